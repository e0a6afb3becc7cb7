"""Hand-made documents for the rules: prose from sentences, tables from rows of text."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Column, Document, Identity, Passage, Row, Sentence, Table, TableCell
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements
from ingest.tables.facts import build_facts

IDENTITY = Identity("某市某局", 2024, "预算", "部门")
BOX = (50.0, 50.0, 500.0, 62.0)


def prose(*paragraphs: str, identity: Identity = IDENTITY, tables: Sequence[Table] = ()) -> Document:
    """One passage a paragraph, under one heading, read by the stages that read real prose."""
    passages = tuple(
        Passage(
            index,
            ("第二部分 部门预算情况说明",),
            tuple(Sentence(text[start:end], 1, BOX) for start, end in cut(text)),
        )
        for index, text in enumerate(paragraphs)
    )
    statements = build_statements(passages, identity)
    return Document(
        "某局.pdf", "", identity, ((595.0, 842.0),), tuple(tables), build_facts(tables), passages, statements
    )


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    index: int = 0,
    title: str = "一般公共预算支出预算表",
    kind: str = "general_budget_table",
    side: str | None = None,
    unit: str = "万元",
    notes: Sequence[str] = (),
) -> Table:
    """Rows are (code, name, cell …); a row named 合计 or 总计 is a total; codes say what is under what."""
    heads = (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        *(
            Column(place, tuple(path.split("/")), "amount", unit, 2024, "budget")
            for place, path in enumerate(columns, 2)
        ),
    )
    made: list[Row] = []
    for number, (code, name, *cells) in enumerate(rows):
        wider = [row for row in made if row.code and code.startswith(row.code) and row.code != code]
        parent = max(wider, key=lambda row: len(row.code or ""), default=None)
        y = 100.0 + 12 * number
        printed = tuple(
            TableCell(place, text, 2, (100.0 * place, y, 100.0 * place + 90, y + 10))
            for place, text in enumerate((code, name, *cells))
        )
        made.append(
            Row(
                number,
                2,
                name,
                name,
                (*(parent.path if parent else ()), name),
                code or None,
                (parent.level + 1) if parent else 0,
                None,
                name.endswith(("合计", "总计")),
                parent.index if parent else None,
                printed,
            )
        )
    return Table(index, title, "", kind, unit, None, side, (2,), heads, tuple(made), tuple(notes))  # type: ignore[arg-type]
