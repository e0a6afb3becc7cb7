"""Form-like tables of names and amounts side by side: 项目支出绩效目标申报表."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ingest.amounts import MONEY_IN_YUAN, parse_amount, squeeze
from ingest.model import Document, Table, TableCell
from qa.check.causes import suspects_of_pair, suspects_of_sum
from qa.check.figures import Figure
from qa.check.findings import Place, make_finding
from qa.check.said import passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_PART = regex(r"^其中[:：]")
_GOALS = regex(r"绩效目标[^，。；]{0,16}项目|项目[^，。；]{0,12}绩效目标")


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with the amount beside it."""

    name: str
    figure: Figure
    row: int


def form_parts(document: Document) -> Iterator[Trial]:
    """年度资金申请总额 is not less than its 其中：当年财政拨款, right below it."""
    for table in document.tables:
        pairs = list(_pairs(document, table))
        for place, whole in enumerate(pairs):
            if not re.search(r"总额$", whole.name):
                continue
            for part in pairs[place + 1 : place + 6]:
                same_column = whole.figure.place.bbox and part.figure.place.bbox
                if part.row - whole.row not in (1, 2) or not same_column or not _PART.match(part.name):
                    continue
                if abs(whole.figure.place.bbox[0] - part.figure.place.bbox[0]) > 30:  # type: ignore[index]
                    continue
                if part.figure.value <= whole.figure.value:
                    yield HOLDS
                    continue
                more, less = part.figure.printed, whole.figure.printed
                what = f"“{whole.name}”为{less}，“{part.name}”却为{more}，部分大于总额"
                yield fails(
                    make_finding(
                        "form-part",
                        "error",
                        what,
                        (part.figure.printed, whole.figure.printed),
                        (part.figure.place, whole.figure.place),
                        whole.figure.show(part.figure.value - whole.figure.value),
                    ),
                    suspects_of_pair(whole.figure, part.figure),
                )


def goals_total(document: Document) -> Iterator[Trial]:
    """编报绩效目标的项目 N 个，涉及资金 A: A is the sum of the N forms printed."""
    told = [
        (table, pair.figure)
        for table in document.tables
        for pair in _pairs(document, table)
        if re.search(r"^年度资金(?:申请)?总额$|^年度资金总额", pair.name)
    ]
    totals = [figure for _, figure in told]
    if not totals:
        return
    units = {_printed_unit(table) for table, _ in told}
    for index, numbers in passage_numbers(document).items():
        for place, said in enumerate(numbers):
            text = document.passages[index].sentences[said.statement.sentence].text
            if said.role != "count" or said.statement.unit != "个" or not _GOALS.search(text):
                continue
            amount = next((other for other in numbers[place + 1 : place + 2] if other.money), None)
            if amount is None or "项目" not in said.before[-6:] + said.after[:8]:
                continue
            if int(said.value) != len(totals):
                yield not_run("所附绩效目标表的张数与项目数不同")
                continue
            if None in units and len(units) > 1:
                yield not_run("有的绩效目标表没有印单位")
                continue
            value = sum((figure.value for figure in totals), Decimal(0))
            if abs(value - amount.value) <= amount.figure.step / 2:
                yield HOLDS
                continue
            shown = amount.figure.show(value)
            added = f"{shown}{amount.statement.unit}"
            what = f"正文写{said.text}项目涉及{amount.text}，所附{len(totals)}张表的年度资金相加为{added}"
            yield fails(
                make_finding(
                    "goals-total",
                    "error",
                    what,
                    (amount.text, shown),
                    [amount.figure.place, *(figure.place for figure in totals)],
                    amount.figure.show(abs(value - amount.value)),
                ),
                suspects_of_sum(amount.figure, totals),
            )


def _pairs(document: Document, table: Table) -> Iterator[Pair]:
    """Names whose right neighbour in the row is an amount."""
    if table.kind != "performance_table":
        return
    unit = _unit(table)
    for row in table.rows:
        cells = [cell for cell in row.cells if cell.text.strip()]
        for left, right in pairwise(cells):
            amount = parse_amount(right.text)
            name = squeeze(left.text)
            if (
                amount is None
                or parse_amount(left.text) is not None
                or not re.search(r"总额|财政|资金", name)
            ):
                continue
            yield Pair(name, _figure(document, right, amount, unit, name), row.index)


def _unit(table: Table) -> str:
    return _printed_unit(table) or "元"


def _printed_unit(table: Table) -> str | None:
    text = "".join(squeeze(cell.text) for row in table.rows for cell in row.cells[:1])
    match = re.search(r"[（(]((?:百|千|万)?元)[)）]", text)
    return match.group(1) if match else table.unit


def _figure(document: Document, cell: TableCell, amount: Decimal, unit: str, name: str) -> Figure:
    place = Place(document=document.name, page=cell.page, bbox=cell.box, quote=f"{name} {cell.text}")
    scale = MONEY_IN_YUAN.get(unit, Decimal(1))
    exponent = amount.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return Figure(amount * scale, step * scale, unit, cell.text.strip(), place)
