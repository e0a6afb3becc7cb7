"""What prose tells of the department's own doings: sources of income, uses, reasons, rates, scores."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from ingest.model import Identity
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_BUDGET = Identity("望川市水务局", 2025, "预算", "部门")
PROSE = (
    "事业收入171.60万元，占0.83%；其他收入72.18万元，占0.35%。其中，事业收入主要为水质检测收入和闸门租赁收入；"
    "其他收入主要为科研院所拨入的试验合作经费。",
    "经营收入：指事业单位开展非独立核算经营活动取得的收入。",
    "1.公共安全支出（类）司法（款）一般行政管理事务（项）214.07万元，比上年执行数增加37.16万元，主要原因是网络维护增加。",
    "2.公共安全支出（类）监狱（款）一般行政管理事务（项）1214.90万元，比上年执行数增加1042.35万元，"
    "主要原因是安排了北郊监狱开办费。",
    "3.农林水支出（类）林业和草原（款）森林资源管理（项）2025年预算数为76.50万元，比2024年预算增加4.74万元。"
    "主要原因是监测样地数量由312个增加到348个。",
    "公务接待费预算支出116.5万元，本年数小于上年预算数40.05万元，主要是严格贯彻落实八项规定。",
    "公务用车购置为0，与上年持平。",
    "会议费预算支出1305.25万元，本年数小于上年预算数403.75万元，原因是从会议费预算中调减403.75万元用于培训费开支。",
    "差旅费比上年下降4%。主要原因是调剂0.1万元预算给新成立的下属单位农民工服务中心。",
    "本年基本支出减少86.00万元，项目支出增加154.00万元。基本支出减少的原因是补发工资已完成；"
    "项目支出增加的主要原因是新增燃料补助。",
    "2024年度对29个项目开展绩效自评，自评平均得分93.68分，其中评价等级为优的24个。",
    "单价100万元（含）以上设备（不含车辆）4台（套），其中：职业学校数控加工中心3台、装备中心云平台服务器1套。",
    "提租补贴（项）：指在京单位按照职级的补贴标准确定，人均月补贴90元。",
    "2025年部门预算安排购置车辆1辆，为特种专业技术用车（防火指挥越野车）。",
    "五、法律服务72.53万元，用于诉讼代理等工作。",
)


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=PROSE, identity=_BUDGET)})).ask(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("其他收入主要是从哪里来的", "试验合作经费"),
        ("事业收入是靠什么挣来的", "水质检测收入"),
        ("监狱款下的一般行政管理事务为什么增加", "北郊监狱开办费"),
        ("司法款的一般行政管理事务为什么增加", "网络维护"),
        ("会议费比上年少了，文件是怎么解释的", "调减403.75万元"),
        ("差旅费比上年降了4%，这笔钱调给谁了", "农民工服务中心"),
        ("项目支出为什么增加", "新增燃料补助"),
        ("新买的那辆车是什么车", "防火指挥越野车"),
    ],
)
def test_the_reason_or_the_source_is_that_of_the_thing_itself(question: str, told: str) -> None:
    assert told in ask(question).text


def test_a_wrong_direction_is_put_right_with_its_reason() -> None:
    record = ask("公务接待费比上年多了40多万元，是怎么回事")
    assert "不是增加，而是减少" in record.text and "八项规定" in record.text


@pytest.mark.parametrize("question", ["经营收入是从哪里来的", "会议费用来做什么"])
def test_neither_a_definition_nor_a_change_tells_a_source_or_a_use(question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("提租补贴一个人一个月发多少钱", "90", "元"),
        ("提租补贴按每人每月多少元发", "90", "元"),
        ("森林资源监测样地增加到了多少个", "348", "个"),
        ("2024年度项目绩效自评的平均得分是多少", "93.68", "分"),
        ("单价100万元以上的设备中，数控加工中心有几台", "3", "台"),
        ("请律师打官司预备了多少钱", "72.53", "万元"),
    ],
)
def test_numbers_that_only_prose_tells(question: str, value: str, unit: str) -> None:
    figure = ask(question).figures[0]
    assert (figure.value, figure.unit) == (value, unit)


def test_all_the_things_are_not_those_of_a_kind_that_is_not_told() -> None:
    assert ask("单价100万元以上的设备中，电梯有几台").status == "not_found"


@pytest.mark.parametrize("question", ["水质检测加闸门租赁，一年进账多少", "水质检测和闸门租赁收入多少"])
def test_income_is_found_by_what_it_is_earned_with(question: str) -> None:
    assert ask(question).figures[0].value == "171.60"


def test_income_from_one_of_several_sources_is_not_all_of_it() -> None:
    assert ask("水质检测收入多少").status == "not_found"
