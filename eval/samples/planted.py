"""Planted errors: one mistake at a time put into a clean sample, with the place where it was put.

Every kind is a slip that real disclosures show: a wrong digit, two rows swapped, a wrong unit, a
turned 增加, a year left over from another edition, a missing note, last year's figure, a wrong
share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from eval.samples.booklet import Block, Booklet, Content, Paragraph, Sheet
from eval.samples.departments import CULTURE, WATER
from eval.samples.draw import ROUND, draw_budget, draw_execution
from eval.samples.forms.coded import coded_booklet
from eval.samples.forms.district import district_booklet
from eval.samples.forms.final import final_booklet

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2}|\d{5,}")
_COMPARED = re.compile(
    r"(?P<amount>\d+\.\d{2})万元，比\d{4}年(?:预算)?(?P<word>增加|减少)(?P<change>\d+\.\d{2})万元"
)
_TOTALS = re.compile(
    r"(?:收支预算总额|收入预算|支出预算|基本支出|项目支出|人员经费|公用经费)(?P<all>(?P<number>\d+\.\d{2})万元)"
)
_TURNED = re.compile(r"(?P<word>增加|减少)(?P<number>\d+\.\d{2})万元，(?:增长|下降)\d+\.\d{2}%")
_YEARS = re.compile(r"(?P<own>20\d\d)年[^，。]*?\d+\.\d{2}万元，比(?P<year>20\d\d)年(?=预算|增加|减少)")
_SHARE = re.compile(r"(?:占|完成年初预算的|增长|下降)(?P<number>\d+\.\d{2})%")
_UNSUMMED = re.compile(r"采购|绩效")
"""Titles of tables whose cells nothing else depends on."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A booklet with one mistake: `printed` is what stands wrong, `near` words that stand beside it."""

    kind: str
    booklet: Booklet
    printed: str
    near: tuple[str, ...]
    """Any of these in a finding's words, figures or quotes shows that it speaks of the place."""


def clean_booklet(seed: int) -> Booklet:
    """A disclosure without a mistake; the forms take turns."""
    if seed % 3 == 0:
        return coded_booklet("planted.pdf", draw_budget(WATER, 2025, seed), draw_budget(WATER, 2024, seed))
    # Whole hundreds of yuan, so that 万元 to two decimals leaves nothing to rounding.
    profile = replace(CULTURE, step=ROUND)
    now, before = draw_budget(profile, 2024, seed), draw_budget(profile, 2023, seed)
    if seed % 3 == 1:
        return district_booklet("planted.pdf", now, before)
    return final_booklet("planted.pdf", draw_execution(now, seed), now)


def plant(seed: int) -> Planted:
    """One mistake in the clean booklet of the seed; kinds take turns, the seed decides the place."""
    random = Random(seed)
    booklet = clean_booklet(seed)
    kinds = list(KINDS)
    first = seed // 3 % len(kinds)
    for kind in (*kinds[first:], *kinds[:first]):
        planted = KINDS[kind](booklet, random)
        if planted is not None:
            return planted
    raise ValueError(f"nothing can be planted in sample {seed}")


def _wrong_digit(booklet: Booklet, random: Random) -> Planted | None:
    """One digit of one cell of a table whose rows add up."""
    places = [
        (place, row, column)
        for place, sheet in _sheets(booklet)
        if not _UNSUMMED.search(sheet.title)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and _NUMBER.fullmatch(cell) and not _is_code(sheet, column)
    ]
    if not places:
        return None
    place, row, column = random.choice(places)
    sheet = booklet.blocks[place]
    assert isinstance(sheet, Sheet)
    before = str(sheet.rows[row][column])
    after = _other_digit(before, random)
    changed = _with_cell(sheet, row, column, after)
    return Planted("wrong digit", _with_block(booklet, place, changed), after, (after, _plain(after)))


def _swapped_rows(booklet: Booklet, random: Random) -> Planted | None:
    """The amounts of two 项 of one table change places."""
    places: list[tuple[int, int, int]] = []
    for place, sheet in _sheets(booklet):
        if not re.search(r"功能|收入预算总表|支出预算总表|收入决算表|支出决算表", sheet.title):
            continue
        items = [row for row, cells in enumerate(sheet.rows) if _is_item(cells)]
        for one in items:
            for two in items:
                if one < two and _amounts(sheet.rows[one]) != _amounts(sheet.rows[two]):
                    places.append((place, one, two))
    if not places:
        return None
    place, one, two = random.choice(places)
    mixed = booklet.blocks[place]
    assert isinstance(mixed, Sheet)
    rows = list(mixed.rows)
    width = len(rows[one]) - len(_amounts(rows[one]))
    rows[one], rows[two] = (
        (*rows[one][:width], *rows[two][width:]),
        (*rows[two][:width], *rows[one][width:]),
    )
    values = [str(cell) for cell in (*_amounts(rows[one]), *_amounts(rows[two])) if cell]
    labels = [str(rows[index][width - 1]) for index in (one, two)]
    changed = replace(mixed, rows=tuple(rows))
    near = (*values, *map(_plain, values), *labels)
    return Planted("swapped rows", _with_block(booklet, place, changed), values[0], near)


def _wrong_unit(booklet: Booklet, random: Random) -> Planted | None:
    """万元 of one amount of prose becomes 元."""
    found = _matches(booklet, _TOTALS)
    if not found:
        return None
    place, match = random.choice(found)
    wrong = f"{match.group('number')}元"
    changed = _reworded(booklet, place, match, "all", wrong)
    return Planted("wrong unit", changed, wrong, (wrong, match.group("number")))


def _wrong_direction(booklet: Booklet, random: Random) -> Planted | None:
    """增加 becomes 减少, or the other way, beside its percentage."""
    found = _matches(booklet, _TURNED)
    if not found:
        return None
    place, match = random.choice(found)
    word = "减少" if match.group("word") == "增加" else "增加"
    changed = _reworded(booklet, place, match, "word", word)
    return Planted("wrong direction", changed, f"{word}{match.group('number')}万元", (match.group("number"),))


def _wrong_year(booklet: Booklet, random: Random) -> Planted | None:
    """The year of a table's title, or the year compared with, is another edition's."""
    titled = [(place, sheet) for place, sheet in _sheets(booklet) if re.match(r"20\d\d年", sheet.title)]
    compared = _matches(booklet, _YEARS)
    if titled and (not compared or random.random() < 0.5):
        place, sheet = random.choice(titled)
        wrong = f"{int(sheet.title[:4]) - 1}年"
        title = wrong + sheet.title[5:]
        return Planted(
            "wrong year", _with_block(booklet, place, replace(sheet, title=title)), wrong, (title, wrong)
        )
    if not compared:
        return None
    place, match = random.choice(compared)
    wrong = match.group("own")
    changed = _reworded(booklet, place, match, "year", wrong)
    return Planted("wrong year", changed, f"比{wrong}年", (f"比{wrong}年",))


def _missing_note(booklet: Booklet, random: Random) -> Planted | None:
    """The note that says why a table is empty is left out."""
    noted = [
        (place, sheet)
        for place, sheet in _sheets(booklet)
        if any(re.search("空表|无数据", note) for note in sheet.notes)
    ]
    if not noted:
        return None
    place, sheet = random.choice(noted)
    changed = _with_block(booklet, place, replace(sheet, notes=()))
    return Planted("missing note", changed, sheet.title, (sheet.title,))


def _stale_figure(booklet: Booklet, random: Random) -> Planted | None:
    """This year's amount is printed as last year's."""
    found = _matches(booklet, _COMPARED)
    if not found:
        return None
    place, match = random.choice(found)
    sign = 1 if match.group("word") == "增加" else -1
    cents = _cents(match.group("amount")) - sign * _cents(match.group("change"))
    stale = f"{cents // 100}.{cents % 100:02d}"
    return Planted("stale figure", _reworded(booklet, place, match, "amount", stale), stale, (stale,))


def _wrong_share(booklet: Booklet, random: Random) -> Planted | None:
    """A percentage has another digit before its decimal point."""
    found = _matches(booklet, _SHARE)
    if not found:
        return None
    place, match = random.choice(found)
    whole, _, decimals = match.group("number").partition(".")
    wrong = f"{_other_digit(whole, random)}.{decimals}"
    return Planted(
        "wrong share", _reworded(booklet, place, match, "number", wrong), f"{wrong}%", (f"{wrong}%",)
    )


KINDS: dict[str, Callable[[Booklet, Random], Planted | None]] = {
    "wrong digit": _wrong_digit,
    "swapped rows": _swapped_rows,
    "wrong unit": _wrong_unit,
    "wrong direction": _wrong_direction,
    "wrong year": _wrong_year,
    "missing note": _missing_note,
    "stale figure": _stale_figure,
    "wrong share": _wrong_share,
}
"""The kinds of mistakes, in the order in which seeds take them."""


def _reworded(booklet: Booklet, place: int, match: re.Match[str], group: str, words: str) -> Booklet:
    """The booklet with other words for what a group of the match holds in the paragraph at the place."""
    paragraph = booklet.blocks[place]
    assert isinstance(paragraph, Paragraph)
    text = paragraph.text[: match.start(group)] + words + paragraph.text[match.end(group) :]
    return _with_block(booklet, place, Paragraph(text))


def _sheets(booklet: Booklet) -> Iterator[tuple[int, Sheet]]:
    for place, block in enumerate(booklet.blocks):
        if isinstance(block, Sheet):
            yield place, block


def _matches(booklet: Booklet, form: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
    return [
        (place, match)
        for place, block in enumerate(booklet.blocks)
        if isinstance(block, Paragraph)
        for match in form.finditer(block.text)
    ]


def _with_block(booklet: Booklet, place: int, block: Block) -> Booklet:
    blocks = (*booklet.blocks[:place], block, *booklet.blocks[place + 1 :])
    return replace(booklet, blocks=blocks)


def _with_cell(sheet: Sheet, row: int, column: int, text: str) -> Sheet:
    cells = list(sheet.rows[row])
    cells[column] = text
    return replace(sheet, rows=(*sheet.rows[:row], tuple(cells), *sheet.rows[row + 1 :]))


def _is_code(sheet: Sheet, column: int) -> bool:
    return bool(re.search("编码|序号|类$|款$|项$", "/".join(sheet.columns[column].path)))


def _is_item(cells: Sequence[Content]) -> bool:
    """A row of a seven-digit code, printed in one column or in three."""
    codes = [cell for cell in cells[:3] if isinstance(cell, str) and re.fullmatch(r"\d{2,7}", cell.strip())]
    return len("".join(code.strip() for code in codes)) == 7


def _amounts(cells: Sequence[Content]) -> tuple[Content, ...]:
    """The cells behind the name."""
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and re.search(r"[\u4e00-\u9fff]", cell):
            return tuple(cells[place + 1 :])
    return ()


def _other_digit(text: str, random: Random) -> str:
    """The text with one digit other than it is; the first digit is not made nought."""
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    place = random.choice(digits[: max(1, len(digits) - 2)])
    others = [
        digit for digit in "0123456789" if digit != text[place] and (place != digits[0] or digit != "0")
    ]
    return text[:place] + random.choice(others) + text[place + 1 :]


def _plain(text: str) -> str:
    return text.replace(",", "")


def _cents(text: str) -> int:
    return int(text.replace(".", ""))
