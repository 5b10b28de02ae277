"""Screens of the indicators: cards, lines against the plan, passports, why a number is such."""
