"""Which candidates are of what is named: an indicator beside its project, a unit, a row by its own words."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.amounts import is_money
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, form_project
from qa.items.phrases import content_of
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal

WHOLLY = 0.95
"""How much of the words asked for an entry explains that leaves none of them open."""


def shares_no_word(candidate: Candidate, phrase: str) -> bool:
    """Whether no word that is asked for, but such as 支出 and 服务, tells of a cell: 劳务费, 专项业务支出."""
    entry = candidate.entry
    if candidate.cover >= WHOLLY or not entry.is_cell or entry.whole or candidate.is_blank:
        return False
    column = entry.column.text if entry.column is not None else ""
    told = "|".join((entry.label, *entry.names, *entry.ancestors, entry.project, column))
    said = normal(phrase)
    pairs = _pairs(content_of(said))
    return bool(pairs) and not any(pair in told for pair in (*pairs, *_pairs(said)))


def _pairs(words: str) -> list[str]:
    """Characters that stand next to each other in words, without such words as any name may hold."""
    parts = _OF_ANY.split(words)
    return [part[at : at + 2] for part in parts for at in range(len(part) - 1)]


_OF_ANY = regex(
    "支出|收入|经费|费用|资金|项目|服务|工作|业务|管理"
    "|预算|决算|人员|单位|部门|合计|采购|运行|总额|金额|数量"
)
"""Words of so many names that they tell none from another."""


def of_the_unit(
    candidates: list[Candidate], operand: Operand, indexes: Sequence[DocumentIndex]
) -> list[Candidate]:
    """What prose tells of the unit that is named, where the best only names it: 本级…以及中心共591万元."""
    first = candidates[0].entry
    phrase = normal(operand.phrase)
    units = [unit for index in indexes for unit in index.units if unit in phrase]
    if first.statement is None or not units or any(unit in first.label for unit in units):
        return candidates
    own = [
        c for c in candidates[:30]
        if c.entry.statement is not None and c.cover >= (_UNDER if c.entry.label in phrase else WHOLLY)
        and first.label in c.entry.ancestors and any(_calls_unit(c.entry.label, unit) for unit in units)
    ]  # fmt: skip
    return own or candidates


def of_its_indicator(candidates: list[Candidate], phrase: str) -> list[Candidate]:
    """The indicator that is said in full beside the name of its project, where that alone is found first."""
    first = candidates[0].entry
    if first.fact is None and first.statement is None:
        return candidates
    said = normal(phrase)
    own = {normal(name) for name in (first.label, form_project(first), first.project) if name}
    found = [
        c for c in candidates
        if not c.is_blank and c.entry.fact is not None and not is_money(c.entry.fact.unit)
        and (project := normal(form_project(c.entry))) and project in said
        and any(project in name or name in project for name in own)
        and normal(c.entry.label) in said.replace(project, " ") and len(c.entry.label) >= _AN_INDICATOR
        and not _OF_MONEY.search(c.entry.label)
    ]  # fmt: skip
    return found or candidates


_AN_INDICATOR = 4
_OF_MONEY = regex("资金|拨款|总额|预算|执行")
_UNDER = 0.7
"""How much of the question a unit's own figure explains that is told by the unit's name alone."""


def _calls_unit(label: str, unit: str) -> bool:
    own_level = label.endswith("本级") and bool(_OWN_LEVEL.search(unit))
    told = len(label) > 3 and (label in unit or unit in label)
    return own_level or told or (len(label) > 2 and unit.endswith(label))


_OWN_LEVEL = regex("本级[)）]?$")
