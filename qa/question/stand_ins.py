"""Names that stay whole while the words around them are taken apart: 商品和服务支出 is one thing."""

from __future__ import annotations

import re

_FIRST = 0xF0000
"""The first stand-in, of a plane for private use that no question is typed in."""


class StandIns:
    """Single characters in the place of names, and the names again.

    >>> kept = StandIns()
    >>> text = f"{kept.keep('商品和服务支出')}和会议费"
    >>> [kept.back(name) for name in text.split("和")]
    ['商品和服务支出', '会议费']
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._names)

    def keep(self, name: str) -> str:
        """A character of its own for a name."""
        stand_in = chr(_FIRST + len(self._names))
        self._names[stand_in] = name
        return stand_in

    def keep_all(self, pattern: re.Pattern[str], words: str) -> str:
        """The words with whatever the pattern finds kept."""
        return pattern.sub(lambda match: self.keep(match.group()), words)

    def back(self, words: str) -> str:
        """The words with each name in its place again."""
        return "".join(self._names.get(char, char) for char in words)
