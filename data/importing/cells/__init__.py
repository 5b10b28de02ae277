"""From the text of a cell to its value: dates, numbers, yes and no."""
