"""Rows before their place is known: joined over page breaks, given their organisations, then placed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ingest.amounts import squeeze
from ingest.model import Row, TableCell
from ingest.prose.numbering import numbering
from ingest.tables.hierarchy import Draft, place_rows
from ingest.tables.naming import ORGANISATION_NAME

VALUED = ("amount", "count")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row before its place in the hierarchy is known."""

    page: int
    label: str
    printed: str
    code: str | None
    groups: tuple[str, ...]
    organisation: str | None
    is_organisation: bool
    is_total: bool
    indent: float | None
    depth: int
    reach: int
    owner_code: str | None
    amount: Decimal | None
    cells: tuple[TableCell, ...]


def with_organisations(raws: Sequence[RawRow], owner: str | None) -> list[RawRow]:
    """Rows under an organisation's own row belong to it."""
    current: str | None = None
    margin: float | None = None
    organised = []
    for index, raw in enumerate(raws):
        if _heads_as_organisation(raws, index, owner) or _stands_as_organisation(raws, index, margin):
            raw = replace(raw, is_organisation=True)
            margin = raw.indent if margin is None else margin
        if raw.is_organisation and raw.organisation is None:
            current = raw.label
        organised.append(replace(raw, organisation=raw.organisation or current))
    return organised


def _heads_as_organisation(raws: Sequence[RawRow], index: int, owner: str | None) -> bool:
    """A name without a code right under the total that reads as an organisation and heads other rows."""
    raw = raws[index]
    if (
        raw.is_organisation
        or raw.is_total
        or raw.code
        or raw.groups
        or raw.depth
        or numbering(raw.printed)[0]
    ):
        return False
    rest = raw.label.removeprefix(owner) if owner else ""
    if (
        owner
        and ORGANISATION_NAME.search(raw.label)
        and len(raw.label) >= 4
        and (raw.label in owner or re.fullmatch(r"[（(]?(?:本级|机关|本部)?[）)]?", rest))
    ):
        return True
    over = raws[:index]
    return (
        all(above.is_total or above.is_organisation for above in over)
        and bool(over)
        and index + 1 < len(raws)
        and bool(ORGANISATION_NAME.search(raw.label))
    )


def _stands_as_organisation(raws: Sequence[RawRow], index: int, margin: float | None) -> bool:
    """A name at the indent of an organisation before it, which reads as one or has rows set in under it."""
    raw = raws[index]
    if margin is None or raw.indent is None or raw.code or raw.is_total or abs(raw.indent - margin) >= 1:
        return False
    following = raws[index + 1].indent if index + 1 < len(raws) else None
    heads = following is not None and following > margin + 4
    return heads or bool(ORGANISATION_NAME.search(raw.label))


def placed_rows(raws: Sequence[RawRow], known: Mapping[str, Sequence[str]]) -> tuple[Row, ...]:
    """Rows with path, level and parent."""
    # Where names stand in several columns, the column tells their depth, not the indent in it.
    centred = _is_centred(raws) or any(raw.depth for raw in raws)
    drafts = [
        Draft(
            raw.label,
            squeeze(raw.printed),
            raw.code,
            raw.groups,
            None if centred else raw.indent,
            raw.is_total,
            raw.is_organisation,
            raw.amount,
            raw.depth,
            raw.reach,
            raw.owner_code,
        )
        for raw in raws
    ]
    places = place_rows(drafts, known)
    return tuple(
        Row(
            index,
            raw.page,
            raw.label,
            raw.printed,
            place.path,
            raw.code,
            place.level,
            raw.organisation,
            raw.is_total,
            place.parent,
            raw.cells,
        )
        for index, (raw, place) in enumerate(zip(raws, places, strict=True))
    )


def _is_centred(raws: Sequence[RawRow]) -> bool:
    """Names set in the middle of their column say nothing by their indent: longer ones start further left."""
    pairs = [(len(squeeze(r.printed)), r.indent) for r in raws if r.indent is not None and not r.is_total]
    if len(pairs) < 4:
        return False
    starts = sorted(x for _, x in pairs)
    if starts[-1] - starts[0] < 4:
        return False
    same = sum(abs(a - b) < 1 for a, b in pairwise(starts))
    if same >= 0.5 * (len(starts) - 1):
        return False
    n = len(pairs)
    mean_length = sum(length for length, _ in pairs) / n
    mean_start = sum(x for _, x in pairs) / n
    cov = sum((length - mean_length) * (x - mean_start) for length, x in pairs)
    var_l = sum((length - mean_length) ** 2 for length, _ in pairs)
    var_x = sum((x - mean_start) ** 2 for _, x in pairs)
    return var_l > 0 and var_x > 0 and cov / (var_l * var_x) ** 0.5 < -0.8
