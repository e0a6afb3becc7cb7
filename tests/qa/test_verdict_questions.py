"""Verdicts, absences and prose answers over the bundled samples: one question a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.library import Library, load_settings
from ingest.pipeline import ingest_paths
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

WATER = "wangchuan-water-2025-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Library.open(load_settings(tmp_path_factory.mktemp("data"))) as library:
        ingest_paths(library, [samples / WATER])
        yield Engine(library)


def asked(engine: Engine, question: str) -> AnswerRecord:
    return engine.ask(question, [WATER])


@pytest.mark.parametrize(
    ("question", "verdict", "amount"),
    [
        ("三公经费三项加起来等于合计吗", True, "58.61"),
        ("三公经费三项加起来等于58.61万元吗", True, "58.61"),
        ("因公出国费、公务接待费加起来等于20万元吗", False, "15.83"),
        ("公务用车购置费是不是零", False, "18.47"),
        ("公务接待费5.84万元就是三公经费的全部吗", False, "5.84"),
        ("工资福利支出占基本支出一半以上吗", True, "84.75"),
        ("公务用车购置费占三公经费一半以上吗", False, "31.51"),
        ("三公经费里，公务接待费是不是占了一半以上", False, "5.84"),
        ("三公经费是不是比去年少了", False, "0.74"),
        ("公务用车购置费有没有突破18.47万元这条线", False, "18.47"),
        ("公务用车购置费达到18.47万元了吗", True, "18.47"),
        ("公务用车购置费控制在18.47万元以内了吗", True, "18.47"),
        ("公务用车购置费在20万元以上吗", False, "18.47"),
        ("因公出国费+公务接待费，结果等于15.83万元吗", True, "15.83"),
    ],
)
def test_verdict_stands_on_the_figure(engine: Engine, question: str, verdict: bool, amount: str) -> None:
    answer = asked(engine, question)
    assert (answer.status, answer.verdict) == ("answered", verdict)
    assert answer.figures[0].value == amount
    assert answer.citations


def test_the_largest_of_a_group_is_told_by_its_place(engine: Engine) -> None:
    answer = asked(engine, "基本支出里工资福利支出是不是最大的")
    assert answer.verdict is True
    assert "2389.39" in [figure.value for figure in answer.figures]


def test_a_total_that_holds_more_is_not_the_whole_of_the_parts(engine: Engine) -> None:
    assert asked(engine, "政府采购货物、工程、服务加起来等于合计吗").verdict is None


def test_membership_is_read_from_the_printed_list(engine: Engine) -> None:
    yes = asked(engine, "望川市防汛物资储备站是不是水务局的下属单位？")
    no = asked(engine, "望川市天文馆是不是水务局的下属单位？")
    assert (yes.status, yes.verdict) == ("answered", True)
    assert (no.status, no.verdict) == ("answered", False)
    assert "望川市河道管理中心" in no.text


def test_a_reason_asked_in_passing_is_answered(engine: Engine) -> None:
    assert "能耗" in asked(engine, "机关运行经费下降6.54%，原因呢").text


def test_a_year_that_is_not_there_cites_the_first_page(engine: Engine) -> None:
    answer = asked(engine, "2030年的预算是多少？")
    assert (answer.status, answer.citations[0].page) == ("not_found", 1)
