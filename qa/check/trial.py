"""One run of one rule at one place: it holds, it fails with a finding, or it could not be run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.check.causes import Suspect
from qa.check.findings import Finding

State = Literal["holds", "fails", "not_run"]


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome at one place.

    `reason` says in Chinese why a rule was not run, `suspects` which figures may have made it fail.
    """

    state: State
    finding: Finding | None = None
    reason: str = ""
    suspects: tuple[Suspect, ...] = ()


HOLDS = Trial("holds")


def fails(finding: Finding, suspects: tuple[Suspect, ...] = ()) -> Trial:
    """The equality does not hold; `suspects` are the figures of which one may be wrong."""
    return Trial("fails", finding, suspects=suspects)


def not_run(reason: str) -> Trial:
    """The rule applies but something it needs is not printed."""
    return Trial("not_run", reason=reason)
