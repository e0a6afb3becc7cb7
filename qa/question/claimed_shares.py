"""A share that a question has heard of and doubts, as the bound that is tested.

有人讲服务类采购占了采购总额的两成以上，这话对吗 tests whether 服务类采购占采购总额超过20%.
"""

from __future__ import annotations

import re
from decimal import Decimal

from qa.patterns import regex
from qa.question.numerals import number_word

_PART = (
    r"(?:(?P<tenths>[一两二三四五六七八九])成(?P<half>半|五)?|(?P<percent>\d+(?:\.\d+)?)%|百分之(?P<hundredths>[一二三四五六七八九十]+)|"
    r"(?P<halved>一半|半数|半壁江山)|(?P<of>[三四五])分之(?P<parts>[一二三四]))"
)
_DOUBTS = (
    r"[,，]?(?:这话|这个?说法|此话|这样说|这么说|这句话|这个?判断|这)?(?:是否|是不是)?(?:属实|对|正确|准确|成立|真的?|有道理|靠谱|站得住脚?|"
    r"没错|是真的|可信|符合实际|是这样)?(?:吗|么|不对|不|否)?[?？]?$"
)
_CLAIM = regex(
    rf"^(?P<a>[^,，]+?)占(?:了|到了?|去|据)?(?P<b>[^,，占]+?)的?(?P<way>超过|高于|大于|不到|不足|低于)?了?{_PART}"
    rf"(?P<over>以上|还多|多|有余|开外|以下|不到|都不到)?了?{_DOUBTS}"
)
_OF_ITS_WHOLE = regex(
    rf"^(?P<a>[^,，占比]+?)(?:已经|有没有|是不是|是否)*(?P<way>超过|高于|大于|不到|不足|低于)了?(?P<b>[^,，占\d]{{2,}}?)的{_PART}(?P<over>以上|以下)?了?{_DOUBTS}"
)
"""The part held straight against a share of its whole: 项目支出超过总支出的七成."""
_WITHIN = regex(
    r"^(?P<a>[^,，]+?)(?:在|占(?:了|到了?|去|据)?)(?P<b>[^,，在占]*?(?:支出|收入|资金|经费|预算|总额|总数|总计|合计|费|款|采购|项目))"
    r"(?:里面?|中|内|当中|之中)?(?:所?占)?的?(?:比例|比重|份额|占比|权重)?[,，]?"
    r"(?P<asks>(?:是不是|是否|有没有|有无|已经|到底|究竟|能不能|会不会|都)*)"
    r"(?P<way>过没过|到没到|够不够|足不足|超没超过?|不足|不到|没到|低于|小于|少于|超过|超出|高于|大于|多于|突破|达到|达|到|过|超|够)了?"
    rf"{_PART}(?P<over>以上|以下)?了?(?P<end>没有?|吗|么|的吗)?[?？]?$"
)
"""A share of what is named with 在…里 as a bound to be tested: 在总支出里的比例有没有过95%."""
_WHO = regex(
    r"^(?:有的?人|网友|网民|市民|群众|媒体|记者|有网友|同事|领导|有观点|有说法)(?:说|讲|称|认为|觉得|以为|提到|反映|指出)(?!明)(?:了|是|过)?[,，:：]?"
)
_QUOTED = regex("^[^“”,，]{0,8}“[^“”]+占[^“”]+”")
"""A claim that the question quotes whole."""
_LESS = ("不到", "不足", "低于", "小于", "少于", "没到", "以下", "都不到")
_ALL_OF_IT = regex("(?:整个|全部|全年|年度|总的?)?(?:预算|支出)")
_BOTH_WAYS = regex("[没不]")


def share_to_test(text: str) -> str:
    """The question whether a claimed share holds, with its bound as a percentage.

    >>> share_to_test("网友说公务接待费占了三公经费的一半还多，属实吗？")
    '公务接待费占三公经费超过50%吗'
    >>> share_to_test("有人说公务接待费决算还不到预算的一半，属实吗？")
    '公务接待费执行预算低于50%吗'
    """
    plain = re.sub('[“”"]', "", _WHO.sub("", text)) if _QUOTED.match(text) else _WHO.sub("", text)
    within = _WITHIN.match(plain)
    if within and (within["asks"] or within["end"] or _BOTH_WAYS.search(within["way"])):
        way = "低于" if within["way"] in _LESS or within["over"] == "以下" else "超过"
        whole = "支出总计" if _ALL_OF_IT.fullmatch(within["b"]) else within["b"]
        return f"{within['a']}占{whole}{way}{_percent(within)}%吗"
    match = _CLAIM.match(plain) or _OF_ITS_WHOLE.match(plain)
    if match is None or not (match["way"] or match["over"]):
        return plain if plain != text and re.search("吗|么|是否|是不是", plain) else text
    way = "低于" if match["way"] in _LESS or match["over"] in _LESS else "超过"
    spent = _SPENT.search(match["a"]) if _ITS_BUDGET.fullmatch(match["b"]) else None
    if spent:
        return f"{match['a'][: spent.start()]}执行{match['b']}{way}{_percent(match)}%吗"
    return f"{match['a']}占{match['b']}{way}{_percent(match)}%吗"


_SPENT = regex("的?(?:支出)?(?:决算|实际(?:支出|花费|执行|花的?|用的?)?)(?:数|金额|支出)?(?:还|都|也|连)*$")
_ITS_BUDGET = regex("(?:年初|全年|调整)?预算数?")
"""What an item spent against its own budget, which is how far that was carried out and no share."""


def _percent(match: re.Match[str]) -> str:
    if match["percent"]:
        return match["percent"]
    if match["tenths"]:
        return str((number_word(match["tenths"]) or 0) * 10 + (5 if match["half"] else 0))
    if match["hundredths"]:
        return str(number_word(match["hundredths"]) or 0)
    if match["halved"]:
        return "50"
    parts, of = (Decimal(number_word(match[at]) or 1) for at in ("parts", "of"))
    return str((parts * 100 / of).quantize(Decimal("0.01")))
