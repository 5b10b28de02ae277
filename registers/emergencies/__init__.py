"""Emergencies and the posts that answer for them."""
