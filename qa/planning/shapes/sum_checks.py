"""Shapes that ask whether listed parts add up to a whole: 三项相加等于合计吗, 加起来是不是正好21万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa.executing.part_places import called_total
from qa.executing.part_sums import ALL_PARTS
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Role
from qa.planning.shapes.asking import asks_reason
from qa.planning.shapes.children_sums import children_and_whole
from qa.planning.shapes.listed_parts import members_of, parts_of, said_parts, without_head
from qa.planning.shapes.place_words import TABLE
from qa.planning.shapes.places import in_its_place
from qa.planning.shapes.products import product_of
from qa.planning.shapes.shaped import Shaped, measure_of
from qa.planning.shapes.stated_moves import (
    change_named,
    moves_and_total,
    moves_that_are_stated,
    moves_that_offset,
    stated_moves,
)
from qa.planning.shapes.sums_over_places import sum_over_places
from qa.question.reading import Reading

_ADDED = (
    r"(?:加起来|相加|(?<=[额减动化降])相抵|加在一起|加一起|合起来|加总|之和|的和(?=是|等|吗|对|正好|$)|合计起来|合在一起|"
    r"合计(?=是不是|是否|等于|等不等|对得上|是\d))"
)
_CHECK = regex(
    rf"^(?P<parts>.+?)[,，]?{_ADDED}(?:以?后|之后)?(?:的?(?:结果|总数|数|金额))?[,，]?"
    r"(?P<verb>(?:是不是|是否|等不等(?!于)|能不能|能否|对不对|对得上|会不会|能)?(?:正好|刚好|恰好)?"
    r"(?:等不等于|就?等于?|就?是|为|和|与|跟|同|对得上|对上|符合|达到|有)?(?:不是)?)"
    r"(?P<whole>.*?)(?P<end>(?:是不是|是否|能不能|能否|能)?(?:完全)?(?:[对合核]得上|对上|对得起来|一致|相等|一样|相符|吻合|分毫不差|相同)?"
    r"(?:对吗|对不对|吗|么|不|没有)?)$"
)
_MINUS = regex(
    r"^(?P<whole>.+?)(?:(?:是不是|是否)(?:正好|刚好|就)?(?:等于|是)?|(?:正好|刚好)?(?:等于|就是|(?<!不)是(?!不是|否)|由))(?:由)?(?P<parts>.+?)"
    r"(?:加起来|相加|加总|之和|的和|合计|的合计|组成|构成)(?:得来|得到|而来)?的?(?:吗|么|$)"
)
_PLUS = regex(
    r"^(?P<whole>.+?)(?:是不是|是否|等不等于|等于)(?:正好|刚好|恰好|就)?(?:等于|是)?(?P<parts>.+?(?:(?<![增追附参更添])加上?|\+).+?)(?:的?两笔|两项|之和)?(?:吗|么|$)"
)
_PLUS_IS = regex(
    r"^(?P<parts>[^,，]+?(?<=[^增追附参更添外])(?:加上?|\+)(?![起一在到总班急工装强快大油]).+?)[,，]?"
    r"(?:是不是|是否|能不能|能否|会不会|正好|刚好|恰好|就|应该)*(?:等于|等不等于)(?P<whole>[^,，、]+?)(?:吗|么|$)"
)
_PLUS_TOTAL = regex(
    r"^(?P<parts>[^,，]+?(?<=[^增追附参更添外])(?:加上?|\+)(?![起一在到总班急工装强快大油]).+?)(?:的和|之和)?(?:跟|和|与|同)"
    r"(?P<whole>(?:它的?|其)?(?:本年)?(?:收入|支出)?(?:合计|总计|小计|总额)数?)"
    r"(?:是不是|是否|能不能|能否|能)?(?:完全)?(?:[对合]得上|一致|相等|一样|相符|吻合|相同)(?:吗|么|不|没有)?$"
)
_MAKES = regex(
    r"^(?P<parts>.+?(?:、|和|再?加上?|\\+).+?)[,，]?(?:能不能|能否|是否|是不是|能|可以|刚好|正好)*"
    r"(?:凑成|凑够|凑出|凑齐|组成|构成|合成|凑满|凑起来等于|加出)(?P<whole>.+?)(?:吗|么|不)?$"
)
_WITH = regex(
    r"^(?P<parts>[^,，]+?(?<=[^增追附参更添外])(?:加上?|\+)(?![起一在到总班急工装强快大油]).+?)(?:的和|之和)?[,，](?:跟|和|与|同)"
    r"(?P<whole>[^,，]+?)(?:是不是|是否|能不能|能否|能)?(?:完全)?(?:[对合]得上|对得起来|一致|相等|一样|相符|吻合|分毫不差|相同)"
    r"(?:吗|么|不|没有)?$"
)
_NUMBER = regex(
    r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>亿元|万元|千元|元|%|平方米|公里|公顷|万?亩|万?吨|批次|人次|[辆人名个项台套家所处场件批次期条座])?(?:吗)?$"
)


_IN_PROSE = regex(
    "^(?:文字)?(?:说明|正文)(?:里面?|中|部分)?(?:所)?[写说列讲报]的|(?<=用车)数(?=加总|相加|之和|加起来)"
)
"""Where the whole is told, which no table gives otherwise; and that a sort of cars is counted."""


def sum_checks(reading: Reading) -> Iterator[Shaped]:
    """Listed parts against their whole, or against a number that the question states."""
    core = re.sub(r"^[把将]|[?？。]$|\((?:指标|绩效|预算)[^()]{0,4}\)", "", reading.core)
    core = core if "表" in reading.decode(core) else _IN_PROSE.sub("", core)
    core = _OF_SO_MANY.sub(r"\g<parts>加起来", _PLUS_SIGNS.sub(r"\g<parts>加起来", core))
    if asks_reason(core) or re.search("多少|几[个家项]|哪", core):
        return
    held = _IN_A_TABLE.match(core)
    if held and re.search("[里中上面]$|表$", reading.decode(held["t"])) and "表" in reading.decode(held["t"]):
        table = re.sub("(?:里面?|中|上面?)$", "", reading.decode(held["t"]))
        inside = list(sum_checks(replace(reading, core=held["rest"])))
        yield from (_in_table(shaped, table) for shaped in inside)
        if inside:
            return
    headed = _HEADED_BY_TABLE.match(reading.decode(core))
    rest = headed and _encoded_end(reading, core, headed["rest"])
    if headed and "三公" in headed["t"] and _THE_THREE.match(headed["rest"]):
        rest = ""  # the three of the table that is named
    if headed and rest and not _NO_ONE_TABLE.search(headed["t"]):
        inside = [s for s in sum_checks(replace(reading, core=rest)) if s.shape in _LISTED_PARTS]
        inside = [s for s in inside if s.plan.operands[0].parts or s.plan.operands[0].asked]
        yield from (_in_table(shaped, headed["t"]) for shaped in inside)
        if inside:
            return
    multiplied = product_of(reading)
    if multiplied is not None:
        yield Shaped(Plan(operation="equal", operands=list(multiplied)), "product and whole", 3.8)
        return
    words = reading.decode(core)
    moved = moves_and_total(words) or moves_that_are_stated(words) or moves_that_offset(words)
    if moved is not None:
        yield Shaped(Plan(operation="equal", operands=list(moved)), "changes and their total", 3.8)
        return
    under = children_and_whole(reading)
    if under is not None:
        yield Shaped(Plan(operation="equal", operands=list(under)), "children and whole", 3.8)
        return
    placed = sum_over_places(reading)
    if placed is not None:
        yield Shaped(Plan(operation="equal", operands=list(placed)), "sum over places", 3.8)
        return
    match = _CHECK.match(core)
    if match and re.search("等于|等不等|是不是|是否", match["parts"]):
        match = None
    if match and (not _asks(core) or ("合计" in _added(match) and "、" not in match["parts"])):
        match = None
    if match and not match["whole"]:
        turned = _WHOLE_FIRST.match(reading.decode(match["parts"]))
        if turned:
            parts, whole = parts_of(reading, turned["parts"]), _whole(reading, turned["whole"], None)
            if parts is not None and whole is not None:
                yield Shaped(Plan(operation="equal", operands=[parts, whole]), "parts and whole", 3.7)
            return
    forms = (_MAKES, _WITH, _PLUS_TOTAL, _PLUS_IS, _MINUS, _PLUS)
    match = match or next((found for form in forms if (found := form.match(core))), None)
    if match is None:
        return
    parts = parts_of(reading, match["parts"]) or _costs(reading.decode(match["parts"]))
    whole = _whole(reading, match["whole"], parts)
    if parts is not None and whole is not None and _UNNAMED.fullmatch(parts.phrase):
        of_three = "三公" in whole.phrase + whole.table + reading.decode(core)
        parts = parts_of(reading, "三公经费三项") if of_three else None
    if parts is None or whole is None:
        return
    said = said_parts(parts, reading, match["parts"])
    if said is not None:
        yield Shaped(Plan(operation="equal", operands=[said, whole]), "stated parts and whole", 3.0)
    of_it = _OF_A_PROJECT.fullmatch(whole.phrase)
    head, mark, _ = re.sub("[:：]", "的", reading.decode(match["parts"])).partition("的")
    if parts.parts and of_it and mark:
        whole = whole.model_copy(update={"phrase": f"{head} {of_it['amount']}"})
    costs = of_it and not parts.parts and _COSTS_OF.match(reading.decode(match["parts"]))
    if of_it and costs:
        whole = whole.model_copy(update={"phrase": f"{costs['project']} {of_it['amount']}"})
    row = _row_of(parts)
    in_one_row = bool(row) and bool(_TOTAL_COLUMN.fullmatch(whole.phrase))
    if in_one_row:
        whole = whole.model_copy(update={"phrase": f"{row} {whole.phrase}"})
    form = _IN_ITS_FORM.match(parts.phrase) if not parts.parts else None
    if form and _YEARLY.fullmatch(whole.phrase):
        whole = whole.model_copy(update={"phrase": f"{form['project']} 当年预算"})
    if parts.parts and parts.phrase.startswith("三公经费") and called_total(whole):
        whole = whole.model_copy(update={"phrase": "三公经费"})
    yield Shaped(Plan(operation="equal", operands=[parts, whole]), "parts and whole", 3.7)
    group = members_of(reading, match["parts"]) if parts.phrase.endswith(ALL_PARTS) else None
    if group is not None and parts.unit:
        group = group.model_copy(update={"role": parts.role, "unit": parts.unit})
    if group is not None:
        yield Shaped(Plan(operation="equal", operands=[group, whole]), "members and whole", 3.3)
    bare = None if in_one_row else without_head(parts)
    if bare is not None:
        yield Shaped(Plan(operation="equal", operands=[bare, whole]), "parts of one thing", 3.2)


def _costs(words: str) -> Operand | None:
    """The lines of 成本指标 of one project, which its form lists."""
    words = words.strip(" ,，的")
    if not _COSTS_OF.match(words):
        return None
    return Operand(phrase=words, context=f"{words}加起来多少", asked=f"{words}加起来多少")


def _row_of(parts: Operand) -> str:
    """The row whose columns are listed: 甲 of 甲 基本支出, 甲 项目支出."""
    heads = {part.phrase.rpartition(" ")[0] for part in parts.parts}
    return heads.pop() if len(heads) == 1 else ""


_IN_ITS_FORM = regex("(?P<project>[^,，]{2,30}?项目)(?:支出)?(?:绩效)?(?:目标|自评|申报)*表(?:里面?|中)?")
_YEARLY = regex("(?:该|本)?项目 ?(?:当年|年度|本年)?预算(?:数|总额|金额)?")
"""The form that lists what a project spends, and the project's budget of the year, as the form gives it."""
_OF_SO_MANY = regex(
    "^(?P<parts>[^,，、]*(?:[两三四五六七八九十]|各)(?:个|项|笔|家|张|份|类)[^,，、]*?)(?:合计|总计)(?:数)?(?=[,，]?(?:跟|和|与|同)[^,，]*$)"
)
"""合计 of members that are counted is their sum, no row: 五个项目的资金总额合计，跟说明里写的相符吗."""
_PLUS_SIGNS = regex(
    r"^(?P<parts>[^,，]+\+[^,，]+?)[,，]?(?:的?(?:结果|得数|和|总数))?(?=(?:能不能|是不是|是否|等于|跟|和|与|同|正好|刚好)[^+]*$)"
)
_APART = regex(
    rf"^(?P<parts>.+?)[,，]?{_ADDED[:-1]}|合计(?=与|和|跟|比|较))(?:的?(?:总数|数|金额))?[,，]?(?:与|和|跟|同|比|较)"
    r"(?P<whole>.+?)(?:之间)?的?(?:相?差(?:了|额|距)?(?:是|为|有)?(?:多少|几)|[多少高低](?:了|出)?(?:多少|几))"
    r"(?:钱|亿元|万元|千元|元)?$"
)


def sums_apart(reading: Reading) -> Iterator[Shaped]:
    """How far listed parts are from their whole: 甲、乙之和与丙差多少."""
    match = _APART.match(re.sub("[?？。]$", "", reading.core))
    if match is None or not match["whole"].strip(" ,，的"):
        return  # 合起来比上年少了多少 holds the sum against last year's
    parts = parts_of(reading, match["parts"])
    whole = _whole(reading, match["whole"], parts)
    if parts is not None and parts.parts and whole is not None:
        plan = Plan(operation="difference", operands=[parts, whole], unit=reading.unit)
        yield Shaped(plan, "parts and whole apart", 3.9)


_IN_A_TABLE = regex("^在?(?P<t>[^,，]{1,30})[,，](?P<rest>.+)$")
_HEADED_BY_TABLE = regex(rf"^在?(?P<t>{TABLE})(?:里面?|中|上|的)(?P<rest>.{{4,}})$")
_THE_THREE = regex("(?:的|其中的?|这)*(?:[三四]|各)项")
_NO_ONE_TABLE = regex("表.+表|[、和与跟同]|绩效|目标|自评|申报")
"""Several tables, or a form, whose parts are found by its project."""
_TOTAL_COLUMN = regex("(?:本年)?(?:收入|支出)?(?:合计|总计|小计|总额|总数)(?:数|列|栏|那一[栏列])?")
"""The column that sums the others of a row up, said without the row: 甲的基本支出加项目支出和本年支出合计."""


_UNNAMED = regex("(?:其中?|它|表(?:里面?|中|上))?的?(?:这?[三四]项|各项)+")
"""Parts that are only said to be those of the whole."""
_LISTED_PARTS = ("parts and whole", "members and whole", "parts of one thing")


def _encoded_end(reading: Reading, core: str, end: str) -> str:
    """The end of the core that decodes to some words; "" where a name runs over its beginning."""
    return next((core[at:] for at in range(len(core)) if reading.decode(core[at:]) == end), "")


def _in_table(shaped: Shaped, table: str) -> Shaped:
    """The check of what one table holds: 部门支出总表里，甲加乙跟总计一致吗."""
    operands = []
    for operand in shaped.plan.operands:
        parts = [part.model_copy(update={"table": part.table or table}) for part in operand.parts]
        told = {"parts": parts} if parts else {"table": operand.table or table}
        elsewhere = operand.source == "text"
        operands.append(operand if operand.stated or elsewhere else operand.model_copy(update=told))
    return replace(shaped, plan=shaped.plan.model_copy(update={"operands": operands}))


_COSTS_OF = regex("(?P<project>[^,，]{3,}?)(?:下面|名下|里面?|中|的)+[^,，]*成本")
"""The project whose 成本指标 are added up, to be held against its amount."""
_OF_A_PROJECT = regex("(?:(?:该|本|此|这个)?项目的?)?(?P<amount>(?:项目|资金|年度资金)总?(?:额|金额)?|总额)")
_WHOLE_FIRST = regex(
    r"^(?P<whole>[^、]*?(?:总额|总数|总量|总预算|合计|总计|预算总额))(?:数)?"
    r"(?:[这那]一?(?:句话?|段话?))?(?:里|中)?(?:所?[写说讲列][出明]?)?(?:的(?:数字?|金额))?"
    r"[,，]?(?:和|与|跟|同)(?:[后下]面|其后|后文)?(?:[写说列]的|的)?(?P<parts>.+?[、和与及].+)$"
)


def _added(match: re.Match[str]) -> str:
    return match.string[match.end("parts") : match.start("verb")]


def _asks(core: str) -> bool:
    return bool(
        re.search(
            r"吗$|么$|是不是|是否|等不等|能不能|能否|对不对|一致|对得上|相符|吻合|[^两]不$|相等|一样", core
        )
    )


_HOLDER = regex(
    "(?:编制|情况)?(?:说明|正文|文字|文件|报告)(?:里|中|上)?(?:所)?(?:写|说|讲|列|称)?(?:的|着)?$"
)


_SAID_THERE = regex("^(?:正文|说明|文字|文件)(?:里面?|中|上)?所?(?:说|写|讲|列|称)的|[比较] *(?:的)?$")


_BARE_MOVE = regex("(?:总共|一共|合计|共)$")
_OF_THE_TABLE = regex("^(?:同一?张?|该|这张|本|此)?表(?:格)?(?:里面?|中|上)(?:印|列|写)?的?(?=.)")
_PLACE_OF_IT = regex(
    "^(?P<place>[^,，、表]{1,10}?(?:说明|正文|文字|部分))(?:里面?|中|上)所?(?:写|说|列)?的(?=..)"
)


def _whole(reading: Reading, words: str, parts: Operand | None) -> Operand | None:
    decoded = reading.decode(words).strip(" ,，的")
    moved = stated_moves(decoded) if parts is not None and parts.role == "change" else None
    if moved is not None and not moved.parts:
        return moved.model_copy(update={"phrase": _BARE_MOVE.sub("", moved.phrase)})
    number = _NUMBER.search(decoded)
    if number:
        stated = number["n"].replace(",", "")
        phrase = _HOLDER.sub("", decoded[: number.start()])
        if not phrase and parts is not None and parts.parts and not any(part.phrase for part in parts.parts):
            phrase = parts.phrase
        return Operand(phrase=phrase, stated=stated, unit=number["u"])
    decoded = re.sub(r"^(?:它们?|其)的?|(?:这个)?(?:数字?|金额)$", "", decoded) or "合计"
    decoded = re.sub("(?<=[预决]算)总$", "", _OF_THE_TABLE.sub("", decoded))
    there = in_its_place(decoded) if parts is not None and parts.role == "amount" else None
    if there is not None and there.phrase:
        return there
    place = _PLACE_OF_IT.match(decoded)
    context = place["place"] if place else ""
    decoded = decoded[place.end() :] if place else decoded
    if parts is not None and decoded == parts.phrase:
        return None
    role: Role = parts.role if parts is not None else "amount"
    if role == "change":
        decoded = _SAID_THERE.sub("", change_named(decoded)[0])
    counted = parts and (parts.parts[0].unit if parts.parts else parts.unit)
    measure = measure_of(decoded) if role == "amount" else None
    return Operand(phrase=decoded, context=context, role=role, unit=counted or None, measure=measure)
