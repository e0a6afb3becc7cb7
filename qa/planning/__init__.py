"""The plan language, and the rules that turn a question into plans."""
