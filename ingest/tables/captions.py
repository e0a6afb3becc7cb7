"""Captions: what is printed over and under a grid that names it, its unit and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.amounts import MONEY_IN_YUAN, squeeze
from ingest.prose.numbering import numbering, without_numbering
from ingest.tables.codes import without_owner_code

FAR = 150.0
"""Points over the grid within which a title may stand."""

TITLE_LENGTH = 60
"""A line longer than this is prose, unless it ends as a title does."""

HEADING_LENGTH = 40

NOTE_LINES = 8

_MONEY = "|".join(sorted(MONEY_IN_YUAN, key=len, reverse=True))
_UNIT = re.compile(
    rf"[（(]?(?:金额|货币|计量|计价)?单位[:：为]?(?:人民币)?(?P<unit>{_MONEY})[）)]?(?:[（(][^（）()]*[）)])?"
)
_BARE_UNIT = re.compile(rf"[（(](?:金额|单位)?[:：]?(?:人民币)?({_MONEY})[）)]")
_ORGANISATION = re.compile(
    r"(?:(?:部门/)?(?:编制|编报|填报|填制|公开|预算|申报|制表|主管|部门)?(?:单位|部门)(?:[（(][^（）()]*[）)])?(?:名称|全称)?"
    r"(?:[（(][^（）()]*[）)])?)[:：](?P<name>.*?)"
    r"(?=(?:金额|货币|计量)?单位[:：]|[填编]报日期|编制日期|(?:预算|所属|会计)?年度[:：]|20\d\d(?:年|[-—./]\d)|公开|$)"
)
_SEAL = re.compile(r"[（(](?:盖章|公章|签章)[）)]")
_DATE = re.compile(
    r"[填编]报(?:日期|时间)[:：][\d年月日\-—./]*|编制日期[:：][\d年月日\-—./]*"
    r"|(?:预算|所属|会计)?年度[:：](?:20\d\d年?度?)?|^20\d\d年度?$"
)
"""What stands between the organisation and the unit of a table and names neither."""

_NUMBER = re.compile(
    r"(?:(?:部门|单位)?(?:预算|决算)?(?:公开)?(?:附表|附件|表)[:：]?[-—－]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?:[-—－.]\d{1,2})*"
    r"|(?:部门|单位|财决|预决算|预算|决算|公开|部|预){1,3}[A-Za-z]{0,2}(?:\d{1,2}(?:[-—－]\d{1,2})*|[一二三四五六七八九十]{1,3}(?!般))(?:表(?:[-—－]\d{1,2})?)?"
    r"|批复表\d{1,2}(?:[-—－]\d{1,2})*|\d{1,2}[-—－]\d{1,2}(?=[^\d\-—－.年月日元])"
    r"|[A-Z]{1,3}\d{2}(?:[-—]\d)?表?)(?:[:：、.．]|(?=[^\d\-—－.年月日元]|$))"
)
_YEAR_AND_NUMBER = re.compile(r"^20\d\d年度?(?=[财决公开预算部门附]{2,4}\d{1,2}表$)")
"""The year of a final account on one line with its table's number: 2023年度　公开06表."""
_NUMBER_BEHIND = re.compile(
    r"(?:预算|决算|公开|附)?表(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[-—－]\d{1,2})?$|(?:预算|公开)\d{2}表$"
)
"""The table's number between the name of the organisation and the unit: 部门：某局 表一 单位：万元."""
_TITLE_END = re.compile(
    r"表(?:[（(【\[][^（）()]{0,30}[）)】\]])?[一二三四五六七八九十\d]*$|(?:情况|明细|清单|一览|目录)$"
)
_PROSE_END = re.compile(r"[。；;，,、！？]$")
_NOTE = re.compile(r"(?:备?注|说明|备注说明)\d?[:：.、]|[（(]?注[）)]|[*※]|备注")
_EMPTY_NOTE = re.compile(
    r"空表|此表无|本表无|无数据|无此项|不存在此|没有.{0,30}(?:安排|支出|预算|收支)|无.{0,30}(?:安排|支出|预算|收支|收入|发生额|项目)"
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands over a table; empty fields are not printed there."""

    title: str = ""
    number: str = ""
    unit: str | None = None
    organisation: str | None = None
    borrowed: bool = False
    """The title is the heading that the table stands under, not its own."""

    @property
    def is_empty(self) -> bool:
        """Nothing is printed."""
        return not (self.title or self.number or self.unit or self.organisation)


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """A printed line near a grid: text with wide gaps kept as spaces, top, bottom and left in points."""

    text: str
    top: float
    bottom: float
    left: float
    size: float = 10.0


def read_caption(lines: Sequence[CaptionLine], grid_top: float) -> Caption:
    """The caption from the lines over a grid, given from the top of the page (or the grid before) down."""
    caption = Caption()
    titles: list[CaptionLine] = []
    below: list[str] = []
    edge = grid_top
    for line in reversed(lines):
        if grid_top - line.bottom > FAR or (titles and edge - line.bottom > 2.2 * line.size + 8):
            if not titles or not _only_labels(line.text):
                break
        part, rest = split_caption(line.text)
        if titles and rest and not _continues_title(line, rest, titles[-1]):
            if part.number and not caption.number:
                caption = merged_captions(part, caption)
            break
        if not part.is_empty:
            if part.organisation is not None and below and not titles:
                part = replace(part, organisation=part.organisation + "".join(reversed(below)))
                below = []
            caption = merged_captions(part, caption)
        if rest:
            if looks_like_title(rest) or (titles and _continues_title(line, rest, titles[-1])):
                titles.append(replace(line, text=rest))
            elif _is_prose(line.text):
                break
            elif not titles:
                below.append(rest)
                if len(below) > 3:
                    break
        edge = line.top
    title = clean_title("".join(line.text for line in reversed(titles)))
    if not title and below and not caption.is_empty and not _is_prose(below[-1]):
        title = clean_title(below[-1])
    elif not title and below and len(below[0]) <= 30 and not _is_prose(below[0]) and not _leads_in(below[0]):
        title = clean_title(below[0])
    return replace(caption, title=title)


def heading_of(lines: Sequence[CaptionLine]) -> str:
    """The last numbered heading among lines of prose, without its number; "" where there is none."""
    for line in reversed(lines):
        compact = squeeze(line.text)
        if len(compact) > HEADING_LENGTH or re.search(r"[。，；：:]|\d元|%", compact):
            continue
        if numbering(compact)[0]:
            heading = clean_title(compact)
            if len(heading) > 2:
                return heading
    return ""


def trailing_caption(lines: Sequence[CaptionLine]) -> list[CaptionLine]:
    """The last lines of a page that caption the table at the top of the next one."""
    kept: list[CaptionLine] = []
    for line in reversed(lines):
        if not (looks_like_title(line.text) or _only_labels(line.text)):
            break
        kept.insert(0, line)
    return kept


def moved_over(lines: Sequence[CaptionLine], top: float) -> list[CaptionLine]:
    """The same lines, set right over `top`: as if the page had not been broken."""
    shift = top - 4 - lines[-1].bottom
    return [replace(line, top=line.top + shift, bottom=line.bottom + shift) for line in lines]


def split_caption(text: str) -> tuple[Caption, str]:
    """Unit, organisation and table number out of a line, and what remains of it.

    >>> split_caption("部门：江苏省人大常委会办公厅   单位：万元")[0].unit
    '万元'
    """
    compact = squeeze(text)
    unit: str | None = None
    organisation: str | None = None
    number = ""
    found = _UNIT.search(compact)
    if found:
        unit = found["unit"]
        compact = compact[: found.start()] + compact[found.end() :]
    found = _ORGANISATION.search(compact)
    if found:
        name = found["name"].strip(":：,，。")
        behind = _NUMBER_BEHIND.search(name)
        if behind:
            name, number = name[: behind.start()], behind.group()
        organisation = without_owner_code(_SEAL.sub("", name))
        compact = compact[: found.start()] + compact[found.end() :]
    if unit is None:
        found = _BARE_UNIT.search(compact)
        if found:
            unit = found.group(1)
    if unit is not None or organisation is not None:
        compact = _DATE.sub("", compact)
    found = _NUMBER.match(_YEAR_AND_NUMBER.sub("", compact))
    if found:
        compact = _YEAR_AND_NUMBER.sub("", compact)
        number = found.group().rstrip(":：、.．")
        compact = compact[found.end() :]
    return Caption("", number, unit, organisation), compact.strip(":：|")


def looks_like_title(text: str) -> bool:
    """A line that ends as titles of tables do, and is no sentence."""
    compact = clean_title(text)
    if not 2 < len(compact) <= TITLE_LENGTH or _PROSE_END.search(text):
        return False
    return bool(_TITLE_END.search(compact)) and not re.search(r"[，。；]|详见|见附|如下", compact)


def clean_title(text: str) -> str:
    """A title without spaces, numbering, and the unit in brackets behind it."""
    compact = squeeze(text)
    _, marker = numbering(compact)
    if marker:
        compact = without_numbering(compact)
    compact = _BARE_UNIT.sub("", compact)
    return compact.strip(":：|、.．")


def read_notes(lines: Sequence[CaptionLine], grid_bottom: float) -> tuple[str, ...]:
    """Notes printed under a grid, one string each (注：此表无数据)."""
    notes: list[str] = []
    edge = grid_bottom
    in_prose = False
    for line in lines[: NOTE_LINES + 2]:
        compact = squeeze(line.text)
        in_prose = in_prose or (not notes and bool(numbering(compact)[0]))
        starts = bool(_NOTE.match(compact)) or (
            not (notes or in_prose)
            and bool(_EMPTY_NOTE.search(compact))
            and len(compact) < 120
            and not numbering(compact)[0]
        )
        if not notes and not starts and line.top - grid_bottom > 40:
            break
        if starts:
            notes.append(compact)
        elif notes:
            if looks_like_title(line.text) or line.top - edge > 2 * line.size + 6 or _heading(compact):
                break
            if re.match(r"\d[.、．]", compact):
                notes.append(compact)
            else:
                notes[-1] += compact
        edge = line.bottom
    return tuple(notes)


def is_note(text: str, alone: bool = False) -> bool:
    """A whole cell that is a note, not a row's name; `alone` in its row, it may just say 无此项支出."""
    compact = squeeze(text)
    if alone and _EMPTY_NOTE.search(compact) and len(compact) < 120:
        return True
    return bool(re.match(r"(?:备?注|说明|备注说明)\d?[:：]", compact)) or (
        bool(re.search(r"空表|[此本]表无|无数据", compact)) and len(compact) < 120
    )


def _heading(text: str) -> bool:
    level, _ = numbering(text)
    return level in (1, 2, 3, 4)


def _only_labels(text: str) -> bool:
    part, rest = split_caption(text)
    return not part.is_empty and not rest


def _is_prose(text: str) -> bool:
    compact = squeeze(text)
    return bool(_PROSE_END.search(compact)) or len(compact) > TITLE_LENGTH or "，" in compact


def _leads_in(text: str) -> bool:
    """The end of a sentence that leads up to the table (具体情况见下表), no title of it."""
    return bool(re.search(r"[:：]$|如下|下表|包括$", text))


def leads_up(text: str) -> bool:
    """A line over a table that begins with it: 具体明细如下：, 项目名称：甲."""
    compact = squeeze(text)
    return bool(re.search(r"^项目名称[:：]|(?:如下|如下表|[见如]下表)(?:所示)?[:：。]?$", compact))


def project_named(lines: Sequence[CaptionLine]) -> str:
    """The project that the prose over a table is about (项目名称：甲); "" where none is named."""
    found = [_OF_A_PROJECT.search(squeeze(line.text)) for line in lines]
    return next((match["name"] for match in reversed(found) if match), "")


_OF_A_PROJECT = re.compile(r"^项目名称[:：](?P<name>[^:：]{4,40})$")


def _continues_title(line: CaptionLine, rest: str, lower: CaptionLine) -> bool:
    """A title printed on two lines: same size, close, and the upper one is no title by itself."""
    if abs(line.size - lower.size) > 1.5 or lower.top - line.bottom > 1.6 * lower.size:
        return False
    if looks_like_title(rest) or _is_prose(rest.rstrip("、")) or numbering(squeeze(lower.text))[0]:
        return False
    return len(rest) >= 4 and line.size >= 12


def merged_captions(upper: Caption, lower: Caption) -> Caption:
    """Fields of both; where both have one, the one nearer to the grid stays."""
    return Caption(
        lower.title or upper.title,
        lower.number or upper.number,
        lower.unit or upper.unit,
        lower.organisation or upper.organisation,
    )
