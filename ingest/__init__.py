"""Reading: from a file to pages, tables, facts, statements and passages, and their store."""
