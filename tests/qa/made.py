"""Documents made by hand around one table or some sentences, for what the bundled samples do not print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsed import Shelf

from ingest.model import Column, Document, Identity, Passage, Row, Sentence, Table, TableCell
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements
from ingest.tables.facts import build_facts
from qa.engine import Engine

IDENTITY = Identity("望川市水务局", 2025, "预算", "部门")
_BOX = (50.0, 50.0, 500.0, 62.0)


def document(*tables: Table, prose: Sequence[str] = (), identity: Identity = IDENTITY) -> Document:
    """A document that prints these tables and, under one heading, these paragraphs."""
    passages = tuple(
        Passage(
            index, ("预算情况说明",), tuple(Sentence(text[start:end], 1, _BOX) for start, end in cut(text))
        )
        for index, text in enumerate(prose)
    )
    tables = tuple(replace(one, index=at) for at, one in enumerate(tables))
    digest = str(hash((passages, tables)))
    return Document(
        "made.pdf", digest, identity, ((595.0, 842.0),), tables, build_facts(tables), passages,
        build_statements(passages, identity),
    )  # fmt: skip


def table(
    title: str, kind: str, columns: Sequence[Column], rows: Sequence[tuple[Sequence[str], dict[int, str]]],
    units: Sequence[str | None] = (), codes: Sequence[str | None] = (),
) -> Table:  # fmt: skip
    """Rows are (path of names, text by column); a path that adds one name to an earlier one is under it."""
    made: list[Row] = []
    for at, (path, texts) in enumerate(rows):
        parent = next((row for row in reversed(made) if row.path == tuple(path[:-1])), None)
        y = 100.0 + 12 * at
        cells = tuple(
            TableCell(column, text, 1, (100.0 * column, y, 100.0 * column + 90, y + 10))
            for column, text in texts.items()
        )
        made.append(
            Row(
                at, 1, path[-1], path[-1], tuple(path), codes[at] if codes else None, len(path) - 1,
                units[at] if units else None, path[-1] in ("合计", "总计"),
                parent.index if parent else None, cells,
            )
        )  # fmt: skip
    return Table(0, title, "", kind, "万元", None, None, (1,), tuple(columns), tuple(made), ())  # type: ignore[arg-type]


def members_of(question: str, *tables: Table) -> list[str]:
    """The names that answer a question over one document with these tables."""
    record = Engine(Shelf({"made.pdf": document(*tables)})).ask(question)
    assert record.status == "answered", record.text
    return record.items
