"""Every question over the bundled samples is answered right, from file to answer, and cited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.run import run_suite
from eval.samples.questions import SUITE_FILE
from eval.suite import Item, load_suite
from ingest.library import Library, load_settings
from ingest.pipeline import ingest_paths
from qa.engine import Engine


@pytest.fixture(scope="module")
def engine(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Library.open(load_settings(tmp_path_factory.mktemp("data"))) as library:
        results = ingest_paths(library, [samples])
        assert [result.name for result in results if result.state == "failed"] == []
        yield Engine(library)


@pytest.mark.parametrize("item", load_suite(SUITE_FILE), ids=lambda item: item.id)
def test_question_is_answered_right(engine: Engine, item: Item) -> None:
    (row,) = run_suite(engine.ask, [item])
    assert row.score.outcome == "right", f"{item.question} {row.score.misses} {row.answer.text}"
    assert row.score.cited is not False, f"{item.question} 的出处不在 {item.pages}"
