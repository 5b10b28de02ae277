"""Plans of measures and reports of execution: strangers' documents into numbered lines."""
