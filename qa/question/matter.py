"""How much there is of a matter that is weighed and measured, and never money: 补多少水, 清运多少垃圾."""

from __future__ import annotations

from qa.patterns import regex

UNITS = {
    "水量": ("立方米", "吨"),
    "污水": ("吨", "立方米"),
    "废水": ("吨", "立方米"),
    "水": ("立方米", "吨"),
    "电量": ("千瓦时",),
    "电": ("千瓦时",),
    "垃圾": ("吨",),
    "污泥": ("吨", "立方米"),
    "淤泥": ("立方米", "吨"),
    "土方": ("立方米",),
    "粮食": ("吨", "公斤"),
    "粮": ("吨", "公斤"),
    "蔬菜": ("吨",),
    "肉": ("吨",),
    "化肥": ("吨",),
    "管网": ("公里", "米"),
    "管道": ("公里", "米"),
    "公路": ("公里",),
    "道路": ("公里",),
    "耕地": ("亩", "公顷"),
    "土地": ("亩", "公顷"),
    "树": ("株", "棵"),
    "苗木": ("株", "棵"),
}
"""Matters with what they are measured in, the usual unit first."""
_MATTER = "|".join(sorted(UNITS, key=len, reverse=True))
HOW_MUCH = regex(rf"(?P<v>[一-鿿])(?:了|出|掉|上)?(?:多少|几)(?P<n>{_MATTER})(?=$|[?？,，。呢啊])")
_AMOUNT = regex(
    r"(?:[水电气油粮煤]|处理|排放|清运|产|用|供|储备)量(?:是|有|为|达到?|要|共)*(?:多少|几|$)"
)
_RATED = regex(
    "(?:满意度|合格率|覆盖率|到位率|及时率|达标率)(?:指标|目标|的)*值?(?:应|要)?(?:是|为|定|设|达到?)*了?(?:多少|几|$)"
)
"""What is reached of something is a rate, and never money."""
_OF_MONEY = regex("费|钱|资金|经费|预算|支出|收入|拨款|金额|元")


def matter_units(phrase: str) -> tuple[str, ...] | None:
    """What the matter asked for may be measured in, () for anything but money; None where none is asked for.

    >>> matter_units("一年要节约多少水量"), matter_units("补多少水费"), matter_units("污水处理量是多少")
    (('立方米', '吨'), None, ())
    """
    found = HOW_MUCH.search(phrase)
    if found:
        return UNITS[found["n"]]
    if _RATED.search(phrase):
        return ("%", "％", "分", "级")
    return () if _AMOUNT.search(phrase) and not _OF_MONEY.search(phrase) else None
