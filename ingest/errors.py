"""The one error that using a library raises."""

from __future__ import annotations


class LibraryError(Exception):
    """The library cannot do what was asked; the message is one Chinese line."""
