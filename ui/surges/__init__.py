"""Screens of sharp growth: alarms, their ledger, the detector's settings."""
