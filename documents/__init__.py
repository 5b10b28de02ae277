"""Office files made of answers."""
