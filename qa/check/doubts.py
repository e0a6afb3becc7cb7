"""What an answer must say of its figures: that the document contradicts itself, with both figures."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from ingest.model import Document, Fact, Statement
from qa.check.audit import Examined, examine
from qa.check.causes import Failure
from qa.check.findings import Place, Severity
from qa.check.rules import PAIR_RULES, RULES

KEPT_DOCUMENTS = 64
"""Documents whose audit is remembered; one takes about 0.1 s, the longest half a second."""

ERRORS: tuple[Severity, ...] = ("error",)

MOST_SUSPECTS = 4
"""Where more figures than this may be the wrong one, only the sum itself is in doubt, not each part."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure used for an answer that is in a failed rule.

    `printed` is the figure in doubt, `demands` what should hold in Chinese, `what` the contradiction in
    one Chinese sentence, `figures` both figures as printed, `places` where they stand.
    """

    printed: str
    rule: str
    demands: str
    what: str
    figures: tuple[str, ...]
    places: tuple[Place, ...]


class Doubts:
    """The audit of documents as answers ask for it, worked out once for each document."""

    def __init__(self, kept: int = KEPT_DOCUMENTS) -> None:
        self._kept = kept
        self._known: OrderedDict[tuple[tuple[str, str], ...], Examined] = OrderedDict()
        self._lock = Lock()

    def about(
        self,
        documents: Sequence[Document],
        used: Iterable[tuple[str, Fact | Statement]],
        severities: Collection[Severity] = ERRORS,
    ) -> tuple[Doubt, ...]:
        """The doubts about the cells and numbers of prose used, each with its document's name.

        `documents` are those that the answer was looked up in (a text and its tables are read together).
        Doubts come in the order of the figures used, each contradiction once.
        """
        suspected: dict[tuple[object, ...], Failure] = {}
        for document in documents:
            for failure in self._examined(document, documents).failures:
                if failure.finding.severity in severities:
                    for key in _keys(failure):
                        suspected.setdefault(key, failure)
        found: dict[str, Doubt] = {}
        for name, one in used:
            printed = one.printed.strip()
            about = suspected.get((name, one.page, one.box, printed))
            if about is not None:
                found.setdefault(about.finding.what, _doubt(printed, about))
        return tuple(found.values())

    def _examined(self, document: Document, documents: Sequence[Document]) -> Examined:
        others = sorted((one.name, one.digest) for one in documents if one is not document)
        key = ((document.name, document.digest), *others)
        with self._lock:
            held = self._known.get(key)
            if held is not None and held.document is document:
                self._known.move_to_end(key)
                return held
        made = examine(document, documents)
        with self._lock:
            self._known[key] = made
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        return made


def _keys(failure: Failure) -> list[tuple[object, ...]]:
    """The printed numbers of which one is wrong."""
    suspects = failure.suspects if len(failure.suspects) <= MOST_SUSPECTS else failure.suspects[:1]
    return [suspect.key for suspect in suspects]


def _doubt(printed: str, failure: Failure) -> Doubt:
    finding = failure.finding
    demands = {rule.id: rule.demands for rule in RULES} | {rule.id: rule.demands for rule in PAIR_RULES}
    return Doubt(
        printed,
        finding.rule,
        demands.get(finding.rule, ""),
        finding.what,
        finding.figures[:2],
        finding.places,
    )
