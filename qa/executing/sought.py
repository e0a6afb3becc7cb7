"""What a question seeks in a table, and the sets of sibling rows that may be it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Row


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question seeks in a table, beside the words that the matcher holds.

    `words` is the whole question, `level` the rank of the members, `own` the department's name, `unit`
    what is counted, `nouns` words for members of a kind; `grows` where growth rates are ranked; `blanks`
    where rows that print no figure belong too, `fewest` how many members a set must have.
    """

    words: str
    level: str | None
    year: int | None
    own: str
    grows: bool = False
    unit: str | None = None
    nouns: tuple[str, ...] = ()
    blanks: bool = False
    fewest: int = 2


@dataclass(frozen=True, slots=True)
class RowSet:
    """Sibling rows: what they are parts of, what of the question that says, and their rank.

    `rank` is child, descendant, code3 … code7, leaf, top, units, flat (leaves without any parent),
    alike (names that share words), topic (names that hold a topic), shared (rows that share a printed
    value), owned (rows of one unit, or of units of a kind), owners (rows that are added up by units),
    valued (rows that are added up by a column) or namesake (rows of one name, told apart by their owners).

    Where rows are taken together by what they share, `names` says by row whose each is.
    """

    name: str
    mask: int
    context: int
    rows: list[Row]
    rank: str
    names: dict[int, str] | None = None
