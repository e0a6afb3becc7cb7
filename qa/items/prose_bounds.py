"""Which numbers of prose cannot be what an operand asks for, however many of its words stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.amounts import is_money
from ingest.model import Statement, of_this_budget
from qa.items.candidates import held_to_budget, matter_fits, unit_fits
from qa.items.clauses import year_opened_with
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.joint_bodies import without_bodies
from qa.items.matcher import Matcher
from qa.items.own_level import OWN_LEVEL
from qa.items.phrases import content_of
from qa.items.told_before import is_reduced
from qa.items.unit_rows import tells_a_part_of
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.matter import matter_units
from qa.question.text import normal
from qa.question.units import MONEYED

MOVING = ("change", "growth")
OWN_NAME = 0.6
"""So much of the words must a number of a reason name itself to be what is asked for."""


@dataclass(frozen=True)
class Asked:
    """What an operand asks of the prose of one edition; `year` is the edition's own."""

    matcher: Matcher
    index: DocumentIndex
    year: int | None

    @property
    def operand(self) -> Operand:
        """What is asked for."""
        return self.matcher.operand

    @property
    def wanted_year(self) -> int | None:
        """The year that is asked for, or the edition's own."""
        return self.operand.year or self.year

    @property
    def phrase(self) -> str:
        """The operand's words, one writing for each character."""
        return self.matcher.phrase

    @cached_property
    def words(self) -> str:
        """The phrase and the question round it."""
        return self.matcher.phrase + self.matcher.context

    @cached_property
    def sections(self) -> frozenset[int]:
        """The passages of the section that the operand names."""
        if not self.operand.section:
            return frozenset()
        return frozenset(self.matcher.place.sections(self.index.document.passages))

    @cached_property
    def matter(self) -> tuple[str, ...] | None:
        """The units in which the matter asked after is measured, where the operand names no unit."""
        return matter_units(self.phrase) if self.operand.unit is None else None

    @cached_property
    def owner(self) -> str:
        """The body that the operand opens with: 市第一中学的…."""
        match = _OF_A_BODY.match(normal(self.operand.phrase))
        return match["body"] if match else ""

    @cached_property
    def named(self) -> str:
        """The words of the operand that name something."""
        return content_of(self.operand.phrase)

    @cached_property
    def of_the_budget(self) -> bool:
        """Whether the question speaks of a budget, so that what moved against it may be meant."""
        return held_to_budget(self.operand) or "预算" in self.words

    def opens(self, statement: Statement) -> bool:
        """Whether the operand names no unit and the number is no money."""
        return self.operand.unit is None and self.operand.role == "amount" and not is_money(statement.unit)

    def is_of_another_year(self, entry: Entry) -> bool:
        """Whether the operand names a year and the number is told of another."""
        return self.operand.year is not None and self.told_year(entry) not in (None, self.operand.year)

    def told_year(self, entry: Entry) -> int | None:
        """The year that the number is told of, which its sentence may open with."""
        statement = entry.statement
        assert statement is not None
        if self.operand.year is not None and statement.year not in (None, self.operand.year):
            return year_opened_with(entry.sentence, statement) or statement.year
        return statement.year


_OF_A_BODY = regex(
    r"^(?P<body>[一-鿿]{3,}?(?:学院|中心|支队|大队|总队|监狱|医院|学校|中学|小学|分局|管理[处局]|监[测督]站|研究[所院]))"
    r"(?:20\d\d年度?)?[ ]?的"
)


def may_answer(asked: Asked, entry: Entry) -> bool:
    """Whether a number stands where the operand looks, in its unit, its role and its body's part."""
    matcher, operand, statement = asked.matcher, asked.operand, entry.statement
    assert statement is not None
    if not _in_place(asked, entry):
        return False
    if matcher.of_the_body and entry.table is not None and entry.table.kind == "performance_table":
        return False
    if not _has_role(statement, operand) or not _has_unit(asked, entry):
        return False
    if matcher.bounds_otherwise(entry.label) or matcher.of_another_unit(entry.label, *entry.ancestors):
        return False
    return _at_its_level(matcher, entry)


def is_what_moved(asked: Asked, entry: Entry, mine: int) -> bool:
    """Whether a number is told of the thing itself: no part of it, no other thing's change, nothing left out.

    `mine` masks the words of the operand that the number's own name explains.
    """
    matcher, statement = asked.matcher, entry.statement
    assert statement is not None
    items = map(without_bodies, entry.ancestors)
    if is_money(statement.unit) and tells_a_part_of(entry) and not any(
        matcher.of(item)[2] >= _ITEM_SAID for item in items
    ):
        return False  # what is told of a body here is another item than the one asked for
    if is_reduced(entry) and not _REDUCED.search(asked.words):
        return False  # 剔除公务用车购置费后，三公经费为57.32万元 is not all of it
    return statement.role not in MOVING or _moved_as_asked(asked, entry, matcher.cover(mine))


def _moved_as_asked(asked: Asked, entry: Entry, named: float) -> bool:
    """Whether a change is that of the thing asked after, against what the question compares it with."""
    statement = entry.statement
    assert statement is not None
    if asked.owner and asked.owner not in _said_of(entry):
        return False  # the whole department's change is not that of one body in it
    if entry.table is not None and named < OWN_NAME:
        return False  # an aim of a project (化肥用量每亩比上年减少1%) is no movement of what it costs
    if held_to_budget(asked.operand) and not of_this_budget(statement.base):
        return False  # 比年初预算减少 is asked, and no change since last year
    if _BY_THE_BUDGET.search(entry.clause) and not asked.of_the_budget:
        return False  # 决算数较预算数减少5.91万元 is no change since last year
    # 主要原因是专项经费统一压减10%: a number of the reason, not of what moved
    return named >= OWN_NAME or not _GIVES_REASON.match(entry.clause)


_ITEM_SAID = 0.3
"""So much of the item's own name must be said where a body alone is named beside its number."""
_REDUCED = regex("剔除|扣除|除去|除[了开]?|去掉|刨|不含|不算|不考虑|不包括|以外|之外|外")
_BY_THE_BUDGET = regex("[较比](?:年初|全年|调整后?)?预算(?:数|减|增|少|多|下|上|低|高|节)")
_GIVES_REASON = regex("(?:主要)?(?:变动|增减|增加|减少)?(?:原因|由于|因为|是因|主要是|系)")


def _said_of(entry: Entry) -> str:
    return normal("|".join((entry.label, entry.clause, *entry.ancestors, entry.headings)))


def _in_place(asked: Asked, entry: Entry) -> bool:
    """Whether a number stands in the table, and in the section of prose, that the operand names."""
    operand, table = asked.operand, entry.table
    if operand.table:
        project = "".join(entry.ancestors)
        return table is not None and asked.matcher.place.is_table(
            entry.title, table.number, table.kind, project
        )
    if not operand.section:
        return True
    assert entry.statement is not None
    return table is None and entry.statement.passage in asked.sections


def _has_role(statement: Statement, operand: Operand) -> bool:
    """Whether a number of that role can be what the operand asks for; a bare rate may be any figure."""
    if statement.role == "other" and operand.role == "amount":
        return operand.unit in (None, "%")
    return statement.role in _ROLE_FITS[operand.role]


_ROLE_FITS: dict[str, tuple[str, ...]] = {
    "amount": ("amount", "count", "prior"),
    "prior": ("prior", "amount"),
    "change": ("change",),
    "growth": ("growth",),
    "share": ("share",),
    "count": ("count", "amount", "other"),
}


def _has_unit(asked: Asked, entry: Entry) -> bool:
    """Whether a number is counted in what the operand asks for, or in what its matter is measured in."""
    statement = entry.statement
    assert statement is not None
    operand, unit = asked.operand, statement.unit
    posts = operand.unit in ("人", "名") and unit == "个" and _POSTS.search(entry.label)
    if not (unit_fits(operand.unit, unit) or posts) or not matter_fits(asked.matter, unit):
        return False
    if asked.opens(statement) and (asked.matcher.standard or not _fits_open(asked.phrase, unit)):
        return False
    if operand.unit is None and operand.role == "count" and (is_money(unit) or unit == "%"):
        return False
    return not (asked.matcher.never_money() and is_money(unit))


_POSTS = regex("编制(?:数|人数)?$")
"""Posts are counted in 个 as well as in 人."""


def _fits_open(phrase: str, unit: str | None) -> bool:
    """Whether a question that names neither unit nor money may be answered in a unit that is no money."""
    if MONEYED.search(phrase) or not (MEASURED.search(phrase) or re.search("多少|几", phrase)):
        return False
    return unit not in ("%", "‰") or bool(_RATIO.search(phrase))


_RATIO = regex("率|比例|比重|占比|程度|满意度|覆盖面|达标|指数")
MEASURED = regex(
    _RATIO.pattern + "|[高长深宽厚速]度|面积|体积|容积|[总数]量|人数|次数|个数|户数|年限|距离|里程|重量|时间"
)
"""What is measured or counted, so that its figure is no money even where the question names no unit."""


def _at_its_level(matcher: Matcher, entry: Entry) -> bool:
    """Whether a number is the department's own, where the question leaves out the units under it."""
    if matcher.own_level and not of_own_level(entry):
        return False
    if matcher.total_side is None:
        return True
    if matcher.own_body and not of_own_level(entry):
        return False
    return not (matcher.own_level or matcher.own_body) or _sums_own_level_up(entry.label)


def of_own_level(entry: Entry) -> bool:
    """Whether prose speaks of the department itself, without the units under it."""
    return any(map(OWN_LEVEL.search, (entry.clause, entry.label, entry.headings, *entry.ancestors)))


def _sums_own_level_up(label: str) -> bool:
    """Whether a number's name says all of it, or the department itself, and no item."""
    return not label or bool(TOTAL_SUBJECT.match(label)) or bool(OWN_LEVEL.search(label))


TOTAL_SUBJECT = regex(
    r"^(?:部门|单位|年度|本年度?|当年|全年|相应|安排|编制|预算|的|总)*"
    r"(?:收支|收入(?:总计)?、?支出|收入|支出)?(?:总?预算|决算|总)?(?:总计|总额|总数|合计|总)?$"
)


def is_only_a_part(matcher: Matcher, entry: Entry, mine: int, above: int) -> bool:
    """Whether the thing above a number is asked for, and no word of the question tells of the number."""
    if entry.statement is None or entry.statement.role != "amount" or is_total_name(entry.label):
        return False
    named = matcher.of(entry.label)[2] >= OWN_NAME
    return matcher.cover(above) >= _WHOLLY and not mine & ~above and bool(mine) and not named


_WHOLLY = 0.9
