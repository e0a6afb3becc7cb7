"""Ways of asking for what prose tells: the names that it lists, and the reasons that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import Said

_CLAUSES = regex(r"[,，。;；:：?？]")
_ORGAN = (
    r"(?:内设|派出|下属|所属|直属|二级|预算|基层|职能|业务|事业)*"
    r"(?:单位|机构|处室|科室|股室|部门|处|办事处|分局|支队|大队|监狱|学校|医院|牌子)"
)
_ASKS_NAMES = regex(
    r"列举|列出|列全|列名|列明|列示|列一?下|写出|罗列|点名|逐[一个]|一一|名单|名字|名称|全称|叫什么|有谁|是谁|分别是什么|"
    rf"哪[几些一]?[家个]?|全部|所有|{_ORGAN}(?:名单|名称)?$"
)
_BEFORE_THE_NAMES = regex(
    r"^.*?(?:(?:部分|说明|情况|文件|材料|表)(?:里面?|中|上)?(?:说|写|讲|提到?|列)[了的到着出]*|"
    r"(?:里面?|中)(?:所)?[列写说讲提][到出了]?的|(?:我|想|要|请|帮忙?|看|查|找|问|知道|了解|都|把|它|是|完整地?|全部|逐一|一一|"
    r"(?:列举|列出|列明|列示|写出|罗列|说出|报出|点出|列|查|看)(?:一下)?)+)(?=\d*[一-鿿]{2})"
)
_ALL_OF_THEM = regex(
    r"全部的?|所有的?|完整的?|各个?家?的?(?=[一-鿿])|这?(?:几|[两二三四五六七八九十]+|\d+)[个家](?=[一-鿿])"
)
_WHICH_OTHERS = regex("哪(?:[些几]|[两二三四五六七八九十]+)[个家项条]?(?P<what>[一-鿿]{2,})")
"""哪些目标 asks for no bodies, whatever body stands before it."""
_OWN_PARTS = regex(
    r"内[部设](?:的)?(?:机构|部门|处室|科室|股室|组织)|处室|科室|股室|(?:分成|分为|设了?|下设).{0,3}部门|处[、和](?:办|局|室)"
)
_COVERED = regex(r"(?:纳入|列入|算进|算到|计入|汇总|包含|包括|涵盖|编进|编入)")
_UNDER = regex("下[属辖级]|所属|直属|[下底][面边头]")
_BESIDE_OWN = regex("(?:本级|机关|本部)(?:之外|以外|外)|除[^,，]{0,4}(?:本级|机关|本部)")
_ONLY_PARTS = regex(
    rf"(?:的|[(（][一-鿿]{{2,4}}[)）]|[该本]?(?:单位|部门|局|委|厅|办)|内部|里面?|下?设[了有置]*|分[成为]|"
    rf"包[含括]|有|哪些|[几多少个一二两三四五六七八九十、和都])*"
    rf"(?:{_ORGAN})?(?:名单|名称)?"
)
"""Parts of the body itself, with no other owner named."""
_TOO_WIDE = regex("(?:[在看哪有设的]|这些|那些|各)*(?:单位|部门|机构|处|中心|预算单位)?")
"""Nothing that tells one list of names from another."""
_HOUSES_BELOW = regex(
    r"手?[下底]+(?:面|边|头)?(?:还|共|一共|总共|都)*(?:管|挂|设|有|辖|带)[着了有]?(?P<many>(?:\d+|[一二两三四五六七八九十几])[个家所])?的?"
    r"(?P<kind>(?:事业|预算|行政|直属)*(?:单位|机构))"
)
"""Says in everyday words what is under a department: 手底下管着四家单位."""
_WHOSE_NAME = regex(
    r"^(?P<did>(?:把|将|给|负责|承担|批准|认定|授予|牵头|主管|开展|实施)[^,，]{4,}?)的(?P<kind>部门|单位|机构|公司|组织|学校|医院)[,，]?的?(?:名称|名字|全称)(?:是什么|叫什么)?$"
)
"""Asks what the body is called that did something: 把甲列为乙的部门，名称."""
_PLATES = regex(r"[挂有](?:了|着|的)?(?:[两二三四五]|\d)[块个]|牌子")
_PLATE = regex("牌子?")
_COUNTS = regex("数量|个数|多少|(?<!哪)几[个家]")
_STILL_NAMES = regex("哪|谁|什么|名[称字单]|全称|列举|分别")
"""A number asked for is no list, whatever 列出 says of the place: 列出的8个单位里，事业单位是几个."""
_STILL_ASKS = regex("[哪谁几]|什么|多少")
_CHOOSES = regex(
    "最|第[一二三四五]|前[一两二三四五六七八九十\\d]|名列|超过|低于|以[上下]|"
    "(?:安排|列支|编列|发生)了?[^,，有哪]{2,12}(?:费|经费)"
)
"""What makes a choice among members, which is more than a list."""
_BEHIND = 8
"""Characters that may stand behind what the names are asked of: 叫什么名字."""
_KIND = regex("决算|预算")

_ASKS_REASON = regex(r"原因|理由|解释|缘由|缘故|说法|交代|依据什么|为什么|为何|怎么回事")
_SO_MUCH = regex(
    r"(?:了)?(?:将近?|近|约|大约|差不多|超过|多达)?(?:\d[\d,.]*|[一二两三四五六七八九十百千]+)(?:多|余|几|"
    r"来)?个?[万亿千百十]*(?:多|余)?"
    r"(?:元|块钱?|%|个?百分点|成|倍)?(?:多|左右|上下)?$"
)
_STATES_CHANGE = regex("[增减降涨升多少高低缩压砍翻]|没有?|未|不|为零|持平")


def texts(said: Said) -> Iterator[str]:
    """The question as X有哪些, or as X的原因是什么."""
    clauses = [clause.strip() for clause in _CLAUSES.split(said.text) if clause.strip()]
    yield from _reasons(clauses)
    yield from _names(said.text, clauses, said.bodies)


def _reasons(clauses: list[str]) -> Iterator[str]:
    """A change said in one clause, its reason asked for in another."""
    asking = [clause for clause in clauses if _ASKS_REASON.search(clause)]
    telling = [clause for clause in clauses if clause not in asking and _STATES_CHANGE.search(clause)]
    if len(asking) != 1 or not telling:
        return
    moved = "".join(_SO_MUCH.sub("", clause) for clause in telling[-2:])
    yield f"{moved}的原因是什么"
    yield f"{telling[-1]}的原因是什么"


def _names(text: str, clauses: list[str], bodies: tuple[str, ...]) -> Iterator[str]:
    """Names asked to be listed, one by one or by what they are called."""
    named = _WHOSE_NAME.match(text)
    if named:
        yield f"哪个{named['kind']}{named['did']}"
    if _PLATE.search(text) and _PLATES.search(text) and "挂" in text:
        yield "加挂的牌子有哪些"
    below = _HOUSES_BELOW.search(text)
    if below and re.search("哪|谁|叫什么|名", text):
        yield f"下属{below['kind']}有哪些"
    if _COUNTS.search(text) and not _STILL_NAMES.search(text):
        return
    other = _WHICH_OTHERS.search(text)
    renamed = next((clause for clause in clauses if "更名之前" in clause), "")
    if renamed and len(clauses) > 1:
        yield re.sub("^(?:现在|目前|如今)的?", "", renamed)
    if renamed or not _ASKS_NAMES.search(text) or _CHOOSES.search(text):
        return
    if other and not re.match(_ORGAN, other["what"]):
        return
    plain: list[str] = []
    owned = False
    for clause in clauses:
        organs = list(re.finditer(_ORGAN, clause))
        if not organs or len(clause) - organs[-1].end() > _BEHIND:
            continue
        what = _ALL_OF_THEM.sub("", _BEFORE_THE_NAMES.sub("", clause[: organs[-1].end()]))
        for body in bodies:
            what = what.replace(body, "")
        owned = owned or not _ONLY_PARTS.fullmatch(what)
        if not _STILL_ASKS.search(what) and not _TOO_WIDE.fullmatch(what.lstrip("的")):
            plain.append(f"{what.lstrip('的')}有哪些")
    if _COVERED.search(text):
        kind = _KIND.search(text)
        lower = _UNDER.search(text) and "预算单位" not in text
        under = "下属" if lower or _BESIDE_OWN.search(text) else ""
        plain.insert(0, f"部门{kind.group() if kind else '预算'}包括哪些{under or '预算'}单位")
        plain.insert(0, f"纳入部门{kind.group() if kind else '预算'}编制范围的{under}单位有哪些")
    elif _OWN_PARTS.search(text) and not owned:
        plain.insert(0, "内设机构有哪些")
    yield from plain
