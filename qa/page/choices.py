"""The readings of a question that has several: each with its figure, its place, and a button that asks it."""

from __future__ import annotations

from dataclasses import dataclass

from qa.answering.answer import AnswerRecord, Citation, Figure
from qa.page.markup import Markup, action, grouped, join, tag
from qa.page.standing import place_words

MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading: the place of its figure in the record, and the question that means it alone."""

    at: int
    figure: Figure
    where: str
    question: str
    documents: tuple[str, ...] = ()


def choices_of(record: AnswerRecord) -> list[Choice]:
    """The readings of an ambiguous answer, told apart by whose they are, by document, table or name."""
    if record.status != "ambiguous":
        return []
    cited = [(at, figure, _cited(record, figure)) for at, figure in enumerate(record.figures)]
    documents = {place.document for _, _, place in cited if place}
    tables = {place.table for _, _, place in cited if place}
    several = len(documents) > 1
    found = []
    for at, figure, place in cited[:MOST_CHOICES]:
        where = "" if place is None else place_words(place)
        question = record.question
        edition = next((title for title in record.scope if figure.label.startswith(f"{title}：")), None)
        if edition is not None:
            question = f"{edition}：{record.question}"
        elif place is not None and several:
            where = f"{place.document} {where}"
        elif place is not None and place.table and len(tables) > 1:
            question = f"《{place.table}》里{figure.label}是多少"
        else:
            question = f"{figure.label}是多少"
        limit = (place.document,) if place is not None and several and edition is None else ()
        found.append(Choice(at, figure, where, question, limit))
    return found


def choice_list(record: AnswerRecord, turn: int) -> Markup | None:
    """The readings as cards; None where there is nothing to choose."""
    choices = choices_of(record)
    if len(choices) < 2:
        return None
    cards = [tag("li", _card(choice, turn), class_="choice") for choice in choices]
    return tag("ul", join(cards), class_="choices", aria_label="几种读法，请选一种")


def _card(choice: Choice, turn: int) -> Markup:
    figure = choice.figure
    again = {"question": choice.question, "documents": list(choice.documents)}
    amount = tag(
        "span",
        tag("span", grouped(figure.value), class_="value"),
        tag("span", figure.unit or "", class_="unit"),
        class_="amount",
    )
    place = tag(
        "button",
        choice.where or "看出处",
        type="button",
        class_="source",
        **action("pick", turn=turn, path=[choice.at]),
    )
    name = f"就问这个：{figure.label}"
    ask = tag(
        "button", "就问这个", type="button", class_="outline", aria_label=name, **action("suggest", **again)
    )
    return join([tag("span", figure.label, class_="label"), amount, place, ask])


def _cited(record: AnswerRecord, figure: Figure) -> Citation | None:
    at = figure.citation
    if at is None and figure.operands:
        at = figure.operands[0].citation
    return record.citations[at] if at is not None and 0 <= at < len(record.citations) else None
