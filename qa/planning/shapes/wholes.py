"""Shapes that add up, average or count the members of a group which the question names as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.items.indicators import asks_indicators
from qa.items.phrases import content_of
from qa.patterns import regex
from qa.planning.plan import Plan, Reduction
from qa.planning.shapes.asking import ASKS_LIST, ASKS_REASON, BEST, SORT, TOGETHER, TOP, WORST
from qa.planning.shapes.averages import EACH_HEAD
from qa.planning.shapes.group_words import named
from qa.planning.shapes.shaped import Shaped, class_of, operand_of, split_names
from qa.question.reading import Reading

_NUMBER = r"(?:[两三四五六七八九十]+|\d{1,3}|各|几|所有|全部|每一?)"
_KIND = r"(?:个|家|所|场|项|类|款|笔|块|条)"
_MEMBERS = regex(
    rf"{_NUMBER}{_KIND}|各(?:下属|所属|直属|预算)?(?:单位|项目|部门|项)|下面|下级|下属单位|所有|明细|"
    r"各(?![自类种级])[一-鿿\ue000-\uf8ff]{1,6}?的?(?=收入|支出|预算|项目)"
)
_PROJECTS_OF = regex(r"[一-鿿]的?(?:项目支出|专项业务经费|专项支出)(?:是|有|为)?多少(?:钱|万元|元)?$")
"""The projects of a unit asked for as one figure, which a list of them need not print."""
_MEAN = regex(rf"(?:各{_KIND}?的?)?平均(?:每(?:一|个)?(?:{_KIND}(?!目))?|值|数)?|每{_KIND}平均|均值")
_HOW_MANY = regex(
    r"(?:一共|总共|合计|共计|共|都)?(?:有|办|列了?|安排了?|开展|举办|包括|包含|涉及|设)?(?:了)?"
    r"(?<![哪好])(?:几|多少)(?P<kind>个|家|所|场|项|类|款|笔|条)"
)
_IN_ALL = "|(?<![收支])总计(?=多少|是|有|要|花|安排|共|$)|全部加|累计(?=多少|是|有|要|花|安排)"
_OF_A_TABLE = regex(r"表(?:里面?|中|内|上)?(?:一共|总共|共)?(?:有|列了?|列出了?)(?:几|多少)")
"""Rows of a table that is named, which its own rows tell better than any number in it."""
_NOT_MEMBERS = regex(f"{EACH_HEAD}|人均|每个?人|每名|每辆|均摊|单价|每平方米|占|几倍|多少倍|百分")


def wholes(reading: Reading) -> Iterator[Shaped]:
    """三所监狱的收入合计, 平均每场培训多少, 一共几场培训."""
    core = reading.core
    if BEST.search(core) or WORST.search(core) or SORT.search(core) or TOP.search(core):
        return
    if ASKS_REASON.search(core) or _NOT_MEMBERS.search(core) or re.search("除|以外|吗$|是不是|是否", core):
        return
    if "、" in core or _APART.search(core):
        return
    mean = _MEAN.search(core)
    summed = re.search(TOGETHER + _IN_ALL, core)
    count = _HOW_MANY.search(core)
    reduction: Reduction
    if mean:
        reduction, words = "average", core[: mean.start()] + _noun(mean.group()) + core[mean.end() :]
    elif count and not (summed and re.search(r"多少(?:钱|万元|亿元|元|资金)?$", core)):
        reduction, words = "count", core[: count.start()] + " " + core[count.end() :]
    elif _PROJECTS_OF.search(reading.decode(core)) and not summed:
        reduction, words = "sum", core
    elif summed and (_MEMBERS.search(core) or reading.unit in (None, "元", "万元", "亿元")):
        reduction, words = "sum", core[: summed.start()] + " " + core[summed.end() :]
    elif ASKS_LIST.search(core):
        yield from _listed(reading)
        return
    else:
        return
    words = re.sub(
        r"(?:是|有|花|要|用)?(?:了)?(?:多少|几)(?:钱|万元|亿元|元|人次|人)?|分别|下面|下级|明细|[,，]",
        " ",
        words,
    )
    words = named(re.sub(r"(?:的)?(?:总|合计|一共|总共|加起来)?(?:金额|数额|总额)$", "", words.strip()))
    if len(split_names(words)) > 1 and all(re.search("[\ue000-\uf8ff]", n) for n in split_names(words)):
        return
    counted = class_of(reading.unit) if reading.unit not in (None, "%", "倍") else None
    unit = counted if reduction != "count" else None
    operand = operand_of(
        reading, words, core, unit=unit, role="count" if unit not in (None, "money") else "amount"
    ).model_copy(update={"asked": reading.decode(core)})
    plan = Plan(
        operation="count" if reduction == "count" else "rank", operands=[operand], reduce=reduction,
        sharing=reduction == "sum" and not _MEMBERS.search(core),
        unit=count.group("kind") if reduction == "count" and count else reading.unit, wants_items=False,
    )  # fmt: skip
    # A number that the document itself states of the group is preferred to one that is counted or added up.
    weight = {"count": 1.1, "sum": 2.9 if summed else 0.5, "average": 2.95}[reduction]
    of_a_table = _OF_A_TABLE.search(reading.decode(core)) or asks_indicators(reading.text)
    of_classes = count is not None and count["kind"] in "类款" and re.search("功能|经济|科目", core)
    if reduction == "count" and (of_a_table or of_classes):
        weight = 2.0
    printed = reduction == "sum" and summed and re.match("总额|合计[数额]", core[summed.start() :])
    if printed and not _MEMBERS.search(core):
        weight = 1.2
    yield Shaped(plan, f"{reduction} of a whole", weight)


_APART = regex(
    "比(?!(?:年初|全年|调整)?后?的?(?:预算|决算)|上年|去年|20)[^,，]+?[多少大小高低](?:了|出)?(?:多少|几)"
)
"""How far one sum is from another: 甲的各项目合计比乙的多多少."""


def _listed(reading: Reading) -> Iterator[Shaped]:
    """The rows that share a printed value: 部门集中采购的物品有哪些, 特定目标类项目有哪几个."""
    operand = operand_of(reading, named(reading.core), reading.core)
    if not content_of(operand.phrase) or asks_indicators(reading.text):
        return
    plan = Plan(
        operation="filter", operands=[operand.model_copy(update={"asked": reading.decode(reading.core)})],
        sharing=True, wants_items=True,
    )  # fmt: skip
    yield Shaped(plan, "list of a whole", 2.6)


def _noun(mean: str) -> str:
    return " " if "每" not in mean else " 各"
