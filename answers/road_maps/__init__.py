"""Answers about road maps."""
