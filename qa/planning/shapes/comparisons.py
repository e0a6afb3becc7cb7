"""The plan of a comparison over several editions."""

from __future__ import annotations

import re

from qa.planning.plan import Operation, Plan, Reduction
from qa.planning.shapes.asking import ASKS_VERDICT, BELOW, BEST, SORT, THRESHOLD, WORST
from qa.planning.shapes.parts import PERCENT
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_COMPARATIVE = re.compile(
    r"更|谁的?|哪一?家的?|[一两二三四五六七八九十]+(?:个|家|所)(?:的)?|哪个(?:部门|单位|局)的?|"
    r"[多高低少大](?=[,，?？]|$)|排序|部门(?:预算|决算)(?=[和与跟 ,，]|的?单位)|单位(?:预算|决算)|(?:分别|"
    r"各)?(?:是|有|为)?多少|多多少|少多少|高多少|低多少|差多少|相差|[多少高低]了?几[个家人辆]|几倍|多少倍|"
    r"排个序|从高到低|由高到低|从大到小|排序|"
    r"(?:最高|最低|最多|最少|最大|最小)的?(?:是)?(?:哪?一[年家个]|那一年|哪个|哪家|部门)?|"
    r"[一两二三四五六七八九十]+(?:个|家)?(?:部门|单位|市|年)(?:里|中)?|"
    r"占(?:全部|合计|总数|总额|[两三四五六七八九]家)?的?(?:比例|比重)?|逐年|年均|历年|"
    r"变化情况|变化趋势|变化|趋势|增速|增减|率(?=$| |是|为|有|多少|[?？])|得(?=快|多|少)|快|"
    r"比(?:例|重)?|较|从|到|把|和|与|跟|、|之间|上涨|涨|上升|增加|减少|增长|下降|上升|降低|增幅|降幅|多了|少了|多出|"
    r"高出|了|百分之几|百分点|哪一?年|几个?|是不是|一致|一样|吗|加起来|合计|一共|总共|平均(?:数|值|水平)?|每年|历年|各年|"
    r"分别|[,， ]元$"
)


_SHARE = re.compile(
    rf"^(?:.*[,，])?(?P<a>[^,，]*?)(?:各自|分别|各)?占了?(?P<b>[^,，]*?)的?(?P<rest>(?:{PERCENT}|多少|百分).*)?$"
)
_OF_ALL = re.compile(r"占(?:全部|合计|总数|总额|[两三四五六七八九]家)")
_EACH = re.compile(r"各(?:自)?占|占(?:全部|合计|总数|总额|[两三四五六七八九]家)")
_WINNER_BY = re.compile(
    r"(?:谁|哪一?[家个年]).{0,20}[多高大贵][,，].{0,6}(?:多|高|大|差)(?:了|出)?(?:多少|几)"
)
_SERIES = re.compile(
    r"逐年|每年(?:的)?(?:变化|增减|增|减)|历年(?:变化|增减)|各年(?:变化|增减)|(?:变化|增减)(?:趋势|情况)"
)
_YEARLY = re.compile(r"年均|年平均(?:增|减|下降)|平均每年.*(?:增|减|涨|降)")
_MOVED = re.compile(r"增幅|增长率|增速|涨幅|降幅|增长最|涨得|下降最|增长(?:得)?(?:更?快|更?多|更?高)|降得")


def comparison(reading: Reading, by: str) -> Shaped:
    """The plan over several editions: of one figure of each, or of what is worked out of each.

    占 asks for a share within each edition, 增幅 for a growth of each department's own.
    """
    core = reading.core
    part = _SHARE.match(core) if "占" in core and not _OF_ALL.search(core) else None
    if part and part.group("b").strip(" 的总"):
        return _worked(reading, by, part.group("a"), part.group("b"), part.group("rest") or "")
    if by == "department" and _MOVED.search(core):
        ordered = BEST.search(core) or WORST.search(core) or re.search("谁|哪", core)
        words = _COMPARATIVE.sub(" ", _MOVED.sub(" ", core))
        plan = Plan(
            operation="rank" if ordered else "lookup", operands=[operand_of(reading, words, role="growth")],
            inner="growth", wants_items=bool(ordered), unit="%", top=1 if ordered else None,
            descending=not re.search("降幅最大|下降最|降得", core) and not re.search("最[小低少慢]", core),
        )  # fmt: skip
        return Shaped(plan, f"growths by {by}", 3.0)
    return _plain(reading, by)


def _worked(reading: Reading, by: str, a: str, b: str, rest: str) -> Shaped:
    """Shares within each edition, side by side, in order, or their distance."""
    text = reading.core
    best, worst, sort = BEST.search(text), WORST.search(text), SORT.search(text)
    which = re.search(r"(?:谁|哪一?[家个年]).{0,20}([多高大少低小])(?=[,，?？]|$)", text)
    far = re.search(r"[多高少低大小](?:多少|几)|相差|差多少|差几|百分点|变化|升|降", text)
    a = re.sub(r"谁的?|哪一?[家个年](?:部门|单位)?的?", " ", _SIDES.sub(" ", a))
    operands = [operand_of(reading, a), operand_of(reading, _SIDES.sub(" ", b))]
    ordered = bool(best or worst or sort or which) and not far
    down = bool(worst) or bool(which and which.group(1) in "少低小")
    plan = Plan(
        operation="rank" if ordered else "difference" if far else "lookup", operands=operands, inner="share",
        unit="%", wants_items=ordered, top=None if sort or not ordered else 1, descending=not down,
    )  # fmt: skip
    return Shaped(plan, f"shares by {by}", 3.0)


_ALL_OF_THEM = re.compile(
    r"^[一-鿿]{0,4}?(?:这|那)?[两三四五六七八九](?:个|家)(?:单位|机关|部门|局)?(?:的|里|中)?|占[两三四五六七八九]家(?:合计|总数)?的?"
)
_SIDES = re.compile(
    r"^[ 和与跟、]+|[一两二三四五六七八九十]+(?:个|家)?(?:部门|单位|局|委|厅|年)?(?=[的, ]|$)|各|分别|[,，]"
)


def _plain(reading: Reading, by: str) -> Shaped:
    """What is left of the core names the thing, its verbs the operation."""
    core = reading.core
    text = reading.text
    core = SORT.sub(" ", _ALL_OF_THEM.sub(" ", core))
    words = _COMPARATIVE.sub(
        " ",
        re.sub(
            r"[一两二三四五六七八九十]+个?(?:[省市区县][一-鿿]{0,6})?(?:局|委|厅|院|部门|单位|街道)|"
            r"[两三四五六七八九]个?[一-鿿]{2,8}?(?:局|委|厅|院|街道)(?=的|[ ,，]|$)",
            " ",
            core,
        ),
    )
    unit = reading.unit if reading.unit not in ("倍",) else "倍"
    counted = unit if unit and unit not in ("元", "千元", "万元", "亿元", "%", "倍") else None
    words = re.sub(r"(?:^| )(?:各个?|所有|全部|每个)(?:的)?(?:部门|单位|局|委|厅)?(?:的)?", " ", words)
    asked = {"unit": counted} if counted else {}
    operand = operand_of(reading, words, role="count" if counted else "amount", **asked)
    wants_items = bool(re.search(r"哪|排|谁", text)) and not re.search(
        r"(?:一年|一家|一个)(?:是|有|的)?[^,，]{0,6}多少", text
    )
    best, worst, sort = BEST.search(core), WORST.search(core), SORT.search(reading.core)
    which = re.search(r"(?:谁|哪一?[家年]|哪个).{0,20}([多高大少低])(?=[,，?？]|$)", core)
    over = THRESHOLD.search(core)
    if over:
        words = _COMPARATIVE.sub(" ", core[: over.start()] + " " + core[over.end() :])
        words = re.sub("在|里|中|的|有", " ", words)
        plan = Plan(
            operation="filter", operands=[operand_of(reading, words)], wants_items=True,
            relation="less" if over.group(1) in BELOW else "greater",
            threshold=over.group(2).replace(",", ""),
            threshold_unit={"万": "万元", "亿": "亿元"}.get(over.group(3), over.group(3)),
        )  # fmt: skip
        return Shaped(plan, f"filter by {by}", 3.0)
    operation: Operation
    reduction: Reduction = "list"
    if by == "year" and (_YEARLY.search(core) or _SERIES.search(core)):
        operation = "growth" if unit == "%" or re.search("率|速|幅", core) else "difference"
        reduction = "average" if _YEARLY.search(core) else "each"
        wants_items = False
    elif _EACH.search(reading.core):
        operation, reduction, wants_items = "share", "each", False
    elif _WINNER_BY.search(core):
        operation, reduction, wants_items = "rank", "spread", True
    elif which and not re.search("[多少高低](?:多少|几)|差多少", core) and not (sort or best or worst):
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
        wants_items=wants_items, reduce=reduction,
        descending=not (worst or re.search("从低到高|由低到高|从小到大|从少到多", reading.core)),
        top=1 if (best or worst) and not sort else None,
    )  # fmt: skip
    return Shaped(plan, f"comparison by {by}", 3.0)
