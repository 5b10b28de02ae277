"""Answers about messages in time."""
