"""The words that a model may write of its own: they name nothing, count nothing and judge nothing."""

from __future__ import annotations

from qa.patterns import regex

_LINKS = (
    "根据|依据|按照|按|据|文件|资料|材料|所载|公开|披露|显示|可见|可知|可以看出|来看|看|所示|所列|列示|列出|记载|载明|写明|说明|注明|"
    "查得|查到|查询|经查|写道|本部门|该部门|本单位|该单位|预算数|决算数|预算|决算|安排|编制|计算|得出|计|算|合计|总计|共计|总额|总和|总数|"
    "之和|金额|数额|数字|数|本年度|本年|当年|今年|上年度|上年|去年|年度|全年|年|分别|依次|具体|以及|并且|而且|同时|另外|此外|还有|还|"
    "也|都|各|占|比重|比例|占比|份额|差额|差|相差|变动额|变动|变化|变动率|增长率|增减|幅度|相比|比较|比|较|与|和|同|跟|及|在|于|"
    "从|由|以|则|而|但|如下|如上|上述|以上|下列|以下|情况|方面|部分|内容|口径|表格|表中|表|正文|原文|栏|行|列|页|出处|来源|详见|"
    "参见|见|中|里|内|这|那|该|此|其|本|是|为|有|的|了|之|所|者|等|共|总|一共|加起来|加|达|您|问|答|回答|答案|结果|结论|两者|二者|"
    "按顺序|排序|排列|从高到低|从低到高|名单|名称|其中|包括|包含|含|分为|因此|因为|由于|主要原因|原因|用于|一般|一并|一方面|另一方面"
).split("|")
_KINDS = "支出|收入|经费|费用|资金|款项|科目|类别|项目|部门|单位|本级|汇总".split("|")
"""What a name may be followed by, and what makes another name of one that it stands before."""

_LINK = regex("|".join(sorted(_LINKS, key=len, reverse=True)))
_LINK_TAIL = regex(f"(?:{_LINK.pattern})$")
_ONLY_KINDS = regex(f"(?:{'|'.join(_KINDS)})+")
_PLAIN_SET = frozenset((*_LINKS, *_KINDS))


def is_plain(name: str) -> bool:
    """One of these words itself."""
    return name in _PLAIN_SET


def plain_ends(words: str) -> tuple[int, int]:
    """How many characters of linking words a run begins and ends with."""
    head = 0
    while match := _LINK.match(words, head):
        head = match.end()
    tail = 0
    while match := _LINK_TAIL.search(words[: len(words) - tail]):
        tail += len(match.group())
    return head, tail


def without_plain(words: str) -> str:
    """What a run says beside linking words at its ends."""
    head, tail = plain_ends(words)
    return words[head : max(head, len(words) - tail)]


def is_kind(words: str) -> bool:
    """支出, 经费 and the like, which add no name to the name before them."""
    return bool(_ONLY_KINDS.fullmatch(words))


def plain_steps(words: str, at: int) -> set[int]:
    """Where a word of these that begins at a place may end."""
    return {at + len(word) for word in _PLAIN_SET if words.startswith(word, at)}
