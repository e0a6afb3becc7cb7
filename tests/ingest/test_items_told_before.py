"""Numbers whose name stands elsewhere: an item on a line of its own, a topic, a clause or a group before."""

from __future__ import annotations

import pytest

from ingest.model import Identity, Passage, Sentence, Statement
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements

_BOX = (0.0, 0.0, 1.0, 1.0)
ACCOUNT = Identity("望川市水务局", 2024, "决算", "部门", ())


def read(*paragraphs: str) -> list[Statement]:
    passages = tuple(
        Passage(at, ("第三部分 情况说明",), tuple(Sentence(text[a:z], 1, _BOX) for a, z in cut(text)))
        for at, text in enumerate(paragraphs)
    )
    return list(build_statements(passages, ACCOUNT))


def last_names(*paragraphs: str) -> dict[str, str]:
    return {said.printed: said.subject[-1] for said in read(*paragraphs) if said.subject}


def test_an_item_on_a_line_of_its_own_names_the_amounts_of_the_next() -> None:
    named = last_names(
        "13.教育支出（类）进修及培训（款）培训支出（项）。",
        "年初预算为98万元，支出决算为86.4万元，完成年初预算的88.16%。",
        "14.农林水支出（类）水利（款）防汛（项）。",
        "年初预算为12万元，支出决算为11.5万元。",
    )
    assert named["98"] == named["86.4"] == named["88.16"] == "培训支出"
    assert named["12"] == named["11.5"] == "防汛"


def test_a_paragraph_under_another_heading_is_not_of_the_item() -> None:
    named = last_names(
        "13.教育支出（类）进修及培训（款）培训支出（项）。", "（二）机构情况", "核定编制35名，实有31人。"
    )
    assert "培训支出" not in (named.get("35"), named.get("31"))


def test_a_topic_before_a_colon_holds_for_the_whole_paragraph() -> None:
    named = last_names(
        "16.农林水支出（农业农村）农业生产发展（2130122）：2024年预算9227.36万元，支出决算9100万元。"
        "比上年减少20万元。"
    )
    assert named["20"] == named["9100"] == named["9227.36"] and named["20"].endswith("农业生产发展")


def test_a_year_that_gets_another_name_is_still_the_year() -> None:
    said = read("会议费决算3.2万元，比2023年（上一年度，下同）决算增加1.2万元。")
    change = next(one for one in said if one.printed == "1.2")
    assert change.role == "change" and change.base and "2023年" in change.base


def test_a_change_of_several_parts_is_also_of_their_whole() -> None:
    said = read("比上年减少12万元，主要是项目支出减少宣传经费、培训经费等9万元。")
    assert "项目支出" in {one.subject[-1] for one in said if one.printed == "9"}


def test_an_amount_alone_is_of_the_clause_before_it() -> None:
    said = read("由中小企业供应商中标的，采购金额21万元。")
    assert said[0].subject[-1] == "中小企业供应商中标的采购金额"


def test_a_sentence_tells_of_which_group_it_speaks() -> None:
    said = read("在其他政府采购项目中，由中小企业供应商中标的，采购金额21万元。")
    assert any("其他政府采购项目" in name for name in said[0].subject)


@pytest.mark.parametrize("unit", ["万方", "立方"])
def test_volumes_are_units(unit: str) -> None:
    [said] = read(f"完成清淤35{unit}。")
    assert said.unit == unit
