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
