"""The edge of the system: files in, store, snapshots, and the SQL of facts."""
