"""“三公”经费 tables: the parts are fixed by the form, whichever way the table runs.

财政部《地方预决算公开操作规程》: “三公”经费 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费,
and 公务用车购置及运行费 = 购置费 + 运行费.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.model import Document
from qa.check.causes import suspects_of_sum
from qa.check.figures import Figure, judge_sum, total
from qa.check.findings import make_finding
from qa.check.sheet import Sheet, sheets
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_ITEMS: tuple[tuple[str, str], ...] = (
    ("purchase", r"购置费?$|购置$"),
    ("running", r"(?:运行|运行维护)(?:费|支出|费用)?$"),
    ("vehicles", r"购置(?:及|和|与)运行"),
    ("abroad", r"因公出国"),
    ("reception", r"公务接待"),
    ("total", r"三公|^合计$|^小计$|^总计$"),
)
_OTHER = regex(r"会议|培训|机关运行|行政经费|增减|变化|比上年|上年")


def three_public_sums(document: Document) -> Iterator[Trial]:
    """合计＝出国＋用车＋接待，用车＝购置＋运行, in each row (or column) of the form."""
    for sheet in sheets(document):
        if sheet.table.kind != "three_public_table":
            continue
        lines = list(_lines(sheet))
        if not lines:
            yield not_run("“三公”经费表的各项未能识别")
        for items in lines:
            yield from _check(sheet, items)


def _lines(sheet: Sheet) -> Iterator[dict[str, Figure]]:
    columns = [(column, _item("/".join(column.path))) for column in sheet.columns]
    named = {item for column in sheet.table.columns if (item := _item("/".join(column.path)))}
    if {"abroad", "reception"} <= named:
        for row in sheet.table.rows:
            if _OTHER.search(row.label):
                continue
            groups: dict[tuple[str, ...], dict[str, Figure]] = {}
            for column, item in columns:
                figure = sheet.at(row, column)
                if item and figure is not None:
                    suffix = _variant(column.path)
                    groups.setdefault(suffix, {}).setdefault(item, figure)
            yield from (items for items in groups.values() if len(items) > 2)
        return
    rows = [(row, _item(row.label)) for row in sheet.table.rows if not _OTHER.search(row.label)]
    if {"abroad", "reception"} <= {item for _, item in rows if item}:
        for column in sheet.columns:
            if _OTHER.search(column.name):
                continue
            items: dict[str, Figure] = {}
            for row, item in rows:
                figure = sheet.at(row, column)
                if item and figure is not None and item not in items:
                    items[item] = figure
            if len(items) > 2:
                yield items


def _item(name: str) -> str | None:
    """Which item a header or a label names; the innermost part counts."""
    parts = [re.sub(r"\d{4}年|预算数|决算数|全年|年初", "", part) for part in name.split("/")]
    last = next((part for part in reversed(parts) if part and part not in ("小计", "合计", "金额")), "")
    if _OTHER.search(last):
        return None
    if re.search(r"一般公共预算|财政拨款|政府性基金|国有资本", last) and len(parts) > 1:
        last = next((part for part in reversed(parts[:-1]) if part not in ("小计", "合计")), last)
    if last == "" or (
        re.fullmatch(r"合计|小计|总计", parts[-1]) and not re.search(r"购置|运行|出国|接待", name)
    ):
        return "total"
    if re.search(r"购置(?:及|和|与)?运行", last) and not re.search(r"小计|合计", last):
        return "vehicles"
    for item, form in _ITEMS:
        if re.search(form, last):
            return item
    return None


def _variant(path: Sequence[str]) -> tuple[str, ...]:
    """What tells two sets of the same items apart in one row: budget and final account, funds."""
    words = re.findall(r"预算数|决算数|年初|全年|一般公共预算|政府性基金|国有资本|\d{4}年", "/".join(path))
    return tuple(dict.fromkeys(words))


def _check(sheet: Sheet, items: dict[str, Figure]) -> Iterator[Trial]:
    vehicles = items.get("vehicles")
    halves = [items[name] for name in ("purchase", "running") if name in items]
    # A blank half is nought where the form has a place for both.
    if vehicles is not None and halves and {"purchase", "running"} <= _named(sheet):
        yield _sum(sheet, "公务用车购置及运行费", vehicles, halves, "购置费与运行费")
    whole = items.get("total")
    wheels = [vehicles] if vehicles is not None else halves
    parts = [items[name] for name in ("abroad", "reception") if name in items] + wheels
    if whole is not None and len(parts) >= 2 and ("abroad" in items and "reception" in items):
        if whole.value > total(parts) and whole.value and _holds_other_fees(sheet):
            yield not_run("合计另含会议费、培训费等")
            return
        yield _sum(sheet, "“三公”经费合计", whole, parts, "出国、用车、接待三项")


def _named(sheet: Sheet) -> set[str]:
    """Items that the form has a column or a row for, filled in or not."""
    names = [_item("/".join(column.path)) for column in sheet.table.columns]
    return {name for name in (*names, *(_item(row.label) for row in sheet.table.rows)) if name}


def meetings_and_all(document: Document) -> Iterator[Trial]:
    """合计＝“三公”小计＋会议费＋培训费, where one form prints them together."""
    for sheet in sheets(document):
        if sheet.table.kind != "three_public_table":
            continue
        tops = {column.path[0]: column for column in sheet.columns if len(column.path) == 1}
        inner = next(
            (
                column
                for column in sheet.columns
                if len(column.path) == 2 and "三公" in column.path[0] and column.name == "小计"
            ),
            None,
        )
        if "合计" not in tops or inner is None or not {"会议费", "培训费"} <= set(tops):
            continue
        for row in sheet.table.rows:
            whole = sheet.at(row, tops["合计"])
            parts = [sheet.at(row, column) for column in (inner, tops["会议费"], tops["培训费"])]
            figures = [figure for figure in parts if figure is not None]
            if whole is not None and figures:
                yield _sum(sheet, "合计", whole, figures, "“三公”小计、会议费、培训费")


def _holds_other_fees(sheet: Sheet) -> bool:
    """Whether meetings and training stand in the table too, by its title, its columns or its rows."""
    names = "".join("".join(column.path) for column in sheet.columns) + sheet.table.title
    names += "".join(row.label for row in sheet.table.rows)
    return bool(re.search(r"会议费|培训费|两费", names))


def _sum(sheet: Sheet, name: str, whole: Figure, parts: Sequence[Figure], words: str) -> Trial:
    verdict = judge_sum(whole, parts)
    if verdict is None:
        return HOLDS
    value = total(parts)
    if value == Decimal(0):
        return not_run("“三公”经费各项未印出")
    shown = whole.show(value)
    what = f"《{sheet.table.title}》{name}为{whole.printed}，{words}相加为{shown}"
    return fails(
        make_finding(
            "three-public-sum",
            verdict,
            what,
            (whole.printed, shown),
            [whole.place, *(part.place for part in parts)],
            whole.show(abs(whole.value - value)),
        ),
        suspects_of_sum(whole, parts),
    )
