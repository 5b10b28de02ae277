"""Answers about emergencies."""
