"""Screens of heat maps and of the district's map."""
