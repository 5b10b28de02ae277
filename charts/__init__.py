"""Figures: every picture on a screen, drawn with one palette."""
