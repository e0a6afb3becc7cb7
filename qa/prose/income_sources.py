"""Where one kind of income comes from (事业收入主要是哪里来的): what this department says of its own.

A glossary tells what the income is in general, which is no answer, unless it goes on to say
本部门主要为….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex, Unit
from qa.question.text import normal

_KIND = (
    r"(?:(?:事业单位)?(?:事业|经营)|其他|上级补助|附属单位(?:上缴|上交)|非税|政府性基金(?:预算)?(?:拨款)?|投资收益|债务|捐赠|利息|"
    r"租金|非同级财政拨款|单位资金|财政专户管理资金)(?:预算)?收入|单位资金|财政专户(?:管理)?资金"
)
_ASKS = regex(
    rf"^(?:[^,，]{{0,16}}[的,，])?(?:这?(?:部分|块|笔)|今年|本年|20\d\d年度?|部门|单位)*(?P<what>{_KIND})(?:的(?:钱|资金|款)|里|资金|[这那]一?[块部笔]分?钱?)?[,，]?"
    r"(?:主要|都|大部分|基本|大多|具体|一般|到底|又|它)*(?:"
    r"(?:是)?(?:从|由|靠|打|自)(?:哪|什么)[^,，]{0,8}|(?:是)?(?:来自于?|来源于?|出自)(?:哪|什么)[^,，]{0,8}"
    r"|的?(?:主要|具体)?来源(?:渠道)?(?:主要|都)*(?:是|有|于|包括|在)*(?:哪|什么)?[^,，]{0,6}|(?:是)?(?:怎么|如何)(?:来|得|取得|挣|赚)[来到]?的?"
    r"|(?:是)?(?:哪|什么)(?:里|儿|些|地方|方面|几块)?(?:来|得来|挣来|取得|收来|进来)的?"
    r"|(?:是|有)(?:些)?(?:什么|哪些)(?:方面的?)?(?:钱|收入|款|收费|进项|进账)|(?:是)?(?:做|干|卖|提供|收)(?:的)?(?:什么|哪)[^,，]{0,8})$"
)
_DEPARTMENT = "(?:[本我该](?:部门|单位|局|委|厅|院|办|区|市|县)|我们)"
_IS = "(?:主要|全部|均|全|都|预计|具体)*(?:为|是|系|包括|有|来自于?|来源于?|由)(?![^，。；]*原因)"
_GENERAL = regex("名词解释|术语|名词说明|词汇")
_MOVED = regex("增加|减少|增长|下降|持平|原因|占比?")


def asks_source(text: str) -> str | None:
    """The kind of income whose source a question asks for, None where it asks for anything else."""
    match = _ASKS.search(re.sub(r"[?？。!！\s]+$", "", normal(text)))
    return match["what"] if match else None


def told_source(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The sentences that say where this department has that income from; None where none does."""
    what = asks_source(text) or ""
    told = [unit for index in indexes for unit in _told(re.sub("预算(?=收入)", "", what), index)]
    if not told:
        return None
    lead = told[0].text.strip().rstrip("。；;，") + "。"
    return Explanation("content", lead, tuple(unit.quoted for unit in told[:3]), score=1.0)


def _told(what: str, index: PassageIndex) -> Iterator[Unit]:
    """Sentences of the text first, then those of the glossary that speak of the department itself."""
    own = regex(
        rf"(?<![一-鿿]){what}(?:预算|决算)?(?:\d[\d,.]*[万亿]?元)?，?(?:[^，。；]{{0,14}}，)?{_DEPARTMENT}?{_IS}(?P<from>[^。；]{{4,}})"
        rf"|(?:^|[，。；：])(?:其中[：，]?)?{what}(?:\d[\d,.]*[万亿]?元)?，?{_IS}(?P<of>[^。；]{{4,}})"
    )
    entry = regex(rf"^(?:[（(]?[\d一二三四五六七八九十]+[）)、.．])?{what}[:：，]?.*?{_DEPARTMENT}{_IS}")
    general: list[Unit] = []
    for unit in index.units:
        if unit.passage < 0 or unit.path[:1] == ("目录",):
            continue
        if any(map(_GENERAL.search, unit.path)):
            general += [unit] if entry.search(unit.ruled) else []
            continue
        match = own.search(unit.ruled)
        if match and not _MOVED.search(match.group().partition(what)[2][:30]):
            yield unit
    yield from general
