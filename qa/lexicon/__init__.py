"""What the field calls its things: aliases, short names and official codes, as data files."""
