"""Prose asked for: reasons, duties, definitions, lists, quoted with their places."""
