"""Several questions in one (三公经费多少，比去年少了多少): each of them, to be asked one after another."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.text import normal

AMOUNT = regex("多少|(?<![好那这上的])几[个家辆台人名项笔次场成分倍套]|百分之几|占比$|比例$|多大")
NAMES = regex("哪[些几一两二三四五个项家类款种]|谁|(?:分别)?叫什么|名单|分别是(?:什么|哪)")
REASON = regex("为什么|为何|为啥|原因|缘由|因为什么|怎么回事")
VERDICT = regex("还是|吗$|么$|是不是|是否|对不对|一致|对得上|一样")
_MEANT = (AMOUNT, NAMES, REASON, VERDICT)
_OF_ITS_BUDGET = "(?:预算)?完成了?(?:年初|全年|调整后?)?的?(?:预算数?)?的?(?:百分|多少|比[例重]|几成)"
OF_ITS_BUDGET = regex(_OF_ITS_BUDGET)
"""How far its own budget was carried out, asked of what stands before: 完成预算的百分之几."""
_GOES_ON = regex(
    "(?:比|较|同比|跟|和|与|同|其中|各|各自|分别|都|合计|总共|一共|共|总的|占|相当于|增|减|涨|降|下降|上升|多了|少了|"
    "原因|主要|预算|金额|采购|为|因|叫|是[哪什]|有[哪多几]|用|花|折合|换算|又|实际|全年|年初|最[多高少低]|至[多少]|得了?(?:多少|几)|(?:预算)?(?:完成|执行)率|"
    f"{_OF_ITS_BUDGET})"
)
"""How a clause begins that goes on asking of what stands before it."""
_RUN_ON = regex(
    "(?P<n>(?:几|多少)(?:辆|台|个|家|人|次|批|场|件))(?P<then>(?:一共|总共|共)?(?:花|用|要)了?(?:多少|几))"
)
"""Two questions without a stop between them: 购置了几辆花了多少钱."""
_AND_HOW_MANY = regex("(?P<n>有(?:多少|几)[^、,，和多少几]{1,10})(?:、|和|以及)(?=(?:多少|几)[^、,，]{2,})")
"""Two numbers of one verb: 有多少辆车、多少台设备."""
_AND_ITS_BUDGET = regex(
    "(?<=[几少]).?[台套个件辆架批项人次吨名](?:新?(?:公务用?车|公车|车辆?))?(?P<and>、)"
    "(?=(?:预算|金额|采购|总价|经费|一共|总共|花|要花|得花|用)[^、,，]*(?:多少|几))"
)
"""The number of things and their price in one breath: 采购几台、预算多少."""
_BOTH_COUNTED = regex("(?P<asks>(?:多少|几)[一-鿿]{0,3})、(?=[^、,，;；]*(?:多少|几)[^、]*$)")
"""Between two amounts asked for in one breath: 编制多少人、年末实有多少人."""
_TWO_COUNTERS = regex(
    "^(?P<of>.+?)(?P<one>(?:多少|几)个?(?:批次?|团组|场次?|项|件|家|套|台|辆))(?:、|和|以及|,)(?P<other>(?:多少|几)个?(?:人次?|人|批次|辆|台))[?？。]?$"
)
"""One thing counted in two ways: 接待多少批、多少人次."""


_MOST, _LEAST = "最(?:[多大高]|贵)", "最(?:[少小低]|便宜)"
_WHICH = "(?:的)?(?:又|分别)?(?:是|为)?(?:哪[一个家项类种款些]*|谁|什么)"
BOTH_ENDS = regex(
    rf"(?P<one>(?:哪[一个家项类种款]+|谁)[^,，、?？最]*(?:{_MOST}|{_LEAST})|(?:{_MOST}|{_LEAST}){_WHICH})(?:单位|项目|科目)?[,，、和?？]*"
    rf"(?P<other>(?:哪[一个家项类种款]+|谁)[^,，、?？最]*(?:{_MOST}|{_LEAST})|(?:{_MOST}|{_LEAST}){_WHICH})(?!.*(?:差|倍|占|[由从][高大多低小少][到至往]|排))"
)
"""Both ends of an order: 最大的是哪家、最小的是哪家."""


_MOST_AND_LEAST = regex(
    rf"^(?P<of>[^,，]*[,，]?[^,，]*?)(?P<one>{_MOST}|{_LEAST})的?[和与、](?P<other>{_MOST}|{_LEAST})的?(?P<thing>[^,，哪谁]{{0,8}}?)"
    "(?:各|分别)?(?:是|为|有)?(?P<which>哪[一些几个家项]*|谁)$"
)
"""Both ends of an order in one breath: 得分最高和最低的项目各是哪个."""


def asked_apart(question: str) -> list[str]:
    """The questions in order, each in its own words; the whole question where it asks but one."""
    both = BOTH_ENDS.search(normal(question).rstrip("?？。"))
    if both:
        return [normal(question)[: both.end("one")], both["other"]]
    ends = ends_together(question)
    if ends:
        ask = f"的{ends['thing'] or ''}是{ends['which']}"
        return [f"{ends['of']}{ends['one']}{ask}", f"{ends['of']}{ends['other']}{ask}"]
    twice = _TWO_COUNTERS.match(normal(question))
    if twice:
        return [f"{twice['of']}{twice['one']}", f"{twice['of']}{twice['other']}"]
    parts: list[str] = []
    text = _AND_ITS_BUDGET.sub(lambda said: said.group().replace("、", ","), normal(question))
    text = _BOTH_COUNTED.sub(r"\g<asks>;", text)
    text = _RUN_ON.sub(r"\g<n>,\g<then>", _AND_HOW_MANY.sub(r"\g<n>,有", text))
    for sentence in re.split("[?？;；]", text):
        for at, clause in enumerate(filter(str.strip, re.split("[,，]", sentence))):
            bare = bool(parts) and bool(_BARE_AMOUNT.fullmatch(clause.strip()))
            if bare:
                clause = "公务用车购置费多少" if _CARS_BOUGHT.search(parts[-1]) else "一共多少钱"
            goes_on = not at or bare or bool(_GOES_ON.match(clause))
            some = bool(parts) and bool(_SOME_OF_IT.search(parts[-1])) and "最" in clause
            apart = bool(parts) and _asks(parts[-1]) and _asks(clause) and goes_on and not some
            if apart or not parts:
                parts.append(clause)
            else:
                parts[-1] += f",{clause}"
    return parts if len(parts) > 1 and all(map(_asks, parts)) else [question]


_SOME_OF_IT = regex("(?:下面?|里面?|中|底下)几[个项家笔种类][^,，有是多少几]{1,8}$")
"""Things that are told of and not counted: 维护费下面几个细项，花得最多的是哪项."""
_CARS_BOUGHT = regex("(?:购置|购买|买|添置?|更新)(?:多少|几)[辆台]新?(?:公务用?车|公车|车)$")
_BARE_AMOUNT = regex(
    "(?:一共|总共|共|合计|总计|总)?(?:是|有|为|涉及|计)?(?:多少|几)[万亿千]?(?:钱|资金|经费|元)?"
    "|(?:最多|大概|大约|总共|一共|共)*(?:要|得|能)?(?:花|用|安排|投入)(?:了|掉|费)?(?:多少|几)[万亿千]?(?:钱|元)?"
    "|(?:总|合计|资金|预算)?(?:金额|资金|总额|经费)(?:一共|总共|共|合计|各)?(?:是|有|为)?多少[万亿千]?元?"
)
"""A clause that asks what those just counted come to, and names nothing itself: 有几项，共多少."""


def ends_together(question: str) -> re.Match[str] | None:
    """Both ends of an order in one breath, with what they are the ends of."""
    plain = re.sub("[(（][^()（）]*[)）]$", "", normal(question).rstrip("?？。"))
    return _MOST_AND_LEAST.match(plain.rstrip("?？。"))


def only_names(part: str) -> bool:
    """Whether a question asks for no more than the names of what was just counted: 分别叫什么."""
    return bool(_ONLY_NAMES.fullmatch(part.strip()))


_ONLY_NAMES = regex(
    "(?:它们|他们)?(?:都|分别|各|具体)*(?:叫|是|有|为)(?:什么|哪些?|哪几[个家项]|谁)(?:名字|单位|项目|部门)?"
)


def _asks(clause: str) -> bool:
    return any(meant.search(clause) for meant in _MEANT)
