"""Names that one word turns round: 年末结转 for 上年结转, 编制人数 for 实有人数, 非财政拨款 for 财政拨款."""

from __future__ import annotations

from qa.patterns import regex

_CARRIED = "(?:资金)?(?:结转|结余)"
_OPENING = regex(rf"(?:上年|以前年度|年初|期初|去年)(?:[未末]|年[末底])?的?{_CARRIED}")
_CLOSING = regex(
    rf"(?:(?<!去)(?<!上)年[末终底]|期末)的?{_CARRIED}|{_CARRIED}[和、]?(?:结余)?[到至]?(?:下|次|以后|明)一?年"
)
_STAFFED, _POSTS = regex("实有|实际在[编职岗]|在职人"), regex("编制")
"""Those who are there, and those who may be."""
_AT_HOME = regex("国内")
_ABROAD = regex(r"国[(（]境[)）]外|国外|境外|外事|外宾")
_SMALL, _OF_ANY_SIZE = regex("小微企业"), regex("中小企业|中小微企业")
_DENIED = regex("非(?=[一-鿿]{2})")


_SIDES = ((_OPENING, _CLOSING), (_STAFFED, _POSTS), (_AT_HOME, _ABROAD), (_SMALL, _OF_ANY_SIZE))


def turned_round(asked: str, names: str) -> bool:
    """Whether an entry's names are of the other of two sides than what is asked for.

    The end of the year and its beginning, posts and those who fill them, guests from home and from
    abroad, 小微企业 and all that are 中小企业.

    >>> turned_round("年末结转结余多少", "上年结转结余"), turned_round("结转结余", "上年结转结余")
    (True, False)
    """
    for one, other in _SIDES:
        asks, asks_other = bool(one.search(asked)), bool(other.search(asked))
        if asks != asks_other:
            wanted, unwanted = (one, other) if asks else (other, one)
            if unwanted.search(names) and not wanted.search(names):
                return True
    return False


def other_end_of_year(asked: str, column: str) -> bool:
    """Whether a column is of the beginning of the year where its end is asked for, or the other way round.

    >>> other_end_of_year("固定资产净值年末数", "年初数"), other_end_of_year("固定资产净值年末数", "年末数")
    (True, False)
    """
    begins, ends = _BEGINNING.search(asked), _END.search(asked)
    if bool(begins) == bool(ends):
        return False
    wanted, other = (_BEGINNING, _END) if begins else (_END, _BEGINNING)
    return bool(other.search(column)) and not wanted.search(column)


_BEGINNING = regex("(?:年初|期初)(?!预算|部门|安排|批复|计划|目标|指标|绩效|设)")
_END = regex("(?<!上)(?<!去)(?:年末|期末|年底)(?!结|的?结)")


def denied(phrase: str, name: str, mask: int) -> int:
    """The mask without what the phrase denies and the name does not: 财政拨款收入 of 非财政拨款收入."""
    for match in _DENIED.finditer(phrase):
        at = match.end()
        if phrase[match.start() : at + 1] in name:
            continue
        while mask >> at & 1:
            mask &= ~(1 << at)
            at += 1
    return mask


def denies(phrase: str, name: str) -> bool:
    """Whether a name denies what the phrase does not: 非财政拨款资金结余, asked for 财政拨款结余."""
    return any(
        name[match.end() : match.end() + 2] in phrase and name[match.start() : match.end() + 1] not in phrase
        for match in _DENIED.finditer(name)
    )
