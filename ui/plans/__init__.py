"""Screens of plans of measures: taking one in, its lines, its settings."""
