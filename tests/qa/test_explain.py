"""Prose questions over small documents made by hand: one case a test."""

from __future__ import annotations

import pytest
from parsed import Shelf
from written import document, table

from qa.engine import Engine
from qa.prose.changes import changes_of
from qa.prose.definitions import define
from qa.prose.duties import department_duties
from qa.prose.enumerations import enumerated
from qa.prose.explain import explain
from qa.prose.passage_index import PassageIndex
from qa.prose.subjects import core, names
from qa.question.inquiry import read_inquiry

FOUND = 0.5

CHANGES = document(
    "2026年“三公”经费预算12.5万元，比上年增加2.5万元，增长25.00%。主要原因：更新一辆防汛指挥车。",
    "1．因公出国（境）费0万元，与上年持平，主要原因是由外办统一安排。",
    "2．公务接待费2.5万元，比上年减少0.5万元，下降16.7%。",
    "3.住房改革支出（款）购房补贴（项）支出401.97万元，与上年相比减少245.3万元，减少37.9%。主要原因是今年提租补贴单列。",
    "(一)培训费8万元,比2025年减少1.2万元,主要原因是培训班次减少。",
)


def test_a_reason_is_quoted_with_its_change() -> None:
    found = explain("购房补贴今年为什么减了这么多？", [CHANGES])
    assert found and found.kind == "reason" and found.verdict is True and found.score >= 0.95
    assert "今年提租补贴单列" in found.lead and "减少245.3万元，减少37.9%" in found.lead
    assert [quote.page for quote in found.quotes] == [4, 4]


def test_a_rise_that_is_asked_as_a_fall_is_contradicted_with_the_figures() -> None:
    found = explain("三公经费比上年下降了，下降的原因是什么？", [CHANGES])
    assert found and found.kind == "premise" and found.verdict is False
    assert found.lead.startswith("与提问不符，文件所写不是减少，而是增加")
    assert "增加2.5万元，增长25.00%" in found.lead and "防汛指挥车" in found.lead


def test_what_stays_level_is_not_said_to_have_risen() -> None:
    found = explain("因公出国费为什么增加了？", [CHANGES])
    assert found and found.verdict is False and "持平" in found.lead and "外办统一安排" in found.lead


def test_how_much_it_rose_is_contradicted_too() -> None:
    found = explain("公务接待费比上年涨了多少？", [CHANGES])
    assert found and found.verdict is False and "减少0.5万元" in found.lead


def test_a_change_without_a_reason_says_so() -> None:
    found = explain("公务接待费为什么减少？", [CHANGES])
    assert found and found.lead.startswith("文件没有写明原因") and "减少0.5万元" in found.lead


def test_half_width_punctuation_reads_alike() -> None:
    found = explain("培训费为什么减少？", [CHANGES])
    assert found and "培训班次减少" in found.lead and found.quotes[0].text.startswith("(一)培训费8万元,")


def test_a_whole_without_a_reason_is_answered_by_its_parts() -> None:
    made = document(
        "三公经费10万元，比上年增加3万元。其中：",
        "（一）公务用车购置费8万元，比上年增加3万元，主要原因是车辆报废更新。",
        "（二）公务接待费2万元，与上年持平。",
    )
    found = explain("三公经费为什么增加？", [made])
    assert found and "没有写明总的原因" in found.lead and "车辆报废更新" in found.lead


def test_a_final_account_on_budget_was_not_underspent() -> None:
    made = document(
        "3、一般公共服务支出（类）水利（款）防汛（项）。主要用于：防汛物资。"
        "全年预算为202.24万元，支出决算为202.24万元。决算数与全年预算数持平。"
    )
    found = explain("“防汛”为什么没有花完预算？", [made])
    assert found and found.verdict is False and "持平" in found.lead
    assert any("202.24" in quote.text for quote in found.quotes)


def test_a_zero_change_is_no_change() -> None:
    made = document("公务用车运行维护费3万元，比上年预算增加（减少）0万元。")
    (change,) = changes_of(PassageIndex(made))
    assert change.direction == 0


def test_a_bracket_of_parts_does_not_lend_its_subject_to_the_whole() -> None:
    made = document(
        "公务用车购置及运行维护费2.5万元（公务用车购置费0万元，比上年增加0万元；"
        "公务用车运行维护费2.5万元，比上年减少1万元。）比上年减少1万元，下降28.6%，主要原因是定额调整。"
    )
    changes = changes_of(PassageIndex(made))
    assert [change.subject for change in changes] == [
        "公务用车购置费",
        "公务用车运行维护费",
        "公务用车购置及运行维护费",
    ]
    assert [change.direction for change in changes] == [0, -1, -1]


def test_an_item_the_document_does_not_change_is_not_answered_by_another() -> None:
    found = explain("信息化建设费为什么增加？", [CHANGES])
    assert found is None or found.score < FOUND


GLOSSARY = document(
    (("第四部分名词解释",), "一、上年结转：指以前年度尚未完成、结转到本年仍按原规定用途继续使用的资金。"),
    (
        ("第四部分名词解释",),
        "二、“三公”经费：指因公出国（境）费、公务接待费。其中，公务接待费反映单位按规定开支的各类公务接待支出。",
    ),
    (("第四部分名词解释",), "三、水利（款）防汛（项）：反映防汛物资的支出。"),
    "做到“三个不发生”，即：不发生溃坝、不发生漫堤、不发生伤亡。",
)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("“上年结转”是什么意思？", "仍按原规定用途继续使用"),
        ("什么叫公务接待费？", "各类公务接待支出"),
        ("防汛（项）怎么理解？", "防汛物资"),
        ("“三个不发生”指什么？", "不发生溃坝、不发生漫堤、不发生伤亡"),
    ],
)
def test_a_term_is_defined_in_the_words_of_the_document(question: str, phrase: str) -> None:
    found = explain(question, [GLOSSARY])
    assert found and found.score >= 0.9 and phrase in found.lead


def test_an_entry_is_told_from_its_number() -> None:
    text = "10.“机动”经费：纳入年中管理的“机动”经费，是指为应对新增支出预留的资金。"
    found = define(read_inquiry("什么是机动经费"), [PassageIndex(document((("第四部分名词解释",), text)))])
    assert found and found.score >= 0.9 and found.lead.startswith("10.“机动”经费：")


def test_a_term_without_a_definition_is_not_defined() -> None:
    found = explain("“河长制”是什么意思？", [GLOSSARY])
    assert found is None or found.score < FOUND


def test_names_in_a_sentence_are_all_listed() -> None:
    made = document(
        "江南市水利局内设机构4个：办公室、规划处（挂总工办、科技处牌子）、机关服务中心和信息中心。"
    )
    found = explain("内设机构有哪些？", [made])
    assert found and found.items == ("办公室", "规划处（挂总工办、科技处牌子）", "机关服务中心", "信息中心")


def test_numbered_lines_below_a_colon_are_listed() -> None:
    path = ("第一部分概况", "二、机构设置")
    made = document(
        (path, "纳入江南市水利局2026年部门预算编制范围的二级预算单位包括："),
        (path, "1.江南市水利局"),
        (path, "2.江南市河道管理中心3.江南市水文站"),
    )
    found = explain("纳入部门预算编制范围的二级预算单位有哪几家？", [made])
    assert found and found.items == ("江南市水利局", "江南市河道管理中心", "江南市水文站")


def test_the_heading_picks_the_list() -> None:
    path = ("二、机构设置",)
    made = document(
        (path, "本部门包括2个内设机构和2个派出机构，具体包括："),
        ((*path, "（一）内设机构"), "1.办公室"),
        ((*path, "（一）内设机构"), "2.规划处"),
        ((*path, "（二）派出机构"), "1.城东管理站"),
        ((*path, "（二）派出机构"), "2.城西管理站"),
    )
    found = explain("派出机构有哪些？", [made])
    assert found and found.items == ("城东管理站", "城西管理站")


def test_a_column_of_names_is_listed_without_its_total() -> None:
    trainings = table(
        "培训费明细表", ("培训名称", "金额"), ("防汛培训", "1.00"), ("财务培训", "2.00"), ("合计", "3.00")
    )
    found = explain("培训费明细有哪几场培训？", [document("正文。", tables=(trainings,))])
    assert found and found.items == ("防汛培训", "财务培训")


def test_money_is_no_answer_to_which_units() -> None:
    made = document("部门预算包括：一般公共服务支出10万元、农林水支出20万元。")
    found = explain("部门预算包括哪些单位？", [made])
    assert found is None or found.score < FOUND


def test_a_goal_is_read_from_the_table() -> None:
    goals = table(
        "项目支出绩效目标表", ("项目名称", "金额", "绩效目标"),
        ("水文站运维", "9.00", "保障全市12个水文站正常测报，及时发布水情预警。"),
        ("防汛物资", "5.00", "储备防汛物资。"),
    )  # fmt: skip
    found = explain("水文站运维项目是干什么用的？", [document("正文。", tables=(goals,))])
    assert found and "及时发布水情预警" in found.lead and found.quotes[0].page == 9


def test_a_section_is_found_by_its_heading() -> None:
    made = document(
        (("防汛专项经费情况说明", "一、项目概述"), "提升防汛能力。"),
        (("防汛专项经费情况说明", "二、立项依据"), "《江南市防汛条例》第三条。"),
        (("节水专项经费情况说明", "二、立项依据"), "《江南市节水办法》。"),
    )
    found = explain("防汛专项经费的立项依据是什么？", [made])
    assert found and [quote.text for quote in found.quotes] == ["《江南市防汛条例》第三条。"]


def test_tables_of_contents_are_compared() -> None:
    whole = document((("目录",), "一、主要职能\n二、预算表\n三、项目经费情况说明"), level="部门")
    part = document((("目录",), "一、主要职能\n二、预算表"), level="单位")
    found = explain("跟单位预算相比，部门预算的目录里多了哪一部分？", [whole, part])
    assert found and found.items == ("项目经费情况说明",)


def test_what_nobody_wrote_is_not_found() -> None:
    assert explain("局长的办公电话是多少？", [CHANGES, GLOSSARY]) is None


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("江南市水利局2026年度一般公共预算拨款安排的培训费预算支出", "培训费"),
        ("住房改革支出（款）购房补贴（项）支出", "购房补贴"),
        ("2026年本部门一般公共预算机关运行经费预算支出", "机关运行经费"),
        ("信访事务（款）行政运行（项）2026年预算数为", "行政运行"),
    ],
)
def test_a_subject_answers_to_its_item(subject: str, name: str) -> None:
    assert name in names(subject)


def test_income_stays_income() -> None:
    assert core("2026年收入预算") == "收入" and core("一般公共预算拨款收入") == "一般公共预算拨款收入"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办公费、维修（护）费、差旅费和会议费等", ("办公费", "维修（护）费", "差旅费", "会议费")),
        ("甲区经济委员会、甲区粮食和物资储备局", ("甲区经济委员会", "甲区粮食和物资储备局")),
        ("办公室（组织处(机关党委（合署）、财务处", ("办公室（组织处(机关党委（合署）", "财务处")),
    ],
)
def test_enumerations_keep_names_whole(text: str, expected: tuple[str, ...]) -> None:
    assert enumerated(text) == expected


@pytest.mark.parametrize(
    ("question", "kind", "claim"),
    [
        ("国家信访局“三公”经费比2025年预算涨了多少？", "change", 1),
        ("机关运行经费今年为什么涨了？", "reason", 1),
        ("“其他强制隔离戒毒支出”为什么几乎降没了？", "reason", -1),
        ("增人增资的钱用在哪里？", "content", None),
        ("商务委加挂了哪两块牌子？", "list", None),
    ],
)
def test_a_question_is_told_by_its_cues(question: str, kind: str, claim: int | None) -> None:
    inquiry = read_inquiry(question)
    assert (inquiry.kind, inquiry.claim) == (kind, claim)


def test_quotes_stand_in_the_document_word_for_word() -> None:
    found = explain("三公经费为什么增加？", [CHANGES])
    assert found
    sentences = {sentence.text for passage in CHANGES.passages for sentence in passage.sentences}
    assert all(quote.text in sentences for quote in found.quotes)
    assert 0.5 <= found.score <= 1


LISTED = document(
    "2026年本部门收入预算100万元，比上年减少20万元，下降16.7%，主要原因是:（一）压减一般性支出；"
    "\n（二）福利费科目取消；\n支出预算100万元，比上年减少20万元。",
    "2026年会议费支出86.81万元，完成预算的100%。决算数较上年增加的主要原因是召开巡查会议。",
)


def test_a_listed_reason_is_read_to_its_end_and_no_further() -> None:
    found = explain("收入预算为什么减少", [LISTED])
    assert found and "福利费科目取消" in found.lead and "支出预算" not in found.lead


def test_a_change_told_only_with_its_reason_contradicts_the_question() -> None:
    found = explain("会议费决算为什么比上年下降", [LISTED])
    assert found and found.verdict is False and "巡查会议" in found.lead


DUTIES = document(
    (("第一部分概况", "一、主要职责"), "（一）办公室。\n负责机关日常运转；\n承担文秘和信访工作。"),
    (
        ("第一部分概况", "一、主要职责"),
        "（二）口岸处。\n统筹口岸规划；\n促进通关便利化；\n负责电子口岸建设。",
    ),
    (
        ("第一部分概况", "二、机构设置"),
        "江南市水利局是市政府的工作部门。内设办公室、口岸处、规划处、人事处等4个职能机构。",
    ),
    (
        ("第一部分概况", "三、预算单位构成"),
        "纳入部门预算编制范围的下属单位包括：江南市河道管理中心、江南市水文站。",
    ),
)


def test_the_duties_of_one_section_are_quoted_whole() -> None:
    found = explain("口岸处负责什么", [DUTIES])
    assert found and "通关便利化" in found.lead and "电子口岸" in found.lead and "文秘" not in found.lead


def test_a_duty_is_found_by_its_number() -> None:
    found = explain("第二项职责是什么", [DUTIES])
    assert found and "口岸规划" in found.lead


def test_sections_and_units_are_not_confused() -> None:
    inner = explain("内设机构有哪些", [DUTIES])
    outer = explain("下属单位有哪些", [DUTIES])
    assert inner and inner.items == ("办公室", "口岸处", "规划处", "人事处")
    assert outer and outer.items == ("江南市河道管理中心", "江南市水文站")


def test_belonging_is_settled_by_the_printed_list() -> None:
    yes = explain("江南市水文站是不是本部门的预算单位", [DUTIES])
    no = explain("江南市港航中心是不是本部门的预算单位", [DUTIES])
    assert yes and yes.verdict is True
    assert no and no.verdict is False


def test_the_nature_of_a_body_is_the_sentence_that_says_it() -> None:
    found = explain("水利局是什么性质的单位", [DUTIES])
    assert found and "工作部门" in found.lead


def test_duties_stand_under_a_heading_that_bears_the_whole_name_of_the_body() -> None:
    heading = ("江南市江北区人民政府万年里街道办事处（部门）主要职能",)
    whole = document(
        (heading, "江南市江北区人民政府万年里街道办事处是区政府的派出机关。主要职能包括："),
        (heading, "一、加强党的建设。"),
        (heading, "二、维护社区平安。"),
    )
    found = department_duties("主要职责是什么", [PassageIndex(whole)])
    assert found and [quote.text for quote in found.quotes][-2:] == [
        "一、加强党的建设。",
        "二、维护社区平安。",
    ]


WHOLES = document(
    "本部门当年预算收入420万元，其中：一般公共预算拨款400万元、其他收入20万元，较上年增加14万元，主要原因是专项补助增多。",
    "本部门当年预算支出410万元，其中：基本支出300万元、项目支出110万元，较上年减少9万元，主要原因是压减项目。",
    "3.培训支出（2050803）21万元，较上年增加5万元，主要原因是培训班次增多。",
    "本局下属水文站1家行政单位的机关运行经费财政拨款预算为38万元，比上年减少2万元，主要原因是人员减少。",
    "公用经费60万元，主要包括：办公费、差旅费、会议费等，根据定额标准安排。",
    (("名词解释",), "七、会议费：指为保障工作召开会议的支出，不再新增。"),
)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("收入增加的原因是什么？", "预算收入420万元，较上年增加14万元"),
        ("支出增加的原因是什么？", "文件所写不是增加，而是减少：本部门当年预算支出410万元"),
        ("机关运行经费为什么增加？", "文件所写不是增加，而是减少"),
    ],
)
def test_a_change_behind_several_parts_is_of_the_whole(question: str, phrase: str) -> None:
    found = explain(question, [WHOLES])
    assert found and phrase in found.lead, found


def test_no_reason_is_taken_from_a_sentence_that_only_lists_the_thing() -> None:
    record = Engine(Shelf({WHOLES.name: WHOLES})).ask("会议费为什么减少？")
    assert record.status == "not_found", record.text
