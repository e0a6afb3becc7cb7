"""Questions over sentences as disclosures print them: counts, parts, bodies, sides of the accounts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from made import document
from parsed import Shelf

from qa.answering.answer import AnswerRecord
from qa.engine import Engine


def ask(question: str, *prose: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=prose)})).ask(question)


def first(record: AnswerRecord) -> tuple[str, str | None]:
    assert record.status == "answered", record.text
    return record.figures[0].value, record.figures[0].unit


SCHOOL = (
    "学校现有40个教学班，在校学生2056人。",
    "纳入预算编制的在职人员应为159人，由于新招聘教师手续未办齐，实际纳入预算145人，退休人员77人。",
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("平均每个教学班有多少学生？", "51.40"),
        ("实际纳入预算的在职人员有多少人？", "145"),
        ("在校学生多少人？", "2056"),
    ],
)
def test_counts_of_a_school(question: str, value: str) -> None:
    assert first(ask(question, *SCHOOL)) == (value, "人")


def test_mean_names_what_it_is_told_for_each_of() -> None:
    assert "平均每个教学班" in ask("平均每个教学班有多少学生？", *SCHOOL).text


GUESTS = ("国内公务接待131批次，国内公务接待1394人次，无国（境）外公务接待情况。",)


def test_guests_from_abroad_are_no_guests_from_home() -> None:
    assert first(ask("国内公务接待有多少批次？", *GUESTS)) == ("131", "批次")
    assert ask("国（境）外公务接待有多少批次？", *GUESTS).status == "no_data"


BOUGHT = ("面向中小企业预留采购份额1648.90万元，其中面向小微企业预留份额1026.75万元。",)


def test_smallest_firms_are_a_part_of_all_that_are_not_large() -> None:
    assert first(ask("面向小微企业预留的采购份额是多少？", *BOUGHT)) == ("1026.75", "万元")
    assert first(ask("面向中小企业预留的采购份额是多少？", *BOUGHT)) == ("1648.90", "万元")


RUNNING = (
    "2025年望川市水务局（本级）和节水中心2家单位机关运行经费财政拨款预算147.50万元。其中：局本级118.92万元，节水中心28.58万元。",
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("局本级的机关运行经费是多少？", ["118.92"]),
        ("节水中心的机关运行经费是多少？", ["28.58"]),
        ("局本级和节水中心的机关运行经费各是多少？", ["118.92", "28.58"]),
    ],
)
def test_money_of_several_bodies_is_that_of_none(question: str, values: Sequence[str]) -> None:
    record = ask(question, *RUNNING)
    assert [figure.value for figure in record.figures] == values, record.text


FUNDS = (
    "2025年度收入总计1019.15万元，支出总计1019.15万元。收支与2024年度相比，增加80.79万元，增长8.61%。",
    "政府性基金预算财政拨款收入总计68.80万元，其中：本年收入60.80万元，与2024年度相比，增加24.16万元。",
)


def test_change_of_all_income_is_not_that_of_one_fund() -> None:
    assert first(ask("收入总计比2024年增加多少？", *FUNDS)) == ("80.79", "万元")


CARRIED = ("公务接待费支出决算为22.59万元，完成预算43.2万元的52.3%。",)


def test_rate_of_a_budget_is_told_as_printed() -> None:
    assert first(ask("公务接待费完成预算的百分之几？", *CARRIED)) == ("52.3", "%")


POSTS = ("行政事业总编制为249个，现有在职人员246人。",)


def test_posts_are_counted_in_pieces_too() -> None:
    assert first(ask("行政事业总编制多少个？", *POSTS))[0] == "249"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("加班补贴按月人均710元、900人、12个月测算，一年要多少万元？", "766.8"),
        ("加班补贴按月人均710元、900人算，一年要多少万元？", "766.8"),
        ("要买110台电脑，按每台0.5648万元算，电脑最多花多少万元？", "62.1280"),
        ("按每台0.5648万元算，110台电脑最多花多少万元？", "62.1280"),
    ],
)
def test_price_times_number_in_any_order(question: str, value: str) -> None:
    assert first(ask(question, "加班补贴按规定发放，电脑按标准购置。")) == (value, "万元")


HOUSE = (
    "卫生院设内科、外科、妇科3个临床科室和B超室、放射科等辅助科室。",
    "部门预算包括：局本级预算、交警大队预算、看守所预算。",
)


def test_lists_begin_with_their_first_name() -> None:
    assert ask("卫生院设了哪些临床科室？", *HOUSE).items == ["内科", "外科", "妇科"]
    assert len(ask("部门预算由哪些预算构成？", *HOUSE).items) == 3


def test_refusal_of_another_year_is_told_as_it_is_worded() -> None:
    record = ask("2027年三公经费预算安排了多少？", "公务接待费5万元。")
    assert record.status == "not_found"
    assert record.text.startswith("所载入的文件中没有2027年的资料，只有2025年的。")


SECTIONS = (
    "（一）国有资本经营预算情况。",
    "没有使用国有资本经营预算拨款。",
    "（二）国有资产占有使用情况。",
    "截至2024年底，共有车辆14辆。",
    "（三）绩效目标情况。",
    "支持车辆3辆。",
)


def test_numbered_title_with_a_full_stop_stands_over_what_follows() -> None:
    record = ask("国有资产部分写的车辆数和绩效目标部分写的车辆数一致吗？", *SECTIONS)
    assert record.verdict is False and "14辆" in record.text and "3辆" in record.text


CARS = (
    "公务用车购置及运行费785万元，其中：公务用车购置费274万元，公务用车运行维护费511万元。",
    "公务接待费2.30万元，比上年减少1.5万元（42.86%）。",
)


def test_part_of_what_cars_cost_is_named_by_its_whole() -> None:
    assert first(ask("公务用车购置及运行费里，运行维护费占多大比例？", *CARS)) == ("65.10", "%")


def test_rate_in_brackets_is_worked_out_again() -> None:
    record = ask("说明写公务接待费减少1.5万元（42.86%），这个百分比与金额相符吗？", *CARS)
    assert record.verdict is False and "39.47" in record.text


POINTS = (
    "编报绩效自评的项目1个，涉及预算金额175.52万元，平均得分97.50分。",
    "绩效指标：故障应急响应时间不超过5分钟。",
)


def test_points_are_no_amount_and_minutes_are_no_points() -> None:
    assert first(ask("项目绩效自评平均打了多少分？", *POINTS)) == ("97.50", "分")
    assert first(ask("故障应急响应时间不超过多少分钟？", *POINTS)) == ("5", "分钟")


REASONS = (
    "财政拨款本年收入979万元，比上年增加28万元，主要原因是业务经费增加。",
    "财政拨款本年收入979万元，完成年初预算的70%，比年初预算减少537万元，"
    "决算数小于预算数主要原因是几个建设项目没有开展。",
)


def test_budget_that_was_not_reached_has_its_own_reason() -> None:
    assert "没有开展" in ask("财政拨款收入为什么没达到年初预算？", *REASONS).text


OFFICES = ("内设科室两个，即绿化股、综合股。",)


def test_offices_are_asked_for_by_their_kind() -> None:
    assert ask("下面有哪两个股？", *OFFICES).items == ["绿化股", "综合股"]


KEPT = (
    "公务用车购置数0辆，公务用车保有量12辆，较上年减少3辆；公务接待费9.21万元。",
    "国内公务接待105批次，国内公务接待1150人次；国（境）外公务接待0批次、0人次。",
)


def test_cars_that_are_kept_are_not_those_that_are_bought() -> None:
    assert first(ask("手上还有几台公车？", *KEPT)) == ("12", "辆")


def test_reception_is_spread_over_each_guest() -> None:
    assert first(ask("国内公务接待平均每人次多少元？", *KEPT)) == ("80.09", "元")


STAFFED = ("我院在职职工246人，在职职工编制数320人。",)


def test_posts_are_no_people() -> None:
    assert first(ask("在职职工核定编制多少人？", *STAFFED)) == ("320", "人")
    assert first(ask("在职职工多少人？", *STAFFED)) == ("246", "人")


CHANGED = (
    "因机构改革，2025年12月撤销安全应急处和信访处，设立应急信访处。",
    "单位价值100万元以上设备2台（套），为考试综合管理平台和实训中心成套设备。",
)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("撤销了哪两个处？", ["安全应急处", "信访处"]),
        ("单位价值100万元以上的设备具体是哪两台（套）？", ["考试综合管理平台", "实训中心成套设备"]),
    ],
)
def test_names_that_a_verb_or_a_count_leads_in(question: str, items: list[str]) -> None:
    assert ask(question, *CHANGED).items == items


SPENT = ("本单位2026年度总支出570.25万元，其中本年支出568.5万元。",)


def test_what_the_year_spends_is_not_all_that_is_spent() -> None:
    assert first(ask("总支出是多少？", *SPENT)) == ("570.25", "万元")
    assert first(ask("本年支出是多少？", *SPENT)) == ("568.5", "万元")


EVALUATED = ("委托第三方机构对营养改善计划开展重点绩效评价，评价得分88.50分；营养改善计划自评总分97.03分。",)


def test_two_scores_of_one_thing_are_held_together() -> None:
    record = ask("营养改善计划的第三方评价得分跟自评总分一样吗？", *EVALUATED)
    assert record.verdict is False
    assert "88.50" in record.text and "97.03" in record.text


OVER = (
    "公务接待费：预算14.8万元，支出16.3万元，超出预算1.5万元。",
    "公务用车购置及运行维护费：预算16万元，支出9.4万元，都是运行维护费，未发生公务用车购置费。",
)


def test_what_is_denied_is_only_what_the_clause_names() -> None:
    assert ask("公务用车购置费是多少？", *OVER).status == "no_data"
    assert ask("一年养车花掉多少钱？", *OVER).status != "no_data"


WHOLE = ("公务用车购置及运行维护费1003.64万元。其中：公务用车运行维护费707.53万元。",)


def test_what_is_left_of_a_whole_is_not_nothing() -> None:
    question = "公务用车购置及运行维护费扣掉运行维护费，剩下的购置费应为多少？"
    assert first(ask(question, *WHOLE)) == ("296.11", "万元")


RATED = ("“三公”经费支出预算为22.96万元，支出决算为15.81万元，完成预算的68.68%。",)


@pytest.mark.parametrize("figures", ["预算22.96万元、决算15.81万元", "决算15.81万元、预算22.96万元"])
def test_rate_is_worked_out_again_whichever_stands_first(figures: str) -> None:
    record = ask(f"“三公”经费{figures}，写的完成预算68.68%算得对不对？", *RATED)
    assert record.verdict is False and "68.86" in record.text
