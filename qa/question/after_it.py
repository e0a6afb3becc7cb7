"""What a few words mean right after a question of a kind: 人均多少钱 after guests."""

from __future__ import annotations

import re

from qa.patterns import regex

_ASKED = "@"
"""Where the words asked now go on in the question made whole."""
_SEVERAL = regex(
    "^(?P<names>[^?？]+?(?:、|[和与])[^?？]+?)的?(?:预算|决算)?(?:数|金额)?(?:分别|各自?)(?:是|有|为)?多少(?:钱|[万亿]?元)?$"
)
_AFTER: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...] = (
    (
        regex("(?:那么?)?(?:平均)?(?:人均|每人次?)(?:接待)?(?:费用?)?(?:是|花|要|用|合)?了?多少(?:钱|元)?(?:呢)?"),
        regex("接待"),
        "公务接待费人均多少钱",
    ),
    (
        regex("(?:那么?)?每[套台个辆件张把部支]的?(?:单价|价格)?(?:是|要|花)?多少(?:钱|[万亿]?元)(?:呢)?"),
        regex(
            "^(?P<x>[^?？]*?)(?:一共|总共|打算|计划|准备)*(?:要|拟|需要?)?(?:买|购置|采购|配备|新增|更新)了?(?:多少|几)[套台个辆件张把部支]$"
        ),
        r"\g<x>单价多少",
    ),
    (
        regex("(?:那么?|合计|一?共|总共)?(?:花|用|开支|支出|要)?了?多少(?:钱|[万亿]?元|经费|费用)(?:呢)?"),
        regex("接待[^,，费]*(?:多少|几)(?:批次?|人次?|个)"),
        "公务接待费是多少",
    ),
    (
        regex("(?:那么?)?(?:平均)?每批次?(?:接待)?(?:费用?)?(?:是|花|要|用|合)?了?多少(?:钱|元)?(?:呢)?"),
        regex("接待"),
        "公务接待费平均每批次多少钱",
    ),
    (
        regex("(?:那么?)?(?:它|这)?比(?:年初|期初)是?(?:多|少|增加|减少|高|低|增|减)了?(?:还是.{1,3}|多少)(?:呢)?"),
        regex("^(?P<of>[^,，]*?)(?:年末|期末)的?(?P<x>[^,，比?？]{2,14}?)(?:一共|总共)?(?:是|有|为)?多少(?:钱|[万亿]?元)?$"),
        r"\g<of>年末\g<x>比\g<of>年初\g<x>多多少",
    ),
    (
        regex("(?:那么?)?(?:它们|两者|分别|各自?)*的?占(?:比|比例|比重)?(?:各自?|分别)?(?:是|为|有)?(?:多少|百分之几)(?:呢)?"),
        _SEVERAL,
        r"\g<names>各占多少",
    ),
    (
        regex("(?:那么?)?(?:它们|两者|分别|各自?)*比(?:上年|去年)(?:各自?|分别)?(?:增减|增加|减少|变化)了?多少(?:呢)?"),
        _SEVERAL,
        r"\g<names>分别比上年增减多少",
    ),
    (
        regex(
            "(?:分别|各自?)(?:完成了?|比|较)(?:年初|全年)?预算数?[^,，?？]{0,6}?(?:多少|百分之几)|"
            "(?:比|较)(?:年初|全年)?预算数?(?:分别|各自?)[^,，?？]{0,6}?(?:多少|百分之几)"
        ),
        regex("^(?P<names>[^?？]+?(?:、|[和与])[^?？]+?)的?(?:支出)?决算数?(?:一共|合计|总共|共|分别|各自?)+(?:是|有|为)?多少(?:钱|[万亿]?元)?$"),
        rf"\g<names>的决算{_ASKED}",
    ),
    (
        regex("(?:那么?)?比(?:年初|全年)?预算数?(?:省|节约|节省|少|多|超)(?:花|出)?了?多少(?:钱|[万亿]?元)?(?:呢)?"),
        regex("^(?P<x>[^?？]{2,}?)(?:一共|总共)?(?:的?决算)?(?:花|用)?了?(?:是|有|为)?多少(?:钱|[万亿]?元)?$"),
        rf"\g<x>的决算{_ASKED}",
    ),
    (
        regex("占[^,，?？占]{2,20}?的?(?:百分之几|多少|比例|比重|几成)(?:是多少)?"),
        regex("^(?P<names>[^?？]+?(?:、|[和与])[^?？]+?)(?:一共|合计|总共|加起来|共)(?:是|有|为|安排了?)?多少(?:钱|[万亿]?元)?$"),
        rf"\g<names>合计{_ASKED}",
    ),
    *(
        (
            regex(f"(?:那么?)?{of}预算数?(?:原本|原来|本来)?(?:是|有|为)?多少(?:钱|[万亿]?元)?(?:呢)?"),
            regex(f"^(?P<x>[^,，]{{2,}}?)(?:的?(?:支出)?(?:决算|执行)数?)?(?:比|较){of}预算"),
            rf"\g<x>的{of}预算是多少",
        )
        for of in ("年初", "全年")
    ),
)
"""(what is asked now, what was asked before, the question made whole of both)."""


_OF_A_BODY = regex(
    "^(?P<who>[^,，的]{4,30}?(?:中心|[支大总]队|学校|学院|医院|监狱|[馆站所院处]))(?:20\\d\\d年度?)?的?(?:部门|单位|总)?"
    "(?:收入|支出|预算)(?:预算|决算)?(?:合计|总计|总额)?(?:一共|总共)?(?:是|有|为)?多少(?:钱|[万亿]?元)?$"
)
_PART_OF_IT = regex("(?:那么?)?其中的?(?P<x>(?:基本|项目)支出)(?:是|有|为)?多少(?:钱|[万亿]?元)?(?:呢)?")
"""All that a body has, and a part of it asked for right after."""


_HELD_TO_PLAN = regex(
    "^(?P<x>[^,，?？]{2,16}?)(?P<rest>(?:的?(?:支出)?决算数?)?(?:比|较)(?:年初|全年)?预算数?[^,，?？]{0,8}(?:多少|百分之几))$"
)
_THAT_TOO = regex("(?:那么?)?(?:其中)?的?(?P<y>[^,，?？比]{2,14})呢")
"""What was held against its budget, and another thing to be held so."""


_CARS = regex("公务用?车(?:购置[及和与])?(?:公务用车)?(?:运行|购置)")
_AMOUNT_ASKED = regex("费用?(?:预算|决算|支出)?(?:一共|总共)?(?:是|有|为)?多少(?:钱|[万亿]?元)?$")
_PART_OF_CARS = regex(
    "(?:那么?)?(?:其中)?的?(?P<x>(?:运行(?:维护)?|购置)费)用?(?:(?:是|有|为)?多少(?:钱|[万亿]?元)?|呢)(?:呢)?"
)
"""What cars cost, and one part of it named without them: 那运行费是多少."""


def made_whole(now: str, was: str) -> str | None:
    """The question that a few words stand for after another; None where none of the ways fits.

    >>> made_whole("人均多少钱", "公务接待多少人次")
    '公务接待费人均多少钱'
    """
    for asked, before, whole in _AFTER:
        found = before.search(was) if asked.fullmatch(now.strip()) else None
        if found is not None:
            return found.expand(whole).replace(_ASKED, now.strip())
    body, part = _OF_A_BODY.match(was), _PART_OF_IT.fullmatch(now.strip())
    cars = _PART_OF_CARS.fullmatch(now.strip()) if _CARS.search(was) else None
    if cars and _AMOUNT_ASKED.search(was):
        return f"公务用车{cars['x']}是多少"
    held, other = _HELD_TO_PLAN.match(was), _THAT_TOO.fullmatch(now.strip())
    if held and other:
        return f"{other['y']}{held['rest']}"
    if body and part:
        return f"{body['who']}的{part['x']}是多少"
    return None
