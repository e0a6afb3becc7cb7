"""Header rows: where they end, and the words over each column."""

from __future__ import annotations

from drawn import grid

from ingest.tables.headers import column_paths, read_header


def paths(rows: list[list[str]]) -> list[str]:
    drawn = grid(rows)
    _, header, _ = read_header(drawn)
    return ["/".join(path) for path in column_paths(header, drawn.column_count)]


def body(rows: list[list[str]]) -> list[str]:
    _, _, strips = read_header(grid(rows))
    return [strip[0].text for strip in strips]


def test_spans_become_paths_outermost_first() -> None:
    rows = [
        ["科目名称", "合计", "公务用车购置及运行费", "<", "<"],
        ["^", "^", "小计", "购置费", "运行费"],
        ["公务接待", "1.00", "2.00", "", "2.00"],
    ]
    assert paths(rows) == [
        "科目名称",
        "合计",
        "公务用车购置及运行费/小计",
        "公务用车购置及运行费/购置费",
        "公务用车购置及运行费/运行费",
    ]


def test_spaces_in_header_words_are_dropped() -> None:
    assert paths([["项  目", "合 计"], ["甲", "1.00"]]) == ["项目", "合计"]


def test_numbers_of_columns_are_no_data() -> None:
    rows = [["项目", "本年收入", "本年支出"], ["栏次", "1", "2"], ["甲", "3.00", "4.00"]]
    assert body(rows) == ["甲"]


def test_the_number_of_one_column_beside_stars_is_no_data() -> None:
    assert body([["科目名称", "项目支出"], ["**", "1"], ["合计", ""]]) == ["合计"]


def test_column_named_行次_is_no_numbering_row() -> None:
    rows = [["收入", "<", "<"], ["项目", "行次", "决算数"], ["一、拨款", "1", "5.00"]]
    assert paths(rows) == ["收入/项目", "收入/行次", "收入/决算数"]


def test_years_over_columns_are_header() -> None:
    rows = [["项目", "预算数", "<"], ["^", "2025", "2026"], ["甲", "1.00", "2.00"]]
    assert paths(rows) == ["项目", "预算数/2025", "预算数/2026"]


def test_first_row_of_blanks_and_names_under_a_flat_header_is_body() -> None:
    rows = [["项目", "预算数"], ["一、外交支出", ""], ["二、国防支出", ""]]
    assert body(rows) == ["一、外交支出", "二、国防支出"]


def test_full_width_head_over_parts() -> None:
    rows = [
        ["财政拨款“三公”经费", "<"],
        ["因公出国费", "公务接待费"],
        ["1.00", "2.00"],
    ]
    assert paths(rows) == ["财政拨款“三公”经费/因公出国费", "财政拨款“三公”经费/公务接待费"]
