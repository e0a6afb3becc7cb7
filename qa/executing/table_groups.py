"""Groups that tables hold: children of a row, rows of one level, leaves, projects, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.amounts import is_money
from ingest.model import Column, Row, Table
from qa.executing.carried_out import RATES
from qa.executing.described_groups import names_only_projects
from qa.executing.member_kinds import ORGANISATIONS, level_fit, lists_projects
from qa.executing.members import Group
from qa.executing.row_members import (
    fitting,
    heads_indicators,
    members_of,
    of_the_year,
    sets_of,
    suits,
    without_sum,
)
from qa.executing.sought import Sought
from qa.items.candidates import KIND_PRIOR, unit_fits
from qa.items.column_names import is_total_name
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.items.measures import SPENT
from qa.items.weights import WEIGHTS, weighs
from qa.patterns import regex
from qa.question.text import bare, normal


def table_groups(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[Group]:
    """A group for every set of sibling rows and every column of figures of one table."""
    indicators = sought.level == "project" and any("指标" in part for c in table.columns for part in c.path)
    if table.kind == "performance_table" and any(_FORM_LINE.match(bare(row.label)) for row in table.rows):
        return
    in_words = sought.level is None and "目标" in sought.words
    if in_words and any(bare(row.label) == "绩效目标" for row in table.rows):
        return
    title_mask, title_context, _ = matcher.of(normal(table.title))
    numbered = matcher.numbers(normal(table.number or ""))
    if numbered is False or (_NO_PROJECTS.search(sought.words) and lists_projects(table)):
        return
    title_mask |= matcher.number_mask if numbered else 0
    of_any = any_project(sought, matcher)
    for found in sets_of(matcher, table, by_cell, sought):
        rows = [row for row in fitting(found, sought) if not _sums_below(row, table)]
        if indicators:
            rows = [row for row in rows if heads_indicators(row, table)]
        if len(rows) < sought.fewest or not suits(found, table, rows, sought):
            continue
        fit = level_fit(sought.level, table, rows, found.rank) + title_fit(matcher, table, sought)
        mask, context = found.mask | title_mask, found.context | title_context
        headed = _headed(matcher, table, rows)
        mask, fit = mask | headed, fit + (0.2 if headed else 0.0)
        mask |= _classified(matcher, table, rows)
        for column in table.columns:
            if column.role not in ("amount", "count") and not weighs(column, sought.unit):
                continue
            entries = [
                (row, entry) for row in rows
                if (entry := by_cell.get((table.index, row.index, column.index))) is not None
                and entry.fact is not None and (entry.fact.amount is not None or sought.blanks)
            ]  # fmt: skip
            blanks = len(rows) - len(entries)
            entries = without_sum(of_the_year(entries, sought.year), sought.own)
            if len(entries) < sought.fewest:
                continue
            column_mask, column_context, column_fit = _column_fit(matcher, table, column, entries, sought)
            covered = matcher.cover(mask | column_mask) if matcher.total >= 1.0 else 0.8
            if of_any:
                covered = max(covered, 0.8) if lists_projects(table) else min(covered, 0.7)
            score = covered + 0.3 * matcher.context_cover(context | column_context) + fit + column_fit
            if not blanks:
                score += 0.01
            if found.rank == "child" and found.names is not None:
                score += 0.02  # what all rows of a class hold, where one of them holds but a part
            if found.rank == "child" and all(re.fullmatch(r"3\d{4}", row.code or "") for row in rows):
                score += 0.02  # what an economic class is made of, not what the items spend of it
            score -= _other_classification(table, rows, sought)
            if found.rank == "child" and table.kind in ("balance_table", "fiscal_balance_table"):
                score -= 0.05
            members = members_of(table, found, entries, sought)
            if len(members) < len(entries) and sought.level == "类":
                score -= 0.02  # a printed whole is preferred to one that is added up
            under = sought.level == "subordinate" and found.rank not in ("namesake", "shared", "owned")
            yield Group(
                found.name or table.title, table, column, members, score, covered, found.rank, blanks, under
            )


_NO_PROJECTS = regex(
    r"^(?!.*(?:项目|专项|指标|表)).*科目|^(?!.*(?:项目|专项|业务|哪|最)).*(?:的|总)支出(?:总计|合计|总额|一共|总共|是|有|$)"
)
"""Asks for 科目, or for all that a body spends, which its projects do not add up to."""


def _sums_below(row: Row, table: Table) -> bool:
    """Whether a row is called a sum and adds up rows under it: 政府采购支出合计 over 货物, 工程, 服务."""
    return bool(_A_SUM.search(row.label)) and any(other.parent == row.index for other in table.rows)


_A_SUM = regex("..(?:合计|总计|小计)(?:[(][^()]*[)])?$")


def any_project(sought: Sought, matcher: Matcher) -> bool:
    """Whether projects are asked for, and nothing says which."""
    only = sought.level == "project" and names_only_projects(matcher.phrase)
    return only and not _OF_CLASSES.search(sought.words)


_OF_CLASSES = regex("科目|[类款]级|[类款]$|大类|哪[一几]?[类款]|功能|经济")


def _headed(matcher: Matcher, table: Table, rows: Sequence[Row]) -> int:
    """What the question says of the one of several columns of names that holds all of these names."""
    heads = {c.index: re.sub("名称$", "", bare(c.name)) for c in table.columns if c.role == "label"}
    heads = {at: head for at, head in heads.items() if len(head) > 2 and head in matcher.phrase}
    for at, head in heads.items() if len(table.columns) > 2 else ():
        if all(any(c.column == at and row.label in bare(c.text) for c in row.cells) for row in rows):
            return matcher.of(head)[0]
    return 0


_ALL_FISCAL = regex("^(?!.*一般公共预算).*财政拨款")


def title_fit(matcher: Matcher, table: Table, sought: Sought) -> float:
    """What speaks for a table by its title: that it is named, or that it holds the whole of the spending."""
    title = normal(table.title)
    fit = 0.5 * KIND_PRIOR.get(table.kind, 0.0) if not matcher.names_kind(table.kind) else 0.0
    if _PARTIAL.search(title) and not _PARTIAL.search(sought.words):
        fit -= 0.08
    part = _PARTIAL_OF_UNITS.search(title) if sought.level in ORGANISATIONS else None
    wholly = not _OF_ALL.sub("", matcher.phrase)
    if part is not None and wholly and not re.search(_SAYS_PART[part.group()], sought.words):
        fit -= 3.0  # what a unit has of one kind is not what it has
    narrower = table.kind in ("general_budget_table", "fiscal_expenditure_table")
    if narrower and sought.level == "类" and not re.search("一般公共预算|财政", sought.words):
        fit -= 0.04
    if table.kind == "fiscal_balance_table" and "财政拨款" not in sought.words:
        fit -= 0.08
    if table.kind == "fiscal_balance_table" and sought.level == "类" and _ALL_FISCAL.search(sought.words):
        fit += 0.1  # 一般公共预算 alone is not all of 财政拨款
    return fit


def _column_fit(
    matcher: Matcher, table: Table, column: Column, entries: Sequence[tuple[Row, Entry]], sought: Sought
) -> tuple[int, int, float]:
    """(what the column's names say of the phrase, of its context, what speaks for the column)."""
    path = "".join(bare(part) for part in column.path)
    mask, context, _ = matcher.of(path)
    first = entries[0][1]
    names = first.column
    open_share = 0.0
    head = _one_head(table)
    if head and is_total_name(column.path[-1]) and len(column.path) == 1:
        headed = matcher.of(head)  # the total of all that stands under the one head is what the head has
        mask, context = mask | headed[0], context | headed[1]
    if names is not None and names.narrowing and not names.only_amount:
        telling = [part for part in names.narrowing if not _OVER_SOURCES.fullmatch(part)]
        if column.measure in SPENT and "预算" not in sought.words:
            telling = [part for part in telling if not _SPENT_HEAD.fullmatch(part)]
        open_share = 1 - sum(_said(matcher, part) for part in telling) / len(telling) if telling else 0.0
        if open_share > 0.6:
            mask = context = 0
    fit = -0.3 * open_share
    fit -= _OF_ANOTHER if _beside_the_named(matcher, table, column) else 0.0
    narrow = None if any_project(sought, matcher) and lists_projects(table) else _NARROW.search(sought.words)
    if narrow is not None and narrow.group() not in path + normal(table.title):
        beside = any(narrow.group() in bare(part) for other in table.columns for part in other.path)
        fit -= 1.0 if sought.level in ORGANISATIONS else 0.5 if beside else 0.0
    if mask and names is not None and names.narrowing and not names.only_amount:
        fit += 0.08 * (1 - open_share)
    fit += 0.03 if names is not None and names.first_amount else 0.0
    if column.year is not None and sought.year is not None and column.year != sought.year:
        fit -= 0.4
    printed = first.fact.unit if first.fact else None
    if sought.unit not in (None, "money"):
        assert sought.unit is not None
        fit += 0.2 if _counts(path, printed, column.role, sought.unit) else -1.5
    elif (column.role == "count" or not is_money(printed)) and not _aims(table, sought):
        fit -= 0.25
    planned = re.search("(?:全年|年初|调整)预算", sought.words) and "决算" not in sought.words
    if planned and column.measure in SPENT:
        fit -= 1.0  # what was spent is not what was planned
    if "预算" not in sought.words and any(other.measure in SPENT for other in table.columns):
        fit += 0.06 if column.measure in SPENT else -0.06  # what was spent, where both are printed
    asked_for = matcher.operand.measure
    if asked_for and column.measure and len({c.measure for c in table.columns if c.role == "amount"}) > 1:
        fit += _OF_MEASURE if _alike(column.measure) == _alike(asked_for) else -_OF_MEASURE
    fit += _side_fit(table, column, sought.words)
    if column.measure in ("change", "growth", "share"):
        rated = column.measure == "share" and RATES.search(sought.words)
        fit += 0.3 if (sought.grows and column.measure == "growth") or rated else -0.4
    elif sought.grows:
        fit -= 0.1
    return mask, context, fit


_OF_ANOTHER = 0.3


def _beside_the_named(matcher: Matcher, table: Table, column: Column) -> bool:
    """Whether the column counts other things than those that a column beside it is called by: 车辆（辆）."""
    counted = {c.index for c in table.columns if c.path and (n := _thing_of(c)) and n in matcher.phrase}
    return bool(counted) and column.index not in counted


def _thing_of(column: Column) -> str:
    """What a column counts, where it says so and in which unit that is no money: 车辆 of 车辆（辆）."""
    found = _COUNTED_THING.fullmatch(normal(column.path[-1]))
    return found["thing"] if found else ""


_COUNTED_THING = regex(r"(?P<thing>[^()]{2,8})\((?:辆|台|套|人|个|户|名|所|间|处|台、套|平方米)\)")


def _one_head(table: Table) -> str:
    """The head that all columns of amounts but their total stand under, or nothing."""
    paths = [column.path for column in table.columns if column.role == "amount"]
    heads = {bare(path[0]) for path in paths if len(path) > 1}
    alone = any(len(path) == 1 and not is_total_name(path[0]) for path in paths)
    return heads.pop() if len(heads) == 1 and not alone else ""


def _side_fit(table: Table, column: Column, words: str) -> float:
    """What speaks for 本年支出 beside 本年收入 in one table, where the words tell of one of the two."""
    side = re.search("收入$|支出$", bare(column.path[-1]))
    others = {bare(other.path[-1])[-2:] for other in table.columns if other.role == "amount"}
    spent, earned = bool(re.search("支出|花", words)), "收入" in words
    if side is None or not {"收入", "支出"} <= others or spent == earned:
        return 0.0
    return _OF_SIDE if (side.group() == "支出") == spent else -_OF_SIDE


_SPENT_HEAD = regex("(?:全年|实际|支出)?(?:执行|决算|支出)数?(?:[(][^()]{1,3}[)])?")
"""A head that only says that its column tells what was spent: 全年执行数(B)."""
_OF_MEASURE, _OF_SIDE = 0.15, 0.2


def _alike(measure: str) -> str:
    """执行数 and 决算数 are one thing, 年初预算数 and 全年预算数 are two."""
    return "final" if measure == "executed" else measure


def _aims(table: Table, sought: Sought) -> bool:
    """Whether the aims of indicators are asked for, which are counts as often as money."""
    return table.kind == "performance_table" and "指标" in sought.words


_NARROW = regex("(?:基本|项目|经营)支出")
"""A part of the spending of a unit or of a 科目 that the whole of it never stands for."""


def _other_classification(table: Table, rows: Sequence[Row], sought: Sought) -> float:
    """What it costs a group to be of the other classification than the one asked for."""
    functional, economic = "功能" in sought.words, bool(_ECONOMIC.search(sought.words))
    if functional == economic and (functional or sought.level != "类"):
        return 0.0
    codes = [row.code for row in rows if row.code]
    of_economy = "经济" in table.title or "经济" in rows_head(table)
    of_economy = of_economy or (bool(codes) and sum(code[0] in "35" for code in codes) * 2 > len(codes))
    if not functional and not economic:
        return 0.05 if of_economy else 0.0  # spending is told by functions where nothing else is said
    return 0.5 if of_economy == functional else 0.0


_ECONOMIC = regex(
    "(?:公用|人员)(?:经费|支出)(?:里|中|当中|下面|项下)"
    "|经济(?!成本|效益|社会|发展|建设|和信息|运行|普查|责任|技术开发|开发)"
)


def _classified(matcher: Matcher, table: Table, rows: Sequence[Row]) -> int:
    """What the question says of the classification that all of these rows are of: 功能科目, 经济分类."""
    said = _CLASSIFICATION.search(matcher.phrase)
    if said is None:
        return 0
    first = "2" if said["of"] == "功能" else "35"
    codes = [row.code[0] in first for row in rows if row.code]
    uncoded = not codes and first == "2" and table.kind in _SIDES and table.side != "income"
    held = all(codes) if codes else uncoded and all(row.label.endswith("支出") for row in rows)
    return (1 << said.end()) - (1 << said.start()) if held else 0


_CLASSIFICATION = regex("(?:支出)?(?:按照?)?(?P<of>功能|经济)(?:分类)?(?:的)?(?:支出)?(?:大?类|科目|支出)?")
_SIDES = ("balance_table", "fiscal_balance_table")


def rows_head(table: Table) -> str:
    """The heading over the rows' names, which says what kind of names they are."""
    return "".join("".join(column.path) for column in table.columns if column.role == "label")


_FORM_LINE = regex(r"(?:实施期|年度)?(?:预算)?资金总额$|实施期限$|主管部门(?:及代码)?$")
"""Lines of a form on one project, which are no members of anything."""
_PARTIAL = regex("基本支出|政府性基金|国有资本|三公|采购|购买服务|机关运行|转移支付")
"""Titles of tables that hold a part of the spending only: the wider table is meant if none is named."""
_OF_ALL = regex("支出|收入|预算|决算|拨款|经费|资金|总额|总计|合计|总数|单位|部门|下属|总|各|的| ")
_SAYS_PART = {
    "基本支出": "基本|人员|公用", "项目支出": "项目|专项", "政府性基金": "基金", "国有资本": "国有资本",
    "三公": "三公|接待|出国|车", "采购": "采购", "购买服务": "购买", "机关运行": "运行",
}  # fmt: skip
"""Parts of the spending that tables of units are of, with what questions say of each."""
_PARTIAL_OF_UNITS = regex("|".join(_SAYS_PART))
_EMPTY_OF_MEANING = regex(
    "(?:一般公共预算|财政)(?:财政)?(?:拨款)?安排的(?=三公)|(?<=预算)拨款|收入|支出|预算|资金|"
    "经费|费用|合计|小计|总计|总额|金额|数$"
)
_OVER_SOURCES = regex("(?:按)?(?:资金)?来源(?:分)?|资金性质|(?:项目)?资金(?:情况)?|预算执行情况|其中[:：]?")
"""Over all the columns of where money comes from: it tells none of them from the others."""


def _said(matcher: Matcher, part: str) -> float:
    """How much of what tells a column from the others the question says: 事业 of 事业收入."""
    telling = _EMPTY_OF_MEANING.sub("", part)
    return matcher.of(telling)[2] if len(telling) > 1 else matcher.of(part)[2]


def _counts(path: str, printed: str | None, role: str, unit: str) -> bool:
    """Whether a column counts in the unit asked for, by its figures' unit or by its own name."""
    if unit in WEIGHTS:
        return unit in path
    if unit == "数量":
        return role == "count" and unit in path
    people = ("人", "人次")
    if unit_fits(unit, printed) or (unit in people and printed in people):
        return True
    if printed is None and unit == "人" and re.search(r"编制|[（(][名人][）)]", path):
        return True
    named = "人数|人次" if unit in ("人", "人次") else f"{unit}数|数量"
    return role == "count" and printed is None and bool(re.search(named, path))
