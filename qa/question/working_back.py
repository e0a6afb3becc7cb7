"""How a question says that last year's figure is to be worked out: by undoing a printed change.

由2026年预算和增加额反推，2025年机关运行经费是多少 asks for the figure of 2025; how to get it is no part
of what is asked, and the years and words of the method name nothing.
"""

from __future__ import annotations

import re

from qa.patterns import regex

_BACK = (
    r"(?:推算|倒推|反推|倒算|反算|回推|还原|往回算|往前推|逆推|推导|推回去|推出来?|倒着算|推一下)"
)
_BASES = (
    r"(?:今年|本年|当年|20\d\d年?|比上年|比去年|较上年|上年|同比|增减|增加|减少|变动|增长|下降|"
    r"少的|多的|降幅|增幅|预算|执行)"
)
_METHODS = (
    regex(
        rf"[(（](?:请)?(?:由|按照?|依照|照着?|用|根据|从|拿|以|依|通过|结合|"
        rf"提示)?[^()（）]*?(?:{_BACK}|加回|减回|扣回|算|计算)[^()（）]*[)）]"
    ),
    regex(
        rf"(?:^|[,，。;；?？])(?:请|如果|要是|假如)*(?:由|按照?|依照|照着?|用|根据|从|拿|以|依|通过|"
        rf"结合)(?:正文|文件|说明|文中|披露|公布|给出|写明)?(?:里|中|所?[说写列]|披露|公布|给出)?的?"
        rf"[^,，。;；?？]*?{_BASES}[^,，。;；?？]*?(?:{_BACK}|加回[^,，。;；?？]*|减回[^,，。;；?？]*|"
        rf"减去[^,，。;；?？]*|加上[^,，。;；?？]*|计算|算(?!数|清))(?:一下|出来?|得到|下来|看看?|回去|"
        rf"看)*(?=[,，。;；?？]|$)"
    ),
    regex(
        rf"(?:^|[,，。;；?？])(?:请|如果|要是|假如)*(?:由|按照?|依照|照着?|用|根据|从|拿|以|依|通过|"
        rf"结合)[^,，。;；?？]*?{_BASES}[^,，。;；?？]*?(?:{_BACK}|算出)(?:出|"
        rf"得)?(?=[^,，。;；?？]{{3,}})"
    ),
    regex(
        rf"^(?:请|帮忙)*(?:由|按照?|依照|照着?|用|根据|从|依|结合)[^,，。;；?？多几]{{0,10}}?"
        rf"(?:说明|正文|文件|报告|数据|[0-9]?表)(?:里|中|上)?的?(?:请)?{_BACK}(?:一下|出)?(?=20\d\d|上年|去年)"
    ),
    regex(rf"[,，。;；?？](?:请|可以?|要|需要|自己|帮忙)*{_BACK}(?:一下|出来?|得出|看看?)*$"),
    regex(rf"(?<=[多少]){_BACK}(?:一下)?$|^{_BACK}(?:一下|出)?[,，]?"),
)
_UNWRITTEN = regex(
    r"(?:^|[,，。;；?？(（])(?:但|不过|虽然)?(?:文件|文中|表里|表格|正文|材料|报告|说明)(?:里面?|中|上)?"
    r"(?:并)?(?:没有?|未)(?:有)?(?:直接|明确|单独)?(?:地)?(?:写|给出|列|公布|披露|说|印|标)(?:明|出来?)?[^,，。;；?？]*"
)
_GIVEN = regex(
    r"(?:^|(?<=[,，。;；?？]))(?:请)?(?:根据|按照?|依照|用|由|从|结合)[^,，。;；?？]*"
    r"(?:减少|增加|下降|上升|增长|变动|增减|降低)的?(?:额|数额?|金额|幅度?)[,，](?:请|算算|算一下|计算|算出|算)*"
)
"""What the figure is to be worked out from, in a clause of its own: 根据说明中的下降额，2025年应为多少."""
_FROM = regex(
    rf"(?:^|(?<=[,，。;；?？]))(?:请|如果|要是|假如)*(?:由|按照?|依照|照着?|用|根据|从|拿|以|依|"
    rf"通过|结合)[^,，。;；?？]*?(?:{_BASES}|正文|文件|说明)[^,，。;；?？]*(?:[,，。;；?？]|$)"
)
_VERB = regex(rf"(?:请|可以?|要|需要|帮忙|如果)*{_BACK}(?:一下|出来?|得出|得到|看看?)?")
_ASKS = regex("多少|几|什么数|是[?？]?$")
_MOVES = regex(r"同比|环比|[增降涨减][长幅加少]")
"""Asks how far a figure went, for which last year's was to be worked out."""
_PAST = regex("20\\d\\d|去年|上年|上一年|前一年")


def without_method(question: str) -> str:
    """The question without the clause that tells how to work the figure out; as it was if nothing asks then.

    >>> without_method("由2026年预算和增加额反推，国家信访局2025年机关运行经费预算是多少？")
    '国家信访局2025年机关运行经费预算是多少？'
    """
    if len(_AMOUNT.findall(question)) > 2:
        return question  # the amounts it states are what is to be worked with
    left = _UNWRITTEN.sub("", question)
    for method in _METHODS:
        left = method.sub(_gap, left)
    given = _GIVEN.sub("", left)
    verb = bool(re.search(_BACK, question)) or given != left
    left = given
    if verb:
        without = _FROM.sub("", left)
        left = _VERB.sub("", without if len(without) > 6 and _PAST.search(without) else left)
    left = re.sub(r"[,，]+(?=[?？]$)", "", left)
    left = re.sub(r"^[,，。;；?？]+|(?<=[,，?？])[,，。?？]+|[,，。]$", "", left)
    told = _PAST.search(left) or _MOVES.search(left)
    return left if left != question and told and (verb or _ASKS.search(left)) else question


_AMOUNT = regex(r"\d[\d.,]*[万亿]?元")


def _gap(found: re.Match[str]) -> str:
    """What parts the clauses on both sides of a clause taken out."""
    return "," if 0 < found.start() and found.end() < len(found.string) else ""
