"""Patterns that are compiled when they are first used.

What questions and documents may say takes some two thousand patterns; one answer needs fewer than half of
them, and compiling the others is most of what a single `yusuan ask` would wait for.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Regex:
    """Stands for a compiled pattern; its methods are those of the pattern from the first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_THE_PATTERN:
            raise AttributeError(name)
        # Two threads may both come here first: each takes what it asks for from the compiled pattern.
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((known, getattr(compiled, known)) for known in _OF_THE_PATTERN)
        return getattr(compiled, name)


_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
_OF_THE_PATTERN = (*_METHODS, "groupindex", "groups")


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, put off until the pattern is used; a wrong one raises `re.error` only then.

    Use its methods: the functions of `re` do not take it, and the `re` of a match is the compiled pattern.
    """
    return cast("re.Pattern[str]", _Regex(pattern, flags))
