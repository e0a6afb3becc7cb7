"""The library as the page sees it: few looks, none of them stale for what the page itself does."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qa.page import snapshot
from qa.page.snapshot import Snapshot


class Shelf:
    """A library that counts how often it is looked at."""

    def __init__(self) -> None:
        self.records: Any = (SimpleNamespace(name="a.pdf", identity="甲"),)
        self.looks = 0
        self.loads = 0

    def documents(self) -> Any:
        self.looks += 1
        return self.records

    def load(self, name: str) -> Any:
        self.loads += 1
        return object()

    def source(self, name: str) -> Path:
        return Path(name)


def test_one_question_looks_once() -> None:
    shelf = Shelf()
    seen = Snapshot(shelf)  # type: ignore[arg-type]
    assert seen.identities() == [("a.pdf", "甲")]
    assert seen.load("a.pdf") is seen.load("a.pdf")
    assert seen.source("a.pdf") == Path("a.pdf")
    assert (shelf.looks, shelf.loads) == (1, 1)


def test_what_the_page_changes_is_seen_at_once() -> None:
    shelf = Shelf()
    seen = Snapshot(shelf)  # type: ignore[arg-type]
    old = seen.load("a.pdf")
    shelf.records = (SimpleNamespace(name="b.pdf", identity="乙"),)
    assert seen.identities() == [("a.pdf", "甲")]
    seen.refresh()
    assert seen.identities() == [("b.pdf", "乙")]
    assert seen.load("a.pdf") is not old


def test_what_others_change_is_seen_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "FRESH", 0.0)
    shelf = Shelf()
    seen = Snapshot(shelf)  # type: ignore[arg-type]
    seen.identities()
    shelf.records = ()
    assert seen.identities() == []
