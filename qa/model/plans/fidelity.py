"""Whether a model's plan answers the question that was asked, and not another one.

Every name in it must be printed and said, every name said must be in it, and the operation, the order
of its operands, roles, years, bounds and ranks must be in the question's own words. What cannot be
traced to the question is refused: a figure that is right for another question is a wrong answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.amounts import is_money
from qa.executing.values import Outcome
from qa.items.entries import DocumentIndex
from qa.items.matcher import content_of, known_spans, weights_of
from qa.model.plans.catalogue import item_candidates
from qa.model.plans.operations import unsaid_operation
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.shaped import COUNTED, MONEYED, class_of
from qa.question.numerals import number_word
from qa.question.reading import Reading
from qa.question.text import Coverage, bare, normal
from qa.question.vocabulary import standard_names
from qa.scoping.targets import Targets

STEPS = 12
"""A plan of more operands than this answers no question that people ask."""
TIED = 0.75
"""The share of a name's weight that the question must hold for the name to be meant by it."""
UNEXPLAINED = 0.2
"""The share of the question's content that a plan may leave out."""

_LEAST = {"difference": 2, "ratio": 2, "share": 2, "equal": 2, "complement": 2}
_JOINTS = re.compile(r"[的与和及/、\-· ]")
_GREATER = re.compile("超|大于|多于|高于|以上|不低于|不少于|不小于|过|突破|达到")
_LESS = re.compile("不足|不到|小于|少于|低于|以下|以内|不超|不高于|没超")
_PRIOR = re.compile("上年|去年|上一年|前一年|同比|年初")
_ASCENDING = re.compile("最少|最小|最低|最便宜|垫底|倒数|从低|从小|从少|由低|由小|由少|末位")
_NUMBER = r"([一二两三四五六七八九十]+|\d+)"
_TOP = re.compile(
    rf"(?:前|头|排前){_NUMBER}|(?<![公的]){_NUMBER}大(?=项|类|块|支出)|最[大高多少小低]的(?:前)?{_NUMBER}[项个类家笔款]"
)
_FIRST = re.compile("最|第一|居首|头号|大头|榜首|垫底|倒数")


def unfaithful(
    plan: Plan, reading: Reading, targets: Targets, indexes: Sequence[DocumentIndex]
) -> str | None:
    """Why the plan is not one of this question, in one Chinese clause; None where it is."""
    terms = frozenset().union(*(index.terms for index in indexes))
    said = _Said.of(reading)
    return (
        _arity(plan, targets) or _strange(plan, said, terms, indexes)
        or unsaid_operation(plan, reading) or _roles(plan, reading, said, targets)
        or _years(plan, said, targets) or _bounds(plan, said) or _order_of_rank(plan, said)
        or _dropped(plan, reading, said)
    )  # fmt: skip


def unfitting(plan: Plan, outcome: Outcome, reading: Reading) -> str | None:
    """Why what the plan came to is not what was asked for: money for a count, a share over the whole."""
    for value in () if outcome.items else outcome.values[:1]:
        asked, given = _kind(reading.unit), _kind(value.unit)
        if asked is not None and given is not None and asked != given:
            return f"问的是{reading.unit}，查到的是{value.unit}"
        part = plan.operation == "share" and not re.search("完成|预算数|执行", reading.text)
        if part and value.amount is not None and not 0 <= value.amount <= 100:
            return "部分大于总体"
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """The question's words: as typed, with its sayings put into printed names, and of earlier questions."""

    text: str
    core: str
    everything: str

    @classmethod
    def of(cls, reading: Reading) -> _Said:
        core = normal(reading.decode(reading.core))
        parts = (reading.text, core, *map(normal, reading.alias_parts), normal(reading.context))
        return cls(reading.text, core, "\x00".join(parts))


def _leaves(plan: Plan) -> Iterator[Operand]:
    for operand in plan.operands:
        yield from operand.parts or [operand]


def _arity(plan: Plan, targets: Targets) -> str | None:
    least = 1 if targets.by else _LEAST.get(plan.operation, 1)
    if not least <= len(plan.operands) <= STEPS:
        return f"{plan.operation} 的操作数个数不对"
    if plan.operation == "sum" and sum(1 for _ in _leaves(plan)) < 2:
        return "相加至少要有两项"
    if plan.operation in ("change", "growth") and len(plan.operands) > 1:
        return f"{plan.operation} 只能有一项"
    if plan.operation in _LEAST and len(plan.operands) > 2:
        return f"{plan.operation} 只能有两项"
    if plan.operation == "equal" and len({one.phrase for one in plan.operands}) < 2:
        return "要比较的是同一项"
    whole = [
        (one.phrase, one.context, one.role, one.year, one.measure, tuple(part.phrase for part in one.parts))
        for one in plan.operands
    ]
    return "同一项写了两次" if len(set(whole)) < len(whole) else None


# ---------------------------------------------------------------- names


def _strange(plan: Plan, said: _Said, terms: frozenset[str], indexes: Sequence[DocumentIndex]) -> str | None:
    """A name that is not printed, or one that is and that the question does not speak of."""
    for operand in _leaves(plan):
        phrase = operand.phrase
        if not _printed(phrase, said, terms):
            near = "、".join(item_candidates(phrase[:40], indexes)[:8])
            return f"“{phrase[:40]}”不是文件中的名称，相近的有：{near}"
        if _cut(bare(phrase), said, terms):
            return f"“{phrase[:40]}”截断了问题里的名称"
        if not _tied(phrase, said.everything):
            return f"问题没有说到“{phrase[:40]}”"
        if operand.context and not _tied(operand.context, said.everything, 1.0):
            return f"问题没有说到“{operand.context[:40]}”"
    return _swallowed(plan, said)


def _cut(name: str, said: _Said, terms: frozenset[str]) -> bool:
    """Words that the question has only as a piece of a printed name, which is another thing."""
    if name in terms:
        return False
    spans = known_spans(said.core, terms | standard_names())
    places = [match.span() for match in re.finditer(re.escape(name), said.core)]
    return bool(places) and all(
        any(start < at < end or start < stop < end for start, end in spans) for at, stop in places
    )


def _swallowed(plan: Plan, said: _Said) -> str | None:
    """A name that the question has only inside the name of another operand: it does not speak of it."""
    names = sorted({bare(one.phrase) for one in _leaves(plan)}, key=len, reverse=True)
    left = said.everything
    for at, name in enumerate(names):
        if any(name in longer for longer in names[:at]) and name in said.everything and name not in left:
            return f"问题没有单独说到“{name[:40]}”"
        left = left.replace(name, "\x01")
    return None


def _printed(phrase: str, said: _Said, terms: frozenset[str]) -> bool:
    """A printed name, names put together, or words of the question itself."""
    name = bare(phrase)
    if not 1 < len(name) <= 60:
        return False
    plain = _closed(said.everything)
    if name in terms or _closed(name) in plain:
        return True
    pieces = [_closed(piece) for piece in re.split(r"[\s,，]+", content_of(name)) if _closed(piece)]
    return bool(pieces) and all(
        piece in terms or piece in plain or _composed(piece, terms) for piece in pieces
    )


def _composed(name: str, terms: frozenset[str]) -> bool:
    return sum(end - start for start, end in known_spans(name, terms)) == len(name)


def _closed(words: str) -> str:
    return _JOINTS.sub("", words)


def _tied(name: str, said: str, least: float = TIED) -> bool:
    """Whether the question holds so much of the name, words that all names share counting little."""
    plain = _closed(said)
    held = total = 0.0
    for piece in map(_closed, bare(name).split()):
        covered, _ = Coverage(piece).masks(plain)
        for at, weight in enumerate(weights_of(piece)):
            total += weight
            held += weight * (piece in plain or covered >> at & 1)
    return total > 0 and held >= least * total


def _dropped(plan: Plan, reading: Reading, said: _Said) -> str | None:
    """A printed name of the question that the plan leaves out, or too much else of its content."""
    used = normal(
        "\x00".join([o.phrase + "\x00" + o.context for o in plan.operands]
        + [p.phrase for o in plan.operands for p in o.parts])
    )  # fmt: skip
    for atom in reading.atoms:
        if (len(atom) < 4 and sum(weights_of(atom)) < 2) or atom in used:
            continue
        if Coverage(atom).masks(used)[0].bit_count() < len(atom):
            return f"计划里漏掉了问题中的“{atom}”"
    names = _spans(reading.atoms, said.core)
    weights = weights_of(said.core, names)
    covered, _ = Coverage(said.core).masks(used)
    for match in _OPERATING.finditer(said.core):
        covered |= ((1 << len(match.group())) - 1) << match.start()
    total = sum(weights)
    left = sum(weight for at, weight in enumerate(weights) if not covered >> at & 1)
    return "计划没有用到问题的大半内容" if total and left / total > UNEXPLAINED else None


_OPERATING = re.compile(
    r"占|比[重例]?|百分[之比点]|几成|倍|平均|均|每|差额?|多[少了出]?|少了?|增[加长减幅]?|减少?|下?降[低幅]?|上升|上?涨|压减|"
    r"合计|一共|总共|加起来|加|之和|总和|相加|最[高低大小多少]的?|第?[一二三四五六七八九十]+[名项个块类笔大]?|前|排[名序列]|依次|从.到.|"
    r"哪[一些个项块类家]*|超过|低于|大于|小于|不足|以[上下]|\d[\d,.]*[万亿]?元?|除了?|之?外|其余|其他|扣除|不含|剩下?|相等|等于|一致|一样|吗|"
    r"同比|相比|较|变[化动]|去年|上年|金额|花钱|安排|顺序"
)
"""Words that say what is to be done, not with what."""


def _spans(names: Sequence[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for name in names for match in re.finditer(re.escape(name), text)]


# ---------------------------------------------------------------- roles, years, bounds, ranks


def _roles(plan: Plan, reading: Reading, said: _Said, targets: Targets) -> str | None:
    core = reading.core.replace("多少", "")
    newest = max((target.edition.year or 0 for target in targets.chosen), default=0)
    earlier = any(year.year is not None and year.year < newest for year in reading.years)
    allowed = _ROLES.get(plan.operation, _ANY)
    if len(plan.operands) > 1 and plan.operation not in ("lookup", "equal"):
        if len({operand.role for operand in plan.operands}) > 1:
            return "各项的性质不同"
    for operand in plan.operands:
        if operand.role not in allowed:
            return f"{plan.operation} 不能用 {operand.role}"
        if operand.role == "prior" and not (_PRIOR.search(said.everything) or earlier):
            return "问题没有问上年"
        if operand.role in ("change", "growth") and not _MOVEMENT.search(core):
            return "问题没有问增减"
        if operand.role == "share" and not re.search("占|比[例重]|百分|率|成", core):
            return "问题没有问占比"
        if operand.role == "count" and not _counted(operand, reading):
            return "问题没有问数量"
        if operand.unit and operand.unit not in reading.text and class_of(reading.unit) != operand.unit:
            return f"问题没有说到单位“{operand.unit}”"
    return None


_ANY = frozenset(("amount", "prior", "change", "growth", "share", "count"))
_PLAIN = frozenset(("amount", "count"))
_ROLES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("sum", "difference", "ratio", "share", "average", "complement", "equal"), _PLAIN),
    "change": _PLAIN | {"change"},
    "growth": _PLAIN | {"growth"},
}
"""Differences of changes, or sums of percentages, nobody asks for."""
_MOVEMENT = re.compile("增|减|变|涨|降|升|差|砍|压|缩|省|幅|[多少][了出]|同比|[比较].*[多少高低]")


def _counted(operand: Operand, reading: Reading) -> bool:
    """Whether a number of things is asked for: by the unit, or by what is named."""
    kind = _kind(reading.unit)
    if kind is not None:
        return kind == "count"
    return bool(COUNTED.search(operand.phrase)) and not MONEYED.search(operand.phrase)


def _years(plan: Plan, said: _Said, targets: Targets) -> str | None:
    """A year must be said, in figures or as 去年 and the like of the edition asked."""
    latest = {target.edition.year for target in targets.chosen if target.edition.year}
    for operand in plan.operands:
        year = operand.year
        if year is None or str(year) in said.text:
            continue
        before = bool(re.search("上年|去年|上一年|同比|前一年", said.everything)) and year + 1 in latest
        current = year in latest and not re.search(r"20\d\d|上年|去年|前年", said.text)
        if not (before or current):
            return f"问题没有提到{year}年"
    return None


def _bounds(plan: Plan, said: _Said) -> str | None:
    if plan.threshold is None:
        return "筛选要写明界限" if plan.operation == "filter" else None
    if plan.relation not in ("greater", "less"):
        return "筛选要同时写明界限和关系"
    plain = said.text.replace(",", "")
    bound = re.search(
        rf"(?<![\d.]){re.escape(plan.threshold)}(?![\d.])(?P<unit>[万亿千百]?元|%|[一-鿿])?", plain
    )
    if bound is None:
        return "界限必须是问题里写明的数"
    if (bound["unit"] or "") != (plan.threshold_unit or ""):
        return "界限的单位必须是问题里写明的"
    around = plain[max(0, bound.start() - 6) : bound.end() + 4]
    less = bool(_LESS.search(around))
    greater = bool(_GREATER.search(_LESS.sub("", around)))
    if (plan.relation == "less") != less or (plan.relation == "greater") != (greater and not less):
        return "界限的方向与问题不符"
    return None


def _order_of_rank(plan: Plan, said: _Said) -> str | None:
    if plan.operation != "rank":
        return None
    if plan.descending == bool(_ASCENDING.search(said.text)):
        return "排名的方向与问题不符"
    number = _TOP.search(said.text)
    wanted = number_word(next(filter(None, number.groups()))) if number else None
    if wanted is not None:
        return None if plan.top == wanted else "名次个数必须是问题里写明的"
    if plan.top not in (None, 1) or (plan.top == 1 and not _FIRST.search(said.text)):
        return "名次个数必须是问题里写明的"
    return None


def _kind(unit: str | None) -> str | None:
    """Money, percentages, multiples, or things counted, which people name by various words."""
    if unit is None:
        return None
    if is_money(unit):
        return "money"
    return {"倍": "倍", "%": "%", "百分点": "%", "个百分点": "%"}.get(unit, "count")
