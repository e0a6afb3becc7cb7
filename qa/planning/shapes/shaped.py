"""A plan with its shape, and how the words of a question become operands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.items.bodies import is_body
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Role
from qa.question.reading import Reading
from qa.question.stand_ins import StandIns
from qa.question.units import MONEYED, asked_unit
from qa.question.vocabulary import joined_names


@dataclass(frozen=True, slots=True)
class Shaped:
    """A plan with how telling its shape is: ties between plans go to the more telling one."""

    plan: Plan
    shape: str
    weight: float


PRIVATE = 0xE000
ORGAN = regex(
    "(?:局|院|所|处|监狱|中心|学校|支队|总队|大队|单位|厅|委|会|队|站|馆|校|街道|机关|[林农牧渔]场)$"
)
"""How the names of bodies end."""
COUNTED = regex(
    r"车辆|内设机构|用车|人员数?$|在职人|退休人|人数|(?<!规划)(?<!方案)(?<!预算)(?<!决算)(?<!修)编制|个数|数量|数目|面积|机构数|辆数|"
    r"批次|人次|场次|团组|设备$"
)
_MEASURE_WORDS = (
    (regex("全年预算|调整预算"), "revised"),
    (regex("年初预算|年初(?:时|就|原?本?来?|计划|打算|给)*(?:安排|批复?|编[制列]?|列|核?定)"), "budget"),
    (regex("执行数"), "executed"),
    (regex("决算(?![一-鿿]{0,6}表)|实际支出|实际花|实支"), "final"),
)


def operand_of(
    reading: Reading, words: str, context: str = "", role: Role = "amount", **more: object
) -> Operand:
    """Encoded words as an operand, with the role and the measure that the words themselves give.

    Words that add several things up (A加B, A和B加起来) become one operand of these parts.
    """
    words = _END.sub("", words).strip(" ,，") or words
    names = _added(words) if role in ("amount", "count") and "parts" not in more else []
    if len(names) > 1:
        names = headed(reading, names)
        # The last name may hold words that all share; one that is printed as it stands holds none.
        shared = "" if all(ord(char) >= PRIVATE for char in names[-1]) else names[-1]
        around = f"{context} {shared}"
        parts = [operand_of(reading, name, around, role, **more) for name in names]
        return Operand(phrase=reading.decode("、".join(names)), role=role, parts=parts)
    context = " ".join(filter(None, [reading.decode(context), reading.table, reading.context]))
    decoded = reading.decode(words)
    if role == "amount" and "unit" not in more and COUNTED.search(decoded) and not MONEYED.search(decoded):
        role = "count"
    elif role == "amount" and "unit" not in more and reading.unit in _THINGS and not MONEYED.search(decoded):
        role, more["unit"] = "count", reading.unit  # 消防车比皮卡车多几辆
    if "measure" not in more and role == "amount":
        more["measure"] = measure_of(decoded) or _planned(context)
    if reading.part_of:
        more.setdefault("part_of", reading.part_of)
    if reading.code and reading.coded in decoded:
        more.setdefault("code", reading.code)
    moves = role in ("change", "growth", "prior")
    plain = _HOW_MUCH.sub("", decoded)
    nameless = not plain.strip() and reading.context  # what is meant was said before
    whole = _WHOLE_BUDGET.fullmatch(plain) if moves and not nameless else None
    phrase = f"{whole['side'] or '收支'}总计" if whole else decoded
    return Operand(phrase=phrase, context=context, role=role, **more)  # type: ignore[arg-type]


_THINGS = ("辆", "台", "套", "人", "名")
"""Units of what is counted by itself, whatever it is called by."""
_HOW_MUCH = regex("(?:一共|总共)?(?:安排了?|花了?|是|有|为)*(?:多少|几)(?:[万亿]?元|钱)?$")
_WHOLE_BUDGET = regex(
    r" ?(?:部门|单位|本部门|本单位|年度|全年|预算)*(?:总的?)?(?P<side>收入|支出|收支)?"
    r"(?:总)?(?:预算|盘子)?(?:总额|规模)? ?"
)
"""All that a body takes in or spends, where a movement is asked of no item: 支出比去年多多少."""


_END = regex(
    r"[,，的]?(?:那|这)?(?:一|[两三四五六七八九十])?(?:大)?(?:块|块儿|部分|摊)$|(?<=[^,，])[,，](?:它|这)?$"
)
"""What points at a thing that was just named: 其他收入那一块."""
_ADDED = regex(
    r"^(?P<list>.+?)(?:这|的)?(?:[两二三四五六七八九]?(?:块|项|类|者|个|笔|家|个项目|项目|家单位|个单位))?"
    r"(?:支出|经费|资金)?"
    r"[,，]?(?:加起来|相加|合起来|合计|[加合](?:在|到)?一(?:起|块儿?)|放一块儿?|加总|之和|总和|的和)$"
)


_QUALIFIER = regex(
    "^(?:基本支出|项目支出|人员经费|公用经费|一般公共预算|政府性基金|国有资本经营|财政拨款|机关|局机关|本级|事业单位)"
    "(?:预算|拨款|支出)?$"
)
"""What narrows one item down in several ways: 基本支出和项目支出的委托业务费."""


_SPENDING = regex("(?P<kind>基本|项目)(?:支出)?(?:部分|里的?|中的?)?$")
"""The two kinds of spending that one item may be a part of."""


def headed(reading: Reading, names: list[str]) -> list[str]:
    """The names with the head they share: 专项资金的产业方向加事业方向 are both of the 专项资金."""
    spending = [_SPENDING.search(reading.decode(name)) for name in names]
    item = reading.decode(names[0])[: spending[0].start()].rstrip("的") if spending[0] else ""
    if item and all(found and not found.start() for found in spending[1:]):
        # 委托业务费基本加项目: one item in both kinds of spending.
        return [f"{found['kind']}支出 {item}" for found in spending if found]
    qualified, mark, tail = names[-1].partition("的")
    if mark and tail and all(_QUALIFIER.match(reading.decode(name)) for name in (*names[:-1], qualified)):
        return [f"{name} {tail}" for name in (*names[:-1], qualified)]
    head, mark, tail = names[0].rpartition("的")
    short = all("的" not in name and len(reading.decode(name)) <= 6 for name in names[1:])
    if not (mark and tail and len(head) > 1 and short):
        return names
    return [names[0], *(head + name for name in names[1:])]


_SIDE_OF = regex(
    "(?:基本|项目|人员|公用|日常公用|资本性|商品和服务|工资福利|经营)(?:支出|经费)|(?:一般公共预算|政府性基金|国有资本经营|财政专户管理)(?:预算)?(?:财政)?(?:拨款|资金)?(?:收入|支出)?|"
    "财政拨款(?:收入|支出)?|(?:事业|经营|其他)(?:收入|资金)|单位资金|上年结转(?:结余)?|(?:年初|全年|调整)?预算数?|决算数?|执行数?|"
    "(?:人员|核定)?编制(?:人?数)?|(?:实有|在职|在编|退休|离休|离退休)(?:人员|人数)?数?"
)
"""What a column prints beside others of the same row: it names nothing without the row."""


_ITEM = regex("(?:费用?|支出|经费|收入|资金|拨款|人数|编制|人员|用车|预算|决算|金额)数?$")


def of_its_owner(reading: Reading, first: str, second: str) -> str:
    """The second of two things with the owner that is said of the first only.

    教育支出的项目支出是基本支出的几倍 asks for its own 基本支出, 北郊监狱的会议费比培训费多 for the prison's.
    Of two bodies the second has the item that is said of the first only.
    """
    owner, mark, part = first.rpartition("的")
    named = reading.decode(second).strip(" ,，")
    if not mark or len(reading.decode(owner).strip()) < 2 or "的" in second or WITHIN.match(second):
        return second
    sides = _SIDE_OF.fullmatch(reading.decode(part).strip()) and _SIDE_OF.fullmatch(named)
    of_body = is_body(reading.decode(owner).strip()) and _ITEM.search(named)
    if of_body and any(term in named for term in reading.terms if len(term) > _A_BODY and is_body(term)):
        return second  # it names its own body
    if part and is_body(reading.decode(owner).strip()) and is_body(named):
        return f"{second.strip()}的{part}"
    return f"{owner}的{second.strip()}" if sides or of_body else second


_A_BODY = 5
"""Characters of a body's printed name, of which fewer may be a part of any item's name."""
_STAFF_OF = regex(
    "(?:人员|核定|行政|事业)?编制(?:人?数|总数)?|(?:实有|在职|在编|退休|离休|离退休)(?:在职)?(?:人员|人数|职工)?数?"
)


def staff_of_its_owner(reading: Reading, first: str, second: str) -> str:
    """The posts of the body whose people are named: 图书馆的在职人数占编制数的百分之几."""
    owner, mark, part = first.rpartition("的")
    named = reading.decode(second).strip(" ,，的")
    sides = _STAFF_OF.fullmatch(reading.decode(part).strip()) and _STAFF_OF.fullmatch(named)
    of_one = mark and len(reading.decode(owner).strip()) > 1 and sides
    return f"{owner}的{second.strip(' ,，的')}" if of_one else second


def _added(words: str) -> list[str]:
    """The things that some words add up, or none where they name one thing."""
    match = _ADDED.match(words)
    if match:
        body = match.group("list")
        within = WITHIN.match(body)
        if within and len(split_names(within.group("rest"))) > 1:
            return split_names(within.group("rest"))
        return split_names(body)
    if _PLUS.search(words) and not re.search("多少|几[个家项]|占|[比除]", words):
        return split_names(words)
    return []


_PLUS = regex(
    r"(?<=[^增追附参更添外叠施])加上?(?=[^起一在到总班急工装强快大油上固密速热深盟氢气征注剧码盖压])"
)
_INSIDE = (
    r"里面的|里面|里的|里(?!程)|中的|(?<![一二三四五六七八九十高初集职])中(?![心央国小学级层医])|当中|内(?![设部外容])|"
    r"下面的|下面|下(?![属设达辖拨岗])|,|，"
)


def measure_of(words: str) -> str | None:
    """Which of a final account's columns the words name, the last of several: 年初预算为零的…决算多少."""
    said = [(match.start(), name) for form, name in _MEASURE_WORDS for match in form.finditer(words)]
    return max(said)[1] if said else None


def _planned(context: str) -> str | None:
    """What several things are added up by, said once of them all: 甲与乙的年初预算相加."""
    measure = measure_of(context)
    return measure if measure in ("budget", "revised") and "决算" not in context else None


WITHIN = regex(rf"^(?P<ctx>.+?)(?:{_INSIDE})(?P<rest>.+)$")


def _spread(names: list[str]) -> list[str]:
    """政府采购货物、工程、服务: the words before the first name belong to all of them."""
    if len(names) > 1 and all(len(name) <= 3 for name in names[1:]) and len(names[0]) >= len(names[-1]) + 2:
        head = names[0][: -len(names[-1])]
        if len(head) >= 2 and not any(PRIVATE <= ord(c) for name in names for c in name):
            return [names[0], *(head + name for name in names[1:])]
    return names


def split_names(words: str) -> list[str]:
    """The things that an enumeration names, one by one; official names stay whole."""
    kept = StandIns()
    return [kept.back(name) for name in _split(kept.keep_all(joined_names(), words))]


def _split(words: str) -> list[str]:
    words = re.sub(r"这?[两三四五六七八九十]+(?:个|项|块|笔|者)?$", "", words)
    first, *rest = words.split("、")
    if rest:
        # Where 、 parts the things, a 与 stands inside one of them; only the last is led in by 和.
        last = re.split(rf"以及|{_PLUS.pattern}|和|(?<![涉普以])及|跟|还有|\+", rest[-1])
        parts = [*(name for part in (first, *rest[:-1]) for name in _PLUS.split(part)), *last]
    else:
        parts = re.split(rf"以及|加上|{_PLUS.pattern}|和|与|(?<![涉普以])及|跟|还有|\+", words)
    halves = (_SIDE_BY_SIDE.split(part) if _TWO_ATOMS.match(part) else [part] for part in parts)
    parts = [half for pair in halves for half in pair]
    named = [part.strip(" 的,，").removesuffix("再") for part in parts]
    return _spread([name for name in named if name])


_SIDE_BY_SIDE = regex("和|与|及|跟|以及")
_TWO_ATOMS = regex(f"[\ue000-\uf8ff](?:{_SIDE_BY_SIDE.pattern})[\ue000-\uf8ff]$")
"""Two printed names that stand before a third: A和B、C."""


def unit_of(text: str) -> str | None:
    """The class of unit that some words ask for (money, 辆, %), or None."""
    return class_of(asked_unit(text))


def class_of(unit: str | None) -> str | None:
    """A unit of money as “money”, any other as it is."""
    if unit is None:
        return None
    return "money" if unit in ("元", "千元", "万元", "亿元") else unit
