"""Prose against tables by name alone: every amount whose name is a row or column of some table.

One name stands for several scopes, so an amount that no table prints under its name is blamed only where
it is one digit away from one that is printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Document
from qa.check.causes import suspects_of_pair
from qa.check.figures import Figure, judge_difference, of_fact
from qa.check.findings import Severity, make_finding
from qa.check.said import Said, one_slip, passage_numbers
from qa.check.sentences import plain_name
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

FEW_LAST_PLACES = 5
"""A difference of so many last places comes from rounding part by part, not from a misprint."""

Known = tuple[Figure, bool]
"""A figure of a table, and whether the table tells of 基本支出 alone, which is not all of an item."""
_SILENT = regex(
    r"拨款|收入|支出|预算|决算|资金|财政|当年|本年|科目|合计$|总计$|数$|^\d+[-－—、.]*|[（(]\d+[)）]$"
)
_VAGUE = regex(r"^(?:其他|小计|金额|上年|结转|年末|总|项目|单位|部门)?$")
_OTHER_MEASURE = regex(r"执行|上年|调整|全年|完成")


def named_amounts(document: Document) -> Iterator[Trial]:
    """正文列示的各项金额印在表中同名的行或列."""
    known, every = _printed(document)
    if not known:
        return
    for index, numbers in passage_numbers(document).items():
        basic = "基本支出" in "".join((document.passages[index].text, *document.passages[index].heading_path))
        for said in numbers:
            figures = known.get(_key(said.name), []) if _comparable(said, document) else []
            if figures:
                yield _trial(said, figures, every, of_basic=basic)


def _trial(said: Said, known: Sequence[Known], every: Sequence[Decimal], *, of_basic: bool) -> Trial:
    figures = [figure for figure, _ in known]
    verdicts = {judge_difference(said.value - one.value, (said.figure, one)) for one in figures}
    if None in verdicts:
        return HOLDS
    if not of_basic and all(basic and figure.value < said.value for figure, basic in known):
        return not_run("表中只有基本支出的金额")
    other = next((one for one in figures if one_slip(said.figure, one)), None)
    if other is None or "rounding" in verdicts or _is_printed(said, every):
        return not_run("同名数据口径可能不同")
    off = abs(other.value - said.value)
    severity: Severity = "rounding" if off <= FEW_LAST_PLACES * said.figure.step else "error"
    what = f"正文“{said.name}”写{said.text}，表中为{other.printed}{other.unit or ''}"
    figures_of, places = (said.text, other.printed), (said.figure.place, other.place)
    return fails(
        make_finding("prose-name", severity, what, figures_of, places, said.figure.show(off)),
        suspects_of_pair(said.figure, other),
    )


def _comparable(said: Said, document: Document) -> bool:
    if not said.money or said.role != "amount" or said.in_reason or said.inexact or not said.value:
        return False
    if said.statement.year != document.identity.year:
        return False
    measure = (said.statement.base or "") + said.before[-8:]
    if ("预算" if document.identity.kind == "决算" else "决算") in measure:
        return False
    return not _OTHER_MEASURE.search(measure)


def _is_printed(said: Said, every: Sequence[Decimal]) -> bool:
    half = said.figure.step / 2
    at = bisect_left(every, said.value - half)
    return at < len(every) and every[at] <= said.value + half


def _printed(document: Document) -> tuple[dict[str, list[Known]], list[Decimal]]:
    """Figures by the names of their rows (and of columns, in total rows), and every amount in order."""
    known: dict[str, list[Known]] = {}
    every: list[Decimal] = []
    for fact in document.facts:
        figure = of_fact(document, fact)
        if figure is None or not is_money(fact.unit):
            continue
        every.append(figure.value)
        table = document.tables[fact.table]
        if not figure.value or table.kind in ("performance_table", "procurement_table"):
            continue
        names = fact.column_path if table.rows[fact.row].is_total else (fact.label,)
        for key in {_key(name) for name in names}:
            if not _VAGUE.search(key):
                known.setdefault(key, []).append((figure, table.kind == "basic_expenditure_table"))
    return known, sorted(every)


def _key(name: str) -> str:
    return _SILENT.sub("", plain_name(name))
