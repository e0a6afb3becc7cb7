"""The total that is printed beside the members of a group: their parent, the total of their column."""

from __future__ import annotations

from collections.abc import Sequence

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.shared_places import PROSE, Place, places_of
from qa.patterns import regex
from qa.scoping.targets import Target


def total_beside(members: Sequence[Value], indexes: Sequence[DocumentIndex], target: Target) -> Value | None:
    """What the column or the passage that holds all of the members prints as their whole."""
    entries = [member.evidence[0] for member in members if member.evidence]
    if len(entries) < max(2, len(members)):
        return None
    shared = set(places_of(entries[0])).intersection(*(places_of(entry) for entry in entries[1:]))
    index = next((index for index in indexes if index.name == entries[0].document), None)
    if index is None:
        return None
    for place in shared:
        found = _led_by(entries, place, index) if place[1] in PROSE else _over(entries, place, index)
        if found is not None:
            value = value_of(Candidate(found, 1.5, 1.0, 1.0), target.edition)
            return value if value.found else None
    return None


def _over(entries: Sequence[Entry], place: Place, index: DocumentIndex) -> Entry | None:
    """The row that all of the members stand under, else the total of the table."""
    if place[1] != "column":
        return None
    taken = {id(entry) for entry in entries}
    column = [entry for entry in index.cells if id(entry) not in taken and place in places_of(entry)]
    above = {entry.fact.row_path[:-1] for entry in entries if entry.fact is not None}
    parent = above.pop() if len(above) == 1 else ()
    for entry in column:
        if parent and entry.fact is not None and entry.fact.row_path == parent:
            return entry
    totals = [entry for entry in column if entry.fact is not None and _is_total(entry.fact.label)]
    beside = [entry for entry in totals if entry.fact is not None and entry.fact.row_path[:-1] == parent]
    return beside[0] if beside else None


def _is_total(label: str) -> bool:
    return is_total_name(label) or bool(_AMOUNT_IN_ALL.fullmatch(label.strip()))


_AMOUNT_IN_ALL = regex("(?:预算)?(?:金额|资金)(?:合计|总计|小计)")
"""How forms of goals call the total of their tasks: 金额合计."""


def _led_by(entries: Sequence[Entry], place: Place, index: DocumentIndex) -> Entry | None:
    """The last figure of their kind before the members, in their own sentence."""
    here = [entry for entry in index.statements if place in places_of(entry)]
    first = next((at for at, entry in enumerate(here) if any(entry is one for one in entries)), 0)
    wanted = entries[0].statement
    for entry in reversed(here[:first]):
        said = entry.statement
        if said and wanted and (said.role, said.unit, said.sentence) == (
            wanted.role, wanted.unit, wanted.sentence,
        ):  # fmt: skip
            return entry
    return None
