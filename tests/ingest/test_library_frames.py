"""What goes into the frames comes out again, to the last printed zero."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
import sqlalchemy as sql
from handmade import document
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from ingest.model import (
    Column,
    ColumnRole,
    Document,
    DocumentKind,
    Fact,
    Identity,
    Measure,
    Passage,
    Reconciliations,
    Row,
    Sentence,
    Statement,
    StatementRole,
    Table,
    TableCell,
)
from ingest.store import schema
from ingest.store.database import create_tables, open_engine
from ingest.store.frames import (
    delete_document,
    join_amount,
    read_document,
    read_rows,
    split_amount,
    write_document,
)
from ingest.store.packing import pack, unpack

text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=6)
words = st.lists(text, max_size=3).map(tuple)
number = st.integers(-(2**31), 2**31 - 1)
point = st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False)
box = st.tuples(point, point, point, point)
amounts = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal("-0.00"), Decimal("1168.170000"), Decimal("1E+3"), Decimal("9" * 30)]),
)
maybe = st.none() | text
year = st.none() | number
measure = st.none() | st.sampled_from(get_args(Measure))


def some(strategy: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


columns = st.builds(Column, number, words, st.sampled_from(get_args(ColumnRole)), maybe, year, measure)
cells = st.builds(TableCell, number, text, number, box)
rows = st.builds(
    Row, number, number, text, text, words, maybe, number, maybe, st.booleans(), year, some(cells)
)
tables = st.builds(
    Table,
    number,
    text,
    text,
    text,
    maybe,
    maybe,
    st.sampled_from(["income", "expenditure", None]),
    some(number),
    some(columns),
    some(rows),
    words,
)
facts = st.builds(
    Fact,
    number,
    number,
    number,
    number,
    box,
    text,
    words,
    maybe,
    maybe,
    words,
    st.none() | amounts,
    text,
    maybe,
    year,
    measure,
)
passages = st.builds(Passage, number, words, some(st.builds(Sentence, text, number, box)))
statements = st.builds(
    Statement,
    number,
    number,
    number,
    number,
    box,
    words,
    st.sampled_from(get_args(StatementRole)),
    amounts,
    text,
    maybe,
    year,
    st.sampled_from([1, 0, -1, None]),
    maybe,
    maybe,
    number,
    number,
)
identities = st.builds(
    Identity,
    text,
    year,
    st.sampled_from(get_args(DocumentKind)),
    st.sampled_from(["部门", "单位", None]),
    words,
)
documents = st.builds(
    Document,
    text,
    text,
    identities,
    some(st.tuples(point, point)),
    some(tables),
    some(facts),
    some(passages),
    some(statements),
    st.builds(Reconciliations, number, number),
    words,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_engine(tmp_path_factory.mktemp("frames") / "frames.sqlite")
    create_tables(engine)
    yield engine
    engine.dispose()


def printed(document: Document) -> list[str]:
    """Equal decimals may print differently: their print is compared too."""
    return [str(one.amount) for one in (*document.facts, *document.statements)]


@settings(max_examples=150, deadline=None)
@given(documents)
def test_any_document_comes_back_as_it_was(engine: Engine, one: Document) -> None:
    with engine.begin() as connection:
        number = write_document(connection, one)
        from_rows, from_packed = read_rows(connection, number), read_document(connection, number)
        delete_document(connection, number)
    assert from_rows == one == from_packed
    assert printed(from_rows) == printed(one) == printed(from_packed)


@given(amounts)
def test_an_amount_keeps_its_printed_zeros(amount: Decimal) -> None:
    assert str(join_amount(*split_amount(amount))) == str(amount)


@pytest.mark.parametrize(
    ("amount", "parts"),
    [
        ("1168.170000", (1168170000, 6, None)),
        ("-13.80", (-1380, 2, None)),
        ("0.00", (0, 2, None)),
        ("-0.00", (None, None, "-0.00")),
        ("91510000123456789012", (None, None, "91510000123456789012")),
    ],
)
def test_amounts_are_stored_as_integers(amount: str, parts: tuple[object, ...]) -> None:
    assert split_amount(Decimal(amount)) == parts


def test_sums_in_sql_are_exact(engine: Engine) -> None:
    one = document(amount="0.10", labels=tuple(f"第{n}项" for n in range(31)))
    with engine.begin() as connection:
        number = write_document(connection, one)
        facts = schema.facts.c
        total = connection.execute(
            sql.select(sql.func.sum(facts.mantissa)).where(facts.document == number)
        ).scalar()
        delete_document(connection, number)
    assert total == 300  # thirty times 0.10, as integers of scale 2; the 31st is blank


def test_deleting_leaves_no_row_in_any_frame(engine: Engine) -> None:
    with engine.begin() as connection:
        kept = write_document(connection, document("留下.pdf"))
        gone = write_document(connection, document("移除.pdf"))
        delete_document(connection, gone)
        for frame in schema.metadata.sorted_tables:
            if "document" in frame.c:
                numbers = set(connection.execute(sql.select(frame.c.document)).scalars())
                assert numbers <= {kept}, frame.name
        delete_document(connection, kept)


def test_a_packed_block_of_another_form_is_passed_over(engine: Engine) -> None:
    one = document()
    with engine.begin() as connection:
        number = write_document(connection, one)
        connection.execute(schema.packed.update().values(form=-1, body=b"?"))
        assert read_document(connection, number) == one
        delete_document(connection, number)


def test_a_packed_block_runs_nothing(tmp_path: Path) -> None:
    import pickle
    import zlib

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (open, (str(tmp_path / "written"), "w"))  # type: ignore[return-value]

    with pytest.raises(pickle.UnpicklingError):
        unpack(zlib.compress(pickle.dumps(Evil())))
    assert not (tmp_path / "written").exists()


def test_packing_keeps_a_document_whole() -> None:
    one = dataclasses.replace(document(), warnings=("甲", "乙"))
    assert unpack(pack(one)) == one
