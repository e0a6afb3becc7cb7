"""In which unit an answer is wanted: 用亿元作单位的话, 我要填的表单位是元, 表里按元列，写成万元应当是多少."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex

_UNIT = r"(?<![\d.万亿千百])(?:亿元|百万元|万元|千元|元|亿|万)"
_U = rf"(?P<unit>{_UNIT})"
_AS_UNIT = "(?:(?:作为?|做为?|为|当)?(?:统一)?(?:计量|金额)?单位|口径|计价)"
_INTO = (
    "(?:换算|折算|折合|转换|折换|改写|换写|换|折|转|化|改|写|变|合|算|表示|统一)(?:过来|一下)?"
    "(?:成为?|为|作|到|用|以|按)*"
)
_SHOWN = (
    "(?:来)?(?:表示|表达|表述|计算|计量|计|算|讲|说|报数?|写|填报?|列示|列支|列出|列|回答|作答|答|给|看|呈现|展示|体现|"
    "反映|标|印|公布|披露)(?:的|着)?"
)
_ASKED_FOR = "(?:请|麻烦|帮我|帮忙|如果|若是?|假如|要是|我想|我要|希望|能否|能不能|可以|需要|要)*"
_THE_FIGURE = "(?:把|将)?(?:它|结果|答案|(?:这|该|那)个?数(?:字|额)?)?(?:都)?(?:请)?"
_IN_PRINT = "(?:[^,，。?？;；:：\ue000-\uf8ff]{0,6}?(?:表|文件|原文|说明|公开|材料|书)格?[里中上内]?面?的?)?"
_ROW = "(?:(?:这|那|该|一)?(?:一|个|些)?(?:栏|行|列|项)?(?:的)?(?:数字?|金额|数据|数值|数额|单位)?)"
_BETWEEN = "[,，。?？;；]?"

_DENIED = regex(
    rf"{_BETWEEN}(?:不要用?|别用|不用|不是|而不是|不按|不以)(?:以)?{_UNIT}(?:{_AS_UNIT})?{_BETWEEN}(?:而?是)?(?:直接|就|请|告诉我|给我|报)*"
)
_PRINTED = regex(
    rf"{_BETWEEN}{_IN_PRINT}{_ROW}(?:都|本来|原来|原本|均|用的|写的?|列的?)?(?:是|为)?(?:按照?|以|用|拿)?"
    rf"{_UNIT}{_AS_UNIT}?(?:{_SHOWN})?(?:数)?(?=[,，。;；]|的?[\ue000-\uf8ff])|"
    rf"{_BETWEEN}{_UNIT}(?=[改换转折])|的?单位(?:从|由){_UNIT}(?={_INTO})"
)
"""The unit in which a table prints the figure, before that in which it is wanted."""
_WANTED = (
    regex(
        rf"{_BETWEEN}{_ASKED_FOR}{_THE_FIGURE}(?:的?单位)?(?:(?:从|由|把|将){_UNIT}(?:的)?数?)?(?:单位)?{_INTO}(?:人民币)?{_U}(?:{_AS_UNIT})?(?:{_SHOWN})?"
        rf"(?:的话|以后|之后|后)?{_BETWEEN}"
    ),
    regex(
        rf"{_BETWEEN}{_ASKED_FOR}(?:结果|答案|单位)?(?:请)?(?:改)?(?:用|以|按照?|拿){_U}(?:{_AS_UNIT})?(?:{_SHOWN})?"
        rf"(?:的话|后|一下)?{_BETWEEN}"
    ),
    regex(
        rf"{_BETWEEN}[^,，。?？;；\ue000-\uf8ff]{{0,8}}(?:单位|要求|要填|只认|只收|只要|需要)(?:要求|要|得|应|该|请)?"
        rf"(?:是|为|用|写|填|取|[:：])?{_U}{_BETWEEN}"
    ),
    regex(rf"{_BETWEEN}(?:等于|约?合|折合|是|有|为|相当于)*(?:人民币)?(?:多少|几)个?{_U}(?:来着)?"),
    regex(rf"{_BETWEEN}的?{_U}(?:数|口径|值)(?:的?金额|的?数)?(?:是)?(?:多少)?(?=[,，。?？;；]|$)"),
)
_ABOUT_A_SENTENCE = regex(r"^,?(?:的)?一?句?话[:：]")
_ASKING = regex(
    r"[,，。?？;；]*(?:请问|那么?|数字?变成|变成|应|的话|换算过来|折算过来|得数|结果|答案|应当|应该|该|等于|写成?|填|报|合|折|约|会|就|"
    r"又|则|要|请|一共|总共|是|为|有|列|数|作|了)*(?:(?:多少|几)(?:呢)?)?[,，。?？;；]*$"
)
_MOVES = regex("(?:增加|减少|增长|下降|[多少高低差增减])[了出]?$")
"""What stands before 多少 where it is asked how far two figures are apart."""
_FULL = {"亿": "亿元", "万": "万元"}


def in_its_unit(folded: str) -> str:
    """The question with the unit wanted at its end, …是多少亿元; as it was where no unit is spoken of.

    `folded` holds a single character for each name, so that no word of a name is taken for a unit.
    """
    left, unit = _taken(_DENIED.sub(",", _unbracketed(folded)), _WANTED[:1])
    if unit or len(set(re.findall(_UNIT, left))) > 1:
        left = _PRINTED.sub(",", left)
    left, second = _taken(left, _WANTED)
    unit = unit or second
    left = _ASKING.sub("", _ABOUT_A_SENTENCE.sub("", left)).strip(",，。?？;；:：")
    left = re.sub(f"^{_ASKED_FOR}[把将](?=.)", "", left)
    asks = "多少" if _MOVES.search(left) else "是多少"
    return f"{left}{asks}{_FULL.get(unit, unit)}" if unit and left else folded


def _taken(words: str, wanted: Sequence[re.Pattern[str]]) -> tuple[str, str | None]:
    """The words without the last that ask for a unit, and that unit."""
    found = next((found for asks in wanted if (found := list(asks.finditer(words)))), None)
    if found is None:
        return words, None
    last = found[-1]
    left = f"{words[: last.start()]},{words[last.end() :]}"
    return re.sub("[,，]{2,}", ",", left).strip(",，"), last["unit"]


def _unbracketed(folded: str) -> str:
    """Brackets about a unit become clauses: (单位:元)."""
    return re.sub(rf"[(（]([^()（）]*{_UNIT}[^()（）]*)[)）]", r",\1,", folded)
