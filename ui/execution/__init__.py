"""Screens of execution: who owes what, reports, matrix, documents."""
