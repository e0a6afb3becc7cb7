"""The merit of a cell as what an operand names: what the rules that score it look at."""

from __future__ import annotations

from ingest.model import Fact
from qa.items.cell_fits import ColumnFit, RowFit
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.items.merit import Merit
from qa.planning.plan import Operand


class CellMerit(Merit):
    """The merit of one cell, with all that its rules look at."""

    def __init__(
        self, matcher: Matcher, entry: Entry, row: RowFit, column: ColumnFit, wanted_year: int | None
    ) -> None:
        super().__init__(cover=0.0, head=0.0)
        assert entry.fact is not None and entry.table is not None
        self.matcher, self.entry, self.wanted_year = matcher, entry, wanted_year
        self.row, self.column = row, column
        self.fact: Fact = entry.fact
        self.kind = entry.table.kind
        self.operand: Operand = matcher.operand
        self.asked = matcher.phrase + matcher.place.table
        self.mask = row.mask | column.mask
        self.named = row.mine | column.mask
        wanted = matcher.fund_total if self.operand.measure in (None, self.fact.measure) else None
        self.fund_fit = wanted.fit(entry) if wanted is not None else None

    @property
    def column_text(self) -> str:
        """What the heads of the cell's column say, outermost first."""
        return self.entry.column.text if self.entry.column is not None else ""

    @property
    def narrowing(self) -> tuple[str, ...]:
        """The heads that make the cell's column less than the whole."""
        return tuple(self.entry.column.narrowing) if self.entry.column is not None else ()
