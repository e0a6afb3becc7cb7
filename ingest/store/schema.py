"""The frames as SQL tables: documents, tables, columns, rows, cells, facts, passages, sentences, statements.

`position` counts a thing's place in its parent, from 0, and is the key; `idx` keeps the index that
the thing itself carries. An amount is an integer `mantissa` and the `scale` it is divided by
(10^scale), so that no engine ever rounds it; `digits` holds the few that a 64-bit integer cannot
(-0, more than 18 digits). Lists of words are JSON arrays, and so are the `parts` of a sentence.
`packed` is the whole document once more, derived from the rows, for reading it fast.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

LAYOUT = 2
"""Changes whenever these tables do: a library of another layout is refused, not misread."""

metadata = MetaData()


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def _key(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, primary_key=True, autoincrement=False) for name in names]


def _box() -> list[Column[float]]:
    return [Column(name, Double, nullable=False) for name in ("x0", "top", "x1", "bottom")]


def _amount(*, optional: bool) -> list[Column[Any]]:
    return [
        Column("mantissa", BigInteger, nullable=True),
        Column("scale", SmallInteger, nullable=True),
        Column("digits", Text, nullable=True),
        Column("printed", Text, nullable=False),
        Column("unit", Text, nullable=True),
        Column("year", Integer, nullable=True),
    ]


def _frame(name: str, *columns: Column[Any]) -> Table:
    """A table that lies on disk in the order of its key, so that a document is read in one sweep."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


state = Table(
    "state",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    _text("digest"),
    _text("department"),
    _number("year", optional=True),
    _text("kind"),
    _text("level", optional=True),
    _text("aliases"),
    _text("page_sizes"),
    _number("pages"),
    _number("tables"),
    _number("figures"),
    _number("tried"),
    _number("held"),
    _text("warnings"),
    _text("source", optional=True),
    Column("indexed", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,
)

packed = Table(
    "packed",
    metadata,
    Column("document", Integer, primary_key=True, autoincrement=False),
    _number("form"),
    Column("body", LargeBinary, nullable=False),
)

stale_vectors = Table(
    "stale_vectors",
    metadata,
    Column("document", Integer, primary_key=True, autoincrement=False),
)

tables = _frame(
    "tables",
    *_key("document", "position"),
    _number("idx"),
    _text("title"),
    _text("number"),
    _text("kind"),
    _text("unit", optional=True),
    _text("organisation", optional=True),
    _text("side", optional=True),
    _text("pages"),
    _text("notes"),
)

columns = _frame(
    "columns",
    *_key("document", "table_position", "position"),
    _number("idx"),
    _text("path"),
    _text("role"),
    _text("unit", optional=True),
    _number("year", optional=True),
    _text("measure", optional=True),
)

rows = _frame(
    "rows",
    *_key("document", "table_position", "position"),
    _number("idx"),
    _number("page"),
    _text("label"),
    _text("printed_label"),
    _text("path"),
    _text("code", optional=True),
    _number("level"),
    _text("organisation", optional=True),
    Column("is_total", Boolean, nullable=False),
    _number("parent", optional=True),
)

cells = _frame(
    "cells",
    *_key("document", "table_position", "row_position", "position"),
    _number("column_idx"),
    _text("text"),
    _number("page"),
    *_box(),
)

facts = _frame(
    "facts",
    *_key("document", "position"),
    _number("table_idx"),
    _number("row_idx"),
    _number("column_idx"),
    _number("page"),
    *_box(),
    _text("label"),
    _text("row_path"),
    _text("code", optional=True),
    _text("organisation", optional=True),
    _text("column_path"),
    *_amount(optional=True),
    _text("measure", optional=True),
)
Index("facts_by_label", facts.c.label)
Index("facts_by_code", facts.c.code)

passages = _frame("passages", *_key("document", "position"), _number("idx"), _text("heading_path"))

sentences = _frame(
    "sentences",
    *_key("document", "passage_position", "position"),
    _text("text"),
    _number("page"),
    *_box(),
    _text("parts"),
)

statements = _frame(
    "statements",
    *_key("document", "position"),
    _number("idx"),
    _number("passage_idx"),
    _number("sentence_idx"),
    _number("page"),
    *_box(),
    _text("subject"),
    _text("role"),
    *_amount(optional=False),
    _number("direction", optional=True),
    _text("base", optional=True),
    _text("whole", optional=True),
    Column("start_at", Integer, nullable=False),
    Column("end_at", Integer, nullable=False),
)
