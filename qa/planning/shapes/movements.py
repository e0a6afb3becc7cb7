"""Shapes about distances: differences, the rest, changes against last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qa.items.bodies import is_body
from qa.items.phrases import content_of
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Relation, Role
from qa.planning.shapes.asking import ASKS_LIST, ASKS_REASON, TOGETHER
from qa.planning.shapes.distances import SIDE
from qa.planning.shapes.execution import ASKS_MEMBERS, OVER_BUDGET
from qa.planning.shapes.parts import stated_amount
from qa.planning.shapes.place_words import APART
from qa.planning.shapes.places import two_places
from qa.planning.shapes.shaped import ORGAN, WITHIN, Shaped, of_its_owner, operand_of, split_names
from qa.planning.shapes.shared_measures import sharing_measure, unit_measured
from qa.planning.shapes.vacant_posts import over_the_posts
from qa.question.reading import Reading
from qa.question.text import bare
from qa.question.vocabulary import standard_names


def differences(reading: Reading) -> Iterator[Shaped]:
    """One thing less another, and a whole without a part of it."""
    core = re.sub("^[ ,，]+的?", "", reading.core)
    for left, right in two_places(reading, APART):
        plan = Plan(operation="difference", operands=[left, right], unit=reading.unit)
        yield Shaped(plan, "difference of two places", 3.2)
    yield from over_the_posts(reading, core)
    held = re.match(
        r"^(?P<x>.+?)在(?P<t>[^,，]+?表)(?:里面?|中|上)?的?(?:数字?|金额|合计)?[,，]?(?:比|和|与|"
        r"跟)(?:在)?(?P<u>[^,，]+?表)(?:里面?|中|上)?的?"
        r"(?:数字?|金额)?(?:要|还)?(?:多|少|高|低|大|小|相差|差)[了出]?(?:多少|几)",
        reading.decode(core),  # the names of tables are atoms themselves
    )
    if held:
        tables = (held["t"], held["u"])
        operands = [operand_of(reading, f"{held['x']} {table}", source="table") for table in tables]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "two tables", 3.2)
        return
    closing = _END_AND_START.match(reading.decode(core))
    if closing:
        within = closing["within"] or ""
        ends = [operand_of(reading, f"{within} {when}{closing['x']}") for when in ("年初", "年末")]
        if re.search("[多增]", closing["way"]):
            ends.reverse()
        yield Shaped(Plan(operation="difference", operands=ends, unit=reading.unit), "end and start", 4.0)
        return
    match = re.match(
        r"^(?P<a>.+?)(?:比|较)(?P<b>.+?)(?:多|少|高|低|大|小|贵|多出|超)(?:了|出|安排)*(?P<spent>花|支出|用)?"
        rf"(?:了|出|安排|{_HAVING})*(?:多少|几)",
        core,
    )
    if (
        match
        and not OVER_BUDGET.search(reading.text)
        and re.sub(r"[ 的年初全调整后预算执行数决同期末度减增]", "", match.group("b"))
        and match.group("a").strip(" ,，")
        and not re.search("多少|几[个家辆台人]", match.group("a"))  # 三公多少，比预算省多少: two questions
    ):
        context = ""
        a = match.group("a")
        within = WITHIN.match(a)
        if within:
            context, a = within.group("ctx"), within.group("rest")
            context = "" if SIDE.fullmatch(reading.decode(context)) else context
        own = "" if WITHIN.match(match.group("b")) else context or _project_of(reading.decode(a))
        a, b = _of_both(reading, a, _of_the_same(reading, a, match.group("b")))
        b = of_its_owner(reading, a, b)
        bodies = all(is_body(reading.decode(side).strip()) for side in (a, b))
        spent = match["spent"] and (match["spent"] == "支出" or bodies)
        if spent and not re.search("支出|费|收入", reading.decode(a + b)):
            a, b = f"{a}支出", f"{b}支出"  # 一般公共预算比政府性基金多支出多少
        moves = [_AMOUNT_MOVED.search(side) for side in (a, b)]
        role: Role = "change" if all(moves) else "amount"
        sides = [_AMOUNT_MOVED.sub("", side) if all(moves) else side for side in (a, b)]
        bodies = all(is_body(reading.decode(side).strip()) for side in sides)
        sides = sharing_measure(reading, sides) if not all(moves) else sides
        if context and bodies and not is_body(reading.decode(context)):
            sides = [f"{side.strip()}的{context.strip()}" for side in sides]
        scored = reading.unit == "分" and role == "amount"
        marks: dict[str, Any] = {"role": "count", "unit": "分"} if scored else {"role": role}
        operands = [
            operand_of(reading, side, where, **{**marks, **unit_measured(reading.decode(side))})
            for side, where in zip(sides, (context, own), strict=True)
        ]
        of_people = reading.unit == "个" and "编制" in reading.decode(core)
        unit = None if of_people else reading.unit  # 编制比在职人数多几个 asks for people
        plan = Plan(operation="difference", operands=operands, unit=unit)
        yield Shaped(plan, "difference", 2.9)
        if context and "、" not in context and not _PLACE.search(reading.decode(context)):
            # 工程类政府采购，实际金额比计划金额少多少: what stands before may be the thing itself.
            named = [f"{context.strip(' ,，的')}的{side.strip(' ,，')}" for side in sides]
            operands = [operand_of(reading, side, role=role) for side in named]
            yield Shaped(plan.model_copy(update={"operands": operands}), "difference of one thing", 3.0)
    match = re.match(
        r"^(?:(?P<ctx>[^,，比]{2,}?)(?:里面?|中|当中|内)[,，])?(?P<a>[^,，比]+?)(?:超过|超出|高出|多出)(?:了)?"
        r"(?P<b>[^,，\d]+?)(?:多少|几)",
        core,
    )
    if match and not re.search("平均|预算$", match.group("b")) and not ASKS_MEMBERS.search(core):
        within = "" if SIDE.fullmatch(reading.decode(match["ctx"] or "")) else match["ctx"] or ""
        operands = [operand_of(reading, match["a"], within), operand_of(reading, match["b"], within)]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "difference", 2.9)
    match = re.match(
        r"^(?P<a>.+?)(?:和|与|跟|、)(?P<b>.+?)(?:相差|差了?|差额|之差)(?:是|为|几|多少|$)", core
    ) or re.match(
        r"^(?P<a>.+?)(?:减去|减掉|(?<!增)减(?![少额]))(?P<b>.+?)(?:等于|是|还剩|剩|有)?(?:多少|几|$)", core
    )
    if match and re.sub(r"[ 的年初预算执行数决同期末度上去]", "", match.group("b")):
        sides = sharing_measure(reading, (match["a"], of_its_owner(reading, match["a"], match["b"])))
        operands = [operand_of(reading, side, **unit_measured(reading.decode(side))) for side in sides]  # type: ignore[arg-type]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "difference", 2.9)
    part = _PART_OF_IT.match(core)
    if part:
        inside = operand_of(reading, f"{part['p']} {part['x']}")
        whole = operand_of(reading, part["x"], inside.phrase)
        plan = Plan(operation="difference", operands=[whole, inside], unit=reading.unit)
        yield Shaped(plan, "without a part of it", 3.3)
        return
    match = re.match(
        r"^(?P<a>.+?)(?:里面?|中)?[,，]?(?:有多少)?(?:(?<!是)不是|非(?!税)|扣除|扣掉|刨去|除去|去掉|剔除|除了|除开)(?P<b>.+?)"
        r"(?:以后|之后|后|安排|的|有多少|是多少|[,，]?还?剩|[,，]?还有|$)",
        core,
    )
    if match and match.group("b").strip() and not _names_what_is_asked(reading, match):
        operands = [
            operand_of(reading, match.group("a")),
            operand_of(reading, match.group("b"), match.group("a")),
        ]
        weight = 0.6 if re.search("扣除|剔除", core) and not re.search("剩|还有", core) else 2.6
        yield Shaped(Plan(operation="complement", operands=operands, unit=reading.unit), "complement", weight)


_HAVING = "[拿分领得批投收列占有要报给]|获得?|下达|补助|补了?|到"
"""Verbs behind 多 and 少 that say whose a figure is, and nothing of the thing: 同安区比翔安区多拿多少."""
_AMOUNT_MOVED = regex(
    "(?:比 ?)?的?(?:增加|减少|增减|增长|下降|上升)了?的?(?:额|数额|金额|钱|资金|部分|那部分)$"
)
"""A side that is how much a thing moved, and no amount of it: 公务用车运行支出的增加额."""
_END_AND_START = regex(
    r"^(?:按照?|看|在)?(?:(?P<within>[^,，]*表)(?:里|中|上|口径)?[,，])?[ ]*(?:年末|年底|期末)?的?"
    r"(?P<x>(?:财政拨款)?结转(?:和|与)?结余)(?:资金)?(?:跟|和|与|同|比|较|相比)*年初(?:数|的)?(?:相比|比|比较)?[,，]?"
    r"(?P<way>[多少增减])[加少了出]*(?:多少|几).*$"
)
"""What is carried over at the end of the year against its beginning."""
_PART_OF_IT = regex(
    r"^(?P<x>[^,，]+?)[,，]?(?:扣掉|扣除|减去|减掉|除去|刨去|去掉|除掉)(?P<p>[^,，]{1,8}?)"
    r"(?:里面?|中|内)?(?:的|所占的?|安排的?)(?:那)?(?:一)?部分(?:以后|之后|后)?[,，]?[^,，]*多少"
)
"""A figure less what one part of the budget holds of it: 商品和服务支出扣掉基本支出中的部分."""


def _project_of(words: str) -> str:
    """The project whose figure is named: the other figure is of the same one, where it names none."""
    match = re.match("(.{2,}?(?:项目|专项))的?(?=.*(?:总额|总数|金额|合计)$)", words)
    return match.group(1) if match else ""


def _of_the_same(reading: Reading, a: str, b: str) -> str:
    """东郊监狱的三公经费比北郊监狱: what is only an organ's name means the same item of that organ."""
    owner, mark, item = a.rpartition("的")
    side = _SIDE_OF.fullmatch(reading.decode(a).strip())
    if side and (other := _BARE_SIDE.fullmatch(reading.decode(b).strip())) and other["side"] != side["side"]:
        return f"{side['x']} {other.group()}"  # 农业生产发展支出比收入多多少
    judged = _JUDGED.fullmatch(reading.decode(a).strip())
    if judged and judged["x"] and _JUDGED.fullmatch(reading.decode(b).strip(" ,，的")):
        return f"{judged['x']}的{reading.decode(b).strip(' ,，的')}"
    score = _SCORED.search(reading.decode(a))
    if score and not _SCORED.search(reading.decode(b)):
        return f"{b}的{score.group()}"
    if mark and item and "的" not in b and ORGAN.search(reading.decode(owner)):
        return f"{b}的{item}" if ORGAN.search(reading.decode(b)) else b
    return b


_SIDE_OF = regex("(?P<x>(?!本年|当年|全年|部门|单位|总).{2,}?)[ 的]*(?:当年|本年)?(?P<side>收入|支出)")
_BARE_SIDE = regex("(?:当年|本年)?的?(?P<side>收入|支出)")


def _of_both(reading: Reading, a: str, b: str) -> tuple[str, str]:
    """治沙所比草原站在职多多少人: what stands behind the second of two bodies is said of both."""
    said = _ITEM_BEHIND.match(reading.decode(b).strip())
    if said is None or not is_body(said["body"]) or not is_body(reading.decode(a).strip()):
        return a, b
    return f"{a.strip()}的{said['item']}", f"{said['body']}的{said['item']}"


_ITEM_BEHIND = regex(
    r"(?P<body>.{2,}(?:局|院|所|处|监狱|中心|学校|中学|小学|支队|总队|大队|厅|队|站|馆|林场))的?"
    r"(?P<item>(?!本级|机关|\()[一-鿿]{2,12})$"
)
_SCORED = regex("(?:绩效)?(?:自评)?(?:总得分|得分|总分|评分)$")
"""A score at the end of the first of two things, which the other has too: A的自评总分比B高几分."""
_JUDGED = regex(
    "(?P<x>.*?)的?(?:第三方|重点|部门|财政|单位)?(?:绩效)?(?:自评|评价)(?:绩效)?的?(?:总得分|得分|总分|评分|分数)"
)
"""How one thing is scored by one of several judges: 甲的第三方评价得分比自评得分低几分."""
_WITHOUT = r"(?:除(?:了|去|开)?|扣除|不算|去掉|抛开)(?P<a>[^,，]+?)(?:以外|之外|外|后)?"
_LEFT = r"(?:其余|其他|另外|剩下|剩余|剩|还剩|还有)"
_WHOLE = r"(?P<w>.*?)(?:里面?|中|当中)?[,，]?"
_ADDED = r"(?:加起来|一共|总共|合计|之和|共)"
_REST = (
    regex(rf"^{_WHOLE}{_WITHOUT}[,，]?{_LEFT}的?(?P<b>.*?){_ADDED}*(?:是|有|还有|花)?多少"),
    regex(rf"^(?P<w>){_WITHOUT}[,，](?P<b>.+?){_LEFT}(?:下|了)?多少"),
    regex(rf"^{_WHOLE}{_WITHOUT}[,，]?{_LEFT}的?(?P<b>[^最哪]*?){_ADDED}?(?:是|有)?$"),
    regex(
        rf"^(?P<w>)除(?:了|去|开|掉)?(?P<a>[^,，]+?)(?:以|之)?外[,，]?的?(?P<b>.+?)[,，]?{_ADDED}+(?:是|有|花)?多少"
    ),
    regex(
        rf"^(?P<w>)(?P<a>[^,，]+?)(?:以外|之外)[,，]?的?{_LEFT}?的?(?P<b>.+?){_ADDED}*(?:是|有|花)?多少"
    ),
)  # fmt: skip


_A_TOTAL = regex("(?:合计|总计|总额)$")
_A_TABLE = regex(r"表(?:[(（][^()（）]*[)）])?$")


def rest(reading: Reading) -> Iterator[Shaped]:
    """除了 A 以外，其余 B 一共多少: the whole less the part, or the other members added up."""
    match = next((m for m in (pattern.match(reading.core) for pattern in _REST) if m), None)
    if not match or _of_a_name(reading, match) or _names_what_is_asked(reading, match):
        return
    named = re.sub(
        r"^(?:各|几)?(?:项|个|类|部分)?的?$|^[两二三四五六七八九]+(?:家|个|项)", "", match.group("b").strip()
    )
    whole = f"{match.group('w')} {named}".strip()
    names = [re.sub("[两二三四五六][项个类块]$", "", name) for name in split_names(match.group("a"))]
    if not whole or not names:
        return
    of_table = _A_TABLE.search(reading.decode(whole))
    if of_table:
        whole = f"{whole}合计"  # what else the table holds
    stated = stated_amount(reading, match.group("a")) if len(names) == 1 else None
    if stated is not None:
        plan = Plan(operation="difference", operands=[operand_of(reading, whole), stated], unit=reading.unit)
        yield Shaped(plan, "the rest of what is stated", 3.8)
        return
    part = operand_of(reading, names[0], whole)
    if len(names) > 1:
        part = Operand(
            phrase=reading.decode(match.group("a")),
            parts=[operand_of(reading, name, whole) for name in names],
        )
    plan = Plan(operation="complement", operands=[operand_of(reading, whole), part], unit=reading.unit)
    yield Shaped(plan, "the rest", 3.6 if of_table else 3.3)
    excluded = "|".join(reading.decode(name) for name in names)
    plan = Plan(
        operation="rank", operands=[operand_of(reading, whole, exclude=excluded)], reduce="sum",
        unit=reading.unit,
    )  # fmt: skip
    told = _A_TOTAL.search(reading.decode(whole)) is not None  # a printed total is taken as it stands
    yield Shaped(plan, "rest of a whole", 2.8 if told else 3.2)


def _names_what_is_asked(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the question names an official item of its own: 除了财政拨款，还有多少其他收入."""
    behind = re.sub("^(?:有|是|花)?多少的?", "", reading.core[match.end() :].strip(" ?？。"))
    return bare(reading.decode(behind)) in standard_names()


def _of_a_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a printed name holds what seems to leave something out: 法定工作日之外加班补贴."""
    left_out = reading.decode(match.group("a"))[-_NAMED:] + "之外"
    return left_out in reading.decode(match.group()) and any(left_out in term for term in reading.terms)


_NAMED = 3
"""Characters of what is left out that tell it in a name."""


def change(reading: Reading) -> Iterator[Shaped]:
    """This year against last, as an amount or as a percentage."""
    core = reading.core
    last = any(year.relative == -1 or year.year is not None for year in reading.years) or re.search(
        "同比|上年|去年|上一年|年初预算", reading.text
    )
    core = core.strip(" ,，的")
    moved = re.search(
        r"多还是少|增减变化|净[增减]|增加|增长|上升|上调|提高|上涨|涨|减少|下降|下调|降低|降了|降|砍|压减|压缩|"
        r"压了|压下|缩水|缩减|"
        r"缩了|削减|节省|省下|多了|少了|变化|增减|多多少|少多少|增幅|降幅|[多少](?:安排|花|用|支出|拨|收|"
        r"编列?)了?(?:多少|几)",
        core,
    )
    if not moved or ASKS_REASON.search(core) or ASKS_LIST.search(core):
        return
    if _OVER_ITS_BUDGET.search(core) and not last:
        return
    if not (
        last
        or re.search("比|较|同比", core)
        or re.search(r"(了|增幅|降幅|增长|下降).*(多少|百分)|(?:增幅|降幅|增减|涨幅|变化)$", core)
        or re.search("(?:增减|变动)(?:变化)?(?:额|数额|金额)(?:是|为|有)?(?:多少|几)?$", core)
        or re.search("(?:[增降涨跌]幅|增速|[长降]率|变[动化]率|幅度)(?:是|为|有)?(?:多少|多大)?$", core)
        or re.search(rf"(?:{_WAY})(?:掉|下来|下去|上去|出来|出)?了?(?:多少|几)", core)
    ):
        return
    if re.search(r"推算|倒推|反推", core):
        return
    against = re.search(rf"(?:比|较)(?P<base>[^,，]+?)(?:{_COMPARED})", core)
    if against and not last and len(content_of(reading.decode(against["base"]))) > 2:
        return
    core = _BASE_AHEAD.sub("", core).strip(" ,，的")
    moved = re.search(moved.re, core) or moved
    body = re.split(r"比(?!例|重)|较|同比|与 |跟 |和 |相比", core)[0].strip(" ,，的")
    if len(body) < 1:
        body = re.sub(r"^.*?(?:比|较)[^,，]*?[,，]?", "", core) or core
    body = body[: moved.start()] if body == core else body
    together = _moved_together(reading, body, core)
    relative = (
        "同比" in core and reading.unit is None and re.search(r"(?:增长|下降|上升|增|降|涨)了?多少", core)
    )
    rate_first = bool(_RATE_FIRST.search(core))
    both = rate_first or ASKS_BOTH.search(core)
    rated = reading.unit == "%" or relative or _RATED.search(core)
    role: Role = "growth" if rated and not both else "change"
    roles: list[Role] = ["change", "growth"] if both else [role]
    if rate_first:
        roles.reverse()
    if together and role == "change" and not both:
        moves = Operand(phrase=reading.decode("、".join(together)), role="change")
        moves.parts = [operand_of(reading, name, role="change") for name in together]
        plan = Plan(operation="change", operands=[moves], unit=reading.unit)
        yield Shaped(plan, "changes added up", 3.9)
        return
    kept = _ITS_BUDGET.search(core) if not re.search("同比|上年|去年|上一年", reading.text) else None
    more = {"measure": "budget" if "年初" in kept.group() else "revised"} if kept else {}
    plan = Plan(
        operation="growth" if role == "growth" else "change",
        operands=[operand_of(reading, body, role=each, **more) for each in roles],
        unit=None if both else reading.unit,
        relation=_claimed(moved.group(), core[moved.end() :]),
    )
    yield Shaped(plan, role, 4.1 if both else 2.5)


_PLACE = regex("表|文件|报告|说明|正文|附件|(?:预算|决算)$|[局委厅院]$")
"""Words that tell where the figures stand, and not what they are of."""
_RATED = regex("(?:增减|变动|变化)(?:变化)?(?:率|幅度|%|比例)")
_ITS_BUDGET = regex(r"(?:比|较|与|跟|和|同)[ ]?(?:年初|全年|调整后?的?)预算")
"""The year's own budget as what a figure is held against."""


_OVER_ITS_BUDGET = regex(
    "(?:比|较|跟|和|与)(?:年初|全年|调整后?)?预算数?(?:相?比)?[,，]?(?:少|多|省|节|低|高|超|结余|减|增)"
)
"""What was spent against its own budget, and not against last year."""


def _moved_together(reading: Reading, body: str, core: str) -> list[str]:
    """Several things whose movements are added up: 甲增、乙减，两项合起来净增多少; none for one thing."""
    listed = _IN_ALL.split(body)[0]
    if listed == body and not re.search("净[增减]", core):
        return []
    names = [_MOVED_SO.sub("", name.strip(" ,，的")) for name in split_names(listed)]
    return names if len(names) > 1 and all(reading.decode(name) for name in names) else []


_COMPARED = (
    "多(?![元层家功种媒])|少(?![数年儿先])|高(?![龄校新级标中等铁速原层])|低(?![保收温碳空效])|增|减(?![排灾污碳])|涨|降(?![碳水雨])|上升|下降"
)
"""What one thing is held to be against another, and no piece of a name: 农村低保金 is not 低 against 农村."""
_IN_ALL = regex(
    rf"[,，]?(?:这?[两二三四五六七八九](?:项|个|块|笔|者|类)(?:支出|经费|资金)?)?的?(?:{TOGETHER})"
)
_MOVED_SO = regex("(?:在|是|有所|都)?(?:增加?|减少?|涨|降|上升|下降|上涨|增长|多|少)了?$")
_BASE_AHEAD = regex(
    r"^(?:[比较和与跟同]|对比|相[比较]于?)[ ]?(?:年初|全年|调整)?(?:预算|决算|执行)?数?"
    r"(?:相?比较?|比起来|相较)?[,，]"
)
"""What a figure is measured by, said ahead of it: 和预算数相比，."""
_WAY = "砍|压|缩水|缩|削减|减少|减|降|涨|上调|下调|增加|增长|上升|下降|省"
ASKS_BOTH = regex(
    rf"(?:{_WAY}|少|多|变化)[^,，?？]{{0,4}}(?:多少|几)[^,，?？]{{0,4}}[,，、?？;；](?:也就是|即|相当于)?(?:增幅|降幅|涨幅|幅度|下降|增长|"
    rf"上升|比例|(?:(?:{_WAY}|少|多)(?:掉|出)?了?)?(?:百分|几成|多少个?百分))"
)
"""An amount and its percentage asked for together: 压下来多少，降幅百分之几; 减少了多少，减了百分之几."""
_RATE_FIRST = regex(
    rf"(?:(?:{_WAY}|少|多)[^,，?？]{{0,3}}(?:百分之|几成)|[增降涨]幅)[^,，?？]{{0,6}}[,，、?？;；](?:{_WAY}|少|多)[^,，?？]{{0,3}}多少(?:钱|[万亿]?元)"
)
"""The same, the percentage first: 下降百分之几，少了多少钱."""
ASKS_MOVE = regex(rf"(?:{_WAY}|(?<!多)少|(?<!少)多)(?:掉|下来|下去|上去|出来|出)?了?(?:多少|几|百分)")
"""How much something moved, which no figure of its size tells."""
_RISING = ("净增", "增加", "增长", "上升", "上调", "提高", "上涨", "涨", "多了", "多多少", "增幅")
_NO_WAY = ("多还是少", "增减变化", "变化", "增减")


def _claimed(word: str, behind: str) -> Relation | None:
    """The way that a question takes for granted; none where it leaves it open (增加还是减少)."""
    if word in _NO_WAY or re.search("还是|或者?|^[率速]", behind[:6]):
        return None
    return "rises" if word in _RISING or word.startswith("多") else "falls"
