"""Units side by side, of which an item is said once: 甲大队的差旅费比乙中心多多少, 甲、乙两家的差旅费合计.

The units' names are single characters by then; each of them is given the item, so that no shape takes a
bare name for all that the unit spends.
"""

from __future__ import annotations

import re

from qa.patterns import regex

UNIT = "[\U000f0000-\U000f0062]"
_ITEM = r"(?P<x>[^,，。;；比占多少几哪谁和与跟同、的]{2,}(?:的[^,，。;；比占多少几哪谁和与跟同、的]{2,})?)"
_WAY = r"(?:要|还|会|就|又)?(?:多|少|高|低|大|小|贵|超)"
_AND = r"(?:和|与|跟|同|、|以及|还有|加上?)"
_BOTH = r"(?:(?:这)?[两二三四五六七八九][个家所]?(?:预算|下属|所属)?(?:单位|机构|部门)?)?"
_SINGLE = (
    # 甲的X比乙多, 甲比乙的X多; X上,甲比乙多
    (
        regex(rf"(?P<a>{UNIT})的?{_ITEM}(?P<v>比|较|超过|高出|多出)(?P<b>{UNIT})(?=的?{_WAY}|的?(?:多少|几))"),
        r"\g<a>的\g<x>\g<v>\g<b>的\g<x>",
    ),
    (
        regex(rf"(?P<a>{UNIT})(?P<v>比|较)(?P<b>{UNIT})的{_ITEM}(?={_WAY})"),
        r"\g<a>的\g<x>\g<v>\g<b>的\g<x>",
    ),
    (
        regex(rf"^{_ITEM}(?:上|方面|这块|这一?项)?[,，](?P<a>{UNIT})(?P<v>比|较)(?P<b>{UNIT})的?(?={_WAY})"),
        r"\g<a>的\g<x>\g<v>\g<b>的\g<x>",
    ),
    (
        regex(rf"(?P<a>{UNIT})的?{_ITEM}(?P<v>是|占|相当于|为|等于)了?(?P<b>{UNIT})的?(?=多少|几|百分|比例|比重)"),
        r"\g<a>的\g<x>\g<v>\g<b>的\g<x>的",
    ),
)  # fmt: skip
_SEVERAL = regex(
    rf"(?P<list>{UNIT}(?:{_AND}{UNIT})+){_BOTH}(?:的|各自的?|[,，])(?P<x>[^,，。;；比占多少几哪谁和与跟同、]{{2,}}?)"
    rf"(?=(?:之间)?(?:的)?(?:一共|总共|合计|共计|总和|之和|加起来|加总|相加|合起来|加在一起|相差|差(?!旅)|差额|差距|总计)|(?:一|总)?共)"
)
_LED = regex(r"^(?:里面?|中的?|各自?的?)")


def of_each_unit(text: str) -> str:
    """The question with the item beside every unit that it is asked of.

    >>> of_each_unit("\U000f0000的差旅费比\U000f0001多多少") == "\U000f0000的差旅费比\U000f0001的差旅费多多少"
    True
    """
    for form, plain in _SINGLE:
        said, times = form.subn(plain, text, count=1)
        if times:
            return said
    return _SEVERAL.sub(_item_of_each, text, count=1)


def _item_of_each(match: re.Match[str]) -> str:
    item = _LED.sub("", match["x"])
    return re.sub(UNIT, lambda unit: f"{unit.group()}的{item}", match["list"])
