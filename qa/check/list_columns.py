"""A list of prose against the column that it was copied from: the one item that does not follow is wrong.

Names alone say little, for one name stands in many columns. Where most items of a list are printed, each
under its own name, in one column of one table, that column is the list's, and an item that differs from
it is blamed: where the list's own total sides with the table, where the item's figure is another row's,
or where one digit differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Document
from qa.check.causes import suspects_of_pair
from qa.check.figures import Figure, judge_difference, of_fact
from qa.check.findings import make_finding
from qa.check.said import Said, one_slip, passage_numbers
from qa.check.sentences import plain_name
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

FEWEST_ALIKE = 3
"""Items of a list that one column prints before it is taken for the list's."""

MOST_UNLIKE = 0.25
"""Share of a list's items that may differ from its column."""

_SILENT = regex(r"支出|预算|决算|科目|[（(]\d+[)）]|^\d+[-－—、.]*|合计$|数$")
_OTHER_MEASURE = regex(r"执行|上年|调整|全年|年初|完成")


@dataclass(frozen=True, slots=True)
class Listed:
    """One column of a table by the names of its rows."""

    values: dict[str, list[Figure]]


def listed_amounts(document: Document) -> Iterator[Trial]:
    """正文逐项所列金额＝表中同一列的金额."""
    columns = _columns(document)
    if not columns:
        return
    anywhere: dict[str, list[Figure]] = {}
    for column in columns:
        for name, figures in column.values.items():
            anywhere.setdefault(name, []).extend(figures)
    for numbers in _groups(document):
        told = [(said, _key(said.name)) for said in numbers if _comparable(said, document)]
        named = [(said, key) for said, key in told if key in anywhere]
        if len(named) > FEWEST_ALIKE:
            yield from _against(named, columns, anywhere, numbers)


def _groups(document: Document) -> Iterator[list[Said]]:
    """The numbers of one heading; those of a numbered paragraph stand with their neighbours."""
    groups: dict[tuple[str, ...], list[Said]] = {}
    for index, numbers in passage_numbers(document).items():
        groups.setdefault(document.passages[index].heading_path, []).extend(numbers)
    yield from groups.values()


def _against(
    named: Sequence[tuple[Said, str]],
    columns: Sequence[Listed],
    anywhere: dict[str, list[Figure]],
    numbers: Sequence[Said],
) -> Iterator[Trial]:
    best: tuple[int, list[tuple[Said, str]], Listed] | None = None
    for column in columns:
        present = [(said, key) for said, key in named if key in column.values]
        unlike = [(said, key) for said, key in present if not _among(said, column.values[key])]
        alike = len(present) - len(unlike)
        if alike >= FEWEST_ALIKE and (best is None or alike > best[0]):
            best = alike, unlike, column
    if best is None:
        return
    alike, unlike, column = best
    yield from (HOLDS for _ in range(alike))
    odd = [(said, key) for said, key in unlike if not _among(said, anywhere[key])]
    if len(odd) > max(1, MOST_UNLIKE * (alike + len(unlike))):
        yield not_run("所列各项与表的对应不明确")
        return
    for said, key in odd:
        figure = column.values[key][0]
        if len(column.values[key]) == 1 and _is_misprint(said, figure, column, numbers):
            yield _differs(said, figure)
        else:
            yield not_run("同名数据口径可能不同")


def _is_misprint(said: Said, figure: Figure, column: Listed, numbers: Sequence[Said]) -> bool:
    if one_slip(said.figure, figure):
        return True
    others = [other for key, listed in column.values.items() for other in listed if other is not figure]
    if said.value >= 10 * said.figure.step and any(
        judge_difference(said.value - other.value, (said.figure, other)) is None for other in others
    ):
        return True
    off = figure.value - said.value
    return _totals_side_with_the_table(said, off, numbers)


def _totals_side_with_the_table(said: Said, off: Decimal, numbers: Sequence[Said]) -> bool:
    """The list, with the table's figure in place of this one, makes a total announced above it."""
    mine = [
        one
        for one in numbers
        if one.money and one.role == "amount" and one.subject[:-1] == said.subject[:-1] and not one.in_reason
    ]
    if len(mine) < FEWEST_ALIKE:
        return False
    value = sum((one.value for one in mine), Decimal(0))
    wholes = [one for one in numbers if one.money and one.role == "amount" and one not in mine]
    mended = any(abs(one.value - value - off) <= one.figure.step for one in wholes)
    return mended and not any(abs(one.value - value) <= one.figure.step for one in wholes)


def _differs(said: Said, figure: Figure) -> Trial:
    what = f"正文“{said.name}”写{said.text}，所列其余各项所据的表列为{figure.printed}{figure.unit or ''}"
    return fails(
        make_finding(
            "list-column",
            "error",
            what,
            (said.text, figure.printed),
            (said.figure.place, figure.place),
            said.figure.show(abs(figure.value - said.value)),
        ),
        suspects_of_pair(said.figure, figure),
    )


def _among(said: Said, figures: Sequence[Figure]) -> bool:
    return any(
        judge_difference(said.value - figure.value, (said.figure, figure)) != "error" for figure in figures
    )


def _comparable(said: Said, document: Document) -> bool:
    if not said.money or said.role != "amount" or said.in_reason or said.inexact or not said.value:
        return False
    if said.statement.year != document.identity.year:
        return False
    return not _OTHER_MEASURE.search((said.statement.base or "") + said.before[-8:])


def _columns(document: Document) -> list[Listed]:
    found: dict[tuple[int, int], dict[str, list[Figure]]] = {}
    for fact in document.facts:
        table = document.tables[fact.table]
        if fact.amount is None or not is_money(fact.unit):
            continue
        if table.kind in ("performance_table", "procurement_table", "asset_table"):
            continue
        figure = of_fact(document, fact)
        key = _key(fact.label)
        if figure is not None and figure.value and len(key) >= 2:
            found.setdefault((fact.table, fact.column), {}).setdefault(key, []).append(figure)
    return [Listed(values) for values in found.values() if len(values) >= FEWEST_ALIKE]


def _key(name: str) -> str:
    return _SILENT.sub("", plain_name(name))
