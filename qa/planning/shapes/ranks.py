"""Shapes that order, filter or count the members of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.planning.plan import Plan, Reduction, Relation
from qa.planning.shapes.asking import ASKS_VERDICT, BELOW, BEST, SORT, THRESHOLD, TOGETHER, TOP, WORST
from qa.planning.shapes.parts import PERCENT
from qa.planning.shapes.shaped import WITHIN, Shaped, operand_of, split_names
from qa.question.numerals import number_word
from qa.question.reading import Reading

_AVERAGE = re.compile(
    r"(超过|大于|高于|多于|低于|少于|小于|不到)了?(?:总?体|全部|各项)?的?平均(?:水平|值|数|线|金额)?"
)
_FELL = re.compile(
    r"哪(?:些|几?[个项类种款]).{0,16}(减少|下降|降低|增加|增长|上升)了?[?？]?$|唯一(减少|下降|增加|上升)的|"
    r"哪(?:些|几?[个项类种款]).{0,12}比.{0,6}(少|低|降|多|高|涨)了?$"
)
_COUNTS = re.compile(r"几[个项家场所类款]|多少[个项家场所类款]")
_WITHOUT = (
    re.compile(r"^(?P<b>.*?)(?:除(?:了|去|开)?|抛开|撇开|不算|不含|去掉|剔除)(?P<x>[^,，]+?)(?:以外|之外|外|的话|,|，|(?=最[大多高少小低]))+(?P<a>.+)$"),
    re.compile(r"^(?P<b>)(?P<x>[^,，]+?)(?:以外|之外)[,，]?的?(?P<a>.+)$"),
)  # fmt: skip
_MORE = "(?:更|最)?[多高大贵]"
_SPREAD = re.compile(
    r"^(?P<g>.*?)最[大多高贵](?P<h>[^最,，]{0,10}?)(?:和|与|跟|比|减去?|、|到)(?P<i>[^最,，]{0,8})最(?:小|少|低|便宜)"
    r"(?P<j>.{0,10}?)(?:相差|之差|差|多|贵|高|大|等于|是|$)"
)
_WINNER_BY = re.compile(
    r"^(?P<g>.+?)(?:是)?(?:哪[一个项类种块]{1,2}|谁)(?:的)?[^,，最]{0,6}?最?[多高大贵][,，]?(?:比.{0,6}?)?(?:多|高|大|差)(?:了|出)?(?:多少|几)"
)
_OF_WHOLE = re.compile(
    rf"(?:合计|加起来|合起来|加一起|一共|总共|总和|之和|共)?占了?(?P<of>[^占]*?)的?(?:{PERCENT}|多少|几成|比(?=$|是|为|有|多少))"
)
_PLACE = (
    re.compile(r"^(?P<g>.+?)(?:里面?|中|当中|之中|内)[,，]?(?P<i>[^,，]+?)(?:的?金额|预算)?排(?:名|在|行)?(?:老?第)?几"),
    re.compile(r"^(?P<i>.+?)在(?P<g>.+?)(?:里面?|中|当中|之中|内)[,，]?(?:的?金额)?(?:排(?:名|在|行)?(?:老?第)?几|是第几)"),
)  # fmt: skip
_NTH = re.compile(
    r"(倒数)?第([一二三四五六七八九十])(?:大|多|高|名|位|贵|小|少|低)?(?!季度|部分|批|条|产业|次|期|[一-鿿]?公务)"
)
_COMPARED = re.compile(
    r"^(?P<g>.+?)(?:相比|之间|比起来|比较)?[,，]?(?:哪[一个项类种块边]{1,2}|谁|哪里)(?:的)?"
    r"(?P<what>[^,，最]{0,6}?)(?:更|要|比较)?(?P<way>[多高大贵少低小])(?:些|一些|一点|点)?$"
)
_AFTER = re.compile(
    r"从?[高大多低小少]到[低小少高大多]|由?[高大多]到[低小少]|排[个一]?[序下]?名?|"
    r"前[一二两三四五六七八九十\d]+(?:名|大|个|项|位)?|最(?:[大多高少小低贵]|便宜)|是|的|哪一?[个项块样家场]|"
    r"有?哪些|哪几个?|什么|叫|依次|分别|多少|列出|花(?:了|费)?钱?|其中|[,，]"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is wanted of the chosen members, and the question without those words."""

    core: str
    exclude: str = ""
    reduce: Reduction = "list"
    of: str = ""
    exact_group: bool = False


def ranks(reading: Reading) -> Iterator[Shaped]:
    """The largest, the smallest, the first k, an order, or those over a threshold."""
    core = reading.core
    if ASKS_VERDICT.search(core) and re.search("是不是|是否|吗$|一致|相等", core):
        return
    if re.search("平摊|分摊|均摊|人均", core) and not (BEST.search(core) or WORST.search(core)):
        return
    asked = _asked(core)
    core = asked.core
    if THRESHOLD.search(core) or _AVERAGE.search(core):
        yield _filtered(reading, asked)
        return
    best, worst, top, sort = BEST.search(core), WORST.search(core), TOP.search(core), SORT.search(core)
    fell = _FELL.search(core)
    if fell and not (best or worst):
        direction = (
            "减少最多" if re.search("减少|下降|降低|少了?$|低了?$|降了?$", fell.group()) else "增加最多"
        )
        group = re.sub(
            r"哪(?:些|几?[个项])?(?=[类款项])|哪(?:些|几?[个项])|唯一|比[^,，]{0,6}$|(?:减少|下降|降低|增加|增长|上升|少|低|降|多|高|涨)了?$|[,，和]",
            " ",
            re.sub(r"(?<=[^ ])(?:减少|下降|降低|增加|增长|上升|少|低|降|多|高|涨)了?$", " ", core),
        )
        operand = operand_of(reading, re.sub("比 *$", "", group.strip()), direction + core)
        plan = Plan(operation="rank", operands=[operand], wants_items=True)
        yield Shaped(plan, "rank of changes", 3.0)
        return
    if asked.exact_group:
        shaped = _reduced(reading, asked)
        if shaped is not None:
            yield shaped
        return
    compared = _COMPARED.match(core)
    if compared and not (best or worst or top or sort):
        yield from _compared(reading, compared)
        return
    nth = None if top else _NTH.search(core)
    if nth and not re.search(r"排|第[^,，]{1,2}[大多高小少低位名]|倒数", core):
        nth = None
    if not (best or worst or (top and not re.search(r"前[一二三四五六七八九十\d]+年", core)) or sort or nth):
        return
    yield _ordered(reading, asked)


def _asked(core: str) -> _Asked:
    exclude = ""
    ordering = re.compile(
        "|".join(p.pattern for p in (BEST, WORST, SORT, THRESHOLD))
        + "|前[一二两三四五六七八九十]|第[二三四五]"
    )
    for pattern in _WITHOUT:
        match = pattern.match(core)
        if match and ordering.search(match.group("a")):
            exclude = match.group("x")
            core = f"{match.group('b')} {match.group('a')}".strip(" ,，")
            core = re.sub(r"^(?:其余|其他|剩下|剩余)的?|(?<= )(?:其余|其他|剩下|剩余)的?", "", core)
            break
    spread = _SPREAD.match(core)
    if spread and re.search("差|多少|几|等于", core):
        group = " ".join(spread.group("g", "h", "i", "j"))
        return _Asked(group, exclude, "spread", exact_group=True)
    winner = _WINNER_BY.match(core)
    if winner:
        return _Asked(winner.group("g"), exclude, "spread", "winner", exact_group=True)
    for pattern in _PLACE:
        match = pattern.match(core)
        if match:
            item = match.group("i")
            what = re.search(r"(?:的)?[^的]*(?:收入|支出|预算|经费|人数|编制)$", item)
            group = match.group("g") + (f" {what.group()}" if what and what.start() else "")
            return _Asked(group, exclude, "place", item, exact_group=True)
    if "哪" not in core or TOP.search(core):
        share = _OF_WHOLE.search(core)
        if share and ordering.search(core[: share.start()]):
            return _Asked(core[: share.start()], exclude, "share", share.group("of"))
    summed = re.search(TOGETHER + r"(?:是|有|为|花|要)?(?:了)?多少", core)
    if summed and TOP.search(core[: summed.start()]):
        return _Asked(core[: summed.start()], exclude, "sum")
    return _Asked(core, exclude)


def _names(reading: Reading, words: str) -> list[str]:
    """The members that the words list, or none where they name a group."""
    words = re.sub(
        "(?:这)?[两三四五六七八九]?(?:项|个|块|者|类)?(?:里面?|中|当中|之中)?(?:[,，]|$)|哪[类种个一项].*$",
        "",
        words.strip(" ,，"),
    )
    within = WITHIN.match(words)
    if within and len(split_names(within.group("rest"))) > 1:
        words = within.group("rest")
    names = split_names(words)
    if len(names) < 2 and "、" not in words:
        # A printed name may itself hold a 和 (人员经费和公用经费支出) that here parts two things.
        names = split_names(reading.decode(words))
    return names if len(names) > 1 else []


def _excluded(reading: Reading, asked: _Asked) -> str:
    return "|".join(reading.decode(name) for name in split_names(asked.exclude)) if asked.exclude else ""


def _reduced(reading: Reading, asked: _Asked) -> Shaped | None:
    """The distance of the extremes, or the place of one member."""
    winner = asked.of == "winner"
    # A number of members said in passing (三大项) still tells which group is meant.
    names = _names(reading, asked.core) if "、" in asked.core or winner else []
    if winner and not names and not re.search("里|中|各|几|哪", asked.core):
        return None
    operands = (
        [operand_of(reading, name, asked.core) for name in names]
        if names
        else [operand_of(reading, asked.core, "", exclude=_excluded(reading, asked))]
    )
    of = operand_of(reading, asked.of) if asked.reduce == "place" else None
    plan = Plan(
        operation="rank", operands=operands, reduce=asked.reduce, of=of, wants_items=winner,
        unit=reading.unit if reading.unit not in ("%", "个", "项") else None,
    )  # fmt: skip
    return Shaped(plan, f"{asked.reduce} of a group", 3.3)


def _filtered(reading: Reading, asked: _Asked) -> Shaped:
    """The members over or under a threshold that is said, or the mean of all."""
    core = asked.core
    match = THRESHOLD.search(core) or _AVERAGE.search(core)
    assert match
    mean = match.re is _AVERAGE
    relation: Relation = "less" if match.group(1) in BELOW else "greater"
    group = core[: match.start()] + " " + core[match.end() :]
    group = re.sub(
        r"有?哪些|有?哪几个?|列出|都?有?什么|的?有|在|预算|金额|[,，]|分别|一共|总共|几[个场家所类款]|多少[个场家所类款]?|几项|"
        r"^的|(?<= )的|加起来|合计|多少钱|多少$|[?？]|请|出?来$",
        " ",
        group,
    ).strip()
    summed = re.search(TOGETHER + r".{0,4}多少(?:钱|万元|亿元|元|资金|$)", core)
    counts = not summed and bool(_COUNTS.search(core)) and not re.search("哪几|哪[一二两三四五]", core)
    unit = None if mean else {"万": "万元", "亿": "亿元", None: None}.get(match.group(3), match.group(3))
    plan = Plan(
        operation="count" if counts else "filter",
        operands=[operand_of(reading, group or core, exclude=_excluded(reading, asked))],
        relation=relation, threshold=None if mean else match.group(2).replace(",", ""), threshold_unit=unit,
        beyond_average=mean, unit=reading.unit if reading.unit != "%" else None, wants_items=True,
        reduce="sum" if summed and asked.reduce == "list" else asked.reduce,
    )  # fmt: skip
    return Shaped(plan, "filter", 3.0)


def _compared(reading: Reading, match: re.Match[str]) -> Iterator[Shaped]:
    """A和B哪个多."""
    names = _names(reading, match.group("g"))
    if not names:
        return
    descending = match.group("way") in "多高大贵"
    what = match.group("what")
    plan = Plan(
        operation="rank", operands=[operand_of(reading, name, match.group("g") + what) for name in names],
        descending=descending, top=1, wants_items=True,
    )  # fmt: skip
    yield Shaped(plan, "comparison of a list", 3.1)


def _ordered(reading: Reading, asked: _Asked) -> Shaped:
    core = asked.core
    best, worst, top, sort = BEST.search(core), WORST.search(core), TOP.search(core), SORT.search(core)
    nth = None if top else _NTH.search(core)
    number = None
    if top:
        number = number_word(next(group for group in top.groups() if group))
    which = re.search(r"哪([两三四五六七八九十])(?:个|项|类|家)", core)
    if which:
        number = number_word(which.group(1))
    counted = re.search(
        r"最[大多高少小低]的?([一二两三四五六七八九十\d]+)(?:个|项|类|家|名|款|块|大|种)", core
    )
    if counted:
        number = number_word(counted.group(1))
    if re.search("增幅|增长率|涨幅|降幅|增速", core) and not re.search("前[一二三四五]", core):
        number = number or 1
    skip = 0
    if nth and not (best or sort):
        skip, number = (number_word(nth.group(2)) or 1) - 1, 1
        worst = worst if nth.group(1) or re.search("第[^,，][小少低]", core) else None
    cut = min(match.start() for match in (best, worst, top, sort, nth) if match)
    group = re.sub("其中|排(?:名|在|行)?$|按[^,，]{0,4}$", " ", core[:cut]).strip(" ,，")
    after = _AFTER.sub(" ", _NTH.sub(" ", core[cut:]) if skip else core[cut:]).strip()
    if not re.search("[\ue000-\uf8ff]|项目|专项|单位|科目|部门|处室", group) and after:
        group = f"{group} {after}"
    descending = not (
        worst
        or re.search("从低到高|从小到大|从少到多", core)
        or (nth and re.search("倒数|第[^,，][小少低]", core))
    )
    wants_amount = bool(
        re.search(r"最[大多高小少低](?:的)?(?:一年|一个|一项|那个|那项)?(?:是|有)?多少", core)
    )
    alone = number or (1 if (best or worst) and not sort else None)
    unit = reading.unit if asked.reduce == "list" else "%" if asked.reduce == "share" else reading.unit
    whole = re.sub("^(?:全部|所有|整个|总的?)|的$|(?:总额|总数|总量|合计|总计)$", "", asked.of.strip())
    named = asked.reduce == "share" and reading.decode(whole).strip() not in reading.decode(group)
    of = operand_of(reading, asked.of) if named else None
    listed = _names(reading, group) if "、" in group else []
    if len(listed) > 1:
        plan = Plan(
            operation="rank", operands=[operand_of(reading, name, group) for name in listed],
            descending=descending, wants_items=not wants_amount, top=alone, skip=skip, unit=unit,
            reduce=asked.reduce, of=of,
        )  # fmt: skip
        return Shaped(plan, "rank of a list", 3.0)
    exclude = _excluded(reading, asked)
    operand = (
        operand_of(reading, group, core[cut:], exclude=exclude)
        if group
        else operand_of(reading, "" if reading.context else core, exclude=exclude)
    )
    plan = Plan(
        operation="rank", operands=[operand], descending=descending, top=alone, skip=skip,
        wants_items=not wants_amount, unit=unit, reduce=asked.reduce, of=of,
    )  # fmt: skip
    return Shaped(plan, "rank", 2.9 if asked.reduce == "list" else 3.2)
