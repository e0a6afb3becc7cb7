"""One reader per format; all give the same pages of words, ruling lines and boxes."""
