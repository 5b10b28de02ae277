"""Answers about the execution of plans."""
