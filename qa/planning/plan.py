"""The plan language: what a question asks to be done, before anything is looked up.

The rule planner and the model planner both emit a `Plan`; one executor runs it. Operands name
things in words; code resolves them against what the frames print, so a plan can hold no figure
except one that the question itself states (`stated`).
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

Operation = Literal[
    "lookup",  # one figure for each operand
    "sum",  # the operands added up
    "difference",  # the first less the second
    "ratio",  # the first divided by the second, as a multiple
    "share",  # the first as a percentage of the second
    "growth",  # from the second to the first, as a percentage
    "change",  # this year against last, as an amount
    "average",  # the sum of the operands divided by their number, or the first per the second
    "complement",  # the whole less what the operand names
    "rank",  # the members of a group in order
    "filter",  # the members of a group over or under a threshold
    "count",  # how many members a group has
    "equal",  # is the first equal to the second
    "consistent",  # do all statements of the operand agree
    "claim",  # does the stated relation hold
    "test",  # is the operand above or below a threshold, does it rise or fall, is there any of it
    "list",  # names that the prose lists
    "appears",  # names that a later edition has and an earlier one has not
    "explain",  # a reason, a definition, a content: quoted from the prose
]
Role = Literal["amount", "prior", "change", "growth", "share", "count"]
Source = Literal["any", "table", "text"]
Reduction = Literal[
    "list",  # the chosen members, in order
    "sum",  # added up
    "average",  # their mean
    "count",  # how many they are
    "share",  # together, as a percentage of `of`, or of the whole group
    "each",  # each as a percentage of `of`, or of the whole
    "spread",  # the largest less the smallest
    "multiple",  # how many times the smallest the largest is
    "place",  # where the member that `of` names stands
]
Relation = Literal[
    "greater", "less", "at_least", "at_most", "equal", "rises", "falls", "flat", "moves", "largest",
    "smallest", "exists", "empty", "met",
]  # fmt: skip


class Operand(BaseModel):
    """One thing to find. `phrase` names it; `context` is what the question says around it.

    `part_of` is the thing asked before, of which this is a part: a figure of that very name is not it.
    `under` is the parent row that must hold it: the 行政运行 of one 款 among several; `table` the table
    that must hold it, by title or number; `section` the heading or the passage of its prose. `parts` are
    added up, or with `product` multiplied. `asked` is the whole question behind a group, which tells
    what kind of members it has and of what rank; `named` is what the name of each member must hold.
    """

    phrase: str
    context: str = ""
    exclude: str = ""
    part_of: str = ""
    under: str = ""
    table: str = ""
    section: str = ""
    source: Source = "any"
    role: Role = "amount"
    measure: str | None = None
    code: str | None = None
    year: int | None = None
    edition: str | None = None
    unit: str | None = None
    stated: str | None = None
    caused: bool = False
    parts: list[Operand] = Field(default_factory=list)
    product: bool = False
    asked: str = ""
    named: str = ""


class Limit(BaseModel):
    """A bound that the chosen members of a group keep to; a unit of None is that of the figures.

    `said` is how the question puts it, where it spells no digits: 过亿.
    """

    relation: Literal["greater", "less", "at_least", "at_most", "equal"]
    value: str
    unit: str | None = None
    said: str = ""


EACH_OF_IT = "each of it"
"""The text of a plan that divides an amount by the number of the very things it is for."""


class Plan(BaseModel):
    """One operation over operands; `unit` is the unit the question asks the answer in.

    A plan over a group chooses members (`top` after `skip`, over `threshold` or the mean, without
    what the operand excludes) and then makes of them what `reduce` says; `sharing` where only rows will
    do that share a printed value. A count may be held against the number that `of` states. A comparison
    of editions may compare what `inner` works out of each: a share, a growth, an average per head.
    """

    operation: Operation
    operands: list[Operand] = Field(default_factory=list)
    unit: str | None = None
    descending: bool = True
    top: int | None = None
    threshold: str | None = None
    threshold_unit: str | None = None
    relation: Relation | None = None
    limits: list[Limit] = Field(default_factory=list)
    reduce: Reduction = "list"
    skip: int = 0
    of: Operand | None = None
    beyond_average: bool = False
    sharing: bool = False
    inner: Literal["share", "growth", "change", "average"] | None = None
    text: str = ""
    wants_items: bool = False

    @property
    def places(self) -> tuple[int, int] | None:
        """The two places of the order, from 1, whose distance is asked for; None for that of its ends."""
        if self.reduce != "spread" or self.top is None or self.top < 2:
            return None
        return self.skip + 1, self.skip + self.top
