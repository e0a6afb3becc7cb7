"""What a question leaves out of a group: members by name, the department's own level, a column."""

from __future__ import annotations

import re

from qa.executing.member_kinds import is_own
from qa.executing.members import Group
from qa.question.text import bare

_OWN_LEVEL = re.compile(
    r"(?:[市省区县]?[局委厅院办部]|部门|单位)?(?:机关)?(?:本级|机关|本部|自己|本身)(?:机关)?$"
)

_TOTAL_ROW = re.compile(
    r"(?:[全本]?部门|汇总|全[局委厅院])?的?(?:合计|总计|小计|汇总|总数)(?:行|数|那一?行|一行)?$"
)
"""A row of totals."""


def is_left_out(name: str, exclude: str, own: str) -> bool:
    """Whether a member is one of those left out: 除了A和B以外, 除了局本级."""
    label = bare(name)
    for part in (bare(word).strip(" 的") for word in exclude.split("|")):
        if part and (part in label or (len(label) >= 3 and label in part)):
            return True
        if part and is_own_level(part, own) and is_own(name, own):
            return True
    return False


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
