"""Items: from words to the cells and statements that they name."""
