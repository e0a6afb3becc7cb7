"""Question shapes: patterns over the words of a question that build candidate plans."""
