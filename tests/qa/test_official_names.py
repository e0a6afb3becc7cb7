"""An official name is one thing: what does not bear it is no answer, however alike it is named."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine
from qa.items.bearing import bears

COLUMNS = (Column(0, ("科目名称",), "label"), Column(1, ("合计",), "amount"))
BASIC = table(
    "一般公共预算支出表", "general_budget_table", COLUMNS,
    [
        (("商品和服务支出",), {0: "商品和服务支出", 1: "120.50"}),
        (("其他民政管理事务支出",), {0: "其他民政管理事务支出", 1: "61.30"}),
        (("行政事业单位离退休",), {0: "行政事业单位离退休", 1: "88.00"}),
        (("提租补贴",), {0: "提租补贴", 1: "17.20"}),
        (("就业补助",), {0: "就业补助", 1: "35.00"}),
        (("行政单位医疗",), {0: "行政单位医疗", 1: "44.10"}),
        (("对个人和家庭补助支出",), {0: "对个人和家庭补助支出", 1: "9.60"}),
    ],
)  # fmt: skip
PROSE = [
    "公用经费109.35万元，主要包括：办公费、印刷费、咨询费、手续费。",
    "社会保障和就业支出1121.39万元，主要用于离休人员离休费发放。",
    "望川市机关服务中心等2个事业单位不在统计范围之内。",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(BASIC, prose=PROSE)}))


@pytest.mark.parametrize(
    "name",
    [
        "机关服务", "一般行政管理事务", "行政单位离退休", "购房补贴", "上级补助收入", "职工基本医疗保险缴费",
        "咨询费", "离休费", "退休费",
    ],
)  # fmt: skip
def test_a_name_that_is_not_printed_has_no_figure(engine: Engine, name: str) -> None:
    record = engine.ask(f"{name}多少")
    assert record.status == "not_found", record.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("机关商品和服务支出多少", "120.50"),
        ("对个人和家庭的补助多少", "9.60"),
        ("公用经费多少", "109.35"),
        ("房租补贴多少", "17.20"),
    ],
)
def test_a_name_in_another_form_of_print_is_found(engine: Engine, question: str, value: str) -> None:
    record = engine.ask(question)
    assert record.status == "answered", record.text
    assert record.figures[0].value == value


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("机关事业单位基本养老保险缴费支出", "机关事业单位基本养老保险缴费", True),
        ("基本医疗保险缴费", "职工基本医疗保险缴费", True),
        ("社会保障和就业", "社会保障和就业支出", True),
        ("一般公共预算拨款", "一般公共服务支出", False),
        ("机关商品和服务支出", "机关服务", False),
        ("邮电费", "电费", True),
    ],
)
def test_which_texts_bear_a_name(text: str, name: str, held: bool) -> None:
    assert bears(text, name) is held
