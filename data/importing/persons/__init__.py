"""Who is named in a text, and how it is covered before it is kept."""
