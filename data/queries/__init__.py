"""The SQL of facts: questions asked of a snapshot, counts out."""
