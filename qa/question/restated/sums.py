"""Ways of asking for a sum of several things that are named one by one, however they are led in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.items.phrases import content_of
from qa.patterns import regex
from qa.question.numerals import numeral_before
from qa.question.restated.said import NAME, Said
from qa.question.vocabulary import carrying

SUM = regex(
    r"合计|合起来|[合加]在一[起块]|[合加]一[起块]|加起来|加总|相加|总和|之和|的和|总共|一共|总计|共计|统共|拢共|求和|加一下|"
    r"总[数额]|算总账|总账|凑(?:在)?一起|加上"
)
_WORKED_OTHERWISE = regex(
    r"占|[比较](?![例重])|相差|差(?!旅)|减|最|哪|谁|除|倍|平均|均|分别|各(?:是|占|有)|如果|百分|比例|比重|吗|是否|是不是|能不能|能否|凑[成够]|一致|不[是由属]|"
    r"[增降涨][加长幅]"
)
_BETWEEN = regex(r"[、,，:：;；]|以及|还有|外加|再加上?|加上?|连同|(?<![总])和|与|及|跟|同(?![名期])")
_NAMED = regex(rf"{NAME}(?:[^,，、]{{0,6}}?{NAME})*(?:的?(?:项目|专项|专题))?")
_UNDER_SEVERAL = regex(
    rf"^(?P<x>{NAME})在(?P<list>[^,，]+?、[^,，]+?)(?:这)?(?P<n>[两三四五六])个?(?:款|类|科目)(?:里面?|中|下面?|项下)"
)
"""One item of several classes: 行政运行在司法、监狱两款里各有一笔."""
_TAIL_OF_EACH = regex(
    r"^(?P<list>[^,，的]{2,8}(?:[、和与及][^,，的]{2,8})+?)(?:这)?[两三四五六](?:个|项|类|笔)(?:项目)?的(?P<tail>资金|经费|支出|费用)"
)
"""What is said once behind several names: 援藏、援疆两个项目的资金."""
_INTRODUCED = regex(r"^[^:：,，、]*[两二三四五六七八九几][^:：、]*[:：]")
"""What says that there are several before they are named: 租房的钱分两个项目：."""
_MOST = 2
_SCOPE = regex(
    "(?:一般公共预算|政府性基金|财政拨款|部门|单位|本年|年度|预算|基本|项目|支出|收入|三公|经费|总|合计|计)+"
)
"""What several things that are added up may all be of: 水费、电费两样,基本支出合计安排多少."""
_UNIT = regex(r"(?:多少|几)个?([百千万亿]*元|人次|人|辆|台|套|平方米)")


_NO_ITEM = regex(
    r"(?:这|那)?(?:[两二三四五六七八九十几]|\d)(?:个|项|类|笔|样|块|处|行|条|家|者|种)|20\d\d年?度?|今年|"
    r"本年度?|项目|支出|专项|费用|资金|经费|预算|金额|数[字额]?|"
    r"[^,，、的 ]{2,16}(?:局|委员会|委|厅|院|办公室|街道|部)(?=的|$|[ ,，]|20)"
)
"""How many things are added, of what kind, in which year and of whom."""


def _left_of(words: str) -> str:
    """What some words name that is no printed name."""
    plain = carrying().sub(" ", _NO_ITEM.sub(" ", re.sub(NAME, " ", words)))
    return "".join(content_of(part) for part in plain.split())


def sums(said: Said) -> Iterator[str]:
    """The question as A、B和C合计多少."""
    folded = said.folded
    under = _UNDER_SEVERAL.match(folded)
    if under and SUM.search(folded):
        yield said.plain(f"{under['list']}{under['n']}个款的{under['x']}加起来多少")
    of_each = _TAIL_OF_EACH.match(folded)
    if of_each and SUM.search(folded):
        names = [f"{name}{of_each['tail']}" for name in re.split("[、和与及]", of_each["list"])]
        yield said.plain(f"{'、'.join(names[:-1])}和{names[-1]}合计多少")
    if not SUM.search(folded) or _WORKED_OTHERWISE.search(folded):
        return
    named: dict[str, None] = {}
    tables = ""  # the table, or the part of the budget, that they all stand in
    words = _INTRODUCED.sub("", SUM.sub(",", folded))
    for piece in _BETWEEN.split(words):
        match = _NAMED.search(piece)
        if len(_left_of(_NAMED.sub(" ", piece, count=1))) > _MOST:
            return  # something else is to be added, which nothing prints
        if match is None:
            continue
        name = said.plain(match.group())
        if name.endswith("表"):
            tables = tables or name
        else:
            named[name] = None
    parts = [name for name in named if not _SCOPE.fullmatch(name)]
    if not parts:
        parts = list(named)
    elif not tables:
        tables = next((name for name in named if name not in parts), "")
    if len(parts) < max(2, numeral_before(folded) or 0):
        return
    unit = _UNIT.search(folded)
    within = f"{tables}里," if tables else ""
    *first, last = parts
    yield f"{within}{'、'.join(first)}和{last}合计多少{unit.group(1) if unit else ''}"
