"""The program's own wording: an outcome to the text, figures and citations of an answer record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.amounts import MONEY_IN_YUAN, convert, is_money, to_yuan
from qa.answering.answer import AnswerRecord, Citation, Figure, FigureKind
from qa.executing.values import Outcome, Quote, Value
from qa.items.entries import Entry
from qa.planning.plan import Plan


def write_answer(question: str, plan: Plan, outcome: Outcome, scope: str) -> AnswerRecord:
    """Word an outcome. The first sentence is the answer; then how it was computed and where it stands."""
    sheet = _Sheet()
    unit = plan.unit if plan.unit in MONEY_IN_YUAN else None
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
    lines += [f"> {quote.text.strip()}" for quote in outcome.quotes]
    lines += list(_other_readings(outcome, sheet, figures))
    if sheet.citations:
        lines.append(_sources(sheet.citations, found=outcome.status != "not_found"))
    return AnswerRecord(
        question=question, status=outcome.status, text="\n\n".join(line for line in lines if line),
        figures=figures,
        items=list(outcome.items), verdict=outcome.verdict, citations=sheet.citations,
    )  # fmt: skip


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
        return Figure(
            label=value.label, value=plain(amount), unit=shown_unit,
            yuan=plain(to_yuan(value.amount, value.unit)) if value.unit and is_money(value.unit) else None,
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

    def cite_quote(self, quote: Quote) -> int:
        box = quote.box if any(quote.box) else None
        return self._add(Citation(document=quote.document, page=quote.page, bbox=box, quote=quote.text))

    def _add(self, citation: Citation) -> int:
        if citation in self.citations:
            return self.citations.index(citation)
        self.citations.append(citation)
        return len(self.citations) - 1


def plain(amount: Decimal) -> str:
    """Digits without exponent; the printed places are kept."""
    return format(amount, "f")


def shown(figure: Figure) -> str:
    """A figure as words show it: thousands commas, unit behind."""
    amount = Decimal(figure.value)
    return f"{amount:,}{figure.unit or ''}"


def _conversion(value: Value, unit: str | None) -> str | None:
    if value.formula is None and unit and value.unit and unit != value.unit:
        return f"{value.label}（{value.unit}）换算为{unit}"
    return value.formula


def _headline(plan: Plan, outcome: Outcome, figures: Sequence[Figure], scope: str, question: str) -> str:
    where = f"{scope}，" if scope else ""
    if outcome.lead:
        return outcome.lead
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
        return _tested(plan, outcome, figures, where)
    if outcome.verdict is not None and plan.operation in ("equal", "claim", "consistent"):
        return _verdict(plan, outcome, figures, where)
    if plan.operation == "count" and figures:
        named = f"：{'、'.join(outcome.items)}" if 0 < len(outcome.items) <= _LISTED else ""
        return f"{where}共有**{shown(figures[0])}**{named}。"
    if plan.reduce != "list" and figures:
        return f"{where}{_reduced(plan, outcome, figures)}。"
    if plan.operation in ("rank", "filter") and (outcome.items or outcome.members):
        return _ranking(plan, outcome, figures, where) + _not_found(outcome)
    if outcome.items and not figures:
        return f"{where}共{len(outcome.items)}项：{'；'.join(outcome.items)}。"
    if not figures and plan.operation == "filter":
        return _ranking(plan, outcome, figures, where)
    if not figures:
        return f"{where}没有可以回答的数字。"
    head = figures[0]
    value = outcome.values[0]
    if plan.inner is not None and plan.operation == "lookup":
        listed = "；".join(f"{figure.label}为**{shown(figure)}**" for figure in figures)
        return f"{where}{listed}。{_not_found(outcome)}"
    if plan.operation == "change" or (plan.operation == "growth" and value.direction is not None):
        against = "与提问不符：" if _contradicts(plan, head, value) else ""
        rate = figures[1] if len(figures) > 1 and head.unit != "%" and figures[1].unit == "%" else None
        share = f"，幅度为**{abs(Decimal(rate.value))}%**" if rate else ""
        return f"{where}{against}{_moved(head, value)}{share}。"
    if plan.operation == "complement" and value.operands:
        return f"{where}除{value.operands[1].label}外，其余为**{shown(head)}**。"
    if plan.operation in ("difference", "change", "growth") and value.operands:
        return f"{where}{_gap(head, value)}。"
    if plan.operation == "lookup" and len(figures) > 1:
        listed = "；".join(f"{figure.label}为**{shown(figure)}**" for figure in figures)
        return f"{where}{listed}。{_not_found(outcome)}"
    return f"{where}{head.label}为**{shown(head)}**。"


def _not_found(outcome: Outcome) -> str:
    """Which of several things compared have no figure, so that nobody takes the rest for all."""
    missing = [value.label.strip(" ,，的") for value in outcome.values if not value.found]
    return f"没有找到或没有列出：{'、'.join(_MARKUP.sub('', name) for name in missing)}。" if missing else ""


def _asked(plan: Plan) -> str:
    return _cleaned("、".join(operand.phrase.strip(" ,，的") for operand in plan.operands) or plan.text)


def _cleaned(words: str) -> str:
    return _MARKUP.sub("", words).strip(" ?？。")[:60]


_MARKUP = re.compile(r"<[^>]*>|!?\[[^\]]*\]\([^)]*\)|https?:/*\S+|[<>\[\]`*_#|{}\\]")
"""What a question may carry and an answer must not repeat: tags, links, pictures, Markdown signs."""


def _moved(head: Figure, value: Value) -> str:
    """A printed change, with its own direction; a computed one by its sign."""
    base = value.base or "上年"
    amount = Decimal(head.value)
    if value.direction == 0 or amount == 0:
        return f"{head.label}与{base}持平，变动为**{shown(head)}**"
    down = value.direction == -1 or (value.direction is None and amount < 0)
    verb = "减少" if down else "增加"
    return f"{head.label}比{base}{verb}**{abs(amount):,}{head.unit or ''}**"


def _contradicts(plan: Plan, head: Figure, value: Value) -> bool:
    """Whether the change goes another way than the question takes for granted."""
    if plan.relation not in ("rises", "falls"):
        return False
    amount = Decimal(head.value)
    way = 0 if amount == 0 else value.direction if value.direction is not None else 1 if amount > 0 else -1
    return way != (1 if plan.relation == "rises" else -1)


def _gap(head: Figure, value: Value) -> str:
    first, second = value.operands[0], value.operands[1]
    amount = Decimal(head.value)
    if amount == 0:
        return f"{first.label}与{second.label}相等，相差**{shown(head)}**"
    verb = "多" if amount > 0 else "少"
    if head.unit == "个百分点":
        verb = "高" if amount > 0 else "低"
    if head.unit == "%":
        verb = "增长" if amount > 0 else "下降"
        return f"{first.label}比{second.label}{verb}**{abs(amount):,}%**"
    return f"{first.label}比{second.label}{verb}**{abs(amount):,}{head.unit or ''}**"


def _verdict(plan: Plan, outcome: Outcome, figures: Sequence[Figure], where: str) -> str:
    if plan.operation == "consistent":
        if outcome.verdict:
            return f"{where}一致：各处都写{shown(figures[0])}。"
        listed = "；".join(f"{figure.label}为**{shown(figure)}**" for figure in figures)
        return f"{where}不一致，文件自相矛盾：{listed}。"
    if plan.operation == "claim":
        computed = figures[0]
        said = outcome.notes[0] if outcome.notes else ""
        amount = abs(Decimal(computed.value))
        verdict = "属实" if outcome.verdict else "不属实"
        return f"{where}{verdict}：{said}，按所列数字计算为**{amount:,}{computed.unit or ''}**。"
    left, right = figures[0], figures[1]
    gap = Decimal(figures[2].value) if len(figures) > 2 else Decimal(0)
    if outcome.verdict:
        rounding = "（四舍五入后一致）" if gap else ""
        return f"{where}一致{rounding}：{left.label}为**{shown(left)}**，{right.label}为**{shown(right)}**。"
    return (
        f"{where}不一致：{left.label}为**{shown(left)}**，{right.label}为**{shown(right)}**，"
        f"相差**{abs(gap):,}{figures[2].unit or ''}**。"
    )


def _tested(plan: Plan, outcome: Outcome, figures: Sequence[Figure], where: str) -> str:
    head = figures[0]
    yes = "是" if outcome.verdict else "不是"
    if plan.relation in ("rises", "falls", "flat"):
        return f"{where}{yes}：{_moved(head, outcome.values[0])}。"
    if plan.relation == "empty":
        said = "是空表" if outcome.verdict else "不是空表"
        return f"{where}{said}：{head.label}为**{shown(head)}**。"
    if plan.relation == "exists":
        return f"{where}{'有' if outcome.verdict else '没有'}：{head.label}为**{shown(head)}**。"
    if plan.relation == "equal":
        return f"{where}{yes}：{head.label}为**{shown(head)}**。"
    limit = f"{plan.threshold}{plan.threshold_unit or ''}"
    if len(plan.operands) > 1 and limit == "50%":
        limit = "一半"
    verb = "超过" if plan.relation == "greater" else "低于"
    return f"{where}{'' if outcome.verdict else '没有'}{verb}{limit}：{head.label}为**{shown(head)}**。"


def _move(value: Value) -> str:
    """减少 or 增加, where the figure is a change of something, not its amount."""
    if value.direction:
        return "减少" if value.direction < 0 else "增加"
    if value.formula and value.amount and len(value.operands) == 2 and " − " in value.formula:
        return "减少" if value.amount < 0 else "增加"
    return ""


def _stepped(value: Value, figure: Figure) -> str:
    move = _move(value)
    return f"{move}{abs(Decimal(figure.value)):,}{figure.unit or ''}" if move else shown(figure)


_LISTED = 20
_ORDINALS = "一二三四五六七八九十"


def _ranking(plan: Plan, outcome: Outcome, figures: Sequence[Figure], where: str) -> str:
    names = [name for name, _ in outcome.members] or list(outcome.items)
    values = [value for value in outcome.values if value.found]
    if plan.inner in ("growth", "change"):
        verb = "最大" if plan.descending else "最小"
        listed = "、".join(f"{name}（{shown(figure)}）" for name, figure in zip(names, figures, strict=False))
        kind = "增减率" if plan.inner == "growth" else "增减额"
        first = f"{kind}{verb}的是**{names[0]}**，" if plan.top == 1 else ""
        return f"{where}{first}依次为：{listed}。"
    parts = [
        f"{name}（{_stepped(value, figure)}）"
        for name, figure, value in zip(names, figures, values, strict=False)
    ]
    note = f"按{outcome.notes[0]}，" if outcome.notes else ""
    if plan.operation == "filter":
        bounds = _bounds(plan)
        if not parts:
            return f"{where}{note}没有{bounds}的。"
        return f"{where}{note}{bounds}的有：{'、'.join(parts)}。"
    if plan.top == 1:
        which = "最大" if plan.descending else "最小"
        if plan.skip:
            which = f"{'从高到低' if plan.descending else '从低到高'}排第{_ORDINALS[plan.skip]}"
        if _move(values[0]) and not plan.skip:
            step = _stepped(values[0], figures[0])
            return f"{where}{note}{_move(values[0])}最多的是**{names[0]}**，{step}。"
        tied = max(1, len(outcome.items))
        best = "、".join(f"**{name}**" for name in names[:tied]) + ("（并列）" if tied > 1 else "")
        others = parts[tied : tied + 5] if len(outcome.members) > tied else []
        rest = f"；其余依次为{'、'.join(others)}" if others else ""
        return f"{where}{note}{which}的是{best}，为{shown(figures[0])}{rest}。"
    if values and all(_move(value) for value in values):
        return f"{where}{note}{_move(values[0])}的有：{'、'.join(parts)}。"
    return f"{where}{note}{'从高到低' if plan.descending else '从低到高'}依次是：{'、'.join(parts)}。"


_BOUND_WORDS = {"greater": "超过", "less": "低于", "at_least": "不低于", "at_most": "不超过"}


def _bounds(plan: Plan) -> str:
    """The bounds of a plan in words: 不低于10万元、不超过30万元."""
    words = [
        limit.said or f"{_BOUND_WORDS[limit.relation]}{limit.value}{limit.unit or ''}"
        for limit in plan.limits
    ]
    verb = "低于" if plan.relation == "less" else "超过"
    if plan.threshold is not None:
        words.append(f"{verb}{plan.threshold}{plan.threshold_unit or ''}")
    if plan.beyond_average:
        words.append(f"{verb}平均数")
    return "、".join(words)


def _reduced(plan: Plan, outcome: Outcome, figures: Sequence[Figure]) -> str:
    """What was made of the members of a group, named by how many they are."""
    head = figures[0]
    note = f"按{outcome.notes[0]}，" if outcome.notes else ""
    count = len(head.operands)
    if plan.reduce == "each":
        steps = [figure for figure in figures if figure.formula and figure.operands]
        return note + "；".join(f"{figure.label}为**{shown(figure)}**" for figure in steps)
    if plan.reduce == "spread" and len(head.operands) == 2:
        high, low = head.operands
        return (
            f"{note}最大的是**{high.label}**（{shown(high)}），最小的是{low.label}（{shown(low)}），"
            f"相差**{shown(head)}**"
        )
    if plan.reduce == "average" and head.label == "平均":
        return f"{note}{count}项平均为**{shown(head)}**"
    if plan.reduce == "sum" and head.label.endswith("项合计"):
        return f"{note}{count}项合计为**{shown(head)}**"
    return f"{note}{head.label}为**{shown(head)}**"


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


def _sources(citations: Sequence[Citation], *, found: bool = True) -> str:
    places = []
    for citation in citations[:6]:
        table = f"《{citation.table}》" if citation.table else "正文"
        places.append(f"{citation.document} 第{citation.page}页{table}")
    return ("来源：" if found else "查看过的相近之处：") + "；".join(dict.fromkeys(places)) + "。"
