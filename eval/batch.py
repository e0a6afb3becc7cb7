"""Asking through the command line, as a user's script does: one process reads, one answers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from eval.suite import Item

CLI = (sys.executable, "-c", "from qa.cli import main; main()")


class EvalError(RuntimeError):
    """The run cannot go on; the message is one Chinese line."""


def ingest_files(files: Sequence[Path], data: Path) -> str:
    """Read the files into a data folder; gives what the command printed. A file that fails is no error."""
    done = subprocess.run(
        [*CLI, "ingest", "--data", str(data), *map(str, files)], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise EvalError(f"载入失败（退出码 {done.returncode}）：{_last_line(done.stderr)}")
    return done.stdout + done.stderr


def ask_in_batch(
    items: Sequence[Item], data: Path, options: Sequence[str] = ()
) -> Iterator[tuple[Item, object]]:
    """Each item with its answer record, in order, as they come; one without documents is asked over all.

    An item left without a record (the process ended) gets a `failed` one.
    """
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "questions.jsonl"
        batch.write_text("".join(_line(n, item) for n, item in enumerate(items)), encoding="utf-8")
        command = [*CLI, "ask", "--data", str(data), "--batch", str(batch), *options]
        with (Path(folder) / "errors.txt").open("w+", encoding="utf-8") as errors:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
            assert process.stdout is not None
            answered = 0
            try:
                for item, record in zip(items, _records(process.stdout), strict=False):
                    answered += 1
                    yield item, record
                process.wait()
            finally:
                process.kill()
                process.wait()
            errors.seek(0)
            reason = _last_line(errors.read()) or f"退出码 {process.returncode}"
    for item in items[answered:]:
        yield item, {"status": "failed", "text": f"没有回答：{reason}"}


def _line(number: int, item: Item) -> str:
    record: dict[str, object] = {"id": str(number), "question": item.question, "history": list(item.history)}
    if item.documents:
        record["documents"] = list(item.documents)
    return json.dumps(record, ensure_ascii=False) + "\n"


def _records(lines: IO[str]) -> Iterator[object]:
    for line in lines:
        if line.lstrip().startswith("{"):
            yield json.loads(line)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""
