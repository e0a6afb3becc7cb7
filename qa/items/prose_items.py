"""Numbers of prose as candidates for an operand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ingest.amounts import is_money
from ingest.model import Statement, of_this_budget
from qa.items.candidates import Candidate, held_to_budget, matter_fits, unit_fits
from qa.items.clauses import holds_the_number, year_opened_with
from qa.items.entries import DocumentIndex, Entry, is_total_name
from qa.items.joint_bodies import of_several_bodies
from qa.items.matcher import Matcher
from qa.items.own_level import OWN_LEVEL
from qa.items.phrases import content_of
from qa.items.rates import RATE
from qa.items.unit_rows import tells_a_part_of
from qa.planning.plan import Operand
from qa.question.matter import matter_units
from qa.question.text import normal
from qa.question.units import MONEYED


def statement_candidates(matcher: Matcher, index: DocumentIndex, year: int | None) -> Iterable[Candidate]:
    """Every number of prose that some word of the operand touches; `year` is the edition's own."""
    operand = matcher.operand
    wanted_year = operand.year or year
    sections = matcher.place.sections(index.document.passages) if operand.section else frozenset()
    everywhere = matcher.total_side is not None or operand.caused
    touched = index.statements if everywhere else index.touched_statements(matcher.pairs)
    matter = matter_units(matcher.phrase) if operand.unit is None else None
    of_body = _OF_A_BODY.match(normal(operand.phrase))
    owner = of_body["body"] if of_body else ""
    summed = _SUMMED.search(matcher.phrase)
    by_budget = held_to_budget(operand) or "预算" in matcher.phrase + matcher.context
    named = content_of(operand.phrase)
    for entry in touched:
        statement = entry.statement
        assert statement is not None
        if not _in_place(matcher, entry, sections):
            continue
        if matcher.of_the_body and entry.table is not None and entry.table.kind == "performance_table":
            continue
        if not _may_be(statement, operand) or not unit_fits(operand.unit, statement.unit):
            continue
        if not matter_fits(matter, statement.unit):
            continue
        opened = operand.unit is None and operand.role == "amount" and not is_money(statement.unit)
        if opened and (matcher.standard or not _fits_open(matcher.phrase, statement.unit)):
            continue
        if (
            operand.unit is None
            and operand.role == "count"
            and (is_money(statement.unit) or statement.unit == "%")
        ):
            continue
        if matcher.bounds_otherwise(entry.label) or matcher.of_another_unit(entry.label, *entry.ancestors):
            continue
        if matcher.own_level and not _of_own_level(entry):
            continue
        if matcher.never_money() and is_money(statement.unit):
            continue
        if matcher.own_body and matcher.total_side is not None and not _of_own_level(entry):
            continue
        level = matcher.own_level or matcher.own_body
        if level and matcher.total_side is not None and not _sums_own_level_up(entry.label):
            continue
        if operand.caused:
            cover = matcher.cover(matcher.of(_told_before(entry))[0])
            if cover >= 0.5:
                yield Candidate(entry, 1.2 * cover, cover, cover)
            continue
        mine, beside, label_share = matcher.of(entry.label)
        if statement.role == "change" and "、" in entry.label and entry.ancestors:
            # 项目支出减少甲、乙、丙等6万元: what is listed only says what the change is made of.
            above = matcher.of(entry.ancestors[-1])
            mine, beside, label_share = mine | above[0], beside | above[1], max(label_share, above[2])
        if len(entry.label) < 3 and entry.table is not None:
            label_share *= 0.5
        if is_money(statement.unit) and tells_a_part_of(entry) and not any(
            matcher.of(name)[2] >= _ITEM_SAID for name in entry.ancestors
        ):
            continue  # what is told of a body here is another item than the one asked for
        if statement.role in _MOVING and owner and owner not in _said_of(entry):
            continue  # the whole department's change is not that of one body in it
        if statement.role in _MOVING and entry.table is not None and matcher.cover(mine) < _OWN_NAME:
            continue  # an aim of a project (化肥用量每亩比上年减少1%) is no movement of what it costs
        if statement.role in _MOVING and held_to_budget(operand) and not of_this_budget(statement.base):
            continue  # 比年初预算减少 is asked, and no change since last year
        if statement.role in _MOVING and _BY_THE_BUDGET.search(entry.clause) and not by_budget:
            continue  # 决算数较预算数减少5.91万元 is no change since last year
        if _is_reduced(entry) and not _REDUCED.search(matcher.phrase + matcher.context):
            continue  # 剔除公务用车购置费后，三公经费为57.32万元 is not all of it
        if statement.role in _MOVING and _GIVES_REASON.match(entry.clause):
            if matcher.cover(mine) < _OWN_NAME:
                continue  # 主要原因是专项经费统一压减10%: a number of the reason, not of what moved
        clause_mask, clause_beside, _ = matcher.of(entry.clause)
        near = mine | clause_mask
        context_mask = beside | clause_beside
        only_part = False
        for ancestor in entry.ancestors:
            a_mask, a_beside, _ = matcher.of(ancestor)
            only_part = only_part or _is_only_a_part(matcher, entry, mine, a_mask)
            near |= a_mask
            context_mask |= a_beside
        only_wide = matcher.standard and matcher.cover(near) < _TOUCHED
        wide_mask, wide_beside, _ = matcher.of(_told_of(entry) if only_wide else entry.sentence)
        if not (near or (entry.alone and wide_mask)) and matcher.total_side is None:
            continue
        if matcher.counted is not None and not _counts(entry, matcher.counted):
            continue
        near |= matcher.implied if near else 0
        at_own_level = bool(matcher.own_body) and _of_own_level(entry)
        near |= matcher.own_body if near and at_own_level else 0
        far_mask, far_beside, _ = matcher.of(entry.headings)
        cover = matcher.cover(near)
        cover += 0.85 * (matcher.cover(near | far_mask) - cover)
        beside_it = bool(matcher.tail) and (matcher.tail in entry.clause or matcher.tail in entry.label)
        carried = max(0.0, matcher.cover(near | far_mask | wide_mask) - matcher.cover(near | far_mask))
        cover += (0.85 if beside_it else 0.6) * carried
        if matcher.own_body and not at_own_level:
            cover *= _OTHER_THING
        if only_part:
            cover = min(cover, 0.5)
        if matcher.omits_its_effect(near | (wide_mask if entry.alone else 0)):
            cover *= _OTHER_THING
        if cover < 0.2 and matcher.total_side is None:
            continue
        context = matcher.context_cover(context_mask | far_beside | wide_beside)
        if matcher.total_side is not None and entry.label and _TOTAL_SUBJECT.match(entry.label):
            if matcher.total_side == "收支" or matcher.total_side in entry.label or "收支" in entry.label:
                cover, label_share = 1.0, 0.85
        elif matcher.total_side is not None and statement.role in _MOVING and not matcher.says(entry.label):
            cover = min(cover, 0.5)  # a change of one kind of the money is not that of the whole
        score = cover + 0.25 * context + 0.35 * label_share - 0.02 + 0.2 * matcher.cover(near)
        if matcher.of_this_year and "本年" not in entry.label:
            score -= 0.1
        elif matcher.says(entry.label):
            score += 0.15
        elif matcher.is_another_name(re.sub("支出$", "", entry.label)):
            score, cover = score - 1.0, min(cover, 0.5)
        if (
            matcher.fund_total is not None
            and not matcher.fund_total.told(entry, only_general=index.only_general_funds)
        ) or matcher.omits_its_class(entry.label + entry.clause):
            score, cover = score - 0.4, min(cover, 0.5)
        elif matcher.fund_total is not None and not matcher.fund_total.names(entry.label):
            score -= 0.4
        if _TAKES_OFF.search(entry.clause) and not _TAKES_OFF.search(matcher.phrase):
            score, cover = score - 0.5, min(cover, 0.5)  # how many points are lost is no score
        kind = _INDICATORS.search(matcher.phrase)
        if kind is not None and kind.group() not in entry.sentence and entry.table is None:
            score, cover = score - 0.4, min(cover, 0.5)  # aims as a whole are no indicator of a kind
        if _STARTED.search(entry.label) and _REACHED.search(matcher.phrase):
            score -= 0.6  # 由46家增至60家: where it started from
        if beside_it and carried >= 0.3:
            score += 0.15
        elif not (beside_it or entry.alone) and matcher.tail and matcher.tail in entry.sentence:
            score -= 0.25  # another number of the sentence stands beside the words asked for
        told_year = statement.year
        if operand.year is not None and told_year not in (None, operand.year):
            told_year = year_opened_with(entry.sentence, statement) or told_year
        if operand.year is not None and told_year is not None and told_year != operand.year:
            continue
        counted_before = (
            operand.year is None
            and statement.role == "count"
            and year is not None
            and statement.year == year - 1
        )
        if statement.role == "count" and _MOVED.match(entry.label) and not _MOVED.search(matcher.phrase):
            score -= 0.4
        if statement.role == "count" and is_planned(entry) and not _PLANNED.search(matcher.phrase):
            cars = statement.unit in ("辆", "台")
            score, cover = (score - 0.4, min(cover, 0.5)) if cars else (score - 0.15, cover)
        elif statement.role == "count" and _PLANNED.search(matcher.phrase) and _in_stock(entry):
            score -= 0.3
        if is_total_name(entry.label) and re.search("总|合计", entry.clause):
            label_share = max(label_share, 0.8 * matcher.cover(near | far_mask))
            if re.search("总|整个|合计|全部", matcher.phrase):
                score += 0.25
        if (
            operand.unit is not None
            and operand.unit == statement.unit
            and len(entry.label) >= 4
            and entry.label in matcher.phrase
        ):
            cover = min(1.0, cover + 0.2)
        if (
            told_year is not None
            and wanted_year is not None
            and told_year != wanted_year
            and not counted_before
        ):
            score -= 0.6
        if operand.measure:
            loose = operand.measure == "revised" and entry.measure == "budget"
            untold = operand.measure in ("revised", "budget") and "预算" not in entry.clause
            other = -0.1 if loose else -0.3 if entry.measure or untold else 0.0
            score += 0.1 if entry.measure == operand.measure else other
        if opened and not _MEASURED.search(matcher.phrase):
            score -= 0.2
        if statement.role != operand.role and operand.role != "count" and operand.unit != "%":
            score -= 0.1 if statement.role == "count" else 0.15
        if operand.role != "prior" and _was(entry) and not _FORMERLY.search(matcher.phrase):
            score, cover = score - 0.5, min(cover, 0.5)  # 由412处增加到468处: there are 468
        if holds_the_number(named, entry.label, entry.sentence):
            score, cover = score - 0.4, min(cover, 0.5)  # a part of what is asked for
        if of_several_bodies(entry.clause, matcher.phrase):
            score, cover = score - 0.4, min(cover, 0.5)
        if matcher.excludes(entry.clause):
            score -= 0.4
        if summed is not None and summed.group() not in entry.sentence:
            score -= 0.6 if re.search(f"{summed['side']}(?:总计|合计)", entry.sentence) else 0.0
        if entry.clause.startswith("其中") and entry.label not in matcher.phrase:
            score -= 0.1  # a part of what the words before it name
        own_part = matcher.cover((mine | clause_mask) & matcher.part)
        if matcher.part and own_part < 0.5 * matcher.cover(matcher.part):
            score, cover = score - 0.4, min(cover, 0.5)  # all things, where those of one kind are asked for
        if matcher.part_of:
            score += matcher.part_fit(entry.label)
        if matcher.rated:
            score += 0.4 if RATE.search(entry.clause) else -0.5
            if matcher.only_rates and not RATE.search(entry.clause):
                score, cover = score - 0.5, min(cover, 0.5)
        if entry.table is not None:
            score -= 0.35 if is_money(statement.unit) else 0.12
        if entry.alone and not beside_it and _touches(matcher.tail, entry):
            cover += 0.25 * carried  # all that the sentence says is of this number
        told = mine | clause_mask
        if entry.alone:
            told |= near | wide_mask | (far_mask if entry.table is not None else 0)
        yield Candidate(entry, score, cover, max(label_share, 0.8 * matcher.cover(told)))


_SUMMED = re.compile("(?P<side>收入|支出)(?:总计|合计)")
"""支出合计 leaves out what is carried over, which 支出总计 holds."""
_OTHER_THING = 0.7
"""What a number explains of a question for what was brought about, of which its clause tells nothing."""
def _was(entry: Entry) -> bool:
    """Whether a number tells what there was before it rose or fell to the next one."""
    assert entry.statement is not None
    before, number, behind = entry.sentence.partition(normal(entry.statement.printed))
    return bool(number and _FROM.search(before) and _TO.match(behind))


_FROM = re.compile("(?:由|从)(?:原来?|上年|去年|20\\d\\d年度?)?的?$")
_TO = re.compile(
    "[一-鿿]{0,3}?(?:增加|增长|提高|提升|上升|减少|下降|降低|压减|压缩|扩大|调整|升|降|增|减)[到至为]"
)
_FORMERLY = re.compile("原[来先有本]|之前|以前|此前|过去|从前|[去上前]年")
_MOVING = ("change", "growth")
_ITEM_SAID = 0.3
"""So much of the item's own name must be said where a body alone is named beside its number."""
_OF_A_BODY = re.compile(
    r"^(?P<body>[一-鿿]{3,}?(?:学院|中心|支队|大队|总队|监狱|医院|学校|中学|小学|分局|管理[处局]|监[测督]站|研究[所院]))"
    r"(?:20\d\d年度?)?[ ]?的"
)


def _said_of(entry: Entry) -> str:
    return normal("|".join((entry.label, entry.clause, *entry.ancestors, entry.headings)))


_GIVES_REASON = re.compile("(?:主要)?(?:变动|增减|增加|减少)?(?:原因|由于|因为|是因|主要是|系)")
_TAKES_OFF = re.compile("扣(?:除|减)?(?:\\d|分|完)")
_INDICATORS = re.compile("(?:数量|质量|时效|成本|满意度|效益)指标")
_OWN_NAME = 0.6
"""So much of the words must a number of a reason name itself to be what is asked for."""


def _counts(entry: Entry, members: re.Pattern[str]) -> bool:
    """Whether the number counts such members: their name ends its label, or follows it: 31个一级项目."""
    assert entry.statement is not None
    behind = entry.clause.partition(normal(entry.statement.printed))[2]
    return bool(members.search(entry.label[-4:]) or members.search(re.split("[,，。;；、(]", behind)[0][:10]))


def _may_be(statement: Statement, operand: Operand) -> bool:
    """Whether a number of that role can be what the operand asks for; a bare rate may be any figure."""
    if statement.role == "other" and operand.role == "amount":
        return operand.unit in (None, "%")
    return statement.role in _ROLE_FITS[operand.role]


def _fits_open(phrase: str, unit: str | None) -> bool:
    """Whether a question that names neither unit nor money may be answered in a unit that is no money."""
    if MONEYED.search(phrase) or not (_MEASURED.search(phrase) or re.search("多少|几", phrase)):
        return False
    return unit not in ("%", "‰") or bool(_RATIO.search(phrase))


def _touches(tail: str, entry: Entry) -> bool:
    """Whether the sentence holds some of the words that the question asks after."""
    return not tail or any(tail[at : at + 2] in entry.sentence for at in range(len(tail) - 1))


_RATIO = re.compile("率|比例|比重|占比|程度|满意度|覆盖面|达标|指数")
_MEASURED = re.compile(
    _RATIO.pattern + "|[高长深宽厚速]度|面积|体积|容积|[总数]量|人数|次数|个数|户数|年限|距离|里程|重量|时间"
)
"""What is measured or counted, so that its figure is no money even where the question names no unit."""


_STARTED = re.compile("[由从]$")
_REACHED = re.compile("[增升提涨扩降减](?:加|长|高|大|少|低)?(?:到|至)|达到|变成|变为")


def _sums_own_level_up(label: str) -> bool:
    """Whether a number's name says all of it, or the department itself, and no item."""
    return not label or bool(_TOTAL_SUBJECT.match(label)) or bool(OWN_LEVEL.search(label))


def _of_own_level(entry: Entry) -> bool:
    """Whether prose speaks of the department itself, without the units under it."""
    return any(map(OWN_LEVEL.search, (entry.clause, entry.label, entry.headings, *entry.ancestors)))


def _in_place(matcher: Matcher, entry: Entry, sections: Collection[int]) -> bool:
    """Whether a number stands in the table, and in the section of prose, that the operand names."""
    operand, table = matcher.operand, entry.table
    if operand.table:
        project = "".join(entry.ancestors)
        return table is not None and matcher.place.is_table(entry.title, table.number, table.kind, project)
    if not operand.section:
        return True
    assert entry.statement is not None
    return table is None and entry.statement.passage in sections


def _is_only_a_part(matcher: Matcher, entry: Entry, mine: int, above: int) -> bool:
    """Whether the thing above a number is asked for, and no word of the question tells of the number."""
    if entry.statement is None or entry.statement.role != "amount" or is_total_name(entry.label):
        return False
    named = matcher.of(entry.label)[2] >= _OWN_NAME
    return matcher.cover(above) >= _WHOLLY and not mine & ~above and bool(mine) and not named


_WHOLLY = 0.9


def _is_reduced(entry: Entry) -> bool:
    """Whether a number is told of what is left of a thing once a part is taken out of it."""
    assert entry.statement is not None
    before = entry.sentence.partition(entry.statement.printed)[0]
    return bool(_WITHOUT.search(before))


_REDUCED = re.compile("剔除|扣除|除去|除[了开]?|去掉|刨|不含|不算|不考虑|不包括|以外|之外|外")
_WITHOUT = re.compile(
    "(?:^|[,，;；。:：])(?:如果|若)?(?:剔除|扣除|不考虑)[^,，。;；]{2,24}?(?:后|因素|影响)[,，][^;；。]*$"
)
_BY_THE_BUDGET = re.compile("[较比](?:年初|全年|调整后?)?预算(?:数|减|增|少|多|下|上|低|高|节)")
_STATED = re.compile(r"\d[\d,.]*(?:万元|亿元|元|[%％])")


def _told_before(entry: Entry) -> str:
    """What the sentence says between the number before and the entry's own: the cause of a change."""
    assert entry.statement is not None
    at = entry.sentence.find(normal(entry.statement.printed))
    before = entry.sentence[: at if at >= 0 else len(entry.sentence)]
    stated = [match.end() for match in _STATED.finditer(before)]
    return before[stated[-1] :] if stated else before


def _told_of(entry: Entry) -> str:
    """What the sentence says of the number itself: not what it is made of, which official names list.

    公用经费109万元，主要包括办公费、咨询费: the amount is none of 咨询费.
    """
    assert entry.statement is not None
    before, number, _ = entry.sentence.partition(normal(entry.statement.printed))
    return _LISTED.sub("、", before) + number + entry.clause if number else entry.sentence


_TOUCHED = 0.2
"""An entry of whose own words less than this share is asked for is found by the rest of its sentence."""
_LISTED = re.compile("[^、,，:;。]+(?:、[^、,，:;。]+)+")
"""Things listed one after another."""
_MOVED = re.compile("减少|增加|新增|净增|调入|调出")
"""A count that came or went (减少在职人员1名) is no count of all there are."""
_PLANNED = re.compile("购置|更新|拟|计划|购买|买|添")
_STOCK = re.compile("共有|实有|现有|保有|拥有|占有|共计")


def _in_stock(entry: Entry) -> bool:
    """Whether the number counts what there is already: 共有车辆, 截至年底单价100万元以上的设备."""
    assert entry.statement is not None
    before = entry.sentence[: entry.sentence.find(normal(entry.statement.printed))]
    counted = _STOCK.search(before) or re.search("截[至止]|[年月]末|年底", before)
    return not is_planned(entry) and bool(counted)


def is_planned(entry: Entry) -> bool:
    """Whether the last word of having or of buying before the number is one of buying."""
    if entry.statement is None:
        return bool(_PLANNED.search(entry.label))
    if _PLANNED.search(entry.clause):
        return True
    before = entry.sentence.split(entry.clause)[0] if entry.clause in entry.sentence else ""
    bought = [match.start() for match in _PLANNED.finditer(before)]
    owned = [match.start() for match in _STOCK.finditer(before)]
    return bool(bought) and bought[-1] > (owned[-1] if owned else -1)


_TOTAL_SUBJECT = re.compile(
    r"^(?:部门|单位|年度|本年度?|当年|全年|相应|安排|编制|预算|的|总)*"
    r"(?:收支|收入(?:总计)?、?支出|收入|支出)?(?:总?预算|决算|总)?(?:总计|总额|总数|合计|总)?$"
)
_ROLE_FITS: dict[str, tuple[str, ...]] = {
    "amount": ("amount", "count", "prior"),
    "prior": ("prior", "amount"),
    "change": ("change",),
    "growth": ("growth",),
    "share": ("share",),
    "count": ("count", "amount", "other"),
}
