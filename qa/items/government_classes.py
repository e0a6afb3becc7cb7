"""The class that the government's own economic classification puts a row in, beside the department's.

Forms that print both (政府预算支出经济分类 beside 部门预算支出经济分类) give a 款 twice: 办公费 under 502,
that of the body itself, again under 505, that of its 事业单位. Names are those of the 政府收支分类科目.
"""

from __future__ import annotations

import re

from ingest.model import Column, Row, Table
from qa.patterns import regex

_NAMES = {
    "501": "机关工资福利支出",
    "502": "机关商品和服务支出",
    "503": "机关资本性支出(一)",
    "504": "机关资本性支出(二)",
    "505": "对事业单位经常性补助",
    "506": "对事业单位资本性补助",
    "507": "对企业补助",
    "508": "对企业资本性支出",
    "509": "对个人和家庭的补助",
    "510": "对社会保障基金补助",
    "511": "债务利息及费用支出",
    "512": "债务还本支出",
    "513": "转移性支出",
}  # fmt: skip
_HEAD = regex("政府(?:预算)?(?:支出)?经济(?:科目|分类)")


def government_class(table: Table, row: Row) -> str:
    """The name of the class, or an empty string where the form prints none beside the row."""
    column = next((c for c in table.columns if c.role == "label" and _HEAD.search("".join(c.path))), None)
    if column is None:
        return ""
    texts = {cell.column: re.sub(r"\s", "", cell.text) for cell in row.cells}
    code = "".join(texts.get(at, "") for at in _codes_before(table, column)) + texts.get(column.index, "")
    return _NAMES.get(code[:3], "") if row.code is None or not row.code.startswith("5") else ""


def _codes_before(table: Table, column: Column) -> list[int]:
    """The columns of codes that stand right before a column of names."""
    found: list[int] = []
    for other in sorted(table.columns, key=lambda c: -c.index):
        if other.index >= column.index:
            continue
        if other.role != "code":
            break
        found.insert(0, other.index)
    return found
