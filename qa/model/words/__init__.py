"""The model as writer: its paragraph with slots, and whether each word of it stands on evidence."""
