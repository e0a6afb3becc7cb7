"""Sentences of a paragraph, each with the page and box of its lines."""

from __future__ import annotations

from ingest.model import Sentence
from ingest.prose.lines import ProseLine, union

_END = "。；！？;!?"
_OPEN = "（(《“「【"
_CLOSE = "）)》”」】"


def sentences_of(lines: tuple[ProseLine, ...]) -> tuple[Sentence, ...]:
    """Cut after 。；！？ outside brackets; a closing quote belongs to the sentence it closes."""
    text = "".join(line.text for line in lines)
    result = []
    for start, end in cut(text):
        touched = _lines_between(lines, start, end)
        pages = dict.fromkeys(line.page for _, line in touched)
        parts = tuple(
            (
                max(0, min(at for at, line in touched if line.page == page) - start),
                page,
                union(line.box for _, line in touched if line.page == page),
            )
            for page in pages
        )
        result.append(Sentence(text[start:end], parts[0][1], parts[0][2], parts if len(parts) > 1 else ()))
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
            if character == "”" and not depth and index and text[index - 1] in "。！？":
                spans.append((start, index + 1))
                start = index + 1
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


def _lines_between(lines: tuple[ProseLine, ...], start: int, end: int) -> list[tuple[int, ProseLine]]:
    """(offset in the paragraph, line) of the lines that hold some of the span."""
    touched = []
    at = 0
    for line in lines:
        if at < end and at + len(line.text) > start:
            touched.append((at, line))
        at += len(line.text)
    return touched
