"""Screens of the directories: places, topics, posts, pages, terms, templates."""
