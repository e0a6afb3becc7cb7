"""How something stands and what is meant to be done: the section whose heading names it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsed import Shelf
from written import document, table

from qa.engine import Engine

_TASKS = ("第一部分部门概况", "三、2026年主要工作任务")
_NOTES = ("第三部分情况说明", "五、其他重要事项说明")
_PUBLIC = ("第三部分情况说明", "四、一般公共预算“三公”经费支出情况")
DOCUMENT = document(
    (("第一部分部门概况", "一、主要职责"), "负责重点水利工程的规划和建设，保障绩效工资发放。"),
    (_TASKS, "2026年，江南市水利局将围绕水网建设开展工作。"),
    (_TASKS, "（一）加快水网工程建设。开工两座水库。"),
    (_TASKS, "（二）守牢防汛安全底线。更新预警设施。"),
    (_TASKS, "（三）推进河湖长制落实。开展巡河行动。"),
    ((*_PUBLIC, "（一）因公出国（境）经费"), "2026年预算安排3万元，与上年持平。"),
    ((*_PUBLIC, "（二）公务接待费"), "2026年预算安排2万元，与上年持平。"),
    ((*_NOTES, "（一）国有资产占有使用情况"), "截至2025年底，本部门共有车辆5辆，房屋300平方米。"),
    (
        (*_NOTES, "（二）预算绩效管理情况"),
        "2026年本部门8个项目全部实行绩效目标管理，涉及资金120万元。年度终了开展绩效自评。",
    ),
    ((*_NOTES, "（三）政府采购情况"), "政府采购预算总额50万元，其中货物20万元、服务30万元。"),
)
BARE = document("支出预算100万元，其中绩效工资20万元。", "负责重点水利工程的建设。")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({DOCUMENT.name: DOCUMENT}))


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("国有资产占有情况", "车辆5辆，房屋300平方米"),
        ("预算绩效管理情况如何？", "8个项目全部实行绩效目标管理"),
        ("绩效管理工作是怎么开展的？", "年度终了开展绩效自评"),
        ("江南市水利局2026年政府采购情况怎么样？", "货物20万元、服务30万元"),
        ("三公经费预算安排情况", "公务接待费：2026年预算安排2万元"),
    ],
)
def test_the_state_of_a_thing_is_the_section_about_it(engine: Engine, question: str, phrase: str) -> None:
    record = engine.ask(question)
    assert record.status == "answered" and phrase in record.text, record.text


@pytest.mark.parametrize("question", ["今年重点工作有哪些？", "主要工作任务是什么", "2026年工作目标有哪几项"])
def test_the_tasks_of_the_year_are_no_duties(engine: Engine, question: str) -> None:
    record = engine.ask(question)
    assert record.items == ["加快水网工程建设", "守牢防汛安全底线", "推进河湖长制落实"], record.text


@pytest.mark.parametrize("question", ["今年重点工作有哪些？", "预算绩效管理情况", "国有资产占有情况怎么样"])
def test_what_no_section_tells_is_not_taken_from_words_alike(question: str) -> None:
    record = Engine(Shelf({BARE.name: BARE})).ask(question)
    assert record.status == "not_found" and not record.figures, record.text


def test_goals_are_those_of_the_department_or_the_projects_that_have_some() -> None:
    goals = replace(
        table(
            "项目支出绩效目标表",
            ("项目名称", "绩效目标"),
            ("水文监测项目", "建成覆盖全市河道的水文监测网络并稳定运行。"),
            ("堤防维修项目", "完成主要河道堤防年度维修，保障安全度汛。"),
        ),
        kind="performance_table",
    )
    made = document("2026年部门项目全部编报绩效目标。", tables=(goals,))
    record = Engine(Shelf({made.name: made})).ask("绩效目标有哪些？")
    assert record.items == ["水文监测项目", "堤防维修项目"], record.text
    whole = replace(goals, title="部门整体支出绩效目标表")
    made = document("2026年部门项目全部编报绩效目标。", tables=(whole,))
    record = Engine(Shelf({made.name: made})).ask("部门整体绩效目标是什么？")
    assert "水文监测网络" in record.text and not record.items, record.text
