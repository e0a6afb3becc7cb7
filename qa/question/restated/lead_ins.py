"""What introduces a question or speaks of the asking: 查一个数：, 有个地方想核一下：, 请给个百分数."""

from __future__ import annotations

import re

from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.restated.said import NAME, sayings
from qa.question.text import normal
from qa.question.vocabulary import loose_aliases, standard_names

_INTRODUCES = regex(
    r"^[^,，:：]{0,12}?(?:查|核|算|问|看|确认|请教|验算|验证|校验|勾稽|复核|印证|比对|对账|对比|比比看)"
    r"[^,，:：\d]{0,6}[:：]\s*|"
    r"^[^,，:：—]{0,16}?的?(?:人员|机构(?:设置)?|编制|资产|车辆|采购|用房)(?:的)?(?:基本)?(?:情况|规模)[,，:：—]+(?=.*(?:多少|几|数))|"
    r"^截[至止](?:到)?(?:统计时点|目前|现在|编报时|编制时)[,，]|^(?:比比看|做个对比|查一查|我想问的是|"
    r"(?:我|还|再|就)*(?:想|要)?(?:请教|核对|验算|核实?|对|查|验|算|确认)(?:一下|下|一?核|一?对))[,，]?|"
    r"^[^,，?？多少几]{0,10}[没不未][^,，?？多少几]{0,6}吧[?？,，](?=.*(?:多少|几))|"
    r"^(?:我)?(?:数|看|查|翻)了(?:一?下|一遍)?[,，]|"
    r"^(?:公开)?(?:文件|文中|文|正文|说明|材料)(?:里面?|中|上)?(?:并?没有?|并?未)(?:直接|明确|单独)?(?:写|给|列|说|算|提供|公布|披露|印)(?:出来?|明)?(?=[^,，]{2,},)"
)
_ROUGHLY = regex(
    r"[(（]?(?<![\d.])\d+(?:\.\d+)?[百千万亿]*元?(?:多|出头|左右|上下)(?:[百千万亿]*元)?[)）]?(?![少大高])"
)
"""An amount that a question only reminds of: 口岸管理业务预算4亿多."""
_SET_ASIDE = regex(
    "^[^,，]{2,14}?(?:[那这]部分|[那这]一?块)?(?:先|暂且|暂时)(?:不用?[管看算说谈提]|放一边|放一放|搁一边|撇开)[,，]"
)
"""What is not asked for, said before what is."""
_FORM = r"(?:百分数|百分比|百分率|比例|小数|数字?|名字|名单|金额|结果|答案|%)(?:的)?(?:形式|单位|口径)?"
_SPEAKS_OF_ASKING = regex(
    rf"[,，?？。;；(（]*(?:请|要|麻烦)?(?:用|以|按|拿|写|给|告诉|报|换算成?|折成|表示[为成])(?:我|出|成|个|一个|一下)*{_FORM}"
    r"(?:来)?(?:回答|表示|作答|答|写|说|列|表达|给出|呈现|计)?(?:即可|就行|就好|一下)?[)）]?[。.]?$|"
    r"[,，?？。;；]?(?:请)?(?:逐一|一一|逐个)?(?:写|列|说|报)(?:一下|出来|全|清楚)[。.]?$"
)
_MOTIVE = regex(
    "^我是|想|了解|说[到起]|提[到起]|讲|写|做|配|为|应对|听说|据说|有人|关心|好奇|稿|报告|材料|要用|引用|汇报|"
    "多[大厚高少]|如何|怎么样|怎样"
)
"""Why one asks, or a question that only opens the next: 写研究报告要个人员规模：, 家底有多厚？."""
_REMARK = regex("总得|难免|免不了|少不了|不便宜|不少钱|不是小数|挺贵")
"""What people remark of a thing before they ask for its amount: 养公车可不便宜."""
_CLAUSE = regex("[^,，:：?？;；。]*[,，:：?？;；。]+")
_LEAVES_OUT = regex(
    r"[,，。?？;；](?!.*(?:多少|几))[^,，。?？;；]{2,14}(?:别|不要|不用|不必|不)(?:给我)?(?:算|计|加|包括|包含|列|混)(?:进来|进去|在内|在一起|入|进|上|到一起)*[。]?$"
)
"""What is not asked for, behind a question that says what is."""


def without_lead_ins(question: str) -> str:
    """The question without what only introduces it; as it was where nothing would be left."""
    left = _SET_ASIDE.sub("", _ROUGHLY.sub("", re.sub("[—–―]{2,}", ",", question)))
    left = _SPEAKS_OF_ASKING.sub("", _INTRODUCES.sub("", left))
    return left if len(left) > 3 else question


def without_opening(folded: str) -> str:
    """The question without a first clause that names nothing printed and tells why one asks."""
    if re.search("只[看要算]|单[看算]", folded):
        folded = _LEAVES_OUT.sub("", folded)
    opening = _CLAUSE.match(folded)
    behind = folded[opening.end() :] if opening is not None else ""
    if opening is None or not re.search(NAME, behind) or re.search("多少|几", opening.group()):
        return folded
    if _REMARK.search(opening.group()):
        return folded[opening.end() :]
    if re.search(NAME, opening.group()):
        return folded
    return folded[opening.end() :] if _MOTIVE.search(opening.group()) else folded


_SETS_SCOPE = regex(
    "[(]|本级|除|不含|不算|其中|[里中内下上]$|的$|表|说明|[比较跟与和、]|项目|单位|科目|类|款|\\d|去年|上年|"
    "如果|假如|按"
)
"""What narrows the figure that is asked for behind it."""
_GOES_ON = regex(
    "^(?:比|较|同比|其中|各|都|合计|总共|一共|共|占|相当于|增|减|涨|降|下降|上升|多|少|原因|金额|为|因|叫|是|有|用|花|"
    "折合|换算|又|也|再|最|平均|人均|每|这|那|它)"
)
_TOLD_ASIDE = regex("[(][^()]*[)]$")


def asking_clause(question: str, terms: frozenset[str]) -> str | None:
    """The last clause alone, where it names what it asks for and those before it narrow nothing.

    退了休的老同志，一年的退休费安排了多少 asks for 退休费, whoever is spoken of before.
    """
    text = normal(question).rstrip("?？!！。.")
    *before, last = re.split("[,，]", text)
    opening = "".join(before)
    if not opening or _GOES_ON.match(last) or not re.search("多少|几", _TOLD_ASIDE.sub("", last)):
        return None
    said = sayings() | frozenset(alias.said for alias in loose_aliases())
    named = {last[start:end] for start, end in known_spans(last, terms, standard_names(), said)}
    if named.isdisjoint(standard_names()) and named.isdisjoint(said):
        return None
    narrowed = _SETS_SCOPE.search(opening) or known_spans(opening, standard_names())
    return None if narrowed or re.search("多少|几|吗|什么|哪", opening) else last
