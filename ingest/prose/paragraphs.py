"""Paragraphs: printed lines put back together over line and page breaks.

A paragraph ends where its last line stops short of the right margin, where the next line is
indented, or where the next line starts a numbering after a full stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.prose.lines import ProseLine
from ingest.prose.numbering import next_in_line, numbering, without_numbering

_STOP = "。；！？：;:!?"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that read on as one text. `centred` and `tall` speak of how it is set."""

    lines: tuple[ProseLine, ...]
    centred: bool
    tall: bool

    @property
    def text(self) -> str:
        """The lines joined."""
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float
    size: float


def paragraphs(lines: Sequence[ProseLine]) -> tuple[Paragraph, ...]:
    """The lines as paragraphs, in order."""
    margins = _margins(lines)
    groups: list[list[ProseLine]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, margins):
            groups[-1].append(line)
        else:
            groups.append([line])
    body = _body_height(lines)
    return tuple(
        Paragraph(
            tuple(group),
            all(_centred(line, margins[line.page]) for line in group),
            min(line.size for line in group) > 1.12 * body,
        )
        for group in groups
    )


def _continues(group: Sequence[ProseLine], line: ProseLine, margins: dict[int, _Margins]) -> bool:
    last = group[-1]
    before, here = margins[last.page], margins[line.page]
    if last.above_grid or line.below_grid or last.gaps > 1 or line.gaps > 1:
        return False
    level, _ = numbering(line.text)
    ended = last.text[-1] in _STOP
    if 0 < level < 5 or (level and (ended or next_in_line(group[0].text, line.text))):
        return False
    alike = abs(last.size - line.size) < 0.25 * max(last.size, line.size)
    if _title_goes_on(group, line, before, here):
        return True
    if not alike or (ended and last.text[-1] in "。！？" and _indented(line, here)):
        return False
    if not ended and _runs_on(group, line, before, here):
        return not level
    full = last.box[2] > before.right - 2.2 * before.size
    return full and not _indented(line, here)


def _title_goes_on(group: Sequence[ProseLine], line: ProseLine, before: _Margins, here: _Margins) -> bool:
    """A centred title set over two lines, or a long 第一部分 with its rest centred below."""
    last = group[-1]
    if last.page != line.page or line.box[1] - last.box[3] > 1.5 * last.size or last.text[-1] in _STOP:
        return False
    if abs(last.size - line.size) > 0.12 * last.size or numbering(line.text)[0]:
        return False
    part = numbering(group[0].text)[0] == 1 and len(group) == 1
    wide = _width(last) > 0.4 * (before.right - before.left)
    return wide and _centred(line, here) and (part or _centred(last, before))


def _runs_on(group: Sequence[ProseLine], line: ProseLine, before: _Margins, here: _Margins) -> bool:
    """A sentence is open at the end of a long line: the break is the typesetter's, not the author's."""
    last = group[-1]
    text = without_numbering("".join(member.text for member in group))
    if _centred(line, before) or len(text) <= 20:
        return False
    if _indented(line, here):
        return len(text) > 30 and any(mark in text for mark in "，：。")
    return _width(last) > 0.5 * (before.right - before.left)


def _indented(line: ProseLine, margins: _Margins) -> bool:
    return line.box[0] > margins.left + 1.2 * margins.size


def _margins(lines: Sequence[ProseLine]) -> dict[int, _Margins]:
    """Left and right edge of the text of each page; pages without a full line borrow them."""
    pages: dict[int, list[ProseLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    found: dict[int, _Margins] = {}
    for number, listed in pages.items():
        widest = max(_width(line) for line in listed)
        wide = [line for line in listed if _width(line) > 0.8 * widest and len(line.text) > 15]
        if wide:
            rights = sorted(line.box[2] for line in wide)
            heights = sorted(line.size for line in wide)
            found[number] = _Margins(
                min(line.box[0] for line in wide), rights[len(rights) * 3 // 4], heights[len(heights) // 2]
            )
    for number, listed in pages.items():
        if number not in found:
            near = min(found, key=lambda other: abs(other - number), default=None)
            if near is not None:
                found[number] = found[near]
            else:
                found[number] = _Margins(
                    min(line.box[0] for line in listed),
                    max(line.box[2] for line in listed),
                    listed[0].size,
                )
    return found


def _centred(line: ProseLine, margins: _Margins) -> bool:
    left, right = line.box[0] - margins.left, margins.right - line.box[2]
    return (
        left > 2.8 * margins.size and right > 2.8 * margins.size and abs(left - right) < 0.35 * (left + right)
    )


def _width(line: ProseLine) -> float:
    return line.box[2] - line.box[0]


def _body_height(lines: Sequence[ProseLine]) -> float:
    """The height of most of the text."""
    weights: dict[float, int] = {}
    for line in lines:
        height = round(line.size * 2) / 2
        weights[height] = weights.get(height, 0) + len(line.text)
    return max(weights, key=lambda height: weights[height], default=10.0)
