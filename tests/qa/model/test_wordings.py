"""Paragraphs written by hand against real answers: the dishonest are put aside, the honest shown.

A text is tried twice: as a writer's reply with its slots, and filled in, by the gate alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.adversarial import load_samples
from qa.answering.answer import AnswerRecord
from qa.answering.evidence import walk
from qa.answering.shown import shown
from qa.answering.verify import verify
from qa.engine import Engine
from qa.model.assistant import Assistant
from qa.model.budget import Spending

FOLDER = Path(__file__).parent / "wordings"


def lines(name: str) -> list[dict[str, str]]:
    return [
        json.loads(line)
        for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    ]


DISHONEST, HONEST = lines("dishonest"), lines("honest")


class Saying:
    """An endpoint that words every answer alike."""

    model, seconds = "test", 60.0

    def __init__(self, text: str) -> None:
        self.text = text

    def stream(self, messages: object, spending: Spending) -> Iterator[str]:
        yield from (self.text[at : at + 7] for at in range(0, len(self.text), 7))


@pytest.fixture(scope="module")
def answers(samples: Path) -> dict[str, AnswerRecord]:
    engine = Engine(load_samples(samples))
    return {one["id"]: engine.ask(one["question"], list(one["documents"])) for one in lines("questions")}


def written(record: AnswerRecord, text: str) -> tuple[AnswerRecord, str]:
    """The record that the user gets, with what was streamed before it."""
    *pieces, last = Assistant(Saying(text), "model").begin().word(record)  # type: ignore[arg-type]
    assert isinstance(last, AnswerRecord)
    return last, "".join(piece for piece in pieces if isinstance(piece, str))


def filled(record: AnswerRecord, text: str) -> str:
    figures = list(walk(record.figures))
    return re.sub(r"\{\{f(\d+)\}\}", lambda slot: f"**{shown(figures[int(slot[1]) - 1]).lstrip('-')}**", text)


def judged(record: AnswerRecord, text: str) -> AnswerRecord:
    return verify(record.model_copy(update={"text": text, "writer": "model"}))


def test_there_are_enough_of_both() -> None:
    assert len({one["text"] for one in DISHONEST}) >= 280
    assert len({one["text"] for one in HONEST}) >= 50


@pytest.mark.parametrize("line", DISHONEST, ids=lambda one: f"{one['of']}: {one['kind']}")
def test_a_dishonest_text_is_put_aside(answers: dict[str, AnswerRecord], line: dict[str, str]) -> None:
    held = answers[line["of"]]
    record, streamed = written(held, line["text"])
    assert (record.writer, record.text) == ("rules", held.text)
    assert record.refused
    assert (
        not streamed or verify(held.model_copy(update={"text": streamed, "writer": "model"})).refused is None
    )
    checked = verify(held.model_copy(update={"text": filled(held, line["text"]), "writer": "model"}))
    assert checked.writer == "rules" and checked.refused


@pytest.mark.parametrize("line", HONEST, ids=lambda one: f"{one['of']}: {one['kind']}")
def test_an_honest_text_is_shown(answers: dict[str, AnswerRecord], line: dict[str, str]) -> None:
    record, streamed = written(answers[line["of"]], line["text"])
    assert record.refused is None
    assert record.writer == "model" and record.text.startswith(streamed)
