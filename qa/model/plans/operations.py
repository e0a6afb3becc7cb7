"""Which operations the words of a question ask for: a plan of another one is refused."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.asking import (
    ASKS_MEANING,
    ASKS_REASON,
    ASKS_VERDICT,
    BEST,
    SORT,
    TOGETHER,
    TOP,
    WORST,
)
from qa.question.reading import Reading
from qa.question.text import Coverage, bare, normal

_SAID = {
    "sum": regex("和|与|及|、|加|合计|一共|总(?![额数量])|共|全部|累计|跟|以及|[,，]"),
    "difference": regex("差|比|较|多|少|减|高|低|超|省|剩|节|余|增|降|变|涨|升"),
    "ratio": regex("倍"),
    "share": regex("占|比例|比重|百分|几成|份额|率|%"),
    "growth": regex("百分|率|幅|%|几成|增长|下降|变化|变动|同比"),
    "change": regex("增|减|变|涨|降|升|少|多|差|省|砍|压|缩|同比"),
    "average": regex("平均|均|每"),
    "complement": regex("除|扣|其余|其他|剩|之外|以外|不含|不包括|不算|不是|减|非|余"),
    "rank": regex(
        "最|第[一二三四五\\d]|前[一二两三四五六七八九十\\d]|排[名序个]|大头|头号|居首|依次|垫底|倒数|[从由][高低大小多少]"
    ),
    "count": regex("几[个项家类款场种笔所位名辆台]|多少[个项家类款场种笔所位名辆台人]|数量|个数"),
}
"""Words of which an operation needs one, outside printed names."""

_MOVED = regex(
    r"(?:(?<!百分)比(?![例重])|较|同比).{0,14}?(?:多(?!少)|(?<!多)少|增|减|高|低|涨|降|升|变|差|省)|增加|减少|增长|下降|上升|降低|增减|涨了|降了|变化|相差|差多少|差额"
)
_SHARED = regex("占(?!地|用)|比重|比例|份额")
_ASKED = regex("多少|安排|差旅|增值")
"""Words with a sign of an operation in them that ask for none."""
_ADDED = regex("(?<![增追参附])加(?!强|快|大)|\\+")
_PLACES = regex("正文|说明|文字|表")
"""Prose against a table: a plan names items, not where they are printed."""
_MEAN = regex("平均|人均|均摊|每[人辆个场家台]")
_EACH = regex("分别|各(?!类|项|级|种)|依次")
_REST = regex("除(?!以)|扣除|其余|剩|之外|以外|不含|不包括|不算|(?<!是)不是")
_MOVE = regex("[增减降升涨跌变压缩]")
_MOST_MOVED = regex(r"[增减降升涨跌压缩][\u4e00-\u9fff]{0,3}最|最[\u4e00-\u9fff]{0,3}[增减降升涨跌压缩]")
_MOVING = frozenset(("difference", "change", "growth", "complement", "rank", "filter", "count", "equal"))


def unsaid_operation(plan: Plan, reading: Reading) -> str | None:
    """Why the operation, or the order of its operands, is not the question's; None where it is.

    Works on the question with its printed names closed, so that 其他支出 does not say “其余”.
    """
    core, text = _ASKED.sub("?", reading.core), reading.text
    words = _SAID.get(plan.operation)
    if words is not None and not words.search(reading.core if plan.operation == "count" else core):
        return f"问题没有要求{plan.operation}"
    return _demanded(plan, core, text) or _turned(plan, normal(reading.decode(core)))


def _demanded(plan: Plan, core: str, text: str) -> str | None:
    """What the question asks for beyond a plain figure has to be in the plan."""
    operation, roles = plan.operation, {operand.role for operand in plan.operands}
    if ASKS_REASON.search(core) or ASKS_MEANING.search(core):
        return "问题要的是说明，不是数"
    judged = ASKS_VERDICT.search(text.replace("哪一样", ""))
    if judged and operation != "equal":
        return "问题要的是判断"
    if not judged and operation == "equal":
        return "问题没有要求判断"
    if judged and _PLACES.search(text):
        return "计划说不出正文与表的区别"
    if any(asks.search(core) for asks in (WORST, BEST, TOP, SORT)) and operation != "rank":
        return "问题要的是排名"
    named = "".join(one.phrase + one.context for one in plan.operands)
    if operation == "rank" and _MOST_MOVED.search(core) and not roles & {"change", "growth"}:
        if not _MOVE.search(named):
            return "问题要的是增减最大的"
    if _MEAN.search(core) and operation != "average":
        return "问题要的是平均"
    if operation == "count" and _MOVED.search(core):
        return "问题要的是增减"
    if operation in ("rank", "filter", "count", "average", "equal"):
        return None
    if "倍" in core and operation != "ratio":
        return "问题要的是倍数"
    if _SHARED.search(core) and not (operation == "share" or roles == {"share"} or _MOVED.search(core)):
        return "问题要的是占比"
    if _MOVED.search(core) and not (operation in _MOVING or roles & {"change", "growth", "share"}):
        return "问题要的是增减"
    if _REST.search(core) and operation in ("lookup", "sum", "change", "growth"):
        return "问题要的是其余的部分"
    percent = _percent_wanted(text)
    if percent and operation in ("difference", "change", "sum", "complement"):
        return "问题要的是百分比"
    if not percent and operation in ("growth", "share"):
        return "问题要的不是百分比"
    several = len(plan.operands) > 1
    if (re.search(TOGETHER, core) or _ADDED.search(core)) and operation == "lookup" and several:
        return "问题要的是合计"
    if operation == "sum" and _EACH.search(core) and not re.search(TOGETHER, core):
        return "问题要的是各自的数"
    return None


def _percent_wanted(text: str) -> bool:
    """Whether the answer is wanted as a percentage."""
    return bool(
        re.search("百分|比例|比重|占比|率|几成|%|份额|增幅|降幅", text) or re.search(r"占.{0,14}多少", text)
    )


# ---------------------------------------------------------------- which operand comes first


def _turned(plan: Plan, text: str) -> str | None:
    """A 占 B is A ÷ B, A 比 B 多 is A − B: the operands in the other order answer another question."""
    if plan.operation not in ("difference", "ratio", "share") or len(plan.operands) != 2:
        return None
    first, second = (_place(operand, text) for operand in plan.operands)
    if first is None or second is None or first == second:
        return None
    if plan.operation == "share":
        parted = re.search("占|(?<=.)在(?=.+[中里内])", text)
        anchor = parted.start() if parted else -1
        after = [place > anchor >= 0 for place in (first, second)]
        reversed_order = after == [True, False] or (
            after == [False, False] and anchor >= 0 and first < second
        )
    else:
        reversed_order = first > second
    return "两项的先后与问题相反" if reversed_order else None


def _place(operand: Operand, text: str) -> int | None:
    """Where the question begins to speak of an operand; by its year where the names are the same."""
    phrase = normal(operand.parts[0].phrase if operand.parts else operand.phrase)
    at = text.find(phrase)
    if at >= 0:
        return at
    runs = [run.span() for run in re.finditer("1+", _held(text, bare(phrase)))]
    return max(runs, key=lambda run: run[1] - run[0])[0] if runs else None


def _held(text: str, phrase: str) -> str:
    """One sign for each character of the text: 1 where the phrase has it, with its neighbour."""
    covered, _ = Coverage(text).masks(phrase)
    return "".join(str(covered >> at & 1) for at in range(len(text)))
