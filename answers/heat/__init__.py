"""Answers about where there is more: heat maps and the district's map."""
