"""Questions whose answer is a reason, a purpose or a name, however their figures are spoken of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsed import Shelf
from written import BOX, document

from ingest.model import Document, Sentence
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

PROSE = document(
    "江南市水利局机关运行经费5.8万元，较上年减少4.8万元，主要原因是在职人员减少。",
    "（一）公务接待费2.4万元，较2025年预算2.5万元下降4%。主要原因是调剂0.1万元给新成立的市水文站。",
    "律师管理（项）25万元，比上年减少8.29万元，主要原因是党建经费整合。",
    "9.专项工作19,800.61万元，主要用于建设江南水利博物馆。",
    "8、住房改革支出（款）住房公积金（项）。主要用于：事业单位医疗保险支出。",
    "会议费预算支出10.05万元，比上年预算减少4.95万元，主要原因是精简会议。",
)


def _ask(question: str, made: Document = PROSE) -> AnswerRecord:
    return Engine(Shelf({made.name: made})).ask(question)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("2026年江南市水利局机关运行经费增加的原因是什么？", "与提问不符，文件所写不是增加，而是减少"),
        ("公务接待费比2025年少了4%，省下来的那部分预算调给谁用了？", "市水文站"),
        ("公务接待费减少的部分调剂给谁了？", "市水文站"),
        ("律师管理这项支出今年加了多少钱，是为了什么加的？", "文件所写不是增加，而是减少"),
        ("“专项工作”这个近两亿元的项目是要建什么？", "江南水利博物馆"),
        ("预算说明里写住房公积金（项）主要用于什么？照文件原话回答", "事业单位医疗保险支出"),
    ],
)
def test_the_words_that_answer_are_quoted(question: str, phrase: str) -> None:
    record = _ask(question)
    assert record.status == "answered" and phrase in record.text.split("\n")[0], record.text


def test_a_sentence_over_two_pages_is_cited_on_both() -> None:
    passage = PROSE.passages[-1]
    line = passage.sentences[0]
    cut = Sentence(line.text, 6, BOX, ((0, 6, BOX), (9, 7, BOX)))
    made = replace(PROSE, digest="cut", passages=(*PROSE.passages[:-1], replace(passage, sentences=(cut,))))
    record = _ask("会议费为什么比上年多安排了？", made)
    assert {citation.page for citation in record.citations} == {6, 7}, record.text
    assert record.text.count("> 会议费") == 1


_WHOLE = ("第三部分情况说明", "一、收支预算情况说明")
SPENDING = document(
    (_WHOLE, "支出预算300万元，其中基本支出200万元，项目支出100万元。"),
    (_WHOLE, "1.农林水支出250万元，主要用于人员经费和水库运行。"),
    (_WHOLE, "2.住房保障支出50万元，主要用于缴纳住房公积金。"),
    (_WHOLE, "项目支出100万元，主要用于水文监测和堤防维修。"),
    "公务用车运行费3万元，主要用于燃油和维修等支出。",
    (("名词解释",), "一、项目支出：指在基本支出之外为完成特定任务发生的支出。"),
    (("名词解释",), "二、经营收入：指事业单位在专业业务活动之外开展经营活动取得的收入。"),
    (("名词解释",), "三、其他资金：包括事业收入、其他收入等。"),
    "本单位联系人：周敏 联系电话：025-1234567。",
    "水文站是江南市水利局直属的自收自支事业单位，局长办公会审议局长提名的人选。",
)


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("支出主要用于什么？", ("水库运行", "缴纳住房公积金")),
        ("江南市水利局的钱都花在哪里了", ("水库运行", "缴纳住房公积金")),
        ("项目支出用在哪些方面", ("水文监测和堤防维修",)),
        ("财政拨款支出按用途分为哪几类？", ("水库运行", "缴纳住房公积金")),
    ],
)
def test_what_spending_is_for_is_said_of_its_parts(question: str, phrases: tuple[str, ...]) -> None:
    record = _ask(question, SPENDING)
    first = record.text.split("\n")[0]
    assert record.status == "answered" and all(phrase in first for phrase in phrases), record.text
    assert "公务用车" not in record.text


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("什么是项目支出", "为完成特定任务发生的支出"),
        ("事业单位经营收入是什么意思？", "开展经营活动取得的收入"),
    ],
)
def test_a_term_is_defined_by_the_glossary(question: str, phrase: str) -> None:
    assert phrase in _ask(question, SPENDING).text


@pytest.mark.parametrize("question", ["什么是农林水支出的绩效工资", "什么是其他收入", "什么是住房公积金"])
def test_a_term_that_is_only_mentioned_is_not_defined(question: str) -> None:
    record = _ask(question, SPENDING)
    assert record.status == "not_found", record.text


def test_a_particular_is_told_where_it_is_printed_as_such() -> None:
    assert "025-1234567" in _ask("联系电话是多少？", SPENDING).text


@pytest.mark.parametrize(
    "question",
    [
        "局长是谁？", "江南市水利局的地址在哪里", "预算是什么时候公开的", "预算是谁批准的",
        "部门预算和部门决算有什么区别",
    ],
)
def test_a_particular_is_not_taken_from_a_passage_that_shares_a_word(question: str) -> None:
    assert _ask(question, SPENDING).status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "存在的问题有哪些？",
        "什么时候完成？",
        "预算编制依据是什么",
        "下属单位有哪些？",
        "有哪些科室",
        "支出包括哪些内容",
    ],
)
def test_what_every_disclosure_speaks_of_is_only_taken_where_it_is_introduced(question: str) -> None:
    made = document(
        "负责协调解决重大问题，年底前完成编制任务。",
        "附属单位上缴收入5万元。",
        "信息系统运维为各科室日常工作提供保障。",
        (("名词解释",), "支出：包括人员支出、公用支出。"),
        (("名词解释",), "“三公”经费：是与财政有经费领拨关系的部门及下属预算单位使用的经费。"),
    )
    record = _ask(question, made)
    assert record.status == "not_found", record.text


def test_what_is_introduced_by_that_name_is_told() -> None:
    made = document("发现的问题及原因：预算执行进度有待提高。", "支出包括：农林水支出、住房保障支出。")
    assert "预算执行进度" in _ask("存在的问题有哪些？", made).text
    assert _ask("支出包括哪些内容", made).items == ["农林水支出", "住房保障支出"]
