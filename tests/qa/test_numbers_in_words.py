"""Numbers of prose, of goals and of purchases, asked for by the words and the units beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from parsed import Shelf

from ingest.model import Column, Row, Table, TableCell
from ingest.pipeline import parse
from ingest.tables.facts import build_facts
from qa.engine import Engine
from qa.items.asked_words import counted_members
from qa.question.colloquial import plain_question
from qa.question.units import asked_unit

LESHAN = "leshan-hrss-2024-sample.pdf"
FINAL = "dongzhu-culture-2024-final-sample.pdf"
BUDGET = "dongzhu-culture-2025-sample.pdf"
BOX = (0, 0, 1, 1)


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({name: parse(samples / name) for name in (LESHAN, FINAL, BUDGET)}))


def _row(at: int, path: tuple[str, ...], *texts: str) -> Row:
    cells = tuple(TableCell(column, text, 7, BOX) for column, text in enumerate(texts) if text)
    return Row(at, 7, path[-1], path[-1], path, None, 0, None, False, None, cells)


@pytest.fixture(scope="module")
def made(samples: Path) -> Engine:
    """The sample with a table of goals and one of purchases in place of its own."""
    goals = Table(
        0, "项目支出绩效目标表", "", "performance_table", None, None, None, (7,),
        (
            Column(0, ("三级指标",), "label"), Column(1, ("指标值",), "count"),
            Column(2, ("计量单位",), "unit"),
            Column(3, ("年度目标",), "text"),
        ),
        (
            _row(0, ("有奖发票试点", "中奖发票数量"), "中奖发票数量", "≥1900", "万个"),
            _row(1, ("考务项目", "参加考试人数"), "参加考试人数", "37500"),
            _row(2, ("考务项目", "空调每台采购成本（万元）"), "空调每台采购成本（万元）", "（≤1.34）"),
            _row(
                4, ("加班补贴", "年度目标"), "年度目标", "", "",
                "月人均710元，按在职在编人数900人测算，年末据实结算。",
            ),
            _row(
                3, ("宣传项目", "宣传"), "宣传", "", "",
                "为公园添置设备一批。累计服务群众30余万人次，制作124面的宣传版面；档案数字化率达到95%以上。",
            ),
        ),
    )  # fmt: skip
    bought = Table(
        1, "2024年市级单位政府采购预算表", "", "procurement_table", None, None, "元", (8,),
        (
            Column(0, ("采购项目",), "label"), Column(1, ("采购目录",), "text"),
            Column(2, ("预算金额",), "amount", "元", 2024, "budget"),
        ),
        (
            _row(0, ("日常公用经费",), "日常公用经费", "C04070100体检服务", "370,000.00"),
            _row(1, ("合计",), "合计", "", "370,000.00"),
        ),
    )  # fmt: skip
    tables = (goals, bought)
    return Engine(Shelf({LESHAN: replace(parse(samples / LESHAN), tables=tables, facts=build_facts(tables))}))


def _asked(engine: Engine, question: str, *names: str) -> tuple[str, str | None]:
    record = engine.ask(question, list(names) or None)
    assert record.status == "answered", record.text
    assert all(check.supported for check in record.checks), record.checks
    return record.figures[0].value, record.figures[0].unit


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("重点工作里提到，全年城镇调查失业率要控制在多少左右？", ("5.5", "%")),
        ("全年城镇调查失业率控制在百分之多少左右？", ("5.5", "%")),
        ("全年城镇新增就业要达到多少万人？", ("4", "万人")),
    ],
)
def test_a_sentence_with_a_gap_is_answered_in_its_own_unit(
    engine: Engine, question: str, answer: tuple[str, str]
) -> None:
    assert _asked(engine, question, LESHAN) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("全年共接待国内来访多少批次？", ("28", "批次")),
        ("国内公务接待一共接待了多少人次？", ("192", "人次")),
        ("截至2024年底，单位共有几辆车？", ("2", "辆")),
    ],
)
def test_the_unit_says_what_the_question_repeats(
    engine: Engine, question: str, answer: tuple[str, str]
) -> None:
    assert _asked(engine, question, FINAL) == answer


def test_the_end_of_last_year_is_counted_in_this_years_budget(engine: Engine) -> None:
    assert _asked(engine, "截至2024年底，文化和旅游局系统共有多少辆车？", BUDGET) == ("2", "辆")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("有奖发票试点的绩效指标里，中奖发票数量要达到多少万个？", ("1900", "万个")),
        ("考务项目绩效目标里参加考试人数是多少人？", ("37500", "人")),
        ("考务项目里空调每台的采购成本上限定的是多少万元？", ("1.34", "万元")),
        ("宣传项目打算做多少面宣传版面？", ("124", "面")),
        ("宣传项目累计服务群众多少万人次？", ("30", "万人次")),
        ("宣传项目的档案数字化率要达到百分之几？", ("95", "%")),
        ("给干部做体检打算花多少钱？", ("370000.00", "元")),
    ],
)
def test_goals_and_purchases_are_found_by_their_own_names(
    made: Engine, question: str, answer: tuple[str, str]
) -> None:
    assert _asked(made, question) == answer


@pytest.mark.parametrize("question", ["宣传项目制作多少部宣传片？", "参加培训多少人？", "档案有多少卷？"])
def test_what_no_goal_prints_is_not_found(made: Engine, question: str) -> None:
    record = made.ask(question)
    assert record.status == "not_found", record.text


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("离退休人员一共几个人", "人"),
        ("种植总面积要达到多少万亩", "万亩"),
        ("年底单价100万元以上的设备有多少？", "台"),
        ("床位扩充到多少张", "张"),
        ("房屋面积有多少", "平方米"),
        ("多少面积", None),
        ("收到多少份额", "%"),
        ("现在有多少在职的人", "人"),
        ("离退休人员数", "人"),
        ("离退休人员总数", "人"),
        ("多少个编制", "人"),
        ("人员编制几个", "人"),
        ("机关共有车辆多少部", "辆"),
        ("购置车辆的数量是多少", "辆"),
    ],
)
def test_units_as_they_are_asked_for(question: str, unit: str | None) -> None:
    assert asked_unit(question) == unit


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("公车加油、修车、上保险一年多少", "公务用车运行维护费一年多少"),
        ("单位的车保养、加油这些要花多少", "公务用车运行维护费要花多少"),
        ("单位那几辆公车，一年油钱修车钱预算是多少", "公务用车运行维护费预算是多少"),
        ("政府性基金年末还结转了多少钱", "政府性基金年末结转和结余多少钱"),
        ("救灾补助资金的收入和支出差多少", "救灾补助资金的收入和救灾补助资金的支出差多少"),
        ("财务处是由哪个处改的名", "财务处更名之前叫什么"),
        ("车辆维修和保养服务预算多少", "车辆维修和保养服务预算多少"),
        ("教学设备更新购置项目多少", "教学设备更新购置项目多少"),
        ("管网多长", "管网多少公里"),
        ("更新多长的供水管网", "更新多少公里的供水管网"),
        ("离退休的老同志管着多少位", "离退休人员管着多少位"),
        ("不看编制只看实有人数是几人", "实有人数是几人"),
        ("纳入管理的那几个项目，涉及多少资金", "纳入管理的项目，涉及资金多少"),
        ("打算花多少钱买固定资产", "打算花多少钱购置固定资产"),
        ("公务用车这块，今年购置加运行合计多少", "公务用车购置及运行维护费合计多少"),
        ("会议费比上年多出多少", "会议费比上年多了多少"),
        ("单价超过100万元的设备有多少", "单价100万元以上的设备有多少"),
        ("今年差旅费拨了多少款", "今年差旅费拨了多少钱"),
        ("算算公务接待费降了百分之几", "公务接待费降了百分之几"),
        ("最少要雇多少个人", "要雇多少个人"),
        ("设备购置费有多少？（基本支出的不算）", "设备购置费有多少(不含基本支出)"),
        ("会议费多少万元（不要四舍五入）", "会议费多少万元"),
        ("会议费占三公经费百分之几，保留两位小数", "会议费占三公经费百分之几"),
        ("会议费多少，用元表示", "会议费多少折合元"),
    ],
)
def test_everyday_words_become_printed_ones(said: str, plain: str) -> None:
    assert plain_question(said) == plain


@pytest.mark.parametrize(
    ("question", "counts", "other"),
    [
        ("重点评价里列了几个项目", "一级项目", "汽车出口"),
        ("部门预算单位有几家", "事业单位", "100万元以上的设备"),
        ("整体绩效指标共有几个", "数量指标", "巡查次数"),
    ],
)
def test_members_that_are_counted_are_named_beside_the_number(question: str, counts: str, other: str) -> None:
    members = counted_members(question)
    assert members is not None
    assert members.search(counts)
    assert not members.search(other)


def test_other_things_are_counted_by_any_words() -> None:
    assert counted_members("新建水质监测站几个") is None


def test_a_rate_of_a_projects_goal_is_found_by_the_project_and_never_divided(made: Engine) -> None:
    assert _asked(made, "加班补贴项目按每人每月多少元发？") == ("710", "元")


def test_the_total_of_a_table_is_found_by_the_end_of_its_title(made: Engine) -> None:
    assert _asked(made, "政府采购预算表的合计数是多少元？") == ("370000.00", "元")
