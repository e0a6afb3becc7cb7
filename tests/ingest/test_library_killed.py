"""kill -9 in the middle of ingesting leaves every document wholly in or wholly out, in both stores."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from handmade import document

from ingest.library import Library

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)])}

OLD = document("甲局2024.pdf", "2.40")
NEW = document("甲局2024.pdf", "9.90", ("新项目", "水费"))
OTHER = document("乙局2024.pdf", "7.10")

POINTS = {
    "before the copy has its name": OLD,
    "half of the frames": OLD,
    "before the index": NEW,
    "old vectors gone": NEW,
    "vectors written": NEW,
}
"""Where the writer is killed, and which version of the document it leaves."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="这个系统没有 SIGKILL")


def found(library: Library, query: str) -> set[tuple[str, str]]:
    return {(hit.document, hit.text) for hit in library.search(query, k=20, kind="row")}


def rows(*documents: object) -> set[tuple[str, str]]:
    return {(one.name, " / ".join(row.path)) for one in documents for row in one.tables[0].rows}  # type: ignore[attr-defined]


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_writer_leaves_a_document_wholly_in_or_out(tmp_path: Path, point: str) -> None:
    data = tmp_path / "data"
    with Library.open(data) as library:
        library.add(OLD)
        library.add(OTHER)
    killed = subprocess.run(
        [sys.executable, str(HERE / "killed.py"), str(data), point],
        capture_output=True, text=True, env=ENVIRONMENT, timeout=120,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stdout + killed.stderr
    kept = POINTS[point]
    with Library.open(data, read_only=True) as reader:
        assert reader.load("甲局2024.pdf") == kept
        assert {hit.document for hit in reader.search("费", k=20)} <= {"甲局2024.pdf", "乙局2024.pdf"}
    with Library.open(data) as library:
        assert library.load("甲局2024.pdf") == kept
        assert library.load("乙局2024.pdf") == OTHER
        assert found(library, "费") == rows(kept, OTHER)
        library.add(NEW)
        assert found(library, "费") == rows(NEW, OTHER)


def test_killed_at_any_time_while_adding_again_and_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    loop = (
        "import sys\nfrom handmade import document\nfrom ingest.library import Library\n"
        "library = Library.open(sys.argv[1]); print('ready', flush=True)\n"
        "while True:\n"
        "    for name in ('甲', '乙', '丙'):\n"
        "        library.add(document(name, '1.00'))\n"
        "        library.add(document(name, '2.00', ('新项目', '水费')))\n"
        "        print('done', flush=True)\n"
    )
    for delay in (0.0, 0.013, 0.031):
        writer = subprocess.Popen(
            [sys.executable, "-c", loop, str(data)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
        )
        assert writer.stdout is not None
        for _ in range(3):  # ready, and two documents in both versions
            assert writer.stdout.readline()
        time.sleep(delay)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        with Library.open(data) as library:
            loaded = [library.load(record.name) for record in library.documents()]
            assert loaded
            for one in loaded:
                assert one in (document(one.name, "1.00"), document(one.name, "2.00", ("新项目", "水费")))
            assert found(library, "费") == rows(*loaded)


def test_readers_go_on_while_another_process_writes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Library.open(data) as library:
        library.add(OLD)
    write = (
        "import sys\nfrom handmade import document\nfrom ingest.library import Library\n"
        "library = Library.open(sys.argv[1])\n"
        "for n in range(12): library.add(document(f'{n}.pdf', '1.00'))\n"
    )
    with Library.open(data, read_only=True) as reader:
        writer = subprocess.Popen([sys.executable, "-c", write, str(data)], env=ENVIRONMENT)
        seen = {1}
        while writer.poll() is None:
            seen.add(len(reader.documents()))
            assert reader.load("甲局2024.pdf") == OLD
            assert ("甲局2024.pdf", "合计 / 公务接待费") in found(reader, "公务接待费")
        assert writer.returncode == 0
        assert len(reader.documents()) == 13 and len(seen) > 2
        assert {hit.document for hit in reader.search("公务接待费", k=13, kind="row")} == {
            record.name for record in reader.documents()
        }


def test_two_writing_processes_take_turns(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write = (
        "import sys\nfrom handmade import document\nfrom ingest.library import Library\n"
        "library = Library.open(sys.argv[1])\n"
        "for n in range(6): library.add(document(f'{sys.argv[2]}{n}.pdf', '1.00'))\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", write, str(data), name], env=ENVIRONMENT) for name in "ab"
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    with Library.open(data, read_only=True) as reader:
        loaded = [reader.load(record.name) for record in reader.documents()]
        assert len(loaded) == 12
        for one in loaded:
            hits = reader.search("公务用车", [one.name], k=20, kind="row")
            assert {(hit.document, hit.text) for hit in hits} == rows(one)
