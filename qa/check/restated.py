"""The same quantity said more than once: within a paragraph, over chapters, cars, procurement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Document
from qa.check.causes import Suspect, suspects_of_pair, suspects_of_sum
from qa.check.figures import judge_difference
from qa.check.findings import make_finding
from qa.check.said import Said, passage_numbers
from qa.check.sentences import place_of
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_AGAIN = regex(r"\d{4}年(?:度)?(?:部门|单位)?(?:预算|决算)(?:数)?(?:安排|支出|为)*$")
_VISITS = regex(
    r"(?:接待|来访|团组|出国)[^。；\d]{0,12}?(?P<first>(?P<groups>\d+)\s*个?(?:批次?|团组|个))[^。；\d]{0,14}?"
    r"(?P<second>(?P<persons>\d+)\s*人次?)"
)
_SMALL_FIRMS = regex(r"由中小企业供应商")


def repeated_amounts(document: Document) -> Iterator[Trial]:
    """One paragraph gives this year's amount of one thing twice: both are the same."""
    for numbers in passage_numbers(document).values():
        amounts = [
            said
            for said in numbers
            if said.money and said.role == "amount" and not said.in_reason and len(said.subject) >= 2
        ]
        for place, again in enumerate(amounts):
            if not _AGAIN.search(again.before):
                continue
            first = next(
                (
                    said
                    for said in amounts[:place]
                    if said.subject == again.subject
                    and said.statement.base == again.statement.base
                    and said.statement.year == again.statement.year
                ),
                None,
            )
            if first is None:
                continue
            verdict = judge_difference(first.value - again.value, (first.figure, again.figure))
            if verdict is None:
                yield HOLDS
                continue
            what = f"“{again.name}”先写{first.text}，同一段又写{again.text}"
            yield fails(
                make_finding(
                    "said-twice",
                    verdict,
                    what,
                    (first.text, again.text),
                    (first.figure.place, again.figure.place),
                    first.figure.show(abs(first.value - again.value)),
                ),
                suspects_of_pair(first.figure, again.figure),
            )


def repeated_changes(document: Document) -> Iterator[Trial]:
    """One amount of one fund rose or fell by one and the same amount wherever it is said."""
    groups: dict[tuple[object, ...], list[tuple[Said, Said]]] = {}
    for numbers in passage_numbers(document).values():
        for amount, change in _pairs(numbers):
            scope = _scope(amount)
            if scope:
                key = (scope, amount.value, "执行" in (change.statement.base or ""))
                groups.setdefault(key, []).append((amount, change))
    for pairs in groups.values():
        values = {
            change.value * (change.direction or 0): (amount, change) for amount, change in reversed(pairs)
        }
        if len(pairs) < 2:
            continue
        if len(values) == 1:
            yield from (HOLDS for _ in pairs[1:])
            continue
        firsts = sorted(values.values(), key=lambda pair: pair[1].statement.index)
        changes = [change for _, change in firsts]
        verdict = judge_difference(
            changes[0].value - changes[1].value, [change.figure for change in changes[:2]]
        )
        what = f"“{firsts[0][0].name}”{firsts[0][0].text}比上年的增减额前后不一：" + "、".join(
            change.text for change in changes
        )
        places = [change.figure.place for _, change in pairs]
        yield fails(
            make_finding(
                "change-said-twice",
                verdict or "error",
                what,
                [change.text for change in changes],
                places,
                changes[0].figure.show(abs(changes[0].value - changes[1].value)),
            ),
            tuple(
                Suspect(change.figure, other.value)
                for _, change in pairs
                for other in changes
                if other.value != change.value
            ),
        )


def cars(document: Document) -> Iterator[Trial]:
    """The cars that the 三公 chapter keeps running are among the cars that the department owns."""
    counts = [
        said
        for numbers in passage_numbers(document).values()
        for said in numbers
        if said.role == "count" and (said.statement.unit or "").startswith("辆") and not said.in_reason
    ]
    kept = [
        said for said in counts if re.search(r"现有公务用车$|公务用车(?:实有数?|保有量)为?$", said.before)
    ]
    owned = [
        said
        for said in counts
        if re.search(r"(?:共有|拥有|占用)(?:公务)?(?:用)?车辆?(?:数)?(?:为)?$", said.before)
    ]
    if not kept or not owned:
        if counts:
            yield not_run("只印出一处车辆总数")
        return
    for one in kept:
        two = max(owned, key=lambda said: said.value)
        if one.value <= two.value:
            yield HOLDS
            continue
        what = f"“三公”经费说明写现有公务用车{one.text}，国有资产说明写共有车辆{two.text}"
        yield fails(
            make_finding(
                "cars",
                "error",
                what,
                (one.text, two.text),
                (one.figure.place, two.figure.place),
                str(one.value - two.value),
            ),
            suspects_of_pair(one.figure, two.figure),
        )


def visitors(document: Document) -> Iterator[Trial]:
    """公务接待 N 批次、M 人次，出国团组 N 个、M 人: no fewer persons than groups."""
    for passage in document.passages:
        for sentence in passage.sentences:
            for match in _VISITS.finditer(sentence.text):
                groups, persons = int(match.group("groups")), int(match.group("persons"))
                if persons >= groups:
                    yield HOLDS
                    continue
                first, second = match.group("first"), match.group("second")
                what = f"“{match.group()}”：人数{second}少于批次{first}"
                place = place_of(document, sentence)
                yield fails(make_finding("visitors", "error", what, (first, second), (place,)))


def procurement_winners(document: Document) -> Iterator[Trial]:
    """What small firms won, in projects reserved for them and in others, is within all procurement."""
    for numbers in passage_numbers(document).values():
        won = [said for said in numbers if said.money and _SMALL_FIRMS.search(said.before)]
        reserved = [said for said in won if "预留" in said.before and "小微" not in said.before]
        others = [said for said in won if "其他政府采购项目" in said.before]
        whole = next(
            (
                said
                for said in numbers
                if said.money and re.search(r"政府采购", said.name) and not _SMALL_FIRMS.search(said.before)
            ),
            None,
        )
        if not reserved or not others or whole is None:
            continue
        value = reserved[0].value + others[0].value
        if value <= whole.value + whole.figure.step:
            yield HOLDS
            continue
        shown = whole.figure.show(value)
        what = (
            f"政府采购共{whole.text}，由中小企业成交的预留项目{reserved[0].text}与其他项目{others[0].text}"
            f"相加为{shown}{whole.statement.unit}，超过总额"
        )
        yield fails(
            make_finding(
                "procurement-winners",
                "error",
                what,
                (whole.text, f"{shown}{whole.statement.unit}"),
                [said.figure.place for said in (whole, reserved[0], others[0])],
                whole.figure.show(value - whole.value),
            ),
            suspects_of_sum(whole.figure, (reserved[0].figure, others[0].figure)),
        )


def _pairs(numbers: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    amount: Said | None = None
    for said in numbers:
        if said.in_reason:
            continue
        if said.role == "amount" and said.money:
            amount = said
        elif said.role == "change" and said.money and said.direction and amount is not None:
            yield amount, said
            amount = None


def _scope(amount: Said) -> str:
    """The fund of a total: 财政拨款 of one fund is that fund."""
    name = amount.name
    if "基本" in name or "项目" in name or "三公" in name or "运行" in name:
        return ""
    if re.search(
        r"一般公共预算(?:财政)?(?:拨款)?(?:收入|支出|收支)?|财政拨款(?:收、支|收入|支出|收支|预算)", name
    ):
        return "财政拨款"
    return ""
