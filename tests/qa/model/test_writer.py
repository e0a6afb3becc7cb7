"""A model's paragraph as it comes: slots in any spelling, thoughts before it, sentences as they pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.adversarial import load_samples
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.model.budget import ModelFailure, Spending
from qa.model.words.writer import write_by_model

TOTAL = "水费和电费合计为**28.30万元**。"


class Saying:
    """An endpoint that words every answer alike, a few characters at a time."""

    model, seconds = "test", 60.0

    def __init__(self, text: str) -> None:
        self.text = text

    def stream(self, messages: object, spending: Spending) -> Iterator[str]:
        yield from (self.text[at : at + 5] for at in range(0, len(self.text), 5))


@pytest.fixture(scope="module")
def answer(samples: Path) -> AnswerRecord:
    return Engine(load_samples(samples)).ask("水费和电费一共多少？", ["leshan-hrss-2024-sample.pdf"])


def pieces(record: AnswerRecord, text: str) -> list[str | AnswerRecord]:
    return list(write_by_model(Saying(text), record, Spending(60)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "水费和电费合计为{{f1}}。",
        "水费和电费合计为{{f1}}",
        "水费和电费合计为{{ f1 }}。",
        "水费和电费合计为{f1}。",
        "水费和电费合计为{{F1}}。",
        "水费和电费合计为｛｛f1｝｝。",
        "水费和电费合计为**{{f1}}**。",
        "**水费和电费合计为{{f1}}。**",
        "水费和电费合计为{{f1}}万元。",
        "水费和电费\n合计为{{f1}}。\n",
        "<think>水费是6.00万元，电费是22.30万元。相加就行。</think>\n\n水费和电费合计为{{f1}}。",
        "用户问的是两项之和，大约二十八万。那就写合计。</think>\n\n水费和电费合计为{{f1}}。",
    ],
)
def test_the_same_paragraph_in_every_form(answer: AnswerRecord, text: str) -> None:
    said, record = pieces(answer, text)
    assert isinstance(record, AnswerRecord)
    assert str(said).rstrip("。") == TOTAL.rstrip("。")
    assert record.writer == "model" and record.text.startswith(str(said))
    assert record.text.partition("\n\n")[2] == answer.text.partition("\n\n")[2]


def test_each_sentence_comes_when_it_is_checked(answer: AnswerRecord) -> None:
    text = "水费为{{f2}}，电费为{{f3}}。水费和电费合计为{{f1}}。"
    first, second, record = pieces(answer, text)
    assert (first, second) == ("水费为**6.00万元**，电费为**22.30万元**。", TOTAL)
    assert isinstance(record, AnswerRecord) and record.text.startswith(f"{first}{second}\n\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        ("水费和电费合计为{{f1}}元。", []),
        ("水费和电费合计为{{f1}}万元多。", []),
        ("水费和电费合计为{{f9}}。", []),
        ("水费和电费合计为{{x1}}。", []),
        ("水费和电费合计为{f}。", []),
        ("<think>水费和电费合计为{{f1}}。", []),
        ("水费为{{f2}}。", ["水费为**6.00万元**。"]),
        ("水费和电费合计为{{f1}}。其中水费为九万元。", [TOTAL]),
        ("水费和电费合计为{{f1}}。</think>水费为{{f2}}。", [TOTAL]),
    ],
)
def test_what_fails_is_given_up_and_no_more_is_said(answer: AnswerRecord, text: str, said: list[str]) -> None:
    heard = []
    with pytest.raises(ModelFailure):
        for piece in write_by_model(Saying(text), answer, Spending(60)):  # type: ignore[arg-type]
            heard.append(piece)
    assert heard == said
