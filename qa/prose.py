"""Extractive answers as outcomes: the evidence that `explain` finds, in the shape the writer takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Document
from qa.explain import explain
from qa.matcher import weights_of
from qa.reading import Reading
from qa.targets import Targets
from qa.text import Coverage, normal
from qa.values import Outcome, Quote


def explain_outcome(reading: Reading, documents: Sequence[Document], targets: Targets) -> Outcome:
    """What the prose says to the question, quoted; not found below half of the question explained."""
    found = explain(_without_departments(reading), documents, targets.chosen[0].edition.year, reading.context)
    if found is None or found.score < 0.5:
        return Outcome("not_found", score=found.score if found else 0.0)
    quotes = tuple(Quote(quoted.document, quoted.page, quoted.box, quoted.text) for quoted in found.quotes)
    return Outcome("answered", (), found.items, found.verdict, quotes, found.lead, score=found.score)


_NOTHING = re.compile(r"无|没有|未(?:安排|编列|编制|使用|发生|涉及)|不涉及|暂不")


def absence(phrase: str, documents: Sequence[Document], targets: Targets) -> Outcome | None:
    """The sentence that says there is none of what was asked for (本单位无…支出), as `no_data`, or None."""
    weights = weights_of(normal(phrase))
    total = sum(weights)
    if not total:
        return None
    coverage = Coverage(normal(phrase))
    for document in documents:
        for passage in document.passages:
            for sentence in passage.sentences:
                text = normal(sentence.text)
                found = _NOTHING.search(text)
                if found is None or len(text) > 160:
                    continue
                mask, _ = coverage.masks(text)
                if sum(w for at, w in enumerate(weights) if mask >> at & 1) / total >= 0.9:
                    quote = Quote(document.name, sentence.page, sentence.box, sentence.text)
                    return Outcome(
                        "no_data", quotes=(quote,), lead=f"文件写明没有安排：{sentence.text}", score=0.9
                    )
    return None


def _without_departments(reading: Reading) -> str:
    text = reading.text
    for mention in sorted(reading.departments, key=lambda mention: -mention.start):
        if re.match("机关|系统|队伍", text[mention.end :]):
            continue
        text = text[: mention.start] + text[mention.end :]
    return text
