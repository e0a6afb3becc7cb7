"""Rules inside tables and across them, on small tables and their verdicts."""

from __future__ import annotations

from ingest.model import Identity
from qa.check import audit
from tests.qa.check.documents import prose, table

COLUMNS = ("合计", "基本支出", "项目支出")
ROWS = [
    ("", "合计", "100.00", "60.00", "40.00"),
    ("201", "一般公共服务支出", "70.00", "40.00", "30.00"),
    ("20101", "人大事务", "70.00", "40.00", "30.00"),
    ("2010101", "行政运行", "40.00", "40.00", ""),
    ("2010104", "人大会议", "30.00", "", "30.00"),
    ("221", "住房保障支出", "30.00", "20.00", "10.00"),
    ("22102", "住房改革支出", "30.00", "20.00", "10.00"),
    ("2210201", "住房公积金", "30.00", "20.00", "10.00"),
]


def changed(row: int, place: int, text: str) -> list[tuple[str, ...]]:
    rows = [list(one) for one in ROWS]
    rows[row][place] = text
    return [tuple(one) for one in rows]


def rules_of(*tables, text: str = "") -> list[tuple[str, str, tuple[str, ...]]]:
    document = prose(*([text] if text else []), tables=tables)
    return [(one.rule, one.severity, one.figures) for one in audit([document]).findings]


def test_a_sound_table_gives_no_finding_and_many_trials() -> None:
    document = prose(tables=[table(COLUMNS, ROWS)])
    done = audit([document])
    assert done.findings == ()
    assert done.tried >= 20


def test_a_wrong_digit_in_an_item_breaks_its_parent_and_its_row_and_is_one_finding() -> None:
    (finding,) = audit([prose(tables=[table(COLUMNS, changed(4, 4, "80.00"))])]).findings
    assert (finding.rule, finding.severity) == ("parent-sum", "error")
    assert finding.figures == ("30.00", "80.00")
    assert "几处同指第2页“人大会议 80.00”，按其余各数应为30.00" in finding.what


def test_two_rows_that_changed_places_are_one_finding() -> None:
    rows = [list(row) for row in ROWS]
    rows[3][2:], rows[7][2:] = rows[7][2:], rows[3][2:]
    (finding,) = audit([prose(tables=[table(COLUMNS, [tuple(row) for row in rows])])]).findings
    assert (finding.rule, finding.severity) == ("parent-sum", "error")
    assert {"70.00", "60.00", "30.00", "40.00"} <= set(finding.figures)


def test_two_mistakes_of_their_own_are_two_findings() -> None:
    rows = [list(row) for row in ROWS]
    rows[4][4], rows[7][3] = "80.00", "25.00"
    findings = audit([prose(tables=[table(COLUMNS, [tuple(row) for row in rows])])]).findings
    assert len(findings) == 2


def test_half_a_last_place_for_each_addend_is_rounding() -> None:
    rules = rules_of(table(COLUMNS, changed(2, 3, "40.01")))
    assert {severity for _, severity, _ in rules} == {"rounding"}


def test_a_form_whose_parents_are_no_sums_is_not_blamed() -> None:
    rows = [
        (code, name, "5.00")
        for code, name in (("301", "甲"), ("30101", "乙"), ("302", "丙"), ("30201", "丁"))
    ]
    rows[1] = ("30101", "乙", "9.00")
    rows[3] = ("30201", "丁", "8.00")
    assert rules_of(table(("金额",), rows)) == []


def test_one_code_differs_between_tables_of_one_scope() -> None:
    swapped = changed(3, 2, "30.00")
    other = table(COLUMNS, ROWS, index=1, title="支出总表", kind="expenditure_table")
    (finding,) = audit([prose(tables=[table(COLUMNS, swapped), other])]).findings
    assert "“行政运行”（2010101）在《一般公共预算支出预算表》为30.00，在《支出总表》为40.00" in finding.what
    assert "按其余各数应为40.00" in finding.what


def test_tables_of_another_scope_are_not_compared() -> None:
    smaller = [(*row[:2], *(f"{float(cell) / 2:.2f}" if cell else "" for cell in row[2:])) for row in ROWS]
    other = table(COLUMNS, smaller, index=1, title="支出总表", kind="expenditure_table")
    assert rules_of(table(COLUMNS, ROWS), other) == []


def test_a_missing_row_is_wording_not_error() -> None:
    rows = [row for row in ROWS if row[0] != "2010104"]
    assert [(rule, severity) for rule, severity, _ in rules_of(table(COLUMNS, rows))] == [
        ("parent-sum", "wording")
    ]


def test_a_filled_table_called_empty() -> None:
    noted = table(COLUMNS, ROWS, notes=("注：本部门无此项预算，故本表为空表。",))
    assert [(rule, severity) for rule, severity, _ in rules_of(noted)] == [("empty-note", "error")]


def test_prose_against_the_item_of_the_table() -> None:
    text = "1.人大事务（款）行政运行（项）支出70.00万元，与上年持平。"
    assert ("prose-item", "error", ("70.00万元", "40.00")) in rules_of(table(COLUMNS, ROWS), text=text)


def test_prose_that_agrees_with_any_table_of_the_item_holds() -> None:
    text = "1.人大事务（款）行政运行（项）支出40.00万元。2.住房改革支出（款）住房公积金（项）支出20.00万元。"
    assert rules_of(table(COLUMNS, ROWS), text=text) == []


def test_a_款_called_类() -> None:
    text = "住房改革支出（类）住房公积金（项）30.00万元。"
    assert rules_of(table(COLUMNS, ROWS), text=text) == [
        ("level-mark", "wording", ("住房改革支出（类）", "住房改革支出（款）"))
    ]


def test_yuan_written_for_ten_thousand_yuan() -> None:
    text = "2024年支出预算100.00元，其中：基本支出60.00万元，项目支出40.00万元。"
    assert ("unit", "error", ("100.00元", "100.00万元")) in rules_of(table(COLUMNS, ROWS), text=text)


def test_a_final_account_may_spend_otherwise_than_it_receives() -> None:
    spent = [["201", "甲支出", "70.00"], ["208", "乙支出", "20.00"], ["221", "丙支出", "10.00"]]
    received = [["201", "甲支出", "75.00"], ["208", "乙支出", "20.00"], ["221", "丙支出", "5.00"]]
    total = [["", "合计", "100.00"]]
    tables = [
        table(("本年支出合计",), total + spent, title="支出决算表", kind="expenditure_table"),
        table(("本年收入合计",), total + received, index=1, title="收入决算表", kind="income_table"),
    ]
    final = Identity("某市某局", 2024, "决算", "部门")
    assert audit([prose(tables=tables, identity=final)]).findings == ()
    assert [one.rule for one in audit([prose(tables=tables)]).findings] == ["same-row", "same-row"]


def test_columns_of_different_items_may_have_equal_totals() -> None:
    rows = [("", "合计", "10.75"), ("213", "农林水支出", "10.75"), ("21301", "农业农村", "10.75")]
    printed = (
        ("专用材料购置费", "10.75", "", "公用经费表（按政府分类）"),
        ("差旅费", "6.70", "4.05", "公用经费表（按部门分类）"),
    )
    tables = [
        table(
            (head,),
            [*rows, ("2130101", "行政运行", own), ("2130104", "事业运行", other)],
            index=at,
            title=title,
        )
        for at, (head, own, other, title) in enumerate(printed)
    ]
    assert audit([prose(tables=tables)]).findings == ()


def test_assets_numbered_through_are_held_against_their_total() -> None:
    rows = [
        ("1", "资产总额", "490.02"),
        ("101", "1、房屋", "138.43"),
        ("102", "2、车辆", "215.36"),
        ("103", "3、其他固定资产", "136.22"),
    ]
    assets = table(("价值",), rows, title="固定资产占用情况表", kind="asset_table")
    assert rules_of(assets) == [("parent-sum", "rounding", ("490.02", "490.01"))]
    listed = [(code, name.replace("1、", "其中："), value) for code, name, value in rows]
    assert rules_of(table(("价值",), listed, title="固定资产占用情况表", kind="asset_table")) == []
