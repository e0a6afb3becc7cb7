"""One question to one answer record: scope, reading, plans, execution, wording, verification."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from qa.answerer import Answerer, Asked
from qa.answering.absence import first_pages
from qa.answering.answer import AnswerRecord
from qa.answering.joined import asks_money, joined, tells_money, wants_more
from qa.answering.verify import verify
from qa.answering.write import citations_of
from qa.documents import DocumentSource, IndexedDocuments, aliases_of
from qa.model.assistant import Assistant, Turn
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.prose.membership import asks_membership
from qa.prose.nearest import NEAREST
from qa.question.after_it import made_whole
from qa.question.asked_apart import asked_apart, only_names
from qa.question.each_apart import asked_of_each
from qa.question.history import Whole, wholes_of
from qa.question.pointing import said_of_the_answer
from qa.question.reading import read_question
from qa.question.rewording import plainly
from qa.question.sounds import bodies_as_named
from qa.question.text import normal
from qa.scoping.accounts import LAST_YEAR, of_the_account
from qa.scoping.scope import Edition, editions_of, find_departments, foreign_department
from qa.scoping.targets import Targets, settle
from qa.scoping.unsettled import MOST, settled

_DOMAIN = regex(
    "预算|决算|支出|收入|收支|经费|费|拨款|资金|钱|资产|采购|绩效|项目|人员|编制|车|职责|职能|机构|单位|部门|公务|"
    "补贴|补助|结转|结余|元|万|占|比|多少|几|哪|目标|指标|表|年|面积|房|设备|职|业务|工作|多久|多长|要求|标准|平均|分别"
)
_TIED, _HOLDS = 0.9, ("answered", "no_data", "ambiguous")
"""So much of a question tied to the item asked before must its answer explain, and be an answer."""
_SURE = 0.75
"""So much of several questions in one must a single answer explain to stand for all of them."""
_NEARLY = 0.6
"""What is enough of it where the question by itself leads to nothing."""
_OUTSIDE = "这里只回答所载入的预算、决算公开文件中的问题，例如“三公经费多少”。"


class Engine:
    """Answers questions over a library; keeps the indexes of documents it has seen."""

    def __init__(self, library: DocumentSource, assistant: Assistant | None = None) -> None:
        self.library = library
        self.assistant = assistant
        self._documents = IndexedDocuments(library)
        self._answerer = Answerer(self._documents)

    def ask(
        self,
        question: str,
        documents: Sequence[str] | None = None,
        history: Sequence[str] = (),
        *,
        explain: bool = False,
    ) -> AnswerRecord:
        """Answer one question.

        `documents` limits the scope, `history` holds earlier questions, oldest first.
        """
        *_, record = self.stream(question, documents, history, explain=explain)
        assert isinstance(record, AnswerRecord)
        return record

    def stream(
        self,
        question: str,
        documents: Sequence[str] | None = None,
        history: Sequence[str] = (),
        *,
        explain: bool = False,
    ) -> Iterator[str | AnswerRecord]:
        """The same, with the sentences of a model's wording as they pass their check, the record last.

        The record's text holds throughout; the sentences before it are those it begins with, or, where a
        later one failed, true ones that the rules' wording then replaces.
        """
        started = time.perf_counter()
        turn = self.assistant.begin() if self.assistant else None
        record, trace = self._of_all(question, documents, history, turn)
        record = verify(record.model_copy(update={"question": question}))
        if turn is not None:
            for piece in turn.word(record):
                if isinstance(piece, AnswerRecord):
                    record = piece
                else:
                    yield piece
            trace = {**trace, "model": turn.trace()}
        update: dict[str, Any] = {"seconds": round(time.perf_counter() - started, 4)}
        if explain:
            update["explain"] = trace
        yield record.model_copy(update=update)

    # ------------------------------------------------------------ the way of a question

    def _of_all(
        self, question: str, documents: Sequence[str] | None, history: Sequence[str], turn: Turn | None
    ) -> tuple[AnswerRecord, dict[str, Any]]:
        """The answer; where it leaves one of several questions open, those to each of them together."""
        each = asked_of_each(question)
        record, trace = self._answer(question, documents, history, turn)
        parts = each or asked_apart(question)
        if len(parts) < 2 or not (each or wants_more(question, record)):
            return record, trace
        apart = self._apart(parts, documents, history, alike=bool(each))
        told = [one for _, one in apart if _tells(one)]
        lost = [part for part, one in apart if not _tells(one)]
        found, answered = {**trace, "asked_apart": parts}, record.status == "answered"
        if told and lost and answered and not record.figures and parts[0] not in lost:
            return joined(question, [*told, record], []), found  # the figures, and the reason in its words
        if each and not told:
            return apart[-1][1], trace  # the amounts of the things are no answer to how they stand to others
        sure = answered and trace.get("score", 1.0) >= _SURE
        if not told or (not each and lost and (parts[0] in lost or sure)):
            return record, trace
        return joined(question, told, lost), found

    def _apart(
        self, parts: Sequence[str], documents: Sequence[str] | None, history: Sequence[str], *, alike: bool
    ) -> list[tuple[str, AnswerRecord]]:
        """Each of several questions with its answer; `alike` where they ask the same of several things."""
        told: list[tuple[str, AnswerRecord]] = []
        for at, part in enumerate(parts):
            if only_names(part) and any(one.items for _, one in told):
                continue
            whole = made_whole(part, parts[at - 1]) if at and not alike else None
            of_each = asked_of_each(whole) if whole else []
            before = history if of_each or alike else [*history, *parts[:at]]
            for asked in of_each or [part]:
                one, _ = self._answer(asked, documents, before, None)
                if asks_money(part) and not tells_money(one):
                    one = one.model_copy(update={"status": "not_found"})
                told.append((asked, one))
        return told

    def _answer(
        self, question: str, documents: Sequence[str] | None, history: Sequence[str], turn: Turn | None
    ) -> tuple[AnswerRecord, dict[str, Any]]:
        identities = self._documents.within(documents)
        if not normal(question):
            return AnswerRecord(
                question=question, status="failed", text="请输入一个问题，例如“三公经费多少”。"
            ), {}
        if not identities:
            return AnswerRecord(
                question=question,
                status="failed",
                text="还没有载入文件：请先用 yusuan ingest 载入预算或决算 PDF。",
            ), {}
        editions = editions_of(identities)
        aliases = aliases_of(editions, dict(identities))

        def named(words: str) -> list[tuple[int, int]]:
            return [(found.start, found.end) for found in find_departments(words, editions, aliases)]

        *history, whole = self._pointed_out([*history, question], documents, named)
        near: tuple[AnswerRecord, dict[str, Any]] | None = None
        for way in wholes_of(plainly(whole), [plainly(earlier) for earlier in history], named):
            record, trace = self._of_whole(question, way, editions, aliases, turn)
            if way.tied and record.status in _HOLDS and trace.get("score", 0.0) >= _TIED:
                return record, trace
            if not way.tied:
                return near if near is not None and _says_nothing(record) else (record, trace)
            if near is None and record.status == "answered" and trace.get("score", 0.0) >= _NEARLY:
                near = record, trace
        lead = f"所载入的文件中没有找到“{question}”的答案：没有把它同前面所问的分开列出。"
        return AnswerRecord(
            question=question, status="not_found", text=lead, citations=record.citations
        ), trace

    def _pointed_out(
        self, questions: Sequence[str], documents: Sequence[str] | None,
        named: Callable[[str], list[tuple[int, int]]],
    ) -> list[str]:  # fmt: skip
        """The questions of a chat, with the name in place of a word that points at the answer before it."""
        wholes: list[str] = []
        for question in questions:
            rest = said_of_the_answer(question, wholes[-1]) if wholes else ""
            if rest:
                before, _ = self._answer(wholes[-1], documents, wholes[:-1], None)
                if before.status == "answered" and len(before.items) == 1:
                    earlier = normal(wholes[-1])
                    whose = "".join(earlier[start:end] for start, end in named(earlier))
                    question = f"{whose}{before.items[0]}{rest}"
            wholes.append(question)
        return wholes

    def _of_whole(
        self, question: str, way: Whole, editions: Sequence[Edition], aliases: dict[str, tuple[str, ...]],
        turn: Turn | None,
    ) -> tuple[AnswerRecord, dict[str, Any]]:  # fmt: skip
        """The answer to a question made whole in one of the ways that a chat leaves open."""
        whole, text = way.question, normal(way.question)
        spelt = bodies_as_named(text, frozenset(normal(edition.department) for edition in editions))
        if spelt != text:
            whole = text = spelt
        mentions = find_departments(text, editions, aliases)
        foreign = None if asks_membership(text) else self._foreign(text, mentions, editions)
        if foreign is not None and not self._told_of(foreign, editions):
            return _nothing_of(foreign, question)
        reading = read_question(whole, mentions, frozenset())
        targets = settle(reading, editions)
        if not targets.chosen:
            years = "、".join(f"{year.year}年" for year in reading.years if year.year)
            held = sorted(editions, key=lambda edition: -(edition.year or 0))
            if mentions:
                held = [edition for mention in mentions for edition in mention.editions] or held
            of_year = {edition.year: edition.title for edition in reversed(held) if edition.year}
            loaded = "、".join(f"{year}年" for year in sorted(of_year, reverse=True))
            lead = f"所载入的文件中没有{years}的资料" + (f"，只有{loaded}的。" if loaded else "。")
            pages = first_pages([self._documents.index(name).document for name in held[0].documents])
            return AnswerRecord(
                question=question,
                status="not_found",
                text=lead,
                citations=citations_of(pages),
                scope=list(of_year.values()),
            ), {"years": years}
        asked = Asked(question, whole, mentions, way, editions, aliases)
        record, trace, reading = self._answerer.of_targets(asked, targets)
        own = of_the_account(reading, targets) if record.status == "not_found" else None
        if own is not None:
            dated = LAST_YEAR.sub(f"{own.chosen[0].edition.year}年", whole)
            named = find_departments(normal(dated), editions, aliases)
            second = self._answerer.of_targets(replace(asked, whole=dated, mentions=named), own)
            if second[0].status == "answered":
                record, trace, reading = second
        if foreign is not None and record.status == "answered" and not _shows(record, foreign):
            return _nothing_of(foreign, question)
        if record.status == "not_found" and not _DOMAIN.search(text):
            return AnswerRecord(question=question, status="not_found", text=_OUTSIDE), trace
        if targets.unsettled and not mentions and targets.by is None:
            others = [
                self._answerer.of_targets(asked, Targets((target,)))[0]
                for target in targets.unsettled[: MOST - 1]
            ]
            left = max(0, len(targets.unsettled) - MOST + 1)
            return settled(question, [record, *others], left), trace
        if turn is not None and not trace.get("prose"):
            record, trace = self._answerer.replanned(turn, reading, targets, record, trace)
        return record, trace

    def _foreign(self, text: str, mentions: Sequence[Any], editions: Sequence[Edition]) -> str | None:
        span = foreign_department(text)
        if (
            span is None
            or len(mentions) > 1
            or any(m.start < span[1] and m.end >= span[1] - 1 for m in mentions)
        ):
            return None
        name = re.sub("^(?:今年|去年|上年|本年|前年)", "", text[span[0] : span[1]])
        for edition in editions:
            for document in edition.documents:
                terms = self._documents.index(document).terms
                if any(name in term or (term in name and len(term) > 5) for term in terms):
                    return None
        return name

    def _told_of(self, name: str, editions: Sequence[Edition]) -> bool:
        """Whether prose of the loaded documents names a body that no document is of."""
        indexes = (self._documents.index(document) for edition in editions for document in edition.documents)
        return any(name in normal(passage.text) for index in indexes for passage in index.document.passages)


def _nothing_of(name: str, question: str) -> tuple[AnswerRecord, dict[str, Any]]:
    lead = f"所载入的文件中没有“{name}”的资料。"
    return AnswerRecord(question=question, status="not_found", text=lead), {"foreign": name}


def _shows(record: AnswerRecord, name: str) -> bool:
    """Whether what is answered is said of the body: its figures, or the places it is read from, name it."""
    places = [text for cited in record.citations for text in (cited.quote, cited.row, cited.table) if text]
    return any(name in normal(text) for text in (*places, *(figure.label for figure in record.figures)))


def _says_nothing(record: AnswerRecord) -> bool:
    """Whether a record is no answer, or only what stands nearest to the question."""
    return record.status == "not_found" or record.text.startswith(NEAREST)


def _tells(record: AnswerRecord) -> bool:
    """Whether a part was answered, and not only with the passage that stands nearest to it."""
    return record.status == "answered" and not record.text.startswith(NEAREST)


__all__ = ["Engine", "Plan"]
