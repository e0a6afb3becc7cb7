"""Columns that total others of their row, as the header's form promises."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.model import Column, Table

_MEMO = re.compile(r"^其中|政府采购|购买服务|备注|^扣除|扣除.+后")
"""Column groups that single out a part of the row once more."""

TOTAL_NAME = re.compile(
    r"(?:[^/]{0,8}(?:合计|总计|小计)|支出总计|收入总计|金额合计|总金额|预算数合计)(?:[（(].*[）)])?"
)


def column_sums(table: Table) -> list[tuple[int, list[int]]]:
    """(total column, its part columns), as the header's form promises.

    A total column stands first of its header group; its parts are its siblings, a sibling group
    being stood for by its own 小计 or by all its leaves.
    """
    columns = money_columns(table)
    if len({(c.year, c.measure) for c in columns}) > 1:
        return []
    sums = []
    for total in columns:
        if not total.path or not TOTAL_NAME.fullmatch(total.name):
            continue
        prefix = total.path[:-1]
        siblings = [
            c
            for c in columns
            if c.index != total.index
            and c.path[: len(prefix)] == prefix
            and c.path != total.path
            and not (len(c.path) > len(prefix) and _MEMO.search(c.path[len(prefix)]))
        ]
        if "三公" in total.name:
            siblings = [c for c in siblings if three_public_part(c.path[len(prefix)]) != "other"]
        parts = _group_heads(siblings, len(prefix))
        if parts is None or len(parts) < 2:
            continue
        if any(re.search(r"其中", "/".join(table.columns[c].path[len(prefix) :])) for c in parts):
            continue
        sums.append((total.index, parts))
    return sums


def _group_heads(columns: Sequence[Column], depth: int) -> list[int] | None:
    groups: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if _MEMO.search(column.name):
            continue
        groups[column.path[depth] if len(column.path) > depth else ""].append(column)
    heads: list[int] = []
    for name, members in groups.items():
        if len(members) == 1 or not name:
            # Columns whose headings end here stand for themselves, alike as they may be.
            heads.extend(member.index for member in members)
            continue
        own = [c for c in members if TOTAL_NAME.fullmatch(c.name) and len(c.path) == depth + 2]
        if own:
            heads.append(own[0].index)
        else:
            inner = _group_heads(members, depth + 1)
            if inner is None:
                return None
            heads.extend(inner)
    return heads


def money_columns(table: Table) -> list[Column]:
    """The columns that hold amounts of money, not shares or growth."""
    return [
        c
        for c in table.columns
        if c.role == "amount" and c.measure not in ("growth", "share") and c.unit != "%"
    ]


def three_public_part(label: str) -> str:
    """Which part of 三公 a name is: three, abroad, vehicle, purchase, running, reception, or other."""
    forms = (
        ("purchase", r"公务用车购置(?:费|支出|费用|经费)?$|^购置费"),
        ("running", r"公务用车运行(?:维护)?(?:费|支出|费用|经费)?$|^运行(?:维护)?费"),
        ("vehicle", r"公务用车(?:购置[及和]运行|费|$)"),
        ("abroad", r"因公出国"),
        ("reception", r"公务接待"),
        ("three", r"三公|^合计$"),
    )
    return next((name for name, form in forms if re.search(form, label)), "other")
