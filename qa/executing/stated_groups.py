"""Groups that prose, forms and the three public expenses hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.amounts import is_money
from ingest.model import Table
from qa.executing.described_groups import names_only_projects
from qa.executing.member_kinds import ORGANISATIONS, SOURCES, names_organisation
from qa.executing.members import Group, Member
from qa.executing.stated_classes import rank_told
from qa.items.candidates import unit_fits
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.measures import PLANNED, SPENT
from qa.patterns import regex
from qa.question.text import bare, normal


def prose_groups(matcher: Matcher, index: DocumentIndex, level: str | None = None) -> Iterator[Group]:
    """Parts that one passage states of the same thing: 其中：A x万元，B y万元."""
    any_project = level == "project" and names_only_projects(matcher.phrase)
    siblings: dict[tuple[int | None, int, str, str | None], list[Entry]] = {}
    for entry in index.statements:
        statement = entry.statement
        assert statement is not None
        if statement.role not in ("amount", "count") or not entry.label or not entry.ancestors:
            continue
        in_form = entry.table is not None and entry.table.kind == "performance_table"
        if in_form and level == "project":
            continue  # aims of a project, no projects
        place = entry.table.index if entry.table is not None else None
        key = place, statement.passage, "".join(entry.ancestors), statement.unit
        siblings.setdefault(key, []).append(entry)
    for (place, _, parent, unit), entries in siblings.items():
        entries = list({entry.label: entry for entry in reversed(entries)}.values())[::-1]
        entries = [entry for entry in entries if not _sums_up(entry, entries)]
        if len(entries) < 2:
            continue
        if not is_money(unit) and (any_project or _MONEY.search(matcher.phrase)):
            continue
        if any_project and not _are_projects(parent, entries):
            continue
        if level == "project":
            sources = sum(1 for entry in entries if _A_SOURCE.search(entry.label))
            if sources * 10 > len(entries) * 7:
                continue
        if matcher.operand.unit not in (None, "money") and not unit_fits(matcher.operand.unit, unit):
            continue
        if level in ORGANISATIONS[:2]:
            units = sum(1 for entry in entries if names_organisation(entry.label))
            if units * 10 < len(entries) * 7:
                continue
        if entries[0].table is not None and _of_another_project(matcher, entries[0].table, parent):
            continue
        if SOURCES.search(matcher.phrase) and any(entry.label.endswith("支出") for entry in entries):
            continue
        mask, context, share = matcher.of(parent)
        mask |= _said_of_members(matcher, entries)
        head_mask, head_context, _ = matcher.of(entries[0].headings)
        if not mask and not head_mask:
            continue
        score = (
            matcher.cover(mask | head_mask)
            + 0.3 * matcher.context_cover(context | head_context)
            + 0.05 * share
            - 0.08
        )
        if not is_money(unit):
            score -= 0.2
        if place is not None and "指标" in matcher.phrase:
            score -= 0.1  # indicators are rows of a form before they are words in it
        members = tuple(Member(name, entry) for name, entry in _named(entries))
        covered = matcher.cover(mask | head_mask) if matcher.total >= 1 else 0.8
        yield Group(parent, None, None, members, score, covered)


def _of_another_project(matcher: Matcher, table: Table, parent: str) -> bool:
    """Whether the question names a project of a table of forms, and what is told there is of another one."""
    projects = {bare(row.label) for row in table.rows if row.parent is None}
    named = {matcher.phrase[start:end] for start, end in matcher.names} & projects
    return bool(named) and not any(name in parent for name in named)


_A_SOURCE = regex(
    "^(?:货物|工程|服务)类?(?:采购|支出)?$|"
    "(?:拨款|收入|单位资金|自有资金|财政资金|其他资金|专户资金|预算资金|基金|结转|结余)$"
)
"""What money comes from, or a sort of purchases, is no project that it goes to."""
_NOT_A_PROJECT = regex("季度|月份?$|[上下]半年|计划$|得分|赋分")


def _are_projects(parent: str, entries: Sequence[Entry]) -> bool:
    """Whether what a passage lists under a head are projects: not the parts or the quarters of one."""
    return names_only_projects(parent) and not any(_NOT_A_PROJECT.search(entry.label) for entry in entries)


def _said_of_members(matcher: Matcher, entries: Sequence[Entry]) -> int:
    """What the question says of every member's name: 支持企业 of 支持企业规模化发展, 支持企业创新化发展.

    Where it lists them all (货物、工程、服务哪类最多), all that it says of any.
    """
    masks = [matcher.of(entry.label)[0] for entry in entries]
    shared = masks[0]
    for mask in masks[1:]:
        shared &= mask
    own = [mask & ~shared for mask in masks]
    told = 0
    if all(own) and len(set(own)) == len(own):
        for mask in own:
            told |= mask
    return shared | told


def _named(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """The names as printed: a year before some of them, but not before all, is a part of those names."""
    years = []
    for entry in entries:
        name = re.escape(normal(_printed_name(entry)))
        dated = re.search(rf"20\d\d年度?(?={name})", normal(entry.sentence))
        years.append(dated.group() if dated else "")
    for year, entry in zip(years, entries, strict=True):
        yield (year if not all(years) else "") + _printed_name(entry), entry


def _sums_up(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether one of several is what all the others come to."""
    amounts = [other.statement.amount for other in entries if other.statement is not None]
    assert entry.statement is not None
    return len(entries) > 2 and 2 * entry.statement.amount == sum(amounts)


_MONEY = regex("总额|金额|资金|预算|支出|收入|经费|费用")
"""Words of what is measured in money alone."""
_MOST = r"(?:掉|得|幅度?|额|率|了|去)*[^,，]{0,8}?最[多大快高厉狠明猛]"
MOVES = regex(
    rf"(?P<down>(?:减少|下降|降低|压减|压缩|缩减|削减|调减|下滑|缩水|砍|跌|减|降){_MOST}|(?:减|降)幅最|"
    rf"[少低]得最[多大厉狠])|"
    rf"(?P<up>(?:增加|增长|上升|上涨|提高|攀升|(?<!新)增|涨){_MOST}|(?:增|涨)幅最|增速最|[多高]得最[多大厉])"
)


def changes_groups(
    matcher: Matcher, index: DocumentIndex, words: str, level: str | None = None
) -> Iterator[Group]:
    """What the prose says rose or fell against last year, for questions that rank the changes."""
    move = MOVES.search(words)
    if move is None:
        return
    role = "growth" if re.search("幅|率|同比|百分|速|最快", words) else "change"
    direction = -1 if move.group("down") else 1
    projects = _project_names(index) if "项目" in words else set()
    classed = "科目" in words or level in ("类", "款", "项")
    known = classed or "三公" in words  # what may have moved is known, so that one alone that did is told
    members: dict[object, Entry] = {}
    others: set[object] = set()
    for entry in index.statements:
        statement = entry.statement
        if statement is None or statement.role != role or not entry.label:
            continue
        around, _, _ = matcher.of(entry.headings + "".join(entry.ancestors) + entry.sentence)
        if matcher.total >= 1 and matcher.cover(around) < 0.6:
            continue
        if is_total_name(entry.label) or _WHOLE_SIDE.match(entry.label) or not _on_the_side(words, entry):
            continue
        if (
            statement.year is not None and statement.year != index.document.identity.year
        ) or bool(_PLAN.search(entry.sentence)) != _against_plan(words):
            continue
        if matcher.total >= 1 and matcher.of(entry.label)[2] >= 0.8:
            continue
        if (projects and entry.label not in projects) or ("三公" in words and "三公" in entry.label):
            continue
        if level in ORGANISATIONS[:2] and not names_organisation(entry.label):
            continue
        if classed and not _of_the_classes(words, level, entry, index):
            continue
        # 科目 of one name under two classes are two.
        name: object = statement.subject if classed else entry.label
        if statement.direction == direction:
            members.setdefault(name, entry)
        else:
            others.add(name)
    if members and (len(members) > 1 or "唯一" in words or (known and others - set(members))):
        told = tuple(Member(_printed_name(entry), entry) for entry in members.values())
        yield Group("", None, None, told, 1.1, rank="told")


_FUNDS = "(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)"
_TOTAL = "(?:总?计|合计|总额|总体)?"
_WHOLE_SIDE = regex(
    f"(?:本年|当年|年度|全年|部门|单位|总)?(?:财政拨款)?(?:预算|决算)?(?:收入|支出|收支|收、支)(?:预算|决算)?{_TOTAL}$"
    f"|{_FUNDS}(?:财政拨款)?(?:预算|决算)?(?:支出|收支)(?:预算|决算)?{_TOTAL}$"
)
"""The whole of what is taken in or spent, which is none of the items that moved."""
_PLAN = regex(
    "(?:比|较|与|同|超|低于|大于|小于)(?:年初|全年|调整后?|当年)?(?:部门)?预算数?"
    "(?:增|减|多|少|下降|上升|相比|的|[,，])"
)


def _against_plan(words: str) -> bool:
    """Whether what was spent is held against its budget, not this year against the last."""
    if _LAST_OUTTURN.search(words):
        return False
    return bool(re.search("预算", words) and re.search("决算|执行", words))


_LAST_OUTTURN = regex(
    "预算数?(?:安排)?(?:相?比|相?较|相对|对比)于?(?:起|之下)?(?:上年|去年|上一年)?度?的?(?:当年)?(?:预算)?(?:执行|决算)"
)
"""This year's budget against how the last year turned out, as prose moves it: 预算比上年执行数增长."""


def _on_the_side(words: str, entry: Entry) -> bool:
    """Whether an item is one of the side asked for: no income where spending is."""
    spent, earned = "支出" in words, "收入" in words
    if spent == earned:
        return True
    return not re.search("收入|结转|资产" if spent else "支出", entry.label)


def _of_the_classes(words: str, level: str | None, entry: Entry, index: DocumentIndex) -> bool:
    """Whether a sentence speaks of a 科目 of the classification and the rank asked for, by what it prints."""
    code = re.search(r"(?<!\d)([235])\d{2}(?:\d{2}){0,2}(?![\d.])", entry.sentence)
    if "功能" in words and code:
        return code.group(1) == "2"
    if "经济" in words and code:
        return code.group(1) in "35"
    rank = rank_told(entry, index)
    if rank is not None and level in ("类", "款", "项"):
        return rank == level
    return bool(code) or rank is not None or bool(re.search(r"\([类款项]\)", entry.sentence))


def _project_names(index: DocumentIndex) -> set[str]:
    tables = [table for table in index.document.tables if table.kind == "project_table"]
    return {bare(row.label) for table in tables for row in table.rows if row.label and not row.is_total}


_THREE = (
    ("因公出国(境)费", "因公出国"),
    ("公务用车购置及运行费", "公务用车购置及运行"),
    ("公务接待费", "公务接待"),
)


def three_public_groups(
    index: DocumentIndex, year: int | None, words: str, *, blanks: bool = False
) -> Iterator[Group]:
    """The three parts of 三公经费: columns of its table's total row, or rows of its column of totals.

    Of a final account's 预算数 and 决算数, the one that is asked for, else 决算数.
    """
    planned = "预算" in words and "决算" not in words
    other = SPENT if planned else PLANNED
    of_both = index.document.identity.kind == "决算"
    members: dict[str, Entry] = {}
    found: set[str] = set()
    for entry in index.cells:
        fact = entry.fact
        if fact is None or entry.table is None or entry.column is None:
            continue
        if fact.amount is None and not blanks:
            continue
        if entry.table.kind != "three_public_table" or fact.year not in (None, year):
            continue
        if fact.measure in ("change", "growth", "share") or (of_both and fact.measure in other):
            continue
        narrowing = entry.column.narrowing
        named = narrowing[-1] if entry.whole and narrowing else "" if narrowing else entry.label
        for name, start in _THREE:
            if named.startswith(start) and start not in found:
                found.add(start)
                members[(_column_name(entry) if narrowing else fact.label) or name] = entry
    if len(members) == 1 and not blanks:
        # A blank beside the only figure is a nought.
        yield from three_public_groups(index, year, words, blanks=True)
        return
    if not members:
        for entry in index.statements:
            statement = entry.statement
            if statement is None or statement.role != "amount" or statement.year not in (None, year):
                continue
            for _, start in _THREE:
                if entry.label.startswith(start) and "培训" not in entry.label and start not in found:
                    found.add(start)
                    members[_printed_name(entry)] = entry
    if len(members) >= 2:
        table = next(iter(members.values())).table
        yield Group(
            "三公经费", table, None, tuple(Member(name, entry) for name, entry in members.items()), 1.6
        )


def _column_name(entry: Entry) -> str:
    """The column's own heading, without the 小计 under it."""
    assert entry.table is not None and entry.fact is not None
    column = next(c for c in entry.table.columns if c.index == entry.fact.column)
    names = [name for name in column.path if not is_total_name(name)]
    return names[-1] if names else ""


def _printed_name(entry: Entry) -> str:
    assert entry.statement is not None
    return entry.statement.subject[-1]
