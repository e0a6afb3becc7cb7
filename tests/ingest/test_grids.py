"""Grids from ruling lines: spans, open edges, double rules, several tables, and what is no table."""

from __future__ import annotations

import itertools
from pathlib import Path

import pypdfium2
import pytest

from ingest.model import Edge, Grid, Page, Word
from ingest.readers import pdfium
from ingest.readers.words import chars_to_words
from ingest.tables.grids import find_grids, ungridded_numbers


def word(text: str, x0: float, baseline: float, size: float = 10) -> Word:
    width = sum(size if ord(c) > 255 else size / 2 for c in text)
    return Word(text, (x0, baseline - 0.86 * size, x0 + width, baseline + 0.14 * size))


def across(y: float, x0: float, x1: float) -> Edge:
    return Edge((x0, y, x1, y), True)


def down(x: float, top: float, bottom: float) -> Edge:
    return Edge((x, top, x, bottom), False)


def page(words: list[Word], edges: list[Edge]) -> Page:
    return Page(1, 595, 842, tuple(words), tuple(edges))


def table(xs: list[float], ys: list[float]) -> list[Edge]:
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def rows(grid: Grid) -> list[list[str]]:
    return [[c.text for c in grid.cells if c.row == row] for row in range(grid.row_count)]


def covered(grid: Grid) -> bool:
    """Every position belongs to exactly one cell."""
    places = [
        (r, c)
        for cell in grid.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    ]
    return sorted(places) == [(r, c) for r in range(grid.row_count) for c in range(grid.column_count)]


@pytest.fixture
def plain() -> tuple[list[Word], list[Edge]]:
    words = [
        word("项目", 60, 112),
        word("金额", 160, 112),
        word("行政运行", 60, 132),
        word("616.65", 160, 132),
    ]
    return words, table([50, 150, 250], [100, 120, 140])


def test_plain_table(plain: tuple[list[Word], list[Edge]]) -> None:
    (grid,) = find_grids(page(*plain))
    assert rows(grid) == [["项目", "金额"], ["行政运行", "616.65"]]
    assert grid.box == (50, 100, 250, 140)


def test_merged_header_spans_rows_and_columns() -> None:
    edges = [
        *(across(y, 50, 350) for y in (100, 140, 160)),
        across(120, 150, 350),
        *(down(x, 100, 160) for x in (50, 150, 350)),
        down(250, 120, 160),
    ]
    words = [
        word("合计", 60, 125),
        word("本年支出", 200, 112),
        word("基本支出", 160, 132),
        word("项目支出", 260, 132),
        word("8.00", 60, 152),
        word("5.00", 160, 152),
        word("3.00", 260, 152),
    ]
    (grid,) = find_grids(page(words, edges))
    assert covered(grid)
    assert [(c.text, c.row_span, c.column_span) for c in grid.cells if c.row == 0] == [
        ("合计", 2, 1),
        ("本年支出", 1, 2),
    ]
    assert rows(grid)[2] == ["8.00", "5.00", "3.00"]


def test_lines_drawn_cell_by_cell_are_one() -> None:
    xs, ys = [50, 100, 150], [100, 120, 140]
    edges = []
    for x0, x1 in itertools.pairwise(xs):
        for top, bottom in itertools.pairwise(ys):
            box = (x0 + 0.5, top + 0.4, x1 - 0.5, bottom - 0.4)
            edges += [
                across(box[1], box[0], box[2]),
                across(box[3], box[0], box[2]),
                down(box[0], box[1], box[3]),
                down(box[2], box[1], box[3]),
            ]
    words = [
        word(text, x + 5, y + 12)
        for y, line in zip(ys, ("甲乙", "丙丁"), strict=False)
        for x, text in zip(xs, line, strict=False)
    ]
    (grid,) = find_grids(page(words, edges))
    assert rows(grid) == [["甲", "乙"], ["丙", "丁"]]


def test_double_rules_make_no_columns(plain: tuple[list[Word], list[Edge]]) -> None:
    words, edges = plain
    (grid,) = find_grids(page(words, [*edges, down(154, 100, 140), across(124.5, 50, 250)]))
    assert rows(grid) == [["项目", "金额"], ["行政运行", "616.65"]]


def test_edge_rows_of_a_table_that_runs_over_pages_are_kept() -> None:
    words = [
        word("住房公积金", 60, 92),
        word("90.60", 160, 92),
        word("行政运行", 60, 112),
        word("616.65", 160, 112),
        word("合计", 60, 132),
        word("707.25", 160, 132),
    ]
    edges = [across(100, 50, 250), across(120, 50, 250), *(down(x, 78, 140) for x in (50, 150, 250))]
    (grid,) = find_grids(page(words, edges))
    assert rows(grid) == [["住房公积金", "90.60"], ["行政运行", "616.65"], ["合计", "707.25"]]


def test_table_without_outer_side_lines_keeps_its_outer_columns() -> None:
    words = [
        word("行政运行", 60, 112),
        word("616.65", 160, 112),
        word("合计", 60, 132),
        word("707.25", 160, 132),
    ]
    edges = [*(across(y, 50, 250) for y in (100, 120, 140)), down(150, 100, 140)]
    (grid,) = find_grids(page(words, edges))
    assert rows(grid) == [["行政运行", "616.65"], ["合计", "707.25"]]


def test_two_tables_on_a_page_are_two(plain: tuple[list[Word], list[Edge]]) -> None:
    words, edges = plain
    lower = [word("三公经费", 60, 212), word("13.80", 160, 212)]
    found = find_grids(page([*words, *lower], [*edges, *table([50, 150, 250], [200, 220])]))
    assert [rows(grid)[-1] for grid in found] == [["行政运行", "616.65"], ["三公经费", "13.80"]]


def test_frame_round_prose_is_no_table() -> None:
    words = [word("本部门没有政府性基金预算支出", 60, 120), word("共 13.80 万元", 60, 140)]
    assert find_grids(page(words, table([50, 500], [100, 200]))) == []
    assert find_grids(page(words, table([50, 500], [100, 130, 200]))) == []


def test_frame_round_the_page_is_no_part_of_the_table(plain: tuple[list[Word], list[Edge]]) -> None:
    words, edges = plain
    (grid,) = find_grids(page(words, [*edges, *table([20, 580], [20, 820])]))
    assert grid.box == (50, 100, 250, 140)


def test_wrapped_figures_and_labels_are_joined() -> None:
    words = [
        word("机关事业单位基本", 52, 112),
        word("养老保险缴费", 52, 124),
        word("24995.9", 152, 112),
        word("4", 152, 124),
    ]
    (grid,) = find_grids(page(words, table([50, 150, 195], [100, 130])))
    assert rows(grid) == [["机关事业单位基本养老保险缴费", "24995.94"]]


def test_two_figures_in_one_cell_are_not_made_one() -> None:
    words = [word("合计", 52, 112), word("12", 152, 112), word("45", 152, 124)]
    (grid,) = find_grids(page(words, table([50, 150, 250], [100, 130])))
    assert rows(grid) == [["合计", "12 45"]]


def test_latin_words_keep_their_space_and_chinese_ones_lose_it() -> None:
    words = [word("合", 52, 112), word("计", 80, 112), word("Windows", 152, 112), word("11", 195, 112)]
    (grid,) = find_grids(page(words, table([50, 150, 250], [100, 130])))
    assert rows(grid) == [["合计", "Windows 11"]]


def test_figures_lost_between_cells_are_reported(plain: tuple[list[Word], list[Edge]]) -> None:
    full = page(*plain)
    grids = find_grids(full)
    assert ungridded_numbers(full, grids) == []
    stray = word("9.99", 200, 135)
    assert ungridded_numbers(page([*plain[0], stray], plain[1]), grids) == [stray]


# ---------------------------------------------------------------- no vertical rules, or none at all

SPENDING = [
    ("行政运行", "1,168.17", "1,168.17", ""),
    ("综合业务管理", "123.50", "", "123.50"),
    ("信息化建设", "233.15", "", "233.15"),
    ("住房公积金", "90.60", "90.60", ""),
]


def unruled() -> list[Word]:
    words = [
        word("支出预算表", 220, 60, 16),
        word("单位：万元", 450, 80),
        word("项目", 100, 100),
        word("合计", 275, 100),
        word("基本支出", 360, 100),
        word("项目支出", 460, 100),
    ]
    for line, values in enumerate(SPENDING):
        y = 120 + 18 * line
        words.append(word(values[0], 80, y))
        words += [word(t, x - 5 * len(t), y) for t, x in zip(values[1:], (300, 400, 500), strict=True) if t]
    return [*words, word("注：本表不含上年结转。", 80, 210)]


@pytest.mark.parametrize("ruled", [(), (88, 106, 178), (88, 106, 124, 142, 160, 178)])
def test_table_without_vertical_rules_is_found_by_its_figures(ruled: tuple[float, ...]) -> None:
    (grid,) = find_grids(page(unruled(), [across(y, 70, 520) for y in ruled]))
    assert covered(grid)
    assert rows(grid) == [["项目", "合计", "基本支出", "项目支出"], *map(list, SPENDING)]


def test_contents_and_prose_are_no_table() -> None:
    contents = [
        one
        for line, title in enumerate(("一、部门职责", "二、收支情况", "三、名词解释", "四、附表"))
        for one in (word(title, 80, 100 + 20 * line), word(str(3 + line), 480, 100 + 20 * line))
    ]
    prose = [word("2024年预算2092.36万元，比上年增加", 80, 300), word("51.29万元，增长2.51%。", 80, 320)]
    assert find_grids(page([*contents, *prose], [])) == []


# ---------------------------------------------------------------- real pages


def read(path: Path, number: int) -> list[Grid]:
    document = pypdfium2.PdfDocument(path)
    raw = pdfium.read_raw_page(document, number)
    document.close()
    words = chars_to_words(raw.chars, (raw.width, raw.height), raw.edges)
    return find_grids(Page(number, raw.width, raw.height, words, tuple(raw.edges)))


@pytest.mark.parametrize(
    ("name", "number", "row"),
    [
        (
            "leshan-hrss-2024.pdf",
            10,
            ["208", "01", "04", "302001", "综合业务管理", "123.50", "", "123.50", "", ""],
        ),
        (
            "chongqing-industry-2026.pdf",  # bold figures that touch over the line
            8,
            [
                "合计",
                "244,895.02",
                "192,446.79",
                "",
                "",
                "13,486.02",
                "18,308.57",
                "",
                "",
                "10,248.98",
                "10,404.66",
            ],
        ),
        ("js-npc-2017.pdf", 15, ["30312", "提租补贴", "1,018.01"]),  # last row of a table, alone on its page
        ("beijing-audit-2026-tables.pdf", 10, ["A-货物", "238.779600"]),  # six decimals
    ],
)
def test_row_of_a_real_table(corpus: Path, name: str, number: int, row: list[str]) -> None:
    assert row in [line for grid in read(corpus / name, number) for line in rows(grid)]


def test_turned_page_and_wrapped_figure(corpus: Path) -> None:
    turned = [c.text for g in read(corpus / "js-npc-2019-tables.pdf", 10) for c in g.cells]
    assert turned[:3] == ["功能科目编码", "功能科目名称", "金额"]
    wrapped = [c.text for g in read(corpus / "fuzhou-commerce-2026.pdf", 11) for c in g.cells]
    assert wrapped.count("24995.94") >= 2
