"""From the cells of a sheet to the rows and columns of a known export."""
