"""Prose that is right though it looks amiss: partial lists, brackets, other money, other sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Identity, Table
from qa.check import audit
from tests.qa.check.documents import prose, table


def errors(*paragraphs: str, tables: tuple[Table, ...] = ()) -> list[str]:
    found = audit([prose(*paragraphs, tables=tables)]).findings
    return [one.what for one in found if one.severity == "error"]


@pytest.mark.parametrize(
    "text",
    [
        # Of many expenses the larger ones are told.
        "机关运行经费124.28万元，其中：办公费10.07万元、取暖费8.49万元、差旅费15.78万元、工会经费11.43万元、"
        "公务用车运行维护费11.60万元、其他交通费用31.66万元。",
        "机关运行经费234.03万元。主要包括：办公费24.80万元、印刷费5.30万元、电费24.20万元、"
        "公务用车运行维护费14.00万元、办公设备购置4.50万元等。",
        # What a bracket holds is no part beside the others.
        "一般公共预算支出66065.0万元（含上年结转1420.4万元），其中：基本支出34666.2万元，项目支出31398.8万元。",
        "人员编制163人，其中行政编制22人、事业编制141人（含参照公务员法管理事业编制18人）；实有人员152人。",
        # The list belongs to the amount before the last.
        "2025年安排预算524.41万元，其中本年拨款486.25万元、上年结转38.16万元。主要包括：疫木清理除治296.40万元、"
        "打孔注药105.35万元、监测普查64.50万元、药剂购置58.16万元。",
        # A list within the list ends where it is complete.
        "支出22932.20万元。按性质分：基本支出10673.54万元，占46.54%，其中人员经费8835.67万元、"
        "公用经费1837.87万元；项目支出12078.06万元，占52.67%；经营支出180.60万元，占0.79%。",
        "支出预算合计22848.53万元，其中：基本支出17268.83万元，占75.58%；与上年相比增加70.87万元，增长0.41%。"
        "其中人员经费15955.27万元，公用经费1313.56万元。项目支出5579.70万元，占24.42%。",
        # Two measures of one change.
        "机关运行经费支出112.85万元，比年初预算数121.50万元减少8.65万元，下降7.12%；比上年减少6.11万元，下降5.14%。",
        # The budget that was carried out is no amount of what it was spent on.
        "“三公”经费支出决算为62.07万元，完成全年预算84.82万元的73.2%。其中：因公出国（境）费支出决算12.02万元，"
        "完成预算12.02万元的100%；公务用车费支出决算27.46万元，完成预算29.6万元的92.8%；"
        "公务接待费支出决算22.59万元，完成预算43.2万元的52.3%，比上年增加20.63万元，增长1052.55%。",
        # Each of two things that are told in turn has its own rate.
        "收、支总计分别为4125.49、4143.91万元，与上年相比，收、支总计各减少1267.86、2570.97万元，"
        "各下降23.51%、38.29%。",
        # A rate that comes after another thing's change is of its own change.
        "公务用车运行费35.40万元，减少2.60万元；公务接待费6.20万元，减少0.65万元。"
        "公务用车运行费比上年减少2.60万元，下降6.84%；公务接待费比上年下降9.49%。",
        # A sentence that begins with 其中 lists the parts of all that the one before told of.
        "基本支出2626.26万元。人员经费2305.18万元，包括工资等；公用经费321.08万元，包括办公费等。"
        "其中：镇机关（本级）1408.49万元；下属单位1217.77万元。",
        # Another thing has fallen.
        "收支总预算27649.74万元，比上年收支总预算25643.50万元增加2006.24万元，增长7.82%。"
        "同时，左岸堤防应急加固工程已完工，本年不再安排，减少980.00万元。",
    ],
)
def test_what_is_right_is_not_blamed(text: str) -> None:
    assert errors(text) == []


TWO_FEES = [
    ("", "合计", "120.00"),
    ("", "因公出国（境）费", "0.00"),
    ("", "公务接待费", "30.00"),
    ("", "公务用车购置及运行费", "60.00"),
    ("", "会议费", "10.00"),
    ("", "培训费", "20.00"),
]


def test_a_table_of_meetings_too_has_no_sum_of_three_items() -> None:
    made = table(("预算数",), TWO_FEES, title="“三公”“两费”经费支出预算表", kind="three_public_table")
    assert errors(tables=(made,)) == []
    three = table(("预算数",), TWO_FEES[:4], title="“三公”经费支出预算表", kind="three_public_table")
    assert errors(tables=(three,))


def test_a_price_is_no_amount_in_the_wrong_unit() -> None:
    rows = [("201", "一般公共服务支出", "9000000.00"), ("213", "农林水支出", "800.00")]
    made = table(("预算数",), rows, unit="元")
    others = "本年支出900.00万元。上年支出800.00万元。基本支出700.00万元。"
    assert errors(f"灌区农业水价为每立方米0.08元。{others}", tables=(made,)) == []
    assert errors(f"灌区维修支出为0.08元。{others}", tables=(made,))


def form(index: int, amount: str, unit: str | None) -> Table:
    made = table(("预算数",), [("", "年度资金总额", amount)], index=index, kind="performance_table")
    return replace(made, unit=unit)


def test_forms_that_print_no_unit_are_not_added_to_those_that_do() -> None:
    said = "编报绩效目标的项目2个，涉及资金300.00万元。"
    assert errors(said, tables=(form(0, "100.00", "万元"), form(1, "200.00", None))) == []
    assert errors(said, tables=(form(0, "100.00", "万元"), form(1, "200.00", "万元"))) == []
    assert errors(said, tables=(form(0, "100.00", "万元"), form(1, "250.00", "万元")))


def test_what_is_wrong_still_is() -> None:
    assert errors("机关运行经费120.00万元，其中：基本支出80.00万元，项目支出45.00万元。")
    assert errors("收支总预算900.00万元，比上年收支总预算800.00万元增加90.00万元。")


def test_what_is_compared_with_another_year_is_not_of_another_year() -> None:
    text = "公务用车费382.58万元,较2023年减少42.08万元,下降9.91%,其中购置费18.85万元,较2023年减少48.70万元。"
    assert errors(text) == []


def test_income_of_one_fund_is_not_all_income() -> None:
    rows = [("", "收入合计", "130.00"), ("201", "一般公共服务支出", "130.00")]
    made = table(("合计",), rows, title="收入预算总表", kind="income_table", side="income")
    told = "政府性基金预算财政拨款收入总计182.50万元，其中：年初结转22.50万元，本年收入160.00万元。"
    assert errors(told, tables=(made,)) == []


def test_column_that_one_table_leaves_out_makes_no_other_total() -> None:
    spent = table(
        ("合计", "基本支出", "项目支出", "经营支出"),
        [("", "合计", "7858.22", "1000.00", "6822.22", "36.00")],
        title="支出预算总表", kind="expenditure_table", side="expenditure",
    )  # fmt: skip
    projects = table(
        ("合计",), [("", "合计", "6858.22"), ("", "某项目", "6858.22")], index=1, title="项目支出预算表",
        kind="project_table",
    )  # fmt: skip
    assert errors(tables=(spent, projects)) == []


def test_rates_of_budgets_are_checked_against_what_was_spent() -> None:
    [found] = errors("公务接待费支出决算为22.59万元，完成预算43.2万元的62.3%。")
    assert "52.3%" in found


@pytest.mark.parametrize(
    "text",
    [
        # The year's own budget bears the year of the document.
        "教育支出2024年度决算11.36万元，比2024年年初预算减少17.14万元，下降60.14%。",
        "2024年“三公”经费财政拨款决算数59.13万元，比2024年“三公”经费财政拨款年初预算78.00万元减少18.87万元。",
        # A paragraph on this year may end with the last.
        "2024年“三公”经费预算数107.00万元。2023年“三公”经费预算数88.55万元。2024年较上年增加18.45万元。",
        # The budget of the whole is none of its parts'.
        "“三公”经费支出预算为177.30万元，支出决算为115.23万元，完成预算的64.99%，其中：因公出国（境）费支出决算为"
        "31.26万元，完成预算的65.13%；公务接待费支出决算为83.97万元，完成预算的30.72%。",
        # Staff and running costs are all of 基本支出, and not of all that was spent.
        "一般公共预算财政拨款支出38689.63万元，占本年支出合计的73.42%。其中，人员经费19543.23万元，占比50.51%；"
        "日常公用经费1716.13万元，占比4.44%。",
    ],
)
def test_what_accounts_print_is_not_blamed(text: str) -> None:
    assert errors(text) == []


def test_changes_on_two_bases_are_not_added_up() -> None:
    assert not errors(
        "一般公共预算财政拨款支出100.00万元，比上年增加30.00万元，用于：教育支出40.00万元；卫生健康支出60.00万元。",
        "教育支出40.00万元，比年初预算减少5.00万元。",
        "卫生健康支出60.00万元，比年初预算增加2.00万元。",
    )


def test_what_a_table_prints_for_each_unit_is_held_against_all_of_them() -> None:
    rows = (("2080505", "养老保险缴费支出", "80.24"), ("2080505", "养老保险缴费支出", "35.44"))
    by_unit = table(["合计"], [("", "合计", "115.68"), *rows])
    units = [replace(row, path=(f"第{at}中心", row.label)) for at, row in enumerate(by_unit.rows[1:])]
    by_unit = replace(by_unit, rows=(by_unit.rows[0], *units))
    said = "社会保障（类）养老（款）养老保险缴费支出（项）：2024年预算数为{}万元，主要用于缴费。"
    assert not errors(said.format("115.68"), tables=(by_unit,))
    assert errors(said.format("118.68"), tables=(by_unit,))


def test_what_was_spent_on_projects_is_not_what_was_planned_for_them() -> None:
    spent = table(
        ["基本支出", "项目支出"], [("", "合计", "60.00", "38.00"), ("213", "农林水支出", "60.00", "38.00")],
        title="支出决算表", kind="expenditure_table",
    )  # fmt: skip
    columns = (
        replace(one, measure="final", year=2022) if one.role == "amount" else one for one in spent.columns
    )
    assessed = "组织对2022年度10个项目开展绩效自评，涉及资金40.00万元，占项目支出预算总额的100%。"
    identity = Identity("某市某局", 2022, "决算", "部门")
    account = prose(assessed, identity=identity, tables=(replace(spent, columns=tuple(columns)),))
    assert not audit([account]).findings
