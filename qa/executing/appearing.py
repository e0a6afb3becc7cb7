"""Names that one edition has and another has not: new 科目, institutions that are listed no more."""

from __future__ import annotations

from qa.executing.groups import find_groups
from qa.executing.member_values import member_value
from qa.executing.ranking import elsewhere
from qa.executing.values import Outcome, Quote
from qa.items.operands import Operands
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.prose.explain import explain
from qa.prose.explanation import Explanation
from qa.question.text import bare
from qa.scoping.targets import Target, Targets

_INSTITUTIONS = regex("下属|所属|直属|预算单位|机构|处室|单位$")


def appearing(plan: Plan, targets: Targets, operands: Operands) -> Outcome:
    """Names of the last edition that the first does not have; the other way round for what is gone."""
    ordered = sorted(targets.chosen, key=lambda t: t.year or t.edition.year or 0)
    pair = (ordered[0], ordered[-1])
    without, having = pair if plan.descending else pair[::-1]
    verb = "新增" if plan.descending else "后来不再有"
    if _INSTITUTIONS.search(plan.operands[0].phrase):
        return _institutions(plan.operands[0].phrase, without, having, verb, operands)
    groups = []
    for target in (without, having):
        found = find_groups(plan.operands[0], operands.indexes_of(target), target.edition)
        if not found:
            return Outcome("not_found")
        groups.append(found[0])
    before = {bare(member.name) for member in groups[0].members}
    new = [member for member in groups[1].members if bare(member.name) not in before]
    cells = [entry for index in operands.indexes_of(having) for entry in index.cells]
    values = [elsewhere(member_value(m, having), cells) for m in new]
    names = tuple(member.name for member in new)
    lead = f"{having.label}{verb}的是：{'、'.join(names)}。" if names else f"{having.label}没有{verb}的。"
    return Outcome("answered", tuple(values), names, lead=lead, score=0.9)


def _institutions(phrase: str, without: Target, having: Target, verb: str, operands: Operands) -> Outcome:
    """The same of institutions, which the prose lists."""
    said = [_listed(phrase, target, operands) for target in (without, having)]
    if said[0] is None or said[1] is None or not said[1].items:
        return Outcome("not_found")
    known = bare("、".join([said[0].lead, *said[0].items]))
    names = tuple(name for name in said[1].items if bare(name) not in known)
    lead = f"{having.label}{verb}的是：{'、'.join(names)}。" if names else f"{having.label}没有{verb}的。"
    first = [found.quotes[0] for found in said[::-1] if found and found.quotes]
    quotes = tuple(Quote(quote.document, quote.page, quote.box, quote.text) for quote in first)
    return Outcome("answered", (), names, quotes=quotes, lead=lead, score=0.9)


def _listed(phrase: str, target: Target, operands: Operands) -> Explanation | None:
    documents = [index.document for index in operands.indexes_of(target)]
    return explain(f"{phrase}有哪些", documents, target.edition.year)
