"""The table of contents, told apart from the prose it announces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Sentence
from ingest.prose.lines import ProseLine
from ingest.prose.numbering import without_numbering

_TITLE = re.compile(r"目[录錄次]")
_LEADER = re.compile(r"[.．·・…‥⋯_—-]{3,}")
_PAGE = re.compile(r"[.．·・…‥⋯_\s—-]*[(（]?\d{1,3}[)）]?$")


@dataclass(frozen=True, slots=True)
class Contents:
    """Lines of the list of contents, and its entries as sentences."""

    lines: tuple[ProseLine, ...]
    sentences: tuple[Sentence, ...]
    keys: frozenset[str]

    def names(self, text: str) -> bool:
        """Whether the contents list has this heading."""
        return _key(text) in self.keys


def split_contents(lines: Sequence[ProseLine]) -> tuple[Contents, tuple[ProseLine, ...]]:
    """(contents, all other lines). Without a line 目录 the contents are empty."""
    start = next((i for i, line in enumerate(lines) if _TITLE.fullmatch(line.text)), None)
    if start is None:
        return Contents((), (), frozenset()), tuple(lines)
    end = _end(lines, start + 1)
    entries = _entries(lines[start + 1 : end])
    keys = frozenset(_key(entry.text) for entry in entries)
    return Contents(tuple(lines[start:end]), entries, keys), (*lines[:start], *lines[end:])


def _end(lines: Sequence[ProseLine], start: int) -> int:
    """The first line behind the contents: an entry named again, or a page without entries."""
    seen: list[str] = []
    leaders = any(_LEADER.search(line.text) for line in lines[start : start + 6])
    page = lines[start].page if start < len(lines) else 0
    for index in range(start, len(lines)):
        line = lines[index]
        key = _key(line.text)
        if line.page != page:
            here = [other for other in lines[index : index + 80] if other.page == line.page]
            marked = sum(1 for other in here if _LEADER.search(other.text) or _PAGE.search(other.text))
            if leaders and marked < 0.4 * len(here):
                return index
            if not leaders and (
                key in seen or any("。" in other.text for other in here) or line.page > page + 1
            ):
                return index
            page = line.page
        if not _LEADER.search(line.text):
            if len(seen) >= 3 and len(key) > 3 and key in seen and not _PAGE.search(line.text):
                return index
            if line.text.endswith("。"):
                return index
        seen.append(key)
    return len(lines)


def _entries(lines: Sequence[ProseLine]) -> tuple[Sentence, ...]:
    entries = []
    for line in lines:
        text = (
            _PAGE.sub("", _LEADER.sub("", line.text)) if not re.search(r"表[\d-]+$", line.text) else line.text
        )
        if re.search(r"[\u4e00-\u9fff]", text):
            entries.append(Sentence(text, line.page, line.box))
    return tuple(entries)


def _key(text: str) -> str:
    text = _PAGE.sub("", _LEADER.sub("", text))
    return re.sub(r"[\s（）()“”\"]+", "", without_numbering(text))
