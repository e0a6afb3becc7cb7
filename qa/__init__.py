"""Answering: from a question to a typed plan, exact execution, wording and verification."""
