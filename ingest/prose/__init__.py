"""Prose: from lines to paragraphs, sentences, statements and passages."""
