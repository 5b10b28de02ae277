"""Screens of emergencies: the card, its clocks, its course."""
