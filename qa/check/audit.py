"""The rules tried over documents: what failed, cause by cause, and how often each rule was tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.model import Document
from qa.check.causes import Failure, by_cause
from qa.check.findings import Audit, Finding, RuleCount, Severity
from qa.check.pairs import tables_of
from qa.check.rules import PAIR_RULES, RULES
from qa.check.trial import Trial

_ORDER: dict[Severity, int] = {"error": 0, "rounding": 1, "wording": 2}

LISTED_REASONS = 6
"""Different reasons shown for what was not run."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One document with all that failed, worst first, and the counts of every rule."""

    document: Document
    failures: tuple[Failure, ...]
    counts: tuple[RuleCount, ...]


def audit(documents: Sequence[Document]) -> Audit:
    """Try every rule on every document; findings come worst first, document by document.

    A text published apart from its tables is read with the tables of the same department and year;
    rules across documents run where both are among those given.
    """
    examined = [examine(document, documents) for document in documents]
    return Audit(
        findings=tuple(failure.finding for one in examined for failure in one.failures),
        rules=tuple(count for one in examined for count in one.counts),
    )


def examine(document: Document, others: Sequence[Document]) -> Examined:
    """Try every rule on one document, with the others at hand."""
    tables = tables_of(document, others)
    whole = replace(document, tables=tables.tables, facts=tables.facts) if tables else document
    failures: list[Failure] = []
    counts: list[RuleCount] = []
    for rule, trials in _trials(whole, others, skipped=("表内", "表间") if tables else ()):
        failures += [
            Failure(trial.finding.model_copy(update={"rule": rule}), trial.suspects)
            for trial in trials
            if trial.finding is not None
        ]
        if trials:
            counts.append(_count(document.name, rule, trials))
    told = by_cause(failures)
    if tables:
        told = [replace(one, finding=_rehomed(one.finding, document, tables)) for one in told]
    unlike = {failure.finding: failure for failure in reversed(told)}
    ordered = sorted(
        reversed(unlike.values()), key=lambda one: (_ORDER[one.finding.severity], one.finding.pages[:1])
    )
    return Examined(document, tuple(ordered), tuple(counts))


def _trials(
    document: Document, others: Sequence[Document], skipped: Sequence[str]
) -> Iterator[tuple[str, list[Trial]]]:
    for rule in RULES:
        if rule.family not in skipped:
            yield rule.id, list(rule.check(document))
    for pair in PAIR_RULES:
        other = pair.partner(document, others)
        if other is not None:
            yield pair.id, list(pair.check(document, other))


def _rehomed(finding: Finding, document: Document, tables: Document) -> Finding:
    """Places that are cells of the other document's tables are named after it."""
    cells = {(fact.page, fact.box) for fact in tables.facts}
    places = tuple(
        place.model_copy(update={"document": tables.name})
        if place.document == document.name and (place.page, place.bbox) in cells
        else place
        for place in finding.places
    )
    pages = tuple(sorted({place.page for place in places if place.document == document.name}))
    return finding.model_copy(
        update={"document": document.name, "places": places, "pages": pages or finding.pages}
    )


def _count(document: str, rule: str, trials: Iterable[Trial]) -> RuleCount:
    listed = list(trials)
    reasons = dict.fromkeys(trial.reason for trial in listed if trial.state == "not_run" and trial.reason)
    return RuleCount(
        document=document,
        rule=rule,
        holds=sum(trial.state == "holds" for trial in listed),
        fails=sum(trial.state == "fails" for trial in listed),
        not_run=sum(trial.state == "not_run" for trial in listed),
        reasons=tuple(reasons)[:LISTED_REASONS],
    )
