"""The program's own wording: an outcome to the text, figures and citations of an answer record."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ingest.amounts import MONEY_IN_YUAN, convert, counter, is_money, price_unit, to_yuan
from qa.answering.answer import AnswerRecord, Citation, Figure, FigureKind
from qa.answering.moves import AGAINST, contradicts, gap, moved
from qa.answering.ranking_lines import ranking_line, reduced_line
from qa.answering.shown import plain, shown
from qa.answering.verdict_lines import tested_line, verdict_line
from qa.executing.values import Outcome, Quote, Value
from qa.items.entries import Entry
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.question.text import normal


def write_answer(question: str, plan: Plan, outcome: Outcome, scope: str) -> AnswerRecord:
    """Word an outcome. The first sentence is the answer; then how it was computed and where it stands."""
    sheet = _Sheet()
    unit = plan.unit if plan.unit in MONEY_IN_YUAN else _unit_of_both(plan, outcome)
    figures = [sheet.figure(value, unit) for value in outcome.values if value.found]
    for value in outcome.values:
        if not value.found:
            for entry in value.evidence[:5]:
                sheet.cite(entry)
    for quote in (*outcome.quotes, *outcome.seen):
        sheet.cite_quote(quote)
    if outcome.status == "not_found":
        figures = []  # an operand that was found is no answer; its place is among those looked at
    lines = [_headline(plan, outcome, figures, scope, _cleaned(question))]
    lines += _workings(outcome, figures)
    told = normal(lines[0])
    if not all(normal(quote.text) in told for quote in outcome.quotes):
        lines += [f"> {quote.text.strip()}" for quote in outcome.quotes]
    lines += list(_other_readings(outcome, sheet, figures))
    if sheet.citations:
        lines.append(sources_line(sheet.citations, found=outcome.status != "not_found"))
    return AnswerRecord(
        question=question, status=outcome.status, text="\n\n".join(line for line in lines if line),
        figures=figures,
        items=list(outcome.items), verdict=outcome.verdict, citations=sheet.citations,
    )  # fmt: skip


def _unit_of_both(plan: Plan, outcome: Outcome) -> str | None:
    """万元 where figures held together are told in it and in 元, and all are whole hundreds of 元."""
    values = [value for value in outcome.values if value.found and value.unit and is_money(value.unit)]
    if plan.operation not in _HELD_TOGETHER or {value.unit for value in values} != {"元", "万元"}:
        return None
    told = (value.in_unit("万元") for value in values)
    return "万元" if all(amount == round(amount, 2) for amount in told) else None


_HELD_TOGETHER = ("equal", "difference", "claim", "consistent")


class _Sheet:
    """Figures and citations of one answer, each place cited once."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []

    def figure(self, value: Value, unit: str | None = None) -> Figure:
        assert value.amount is not None
        operands = [self.figure(operand) for operand in value.operands if operand.found]
        citation = None
        for at, entry in enumerate(value.evidence):
            place = self.cite(entry)
            citation = place if at == 0 else citation
        amount, shown_unit = value.amount, value.unit
        if unit and value.unit and is_money(value.unit) and unit != value.unit:
            amount, shown_unit = convert(value.amount, value.unit, unit), unit
        kind: FigureKind = (
            "computed" if value.formula or not value.evidence else "text" if value.is_text else "cell"
        )
        if value.formula is None and amount != value.amount:
            kind = "computed"
        of_one = price_unit(shown_unit)
        label = f"{value.label}（{shown_unit}）" if of_one else value.label
        money = of_one or (value.unit if value.unit and is_money(value.unit) else None)
        return Figure(
            label=label, value=plain(amount), unit=of_one or counter(shown_unit),
            yuan=plain(to_yuan(value.amount, money)) if money else None,
            kind=kind, formula=_conversion(value, unit) if kind == "computed" else None, operands=operands,
            citation=citation,
        )  # fmt: skip

    def cite(self, entry: Entry) -> int:
        if entry.fact is not None:
            fact = entry.fact
            citation = Citation(
                document=entry.document, page=fact.page, table=entry.table.title if entry.table else None,
                row="/".join(fact.row_path[-2:]) or fact.label, column="/".join(fact.column_path),
                bbox=fact.box if any(fact.box) else None, quote=fact.printed,
            )  # fmt: skip
        else:
            statement = entry.statement
            assert statement is not None
            citation = Citation(
                document=entry.document, page=statement.page, bbox=statement.box, quote=entry.sentence,
                table=entry.table.title if entry.table else None,
            )  # fmt: skip
        return self._add(citation)

    def cite_quote(self, quote: Quote) -> None:
        for page, place in ((quote.page, quote.box), *quote.further):
            box = place if any(place) else None
            self._add(Citation(document=quote.document, page=page, bbox=box, quote=quote.text))

    def _add(self, citation: Citation) -> int:
        if citation in self.citations:
            return self.citations.index(citation)
        self.citations.append(citation)
        return len(self.citations) - 1


def _conversion(value: Value, unit: str | None) -> str | None:
    if value.formula is None and unit and value.unit and unit != value.unit:
        return f"{value.label}（{value.unit}）换算为{unit}"
    return value.formula


_LISTED = 20
"""Names said in full where members are counted."""


def _headline(plan: Plan, outcome: Outcome, figures: Sequence[Figure], scope: str, question: str) -> str:
    where = f"{scope}，" if scope else ""
    if outcome.lead:
        total = figures[0] if plan.operation == "explain" and figures else None
        told = total is None or total.value in outcome.lead.replace(",", "")
        return outcome.lead if told or total is None else f"{total.label}为**{shown(total)}**。{outcome.lead}"
    if outcome.status == "not_found":
        return f"{where}所载入的文件中没有找到“{question}”的答案。"
    if outcome.status == "no_data":
        names = "、".join(
            dict.fromkeys(value.label for value in outcome.values if value.state == "blank")
        ) or _asked(plan)
        tables = [entry.table for value in outcome.values for entry in value.evidence[:1] if entry.table]
        reason = "此表无数据" if any(table.says_no_data for table in tables) else "该处没有填列数字"
        if plan.operation == "test":
            return f"{where}没有：“{names}”一栏为空（{reason}）。"
        return f"{where}“{names}”一栏为空（{reason}），文件没有列出金额。"
    if plan.operation == "test" and outcome.verdict is not None and figures:
        return tested_line(plan, outcome, figures, where)
    if plan.operation == "test" and outcome.verdict is not None and plan.relation == "empty":
        said = "是空表" if outcome.verdict else "不是空表"
        return f"{where}{said}：{outcome.values[0].label}没有填列数字。"
    if outcome.verdict is not None and plan.operation in ("equal", "claim", "consistent"):
        return verdict_line(plan, outcome, figures, where)
    if plan.operation == "count" and figures:
        named = f"：{'、'.join(outcome.items)}" if 0 < len(outcome.items) <= _LISTED else ""
        judged = "" if outcome.verdict is None else "是，" if outcome.verdict else "不是，"
        return f"{where}{judged}共有**{shown(figures[0])}**{named}。"
    if plan.reduce != "list" and figures:
        return f"{where}{reduced_line(plan, outcome, figures)}。"
    if plan.operation in ("rank", "filter") and (outcome.items or outcome.members):
        return ranking_line(plan, outcome, figures, where) + _not_found(outcome)
    if outcome.items and not figures:
        return f"{where}共{len(outcome.items)}项：{'；'.join(outcome.items)}。"
    if not figures and plan.operation == "filter":
        return ranking_line(plan, outcome, figures, where)
    if not figures:
        return f"{where}没有可以回答的数字。"
    head = figures[0]
    value = outcome.values[0]
    if plan.inner is not None and plan.operation == "lookup":
        listed = "；".join(f"{figure.label}为**{shown(figure)}**" for figure in figures)
        return f"{where}{listed}。{_not_found(outcome)}"
    if plan.operation == "change" or (plan.operation == "growth" and value.direction is not None):
        against = AGAINST if contradicts(plan, head, value) else ""
        rate = figures[1] if len(figures) > 1 and head.unit != "%" and figures[1].unit == "%" else None
        share = f"，幅度为**{abs(Decimal(rate.value))}%**" if rate else ""
        return f"{where}{against}{moved(head, value)}{share}。"
    if plan.operation == "complement" and value.operands:
        return f"{where}除{value.operands[1].label}外，其余为**{shown(head)}**。"
    if plan.operation in ("difference", "change", "growth") and value.operands:
        against = AGAINST if contradicts(plan, head, value) else ""
        return f"{where}{against}{gap(head, value)}。"
    against = AGAINST if outcome.against else ""
    found = [value for value in outcome.values if value.found]
    if plan.operation == "lookup" and all(o.role in ("change", "growth") for o in plan.operands) and found:
        listed = "；".join(moved(figure, one) for figure, one in zip(figures, found, strict=False))
        return f"{where}{against}{listed}。{_not_found(outcome)}"
    if plan.operation == "lookup" and len(figures) > 1:
        listed = "；".join(f"{figure.label}为**{shown(figure)}**" for figure in figures)
        return f"{where}{against}{listed}。{_not_found(outcome)}"
    lost = _not_found(outcome) if plan.operation == "lookup" else ""
    return f"{where}{against}{head.label}为**{shown(head)}**。{lost}"


def _not_found(outcome: Outcome) -> str:
    """Which of several things compared have no figure, so that nobody takes the rest for all."""
    missing = [value.label.strip(" ,，的") for value in outcome.values if not value.found]
    return f"没有找到或没有列出：{'、'.join(_MARKUP.sub('', name) for name in missing)}。" if missing else ""


def _asked(plan: Plan) -> str:
    return _cleaned("、".join(operand.phrase.strip(" ,，的") for operand in plan.operands) or plan.text)


def _cleaned(words: str) -> str:
    return _MARKUP.sub("", words).strip(" ?？。")[:60]


_MARKUP = regex(r"<[^>]*>|!?\[[^\]]*\]\([^)]*\)|https?:/*\S+|[<>\[\]`*_#|{}\\]")
"""What a question may carry and an answer must not repeat: tags, links, pictures, Markdown signs."""


def _workings(outcome: Outcome, figures: Sequence[Figure]) -> list[str]:
    lines = []
    for figure in figures[:1]:
        if figure.formula and figure.operands:
            values = "；".join(f"{operand.label} {shown(operand)}" for operand in figure.operands)
            lines.append(f"计算：{figure.formula}（{values}）＝ {shown(figure)}")
    return lines


def _other_readings(outcome: Outcome, sheet: _Sheet, figures: list[Figure]) -> list[str]:
    lines = []
    if outcome.values and outcome.values[0].others and not outcome.values[0].formula:
        texts = []
        for other in outcome.values[0].others[:3]:
            if not other.found:
                continue
            figure = sheet.figure(other)
            figures.append(figure)
            entry = other.evidence[0]
            table = f"《{entry.table.title}》" if entry.table else "正文"
            texts.append(f"{table}{figure.label}为{shown(figure)}")
        if texts:
            lines.append("其他口径：" + "；".join(texts) + "。")
    return lines


def citations_of(quotes: Sequence[Quote]) -> list[Citation]:
    """Quoted places as citations."""
    sheet = _Sheet()
    for quote in quotes:
        sheet.cite_quote(quote)
    return sheet.citations


def sources_line(citations: Sequence[Citation], *, found: bool = True) -> str:
    """The line that names the first places of an answer, or those that were looked at in vain."""
    places = []
    for citation in citations[:6]:
        table = f"《{citation.table}》" if citation.table else "正文"
        places.append(f"{citation.document} 第{citation.page}页{table}")
    return ("来源：" if found else "查看过的相近之处：") + "；".join(dict.fromkeys(places)) + "。"
