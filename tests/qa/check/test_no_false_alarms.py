"""Prose that is right though it looks amiss: partial lists, brackets, other money, other sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Table
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
