"""Screens of road maps: form, measures, versions, effect."""
