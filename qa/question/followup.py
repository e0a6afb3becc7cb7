"""Follow-ups: a question that leans on the one before it is made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.question.text import normal

_YEAR = re.compile(r"20\d\d(?:年度?)?|今年|本年|去年|上年|前年")
# The year that a question asks for: what it compares with is not what it is about.
_ASKED_YEAR = re.compile(rf"(?<![比较与和跟同])(?:{_YEAR.pattern})")
_LEADS = re.compile(r"^(?:只看|光看|单看|那么?|还有|另外|再问一下|请问|然后|接着|好的)[,，]?")
_ASKS = re.compile(
    r"是多少|有多少|多少钱|多少|呢|吗|是什么|几个|怎么样|的话|换算成|折合成|换成|折成|折合|万元|亿元|元|单位|用|表示|那|又|[?？,，。的是]|那么|预算|决算"
)
_TAIL = re.compile(
    r"(?:的)?(?:预算|决算)?数?(?:安排了|安排)?(?:一共|总共|分别)?(?:是|有|为)?(?:多少|几|哪些|哪几|什么)[^,，]*$|呢$|吗$"
)


_AGAINST_LAST = re.compile(
    "(?:比|较|跟|和|与|同)(?:上年|去年|上一年)(?:预算|决算)?(?:相?比(?:较)?)?[,，]?(?:呢|怎么样)?"
)


def merge_history(question: str, history: Sequence[str]) -> tuple[str, str]:
    """(the question made whole, what the earlier question was about as context).

    A year or a unit alone replaces that of the earlier question; 其中… and an operation alone keep the
    earlier item; a question with an item of its own keeps the earlier one as context only.
    """
    if not history:
        return question, ""
    before = history[0]
    for earlier in history[1:]:
        before, _ = merge_history(earlier, [before])
    now = _LEADS.sub("", normal(question)).rstrip("?？。")
    was = normal(before).rstrip("?？。")
    topic = _TAIL.sub("", was)
    years = _YEAR.findall(now)
    rest = _YEAR.sub("", _ASKS.sub("", now)).strip()
    if not rest and years:
        replaced, count = _YEAR.subn(years[0], was, count=1)
        return (replaced if count else years[0] + was), ""
    unit = re.search(r"(?:换算成|折合成|换成|折成|折合|合|用)(?:成|多少)?(亿元|万元|元)", now)
    if unit and not rest:
        return f"{topic}换算成{unit.group(1)}是多少", ""
    if now.startswith("其中"):
        return question, topic
    if _AGAINST_LAST.fullmatch(now):
        return f"{topic}比上年增减变化多少", ""
    if re.match(
        r"^(?:比|较|同比|占|为什么|为何|原因|完成|预算完成|执行率|和|与|跟|多了|少了|增|减|降)", now
    ) or re.match(r"^(?:预算|决算)?(?:完成率|执行率|增长率|增幅|降幅|变化|占比)", now):
        return f"{topic}{now}", ""
    inherited = "".join(_ASKED_YEAR.findall(was)[:1]) if not years else ""
    return (inherited + now if inherited and not re.match(_YEAR, now) else now), topic
