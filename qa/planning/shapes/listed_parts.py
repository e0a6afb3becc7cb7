"""The parts that a question lists or names together, which are to be added up: 甲、乙和丙, 四场培训."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.executing.part_sums import ALL_PARTS
from qa.patterns import regex
from qa.planning.plan import Operand, Role
from qa.planning.shapes.shaped import PRIVATE, WITHIN, split_names
from qa.planning.shapes.wholes import wholes
from qa.question.numerals import number_word
from qa.question.reading import Reading

_MANY = regex(
    r"(?:这|的)?[两三四五六七八九十几\d]+(?:个|项|块|类|笔|者|大项|大类|部分|种)?"
    r"(?:(?:共|都)?(?:需要?|应|拟|所)(?:安排|列支|投入|支出))?的?"
    r"(?:预算|支出|费用|收入|采购|资金|项目|单位|科目|分项|子项|细项|明细|类别)?$"
)
_WHAT = regex(
    r"(?:各自|分别)?的?(?P<what>数量|辆数|台数|套数|件数|价值|减少额|增加额|增减额|变动额|变化额|减少数|增加数|增减数|"
    r"(?<=的)(?:增减|变动|变化|升降)(?:情况)?|(?<=各自)(?:增减|变动|变化|升降)|占比|比例|比重|百分比|金额|数额|数字|数)$"
)
_THREE = ("因公出国(境)费", "公务用车购置及运行费", "公务接待费")
_FOUR = ("因公出国(境)费", "公务用车购置费", "公务用车运行费", "公务接待费")


def parts_of(reading: Reading, words: str) -> Operand | None:
    """The parts that some words list, each by its name or its amount; or the group that they name."""
    both = _BOTH_ROWS.match(reading.decode(words))
    return (None if both else _listed(reading, words)) or members_of(reading, words)


def _listed(reading: Reading, words: str) -> Operand | None:
    decoded = reading.decode(words)
    role, unit = _role(decoded)
    if re.search(r"三公经费", decoded) and not re.search("、", decoded):
        left = re.sub("三公", "", decoded)
        count = re.search("[三四](?!家|所|个?(?:单位|部门|中心|机构))|各分?项(?!目)|各(?:部分|构成)", left)
        if count:
            named = [
                Operand(phrase=name, context="三公经费", role=role, unit=unit)
                for name in (_FOUR if count.group() == "四" else _THREE)
            ]
            many = count.group() if len(count.group()) == 1 else "三"
            return Operand(phrase=f"三公经费{many}项", parts=named, role=role)
    numbers = _NUMBERS.search(decoded)
    if numbers:
        listed = re.split("[、,，]", numbers["list"])
        stated = [Operand(phrase="", stated=number, unit=numbers["u"]) for number in listed]
        return Operand(phrase=decoded[: numbers.start()].strip(" (的"), parts=stated)
    bracketed = _BRACKETED.match(decoded)
    if bracketed:
        listed = bracketed["list"].split("、")
        if len(listed) == number_word(bracketed["n"]):
            a, b, c = bracketed["a"], bracketed["b"], bracketed["c"]
            listed = ("三公" in a and three_public(listed)) or listed
            kept: Role = "change" if role == "change" else "amount"
            c = _WHAT.sub("", c) if kept == "change" else c
            told = [Operand(phrase=f"{a} {name} {b}{c}", role=kept) for name in listed]
            return Operand(phrase="、".join(listed), parts=told, role=kept)
    counted_off = _COUNTED_OFF.match(decoded)
    if counted_off:
        listed = _counted(counted_off["list"], number_word(counted_off["n"]))
        what = _WHAT.sub("", counted_off["what"])
        if listed and role == "amount" and not _GENERIC.fullmatch(what):
            what = re.sub("项目$", "项目资金总额", what)
            told = [Operand(phrase=f"{name} {what}", role=role, unit="money") for name in listed]
            return Operand(phrase="、".join(listed), parts=told, role=role)
    every = re.match(r"^(?P<x>.{1,12}?)(?:的)?各(?:项(?!目)|个(?!项目|单位)|部分|类)", decoded)
    kinds = every or _ALL_KINDS.match(decoded)
    if kinds:
        cars = kinds["x"].endswith(("用车", "车辆"))
        kind, counted = ("count", "辆") if cars else (role, unit)
        return Operand(phrase=kinds["x"] + ALL_PARTS, role=kind, unit=counted)
    shares = _ALL_SHARES.match(decoded) if role == "share" else None
    if shares:
        return Operand(phrase=shares["x"] + ALL_PARTS, role=role, context=shares["n"] or "")
    body = _LED_IN.sub("", words)
    body = _WHAT.sub("", _MANY.sub("", _WHAT.sub("", body)))
    context = ""
    within = WITHIN.match(body) or _HEADED.match(body)
    if within and len(split_names(within.group("rest"))) > 1 and "、" not in within.group("ctx"):
        context, body = reading.decode(within.group("ctx")), within.group("rest")
    cut = [name for name in re.split(r"[、,，;；]", body) if name.strip()]
    names = [part for name in cut for part in split_names(name)] if len(cut) > 1 else split_names(body)
    if not names or any(re.match("各(?![类项级])|所有的?|其[他余]各", name) for name in names):
        return None
    head, of, first = names[0].partition("的")
    head = head.strip()
    if len(names) > 1 and of and first and not context and not any("的" in name for name in names[1:]):
        if all(ord(char) >= PRIVATE for char in head) or re.search("(?:项目|专项)$", reading.decode(head)):
            names = [f"{head} {name}" for name in (first, *names[1:])]
    names = _of_each_body(names)
    plain = [_bare_name(reading.decode(name)) for name in names]
    known = any(PRIVATE <= ord(char) for name in names[:-1] for char in name)
    measured = _OF_A_MEASURE.search(plain[-1])
    plain = three_public(plain) or _shared(plain, known)
    plain = [_WHAT.sub("", name) if role == "change" else name for name in plain]
    if len(plain) < 2 or any(len(name) < 2 for name in plain):
        return None
    if measured and not any(_OF_A_MEASURE.search(name) for name in plain[:-1]):
        each = [f"{_OF_A_MEASURE.sub('', name)}{measured['m']}" for name in plain]
    else:
        each = plain
    named = [Operand(phrase=name, context=context, role=role, unit=unit) for name in each]
    return Operand(phrase="、".join(plain), parts=named, role=role)


def _of_each_body(names: list[str]) -> list[str]:
    """行政单位和参公单位的机关运行经费: what is said behind the last body is of each of them."""
    last, of, item = names[-1].partition("的")
    if len(names) < 2 or not (of and item) or "的" in item or any("的" in name for name in names[:-1]):
        return names
    return [f"{name} {item}" for name in (*names[:-1], last)] if all(map(_BODY.search, names[:-1])) else names


_BODY = regex("(?:单位|机关|本级|中心|(?<!支)队|支队|[局委办站院所校馆]|部分)$")
_ALL_KINDS = regex(
    r"^(?:[^,，]*?[里中])?(?:各(?:类|项(?!目)|种|部分|款)|[两三四五六七八九]类(?=公?务?用?(?:用[车房]|房屋|车)))(?P<x>[^,，、]{1,14}?)"
    r"(?:各自|分别)?的?(?:[辆人个台项批]数|数量|数额|金额|面积|(?:减少|增加|增减|变动)[额数]|数)?$"
)
"""Parts of a kind that the question does not list: 各类用车的辆数, 各项收入减少数."""
_ALL_SHARES = regex(
    r"^(?P<x>[^、]*?)的?(?:(?:各|全部|所有|这)*(?P<n>(?:[两三四五六七八九十]+|\d{1,2})(?:个|项|类|款|块|部分)?)|各(?:项|类|个|部分|款))"
    r"[^、,，]{0,6}?的?(?:占比|比重|比例|百分比)$"
)
"""All the percentages of a whole: 支出结构里六类占比."""
_OF_A_MEASURE = regex("(?P<m>的(?:年初|全年|调整)?(?:预算|决算|执行))数?$")
"""The measure that the last name of a list bears for all of them: A、B、C的决算."""
_HEADED = regex("^(?P<ctx>[^、,，:：]+)[:：](?P<rest>.+)$")
"""What the parts are of, put before them: 救助补助金：城市低保、农村低保."""
_LED_IN = regex(
    r"^(?:[后下]面|其后|后文)(?:[写说列]的|的)?|^.*?(?:里面?|中)(?:说|写|讲|称)的?|"
    r"^[^,，、]*?(?:列|分|有|包括)了?[两三四五六七八九](?:个|项|笔|块|部分)[:,，]"
)
_NUMBERS = regex(
    r"(?P<list>\d[\d.]*(?:[、,，]\d[\d.]*)+)(?P<u>亿元|万元|千元|元|辆|人|个|台|套|家|项)\)?$"
)
"""Parts that are only called by their amounts: 四项支出(132、26、657、18万元)."""
_BRACKETED = regex(
    r"^(?P<a>.*?)(?:的|这|那)*(?P<n>[两三四五六七八九])[大小分子]?(?:个|项|笔|类)(?P<b>[^()]*)"
    r"\((?P<list>(?:[^()]|\(境\))+、[^()]+)\)(?P<c>[^()]*)$"
)
"""Parts that brackets tell apart: 三个补助项目(省级、区县、市级)的资金总额."""
_COUNTED_OFF = regex(
    r"^(?P<list>[^()、的]{1,8}(?:[、和与][^()、的]{1,8})+?)(?:这|那)?(?P<n>[两三四五六七八九])个(?P<what>[^()、,，]{4,}?)(?:的(?:钱|资金|金额|预算))?$"
)
"""Parts told apart by what stands before their number: 省级、区县、市级三个补助项目."""
_GENERIC = regex("(?:支出|专项|预算)*(?:项目|单位|科目|部分)(?:支出|资金|预算)?")


def _counted(listed: str, number: int | None) -> list[str]:
    """So many names as the list is said to have; none where it has more or less."""
    names = listed.split("、")
    last = re.split("和|与|以及|及", names[-1])
    whole = [*names[:-1], *last]
    return next((found for found in (names, whole) if len(found) == number), [])


_BOTH_ROWS = regex(
    r"^(?:(?P<t>[^,，]*?表)(?:里|中|上)?的?)?[^,，、]{0,10}?(?:和|与|跟)[^,，、]{1,10}?"
    r"[两二](?:笔|处|部分|边|块|行)的?(?P<x>[^,，]+)$"
)
"""One name that a table prints in two parts: 机关和事业单位两笔公务接待费."""
_LISTED_THERE = regex("(?:所)?列(?:示|出)?的(?=项目|单位|科目)")
_FORMS = regex(
    r"(?<=[两三四五六七八九十各几\d])(?:张|份)(?:项目)?(?:支出)?(?:绩效)?(?:目标)?"
    r"(?:申报|填报|自评)?表(?:格)?(?:里|中|上)?"
)
_GROUP_BEHIND = regex(
    r"^(?P<x>[^,，、两三四五六七八九十]{1,12}?)的?(?P<n>[两三四五六七八九十])大?(?P<k>类|块|部分|种)的?(?P<what>价值|金额|数额|数|预算)?$"
)
"""How many sorts a thing has, said behind it: 固定资产四大类的价值."""


def members_of(reading: Reading, words: str) -> Operand | None:
    """Parts that the question names as a group: 四场培训的金额, 五张绩效目标表的资金总额."""
    both = _BOTH_ROWS.match(reading.decode(words))
    if both:
        return Operand(phrase=both["x"], table=both["t"] or "", source="table", asked=reading.decode(words))
    forms = _LISTED_THERE.sub("各", _FORMS.sub("个项目", reading.decode(words)))
    words = re.sub("(?:总额|合计|总数|总计)$", "", forms if forms != reading.decode(words) else words)
    words = re.sub("(?<=[两三四五六七八九十])大(?=类)", "", words)
    words = _GROUP_BEHIND.sub(r"\g<n>\g<k>\g<x>\g<what>", words)
    asked = replace(reading, core=f"{words}加起来多少", text=f"{reading.decode(words)}加起来多少", unit=None)
    for shaped in wholes(asked):
        if shaped.plan.reduce == "sum" and not shaped.plan.sharing:
            counted = _role(reading.decode(words))[0] == "count"
            return shaped.plan.operands[0].model_copy(update={"role": "count"} if counted else {})
    return None


def without_head(parts: Operand) -> Operand | None:
    """Parts of one thing by their own names, as its form prints them; the thing is what stands around."""
    head, named, _ = parts.parts[0].phrase.partition(" ") if parts.parts else ("", "", "")
    if not named or not all(part.phrase.startswith(f"{head} ") for part in parts.parts):
        return None
    told = [
        part.model_copy(update={"phrase": part.phrase[len(head) + 1 :], "context": head})
        for part in parts.parts
    ]
    return parts.model_copy(update={"parts": told})


def said_parts(parts: Operand, reading: Reading, words: str) -> Operand | None:
    """The parts with the amounts that the question gives each of them: 甲3万元、乙5万元."""
    said = [(match["n"], match["u"]) for match in _AMOUNT.finditer(reading.decode(words))]
    if len(parts.parts) < 2 or len(said) != len(parts.parts):
        return None
    return parts.model_copy(
        update={
            "parts": [
                part.model_copy(update={"stated": amount, "unit": unit})
                for part, (amount, unit) in zip(parts.parts, said, strict=True)
            ]
        }
    )


_AMOUNT = regex(r"(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元|平方米|公里|辆|人|名|个|项|台|套|家)")


def _bare_name(name: str) -> str:
    name = re.sub(
        r"[(（]?\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元|%|平方米|公里|[辆人名个项台套家所处场件批])?[)）]?$",
        "",
        name.strip(" 的,，"),
    )
    return re.sub(
        r"(?:这|的)?[两三四五六七八九十]+(?:个|项|块|类|笔|者|家|大项|部分)(?:项目|单位|科目)?$", "", name
    ).strip(" 的")


_SHORT = (
    regex(r"^(?:因公)?出(?:国|境)"),
    regex(r"^(?:公务|公)?(?:用?车)(?!购置|运行|维护|补)"),
    regex(r"^(?:公务)?(?:接|招)待"),
)
"""How people call the three public expenses in one breath: 出国、公车、接待."""
_SHORT_OF_FOUR = (
    _SHORT[0],
    regex(r"^(?:公务|公)?(?:用?车)?(?:购车|买车|购置)"),
    regex(r"^(?:公务|公)?用?车(?:运行|运维|维护)?"),
    _SHORT[2],
)
"""How people call them where cars are bought and kept apart: 出国、购车、用车、接待."""


def three_public(names: list[str]) -> list[str] | None:
    """The official names, where the question lists nothing but public expenses."""
    shorts, called = (_SHORT_OF_FOUR, _FOUR) if len(names) == len(_FOUR) else (_SHORT, _THREE)
    found = [next((at for at, short in enumerate(shorts) if short.match(name)), None) for name in names]
    if len(names) < 2 or None in found or len(set(found)) < len(found):
        return None
    return [called[at] for at in found if at is not None]


_SORTS_OF = regex(
    "(?P<last>[^两三四五六七八九]{1,6})[两三四五六七八九]类(?P<of>用[车房]|车辆|房屋|人员|采购|资产)(?:的?(?:建筑)?(?:面积|数量|辆数|人数))?$"
)
"""What the names of a list are sorts of, said behind the last: 办公、业务、其他三类用房面积."""


def _shared(names: list[str], known: bool) -> list[str]:
    """采购货物、工程、服务 share their head; 机要通信、应急保障和其他用车 share their tail.

    `known` says that a name before the last is printed as it stands.
    """
    if len(names) < 2:
        return names
    sorts = _SORTS_OF.match(names[-1])
    if sorts and not known and not any(name.endswith(sorts["of"]) for name in names[:-1]):
        return [f"{name}{sorts['of']}" for name in (*names[:-1], sorts["last"])]
    tail = re.search(r"(?:用车|人员|用房|经费|预算|支出|收入)$", names[-1])
    if (
        tail
        and not known
        and not any(name.endswith(tail.group()) for name in names[:-1])
        and tail.group() in ("用车", "人员", "用房")
    ):
        return [*(name + tail.group() for name in names[:-1]), names[-1]]
    if all(map(_BOUGHT.fullmatch, names)):
        return [f"政府采购{name}" for name in names]
    head = re.match(r"^(?:政府)?采购|^政府购买", names[0])
    if head and not any(head.group() in name for name in names[1:]):
        return [names[0], *(head.group() + name for name in names[1:])]
    return names


_BOUGHT = regex("(?:货物|工程|服务)(?:类|预算|支出)?")
"""The three kinds of things that are bought, which are parts of nothing else."""

_OF_ROOMS = regex(r"(?:用房|房屋|面积)(?:[两三四五六七八九]?[项类])?(?:的?(?:建筑)?面积)?$")
"""Rooms are held together by their area: 办公用房、业务用房."""
_COUNTS = {"数量": None, "辆数": "辆", "台数": "台", "套数": "套", "件数": "件"}


def _role(words: str) -> tuple[Role, str | None]:
    what = _WHAT.search(_MANY.sub("", words)) or _WHAT.search(words)
    if what and re.search("减少|增加|增减|变动", what["what"]):
        return "change", None
    if what and re.search("占|比", what["what"]):
        return "share", None
    counted = what is not None and what["what"] in _COUNTS
    if what is not None and what["what"] == "价值":
        return "amount", "money"
    if re.search(r"(?:用车|车辆)(?:[两三四五六七八九十]项)?$", _WHAT.sub("", words)):
        return "count", "辆"
    if _OF_ROOMS.search(words):
        return "count", "平方米"
    if counted:
        return "count", _COUNTS[what["what"]] if what is not None else None
    if re.search(r"(?:人员|人数|编制)$", words):
        return "count", "人"
    return "amount", None
