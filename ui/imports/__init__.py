"""Screens of uploads: files on their way in, runs, the journal, the upkeep of the data."""
