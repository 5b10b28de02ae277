"""Passports of the indicators in versions."""
