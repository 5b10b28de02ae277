"""Road maps in versions, with their measures."""
