"""A document as one block of bytes that opens fast: plain tuples, shared where they repeat.

The block is derived from the frames and may be thrown away; `FORM` changes with its shape. Opening
one builds nothing but tuples, texts and numbers: a block that asks for anything else is refused.
"""

from __future__ import annotations

import gc
import io
import pickle
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NoReturn

from ingest.model import (
    Column,
    Document,
    Fact,
    Identity,
    Passage,
    Reconciliations,
    Row,
    Sentence,
    Statement,
    Table,
    TableCell,
)

FORM = 2


def pack(document: Document) -> bytes:
    """The whole document; the inverse of `unpack`."""
    identity, held = document.identity, document.reconciliations
    whole = (
        (document.name, document.digest, document.page_sizes, document.warnings),
        (identity.department, identity.year, identity.kind, identity.level, identity.aliases),
        (held.tried, held.held),
        [_flat_table(table) for table in document.tables],
        [
            (fact.table, fact.row, fact.column, fact.page, fact.box, fact.label, fact.row_path, fact.code,
             fact.organisation, fact.column_path, _text(fact.amount), fact.printed, fact.unit, fact.year,
             fact.measure)
            for fact in document.facts
        ],
        [
            (passage.index, passage.heading_path,
             [(sentence.text, sentence.page, sentence.box, sentence.parts) for sentence in passage.sentences])
            for passage in document.passages
        ],
        [
            (said.index, said.passage, said.sentence, said.page, said.box, said.subject, said.role,
             str(said.amount), said.printed, said.unit, said.year, said.direction, said.base, said.whole,
             said.start, said.end)
            for said in document.statements
        ],
    )  # fmt: skip
    return zlib.compress(pickle.dumps(whole, protocol=5), level=1)


def unpack(body: bytes) -> Document:
    """The document; `pickle.UnpicklingError` or `zlib.error` if the block is not one of ours."""
    with _collector_paused():
        whole = _PlainOnly(io.BytesIO(zlib.decompress(body))).load()
        (name, digest, page_sizes, warnings), identity, held, tables, facts, passages, statements = whole
        return Document(
            name, digest, Identity(*identity), page_sizes,
            tuple(_table(table) for table in tables),
            tuple([
                Fact(table, row, column, page, box, label, path, code, organisation, column_path,
                     None if amount is None else Decimal(amount), printed, unit, year, measure)
                for table, row, column, page, box, label, path, code, organisation, column_path, amount,
                printed, unit, year, measure in facts
            ]),
            tuple(
                Passage(index, path, tuple(Sentence(*sentence) for sentence in sentences))
                for index, path, sentences in passages
            ),
            tuple(_statement(said) for said in statements),
            Reconciliations(*held), warnings,
        )  # fmt: skip


class _PlainOnly(pickle.Unpickler):
    """Tuples, lists, texts and numbers need no class; whatever names one is not ours."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")


def _flat_table(table: Table) -> tuple[Any, ...]:
    return (
        table.index, table.title, table.number, table.kind, table.unit, table.organisation, table.side,
        table.pages,
        [(one.index, one.path, one.role, one.unit, one.year, one.measure) for one in table.columns],
        [
            (row.index, row.page, row.label, row.printed_label, row.path, row.code, row.level,
             row.organisation, row.is_total, row.parent,
             [(cell.column, cell.text, cell.page, cell.box) for cell in row.cells])
            for row in table.rows
        ],
        table.notes,
    )  # fmt: skip


def _table(flat: Any) -> Table:
    *head, columns, rows, notes = flat
    make: Any = Table  # its fields follow the flat order; the constructor's types cannot be told from it
    table: Table = make(
        *head, tuple([Column(*column) for column in columns]), tuple([_row(row) for row in rows]), notes
    )
    return table


def _row(flat: Any) -> Row:
    *head, cells = flat
    make: Any = Row
    row: Row = make(*head, tuple([TableCell(*cell) for cell in cells]))
    return row


def _statement(flat: Any) -> Statement:
    make: Any = Statement
    said: Statement = make(*flat[:7], Decimal(flat[7]), *flat[8:])
    return said


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


_pauses = threading.Lock()
_paused = 0
_was_enabled = False


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Thousands of small objects that all live: the cycle collector would walk them again and again."""
    global _paused, _was_enabled
    with _pauses:
        if _paused == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _paused += 1
    try:
        yield
    finally:
        with _pauses:
            _paused -= 1
            if _paused == 0 and _was_enabled:
                gc.enable()
