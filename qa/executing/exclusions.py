"""What a question leaves out of a group: members by name, the department's own level, a column."""

from __future__ import annotations

import re

from qa.executing.member_kinds import is_own
from qa.executing.members import Group
from qa.patterns import regex
from qa.question.text import bare, normal

_OWN_LEVEL = regex(
    r"(?:[市省区县]?[局委厅院办部]|部门|单位)?(?:机关)?(?:本级|机关|本部|自己|本身)(?:机关)?$"
)

_TOTAL_ROW = regex(
    r"(?:[全本]?部门|汇总|全[局委厅院])?的?(?:合计|总计|小计|汇总|总数)(?:行|数|那一?行|一行)?$"
)
"""A row of totals."""


_KIND = regex("(?:(?:这|那)?一?个?)?(?:大类|[类款项])(?:科目)?(?:本身|自身)?$")
"""What only says of which rank the excluded is: “商品和服务支出”大类."""


def is_left_out(name: str, exclude: str, own: str, above: frozenset[str] = frozenset()) -> bool:
    """Whether a member is one of those left out: 除了A和B以外, 除了局本级.

    What stands `above` the members leaves out none of those that are called alike.
    """
    label = bare(name)
    for part in _parts(exclude):
        if part not in above and (part in label or (len(label) >= 3 and label in part)):
            return True
        if part and is_own_level(part, own) and is_own(name, own):
            return True
    return False


def _parts(exclude: str) -> list[str]:
    said = (bare(word).strip(" 的") for word in exclude.split("|"))
    return [_KIND.sub("", part) or part for part in said if part]


def without_parts(words: str, exclude: str) -> str:
    """The words without the names of what is left out and of its rank."""
    for part in filter(None, exclude.split("|")):
        words = re.sub(f"{re.escape(normal(part))}(?:(?:这|那)?一?个?大类)?", "", words)
    return words


def stands_above(group: Group) -> frozenset[str]:
    """The rows that hold the members, by name: none of them is a member of its own."""
    above = {bare(name) for member in group.members for name in member.entry.ancestors}
    return frozenset(above - {bare(member.name) for member in group.members})


def is_above(group: Group, exclude: str) -> bool:
    """Whether all that is left out holds the members: the class whose 款 are put in order."""
    parts = _parts(exclude)
    return bool(parts) and set(parts) <= stands_above(group)


def under_left_out(group: Group, exclude: str) -> frozenset[str]:
    """The members that stand under what is left out, where others do not: 津贴补贴 without 工资福利支出."""
    under = {
        member.name for member in group.members
        if any(part in bare(name) for part in _parts(exclude) for name in member.entry.ancestors)
    }  # fmt: skip
    return frozenset(under) if len(under) < len({member.name for member in group.members}) else frozenset()


def is_own_level(words: str, own: str) -> bool:
    """Whether words mean the department's own level, apart from the units under it: 局本级."""
    said = bare(words).strip(" 的")
    return bool(_OWN_LEVEL.match(said)) or is_own(said, own)


def is_no_member(words: str) -> bool:
    """Whether what is left out is a row of totals, which is no member of any group: 不算合计行."""
    return all(_TOTAL_ROW.match(bare(word).strip(" 的")) for word in words.split("|"))


def is_another_column(group: Group, exclude: str) -> bool:
    """Whether what is left out is a column beside the group's own, not a member of it."""
    if group.table is None or group.column is None:
        return False
    heads = {bare(part) for column in group.table.columns for part in column.path} - set(
        map(bare, group.column.path)
    )
    return all(any(bare(word) in head for head in heads) for word in exclude.split("|") if bare(word))
