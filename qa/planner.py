"""The rule planner: a short table of shapes that turns a question's words into candidate plans.

Every shape is a pattern over the encoded core (printed names are single atoms) and a function that
builds a plan. All shapes are tried; the executor's scores decide among the plans they give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.plan import Operand, Operation, Plan, Relation, Role, Source
from qa.reading import Reading

ASKS_REASON = re.compile(
    r"怎么(?:会)?(?:比|少|多|增|减|下降|涨|没)|为什么|为何|什么原因|原因是|的原因|啥原因|怎么回事|怎么又|"
    r"为啥|咋|缘由|理由|因为什么"
)
ASKS_MEANING = re.compile(
    r"什么意思|是指什么|指什么|指的是|是什么含义|定义|怎么解释|名词解释|包括哪些内容|具体指|指哪些|"
    r"怎么理解|什么叫|何为|是啥意思"
)
ASKS_TEXT = re.compile(
    r"依据|干什么|做什么|干嘛|用途|用来|用于|用在|哪里|职责|职能|负责|目标|内容|哪家|谁|怎样|如何|什么证书|"
    r"主要任务|重点|行动|措施|牌子|目录|"
    r"什么时候|何时|地址|在哪|介绍|说明了什么|哪些专项|是什么"
)
ASKS_LIST = re.compile(
    r"有哪些|哪些|哪几|哪[一二两三四五六七八九十]|列一下|列出|分别是什么|是哪些|包括哪|有几场|名单|哪一部分"
)
ASKS_VERDICT = re.compile(
    r"算得对|一回事|同一个数|也是这个数|一致|一样|对得上|对不上|相等|等不等|等于|吻合|相符|分毫不差|正好|"
    r"对吗|对不对|是不是|是否|有没有超|有没有比|相同|属实|准确|矛盾|[^什]么?吗$|算对|对得起来|符合"
)
_PRIVATE = 0xE000
_AMOUNT_WORDS = re.compile(r"多少|几[个家辆名人台套项次场倍]|金额|数额|合计|总额|百分|比例|比重|占比")
_WORST = re.compile(r"最少|最小|最低|最便宜|垫底|倒数")
_BEST = re.compile(r"占比最[高大多]|增幅最[大高]|最大|最多|最高|最贵|花钱最多|居首|第一|头号|大头|排名第一")
_TOP = re.compile(
    r"前([一二两三四五六七八九十\d]+)(?:名|位|项|个|大|家|类|款|的)?|排前([一二两三四五六七八九十\d]+)|"
    r"([一二两三四五六七八九十])大(?:项|类|块|支出)"
)
_SORT = re.compile(
    r"从高到低|由高到低|从大到小|从多到少|由大到小|由多到少|排个序|排序|排一下|排名|排列|从低到高|由低到高|"
    r"从小到大|从少到多|依次"
)
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}

_UP = re.compile(r"增加|增长|上升|提高|上涨|涨|多了|多出|增幅|增")
_DOWN = re.compile(r"减少|下降|降低|降|少了|减幅|降幅|砍|压减|缩|减|少")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A plan with how telling its shape is: ties between plans go to the more telling one."""

    plan: Plan
    shape: str
    weight: float


def number_word(word: str) -> int | None:
    """三 -> 3, 十 -> 10, 12 -> 12."""
    if word.isdigit():
        return int(word)
    if word in _DIGITS:
        return _DIGITS[word]
    if len(word) == 2 and word[0] == "十":
        return 10 + _DIGITS.get(word[1], 0)
    return None


def candidate_plans(reading: Reading) -> list[Shaped]:
    """Every plan that some shape of the table finds in the question, most telling first."""
    plans = [shaped for shape in _SHAPES for shaped in shape(reading)]
    plans.sort(key=lambda shaped: -shaped.weight)
    return plans


_COUNTED = re.compile(r"车辆|内设机构|用车|人员$|在职人|退休人|人数|编制|个数|数量|面积|机构数|辆数|设备$")
_MONEYED = re.compile(r"费|支出|资金|预算|金额|收入|拨款|多少钱|元")
_MEASURE_WORDS = (
    (re.compile("全年预算|调整预算"), "revised"),
    (re.compile("年初预算"), "budget"),
    (re.compile("执行数"), "executed"),
    (re.compile("决算"), "final"),
)


def _operand(
    reading: Reading, words: str, context: str = "", role: Role = "amount", **more: object
) -> Operand:
    context = " ".join(filter(None, [reading.decode(context), reading.context]))
    decoded = reading.decode(words)
    if role == "amount" and "unit" not in more and _COUNTED.search(decoded) and not _MONEYED.search(decoded):
        role = "count"
    if "measure" not in more and role == "amount":
        more["measure"] = next((name for pattern, name in _MEASURE_WORDS if pattern.search(decoded)), None)
    if reading.code:
        more.setdefault("code", reading.code)
    return Operand(phrase=reading.decode(words), context=context, role=role, **more)  # type: ignore[arg-type]


# ---------------------------------------------------------------- shapes

_PERCENT = "百分之几|百分之多少|多少百分比|百分比|多大比例|多大比重|多少比例|比例|比重|几成|占比|%"
_SHARE_WORDS = rf"(?:{_PERCENT}|多少)"
_SHARES = (
    re.compile(rf"^(?P<a>.+?)占了?(?P<b>.+?)的?{_SHARE_WORDS}"),
    re.compile(
        rf"^(?P<b>[^在]+?)(?:里面|里|中|当中|内)[,，]?(?P<a>[^,，]+?)(?:占了?{_SHARE_WORDS}|的?(?:{_PERCENT})(?:是多少)?$)"
    ),
    re.compile(
        rf"^(?P<a>.+?)在(?P<b>.+?)(?:里面|里|中|当中|内)[,，]?(?:占(?:了|的)?{_SHARE_WORDS}|的?(?:{_PERCENT}))"
    ),
    re.compile(rf"^(?P<b>.+?)[,，](?P<a>[^,，]+?)占了?{_SHARE_WORDS}"),
)
_WITHIN = re.compile(r"^(?P<ctx>.+?)(?:里面的|里面|里的|里|中的|中|当中|内|下面的|下面|下|,|，)(?P<rest>.+)$")


_WHOLE = re.compile(r"^(?:整个|全部|总额|总数|合计|总量|全年|所有|总的|总计)")


def _share(reading: Reading) -> Iterator[Shaped]:
    if reading.unit in ("元", "千元", "万元", "亿元"):
        return
    for at, pattern in enumerate(_SHARES):
        match = pattern.match(reading.core)
        if not match:
            continue
        a, b = match.group("a"), match.group("b")
        context = ""
        within = _WITHIN.match(a) if at == 0 else None
        if within:
            context, a = within.group("ctx"), within.group("rest")
            context = re.sub(r"^按|的?数字?算?$|算$", "", context)
        listed = re.match(
            r"^(?P<list>.+?)[两二三四五]?(?:块|项|类|者)?(?:加起来|相加|合计|加在一起)$", context
        )
        if listed:
            b = listed.group("list")
        elif _WHOLE.match(b):
            b = context + " " + b if context else b
        weight = 3.0 - 0.1 * at
        operands = [_operand(reading, a, context + " " + b), _operand(reading, b, context)]
        parts = _split(b) if listed or "、" in b else [b]
        if len(parts) > 1:
            operands[1] = Operand(
                phrase=reading.decode(b), parts=[_operand(reading, part, context) for part in parts]
            )
        yield Shaped(Plan(operation="share", operands=operands, unit="%"), "share", weight)


def _ratio(reading: Reading) -> Iterator[Shaped]:
    match = re.match(r"^(?P<a>.+?)(?:是|为|相当于|等于)(?P<b>.+?)的?(?:多少|几)倍", reading.core)
    if match:
        context = ""
        a = match.group("a")
        within = _WITHIN.match(a)
        if within:
            context, a = within.group("ctx"), within.group("rest")
        operands = [_operand(reading, a, context), _operand(reading, match.group("b"), context)]
        yield Shaped(Plan(operation="ratio", operands=operands, unit="倍"), "ratio", 3.0)


_TOGETHER = (
    r"(?:一共|总共|合计|加起来|加在一起|加一起|共计|之和|总和|的和|(?<!公)共(?!服务|安全|设施|预算)|合起来|"
    r"相加|总额|等于|等於)"
)


def _sum(reading: Reading) -> Iterator[Shaped]:
    core = re.sub(
        r"[(（][^()（）]*[、,，][^()（）]*[)）]", lambda m: "|" + m.group()[1:-1] + "|", reading.core
    )
    if reading.alias_parts:
        operands = [_operand(reading, part, reading.core) for part in reading.alias_parts]
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of an alias", 3.2)
        return
    if not re.search(_TOGETHER + "|加", core) or re.search(r"占|几倍|多少倍", core):
        return
    if "|" in core:
        before, listed, after = [*core.split("|"), "", ""][:3]
        names = _split(listed)
        if len(names) > 1:
            tail = re.sub(r"^.*?[一两二三四五六七八九十]+个?", "", before)
            of = re.split(_TOGETHER, after)[0]
            operands = [_operand(reading, name + tail + " " + of, before) for name in names]
            yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of a list", 3.2)
            return
    body = re.split(_TOGETHER, core)[0] or core
    context = ""
    within = _WITHIN.match(body)
    if within and _split(within.group("rest"))[1:]:
        context, body = within.group("ctx"), within.group("rest")
    names = _split(body)
    if len(names) == 1 and not re.search(r"[一-鿿]", names[0].strip("的 ")) and len(names[0]) > 1:
        names = list(names[0])
    if len(names) > 1:
        operands = [_operand(reading, name, context + " " + names[-1]) for name in names]
        atoms = [[c for c in name if ord(c) >= _PRIVATE] for name in names]
        if len(names) == 2 and len(atoms[0]) == 2 and len(atoms[1]) == 1:
            operands[1] = _operand(reading, atoms[0][0] + " " + names[1], context)
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum", 2.8)
    elif re.search(r"几笔|几行|[两二三四五六七八九十]+[个笔行场季项]|各", core) or "明细" in core:
        body = re.sub(
            r"(?:分了?|有|的)*(?:几|[两二三四五六七八九十]+)(?:个|笔|行|场|次)(?:列示|列出)?|叫(?:做)?|列示",
            " ",
            body,
        )
        yield Shaped(
            Plan(operation="sum", operands=[_operand(reading, body)], unit=reading.unit),
            "sum of all rows",
            2.7,
        )


def _spread(names: list[str]) -> list[str]:
    """政府采购货物、工程、服务: the words before the first name belong to all of them."""
    if len(names) > 1 and all(len(name) <= 3 for name in names[1:]) and len(names[0]) >= len(names[-1]) + 2:
        head = names[0][: -len(names[-1])]
        if len(head) >= 2 and not any(_PRIVATE <= ord(c) for name in names for c in name):
            return [names[0], *(head + name for name in names[1:])]
    return names


def _split(words: str) -> list[str]:
    words = re.sub(r"这?[两三四五六七八九十]+(?:个|项|块|笔|者)?$", "", words)
    parts = re.split(r"[、]|以及|加上|加|和|与|(?<![涉普以])及|跟|还有|\+", words)
    return _spread([part.strip(" 的,，") for part in parts if part.strip(" 的,，")])


def _difference(reading: Reading) -> Iterator[Shaped]:
    core = reading.core
    match = re.match(
        r"^(?P<a>.+?)(?:比|较)(?P<b>.+?)(?:多|少|高|低|大|小|贵|多出)(?:了|出)?(?:多少|几)", core
    )
    if (
        match
        and re.sub(r"[ 的年初预算执行数决同期末度]", "", match.group("b"))
        and match.group("a").strip(" ,，")
    ):
        context = ""
        a = match.group("a")
        within = _WITHIN.match(a)
        if within:
            context, a = within.group("ctx"), within.group("rest")
        operands = [_operand(reading, a, context), _operand(reading, match.group("b"), context)]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "difference", 2.9)
    match = re.match(
        r"^(?P<a>.+?)(?:和|与|跟|、)(?P<b>.+?)(?:相差|差了?|差额|之差)(?:是|为|几|多少|$)", core
    ) or re.match(
        r"^(?P<a>.+?)(?:减去|减掉|(?<!增)减(?![少额]))(?P<b>.+?)(?:等于|是|还剩|剩|有)?(?:多少|几|$)", core
    )
    if match and re.sub(r"[ 的年初预算执行数决同期末度上去]", "", match.group("b")):
        operands = [_operand(reading, match.group("a")), _operand(reading, match.group("b"))]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "difference", 2.9)
    match = re.match(
        r"^(?P<a>.+?)(?:里|中)?[,，]?(?:有多少)?(?:不是|非|扣除|除去|去掉|剔除|除了|除开)(?P<b>.+?)(?:以后|"
        r"之后|后|安排|的|有多少|是多少|$)",
        core,
    )
    if match and match.group("b").strip():
        operands = [
            _operand(reading, match.group("a")),
            _operand(reading, match.group("b"), match.group("a")),
        ]
        weight = 0.6 if re.search("扣除|剔除", core) else 2.6
        yield Shaped(Plan(operation="complement", operands=operands, unit=reading.unit), "complement", weight)


def _rest(reading: Reading) -> Iterator[Shaped]:
    """除了 A 以外，其余 B 一共多少: the whole less the part."""
    match = re.match(
        r"^(?:除了|除去|除|扣除)(?P<a>.+?)(?:以外|之外|外)?[,，]?(?:其余|其他|剩下|"
        r"剩余)的?(?P<b>.+?)(?:一共|总共|合计|共)?(?:是|有|还有)?多少",
        reading.core,
    )
    if match:
        operands = [_operand(reading, match.group("b")), _operand(reading, match.group("a"))]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "the rest", 3.3)


def _change(reading: Reading) -> Iterator[Shaped]:
    core = reading.core
    last = any(year.relative == -1 or year.year is not None for year in reading.years) or re.search(
        "同比|上年|去年|上一年|年初预算", reading.text
    )
    moved = re.search(
        r"多还是少|增减变化|增加|增长|上升|提高|上涨|涨|减少|下降|降低|降了|降|砍|压减|多了|少了|变化|增减|"
        r"多多少|少多少|增幅|降幅",
        core,
    )
    if not moved or ASKS_REASON.search(core) or ASKS_LIST.search(core):
        return
    if not (
        last or re.search("比|较|同比", core) or re.search(r"(了|增幅|降幅|增长|下降).*(多少|百分)", core)
    ):
        return
    if re.search(r"推算|倒推|反推", core):
        return
    core = re.sub(r"^(?:比|较)[ ]?(?:年初)?(?:预算)?[,，]", "", core)
    moved = re.search(moved.re, core) or moved
    body = re.split(r"比(?!例|重)|较|同比|与 |跟 |和 |相比", core)[0].strip(" ,，的")
    if len(body) < 1:
        body = re.sub(r"^.*?(?:比|较)[^,，]*?[,，]?", "", core) or core
    body = body[: moved.start()] if body == core else body
    relative = (
        "同比" in core and reading.unit is None and re.search(r"(?:增长|下降|上升|增|降|涨)了?多少", core)
    )
    role: Role = "growth" if reading.unit == "%" or relative else "change"
    plan = Plan(
        operation="growth" if role == "growth" else "change",
        operands=[_operand(reading, body, role=role)],
        unit=reading.unit,
    )
    yield Shaped(plan, role, 2.5)


def _prior(reading: Reading) -> Iterator[Shaped]:
    if re.search(r"推算|倒推|反推", reading.text) or (
        any(year.relative == -1 for year in reading.years)
        and re.search(r"^ ?(?:的|年初)?", reading.core)
        and not re.search("比|较|相比|增|减|降|涨|多了|少了|砍", reading.text)
    ):
        body = re.sub(
            r"[?？,，]?[(（]?请?按?[^,，。;；?？]*?(?:推算|倒推|反推)[^,，]*[,，]?|\( ?\)|按正文所说|请$|"
            r"比 ?预算增加的数|[。.]",
            "",
            reading.core,
        )
        yield Shaped(
            Plan(operation="lookup", operands=[_operand(reading, body, role="prior")], unit=reading.unit),
            "prior",
            2.6,
        )


_THRESHOLD = re.compile(
    r"(超过|大于|高于|多于|不低于|不少于|以上|低于|少于|小于|不足|不到|不超过)?(\d+(?:\.\d+)?)(万元|亿元|"
    r"元|万|亿|%)?(以上|以下)?"
)


def _rank(reading: Reading) -> Iterator[Shaped]:
    core = reading.core
    if ASKS_VERDICT.search(core) and re.search("是不是|是否|吗$|一致|相等", core):
        return
    best, worst, top, sort = _BEST.search(core), _WORST.search(core), _TOP.search(core), _SORT.search(core)
    if re.search(r"(超过|大于|高于|多于|不低于|低于|少于|小于|不足|不到)了?\d", core):
        match = re.search(
            r"(超过|大于|高于|多于|不低于|低于|少于|小于|不足|不到)了?(\d[\d,.]*)(万元|亿元|元|万|亿)?", core
        )
        assert match
        relation: Relation = (
            "less" if match.group(1) in ("低于", "少于", "小于", "不足", "不到") else "greater"
        )
        group = core[: match.start()] + " " + core[match.end() :]
        group = re.sub(
            r"有?哪些|有?哪几个?|列出|都?有?什么|的?有|在|预算|金额|[,，]|分别|一共|总共|几个|多少个?|几项",
            " ",
            group,
        ).strip()
        unit = {"万": "万元", "亿": "亿元", None: None}.get(match.group(3), match.group(3))
        counts = re.search(r"几个|多少个|多少项|几项", core)
        plan = Plan(
            operation="count" if counts else "filter", operands=[_operand(reading, group or core)],
            relation=relation,
            threshold=match.group(2).replace(",", ""), threshold_unit=unit, unit=reading.unit,
            wants_items=True,
        )  # fmt: skip
        yield Shaped(plan, "filter", 3.0)
        return
    fell = re.search(
        r"哪(?:些|几[个项]).{0,16}(减少|下降|降低|增加|增长|上升)了?[?？]?$|唯一(减少|下降|增加|上升)的", core
    )
    if fell and not (best or worst):
        direction = "减少最多" if re.search("减少|下降|降低", fell.group()) else "增加最多"
        plan = Plan(operation="rank", operands=[_operand(reading, "", direction + core)], wants_items=True)
        yield Shaped(plan, "rank of changes", 3.0)
        return
    if not (best or worst or (top and not re.search(r"前[一二三四五六七八九十\d]+年", core)) or sort):
        return
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
    cut = min(match.start() for match in (best, worst, top, sort) if match)
    group = re.sub("其中", " ", core[:cut]).strip(" ,，")
    after = re.sub(
        r"从?[高大多低小少]到[低小少高大多]|由?[高大多]到[低小少]|排[个一]?[序下]?名?|"
        r"前[一二两三四五六七八九十\d]+(?:名|大|个|项|位)?|最[大多高少小低]|是|的|哪一?[个项块样家]|"
        r"有?哪些|哪几个?|什么|叫|依次|分别|多少|列出|花钱|其中|哪一场|[,，]",
        " ",
        core[cut:],
    ).strip()
    if not re.search("[\ue000-\uf8ff]|项目|专项|单位|科目|部门|处室", group) and after:
        group = f"{group} {after}"
    descending = not (worst or re.search("从低到高|由低到高|从小到大|从少到多", core))
    wants_amount = bool(
        re.search(r"最[大多高小少低](?:的)?(?:一年|一个|一项|那个|那项)?(?:是|有)?多少", core)
    )
    listed = (
        _split(re.sub("(?:这)?[两三四五]?(?:项|个|块|者|类)?(?:里|中|当中|之中)?$", "", group))
        if "、" in group
        else []
    )
    if len(listed) > 1:
        plan = Plan(
            operation="rank", operands=[_operand(reading, name) for name in listed], descending=descending,
            wants_items=not wants_amount,
            top=number or (1 if (best or worst) and not sort else None), unit=reading.unit,
        )  # fmt: skip
        yield Shaped(plan, "rank of a list", 3.0)
        return
    operand = (
        _operand(reading, group, core[cut:]) if group else _operand(reading, "" if reading.context else core)
    )
    plan = Plan(
        operation="rank", operands=[operand], descending=descending,
        top=number or (1 if (best or worst) and not sort else None), wants_items=not wants_amount,
        unit=reading.unit,
    )  # fmt: skip
    yield Shaped(plan, "rank", 2.9)


def _average(reading: Reading) -> Iterator[Shaped]:
    match = re.search(r"平均|人均|每人|每辆|每个|单价|均摊", reading.core)
    if match:
        body = reading.core[: match.start()].strip(" ,，") or reading.core[match.end() :]
        per = "人" if match.group() in ("人均", "每人") else "辆" if match.group() == "每辆" else None
        body = re.sub(r"^按[^,，]*?算[,，]?", "", body).strip(" ,，") or re.sub(
            r"是?多少.*$", "", reading.core[match.end() :]
        )
        operands = [_operand(reading, body, role="amount", unit="money")]
        said = next((stated for stated in reading.stated if stated.unit in ("人", "名", "个", "辆")), None)
        if said is not None:
            operands.append(Operand(phrase="所说人数", stated=str(said.value), unit=said.unit))
        elif per:
            operands.append(
                _operand(reading, "在职人员" if per == "人" else "公务用车", unit=per, role="count")
            )
        yield Shaped(Plan(operation="average", operands=operands, unit=reading.unit), "average", 2.9)


_SAME = re.compile(
    r"[,，]?是不是(?:一回事|同一个数?)|(?:的)?(?:数|说法|表述|数字)?(?:是不是|是否|能不能|能否|"
    r"是)?(?:完全)?(?:一致|一样|对得上|对不上|相等|等不等于|等于|吻合|相符|分毫不差|正好等于|相同|对得起来)"
)
_SHARE_CLAIM = re.compile(
    r"(?P<a>[^,，]+?)占(?P<b>[^,，]+?)的?(?:比例|比重)?(?:为|是|达)?(?P<n>\d+(?:\.\d+)?)%"
)
_GROWTH_CLAIM = re.compile(
    r"(?P<a>[^,，]+?)(?:(?:比|较|同比)[^,，]*?)?(?:增长|增加|上升|提高|下降|减少|降低|降|"
    r"涨)了?(?P<n>\d+(?:\.\d+)?)%"
)
_CHANGE_CLAIM = re.compile(
    r"(?P<a>[^,，]+?)(?:比|较)[^,，]*?(?:增长|增加|上升|提高|下降|减少|"
    r"降低)了?(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|元)"
)
_SAYING = re.compile(
    r"^.*?(?:正文|说明|文字|文件|报告)?(?:里|中)?(?:说|写着?|讲|称|提到)(?!明)|^正文|^说明|^里讲"
)


def _verdict(reading: Reading) -> Iterator[Shaped]:
    core = reading.core
    if not ASKS_VERDICT.search(core) or ASKS_REASON.search(core) or re.search("等于(?:多少|几)", core):
        return
    yield from _claims(reading)
    core = re.sub(r"前面(?:说的|写的)?(?:和|与|跟)后面(?:说的|写的)?", "前后", core)
    if re.search(r"前后|几处|各处|各个地方", core) and re.search("一致|一样|矛盾|相同|对得上", core):
        head = re.sub(r"编制说明.*$|文件|[,，]|关于", "", re.split(r"前后|几处|各处", core)[0])
        tail = re.sub(
            r"^(?:说的?|写的?|提到的?|表述的?|关于)|的?表述|(?:是否|是不是)?(?:一致|一样|矛盾|相同|"
            r"对得上).*$",
            "",
            re.split(r"前后|几处|各处", core)[1],
        )
        counts = re.search("数量|辆数|人数|个数|[几多]少?[辆人个]", core)
        words = re.sub("数量|辆数|人数|个数", "", head + tail)
        operand = _operand(reading, words, role="count" if counts else "amount")
        yield Shaped(Plan(operation="consistent", operands=[operand]), "consistent", 3.1)
        return
    for at, (left, right) in enumerate(_sides(reading)):
        yield Shaped(Plan(operation="equal", operands=[left, right]), "equal", 3.0 - 0.05 * at)


def _claims(reading: Reading) -> Iterator[Shaped]:
    """A percentage that the question says the document states, to be worked out again."""
    core = reading.core
    source: Source = "table" if re.search("表", reading.decode(core)) else "any"
    share = _SHARE_CLAIM.search(core)
    if share:
        a = _SAYING.sub("", share.group("a"))
        operands = [
            Operand(phrase="所说比例", context=reading.decode(a), stated=share.group("n"), unit="%"),
            _operand(reading, a, share.group("b"), source=source),
            _operand(reading, share.group("b"), source=source),
        ]
        yield Shaped(Plan(operation="claim", relation="equal", operands=operands), "share claimed", 3.4)
        return
    moved = _CHANGE_CLAIM.search(core)
    if moved:
        a = _SAYING.sub("", re.sub(r"(?:说|讲|称|写)$", "", moved.group("a")))
        money = [stated for stated in reading.stated if stated.unit in ("元", "万元", "亿元", "千元")]
        pair = (
            [
                Operand(phrase=name, stated=str(m.value), unit=m.unit)
                for name, m in zip(("本年数", "上年数"), money[:2], strict=False)
            ]
            if len(money) > 2
            else [_operand(reading, a, source=source), _operand(reading, a, role="prior", source=source)]
        )
        claimed = Operand(
            phrase="所说变动额", context=reading.decode(a), stated=moved.group("n"), unit=moved.group("u")
        )
        yield Shaped(
            Plan(operation="claim", relation="falls", operands=[claimed, *pair]), "change claimed", 3.3
        )
        return
    grown = _GROWTH_CLAIM.search(core)
    if grown:
        a = re.sub(r"(?:比|较|同比).*$", "", _SAYING.sub("", grown.group("a")))
        money = [stated for stated in reading.stated if stated.unit in ("元", "万元", "亿元", "千元")]
        claimed = Operand(phrase="所说幅度", context=reading.decode(a), stated=grown.group("n"), unit="%")
        if len(money) == 2:
            now, other = money
            before = (
                now.value - other.value
                if re.search(r"(?:增加|增长|多)(?:的|额|了)\d", reading.text[: other.end])
                else other.value
            )
            if re.search(r"(?:减少|下降|少)(?:的|额|了)\d", reading.text[: other.end]):
                before = now.value + other.value
            pair = [
                Operand(phrase="本年数", stated=str(now.value), unit=now.unit),
                Operand(phrase="上年数", stated=str(before), unit=other.unit),
            ]
        else:
            pair = [_operand(reading, a), _operand(reading, a, role="prior")]
        yield Shaped(
            Plan(operation="claim", relation="rises", operands=[claimed, *pair]), "growth claimed", 3.4
        )


_TEST = re.compile(
    r"^(?P<x>.+?)(?:有没有|是否|是不是|会不会)?(?P<r>超过|大于|高于|多于|突破|不到|低于|少于|小于|"
    r"不足)了?(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|元|%|辆|人|个)"
)
_MOVE_TEST = re.compile(
    r"^(?P<x>.*?)(?:是不是|是否|有没有|究竟)?(?:比|较)[ ]?(?:年初)?(?:预算|执行数)?(?:是不是|是否|"
    r"有没有)?(?P<v>多|增加|增长|上升|上涨|涨|高|少|减少|下降|降低|降|低)了?(?:吗|没有|没|$)"
)
_THERE = re.compile(
    r"^(?P<a>.*?)(?:有没有|有无|是否有|是否安排了?|有没有安排|安排了?没有)(?P<b>.+?)(?:的?(?:预算|经费|钱|"
    r"支出|安排))?(?:吗|$)|^(?P<c>.*?)有(?P<d>[^,，哪几多什]{2,}?)(?:的预算|的钱|的安排)吗$"
)


def _test(reading: Reading) -> Iterator[Shaped]:
    """Predicates to test: over a threshold, more than last year, whether there is any."""
    core = reading.core
    if ASKS_REASON.search(core) or re.search("哪|多少|几[个家项]|什么", core):
        return
    match = _TEST.match(core)
    if match and re.search("吗|有没有|是否|是不是|没有$", core):
        bound: Relation = (
            "less" if match.group("r") in ("不到", "低于", "少于", "小于", "不足") else "greater"
        )
        plan = Plan(
            operation="test", operands=[_operand(reading, match.group("x"))], relation=bound,
            threshold=match.group("n"), threshold_unit=match.group("u"),
        )  # fmt: skip
        yield Shaped(plan, "threshold tested", 3.6)
        return
    match = _MOVE_TEST.match(core)
    if match and re.search("吗|是不是|是否|有没有|没有?$", core):
        moved: Relation = (
            "rises" if match.group("v") in ("多", "增加", "增长", "上升", "上涨", "涨", "高") else "falls"
        )
        plan = Plan(
            operation="test", operands=[_operand(reading, match.group("x"), role="change")], relation=moved
        )
        yield Shaped(plan, "direction tested", 3.6)
        return
    match = _THERE.match(core)
    if match and not re.search("一致|一样|出入|差异|关系|依据", core):
        words = (match.group("a") or match.group("c") or "") + (match.group("b") or match.group("d") or "")
        yield Shaped(
            Plan(operation="test", operands=[_operand(reading, words)], relation="exists"),
            "existence tested",
            3.3,
        )


def _sides(reading: Reading) -> Iterator[tuple[Operand, Operand]]:
    """The two things that a verdict compares, in every way the words can be cut."""
    core = re.sub(r"(?:吗|对不对|是不是)?$", "", reading.core)
    core = re.sub(r"(?<=[和与跟同,，])(?:它|其)的?", "", core)
    match = re.match(
        r"^(?P<x>.+?)[,，]?在(?P<a>.+?)(?:和|与|跟|、)(?P<b>.+?)(?:里|中|上|这两)?(?:两张表)?的?(?:合计数?|"
        r"金额|数字?)?(?:是否|是不是)?(?:完全)?(?:一样|一致|相同|相等|对得上)",
        core,
    )
    if match:
        yield tuple(
            _operand(reading, match.group("x") + " " + match.group(side), source="table") for side in "ab"
        )  # type: ignore[misc]
    match = re.match(
        r"^(?P<x>[^,，]+?)[,，](?P<a>[^,，]*?(?:正文|说明|文字)[^,，]*?)(?:和|与|跟|"
        r"同)(?P<b>.+?)(?:上的?数字?|里的?数字?|的数字?)?(?:是否|是不是)?(?:完全)?(?:一样|一致|相同|相等|"
        r"对得上)",
        core,
    )
    if match:
        yield (
            _operand(reading, match.group("x"), source="text"),
            _operand(reading, match.group("x") + " " + match.group("b"), source="table"),
        )
    match = re.match(
        r"^(?P<a>.+?)(?:加起来|相加|加在一起|之和)[,，]?(?:等不等于|是否等于|正好等于|是不是等于|等于|和|"
        r"与|跟)(?P<b>.+?)(?:分毫不差|一致|相等|一样|相符|$)",
        core,
    )
    if match:
        yield (
            _side(reading, match.group("a") + "相加", match.group("b")),
            _side(reading, match.group("b"), ""),
        )
    match = re.match(r"^(?P<a>.+?)(?:正好等于|是否等于|等不等于|是不是等于|等于)(?P<b>.+?)$", core)
    if match:
        yield (
            _side(reading, match.group("a"), match.group("b")),
            _side(reading, match.group("b"), match.group("a")),
        )
    body = (
        re.split(_SAME, core)[0]
        if _SAME.search(core)
        else re.split("也?是这个数", core)[0]
        if "这个数" in core
        else ""
    )
    body = re.sub(r"的?(?:表述|这两个数?|两者|二者)$|[,，]$", "", body)
    if re.search("收支总计", reading.decode(body)):
        yield _operand(reading, "收入总计"), _operand(reading, "支出总计")
    cuts = [m for m in re.finditer(r"[,，](?:和|与|跟|同)|(?:和|与|跟|同)|[,，]", body)]
    cuts.sort(key=lambda m: (-len(m.group()), m.start()))
    for cut in cuts[:3]:
        left, right = body[: cut.start()], body[cut.end() :]
        if left.strip() and right.strip():
            right = re.sub(r"^(?:它|其)(?:的)?", "", right)
            if re.match(
                r"^(?:表格?|报表)(?:里|中|上)?(?:面)?的?(?:合计数?|总数|总额|数字?|也?是这个数)?$", right
            ):
                right = "表" + re.sub(
                    r"\d[\d.,]*(?:亿元|万元|千元|元)|正文|说明|文字|写着?|说|所述", "", left
                )
            elif re.match(r"^(?:正文|说明|文字)(?:里|中)?(?:写|说)?的?\d", right):
                right = right + " " + re.sub(r"表格?(?:里|中)?的?|合计", "", left)
            yield _side(reading, left, right), _side(reading, right, left)


def _side(reading: Reading, words: str, other: str) -> Operand:
    """One side of a comparison: a stated number, a sum, or a thing with a hint where it stands."""
    decoded = reading.decode(words)
    source: Source = (
        "text" if re.search(r"正文|说明|文字", decoded) else "table" if "表" in decoded else "any"
    )
    if re.search("三公经费.{0,4}三项", decoded):
        names = ["因公出国(境)费", "公务用车购置及运行费", "公务接待费"]
        return Operand(
            phrase="三公经费三项", parts=[Operand(phrase=name, context="三公经费") for name in names]
        )
    if re.search("三公经费.{0,4}四项", decoded):
        names = ["因公出国(境)费", "公务用车购置费", "公务用车运行费", "公务接待费"]
        return Operand(
            phrase="三公经费四项", parts=[Operand(phrase=name, context="三公经费") for name in names]
        )
    plain = re.sub(r"正文|说明文字|编制说明|说明|文字|里?写的?|说的|里的|部分|数字?$|的数|所列", "", words)
    if re.search(r"相加|加(?!起来)|、", plain) and source != "table":
        names = _split(
            re.sub(r"(?:[两三四五六七八九十](?:块|类|项|部分|者)(?:支出)?)?(?:相加|加起来)", "", plain)
        )
        if len(names) > 1:
            return Operand(
                phrase=reading.decode(plain), parts=[_stated(reading, name, other, "any") for name in names]
            )
    unit = re.search(r"\d(平方米|辆|人|个|台|套|米)", reading.decode(other))
    operand = _stated(reading, plain, "" if unit else other, source)
    if unit and operand.stated is None:
        operand = operand.model_copy(update={"unit": unit.group(1), "role": "count"})
    return operand


def _stated(reading: Reading, words: str, other: str, source: Source) -> Operand:
    """An operand that may carry the figure the question states for it (机关运行经费171.01万元)."""
    decoded = reading.decode(words)
    match = re.search(r"(\d+(?:\.\d+)?)(亿元|万元|千元|元|平方米|米|辆|台|套|人|名|个|家|%)", decoded)
    counts = re.search("辆数|车辆数|数量|人数|个数|几辆", decoded)
    if match:
        phrase = (decoded[: match.start()] + " " + decoded[match.end() :]).strip()
        return Operand(
            phrase=phrase,
            context=reading.decode(other),
            source=source,
            stated=match.group(1),
            unit=match.group(2),
        )
    unit = "辆" if "辆" in decoded else None
    return _operand(reading, words, other, source=source, role="count" if counts else "amount", unit=unit)


def _lookup(reading: Reading) -> Iterator[Shaped]:
    core = reading.core
    exclude = ""
    match = re.search(r"[(（]?(?:不要|不含|不算|不包括|除了)(?P<x>[^)）,，]+)[)）]?", core)
    if match:
        exclude = re.sub("那?块$|的?部分$", "", reading.decode(match.group("x")))
        core = core[: match.start()] + core[match.end() :]
    if ASKS_REASON.search(core) or ASKS_MEANING.search(core):
        return
    if re.search("[?？;；]", core) and len([part for part in re.split("[?？;；]", core) if part.strip()]) > 1:
        parts = [part for part in re.split("[?？;；]", core) if part.strip()]
        several = all(_AMOUNT_WORDS.search(part) for part in parts)
        core = core if several else re.sub("[?？;；]", ",", core)
    else:
        several, parts = False, []
    if several:
        units = [_unit_of(reading.decode(part)) for part in parts]
        for at in range(1, len(parts)):
            if units[at] is None and not _MONEYED.search(reading.decode(parts[at])):
                units[at] = units[at - 1]
        operands = [
            _operand(
                reading,
                part,
                " ".join(parts[:at]),
                unit=unit,
                role="count" if unit not in (None, "money", "%") else "amount",
            )
            for at, (part, unit) in enumerate(zip(parts, units, strict=True))
        ]
        yield Shaped(Plan(operation="lookup", operands=operands), "several look-ups", 4.0)
        return
    if re.search(r"各(?:是|有|为)?多少|各自|分别", core):
        names = _split(
            re.sub(r"各(?:是|有|为)?(?:多少|几).*$|各自.*$|分别.*?$", "", core)
            or re.sub("^.*?分别", "", core)
        )
        if len(names) > 1:
            operands = [_operand(reading, name, names[-1]) for name in names]
            yield Shaped(
                Plan(operation="lookup", operands=operands, unit=reading.unit), "several look-ups", 4.0
            )
            return
    clauses = [part for part in re.split("[,，]", core) if part.strip()]
    if len(clauses) > 1 and all(re.search("多少|几", part) for part in clauses):
        operands = [_operand(reading, part, unit=_unit_of(reading.decode(part))) for part in clauses]
        yield Shaped(Plan(operation="lookup", operands=operands), "several look-ups", 4.0)
        return
    role: Role = (
        "count" if reading.unit and reading.unit in "辆台套人个家所项处米册份次批块条场平方米" else "amount"
    )
    unit = reading.unit
    plan = Plan(
        operation="lookup",
        operands=[_operand(reading, core, role=role, exclude=exclude, unit=_class_of(unit))],
        unit=unit,
    )
    yield Shaped(plan, "look-up", 1.5)


def _unit_of(text: str) -> str | None:
    from qa.reading import asked_unit

    return _class_of(asked_unit(text))


def _class_of(unit: str | None) -> str | None:
    if unit is None:
        return None
    return "money" if unit in ("元", "千元", "万元", "亿元") else unit


def _explain(reading: Reading) -> Iterator[Shaped]:
    text = reading.text
    asks = ASKS_REASON.search(text) or ASKS_MEANING.search(text)
    if asks:
        yield Shaped(Plan(operation="explain", text=reading.raw), "explain", 3.5)
    elif ASKS_LIST.search(text):
        yield Shaped(Plan(operation="list", text=reading.raw, wants_items=True), "list", 2.4)
    elif ASKS_TEXT.search(text) and not _AMOUNT_WORDS.search(text):
        yield Shaped(Plan(operation="explain", text=reading.raw), "explain", 2.4)


def _execution(reading: Reading) -> Iterator[Shaped]:
    """How far a budget was carried out: 完成全年预算的百分之几, 预算完成率, 比全年预算少花了多少."""
    core = reading.core
    against = "budget" if re.search("年初预算|年初", core) else "revised"
    match = re.match(
        r"^(?P<x>.*?)(?:(?:占|完成)了?(?:年初|全年|调整)预算数?的?(?:百分|多少|比例|比重)|"
        r"完成预算的?(?:百分|多少)|的?(?:预算)?(?:完成率|执行率))",
        core,
    )
    if match:
        words = re.sub("预算$|决算数?$", "", match.group("x")) or "一般公共预算财政拨款支出"
        operands = [_operand(reading, words, measure="final"), _operand(reading, words, measure=against)]
        yield Shaped(Plan(operation="share", operands=operands, unit="%"), "execution rate", 3.3)
        return
    match = re.match(
        r"^(?:[跟和与比]预算[比相],?)?(?P<x>.*?)(?:的)?(?:支出)?决算数?(?:比|较|和|与)?(?:年初|"
        r"全年)?(?:预算)?数?(?:[^占]*?)(?:少|多|差|节约|结余|超)",
        core,
    )
    if match and "预算" not in core:
        match = None
    if match:
        words = match.group("x").strip() or "财政拨款支出"
        words = re.sub("预算$", "", words)
        operands = [_operand(reading, words, measure=against), _operand(reading, words, measure="final")]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "execution gap", 3.3)


_COMPARATIVE = re.compile(
    r"更|谁的?|哪一?家的?|[一两二三四五六七八九十]+(?:个|家|所)(?:的)?|哪个(?:部门|单位|局)的?|"
    r"[多高低少大](?=[,，?？]|$)|排序|部门(?:预算|决算)(?=[和与跟 ,，]|的?单位)|单位(?:预算|决算)|(?:分别|"
    r"各)?(?:是|有|为)?多少|多多少|少多少|高多少|低多少|差多少|相差|[多少高低]了?几[个家人辆]|几倍|多少倍|"
    r"排个序|从高到低|由高到低|从大到小|排序|"
    r"(?:最高|最低|最多|最少|最大|最小)的?(?:是)?(?:哪?一[年家个]|那一年|哪个|哪家|部门)?|"
    r"[一两二三四五六七八九十]+(?:个|家)?(?:部门|单位|市|年)(?:里|中)?|"
    r"比|较|从|到|把|和|与|跟|、|之间|上涨|涨|上升|增加|减少|增长|下降|上升|降低|增幅|降幅|多了|少了|多出|"
    r"高出|了|百分之几|百分点|哪一?年|几个?|是不是|一致|一样|吗|加起来|合计|一共|总共|平均|每年|历年|各年|"
    r"分别|[,， ]元$"
)


def comparison(reading: Reading, by: str) -> Shaped:
    """The plan over several editions: what is left of the core names the thing, its verbs the operation."""
    core = reading.core
    text = reading.text
    words = _COMPARATIVE.sub(
        " ",
        re.sub(
            r"[一两二三四五六七八九十]+个?(?:[省市区县][一-鿿]{0,6})?(?:局|委|厅|院|部门|单位|街道)",
            " ",
            core,
        ),
    )
    unit = reading.unit if reading.unit not in ("倍",) else "倍"
    counted = unit if unit and unit not in ("元", "千元", "万元", "亿元", "%", "倍") else None
    operand = _operand(reading, words, role="count" if counted else "amount", unit=counted)
    wants_items = bool(re.search(r"哪|排|谁", text)) and not re.search(
        r"(?:一年|一家|一个)(?:是|有|的)?[^,，]{0,6}多少", text
    )
    best, worst, sort = _BEST.search(core), _WORST.search(core), _SORT.search(core)
    which = re.search(r"(?:谁|哪一?家|哪个).{0,20}([多高大少低])(?=[,，?？]|$)", core)
    operation: Operation
    if which and not re.search("[多少高低](?:多少|几)|差多少", core) and not (sort or best or worst):
        operation, wants_items = "rank", True
        best, worst = (which, None) if which.group(1) in "多高大" else (None, which)
    elif sort or best or worst:
        operation = "rank"
    elif re.search("倍", text):
        operation = "ratio"
    elif ASKS_VERDICT.search(core) and re.search("一致|一样|相等|相同|对得上", core):
        operation = "equal"
    elif "目录" not in text and re.search(
        r"(?:没有|无|未有).{0,14}(?:才有|新增|新有)|新增了?(?:哪|什么)|多出?了?哪", text
    ):
        operation, wants_items = "appears", True
    elif unit == "%" and re.search("增|降|减|涨|升|比|较", core):
        operation = "growth"
    elif unit == "%":
        operation = "share"
    elif re.search(r"平均", core):
        operation = "average"
    elif re.search(r"加起来|合计|一共|总共|之和", core) and not re.search("比|较", core):
        operation = "sum"
    elif re.search(
        r"[多少高低](?:多少|几)|比|较|相差|差多少|增加|减少|多了|少了|下降|增长|变化|涨|降|升", core
    ):
        operation = "difference"
    else:
        operation = "lookup"
    plan = Plan(
        operation=operation, operands=[operand], unit=unit if operation != "share" else "%",
        wants_items=wants_items,
        descending=not (worst or re.search("从低到高|由低到高|从少到多", core)),
        top=1 if (best or worst) and not sort else None,
    )  # fmt: skip
    return Shaped(plan, f"comparison by {by}", 3.0)


_SHAPES: tuple[Callable[[Reading], Iterator[Shaped]], ...] = (
    _explain, _test, _execution, _rest, _share, _ratio, _sum, _difference, _change, _prior, _rank, _average,
    _verdict, _lookup,
)  # fmt: skip
