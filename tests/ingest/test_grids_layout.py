"""Lines outside the tables: page numbers and running titles told from captions and prose."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Edge, Page, Word
from ingest.prose.layout import document_lines, prose_lines
from ingest.tables.grids import find_grids


def word(text: str, x0: float, baseline: float, size: float = 10) -> Word:
    width = sum(size if ord(c) > 255 else size / 2 for c in text)
    return Word(text, (x0, baseline - 0.86 * size, x0 + width, baseline + 0.14 * size))


def booklet() -> list[Page]:
    return [
        Page(
            number,
            595,
            842,
            (
                word("某市审计局部门预算", 200, 40),
                word(f"表{number}", 60, 60),
                word("单位：万元", 450, 80),
                word(f"第{number}段说明，支出", 80, 300),
                word("616.65", 158, 300),
                word("万元。", 191, 300),
                word(f"— {number + 450} —", 280, 800),
            ),
            (),
        )
        for number in range(1, 5)
    ]


def test_running_titles_and_page_numbers_are_marked_and_captions_are_not() -> None:
    pages = booklet()
    lines = document_lines(pages, [[] for _ in pages])[1]
    assert [(line.text, line.running) for line in lines] == [
        ("某市审计局部门预算", True),
        ("表2", False),
        ("单位：万元", False),
        ("第2段说明，支出616.65万元。", False),
        ("— 452 —", True),
    ]


def test_words_inside_tables_are_no_prose() -> None:
    edges = [Edge((50, y, 250, y), True) for y in (100, 120)]
    edges += [Edge((x, 100, x, 120), False) for x in (50, 150, 250)]
    words = (word("行政运行", 60, 112), word("616.65", 160, 112), word("合", 60, 140), word("计", 120, 140))
    page = replace(booklet()[0], words=words, edges=tuple(edges))
    (line,) = prose_lines(page, find_grids(page))
    assert line.text == "合 计"  # a wide gap shows
    assert (line.x0, line.size) == (60, 10)
