"""Years, levels of government, departments, reasons and counts that were copied or left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.check import Finding, audit
from tests.qa.check.documents import IDENTITY, prose, table

FINAL = replace(IDENTITY, kind="决算")
DISTRICT = replace(IDENTITY, department="海州市东山区商务局")


def found(text: str, identity=IDENTITY) -> list[Finding]:
    return list(audit([prose(text, identity=identity)]).findings)


@pytest.mark.parametrize(
    ("text", "identity", "figures"),
    [
        ("截至2024年12月31日，本部门共有车辆5辆。", IDENTITY, ("截至2024年12月31日", "2023年")),
        ("截至2024年1月31日，本部门共有车辆5辆。", IDENTITY, None),
        ("截至2023年底，本部门共有车辆5辆。", IDENTITY, None),
        ("截至2024年12月31日，本部门共有车辆5辆。", FINAL, None),
        ("截至2020年12月31日，本部门共有车辆5辆。", FINAL, ("截至2020年12月31日", "2024年")),
        ("2023年本部门收入预算总额100.00万元，其中财政拨款100.00万元。", IDENTITY, ("2023年", "2024年")),
        ("2023年本部门收入预算执行数100.00万元。", IDENTITY, None),
    ],
)
def test_years_of_another_edition(text: str, identity, figures: tuple[str, str] | None) -> None:
    assert [one.figures for one in found(text, identity)] == ([figures] if figures else [])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "住房公积金348.92万元，较上年减少19.93万元，原因是2024年住房公积金缴费增加；",
            ("减少19.93万元", "增加"),
        ),
        ("住房公积金348.92万元，较上年减少19.93万元，原因是在职人员减少；", None),
        ("住房公积金348.92万元，较上年减少19.93万元，原因是2023年补缴增加；", None),
        ("会议费8.92万元，较上年减少1.93万元，原因一是压减会期，二是培训费增加；", None),
    ],
)
def test_a_reason_that_only_speaks_of_the_other_direction(text: str, figures: tuple[str, str] | None) -> None:
    assert [one.figures for one in found(text) if one.severity == "error"] == ([figures] if figures else [])


def test_a_district_does_not_define_itself_by_the_city() -> None:
    text = "财政拨款收入：是市级预算主管部门及所属预算单位本年度从本级财政部门取得的财政拨款。"
    assert [(one.rule, one.figures) for one in found(text, DISTRICT)] == [
        ("level-leftover", ("市级", "区级"))
    ]
    assert found(text.replace("市级", "区级"), DISTRICT) == []
    assert found("市级财政转移支付资金100.00万元用于道路维护。", DISTRICT) == []


def test_another_department_in_place_of_the_own() -> None:
    own = "2024年海州市东山区商务局收入预算100.00万元。"
    assert found(own, DISTRICT) == []
    (finding,) = found(own.replace("商务局", "审计局"), DISTRICT)
    assert (finding.rule, finding.severity) == ("other-department", "wording")


def test_a_table_that_begins_in_the_middle_lost_its_head() -> None:
    codes = [(f"3020{number}", f"科目{number}", f"{number}.00") for number in range(1, 10)]
    whole = table(("金额",), [("302", "商品和服务支出", "45.00"), *codes], kind="basic_expenditure_table")
    rest = table(("金额",), codes[5:], index=1, title="经济分类表", kind="economic_class_table")
    assert [
        one.figures for one in audit([prose(tables=[whole, rest])]).findings if one.rule == "head-lost"
    ] == [("302 06起", "缺前页")]


def test_a_count_left_out_among_its_like() -> None:
    text = "共有车辆3辆，其中机要通信用车辆、应急保障用车2辆、其他用车1辆。"
    (finding,) = found(text)
    assert (finding.rule, finding.figures) == ("count-missing", ("其中机要通信用车辆",))
    assert found("执法执勤用车辆由本部门统一管理。") == []


def test_no_fewer_persons_than_groups() -> None:
    (finding,) = found("全年国内公务接待28批次、19人次。", FINAL)
    assert (finding.rule, finding.figures) == ("visitors", ("28批次", "19人次"))
    assert found("全年国内公务接待28批次、192人次。", FINAL) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("机关设3个内设机构，包括：办公室、综合科（法制科）、市场科。", None),
        ("机关设4个内设机构，包括：办公室、综合科（法制科）、市场科。", ("4个内设机构", "3个")),
        ("本部门下设办公室、综合处、市场处，共4个处室。", ("4个处室", "3个")),
        ("机关设3个内设机构，包括：办公室、综合科、市场科、机关党委。", None),
        ("纳入预算的4个部门包括：甲、乙、丙等。", None),
    ],
)
def test_as_many_offices_are_listed_as_are_counted(text: str, figures: tuple[str, ...] | None) -> None:
    told = [one.figures for one in found(text) if one.rule == "listed-count"]
    assert told == ([figures] if figures else [])
