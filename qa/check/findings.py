"""What an audit says: findings with both figures and their places, and how often each rule was tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ingest.model import Box

Severity = Literal["error", "rounding", "wording"]
"""`rounding`: off by no more than printed precision explains. `wording`: labels, leftovers, lists."""

SEVERITY_NAMES: dict[Severity, str] = {"error": "错误", "rounding": "尾差", "wording": "表述"}


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class Place(_Record):
    """Where a figure stands: a box in PDF points on a page (None where a format has no pages)."""

    document: str
    page: int
    bbox: Box | None
    quote: str


class Finding(_Record):
    """One thing that does not agree: `figures` as printed (or computed), `what` one Chinese sentence."""

    document: str
    rule: str
    severity: Severity
    pages: tuple[int, ...]
    figures: tuple[str, ...]
    difference: str | None
    what: str
    places: tuple[Place, ...]


class RuleCount(_Record):
    """How often a rule held, failed or could not be run on a document, and why not."""

    document: str
    rule: str
    holds: int
    fails: int
    not_run: int
    reasons: tuple[str, ...] = ()


class Audit(_Record):
    """All findings, worst first within each document, and the counts of every rule."""

    findings: tuple[Finding, ...]
    rules: tuple[RuleCount, ...]

    @property
    def tried(self) -> int:
        """Equalities that were run."""
        return sum(count.holds + count.fails for count in self.rules)

    def count(self, severity: Severity) -> int:
        """Findings of that severity."""
        return sum(finding.severity == severity for finding in self.findings)


def make_finding(
    rule: str,
    severity: Severity,
    what: str,
    figures: Sequence[str],
    places: Sequence[Place],
    difference: str | None = None,
) -> Finding:
    """A finding of the document of its first place; pages follow from the places."""
    document = places[0].document
    return Finding(
        document=document,
        rule=rule,
        severity=severity,
        pages=tuple(sorted({place.page for place in places if place.document == document})),
        figures=tuple(dict.fromkeys(figures)),
        difference=difference,
        what=what,
        places=tuple(dict.fromkeys(places)),
    )
