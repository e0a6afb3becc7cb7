"""Two tables in one frame: a line across the whole width names the second, which has a head of its own.

The “三公” form of a final account prints under its amounts 相关统计数: 项目 | 统计数 | 项目 | 统计数. Another
prints 预算数 over its columns and their amounts, and under them 决算数 over the same columns again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.amounts import MONEY_IN_YUAN, squeeze
from ingest.tables.continuations import Section
from ingest.tables.strips import Strip, amounts_in, beginnings, is_blank

_LONGEST_NAME = 20
_MEASURE = re.compile(
    r"(?:20\d\d年?度?|上年度?|本年度?|当年|年初|全年)(?:预算|决算|执行|调整预算)(?:数|金额)?"
)
"""What a column holds, by its year or its time and its reading."""
_HEAD = re.compile("项目|名称|统计数|数量|金额|内容|指标")


def stacked(section: Section) -> Iterator[Section]:
    """The section, or the parts of it that stand under each other; a form is one."""
    again = None if section.form else _same_head_again(section)
    if again is not None:
        below = again + len(section.header)
        yield replace(section, body=section.body[:again], notes=())
        header = tuple(section.body[again:below])
        yield from stacked(replace(section, header=header, body=section.body[below:]))
        return
    measured = None if section.form or not section.header else _other_measures(section)
    if measured is not None:
        head = section.body[measured]
        yield replace(section, body=section.body[:measured], notes=())
        caption = replace(section.caption, unit=_unit_in(head[0].text) or section.caption.unit)
        body = section.body[measured + 1 :]
        yield from stacked(replace(section, caption=caption, header=(head,), body=body))
        return
    at = None if section.form or len(section.pages) > 1 else _second_head(section)
    if at is None:
        yield section
        return
    yield replace(section, body=section.body[: at - 1], notes=())
    head = section.body[at]
    places = [place for place, slot in enumerate(head) if slot.begins]
    edges = (*(section.edges[place] for place in places), section.edges[-1])
    narrowed = [tuple(strip[place] for place in places) for strip in section.body[at:]]
    caption = replace(section.caption, unit=None, borrowed=True)
    yield replace(section, caption=caption, header=(narrowed[0],), body=tuple(narrowed[1:]), edges=edges)


def _same_head_again(section: Section) -> int | None:
    """The row that names a second part over the same columns: 决算数 under the amounts of 预算数."""
    if len(section.header) < 2 or len(beginnings(section.header[0])) > 1:
        return None
    columns = [_texts(strip) for strip in section.header[1:]]
    for at in range(1, len(section.body) - len(section.header)):
        head = [_texts(strip) for strip in section.body[at + 1 : at + len(section.header)]]
        if _names_a_part(section.body[at]) and head == columns:
            return at
    return None


def _other_measures(section: Section) -> int | None:
    """The row that heads the same columns anew: 经费控制情况 | 2021年决算数 | 2022年预算数, under 编制数."""
    for at in range(1, len(section.body) - 1):
        cells = beginnings(section.body[at])
        names = [squeeze(slot.text) for slot in cells[1:]]
        heads = len(names) > 1 and len(cells) == len(section.body[at]) and all(map(_MEASURE.fullmatch, names))
        if heads and amounts_in(section.body[at + 1]):
            return at
    return None


def _unit_in(name: str) -> str | None:
    """The unit that a name ends with in brackets."""
    found = re.search(rf"[（(]({'|'.join(MONEY_IN_YUAN)})[）)]$", squeeze(name))
    return found.group(1) if found else None


def _texts(strip: Strip) -> tuple[str, ...]:
    """The names in a row of a header; the numbers of columns count on from those before."""
    return tuple(re.sub(r"^\d+$", "#", squeeze(slot.text)) for slot in strip)


def _second_head(section: Section) -> int | None:
    """The row that heads the second table, right under the line that names it."""
    for at in range(2, len(section.body) - 1):
        above, head = section.body[at - 1], section.body[at]
        cells = beginnings(head)
        if not _names_a_part(above) or len(cells) < 2 or amounts_in(head):
            continue
        if all(_HEAD.search(squeeze(slot.text)) for slot in cells) and not is_blank(section.body[at + 1]):
            return at
    return None


def _names_a_part(strip: Strip) -> bool:
    cells = beginnings(strip)
    text = squeeze(cells[0].text) if len(cells) == 1 else ""
    return len(strip) > 2 and 2 <= len(text) <= _LONGEST_NAME and not re.search(r"\d|[:：。]", text)
