"""Rules inside prose, each by a sentence as printed and its verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.check import Finding, audit
from tests.qa.check.documents import IDENTITY, prose

FINAL = replace(IDENTITY, kind="决算")


def found(*paragraphs: str, identity=IDENTITY) -> list[Finding]:
    return list(audit([prose(*paragraphs, identity=identity)]).findings)


@pytest.mark.parametrize(
    ("text", "stated", "right", "severity"),
    [
        (
            "单位预留机动经费预算数为1685.72万元。与上年相比增加1557.29万元，增长1312.56%。",
            "1312.56%",
            "1212.56%",
            "error",
        ),
        ("收支预算总计21955.35万元，与上年相比增加3958.67万元，增长21.95%。", "21.95%", "22.00%", "error"),
        ("住房公积金支出1442.74万元，与上年相比增加368.97万元，增长34.38%。", "34.38%", "34.36%", "rounding"),
        (
            "2023年预算执行数为11.67万元，2024年预算安排45.41万元，比2023年预算执行数增加314.82%。",
            "314.82%",
            "289.12%",
            "error",
        ),
    ],
)
def test_growth_that_its_amounts_do_not_give(text: str, stated: str, right: str, severity: str) -> None:
    finding = found(text)[0]
    assert (finding.rule, finding.severity) == ("growth-percent", severity)
    assert finding.figures == (stated, right)


@pytest.mark.parametrize(
    "text",
    [
        "本年收入预算4203.47万元，其中：一般公共预算拨款4103.47万元、其他收入100.00万元，较上年增加142.30万元，增长3.50%。",
        "公务接待费2.4万元，较2023年预算2.5万元下降4%。",
        "项目支出5573万元，与上年相比增加40万元，增长0.72%，主要原因是检察院增加了40万元办案费。",
        "政府性基金预算支出0万元，与上年相比增加（减少）0万元，增长（减少）0%。",
        "单位预留机动经费2388.04万元，与上年相比增加2247.84万元，增长16倍。",
    ],
)
def test_growth_that_can_be_read_rightly_is_not_blamed(text: str) -> None:
    assert [finding for finding in found(text) if finding.severity != "wording"] == []


def test_an_increase_larger_than_the_amount_itself() -> None:
    finding = found("政府性基金拨款支出预算0万元，比2023年预算增加1421.25万元；")[0]
    assert (finding.rule, finding.figures) == ("change-amount", ("0万元", "1421.25万元"))


def test_opposite_words_for_one_change() -> None:
    finding = found("基本支出100.00万元，比2023年减少25.00万元，增长20.00%。")
    assert [one.rule for one in finding] == ["change-direction"]
    assert finding[0].figures == ("25.00万元", "20.00%")


def test_a_reason_that_turns_the_change_round() -> None:
    finding = found(
        "1.“一般公共服务支出（类）宣传事务（款）一般行政管理事务（项）”110.60万元。2023年当年预算执行数为114.00万元，"
        "2024年预算安排110.60万元，比2023年预算执行数减少2.98%。主要原因是：宣传事务一般行政管理事务经费增加。"
    )[0]
    assert (finding.rule, finding.figures) == ("reason-direction", ("减少2.98%", "经费增加"))


def test_shares_of_an_announced_total() -> None:
    finding = found(
        "本年支出预算合计200.00万元，其中：基本支出150.00万元，占57.00%；项目支出50.00万元，占25.00%。"
    )
    assert [(one.rule, one.figures) for one in finding] == [("share-percent", ("57.00%", "75.00%"))]


def test_a_completion_rate_of_a_budget_of_nought() -> None:
    finding = found(
        "一般公共预算财政拨款支出年初预算为0万元，全年预算为321.02万元，支出决算为307.82万元，完成年初预算的95.89%。",
        identity=FINAL,
    )[0]
    assert (finding.rule, finding.severity) == ("completion-rate", "error")
    assert finding.figures == ("0万元", "95.89%", "321.02万元")


@pytest.mark.parametrize(
    ("text", "added", "severity"),
    [
        ("地上面积为8013平方米（其中计容面积7998平方米，不计容面积105平方米）。", "8103平方米", "error"),
        ("基本支出105.58万元。其中：人员经费95.36万元；公用经费10.23万元。", "105.59万元", "rounding"),
        ("政府采购预算0.00万元，其中：货物预算3456.60万元、服务预算4683.60万元。", "8140.20万元", "error"),
    ],
)  # fmt: skip
def test_parts_that_do_not_make_their_whole(text: str, added: str, severity: str) -> None:
    finding = next(one for one in found(text) if one.rule == "prose-sum")
    assert finding.severity == severity
    assert finding.figures[1] == added


def test_parts_of_parts_are_not_added_twice() -> None:
    text = (
        "“三公”经费4.8万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费2.5万元（公务用车购置费0万元，"
        "公务用车运行维护费2.5万元）；公务接待费2.3万元。"
    )
    assert found(text) == []


def test_one_quantity_said_twice_in_a_paragraph() -> None:
    finding = found(
        "16.“社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）”220.63万元，"
        "主要用于职业年金缴费。2024年预算安排441.25万元。"
    )[0]
    assert (finding.rule, finding.figures) == ("said-twice", ("220.63万元", "441.25万元"))


def test_a_scope_of_another_year() -> None:
    finding = found("纳入本部门2023年部门汇总预算编制范围的预算单位共计一家。")[0]
    assert (finding.rule, finding.figures[0]) == ("year-words", "2023年部门汇总预算")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2024年政府性基金支出预算支出万元。", "number-missing"),
        ("无收支的，仍保留该表格式，并在本表下方作下述说明。", "form-leftover"),
        (
            "人员经费10万元。主要包括：基本工资、津贴补贴、奖金、离休费、医疗费、奖金、住房公积金。",
            "listed-twice",
        ),
    ],
)
def test_words_left_out_or_left_over(text: str, rule: str) -> None:
    assert [(one.rule, one.severity) for one in found(text)] == [(rule, "wording")]


def test_what_could_not_be_tried_says_why() -> None:
    counts = audit([prose("基本支出100.00万元，比2023年增加5.00万元。")]).rules
    count = next(one for one in counts if one.rule == "change-amount")
    assert (count.holds, count.fails, count.not_run) == (0, 0, 1)
    assert count.reasons == ("未印出上年数",)


def test_a_rate_in_brackets_is_the_rate_of_its_change() -> None:
    text = "公务接待费6.80万元，较上年减少0.03万元（{}%）。"
    assert found(text.format("0.44")) == []
    assert [(one.rule, one.figures) for one in found(text.format("4.40"))] == [
        ("growth-percent", ("4.40%", "0.44%"))
    ]


def test_each_measure_of_the_items_of_a_final_account_adds_up() -> None:
    head = "一般公共预算财政拨款支出年初预算为0万元，全年预算为100.10万元，支出决算为80.08万元。其中："
    item = "{}、一般公共服务支出（类）社会工作事务（款）{}（项）。全年预算为{}万元，支出决算为{}万元。"
    rows = [("行政运行", "40.04", "20.02"), ("事业运行", "30.03", "30.03"), ("培训", "20.02", "20.02")]

    def told(last: str) -> list[tuple[str, str, tuple[str, ...]]]:
        items = [*rows, ("其他支出", last, "10.01")]
        lines = [item.format(number, *row) for number, row in enumerate(items, 1)]
        return [(one.rule, one.severity, one.figures) for one in found(head, *lines, identity=FINAL)]

    assert told("10.01") == []
    assert told("15.01") == [("prose-item-sum", "error", ("100.10万元", "105.10万元"))]


def test_a_share_behind_a_bracket_is_of_what_stands_before_it() -> None:
    text = (
        "收入预算100.00万元，其中：一般公共预算拨款63.00万元（含经费拨款60.00万元、非税收入拨款3.00万元），占63.00%。"
    )
    assert found(text) == []
    (wrong,) = found(text.replace("占63.00%", "占36.00%"))
    assert wrong.figures == ("36.00%", "63.00%")
