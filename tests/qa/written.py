"""Small documents written by hand, for tests of what prose answers."""

from __future__ import annotations

import hashlib

from ingest.model import Column, Document, Identity, Passage, Row, Sentence, Table, TableCell
from ingest.prose.sentences import cut

BOX = (0.0, 0.0, 10.0, 10.0)


def document(
    *prose: str | tuple[tuple[str, ...], str], tables: tuple[Table, ...] = (), level: str | None = None
) -> Document:
    """A document of paragraphs; a pair gives the heading path with the text."""
    passages = []
    for index, item in enumerate(prose):
        path, text = item if isinstance(item, tuple) else (("第三部分情况说明",), item)
        lines = text.split("\n") if "\n" in text else [text[start:end] for start, end in cut(text)]
        passages.append(Passage(index, path, tuple(Sentence(line, index + 1, BOX) for line in lines)))
    digest = hashlib.sha256(repr((prose, tables)).encode()).hexdigest()
    identity = Identity("江南市水利局", 2026, "预算", level)  # type: ignore[arg-type]
    name = f"{level or '部门'}.pdf"
    return Document(name, digest, identity, ((595.0, 842.0),), tables, (), tuple(passages), ())


def table(title: str, header: tuple[str, ...], *rows: tuple[str, ...], page: int = 9) -> Table:
    columns = tuple(
        Column(at, (name,), "amount" if name == "金额" else "label" if at == 0 else "text")
        for at, name in enumerate(header)
    )
    body = tuple(
        Row(
            at, page, row[0], row[0], (row[0],), None, 0, None, row[0] == "合计", None,
            tuple(TableCell(column, text, page, BOX) for column, text in enumerate(row)),
        )
        for at, row in enumerate(rows)
    )  # fmt: skip
    return Table(0, title, "", "other", "万元", None, None, (page,), columns, body)
