"""Shapes about wholes and parts: shares, multiples, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.amounts import is_money
from qa.items.bodies import is_body
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Role
from qa.planning.shapes.apposition import apposed_names
from qa.planning.shapes.asking import ASKS_VERDICT, TOGETHER
from qa.planning.shapes.listed_parts import three_public
from qa.planning.shapes.one_item import one_item
from qa.planning.shapes.quarters import quarters_of
from qa.planning.shapes.shaped import (
    ORGAN,
    PRIVATE,
    WITHIN,
    Shaped,
    headed,
    of_its_owner,
    operand_of,
    split_names,
    staff_of_its_owner,
)
from qa.question.numerals import numeral_before
from qa.question.reading import Reading
from qa.question.vocabulary import standard_names

PERCENT = (
    "多大份额|多少份额|份额|几分之几|百分之几|百分之多少|多少百分比|百分比|多大比例|多大比重|多少比例|"
    "比例|比重|几成|占比|权重|%"
)
_IN = r"(?:里面|里(?!程)|(?<![一二三四五六七八九十高初集职])中(?![心央国小学级层医])|当中|内(?![设部外容]))"
_SHARE_WORDS = rf"(?:{PERCENT}|多少)"
_SHARES = (
    regex(rf"^(?P<a>.+?)占了?(?!百分之)(?P<b>.+?)的?{_SHARE_WORDS}"),
    regex(
        rf"^(?P<b>[^在]+?){_IN}[,，]?(?P<a>[^,，]+?)(?:占了?{_SHARE_WORDS}|"
        rf"的?(?:{PERCENT})(?:(?:是|为|有)?多少)?$)"
    ),
    regex(rf"^(?P<a>.+?)在(?P<b>.+?){_IN}[,，]?(?:占(?:了|的)?{_SHARE_WORDS}|的?(?:{PERCENT}))"),
    regex(rf"^(?P<b>.+?)[,，](?P<a>[^,，]+?)(?:占了?{_SHARE_WORDS}|的?占比(?:是|为|有)?多少$)"),
    regex(
        rf"^(?P<b>.+?)(?:{_IN}|[,，])[,，]?(?:有|大概|大约)*(?:{PERCENT})的?(?:钱|资金|部分)?(?:是|走|来自|用于|用在|属于|花在|"
        r"列在|出自|靠|由)(?:的是|的|是|了)?(?:通过|由|从|靠)?(?P<a>[^,，]+?)(?:安排|承担|负担|列支|支付|出)?的?$"
    ),
    regex(rf"^(?P<a>.+?)[,，]?(?:相当于|等于|达到|(?<!不)是(?!不|否))了?(?P<b>.+?)的?(?:{PERCENT})"),
)
_WHOLE = regex(r"^(?:整个|全部|总额|总数|总金额|合计|总量|全年|所有|总的|总计)")


_ADDED = regex(
    r"^(?P<list>.+?)(?:这?[两二三四五六七八九]?(?:块|项|类|者|个|样|笔))?(?:支出|经费|资金)?"
    r"(?:加起来|相加|合起来|合计|加在一起|加一起|加总|总和|总共|一共|之和|共)$"
)
_OF_ALL = regex(
    rf"^(?P<a>.+?)(?:所?占(?:了|的|总的?)?(?:比(?!例|重)|{PERCENT}|多少)|的?(?:{PERCENT}))(?:是|有|"
    rf"为)?(?:多少|几)?$"
)
_OF_THE_TOTAL = regex("占(?:了|的)?(?:合计|总计|总额|总数|总量|总|全部|整体)数?$")
_OF_THE_BODY = regex("部门|[局委厅院系]")
"""Words for the whole body that discloses: 全部门, 全局."""
_NO_WHOLE = regex(
    r"^(?:了|全?部门|全[局委厅院系]统?|本部门|全系统|的|比|多大|多少|百分|几|比例|比重|总|总的|全部|总数|"
    r"总额|总量|合计|整体)*的?$"
)


_FROM = regex("^(?:来自|出自|源于|来源于)|(?<=.)的$")
"""What only says that a part comes from somewhere: 来自一般公共预算拨款的."""
_BORNE = regex(
    r"由(?P<x>[^,，由]+?)(?:承担|负担|安排|列支|开支|支付|解决)的?(?:那?部分|那块)?(?=占|的比|[,，])|"
    r"(?<=[^\s,，])(?:这|那)?一(?:家|个单位)(?=的|占)"
)
"""What only says who bears a part: 由项目支出承担的部分, 基金中心一家."""


_REMINDED = regex(r"[(]\d[\d.]*(?:[万亿]?元)[)](?=的?(?:百分|几成|多|比|占|份))")
"""The amount of the whole in brackets, which the question only reminds of."""


def share(reading: Reading) -> Iterator[Shaped]:
    """One thing as a percentage of another, however the two are put.

    Several things may be added first (A和B合计占C) or taken one by one (A、B各占C多少); where no
    whole is named, it is the total of the table that holds the part.
    """
    if reading.unit in ("元", "千元", "万元", "亿元"):
        return
    if re.match("(?:没有?|未)(?!.*[,，])", reading.core):
        return  # how many of them have none is no share of an amount
    core = re.sub("占(?=[有用地])", "", re.sub("(?<=占)(?:到|去)了?", "", reading.core))
    core = _REMINDED.sub("", _BORNE.sub(lambda borne: borne["x"] or "", core))
    core = re.sub(r"各自?占", "占", core)
    each = bool(re.search("各自?占", reading.core))
    alone = _OF_ALL.match(core) if "占" in core else None
    if alone and _OTHER_WHOLE.search(reading.decode(alone["a"])):
        alone = None
    if alone and not re.search("里|中|内|[,，]", alone.group("a")) and not _names_whole(reading, alone["a"]):
        part = _OF_THE_TOTAL.sub("", alone["a"])
        yield Shaped(share_plan(reading, part, None, "", each), "share of its total", 2.0)
    for at, pattern in enumerate(_SHARES):
        match = pattern.match(core)
        if not match:
            continue
        a, b = _FROM.sub("", match.group("a")), match.group("b")
        if _OTHER_WHOLE.search(reading.decode(a)):
            continue
        context = ""
        within = WITHIN.match(a) if at == 0 else None
        if within and not (each or (_ADDED.match(a) and not _ADDED.match(within.group("ctx")))):
            context, a = within.group("ctx"), within.group("rest")
            context = re.sub(r"^按|的?数字?算?$|算$", "", context)
        listed = _ADDED.match(context)
        if listed:
            b = listed.group("list")
        elif _WHOLE.match(b) and context:
            b = context + " " + b
        elif _NO_WHOLE.match(b):
            if at == 0 and _OF_THE_BODY.search(b):
                yield Shaped(share_plan(reading, a, None, context, each), "share of its total", 2.6)
            continue
        b = re.sub(r"^(?:全部(?!门)|所有|整个)(?:的)?(?=[^ ,，的])", "", b)
        b = re.sub(r"(?<=[\ue000-\uf8ff])(?:总额|总数|合计|总量)$", "", b)
        b = staff_of_its_owner(reading, a, _of_its_owner(_CARS_STATED.sub("车辆", b), a))
        a, b = _of_one_unit(reading, a, b)
        if _BUDGET_ALONE.fullmatch(b.strip()) and _SPENT.search(a):
            continue  # 决算占预算: how far one thing's budget was carried out
        plan = share_plan(reading, a, b, context, each)
        stated = stated_amount(reading, b)
        if stated is not None and len(plan.operands) == 2:
            plan.operands[1] = stated  # 结转下来的510万元里: the question knows the whole
        both = _OF_BOTH.fullmatch(reading.decode(match["b"]).strip())
        both = both if both and {both["a"], both["b"]} <= standard_names() else None
        parts = split_names(b) if listed or "、" in b else [both["a"], both["b"]] if both else [b]
        if len(parts) > 1 and len(plan.operands) == 2:
            plan.operands[1] = Operand(
                phrase=reading.decode(b), parts=[operand_of(reading, part, context) for part in parts]
            )
        yield Shaped(plan, "share", 3.0 - 0.1 * at)
        if context.endswith("表") and len(parts) == 1 and len(plan.operands) == 2:
            # The table may print the part alone: 采购表里的物业管理服务占物业管理费项目.
            outside = plan.operands[1].model_copy(update={"context": ""})
            whole_elsewhere = plan.model_copy(update={"operands": [plan.operands[0], outside]})
            yield Shaped(whole_elsewhere, "share of what another table prints", 2.9)


_OTHER_WHOLE = regex(
    r"占(?!了?的?(?:百|本|全|总|整|其|所有|部门|单位|这|该|合计|当年|表|多|几|比|[用地有编位]))(?:了|的)?[^\s占,，的]{4,}(?:$|占)"
)
"""A whole that is named behind 占, read as if it belonged to the part: 物业管理服务占物业管理费项目."""


_AMOUNT_BEHIND = regex(r"^(?P<x>.{2,}?)的?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>亿元|万元|元)(?:里面?|当?中)?的?$")


def stated_amount(reading: Reading, words: str) -> Operand | None:
    """A thing told with its amount, which stands for it: 苗种采购的902.30万元."""
    match = _AMOUNT_BEHIND.match(reading.decode(words).strip(" ,，"))
    if match is None:
        return None
    return Operand(phrase=match["x"], stated=match["n"].replace(",", ""), unit=match["u"])


def _names_whole(reading: Reading, words: str) -> bool:
    """Whether an official name stands behind 占: the whole is that, and no total over the part."""
    names = standard_names()
    whole = words.partition("占")[2]
    return any(reading.decode(char) in names for char in whole if "\ue000" <= char <= "\uf8ff")


_ITS = regex("^(?:它|其|自身|自己|该单位|该部门|该项目|该科目)的?(?:全部|所有|全年)?")
_OWNER = regex("^(?P<owner>.+)的(?P<part>[^的]+)$")


def _of_its_owner(whole: str, part: str) -> str:
    """北郊监狱的其他收入占它总收入: the whole is that of the one whose part is named."""
    its, owner = _ITS.match(whole), _OWNER.match(part)
    return f"{owner['owner']}的{whole[its.end() :]}" if its and owner and its.end() < len(whole) else whole


def _of_one_unit(reading: Reading, part: str, whole: str) -> tuple[str, str]:
    """Part and whole of the one unit that either names: 花都监狱的预算里，基本支出 is that of 花都监狱."""
    if len(reading.units) != 1 or _OF_ALL_UNITS.search(reading.decode(reading.core)):
        return part, whole
    unit = reading.units[0]
    named = [unit in reading.decode(words) for words in (part, whole)]
    if named == [False, True] and _ALL_IT_HAS.fullmatch(reading.decode(whole).partition(unit)[2]):
        return f"{unit}的{part}", whole
    of_it = reading.decode(part).startswith(f"{unit}的") and not _OF_THE_DEPARTMENT.search(reading.raw)
    all_of_it = _ALL_IT_HAS.fullmatch(reading.decode(part).partition(unit)[2])
    if named == [True, False] and of_it and not all_of_it and _ALL_IT_HAS.fullmatch(reading.decode(whole)):
        return part, f"{unit}的{whole}"
    return part, whole


_ALL_IT_HAS = regex(
    "的?(?:总|全部|全年|年度)?(?:的)?(?:部门|单位)?(?:预算|支出|收入|开支)(?:总计|合计|总额|总数)?"
)
"""All that a body has, said of no item: 总支出, 预算总额."""
_OF_THE_DEPARTMENT = regex("占[^,，]*(?:局|委|厅|院|办|部门|系统)")
_OF_ALL_UNITS = regex("全(?:部门|局|系统|委|厅|院|市|区|县|省)|整个")
_OF_BOTH = regex("(?P<a>.+?)(?:和|与|加)(?P<b>.+?)的?(?:合计|之和|总和|总额|加起来|一共|总共)(?:数|金额)?")
"""Two official names added up, which a table's title may print side by side: 会议费和培训费合计."""
_CARS_STATED = regex(r"(?:[这那]|一?共|总共|现?有|全部|的|在用)*\d+辆(?:公务用?车|公车|车辆?)")
"""All the cars by their number, which the question knows: 现有的43辆车."""
_BUDGET_ALONE = regex("(?:年初|全年|调整后?)?预算数?的?")
_SPENT = regex("(?:决算|执行|实际(?:支出)?)数?$")


def share_plan(reading: Reading, a: str, b: str | None, context: str, each: bool) -> Plan:
    """The plan of a share: `a` may be a list, `b` is None for the total that holds it."""
    added = _ADDED.match(a.strip(" ,，"))
    apposed = apposed_names(reading, a)
    if apposed:
        names = apposed
    else:
        names = split_names(added.group("list") if added else a) if added or each else [a]
    whole = [operand_of(reading, b, context)] if b is not None else []
    around = f"{context} {b or ''}"
    if each and len(names) > 1:
        return Plan(
            operation="share", reduce="each", unit="%",
            operands=[*(operand_of(reading, name, around) for name in names), *whole],
            of=whole[0] if whole else None,
        )  # fmt: skip
    counted = None if re.search("占(?![用地])", a) else numeral_before(reading.decode(a))
    if counted is not None and (each or (added and len(names) == 1)):
        # 三个项目的会议服务加起来占…: the members of a group, one by one or together.
        group = operand_of(reading, names[0] if added and not each else a, around)
        return Plan(
            operation="rank", operands=[group.model_copy(update={"asked": reading.decode(a)})],
            reduce="each" if each else "share", unit="%", of=whole[0] if whole else None,
        )  # fmt: skip
    role: Role = "count" if whole and whole[0].role == "count" else "amount"  # a part of a count is one
    part = operand_of(reading, a, around, role=role)
    if len(names) > 1:
        shared = f"{around} {names[-1]}"
        parts = [operand_of(reading, name, shared, role=role) for name in names]
        part = Operand(phrase=reading.decode(a), parts=parts, role=role)
    return Plan(operation="share", operands=[part, *whole], unit="%")


_MEASURED = regex("的?(?:(?:年初|全年|调整后?|支出)?(?:预算|决算|执行)数?|实际支出数?)(?:合计|总数|总额)?$")
"""What one thing is measured by, said behind it, or alone where the same thing is meant."""
_MULTIPLES = (
    regex(r"^(?P<a>.+?)(?:是|为|相当于|等于)(?P<b>.+?)的?(?:多少|几)倍"),
    regex(r"^(?P<a>.+?)除以(?P<b>.+?)(?:等于|是|得|有)?(?:多少|几)?倍?$"),
    regex(r"^(?P<a>.+?)(?:与|和|跟)(?P<b>.+?)的?倍数(?:是|为)?(?:多少|几)?$"),
)


def ratio(reading: Reading) -> Iterator[Shaped]:
    """One thing as a multiple of another."""
    core, context = reading.core, ""
    aside = re.search(r"\((?P<of>[^()]{2,12})\)$", core)
    if aside:
        core, context = core[: aside.start()], aside.group("of")
    match = next((m for m in (pattern.match(core) for pattern in _MULTIPLES) if m), None)
    if match:
        a, b = match.group("a"), re.sub(r"[,，].*$", "", match.group("b"))
        if re.match(r"[^\d]{0,2}\d", b):
            return  # a stated number is no item
        within = WITHIN.match(a)
        if within:
            context, a = within.group("ctx"), within.group("rest")
        a = re.sub("^[用拿以]", "", a)
        b = of_its_owner(reading, a, b)
        item = reading.decode(context).strip(" ,，的")
        if item and is_body(reading.decode(a)) and is_body(reading.decode(b)):
            a, b, context = f"{a}的{item}", f"{b}的{item}", ""  # one item of two bodies, not all of theirs
        operands = [operand_of(reading, a, context), operand_of(reading, b, context)]
        thing = _MEASURED.sub("", reading.decode(a)).strip(" 的")
        if operands[0].measure and operands[1].measure and _MEASURED.fullmatch(operands[1].phrase) and thing:
            operands = [operand_of(reading, thing, context, measure=side.measure) for side in operands]
        if is_money(reading.unit) or "多少钱" in core:
            if operands[1].role == "count":
                yield Shaped(Plan(operation="average", operands=operands, unit=reading.unit), "average", 3.1)
            return
        yield Shaped(Plan(operation="ratio", operands=operands, unit="倍"), "ratio", 3.0)


def sums(reading: Reading) -> Iterator[Shaped]:
    """Several things added up, or all rows that bear one name."""
    quarters = quarters_of(reading)
    if quarters:
        operands = [operand_of(reading, name) for name in quarters]
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of quarters", 3.4)
        return
    core = re.sub(
        r"[(（][^()（）]*[、,，][^()（）]*[)）]", lambda m: "|" + m.group()[1:-1] + "|", reading.core
    )
    if reading.alias_parts:
        operands = [operand_of(reading, part, reading.core) for part in reading.alias_parts]
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of an alias", 3.2)
        return
    if not re.search(TOGETHER + "|加|总计", core) or re.search(r"占|几倍|多少倍", core):
        return
    if _WHICH_IS_MORE.search(core):
        return  # 哪家收入合计高: two wholes are held together
    if ASKS_VERDICT.search(core) and not re.search("多少|几", core):
        return
    if "|" in core:
        before, listed, after = [*core.split("|"), "", ""][:3]
        names = split_names(listed)
        if len(names) > 1:
            tail = re.sub(r"^.*?[一两二三四五六七八九十]+个?", "", before)
            of = re.split(TOGETHER, after)[0]
            operands = [operand_of(reading, name + tail + " " + of, before) for name in names]
            yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of a list", 3.2)
            return
    single = list(one_item(reading, core))
    yield from single
    if any(shaped.shape == "sum of one item" for shaped in single):
        return
    body = re.sub("(?<=.)[两二三四五六七八九]样$", "", re.split(TOGETHER, core)[0]) or core
    rows = re.match(
        r"^(?P<x>.+)(?:(?:(?:[有分][^,，]{1,12}?|分)[两二三四五六七八九]|[有分][^,，]{0,12}?好?几)(?:笔|行|处)|"
        r"(?:出现|重复|列)(?:了|过)*(?:好?几|多|[两二三四五六七八九])(?:次|回|处|行|笔|条)(?=[,，]|$))",
        body,
    )
    if rows:
        plan = Plan(operation="sum", operands=[operand_of(reading, rows.group("x"))], unit=reading.unit)
        yield Shaped(plan, "sum of all rows", 3.1)
        return
    shared = re.match(
        r"^(?P<list>.+?、.+?)[两二三四五六七八九](?:个|类|家|项|部|本|场|份|条|座|处|所)?[一-鿿]{0,4}的(?P<tail>.+)$",
        body,
    )
    if shared:
        names = split_names(shared.group("list"))
        tail = shared.group("tail")
        operands = [operand_of(reading, f"{name} {tail}", under=reading.decode(name)) for name in names]
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of one item", 3.2)
        names[0] = re.sub("^.*[里中内][,，]", "", names[0])
        operands = [operand_of(reading, name, tail) for name in names]
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of a list", 3.0)
        return
    apposed = apposed_names(reading, re.split(r"(?:是|有|为|要|花|用)?(?:了)?(?:多少|几)", core)[0])
    if apposed:
        operands = [operand_of(reading, name, core) for name in apposed]
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of a list", 3.3)
        return
    if not re.search(TOGETHER + "|加", core):
        return
    context = ""
    within = WITHIN.match(body)
    if within and split_names(within.group("rest"))[1:]:
        context, body = within.group("ctx"), within.group("rest")
    names = split_names(body)
    if len(names) == 1 and not re.search(r"[一-鿿]", names[0].strip("的 ")) and len(names[0]) > 1:
        # Names printed side by side are several things, unless the first is the body that the others are of.
        names = names if ORGAN.search(reading.decode(names[0][0])) else list(names[0])
    if any(re.search("的[两三四五六七八九]笔.{2,}", reading.decode(name)) for name in names[:-1]):
        return  # 甲的两笔补助，再加上乙: one of those to be added up is itself two
    if len(names) > 1:
        names = headed(reading, _with_the_item(reading, names))
        names = three_public([reading.decode(name) for name in names]) or names
        counted = reading.unit if reading.unit in ("人", "人次", "辆", "台", "套", "个", "家") else None
        more = {"unit": counted} if counted else {}
        role: Role = "count" if counted else "amount"
        operands = [operand_of(reading, name, context + " " + names[-1], role=role, **more) for name in names]
        atoms = [[c for c in name if ord(c) >= PRIVATE] for name in names]
        if len(names) == 2 and len(atoms[0]) == 2 and len(atoms[1]) == 1:
            operands[1] = operand_of(reading, atoms[0][0] + " " + names[1], context)
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum", 2.8)
    elif re.search(r"几笔|几行|[两二三四五六七八九十]+[个笔行场季项]|各", core) or "明细" in core:
        body = re.sub(
            r"(?:分了?|有|的)*(?:几|[两二三四五六七八九十]+)(?:个|笔|行|场|次)(?:列示|列出)?|叫(?:做)?|列示",
            " ",
            body,
        )
        yield Shaped(
            Plan(operation="sum", operands=[operand_of(reading, body)], unit=reading.unit),
            "sum of all rows",
            2.7,
        )


_WHICH_IS_MORE = regex(
    "(?:哪一?[家个项]|谁)[^,，最]{0,12}?(?:合计|总计)(?:更|要)?[高低多少大小](?=[,，?？]|$)"
)


def _with_the_item(reading: Reading, names: list[str]) -> list[str]:
    """The item said once behind the last of several bodies goes with each: 本级和质监站的劳务费."""
    body, of, item = names[-1].partition("的")
    bodies = (*names[:-1], body)
    things = [name for name in bodies if any(map(_is_printed, name)) and not is_body(reading.decode(name))]
    if not of or not any(map(_is_printed, item)) or things:
        return names
    return [*(f"{name}的{item}" for name in names[:-1]), names[-1]]


def _is_printed(char: str) -> bool:
    return ord(char) >= PRIVATE
