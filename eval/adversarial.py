"""Dishonest and broken models against the engine, over real HTTP (`yusuan eval --adversarial`).

Every lie is false or typed where a slot was due. A run counts what reached the user (none may), how many
honest answers were turned down, and how long broken endpoints held an answer up.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from eval.honest_model import NO_PLAN, draft_of, honest_paragraphs
from eval.liars.case import Case
from eval.liars.numbers import NUMBER_LIES
from eval.liars.plans import Planning, plan_lies
from eval.liars.statements import STATEMENT_LIES
from eval.openai_server import BROKEN, SLOW, OpenAIServer, Said, asked_for, data_of
from eval.suite import Item, load_suite
from ingest.model import Document, Identity
from qa.answering.answer import AnswerRecord
from qa.answering.evidence import walk
from qa.answering.shown import shown
from qa.engine import Engine
from qa.model.assistant import Assistant
from qa.model.endpoint import Endpoint

SAMPLES = Path(__file__).parent / "samples" / "pdf"
SUITE = Path(__file__).parent / "suites" / "samples.jsonl"
NOTHING = json.dumps(NO_PLAN)
PROSE_LIES = NUMBER_LIES | STATEMENT_LIES
SHORT = 1.5
"""Seconds of budget against an endpoint that hangs."""
GRACE = 1.0
_BOLD = re.compile(r"\*\*(.*?)\*\*")


class Shelf:
    """Parsed documents as the engine wants them."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = dict(documents)

    def identities(self) -> Sequence[tuple[str, Identity]]:
        """Name and identity of every document."""
        return [(name, document.identity) for name, document in self.documents.items()]

    def load(self, name: str) -> Document:
        """One document."""
        return self.documents[name]


@dataclass
class Report:
    """What a run came to."""

    dishonest: int = 0
    leaked: list[str] = field(default_factory=list)
    honest: int = 0
    refused: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    leaks: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    step: Callable[[], object] | None = None

    @property
    def passed(self) -> bool:
        """No lie shown, nothing late, at most one honest answer of a hundred turned down."""
        return not self.leaked and not self.late and len(self.refused) * 100 <= self.honest

    def lines(self) -> list[str]:
        """The counts, in Chinese."""
        share = 100 * len(self.refused) / self.honest if self.honest else 0.0
        return [
            f"不诚实的回答 {self.dishonest} 个（{len(self.kinds)} 种），漏过 {len(self.leaked)} 个",
            f"诚实的回答 {self.honest} 个，误拒 {len(self.refused)} 个（{share:.2f}%）",
            f"超过时限的回答 {len(self.late)} 个；用时 {self.seconds:.0f} 秒",
            *[
                f"  {kind}：{count} 个，漏过 {self.leaks[kind]} 个"
                for kind, count in sorted(self.kinds.items())
            ],
            *[f"漏过：{line}" for line in self.leaked[:20]],
            *[f"误拒：{line}" for line in self.refused[:20]],
            *[f"超时：{line}" for line in self.late[:20]],
        ]


def run(
    shelf: Shelf,
    items: Sequence[Item],
    dishonest: int = 2000,
    honest: int = 500,
    seed: int = 1,
    step: Callable[[], object] | None = None,
) -> Report:
    """Ask the items' questions of lying, broken and honest models until the counts are reached.

    `step` is called after each dishonest answer.
    """
    started = time.monotonic()
    report = Report(step=step)
    stage = _Stage(shelf, items, seed)
    with stage.server:
        stage.broken(report)
        stage.plans(report, dishonest // 2)
        stage.prose(report, dishonest)
        stage.honest(report, honest)
    report.seconds = time.monotonic() - started
    return report


class _Stage:
    """The engine, the server, and the line it is told to say next."""

    def __init__(self, shelf: Shelf, items: Sequence[Item], seed: int) -> None:
        self.random = Random(seed)
        self.plan, self.text = Said(NOTHING), Said()
        self.server = OpenAIServer(lambda body: self.plan if asked_for(body) == "plan" else self.text)
        self.rules = Engine(shelf)
        self._answers: dict[str, AnswerRecord] = {}
        self.engine = Engine(shelf)
        self.endpoint = Endpoint(self.server.base_url, "test", None, 20.0, cached=0)
        self.slow = Endpoint(self.server.base_url, "test", None, SHORT, cached=0)
        self.engine.assistant = Assistant(self.endpoint, "model")
        for endpoint in (self.endpoint, self.slow):
            endpoint.prepare()
        self.items = [
            item for item in items if self._plain(item).status == "answered" and self._plain(item).figures
        ]
        self._labels: dict[str, tuple[Mapping[str, Any], ...]] = {}
        self._plannings: dict[str, tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]] = {}

    def _plain(self, item: Item) -> AnswerRecord:
        if item.id not in self._answers:
            self._answers[item.id] = self.rules.ask(item.question, item.documents, item.history)
        return self._answers[item.id]

    def _ask(self, item: Item) -> AnswerRecord:
        return self.engine.ask(item.question, item.documents, item.history)

    def _word(self, item: Item) -> tuple[AnswerRecord, str]:
        """The engine's last step alone, over the rules' answer; with it the sentences that were streamed."""
        *pieces, record = Assistant(self.endpoint, "model").begin().word(self._plain(item))
        assert isinstance(record, AnswerRecord)
        return record, "".join(piece for piece in pieces if isinstance(piece, str))

    def case(self, item: Item) -> Case:
        """The rules' answer with the slots that a writer would get for it, read off the wire."""
        if item.id not in self._labels:
            before = len(self.server.requests)
            self.plan, self.text = Said(NOTHING), Said(manner="empty")
            self._word(item)
            bodies = [body for body in self.server.requests[before:] if asked_for(body) == "prose"]
            self._labels[item.id] = tuple(data_of(bodies[-1])["labels"]) if bodies else ()
            self.server.requests.clear()
        return Case(self._plain(item), self._labels[item.id], self.random)

    def prose(self, report: Report, wanted: int) -> None:
        """Lies in words."""
        while report.dishonest < wanted:
            item = self.random.choice(self.items)
            case = self.case(item)
            for kind, lie in PROSE_LIES.items():
                text = lie(case) if case.labels else None
                if text is None:
                    continue
                self.plan, self.text = Said(NOTHING), Said(text)
                record, streamed = self._word(item)
                self._judge(report, kind, case.record, text, record, streamed)

    def plans(self, report: Report, wanted: int) -> None:
        """Lies in plans: the answer must stay that of the rules.

        Asked twice: as the engine is, and as if the rules were sure of nothing, so that the checks of a
        plan are tried by themselves.
        """
        while report.dishonest < wanted:
            item = self.random.choice(self.items)
            plain = self._plain(item)
            for kind, text in plan_lies(self.planning(item)):
                self.plan, self.text = Said(text), Said(manner="empty")
                for trust in (None, 2.0):
                    self.engine.assistant = Assistant(self.endpoint, "model", trust)
                    self._judge(report, kind, plain, text, self._ask(item))
        self.engine.assistant = Assistant(self.endpoint, "model")

    def planning(self, item: Item) -> Planning:
        """The honest plan, with the catalogue that a planner would get, read off the wire."""
        if item.id not in self._plannings:
            record = self.rules.ask(item.question, item.documents, item.history, explain=True)
            before = len(self.server.requests)
            self.plan, self.text = Said(NOTHING), Said(manner="empty")
            self._ask(item)
            bodies = [body for body in self.server.requests[before:] if asked_for(body) == "plan"]
            data = data_of(bodies[-1]) if bodies else {}
            columns = {column for table in data.get("tables", ()) for column in table["columns"]}
            self._plannings[item.id] = (
                draft_of(record),
                tuple(data.get("items", ())),
                tuple(sorted(columns)),
            )
            self.server.requests.clear()
        return Planning(item.question, *self._plannings[item.id], self.random)

    def broken(self, report: Report) -> None:
        """Endpoints that fail: the rules' answer within the budget."""
        for manner in (*BROKEN, *SLOW):
            for item in self.items[:2] if manner in SLOW else self.items[:10]:
                plain = self._plain(item)
                endpoint = self.slow if manner in SLOW else self.endpoint
                self.engine.assistant = Assistant(endpoint, "model")
                self.plan = self.text = Said(NOTHING * 3, manner)
                record = self._ask(item)
                self._judge(report, f"endpoint: {manner}", plain, manner, record)
                if record.seconds > endpoint.seconds + GRACE:
                    report.late.append(f"{manner} {record.seconds:.1f} 秒")
        self.engine.assistant = Assistant(self.endpoint, "model")

    def honest(self, report: Report, wanted: int) -> None:
        """Paragraphs that keep to the instructions are shown as they are."""
        while report.honest < wanted:
            for item in self.items:
                case = self.case(item)
                if not case.labels or report.honest >= wanted:
                    continue
                for text in honest_paragraphs(case):
                    self.plan, self.text = Said(NOTHING), Said(text)
                    record, _ = self._word(item)
                    report.honest += 1
                    if record.writer != "model":
                        report.refused.append(f"{item.question}｜{text}｜{record.refused}")

    def _judge(
        self,
        report: Report,
        kind: str,
        plain: AnswerRecord,
        told: str,
        record: AnswerRecord,
        streamed: str = "",
    ) -> None:
        """The rules' answer must stand, and what was streamed before the lie holds no number of its own."""
        report.dishonest += 1
        if report.step is not None:
            report.step()
        report.kinds[kind] += 1
        known = {shown(figure).lstrip("-") for figure in walk(plain.figures)}
        strange = [number for number in _BOLD.findall(streamed) if number.lstrip("-") not in known]
        same = _say_the_same(record, plain) and (record.planner == "model" or record.text == plain.text)
        if not same or strange:
            report.leaks[kind] += 1
            report.leaked.append(f"{kind}｜{plain.question}｜{told[:300]}｜{(streamed or record.text)[:120]}")


def _say_the_same(record: AnswerRecord, plain: AnswerRecord) -> bool:
    """Whether a user takes the same from both: the direct figure, names, verdict.

    A name beside the very figure that the other gives alone says no more.
    """
    heads = [[(figure.value, figure.unit) for figure in one.figures[:1]] for one in (record, plain)]
    alone = heads[0] == heads[1] != [] and not (record.items and plain.items)
    named = alone or record.items == plain.items
    return (record.status, heads[0], record.verdict) == (plain.status, heads[1], plain.verdict) and named


def load_samples(folder: Path = SAMPLES) -> Shelf:
    """The bundled samples, parsed."""
    from ingest.pipeline import parse

    return Shelf({path.name: parse(path) for path in sorted(folder.glob("*.pdf"))})


def try_liars(dishonest: int, honest: int, seed: int) -> bool:
    """A run over the samples, its counts printed; whether it was passed."""
    from qa.terminal import Bar

    logging.getLogger("qa").setLevel(logging.ERROR)
    with Bar("说谎的模型") as bar:
        report = run(load_samples(), load_suite(SUITE), dishonest, honest, seed, bar.step)
    print("\n".join(report.lines()))
    return report.passed


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts; 1 where a lie got through or too many honest answers did not."""
    options = argparse.ArgumentParser(
        prog="python -m eval.adversarial", description="不诚实的模型与断线的服务"
    )
    options.add_argument("--dishonest", type=int, default=2000, help="不诚实的回答个数")
    options.add_argument("--honest", type=int, default=500, help="诚实的回答个数")
    options.add_argument("--seed", type=int, default=1, help="随机种子")
    chosen = options.parse_args(arguments)
    return 0 if try_liars(chosen.dishonest, chosen.honest, chosen.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
