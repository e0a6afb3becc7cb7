"""Groups whose members can be ranked, filtered, counted or added: the rows under a row or a title.

A group is the children of a printed row, the rows of one classification level of a table, the rows
of a table of projects or organisations, or the parts that one sentence enumerates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money, to_yuan
from ingest.model import Column, Row, Table
from qa.candidates import KIND_PRIOR
from qa.entries import DocumentIndex, Entry, form_project, is_total_name
from qa.matcher import Matcher
from qa.plan import Operand
from qa.scope import Edition
from qa.text import bare, normal

_LEVEL_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"类级|大类|[哪几一二三四五六七八九十]类|按类|类科目|功能分类.*大"), "类"),
    (re.compile(r"款级|[哪几]款"), "款"),
    (re.compile(r"项级"), "项"),
    (re.compile(r"单位|哪一?家|几家|三家|两家|下属"), "organisation"),
    (re.compile(r"项目|专项"), "project"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a group: its printed name and the entry that holds its figure."""

    name: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Group:
    """Members of the same rank with one column's figures; `name` says what they are parts of."""

    name: str
    table: Table | None
    column: Column | None
    members: tuple[Member, ...]
    score: float


_RANK_WORDS = re.compile(
    r"占比|比重|唯一|[一二]级(?=项目)|按?支出功能分类|[一两二三四五六七八九十]+(?=场|所|块|笔)|"
    r"哪一?[场所家类款]|(?<=[ ])[场所块](?=里)|具体|列出的?|填报|公开的?|这些|以下|所有|全部|各个?|按|"
    r"类级科目|款级科目|项级科目|[类款项]级|科目|功能分类|大类|排名?|"
    r"哪一?[样块种项]|东西|[一两二三四五六七八九十]+(?=个|项|类|款|家)|(?:个|项|类|款|家)(?=项目|单位|科目|"
    r"支出)|支出(?:最|排)|花钱?|安排的?"
)
_GROWS = re.compile("增幅|增长率|增长最|增速|涨幅|降幅|增加最|减少最|增长.*最|下降.*最")


def find_groups(operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition) -> list[Group]:
    """Groups that the operand's words may mean, best first."""
    year = edition.year
    whole = normal(operand.phrase + operand.context)
    operand = operand.model_copy(update={"phrase": _RANK_WORDS.sub(" ", normal(operand.phrase))})
    terms: set[str] = set()
    for index in indexes:
        terms |= index.terms
    matcher = Matcher(operand, terms)
    if matcher.total == 0 and operand.context.strip():
        matcher = Matcher(operand.model_copy(update={"phrase": operand.context, "context": ""}), terms)
    words = whole
    level = next((name for pattern, name in _LEVEL_WORDS if pattern.search(words)), None)
    groups: list[Group] = []
    for index in indexes:
        by_cell = {(e.fact.table, e.fact.row, e.fact.column): e for e in index.cells if e.fact is not None}
        for table in index.document.tables:
            own = edition.department
            groups.extend(
                _of_table(
                    matcher, table, by_cell, level, operand.year or year, own, bool(_GROWS.search(words))
                )
            )
        groups.extend(_of_prose(matcher, index))
        groups.extend(_of_forms(matcher, index, words))
        groups.extend(_of_changes(matcher, index, words))
        if "三公" in words and level != "organisation" and not _MOVES.search(words):
            groups.extend(_of_three_public(index, year))
    groups = [group for group in groups if len(group.members) > 1]
    groups.sort(key=lambda group: -group.score)
    return groups


def _of_table(
    matcher: Matcher,
    table: Table,
    by_cell: dict[tuple[int, int, int], Entry],
    level: str | None,
    year: int | None,
    own: str,
    grows: bool,
) -> Iterator[Group]:
    title = normal(table.title)
    title_mask, title_context, _ = matcher.of(title)
    for name, mask, context, rows, rank in _row_sets(matcher, table, _amounts_of(table, by_cell)):
        if level != "organisation":
            rows = [row for row in rows if not _is_organisation(row, own)]
        if len(rows) < 2:
            continue
        fit = _level_fit(level, table, rows, rank)
        for column in table.columns:
            if column.role not in ("amount", "count"):
                continue
            entries = [
                (row, entry) for row in rows
                if (entry := by_cell.get((table.index, row.index, column.index))) is not None
                and entry.fact is not None and entry.fact.amount is not None
            ]  # fmt: skip
            if len(entries) < 2:
                continue
            path = "".join(bare(part) for part in column.path)
            column_mask, column_context, _ = matcher.of(path)
            names = entries[0][1].column
            open_share = 0.0
            if names is not None and names.narrowing and not names.only_amount:
                open_share = 1 - sum(matcher.of(part)[2] for part in names.narrowing) / len(names.narrowing)
            covered = matcher.cover(mask | title_mask | column_mask) if matcher.total else 0.8
            nearby = matcher.context_cover(context | title_context | column_context)
            score = covered + 0.3 * nearby + fit - 0.3 * open_share
            score += 0.03 if names is not None and names.first_amount else 0.0
            if column.year is not None and year is not None and column.year != year:
                score -= 0.4
            if column.role == "count" or not is_money(
                entries[0][1].fact.unit if entries[0][1].fact else None
            ):
                score -= 0.25
            if column.measure in ("change", "growth", "share"):
                score += 0.3 if grows and column.measure == "growth" else -0.4
            elif grows:
                score -= 0.1
            score += 0.5 * KIND_PRIOR.get(table.kind, 0.0) if not matcher.names_kind(table.kind) else 0.0
            if len(entries) == len(rows):
                score += 0.01
            members = tuple(Member(row.label, entry) for row, entry in entries)
            yield Group(name or table.title, table, column, members, score)


def _row_sets(
    matcher: Matcher, table: Table, amounts: dict[int, Decimal]
) -> Iterator[tuple[str, int, int, list[Row], str]]:
    """(name, its masks, rows, what rank the rows are of) for every set of sibling rows."""
    named = [row for row in table.rows if row.label and not row.is_total and not is_total_name(row.label)]
    by_index = {row.index: row for row in table.rows}
    children = _children(named, amounts)
    for parent_index, rows in children.items():
        label = bare(by_index[parent_index].label)
        mask, context, share = matcher.of(label)
        if share >= 0.5:
            while len(rows) == 1 and rows[0].index in children:
                rows = children[rows[0].index]
            yield by_index[parent_index].label, mask, context, rows, "child"
    lengths = {len(row.code) for row in named if row.code}
    for length in sorted(lengths):
        rows = [row for row in named if row.code and len(row.code) == length]
        yield "", 0, 0, rows, f"code{length}"
    leaves = [row for row in named if row.index not in children]
    yield "", 0, 0, leaves, "leaf"
    inner = {child.index for rows in children.values() for child in rows}
    tops = [row for row in named if row.index not in inner]
    if len(tops) != len(leaves):
        yield "", 0, 0, tops, "top"
    ancestors: dict[str, list[Row]] = {}
    for row in leaves:
        for name in row.path[:-1]:
            ancestors.setdefault(bare(name), []).append(row)
    for name, rows in ancestors.items():
        mask, context, share = matcher.of(name)
        if share >= 0.5 and len(rows) > 1:
            yield name, mask, context, rows, "descendant"


def _children(named: Sequence[Row], amounts: dict[int, Decimal]) -> dict[int, list[Row]]:
    """Children by the printed hierarchy; where a row has none, the rows after it that add up to it."""
    indexes = {row.index for row in named}
    children: dict[int, list[Row]] = {}
    for row in named:
        if row.parent is not None and row.parent in indexes:
            children.setdefault(row.parent, []).append(row)
    for at, row in enumerate(named):
        whole = amounts.get(row.index)
        if row.index in children or not whole or (row.code and len(row.code) > 5):
            continue
        running, run = Decimal(0), []
        for after in named[at + 1 :]:
            running += amounts.get(after.index, Decimal(0))
            run.append(after)
            if running >= whole:
                break
        if running == whole and (len(run) > 1 or (run[0].code is not None) != (row.code is not None)):
            children[row.index] = run
    return children


def _amounts_of(table: Table, by_cell: dict[tuple[int, int, int], Entry]) -> dict[int, Decimal]:
    """The first amount column's figures by row."""
    column = next((column.index for column in table.columns if column.role == "amount"), None)
    found = {}
    for row in table.rows:
        entry = by_cell.get((table.index, row.index, column)) if column is not None else None
        if entry is not None and entry.fact is not None and entry.fact.amount is not None:
            found[row.index] = entry.fact.amount
    return found


def _is_organisation(row: Row, own: str) -> bool:
    """A row that names the disclosing department or its own level, not an item."""
    label, name = normal(row.label), normal(own)
    if not name:
        return False
    return (
        label == name
        or (len(label) >= 4 and (label in name or name in label))
        or label == normal(row.organisation or "")
    )


_THREE = (
    ("因公出国(境)费", "因公出国"),
    ("公务用车购置及运行费", "公务用车购置及运行"),
    ("公务接待费", "公务接待"),
)


def _of_three_public(index: DocumentIndex, year: int | None) -> Iterator[Group]:
    """The three parts of 三公经费 in the total row of its table."""
    members: dict[str, Entry] = {}
    for entry in index.cells:
        fact = entry.fact
        if (
            fact is None
            or fact.amount is None
            or entry.table is None
            or entry.table.kind != "three_public_table"
            or not entry.whole
        ):
            continue
        if (
            entry.column is None
            or not entry.column.narrowing
            or (fact.year is not None and fact.year != year)
        ):
            continue
        if fact.measure in ("change", "growth", "share"):
            continue
        for name, start in _THREE:
            if entry.column.narrowing[-1].startswith(start) and name not in members:
                members[name] = entry
    if not members:
        for entry in index.statements:
            statement = entry.statement
            if statement is None or statement.role != "amount" or statement.year not in (None, year):
                continue
            for name, start in _THREE:
                if entry.label.startswith(start) and "培训" not in entry.label and name not in members:
                    members[name] = entry
    if len(members) >= 2:
        yield Group(
            "三公经费", None, None, tuple(Member(name, entry) for name, entry in members.items()), 1.6
        )


_MOVES = re.compile(
    "(?P<down>减少最多|降幅最|下降最|减幅最|降得最)|(?P<up>增加最多|增幅最|增长最|涨幅最|涨得最)"
)


def _of_changes(matcher: Matcher, index: DocumentIndex, words: str) -> Iterator[Group]:
    """What the prose says rose or fell against last year, for questions that rank the changes."""
    move = _MOVES.search(words)
    if move is None:
        return
    role = "growth" if re.search("幅|率|同比|百分", words) else "change"
    direction = -1 if move.group("down") else 1
    members: dict[str, Entry] = {}
    for entry in index.statements:
        statement = entry.statement
        if statement is None or statement.role != role or statement.direction != direction or not entry.label:
            continue
        around, _, _ = matcher.of(entry.headings + "".join(entry.ancestors) + entry.sentence)
        if matcher.total and matcher.cover(around) < 0.6:
            continue
        if is_total_name(entry.label) or (
            statement.year is not None and statement.year != index.document.identity.year
        ):
            continue
        if "科目" in words and not re.search(r"\([类款项]\)|\d{5,7}", entry.sentence):
            continue
        members.setdefault(entry.label, entry)
    if len(members) > 1:
        yield Group("", None, None, tuple(Member(_printed_name(e), e) for e in members.values()), 1.1)


def _of_forms(matcher: Matcher, index: DocumentIndex, words: str) -> Iterator[Group]:
    """One member for each project that has a form of its own (绩效目标表), with its yearly total."""
    if not re.search("绩效|项目|专项", words):
        return
    members: dict[str, Entry] = {}
    for entry in index.cells:
        if (
            entry.table is None
            or entry.table.kind != "performance_table"
            or entry.fact is None
            or entry.fact.amount is None
        ):
            continue
        name = form_project(entry)
        if (
            name
            and re.search("资金总额|资金申请总额|预算资金|总金额|预算数|年度金额|项目总预算", entry.label)
            and name not in members
        ):
            members[name] = entry
    if len(members) < 2:
        return
    title = next(iter(members.values())).title
    mask, context, _ = matcher.of(title)
    score = (matcher.cover(mask) if matcher.total else 0.8) + 0.3 * matcher.context_cover(context)
    score += 0.35 if re.search("绩效", words) else -0.15
    yield Group(title, None, None, tuple(Member(name, entry) for name, entry in members.items()), score)


_ORGANISATION = re.compile(
    r"(?:局|院|中心|监狱|所|站|学校|大学|学院|馆|队|委员会|委|办公室|办|支队|大队|医院|公司|处|厅|会|社|场|"
    r"园|台|部|校|本级\)|机关)(?:\(.*\))?$"
)


def _level_fit(level: str | None, table: Table, rows: Sequence[Row], rank: str) -> float:
    functional = any(row.code and row.code[0] in "235" and len(row.code) in (3, 5, 7) for row in rows)
    economic = sum(1 for row in rows if row.code and row.code[0] in "35") * 2 > len(rows)
    if table.kind == "project_table" and not economic:
        functional = False
    if level == "类":
        return 0.3 if rank == "code3" or (rank == "top" and table.kind == "balance_table") else -0.1
    if level == "款":
        return 0.25 if rank == "code5" or (rank in ("leaf", "descendant", "child")) else -0.05
    if level == "项":
        return 0.25 if (rank == "code7" or (rank in ("child", "descendant") and functional)) else -0.05
    if level == "project":
        return (
            0.25
            if table.kind == "project_table" and not economic and rank in ("leaf", "child", "descendant")
            else (
                0.12
                if table.kind == "performance_table"
                else 0.1
                if rank in ("child", "leaf") and not functional
                else -0.1
            )
        )
    if level == "organisation":
        named = sum(1 for row in rows if _ORGANISATION.search(bare(row.label)))
        return 0.45 if named * 10 >= len(rows) * 7 else -0.3
    if rank == "child":
        return 0.08
    return 0.03 if rank in ("leaf", "descendant") else 0.0


def _of_prose(matcher: Matcher, index: DocumentIndex) -> Iterator[Group]:
    """Parts that one passage states of the same thing: 其中：A x万元，B y万元."""
    siblings: dict[tuple[int, str, str | None], list[Entry]] = {}
    for entry in index.statements:
        statement = entry.statement
        assert statement is not None
        if statement.role not in ("amount", "count") or not entry.label or not entry.ancestors:
            continue
        siblings.setdefault((statement.passage, "".join(entry.ancestors), statement.unit), []).append(entry)
    for (_, parent, unit), entries in siblings.items():
        entries = list({entry.label: entry for entry in reversed(entries)}.values())[::-1]
        if len(entries) < 2:
            continue
        mask, context, share = matcher.of(parent)
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
        yield Group(
            parent, None, None, tuple(Member(_printed_name(entry), entry) for entry in entries), score
        )


def _printed_name(entry: Entry) -> str:
    assert entry.statement is not None
    return entry.statement.subject[-1]


def ordered(members: Iterable[Member], *, descending: bool) -> list[Member]:
    """By amount in yuan (or plain number), print order kept among equals."""
    return sorted(members, key=lambda member: _amount(member), reverse=descending)


def _amount(member: Member) -> Decimal:
    fact = member.entry.fact or member.entry.statement
    assert fact is not None and fact.amount is not None
    return to_yuan(fact.amount, fact.unit) if fact.unit and is_money(fact.unit) else fact.amount
