"""Screens of ratings and of a settlement's card."""
