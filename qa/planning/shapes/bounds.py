"""The bounds that a question sets its members: 超过100万元, 10万元到30万元之间, 不满500万, 过亿."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.plan import Limit

_AMOUNT = (
    r"(?P<{0}>\d[\d,.]*)(?P<{0}u>个百分点|百分点|万元|亿元|千元|元|万|亿|%|人次|人|辆|台|套|个|家|场|批|分(?![之钟局院队公]))?"
)
_MORE = (
    r"(?P<over>不低于|不少于|不小于|不下|至少|达到|"
    r"(?<![不没未超])(?:超过|超出|突破|大于|高于|多于|超|过|破)|上(?=了))了?"
)
_LESS = (
    r"(?P<under>不超过|不高于|不大于|不多于|至多|低于|少于|小于|不足|不到|不满|未满|"
    r"未达|不及|未到|没到|没有?超过|未超过)了?"
)
_BOUNDS = (
    regex(
        "(?:介于)?"
        + _AMOUNT.format("x")
        + r"(?:到|至|-|—|~|和|与)" + _AMOUNT.format("y") + r"(?:之间|以内|区间|的|范围)"
    ),
    regex(_MORE + _AMOUNT.format("x") + "(?:以上)?"),
    regex(_LESS + _AMOUNT.format("x") + "(?:以下)?"),
    regex(_AMOUNT.format("x") + r"(?P<over>及?以上|往上|开外)"),
    regex(_AMOUNT.format("x") + r"(?P<under>及?以下|以内|之内|之下)"),
    regex(
        "(?:正好|刚好|恰好|都|均|全|只|仅|就)*(?P<equal>[是为占]|等于|只有|仅有)(?:正好|刚好|恰好|只有|了)*"
        + _AMOUNT.format("x")
        + r"(?:整)?(?![\d年月日.、号多个项]|左右|上下|以|或|的?(?:增|减))"
    ),
    regex(
        r"(?<=[率重分值额算\ue000-\uf8ff])(?P<equal>)"
        + _AMOUNT.format("x")
        + r"(?=的(?:项目|指标|科目|单位|专项))"
    ),
    regex("(?:超过?|过|破|上|达|达到)(?P<round>[十百千]?[万亿])(?:元)?(?:以上)?"),
)  # fmt: skip
_BUDGET = "(?:任何|过|的)*(?:预算|资金|经费|金额|支出|钱|数)?(?![一-鿿\ue000-\uf8ff]*(?:说明|原因))"
_NONE = regex(
    rf"(?:都|均)?(?:(?:没有?|未|未曾)(?:予以|进行)?(?:安排|编列|编制|列支|列|发生)了?{_BUDGET}"
    r"|(?<!不)(?:[为是]|等于|全是|都是)(?:零|0(?:\.0+)?)(?:万元|元)?(?![.\d])"
    r"|没有(?=(?:年初|全年|当年)预算数?(?:的|$|[,， ]))"
    r"|(?:没有|无)(?:预算|金额|数字|支出|钱)(?=的|$|[,， ])|没有(?=[\ue000-\uf8ff](?:预算|支出)?的))"
)
_SOME = regex(
    rf"(?:(?<=单位)|(?<=家))(?:里|中)?(?:都|还)?(?:安排|编列|列)了{_BUDGET}"
    r"|不[为是](?:零|0)(?:万元|元)?|大于(?:零|0)(?:万元|元)?(?![.\d])"
)
"""Nothing at all, or anything, as a bound: 没有安排的, 不为零的."""
_AT = regex("(?<!存)(?:在|达到?|有)$")
"""What leads in a bound: 得分在90分以上."""
_INCLUSIVE = regex("^(?:没有?超|不|至|达|及?以|往上|之)")
_STRICT = regex("^不(?:足|到|满|及)|^未(?!超)")
_ROUND = {"": 1, "十": 10, "百": 100, "千": 1000}


_OF_ITSELF = regex(
    r"(?P<n>\d[\d,.]*(?:万元|亿元|千元|元|万|亿|%|人次|人|辆|台|套|个|家)?)(?:(?P<way>及?以上|及?以下)|(?=[(（]))"
    r"[(（](?P<not>不)?(?:含|包括|包含)(?:本数|该数|[\d,.]+(?:万元|亿元|千元|元|万|亿|%|人次|人|辆|台|套|个|家)?)?[)）]"
    r"(?P<after>及?以上|及?以下)?"
)


def with_bounds_plain(words: str) -> str:
    """The words with a bound that brackets count in or out put plainly: 200万元以上(不含200万元)."""

    def plain(match: re.Match[str]) -> str:
        way = match["way"] or match["after"]
        if way is None:
            return match.group()
        if not match["not"]:
            return match["n"] + way
        return ("超过" if "上" in way else "低于") + match["n"]

    return _OF_ITSELF.sub(plain, words)


def take_bounds(words: str) -> tuple[str, tuple[Limit, ...]]:
    """(the words without bounds, the bounds that members must keep to); nothing at all is a bound of 0."""
    found: list[Limit] = []
    for pattern in _BOUNDS:
        while match := pattern.search(words):
            groups = match.groupdict()
            if not found and not _is_bound(match, words):
                break
            found.extend(_bounds(groups, match.group()))
            words = f"{_AT.sub('', words[: match.start()])} {words[match.end() :]}"
    for pattern, relation in ((_NONE, "at_most"), (_SOME, "greater")) if not found else ():
        match = pattern.search(words)
        if match:
            said = match.group().strip().rstrip("的")
            limit = {"relation": relation, "value": "0", "said": said if said != "没有" else "没有金额"}
            found.append(Limit.model_validate(limit))
            words = f"{words[: match.start()]} {words[match.end() :]}"
            break
    units = [limit.unit for limit in found if limit.unit]
    shared = units[0] if len(set(units)) == 1 else None
    return words, tuple(limit if limit.unit else limit.model_copy(update={"unit": shared}) for limit in found)


def _is_bound(match: re.Match[str], words: str) -> bool:
    """A number that is part of a name (单价200万元以上的设备, or in brackets) bounds nothing."""
    before, after = words[: match.start()], words[match.end() :]
    of_things = re.match("(?:及?以上)?的?(?:大型)?(?:设备|仪器|资产)", after)
    in_a_table = re.search("(?:金额|总价|预算)$|表(?:里面?|中|上|内)", before)
    if re.search("(?:单价|单台|价值|原值)$", before) or (of_things and not in_a_table):
        return False
    return before.count("(") <= before.count(")")


def _bounds(groups: dict[str, str | None], said: str) -> list[Limit]:
    whole = groups.get("round")
    if whole:
        unit = "万元" if whole[-1] == "万" else "亿元"
        return [Limit(relation="at_least", value=str(_ROUND[whole[:-1]]), unit=unit, said=said)]
    if groups.get("y"):
        low, high = _limit("at_least", groups, "x"), _limit("at_most", groups, "y")
        return [low.model_copy(update={"unit": low.unit or high.unit}), high]
    if groups.get("equal") is not None:
        return [_limit("equal", groups, "x")]
    over, under = groups.get("over"), groups.get("under")
    word = over or under or ""
    inclusive = bool(_INCLUSIVE.search(word)) and not _STRICT.search(word)
    if over:
        return [_limit("at_least" if inclusive else "greater", groups, "x")]
    return [_limit("at_most" if inclusive else "less", groups, "x")]


def _limit(relation: str, groups: dict[str, str | None], name: str) -> Limit:
    unit = groups.get(f"{name}u")
    value = (groups[name] or "0").replace(",", "").rstrip(".")
    unit = {"万": "万元", "亿": "亿元", "个百分点": "%", "百分点": "%"}.get(unit or "", unit)
    return Limit.model_validate({"relation": relation, "value": value, "unit": unit})
