"""Scope first: which documents a question is about."""
