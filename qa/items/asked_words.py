"""What a question says by the unit it asks for, and by the words beside 多少."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.question.units import SPAN

DIMENSIONS = {
    "": regex("(?:总金额|金额|数额|总额|额度)$"),
    "money": regex("(?:总金额|金额|数额|总额|额度)$"),
    "平方米": regex("总?面积"),
    "人": regex("总?人数|名额"),
    "辆": regex("辆数|保有量|数量"),
    "个": regex("个数|数量"),
    "家": regex("家数|数量"),
    SPAN: regex("(?:在)?(?:多久|多长的?时间)(?:之?内|以内)?|时限|时间|期限"),
}
"""Words of a question that only repeat the unit it asks for: 房屋面积多少平方米."""

IMPLIED = {
    "人": regex("人员|干部|职工|同志"),
    "批次": regex("(?:来访|来宾|来客|客人)(?!团)"),
    "人次": regex("(?:来访|来宾|来客|客人)(?!团)|人数"),
}
"""What the unit of a number says without these words: 退休43人 counts 退休人员."""
_SENT = regex("派(?:出|遣)?|出去")
_ABROAD = regex("出国|出境|出访")


def implied_words(phrase: str, unit: str | None) -> int:
    """Mask of the words that a number of that unit says without them."""
    found = [*IMPLIED[unit].finditer(phrase)] if unit in IMPLIED else []
    if unit in ("人次", "人", "个", "批") and _ABROAD.search(phrase):
        found += _SENT.finditer(phrase)
    return sum(1 << at for at in {at for match in found for at in range(*match.span())})


KIND_WORDS = {
    "performance_table": regex("绩效|目标|指标|项目"),
    "procurement_table": regex("采购"),
    "government_service_table": regex("购买服务|采购"),
    "asset_table": regex("资产|设备|车辆"),
    "transfer_table": regex("转移支付"),
}
"""Words that speak of a special kind of table."""


STAFF = regex(
    "(?:在职|在编|在岗|编制|实有|现有|离?退休|离休|人员|职工|干部|总?人数|人|数|总数|[、和的共在])+"
)
"""All the staff of a body, or one sort of it."""

_MEMBERS = {
    "项目": "项目|专项",
    "单位": "单位|机构|中心|学校|学院|医院|监狱|[院校所站队局处馆]$",
    "科目": "科目|[类款项]级",
    "指标": "指标",
}
"""What a question counts, and what prose may call it beside the number."""
_COUNTED = regex(
    rf"(?:几|多少)[个家项条]?(?:[一二]级|预算|下属){{0,2}}({'|'.join(_MEMBERS)})|"
    rf"({'|'.join(_MEMBERS)})(?:一共|总共|[共都是有])*(?:几|多少)[个家项条](?![一-鿿])"
)


def counted_members(phrase: str) -> re.Pattern[str] | None:
    """The names of what is counted where the question counts projects, units, 科目 or indicators."""
    match = _COUNTED.search(phrase)
    return regex(_MEMBERS[match[1] or match[2]]) if match else None


def asked_after(phrase: str, weights: Sequence[float]) -> str:
    """The words beside 多少, before it else behind it, that tell what is asked.

    上年结转 in X服务费上年结转多少, 森林防火 in 搞几次森林防火宣传.
    """
    asked = re.search("多少|几", phrase)
    if asked is None:
        return ""
    end = asked.start()
    while end and not weights[end - 1]:
        end -= 1
    start = end
    while start and end - start < _TAIL and weights[start - 1]:
        start -= 1
    if sum(weights[start:end]) >= _TELLING:
        return phrase[start:end]
    start = asked.end()
    while start < len(phrase) and not weights[start]:
        start += 1
    end = start
    while end < len(phrase) and end - start < _TAIL and weights[end]:
        end += 1
    return phrase[start:end] if sum(weights[start:end]) >= _TELLING else ""


def part_asked(phrase: str, weights: Sequence[float]) -> int:
    """Mask of the thing that is counted within another (电梯 in 100万元以上的设备里电梯几台); 0 for none."""
    within = _WITHIN.search(phrase)
    if within is None:
        return 0
    places = [at for at in range(*within.span("part")) if weights[at]]
    return sum(1 << at for at in places) if sum(weights[at] for at in places) >= _TELLING else 0


_WITHIN = regex(
    "(?<=[一-鿿])(?:里面?|当?中|其中|之中)[,，]?(?:的|有|属于)?(?P<part>[一-鿿]{2,12}?)(?:的|是|有|共|一共|总共|又|占)*(?:几|多少)个?"
    "(?=[台套辆件个名人栋处座张把部])"
)


def named_behind(phrase: str, weights: Sequence[float]) -> int:
    """Mask of the thing asked for right behind 多少 (在校生 in 学校有多少在校生); 0 for none."""
    asked = re.search("多少|几", phrase)
    if asked is None:
        return 0
    start = asked.end()
    while start < len(phrase) and not weights[start]:
        start += 1
    if _BOUND.match(phrase, start):
        return 0
    end = start
    while end < len(phrase) and end - start < _TAIL and weights[end]:
        end += 1
    return sum(1 << at for at in range(start, end)) if sum(weights[start:end]) >= _TELLING else 0


_BOUND = regex("以[上下内外]|之[上下内间]|左右|上下|才|就|算|合格|达标")
"""Words behind 多少 that name no thing: 要达到百分之多少以上."""
_TAIL = 4
"""Characters of it; the words beside a number in prose are as short."""
_TELLING = 2.0
