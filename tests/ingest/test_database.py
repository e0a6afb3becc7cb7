"""The database opens while another process has it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sql

from ingest.store import database

HOLDS = {
    "reads": "BEGIN; SELECT * FROM t",
    "writes": "BEGIN IMMEDIATE",
    "alone": "BEGIN EXCLUSIVE",
}
"""What the other one does with a file that is not in WAL mode yet."""


def held(path: Path, how: str) -> sqlite3.Connection:
    """A connection in the middle of a transaction."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE t (x)")
    for statement in HOLDS[how].split("; "):
        other.execute(statement)
    return other


def mode(path: Path) -> object:
    engine = database.open_engine(path)
    try:
        with engine.connect() as connection:
            return connection.execute(sql.text("PRAGMA journal_mode")).scalar()
    finally:
        engine.dispose()


@pytest.mark.parametrize("how", HOLDS)
def test_opening_waits_for_the_one_who_has_the_file(tmp_path: Path, how: str) -> None:
    path = tmp_path / "frames.sqlite"
    with closing(held(path, how)) as other:
        release = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
        release.start()
        assert mode(path) == "wal"
        release.join()


def test_opening_gives_up_after_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    path = tmp_path / "frames.sqlite"
    with closing(held(path, "alone")), pytest.raises(sql.exc.OperationalError, match="locked"):
        mode(path)
