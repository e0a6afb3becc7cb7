"""The score of a number of prose for an operand, rule by rule, from what is told of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.amounts import is_money
from qa.items.bodies import is_body
from qa.items.candidates import Candidate
from qa.items.clauses import holds_the_number
from qa.items.column_names import is_total_name
from qa.items.entries import Entry
from qa.items.joint_bodies import of_several_bodies
from qa.items.measures import SPENT
from qa.items.merit import Merit
from qa.items.opposites import turned_round
from qa.items.prose_bounds import MEASURED, MOVING, TOTAL_SUBJECT, Asked, of_own_level
from qa.items.prose_fits import Told
from qa.items.rates import RATE
from qa.items.staff_sorts import of_a_sort_of_posts
from qa.items.told_before import PLANNED, in_stock, is_planned, was, words_before
from qa.patterns import regex
from qa.question.text import normal


class ProseMerit(Merit):
    """The merit of one number, with all that its rules look at."""

    def __init__(self, asked: Asked, entry: Entry, told: Told) -> None:
        super().__init__(cover=told.cover, head=told.own.share)
        assert entry.statement is not None
        self.asked, self.entry, self.told = asked, entry, told
        self.matcher, self.statement = asked.matcher, entry.statement


def scored(asked: Asked, entry: Entry, told: Told) -> Candidate:
    """The number as a candidate."""
    merit = ProseMerit(asked, entry, told)
    for rule in _RULES:
        rule(merit)
    if entry.alone and not told.beside_it and _touches(asked.matcher.tail, entry):
        merit.cover += 0.25 * told.carried  # all that the sentence says is of this number
    own = told.own.mine | told.clause
    if entry.alone:
        own |= told.near | told.wide | (told.far if entry.table is not None else 0)
    head = max(merit.head, 0.8 * asked.matcher.cover(own))
    return Candidate(entry, merit.value, merit.cover, head)


def _of_the_words(merit: ProseMerit) -> None:
    """The share of the words explained; all of it where a total is asked for and a total is told."""
    matcher, told, label = merit.matcher, merit.told, merit.entry.label
    side = matcher.total_side
    if side is not None and label and TOTAL_SUBJECT.match(label):
        if side == "收支" or side in label or "收支" in label:
            merit.cover, merit.head = 1.0, 0.85
        if side != "收支" and "合计" in matcher.phrase and "收支" in label:
            merit.value -= 0.1  # 支出合计 is what is spent, 收支总计 also holds what is carried over
        _of_one_kind_of_money(merit)
    elif side is not None and merit.statement.role in MOVING and not matcher.says(label):
        merit.doubt(0.0)  # one kind of money moved, not the whole
    context = matcher.context_cover(told.context)
    merit.value += merit.cover + 0.25 * context + 0.35 * merit.head - 0.02 + 0.2 * matcher.cover(told.near)


def _of_one_kind_of_money(merit: ProseMerit) -> None:
    """收入 under the heading of 政府性基金 is no total, where the question does not name that money."""
    above = "|".join(merit.entry.ancestors)
    if _OF_A_SIDE.fullmatch(merit.entry.label) and "一般公共预算" not in merit.entry.headings:
        above += "|".join(_SIDE_FUNDS.findall(merit.entry.headings))
    if _SIDE_FUNDS.search(above) and not _SIDE_FUNDS.search(merit.asked.words):
        merit.doubt(0.4)
    elif _MAIN_FUNDS.search(above) and not _MAIN_FUNDS.search(merit.asked.words):
        merit.value -= 0.2


_SIDE_FUNDS = regex("政府性基金|国有资本|社会保险基金")
_MAIN_FUNDS = regex("财政拨款|一般公共预算")
_OF_A_SIDE = regex("(?:本年|当年|年末|年初)?(?:收入|支出|收支|结转和?结余)(?:总计|合计)?")
"""A number that is told of all of a side, of whatever money its section is about."""


def _of_the_name(merit: ProseMerit) -> None:
    """Whether the number's name is said as it stands, or is another official name than the one said."""
    matcher, label = merit.matcher, merit.entry.label
    if matcher.of_this_year and "本年" not in label:
        merit.value -= 0.1
    elif matcher.says(label):
        merit.value += 0.15
    elif any(map(matcher.is_another_name, (label, re.sub("支出$", "", label)))):
        merit.doubt(1.0)


def _of_the_funds(merit: ProseMerit) -> None:
    """Whether the number is told of the money, and of the class, that the question names."""
    matcher, entry = merit.matcher, merit.entry
    total = matcher.fund_total
    of_other_money = total is not None and not total.told(
        entry, only_general=merit.asked.index.only_general_funds
    )
    if of_other_money or matcher.omits_its_class(entry.label + entry.clause):
        merit.doubt(0.4)
    elif total is not None and not total.names(entry.label):
        merit.value -= 0.4


def _of_the_code(merit: ProseMerit) -> None:
    """Whether the sentence prints the code that is asked for, where it prints any."""
    code = merit.asked.operand.code
    printed = _CODES.findall(merit.entry.sentence) if code else []
    if printed and code not in printed:
        merit.doubt(0.3)


_CODES = regex("[(](\\d{3,7})[)]")


def _of_goals(merit: ProseMerit) -> None:
    """Whether the number is a score, an indicator of the kind asked for, and what is reached."""
    phrase, entry = merit.asked.phrase, merit.entry
    if _TAKES_OFF.search(entry.clause) and not _TAKES_OFF.search(phrase):
        merit.doubt(0.5)  # how many points are lost is no score
    kind = _INDICATORS.search(phrase)
    if kind is not None and kind.group() not in entry.sentence and entry.table is None:
        merit.doubt(0.4)  # aims as a whole are no indicator of a kind
    if _STARTED.search(entry.label) and _REACHED.search(phrase):
        merit.value -= 0.6  # 由46家增至60家: where it started from


_TAKES_OFF = regex("扣(?:除|减)?(?:\\d|分|完)")
_INDICATORS = regex("(?:数量|质量|时效|成本|满意度|效益)指标")
_STARTED = regex("[由从]$")
_REACHED = regex("[增升提涨扩降减](?:加|长|高|大|少|低)?(?:到|至)|达到|变成|变为")


def _of_the_words_asked_after(merit: ProseMerit) -> None:
    """Whether what is asked after stands at the number, or at another number of its sentence."""
    told, entry, tail = merit.told, merit.entry, merit.matcher.tail
    if told.beside_it and told.carried >= 0.3:
        merit.value += 0.15
    elif not (told.beside_it or entry.alone) and tail and tail in entry.sentence:
        merit.value -= 0.25


def _of_counts(merit: ProseMerit) -> None:
    """Whether a count is of what there is, of what came or went, or of what will be bought."""
    if merit.statement.role != "count":
        return
    phrase, entry = merit.asked.phrase, merit.entry
    if any("接待" in name and turned_round(phrase, name) for name in entry.ancestors):
        merit.doubt(0.6)  # guests from abroad are none from home
    if _of_a_listed_unit(merit):
        merit.doubt(0.6)  # 1.某局本级，编制46名: the whole department has more
    if "实际" in phrase and _SUPPOSED.search(entry.clause):
        merit.doubt(0.4)  # 应为159人，实际纳入预算145人
    if _POSTS.search(phrase) and not _FILLED.search(phrase) and "编" not in entry.label + entry.clause:
        merit.doubt(0.4)  # 在职职工246人 beside 编制数320人: people are no posts
    if of_a_sort_of_posts(phrase, entry):
        merit.value -= 0.3  # 在职人员编制730人，其中：行政编制24人
    if _MOVED.match(entry.label) and not _MOVED.search(phrase):
        merit.value -= 0.4
    if _CARRIED_OUT.search(phrase) and any(map(_GOAL.search, entry.ancestors)):
        merit.doubt(0.4)  # what was to be done, where what was done is asked for
    if PLANNED.search(phrase):
        merit.value -= 0.3 if in_stock(entry) else 0.0
    elif is_planned(entry):
        if merit.statement.unit in ("辆", "台"):
            merit.doubt(0.4)
        else:
            merit.value -= 0.15


def _of_a_listed_unit(merit: ProseMerit) -> bool:
    """Whether the sentence is the line of a unit in a numbered list, and the question names no such unit."""
    found = _LINE_OF_A_BODY.match(merit.entry.sentence)
    own = normal(merit.asked.index.document.identity.department)
    if found is None or not is_body(found["body"]) or found["body"] == own:
        return False
    ends = (found["body"][at:] for at in range(len(found["body"]) - _CALLED_BY + 1))
    return not any(end in merit.asked.words for end in ends)


_LINE_OF_A_BODY = regex(
    r"(?:\d{1,2}[.、]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、)"
    r"(?P<body>[一-鿿]{4,30})(?:[(][^()]*[)])?[,，:：]"
)
_CALLED_BY = 2
"""Characters at the end of a body's name by which it is called: 本级."""
_CARRIED_OUT = regex("(?:完成|建成|修复|做成|办成|实现)了|实际(?:完成|建成|达到)")
_GOAL = regex("^(?:预期|年初设定|年度)目标|^目标$")
_POSTS = regex("(?<!预算)(?<!决算)编制(?![内外范时的])")
_FILLED = regex("实有|在岗|现有|实际|空编|超编|缺编")
_SUPPOSED = regex("(?<![供响效反对相感适])应(?:为|有|到|交|收|当为)")
_MOVED = regex("减少|增加|新增|净增|调入|调出")
"""A count that came or went (减少在职人员1名) is no count of all there are."""


def _of_the_kind_of_indicator(merit: ProseMerit) -> None:
    """决策类指标得分 is no score of 产出类指标, whatever project both are of."""
    asked, told = (set(_KINDS_OF_INDICATOR.findall(t)) for t in (merit.matcher.phrase, merit.entry.label))
    if asked and told and not asked & told:
        merit.doubt(0.4)


_KINDS_OF_INDICATOR = regex("(决策|投入|过程|产出|效益|满意度)(?:类|指标)")


def _of_people_who_moved(merit: ProseMerit) -> None:
    """Those who came or left are not those there are: 在职人员调出2人 tells no number of 在职人员."""
    if _MOVED_PEOPLE.search(merit.entry.label) and not _MOVED_PEOPLE.search(merit.matcher.phrase):
        merit.doubt(0.4)


def _of_a_cause(merit: ProseMerit) -> None:
    """A number that tells why something moved is not that thing: 主要原因是预留经费128.43万元不再列入."""
    named = merit.matcher.cover(merit.told.own.mine)
    if named < _HARDLY and _CAUSE.search(words_before(merit.entry)):
        merit.doubt(0.4)


_CAUSE, _HARDLY = regex("原因(?:是|为|系|[:：])"), 0.3
"""How a cause begins, and how little of what is asked its number must name to be told of nothing else."""


_MOVED_PEOPLE = regex(
    "(?:人员?|职工|干部)(?:调[出入离走]|退休|减少|增加|新增|离[职岗])$|(?:新增|增加|减少|调[出入离走])的?(?:在职|退休|离休|在编)*(?:人员|职工|干部)$"
)


def _of_totals_told(merit: ProseMerit) -> None:
    """Whether the number sums up what its headings name."""
    matcher, told = merit.matcher, merit.told
    if is_total_name(merit.entry.label) and re.search("总|合计", merit.entry.clause):
        merit.head = max(merit.head, 0.8 * matcher.cover(told.near | told.far))
        if re.search("总|整个|合计|全部", matcher.phrase):
            merit.value += 0.25


def _of_the_unit(merit: ProseMerit) -> None:
    """A name said in full with its unit is explained, whatever else the question tells of it."""
    unit, label = merit.asked.operand.unit, merit.entry.label
    if unit is not None and unit == merit.statement.unit and len(label) >= 4 and label in merit.asked.phrase:
        merit.cover = min(1.0, merit.cover + 0.2)


def _of_the_year(merit: ProseMerit) -> None:
    """Whether the number is of the year asked for.

    A count of the year before, and what there was at its end (截至上年底), still tell what there is.
    """
    asked, year = merit.asked, merit.asked.year
    told_year, wanted = asked.told_year(merit.entry), asked.wanted_year
    lasting = merit.statement.role == "count" or bool(_AT_ITS_END.search(merit.entry.sentence))
    counted = lasting and asked.operand.year is None
    counted_before = counted and year is not None and merit.statement.year == year - 1
    if told_year is not None and wanted is not None and told_year != wanted and not counted_before:
        merit.value -= 0.6


_AT_ITS_END = regex("^[^，。]{0,6}截[至止]")


def _of_the_measure(merit: ProseMerit) -> None:
    """Whether the number is of the budget, the execution or the final account, and of the role asked for."""
    operand, entry, role = merit.asked.operand, merit.entry, merit.statement.role
    if operand.measure:
        loose = operand.measure == "revised" and entry.measure == "budget"
        asks_budget = operand.measure in ("revised", "budget")
        untold = asks_budget and "预算" not in _own_clause(entry)
        plain = merit.statement.base == "预算"
        other = -0.2 if loose and plain else -0.1 if loose else -0.3 if entry.measure or untold else 0.0
        spent = operand.measure in SPENT and entry.measure in SPENT
        merit.value += 0.1 if spent or entry.measure == operand.measure else other
    elif _asks_budget(merit):
        merit.value += 0.15 if entry.measure in ("budget", "revised") else -0.15
    if merit.asked.opens(merit.statement) and not MEASURED.search(merit.asked.phrase):
        merit.value -= 0.2
    if role != operand.role and operand.role != "count" and operand.unit != "%":
        merit.value -= 0.1 if role == "count" else 0.15
    if operand.role != "prior" and was(entry) and not _FORMERLY.search(merit.asked.phrase):
        merit.doubt(0.5)  # 由412处增加到468处: there are 468


def _own_clause(entry: Entry) -> str:
    """The clause of a number without other amounts: 支出16.3万元 behind 预算14.8万元 is no budget."""
    assert entry.statement is not None
    before, number, behind = entry.clause.partition(normal(entry.statement.printed))
    return _AMOUNT.split(before)[-1] + behind if number else entry.clause


_AMOUNT = regex(r"\d[\d,.]*(?:万元|亿元|元|%)")


def _asks_budget(merit: ProseMerit) -> bool:
    """Whether the budget of something is asked for in a final account, which tells both."""
    final = merit.asked.index.document.identity.kind == "决算"
    return final and bool(_ITS_BUDGET.search(merit.asked.phrase))


_ITS_BUDGET = regex(
    "(?<!公共)(?<!基金)(?<!经营)(?<!部门)(?<!单位)预算(?:数|安排|批)*了?(?:是|有|为)?(?:多少|$)"
)
_FORMERLY = regex("原[来先有本]|之前|以前|此前|过去|从前|[去上前]年")


def _of_parts(merit: ProseMerit) -> None:
    """Whether the number is all of what is asked for, or only a part of it, or of several bodies."""
    matcher, entry, phrase = merit.matcher, merit.entry, merit.asked.phrase
    if matcher.own_body and not of_own_level(entry):
        merit.value -= 0.3
    if holds_the_number(merit.asked.named, entry.label, entry.sentence):
        merit.doubt(0.4)
    if of_several_bodies(entry.clause, phrase) or of_several_bodies(_before_it(entry), phrase):
        merit.doubt(0.4)
    if matcher.excludes(entry.clause):
        merit.value -= 0.4
    summed = _SUMMED.search(phrase)
    if summed is not None and summed.group() not in entry.sentence:
        merit.value -= 0.6 if re.search(f"{summed['side']}(?:总计|合计)", entry.sentence) else 0.0
    if entry.clause.startswith("其中") and entry.label not in phrase:
        merit.value -= 0.1  # a part of what the words before it name
    own_part = matcher.cover((merit.told.own.mine | merit.told.clause) & matcher.part)
    if matcher.part and own_part < 0.5 * matcher.cover(matcher.part):
        merit.doubt(0.4)  # all things, where those of one kind are asked for
    if matcher.part_of:
        merit.value += matcher.part_fit(entry.label)


def _before_it(entry: Entry) -> str:
    """The words before the number up to the last comma, brackets and all."""
    return re.split("[,，。;；]", words_before(entry))[-1]


_SUMMED = regex("(?P<side>收入|支出)(?:总计|合计)")
"""支出合计 leaves out what is carried over, which 支出总计 holds."""


def _of_rates(merit: ProseMerit) -> None:
    """Whether the number is a price or a rate (每人每年…), where such is asked for."""
    matcher, rate = merit.matcher, bool(RATE.search(merit.entry.clause))
    if matcher.rated:
        merit.value += 0.4 if rate else -0.5
        if matcher.only_rates and not rate:
            merit.doubt(0.5)


def _of_tables(merit: ProseMerit) -> None:
    """Text in the cells of a table tells less of the department than its prose does."""
    if merit.entry.table is not None:
        merit.value -= 0.35 if is_money(merit.statement.unit) else 0.12


def _touches(tail: str, entry: Entry) -> bool:
    """Whether the sentence holds some of the words that the question asks after."""
    return not tail or any(tail[at : at + 2] in entry.sentence for at in range(len(tail) - 1))


_RULES: tuple[Callable[[ProseMerit], None], ...] = (
    _of_the_words,
    _of_the_name,
    _of_the_funds,
    _of_the_code,
    _of_goals,
    _of_the_words_asked_after,
    _of_counts,
    _of_people_who_moved,
    _of_a_cause,
    _of_the_kind_of_indicator,
    _of_totals_told,
    _of_the_unit,
    _of_the_year,
    _of_the_measure,
    _of_parts,
    _of_rates,
    _of_tables,
)
"""In this order: what a rule holds explained, a later one may doubt."""
