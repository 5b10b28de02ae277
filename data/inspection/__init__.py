"""The parts of the full check: each reads one kind of file whole and says what is wrong with it."""
