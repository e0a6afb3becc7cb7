"""What a reader says when a file cannot be read."""

from __future__ import annotations


class ReadError(Exception):
    """A file cannot be read; the message is one Chinese line that says why and what to do."""
