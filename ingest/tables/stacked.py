"""Two tables in one frame: a line across the whole width names the second, which has a head of its own.

The “三公” form of a final account prints under its amounts 相关统计数: 项目 | 统计数 | 项目 | 统计数.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.amounts import squeeze
from ingest.tables.continuations import Section
from ingest.tables.strips import Strip, amounts_in, beginnings, is_blank

_LONGEST_NAME = 20
_HEAD = re.compile("项目|名称|统计数|数量|金额|内容|指标")


def stacked(section: Section) -> Iterator[Section]:
    """The section, or the parts of it that stand under each other; a form is one."""
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
