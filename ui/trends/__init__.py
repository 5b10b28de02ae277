"""Screens of messages in time: lines, days, topics, notes."""
