"""Classification codes in their printed forms: one column, three columns, before a label, unpadded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.amounts import squeeze

_PREFIX = re.compile(
    r"[\[【(（]?(?P<code>[A-Z\d]{12,}|\d{3}(?:\d\d){0,3}|[A-Z]?\d{2,25})[\]】)）]?"
    r"(?P<dash>[-—－_]?)(?=[^\dA-Z年月日.,，%％、:：—－-])"
)
CLASS_CODE = re.compile(r"(?:1\d\d|2[0-3]\d|30[1-9]|31[0-3]|39\d|50\d|51\d|59\d)(?:\d\d){0,3}")
"""Codes whose 类 is functional (2xx), economic (30x, 31x, 39x; 50x, 51x, 59x) or of income (1xx)."""


ECONOMIC_CLASSES = {
    "工资福利支出": "301",
    "商品和服务支出": "302",
    "对个人和家庭的补助": "303",
    "债务利息及费用支出": "307",
    "资本性支出（基本建设）": "309",
    "资本性支出": "310",
    "对企业补助（基本建设）": "311",
    "对企业补助": "312",
    "对社会保障基金补助": "313",
    "其他支出": "399",
}
"""部门预算支出经济分类科目, 类 level (政府收支分类科目)."""


_PURCHASE = re.compile(r"(?P<code>[ABC]\d{8})[-—－_]?(?=[一-鿿A-Z])")
"""A 政府采购品目: A goods, B works, C services, with eight digits."""


def split_label(text: str) -> tuple[str | None, str]:
    """(code, name) of a label with its code before it, (None, label) where there is none.

    >>> split_label("2010501-行政运行")
    ('2010501', '行政运行')
    >>> split_label("C21040000物业管理服务")
    ('C21040000', '物业管理服务')
    """
    compact = squeeze(text)
    bought = _PURCHASE.match(compact)
    if bought:
        return bought["code"], compact[bought.end() :]
    found = _PREFIX.match(compact)
    if not found:
        return None, compact
    code, rest = found["code"], compact[found.end() :]
    bracketed = compact[0] in "[【(（"
    classed = bool(CLASS_CODE.fullmatch(code))
    if not (found["dash"] or classed or (bracketed and len(code) >= 3)):
        return None, compact
    if len(code) < 3 and not found["dash"]:
        return None, compact
    return code, rest.lstrip("-—－_ ")


def without_owner_code(text: str) -> str:
    """An organisation's name without its number, however the number is set before it.

    >>> without_owner_code("131001甲县教育局")
    '甲县教育局'
    """
    name = split_label(text)[1]
    return re.sub(r"^\d{6}(?:\d{3})?(?=[\u4e00-\u9fff])", "", name)


def joined_code(parts: Sequence[str]) -> str | None:
    """类 | 款 | 项 as one code; 款 and 项 printed without their zero are padded.

    >>> joined_code(["301", "2"])
    '30102'
    """
    digits = [re.sub(r"\D", "", squeeze(part)) for part in parts]
    if not digits or not digits[0]:
        return None
    code = digits[0]
    for part in digits[1:]:
        if not part:
            break
        if len(part) > 2 and part.startswith(code):
            code = part
            continue
        code += part.zfill(2)
    return code


def clean_code(text: str) -> str | None:
    """Digits of a code printed in one cell (208 05 01, 2080501)."""
    compact = squeeze(text)
    if re.fullmatch(r"\d+(?:[-.]\d+)*", compact):
        return re.sub(r"\D", "", compact)
    return None


def parents_of(code: str) -> list[str]:
    """Codes of the wider classes, nearest first: 2080101 -> 20801, 208."""
    return [code[:length] for length in range(len(code) - 2, 2, -2)] if len(code) % 2 else []
