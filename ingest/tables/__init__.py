"""Tables: from grids of cells to logical tables, rows with their hierarchy, facts."""
