"""问答: the conversation on one side, the proof of what is chosen on the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from itertools import islice
from typing import Any

import gradio as gr

from qa.answering.answer import AnswerRecord, Figure
from qa.page.downloads import Downloads
from qa.page.exports import conversation_docx, conversation_markdown, conversation_xlsx
from qa.page.markup import Markup
from qa.page.proof import Focus, empty_proof, proof
from qa.page.services import Services
from qa.page.suggestions import suggested_questions
from qa.page.theme import mounted
from qa.page.turns import Turn, conversation
from qa.page.welcome import welcome_words

LONGEST_QUESTION = 500
HISTORY = 8
CLOSED = "点一下回答里的数字，这里就翻到它所在的那一页，并标出那一格。"

PENDING = "(question, ...rest) => { window.yusuan.pend(question); return [question, ...rest]; }"
"""The browser shows the question by itself; the server's first word may be the whole answer."""

Update = tuple[str, str, list[Turn], str]


class AskView:
    """The parts of the view and what they do; `wire` joins them to each other."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.turns = gr.State([])
        with gr.Row(elem_id="ask"):
            with gr.Column(scale=10, min_width=340, elem_id="talk-side"):
                self.welcome = gr.HTML(
                    welcome_words(()),
                    elem_id="welcome",
                    elem_classes="yu",
                    js_on_load=mounted("suggest"),
                    apply_default_css=False,
                )
                self.talk = gr.HTML(
                    conversation(()),
                    elem_id="talk",
                    elem_classes="yu",
                    js_on_load=mounted("pick", "suggest"),
                    apply_default_css=False,
                )
                with gr.Column(elem_id="composer"):
                    with gr.Row(elem_id="composer-row"):
                        self.question = gr.Textbox(
                            label="问题",
                            show_label=False,
                            placeholder="问一个数，或让它核对",
                            lines=1,
                            max_lines=4,
                            max_length=LONGEST_QUESTION,
                            container=False,
                            elem_id="question",
                            autofocus=True,
                            scale=8,
                            html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
                        )
                        self.send = gr.Button(
                            "提问", variant="primary", elem_id="send", scale=0, min_width=72
                        )
                    with gr.Row(elem_id="tools"):
                        self.scope = gr.Dropdown(
                            choices=[],
                            multiselect=True,
                            label="限定文件",
                            show_label=False,
                            elem_id="scope",
                            container=False,
                            filterable=True,
                            scale=3,
                            min_width=150,
                        )
                        self.clear = gr.Button("清空", size="sm", scale=0, min_width=40)
                        self.exports = [
                            (gr.Button(name, size="sm", scale=0, min_width=40), kind)
                            for name, kind in (("导出 Markdown", "md"), ("Word", "docx"), ("Excel", "xlsx"))
                        ]
            with gr.Column(scale=11, min_width=340):
                self.proof = gr.HTML(
                    empty_proof(CLOSED),
                    elem_classes="yu",
                    js_on_load=mounted("pick", "open"),
                    apply_default_css=False,
                )

    def wire(self, downloads: Downloads) -> None:
        """Events of the view."""
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        outputs = [self.talk, self.question, self.turns, self.proof]
        asking: dict[str, Any] = {
            "concurrency_limit": self.services.at_once,
            "concurrency_id": "ask",
            **private,
        }
        # An answer that comes in one piece is spared the queue's way of many: a message and a thread more.
        ask, ask_suggested = (
            (self.ask, self.ask_suggested)
            if self.services.streams
            else (_at_once(self.ask), _at_once(self.ask_suggested))
        )
        for event in (self.question.submit, self.send.click):
            event(ask, [self.question, self.turns, self.scope], outputs, js=PENDING, **asking)
        for part in (self.welcome, self.talk):
            part.suggest(ask_suggested, [self.turns, self.scope], outputs, **asking)
        for part in (self.talk, self.proof):
            part.pick(self.show, [self.turns], [self.proof], concurrency_limit=4, **private)
        self.clear.click(self.start_over, None, outputs, **private)
        for button, kind in self.exports:
            downloads.offer(button, self._export(kind), [self.turns])

    # ------------------------------------------------------------ events

    def refresh(self) -> Iterator[tuple[Markup, dict[str, Any]]]:
        """The greeting and the choice of documents, as they stand now; suggestions follow when tried."""
        shelf = list(self.services.shelf())
        choices = gr.update(choices=[(f"{volume.title} · {volume.name}", volume.name) for volume in shelf])
        yield welcome_words(shelf), choices
        if shelf:
            yield welcome_words(shelf, suggested_questions(self.services, shelf)), choices

    def ask(
        self, question: str, turns: list[Turn], scope: list[str] | None, within: Sequence[str] = ()
    ) -> Iterator[Update]:
        """The answer with the proof of its first figure; a model's sentences as they pass their check.

        `within` limits this one question to documents, where a reading of another was chosen.
        """
        asked = (question or "").strip()[:LONGEST_QUESTION]
        if not asked:
            yield conversation(turns), "", turns, empty_proof(CLOSED)
            return
        turn = Turn(asked, within=tuple(within))
        for piece in self._answer(turn, turns, list(within) or scope or None):
            if isinstance(piece, str):
                turn = replace(turn, said=turn.said + piece)
                pending = [*turns, turn]
                yield conversation(pending), "", pending, empty_proof("正在查表、核对……")
                continue
            done = [*turns, replace(turn, record=piece)]
            at = len(done) - 1
            chosen = (at, 0) if piece.figures else ()
            focus = Focus(at, (0,)) if piece.figures else Focus(at)
            yield conversation(done, chosen), "", done, self._first_proof(piece, focus)

    def ask_suggested(
        self, turns: list[Turn], scope: list[str] | None, event: gr.EventData
    ) -> Iterator[Update]:
        """A suggested question, or one of the readings of an ambiguous one."""
        named = event._data.get("documents")
        within = [name for name in named if isinstance(name, str)] if isinstance(named, list) else []
        yield from self.ask(str(event._data.get("question", "")), turns, scope, within)

    def show(self, turns: list[Turn], event: gr.EventData) -> str:
        """The proof of the figure, number or source that was clicked."""
        focus = focus_of(event._data, turns)
        if focus is None:
            return empty_proof(CLOSED)
        record = turns[focus.turn].record
        assert record is not None
        return proof(self.services, record, focus, reveal=True)

    def start_over(self) -> Update:
        """An empty conversation."""
        return conversation(()), "", [], empty_proof(CLOSED)

    # ------------------------------------------------------------ helpers

    def _first_proof(self, record: AnswerRecord, focus: Focus) -> Markup:
        """The proof that an answer opens with; what was only looked through proves nothing by itself."""
        if record.status == "not_found" and not record.figures:
            looked = "文件里没有找到。回答下面列出查看过的相近之处，点开可以自己看。"
            return empty_proof(looked if record.citations else "文件里没有找到，所以没有出处。")
        return proof(self.services, record, focus)

    def _answer(
        self, turn: Turn, before: Sequence[Turn], scope: list[str] | None
    ) -> Iterator[str | AnswerRecord]:
        history = [one.question for one in before if one.record is not None][-HISTORY:]
        try:
            yield from self.services.engine.stream(turn.question, scope, history)
        except Exception as error:  # a question never takes the page down; the reason goes to the log
            print(f"回答失败：{type(error).__name__}: {error}", flush=True)
            words = "这个问题没有处理成功，请换一种说法再试。"
            yield AnswerRecord(question=turn.question, status="failed", text=words)

    def _export(self, kind: str) -> Any:
        def make(turns: list[Turn]) -> tuple[str, bytes]:
            answered = [turn for turn in turns if turn.record is not None]
            if not answered:
                raise gr.Error("还没有可以导出的问答", print_exception=False)
            writer = {"md": conversation_markdown, "docx": conversation_docx, "xlsx": conversation_xlsx}[kind]
            return f"预算问答.{kind}", writer(answered)

        return make


def _at_once(pieces: Callable[..., Iterator[Update]]) -> Callable[..., Update]:
    """The last of the pieces alone; the signature stays, by which Gradio knows who wants the event."""

    @wraps(pieces)
    def whole(*given: Any) -> Update:
        *_, last = pieces(*given)
        return last

    return whole


def focus_of(data: dict[str, Any], turns: Sequence[Turn]) -> Focus | None:
    """What a click names, if this session has it: nothing else can be asked for."""
    turn = data.get("turn")
    if not isinstance(turn, int) or not 0 <= turn < len(turns) or turns[turn].record is None:
        return None
    record = turns[turn].record
    assert record is not None
    focus = Focus(turn)
    path = data.get("path")
    if isinstance(path, list) and all(isinstance(index, int) for index in path[:8]):
        focus = replace(focus, path=tuple(path[:8]))
    if isinstance(data.get("cite"), int):
        focus = replace(focus, cite=data["cite"])
    if isinstance(data.get("walk"), int):
        focus = replace(focus, path=next(islice(_paths(record.figures), max(data["walk"], 0), None), ()))
    if isinstance(data.get("place"), int):
        focus = replace(focus, place=data["place"])
    return focus


def _paths(figures: Sequence[Figure], path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """The path of each figure, each before its operands: the order that `checks` counts in."""
    for at, figure in enumerate(figures):
        yield (*path, at)
        yield from _paths(figure.operands, (*path, at))
