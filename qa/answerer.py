"""A question made whole, to the answer of the editions that it means: readings, plans, outcome, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from qa.answering.absence import borne_out
from qa.answering.answer import AnswerRecord
from qa.answering.cars_bought import with_cars_bought
from qa.answering.doubtful import Doubter
from qa.answering.moves import AGAINST
from qa.answering.write import write_answer
from qa.documents import IndexedDocuments
from qa.executing.execute import Executor
from qa.executing.values import Outcome
from qa.items.candidates import matter_fits
from qa.items.phrases import known_spans
from qa.model.assistant import Turn
from qa.patterns import regex
from qa.planning.choice import Tried, best_of, plans_for, sureness, trace_of
from qa.planning.plan import Plan
from qa.planning.shapes.asking import ASKS_AGREEMENT, ASKS_LIST, BEST, JUDGED, SORT, WORST
from qa.prose.natures import sort_counted
from qa.prose.outcome import explain_outcome, nearest_outcome
from qa.prose.worded import in_words_only
from qa.question.history import Whole
from qa.question.matter import matter_units
from qa.question.reading import Reading, read_question
from qa.question.rewording import in_printed_names, reworded
from qa.question.sounds import as_printed
from qa.question.supposed import movement_supposed
from qa.question.text import normal
from qa.question.unit_names import units_written_out
from qa.scoping.scope import DepartmentMention, Edition, find_departments
from qa.scoping.targets import Targets

_LIKE = 0.8
"""How much of a reworded question its answer must explain."""
_SURE = 0.95
"""The same where the question's own words found something, of which they explain less than `_LIKE`."""
_ASKING = 2
"""Forms of a question for words that are held against the passages: its own, and one in plain words."""
_COUNTS = regex("(?:总数|数量|个数|人数|台数|辆数)(?:是|为|有)?(?:多少)?[?？。]?$")
"""Asks for a number, which words alone do not answer."""
_HOW_MANY = regex("(?:多少|几)[家个]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question made whole, and what it names, before it is put to any edition."""

    question: str
    whole: str
    mentions: list[DepartmentMention]
    way: Whole
    editions: Sequence[Edition]
    aliases: dict[str, tuple[str, ...]]


def _spelt_as_printed(asked: Asked, terms: frozenset[str]) -> Asked:
    """What is asked with the slips in printed names put right; departments are named as they are."""
    text = normal(asked.whole)
    spelt = as_printed(text, terms, [(mention.start, mention.end) for mention in asked.mentions])
    if spelt == text:
        return asked
    return replace(asked, whole=spelt, mentions=find_departments(spelt, asked.editions, asked.aliases))


class Answerer:
    """Finds and words the answer of given editions; which they are is settled before."""

    def __init__(self, documents: IndexedDocuments) -> None:
        self.documents = documents
        self._doubter = Doubter()

    def of_targets(self, asked: Asked, targets: Targets) -> tuple[AnswerRecord, dict[str, Any], Reading]:
        """The answer of these editions; a unit that the question names short is called by its full name."""
        indexes = self.documents.of_all(targets)
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
        self, asked: Asked, targets: Targets, units: frozenset[str]
    ) -> tuple[AnswerRecord, dict[str, Any], Reading]:
        """The answer of these editions; where there is none, that to the question with a slip put right."""
        terms = frozenset().union(*(index.terms for index in self.documents.of_all(targets)))
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
        bodies += [text[start:end] for start, end in known_spans(text, units)]
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
            if mended.endswith("有哪些") and not _HOW_MANY.search(text):
                asking.append(again)
            holds = second.status == "answered" or (lost and second.status != "not_found")
            if holds and second_trace.get("score", 0.0) >= (_LIKE if said_over else _SURE):
                record, trace, reading = second, {**second_trace, "reworded": mended}, again
                break
        if record.status == "not_found":
            record, trace = self._denied(asked, reading, targets) or (record, trace)
        if record.status == "not_found" and targets.by is None:
            found = (nearest_outcome(one, self.documents.documents(targets)) for one in asking[:_ASKING])
            near = next((outcome for outcome in found if outcome is not None), None)
            if near is not None:
                plan = Plan(operation="explain", text=reading.raw)
                record, trace = self._worded(asked.question, plan, near, targets), {**trace, "prose": True}
        scope = [target.edition.title for target in targets.chosen]
        return record.model_copy(update={"scope": scope}), trace, reading

    def _denied(
        self, asked: Asked, reading: Reading, targets: Targets
    ) -> tuple[AnswerRecord, dict[str, Any]] | None:
        """How the thing moved, where the reason asked for is none because it moved the other way."""
        moved = movement_supposed(asked.whole)
        if not moved:
            return None
        mentions = find_departments(moved, asked.editions, asked.aliases)
        again = read_question(moved, mentions, reading.terms)
        record, trace = self._best(asked.question, again, targets)
        denied = record.status == "answered" and AGAINST in record.text
        return (record, {**trace, "reworded": moved}) if denied else None

    def replanned(
        self, turn: Turn, reading: Reading, targets: Targets, record: AnswerRecord, trace: dict[str, Any]
    ) -> tuple[AnswerRecord, dict[str, Any]]:
        """The model's plan in place of the rules' one, where it is wanted and comes to something."""
        indexes = self.documents.of_all(targets)
        executor = Executor(self.documents.of)
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
        executor = Executor(self.documents.of)
        documents = self.documents.documents(targets)
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
        indexes = self.documents.of_all(targets)
        outcome = borne_out(plan, outcome, indexes, targets.chosen[0])
        if targets.by is None:
            outcome = with_cars_bought(question, plan, outcome, indexes, targets.chosen[0])
        scope = targets.chosen[0].edition.title if targets.by is None else ""
        record = write_answer(question, plan, outcome, scope)
        judged = bool(ASKS_AGREEMENT.search(question))
        return self._doubter.told(record, outcome, self.documents.documents(targets), judged=judged)


def _none(record: AnswerRecord) -> bool:
    return record.status == "not_found"
