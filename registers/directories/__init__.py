"""Settlements, blocks, topics and the names seen in files."""
