"""The database behind the frames: opening it, its version, and the counters that tell readers of a change."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Connection, Engine

from ingest.errors import LibraryError, os_reason
from ingest.store import schema
from ingest.store.lock import SHORT_POLL_SECONDS, LockedError

BUSY_SECONDS = 10.0
"""How long one statement waits for another process's commit."""


class LayoutError(Exception):
    """The database was made by a version with other tables."""


def open_engine(path: Path, url: str | None = None, *, read_only: bool = False) -> Engine:
    """The engine on `url`, or on the SQLite file at `path` in WAL mode.

    A transaction is one snapshot, reads included: the driver's own habit of opening one only at
    the first write is turned off.
    """
    if url is not None:
        return _server_engine(url)
    place = f"file:{path.resolve().as_posix()}?mode=ro&uri=true" if read_only else str(path.resolve())
    engine = sql.create_engine(f"sqlite:///{place}", connect_args={"timeout": BUSY_SECONDS})

    @sql.event.listens_for(engine, "connect")
    def _prepare(raw: Any, _: Any) -> None:
        raw.isolation_level = None
        if not read_only:
            _keep_a_log(raw)
            raw.execute("PRAGMA synchronous=NORMAL")

    @sql.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _keep_a_log(raw: sqlite3.Connection) -> None:
    """Turn WAL mode on, as patiently as any statement.

    SQLite's own waiting does not cover this switch: of two processes that open a new file at the
    same moment one is told at once that it is locked.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            raw.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(SHORT_POLL_SECONDS)


def _server_engine(url: str) -> Engine:
    """A server's engine; a plain postgresql:// address takes psycopg 3, which the extra installs."""
    try:
        address = sql.make_url(url)
        if address.drivername in ("postgresql", "postgres"):
            address = address.set(drivername="postgresql+psycopg")
        return sql.create_engine(address, pool_pre_ping=True)
    except sql.exc.ArgumentError as error:
        raise LibraryError("YUSUAN_DATABASE_URL 不是数据库地址，例：postgresql://用户@主机/库名") from error
    except ModuleNotFoundError as error:
        raise LibraryError("用 PostgreSQL 要另装：pip install '.[postgres]'") from error


def create_tables(engine: Engine) -> None:
    """Make what is missing; call it under the writer's lock."""
    with engine.begin() as connection:
        schema.metadata.create_all(connection)
        if read_state(connection, "layout") is None:
            write_state(connection, "layout", str(schema.LAYOUT))


def is_ready(engine: Engine) -> bool:
    """Whether the tables are there; raises `LayoutError` where they are another version's."""
    with engine.connect() as connection:
        if not sql.inspect(connection).has_table("state"):
            return False
        layout = read_state(connection, "layout")
    if layout is not None and layout != str(schema.LAYOUT):
        raise LayoutError(layout)
    return layout is not None


def read_state(connection: Connection, name: str) -> str | None:
    """One value of the `state` table."""
    state = schema.state
    return connection.execute(sql.select(state.c.value).where(state.c.name == name)).scalar()


def write_state(connection: Connection, name: str, value: str) -> None:
    """Set one value of the `state` table."""
    state = schema.state
    changed = connection.execute(state.update().where(state.c.name == name).values(value=value))
    if changed.rowcount == 0:
        connection.execute(state.insert().values(name=name, value=value))


def read_counter(connection: Connection, name: str) -> int:
    """A counter's value, 0 before its first step."""
    return int(read_state(connection, name) or 0)


def step_counter(connection: Connection, name: str) -> int:
    """Add one to a counter inside the caller's transaction; its new value."""
    value = read_counter(connection, name) + 1
    write_state(connection, name, str(value))
    return value


@contextmanager
def explained() -> Iterator[None]:
    """Failures below as one Chinese line."""
    try:
        yield
    except LockedError as error:
        raise LibraryError(str(error)) from error
    except LayoutError as error:
        raise LibraryError("资料库由另一版本的程序建立：请换一个数据目录，重新载入文件") from error
    except sql.exc.SQLAlchemyError as error:
        raise LibraryError(f"资料库读写失败：{_reason(error)}") from error
    except OSError as error:
        raise LibraryError(f"数据目录读写失败：{os_reason(error)}") from error


def _reason(error: Exception) -> str:
    inner = str(getattr(error, "orig", None) or error).splitlines()[0]
    if "not a database" in inner or "malformed" in inner:
        return "数据文件已损坏，请换一个数据目录重新载入"
    known = {"database or disk is full": "磁盘已满", "database is locked": "数据库正忙，请稍后再试"}
    return known.get(inner, inner)
