"""From the store and the registers to a snapshot that viewers read."""
