"""Answers about plans of measures."""
