"""Projects that have a form each (绩效目标表), with the amount that it prints for the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.amounts import is_money
from ingest.model import Table
from qa.executing.members import Group, Member
from qa.items.entries import DocumentIndex, Entry, form_project
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare


def form_groups(matcher: Matcher, index: DocumentIndex, words: str) -> Iterator[Group]:
    """One member for each project that has a form of its own (绩效目标表), with its yearly total."""
    if not re.search("绩效|项目|专项", words):
        return
    members: dict[_Form, Entry] = {}
    in_lists = {table.index for table in index.document.tables if _lists_several(table)}
    for entry in index.cells:
        if (
            entry.table is None
            or entry.table.kind != "performance_table"
            or entry.table.index in in_lists
            or ("整体" in entry.title and "整体" not in words)
            or entry.fact is None
            or entry.fact.amount is None
            or not is_money(entry.fact.unit)
        ):
            continue
        name = form_project(entry)
        if name and not name.endswith("表") and _WHOLE_AMOUNT.search(entry.label):
            members.setdefault((name, (_holders(entry.table) or [""])[-1]), entry)
    if len(members) < 2:
        return
    title = next(iter(members.values())).title
    mask, context, _ = matcher.of(title)
    owned = _held_by(matcher, members)
    several = None if owned else _of_several_units(matcher, members, words)
    held = owned or several or _named_alike(matcher, members)
    if held is not None:
        members, told = held
        mask |= told
    other = _FORM_WORDS.sub("", matcher.phrase).strip(" 的,，里中")
    covered = matcher.cover(mask) if other else 0.8
    score = covered + 0.3 * matcher.context_cover(context)
    score += 0.35 if held is not None or re.search("绩效", words) else -0.15 if other else 0.0
    named = tuple(Member(unit if several else name, entry) for (name, unit), entry in members.items())
    yield Group(title, None, None, named, score, covered, "owned" if owned else "")


def _lists_several(table: Table) -> bool:
    """Whether a table is no form of one project, but lists several with their indicators in rows below."""
    named = {c.index for c in table.columns if c.role == "label" and re.search("项目名?称?$", c.name)}
    heads = [row for row in table.rows if row.parent is None and any(c.column in named for c in row.cells)]
    return len(heads) > 1 and any("指标" in part for column in table.columns for part in column.path)


_Form = tuple[str, str]
"""A project's name and who carries it out: units have projects of one name each (实施公车统管)."""
_WHOLE_AMOUNT = regex("资金总额|资金申请总额|预算资金|总金额|预算数|年度金额|项目总预算")
_FORM_WORDS = regex(
    "项目支出|绩效目标表?|项目|专项|(?:年度|预算)?资金总额|预算资金|安排|预算|金额|资金|填报|编报|公开|"
    "绩效|申报"
)
"""Words that name projects with forms, and what the forms print of each, as a whole."""
_HOLDER = regex(
    r"^(?:项目)?(?:实施|主管|承担|责任|申报|预算|使用)?(?:单位|部门|处室|科室)(?:名称|及代码)?$"
)


def _holders(table: Table) -> list[str]:
    """Who carries out the project of a form, by the cells that its form prints for it."""
    labels = {column.index for column in table.columns if column.role == "label"}
    return [
        re.sub(r"^[\d_-]+", "", bare(cell.text))
        for row in table.rows if _HOLDER.match(bare(row.label))
        for cell in row.cells if cell.column not in labels
    ]  # fmt: skip


def _held_by(matcher: Matcher, members: dict[_Form, Entry]) -> tuple[dict[_Form, Entry], int] | None:
    """The projects whose form names the unit that the question names, with what of it that explains."""
    kept: dict[_Form, Entry] = {}
    explained = 0
    for form, entry in members.items():
        assert entry.table is not None
        for holder in _holders(entry.table):
            mask, _, share = matcher.of(holder)
            if share >= 0.6 and matcher.cover(mask) >= 0.3:
                kept[form] = entry
                explained |= mask
    return (kept, explained) if 0 < len(kept) < len(members) else None


SEVERAL_UNITS = regex(r"(?:[几多好各两三四五六七八九十]|\d{1,2})[家个](?:预算|下属|所属)?单位")
"""Units told by their number, each of which may have a project of one name."""


def _of_several_units(
    matcher: Matcher, members: dict[_Form, Entry], words: str
) -> tuple[dict[_Form, Entry], int] | None:
    """The projects of one name that several units have each: 四家单位都报了综合工作经费."""
    for start, end in matcher.names if SEVERAL_UNITS.search(words) else ():
        said = matcher.phrase[start:end]
        kept = {form: entry for form, entry in members.items() if bare(form[0]) == said}
        if len(kept) > 1:
            return kept, (1 << len(matcher.phrase)) - 1
    return None


def _named_alike(matcher: Matcher, members: dict[_Form, Entry]) -> tuple[dict[_Form, Entry], int] | None:
    """The several projects whose names begin with the one that is said: 警辅人员经费(区), 警辅人员经费."""
    for start, end in matcher.names:
        said = matcher.phrase[start:end]
        kept = {form: entry for form, entry in members.items() if bare(form[0]).startswith(said)}
        if len(said) > 3 and 1 < len({name for name, _ in kept}) and len(kept) < len(members):
            return kept, (1 << end) - (1 << start)
    return None
