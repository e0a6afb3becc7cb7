"""The conversation: questions, and answers with their figures as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.answer import AnswerRecord, Figure
from qa.page.chart_choice import chart_of
from qa.page.chart_frame import chart_figure
from qa.page.choices import choice_list
from qa.page.markup import Markup, action, grouped, join, tag
from qa.page.prose import answer_prose, spoken_prose
from qa.page.standing import place_words, standing_of

FIGURES_SHOWN = 12
SOURCES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a session; `record` is None while it is being answered, `said` what is checked so far.

    `within` names the documents it was limited to, where a reading was chosen.
    """

    question: str
    record: AnswerRecord | None = None
    said: str = ""
    within: tuple[str, ...] = ()


def conversation(turns: Sequence[Turn], chosen: tuple[int, ...] = ()) -> Markup:
    """All turns; `chosen` is the turn and the path of the figure whose proof is open."""
    items = join(_turn(at, turn, chosen, last=at == len(turns) - 1) for at, turn in enumerate(turns))
    return tag(
        "div",
        tag("ol", items),
        class_="talk",
        role="log",
        aria_live="polite",
        aria_label="问答记录",
        tabindex="0",
    )


def figure_button(figure: Figure, turn: int, path: Sequence[int], pressed: bool = False) -> Markup:
    """A figure as a button: its name, its value, its unit."""
    unit = tag("span", figure.unit, class_="unit") if figure.unit else None
    return tag(
        "button",
        tag("span", figure.label, class_="label"),
        tag("span", tag("span", grouped(figure.value), class_="value"), unit, class_="amount"),
        type="button",
        class_=f"chip {figure.kind}",
        aria_pressed="true" if pressed else "false",
        **action("pick", turn=turn, path=list(path)),
    )


def _turn(at: int, turn: Turn, chosen: tuple[int, ...], last: bool) -> Markup:
    limit = tag("small", f"只看 {'、'.join(turn.within)}") if turn.within else None
    asked = tag(
        "div",
        tag("span", "问", class_="who", aria_hidden="true"),
        tag("p", turn.question, limit),
        class_="asked",
    )
    if turn.record is None:
        waiting = tag("span", "正在写下一句，写完就核对" if turn.said else "正在查表、核对", class_="waiting")
        said = join([spoken_prose(turn.said) if turn.said else None, waiting])
        return tag("li", asked, tag("div", said, class_="answer pending", aria_busy="true"), class_="turn")
    return tag("li", asked, _answer(at, turn.record, chosen), class_="turn", data_last=last)


def _answer(at: int, record: AnswerRecord, chosen: tuple[int, ...]) -> Markup:
    standing = standing_of(record)
    head = tag(
        "header",
        tag("span", standing.word, class_="badge", title=standing.meaning),
        tag("span", standing.meaning, class_="meaning"),
        tag(
            "button",
            "复制",
            type="button",
            class_="quiet",
            data_copy=record.text.replace("**", ""),
            aria_label="复制这个回答",
        ),
    )
    chart = chart_of(record)
    choices = choice_list(record, at)
    return tag(
        "article",
        head,
        tag("div", answer_prose(record, at, brief=choices is not None), class_="prose-text"),
        _doubts(record),
        choices or _figures(at, record, chosen),
        chart_figure(chart, f"图-{at + 1}") if chart else None,
        _sources(at, record) if choices is None else None,
        class_=f"answer {standing.key}",
        aria_label=f"回答：{standing.word}",
    )


def _doubts(record: AnswerRecord) -> Markup | None:
    """What the documents themselves contradict, where the text has not said it."""
    said = [words for words in record.doubts if words not in record.text]
    if not said:
        return None
    lines = join(tag("li", words) for words in said)
    return tag("div", tag("p", "文件自己对不上"), tag("ul", lines), class_="doubts", role="note")


def _writer(record: AnswerRecord) -> str | None:
    if record.writer == "model":
        return "模型行文，数字由程序填入，逐句核对"
    return "模型的措辞没有通过核对，这里是程序写的" if record.refused else None


def _figures(at: int, record: AnswerRecord, chosen: tuple[int, ...]) -> Markup | None:
    if not record.figures:
        return None
    chips = [
        tag("li", figure_button(figure, at, [index], chosen == (at, index)))
        for index, figure in enumerate(record.figures[:FIGURES_SHOWN])
    ]
    more = len(record.figures) - FIGURES_SHOWN
    if more > 0:
        chips.append(tag("li", tag("span", f"另有 {more} 个数，见导出", class_="more")))
    return tag("ul", join(chips), class_="chips", aria_label="回答里的数字，点开看出处")


def _sources(at: int, record: AnswerRecord) -> Markup | None:
    if not record.citations:
        return None
    several = len({citation.document for citation in record.citations}) > 1
    seen: dict[str, int] = {}
    for index, citation in enumerate(record.citations):
        words = place_words(citation)
        seen.setdefault(f"{citation.document} {words}" if several else words, index)
    links = [
        tag("li", tag("button", words, type="button", class_="source", **action("pick", turn=at, cite=index)))
        for words, index in list(seen.items())[:SOURCES_SHOWN]
    ]
    if len(seen) > SOURCES_SHOWN:
        links.append(tag("li", tag("span", f"等 {len(seen)} 处", class_="more")))
    document = record.citations[0].document if not several else None
    writer = _writer(record)
    return tag(
        "footer",
        tag("span", "出处" if record.status != "not_found" else "查看过的相近之处", class_="caption"),
        tag("span", document, class_="document") if document else None,
        tag("ul", join(links)),
        tag("span", writer, class_="writer") if writer else None,
    )
