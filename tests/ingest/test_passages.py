"""Prose cut by its own headings: paragraphs, heading paths, contents, notes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ingest.model import Passage
from ingest.prose.lines import ProseLine
from ingest.prose.passages import build_passages, passages_of
from ingest.prose.sentences import cut
from ingest.readers import read_pages
from ingest.tables.grids import find_grids

LEFT, RIGHT, SIZE = 90.0, 510.0, 14.0


def line(
    text: str, row: int, page: int = 1, left: float = LEFT, right: float = RIGHT, size: float = SIZE
) -> ProseLine:
    top = 60.0 + 24 * row
    return ProseLine(text, page, (left, top, right, top + size), size)


def test_wrapped_lines_are_one_paragraph_without_spaces() -> None:
    lines = (
        line("一、主要职能", 0, left=LEFT + 28, right=LEFT + 120),
        line("负责统筹全市人力资源和社会保障事业发展规划，起草", 1, left=LEFT + 28),
        line("有关办法并组织实施和监督检查，指导区县工作。完成", 2),
        line("其他任务。", 3, right=LEFT + 70),
    )
    (passage,) = passages_of(lines)
    assert passage.heading_path == ("一、主要职能",)
    assert [sentence.text for sentence in passage.sentences] == [
        "负责统筹全市人力资源和社会保障事业发展规划，起草有关办法并组织实施和监督检查，指导区县工作。",
        "完成其他任务。",
    ]


def test_paragraph_over_a_page_break_keeps_the_page_where_a_sentence_starts() -> None:
    lines = (
        line("负责统筹全市人力资源和社会保障事业发展规划的落实。起草", 1, left=LEFT + 28),
        line("有关办法并组织实施和监督检查，指导区县工作，完成交办的", 0, page=2),
        line("其他任务。", 1, page=2, right=LEFT + 70),
    )
    (passage,) = passages_of(lines)
    assert [sentence.page for sentence in passage.sentences] == [1, 1]
    assert passage.sentences[1].text.startswith("起草有关办法")
    assert passage.sentences[1].box[3] < 200


def test_numbered_paragraphs_are_passages_under_their_heading() -> None:
    lines = (
        line("二、“三公”经费情况说明", 0, left=LEFT + 28, right=LEFT + 200),
        line("2024年预算数5万元，比上年减少1万元，具体情况如下：", 1, left=LEFT + 28, right=LEFT + 380),
        line("1.公务接待费2万元，与上年预算数持平，主要用于接待。", 2, left=LEFT + 28, right=LEFT + 390),
        line("2.公务用车购置及运行费3万元，比上年减少1万元。", 3, left=LEFT + 28, right=LEFT + 390),
    )
    found = passages_of(lines)
    assert [p.heading_path for p in found] == [("二、“三公”经费情况说明",)] * 3
    assert [p.text[:3] for p in found] == ["202", "1.公", "2.公"]


def test_headings_without_text_below_are_items_of_a_list() -> None:
    lines = (
        line("（三）派出机构", 0, left=LEFT + 28, right=LEFT + 130),
        line("1.南河铁路运输检察院", 1, left=LEFT + 28, right=LEFT + 170),
        line("2.徐河铁路运输检察院", 2, left=LEFT + 28, right=LEFT + 170),
    )
    found = passages_of(lines)
    assert [p.text for p in found] == ["1.南河铁路运输检察院", "2.徐河铁路运输检察院"]
    assert {p.heading_path for p in found} == {("（三）派出机构",)}


def test_sentences_end_outside_brackets_and_behind_quotes() -> None:
    text = "收入包括甲（含乙；丙）；支出包括丁。他说：“好。”完"
    assert [text[a:b] for a, b in cut(text)] == [
        "收入包括甲（含乙；丙）；",
        "支出包括丁。",
        "他说：“好。”",
        "完",
    ]


@cache
def passages(path: Path) -> tuple[Passage, ...]:
    pages = read_pages(path)
    return build_passages(pages, [find_grids(page) for page in pages])


def test_contents_are_one_passage_of_entries(corpus: Path) -> None:
    contents = passages(corpus / "leshan-hrss-2024.pdf")[0]
    assert contents.heading_path == ("目录",)
    entries = [sentence.text for sentence in contents.sentences]
    assert entries[0] == "第一部分乐山市人力资源和社会保障局机关概况"
    assert "九、一般公共预算“三公”经费支出预算表" in entries
    assert entries[-1] == "第四部分名词解释"


def test_contents_without_leaders_end_where_the_text_begins(corpus: Path) -> None:
    contents = passages(corpus / "shenzhen-audit-2026.pdf")[0]
    assert [sentence.text for sentence in contents.sentences][-1] == "（十一）国有资本经营预算支出表"
    assert len(contents.sentences) == 22


def test_heading_paths_run_from_the_part_to_the_nearest_heading(corpus: Path) -> None:
    found = next(p for p in passages(corpus / "js-npc-2018.pdf") if "人大监督（项）支出418.75万元" in p.text)
    assert found.heading_path == (
        "第三部分2018年度部门预算情况说明",
        "五、财政拨款支出预算情况说明",
        "（一）一般公共服务（类）",
    )


def test_a_note_below_a_table_stands_under_the_tables_title(corpus: Path) -> None:
    found = next(
        p for p in passages(corpus / "pt-wanli-2024.pdf") if "故本表为空表" in p.text and "三公" in p.text
    )
    assert found.heading_path[-1] == "部门“三公”经费和机关运行经费预算表"


def test_every_duty_of_a_long_list_is_a_passage(corpus: Path) -> None:
    duties = [
        p for p in passages(corpus / "shenzhen-audit-2026.pdf") if p.heading_path[-1:] == ("一、部门职责",)
    ]
    assert len([p for p in duties if p.text.startswith("（")]) == 14
    assert not any("- 1 -" in p.text or "-1-" in p.text for p in duties)


def test_the_caption_of_a_figure_is_no_heading() -> None:
    middle = {"left": LEFT + 120, "right": RIGHT - 120}
    lines = (
        line("三、支出决算情况说明", 0, left=LEFT + 28, right=LEFT + 200),
        line("2022年本年支出合计9万元，其中基本支出5万元，占55.56%。", 1, left=LEFT + 28, right=LEFT + 390),
        line("（图3：支出决算结构图）（饼状图）", 2, **middle),
        line("2022年项目支出4万元，比上年减少1万元，主要用于堤防养护。", 3, left=LEFT + 28, right=LEFT + 390),
    )
    assert {passage.heading_path for passage in passages_of(lines)} == {("三、支出决算情况说明",)}
