"""What kind of members a set of rows has: units, projects, 科目 of a rank; how that suits the question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Row, Table
from qa.items.row_names import is_own_row
from qa.patterns import regex
from qa.question.text import bare, normal


def is_organisation(row: Row, own: str) -> bool:
    """A row that names the disclosing department or its own level; 应急管理 with its code is an item."""
    label, name = normal(row.label), normal(own)
    if not name:
        return False
    return (
        label == name
        or (len(label) >= 4 and label in name and (not row.code or names_organisation(label)))
        or (len(name) >= 4 and name in label and names_organisation(label))
        or label == normal(row.organisation or "")
    )


def is_own(name: str, own: str) -> bool:
    """Whether a unit's name is the department's own: it is not one of its subordinates."""
    return is_own_row(bare(name), normal(own))


_ORGANISATION = regex(
    r"(?:局|院|中心|监狱|所|站|学校|[中小大]学|学院|馆|队|委员会|委|办公室|办|支队|大队|医院|公司|处|厅|会|社|场|"
    r"园|台|部|校|讲师团|本级\)|机关)(?:\(.*\))?$"
)


def is_unit(row: Row) -> bool:
    """Whether a row is a unit's: it stands in the table's column of units, or its name ends as theirs do."""
    return names_organisation(row.label) or normal(row.label) == normal(row.organisation or "")


def owner_of_row(row: Row) -> str:
    """The unit that a row belongs to: one that it stands under, else that of its table."""
    return next((name for name in row.path[-2::-1] if names_organisation(name)), row.organisation or "")


def own_part(name: str, own: str) -> str:
    """What a branch is called within its department: 黄埔分局 of 广州市生态环境局黄埔分局."""
    head = normal(own)
    return name[len(head) :] if head and name.startswith(head) and len(name) - len(head) > 2 else name


def names_organisation(name: str) -> bool:
    """Whether a name is that of a unit, by what it ends in."""
    return bool(_ORGANISATION.search(bare(name)))


def is_of_kind(name: str, kind: str) -> bool:
    """Whether a name ends as a word for a kind of body; secondary and primary schools are 学校 too."""
    return name.endswith(kind) or (kind == "学校" and bool(_SCHOOL.search(name)))


_SCHOOL = regex("[中小大]学$|学院$|中心校$")


ORGANISATIONS = ("organisation", "subordinate", "unit")
"""Levels whose members are units; "unit" where the word 单位 alone may say something else."""
CLASSIFIED = (
    "balance_table", "fiscal_balance_table", "expenditure_table", "income_table", "general_budget_table",
    "economic_class_table", "basic_expenditure_table", "fiscal_expenditure_table",
    "government_fund_table", "state_capital_table",
)  # fmt: skip
"""Tables whose rows are 科目, not projects."""
_NO_PROJECTS = ("balance_table", "fiscal_balance_table", "basic_expenditure_table", "income_table")
"""Those of them that never list any project."""


_OF_ITEMS = {
    "three_public_table": "三公|接待|出国|用车",
    "procurement_table": "采购",
    "government_service_table": "采购|购买|服务",
    "operating_expense_table": "运行经费",
}
"""Tables of single items and purchases, with what is said of them: their rows are no projects else."""


def lists_projects(table: Table) -> bool:
    """Whether the rows of a table are projects, by its kind or by the heading over their names."""
    if table.kind == "project_table":
        return True
    parts = [part for column in table.columns for part in column.path]
    if table.kind == "performance_table" and any("指标" in part for part in parts):
        return False
    heads = (part for column in table.columns if column.role == "label" for part in column.path)
    return table.kind not in (*_OF_ITEMS, *_NO_PROJECTS) and any(
        re.search(r"项目\)?名称", bare(head)) and "科目" not in head for head in heads
    )


_REAL_PROJECTS = regex(
    r"(?:哪[些几]?一?|的|个|[各子一小级])项目(?!支出|资金|经费)|项目(?:都?有|是|中|里|依次|[,，]|$|排|"
    r"一共|合计|名|叫|的?平均|的?均值|的?(?:总?金额|总额|资金总额)|最|从)"
)
"""项目 said of the members, not of 项目支出."""


def can_be_members(level: str | None, words: str, table: Table, rows: Sequence[Row]) -> bool:
    """Whether rows can be what the question asks for at all: units are no 科目, and 科目 no projects."""
    length = {"款": 5, "项": 7}.get(level or "")
    lengths = {len(row.code or "") for row in rows}
    if length is not None and lengths <= {3, 5, 7} and length not in lengths:
        return False  # the codes tell the rank of rows, whatever set they stand in
    if level in ("款", "项") and (lists_projects(table) or table.kind in _SIDES) and length not in lengths:
        return False  # projects have no rank of 科目, nor have the sides of a balance without codes
    depth = {"款": 2, "项": 3}.get(level or "")
    if depth is not None and lengths == {0} and table.kind in CLASSIFIED and _by_depth(table):
        if any(len(row.path) != depth for row in rows):
            return False
    if level == "项" and sum(_is_economic(row, table) for row in rows) * 2 > len(rows):
        return False  # 经济分类 has no 项
    if level in ("organisation", "subordinate"):
        named = sum(1 for row in rows if is_unit(row))
        return named * 10 >= len(rows) * 7
    of_items = table.kind in _OF_ITEMS and re.search(_OF_ITEMS[table.kind], words)
    by_class = _coded(rows, "2") and "科目" in _heads(table)
    if not _of_functions(words) and (of_items or SOURCES.search(words)) and by_class:
        return False  # what money is for is neither where it comes from nor what is bought
    if not _of_functions(words) and _ECONOMIC.search(words):
        return (table.kind in _OF_ECONOMY and not _coded(rows, "2")) or _coded(rows, "35")
    if SOURCES.search(words) and (table.kind not in _OF_INCOME or table.side == "expenditure"):
        return False
    if level == "project" and _REAL_PROJECTS.search(words):
        if table.kind == "performance_table" and "整体" in table.title and not re.search("任务|整体", words):
            return False  # the aims of the whole body, which are named like what it does
        if table.kind in _NO_PROJECTS or (table.kind in _OF_ITEMS and not of_items):
            return False
    if level == "project" and table.kind in CLASSIFIED and _REAL_PROJECTS.search(words):
        coded = [row for row in rows if row.code and row.code[0] in "235" and len(row.code) in (3, 5, 7)]
        return len(coded) * 2 < len(rows)
    return True


SOURCES = regex("(?:收入|资金|经费)(?:的)?(?:主要)?(?:来源|渠道)|收入(?:的)?构成")
"""Words for where money comes from."""
_ECONOMIC = regex(
    "(?<![一-鿿])(?:基本支出的?)?(?:人员|公用)经费(?:支出)?(?=里|中|内|当中|之中|[,，]|最|前|从|由|花)"
)
_OF_ECONOMY = ("basic_expenditure_table", "economic_class_table")
"""What is made up of 科目 of the economic classification, and the tables of these."""
_SIDES = ("balance_table", "fiscal_balance_table")
_OF_INCOME = ("balance_table", "fiscal_balance_table", "income_table")


def _of_functions(words: str) -> bool:
    return bool(re.search("科目|功能|[类款项]级|[类款]$|大类|哪[一几]?[类款]", words))


def _by_depth(table: Table) -> bool:
    """Whether a table prints 类, 款 and 项 one under the other without their codes."""
    return max((len(row.path) for row in table.rows), default=0) == 3 and not any(r.code for r in table.rows)


def _heads(table: Table) -> str:
    return "".join(part for column in table.columns if column.role == "label" for part in column.path)


def _coded(rows: Sequence[Row], first: str) -> bool:
    """Whether most rows are 科目 whose codes begin so: 2 for functions, 3 and 5 for economic ones."""
    coded = sum(1 for row in rows if row.code and row.code[0] in first and len(row.code) in (3, 5, 7))
    return coded * 2 > len(rows)


def _is_economic(row: Row, table: Table) -> bool:
    """Whether a row's name stands in a column of 经济分类."""
    economic = {c.index for c in table.columns if c.role == "label" and "经济" in "".join(c.path)}
    return any(cell.column in economic and row.label in bare(cell.text) for cell in row.cells)


def level_fit(level: str | None, table: Table, rows: Sequence[Row], rank: str) -> float:
    """What speaks for a set of rows of this rank as members of the level that the question asks for."""
    functional = any(row.code and row.code[0] in "235" and len(row.code) in (3, 5, 7) for row in rows)
    economic = sum(1 for row in rows if row.code and row.code[0] in "35") * 2 > len(rows)
    projects = lists_projects(table)
    if projects and not economic:
        functional = False
    if rank == "namesake":
        return 0.3 if level in ORGANISATIONS else 0.1
    if rank == "owners":
        return 0.35 if level in ORGANISATIONS else -0.8
    if rank == "valued":
        return -0.3 if level in ("类", "款", "项") else 0.3
    if rank in ("shared", "owned", "alike", "topic"):
        rank = "leaf"
    if level == "类":
        if rank == "flat":
            rank = "top"
        if rank == "code3" or (rank == "top" and table.kind == "balance_table"):
            return 0.3
        uncoded = rank == "top" and table.kind in CLASSIFIED and not any(row.code for row in rows)
        return 0.25 if uncoded else -0.25 if rank in ("child", "descendant") else -0.3
    if rank == "flat":
        rank = "leaf"
    length = {"款": 5, "项": 7}.get(level or "")
    if length is not None and rank != "code5" and rank != "code7" and all(row.code for row in rows):
        # The codes tell the rank of rows, whatever set they stand in.
        lengths = {len(row.code or "") for row in rows}
        if lengths != {length} and lengths & {3, 5, 7}:
            return -0.25
    if level == "款":
        return 0.25 if rank == "code5" or (rank in ("leaf", "descendant", "child")) else -0.05
    if level == "项":
        return 0.25 if (rank == "code7" or (rank in ("child", "descendant") and functional)) else -0.05
    if level == "project" and projects and rank in ("leaf", "top", "code7", "code5"):
        # Under each project a table may print the economic 科目 that it is made up of.
        economic = economic or sum(_is_economic(row, table) for row in rows) * 2 > len(rows)
        if economic or rank == "top":
            return -0.5 if economic else 0.2
    if level == "project":
        return (
            0.25
            if projects and not economic and rank in ("leaf", "child", "descendant")
            else (
                0.12
                if table.kind == "performance_table"
                else 0.1
                if rank in ("child", "leaf") and not functional and table.kind not in CLASSIFIED
                else -0.1
                if rank in ("child", "descendant") or table.kind not in CLASSIFIED
                else -0.5
            )
        )
    if level in ORGANISATIONS:
        named = sum(1 for row in rows if is_unit(row))
        wide = 0.05 if table.kind in ("income_table", "expenditure_table") else 0.0
        wide += 0.02 if rank == "units" else 0.0
        if named * 10 >= len(rows) * 7:
            return 0.45 + wide
        return -0.3 if level == "unit" else -0.8
    if rank == "child":
        return 0.08
    return 0.03 if rank in ("leaf", "descendant") else 0.0
