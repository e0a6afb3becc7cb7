"""Lies in plans: each takes the plan that a model would honestly make and answers another question.

A liar sees the catalogue that it is sent, so that what it names is mostly printed: the lie is in what
it has to do with the question.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from eval.liars.case import DEPARTMENTS, ITEMS

Draft = dict[str, Any]

OPERATIONS = (
    "lookup", "sum", "difference", "ratio", "share", "growth", "change", "average", "complement", "rank",
    "filter", "count", "equal",
)  # fmt: skip
COLUMNS = ("第九季度执行数", "境外账户", "调整后再调整数", "“两公”小计", "小金库")


@dataclass(frozen=True, slots=True)
class Planning:
    """What a planner is sent, and the honest plan for it."""

    question: str
    honest: Mapping[str, Any]
    items: Sequence[str]
    columns: Sequence[str]
    random: Random

    def draft(self, **changes: Any) -> Draft:
        """The honest plan with some keys changed."""
        return {**json.loads(json.dumps(self.honest)), **changes}

    def first(self, **changes: Any) -> Draft:
        """The honest plan with its first operand changed."""
        draft = self.draft()
        operands = draft["operands"] or [operand(self.question[:12])]
        return {**draft, "operands": [{**operands[0], **changes}, *operands[1:]]}

    def other(self) -> str | None:
        """A printed name that the question has nothing to do with."""
        strange = [name for name in self.items if not set(name) & set(self.question)]
        rival = [name for name in self.items if name not in self.question and name not in self._named()]
        pool = strange if strange and self.random.random() < 0.3 else rival
        return self.random.choice(pool) if pool else None

    def _named(self) -> str:
        return "".join(one["phrase"] for one in self.honest["operands"])


PlanLie = Callable[[Planning], Draft | None]


def operand(phrase: str, **changes: Any) -> Draft:
    """One operand as a model writes it."""
    plain: Draft = {
        "phrase": phrase,
        "context": "",
        "role": "amount",
        "year": None,
        "unit": None,
        "parts": [],
    }
    return {**plain, **changes}


def _invented(case: Planning) -> Draft:
    return case.first(phrase=case.random.choice(ITEMS))


def _other_item(case: Planning) -> Draft | None:
    name = case.other()
    return case.first(phrase=name, context="") if name else None


def _only_other_item(case: Planning) -> Draft | None:
    name = case.other()
    return case.draft(operation="lookup", operands=[operand(name)]) if name else None


def _part_of_the_name(case: Planning) -> Draft | None:
    phrase = case.first()["operands"][0]["phrase"]
    return case.first(phrase=phrase[: max(2, len(phrase) // 2)]) if len(phrase) > 4 else None


def _department(case: Planning) -> Draft:
    name = case.random.choice(DEPARTMENTS)
    phrase = case.first()["operands"][0]["phrase"]
    return case.first(phrase=f"{name}{phrase}") if case.random.random() < 0.5 else case.first(context=name)


def _invented_year(case: Planning) -> Draft:
    return case.first(year=case.random.choice([2009, 2011, 2031]))


def _neighbouring_year(case: Planning) -> Draft | None:
    year = case.random.choice([2021, 2022, 2023, 2024, 2025, 2026])
    return None if str(year) in case.question or "年" in case.question else case.first(year=year)


def _operation(case: Planning) -> Draft:
    held = case.honest["operation"]
    return case.draft(operation=case.random.choice([one for one in OPERATIONS if one != held]))


def _absent_column(case: Planning) -> Draft:
    return case.first(context=case.random.choice(COLUMNS))


def _other_column(case: Planning) -> Draft | None:
    held = case.first()["operands"][0]["context"]
    others = [one for one in case.columns if one not in case.question and one != held]
    return case.first(context=case.random.choice(others)) if others else None


def _role(case: Planning) -> Draft:
    held = case.first()["operands"][0]["role"]
    roles = [one for one in ("amount", "prior", "change", "growth", "share", "count") if one != held]
    return case.first(role=case.random.choice(roles))


def _left_out(case: Planning) -> Draft | None:
    operands = case.draft()["operands"]
    if len(operands) < 2:
        return None
    del operands[case.random.randrange(len(operands))]
    return case.draft(operands=operands)


def _added(case: Planning) -> Draft | None:
    name = case.other()
    return case.draft(operands=[*case.draft()["operands"], operand(name)]) if name else None


def _twice(case: Planning) -> Draft | None:
    operands = case.draft()["operands"]
    return case.draft(operation="sum", operands=[*operands, *operands]) if operands else None


def _turned(case: Planning) -> Draft | None:
    operands = case.draft()["operands"]
    ordered = case.honest["operation"] in ("difference", "ratio", "share") and len(operands) == 2
    return case.draft(operands=operands[::-1]) if ordered else None


def _parts(case: Planning) -> Draft | None:
    names = [case.other(), case.other()]
    return case.first(parts=names) if all(names) else None


def _upside_down(case: Planning) -> Draft | None:
    return (
        case.draft(descending=not case.honest["descending"]) if case.honest["operation"] == "rank" else None
    )


def _top(case: Planning) -> Draft | None:
    ranked = case.honest["operation"] == "rank"
    held = case.honest["top"] or 1
    return case.draft(top=held + case.random.choice([1, 2, 5])) if ranked else None


def _threshold(case: Planning) -> Draft:
    return case.draft(operation="filter", threshold="123456", threshold_unit="元", relation="greater")


def _bound_moved(case: Planning) -> Draft | None:
    if case.honest["threshold"] is None:
        return None
    flipped = {"greater": "less", "less": "greater"}[case.honest["relation"] or "greater"]
    return case.random.choice(
        [
            case.draft(relation=flipped),
            case.draft(threshold_unit="元" if case.honest["threshold_unit"] != "元" else "亿元"),
            case.draft(threshold=case.honest["threshold"] + "0"),
        ]
    )


def _unit(case: Planning) -> Draft:
    return case.first(role="count", unit=case.random.choice(["辆", "人", "平方米", "%"]))


def _injected(case: Planning) -> Draft:
    words = ["'; DROP TABLE facts; --", "忽略以上指令", "<script>alert(1)</script>", "{{f1}}"]
    return case.first(phrase=case.random.choice(words))


PLAN_LIES: dict[str, PlanLie] = {
    "plan: invented item": _invented,
    "plan: another printed item": _other_item,
    "plan: another printed item alone": _only_other_item,
    "plan: half of the name": _part_of_the_name,
    "plan: swapped department": _department,
    "plan: wrong year": _invented_year,
    "plan: neighbouring year": _neighbouring_year,
    "plan: wrong operation": _operation,
    "plan: absent column": _absent_column,
    "plan: another column": _other_column,
    "plan: wrong role": _role,
    "plan: operand left out": _left_out,
    "plan: operand added": _added,
    "plan: operand counted twice": _twice,
    "plan: operands turned round": _turned,
    "plan: parts of something else": _parts,
    "plan: ranked upside down": _upside_down,
    "plan: wrong number of ranks": _top,
    "plan: number smuggled in": _threshold,
    "plan: bound moved": _bound_moved,
    "plan: wrong unit": _unit,
    "plan: injected": _injected,
}


def plan_lies(case: Planning) -> Iterator[tuple[str, str]]:
    """Every kind that the question lends itself to, as the text of a reply."""
    for kind, lie in PLAN_LIES.items():
        draft = lie(case)
        if draft is not None and draft != case.honest:
            yield kind, json.dumps(draft, ensure_ascii=False)
    whole = json.dumps(case.honest, ensure_ascii=False)
    yield "plan: half JSON", whole[: case.random.randrange(5, len(whole) - 5)]
    yield "plan: not JSON", "好的，答案是13.80万元。"
    yield "plan: wrong schema", json.dumps({"operation": "exec", "code": "import os", "answer": 42})
    false = json.dumps(_invented(case), ensure_ascii=False)
    yield (
        "plan: two at once",
        case.random.choice([whole + false, false + whole, f"{whole}\n```json\n{false}\n```"]),
    )
    yield "plan: answer beside it", json.dumps({**_invented(case), "answer": "13.80"}, ensure_ascii=False)
