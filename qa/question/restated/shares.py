"""Ways of asking for a share: over a denominator, within a whole, by division, as a multiple."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import NAME, Said

_RATE = r"(?:占比|比重|比例|份额|权重|百分比|百分之几|百分之多少|百分数|百分率|几成|之比|%)"
_HOW_MUCH = r"(?:是|为|有|占|达到?|约|大概|大约)*(?:多少|多高|多大|几)?"
_MARK = r"(?:[(（][^()（）]*[)）])?"
_IN = r"(?:里面|里头|里边|之中|当中|其中|里|中|内)"
_ALL = "(?:总预算|预算总额|总金额|总盘子|总量|总额|总数|全部(?!门)|合计|总的)"
_WORDS_OF_DOING = regex(
    r"^(?:(?:如果|假如|假设|若|请|先|求|算算|算一下|算|计算|看看?|问|那么?|具体|再|单)+|按(?:金额|钱数|数额|预算|数字)(?:来)?(?:算|看|说|计算?)[,，]?|"
    r"(?:把|将|拿|用|以)(?!.{0,12}(?:分母|基数|整体|总体|100%|分子|除以|作为|当作|看作|看成|当成)))+"
)
_APART = (
    regex("(?:一共|总共)?(?:有)?[那这]么多(?:钱)?(?=[,，])"),
    regex(
        r"(?:这|那)(?:一)?(?:[两二三四五六七八九])?(?:大)?(?:项目|项|块儿?|部分|类|笔|个大?盘子|块蛋糕|个总数|科目)(?:支出|经费|资金)?(?=[,，里中内当的占]|$)"
    ),
    regex(r"(?:的)?(?:钱|花销|开销|那块)(?=[,，占在除]|$)"),
    regex("(?:那?部分|那块)(?=[,，占的在除]|$)"),
)
"""What points at a thing just named: 工资福利支出这一大项里."""
_ONE_BY_ONE = regex(rf"((?:[东西南北中一二三四五六七八九十]、)+)({NAME})")
"""东、西、南、北郊监狱: what the last of several names holds, each of them has."""
_FORMS = tuple(
    regex(pattern)
    for pattern in (
        rf"^(?:以|拿|用|把|将)(?P<b>[^,，、]+?)(?:为|作为?|当作?|当成|看作|看成|做)(?:是)?(?:分母|基数|整体|总体|底数|全部|1(?:00%?)?(?!\d)|一|百分之百)"
        rf"[,，、](?:求|看|算|那么?)?(?P<a>[^,，]+?)(?:当作?|作为?|为|做)?(?:分子)?[,，]?(?:的)?(?:占|是|为)?(?:了)?(?:{_RATE}|多少).*$",
        rf"^(?P<a>[^,，]+?)(?:再|去)?(?:÷|/|除以)(?P<b>[^,，]+?)[,，]?(?:等于|得|是)?(?:[^,，]*?)(?:{_RATE})",
        rf"^(?P<b>[^,，]+?){_IN}?[,，]?(?:有|大概|大约|大致)*(?:多[大少高](?:的)?(?:{_RATE})|{_RATE}|多大(?:的)?一(?:块|部分)){_MARK}"
        rf"(?:的)?(?:钱|资金|部分)?(?:是|用于|用在|用到|花在|花到|花给|流向|流到|给|投向|投在|投给|属于|来自|归|拨给|走|靠)+了?(?:的是)?(?P<a>[^,，].*?)(?:上|的|里)?$",
        rf"^(?P<b>[^,，]+?){_IN}[,，]?(?P<a>[^,，]+?)(?:所)?(?:(?:占(?:到|去|了|的)?|是)?{_ALL}?的?(?:多[大少高])?"
        rf"(?:{_RATE})|占(?:到|去|了)?(?:总额|总数)?多少){_HOW_MUCH}{_MARK}$",
        rf"^(?P<b>[^,，]+?)[,，](?:其中|里头|里面|当中)?(?P<a>[^,，]+?)(?:所)?占(?:到|去|了|的)?(?:其|{_ALL})?的?(?:{_RATE}){_HOW_MUCH}{_MARK}$",
        rf"^(?P<a>[^,，]+?)在(?:整个|全部)?(?P<b>[^,，]+?){_IN}[,，]?(?:所)?(?:占(?:到|去|了|的)?)?的?(?:{_RATE}){_HOW_MUCH}{_MARK}(?:[,，].*)?$",
        rf"^(?:[^,，]*?有)?(?P<a>[两二三四五六七八九十][^,，]+?)[,，](?:它们|这些|这几[个项笔])?的?(?P<sum>合计|总[和额]|之和|加起来|一共)的?(?:金额)?占"
        rf"(?P<b>[^,，]+?)的?(?:多[大少高])?(?:{_RATE})",
        rf"^(?P<a>.+?)(?:[,，](?:它们|两者|二者|三者|合计|一共|加起来|合起来)?)?(?:相当于|等于|是|为)(?P<b>[^,，]+?)的?(?:多大)?(?:的)?(?:{_RATE}){_MARK}",
        rf"^(?P<a>[^,，]+(?:之和|合计|总和|总额|相加))(?:与|和|跟|同|对)(?P<b>[^,，]+?)的?(?:{_RATE}){_HOW_MUCH}{_MARK}(?:[,，].*)?$",
        rf"^(?P<a>[^,，和与跟同、]+?)(?:对|比上|之于|与|和|跟|同)(?P<b>[^,，和与跟同、]+?)的?(?:{_RATE}){_HOW_MUCH}{_MARK}(?:[,，].*)?$",
        rf"^(?P<a>.+?)(?:[,，]?(?:再|然后)?(?:算|看)?)占(?P<b>[^,，]+?)的?(?:{_RATE}){_MARK}",
        rf"^(?P<b>[^,，]+?)(?:有|是)(?:一半(?:以上|多)?|大半|多半|[一二三四五六七八九]成多?)(?:都)?(?:是|为|用于|花在)(?P<a>[^,，]+?)(?:吧|了)?[,，].*(?:{_RATE})",
    )
)  # fmt: skip
_LISTED = regex(
    r"^(?P<list>.+(?:、|和|与|跟|以及|加上?|[,，](?:以及|还有|和)).+?)[,，]?(?:这|的)?(?:[两二三四五六七八九](?:个|项|类|笔|块)?(?:项目|支出|专项)?)?"
    r"(?:合计|一共|总共|加(?:在|到)?一起|加起来|合起来|相加|之和|总和|的和|加总)?(?:以?后|之后|的?结果|的?总额)?$"
)
_EDGES_OF_A_PART = regex(
    r"^(?:来自|用于|属于|[购采]?[买购]|走|列在)(?=.)|(?<=.)(?:上|里|的|是)$|的(?=合起来|加起来)|"
    rf"(?<={NAME})的?总?(?:预算|金额|数额|开支)(?:总[额数]|数)?$"
)
_EDGES_OF_A_WHOLE = regex(
    "^(?:整个|全部(?!门)|所有|全[局委厅院](?=.)的?)|(?:预算)?分[为成]?[^,，]*类$|"
    rf"(?<={NAME})的?总?(?:预算|金额|数额|开支)(?:总[额数]|数)?$"
)
_NO_PART = regex(rf"^(?:在|$)|{_IN}$")
_INTRODUCED = regex(
    r"^(?:了)?(?:这|以下|下面)?[两二三四五六七八九]?(?:类|个|项|块|笔)?(?:支出|项目|专项)?[:：]"
)
_SUM_WORDS = regex(
    "合计|一共|总共|一起|加起来|合起来|相加|之和|总和|的和|加总|加上?|[:：]|、|和|与|以及"
)


_CHOOSES = regex(rf"{_RATE}的?最[高低大小多少].*哪|哪[^,，]*{_RATE}的?最[高低大小多少]")
"""Asks which of several things has the greatest share, not how great one is."""


_AMOUNT = regex("(?:多少|几)(?:[百千万亿]?元|钱)(?=[?？。]?$)")
"""An amount is asked for, and no share of it: 预留的份额是多少万元."""


def shares(said: Said) -> Iterator[str]:
    """The question as A占B百分之几, or of several things A和B合计占C百分之几."""
    folded = said.folded
    if _CHOOSES.search(folded) or _AMOUNT.search(folded):
        return
    for pattern in _APART:
        folded = pattern.sub("", folded)
    folded = _ONE_BY_ONE.sub(lambda match: _each(match, said), folded)
    for form in _FORMS:
        match = form.match(_WORDS_OF_DOING.sub("", folded))
        if match and not _NO_PART.search(match["a"].strip()):
            part = _part(match["a"]) + ("合计" if match.groupdict().get("sum") else "")
            yield said.plain(f"{part}占{_whole(match['b'])}百分之几")


def _each(match: re.Match[str], said: Said) -> str:
    name = said.plain(match[2])
    return "、".join([*(first + name[1:] for first in match[1].split("、") if first), match[2]])


def _part(words: str) -> str:
    bare = _INTRODUCED.sub("", _WORDS_OF_DOING.sub("", words.strip("的,， ")))
    bare = _EDGES_OF_A_PART.sub("", bare)
    bare = re.sub(r"(?:所|合计|共)$", "", bare) if not _SUM_WORDS.search(bare) else bare
    listed = _LISTED.match(bare)
    if listed and _SUM_WORDS.search(bare):
        names = re.sub(r"[,，](?:以及|还有|和)?", "、", listed["list"])
        return f"{names}合计"
    return bare.strip("的,， ")


def _whole(words: str) -> str:
    bare = _EDGES_OF_A_WHOLE.sub("", words.strip("的,， "))
    return _WORDS_OF_DOING.sub("", bare)
