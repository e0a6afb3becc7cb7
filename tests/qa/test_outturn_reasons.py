"""Changes and reasons that prose tells behind how far a budget was carried out."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from ingest.model import Identity
from qa.engine import Engine

FINAL = Identity("望川市水务局", 2025, "决算", "部门")
PROSE = (
    "“三公”经费支出决算数为70.70万元，完成全年预算75.50万元的93.64%；较上年增加13.12万元，增长22.79%。主要原因是更新执法车辆1辆。",
    "公务接待费支出7.13万元，完成全年预算9.50万元的75.05%；较上年减少1.26万元，下降15.02%。主要是严格执行接待审批规定。",
    "公务用车运行维护费2025年预算数257.90万元，较上年减少39.50万元，主要是报废部分车辆；新购车辆为新能源车，维护成本较低。",
    "租赁费支出全年预算数为12.00万元，决算数为9.86万元，完成全年预算的82.17%，决算数较2024年减少1.56万元，"
    "主要原因是：退租仓库。决算数较全年预算数减少的主要原因是：部分会场改为视频。",
    "会议费预算86.81万元，决算数较预算数减少5.91万元，主要原因是厉行节约。决算数较上年增加的主要原因是召开巡查会议。",
)


ITEMS = (
    "1.培训支出（项）。年初预算为150.00万元，支出决算为128.40万元，完成年初预算的85.60%。"
    "决算数小于年初预算数的主要原因是研修班推迟举办。",
    "2.死亡抚恤（项）。年初预算为0.00万元，支出决算为118.29万元，年初未安排预算。主要原因是抚恤金年中据实追加。",
)


def text(question: str) -> str:
    return Engine(Shelf({"made.pdf": document(prose=PROSE, identity=FINAL)})).ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公务接待费为什么减少", "严格执行接待审批规定"),
        ("三公经费为什么增加", "更新执法车辆1辆"),
        ("公务用车运行维护费为什么减少", "维护成本较低"),
        ("租赁费比上年减少的原因", "退租仓库"),
        ("租赁费比全年预算减少的原因", "部分会场改为视频"),
        ("会议费决算比预算减少的原因", "厉行节约"),
        ("会议费决算比上年增加的原因", "召开巡查会议"),
    ],
)
def test_the_reason_is_that_of_the_change_asked_about(question: str, told: str) -> None:
    assert told in text(question)


def test_a_rise_that_was_none_is_contradicted() -> None:
    assert text("公务接待费怎么又涨了").startswith("与提问不符")


def test_a_change_told_twice_has_its_one_reason_and_none_of_a_later_item() -> None:
    made = document(prose=ITEMS, identity=FINAL)
    told = Engine(Shelf({"made.pdf": made})).ask("培训支出为什么没花到年初预算数").text
    assert "研修班推迟举办" in told and "据实追加" not in told
