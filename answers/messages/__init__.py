"""Answers about single messages and their terms."""
