"""The library as its users see it: in, out, found, and by several at once."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from handmade import document

from ingest.library import Library, LibraryError, Settings
from ingest.store.lock import WriterLock


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data") as library:
        yield library


def names(library: Library) -> list[str]:
    return [record.name for record in library.documents()]


def test_a_new_library_is_empty(library: Library) -> None:
    assert library.documents() == () and library.generation == 0
    assert library.search("公务接待费") == [] and library.find_facts("公务接待费") == []


def test_a_document_is_loaded_as_it_was_added(library: Library) -> None:
    library.add(document(amount="2.40"))
    assert library.load("甲局2024.pdf") == document(amount="2.40")
    assert str(library.load("甲局2024.pdf").facts[0].amount) == "2.40"


def test_the_record_is_the_contracts(library: Library) -> None:
    library.add(document())
    (record,) = library.documents()
    assert json.loads(json.dumps(record.as_json())) == {
        "name": "甲局2024.pdf",
        "department": "甲局",
        "year": 2024,
        "kind": "预算",
        "level": "部门",
        "pages": 5,
        "tables": 1,
        "figures": 4,  # the fifth row is blank
        "reconciliations": {"tried": 4, "held": 3},
        "warnings": ["第 2 页没有文字层"],
    }


def test_the_same_name_replaces(library: Library) -> None:
    library.add(document(amount="2.40"))
    library.load("甲局2024.pdf")
    library.add(document(amount="3.50", labels=("公务接待费", "水费")))
    assert names(library) == ["甲局2024.pdf"]
    assert library.load("甲局2024.pdf").facts[0].amount == Decimal("3.50")
    assert [found.fact.amount for found in library.find_facts("公务接待费")] == [Decimal("3.50")]
    assert library.search("退休费", kind="row")[0].text != "合计 / 退休费"


def test_a_loaded_document_is_kept_until_it_changes(library: Library) -> None:
    library.add(document())
    first = library.load("甲局2024.pdf")
    library.add(document("乙局2024.pdf"))
    assert library.load("甲局2024.pdf") is first
    library.add(document(amount="9.99"))
    assert library.load("甲局2024.pdf") is not first


def test_every_change_moves_the_generation(library: Library) -> None:
    seen = [library.generation]
    for change in (
        lambda: library.add(document()),
        lambda: library.add(document()),
        lambda: library.remove(["甲局2024.pdf"]),
    ):
        change()
        seen.append(library.generation)
    assert seen == sorted(set(seen))


def test_removing_takes_out_frames_vectors_and_file(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "甲局2024.pdf"
    file.write_bytes(b"%PDF-1.7")
    library.add(document(), file)
    library.add(document("乙局2024.pdf"))
    kept = library.source("甲局2024.pdf")
    assert kept is not None and kept.read_bytes() == b"%PDF-1.7"
    library.remove(["甲局2024.pdf"])
    assert names(library) == ["乙局2024.pdf"] and not kept.exists()
    assert {hit.document for hit in library.search("公务接待费")} == {"乙局2024.pdf"}
    assert {found.document for found in library.find_facts("公务接待费")} == {"乙局2024.pdf"}


def test_removing_an_unknown_name_removes_nothing(library: Library) -> None:
    library.add(document())
    with pytest.raises(LibraryError, match="没有载入名为“乙"):
        library.remove(["甲局2024.pdf", "乙局2024.pdf"])
    assert names(library) == ["甲局2024.pdf"]


def test_loading_an_unknown_name_says_so(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"没有载入名为“无\.pdf”的文件"):
        library.load("无.pdf")


def test_facts_are_found_over_documents_by_label_and_code(library: Library) -> None:
    library.add(document("甲局2024.pdf", "2.40"))
    library.add(document("乙局2024.pdf", "7.10"))
    found = library.find_facts("公务接待费")
    assert {(one.document, one.fact.amount) for one in found} == {
        ("甲局2024.pdf", Decimal("2.40")),
        ("乙局2024.pdf", Decimal("7.10")),
    }
    assert len(library.find_facts(code="3021700", documents=["乙局2024.pdf"])) == 5
    assert {one.fact.label for one in library.find_facts("公务", contains=True)} == {
        "公务接待费",
        "公务用车运行维护费",
    }
    assert library.find_facts("%", contains=True) == []


@pytest.mark.parametrize(
    ("query", "kind", "text"),
    [
        ("公务接待", "row", "合计 / 公务接待费"),
        ("公车运行维护", "row", "合计 / 公务用车运行维护费"),
        ("三公经费支出", "table", "“三公”经费支出表"),
        ("为什么减少", "passage", "公务接待费比上年减少，主要是压减开支。"),
    ],
)
def test_a_loosely_named_item_is_found(library: Library, query: str, kind: str, text: str) -> None:
    library.add(document())
    hit = library.search(query, kind=kind, k=3)[0]  # type: ignore[arg-type]
    assert (hit.kind, hit.text) == (kind, text)
    found = library.load(hit.document)
    if kind == "passage":
        assert hit.passage is not None and found.passages[hit.passage].text == text
    else:
        assert [found.tables[t].rows[r].label for t, r in hit.places]


def test_search_stays_in_scope(library: Library) -> None:
    library.add(document("甲局2024.pdf"))
    library.add(document("乙局2024.pdf"))
    assert {hit.document for hit in library.search("公务接待费", ["乙局2024.pdf"])} == {"乙局2024.pdf"}
    assert library.search("公务接待费", ["没有.pdf"]) == []


def test_reindexing_finds_the_same(library: Library) -> None:
    library.add(document("甲局2024.pdf"))
    library.add(document("乙局2024.pdf"))
    before = {(hit.document, hit.text) for hit in library.search("公务接待费", k=4)}
    library.reindex()
    assert {(hit.document, hit.text) for hit in library.search("公务接待费", k=4)} == before


def test_an_index_of_another_embedding_is_refused(library: Library, tmp_path: Path) -> None:
    library.add(document())
    library.close()
    other = Settings(
        data=tmp_path / "data", embedding="openai:m3", embedding_base_url="http://127.0.0.1:9/v1"
    )
    with (
        Library.open(other, read_only=True) as reader,
        pytest.raises(LibraryError, match="yusuan reindex"),
    ):
        reader.search("公务接待费")


def test_an_unknown_embedding_is_named(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", embedding="nonesuch")
    with Library.open(settings) as library, pytest.raises(LibraryError, match="YUSUAN_EMBEDDING"):
        library.add(document())


# ------------------------------------------------------------ readers and writers


def test_a_reader_of_nothing_makes_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "data", read_only=True) as reader:
        assert reader.documents() == () and reader.search("三公经费") == []
    assert not (tmp_path / "data").exists()


def test_a_reader_cannot_write(library: Library, tmp_path: Path) -> None:
    library.add(document())
    with Library.open(tmp_path / "data", read_only=True) as reader:
        with pytest.raises(LibraryError, match="只读"):
            reader.remove(["甲局2024.pdf"])
        assert names(reader) == ["甲局2024.pdf"]


def test_a_reader_that_was_there_first_sees_what_is_added(tmp_path: Path) -> None:
    with Library.open(tmp_path / "data", read_only=True) as reader:
        assert reader.documents() == ()
        with Library.open(tmp_path / "data") as writer:
            writer.add(document(amount="1.00"))
            assert names(reader) == ["甲局2024.pdf"]
            assert reader.load("甲局2024.pdf").facts[0].amount == Decimal("1.00")
            writer.add(document(amount="2.00"))
            assert reader.load("甲局2024.pdf").facts[0].amount == Decimal("2.00")


def test_a_second_writer_waits_then_says_so(library: Library, tmp_path: Path) -> None:
    library.add(document())
    said: list[str] = []
    impatient = Settings(data=tmp_path / "data", lock_wait=0.3)
    with Library.open(impatient, notice=said.append) as second, library.writing():
        with pytest.raises(LibraryError, match=r"另一进程（PID \d+）写入，等了 0.3 秒"):
            second.add(document("乙局2024.pdf"))
        assert len(said) == 1 and "最多等待" in said[0]
        assert names(second) == ["甲局2024.pdf"]
    with Library.open(impatient) as second:
        second.add(document("乙局2024.pdf"))
    assert names(library) == ["乙局2024.pdf", "甲局2024.pdf"]


def test_the_lock_is_reentrant_and_let_go(tmp_path: Path) -> None:
    first = WriterLock(tmp_path / "lock", 0.2)
    with first, first:
        pass
    with WriterLock(tmp_path / "lock", 0):
        pass


def test_threads_add_and_load_at_once(library: Library) -> None:
    problems: list[Exception] = []

    def work(number: int) -> None:
        try:
            library.add(document(f"{number}.pdf", f"{number}.50"))
            assert library.load(f"{number}.pdf").facts[0].amount == Decimal(f"{number}.50")
            assert library.search("公务接待费", [f"{number}.pdf"])
        except Exception as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert len(names(library)) == 6


# ------------------------------------------------------------ damage


def test_a_broken_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "frames.sqlite").write_bytes(b"not a database at all" * 200)
    with pytest.raises(LibraryError, match="损坏"):
        Library.open(tmp_path)


def test_a_library_of_another_version_is_refused(library: Library, tmp_path: Path) -> None:
    import sqlite3

    library.close()
    with sqlite3.connect(tmp_path / "data" / "frames.sqlite") as raw:
        raw.execute("update state set value = '0' where name = 'layout'")
    with pytest.raises(LibraryError, match="另一版本"):
        Library.open(tmp_path / "data")


def test_a_lost_index_is_made_again(library: Library, tmp_path: Path) -> None:
    import shutil

    library.add(document())
    library.close()
    shutil.rmtree(tmp_path / "data" / "chroma")
    with Library.open(tmp_path / "data", read_only=True) as reader:
        assert reader.search("公务接待费") == []
    with Library.open(tmp_path / "data") as again:
        assert again.search("公务接待费")


def test_a_server_address_may_name_the_collection(tmp_path: Path) -> None:
    named = Settings(data=tmp_path / "data", chroma_url="http://127.0.0.1:9/不行")
    with Library.open(named) as library, pytest.raises(LibraryError, match="YUSUAN_CHROMA_URL"):
        library.add(document())


def test_an_address_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"^YUSUAN_DATABASE_URL 不是数据库地址"):
        Library.open(Settings(data=tmp_path / "data", database_url="某处"))
