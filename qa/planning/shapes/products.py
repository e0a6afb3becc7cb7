"""Shapes of a price times a number of things: 每辆18.69万元、买2辆, held against an amount or worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.amounts import is_money
from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.shaped import Shaped
from qa.question.reading import Reading

_PRICE = regex(
    "每|单价|均价|人均|标准|一(?:个|辆|人|台|套|名|平|吨|亩|户|场|次)|/(?:个|辆|人|台|平|月|年|吨|亩|户)"
)
_MONTHLY = regex(r"每个?月|^月|月人均|一个月|月租|月均|/月|按月")
_WORKED = regex(
    r"(?:[来去]?算|计算|相乘|乘起来|乘以|来乘|一乘|折算|测算)(?:出来|下来|一下|起来)?[,，]?(?:的?(?:结果|总数|数|金额))?[,，]?"
)
_OUTCOME = regex(rf"[,，](?:那么?)?(?:一年|全年|总共|合计)?的?(?P<x>[^,，\d]{{2,10}}?){_WORKED.pattern}")
_CHECKED = regex(
    r"[,，]?(?:是不是|是否|等不等于|等于|正好|刚好|恰好|跟|和|与|同|能不能|能|(?<=[来下算果])是)+(?:等于|是|为|跟|和|与)*"
    r"(?P<x>[^,，\d]*?)(?:(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元))?(?:是不是|是否)?"
    r"(?:相符|一致|吻合|相等|一样|[对合]得上|对得起来)?(?:吗|么|不)?$"
)


def product_of(reading: Reading) -> tuple[Operand, Operand] | None:
    """The factors that the question states, to be multiplied, and the amount it holds them against."""
    text = _TURNED.sub(r"\g<f>,\g<s>算出来是不是\g<w>", reading.decode(reading.core))
    whole = _CHECKED.search(text)
    if whole is None:
        return None
    before = text[: whole.start()]
    factors = list(_NUMBER.finditer(before))
    priced = [number for number in factors if is_money(number["u"])]
    if len(factors) < 2 or len(priced) != 1 or not _PRICE.search(before) or _ADDED.search(before):
        return None
    worked = _OUTCOME.search(before)
    subject = worked["x"] if worked else _named(before)
    whose = whole["x"].strip(" 的")
    if whole["n"] and known_spans(whose, reading.terms) and not known_spans(subject, reading.terms):
        subject = whose  # 每辆18万元、买2辆，算出来跟公务用车购置预算36万元一样吗
    parts = [
        _factor(number, subject if number is priced[0] else "")
        for number in (*priced, *(n for n in factors if n is not priced[0]))
    ]
    if _MONTHLY.search(before) and not any(n["u"] == "个月" for n in factors):
        # What a budget holds of a monthly price is a year of it.
        parts.append(Operand(phrase="", stated="12", unit="个月"))
    left = Operand(phrase=f"{subject}按单价和数量计算", parts=parts, product=True)
    if whole["n"]:
        return left, Operand(phrase=subject, stated=whole["n"], unit=whole["u"])
    named = whole["x"].strip(" 的")
    return (left, Operand(phrase=f"{subject} {named}", unit="money")) if len(named) > 1 else None


def _factor(number: re.Match[str], phrase: str = "") -> Operand:
    """A stated number of a product; 86.7万吨 is 867000吨."""
    many = _MANY.fullmatch(number["u"])
    if many is None:
        return Operand(phrase=phrase, stated=number["n"], unit=number["u"])
    return Operand(phrase=phrase, stated=str(Decimal(number["n"]) * 10_000), unit=many["unit"])


_MANY = regex("万(?P<unit>(?!元).+)")


def _named(words: str) -> str:
    """What is bought or rented, the numbers and prices taken out of the first clauses that name it."""
    first = re.split("[,，]", words)[0]
    plain = _FROM.split(first)[0]
    return plain if len(plain) > 2 else _EACH.sub("", _NUMBER.sub("", first)).strip(" 、")


_TURNED = regex(
    r"^(?P<s>[^,，\d]+?)(?:的|是|为|有)*(?P<w>\d[\d.]*(?:亿元|万元|元))[,，]?(?:是不是|是否|能不能)(?:按照?|用|由|根据|拿|以)?"
    r"(?P<f>.+?)(?:来?(?:计?算|折算|乘)|得)(?:出来|得出|出|得来|来)?的?(?:吗|么)?$"
)
"""The amount first and what it is worked out from behind: 房租3万元是不是按面积乘单价算出来的."""
_EACH = regex("每一?[一-鿿]{1,2}$|每一?[个辆人台套名次场户月年批]|单价|总价|价格")
_ADDED = regex("加起来|相加|之和|合计")
_FROM = regex(r"(?:若|如果|要是)?按照?(?=[^,，]*\d)|(?=每|一(?:个|辆|台|平)|\d)|[,，、]")
_NUMBER = regex(
    r"(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元|万吨|万人次|万人|万平方米|万亩|平方米|平米|个月|辆|人次|批次|人|个|台|套|家|名|次|场|户|"
    r"亩|公里|条|件|间|天|年|批|项|份|吨|米|处|所|期|课时)"
)
_COUNTED = (
    r"(?P<n>\d+)(?P<u>台|套|辆|人|名|个|件|户|间|场|次|期|亩|平方米|公里|吨|批|张|把)(?P<thing>[^,，\d]{0,12}?)"
)
_AT_PRICE = (
    r"(?:如果|若|要是)?(?:按照?|照|以|用)(?P<price>[^,，]*?(?:每|单价|标准|均价|一(?:台|套|辆|人|个|名|件))[^,，]*?)"
    r"(?:的?上限|的?最高价)?(?:来|去)?(?:计?算|[测匡]算|折算|估算|乘)[,，]?(?:下来|一下|的话)?"
)
_HOW_MUCH = (
    r"(?:[一-鿿]{2,10}?)?(?:总共|一共|总计|全部|合计|共|大概|大约|预计|最多|最少|至少|一年|全年|每年)*"
    r"(?:要|需要?|得|该|会)*(?:花|用|掏|支出|支付)?(?:掉|费|去)?(?:是|为)?(?:多少|几)(?P<money>钱|万元|元|亿元|资金|经费)$"
)
_COSTS = (
    regex(rf"^(?P<what>[^\d]*?)[,，]?{_COUNTED}[,，]?{_AT_PRICE}[,，]?{_HOW_MUCH}"),
    regex(rf"^(?P<what>){_AT_PRICE}[,，]{_COUNTED}{_HOW_MUCH}"),
)
_ALL_STATED = regex(
    r"^(?P<what>[^\d]*?)[,，]?(?:如果|若|要是)?(?:按照?|照|以|用)(?P<factors>[^\d]*\d.*?)(?:来|去)?"
    rf"(?:计算|[测匡]算|折算|估算|相乘|(?<![预决概])算)[,，]?(?:下来|一下|的话)?[,，]?{_HOW_MUCH}"
)
"""All factors are said: 加班补贴按月人均710元、900人、12个月测算，一年要多少万元."""
_ONE = regex(r"每一?[一-鿿]|一[台套辆人个名件]")


def costs(reading: Reading) -> Iterator[Shaped]:
    """What so many things cost at a price that is printed or said: 110台电脑，按每台采购成本算要多少."""
    text = reading.decode(reading.core)
    match = next(filter(None, (shape.match(text) for shape in _COSTS)), None)
    parts = _priced(match) if match else None
    if parts is None:
        match = _ALL_STATED.match(text)
        parts = _stated_factors(match) if match else None
    if match is None or parts is None:
        return
    unit = match["money"] if is_money(match["money"]) else None
    thing = match.groupdict().get("thing") or match["what"].strip(" ,，的")
    of = Operand(phrase=f"{thing}按单价和数量计算", parts=parts, product=True)
    yield Shaped(Plan(operation="lookup", operands=[of], unit=unit), "price times number", 3.4)


def _priced(match: re.Match[str]) -> list[Operand] | None:
    """The price of one, said or to be found, and the number of things; None where more is said of them."""
    said = list(_NUMBER.finditer(match["price"]))
    if len(said) > 1:
        return None
    counted = Operand(phrase="", stated=match["n"], unit=match["u"])
    if said and is_money(said[0]["u"]):
        thing = match["thing"] or match["what"]
        return [Operand(phrase=thing, stated=said[0]["n"], unit=said[0]["u"]), counted]
    name = match["thing"] if _ONE.match(match["price"]) else ""
    return [Operand(phrase=f"{name}{match['price']}", context=match["what"], unit="money"), counted]


def _stated_factors(match: re.Match[str]) -> list[Operand] | None:
    """The price and the numbers that are said, with the months of a year where only a monthly price is."""
    factors = list(_NUMBER.finditer(match["factors"]))
    priced = [number for number in factors if is_money(number["u"])]
    if len(factors) < 2 or len(priced) != 1 or _ADDED.search(match["factors"]):
        return None
    counted = [number for number in factors if number is not priced[0]]
    parts = [_factor(priced[0], match["what"].strip(" ,，的"))]
    parts += [_factor(number) for number in counted]
    by_year = re.search("一年|全年|每年", match.string[match.end("factors") :])
    if by_year and _MONTHLY.search(match["factors"]) and not any(n["u"] == "个月" for n in counted):
        parts.append(Operand(phrase="", stated="12", unit="个月"))
    return parts
