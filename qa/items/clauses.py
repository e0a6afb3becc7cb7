"""The words round a number of prose: its clause, and the measure that they name."""

from __future__ import annotations

import re

from ingest.model import Statement

_MEASURES = (
    (re.compile(r"年初预算|年初部门预算"), "budget"),
    (re.compile(r"全年预算|调整预算|调整后预算"), "revised"),
    (re.compile(r"决算|支出决算"), "final"),
    (re.compile(r"执行数|实际执行"), "executed"),
)


def measure_before(sentence: str, statement: Statement) -> str | None:
    """Which of budget, revised budget, execution or final account the words before the number name last."""
    before = sentence[max(0, statement.start - 24) : statement.start]
    found = [(match.start(), name) for pattern, name in _MEASURES for match in pattern.finditer(before)]
    return max(found)[1] if found else None


_DELIMITER = re.compile(r"[,，。;；、:：!?！？()（）]")


def clause_of(sentence: str, statement: Statement) -> str:
    """The clause that holds the number: from the delimiter before it to the one after it."""
    before = sentence[: statement.start]
    after = sentence[statement.end :]
    starts = [match.end() for match in _DELIMITER.finditer(before)]
    start = starts[-1] if starts else 0
    if statement.start - start < 4 and len(starts) > 1:
        start = starts[-2]
    stop = _DELIMITER.search(after)
    return sentence[start : statement.end + (stop.start() if stop else len(after))]
