"""What else a row is called: names in other columns, words beside its name, a title without its year."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.model import Row, Table
from qa.items.bodies import is_body, is_called, without_level
from qa.items.government_classes import government_class
from qa.patterns import regex
from qa.question.text import bare, normal

OF_PURCHASES = ("procurement_table", "government_service_table", "asset_table")
_THING = regex("目录|品目|(?:服务|采购|购买)内容$|规格型号$")
"""Columns that name what is bought, beside the project that buys it."""


def without_code(name: str) -> str:
    """A printed name without the code before it: [50204]专用材料购置费."""
    return re.sub(r"^[\[(]?\d{3,7}[\])]?", "", name)


def is_own_row(label: str, own: str) -> bool:
    """The row of the disclosing department itself, which sums up all that it discloses."""
    name = re.sub(r"^\d+-?", "", label)
    return bool(own) and (name == own or is_called(without_level(name), own))


def units_among(organisations: Collection[str], own: str) -> frozenset[str]:
    """Which of the names printed for rows are units of the body `own`, where there are several of them."""
    names = {_under(re.sub(r"^\d+[-—_]?", "", name), own) for name in organisations}
    others = {name for name in names if not is_called(name, own) and "、" not in name}
    others = {name for name in others if not _OWN.fullmatch(name)}
    units = frozenset(name for name in others if is_body(name))
    return units if len(units) > 1 else frozenset()


def _under(name: str, own: str) -> str:
    """The unit alone, where the department is printed before it: 某局/某市图书馆."""
    over, slash, unit = name.partition("/")
    return unit if slash and is_called(over, own) and is_body(unit) else name


_OWN = regex(r"[(（]?[局委厅院办部会署]?(?:本级|机关|本部)[)）]?")
"""The department's own level without its name: 局本级, beside 某局(本级) in another table."""


def lists_bodies(table: Table, own: str) -> bool:
    """Whether a table lists bodies, one of them the department's own level: 机关 beside its centres."""
    names = {re.sub(r"^\d+-?", "", bare(row.label)) for row in table.rows}
    level = {name for name in names if name != own and is_own_row(name, own)}
    return bool(level) and any(_BODY.search(name) for name in names - level if name != own)


_BODY = regex("(?:局|院|所|处|监狱|中心|学校|学院|支队|总队|大队|站|馆|校|队|医院|剧团|公司)$")


def other_names(table: Table, row: Row, own: str) -> tuple[str, ...]:
    """Further names of the row: those of other columns of names, and an office without its department's."""
    label = bare(row.label)
    if own and label.startswith(own) and len(label) > len(own) + 1:
        return (label[len(own) :],)
    labels = {column.index for column in table.columns if column.role == "label"}
    if table.kind in OF_PURCHASES:
        labels |= {c.index for c in table.columns if c.role == "text" and _THING.search(c.name)}
    if len(labels) < 2:
        return ()
    found = (bare(cell.text) for cell in row.cells if cell.column in labels and cell.text.strip())
    return tuple(name for name in found if name != bare(row.label))


_SUM = regex("(?:支出|收入)?(?:合计|总计|小计)")
_FIGURE = regex(r"\d")


def name_of(table: Table, row: Row) -> str:
    """What a row is called: a sum right under a heading without figures is what the heading names.

    支出合计 under “三公”经费支出, beside which only dashes are printed, is the “三公”经费支出.
    """
    label = bare(row.label)
    parent = table.rows[row.parent] if row.parent is not None and row.parent < len(table.rows) else None
    if parent is None or parent.index != row.index - 1 or not _SUM.fullmatch(label):
        return label
    valued = {column.index for column in table.columns if column.role in ("amount", "count")}
    figures = any(_FIGURE.search(cell.text) for cell in parent.cells if cell.column in valued)
    return label if figures else bare(parent.label)


def title_alone(table: Table, own: str) -> str:
    """The title without the name of the department, whose words tell nothing of what the table holds."""
    title = normal(table.title)
    return (title.replace(own, "") if own else title) or title


def undated_title(title: str) -> str:
    """The title without its year, as questions name tables."""
    return re.sub(r"^(?:20\d\d年度?)?(?:部门|单位|市级部门|本级)?(?=[一-鿿]{4})|\(.*?\)$", "", title)


def words_beside(table: Table, row: Row) -> tuple[str, ...]:
    """Short texts printed beside the row's name (采购品目, 规格, 购买内容), which questions name rows by."""
    texts = {column.index for column in table.columns if column.role in ("text", "code", "label")}
    words = (
        normal(cell.text) for cell in row.cells if cell.column in texts and 2 <= len(cell.text.strip()) <= 30
    )
    told = (*words, government_class(table, row))
    return tuple(
        dict.fromkeys(word for word in told if word and word != normal(row.label) and not word.isdigit())
    )
