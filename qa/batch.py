"""Many questions from a file, one JSON object a line: `ask --batch`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from qa.answering.answer import AnswerRecord
from qa.complaints import reason
from qa.engine import Engine


def ask_batch(engine: Engine, file: str, *, explain: bool) -> int:
    """Print one record a line, in order, as they come; `file` may be - for standard input.

    A line that cannot be asked gets a `failed` record. Returns how many such lines there were.
    """
    wrong = 0
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        key: Any = None
        try:
            item = json.loads(line)
            key = item.get("id")
            record = engine.ask(
                item["question"], item.get("documents"), item.get("history") or (), explain=explain
            )
        except Exception as error:
            if os.environ.get("YUSUAN_DEBUG"):
                raise
            wrong += 1
            told = f"第 {number} 行没有回答：{reason(error)}"
            record = AnswerRecord(question="", status="failed", text=told)
        record = record.model_copy(update={"id": None if key is None else str(key)})
        print(record.model_dump_json(exclude=None if explain else {"explain"}), flush=True)
    return wrong


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        yield from sys.stdin
        return
    with open(file, encoding="utf-8") as lines:
        yield from lines
