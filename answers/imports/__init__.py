"""Answers about the data themselves: what came, when, and what is wrong with it."""
