"""One question to one answer record: scope, reading, plans, execution, wording, verification."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ingest.model import Document, Identity
from qa.answering.absence import borne_out, first_pages
from qa.answering.answer import AnswerRecord
from qa.answering.doubtful import Doubter
from qa.answering.verify import verify
from qa.answering.write import citations_of, write_answer
from qa.executing.execute import Executor
from qa.executing.values import Outcome
from qa.items.candidates import matter_fits
from qa.items.entries import DocumentIndex
from qa.items.phrases import known_spans
from qa.model.assistant import Assistant, Turn
from qa.planning.choice import Tried, best_of, plans_for, sureness, trace_of
from qa.planning.plan import Plan
from qa.planning.shapes.asking import ASKS_AGREEMENT, ASKS_LIST, BEST, JUDGED, SORT, WORST
from qa.prose.membership import asks_membership
from qa.prose.natures import sort_counted
from qa.prose.outcome import explain_outcome, nearest_outcome
from qa.prose.worded import in_words_only
from qa.question.history import Whole, wholes_of
from qa.question.matter import matter_units
from qa.question.pointing import said_of_the_answer
from qa.question.reading import Reading, read_question
from qa.question.rewording import in_printed_names, plainly, reworded
from qa.question.sounds import as_printed, bodies_as_named
from qa.question.text import normal
from qa.question.unit_names import units_written_out
from qa.scoping.accounts import LAST_YEAR, of_the_account
from qa.scoping.scope import DepartmentMention, Edition, editions_of, find_departments, foreign_department
from qa.scoping.targets import Target, Targets, settle
from qa.scoping.unsettled import MOST, settled


class DocumentSource(Protocol):
    """What the engine needs of a library: whose documents there are, and their content."""

    def identities(self) -> Sequence[tuple[str, Identity]]:
        """Name and identity of every loaded document."""

    def load(self, name: str) -> Document:
        """One document, whole."""


_DOMAIN = re.compile(
    "预算|决算|支出|收入|收支|经费|费|拨款|资金|钱|资产|采购|绩效|项目|人员|编制|车|职责|职能|机构|单位|部门|公务|"
    "补贴|补助|结转|结余|元|万|占|比|多少|几|哪|目标|指标|表|年|面积|房|设备|职|业务|工作"
)
_LIKE = 0.8
"""How much of a reworded question its answer must explain."""
_SURE = 0.95
"""The same where the question's own words found something, of which they explain less than `_LIKE`."""
_TIED, _HOLDS = 0.9, ("answered", "no_data", "ambiguous")
"""So much of a question tied to the item asked before must its answer explain, and be an answer."""
_ASKING = 2
"""Forms of a question for words that are held against the passages: its own, and one in plain words."""
_COUNTS = re.compile("(?:总数|数量|个数|人数|台数|辆数)(?:是|为|有)?(?:多少)?[?？。]?$")
"""Asks for a number, which words alone do not answer."""
_OUTSIDE = "这里只回答所载入的预算、决算公开文件中的问题，例如“三公经费多少”。"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question made whole, and what it names, before it is put to any edition."""

    question: str
    whole: str
    mentions: list[DepartmentMention]
    way: Whole
    editions: Sequence[Edition]
    aliases: dict[str, tuple[str, ...]]


def _spelt_as_printed(asked: _Asked, terms: frozenset[str]) -> _Asked:
    """What is asked with the slips in printed names put right; departments are named as they are."""
    text = normal(asked.whole)
    spelt = as_printed(text, terms, [(mention.start, mention.end) for mention in asked.mentions])
    if spelt == text:
        return asked
    return replace(asked, whole=spelt, mentions=find_departments(spelt, asked.editions, asked.aliases))


class Engine:
    """Answers questions over a library; keeps the indexes of documents it has seen."""

    def __init__(self, library: DocumentSource, assistant: Assistant | None = None) -> None:
        self.library = library
        self.assistant = assistant
        self._indexes: dict[tuple[str, str], DocumentIndex] = {}
        self._doubter = Doubter()

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
        record, trace = self._answer(question, documents, history, turn)
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

    def _answer(
        self, question: str, documents: Sequence[str] | None, history: Sequence[str], turn: Turn | None
    ) -> tuple[AnswerRecord, dict[str, Any]]:
        identities = [(n, i) for n, i in self.library.identities() if documents is None or n in documents]
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
        aliases = self._aliases(editions, dict(identities))

        def named(words: str) -> list[tuple[int, int]]:
            return [(found.start, found.end) for found in find_departments(words, editions, aliases)]

        *history, whole = self._pointed_out([*history, question], documents, named)
        for way in wholes_of(plainly(whole), [plainly(earlier) for earlier in history], named):
            record, trace = self._of_whole(question, way, editions, aliases, turn)
            if not way.tied or (record.status in _HOLDS and trace.get("score", 0.0) >= _TIED):
                return record, trace
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
        if foreign is not None:
            lead = f"所载入的文件中没有“{foreign}”的资料。"
            return AnswerRecord(question=question, status="not_found", text=lead), {"foreign": foreign}
        reading = read_question(whole, mentions, frozenset())
        targets = settle(reading, editions)
        if not targets.chosen:
            years = "、".join(f"{year.year}年" for year in reading.years if year.year)
            held = sorted(editions, key=lambda edition: -(edition.year or 0))
            if mentions:
                held = [edition for mention in mentions for edition in mention.editions] or held
            loaded = "、".join(dict.fromkeys(f"{edition.year}年" for edition in held if edition.year))
            lead = f"所载入的文件中没有{years}的资料" + (f"，只有{loaded}的。" if loaded else "。")
            pages = first_pages([self._index(name).document for name in held[0].documents])
            return AnswerRecord(
                question=question, status="not_found", text=lead, citations=citations_of(pages)
            ), {"years": years}
        asked = _Asked(question, whole, mentions, way, editions, aliases)
        record, trace, reading = self._of_targets(asked, targets)
        own = of_the_account(reading, targets) if record.status == "not_found" else None
        if own is not None:
            dated = LAST_YEAR.sub(f"{own.chosen[0].edition.year}年", whole)
            named = find_departments(normal(dated), editions, aliases)
            second = self._of_targets(replace(asked, whole=dated, mentions=named), own)
            if second[0].status == "answered":
                record, trace, reading = second
        if record.status == "not_found" and not _DOMAIN.search(text):
            return AnswerRecord(question=question, status="not_found", text=_OUTSIDE), trace
        if targets.unsettled and not mentions and targets.by is None:
            others = [
                self._of_targets(asked, Targets((target,)))[0] for target in targets.unsettled[: MOST - 1]
            ]
            left = max(0, len(targets.unsettled) - MOST + 1)
            return settled(question, [record, *others], left), trace
        if turn is not None and not trace.get("prose"):
            record, trace = self._replanned(turn, reading, targets, record, trace)
        return record, trace

    def _of_targets(self, asked: _Asked, targets: Targets) -> tuple[AnswerRecord, dict[str, Any], Reading]:
        """The answer of these editions; a unit that the question names short is called by its full name."""
        indexes = [index for target in targets.chosen for index in self._of(target)]
        units = frozenset().union(*(index.units for index in indexes))
        own = {target.edition.department for target in targets.chosen}
        if not units or len(own) > 1:
            return self._answered(asked, targets, frozenset())
        text = normal(asked.whole)
        bodies = [text[mention.start : mention.end] for mention in asked.mentions]
        rows = {row[0].label for index in indexes for row in index.rows}
        whole = units_written_out(text, units, normal(own.pop()), bodies, rows)
        if not known_spans(whole, units):
            return self._answered(asked, targets, frozenset())
        mentions = find_departments(whole, asked.editions, asked.aliases)
        named = replace(asked, whole=whole, mentions=mentions)
        if whole != text and any(form.search(text) for form in (ASKS_LIST, BEST, WORST, SORT)):
            # What stands under a unit is found by the kind of body that it is called.
            record, trace, reading = self._answered(asked, targets, frozenset())
            return self._answered(named, targets, units) if _none(record) else (record, trace, reading)
        record, trace, reading = self._answered(named, targets, units)
        lost = _none(record)
        if whole == text or not (lost or "reworded" in trace):
            return record, trace, reading
        second, second_trace, again = self._answered(asked, targets, frozenset())
        score = second_trace.get("score", 0.0)
        told = second_trace.get("prose") or score >= _SURE if lost else "reworded" not in second_trace
        if second.status != "not_found" and told and (lost or score >= _LIKE):
            return second, second_trace, again
        return record, trace, reading

    def _answered(
        self, asked: _Asked, targets: Targets, units: frozenset[str]
    ) -> tuple[AnswerRecord, dict[str, Any], Reading]:
        """The answer of these editions; where there is none, that to the question with a slip put right."""
        terms = frozenset().union(*(index.terms for target in targets.chosen for index in self._of(target)))
        asked = _spelt_as_printed(asked, terms)
        reading = read_question(asked.whole, asked.mentions, terms, units)
        reading.context, reading.part_of = asked.way.context, asked.way.part_of
        record, trace = self._best(asked.question, reading, targets)
        lost = record.status == "not_found"
        if lost and in_words_only(reading.plain):
            scope = [target.edition.title for target in targets.chosen]
            return record.model_copy(update={"scope": scope}), trace, reading
        shaky = not lost and trace.get("score", 1.0) < _LIKE and not trace.get("prose")
        text = normal(asked.whole)
        bodies = [text[mention.start : mention.end] for mention in asked.mentions]
        unjudged = trace.get("looked_up") and bool(JUDGED.search(reading.core))
        in_words = trace.get("prose") and trace.get("score", 1.0) < _LIKE and _COUNTS.search(text)
        said_over = lost or unjudged or bool(in_words)
        ways = reworded(text, terms, bodies) if said_over else in_printed_names(text, terms, bodies)
        asking, matter = [reading], matter_units(text)
        for mended in ways if said_over or shaky else ():
            if sort_counted(normal(mended)) != sort_counted(text):
                continue  # units of a sort are not said over as units of any
            again = read_question(
                mended, find_departments(mended, asked.editions, asked.aliases), terms, units
            )
            again.context, again.part_of = asked.way.context, asked.way.part_of
            again.unit = again.unit or reading.unit
            second, second_trace = self._best(asked.question, again, targets)
            if second.figures and not matter_fits(matter, second.figures[0].unit):
                continue  # water is no money, however it is asked for
            if unjudged and second_trace.get("looked_up"):
                continue
            if mended.endswith("有哪些"):
                asking.append(again)
            holds = second.status == "answered" or (lost and second.status != "not_found")
            if holds and second_trace.get("score", 0.0) >= (_LIKE if said_over else _SURE):
                record, trace, reading = second, {**second_trace, "reworded": mended}, again
                break
        if record.status == "not_found" and targets.by is None:
            found = (nearest_outcome(one, self._documents(targets)) for one in asking[:_ASKING])
            near = next((outcome for outcome in found if outcome is not None), None)
            if near is not None:
                plan = Plan(operation="explain", text=reading.raw)
                record, trace = self._worded(asked.question, plan, near, targets), {**trace, "prose": True}
        scope = [target.edition.title for target in targets.chosen]
        return record.model_copy(update={"scope": scope}), trace, reading

    def _replanned(
        self, turn: Turn, reading: Reading, targets: Targets, record: AnswerRecord, trace: dict[str, Any]
    ) -> tuple[AnswerRecord, dict[str, Any]]:
        """The model's plan in place of the rules' one, where it is wanted and comes to something."""
        indexes = [index for target in targets.chosen for index in self._of(target)]
        executor = Executor(self._of)
        sure = trace.get("confidence", 0.0)
        found = turn.replan(reading, targets, indexes, lambda plan: executor.run(plan, targets), sure)
        if found is None:
            return record, trace
        plan, outcome = found
        answer = self._worded(record.question, plan, outcome, targets)
        answer = answer.model_copy(update={"scope": record.scope})
        trace = {**trace, "planned": plan.model_dump(exclude_defaults=True)}
        return (answer if turn.settle(record, answer, sure) else record), trace

    def _best(self, question: str, reading: Reading, targets: Targets) -> tuple[AnswerRecord, dict[str, Any]]:
        executor = Executor(self._of)
        documents = self._documents(targets)
        tried: list[Tried] = []
        for shaped in plans_for(reading, targets):
            prose = shaped.plan.operation in ("explain", "list")
            outcome = (
                explain_outcome(reading, documents, targets) if prose else executor.run(shaped.plan, targets)
            )
            tried.append(Tried(shaped, outcome))
        trace: dict[str, Any] = {
            "core": reading.decode(reading.core),
            "targets": [(target.edition.key, target.year) for target in targets.chosen],
            "tried": trace_of(tried),
        }
        if not tried:
            return AnswerRecord(
                question=question,
                status="not_found",
                text="没有看懂这个问题，请换一种说法，例如“三公经费比上年少了多少”。",
            ), trace
        best = best_of(tried)
        trace["score"] = round(best.outcome.score, 3)
        trace["confidence"] = sureness(best, tried)
        trace["looked_up"] = best.shaped.plan.operation == "lookup"
        trace["prose"] = best.shaped.plan.operation in ("explain", "list", "claim", "consistent")
        return self._worded(question, best.shaped.plan, best.outcome, targets), trace

    def _worded(self, question: str, plan: Plan, outcome: Outcome, targets: Targets) -> AnswerRecord:
        """An outcome in words, whoever planned it: with what bears an absence out and what is in doubt."""
        indexes = [index for target in targets.chosen for index in self._of(target)]
        outcome = borne_out(plan, outcome, indexes, targets.chosen[0])
        scope = targets.chosen[0].edition.title if targets.by is None else ""
        record = write_answer(question, plan, outcome, scope)
        judged = bool(ASKS_AGREEMENT.search(question))
        return self._doubter.told(record, outcome, self._documents(targets), judged=judged)

    # ------------------------------------------------------------ documents

    def _documents(self, targets: Targets) -> list[Document]:
        return [self.library.load(name) for t in targets.chosen for name in t.edition.documents]

    def _of(self, target: Target) -> list[DocumentIndex]:
        return [self._index(name) for name in target.edition.documents]

    def _index(self, name: str) -> DocumentIndex:
        document = self.library.load(name)
        key = (name, document.digest)
        index = self._indexes.get(key)
        if index is None or index.document is not document:
            index = DocumentIndex(document)
            self._indexes[key] = index
        return index

    def _aliases(
        self, editions: Sequence[Edition], identities: dict[str, Identity]
    ) -> dict[str, tuple[str, ...]]:
        return {
            edition.key: tuple(alias for name in edition.documents for alias in identities[name].aliases)
            for edition in editions
        }

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
                if any(
                    name in term or (term in name and len(term) > 5) for term in self._index(document).terms
                ):
                    return None
        return name


def _none(record: AnswerRecord) -> bool:
    return record.status == "not_found"


__all__ = ["Engine", "Plan"]
