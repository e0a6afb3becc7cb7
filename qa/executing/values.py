"""Values in the making: what operands resolve to, and exact arithmetic over them with its formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from ingest.amounts import MONEY_IN_YUAN, convert, is_money, round_half_up, to_yuan
from qa.items.candidates import Candidate
from qa.items.clauses import COMPARED, measured_name, without_unit
from qa.items.column_names import is_total_name
from qa.items.entries import Entry, form_project
from qa.items.own_level import OWN_LEVEL
from qa.items.rates import money_in
from qa.patterns import regex
from qa.scoping.scope import Edition

State = Literal["found", "blank", "missing", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its evidence: cells or sentences that print it, or the operands it came from.

    `state` is "blank" where the place exists and prints nothing, "missing" where nothing was found;
    `amount` is then None. `others` are further readings with different amounts.
    """

    label: str
    amount: Decimal | None
    unit: str | None
    state: State = "found"
    edition: Edition | None = None
    evidence: tuple[Entry, ...] = ()
    formula: str | None = None
    operands: tuple[Value, ...] = ()
    others: tuple[Value, ...] = ()
    direction: int | None = None
    score: float = 0.0
    cover: float = 0.0
    base: str | None = None

    @property
    def found(self) -> bool:
        """Whether there is an amount."""
        return self.state == "found" and self.amount is not None

    @property
    def is_text(self) -> bool:
        """Whether prose states it, not a table."""
        return bool(self.evidence) and not self.evidence[0].is_cell

    def in_unit(self, unit: str) -> Decimal:
        """The amount in another unit of money, exact; in its own unit otherwise."""
        assert self.amount is not None
        if self.unit and self.unit != unit and is_money(self.unit) and is_money(unit):
            return convert(self.amount, self.unit, unit)
        return self.amount


def missing(label: str, score: float = 0.0, cover: float = 0.0, nearest: tuple[Entry, ...] = ()) -> Value:
    """Nothing in the documents answers to the operand; `nearest` is what comes closest to it."""
    return Value(label, None, None, "missing", None, nearest, score=score, cover=cover)


def value_of(candidate: Candidate, edition: Edition | None) -> Value:
    """The value that an entry prints (state "blank" for an empty cell)."""
    entry = candidate.entry
    if entry.fact is not None:
        fact = entry.fact
        state: State = "found" if fact.amount is not None else "blank"
        return Value(
            label_of(entry),
            fact.amount,
            money_in(fact.unit) or _counted_in(entry),
            state,
            edition,
            (entry,),
            score=candidate.score,
            cover=candidate.cover,
        )
    statement = entry.statement
    assert statement is not None
    return Value(
        label_of(entry), statement.amount, statement.unit, "found", edition, (entry,),
        direction=statement.direction, score=candidate.score, cover=candidate.cover, base=statement.base,
    )  # fmt: skip


def _counted_in(entry: Entry) -> str | None:
    """The unit of a column of counts that says only by its name what it counts: 人数, 车辆数."""
    if entry.table is None or entry.fact is None:
        return None
    column = next((c for c in entry.table.columns if c.index == entry.fact.column), None)
    if column is None or column.role != "count" or not column.path:
        return None
    match = re.search(r"(人次|人|车辆|场次)数?$", column.path[-1].split("（")[0].split("(")[0])
    return {"人次": "人次", "人": "人", "车辆": "辆", "场次": "场"}[match.group(1)] if match else None


_TABLE_WORDS = regex(r"(?<=费)(?:支出)?(?:预算|决算)?(?:情况|总|明细)?表(?:[(（].*[)）])?$")
"""What a title of a table of 经费 says of the form alone: “三公”经费支出预算表 is about “三公”经费."""


_SUMMED = {
    "general_budget_table": "一般公共预算支出合计",
    "government_fund_table": "政府性基金预算支出合计",
    "state_capital_table": "国有资本经营预算支出合计",
}
"""What the total row of a table of one kind of money sums up."""


def _side_of(entry: Entry) -> str:
    """What a grand total sums up, in the words people use: 支出总计, 收入合计, 财政拨款支出合计."""
    assert entry.table is not None and entry.fact is not None
    kind = entry.table.kind
    if kind in _SUMMED and not re.search("收入|收支", entry.label + entry.title):
        return _SUMMED[kind]
    if kind not in ("balance_table", "fiscal_balance_table", "income_table", "expenditure_table"):
        return ""
    row = entry.label
    if not re.search("收入|支出", row):
        side = {"income": "收入", "expenditure": "支出"}.get(entry.table.side or "")
        side = side or {"income_table": "收入", "expenditure_table": "支出"}.get(kind)
        summed = row if re.fullmatch("合计|总计|共计", row) else "合计" if entry.whole else ""
        if side is None or not summed:
            return ""
        row = f"{side}{summed}"
    return f"财政拨款{row}" if kind == "fiscal_balance_table" and "财政拨款" not in row else row


_PROJECT_NUMBER = regex(r"^(?=[A-Z]*\d)[A-Z\d]{12,}[-—_]")


_THE_THREE = regex("[“\"]?三公[”\"]?经费(?:支出)?(?:预算|决算)?(?:数|额)?(?:合计|总额)?")
"""Over the columns of the three public expenses, each of which has a name of its own."""


def label_of(entry: Entry) -> str:
    """How the figure is called in an answer: the row's name, with what narrows its column down."""
    if entry.fact is not None and entry.column is not None:
        summed_up = is_total_name(entry.fact.label) and not is_total_name(entry.label)
        printed = entry.fact.row_path[-2] if summed_up and len(entry.fact.row_path) > 1 else entry.fact.label
        row = _PROJECT_NUMBER.sub("", printed.strip())
        *above, last = entry.column.narrowing or ("",)
        narrowing = "·".join([*(name for name in above if not _THE_THREE.fullmatch(name)), last])
        if entry.own_level and entry.whole:
            body = row if OWN_LEVEL.search(row) else f"{row}本级"
            return f"{body}{narrowing or _side_of(entry)}"
        if narrowing and (
            re.fullmatch("合计|总计|小计|共计", entry.label)
            or (entry.whole and not is_total_name(entry.label))
        ):
            return narrowing
        if (is_total_name(entry.label) or entry.whole) and not narrowing and entry.table is not None:
            side = _side_of(entry)
            if side:
                return side
        project = form_project(entry)
        if entry.project:
            return f"{project}（{row}）"
        if is_total_name(entry.label):
            if project:
                return f"{project}（{narrowing or row}）"
            parts = _TABLE_WORDS.sub("", entry.table.title) if entry.table and not narrowing else narrowing
            return f"{parts}（{row}）" if parts and row else (parts or row)
        return f"{row}（{narrowing}）" if narrowing and narrowing != row else row
    if entry.statement is not None:
        named = [name for name in entry.statement.subject if not COMPARED.fullmatch(name)]
        said = named[-1] if named else entry.label
        return re.sub(r"(支出|收入)\1$", r"\1", measured_name(without_unit(said)))
    return entry.label


def of_year(label: str, year: int) -> str:
    """A figure's name with the year that it is of, in place of the one in a table's title."""
    if str(year) in label:
        return label
    return f"{year}年{re.sub('^(?:20[0-9]{2}年度?)+', '', label)}"


def as_told(value: Value) -> str:
    """A figure as words show it: thousands commas, unit behind."""
    return f"{value.amount:,}{value.unit or ''}"


def common_unit(values: Sequence[Value]) -> str | None:
    """The unit to compute in: the first value's; money units convert into it."""
    return values[0].unit if values else None


def same_amount(a: Value, b: Value) -> bool:
    """Equal once converted, and once the finer print is rounded to the coarser one's last place."""
    if a.amount is None or b.amount is None or not comparable(a, b):
        return False
    if a.unit == b.unit or not is_money(a.unit):
        if a.amount == b.amount:
            return True
        places = min(_places(a.amount), _places(b.amount))
        coarser = a.amount if _places(a.amount) == places else b.amount
        finer = b.amount if coarser is a.amount else a.amount
        return 0 < places < _places(finer) and round_half_up(finer, places) == coarser
    assert a.unit and b.unit
    if to_yuan(a.amount, a.unit) == to_yuan(b.amount, b.unit):
        return True
    step_a = MONEY_IN_YUAN[a.unit] * Decimal(1).scaleb(int(a.amount.as_tuple().exponent))
    step_b = MONEY_IN_YUAN[b.unit] * Decimal(1).scaleb(int(b.amount.as_tuple().exponent))
    coarse, fine = (a, b) if step_a >= step_b else (b, a)
    assert coarse.unit and coarse.amount is not None
    places = -int(coarse.amount.as_tuple().exponent)
    return round_half_up(fine.in_unit(coarse.unit), places) == coarse.amount


def _places(amount: Decimal) -> int:
    return max(0, -int(amount.as_tuple().exponent))


def comparable(a: Value, b: Value) -> bool:
    """Whether two values can be added or compared: both money, or of the same unit."""
    people = {a.unit, b.unit} <= {"人", "名", "位"}
    return a.unit == b.unit or people or (is_money(a.unit) and is_money(b.unit))


def total(values: Sequence[Value], label: str = "合计") -> Value:
    """The exact sum, in the first value's unit."""
    unit = common_unit(values)
    amounts = [value.in_unit(unit) if unit else value.amount for value in values]
    formula = " + ".join(value.label for value in values)
    return _computed(
        label, sum((amount for amount in amounts if amount is not None), Decimal(0)), unit, formula, values
    )


def product(values: Sequence[Value], label: str) -> Value:
    """A price times the numbers of things, exact, in the price's unit; the price comes first."""
    amount = Decimal(1)
    for value in values:
        amount *= value.amount if value.amount is not None else Decimal(0)
    formula = " × ".join(f"{value.amount:f}{value.unit or ''}" for value in values)
    return _computed(label, amount, values[0].unit, formula, values)


def difference(a: Value, b: Value, label: str = "差额") -> Value:
    """What a has over b (a − b), exact, in a's unit."""
    assert a.amount is not None
    amount = a.amount - (b.in_unit(a.unit) if a.unit else b.amount or Decimal(0))
    return _computed(label, amount, a.unit, f"{a.label} − {b.label}", (a, b))


def quotient(a: Value, b: Value, label: str, unit: str, *, percent: bool) -> Value:
    """How often b goes into a, as a multiple or a percentage, rounded half up to 2 places at the end."""
    assert a.amount is not None and b.amount is not None
    ratio = Decimal(a.in_unit(b.unit) if b.unit else a.amount) / b.amount
    value = round_half_up(ratio * 100 if percent else ratio)
    formula = f"{a.label} ÷ {b.label}" + (" × 100%" if percent else "")
    return _computed(label, value, unit, formula, (a, b))


def offsetting(parts: Sequence[Value]) -> tuple[Value, ...]:
    """Changes with their signs where one part rises and another falls, else as they are printed."""
    if len({part.direction for part in parts} & {1, -1}) < 2:
        return tuple(parts)
    return tuple(map(signed, parts))


def signed(value: Value) -> Value:
    """A printed change with the sign of its direction."""
    if value.direction != -1 or value.amount is None:
        return value
    return replace(value, amount=-abs(value.amount), direction=None)


def growth(now: Value, before: Value, label: str = "增长率") -> Value:
    """(now − before) ÷ before as a percentage, signed, rounded half up to 2 places.

    One rate is above another by points, whatever share of it they are.
    """
    assert now.amount is not None and before.amount is not None
    if now.unit == before.unit == "%":
        return replace(difference(now, before, label), unit="个百分点")
    ratio = (now.in_unit(before.unit) if before.unit else now.amount) / before.amount - 1
    formula = f"({now.label} − {before.label}) ÷ {before.label} × 100%"
    return _computed(label, round_half_up(ratio * 100), "%", formula, (now, before))


def _computed(
    label: str, amount: Decimal, unit: str | None, formula: str, operands: Sequence[Value]
) -> Value:
    edition = operands[0].edition if operands else None
    score = min((operand.score for operand in operands), default=0.0)
    cover = min((operand.cover for operand in operands), default=0.0)
    return Value(
        label, amount, unit, "found", edition, (), formula, tuple(operands), score=score, cover=cover
    )


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence shown as evidence; `further` are its places on the pages that it runs on to."""

    document: str
    page: int
    box: tuple[float, float, float, float]
    text: str
    further: tuple[tuple[int, tuple[float, float, float, float]], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a plan came to: the material of the answer, before it is worded.

    `quotes` are shown; `seen` are places only cited, where one would look for what is not there. `against`
    where the document does not bear out what the question takes for granted.
    """

    status: Literal["answered", "no_data", "not_found", "ambiguous"]
    values: tuple[Value, ...] = ()
    items: tuple[str, ...] = ()
    verdict: bool | None = None
    quotes: tuple[Quote, ...] = ()
    lead: str = ""
    notes: tuple[str, ...] = ()
    score: float = 0.0
    members: tuple[tuple[str, Value], ...] = field(default=())
    seen: tuple[Quote, ...] = ()
    against: bool = False
