"""Where a careful reader looks before saying that there is none: the denial, the empty table, the neighbours.

Nothing here finds a figure. An outcome that is blank, zero or not found is given the places that bear
it out: sentences of the document that say so (`quotes`), and places only looked at (`seen`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.model import Document, Row, Table
from qa.executing.values import Outcome, Quote
from qa.items.entries import DocumentIndex
from qa.items.lookup import look_up
from qa.items.phrases import content_of, weights_of
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.question.text import Coverage, bare, normal
from qa.scoping.targets import Target

_NOTHING = regex(
    r"无|没有|未(?:安排|编列|编制|使用|发生|涉及|产生|设)|不(?:涉及|安排|编制|单独|再编)|暂不|为空"
)
_ZERO = regex(r"(?<![\d.,])0(?:\.0+)?(?:万元|亿元|元|辆|台|个|人|家)|(?:为|是|数|计)0(?:\.0+)?(?![\d.%])")
_LONGEST = 160
"""A sentence longer than this denies too many things to be the one that answers."""

_SURE = 0.9
_NEAR = 0.72
_TOUCHED = 0.5
_NAMES_NOTHING = 1.5
"""Weight of words that name no item: 本级预算."""
_NO_BOX = (0.0, 0.0, 0.0, 0.0)
_ECONOMIC = regex(r"(?:费|费用|补贴|津贴|奖金|工资|公积金|缴费|离休金|退休金|补助|商品和服务支出|福利支出)$")
_FUNCTION_TABLES = ("general_budget_table", "fiscal_expenditure_table", "expenditure_table")
_ECONOMIC_TABLES = ("basic_expenditure_table", "economic_class_table")
_PEOPLE = regex(r"编制|在职|在编|人员|离退休|退休|职工")
_CARS = regex(r"车辆|公务用车|用车")
_ASSETS = regex(r"固定资产|国有资产|房屋|设备|在建工程|无形资产")
_FUNCTION = regex(r"[^费资]支出$")
_ASSETS_HEADING = regex(r"国有资产|其他重要事项|其他(?:需要)?说明")
"""Under it a disclosure counts its cars and equipment, where it does."""


def borne_out(plan: Plan, outcome: Outcome, indexes: Sequence[DocumentIndex], target: Target) -> Outcome:
    """The outcome with the places that show why there is no figure; any other outcome as it is."""
    documents = [index.document for index in indexes]
    if outcome.lead or outcome.items or outcome.quotes or not plan.operands:
        return outcome
    zero = outcome.status == "answered" and bool(outcome.values) and outcome.values[0].amount == 0
    if outcome.status == "answered" and not (zero and plan.operation in ("lookup", "test")):
        return outcome
    if outcome.status == "ambiguous":
        return outcome
    printed_zero = _printed_zero(plan, outcome, indexes, target)
    if printed_zero is not None:
        outcome, zero = printed_zero, True
    lacking = [value.label for value in outcome.values if not value.found]
    phrases = [operand.phrase for operand in plan.operands[:2]]
    topic = _Topic(phrases[0])
    denials = list(_denials(topic, documents)) if topic.total > _NAMES_NOTHING else []
    if outcome.status == "not_found":
        plain = (
            plan.operation in ("lookup", "test")
            and plan.relation in (None, "exists")
            and plan.operands[0].unit in (None, "money")
        )
        own = target.year is None and plan.operands[0].year in (None, target.edition.year)
        sure = next((found for found in denials if found.cover >= _SURE and found.said), None)
        if own and plan.operation == "lookup" and plan.operands[0].role == "count":
            blank = next(_left_blank(normal(phrases[0]), documents), None)
            if blank is not None:
                lead = "文件列出了这一项，但没有填写数量。"
                return replace(outcome, status="no_data", values=(), quotes=(blank,), score=0.9, lead=lead)
            sure = next(_denied_counts(topic, documents), None)
            plain = sure is not None
        if plain and own and sure is not None and plan.operands[0].role in ("amount", "count"):
            return replace(
                outcome, status="no_data", values=(), quotes=(sure.quote,), score=0.9,
                lead=f"文件写明没有安排：{sure.quote.text.strip()}",
                verdict=False if plan.relation == "exists" else None,
            )  # fmt: skip
        return replace(outcome, seen=tuple(_looked_at(plan, topic, documents, target, bool(lacking))))
    nought = next((found for found in denials if found.cover >= _SURE and not found.said), None)
    if plan.relation == "equal" and not zero and nought is not None:
        lead = f"是：文件写明“{nought.quote.text.strip()}”"
        return replace(outcome, status="answered", values=(), verdict=True, quotes=(nought.quote,), lead=lead)
    tables = tuple(_empty_tables(topic, documents)) if topic.total else ()
    said = _one_a_page([found.quote for found in denials if found.said])[:2]
    printed = _one_a_page([found.quote for found in denials if not found.said])[:2]
    if zero:
        return replace(outcome, seen=(*said, *printed, *tables)[:4])
    return replace(outcome, quotes=tuple(said), seen=(*printed, *tables)[:4])


def _printed_zero(
    plan: Plan, outcome: Outcome, indexes: Sequence[DocumentIndex], target: Target
) -> Outcome | None:
    """Where the cell is blank and the prose prints 0 for the same item, the answer is that 0."""
    if outcome.status != "no_data" or plan.operation not in ("lookup", "test") or len(outcome.values) != 1:
        return None
    blank = outcome.values[0]
    said = look_up(plan.operands[0].model_copy(update={"source": "text"}), indexes, target.edition)
    if not said.found or said.amount != 0 or said.cover < _SURE or target.year is not None:
        return None
    value = replace(said, evidence=(*said.evidence, *blank.evidence)[:5], others=())
    verdict = {"exists": False, "equal": True}.get(plan.relation or "", outcome.verdict)
    return replace(outcome, status="answered", values=(value,), verdict=verdict)


def first_pages(documents: Sequence[Document]) -> tuple[Quote, ...]:
    """What the first page says of whose disclosure it is and of which year."""
    found = []
    for document in documents:
        passage = next((passage for passage in document.passages if passage.sentences), None)
        if passage is not None:
            sentence = passage.sentences[0]
            page = 1 if sentence.page <= 2 else sentence.page
            text = passage.text[:60] if sentence.page == page else document.name
            found.append(Quote(document.name, page, sentence.box if sentence.page == page else _NO_BOX, text))
    return tuple(found[:2])


# ------------------------------------------------------------ what was asked for


class _Topic:
    """The words that name what was asked for, weighed."""

    def __init__(self, phrase: str) -> None:
        self.text = content_of(phrase)
        self.weights = weights_of(self.text)
        self.total = sum(self.weights)
        self.coverage = Coverage(self.text)

    def cover(self, text: str) -> float:
        """The share of the topic that some text holds."""
        if not self.total:
            return 0.0  # the question names nothing of its own
        mask, _ = self.coverage.masks(text)
        return sum(w for at, w in enumerate(self.weights) if mask >> at & 1) / self.total


@dataclass(frozen=True, slots=True)
class _Denial:
    quote: Quote
    cover: float
    said: bool


def _denials(topic: _Topic, documents: Sequence[Document]) -> Iterator[_Denial]:
    """Sentences that say there is none of it (`said`), or print a zero for it, the closest first."""
    found: list[_Denial] = []
    for document in documents:
        for passage in document.passages:
            if passage.heading_path[:1] == ("目录",) or any(
                "名词解释" in part for part in passage.heading_path
            ):
                continue
            heading = normal(passage.heading_path[-1]) if passage.heading_path else ""
            for sentence in passage.sentences:
                text = normal(sentence.text)
                quote = Quote(document.name, sentence.page, sentence.box, sentence.text)
                nothing = _NOTHING.search(text)
                if nothing and len(text) <= _LONGEST:
                    text = _denying(text)
                    cover = max(topic.cover(text), 0.89 * topic.cover(heading + "|" + text))
                    if cover >= _NEAR:
                        found.append(_Denial(quote, cover, True))
                        continue
                for clause in re.split("[,，;；。]", text):
                    if _ZERO.search(clause) and topic.cover(clause) >= _NEAR:
                        found.append(_Denial(quote, topic.cover(clause), False))
                        break
    found.sort(key=lambda denial: (-round(denial.cover, 1), len(denial.quote.text)))
    yield from found


def _denying(text: str) -> str:
    """The clauses of a denial alone, where others tell amounts: 支出9.4万元，未发生公务用车购置费."""
    if not _SOME_MONEY.search(text):
        return text
    return "|".join(clause for clause in re.split("[,，;；。]", text) if _NOTHING.search(clause)) or text


_SOME_MONEY = regex(r"(?<![\d.,])(?=[\d,.]*[1-9])\d[\d,.]*(?:亿|万|千)?元")


def _denied_counts(topic: _Topic, documents: Sequence[Document]) -> Iterator[_Denial]:
    """Clauses that say by themselves that there is none of it: 无国（境）外公务接待情况."""
    for document in documents:
        for passage in document.passages:
            for sentence in passage.sentences:
                for clause in re.split("[,，;；。]", re.sub("[()]", "", normal(sentence.text))):
                    if _NONE.match(clause) and topic.cover(clause) >= _SURE:
                        quote = Quote(document.name, sentence.page, sentence.box, sentence.text)
                        yield _Denial(quote, topic.cover(clause), True)


def _left_blank(asked: str, documents: Sequence[Document]) -> Iterator[Quote]:
    """Sentences that list a kind of car with its unit and no number: 机要通信用车辆、应急保障用车3辆."""
    for document in documents:
        for passage in document.passages:
            for sentence in passage.sentences:
                named = _UNNUMBERED.findall(normal(sentence.text)) if "用车" in asked else []
                if any(name.removeprefix("其中") in asked for name in named):
                    yield Quote(document.name, sentence.page, sentence.box, sentence.text)


_UNNUMBERED = regex("(?:[、,，;；:]|其中)([^、,，;；:\\d]{1,14}用车)[辆台](?=[、,，;；。])")
_NONE = regex("(?:本年|当年|全年|20\\d\\d年)?度?(?:无|没有|未(?:安排|发生|开展|组织))")


def _empty_tables(topic: _Topic, documents: Sequence[Document]) -> Iterator[Quote]:
    """Tables about what was asked for that print no figure but zeros."""
    for document in documents:
        filled = {fact.table for fact in document.facts if fact.amount}
        for table in document.tables:
            if table.index in filled or not table.title or topic.cover(normal(table.title)) < _NEAR:
                continue
            note = next(iter(table.notes), table.title)
            yield Quote(document.name, table.pages[0], _NO_BOX, note)


# ------------------------------------------------------------ places looked at in vain


def _looked_at(
    plan: Plan, topic: _Topic, documents: Sequence[Document], target: Target, lacking: bool
) -> Iterator[Quote]:
    operand, edition = plan.operands[0], target.edition
    if target.year not in (None, edition.year) or (edition.kind == "预算" and "决算" in operand.phrase):
        yield from first_pages(documents)
        return
    if _ASSETS.search(operand.phrase):
        yield from _one_a_page(_under(_ASSETS_HEADING, documents))[:2]
    if not topic.total or not lacking:
        return
    if operand.role == "count" and operand.unit in ("人", "辆", "名", "台"):
        yield from _counted(topic, documents, _PEOPLE if operand.unit in ("人", "名") else _CARS)
        return
    name = re.sub(r"[(（][类款项][)）]|(?:(?<=费)支出)?(?:预算|决算)?数?$", "", topic.text)
    known = [pair for pair in _tables_of(documents) if pair[1].kind in _kinds_for(name, operand.phrase)]
    if operand.role not in ("amount", "prior") or not known:
        return
    for document, table in sorted(
        known, key=lambda pair: _kinds_for(name, operand.phrase).index(pair[1].kind)
    )[:2]:
        yield from _neighbours(document, table, name)
    if _FUNCTION.search(name):
        balance = [pair for pair in _tables_of(documents) if pair[1].kind == "balance_table"]
        for document, table in balance[:1]:
            yield from _neighbours(document, table, name)


def _tables_of(documents: Sequence[Document]) -> list[tuple[Document, Table]]:
    return [(document, table) for document in documents for table in document.tables]


def _kinds_for(name: str, phrase: str) -> tuple[str, ...]:
    """The tables where an item of that sort would stand."""
    return _ECONOMIC_TABLES if _ECONOMIC.search(name) and "(" not in normal(phrase) else _FUNCTION_TABLES


def _neighbours(document: Document, table: Table, name: str) -> Iterator[Quote]:
    """The rows of a table that are named most like it, or the table's pages where none is."""
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    scored = [(sum(1 for pair in pairs if pair in bare(row.label)), -row.index, row) for row in table.rows]
    best = max(scored, default=None, key=lambda each: each[:2])
    if best is not None and best[0] >= max(2, len(pairs) * 0.4):
        yield _row_quote(document, best[2])
        return
    for page in table.pages[:2]:
        row = next((row for row in table.rows if row.page == page), None)
        yield _row_quote(document, row) if row else Quote(document.name, page, _NO_BOX, table.title)


def _row_quote(document: Document, row: Row) -> Quote:
    cell = next((cell for cell in row.cells if cell.text.strip()), None)
    box = cell.box if cell is not None else _NO_BOX
    return Quote(document.name, row.page, box, row.printed_label or row.label)


def _counted(topic: _Topic, documents: Sequence[Document], kind: re.Pattern[str]) -> Iterator[Quote]:
    """Sentences that count things of that sort, then those that speak of it at all."""
    counting: list[tuple[float, Quote]] = []
    speaking: list[tuple[float, Quote]] = []
    for document in documents:
        for passage in document.passages:
            if passage.heading_path[:1] == ("目录",) or any(
                "名词解释" in part for part in passage.heading_path
            ):
                continue
            for sentence in passage.sentences:
                text = normal(sentence.text)
                if not kind.search(text):
                    continue
                quote = Quote(document.name, sentence.page, sentence.box, sentence.text)
                counts = re.search(r"\d+(?:人|名|辆|台)(?!大代表|次)", text)
                if counts:
                    page, box = sentence.place(max(0, sentence.text.find(re.sub(r"\D", "", counts.group()))))
                    quote = Quote(document.name, page, box, sentence.text)
                near = topic.cover(text) + 0.01 * len(kind.findall(text))
                (counting if counts else speaking).append((near, quote))
    for found in (counting, speaking):
        found.sort(key=lambda pair: -pair[0])
    if not counting and kind is _CARS:
        yield from _one_a_page(_under(_ASSETS_HEADING, documents))[:2]
    yield from _one_a_page([quote for _, quote in counting])[:3]
    close = [quote for cover, quote in speaking if cover >= _TOUCHED] or [quote for _, quote in speaking[:2]]
    yield from _one_a_page(close)[: 2 if counting else 4]


def _under(heading: re.Pattern[str], documents: Sequence[Document]) -> list[Quote]:
    """The sentences under headings of that sort, in order."""
    return [
        Quote(document.name, sentence.page, sentence.box, sentence.text)
        for document in documents
        for passage in document.passages
        if any(heading.search(part) for part in passage.heading_path)
        for sentence in passage.sentences
    ]


def _one_a_page(quotes: Sequence[Quote]) -> list[Quote]:
    kept: dict[tuple[str, int], Quote] = {}
    for quote in quotes:
        kept.setdefault((quote.document, quote.page), quote)
    return list(kept.values())


__all__ = ["borne_out", "first_pages"]
