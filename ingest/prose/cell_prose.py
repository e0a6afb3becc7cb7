"""Prose that stands in cells of tables: goals, contents of projects, notes, with the numbers it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.amounts import parse_amount, squeeze
from ingest.model import Document, Passage, Row, Sentence, Statement, Table, TableCell
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements

SHORTEST = 8
"""Characters; a shorter cell is a name or a value, which the frames hold already."""

_COUNTED = re.compile(r"\d[\d,.]*\s*[百千万亿]?[一-鿿%㎡]")


_MARKS = re.compile(r"[（(]\s*\d{1,3}\s*分\s*[)）]\s*$")
"""The marks that an indicator may get, behind its name: 人工造林面积（12分）."""


_ON_ITS_BUDGET = re.compile("预算(?:变动|变化|增减|安排)情况$")
"""A field of a project's form that tells of the project's own budget: 前两年预算及当年预算变动情况."""


def cell_prose(document: Document) -> tuple[tuple[Passage, ...], tuple[Statement, ...], tuple[Table, ...]]:
    """Passages of the text cells that state numbers, their statements, and the table of each passage.

    The indexes of the passages count from 0 and are those that the statements name. A passage's headings
    are the table's title and the names of the row.
    """
    passages: list[Passage] = []
    tables: list[Table] = []
    for table in document.tables:
        for row, cell in _texts(table):
            text = squeeze(cell.text)
            sentences = tuple(Sentence(text[start:end], cell.page, cell.box) for start, end in cut(text))
            own = () if _ON_ITS_BUDGET.search(squeeze(row.label)) and len(row.path) > 1 else (row.label,)
            path = tuple(dict.fromkeys((*row.path[:-1], *own)))
            headings = (table.title, *(name for name in path if name and squeeze(name) != text))
            passages.append(Passage(len(passages), headings, sentences))
            tables.append(table)
    return tuple(passages), _each_named(build_statements(passages, document.identity)), tuple(tables)


def _each_named(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """A cell that counts each of the things its row lists names each number by its own thing.

    甲量、乙量 | ≥10人次；≥6件次
    """
    said: list[Statement] = []
    for _, group in groupby(statements, lambda statement: (statement.passage, statement.subject)):
        counts = list(group)
        names = re.split("[、,，;；]", counts[0].subject[-1]) if counts[0].subject else []
        if len(names) == len(counts) > 1 and all(len(name) > 1 for name in names):
            counts = [
                replace(one, subject=(*one.subject[:-1], name))
                for one, name in zip(counts, names, strict=True)
            ]
        said += counts
    return tuple(said)


def _texts(table: Table) -> Iterator[tuple[Row, TableCell]]:
    valued = {column.index for column in table.columns if column.role in ("amount", "count")}
    for row in table.rows:
        seen: set[str] = set()
        for cell in row.cells:
            text = cell.text.strip()
            told = _MARKS.sub("", text) if squeeze(text) == squeeze(row.label) else text
            if len(text) < SHORTEST or text in seen or not _COUNTED.search(told):
                continue
            if cell.column in valued and parse_amount(text) is not None:
                continue
            seen.add(text)
            yield row, cell
