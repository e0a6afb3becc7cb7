"""The consistency audit (勾稽关系审核): rules over parsed documents, pure over the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.model import Document
from qa.check.causes import Failure, by_cause
from qa.check.findings import Audit, Finding, Place, RuleCount, Severity
from qa.check.rules import RULES, Rule
from qa.check.trial import Trial

__all__ = ["RULES", "Audit", "Finding", "Place", "Rule", "RuleCount", "Severity", "audit"]

_ORDER: dict[Severity, int] = {"error": 0, "rounding": 1, "wording": 2}

LISTED_REASONS = 6
"""Different reasons shown for what was not run."""


def audit(documents: Sequence[Document]) -> Audit:
    """Try every rule on every document; findings come worst first, document by document.

    A text published apart from its tables is read with the tables of the same department and year.
    """
    findings: list[Finding] = []
    counts: list[RuleCount] = []
    for document in documents:
        tables = None if document.tables else _tables_of(document, documents)
        whole = replace(document, tables=tables.tables, facts=tables.facts) if tables else document
        failures: list[Failure] = []
        for rule in RULES:
            if tables and rule.family in ("表内", "表间"):
                continue
            trials = list(rule.check(whole))
            failures += [
                Failure(trial.finding.model_copy(update={"rule": rule.id}), trial.suspects)
                for trial in trials
                if trial.finding is not None
            ]
            if trials:
                counts.append(_count(document.name, rule.id, trials))
        found = [failure.finding for failure in by_cause(failures)]
        if tables:
            found = [_rehomed(finding, document, tables) for finding in found]
        findings += sorted(
            dict.fromkeys(found), key=lambda finding: (_ORDER[finding.severity], finding.pages[:1])
        )
    return Audit(findings=tuple(findings), rules=tuple(counts))


def _tables_of(document: Document, documents: Sequence[Document]) -> Document | None:
    """The one other document of the same department, year and kind that has tables."""
    mine = document.identity
    others = [
        other
        for other in documents
        if other.tables
        and other.identity.year == mine.year
        and other.identity.kind == mine.kind
        and other.identity.department == mine.department
        and not other.statements
    ]
    return others[0] if len(others) == 1 else None


def _rehomed(finding: Finding, document: Document, tables: Document) -> Finding:
    """Places that are cells of the other document's tables are named after it."""
    cells = {(fact.page, fact.box) for fact in tables.facts}
    places = tuple(
        place.model_copy(update={"document": tables.name}) if (place.page, place.bbox) in cells else place
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
