"""Extractive answers as outcomes: the evidence that `explain` finds, in the shape the writer takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Document
from qa.executing.values import Outcome, Quote
from qa.prose.explain import explain
from qa.question.reading import Reading
from qa.scoping.targets import Targets


def explain_outcome(reading: Reading, documents: Sequence[Document], targets: Targets) -> Outcome:
    """What the prose says to the question, quoted; not found below half of the question explained."""
    found = explain(_without_departments(reading), documents, targets.chosen[0].edition.year, reading.context)
    if found is None or found.score < 0.5:
        return Outcome("not_found", score=found.score if found else 0.0)
    quotes = tuple(Quote(quoted.document, quoted.page, quoted.box, quoted.text) for quoted in found.quotes)
    return Outcome("answered", (), found.items, found.verdict, quotes, found.lead, score=found.score)


def _without_departments(reading: Reading) -> str:
    text = reading.text
    for mention in sorted(reading.departments, key=lambda mention: -mention.start):
        if re.match("机关|系统|队伍", text[mention.end :]):
            continue
        text = text[: mention.start] + text[mention.end :]
    return text
