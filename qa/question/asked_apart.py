"""Several questions in one (三公经费多少，比去年少了多少): each of them, to be asked one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.question.text import normal

AMOUNT = regex("多少|(?<![好那这上的])几[个家辆台人名项笔次场成分倍套座条艘棵]|百分之几|占比$|比例$|多[大长]")
NAMES = regex("哪[些几一两二三四五个项家类款种]|谁|(?:分别)?叫什么|名单|分别是(?:什么|哪)")
REASON = regex("为什么|为何|为啥|原因|缘由|因为什么|怎么回事")
WHEN = regex("什么时候|何时|多久|多长时间|哪一?[天月年]|几月")
VERDICT = regex("还是|吗$|么$|是不是|是否|对不对|一致|对得上|一样")
_MEANT = (AMOUNT, NAMES, REASON, WHEN, VERDICT)
_OF_ITS_BUDGET = "(?:预算)?完成了?(?:年初|全年|调整后?)?的?(?:预算数?)?的?(?:百分|多少|比[例重]|几成)"
OF_ITS_BUDGET = regex(_OF_ITS_BUDGET)
"""How far its own budget was carried out, asked of what stands before: 完成预算的百分之几."""
_GOES_ON = regex(
    "(?:比|较|同比|跟|和|与|同|其中|对应|涉及|相应|各|各自|分别|都|合计|总共|一共|共|总的|占|相当于|增|减|涨|降|下降|上升|多了|少了|"
    "原因|主要|预算|金额|运行|年末|年底|期末|买了|买几|买多少|购置|更新|去了|出访|(?:在职|在编|编外|退休|离休|离退休)(?:人员)?(?:的|有|是)?多少|(?:两者|二者)?相?差|采购|为|因|叫|是[哪什]|有[哪多几]|用|花|折合|换算|又|实际|全年|年初|最[多高少低]|至[多少]|得了?(?:多少|几)|(?:预算)?(?:完成|执行)率|"
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
_BOTH_COUNTED = regex(
    "(?P<asks>(?:多少|几)[一-鿿]{0,3})、(?=[^、,，;；]*(?:多少|几)[^、]*$)|"
    "^(?P<first>[^多几]*(?:多[长大高宽远深重]|(?:多少|几)(?:个|家|辆|台|套|批|场|人|件|项|所|处|名|次|公里|米|亩))[^、,，多几]{1,16})、(?=[^、,，多几]{0,10}(?:多少|几)[^、,，多几]*$)"
)
"""Between two amounts asked for in one breath: 编制多少人、年末实有多少人."""
_TWO_COUNTERS = regex(
    "^(?P<of>.+?)(?P<one>(?:多少|几)个?(?:批次?|团组|场次?|项|件|家|套|台|辆))(?:、|和|以及|,)(?P<other>(?:多少|几)个?(?:人次?|人|批次|辆|台))"
    r"(?:[,，](?P<then>(?:人均|平均|每人|每批)[^,，?？]{2,16}))?[?？。]?$"
)
"""One thing counted in two ways: 接待多少批、多少人次."""


_MOVED_MORE = regex(
    r"^(?:与|和|同|跟|比)(?P<year>上年|去年|20\d\d年)(?:相比|比较|比)?[,，](?P<a>[^,，]{3,}?)(?:和|与|跟|、)(?P<b>[^,，]{3,}?)[,，](?:哪一?[个项]|谁)的?"
    r"(?:增幅|降幅|增速|变动幅度|增长|下降|增加|减少)(?:更|要|比较)?[大快高多小][?？,，]?(?:各|分别|都)(?:是|有|为)?(?:多少|百分之几|几个点)[?？]?$"
)
"""Two rates of change, one beside the other: 哪个增幅更大？分别是多少."""
_GAP_MORE = regex(
    r"^(?P<a>[^,，]{2,}?)(?:和|与|跟|、)(?P<b>[^,，]{2,}?)[,，]哪一?[个项]的?(?:支出)?决算数?(?:与|和|比|跟)(?:年初|全年)?预算数?的?"
    r"(?:差额|差距|差)(?:更|要|比较)?[大小多少]"
)
"""Two gaps between what was planned and spent, one beside the other."""
_MOST, _LEAST = "最(?:[多大高]|贵)", "最(?:[少小低]|便宜)"
_WHICH = "(?:的)?(?:又|分别)?(?:是|为)?(?:哪[一个家项类种款些]*|谁|什么)"
BOTH_ENDS = regex(
    rf"(?P<one>(?:哪[一个家项类种款]+|谁)[^,，、?？最]*(?:{_MOST}|{_LEAST})|(?:{_MOST}|{_LEAST}){_WHICH})(?P<noun>(?:单位|项目|科目)?)[,，、和?？]*"
    rf"(?P<other>(?:哪[一个家项类种款]+|谁)[^,，、?？最]*(?:{_MOST}|{_LEAST}|排?第[二三](?!.*最))|(?:{_MOST}|{_LEAST}){_WHICH})(?!.*(?:差|倍|占|[由从][高大多低小少][到至往]|排))"
)
"""Both ends of an order: 最大的是哪家、最小的是哪家."""


_MOST_AND_LEAST = regex(
    rf"^(?P<of>[^,，]*[,，]?[^,，]*?)(?P<one>{_MOST}|{_LEAST})的?(?P<first>[^,，哪谁最]{{0,8}}?)(?:和|与|、|以及)(?P<other>{_MOST}|{_LEAST})的?"
    "(?P<thing>[^,，哪谁]{0,8}?)(?:(?:各|分别)?(?:是|为|有)?(?P<which>哪[一些几个家项]*|谁)|(?:各|分别)(?:是|为))"
    "(?:[,，?？](?:各自?|分别)(?:是|为|有|得)?了?多少(?:分|钱|[万亿]?元|个?百分点)?)?$"
)
"""Both ends of an order in one breath: 得分最高和最低的项目各是哪个."""


def asked_apart(question: str) -> list[str]:
    """The questions in order, each in its own words; the whole question where it asks but one."""
    both = BOTH_ENDS.search(normal(question).rstrip("?？。"))
    if both:
        kind = both["noun"] if both["one"].endswith("个") and both["other"].endswith("个") else ""
        return [normal(question)[: both.end("one")] + kind, both["other"] + kind]
    ends = ends_together(question)
    if ends:
        ask = f"的{ends['thing'] or ends['first'] or ''}是{ends['which'] or '哪个'}"
        return [f"{ends['of']}{ends['one']}{ask}", f"{ends['of']}{ends['other']}{ask}"]
    rivals = _MOVED_MORE.match(normal(question))
    if rivals:
        return [f"{rivals[one]}比{rivals['year']}增减百分之几" for one in "ab"]
    kept = _GAP_MORE.match(normal(question))
    if kept:
        return [f"{kept[one]}决算比预算差多少" for one in "ab"]
    twice = _TWO_COUNTERS.match(normal(question))
    if twice:
        each = [f"{twice['of']}{twice['one']}", f"{twice['of']}{twice['other']}"]
        return [*each, twice["then"]] if twice["then"] else each
    text = _AND_ITS_BUDGET.sub(lambda said: said.group().replace("、", ","), normal(question))
    text = _BOTH_COUNTED.sub(lambda said: f"{said['asks'] or said['first']};", text)
    parts = _parts(_RUN_ON.sub(r"\g<n>,\g<then>", _AND_HOW_MANY.sub(r"\g<n>,有", text)))
    if len(parts) == _WITH_THEIR_GAP and _GAP.fullmatch(parts[-1].strip()):
        parts[-1] = "和".join(_HOW_MUCH.sub("", part) for part in parts[:-1]) + "相差多少"
    apart = len(parts) > 1 and all(_asks(part) or AND_THAT.fullmatch(part) for part in parts)
    return parts if apart else [question]


def _parts(text: str) -> list[str]:
    """The clauses of a text, joined where the later one asks nothing or goes on with nothing before it."""
    parts: list[str] = []
    for sentence in re.split("[?？;；]", text):
        clauses = list(filter(str.strip, re.split("[,，]", sentence)))
        for at, clause in enumerate(clauses):
            bare = bool(parts) and bool(_BARE_AMOUNT.fullmatch(clause.strip()))
            goes_on = not at or bare or bool(_GOES_ON.match(clause))
            clause = _in_full(clause.strip(), parts) if parts else clause
            some = bool(parts) and bool(_SOME_OF_IT.search(parts[-1])) and "最" in clause
            alone = len(clauses) == 1 and bool(parts) and bool(AND_THAT.fullmatch(clause))
            open_yet = not at and bool(parts) and bool(AND_THAT.fullmatch(parts[-1]))
            before = bool(parts) and (_asks(parts[-1]) or open_yet)
            apart = before and (_asks(clause) or alone) and goes_on and not some
            if apart or not parts:
                parts.append(clause)
            else:
                parts[-1] += f",{clause}"
    return parts


def _in_full(clause: str, parts: Sequence[str]) -> str:
    """A clause that names nothing, or but half of it, with what was asked about before."""
    if AND_THAT.fullmatch(clause):
        thing = clause.removeprefix("其中")
        people = _PEOPLE_ASKED.search(parts[-1]) and _PEOPLE_ASKED.search(thing)
        return f"{thing.removesuffix('呢')}有多少人" if people else thing
    if _BARE_AMOUNT.fullmatch(clause):
        return "公务用车购置费多少" if _CARS_BOUGHT.search(parts[-1]) else "一共多少钱"
    if _BUYS.fullmatch(clause) and _CARS_SAID.search(parts[0]):
        return "购置公务用车多少辆"
    if _RUNNING.match(clause) and _CARS.search(parts[0]):
        return f"公务用车{clause}"
    owner = _POSTS_OF.match(parts[0])
    if owner and _STAFF_THERE.fullmatch(clause):
        return f"{owner['who']}{clause}" if "实有" in clause else f"{owner['who']}的在职人员有多少人"
    if _STAFF.fullmatch(clause) and _PEOPLE.search(parts[0]):
        return _HOW_MUCH.sub("人员有多少人", clause.replace("人员", ""))
    if _WENT_SO_MANY.fullmatch(clause) and "出国" in parts[-1]:
        return "因公出国累计多少人次"
    if _WENT.match(clause) and "出国" in parts[-1]:
        return f"因公出国团组{clause}"
    if _BOUGHT_SO_MANY.fullmatch(clause) and _CARS.search(parts[-1]):
        return "公务用车购置数多少辆"
    return clause


_WITH_THEIR_GAP = 3
_GAP = regex(
    "(?:那么?)?(?:两者|二者|它们)?(?:之间)?的?(?:相差|差额|差距|差)(?:了|是|有)*(?:多少|几)[万亿千]?(?:元|钱|人|个)?"
)
"""How far two amounts are apart that were asked for one after the other: 年初多少，年末多少，差多少."""
_HOW_MUCH = regex("(?:分别|各)?(?:是|有|为)?(?:多少|几)[万亿千]?(?:元|钱|人|个)?[?？]?$")


_SOME_OF_IT = regex("(?:下面?|里面?|中|底下)几[个项家笔种类][^,，有是多少几]{1,8}$")
"""Things that are told of and not counted: 维护费下面几个细项，花得最多的是哪项."""
_RUNNING = regex("(?:平均)?(?:每辆)?(?:的)?运行(?:维护)?费")
_CARS = regex("公务用?车|公车|车辆")
_CARS_SAID = regex("公务用?车|公车|车辆|(?:买|购|换)(?:新)?车")
_BUYS = regex("(?:打算|准备|计划|一共|要)?(?:买|购置|购买|更新)了?(?:几|多少)[辆台](?:新?车)?")
"""How many cars are bought, in a clause of its own: 花多少钱买车，买几辆."""
_POSTS_OF = regex("^(?P<who>[^,，]{3,}?)的?(?:核定|批准)?的?编制(?:数|人数)?(?:是|有|为)?(?:多少|几)")
_STAFF_THERE = regex(
    "(?:实际|年末|目前|现在)*(?:在岗|在职|在编|实有)(?:人员|的)?(?:是|有)?(?:多少|几)[个名]?人?"
)
"""Those who hold the posts of a body that were asked about before: 核定编制几个、实际在岗几个人."""
_STAFF = regex("(?:其中)?(?:在职|在编|编外|退休|离休|离退休)(?:人员|的)?(?:是|有)?多少")
_PEOPLE_ASKED = regex("(?:人员|职工|干部|人数|编制)(?!经费|支出|工资|费)")
_PEOPLE = regex("(?:多少|几)个?(?:人|编制)|人数|编制(?:是|有|为|数)*(?:多少|几)")
"""Where people were asked about before, those of one kind are people too: 退休多少."""
_WENT_SO_MANY = regex("(?:一?共|总共|累计)?(?:去|出访|出国|派)了?(?:几|多少)个?人次?")
_BOUGHT_SO_MANY = regex("(?:一?共|总共|又)?(?:买|购置|更新|换|添置?)了?(?:几|多少)[辆台](?:车)?")
_WENT = regex("(?:都|分别|主要)*(?:去|到|赴|出访)了?哪")
"""Where those went whose journeys were asked about before."""
_CARS_BOUGHT = regex(
    "购置了?(?:公务用?车|车辆|公车)(?:多少|几)[辆台]$"
    "|(?:购置|购买|买|添置?|更新|换)了?(?:多少|几)[辆台]新?(?:公务用?车|公车|车)$"
)
_BARE_AMOUNT = regex(
    "(?:一共|总共|共|合计|总计|总)?(?:是|有|为|涉及|计)?(?:多少|几)[万亿千]?(?:钱|资金|经费|元)?"
    "|(?:对应|涉及|相应)的?(?:项目|预算)*(?:资金|金额|经费|预算)一?共?(?:是|有|为)?(?:多少|几)[万亿千]?(?:钱|元)?"
    "|(?:最多|大概|大约|总共|一共|共)*(?:要|得|能)?(?:花|用|安排|投入)(?:了|掉|费)?(?:多少|几)[万亿千]?(?:钱|元)?"
    "|(?:总|合计|资金|预算|采购)?(?:金额|资金|总额|经费)(?:一共|总共|共|合计|各|加总|加起来|相加)?(?:是|有|为)?多少[万亿千]?元?"
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


AND_THAT = regex("(?:那么?)?[^,，?？]{2,16}呢")
"""The same asked of another thing: 基本支出呢."""
