"""Shapes about means: an amount for each person, each car, each tonne, or each of what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qa.items.phrases import content_of
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.heads_each import asks_heads
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_SPREAD_OVER = regex(
    r"[,，]?(?:如果)?(?:按照?|照|以)(?P<over>[^,，]+?)(?:来)?(?:平摊|分摊|均摊|摊|平均|折算|计算|算)"
    r"(?:下来|一下)?(?:[,，]|$|(?=[人每平]))"
)
"""What an amount is divided by: 按计划聘用人数平摊."""
EACH_HEAD = "每一?[个名位]?(?P<head>学生|幼儿|教师|教职工|职工|学员|考生)"
"""People that a body serves or has, whom a column of its table counts: 每个学生."""
_OF_HEADS = regex(
    rf"(?:平均|均摊)?(?:[分合摊]?到|下来)?{EACH_HEAD}(?:头上|身上|平均)?(?:一年|每年)?(?:的|要|合|花)?"
)
_EACH_NAMED = regex(r"每一?(?:[个名位][一-鿿]{0,3})?[\ue000-\uf8ff]")
_FOR_EACH = regex(
    r"(?:平均|均摊)?(?:分?到|下来)?(?P<each>每一?(?:人次|个?(?:参训|参加|参会|聘用|培训|在职|在编|出国)?的?人(?:员|头)?|"
    r"名(?:[一-鿿]{0,4}(?:人员|学员|人))?|位[一-鿿]{0,4}人员?|辆|台|批次?)|(?<![第])一(?:辆|台|个人|名|批次?))"
    r"(?:公务用车|公车|车)?(?:一年|每年)?(?:的|要|合)?|人均|车均|批均|平均|每个|单价|均摊"
)
_EACH_MEASURED = regex(
    "每一?(?P<unit>[百千万]?(?:平方米|平方公里|立方米|公里|公顷|吨|亩|米|座|处|盏|株|户|件|册|场|套))"
)
"""What an amount is measured by that is neither a body's people nor its cars: 每吨, 每平方米."""


_MANY = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def _plain(number: Decimal) -> str:
    """A number without the zeros behind its point that a product leaves: 16.3 × 10000 is 163000."""
    return f"{number.normalize():f}"


def _is_so_many(stated: str, unit: str) -> bool:
    """Whether a stated number counts in the unit or in thousands of it: 16.3万吨 of 吨."""
    return stated.endswith(unit) and stated.removesuffix(unit) in ("", *_MANY)


_SORT_OF_CARS = regex(
    "[一-鿿]*(?:专业技术|执法执勤|执勤|特种|通信|应急保障|老干部|其他|一般公务|领导干部)[一-鿿]{0,6}用车"
)
"""Cars of one sort, of which no other sort's number tells how many there are."""
_NEAR = 12
"""Characters behind 每辆 that may name the sort of cars."""
_CARS_ALONE = regex(
    "(?:单位|部门|机关|局里?|每辆|的| )*(?:公务用?车|公车|车辆|用车|车)(?:一年|每年|全年|的| )*"
)
"""Cars without a word of what of them is paid for, which is to keep them."""
_GUESTS = regex("接待|招待")
_GUESTS_ALONE = regex("(?:国内)?(?:公务)?(?:接待|招待)")
_SCORES = regex("平均(?:得)?分(?!摊|配|担|到|给)|得分|分数|评分")
"""Scores, which no money tells."""
_STAFF_AHEAD = regex("^(?:在职|在编|全部|全体)(?:人员|职工|干部)?的?[ ]?(?=.{2})")
"""Those over whom an amount is spread, said ahead of it: 在职人员人均公用经费."""
_RUNNING = regex("运行|维护|运维|养|保有量")


def _over_heads(reading: Reading, core: str, heads: re.Match[str], counted: str) -> Shaped:
    """An amount of a body for each of the people whom its table counts."""
    behind = re.sub("(?:是|有|为|合|要|花|用)*(?:多少|几).*$", "", core[heads.end() :])
    costs = f"{core[: heads.start()]} {behind}".strip(" ,，的")
    operands = [
        operand_of(reading, costs, role="amount", unit="money"),
        operand_of(reading, counted, costs, unit="人", role="count"),
    ]
    return Shaped(Plan(operation="average", operands=operands, unit=reading.unit), "average", 2.9)


_OWN_LEVEL = regex("[局委厅部院办]?本级")


def _at_own_level(costs: str, counted: str) -> str:
    """The people of the department's own level, where the amount is its own: 局本级机关运行经费人均."""
    own = _OWN_LEVEL.match(costs.strip())
    return f"{own.group()}{counted}" if own and "本级" not in counted else counted


def average(reading: Reading) -> Iterator[Shaped]:
    """A mean: for each person, each car, or each of what the question counts."""
    if asks_heads(reading) or _SCORES.search(reading.core):
        return
    core = _EACH_NAMED.sub(lambda match: reading.decode(match.group()), reading.core)
    spread = _SPREAD_OVER.search(core)
    if spread:
        core = core[: spread.start()] + "," + core[spread.end() :]
    served = _OF_HEADS.search(core)
    if served:
        yield _over_heads(reading, core, served, spread["over"] if spread else f"{served['head']}数")
        return
    measured = _EACH_MEASURED.search(core)
    given = [stated for stated in reading.stated if measured and _is_so_many(stated.unit, measured["unit"])]
    match = _FOR_EACH.search(core) or (measured if given or spread else None)
    if match is None:
        return
    one = match.re.pattern == _FOR_EACH.pattern and (match["each"] or "").startswith("一")
    if one and not (spread or re.search("平均|摊", core)):
        return
    each = match.group()
    per = "人" if re.search("人|名", each) else "辆" if re.search("辆|车", each + core) else None
    if _GUESTS.search(reading.decode(core)):
        heads = per == "人" or re.search("每一?[位名个人]|人次", core)
        per = "批次" if "批" in each or "批次" in core else "人次" if heads else None
    before = re.sub("[平分均]?摊(?:到|给)?$", "", core[: match.start()].strip(" ,，"))
    after = re.sub(r"(?:是|有|为|合|要|花|用)*(?:多少|几).*$", "", core[match.end() :]).strip(" ,，")
    if measured and (given or spread):
        per, after = measured["unit"], after.replace(measured.group(), "")
    counting = [stated for stated in reading.stated if stated.unit in ("人", "名", "个", "辆", "台")]
    said = next(iter(given or counting), None)
    if said is not None:
        # 若刚好补助325人: the clause that states the number says nothing of the amount.
        number = f"{said.value}{said.unit}"
        shared = rf"(?<=..)(?:[平均]*分?摊(?:到|给|在|于)|除以|按照?|以|用){number}[^,，]*"
        before = re.sub(shared, "", before)
        clauses = [part for part in re.split("[,，]", before) if number not in part]
        before = ",".join(clauses) or before
    if before:
        after = re.sub("^[上下]|一年|平均|[,，]|^每一?[个项家笔场]", "", after)
    costs = f"{before} {after}".strip()
    if per == "人":
        costs = _STAFF_AHEAD.sub("", costs) or costs
    if _GUESTS_ALONE.fullmatch(reading.decode(costs)):
        costs = "公务接待费"
    if per == "辆" and _CARS_ALONE.fullmatch(reading.decode(costs)):
        costs = "公务用车运行维护费"
    operands = [operand_of(reading, costs, role="amount", unit="money")]
    if said is not None:
        many = _MANY.get(said.unit.removesuffix(per), 1) if given and per else 1
        unit = per if many > 1 else said.unit
        operands.append(Operand(phrase="所说数量", stated=_plain(said.value * many), unit=unit))
    elif spread:
        over = _at_own_level(reading.decode(costs), spread["over"]) if per == "人" else spread["over"]
        operands.append(operand_of(reading, over, before or after, unit=per, role="count"))
    elif per:
        bought = re.search("(?:购置|购买|更新|新买|买)(?![及和与、])", reading.text)
        counted = "在职人员" if per == "人" else "购置公务用车" if bought else "公务用车"
        cars = f"{reading.decode(before)} {reading.decode(core[match.end() : match.end() + _NEAR])}"
        sort = _SORT_OF_CARS.search(cars) if per == "辆" else None
        counted = sort.group() if sort else counted
        named = content_of(reading.decode(after))
        if per == "人" and "名" in each and named.endswith("员") and not named.endswith("人员"):
            counted = f"{named}数量"  # 每名公共交通安全员: of them, not of the body's own people
        if per in ("人", "人次") and "因公出国" in reading.decode(costs):
            went = operand_of(reading, "因公出国(境)累计人次", unit="人次", role="count")
            plan = Plan(operation="average", operands=[*operands, went], unit=reading.unit)
            yield Shaped(plan, "average", 3.0)  # over those who went abroad, and not the whole staff
            return
        taught = re.search("参训|参加|参会|聘用|培训|出国", each)
        counted = f"{taught.group()}人数" if per == "人" and taught else counted
        if per in ("批次", "人次"):
            at_home = operand_of(reading, f"国内公务接待{per}", unit=per, role="count")
            plan = Plan(operation="average", operands=[*operands, at_home], unit=reading.unit)
            yield Shaped(plan, "average", 2.9 if "国内" in reading.text else 2.85)
            counted = f"公务接待{per}"
        elif per == "辆" and not bought and not sort and _RUNNING.search(reading.text):
            counted = "公务用车保有量"
        counted = _at_own_level(reading.decode(costs), counted) if per == "人" else counted
        operands.append(operand_of(reading, counted, unit=per, role="count"))
    yield Shaped(Plan(operation="average", operands=operands, unit=reading.unit), "average", 2.9)
