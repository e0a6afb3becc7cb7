"""From words to entries: which cell or number of prose an operand names, and how surely.

The score has three parts: how much of the operand's words the entry explains (row, column, table,
sentence), how much of the entry's own name the words explain, and what the entry says that nobody
asked for (a column 项目支出, another year, a change instead of an amount).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.amounts import is_money
from qa.entries import ColumnName, DocumentIndex, Entry, is_total_name, total_wanted
from qa.plan import Operand
from qa.text import Coverage, normal
from qa.vocabulary import standard_names

# Words of a question that name nothing.
_SILENT = re.compile(
    r"百分之几|百分之多少|(?:多少|几)(?:平方米|人次|批次|个|家|名|辆|台|套|人|册|米|次|项|处|条|块|倍)|"
    r"一年到头|预备|截至|截止|以后|之后|月底|年底|年末|(?<=[ ,])底|名下|实际|请问|帮我|"
    r"麻烦|查一下|算一下|看一下|说一下|"
    r"一下|告诉我|我想知道|分别|究竟|到底|大概|一共|总共|合起来|"
    r"是多少|有多少|多少|几个|几家|几名|几辆|几台|几套|几人|哪些|哪个|哪几个|哪家|什么|怎么|"
    r"安排了|安排的|安排|编制了|花了|花费|花掉|要花|打算花|打算|准备花|准备|用了|要用|给了|拨了|申请了|"
    r"计划|定的|定了|列了|"
    r"这个|那个|这项|那项|这一项|这块|那块|其中|里面|里头|当中|之中|下面|里的|中的|方面|部分|一项|一栏|"
    r"今年|本年度|本年|当年|去年|上年度|上一年|上年|前年|全年|年度|一年|目前|现在|现有|"
    r"换算成|折合成|折合|折成|换成|合成|合多少|按元|钱|元|万元|亿元|的|了|吗|呢|是|有|和|与|及|在|里|中|内|"
    r"由|用|把|被|给|为|就|都|还|也|又|才|到|从|"
    r"[?？!！,，。.、:：;；()（）]"
)
# Words that are part of too many names to tell one from another.
_LIGHT = re.compile(
    r"一般公共预算|政府性基金|国有资本经营|财政拨款|拨款|安排的?|预算数|决算数|预算|决算|支出|经费|费用|"
    r"资金|项目|合计|总计|总额|总数|总量|金额|数额|数量|情况|明细|部门|单位|本级|机关|公开|表格?|数字?|费|"
    r"额|款|类|项"
)


def content_of(phrase: str) -> str:
    """What of a phrase names something, the silent words taken out."""
    return _SILENT.sub("", normal(phrase)).strip()


def weights_of(phrase: str, protected: Sequence[tuple[int, int]] = ()) -> list[float]:
    """How much each character of a normalised phrase matters for telling things apart.

    `protected` spans are names printed in the documents: nothing in them is silent.
    """
    weights = [1.0] * len(phrase)
    for match in _LIGHT.finditer(phrase):
        weights[match.start() : match.end()] = [0.3] * (match.end() - match.start())
    for start, end in protected:
        name = sum(weights[start:end])
        if 0.9 < name < _LEAST:
            weights[start:end] = [weight * _LEAST / name for weight in weights[start:end]]
    shielded = [False] * len(phrase)
    for start, end in protected:
        shielded[start:end] = [True] * (end - start)
    for match in _SILENT.finditer(phrase):
        for at in range(match.start(), match.end()):
            if not shielded[at]:
                weights[at] = 0.0
    return weights


_LEAST = 2.5
"""What a short printed name (电费) weighs at the least beside the words around it."""


@lru_cache(maxsize=65536)
def _name_weights(name: str) -> tuple[float, ...]:
    weights = [1.0] * len(name)
    for match in _LIGHT.finditer(name):
        weights[match.start() : match.end()] = [0.15] * (match.end() - match.start())
    return tuple(
        0.0 if char in "()、,，;；:：/-" else weight for char, weight in zip(name, weights, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with its score; `cover` is the explained share of the operand's words."""

    entry: Entry
    score: float
    cover: float
    head: float

    @property
    def is_blank(self) -> bool:
        """Whether the cell is there and empty."""
        fact = self.entry.fact
        return fact is not None and fact.amount is None


class Matcher:
    """One operand against many entries; holds the masks of its phrase and of its context."""

    def __init__(self, operand: Operand, terms: Iterable[str]) -> None:
        self.operand = operand
        self.phrase = normal(operand.phrase)
        self.context = normal(operand.context)
        self.total_side = total_wanted(_SILENT.sub("", self.phrase))
        known = terms if isinstance(terms, (set, frozenset)) else frozenset(terms)
        self.names = known_spans(self.phrase, known | standard_names())
        self.standard = {self.phrase[start:end] for start, end in self.names} & standard_names()
        self.weights = weights_of(self.phrase, self.names)
        self.total = sum(self.weights)
        self.context_weights = weights_of(self.context, known_spans(self.context, known))
        self.context_total = sum(self.context_weights)
        self.coverage = Coverage(self.phrase)
        self.context_coverage = Coverage(self.context)
        self.exclude = Coverage(normal(operand.exclude)) if operand.exclude else None
        self._both: dict[str, tuple[int, int, float]] = {}
        self._covers: dict[int, float] = {}
        self._context_covers: dict[int, float] = {}

    def residual_is_total(self, title: str) -> bool:
        """Whether, beside the table's title, the phrase only says “all of it”."""
        rest = _SILENT.sub("", self.phrase.replace(title, ""))
        return (
            not rest or is_total_name(rest) or total_wanted(rest) is not None or self.total_side is not None
        )

    def names_kind(self, kind: str) -> bool:
        """Whether the question speaks of the special table that an entry stands in."""
        pattern = _KIND_WORDS.get(kind)
        return pattern is not None and bool(pattern.search(self.phrase + self.context))

    def of(self, name: str) -> tuple[int, int, float]:
        """(mask over the phrase, mask over the context, covered share of the name itself)."""
        found = self._both.get(name)
        if found is None:
            mine, theirs = self.coverage.masks(name)
            beside, theirs_too = self.context_coverage.masks(name) if self.context else (0, 0)
            theirs |= theirs_too
            found = (mine, beside, _weighted(theirs, _name_weights(name)))
            self._both[name] = found
        return found

    def cover(self, mask: int) -> float:
        """The explained share of the phrase, by weight."""
        if self.total == 0:
            return 0.0
        share = self._covers.get(mask)
        if share is None:
            share = self._cover(mask)
            self._covers[mask] = share
        return share

    def _cover(self, mask: int) -> float:
        """A printed name that is matched in part counts by the square: 公务用车运行费 is no 机关运行经费."""
        covered = [w if mask >> at & 1 else 0.0 for at, w in enumerate(self.weights)]
        total = sum(covered)
        for start, end in self.names:
            whole, part = sum(self.weights[start:end]), sum(covered[start:end])
            if whole and part < whole:
                total -= part - part * part / whole
        return total / self.total

    def is_another_name(self, label: str) -> bool:
        """Whether a label is an official name beside the one asked for: 邮电费 is no 电费."""
        return (
            bool(self.standard)
            and label in standard_names()
            and label not in self.standard
            and label not in self.phrase
        )

    def excludes(self, name: str) -> bool:
        """Whether an entry's names hold what the question leaves out (不要基本支出那块)."""
        if self.exclude is None:
            return False
        mask, _ = self.exclude.masks(name)
        return mask.bit_count() >= 0.8 * len(self.exclude.phrase)

    def splits_a_name(self, mask: int) -> bool:
        """Whether a printed name of the phrase is matched in part only: 运行费 is no 机关运行经费."""
        for start, end in self.names:
            if self.phrase[start:end] not in self.standard:
                continue
            bits = (mask >> start) & ((1 << (end - start)) - 1)
            if bits and bits.bit_count() < 0.75 * (end - start):
                return True
        return False

    def context_cover(self, mask: int) -> float:
        """How much of the earlier question's words a mask covers, from 0 to 1."""
        if self.context_total == 0:
            return 1.0
        share = self._context_covers.get(mask)
        if share is None:
            share = sum(w for at, w in enumerate(self.context_weights) if mask >> at & 1) / self.context_total
            self._context_covers[mask] = share
        return share


def _weighted(mask: int, weights: Sequence[float]) -> float:
    total = sum(weights)
    if total == 0:
        return 1.0 if mask else 0.0
    return sum(weight for at, weight in enumerate(weights) if mask >> at & 1) / total


def known_spans(phrase: str, terms: frozenset[str] | set[str]) -> list[tuple[int, int]]:
    """Where the phrase holds printed names, longest first from the left, not overlapping."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(phrase) - 1:
        for end in range(min(len(phrase), at + 40), at + 1, -1):
            if phrase[at:end] in terms and not is_total_name(phrase[at:end]):
                spans.append((at, end))
                at = end - 1
                break
        at += 1
    return spans


_KIND_WORDS = {
    "performance_table": re.compile("绩效|目标|指标|项目"),
    "procurement_table": re.compile("采购"),
    "government_service_table": re.compile("购买服务|采购"),
    "asset_table": re.compile("资产|设备|车辆"),
    "transfer_table": re.compile("转移支付"),
}

KIND_PRIOR: dict[str, float] = {
    "expenditure_table": 0.05,
    "balance_table": 0.04,
    "fiscal_balance_table": 0.03,
    "general_budget_table": 0.035,
    "economic_class_table": 0.035,
    "three_public_table": 0.05,
    "operating_expense_table": 0.02,
    "basic_expenditure_table": 0.03,
    "income_table": 0.02,
    "project_table": 0.03,
    "performance_table": -0.12,
    "procurement_table": -0.12,
    "government_service_table": -0.12,
    "asset_table": -0.12,
    "transfer_table": -0.12,
}


def resolve(operand: Operand, indexes: Sequence[DocumentIndex], year: int | None) -> list[Candidate]:
    """Candidates for an operand over the documents of one edition, best first.

    `year` is the edition's own year, which an operand without a year means.
    """
    terms: set[str] = set()
    for index in indexes:
        terms |= index.terms
    matcher = Matcher(operand, terms)
    if matcher.total == 0:
        return []
    candidates: list[Candidate] = []
    for index in indexes:
        if operand.source != "text" and operand.role in ("amount", "prior", "count"):
            candidates.extend(_cells(matcher, index, year))
        if operand.source != "table":
            candidates.extend(_statements(matcher, index, year))
    candidates.sort(key=lambda candidate: -candidate.score)
    return candidates


# ---------------------------------------------------------------- cells


def _cells(matcher: Matcher, index: DocumentIndex, year: int | None) -> Iterable[Candidate]:
    operand = matcher.operand
    wanted_year = operand.year or year
    for entry in index.cells:
        fact = entry.fact
        assert fact is not None and entry.table is not None
        if not unit_fits(operand.unit, fact.unit):
            continue
        mine, beside, label_share = matcher.of(entry.label)
        transparent = entry.whole
        for name in entry.names:
            n_mine, n_beside, n_share = matcher.of(name)
            mine, beside, label_share = mine | n_mine, beside | n_beside, max(label_share, n_share)
        column_mask = column_beside = 0
        column_open = 0.0
        if entry.column is not None:
            column_mask, column_beside, _ = matcher.of(entry.column.text)
            column_open = _open_share(matcher, entry.column)
        if not mine and not column_mask and not transparent:
            continue
        if wanted_year is not None and year is not None and wanted_year != year and fact.year != wanted_year:
            continue
        title_mask, title_beside, _ = matcher.of(entry.title)
        mask, context_mask = mine | column_mask | title_mask, beside | column_beside | title_beside
        for ancestor in entry.ancestors:
            a_mask, a_beside, _ = matcher.of(ancestor)
            mask |= a_mask
            context_mask |= a_beside
        cover = matcher.cover(mask)
        total = matcher.total_side is not None and transparent
        if cover < 0.2 and not total:
            continue
        column_head = 1.0 - column_open if column_mask and entry.column and entry.column.narrowing else 0.0
        named = transparent and len(entry.label) > 2 and entry.label in matcher.phrase
        head = (
            0.9
            if named
            else label_share
            if not transparent
            else max(column_head, matcher.of(entry.title)[2], 0.3)
        )
        if (
            matcher.total_side is not None
            and transparent
            and _grand_total(entry, matcher.total_side, matcher.phrase)
        ):
            cover, head = 1.0, 0.9
        elif (
            matcher.total_side is not None
            and transparent
            and _FUNDED.search(entry.title)
            and not _FUNDED.search(matcher.phrase)
        ):
            head, cover = min(head, 0.3), cover * 0.8
        split = matcher.splits_a_name(mine | column_mask) or matcher.is_another_name(entry.label)
        score = cover + 0.25 * matcher.context_cover(context_mask) - (0.3 if split else 0.0)
        score += 0.35 * head - 0.3 * column_open + 0.2 * matcher.cover(mine | column_mask)
        if _OTHER_FUNDS.search(entry.title) and not _OTHER_FUNDS.search(matcher.phrase + matcher.context):
            score -= 0.3
        if entry.title_name and len(entry.title_name) >= 5 and entry.title_name in matcher.phrase:
            score += 0.3
            if transparent and matcher.residual_is_total(entry.title_name):
                score, head = score + (0.3 if "总计" in entry.label else 0.25), 0.9
        if entry.label and entry.label in matcher.phrase and (not transparent or named):
            score += 0.15
        elif (
            transparent
            and entry.column is not None
            and entry.column.narrowing
            and entry.column.narrowing[-1] in matcher.phrase
        ):
            score += 0.15
        if operand.code is not None:
            score += 0.4 if fact.code == operand.code else -0.4
        if transparent and not _is_top(entry):
            score -= 0.05
        prior = KIND_PRIOR.get(entry.table.kind, 0.0)
        score += prior if prior > 0 or not matcher.names_kind(entry.table.kind) else 0.0
        if entry.column is not None and entry.column.first_amount:
            score += 0.02
        score += _time_fit(operand, fact.year, fact.measure, wanted_year)
        if matcher.exclude is not None:
            name = entry.title + entry.label + (entry.column.text if entry.column else "")
            if matcher.excludes(name):
                score -= 0.4
        if fact.measure in ("change", "growth", "share") and operand.role == "amount":
            score -= 0.4
        yield Candidate(entry, score, cover, head)


_PLANNED = re.compile("购置|更新|拟|计划")
_FUNDED = re.compile("财政拨款|一般公共预算|政府性基金|国有资本")
_OTHER_FUNDS = re.compile("政府性基金|国有资本|国资|社会保险基金")
_WHOLE_TABLES = ("balance_table", "expenditure_table", "income_table")


def _grand_total(entry: Entry, side: str, phrase: str) -> bool:
    """A total row that sums up the whole document on the side asked for."""
    fiscal = entry.table is not None and entry.table.kind == "fiscal_balance_table" and "财政拨款" in phrase
    if entry.table is None or entry.column is None or not (fiscal or entry.table.kind in _WHOLE_TABLES):
        return False
    if not fiscal and re.search("财政拨款|一般公共预算", entry.title):
        return False
    if entry.column.narrowing and not entry.column.only_amount and not entry.column.first_amount:
        return False
    if re.search("本年|小计", entry.label):
        return False
    if side == "收支":
        return True
    if "收入" in entry.label or "支出" in entry.label:
        return side in entry.label
    where = {"income": "收入", "expenditure": "支出"}.get(entry.table.side or "")
    kind = {"income_table": "收入", "expenditure_table": "支出"}.get(entry.table.kind)
    return side == (where or kind)


_TOTAL_SUBJECT = re.compile(
    r"^(?:部门|单位|年度|本年度?)*(?:收支|收入支出|收入|支出)?(?:总?预算|决算)?(?:总计|总额|总数|合计|总)?$"
)


def _open_share(matcher: Matcher, column: ColumnName) -> float:
    """How much of what narrows the column down is not asked for."""
    if not column.narrowing or column.only_amount:
        return 0.0
    shares = [matcher.of(name)[2] for name in column.narrowing]
    if len(shares) == 1 or shares[-1] >= 0.9:
        return 1.0 - shares[-1]
    return (1.0 - shares[-1]) * 0.75 + 0.25 * (1.0 - sum(shares[:-1]) / len(shares[:-1]))


def _is_top(entry: Entry) -> bool:
    return len(entry.ancestors) <= 1


def _time_fit(operand: Operand, year: int | None, measure: str | None, wanted: int | None) -> float:
    fit = 0.0
    if year is not None and wanted is not None and year != wanted:
        fit -= 0.6
    if operand.measure == "revised" and measure == "budget":
        fit -= 0.1
    elif operand.measure == "final" and measure == "executed":
        fit += 0.1
    elif operand.measure and measure and operand.measure != measure:
        fit -= 0.3
    elif operand.measure and measure == operand.measure:
        fit += 0.1
    elif not operand.measure and measure in ("revised",):
        fit -= 0.05
    return fit


# ---------------------------------------------------------------- prose

_ROLE_FITS: dict[str, tuple[str, ...]] = {
    "amount": ("amount", "count", "prior"),
    "prior": ("prior", "amount"),
    "change": ("change",),
    "growth": ("growth",),
    "share": ("share",),
    "count": ("count", "amount", "other"),
}


def _statements(matcher: Matcher, index: DocumentIndex, year: int | None) -> Iterable[Candidate]:
    operand = matcher.operand
    wanted_year = operand.year or year
    for entry in index.statements:
        statement = entry.statement
        assert statement is not None
        if statement.role not in _ROLE_FITS[operand.role] or not unit_fits(operand.unit, statement.unit):
            continue
        if operand.unit is None and operand.role == "amount" and not is_money(statement.unit):
            continue
        if (
            operand.unit is None
            and operand.role == "count"
            and (is_money(statement.unit) or statement.unit == "%")
        ):
            continue
        mine, beside, label_share = matcher.of(entry.label)
        clause_mask, clause_beside, _ = matcher.of(entry.clause)
        near = mine | clause_mask
        context_mask = beside | clause_beside
        for ancestor in entry.ancestors:
            a_mask, a_beside, _ = matcher.of(ancestor)
            near |= a_mask
            context_mask |= a_beside
        if not near and matcher.total_side is None:
            continue
        far_mask, far_beside, _ = matcher.of(entry.headings)
        wide_mask, wide_beside, _ = matcher.of(entry.sentence)
        cover = matcher.cover(near)
        cover += 0.85 * (matcher.cover(near | far_mask) - cover)
        cover += 0.6 * max(0.0, matcher.cover(near | far_mask | wide_mask) - matcher.cover(near | far_mask))
        if cover < 0.2 and matcher.total_side is None:
            continue
        context = matcher.context_cover(context_mask | far_beside | wide_beside)
        if matcher.total_side is not None and entry.label and _TOTAL_SUBJECT.match(entry.label):
            if matcher.total_side == "收支" or matcher.total_side in entry.label or "收支" in entry.label:
                cover, label_share = 1.0, 0.85
        score = cover + 0.25 * context + 0.35 * label_share - 0.02 + 0.2 * matcher.cover(near)
        if entry.label and entry.label in matcher.phrase:
            score += 0.15
        if operand.year is not None and statement.year is not None and statement.year != operand.year:
            continue
        counted_before = (
            operand.year is None
            and statement.role == "count"
            and year is not None
            and statement.year == year - 1
        )
        if (
            statement.role == "count"
            and _PLANNED.search(entry.clause)
            and not _PLANNED.search(matcher.phrase)
        ):
            score -= 0.15
        if is_total_name(entry.label) and re.search("总|合计", entry.clause):
            label_share = max(label_share, 0.8 * matcher.cover(near | far_mask))
            if re.search("总|整个|合计|全部", matcher.phrase):
                score += 0.25
        if (
            operand.unit is not None
            and operand.unit == statement.unit
            and len(entry.label) >= 4
            and entry.label in matcher.phrase
        ):
            cover = min(1.0, cover + 0.2)
        if (
            statement.year is not None
            and wanted_year is not None
            and statement.year != wanted_year
            and not counted_before
        ):
            score -= 0.6
        if operand.measure:
            loose = operand.measure == "revised" and entry.measure == "budget"
            score += (
                0.1 if entry.measure == operand.measure else -0.1 if loose else -0.3 if entry.measure else 0.0
            )
        if statement.role != operand.role and operand.role != "count":
            score -= 0.1 if statement.role == "count" else 0.15
        if matcher.excludes(entry.clause):
            score -= 0.4
        yield Candidate(entry, score, cover, max(label_share, 0.8 * matcher.cover(mine | clause_mask)))


# ---------------------------------------------------------------- units

_COUNT_CLASSES: tuple[frozenset[str], ...] = (
    frozenset(("辆", "台")),
    frozenset(("人", "名", "位")),
    frozenset(("个", "家", "所", "项", "处", "块", "条", "支", "套", "台", "台(套)")),
    frozenset(("台", "套", "台(套)", "台套")),
    frozenset(("米", "m")),
    frozenset(("平方米", "㎡", "m2")),
    frozenset(("批次", "批", "次", "场")),
    frozenset(("人次",)),
    frozenset(("册", "份", "本", "期")),
    frozenset(("%", "个百分点")),
)


def unit_fits(wanted: str | None, unit: str | None) -> bool:
    """Whether a figure printed in `unit` can answer a question that asks for `wanted`.

    `wanted` is None (anything), "money", or a unit as people say it (辆, 人, %, 平方米 …).
    """
    if wanted is None:
        return True
    if unit is None:
        return False
    if wanted == "money" or is_money(wanted):
        return is_money(unit)
    unit = unit.replace("（", "(").replace("）", ")")
    return wanted == unit or any(wanted in units and unit in units for units in _COUNT_CLASSES)
