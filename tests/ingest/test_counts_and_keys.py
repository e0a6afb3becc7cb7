"""What columns count, headers printed again, keys under a section of a form, codes of purchases."""

from __future__ import annotations

import pytest
from drawn import grid, page

from ingest.model import Identity, Passage, Sentence, Table
from ingest.prose.statements import build_statements
from ingest.tables.codes import split_label
from ingest.tables.facts import build_facts
from ingest.tables.logical import build_tables

BOX = (0.0, 0.0, 1.0, 1.0)


def read(rows: list[list[str]], title: str, unit: str = "单位：万元") -> tuple[Table, ...]:
    g = grid(rows)
    return tuple(build_tables([page(1, ((title, 130.0), (unit, 170.0)), (g,))], [[g]], 2023))


def test_a_column_counts_in_the_unit_over_it() -> None:
    rows = [
        ["单位名称", "年末实有在职（人）", "车辆（辆）", "<", "支出合计"],
        ["^", "^", "合计", "其中：执法用车", "^"],
        ["甲市水务局", "52", "9", "4", "310.00"],
        ["甲市河道中心", "31", "3", "1", "120.50"],
    ]
    (table,) = read(rows, "基本情况表")
    units = {fact.column_path[-1]: fact.unit for fact in build_facts((table,)) if fact.printed}
    assert units["年末实有在职(人)"] == "人"
    assert units["合计"] == units["其中:执法用车"] == "辆"
    assert units["支出合计"] == "万元"


def test_a_header_printed_again_below_the_top_is_no_row() -> None:
    header = ["项目名称", "预算数", "决算数"]
    rows = [header, ["防汛经费", "20.00", "25.00"], ["抗旱经费", "15.00", "15.00"]]
    first, second = (
        grid(rows),
        grid([["水文经费", "8.00", "8.00"], header, ["清淤经费", "9.00", "7.00"]], page=2, top=60.0),
    )
    pages = [page(1, (("项目支出决算表", 130.0), ("单位：万元", 170.0)), (first,)), page(2, (), (second,))]
    tables = build_tables(pages, [[first], [second]], 2023)
    labels = [row.label for table in tables for row in table.rows]
    assert "项目名称" not in labels
    assert labels == ["防汛经费", "抗旱经费", "水文经费", "清淤经费"]


def test_keys_stand_behind_the_section_of_a_form() -> None:
    rows = [
        ["一、基本情况", "项目名称", "河道清淤", "<", "实施（主管）单位", "甲市河道中心", "<", "<"],
        ["二、预算执行情况", "预算安排情况", "<", "资金到位情况", "<", "资金执行情况", "<", "预算执行进度"],
        ["^", "预算数：", "286.50", "到位数：", "286.50", "执行数：", "286.50", "100.00%"],
        ["^", "其中：财政资金", "286.50", "其中：财政资金", "286.50", "其中：财政资金", "286.50", "^"],
        ["三、目标完成情况", "年度预期目标", "<", "<", "具体完成情况", "<", "<", "总体完成率"],
        [
            "^",
            "疏浚河道十二公里，保证行洪安全。",
            "<",
            "<",
            "河道疏浚十二公里，全年安全行洪。",
            "<",
            "<",
            "100%",
        ],
        [
            "四、年度绩效指标完成情况",
            "一级指标",
            "二级指标",
            "三级指标",
            "预期指标值",
            "实际完成值",
            "指标分值",
            "自评得分",
        ],
        ["^", "产出指标", "数量指标", "疏浚河道长度", "12公里", "12公里", "50", "50"],
        ["^", "满意度指标", "服务对象满意度", "沿岸居民满意度", "≥95%", "96%", "50", "49.5"],
    ]
    tables = read(rows, "项目支出绩效自评表")
    told = {row.label: [cell.text for cell in row.cells[1:]] for table in tables for row in table.rows}
    assert told["项目名称"] == ["河道清淤"]
    assert told["实施(主管)单位"] == ["甲市河道中心"]
    assert told["总体完成率"] == ["100%"]
    assert all(row.path[0] == "河道清淤" for table in tables for row in table.rows)


@pytest.mark.parametrize(
    ("printed", "code", "name"),
    [
        ("C21040000物业管理服务", "C21040000", "物业管理服务"),
        ("A02021003 A4黑白打印机", "A02021003", "A4黑白打印机"),
        ("A4复印纸", None, "A4复印纸"),
    ],
)
def test_a_code_of_purchases_is_no_part_of_the_name(printed: str, code: str | None, name: str) -> None:
    assert split_label(printed) == (code, name)


def test_a_number_of_visits_counts_in_visits() -> None:
    passage = Passage(
        0, ("公务接待情况",), (Sentence("国内公务接待批次4个，国内公务接待人次20人。", 1, BOX),)
    )
    counts = build_statements([passage], Identity("甲市水务局", 2023, "决算", "部门"))
    assert [(one.printed, one.unit) for one in counts][-1] == ("20", "人次")
