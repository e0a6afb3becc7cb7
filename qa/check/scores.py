"""分值、权重 of performance tables: those under a first-level indicator make its points, all make 100.

《项目支出绩效评价管理办法》: 指标分值合计 100 分, of which 预算执行率 takes 10 where it stands apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import parse_amount, squeeze
from ingest.model import Column, Document, Table, TableCell
from qa.check.findings import Place, Severity, make_finding
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_POINTS = regex(r"(?:指标|满意度)[（(]?([1-9]\d{1,2})分?[)）]?$")
_OF_COLUMN = regex(r"[（(](\d{1,3})分?[)）]$")
_WEIGHT = regex(r"权重|分值")
_WHOLE = (Decimal(100), Decimal(90))

FEWEST_INDICATORS = 4
"""A form with fewer points printed is not whole."""


@dataclass(frozen=True, slots=True)
class Group:
    """The points under one heading: its name, what they should make, the cells that print them."""

    name: str
    expected: Decimal
    cells: tuple[TableCell, ...]

    @property
    def value(self) -> Decimal:
        """What the points add up to."""
        return sum((parse_amount(cell.text) or Decimal(0) for cell in self.cells), Decimal(0))


def weights(document: Document) -> Iterator[Trial]:
    """各级指标的分值之和等于上级指标的分值；全部分值合计100分（执行率另计的为90分）."""
    for table in document.tables:
        if table.kind != "performance_table":
            continue
        for column in table.columns:
            if _WEIGHT.search("".join(column.path)):
                yield from _column(document, table, column)


def _column(document: Document, table: Table, column: Column) -> Iterator[Trial]:
    groups = _groups(table, column)
    if groups:
        # Points moved from one indicator to another still make the whole.
        severity: Severity = "wording" if sum(one.value for one in groups) in _WHOLE else "error"
        for group in groups:
            yield HOLDS if group.value == group.expected else _failed(document, table, group, severity)
        return
    printed = [cell for row in table.rows for cell in row.cells if cell.column == column.index]
    cells = [cell for cell in printed if _number(cell)]
    if len(cells) < FEWEST_INDICATORS:
        return
    said = _OF_COLUMN.search(squeeze("".join(column.path)))
    whole = Group("全部指标", Decimal(said.group(1)) if said else Decimal(100), tuple(cells))
    if any(whole.value % one == 0 for one in (whole.expected, *_WHOLE)):
        yield HOLDS
    elif said is not None:
        yield _failed(document, table, whole, "error")
    else:
        yield not_run("分值按项目的归属不明确")


def _groups(table: Table, column: Column) -> list[Group]:
    """Cells by the first-level indicator that they stand under, where those print their points."""
    names: list[tuple[str, Decimal]] = []
    cells: dict[str, list[TableCell]] = {}
    for row in table.rows:
        for cell in row.cells:
            match = _POINTS.search(squeeze(cell.text)) if cell.column < column.index else None
            if match and "指标" in cell.text and (not names or names[-1][0] != squeeze(cell.text)):
                names.append((squeeze(cell.text), Decimal(match.group(1))))
        own = next((cell for cell in row.cells if cell.column == column.index and _number(cell)), None)
        if own is not None and names and not _ALL_POINTS.fullmatch(row.label):
            cells.setdefault(names[-1][0], []).append(own)
    once = len({name for name, _ in names}) == len(names) == len(cells)
    if not once or sum(expected for _, expected in names) not in _WHOLE:
        return []
    return [Group(name, expected, tuple(cells[name])) for name, expected in names]


_ALL_POINTS = regex("总分|合计|总计|总得分")
"""The row that adds all points up, which stands under no indicator."""


def _number(cell: TableCell) -> bool:
    return parse_amount(cell.text) is not None


def _failed(document: Document, table: Table, group: Group, severity: Severity) -> Trial:
    what = (
        f"《{table.title}》“{group.name}”的分值应为{group.expected}，"
        f"所列{len(group.cells)}项相加为{group.value}"
    )
    places = [
        Place(document=document.name, page=cell.page, bbox=cell.box, quote=f"分值 {cell.text.strip()}")
        for cell in group.cells
    ]
    figures, off = (str(group.expected), str(group.value)), str(abs(group.expected - group.value))
    return fails(make_finding("weights", severity, what, figures, places, off))
