"""The text of an answer as safe HTML: a small part of Markdown, its checked numbers as buttons.

Only paragraphs, bold, quotations, lists and tables are known. Links, pictures and HTML are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.amounts import squeeze
from qa.answering.answer import AnswerRecord, Check
from qa.page.markup import Markup, action, escape, join, tag
from qa.patterns import regex

_BY = regex(r"^(citation|figure) (\d+)")
_KINDS = (("计算：", "working"), ("其他口径：", "aside"), ("(?:数据)?存疑[：:]", "doubt"))
"""What a paragraph is, by its beginning."""
_PLACES = ("来源：", "查看过的相近之处：")
_OPENING, _CLOSING = ("（", "(", "《", "“"), ("）", ")", "、", "，", "；", "。", "》", "”")
_JOIN = Markup("\u2060")
"""A line may break beside any button, but not beside this."""
_BULLET = regex(r"^\s*(?:[-*+]|\d+[.、])\s+")
_TABLE_RULE = regex(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$")


def answer_prose(record: AnswerRecord, turn: int, *, brief: bool = False) -> Markup:
    """The text without its lists of places, which the page shows as buttons.

    `brief` leaves the first paragraph alone: what follows it is shown in another way.
    """
    numbers = _Numbers(record.checks, turn)
    blocks = [block for block in re.split(r"\n\s*\n", record.text.strip()) if block.strip()]
    shown = []
    for at, block in enumerate(blocks[:1] if brief else blocks):
        if at and (block.startswith(_PLACES) or _repeats(block, blocks[0])):
            continue
        shown.append(_block(block, numbers, "lead" if at == 0 else _kind(block)))
    return join(shown)


def spoken_prose(text: str) -> Markup:
    """Sentences of an answer that is still being written: nothing in them can be opened yet."""
    return tag("p", _spans(text, _Numbers((), 0)), class_="lead")


def _repeats(block: str, lead: str) -> bool:
    """A quotation that is the first sentence once more."""
    return block.startswith(">") and squeeze(block.lstrip("> ")) == squeeze(lead).replace("**", "")


class _Numbers:
    """Turns the checked numbers of a text into buttons, in the order of the checks."""

    def __init__(self, checks: Sequence[Check], turn: int) -> None:
        self._left = list(checks)
        self._turn = turn

    def mark(self, text: str) -> Markup:
        out: list[Markup] = []
        at = 0
        while self._left:
            check = self._left[0]
            found = text.find(check.figure, at)
            if found < 0:
                break
            out.append(escape(text[at:found]))
            at = found + len(check.figure)
            out += [escape(check.figure)] if _is_year(text, found, at) else self._held(text, found, at, check)
            self._left.pop(0)
        out.append(escape(text[at:]))
        return join(out)

    def _held(self, text: str, start: int, end: int, check: Check) -> list[Markup]:
        """A number that can be opened, with what binds it to the bracket or the comma beside it."""
        before = _JOIN if text[:start].endswith(_OPENING) else Markup("")
        after = _JOIN if text[end:].startswith(_CLOSING) else Markup("")
        return [before, self._number(check), after]

    def _number(self, check: Check) -> Markup:
        if not check.supported:
            return tag("span", check.figure, class_="unsupported", title="此数字没有在出处中核实")
        by = _BY.match(check.by or "")
        if by is None:
            return escape(check.figure)
        where = {"cite": int(by.group(2))} if by.group(1) == "citation" else {"walk": int(by.group(2))}
        return tag(
            "button",
            check.figure,
            type="button",
            class_="number",
            title="看出处",
            **action("pick", turn=self._turn, **where),
        )


def _is_year(text: str, start: int, end: int) -> bool:
    """2024年 names an edition; it is no figure to look up."""
    return re.fullmatch(r"(?:19|20)\d\d年", text[start : end + (text[end - 1] != "年")]) is not None


def _kind(block: str) -> str:
    return next((kind for start, kind in _KINDS if re.match(start, block)), "para")


def _block(block: str, numbers: _Numbers, kind: str) -> Markup:
    lines = block.splitlines()
    if len(lines) >= 2 and "|" in lines[0] and _TABLE_RULE.match(lines[1]):
        return _table(lines, numbers)
    if all(line.startswith(">") for line in lines):
        quoted = join((_spans(line.lstrip("> "), numbers) for line in lines), Markup("<br>"))
        return tag("blockquote", quoted)
    if all(_BULLET.match(line) for line in lines):
        return tag("ul", join(tag("li", _spans(_BULLET.sub("", line), numbers)) for line in lines))
    heading = re.match(r"^#{1,6}\s+(.*)$", block)
    if heading and len(lines) == 1:
        return tag("p", tag("strong", _spans(heading.group(1), numbers)), class_=kind)
    return tag("p", join((_spans(line, numbers) for line in lines), Markup("<br>")), class_=kind)


def _table(lines: Sequence[str], numbers: _Numbers) -> Markup:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in (lines[0], *lines[2:])]
    head = tag("tr", join(tag("th", _spans(cell, numbers), scope="col") for cell in rows[0]))
    body = join(tag("tr", join(tag("td", _spans(cell, numbers)) for cell in row)) for row in rows[1:])
    return tag("table", tag("thead", head), tag("tbody", body), class_="in-answer")


def _spans(line: str, numbers: _Numbers) -> Markup:
    return join(_bold(line, numbers))


def _bold(line: str, numbers: _Numbers) -> Iterator[Markup]:
    for at, part in enumerate(re.split(r"\*\*(.+?)\*\*", line)):
        if part:
            yield tag("strong", numbers.mark(part)) if at % 2 else numbers.mark(part)
