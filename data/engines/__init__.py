"""Engine adapters: the only code that knows which database answers the counting SQL."""
