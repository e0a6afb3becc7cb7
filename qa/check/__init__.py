"""The consistency audit (勾稽关系审核): rules over parsed documents, pure over the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.model import Document
from qa.check.findings import Audit, Finding, Place, RuleCount, Severity
from qa.check.rules import RULES, Rule
from qa.check.trial import Trial

__all__ = ["RULES", "Audit", "Finding", "Place", "Rule", "RuleCount", "Severity", "audit"]

_ORDER: dict[Severity, int] = {"error": 0, "rounding": 1, "wording": 2}

LISTED_REASONS = 6
"""Different reasons shown for what was not run."""


def audit(documents: Sequence[Document]) -> Audit:
    """Try every rule on every document; findings come worst first, document by document."""
    findings: list[Finding] = []
    counts: list[RuleCount] = []
    for document in documents:
        found: list[Finding] = []
        for rule in RULES:
            trials = list(rule.check(document))
            found += [trial.finding for trial in trials if trial.finding is not None]
            if trials:
                counts.append(_count(document.name, rule.id, trials))
        findings += sorted(
            dict.fromkeys(found), key=lambda finding: (_ORDER[finding.severity], finding.pages[:1])
        )
    return Audit(findings=tuple(findings), rules=tuple(counts))


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
