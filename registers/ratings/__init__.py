"""Weights of the rating and issued ratings."""
