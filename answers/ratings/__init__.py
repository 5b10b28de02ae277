"""Answers about places in the ratings."""
