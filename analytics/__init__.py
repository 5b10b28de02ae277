"""The core: definitions of indicators, achievement, verdicts, ratings, calendar. Pure functions."""
