"""Lists over paragraphs, lists that close with a 合计, and changes that add up."""

from __future__ import annotations

import pytest

from qa.check import Finding, audit
from tests.qa.check.documents import prose, table


def found(*paragraphs: str) -> list[tuple[str, str, tuple[str, ...]]]:
    findings: tuple[Finding, ...] = audit([prose(*paragraphs)]).findings
    return [(one.rule, one.severity, one.figures) for one in findings]


CLASS = "检察（款）：2024年预算支出合计16444.36万元。其中："
ITEMS = ("1.行政运行（项）支出10883.36万元。", "2.一般行政管理事务（项）支出3666.00万元。")


def test_items_numbered_below_their_class_add_up_to_it() -> None:
    assert found(CLASS, *ITEMS, "3.检察监督支出（项）支出1895.00万元。") == []
    assert found(CLASS, *ITEMS, "3.检察监督支出（项）支出1595.00万元。") == [
        ("numbered-sum", "error", ("16444.36万元", "16144.36万元"))
    ]


def test_staff_and_office_costs_in_paragraphs_make_the_basic_expenditure() -> None:
    head = "财政拨款基本支出预算13979.92万元。其中："
    staff = "（一）人员经费11257.35万元。主要包括：基本工资、津贴补贴。"
    assert found(head, staff, "（二）公用经费2722.57万元。主要包括：办公费。") == []
    assert found(head, staff, "（二）公用经费2752.57万元。主要包括：办公费。") == [
        ("numbered-sum", "error", ("13979.92万元", "14009.92万元"))
    ]


def test_nought_in_all_is_not_made_up_of_the_noughts_among_its_parts() -> None:
    told = "安排购置车辆0辆，其中：机要通信用车0辆、应急保障用车0辆、执法执勤用车18辆、其他用车0辆。"
    assert [figures for _, _, figures in found(told)] == [("0辆", "18辆")]


def test_paragraphs_that_do_not_say_that_they_are_all_are_not_blamed() -> None:
    head = "项目支出5334.40万元，主要包括："
    assert found(head, "1.信息化建设1000.00万元。", "2.课题研究200.00万元。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目总预算1170.00万，其中规模化870.00万，创新化70.00万，国际化230.00万，合计1170.00万。", []),
        (
            "项目总预算1190.00万，其中规模化870.00万，创新化70.00万，国际化230.00万，合计1190.00万。",
            [("closing-total", "error", ("1190.00万元", "1170.00万元"))],
        ),
    ],
)
def test_a_list_that_closes_with_its_total(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert found(text) == expected


def test_quarters_make_the_year() -> None:
    text = "年度预算632.20万元，其中：第一季度158.05万元、第二季度158.05万元、"
    text += "第三季度158.05万元、第四季度{}万元。"
    assert found(text.format("158.05")) == []
    assert ("prose-sum", "error", ("632.20万元", "626.20万元")) in found(text.format("152.05"))


def test_one_wrong_digit_in_a_list_that_falls_short() -> None:
    text = "支出900.63万元，其中：甲经费311.27万元、乙经费214.19万元、丙经费{}万元。"
    assert found(text.format("375.17")) == []
    assert found(text.format("345.17")) == [("prose-sum", "error", ("900.63万元", "870.63万元"))]
    assert found(text.format("111.10")) == []


def test_changes_of_parts_make_the_change_of_their_total() -> None:
    head = "支出预算900.63万元，比上年增加{}万元。其中：基本支出525.46万元，比上年增加31.27万元；"
    tail = "项目支出375.17万元，比上年减少11.13万元。"
    assert found(head.format("20.14") + tail) == []
    assert ("change-list", "error", ("23.14万元", "增加20.14万元")) in found(head.format("23.14") + tail)


def test_a_reason_that_takes_the_change_apart() -> None:
    text = "收入预算900.63万元，比上年减少{}万元，主要是基本支出增加94.81万元，项目支出减少392.97万元。"
    assert found(text.format("298.16")) == []
    assert found(text.format("293.16")) == [("change-reasons", "error", ("293.16万元", "减少298.16万元"))]


def test_reasons_that_are_not_all_are_not_blamed() -> None:
    reason = "主要原因是会议经费增加55万元，外事经费增加20万元。"
    assert found("项目支出900.63万元，比上年增加125.62万元，" + reason) == []


def test_income_and_expenditure_of_one_amount_changed_alike() -> None:
    text = "收入预算900.63万元，比上年增加24.19万元。支出预算900.63万元，比上年增加{}万元。"
    assert found(text.format("24.19")) == []
    assert found(text.format("27.19")) == [("same-change", "error", ("24.19万元", "27.19万元"))]


def test_a_reason_that_says_nothing_changed() -> None:
    text = "公务接待费22.21万元，比上年{}，主要原因是基本与上年持平，无增减变化。"
    assert found(text.format("增加0万元，增长0%")) == []
    assert found(text.format("减少0.3万元，下降1.3%")) == [
        ("reason-direction", "error", ("减少0.3万元", "基本与上年持平，无增减变化", "无增减变化"))
    ]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("事业运行189.71万元，较上年减少6.03万元万元。", "6.03万元万元"),
        ("公务接待费10万元，与2023持平。", "与2023持平"),
        ("某市某局部门预算包括：。", "包括：。"),
    ],
)
def test_slips_of_the_keyboard(text: str, slip: str) -> None:
    assert found(text) == [("slip", "wording", (slip,))]


def test_an_amount_beyond_all_measure_is_in_yuan() -> None:
    tables = [table(("合计",), [("201", "一般公共服务支出", "27900.73"), ("", "合计", "27900.73")])]
    text = "截至2023年12月31日，本部门固定资产金额302475975.31万元。"
    findings = audit([prose(text, tables=tables)]).findings
    assert [(one.rule, one.severity, one.figures) for one in findings] == [
        ("unit", "error", ("302475975.31万元", "302475975.31元"))
    ]


def test_an_item_that_leaves_the_column_its_list_follows() -> None:
    rows = [
        ("201", "一般公共服务支出", "6701.98"),
        ("205", "教育支出", "22262.08"),
        ("208", "社会保障和就业支出", "9527.14"),
        ("210", "卫生健康支出", "2401.90"),
        ("", "合计", "40893.10"),
    ]
    text = "支出包括：一般公共服务支出6701.98万元、教育支出22262.08万元、"
    text += "社会保障和就业支出{}万元、卫生健康支出2401.90万元。"
    tables = [table(("合计",), rows)]
    assert audit([prose(text.format("9527.14"), tables=tables)]).findings == ()
    # Another row's figure is a misprint, one that stands nowhere may have another scope.
    findings = audit([prose(text.format("2401.90"), tables=tables)]).findings
    assert [(one.rule, one.severity, one.figures) for one in findings] == [
        ("list-column", "error", ("2401.90万元", "9527.14"))
    ]
    assert audit([prose(text.format("8000.00"), tables=tables)]).findings == ()


def test_the_third_row_is_the_difference_of_the_two_above_it() -> None:
    def changed(stated: str) -> list[tuple[str, str, tuple[str, ...]]]:
        rows = [
            ("", "2023年", "187.95", "14.95", "173.00"),
            ("", "2024年", "172.45", "13.05", "159.40"),
            ("", "增减变化金额", stated, "-1.90", "-13.60"),
        ]
        one = table(("总计", "公务接待费", "公务用车"), rows, kind="three_public_table")
        return [(f.rule, f.severity, f.figures) for f in audit([prose("正文。", tables=[one])]).findings]

    assert changed("-15.50") == []
    assert changed("-15.51") == [("row-change", "rounding", ("-15.51", "-15.50"))]
    assert changed("15.50") == [("row-change", "error", ("15.50", "-15.50"))]


def test_noughts_that_a_column_drops_are_meant() -> None:
    rows = [("301", "工资福利支出", "100.27"), ("30101", "基本工资", "60.2"), ("30102", "津贴补贴", "40.06")]
    more = [("302", "商品和服务支出", "10.11"), ("30201", "办公费", "10.11")]
    findings = audit([prose("正文。", tables=[table(("合计",), rows + more)])]).findings
    assert [(one.rule, one.severity, one.figures) for one in findings] == [
        ("parent-sum", "rounding", ("100.27", "100.26"))
    ]


def test_shares_of_one_list_are_of_its_sum() -> None:
    text = "一般公共服务（类）支出6701.98万元，占{}%；交通运输（类）支出425862.32万元，占98.5%。"
    above = "2024年一般公共预算当年拨款432564.30万元。"
    assert found(above, text.format("1.5")) == []
    assert ("share-percent", "rounding", ("1.6%", "1.5%")) in found(above, text.format("1.6"))


def test_a_reason_for_a_change_of_nothing() -> None:
    text = "公务用车运行维护费30.20万元，较2023年预算增加0.00万元，主要是{}。"
    assert found(text.format("严格控制公务用车支出，未增加经费")) == []
    (finding,) = found(text.format("落实过紧日子要求，压减公车运行维护经费"))
    assert finding[:2] == ("reason-direction", "error")


def test_one_part_is_not_larger_than_its_whole() -> None:
    text = "项目总预算1720.00万元，其中专精特新认定{}万元。"
    assert found(text.format("1720.00")) == []
    assert found(text.format("1750.00")) == [("part-beyond", "error", ("1720.00万元", "1750.00万元"))]


def test_the_total_announced_is_the_total_that_closes_the_list() -> None:
    text = "项目总预算{}万，其中规模化870.00万，创新化70.00万，国际化230.00万，合计1170.00万。"
    assert found(text.format("1170.00")) == []
    assert found(text.format("1120.00"))[0][1:] == ("error", ("1120.00万元", "1170.00万元"))


def test_last_year_in_brackets_behind_the_change() -> None:
    text = "预留机动经费2388.04万元，与上年相比增加2247.84万元（上年预留机动经费{}万元）。"
    assert found(text.format("140.20")) == []
    assert [one[:2] for one in found(text.format("170.20"))] == [("change-amount", "error")]


def test_one_amount_came_not_from_nothing_and_from_something() -> None:
    text = tuple(f"对企业补助（{code}）47334.05万元，较上年增加{{}}万元。" for code in (312, 507))
    assert found(text[0].format("3310.05"), text[1].format("3310.05")) == []
    assert found(text[0].format("3310.05"), text[1].format("47334.05")) == [
        ("same-amount", "error", ("47334.05万元", "3310.05万元"))
    ]


def test_classes_that_miss_a_total_that_their_items_make() -> None:
    rows: list[tuple[str, ...]] = []
    for code, total, half in (("201", "10.01", "5.00"), ("205", "20.00", "10.00"), ("208", "30.01", "15.00")):
        rows += [(code, f"{code}类支出", total, half)]
        rows += [(f"{code}01", f"{code}款甲", half, half), (f"{code}02", f"{code}款乙", half, "0.00")]
    rows.append(("", "合计", "60.00", "30.00"))
    findings = audit([prose("正文。", tables=[table(("合计", "基本支出"), rows)])]).findings
    told = [(one.rule, one.severity, one.figures) for one in findings if one.rule == "total-sum"]
    assert told == [("total-sum", "rounding", ("60.00", "60.02"))]
