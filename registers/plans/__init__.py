"""Plans of measures, the bodies that execute them, their reports."""
