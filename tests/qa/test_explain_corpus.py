"""Questions over real disclosures, their answers read from the documents."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.model import Document
from ingest.pipeline import parse
from qa.prose.explain import explain

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parent / "explain_questions.jsonl").read_text(encoding="utf-8").splitlines()
]
NAMES = list(dict.fromkeys(question["document"] for question in QUESTIONS))


@lru_cache(maxsize=1)
def _parsed(path: Path) -> Document:
    return parse(path)


def _folded(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum() or char in ".%")


@pytest.mark.parametrize("name", NAMES)
def test_questions_of_a_disclosure(name: str, corpus: Path) -> None:
    document = _parsed(corpus / name)
    wrong = []
    for question in QUESTIONS:
        if question["document"] != name:
            continue
        found = explain(question["question"], [document])
        text = _folded(found.lead + "".join(quote.text for quote in found.quotes)) if found else ""
        if question.get("found") is False:
            right = found is None or found.score < 0.5
        elif "items" in question:
            right = found is not None and len(found.items) == question["items"]
        else:
            right = found is not None and all(_folded(phrase) in text for phrase in question["phrases"])
        if not right:
            wrong.append((question["question"], found.lead if found else None))
    assert not wrong
