"""Answers about sharp growth."""
