"""Groups whose members can be ranked, filtered, counted or added: the rows under a row or a title.

A group is the children of a printed row, the rows of one classification level of a table, the rows
of a table of projects or organisations, or the parts that one sentence enumerates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import is_money
from qa.executing.carried_out import RATES, carried_out_groups
from qa.executing.column_groups import are_places, asks_places, column_groups
from qa.executing.described_groups import described_groups, names_only_projects
from qa.executing.exclusions import without_parts
from qa.executing.form_groups import SEVERAL_UNITS, form_groups
from qa.executing.member_kinds import ORGANISATIONS, is_of_kind, names_organisation
from qa.executing.members import Group
from qa.executing.moved_groups import OUTTURN_AGAINST_PLAN, moved_groups
from qa.executing.shared_sets import member_nouns
from qa.executing.sought import Sought
from qa.executing.stated_groups import MOVES, changes_groups, prose_groups, three_public_groups
from qa.executing.stated_moves import stated_moves
from qa.executing.table_groups import table_groups
from qa.executing.weights import WEIGHTS, weighed_cells
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.planning.plan import Operand
from qa.question.numerals import numeral_before
from qa.question.text import normal
from qa.scoping.scope import Edition

_LEVEL_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"类级|大类|各类|最[大多高少小低]的?类|[哪几一二三四五六七八九十][一些]?类|按类|类$|类科目|支出类别|"
            r"功能分类.*大|(?:功能|经济)分类(?![一-鿿]{0,6}表)(?!.*[款项]级)|^(?!.*(?:[增减降涨升]|同比|相比|比上|[款项]级)).*功能科目"
        ),
        "类",
    ),
    (re.compile(r"款级|[哪几]款"), "款"),
    (re.compile(r"项级"), "项"),
    (
        re.compile(
            r"(?:下属|所属|直属|下级|二级).{0,4}(?:单位|机构|预算|部门|[院校局所队场馆站]|中心|监狱|$)"
        ),
        "subordinate",
    ),
    (
        re.compile(
            r"(?:哪(?:一?[个家]|些|几[个家]?)|各|(?:几|[两三四五六七八九十]+|\d+)[个家])(?:预算|下级|基层)*单位|"
            r"[哪几两三四五六七八九十]一?[家所](?!学校)|"
            r"的(?:预算|下级|基层)?单位(?:共|一共|都)?(?:有|是|为)?(?:哪|几|多少|谁)"
        ),
        "organisation",
    ),
    (re.compile(r"单位(?!资金|自有)|下属"), "unit"),
    (re.compile(r"项目|专项"), "project"),
)
_AGAINST_PLAN = re.compile("决算数?(?:比|较|超)[^,，]{0,6}预算")
"""Words that hold a final account against its budget, item by item."""
_OTHER_MEMBERS = re.compile(
    "(?:功能|经济)(?:分类)?科目|项目的?(?:各项|各个|全部)?[一-鿿]{0,6}指标|指标.*(?:权重|分值)|(?:权重|分值).*指标"
)
"""What is asked for beside the projects that the question speaks of: their 科目, their indicators."""
_RANK_WORDS = re.compile(
    r"占比|比重|唯一|同比|相比|比(?= |,|$)|哪一?个|"
    r"(?:减少|下降|降低|压减|减|降|增加|增长|上升|上涨|涨|增)(?:得|幅|了|额)?$|[一二]级(?=项目)|"
    r"按?支出功能分类|[一两二三四五六七八九十]+(?=场|所|块|笔)|"
    r"哪一?[场所家类款]|(?<=[ ])[场所块](?=里)|具体|列出的?|填报|公开的?|这些|以下|所有|全部|各(?:大?类|"
    r"款)?(?=支出|收入|科目| |$)|各个?|按|"
    r"类级科目|款级科目|项级科目|[类款项]级|功能(?:科目|(?=大?类))|科目|功能分类|大类|(?<=支出)类别|排名?|"
    r"(?:[一两二三四五六七八九十]|哪几?|各)个?(?:方向|方面|板块|领域|环节|渠道)|"
    r"哪一?[样块种项]|东西|(?:[一两二三四五六七八九十]+|\d{1,3})(?:个|大?(?:项(?!目)|类|块)|款|家|所(?!有)|场|笔)|"
    r"(?:个|项|类|款|家)(?=项目|单位|科目|"
    r"支出)|支出(?:最|排)|花钱?|安排的?"
)
_ORGANISATIONS = re.compile(
    r"(?:(?:纳入|列入|编入|计入)[^,，的 ]{0,10}?(?:预算|决算)(?:的?编制)?(?:范围)?[之以]?内?的? *)?"
    r"(?:[两三四五六七八九十\d]*[个家])?(?:下属|所属|直属|下级|二级|各)*的?(?:预算|基层)*(?:单位|机构)"
)
_BELOW = re.compile("(?:[本我全该]?(?:部门|[局委厅院办部]))?(?:下属|所属|直属|下辖|下设|所辖|管辖)的?")
"""Says of bodies of a named kind only that they are the department's own: 局下属三所监狱."""
_MOVE_WORDS = re.compile("比|减少|下降|降低|压减|增加|增长|上升|上涨|[增减降涨](?=得|幅|了|$)|得|了")
_BY_NUMBER = re.compile("项目(?:个数|数量|数)?最[多少]的?(?:是)?(?:哪一?[个家所]|单位|部门|处室)")
"""Units by how many projects they have: no figure orders them."""
_WHOSE = re.compile("谁|哪一?[家所个](?!项目|专项|[^,，]{0,6}(?:项目|专项))")
_BODIES = re.compile(
    r"(?:最[多少大小高低]的|哪|前)(?:[两三四五六七八九十]|\d{1,2})[个家所](?:支队|大队|分局|中心|监狱|学校|医院|[院校局所队场馆站])"
)
"""The bodies that are chosen, whatever projects the question speaks of: 经费最多的三个支队."""
_THINGS = re.compile(
    r"(数量|台数|辆数|件数|面积|人次|批次|权重|分值|得分)(?:上)?(?=最|从|由|排|前|超过|不|低于|高于|"
    r"加|之和|合计|[是为占只]|等于|[正刚恰]好|[ ,，\d]|$)"
)
"""What members are ordered by where it is no money."""
_GROWS = re.compile("增幅|增长率|增长最|增速|涨幅|降幅|增加最|减少最|增长.*最|下降.*最")


def find_groups(
    operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition, *, blanks: bool = False,
    alone: bool = False,
) -> list[Group]:  # fmt: skip
    """Groups that the operand's words may mean, best first; with `blanks` rows without a figure belong.

    With `alone`, what stands under a row by itself.
    """
    year = edition.year
    whole = normal(operand.asked or operand.phrase + operand.context)
    if _BY_NUMBER.search(whole):
        return []
    # 项目 behind the name of what holds them only says what kind they are of.
    phrase = re.sub(r"(?<=\S) +项目$", "", operand.phrase)
    phrase = operand.phrase if names_only_projects(normal(phrase)) else phrase
    operand = operand.model_copy(update={"phrase": _RANK_WORDS.sub(" ", normal(phrase))})
    kept = without_parts(whole, operand.exclude)
    level = next((name for pattern, name in _LEVEL_WORDS if pattern.search(kept)), None)
    if level == "project" and _OTHER_MEMBERS.search(whole):
        level = None
    if level in ORGANISATIONS:
        operand = operand.model_copy(update={"phrase": _ORGANISATIONS.sub(" ", operand.phrase)})
    nouns = tuple(member_nouns(whole))
    if any(map(names_organisation, nouns)):
        operand = operand.model_copy(update={"phrase": _BELOW.sub(" ", operand.phrase)})
    if MOVES.search(whole):
        operand = operand.model_copy(update={"phrase": _MOVE_WORDS.sub(" ", operand.phrase)})
    terms = [index.terms for index in indexes]
    matcher = Matcher(operand, terms)
    if matcher.total == 0 and operand.context.strip() and level is None:
        matcher = Matcher(operand.model_copy(update={"phrase": operand.context, "context": ""}), terms)
    if level == "project" and matcher.total < 1 and re.search("[二三]级(?=项目)", whole):
        return []  # of which project is not said
    words = whole
    counted = operand.unit
    if counted is None and operand.role == "count" and re.search("人|编制", words):
        counted = "人"
    # Changes are never ranked by the amounts themselves.
    moves = bool(MOVES.search(words) or _AGAINST_PLAN.search(words))
    whose = level == "project" and (_WHOSE.search(whole) or _BODIES.search(whole))
    kinds = [noun for noun in nouns if names_organisation(noun)] if level in (None, "unit") or whose else []
    if kinds:
        level = "organisation"
    sought = Sought(
        whole, level, operand.year or year, edition.department, bool(_GROWS.search(words)), counted,
        nouns, blanks, 1 if alone else 2,
    )  # fmt: skip
    things = _THINGS.search(words)
    if counted is None and things is not None:
        sought = replace(sought, unit=things.group(1))
    weighed = things is not None and things.group(1) in WEIGHTS
    groups: list[Group] = []
    for index in indexes:
        # A budget does not tell how it was carried out, but where its prose states both figures.
        untold = index.document.identity.kind == "预算" and bool(OUTTURN_AGAINST_PLAN.search(words))
        by_cell = {(e.fact.table, e.fact.row, e.fact.column): e for e in index.cells if e.fact is not None}
        for table in index.document.tables:
            if weighed and things is not None:
                by_cell |= weighed_cells(table, by_cell, things.group(1))
            if not moves:
                groups.extend(column_groups(matcher, table, by_cell, sought))
            if moves:
                groups.extend(moved_groups(matcher, table, by_cell, sought))
            if untold:
                continue
            groups.extend(
                group
                for group in table_groups(matcher, table, by_cell, sought)
                if not moves or (group.column is not None and group.column.measure in ("change", "growth"))
            )
        if moves or edition.kind == "决算":
            groups.extend(stated_moves(matcher, index, words))
        if weighed or untold:
            continue  # no sentence and no form tells the weight of an indicator
        of_classes = level in ("类", "款", "项") or bool(re.search("科目|功能分类|经济分类", words))
        if not moves and not (of_classes and index.document.tables):
            groups.extend(prose_groups(matcher, index, level))
        if not moves and (level not in ORGANISATIONS[:2] or SEVERAL_UNITS.search(words)):
            groups.extend(form_groups(matcher, index, words))
            if level == "project":
                groups.extend(described_groups(matcher, index))
        groups.extend(changes_groups(matcher, index, words, level))
        if level != "project" and level not in ORGANISATIONS:
            groups.extend(carried_out_groups(matcher, index, words))
        if "三公" in words and level not in ORGANISATIONS and not MOVES.search(words):
            groups.extend(three_public_groups(index, year, words, blanks=blanks))
    if alone:
        groups = [group for group in groups if len(group.members) == 1 and group.rank == "child"]
    several = "唯一" in words or alone
    groups = [g for g in groups if several or len(g.members) > 1 or (g.table is None and g.rank == "owned")]
    if level in ORGANISATIONS and kinds:
        groups = [group for group in groups if _of_the_kind(group, kinds[-1])]
    if RATES.search(words) and not _BY_MONEY.search(words):
        groups = [group for group in groups if not _in_money(group)]
    if _OF_CHANGES.search(words) and not moves:
        groups = [group for group in groups if _of_changes(group)]
    fund = _OF_A_FUND.search(whole)
    if fund is not None:
        groups = [group for group in groups if _of_fund(group, fund["fund"])]
    if asks_places(words):
        groups = [group for group in groups if are_places(group)]
    groups = _without_forms_of(groups) if level == "project" else groups
    said = numeral_before(whole)
    groups = [replace(group, score=group.score + _fit(group, said, blanks=blanks)) for group in groups]
    groups.sort(key=lambda group: -group.score)
    return groups


def _without_forms_of(groups: Sequence[Group]) -> list[Group]:
    """The groups without those of forms, which tell of some only of the projects that a table lists."""
    chosen = [g for g in groups if g.rank in ("shared", "owned") and g.table is not None]
    listed = [{member.name for member in g.members} for g in chosen]
    return [
        g for g in groups
        if g.table is not None or not any({member.name for member in g.members} < names for names in listed)
    ]  # fmt: skip


_OF_A_FUND = re.compile(
    "(?P<fund>政府性基金|一般公共预算|国有资本经营|单位资金|自有资金|财政专户|上年结转|其他资金|事业收入|经营收入)(?:预算)?(?:管理)?"
    "(?:资金|拨款|收入)*(?:不为零|安排|列支|保障|解决|支付|出资|出)*的(?:专项|各个?|所有)?(?:项目|专项)"
)
"""Projects told by where their money comes from."""


def _of_fund(group: Group, fund: str) -> bool:
    """Whether a group's figures are of the fund: its column, its rows or what the group is of name it."""
    if group.rank == "shared" and all(fund in _words_beside(member.entry) for member in group.members):
        return True
    told = "".join(group.column.path) if group.column is not None else ""
    title = group.table.title if group.table is not None else ""
    return fund in normal(f"{told}|{title}|{group.name}")


def _words_beside(entry: Entry) -> str:
    """What is printed in the row of a cell."""
    if entry.table is None or entry.fact is None:
        return ""
    return normal("|".join(cell.text for cell in entry.table.rows[entry.fact.row].cells))


_OF_CHANGES = re.compile("(?:减少|增加|增减|变动|变化)(?:额|数(?![量])|金额)")
"""Asks for how much things moved, which their sizes do not tell: 三项的减少额加起来."""


def _of_changes(group: Group) -> bool:
    """Whether a group's figures are those of changes, or hold last year's beside this one's."""
    first = group.members[0]
    if first.before is not None:
        return True
    fact, said = first.entry.fact, first.entry.statement
    return (fact is not None and fact.measure in ("change", "growth")) or (
        said is not None and said.role in ("change", "growth")
    )


_BY_MONEY = re.compile("金额最|预算(?:金额|数)?最|资金(?:量)?最|[万亿千]?元")


def _in_money(group: Group) -> bool:
    """Whether a group's figures are amounts of money, which no rate is."""
    entry = group.members[0].entry
    printed = entry.fact or entry.statement
    return group.members[0].before is None and printed is not None and is_money(printed.unit)


def _of_the_kind(group: Group, kind: str) -> bool:
    """Whether most members are of the kind of body that the question names: 分局 are no 支队."""
    names = [normal(member.name) for member in group.members]
    named = sum(1 for name in names if kind in name or is_of_kind(name, kind))
    return named * 2 >= len(group.members)


def _fit(group: Group, said: int | None, *, blanks: bool) -> float:
    """A group has as many members as is said, and figures to tell them apart, unless none will do."""
    fit = 0.0
    if said is not None:
        names = {member.name for member in group.members}
        fit += 0.25 if said in (len(group.members), len(names)) else -0.05
    facts = [member.entry.fact or member.entry.statement for member in group.members]
    if not blanks and not any(fact is not None and fact.amount for fact in facts):
        fit -= 0.3
    return fit
