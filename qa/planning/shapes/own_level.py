"""The department's own level as questions say it: 自己名下, 不含下属单位."""

from __future__ import annotations

from qa.patterns import regex

_UNITS_BELOW = (
    r"(?:[两二三四五六七八九十几各\d]+[个家所]|所有|全部)?(?:的)?"
    r"(?:下属|所属|直属|下级|二级)(?:预算)?(?:单位|机构)?"
)
_SUBORDINATES = regex(_UNITS_BELOW + "$")
_WITHOUT_THEM = regex(
    rf"[(（]?(?:不含|不包括|不包含|不算|不计|除[去开了]?|扣除|剔除|撇开|抛开|去掉|刨[除去]){_UNITS_BELOW}(?:之?外|以外)?(?:的)?[)）]?[,，]?"
)
_ITSELF = regex("(?:自己|自身|本身|自家)(?:名下|本级)?(?=的| |[,，]|项目)")


def are_units_below(words: str) -> bool:
    """Whether what is left out are the units under the department: its own level is meant."""
    return bool(_SUBORDINATES.match(words.strip(" 的")))


def own_level(words: str) -> str:
    """The words with what says “itself” put as the tables put it."""
    return _ITSELF.sub(" 本级", words)


def of_itself(words: str) -> str:
    """The words said of the own level only."""
    return f"本级 {_ITSELF.sub(' ', words)}"


def without_units_below(words: str) -> str:
    """The words without the units that they leave out, which are not what is asked for."""
    return _WITHOUT_THEM.sub(" ", words)
