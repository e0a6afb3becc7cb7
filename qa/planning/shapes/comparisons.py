"""The plans of a comparison over several editions."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from ingest.amounts import MONEY_IN_YUAN
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.asking import BEST, SORT, THRESHOLD, WORST
from qa.planning.shapes.averages import average
from qa.planning.shapes.comparison_words import END_TO_END, OF_ALL, Asked
from qa.planning.shapes.divided import divided
from qa.planning.shapes.parts import PERCENT
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.comparand import comparands, without_talk
from qa.question.reading import Reading

_SHARE = regex(
    rf"^(?:.*[,，])?(?P<a>[^,，]*?)(?:各自|分别|各)?占了?(?P<b>[^,，]*?)的?(?P<rest>(?:{PERCENT}|"
    rf"多少|百分).*)?$"
)


def comparison(reading: Reading, by: str) -> list[Shaped]:
    """Plans over several editions: of one figure of each, or of what is worked out of each.

    占 asks for a share within each edition, 增幅 and 比上年 for a change of each department's own. Where
    two clauses name one thing twice (谁的车多，按车辆数排), the item may be what either names.
    """
    core = _share_within(_without_organs(reading))
    if "目录" in reading.text:
        return []  # what a table of contents lists is prose
    each = _for_each(reading, core) if _FOR_EACH.search(core) else None
    if each is not None:
        return [_worked(reading, by, each, "average")]
    shared = re.search("占(?!上风|先|优|[多几]少?份)", core) and not OF_ALL.search(core)
    part = _SHARE.match(core) if shared else None
    if part and part.group("b").strip(" 的总"):
        a = re.sub(r"谁的?|哪一?[家个年](?:部门|单位)?的?", " ", _SIDES.sub(" ", part.group("a")))
        b = re.sub("自家|自己|本部门|各自|本身", " ", part.group("b"))
        operands = [operand_of(reading, a), operand_of(reading, _SIDES.sub(" ", b))]
        return [_worked(reading, by, operands, "share")]
    asked = Asked.of(reading, by)
    named = comparands(_said(core, by))
    within = _WITHIN.search(core) if asked.operation == "appears" else None
    if within and not re.search("文件|材料|报告|说明|公开", within.group("whole")):
        named = [within.group("whole")]
    twice = len(named) == 2 and set(reading.decode(named[0])) & set(reading.decode(named[1]))
    words = [without_talk(" ".join(named)), *(named if twice else [])]
    return [
        Shaped(_plan(reading, asked, item), f"{asked.operation} by {by}", 3.0 if at == 0 else 2.2)
        for at, item in enumerate(dict.fromkeys(words))
    ]


def _without_organs(reading: Reading) -> str:
    """The core without an organ that all the departments share: 哪家信访局 of three of them."""
    held = {edition.department for mention in reading.departments for edition in mention.editions}
    ends = takewhile(lambda chars: len(set(chars)) == 1, zip(*map(reversed, held), strict=False))
    shared = "".join(chars[0] for chars in ends)[::-1]
    if len(held) < 2 or not _ORGAN.fullmatch(shared):
        return reading.core
    core = "".join(" " if reading.decode(char) == shared else char for char in reading.core)
    return core.replace(shared, " ")


_ORGAN = regex("[一-鿿]{2,}(?:局|委|委员会|厅|院|办公室)")
_APPEARING = regex(
    "(?:没有|无).{0,14}(?:才有|新增|新有)|才有|新增|新列出?来?的?|新出现|多列|少列|取消|不再(?:列|有|安排)"
)
_WITHIN = regex(r"(?P<whole>[^,， ]+?)(?:之下|项下|下面|下(?!属)|里面?|当中|中)的?(?=新|多|少|有|取|哪| )")


def _said(core: str, by: str) -> str:
    """The question without its threshold and without what only says where the figures stand."""
    core = THRESHOLD.sub(" ", core)
    if by == "level":
        core = re.sub("(?:部门|单位)(?:预算|决算)", " ", core)
    elif by == "kind":
        core = re.sub("(?:年初|全年)?预算数?|(?:支出)?决算数?", " ", core)
    core = re.sub(r"(?:在)?(?:公开)?(?:文件|材料|报告|公开表)(?:里面?|中|上)?", " ", core)
    core = _APPEARING.sub(" ", core)
    core = re.sub(r"[(（](?:含|包括|包含|连同)(?:项目|基本)(?:支出)?[)）]", " ", core)
    return END_TO_END.sub(" ", core)


_CARS = regex("(?:[现共实保公务家]*(?:汽|公|车)?车子?[总量保]*)+")
"""Cars, which are counted where nothing is said of money."""


_MONEY = regex("[预决]算(?:数|金额)? *$")
"""Says at the end that money is meant, though in no unit of it: 甲项目2024年预算比2022年."""
_UNIT_OF = {"万": "万元", "亿": "亿元"}


def _plan(reading: Reading, asked: Asked, words: str) -> Plan:
    unit = "倍" if asked.operation == "ratio" else reading.unit
    if unit not in MONEY_IN_YUAN and _CARS.fullmatch(without_talk(reading.decode(words), every=True)):
        words, unit = "车辆", unit if unit in ("倍", "%") else "辆"
    counted = unit if unit and unit not in ("元", "千元", "万元", "亿元", "%", "倍") else None
    role = asked.inner if asked.inner in ("change", "growth") else "count" if counted else "amount"
    more = {"unit": counted} if counted else {"unit": "money"} if _MONEY.search(reading.decode(words)) else {}
    operand: Operand = operand_of(reading, words, role=role, **more)  # type: ignore[arg-type]
    over = asked.bound
    return Plan(
        operation=asked.operation, operands=[operand], wants_items=asked.wants_items, reduce=asked.reduce,
        descending=asked.descending, top=asked.top, inner=asked.inner, relation=asked.relation,  # type: ignore[arg-type]
        unit="%" if asked.inner == "growth" or asked.operation == "share" else unit,
        threshold=over.group(2).replace(",", "") if over else "0" if asked.operation == "filter" else None,
        threshold_unit=_UNIT_OF.get(over.group(3), over.group(3) or counted) if over else None,
    )  # fmt: skip


_SIDES = regex(
    r"^[ 和与跟、]+|[一两二三四五六七八九十]+(?:个|家)?(?:部门|单位|局|委|厅|年)?(?=[的, ]|$)|各|分别|[,，]"
)


def _worked(
    reading: Reading, by: str, operands: list[Operand], inner: Literal["share", "average"]
) -> Shaped:
    """Shares or means within each edition, side by side, in order, or their distance."""
    text = reading.core
    best, worst, sort = BEST.search(text), WORST.search(text), SORT.search(text)
    which = re.search(r"(?:谁|哪一?[家个年]).{0,20}([多高大少低小])(?=[,，?？]|$)", text)
    far = re.search(r"[多高少低大小](?:多少|几)|相差|差多少|差几|百分点|变化|升|降", text)
    ordered = bool(best or worst or sort or which)
    down = bool(worst) or bool(which and which.group(1) in "少低小")
    spread = bool(which and far)
    plan = Plan(
        operation="rank" if ordered and (spread or not far) else "difference" if far else "lookup",
        operands=operands, inner=inner, wants_items=ordered and (spread or not far),
        unit="%" if inner == "share" else reading.unit if reading.unit in MONEY_IN_YUAN else None,
        reduce="spread" if spread else "list",
        top=None if sort or spread or not ordered else 1, descending=not down,
    )  # fmt: skip
    return Shaped(plan, f"{'shares' if inner == 'share' else 'means'} by {by}", 3.0)


_WITHIN_EACH = regex(
    r"^(?P<head>[^,，]*[,，])?(?P<a>[^,，]+?)(?:分别)?[在占](?:[ 和与、]*|各自|两家|各家|自己|它们)*的? ?"
    r"(?P<b>[^,，]*?(?:经费|支出|收入|预算|总额|合计|采购|资金|[\ue000-\uf8ff]))(?:里面?|中|当中)"
    r"(?:各|分别|所)*占(?:了|比)?(?=多|几|百|的?比|$)"
)
_OF_BOTH = regex(
    r"^(?:同样|同|都)?(?:是|为)? ?(?P<b>[^,，]+?)[,，](?P<a>[^,，]+?)在[ 和与、]+(?:里|中)?"
    r"(?:各|分别)(?:占|所占)(?:了|比)?(?=多|几|百|的?比)"
)


def _share_within(core: str) -> str:
    """A share of one whole in each edition said as 甲占乙的: 甲在各自乙里占多大比例, 乙，甲在两家各占多少."""
    core = _WITHIN_EACH.sub(r"\g<a>占\g<b>的比例是多少,", core)
    return _OF_BOTH.sub(r"\g<a>占\g<b>的比例是多少,", core)


_FOR_EACH = regex("平均每一?[辆台人]|人均|[每单]辆|每人(?!次)|单车|除以")


def _for_each(reading: Reading, core: str) -> list[Operand] | None:
    """An amount and the heads or cars that it is divided by within each edition."""
    asked = re.sub(r"谁的?|哪一?[家个](?:部门|单位|局)?的?", " ", _OF_THEM.sub(" ", core))
    clauses = [re.sub("^[ 和与跟、的]+|[ 和与跟、]+$", "", clause) for clause in re.split("[,，]", asked)]
    alone = re.sub(" *(?:各自?|分别)(?=是|为|有)", "", ",".join(filter(None, clauses)))
    single = replace(reading, core=re.sub("(?<=平均) | (?=平均)", "", alone))
    for shaped in (*divided(single), *average(single)):
        if shaped.plan.operation == "average" and len(shaped.plan.operands) == 2:
            return shaped.plan.operands
    return None


_OF_THEM = regex(
    r"(?:这|那)?[一两二三四五六七八九十\d]+(?:个|家)(?:部门|单位|[一-鿿]{0,4}[局委厅办院])?|摊到的?"
)
