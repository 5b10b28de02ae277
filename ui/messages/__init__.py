"""Screens of single messages: lists, queue, pairs, and of what is wrong with the data."""
