"""A name beside the words that only say it over or point at it: 养公车的钱（公务用车运行维护费）."""

from __future__ import annotations

from qa.patterns import regex
from qa.question.restated.said import NAME

_REMARK = regex(
    rf"(?<={NAME})[(（](?!\d{{3,7}}[)）])[^()（）+＋]*[)）](?!{NAME})|(?<={NAME}项目)[(（][^()（）]*[)）]|"
    rf"(?<=金额|总额|总数)[(（]{NAME}[)）]"
)
"""What explains a name in brackets behind it."""
_POINTING = regex(
    rf"(?:[这那该]|这样|那样)(?:一)?(?:个|笔|项|块|条|部分)?(?:[近约]?\d+(?:\.\d+)?[万亿]?元)(?:的)?(?=[^,，]{{0,4}}{NAME})"
)
"""An amount that only points at the thing: 那个539万元的."""
_OF_THAT_KIND = regex(
    rf"(?:用于|用来|花在|给)?[^,，、的{NAME[1:-1]}]{{0,8}}{NAME}?(?:之类|这类|一类|等等|什么的|等)的?(?={NAME})"
)
"""Examples of what is in a thing: 用于发工资之类的人员经费."""
_SAID_OVER = regex(
    rf"[^?？;；]*?(?:也就是说?|换句话说(?:就是)?|或者说|亦即|即|指的就?是|说的就?是|(?<!是否)(?<!是不是)就是|名叫|名为|叫做?|称作|又称|又叫)"
    rf"(?P<name>(?:20\d\d年度?的?)?{NAME})"
)
"""Other words for a name before it, 财政掏钱委托外面办事，也就是委托业务费."""
_IN_BRACKETS = regex(rf"(?:^|(?<=[,，的里中在]))[^,，;；?？()（）]*?[(（](?P<name>{NAME})[)）]")
_PARTED = regex(
    rf"(?:拆成|分成|分为|分|包括|包含|同时列有|既有|有)了?{NAME}(?:和|与|及|、){NAME}(?:两[块项部分]+)?[,，](?=[^,，]*{NAME})"
)
"""The parts of a thing, of which one is then asked for."""
_DATED = regex(r"以(?P<day>20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日|末|底)?)(?:的)?(?:数|数字|数据|口径)?为准")


def without_appositions(folded: str) -> str:
    """The question with the printed name alone where other words say it over."""
    left = _REMARK.sub("", folded)
    left = _POINTING.sub("", left)
    left = _OF_THAT_KIND.sub("", left)
    left = _SAID_OVER.sub(lambda match: match["name"], left)
    left = _IN_BRACKETS.sub(lambda match: match["name"], left)
    left = _DATED.sub(lambda match: match["day"], left)
    return _PARTED.sub("", left)
