"""Scores and weights, which forms print in columns of words: 总分 of a project, 得分 and 权重 of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.model import Column, Fact, Row, Table, TableCell
from qa.executing.values import Value, missing, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.rates import BY_OTHERS
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.scoping.scope import Edition

ASKS_SCORE = regex(
    "(?:绩效)?(?:自我?评价?|评价)?的?(?:总得分|得分|总评分|评分|总分|分数)|(?:绩效)?自评(?=[^,，]{0,4}(?:多少|几)分)|"
    "[得打评]了?(?=(?:多少|几)分(?!之))"
)
"""Words that ask for a score."""
ASKS_WEIGHT = regex("的?(?:指标)?(?:权重|分值|满分)(?:是|有|为|占)*(?:多少|几)?分?")
"""Words that ask how much an indicator weighs."""
_ASKING = regex(
    "(?:打|评|得|拿|考|是|为|有)*了?(?:多少|几)分?$|[(（]?满分\\d+分?[)）]?|绩效评价|绩效自评|自评表?|项目|"
    "附件\\d*[里中]?|[这该]一?[项个](?:指标)?|(?:三级)?指标|给的?|(?:里面?|中)的?$"
)
_OWN_SCORE = regex("(?:自评|指标)?得分(?!系数|率)")
_WEIGHT = regex("(?:指标|分值)?(?:权重|分值)")
_OF_A_FORM = regex(r"^(?:自评|评价)?(?:总分|总得分|得分)(?:[(（]分[)）])?$")
"""The key behind which a form without a table of marks prints its own: 自评总分（分） | 98.60."""
_TOTAL = regex(rf"^(?:合计|总计)$|{_OF_A_FORM.pattern}")
_NUMBER = regex(r"\d+(?:\.\d+)?")
_SURE, _OWN = 0.85, 0.7
"""How much of the question the names must explain; how much of an indicator's name must be said."""


def score_of(operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition) -> Value | None:
    """The score or weight that a form prints for what the operand names; None where none is clearly meant."""
    phrase = normal(operand.phrase)
    asks = next((form for form in (ASKS_WEIGHT, ASKS_SCORE) if form.search(phrase)), None)
    if asks is None or BY_OTHERS.search(phrase):
        return None
    read = _scores if asks is ASKS_SCORE else _weights
    rest = _ASKING.sub(" ", asks.sub(" ", phrase)).strip(" 的,，")
    matcher = Matcher(operand.model_copy(update={"phrase": rest, "unit": None}), [i.terms for i in indexes])
    if matcher.total < 1:
        return None
    found: list[tuple[float, Entry]] = []
    for index in indexes:
        for table in index.document.tables:
            if table.kind != "performance_table" or not _is_in(table, operand.table):
                continue
            for entry in read(index, table):
                cover = _cover(matcher, entry)
                if cover >= _SURE:
                    found.append((cover, entry))
    best = max((cover for cover, _ in found), default=0.0)
    values = [_valued(entry, cover, edition) for cover, entry in found if cover == best]
    if not values:
        return missing(operand.phrase) if asks is ASKS_WEIGHT and operand.table else None
    others = tuple(value for value in values[1:] if value.amount != values[0].amount)
    return replace(values[0], others=others)


def form_totals(index: DocumentIndex, table: Table) -> Iterator[tuple[str, Entry]]:
    """The total score that a form prints, with the name of its project."""
    for entry in _scores(index, table):
        if _TOTAL.match(entry.label) and entry.ancestors and entry.fact is not None:
            yield entry.fact.row_path[0], entry


def _valued(entry: Entry, cover: float, edition: Edition) -> Value:
    assert entry.fact is not None
    return replace(value_of(Candidate(entry, 1.5, cover, 1.0), edition), label=entry.fact.label)


def _cover(matcher: Matcher, entry: Entry) -> float:
    mask, _, share = matcher.of(entry.label)
    total = bool(_TOTAL.match(entry.label))
    if not total and share < _OWN:
        return 0.0
    for name in (*entry.ancestors, entry.title):
        mask |= matcher.of(name)[0]
    return matcher.cover(mask)


def _is_in(table: Table, named: str) -> bool:
    """Whether a table is the one that the question names, if it names one."""
    if not named or "表" not in named or bare(named) in normal(table.title):
        return True
    # The form of one project is called after it: 市工业和信息化专项绩效目标表.
    projects = {bare(row.path[0]) for row in table.rows if len(row.path) > 1}
    return any(_plain(project) in _plain(bare(named)) for project in projects)


def _plain(name: str) -> str:
    return re.sub("[和与及、]", "", name)


def _weights(index: DocumentIndex, table: Table) -> Iterator[Entry]:
    for column in [c for c in table.columns if c.role == "text" and _WEIGHT.match(c.name)][:1]:
        unit = "%" if "%" in column.name else "分" if "分" in column.name else None
        for row in table.rows:
            cell = next((cell for cell in row.cells if cell.column == column.index), None)
            number = _NUMBER.fullmatch(cell.text.strip().rstrip("分%")) if cell is not None else None
            if cell is not None and number is not None and not _TOTAL.match(bare(row.label)):
                yield _entry(index, table, row, cell, f"{row.label}权重", unit)


def _scores(index: DocumentIndex, table: Table) -> Iterator[Entry]:
    columns = [c for c in table.columns if c.role == "text" and _OWN_SCORE.match(c.name)]
    if not columns:
        yield from _of_the_form(index, table)
        return
    weighed = any(_WEIGHT.match(column.name) for column in table.columns)
    for row in table.rows:
        cell = _cell(row, columns, weighed)
        number = _NUMBER.fullmatch(cell.text.strip().removesuffix("分")) if cell is not None else None
        if cell is None or number is None:
            continue
        total = bool(_TOTAL.match(bare(row.label)))
        project = next((name for name in row.path[:-1] if not _TOTAL.match(bare(name))), "")
        yield _entry(index, table, row, cell, f"{project}自评总分" if total else f"{row.label}得分", "分")


def _of_the_form(index: DocumentIndex, table: Table) -> Iterator[Entry]:
    """The score that a form prints beside its keys, its list of indicators being another table."""
    for row in table.rows if all(column.name in _OF_PAIRS for column in table.columns) else ():
        cells = [cell for cell in row.cells if _NUMBER.fullmatch(cell.text.strip().removesuffix("分"))]
        of_spending = any("执行" in name for name in row.path[:-1])  # 预算执行 / 得分 is of one line alone
        own = _OF_A_FORM.match(bare(row.label)) and not of_spending
        if len(cells) == 1 and len(row.path) > 1 and own:
            yield _entry(index, table, row, cells[0], f"{row.path[0]}自评总分", "分")


_OF_PAIRS = ("项目", "金额", "内容")
"""What the columns of a form's keys and values are called."""


def _entry(
    index: DocumentIndex, table: Table, row: Row, cell: TableCell, label: str, unit: str | None
) -> Entry:
    """A number of a column of words as the figure that it is."""
    above = tuple(dict.fromkeys(name for name in row.path[:-1] if not _TOTAL.match(bare(name))))
    number = _NUMBER.match(cell.text.strip())
    assert number is not None
    column = next(column for column in table.columns if column.index == cell.column)
    fact = Fact(
        table.index, row.index, cell.column, cell.page, cell.box, label, row.path, row.code,
        row.organisation, column.path, Decimal(number.group()), cell.text, unit, None, None,
    )  # fmt: skip
    return Entry(
        index.name, fact, None, bare(row.label), tuple(map(bare, above)), table, normal(table.title),
        None, "", "", "",
    )  # fmt: skip


def _cell(row: Row, columns: Sequence[Column], weighed: bool) -> TableCell | None:
    """The score of a row; a total may stand nearer than its column, behind the full mark.

    One number alone is the full mark where a column tells marks (`weighed`), else the score.
    """
    numbered = [cell for cell in row.cells if _NUMBER.fullmatch(cell.text.strip())]
    if _TOTAL.match(bare(row.label)):
        return numbered[-1] if len(numbered) > (1 if weighed else 0) else None
    return next((cell for cell in row.cells if cell.column == columns[0].index), None)
