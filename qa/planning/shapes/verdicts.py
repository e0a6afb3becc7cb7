"""Shapes that compare two things the question names: 一致吗, 对得上吗, 前后矛盾吗."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.items.entries import total_wanted
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Source
from qa.planning.shapes.asking import ASKS_VERDICT, asks_reason
from qa.planning.shapes.budget_tests import same_as_budget
from qa.planning.shapes.claims import claims
from qa.planning.shapes.counted_members import counted_members
from qa.planning.shapes.form_blocks import task_and_indicator
from qa.planning.shapes.place_words import AGREE, TABLE_ALONE
from qa.planning.shapes.places import two_places
from qa.planning.shapes.shaped import Shaped, operand_of, split_names
from qa.planning.shapes.stated_moves import change_named, stated_moves
from qa.planning.shapes.sum_checks import sum_checks
from qa.question.reading import Reading

_SAME = regex(
    r"[,，]?(?:是不是|是否)(?:一回事|同一个数?)|[,，]?是?同一个(?:数字?|金额)|"
    r"(?:的)?(?:数|说法|表述|数字)?(?:是不是|是否|能不能|能否|"
    r"是)?(?:完全)?(?:一致|一样|对得上|对不上|相等|等不等于|等于|吻合|相符|分毫不差|正好等于|相同|对得起来)"
)


_WHICH_ARE = regex(
    r"^(?:哪些|哪几?[个家项])[^,，]*(?:[正刚恰]好|等于)(?:是|为|等于)?\d|(?:[正刚恰]好|等于)(?:是|为)?\d[^,，]*的[^,，]*(?:哪些|哪几?[个家项])"
)


def verdicts(reading: Reading) -> Iterator[Shaped]:
    """Two things to be held against each other, or one that is stated in several places."""
    core = reading.core
    if not ASKS_VERDICT.search(core) or asks_reason(core) or re.search("等于(?:多少|几)", core):
        return
    if _WHICH_ARE.search(core):
        return  # which of them are so is a list, and no yes or no
    budgeted = same_as_budget(reading)
    if budgeted is not None:
        yield budgeted
        return
    counted = counted_members(reading)
    if counted is not None:
        yield Shaped(Plan(operation="equal", operands=list(counted)), "members counted", 3.8)
        return
    added = list(sum_checks(reading))
    if added:
        yield from added
        return
    yield from claims(reading)
    repeated = _repeated(reading)
    if repeated is not None:
        yield Shaped(Plan(operation="consistent", operands=[repeated]), "consistent", 3.1)
        return
    if _WORKED_ON.search(core):
        return  # one of the sides is no single figure
    in_form = task_and_indicator(reading)
    if in_form is not None:
        yield Shaped(Plan(operation="equal", operands=list(in_form)), "two parts of a form", 4.3)
        return
    placed = list(two_places(reading))
    for at, (left, right) in enumerate(placed):
        yield Shaped(Plan(operation="equal", operands=[left, right]), "two places", 4.2 - 0.2 * at)
    if placed:
        return
    for at, (left, right) in enumerate(_sides(reading)):
        yield Shaped(Plan(operation="equal", operands=[left, right]), "equal", 3.0 - 0.05 * at)


_WORKED_ON = regex("减去|减掉|扣除|扣掉|去掉|刨去|刨掉|乘以|乘上|相乘|除以")
_SAYS = "(?:说|写|讲|提到?|列|表述|安排)?(?:到)?的?"
_EARLIER = "前面|前文|前半段?|开头|一开始|一开头|上文|起初|先前"
_LATER = "后面|后文|后半段?|下文|末尾|结尾|接着|随后|后来|最后"
_TWICE = regex(
    rf"前后(?:文|两处|几处)?|"
    "(?:文中|文件|全文|正文|说明)?(?:里面?|中|上)?(?:有)?(?:[两三](?:处|个地方)|两次|两遍)(?:地方)?(?:都|均|分别)?"
    "(?:说(?!明)|写|讲|提|列|表述)到?的?(?!.*(?:表|、))|几处|各处|多处|各个地方|"
    rf"(?:{_EARLIER}){_SAYS}(?P<a>[^,，]*?)[,，]?(?:和|与|跟|同)(?:{_LATER}){_SAYS}"
)
_AT_ODDS = regex("的?(?:互相|自相|相互)?(?:矛盾|冲突|打架).*$")
_EITHER = regex(
    r"(?:到底|究竟)?(?:是|有)?\d[\d.]*(?:亿元|万元|元|[个项家人辆台批])(?:还是|或者?)(?:是)?"
    r"\d[\d.]*(?:亿元|万元|元|(?P<u>[个项家人辆台批]))"
)
_COUNTS = regex("数量|辆数|人数|个数|[几多]少?[辆人个]|[项家台批车]数")
_PASSAGE = regex(
    r"^(?:讲|说|谈|介绍|涉及)到?(?!明)|(?:的)?(?:这|那)一?[段块处节条点句](?:话|文字|说明)?(?:里面?|中|上)?|(?:编制|情况|文字|预算)*(?:说明|正文)(?:里|中|上)?|(?:文件|全文)(?:里|中|上)?|[,，]|关于|"
    r"(?:的|所)*(?:预算)?(?:安排|写|列)?的?(?:金额|数额|数字|预算数|安排数|数)$|"
    r"的?(?:预算)?安排$|^的|的$"
)


def _repeated(reading: Reading) -> Operand | None:
    """What the document states in several places: 前后写的数一致吗, 开头写的和后面写的相同吗."""
    match = _TWICE.search(reading.core)
    if match is None or not (AGREE.search(reading.core) or _AT_ODDS.search(reading.core)):
        return None
    tail = _AT_ODDS.sub("", AGREE.sub("", reading.core[match.end() :]))
    words = f"{reading.core[: match.start()]} {match['a'] or ''} {tail}"
    words = re.sub(r"^(?:说的?|写的?|提到的?|表述的?|关于)|(?:的|得)?表述$", "", words.strip(" ,，"))
    either = _EITHER.search(words)
    words = _EITHER.sub("", words)
    counts = (either and either["u"]) or _COUNTS.search(words)
    if counts:
        words = re.sub("数量|辆数|人数|个数|(?<=车)数", "", words)
    before = None
    while before != words:
        before, words = words, _PASSAGE.sub(" ", words.strip())
    words = re.sub("的?(?:写|说)(?:得|的)$", "", words.strip())
    return operand_of(reading, words, role="count" if counts else "amount") if words else None


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
            operand_of(reading, match.group("x") + " " + match.group(side), source="table") for side in "ab"
        )  # type: ignore[misc]
    match = re.match(
        r"^(?P<x>[^,，]+?)[,，](?P<a>[^,，]*?(?:正文|说明|文字)[^,，]*?)(?:和|与|跟|"
        r"同)(?P<b>.+?)(?:上的?数字?|里的?数字?|的数字?)?(?:是否|是不是)?(?:完全)?(?:一样|一致|相同|相等|"
        r"对得上)",
        core,
    )
    if match:
        yield (
            operand_of(reading, match.group("x"), source="text"),
            operand_of(reading, match.group("x") + " " + match.group("b"), source="table"),
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
    match = re.match(
        r"^(?P<a>.+?)(?:正好等于|正好是|刚好是|恰好是|是否等于|等不等于|是不是等于|等于)(?P<b>.+?)$",
        core,
    )
    if match:
        yield (
            _side(reading, match.group("a"), match.group("b")),
            _side(reading, match.group("b"), match.group("a")),
        )
    body = (
        _SAME.split(core)[0]
        if _SAME.search(core)
        else re.split("也?是这个数", core)[0]
        if "这个数" in core
        else ""
    )
    body = re.sub(r"[,，]?的?(?:表述|这?两个数?|两者|二者)$|[,，]$", "", body)
    if re.search("收支总计", reading.decode(body)) and not re.search("[增减]", body):
        yield operand_of(reading, "收入总计"), operand_of(reading, "支出总计")
    scores = _TWO_SCORES.match(reading.decode(body))
    if scores:
        yield tuple(
            operand_of(reading, f"{scores['x']}{scores[side]}", unit="分", role="count") for side in "ab"
        )  # type: ignore[misc]
    cuts = [m for m in re.finditer(r"[,，](?:和|与|跟|同)|(?:和|与|跟|同)|[,，]", body)]
    if not cuts and body.count("、") == 1:
        cuts = list(re.finditer("、", body))
    cuts.sort(key=lambda m: (-len(m.group()), m.start()))
    for cut in cuts[:3]:
        left, right = body[: cut.start()], body[cut.end() :]
        if _ADDED_WITHIN.search(right):
            continue  # cut within what is added up
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


_SCORE = "[^,，的]*(?:得分|评分|总分|分数|评价分|自评分)"
_TWO_SCORES = regex(
    rf"^(?P<x>[^,，]{{2,}}?)的?(?P<a>(?:第三方|重点|部门|单位|财政|自评|项目){_SCORE})[和与跟同](?P<b>{_SCORE})$"
)
"""How one thing was scored by two: 甲项目的第三方评价得分跟自评总分."""
_ADDED_WITHIN = regex("(?:加起来|相加|之和|加总|合起来|[加合]在一起)[,，]?(?:和|与|跟|同|等于|是)")


_COUNTED = "平方米|公里|公顷|[人批]次|[辆人个台套米次期场条座]"
"""The units in which a question states a count."""


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
    moves = stated_moves(decoded)
    if moves:
        return moves
    plain = re.sub(r"正文|说明文字|编制说明|说明|文字|里?写的?|说的|里的|部分|数字?$|的数|所列", "", words)
    if re.search(r"相加|加(?!起来)|、", plain) and source != "table":
        names = split_names(
            re.sub(r"(?:[两三四五六七八九十](?:块|类|项|部分|者)(?:支出)?)?(?:相加|加起来)", "", plain)
        )
        if len(names) > 1 and not any(TABLE_ALONE.fullmatch(reading.decode(name)) for name in names):
            return Operand(
                phrase=reading.decode(plain), parts=[_stated(reading, name, other, "any") for name in names]
            )
    unit = re.search(rf"\d({_COUNTED})", reading.decode(other))
    operand = _stated(reading, plain, "" if unit else other, source)
    if unit and operand.stated is None:
        operand = operand.model_copy(update={"unit": unit.group(1), "role": "count"})
    return operand


def _stated(reading: Reading, words: str, other: str, source: Source) -> Operand:
    """An operand that may carry the figure the question states for it (机关运行经费171.01万元)."""
    decoded = reading.decode(words)
    match = re.search(rf"(\d+(?:\.\d+)?)(亿元|万元|千元|元|{_COUNTED}|名|家|%)", decoded)
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
    other = "" if total_wanted(decoded) else other  # the grand total is of nothing else
    named, change = change_named(words)
    if change is not None:
        return operand_of(reading, named, other, role=change, source=source)
    unit = "辆" if "辆" in decoded else None
    return operand_of(reading, words, other, source=source, role="count" if counts else "amount", unit=unit)
