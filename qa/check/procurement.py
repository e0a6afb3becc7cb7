"""政府采购: what prose says of all procurement is the table's total, and what is reserved is within it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Document
from qa.check.causes import suspects_of_pair
from qa.check.figures import Figure, judge_difference
from qa.check.findings import Severity, make_finding
from qa.check.said import Said, passage_numbers
from qa.check.sheet import sheets
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_ALL = regex(
    r"政府采购(?:支出)?(?:预算)?(?:支出)?"
    r"(?:安排|共|合计|总额|总计|总金额|金额|的?项目共有|预算)*(?:为|共)?$"
)
_KINDS = regex(r"货物|工程|服务|中小|小微|小型|微型|预留|成交|授予")


def procurement_total(document: Document) -> Iterator[Trial]:
    """正文所述政府采购总额＝政府采购预算表的合计."""
    printed = _printed(document)
    for numbers in passage_numbers(document).values():
        said = next((one for one in numbers if _is_all(one, document)), None)
        if said is None:
            continue
        if not printed:
            yield not_run("没有政府采购表，或表为空")
            continue
        verdicts = [judge_difference(said.value - figure.value, (said.figure, figure)) for figure in printed]
        if None in verdicts:
            yield HOLDS
            continue
        largest = max(printed, key=lambda figure: figure.value)
        severity: Severity = "rounding" if "rounding" in verdicts else "error"
        what = f"正文写政府采购{said.text}，政府采购表合计为{largest.printed}{largest.unit or ''}"
        yield fails(
            make_finding(
                "procurement-total",
                severity,
                what,
                (said.text, largest.printed),
                (said.figure.place, largest.place),
                said.figure.show(abs(said.value - largest.value)),
            ),
            suspects_of_pair(said.figure, largest),
        )


def reserved_projects(document: Document) -> Iterator[Trial]:
    """预留给小微企业的不多于预留给中小企业的，后者不多于政府采购总额."""
    for numbers in passage_numbers(document).values():
        whole = next((one for one in numbers if _is_all(one, document)), None)
        small = next((one for one in numbers if _reserved(one, r"中小企业预留|预留.{0,8}中小企业")), None)
        micro = next((one for one in numbers if _reserved(one, r"(?:小微|小型和微型|小型、微型)企业")), None)
        for less, more in ((small, whole), (micro, small)):
            if less is None or more is None or less is more:
                continue
            if less.value <= more.value + more.figure.step:
                yield HOLDS
                continue
            what = f"“{less.before[-16:]}{less.text}”大于“{more.before[-16:]}{more.text}”，部分大于总额"
            yield fails(
                make_finding(
                    "procurement-reserved",
                    "error",
                    what,
                    (less.text, more.text),
                    (less.figure.place, more.figure.place),
                ),
                suspects_of_pair(less.figure, more.figure),
            )


def _printed(document: Document) -> Sequence[Figure]:
    """Totals of the procurement tables."""
    return [
        figure
        for sheet in sheets(document)
        if sheet.table.kind == "procurement_table" or "采购" in sheet.table.title
        for column in sheet.columns
        for row in sheet.total_rows
        if (figure := sheet.at(row, column)) is not None and figure.value and figure.unit is not None
    ]


def _is_all(said: Said, document: Document) -> bool:
    if (
        not said.money
        or said.role != "amount"
        or said.in_reason
        or said.statement.year != document.identity.year
    ):
        return False
    clause = re.split(r"[，。；：:]", said.before)[-1]
    return bool(_ALL.search(clause)) and not _KINDS.search(clause)


def _reserved(said: Said, words: str) -> bool:
    return said.money and said.role == "amount" and bool(re.search(words, said.before[-40:]))
