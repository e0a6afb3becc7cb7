"""From files to the library: what is skipped, replaced, refused, and what a bad file does to the others."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from handmade import document

from ingest.library import Library
from ingest.model import Document
from ingest.pipeline import FileResult, ingest_paths, parse
from ingest.readers import ReadError
from ingest.workers import Failure, parse_files

SAMPLE = "leshan-hrss-2024-sample.pdf"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data") as library:
        yield library


@pytest.fixture(scope="module")
def parsed(samples: Path) -> Document:
    return parse(samples / SAMPLE)


def test_a_sample_is_read_whole(parsed: Document) -> None:
    three_public = next(table for table in parsed.tables if table.kind == "three_public_table")
    amounts = {fact.amount for fact in parsed.facts if fact.table == three_public.index}
    assert {Decimal("13.80"), Decimal("2.40"), Decimal("11.40")} <= amounts
    assert parsed.identity.year == 2024 and parsed.identity.kind == "预算"
    assert parsed.passages and parsed.statements
    assert parsed.reconciliations.tried == parsed.reconciliations.held > 50
    assert parsed.warnings == ()


def test_files_and_folders_are_taken_in(library: Library, samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    shutil.copy(samples / SAMPLE, folder / "甲.pdf")
    (tmp_path / "in" / ".hidden.pdf").write_bytes(b"%PDF-")
    (tmp_path / "in" / "坏.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (tmp_path / "in" / "空.pdf").write_bytes(b"")
    steps: list[tuple[str, int, int]] = []
    results = ingest_paths(
        library,
        [tmp_path / "in", tmp_path / "没有.pdf"],
        lambda result, done, total: steps.append((result.name, done, total)),
    )
    assert {(one.name, one.state) for one in results} == {
        ("甲.pdf", "loaded"), ("坏.pdf", "failed"), ("空.pdf", "failed"), ("没有.pdf", "failed")
    }  # fmt: skip
    assert [(done, total) for _, done, total in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    loaded = next(one for one in results if one.state == "loaded")
    record = library.documents()[0]
    assert (loaded.pages, loaded.tables, loaded.figures) == (record.pages, record.tables, record.figures)
    assert record.name == "甲.pdf" and record.figures > 300
    kept = library.source("甲.pdf")
    assert kept is not None and kept.read_bytes() == (samples / SAMPLE).read_bytes()

    again = ingest_paths(library, [folder])
    assert [(one.name, one.state, one.figures) for one in again] == [("甲.pdf", "unchanged", record.figures)]
    assert library.documents()[0].number == record.number

    forced = ingest_paths(library, [folder], force=True)
    assert [one.state for one in forced] == ["loaded"]
    assert library.documents()[0].number > record.number


def test_every_failure_says_why_in_one_chinese_line(library: Library, tmp_path: Path) -> None:
    (tmp_path / "空目录").mkdir()
    (tmp_path / "网页.pdf").write_text("<html><body>预算</body></html>", encoding="utf-8")
    results = ingest_paths(library, [tmp_path / "空目录", tmp_path / "网页.pdf", tmp_path / "无.pdf"])
    assert {one.name: one.error for one in results} == {
        "空目录": "文件夹里没有文件",
        "无.pdf": "文件不存在",
        "网页.pdf": "文件名是 .pdf，内容却是网页(HTML)：多半下载到了网页，请打开原网站重新下载 PDF",
    }


def test_two_files_of_one_name_are_not_mixed_up(library: Library, samples: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(samples / SAMPLE, tmp_path / folder / "甲.pdf")
    results = ingest_paths(library, [tmp_path / "a", tmp_path / "b"])
    assert sorted(one.state for one in results) == ["failed", "loaded"]
    assert "同名" in str(next(one.error for one in results if one.error))


def test_a_result_reads_as_one_line() -> None:
    loaded = FileResult(Path("x/甲.pdf"), "loaded", 40, 12, 380, ("第 2 页没有文字层",))
    assert str(loaded) == "甲.pdf：已载入，40 页，12 张表，380 个数，1 条提醒\n  提醒：第 2 页没有文字层"
    assert str(FileResult(Path("乙.pdf"), "failed", error="文件是空的")) == "乙.pdf：失败，文件是空的"


# ------------------------------------------------------------ workers


def odd(path: Path) -> Document:
    """Stands for the parser: does what the file's name says."""
    match path.stem.rstrip("0123456789"):
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "hang":
            time.sleep(60)
        case "memory":
            bytearray(64 * 1024**3)
        case "refuse":
            raise ReadError("看不懂")
        case "bug":
            raise ZeroDivisionError
    return document(path.name)


def test_a_bad_file_harms_none_but_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YUSUAN_DEBUG", raising=False)
    names = ["good1", "crash", "good2", "refuse", "bug", "memory", "hang", "good3"]
    outcomes = dict(parse_files(odd, [Path(f"{name}.pdf") for name in names], 2, 2))
    assert {path.stem: one.reason for path, one in outcomes.items() if isinstance(one, Failure)} == {
        "crash": "读取时解析进程崩溃：文件可能已损坏",
        "hang": "读取超过 2 秒，已放弃",
        "memory": "读取所需的内存过大，已放弃",
        "refuse": "看不懂",
        "bug": "读取失败：文件可能已损坏或格式特殊（ZeroDivisionError）",
    }
    for name in ("good1", "good2", "good3"):
        assert outcomes[Path(f"{name}.pdf")] == document(f"{name}.pdf")
