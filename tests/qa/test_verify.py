"""The gate: what a text may say of the figures it stands on."""

from __future__ import annotations

from typing import Any

import pytest

from qa.answering.answer import AnswerRecord, Citation, Figure
from qa.answering.verify import verify

QUOTE = "2024年公务接待费预算2.40万元，比2023年预算减少0.10万元，下降4%。"


def record(text: str, **more: Any) -> AnswerRecord:
    """Two figures of cells, their difference, and one sentence."""
    citations = [
        Citation(document="a.pdf", page=22, quote=QUOTE),
        Citation(
            document="a.pdf", page=15, table="三公经费表", row="公务用车运行费", column="合计", quote="11.40"
        ),
    ]
    reception = Figure(label="公务接待费", value="2.40", unit="万元", kind="text", citation=0)
    cars = Figure(label="公务用车运行费", value="11.40", unit="万元", citation=1)
    gap = Figure(
        label="差额", value="-9.00", unit="万元", kind="computed",
        formula="公务接待费 − 公务用车运行费", operands=[reception, cars],
    )  # fmt: skip
    given = {
        "figures": [reception, cars, gap],
        "citations": citations,
        "scope": ["某市某局2024年部门预算"],
        **more,
    }
    return AnswerRecord(question="公务接待费比公务用车运行费少多少", status="answered", text=text, **given)


def worded(text: str) -> AnswerRecord:
    return verify(record(text, writer="model"))


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费为**2.40万元**。",
        "公务接待费比公务用车运行费少**9.00万元**。",
        f"公务接待费为2.40万元。\n\n> {QUOTE}\n\n来源：a.pdf 第22页正文。",
    ],
)
def test_rule_text_that_holds_is_kept(text: str) -> None:
    checked = verify(record(text))
    assert checked.text == text
    assert checked.checks and all(check.supported for check in checked.checks)


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费为**2.41万元**。",
        "公务接待费为２.41万元。",
        "公务接待费为2.40元。",
        "公务接待费下降4个百分点。",
        "公务接待费比公务用车运行费多**9.00万元**。",
        "| 项目 | 金额 |\n|---|---|\n| 公务接待费 | 3.40 |",
        "见[3.40万元](http://example.com)。",
        "`3.40万元`",
    ],
)
def test_rule_text_that_fails_gives_way_to_the_figures(text: str) -> None:
    checked = verify(record(text))
    assert checked.text.startswith("公务接待费为**2.40万元**；公务用车运行费为**11.40万元**")
    assert checked.refused
    assert all(check.supported for check in checked.checks)


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费为**2.40万元**。",
        "根据文件，某市某局2024年部门预算中，公务接待费为**2.40万元**，公务用车运行费为**11.40万元**。",
        "公务接待费比公务用车运行费减少**9.00万元**。",
        "差额为**-9.00万元**。",
    ],
)
def test_honest_wording_is_kept(text: str) -> None:
    checked = worded(text)
    assert checked.refused is None
    assert checked.text == text


@pytest.mark.parametrize(
    "text",
    [
        "公务用车运行费为**2.40万元**。",
        "公务接待费为**2.40万元**元。",
        "公务接待费约**2.40万元**。",
        "公务接待费为**2.40万元**左右。",
        "2019年公务接待费为**2.40万元**。",
        "上年公务接待费为**2.40万元**。",
        "公务接待费增加**2.40万元**。",
        "公务用车运行费比公务接待费减少**9.00万元**。",
        "公务接待费为**-2.40万元**。",
        "公务接待费为**9.00万元**。",
        "公务接待费不是**2.40万元**。",
        "江城市财政局公务接待费为**2.40万元**。",
        "公务接待费为**2.40万元**。其中包括豪车租赁费。",
        "公务接待费为**2.40万元**，占比过半。",
        "公务接待费为**2.40万元**，是最大的一项。",
        "公务接待费为**2.40万元**。<b>注意</b>",
        "公务接待费为**2.40万元**。[详情](http://a)",
        "公务接待费为**2.40万元**，about half。",
        "公务接待费为**2.\u200b40万元**。",
        "公务接待费为**2.40万元**。翻了一番。",
        "公务接待费约占三成。",
        "公务接待费为两千万元。",
        "公务接待费为**2.40万元**，接近一半。",
    ],
)
def test_dishonest_wording_is_put_aside(text: str) -> None:
    checked = worded(text)
    assert checked.writer == "rules"
    assert checked.refused
    assert checked.text != text


def test_a_short_header_of_the_figure_does_not_hide_anothers_name() -> None:
    cell: Any = {"table": "收支总表", "column": "支出/金额", "document": "a.pdf", "page": 3}
    given = AnswerRecord(
        question="基本支出和项目支出分别是多少", status="answered", writer="model",
        text="项目支出为20.00万元。",
        citations=[
            Citation(row="基本支出", quote="20.00", **cell),
            Citation(row="项目支出", quote="5.00", **cell),
        ],
        figures=[
            Figure(label="基本支出", value="20.00", unit="万元", citation=0),
            Figure(label="项目支出", value="5.00", unit="万元", citation=1),
        ],
    )  # fmt: skip
    assert "项目支出" in (verify(given).refused or "")
    assert verify(given.model_copy(update={"text": "基本支出为20.00万元。"})).refused is None
