"""Which chart shows an answer best, if any: chosen by the shape of its figures, never by its wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.amounts import is_money
from qa.answering.answer import AnswerRecord, Figure
from qa.page.charts import Chart, Line, points_of
from qa.patterns import regex

MOST_BARS = 12
_YEAR = regex(r"(?:19|20)\d\d")


def chart_of(record: AnswerRecord) -> Chart | None:
    """A chart of the record's own figures, or None where a number says it better."""
    if record.status != "answered" or not record.figures:
        return None
    source = _source(record)
    head = record.figures[0]
    alike = _alike(record.figures)
    if len(record.items) >= 3 and len(alike) >= 3:
        names = record.items if len(record.items) == len(alike) else [figure.label for figure in alike]
        pairs = [(name, figure.value) for name, figure in zip(names, alike, strict=False)]
        title = (record.citations[0].table if record.citations else None) or "排名"
        return Chart("bars", title, head.unit or "", (Line("", points_of(pairs[:MOST_BARS])),), source)
    for series in (alike, [figure for figure in alike if figure.kind != "computed"]):
        years = _over_years(series)
        if years is not None:
            name = _common_name(series)
            return Chart("lines", name, series[0].unit or "", (Line(name, points_of(years)),), source)
    if len(head.operands) == 2:
        return _of_two(head, head.operands[0], head.operands[1], source)
    if head.kind == "computed" and head.operands and len(_alike(head.operands)) == len(head.operands) >= 3:
        pairs = [(operand.label, operand.value) for operand in head.operands]
        if all(Decimal(value) >= 0 for _, value in pairs):
            return Chart(
                "share",
                f"{head.label}的构成",
                head.operands[0].unit or "",
                (Line("", points_of(pairs[:6])),),
                source,
            )
    return None


def _of_two(head: Figure, first: Figure, second: Figure, source: str) -> Chart | None:
    if (
        first.unit != second.unit
        or first.unit is None
        or not (is_money(first.unit) or first.unit in ("人", "辆"))
    ):
        return None
    a, b = Decimal(first.value), Decimal(second.value)
    if head.unit == "%" and 0 < a <= b and _labels_of_share(head, first, second):
        rest = (f"{second.label}的其余部分", format(b - a, "f"))
        return Chart(
            "share",
            head.label,
            first.unit,
            (Line("", points_of([(first.label, first.value), rest])),),
            source,
        )
    if a < 0 or b < 0:
        return None
    old, new = (second, first)
    lines = (
        Line(old.label, points_of([(old.label, old.value)])),
        Line(new.label, points_of([(new.label, new.value)])),
    )
    return Chart("pair", "两数对比", first.unit, _named_apart(lines), source)


def _labels_of_share(head: Figure, first: Figure, second: Figure) -> bool:
    """A share divides a part by its whole; growth divides a difference by last year's."""
    return re.search(r"[-－−]", head.formula or "") is None and first.label != second.label


def _named_apart(lines: tuple[Line, Line]) -> tuple[Line, Line]:
    if lines[0].name != lines[1].name:
        return lines
    return (Line(f"{lines[0].name}（前）", lines[0].points), Line(f"{lines[1].name}（后）", lines[1].points))


def _alike(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.unit == figures[0].unit] if figures else []


def _over_years(figures: Sequence[Figure]) -> list[tuple[str, str]] | None:
    """Three or more figures whose names differ by their year alone, oldest first."""
    if len(figures) < 3:
        return None
    dated = []
    for figure in figures:
        match = _YEAR.search(figure.label)
        if match is None:
            return None
        dated.append((match.group(), figure.value))
    years = [year for year, _ in dated]
    stems = {_YEAR.sub("", figure.label) for figure in figures}
    return sorted(dated) if len(set(years)) == len(years) and len(stems) == 1 else None


def _common_name(figures: Sequence[Figure]) -> str:
    return _YEAR.sub("", figures[0].label).strip(" 年·（）") if figures else ""


def _source(record: AnswerRecord) -> str:
    """Files with their pages, each once: 某局2024.pdf 第8、15页."""
    pages: dict[str, list[str]] = {}
    for citation in record.citations:
        held = pages.setdefault(citation.document, [])
        if str(citation.page) not in held:
            held.append(str(citation.page))
    listed = [f"{name} 第{'、'.join(numbers[:5])}页" for name, numbers in pages.items()]
    return "；".join(listed[:2]) + (f" 等{len(listed)}份文件" if len(listed) > 2 else "")
