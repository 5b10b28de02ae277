"""What the guard looks at, one kind of container a module; the standard library alone."""
