"""Reading strangers' files into text cells."""
