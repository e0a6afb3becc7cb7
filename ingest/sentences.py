"""Sentences of a paragraph, each with the page and box of its lines."""

from __future__ import annotations

from ingest.lines import ProseLine, union
from ingest.model import Sentence

_END = "。；！？;!?"
_OPEN = "（(《“「【"
_CLOSE = "）)》”」】"


def sentences_of(lines: tuple[ProseLine, ...]) -> tuple[Sentence, ...]:
    """Cut after 。；！？ outside brackets; a closing quote belongs to the sentence it closes."""
    text = "".join(line.text for line in lines)
    result = []
    for start, end in cut(text):
        touched = _lines_between(lines, start, end)
        page = touched[0].page
        box = union(line.box for line in touched if line.page == page)
        result.append(Sentence(text[start:end], page, box))
    return tuple(result)


def cut(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text`, none empty.

    >>> cut("甲。乙（丙；丁）戊；")
    [(0, 2), (2, 10)]
    """
    spans: list[tuple[int, int]] = []
    start = depth = index = 0
    opened = 0
    while index < len(text):
        character = text[index]
        if character in _OPEN:
            depth, opened = depth + 1, index
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _END:
            # A bracket left open for long was never meant to close.
            if depth == 0 or index - opened > 80:
                depth = 0
                index += 1
                while index < len(text) and text[index] in "。；”）)’」" and text[index] != "（":
                    index += 1
                spans.append((start, index))
                start = index
                continue
        index += 1
    if text[start:].strip():
        spans.append((start, len(text)))
    return [span for span in spans if text[span[0] : span[1]].strip()]


def _lines_between(lines: tuple[ProseLine, ...], start: int, end: int) -> list[ProseLine]:
    touched = []
    at = 0
    for line in lines:
        if at < end and at + len(line.text) > start:
            touched.append(line)
        at += len(line.text)
    return touched
