"""Prose against tables for what is no 科目: 收支总额, 基本支出, 人员经费, “三公”经费 …, and units.

The same words stand for different scopes (财政拨款 only, all funds, with carry-over), so a figure
is blamed only where it is nearly one that the tables print (a wrong digit), where it is last
year's (this year's is the table's), or where it is right but for its unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Document, Fact
from qa.check.causes import Suspect, suspects_of_pair
from qa.check.figures import Figure, judge_difference, of_fact
from qa.check.findings import Severity, make_finding
from qa.check.said import Said, one_slip, passage_numbers
from qa.check.sheet import grand_total, sheets
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

TEN_THOUSAND = Decimal(10_000)

BEYOND = 1000
"""Times the largest amount of all tables that no amount of prose is."""

TRILLION = Decimal(10**12)
"""Yuan that no department owns, whatever it spends."""

_NAMES: tuple[tuple[str, str], ...] = (
    ("基本支出", r"基本支出(?:预算|决算)?$"),
    ("项目支出", r"项目支出(?:预算|决算)?$"),
    ("人员经费", r"人员(?:经费|支出)$"),
    ("公用经费", r"(?:日常)?公用(?:经费|支出)$"),
    ("机关运行经费", r"机关运行经费(?:支出)?$"),
    ("“三公”经费", r"“?三公”?经费(?:支出)?$"),
    ("收入", r"(?:收入|收支|收、支|收入、支出|收入总计|收支总额|收入总计、支出)(?:总额|总计|合计|总数)?$"),
    ("支出", r"(?:支出|收支|支出总计)(?:总额|总计|合计|总数)?$"),
)

_WHOLE_NAMES = frozenset("收支 收入 支出 收支总额 收支总数 收入总计 支出总计 收入、支出 收入支出".split())


def named_totals(document: Document) -> Iterator[Trial]:
    """收支总额、基本支出、人员经费 … as said are what the tables print under that name."""
    printed = _evidence(document)
    if not printed:
        return
    every = {fact_value for values in printed.values() for fact_value in (figure.value for figure in values)}
    for numbers in passage_numbers(document).values():
        for place, said in enumerate(numbers):
            if not said.money or said.role != "amount" or said.in_reason or said.inexact or not said.value:
                continue
            if said.statement.year != document.identity.year or _is_other_measure(said, document):
                continue
            name = _name_of(said)
            figures = printed.get(name or "", [])
            if not figures:
                continue
            yield _said_total(said, numbers[place + 1 : place + 2], figures, every)


_RATE = regex(r"每[一-鿿]{1,8}$")
"""每立方米0.08元 is a price, which no total can put right."""

NEARLY = 100
"""A cell that is off by more than one part in so many is another figure."""


def units(document: Document) -> Iterator[Trial]:
    """An amount that is ten thousand times too small or large for what tables and prose print."""
    by_passage = passage_numbers(document)
    every = [said for numbers in by_passage.values() for said in numbers if said.money and said.value]
    values: dict[Decimal, int] = {}
    for said in every:
        values[said.value] = values.get(said.value, 0) + 1
    cells = {
        figure.value: figure
        for sheet in sheets(document)
        for figure in sheet.figures.values()
        if figure.value
    }
    usual = _usual_unit(every)
    ordered = sorted(cells)
    for said in every:
        if said.statement.unit == usual or said.value in cells or values[said.value] > 1:
            continue
        meant = said.value * TEN_THOUSAND if said.statement.unit == "元" else said.value / TEN_THOUSAND
        if said.statement.unit not in ("元", "亿元") or _RATE.search(said.before):
            continue
        near = said.figure.step * 5000
        at = bisect_left(ordered, meant - near)
        other = cells[ordered[at]] if at < len(ordered) and ordered[at] <= meant + near else None
        if (
            other is None
            or not said.figure.printed.replace(",", "").strip("0.")
            or "." not in said.figure.printed
            or not is_money(other.unit)
            or abs(other.value - meant) * NEARLY > meant
        ):
            continue
        what = f"“{said.name}”写{said.text}，表中为{other.printed}{other.unit or ''}，单位应为{usual}"
        yield fails(
            make_finding(
                "unit",
                "error",
                what,
                (said.text, f"{said.statement.printed}{usual}"),
                (said.figure.place, other.place),
            ),
            (Suspect(said.figure, other.value),),
        )
    yield from _beyond_measure(every, ordered)
    yield from _table_units(document)


def _beyond_measure(every: Sequence[Said], cells: Sequence[Decimal]) -> Iterator[Trial]:
    """固定资产302,475,975.31万元 of a department that spends 27,900万元: yuan printed as 万元."""
    largest = max(cells, default=Decimal(0))
    for said in every:
        if not largest or said.statement.unit != "万元" or said.value <= BEYOND * largest:
            continue
        meant = said.value / TEN_THOUSAND
        if said.value < TRILLION and not any(abs(meant - cell) < 1 for cell in cells):
            continue
        printed = said.figure.printed
        what = f"“{said.name}”写{said.text}，是各表最大数的{int(said.value / largest)}倍，单位应为元"
        yield fails(
            make_finding("unit", "error", what, (said.text, f"{printed}元"), (said.figure.place,)),
            (Suspect(said.figure, meant),),
        )


def _table_units(document: Document) -> Iterator[Trial]:
    """A table whose total is another's but for a power of ten prints the wrong 单位."""
    totals: list[Figure] = []
    for sheet in sheets(document):
        if not sheet.summed:
            continue
        bests = [
            best[1]
            for column in sheet.columns
            if (best := grand_total(sheet, column)) is not None and best[1].unit is not None
        ]
        if bests:
            totals.append(max(bests, key=lambda figure: figure.value))
    for one in totals:
        if not one.value:
            continue
        same = sum(judge_difference(one.value - other.value, (one, other)) is None for other in totals)
        scaled = [other for other in totals if _scaled(one.value, other.value)]
        if same > 1:
            yield HOLDS
        elif len(scaled) >= 2:
            other = scaled[0]
            what = f"该表合计{one.printed}{one.unit}与别表{other.printed}{other.unit}只差万倍，单位标注有误"
            yield fails(
                make_finding(
                    "unit",
                    "error",
                    what,
                    (f"{one.printed}{one.unit}", f"{other.printed}{other.unit}"),
                    (one.place, other.place),
                ),
                (Suspect(one, other.value),),
            )


def _scaled(one: Decimal, other: Decimal) -> bool:
    for a, b in ((one, other), (other, one)):
        if a and b and abs(a * TEN_THOUSAND - b) <= b / 200_000:
            return True
    return False


def _usual_unit(numbers: Sequence[Said]) -> str:
    counts: dict[str, int] = {}
    for said in numbers:
        counts[said.statement.unit or ""] = counts.get(said.statement.unit or "", 0) + 1
    return max(counts, key=lambda unit: counts[unit], default="万元")


def _evidence(document: Document) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for fact in document.facts:
        table = document.tables[fact.table]
        if fact.amount is None or table.kind in ("performance_table", "procurement_table", "project_table"):
            continue
        figure = of_fact(document, fact)
        if figure is None or not figure.value:
            continue
        for name in _names_of(document, fact):
            found.setdefault(name, []).append(figure)
    return found


def _names_of(document: Document, fact: Fact) -> Iterator[str]:
    table = document.tables[fact.table]
    row = table.rows[fact.row]
    inner = [part for part in fact.column_path if part not in ("小计", "合计", "金额", "预算数", "决算数")]
    column = inner[-1] if inner else ""
    label = re.sub(r"(?:合计|小计)$", "", fact.label)
    for name, form in _NAMES[:5]:
        if (row.is_total and re.search(form, column)) or re.search(form, label):
            yield name
    if (table.kind == "operating_expense_table" and row.is_total) or "机关运行" in column:
        yield "机关运行经费"
    if (
        table.kind == "three_public_table"
        and re.search("三公", "".join(inner) + label)
        and (column == "" or "三公" in column or "三公" in label)
    ):
        yield "“三公”经费"
    if row.is_total and table.kind in (
        "balance_table",
        "income_table",
        "expenditure_table",
        "fiscal_balance_table",
        "general_budget_table",
    ):
        yield "收入" if table.side == "income" or table.kind == "income_table" else "支出"


_SIDE_FUNDS = regex("政府性基金|国有资本经营|社会保险基金")


def _name_of(said: Said) -> str | None:
    if any(_SIDE_FUNDS.search(name) for name in said.statement.subject[:-1]):
        return None  # 本年收入 of 政府性基金 is a part of what the tables of all income print
    name = re.sub(r"(?:财政拨款的?|一般公共预算(?:拨款)?|本年|部门|\d{4}年(?:度)?|预算|决算)", "", said.name)
    name = re.sub(r"[“”]", "", name)
    if name in _WHOLE_NAMES:
        return "收入" if name.startswith("收") else "支出"
    for title, form in _NAMES[:6]:
        if re.fullmatch(form.replace("“?", "").replace("”?", "").removesuffix("$"), name):
            return title
    return None


def _is_other_measure(said: Said, document: Document) -> bool:
    """An amount of a measure that the tables do not print under this name (年初预算 is a budget's own)."""
    base = said.statement.base or ""
    own = document.identity.kind == "预算" and "年初预算" in base and not re.search("执行|上年|决算", base)
    return bool(base) and not own


def _said_total(
    said: Said, following: Sequence[Said], figures: Sequence[Figure], every: set[Decimal]
) -> Trial:
    verdicts = [judge_difference(said.value - figure.value, (said.figure, figure)) for figure in figures]
    if None in verdicts or said.value in every:
        return HOLDS
    if "rounding" in verdicts:
        return _failed(said, figures[verdicts.index("rounding")], "尾数不同", "rounding")
    change = next((one for one in following if one.role == "change" and one.money and one.direction), None)
    if change is not None:
        moved = said.value + (change.direction or 0) * change.value
        stale = next(
            (
                figure
                for figure in figures
                if judge_difference(moved - figure.value, (said.figure, figure)) is None
            ),
            None,
        )
        if stale is not None and change.value:
            return _failed(said, stale, "疑似误用上年数")
    slip = next((figure for figure in figures if one_slip(said.figure, figure)), None)
    if slip is not None:
        return _failed(said, slip, "")
    return not_run("同名数据口径可能不同")


def _failed(said: Said, figure: Figure, hint: str, severity: Severity = "error") -> Trial:
    what = f"正文“{said.name}”写{said.text}，表中为{figure.printed}{figure.unit or ''}"
    what += f"，{hint}" if hint else ""
    return fails(
        make_finding(
            "prose-total",
            severity,
            what,
            (said.text, figure.printed),
            (said.figure.place, figure.place),
            said.figure.show(abs(figure.value - said.value)),
        ),
        suspects_of_pair(said.figure, figure),
    )
