"""Groups whose members can be ranked, filtered, counted or added: the rows under a row or a title.

A group is the children of a printed row, the rows of one classification level of a table, the rows
of a table of projects or organisations, or the parts that one sentence enumerates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import is_money
from qa.executing.carried_out import carried_out_groups
from qa.executing.column_groups import column_groups
from qa.executing.cost_groups import cost_groups
from qa.executing.described_groups import described_groups
from qa.executing.exclusions import without_parts
from qa.executing.form_groups import SEVERAL_UNITS, form_groups
from qa.executing.group_filters import kept_groups, named_so, of_the_kind, without_forms_of
from qa.executing.group_phrases import phrase_of_group, without_below, without_bodies, without_moves
from qa.executing.member_kinds import ORGANISATIONS, names_organisation
from qa.executing.members import Group
from qa.executing.moved_groups import OUTTURN_AGAINST_PLAN, moved_groups
from qa.executing.scored_forms import scored_forms
from qa.executing.shared_sets import member_nouns
from qa.executing.sought import Sought
from qa.executing.stated_classes import class_groups, moved_classes
from qa.executing.stated_groups import MOVES, changes_groups, prose_groups, three_public_groups
from qa.executing.stated_moves import stated_moves
from qa.executing.table_groups import table_groups
from qa.executing.yearly_rows import yearly_rows
from qa.items.entries import DocumentIndex
from qa.items.matcher import Matcher
from qa.items.own_level import OWN_LEVEL, printed_own_level
from qa.items.weights import WEIGHTS, weighed_cells
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.numerals import numeral_before
from qa.question.text import normal
from qa.scoping.scope import Edition

_LEVEL_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        regex(
            r"类级|大类|各类|最[大多高少小低]的?类|[哪几一二两三四五六七八九十][一些]?类|按类|类$|类科目|支出类别|"
            r"功能分类(?!.*[款项]级).*大|(?:功能|经济)分类(?![一-鿿]{0,6}表)(?!.*(?:[款项]级|[个大]款))|^(?!.*(?:[增减降涨升]|同比|相比|比上|[款项]级)).*功能科目"
        ),
        "类",
    ),
    (regex(r"款级|[哪几]款|(?:[几两三四五六七八九十]|\d)个?款(?![式项])"), "款"),
    (regex(r"项级|款项?(?:下面?|之下|里面?|内)(?=[^,，]{0,12}项(?!目))"), "项"),
    (
        regex(
            r"(?:下属|所属|直属|下级|二级(?!项目))(?!单位[一-鿿]{2,10}(?:表|情况)[里中上,]).{0,4}(?:单位|机构|预算|部门|[院校局所队场馆站]|中心|监狱|$)"
        ),
        "subordinate",
    ),
    (
        regex(
            r"(?:哪(?:一?[个家]|些|几[个家]?)|各|(?:几|[两三四五六七八九十]+|\d+)[个家])(?:预算|下级|基层)*单位|"
            r"[哪几两三四五六七八九十]一?[家所](?!学校)|单位(?:里面?|当?中|之中)(?=[^,，]{0,12}(?:最|超过|低于|高于))|"
            r"的(?:预算|下级|基层)?单位(?:共|一共|都)?(?:有|是|为)?(?:哪|几|多少|谁)"
        ),
        "organisation",
    ),
    (regex(r"单位(?!资金|自有)|下属"), "unit"),
    (regex(r"项目|专项"), "project"),
)
_AGAINST_PLAN = regex("决算数?(?:比|较|超)[^,，]{0,6}预算")
"""Words that hold a final account against its budget, item by item."""
_OTHER_MEMBERS = regex(
    "项目支出最[多少高低大小]的科目|[哪几]个?科目(?:的|上)?项目支出|"
    "(?:功能|经济)(?:分类)?科目|项目的?(?:各项|各个|全部)?[一-鿿]{0,6}指标|指标.*(?:权重|分值)|(?:权重|分值).*指标"
)
"""What is asked for beside the projects that the question speaks of: their 科目, their indicators."""
_BY_NUMBER = regex(
    "项目(?:个数|数量|数)?最[多少]的?(?:是)?(?:哪一?[个家所]|单位|部门|处室)|"
    "(?:哪一?[个家所](?:单位|部门|处室)?|谁)的?(?:承担|负责|实施|申报)?的?项目(?:个数|数量|数)?最[多少](?:[?？]|$)"
)
"""Units by how many projects they have: no figure orders them."""
_WHOSE = regex("谁|哪一?[家所个](?!项目|专项|[^,，]{0,6}(?:项目|专项))")
_BODIES = regex(
    r"(?:最[多少大小高低]的|哪|前)(?:[两三四五六七八九十]|\d{1,2})[个家所](?:支队|大队|分局|中心|监狱|学校|医院|[院校局所队场馆站])"
)
"""The bodies that are chosen, whatever projects the question speaks of: 经费最多的三个支队."""
_THINGS = regex(
    r"(数量|台数|辆数|件数|面积|人次|批次|权重|分值|得分)(?:上)?(?=最|从|由|排|前|超过|不|低于|高于|"
    r"加|之和|合计|[是为占只在达]|等于|[正刚恰]好|[ ,，\d]|$)"
)
"""What members are ordered by where it is no money."""
_IN_A_TABLE = regex("表(?:格)?(?:里面?|中|上|内)")
"""Members are sought in a table, and in no sentence that lists others."""
_GROWS = regex("增幅|增长率|增长最|增速|涨幅|降幅|增加最|减少最|增长.*最|下降.*最")


def _of_own_level(operand: Operand, indexes: Sequence[DocumentIndex]) -> Operand:
    """The department's own level by the name that the tables print for it: 局机关, 局本级."""
    if not OWN_LEVEL.search(operand.phrase):
        return operand
    names = {printed_own_level(index.document) for index in indexes}
    if len(names) != 1 or not (name := names.pop()):
        return operand
    words = {"phrase": operand.phrase, "asked": operand.asked}
    return operand.model_copy(update={key: OWN_LEVEL.sub(name, said) for key, said in words.items()})


def find_groups(
    operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition, *, blanks: bool = False,
    alone: bool = False,
) -> list[Group]:  # fmt: skip
    """Groups that the operand's words may mean, best first; with `blanks` rows without a figure belong.

    With `alone`, what stands under a row by itself.
    """
    if operand.named:
        whole_groups = find_groups(operand.model_copy(update={"named": ""}), indexes, edition, blanks=blanks)
        return [part for group in whole_groups if (part := named_so(group, operand.named)) is not None]
    year = edition.year
    operand = _of_own_level(operand, indexes)
    whole = normal(operand.asked or operand.phrase + operand.context)
    if _BY_NUMBER.search(whole):
        return []
    operand = operand.model_copy(update={"phrase": phrase_of_group(operand.phrase, whole)})
    kept = without_parts(whole, operand.exclude)
    level = next((name for pattern, name in _LEVEL_WORDS if pattern.search(kept)), None)
    if level == "project" and _OTHER_MEMBERS.search(whole):
        level = None
    if level in ORGANISATIONS:
        operand = operand.model_copy(update={"phrase": without_bodies(operand.phrase)})
    nouns = tuple(member_nouns(whole))
    if any(map(names_organisation, nouns)):
        operand = operand.model_copy(update={"phrase": without_below(operand.phrase)})
    if MOVES.search(whole):
        operand = operand.model_copy(update={"phrase": without_moves(operand.phrase)})
    terms = [index.terms for index in indexes]
    matcher = Matcher(operand, terms)
    if matcher.total == 0 and operand.context.strip() and level is None:
        matcher = Matcher(operand.model_copy(update={"phrase": operand.context, "context": ""}), terms)
    lower = re.search("[二三]级项目", whole)
    if level == "project" and matcher.total < 1 and lower and not _any_headed(lower.group(), indexes):
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
                groups.extend(yearly_rows(matcher, table, by_cell, sought))
            if untold:
                continue
            groups.extend(
                group
                for group in table_groups(matcher, table, by_cell, sought)
                if not moves or (group.column is not None and group.column.measure in ("change", "growth"))
            )
        if moves and level in ("类", "款", "项") and not _AGAINST_PLAN.search(words):
            groups.extend(moved_classes(matcher, index, level))
        if moves or edition.kind == "决算":
            groups.extend(stated_moves(matcher, index, words))
        if level == "project":
            groups.extend(scored_forms(matcher, index, words))
        if not moves:
            groups.extend(cost_groups(matcher, index, words))
        if weighed or untold:
            continue  # no sentence and no form tells the weight of an indicator
        of_classes = level in ("类", "款", "项") or bool(re.search("科目|功能分类|经济分类", words))
        if not moves and not (of_classes and index.document.tables):
            groups.extend(prose_groups(matcher, index, level))
        if not moves:
            groups.extend(class_groups(matcher, index, level, words, edition.year))
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
    groups = [
        group for group in groups
        if several or len(group.members) > 1 or (group.table is None and group.rank in ("owned", "told"))
    ]  # fmt: skip
    if level in ORGANISATIONS and kinds:
        groups = [group for group in groups if of_the_kind(group, kinds[-1])]
    if _IN_A_TABLE.search(words):
        groups = [group for group in groups if group.table is not None] or groups
    groups = kept_groups(groups, words, moves=moves)
    groups = without_forms_of(groups) if level == "project" else groups
    said = numeral_before(whole)
    groups = [replace(group, score=group.score + _fit(group, said, whole, blanks=blanks)) for group in groups]
    groups.sort(key=lambda group: -group.score)
    return groups


def _any_headed(head: str, indexes: Sequence[DocumentIndex]) -> bool:
    """Whether a table heads a column so."""
    tables = (table for index in indexes for table in index.document.tables)
    return any(head in normal(part) for table in tables for c in table.columns for part in c.path)


_OF_MONEY = regex("(?:预算|支出|收入|经费|资金|决算)的?(?:总额|总量|总数|规模)|金额")


def _fit(group: Group, said: int | None, words: str, *, blanks: bool) -> float:
    """A group has as many members as is said, and figures of the kind asked to tell them apart."""
    fit = 0.0
    if said is not None:
        names = {member.name for member in group.members}
        fit += 0.25 if said in (len(group.members), len(names)) else -0.05
    facts = [member.entry.fact or member.entry.statement for member in group.members]
    if not blanks and not any(fact is not None and fact.amount for fact in facts):
        fit -= 0.3
    if _OF_MONEY.search(words) and not any(fact is not None and is_money(fact.unit) for fact in facts):
        fit -= 0.5  # 按预算总额排 is not by how many people each has
    return fit
