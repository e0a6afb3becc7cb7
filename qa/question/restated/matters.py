"""A matter asked for by its amount, in the unit that it is measured in: 补多少水 as 补水多少立方米."""

from __future__ import annotations

from collections.abc import Iterator

from qa.question.matter import HOW_MUCH, UNITS
from qa.question.restated.said import Said


def matters(said: Said) -> Iterator[str]:
    """The question with the matter before its number, in each of its units."""
    found = HOW_MUCH.search(said.text)
    if found is None:
        return
    for unit in UNITS[found["n"]]:
        yield f"{said.text[: found.end('v')]}{found['n']}多少{unit}{said.text[found.end() :]}"
