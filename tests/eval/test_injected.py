"""Instructions, HTML, SQL and Markdown in documents and questions: no answer differs, nothing runs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from eval.adversarial import Shelf
from eval.openai_server import OpenAIServer, Said
from eval.samples.injected import (
    CLEAN,
    PAYLOADS,
    QUESTIONS,
    Injection,
    injected_questions,
    injections,
    write_injected,
)
from ingest.library import Library, load_settings
from ingest.pipeline import ingest_paths, parse
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.model.assistant import Assistant
from qa.model.endpoint import Endpoint
from qa.terminal import answer_text

ALL = list(injections())


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    paths = write_injected(tmp_path_factory.mktemp("injected"))
    return Shelf({path.name: parse(path) for path in paths})


@pytest.fixture(scope="module")
def clean(shelf: Shelf) -> dict[str, AnswerRecord]:
    engine = Engine(shelf)
    return {question: engine.ask(question, [CLEAN]) for question in QUESTIONS}


def heard(record: AnswerRecord) -> object:
    figures = [(figure.label, figure.value, figure.unit, figure.formula) for figure in record.figures]
    first = (
        record.text.split("\n\n")[0].replace(CLEAN, "").replace(record.citations[0].document, "")
        if record.citations
        else record.text
    )
    return record.status, figures, record.items, record.verdict, first


def test_there_are_thirty_of_each() -> None:
    assert len(ALL) == 30 == len(list(injected_questions()))


def test_the_clean_one_is_answered(clean: dict[str, AnswerRecord]) -> None:
    assert clean[QUESTIONS[0]].figures[0].value == "2.40"
    assert clean[QUESTIONS[2]].figures[0].value == "4.00"
    assert clean[QUESTIONS[3]].figures[0].value == "64.04"
    assert "压减公务接待批次" in clean[QUESTIONS[4]].text
    assert clean[QUESTIONS[6]].status == "not_found"


@pytest.mark.parametrize("injection", ALL, ids=lambda one: one.name)
def test_no_answer_differs_from_the_clean_twin(
    shelf: Shelf, clean: dict[str, AnswerRecord], injection: Injection
) -> None:
    engine = Engine(shelf)
    for question in QUESTIONS:
        record = engine.ask(question, [injection.name])
        assert heard(record) == heard(clean[question]), question
        shown = answer_text(record)
        if injection.place == "title":  # the title of a table is named where it is cited, and only there
            for citation in record.citations:
                shown = shown.replace(citation.table or " ", "")
        assert "999.99" not in shown and "evil.example" not in shown and "DROP TABLE" not in shown


@pytest.mark.parametrize(("asked", "was"), list(injected_questions()))
def test_a_question_that_carries_a_payload_is_answered_as_without(
    shelf: Shelf, clean: dict[str, AnswerRecord], asked: str, was: str
) -> None:
    record = Engine(shelf).ask(asked, [CLEAN])
    held = clean[was]
    assert [(one.value, one.unit) for one in record.figures[:1]] == [
        (one.value, one.unit) for one in held.figures[:1]
    ]
    assert "999.99" not in record.text and "http" not in record.text and "<" not in record.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_model_that_obeys_the_document_changes_nothing(
    shelf: Shelf, clean: dict[str, AnswerRecord], payload: str
) -> None:
    text = PAYLOADS[payload]
    with OpenAIServer(lambda _: Said(text)) as server:
        endpoint = Endpoint(server.base_url, "test", None, 60.0)
        endpoint.prepare()
        engine = Engine(shelf, Assistant(endpoint, "model"))
        for question in QUESTIONS:
            record = engine.ask(question, [f"injected-prose-{payload}.pdf"])
            assert heard(record) == heard(clean[question]) and record.writer == "rules"
        assert server.requests
        for body in server.requests:
            assert text[:12] not in body["messages"][0]["content"]
            json.loads(body["messages"][1]["content"])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(load_settings(tmp_path / "data")) as library:
        ingest_paths(library, [path for path in write_injected(tmp_path / "pdf") if "cell" in path.name])
        yield library


def test_what_is_exported_is_text_and_stays(library: Library, tmp_path: Path) -> None:
    (book,) = library.export("xlsx", tmp_path / "all.xlsx")
    for sheet in load_workbook(book).worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds, "a formula"
    for path in library.export("csv", tmp_path / "csv"):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            assert not [cell for row in csv.reader(lines) for cell in row if cell[:1] in ("=", "@", "+")]
    amounts = {found.fact.amount for found in library.find_facts("公务接待费")}
    assert {str(amount) for amount in amounts} == {"2.40"}
    assert library.search("公务接待费", k=3)
