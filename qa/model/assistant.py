"""The configured model as the engine sees it: offers a plan where the rules are unsure, and words answers.

Whatever fails is one line in the log and leaves the rules' answer as it was, within the budget.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Protocol

from ingest.amounts import fold
from qa.answering.answer import AnswerRecord
from qa.answering.claims import directions_in
from qa.answering.evidence import direction_of
from qa.executing.values import Outcome
from qa.items.entries import DocumentIndex
from qa.model.budget import ModelFailure, Spending
from qa.model.confidence import ENOUGH
from qa.model.endpoint import Endpoint
from qa.model.plans.planner import Run, plan_by_model
from qa.model.words.writer import write_by_model
from qa.planning.plan import Plan
from qa.question.reading import Reading
from qa.scoping.targets import Targets

log = logging.getLogger(__name__)

PlannerMode = Literal["rules", "model", "auto"]


class ModelSettings(Protocol):
    """The settings that name a model."""

    @property
    def llm_base_url(self) -> str | None:
        """Where the endpoint is, with its /v1."""

    @property
    def llm_model(self) -> str | None:
        """The model to ask for."""

    @property
    def llm_api_key(self) -> Any:
        """A secret, or None."""

    @property
    def llm_timeout(self) -> float:
        """Seconds that one answer may take."""


def make_assistant(settings: ModelSettings, mode: PlannerMode = "auto") -> Assistant | None:
    """The assistant of the settings; None where no model is configured or none is wanted."""
    if mode == "rules" or not settings.llm_base_url or not settings.llm_model:
        return None
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    endpoint = Endpoint(settings.llm_base_url, settings.llm_model, key, settings.llm_timeout)
    threading.Thread(target=endpoint.prepare, daemon=True, name="model-client").start()
    return Assistant(endpoint, mode)


class Assistant:
    """One endpoint and how far it is relied on: from a confidence of `trust` on the rules are."""

    def __init__(self, endpoint: Endpoint, mode: PlannerMode = "auto", trust: float | None = None) -> None:
        self.endpoint = endpoint
        self.mode = mode
        self.trust = ENOUGH if trust is None else trust

    def begin(self) -> Turn:
        """The account of one answer."""
        return Turn(self.endpoint, self.mode, Spending(self.endpoint.seconds), self.trust)


@dataclass
class Turn:
    """One answer in the making."""

    endpoint: Endpoint
    mode: PlannerMode
    spending: Spending
    trust: float = ENOUGH
    planned: bool = False
    down: bool = False

    def replan(
        self,
        reading: Reading,
        targets: Targets,
        indexes: Sequence[DocumentIndex],
        run: Run,
        confidence: float,
    ) -> tuple[Plan, Outcome] | None:
        """The model's plan with its outcome where it is wanted and holds; None leaves the rules' answer."""
        if self.mode == "auto" and confidence >= self.trust:
            return None
        try:
            return plan_by_model(self.endpoint, reading, targets, indexes, run, self.spending)
        except ModelFailure as failure:
            self._note("计划", failure)
            return None

    def settle(self, held: AnswerRecord, offered: AnswerRecord, confidence: float) -> bool:
        """Whether the model's answer stands in place of the rules'.

        Not where the rules are sure and the two differ: what is measured (see `qa.model.confidence`)
        outweighs what cannot be.
        """
        self.planned = confidence < self.trust or _says_the_same(held, offered)
        if not self.planned:
            self.spending.notes.append("计划的结果与规则有把握的回答不同，用规则的")
        return self.planned

    def word(self, record: AnswerRecord) -> Iterator[str | AnswerRecord]:
        """Checked sentences, then the record: the model's wording, or the rules' where that fails."""
        record = record.model_copy(update={"planner": "model" if self.planned else "rules"})
        if self.planned:
            record = record.model_copy(update={"model": self.endpoint.model})
        if self._worth_wording(record):
            try:
                yield from write_by_model(self.endpoint, record, self.spending)
                return
            except ModelFailure as failure:
                self._note("措辞", failure)
                record = record.model_copy(update={"refused": str(failure)})
        yield record

    def _worth_wording(self, record: AnswerRecord) -> bool:
        """Not one figure looked up, which the rules write as well and at once; nor verdicts and lists.

        “不一致，相差0.01万元” is no wording that a model may choose, a list must be whole, and where
        the question takes for granted what is not so, that has to be said.
        """
        if self.down or record.status != "answered" or not (record.figures or record.citations):
            return False
        if record.verdict is not None or record.items or _mistaken(record):
            return False
        plain = len(record.figures) == 1 and record.figures[0].kind != "computed"
        return self.mode == "model" or not plain

    def _note(self, what: str, failure: ModelFailure) -> None:
        self.spending.notes.append(f"{what}：{failure}")
        self.down = self.down or not str(failure).startswith(("两次计划", "措辞"))
        log.warning("没有采用模型的%s：%s", what, failure)

    def trace(self) -> dict[str, Any]:
        """For `--explain`: the model, its tokens, seconds and failures."""
        return {"model": self.endpoint.model, **self.spending.summary()}


def _says_the_same(a: AnswerRecord, b: AnswerRecord) -> bool:
    """The same direct figure, names and verdict, however many figures stand beside them."""
    heads = [(figure.value, figure.unit) for record in (a, b) for figure in record.figures[:1]]
    same = len(heads) != 1 and len(set(heads)) < 2
    return same and (a.status, a.items, a.verdict) == (b.status, b.items, b.verdict)


def _mistaken(record: AnswerRecord) -> bool:
    """Whether the question says 增加 or 减少 of what went the other way, or nowhere."""
    said = {word.kind for word in directions_in(fold(record.question))} & {"up", "down"}
    held = {direction_of(figure, record) for figure in record.figures[:1]}
    nowhere = any(Decimal(figure.value) == 0 for figure in record.figures[:1])
    return bool(said) and (nowhere or (bool(held - {None}) and not held & said))
