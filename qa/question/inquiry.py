"""What a question about prose asks for: its kind, its topic, and what it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from qa.patterns import regex
from qa.question.common_words import COMMON, HOUSES
from qa.question.supposed import WHICH_REASON, asks_supposed, which_reason, without_supposed
from qa.question.text import normal
from qa.question.vocabulary import aliases
from qa.scoping.scope import short_names

InquiryKind = Literal["reason", "change", "definition", "list", "contents", "content"]

_REASON = regex(
    r"为什么|为何|为啥|咋|何故|原因|缘由|缘故|理由|靠(?:的是|的)?什么|得益于什么|归功于什么|怎么做到的?|因为什么|因为啥|什么(?:情况)?(?:导致|造成)|何以|由于什么|怎么回事|凭什么|什么造成"
    r"|(?:什么|哪[些个几两二三四五]?个?|主要|何种)因素|因素(?:是|有|导致|造成|引起)|(?:怎么|如何|怎样)解释"
    r"|[增减加多少涨降升新添省](?![人资值])[^,，用花]{0,4}(?:在|到)了?(?:哪|什么|何处)[^,，]{0,8}"
    r"|[多新增]出?来?的[^,，]{0,6}[用花](?:[在到于]了?)?(?:哪|什么|何处|干|做)[^,，]{0,8}"
    r"|(?:省|减少?|少|压减?|降)(?:下来?|掉|出来?)?的[^,，]{0,8}(?:[调拨分转让]?[剂配]?给了?(?:谁|哪[^,，]{0,6})|(?:去|用|花|调|转|划|拿)[了到在去]*(?:哪|什么|何))[^,，]{0,6}"
    r"|(?<=[,，])[^,，]{0,4}(?:新增|增加|减少|[多少]了?)了?(?:什么|啥)"
    r"|怎么(?=[^,，]{0,10}(?:增|减|涨|降|少|多|高|低|没|变|下|上|持平|取消|砍|升|缩|翻|跌|压))|(?:增加|减少|新增|压减)(?:了|的)?(?:是)?哪[些几]"
)
_EXPLAINED = regex("^(?:怎么|如何|怎样)解释$")
"""Asks the reason of a change, and the meaning of anything else."""
_NOTHING_SPENT = regex(
    "(?:没有?|未|不)(?:再)?(?:安排|列|编|支出|发生)|归零|清零|[为成是][0零](?!\\d)|取消"
)
_CHANGE = regex(
    r"(?:变化|变动|增减)(?:情况)?|(?:比|较|与|同|和).{0,12}(?:多少|几)|(?:涨|降|增加|减少|上涨|下降|增长|多|少)了?(?:多少|几)"
)
_DEFINITION = regex(
    r"(?:是|有)?(?:什么|啥|何)(?:意思|含义)|含义|怎么(?:解释|理解|定义)|如何(?:理解|定义|解释)|定义|什么叫|何谓|何为|名词解释|^什么是|(?:(?<=费)|(?<=收入|支出|经费|结转|结余|拨款|年金|决算|采购|积金))是什么$"
    r"|(?:具体)?(?:指的?是|是指|指|反映)(?:的是|的)?(?:什么|啥|哪些|哪方面)|的解释"
)
_MEANS = regex(
    "^(?:什么[是叫]|何谓|何为|解释)|(?:什么|何|哪种|怎样的?)(?:意思|含义)$"
    "|(?:含义|定义|收入|支出|费|结[转余]|拨款|金|决算|采购)(?:是什么)?$"
)
"""Asks what a word means, and nothing that is done or spent."""
_LIST = regex(
    r"(?:都|又|分别|主要|具体)*(?:有|是|包括|包含|(?<![内下])设[有立置]?|涉及|列了|列出)*了?(?:下面|下列)?"
    r"(?:哪些|哪几|哪[两二三四五六七八九十\d]+)(?:个|家|块|项(?!目)|场|次|类|种|部分|方面|点)?(?:内容|东西)?"
    r"|(?:包括|包含|分为|组成|构成)(?:了)?(?:什么|哪些?)(?:方面|部分)?的?(?:内容|东西|方面|部分)?|由(?:什么|哪).{0,6}(?:组成|构成)|列(?:出|举|一下)|名单|分别(?:是|叫|为)"
)
_CONTENTS = regex(r"目录.{0,16}(?:多|少|不同|区别|差)|(?:多|少)了?.{0,6}(?:部分|章).{0,10}目录")

_UP_CLAIM = regex(
    r"(?<![再又])(?:增加|增长|上涨|大涨|暴涨|猛增|激增|上升|上调|调高|调升|回升|提高|升高|攀升|多出|多花|变多|增多|扩大|涨|翻番|高出|调增|上浮|走高|新增)(?!值|资|人)|多(?:安排|拨|列|编|给)了?|多了|高了|多(?=\d)|比.{0,10}(?:多|高)(?![少])"
)
_DOWN_CLAIM = regex(
    r"[减降省压]下来|大幅减少|减少|下降|降低|大降|锐减|骤降|压减|压缩|缩减|下滑|缩水|变少|(?<!多)少(?:安排|拨|列|编|给)了?|缩(?![写小])|调减|下调|调低|回落|下浮|走低|削减|裁减|精简|节约|节省|压(?:了|下来|掉|降)|(?<![升沉])降(?![低水雨])|减了|砍|少了|低了|少(?=\d)|跌|减(?=\d)|比.{0,10}(?:少|低)(?!于)"
)
_FLAT_CLAIM = regex(
    r"持平|不变|没变|没有变|一样多|无变化|没有变化|没有增减|相同|[跟和与同][^,，]{0,6}一(?:个)?样"
    r"|不[增减涨降]不[增减涨降]"
)
_UNMOVED = regex(
    "(?:没有?|未|不)(?:再|能|曾)?(?:压减|压缩|减少|下降|降低|增加|增长|上涨|上升|[压降减涨增升](?![到至低]))(?:也没有?[压降减涨增升])?"
)
"""A denied rise or fall."""
_UNSPENT = regex(
    r"(?:没有?|未)(?:能)?(?:把[^,，]{0,8}?)?(?:花|用|执行|支出|完成)[完掉光]?|只(?:有|完成|执行|花|用|支出)了?[^,，]{0,6}(?:预算|[成半%])的?|花不完|用不完|低于(?:年初|全年)?预算|(?:比|较)(?:年初|全年|调整后?)?预算(?:数)?(?:相比)?[,，]?(?:少|低|减|下降|降低|节约|节省|结余)|小于(?:年初|全年|调整后?)?预算"
    r"|(?:没有?|未)(?:能)?(?:达到?|到)(?:年初|全年|调整后?)?预算"
)
_OVERSPENT = regex(
    r"超支|超(?:出|过|了)(?:年初|全年)?预算|高于(?:年初|全年)?预算|(?:比|较)(?:年初|全年|调整后?)?预算(?:数)?(?:相比)?[,，]?(?:多|高|增|上升|上涨)|大于(?:年初|全年|调整后?)?预算"
)
_INTENSITY = regex(
    r"(?:这|那)(?:么|样)?[多少大高低快猛]|很[多少大]|不少|许多|几乎|大幅度?|明显|显著|突然|一下子?|略有|稍微|居然|竟然|反而|又|再次|继续|接着"
    r"|翻(?:着|了)?(?:几)?[番倍]|成倍|直线|一路|蹭蹭|往(?=[上下]?[涨升降跌走掉])"
)
_ROUGH = regex(
    r"(?:将?近|大?约|差不多|接近|超过?|不到|不足|足足|整整)?(?:[一二两三四五六七八九十几百千\d.]+(?:多|来)?个?(?:多|来)?"
    r"(?:千万|百万|亿|万|成|倍)(?:多|出头|左右|以上|元|块)*|(?:一|大)半(?:还多|以上|多|左右)?|一大截|一倍)"
)
"""Amounts as people round them: 近两个亿, 三成多, 一半还多."""
_NUMBER = regex(r"\d[\d,]*(?:\.\d+)?(?:个?百分点|万元|亿元|万|亿|元|%|辆|人|台|个)?")
_SIZED = regex(r"(?:[这那]笔?)?\d[\d,.]*[百千万亿]*元(?!以[上下]|左右|[及(])的?(?=[一-鿿])")
"""How much money a thing is, said before its name: 70万元的出国经费."""
_FILLER = regex(
    r"针对|对于|关于|打算|准备(?!金)|计划(?=[^一-鿿]|$|[^\d]{0,2}(?:怎|如何|哪))|全部(?=列|$|[,，])|列全|这笔钱|那笔钱|这笔|那笔|钱(?=$|[,，用花都主拿])|上面(?=$|[,，了])"
    r"|哪[一两二三四五六七八九十几]*(?:条|件|点|方面|种|样|些|类|项)(?:形式|方式|类型|事情?|东西|内容|费用|开支|支出|项目|用途)?|什么(?:样|形式|方式|类型|东西|事情?|内容|地方)"
    r"|哪些?(?:地方|方面)|地方(?=$|[,，了])"
    r"|请问|请|麻烦|告诉我|帮我|我想(?:知道|问|了解|看看?)|想(?:知道|问|了解)|说说|讲讲|说一下|介绍(?:一下)?|查(?:一下|查)|一下子?|列(?:出|举)来?"
    r"|(?<=[一-鿿])[这那]一?[项块类](?:支出|费用|经费|开支|收入)?"
    r"|根据|按照?|依据(?=这份|该|本)|这份|该|这个|那个|这|那|文件(?:里|中|上|前后)?|文中|文档|材料(?:里|中)?|报告(?:里|中)?|公开(?:里|中)?|正文|预算(?:书|公开)"
    r"|(?<=[一-鿿])(?<!分)[类款](?:级|科目)*(?:下面?|里面?)的?|里面|里头|里边|里|里的|中的|下面|当中|其中|之中|方面|情况下"
    r"|今年|本年度|本年|去年|上年度|上一年度?|前年|20\d\d年?度?"
    r"|与?(?:比|较|跟|同|和|与)?(?:上年|去年|往年|前一年)?(?:相比|比较|比起来|对比)|比起?上年|比去年"
    r"|到底|究竟|具体|主要|大概|一共|总共|各自|分别|已经|可以|能够|应该|需要|要求|提到的?|所说的?|所谓的?|讲的|写的|说的"
    r"|什么|哪些|哪里|哪儿|哪家|哪个|哪一?[个家项类种场块处]|哪|谁|怎么样?|怎样|如何|多少|几[个家项类种场块处]?|啥|干吗|干嘛|为了|有没有|是不是|是否"
    r"|[的了吗呢吧呀啊么]|就是|属于|用来|用在|拿来|[?？。，,、!！;；:：~～/]"
)
_POINTED = regex(
    r"(?:这|那|该)(?:一)?(?:个|笔|项|块)[^,，的]{0,4}?[近约超]?[\d.一二两三四五六七八九十百千几多]+(?:个)?[万亿千百]+元?(?:多|左右)?的?"
    r"(?:项目|资金|经费|钱|支出|专项|预算)"
)
"""Points at what was just named by its size: 这个近两亿元的项目."""
LINKING = "是在被把让也有和与跟要叫里"
"""Characters that link words of a question: at the edge of a fragment they name nothing."""

_SECRET = regex("(?:不|没有?|未|不予)公开|保密|涉密")
_DUTY = regex(
    r"(?:主要)?(?:负责|管|承担|分管|主管)(?:的是|的)?(?:什么|啥|哪些|哪块|哪方面)(?:工作|事情?|业务)?|是干(?:什么|啥|嘛)的|职责是?(?:什么|啥|哪些)|(?<=[一-鿿]{2})(?:方面|领域)(?:的|有)?(?:什么|哪些|主要|具体)*(?:职责|职能)(?:是什么|有哪些)?$"
)
_ASKING = regex(
    r"(?:是|想)?为了?(?:什么|啥)(?:目的)?$|(?:为了?|想)?(?:要)?(?:解决|达到|实现|起到|发挥)(?:一?些)?(?:什么|哪些|何种|怎样的?)(?:问题|目[的标]|效果|作用)?(?:才[^,，]{0,4})?"
    r"|(?:打算|准备|计划)?怎么(?:花|用|使用?)(?:的|掉)?(?=$|[,，?？])|用来(?=[^,，]{1,6}什么)"
    r"|有什么(?:用处?|作用|意义|目的)|(?<=[金贴助费款])补(?:贴|助)?的?(?:都)?是(?:什么|谁|哪些)"
    r"|干(?:什么|嘛|啥)(?:用)?(?:的)?|做(?:什么|啥)(?:用)?的?|什么用(?:途|处)?|用途|用处|用来干|花在(?:什么|哪)|用在|用于(?:什么|哪)|拿来|花到哪"
)

_KIND_SPENT_ON = regex(
    "(?<= )(?:样|件|条|种)?(?:费用|开支|支出|项目|用途|东西|地方|方面|事情?|工作)?上?(?=$|[,，])"
)
_SPENDINGS = regex("(?:包括|包含|含|有)了?(?:哪些|哪几[项种类样])(?:开支|花费|花销|用途|支出内容|事项)")
_SPENT_ON = regex("[用花投][来于在到]|支付|用来付")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question read. `fragments` are the runs of words that name its topic, cue words taken out.

    `claim` is the direction that the question takes for granted (+1, -1, 0), None for none;
    `against_budget` tells a claim about 决算 against 预算 from one against last year. `ordinal` is which
    of several reasons is asked for, `supposed` the reason that the question asks to confirm.
    """

    kind: InquiryKind
    text: str
    fragments: tuple[str, ...]
    readings: tuple[str, ...]
    numbers: tuple[str, ...]
    claim: int | None
    against_budget: bool
    purpose: bool
    quantity: bool
    count: int | None
    ordinal: int | None = None
    supposed: str = ""

    @property
    def means(self) -> bool:
        """Whether the question asks what a word means."""
        return self.kind == "definition" and bool(_MEANS.search(self.text))

    @property
    def common(self) -> bool:
        """Whether it names nothing but what every disclosure speaks of: 存在的问题, 收入来源."""
        return len(COMMON.sub("", self.topic)) < 2

    @property
    def of_houses(self) -> bool:
        """Whether it asks for the parts or the bodies under a department, and names no other thing."""
        return bool(self.fragments) and not HOUSES.sub("", self.topic)

    @property
    def topic(self) -> str:
        """The topic as said, its fragments run together."""
        return self.readings[0] if self.readings else ""


def read_inquiry(question: str, departments: Iterable[str] = (), context: str = "") -> Inquiry:
    """Read a question; `departments` are the printed names whose mention is no part of the topic."""
    text = normal(question).rstrip("?？!！。.")
    text = without_departments(text, departments)
    kind = _kind(text)
    plain, supposed = without_supposed(text) if kind == "reason" else (text, "")
    plain = _INTENSITY.sub(" ", plain)
    claim, against = _claim(plain)
    rest = WHICH_REASON.sub(" ", plain) if kind == "reason" else plain
    for cue in (_REASON, _UNSPENT, _OVERSPENT) if kind in ("reason", "change") else ():
        rest = cue.sub(" ", rest)
    if kind == "definition":
        rest = _DEFINITION.sub(" ", rest)
    rest = _POINTED.sub(" ", rest)
    if kind == "list":
        rest = _LIST.sub(" ", rest)
        rest = _KIND_SPENT_ON.sub(" ", rest) if _SPENT_ON.search(text) else rest
    numbers = tuple(match.group() for match in re.finditer(r"\d[\d,]*\.?\d*", _year_free(rest)))
    if kind in ("reason", "change"):
        rest = re.sub(
            r"(?:比|较|跟|与|同|和)(?:上年|去年|往年|20\d\d年?)(?:度)?(?:的)?(?:预算|决算|执行)?数?",
            " ",
            rest,
        )
        for cue in (_ROUGH, _CHANGE, _UNMOVED, _UP_CLAIM, _DOWN_CLAIM, _FLAT_CLAIM):
            rest = cue.sub(" ", rest)
        rest = re.sub("多少(?:[万亿千]?元|钱)|同比|环比|总共|规模|何在|方面", " ", rest)
        rest = _year_free(rest)
        rest = _NUMBER.sub(" ", rest)
        rest = re.sub(r"没有?安排|未安排|不安排|没有|金额|数额|没了|用掉|花掉|花的?钱", " ", rest)
    purpose = bool(_ASKING.search(rest)) and not _DUTY.search(rest)
    purpose = purpose or (kind == "list" and bool(_SPENT_ON.search(text) or _SPENDINGS.search(text)))
    rest = _DUTY.sub(" ", rest) if kind == "content" else rest
    rest = _SIZED.sub(" ", _ASKING.sub(" ", rest)) if purpose else _ASKING.sub(" ", rest)
    rest = _FILLER.sub(" ", rest)
    if against:
        rest = re.sub(r"(?:年初|全年)?预算数?|决算数?", " ", rest)
    fragments = tuple(part for part in (word.strip(LINKING) for word in rest.split()) if len(part) > 1)
    if kind == "reason" and _SECRET.search(text):
        fragments = (*fragments, "不予公开")
    if not fragments and (context or against):
        fragments = (normal(context) or "支出",)
    return Inquiry(
        kind,
        text,
        fragments,
        _readings("".join(fragments)),
        numbers,
        claim,
        against,
        purpose,
        kind not in ("reason", "change") and bool(re.search("多少|(?<!哪)几[个家辆人次名台套项]", text)),
        _count(text),
        which_reason(text) if kind == "reason" else None,
        supposed,
    )


NATURE = "独立核算|全额|差额|自收自支|参公|公益[一二]类"


def asks_nature(text: str) -> bool:
    """Whether a question asks what sort of body something is: 性质, 属于哪种事业单位, 是独立核算单位吗."""
    body = re.search("单位|机构|供养|拨款|养的", text)
    which = "(?:哪|什么)(?:种|类型?|类别|样){0,2}的?(?:事业|行政|预算)?(?:单位|机构)$"
    sort = re.search(rf"性质|{which}|{NATURE}", text)
    several = re.search("哪[些几两二三四五六七八九十]|多少|编制", text)
    several = several or re.search("相加|加起来|之和|等于|一致|[对合]得上|相符|吻合", text)
    return "性质" in text or bool(body and sort and not several)


_GOES_ON = regex("[长员]|机关(?!运行)|系统|队伍")
"""Behind a department's name, what makes it another one's."""


def without_departments(text: str, departments: Iterable[str]) -> str:
    """The question without the names of the departments that it is asked of."""
    names = {name for department in departments for name in short_names(department) if len(name) >= 3}
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        behind = text[at + len(name) :]
        if at >= 0 and len(text) - len(name) >= 2 and not _GOES_ON.match(behind):
            text = text[:at] + text[at + len(name) :]
    return re.sub(r"^(?:的|,|，)", "", text)


def _kind(text: str) -> InquiryKind:
    if _CONTENTS.search(text):
        return "contents"
    reason = _REASON.search(text)
    if asks_supposed(text):
        return "reason"
    moved = _claim(text)[0] is not None or _NOTHING_SPENT.search(text)
    if reason and (moved or not _EXPLAINED.search(reason.group())):
        return "reason"
    if _DEFINITION.search(text):
        return "definition"
    if _LIST.search(text):
        return "list"
    if _CHANGE.search(text) and _claim(text)[0] is not None:
        return "change"
    return "content"


def _claim(text: str) -> tuple[int | None, bool]:
    text = _ROUGH.sub(" ", text.replace("多少", "几何"))
    text = _UNMOVED.sub("持平", text)
    if _UNSPENT.search(text):
        return -1, True
    if _OVERSPENT.search(text):
        return 1, True
    ups = [match.start() for match in _UP_CLAIM.finditer(text)]
    downs = [match.start() for match in _DOWN_CLAIM.finditer(text)]
    if ups and downs:
        return None, False
    if ups or downs:
        return (1 if ups else -1), False
    return (0, False) if _FLAT_CLAIM.search(text) else (None, False)


def _readings(topic: str) -> tuple[str, ...]:
    """The topic as said, and with sayings replaced by the names they stand for."""
    readings = [topic] if topic else []
    for alias in aliases():
        if alias.said in topic:
            readings += [
                topic.replace(alias.said, name) for name in (*alias.names, *alias.parts) if name not in topic
            ]
            break
    return tuple(dict.fromkeys(readings))


_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}


def _count(text: str) -> int | None:
    """How many names are asked for (哪五个行动), None where it is left open."""
    match = re.search(
        r"(?:哪|[的这,，、]|是|有|^)(\d{1,2}|[两二三四五六七八九十]{1,2})(?:个|家|块|项|场|次|类|种|条|方面|大|台|套|辆|所|支|名|处|部)",
        text,
    )
    if not match:
        return None
    word = match.group(1)
    if word.isdigit():
        return int(word)
    if len(word) == 2:
        return 10 + _DIGITS[word[1]] if word[0] == "十" else None
    return _DIGITS[word]


def _year_free(text: str) -> str:
    return re.sub(r"20\d\d年?(?:度)?", " ", text)
