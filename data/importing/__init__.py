"""From a file to rows in the store: recognise, map, preview, confirm, write."""
