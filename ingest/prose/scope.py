"""What prose is speaking of while its numbers are read: topic, list, bracket, aside.

其中： and 包括： put what follows under what was last named, until the sentence ends; a bracket
behind an amount holds its parts; reasons and purposes (主要原因是…, 主要用于…) are asides, after
which the talk goes on where it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.model import Identity
from ingest.prose.numbering import numbering
from ingest.prose.quantities import Quantity, quantities
from ingest.prose.subjects import name_path

Subject = tuple[str, ...]

CLAUSE_END = re.compile(r"[，,；;：:。]")
REASON = re.compile(r"主要原因(?:是|为|：|:)*|主要(?:是|为|由于|因)|原因(?:是|为|：|:|一)+|由于|因为")
_ASIDE = re.compile(REASON.pattern + r"|用于")
_PARTS = re.compile(
    r"其中|(?:包括|包含|分为|具体为|分别为|构成为|如下|以下方面)(?:[:：])?$|以下方面[:：]|(?:包括|包含)[:：]?(?=[^，。；]*$)|"
    r"(?<=[，,])含(?!税|量)(?=[^，。；]*$)"
)
_ANEW = re.compile(r"(?:本部门|本单位|我部门|我单位|我局|全年|本年)|(?:19|20)\d{2}年")
_COMPARES = re.compile(r"(?:比|较|与|同|跟)(?:(?:19|20)\d{2}年|上年|去年|上一年)")
_AS_OF = re.compile(r"(?:截至|截止到?|至)((?:19|20)\d{2})年|((?:19|20)\d{2})年(?:\d+月)?(?:\d+日)?(?:底|末)")


@dataclass(slots=True)
class Scope:
    """`base` is set by headings, `group` by 其中, `last` by the last amount, `head` by the first.

    `listed` where the head's parts were listed, `moved` where any change was told before, `parted` where
    one was told of the parts that are being listed, `budgeted` where the last amount was a budget.
    `owner` is the body that a sentence opens with before a colon,
    `posts` the last that counted posts in the sentence, `told_year` the year that was printed with the
    last amount, `group_year` with the amount whose parts are being listed.
    `beside` is what the sentence gave amounts to so far, `jointly` the several of them that one change is
    told of, `in_turn` those whose numbers follow one by one.
    """

    base: Subject
    last: Subject
    head: Subject = ()
    group: Subject = ()
    group_unit: str | None = None
    last_year: int | None = None
    last_unit: str | None = None
    last_amount: Decimal | None = None
    whole: Decimal | None = None
    whole_kind: str = ""
    parts: list[Decimal] = field(default_factory=list)
    against: str | None = None
    budgeted: bool = False
    owner: Subject = ()
    posts: Subject = ()
    told_year: int | None = None
    group_year: int | None = None
    as_of: int | None = None
    changed: Subject = ()
    listed: bool = False
    moved: bool = False
    parted: bool = False
    beside: list[Subject] = field(default_factory=list)
    jointly: tuple[Subject, ...] = ()
    in_turn: tuple[Subject, ...] = ()
    amounts: dict[str, Subject] = field(default_factory=dict)
    aside: tuple[Subject, dict[str, Subject], tuple[int | None, int | None]] | None = None
    brackets: list[tuple[int, Subject, Subject]] = field(default_factory=list)

    def under(self, own: Subject) -> Subject:
        """`own` below what is spoken of, without naming the same thing twice."""
        above = self.group or (*self.base, *self.owner)
        near = (*above[-1:], *self.last[-1:])
        if own and _OF_CARS.fullmatch(own[-1]) and any("公务用车" in name for name in near):
            own = (*own[:-1], f"公务用车{own[-1]}")
        if own == ("项目",) and above and above[-1].endswith(own[0]) and above[-1] != own[0]:
            return above  # 农田建设项目绩效自评综述：项目全年预算数为…: the project is that one
        while above and own and not self.group and _same_thing(above[-1], own[0]):
            above = above[:-1]
        if above and own and above[-1] == own[0]:
            above = above[:-1]
        return (*above, *own)

    def record(self, subject: Subject, quantity: Quantity) -> None:
        """An amount was named: what follows without a name belongs to it."""
        self.last, self.last_unit, self.last_amount = subject, quantity.unit, quantity.amount
        self.head = self.head or subject
        self.amounts[unit_kind(quantity.unit)] = subject
        self.jointly = self.in_turn = ()
        if quantity.money and subject not in self.beside:
            self.beside.append(subject)
        alike = unit_kind(quantity.unit) == self.whole_kind
        if self.group and subject[:-1] == self.group and alike:
            self.parts.append(quantity.amount)

    def start_sentence(self, text: str, identity: Identity) -> None:
        """A sentence that names the department or the year again leaves the list before it."""
        body = _OWNER.match(text)
        own = body is not None and body["name"] in (identity.department, *identity.aliases)
        among = _AMONG.match(text)
        self.owner = (body["name"],) if body is not None and not own else ()
        if among is not None:
            self.owner = name_path(among["name"], identity)
        self.beside, self.jointly, self.in_turn, self.posts = [], (), (), ()
        if _ANEW.match(text) or (identity.department and text.startswith(identity.department)):
            self.group, self.group_unit = (), None
        if self.group_unit and self._is_complete() and any(q.amount for q in quantities(text)[:1]):
            self.group, self.group_unit = (), None
        told = len(self.parts) > 1 or sum(self.parts) == self.whole
        if self.listed and not self.moved and told and _COMPARES.match(text):
            # 综合管理367.65万元，主要包括：…内控审计96.81万元。较上年减少…: the whole has changed.
            self.group, self.last = (), self.head
            self.amounts["元"] = self.head
        as_of = _AS_OF.search(text)
        if as_of:
            self.as_of = int(as_of.group(1) or as_of.group(2))

    def _is_complete(self) -> bool:
        """The parts named so far make up their whole: 编制100人，其中行政40人、事业60人；实有人员95人."""
        return len(self.parts) > 1 and sum(self.parts) == self.whole

    def all_listed(self) -> bool:
        """The same up to what rounding does, and no part has moved: a change told now is of the whole.

        收入344.70万元，其中：拨款324.64万元、其他收入20.05万元，较上年减少129.42万元。
        """
        if len(self.parts) < 2 or self.whole is None or self.parted or not self.group:
            return False
        step = Decimal(1).scaleb(min(0, int(self.whole.as_tuple().exponent)))
        return abs(sum(self.parts) - self.whole) <= step * len(self.parts)

    def alike(self, subject: Subject) -> tuple[Subject, ...]:
        """`subject` and what got amounts beside it in this sentence; empty where it stands alone."""
        alike = tuple(one for one in self.beside if one[:-1] == subject[:-1])
        return alike if subject in alike and len(alike) > 1 else ()

    def end_sentence(self, text: str) -> None:
        """Asides and brackets end with any sentence, lists only with a full stop."""
        if self.brackets:
            _, self.group, self.last = self.brackets[0]
            self.brackets.clear()
        if self.aside:
            (self.last, self.amounts, (self.told_year, self.last_year)), self.aside = self.aside, None
        if text.endswith("。"):
            self.group, self.group_unit = (), None
            self.as_of = self.against = None
        elif self.group and self._is_complete():
            # 基本支出106万元，其中人员经费88万元、公用经费18万元；项目支出…: the next is beside the whole.
            above = self.group[:-1]
            self.group = () if above == self.base else above
            self.group_unit, self.parts = None, []

    def announce(self, text: str, identity: Identity) -> bool:
        """Take up the topic that a first sentence only names (2.公务接待费。), or opens with."""
        opening = _REVIEWED.match(text) or _OF_A_FUND.match(text)
        if opening is None and not numbering(text)[0]:
            return False
        opening = opening or _OPENING.match(text)
        text = opening["topic"] if opening else text
        if len(text) > 60 or re.search(r"[，；]", text) or quantities(text):
            return False
        own = name_path(text.rstrip("。：:"), identity)
        if own:
            self.base = self.last = self.head = self.under(own)
        return bool(own)

    def enter(self, text: str, lead: str, quantity: Quantity, first: bool, identity: Identity) -> None:
        """Follow the words between the last number and this one into brackets, asides and lists."""
        while self.brackets and self.brackets[-1][0] <= quantity.start:
            _, self.group, self.last = self.brackets.pop()
            self.changed = ()
            self.amounts[unit_kind(self.last_unit)] = self.last
        if not first and lead[:1] in "（(" and not self.brackets and _bracketed(text, quantity.start):
            self._bracket(text, quantity.stop)
            self.group = self.last
        if self.aside is None and _ASIDE.search(lead):
            self.aside = self.last, dict(self.amounts), (self.told_year, self.last_year)
        self.open_list(text, lead, quantity.start - len(lead), identity)

    def open_list(self, text: str, lead: str, offset: int, identity: Identity) -> None:
        """其中 and 包括： in `lead`, which starts at `offset` of `text`."""
        found = list(_PARTS.finditer(lead))
        if not found:
            return
        parts = found[-1]
        place = offset + parts.start()
        if _bracketed(text, place) and not self.brackets:
            self._bracket(text, place)
        own: Subject = ()
        if parts.group() != "其中":
            own = name_path(CLAUSE_END.split(lead[: parts.start()])[-1], identity)
        self.group = self.under(own) if own else self.last
        self.listed = self.listed or (bool(self.head) and self.group == self.head)
        self.whole, self.whole_kind = self.last_amount, unit_kind(self.last_unit)
        self.parts, self.parted = [], False
        self.group_year = self.told_year
        self.group_unit = self.last_unit if unit_kind(self.last_unit) != "元" else None

    def _bracket(self, text: str, place: int) -> None:
        """Come back to the present subject where the bracket round `place` closes."""
        depth = 1
        for index in range(place, len(text)):
            depth += (text[index] in "（(") - (text[index] in "）)")
            if depth == 0:
                self.brackets.append((index, self.group, self.last))
                return
        self.brackets.append((len(text), self.group, self.last))


_OWNER = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．])?(?P<name>[\u4e00-\u9fff]{3,24}?"
    r"(?:局|[医学法检研]?院|所|处|中心|站|队|学校|中学|小学|幼儿园|馆|社|场|公司|委员会|办公室))[：:](?=[^：:]*\d)"
)
"""县第二保育院：编制20名，实有17人."""
_OPENING = re.compile(
    r"(?P<topic>[^，；。：:]{4,50}[（(]\d{5,7}[)）])[：:](?:(?:20\d\d年度?|本年度?|当年|今年)(?:年初)?(?:预算|安排|支出|决算)|(?:年初|全年)预算)数?为?\d"
)
"""16.农林水支出（农业农村）农业生产发展（2130122）：2025年预算9227.36万元."""
_REVIEWED = re.compile(r"(?P<topic>[^，；。：:]{4,50}?)(?:绩效)?(?:自评|评价)(?:综述|情况|结果)[：:](?=.)")
"""1.农田建设项目绩效自评综述：项目全年预算数为300万元: what follows is all of that project."""
_OF_A_FUND = re.compile(
    r"(?:20\d\d年度?|本年度?)?(?P<topic>(?:政府性基金|国有资本经营|一般公共)预算(?:财政)?拨款)(?=年初(?:财政拨款)?结转)"
    r"(?!.*本年[收支])"
)
"""2022年度政府性基金预算财政拨款年初结转…。本年收入…: the year's income is that of the fund."""
_AMONG = re.compile(r"在(?P<name>[^，。；：\d]{4,24}(?:项目|合同))(?:中|内|里)，")
"""在其他政府采购项目中，由中小企业供应商中标的，采购金额…: which of several things a sentence tells of."""
_OF_CARS = re.compile("(?:购置|运行|运行维护)(?:费用?|经费|支出)")
"""What is bought or kept running, told under the name of both: 公务用车购置及运行维护费…，其中：购置费…."""


def unit_kind(unit: str | None) -> str:
    """All units of money are one kind."""
    return "元" if unit and unit.endswith("元") else unit or ""


def _same_thing(above: str, own: str) -> bool:
    """A heading and its own text name one thing, unless the text names one of several (A及B)."""
    return above in own or (own in above and not re.search(r"[及和、]", above))


def _bracketed(text: str, place: int) -> bool:
    opened = max(text.rfind("（", 0, place), text.rfind("(", 0, place))
    return opened > max(text.rfind("）", 0, place), text.rfind(")", 0, place))
