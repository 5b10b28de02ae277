"""Verdicts on alarms and the settings of the detector."""
