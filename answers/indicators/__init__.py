"""Answers about the indicators: facts against the plan, verdicts, passports, the first screen."""
