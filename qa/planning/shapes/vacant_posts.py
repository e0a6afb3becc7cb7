"""Posts that nobody holds, and people over the posts: 全部门还空着多少个编制, 局本级空编几个, 超编几人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_VACANT = regex(
    r"空[着缺编出余置岗了]|缺编|缺员|余编|满编|闲置|没用上?$|没(?:有)?人|(?:没|未)(?:有|能)?(?:用[满足完上掉]|配[齐满足]|[占招]满|使用)|"
    r"还(?:空|剩|余|缺)|还?(?:能|可以?)(?:再?[进招])|减去?(?:实有)?在[职编岗]|(?:比|较)(?:核定)?编制(?:人?总?数)?(?:要|还)?[少差缺]"
)
_POSTS = regex("编制|[空缺余满]编|空岗|缺员")
_OTHERWISE = regex("哪|最|谁|各|分别|排|吗$|是否|是不是|有没有|原因|为什么|占|比例|超|预算|说明|百分|率")
_SAID = regex(
    r"\([^()]*\)|离(?=满编)|[比较](?=核?定?编制)|少(?=多少|几|了)|名额|(?:截[至止]|到)?(?:20\d\d年|[去上今本]年度?)度?(?:\d+月\d*日?)?[底末]?|(?:核定|批复|批准|人员)?的?编制(?:[人总]?数)?|"
    r"(?:核定|批复|批准)的?|减去?|实有|在[职编岗](?:人员|职工)?(?:人?数)?|人员|人数|[空缺余满]编|空岗|缺员|"
    r"空[着缺出余置了]?|闲置|没用上?$|没(?:有)?人[占用]?|(?:没|未)(?:有|能)?(?:用[满足完上掉]|配[齐满足]|[占招]满|使用)|"
    r"^[拿用按]|比(?=[,，]|$)|年[底末]|也就(?:是说?)?|还|剩下?|余|缺|能|可以?|再|[进招]人?|总共|一共|共|目前|现在|到底|算下来|一下|相差|相减|"
    r"(?:是|有|为|了|着|出|差)*(?:多少|几)[个名人]?|[个名人]|[有是为的,，。?？!和与跟、;；:：]|请问|帮我|算"
)
_WHOLE = regex(
    "(?:[两二三四五六七八九十\\d]+[个家]?(?:预算|决算)?单位|整个?|全部?|所有|各)?本?(?:部门|单位|系统|[局委厅院])?(?:及所属单位|及下属单位|上下|里|内|总)?(?:合计|总计|汇总|加起来|合起来)?"
)
_BUDGET_UNITS = regex(
    "(?:纳入|列入)?(?:本?部门|本年度?)?(?:预算|决算)(?:编制|编报|汇总)?(?:范围)?内?的?(?=(?:所属|下属|各)?(?:单位|机构))"
)
"""What only says of the units that the budget is theirs: 纳入预算编制范围的单位."""


def vacant_posts(reading: Reading) -> Iterator[Shaped]:
    """The posts of a body less those who hold them; of the whole department where no unit is named."""
    text = _BUDGET_UNITS.sub("", reading.plain.replace("所有", "全部"))
    if not (_POSTS.search(text) and _VACANT.search(text)) or _OTHERWISE.search(text):
        return
    sort = re.search("行政|事业", re.sub("行政执法|事业单位|事业发展", "", text))
    kind = sort.group() if sort else ""
    owner = _SAID.sub("", re.sub(f"{kind}(?=编制|人员|空编|缺编|在职)", "", text) if kind else text).strip()
    if _WHOLE.fullmatch(owner):
        owner = ""
    elif len(owner) < 2:
        return
    ways = [
        ("编制数", "在职人员"), ("编制人数", "在职人数"), ("编制数", "实有人数"), ("编制人数", "实有人数"),
    ]  # fmt: skip
    if not (owner or kind):
        ways.insert(0, ("核定编制数", "实有在职人员"))
    for at, names in enumerate(ways):
        operands = [
            operand_of(reading, f"{owner} {kind}{name}".strip(), unit="人", role="count") for name in names
        ]
        plan = Plan(operation="difference", operands=operands, unit=reading.unit)
        yield Shaped(plan, "vacant posts", 4.4 - 0.1 * at)


def over_the_posts(reading: Reading, core: str) -> Iterator[Shaped]:
    """By how many people a body is over its posts, or whether it is."""
    words = reading.decode(core)
    judged = _VERDICT.search(words)
    over = (_SAID_OVER if judged else _OVER_POSTS).match(words)
    if over is None:
        return
    people = [over["y"] or ""] if over["y"] or not judged else ["人数", "在职人数"]
    for at, staff in enumerate(people):
        staff = staff if staff.startswith("在") else f"实有{staff.removeprefix('实有')}"
        operands = [
            operand_of(reading, f"{over['x']}{staff}", unit="人", role="count"),
            operand_of(reading, f"{over['x']}编制", unit="人", role="count"),
        ]
        if judged:
            plan = Plan(operation="test", operands=operands, relation="greater")
        else:
            plan = Plan(operation="difference", operands=operands, unit="人")
        yield Shaped(plan, "over the posts", 3.0 - 0.1 * at)


_OVER_POSTS = regex("^(?P<x>.*?)实有(?P<y>.*?)超编")
_SAID_OVER = regex(
    "^说?(?:是|的是)?(?P<x>[^,，]{2,}?)的?(?P<y>(?:实有|在职|在编)(?:人员|人数|职工)*)?(?:是不是|是否|有没有|已经|都|也)*超编"
)
_VERDICT = regex("[吗么没]$|没有$|是不是|是否|有没有|对不对|对吗")
