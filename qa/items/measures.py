"""What a figure of a final account measures: the budget of the year's start, as changed, what was spent."""

from __future__ import annotations

from qa.items.entries import Entry

MEANT = {
    "budget": ("budget",),
    "revised": ("revised", "budget"),
    "final": ("final", "executed"),
    "executed": ("executed", "final"),
}
"""The measures that a column may bear for the one that is asked for, the nearest first."""
SPENT = MEANT["final"]
PLANNED = MEANT["revised"]


def measure_of_entry(entry: Entry) -> str | None:
    """The measure that a cell's column or a number's sentence gives it."""
    return entry.fact.measure if entry.fact is not None else entry.measure
