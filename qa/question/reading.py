"""What a question says, before what it means: years, units, stated numbers, names as atoms.

Printed names inside the question are folded into single private-use characters (“atoms”), so that
the shapes of the planner can split at 和, 、 or 比 without cutting 商品和服务支出 in two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.text import normal
from qa.question.units import UNITS, asked_unit, without_unit_behind
from qa.question.vocabulary import aliases, standard_names
from qa.scoping.scope import DepartmentMention

_ATOM = 0xE000

_STATED = regex(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)({UNITS})")
_YEARS = regex(
    r"(?:截至|截止|截止到)?(?<!\d)(20\d\d)(?!\d|万|亿|元|\.\d+(?:万|亿|千?元))(?:年度|年(?![末初]的?(?:财政拨款)?的?结[转余])(?:\d{1,2}月)?(?:底|末|年初(?!财政|[的和]?结[转余])|\d{1,2}日)?)?(?:前(?![一二两三四五六七八九十几\d者]))?"
)
_TERM = regex(
    r"20\d\d年?[-—~至到]20\d\d年度?(?=(?:和|与|及|、)20\d\d年?[-—~至到]20\d\d年度?(?:这)?[两二]个?项目|"
    r"(?:这)?[两二]个?项目|(?:的?(?:和|与|及|、|[两二]期|20\d\d年?[-—~至到]20\d\d年度?|[一-鿿])){0,20}?"
    r"(?:运维|维护|服务|采购|租赁|建设|改造)[一-鿿]{0,6}项目(?!支出|经费))"
    r"|(?<=[(（、])20\d\d年?[-—~至到]20\d\d(?:年度?)?(?=[)）、])"
)
"""The term of a contract, which is part of a project's name and no year that is asked about."""
_RELATIVE = regex(r"今年|本年度|本年|当年|去年|(?<!加)上年度|上一年度|上一年|(?<!加)上年|前年")


_CODE = regex(
    r"[(]?(?<!\d)(2\d\d(?:\d\d){0,2}|[35]\d\d(?:\d\d)?)(?![\d.万亿元年辆人个台套家名米次批平项件%]|[、,，]\d)[)]?"
)
"""A code of the classes: 2 for functions, 3 and 5 for economic ones; 12345 is a telephone number."""
_OF_ITS_KIND = regex("系统|(?:部门|单位)(?=[比和与的跟同,，、是多少高低])|")
"""What says again that a body is one, behind its name: 广州市司法局部门比."""
_SIDES = ("收入", "支出")
_OF_THE_ACCOUNTS = ("结转", "结余", "实户")
"""What 上年 is part of the name of: 上年结转, 上年实户资金余额."""


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year as said; `relative` is 0 for 今年, -1 for 去年, None for a printed year.

    `closing` tells a day or the end of the year (截至2021年底): what there was then, which the next year's
    budget counts.
    """

    start: int
    end: int
    year: int | None
    relative: int | None
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that the question itself states, such as 8013平方米."""

    start: int
    end: int
    value: Decimal
    unit: str


_GOES_ON = regex("机关(?!运行)|系统|队伍")
"""Behind a department's name, what makes it another one's."""


@dataclass
class Reading:
    """One question, read. `core` is what is left to name things once scope words are taken out.

    `table` is the table that the question opens with and that was taken out of the core too; `coded` is the
    printed name beside the code, if any; `units` are the bodies below the department that it names.
    """

    raw: str
    text: str
    years: list[YearMention] = field(default_factory=list)
    departments: list[DepartmentMention] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    unit: str | None = None
    code: str | None = None
    coded: str = ""
    core: str = ""
    atoms: list[str] = field(default_factory=list)
    context: str = ""
    part_of: str = ""
    table: str = ""
    alias_parts: tuple[str, ...] = ()
    terms: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()

    def decode(self, encoded: str) -> str:
        """Atoms back to the names they stand for."""
        return "".join(self.atoms[ord(c) - _ATOM] if 0xE000 <= ord(c) < 0xF8FF else c for c in encoded)

    @property
    def plain(self) -> str:
        """The text without the names of departments, but where they begin a longer name (…局机关)."""
        text = self.text
        for mention in sorted(self.departments, key=lambda mention: -mention.start):
            if not _GOES_ON.match(text, mention.end):
                text = text[: mention.start] + text[mention.end :]
        return text

    @property
    def years_apart(self) -> list[YearMention]:
        """The year of each department named, in their order, where each has one of its own."""
        years = [year for year in self.years if year.year is not None]
        marks = sorted([(d.start, "d") for d in self.departments] + [(y.start, "y") for y in years])
        turns = "".join(kind for _, kind in marks)
        apart = len(turns) > 2 and turns in ("dy" * len(years), "yd" * len(years))
        return years if apart else []


def read_question(
    question: str,
    departments: Sequence[DepartmentMention],
    terms: frozenset[str],
    units: frozenset[str] = frozenset(),
) -> Reading:
    """Read a question against the names (`terms`) that the documents in scope print.

    `units` are the bodies whose figures they print apart.
    """
    text = normal(question).rstrip("?？!！。.")
    text = (
        re.sub(r"(多少|(?<![那这好])几)(?:辆|台|部)(公务用车|公车|车)(?!补|子)", r"\2辆多少辆", text)
        .replace("公车辆", "公务用车")
        .replace("公务用车辆", "公务用车")
    )
    reading = Reading(question, text, departments=list(departments), terms=terms)
    named = known_spans(text, terms)
    of_units = known_spans(text, units)
    reading.units = tuple(dict.fromkeys(text[start:end] for start, end in of_units))
    blanks = [
        (_with_its_place(text, mention), _with_its_kind(text, mention))
        for mention in departments
        if not any(s <= mention.start and mention.end <= e - 3 for s, e in named)
        and not any(s <= mention.start and mention.end <= e for s, e in of_units)
    ]
    terms_of = [match.span() for match in _TERM.finditer(text)]
    for match in _YEARS.finditer(text):
        if _inside(match.span(), named, text) or any(a <= match.start() < b for a, b in terms_of):
            continue
        if not _remarked(match, text):
            closing = bool(re.search("^截[至止]|[底末日]$", match.group()))
            reading.years.append(YearMention(*match.span(), int(match.group(1)), None, closing))
    for match in _RELATIVE.finditer(text):
        word = match.group()
        behind = text[match.end() : match.end() + 2]
        if _inside(match.span(), named, text) or behind in _OF_THE_ACCOUNTS:
            continue
        if word == "当年" and _names_this_year(text, match.start(), terms):
            continue  # 当年财政拨款 beside 上年结转资金: a printed name, no year
        if word == "本年" and any(term.startswith(word + behind) for term in terms) and behind in _SIDES:
            continue  # 本年收入 beside 上年结转: a printed name, no year
        relative = -2 if word == "前年" else -1 if word[0] in "去上" else 0
        if re.match("年?[底末]", text[match.end() :]):
            relative = 0  # what there was at the end of last year is what this year's disclosure counts
        reading.years.append(YearMention(*match.span(), None, relative))
    reading.years.sort(key=lambda year: year.start)
    for match in _STATED.finditer(text):
        if any(s <= match.start() < e for s, e in named if match.end() <= e):
            continue
        reading.stated.append(
            Stated(*match.span(), Decimal(match.group(1).replace(",", "")), match.group(2).replace("％", "%"))
        )
    reading.unit = asked_unit(_without(text, [(m.start, m.end) for m in departments]))
    code = _CODE.search(text)
    if code and not any(year.start <= code.start() < year.end for year in reading.years):
        reading.code = code.group(1)
        beside = (text[s:e] for s, e in named if e == code.start() or s == code.end())
        reading.coded = next(beside, "")
        blanks.append(code.span())
    blanks += [(year.start, year.end) for year in reading.years]
    core = "".join(" " if any(s <= at < e for s, e in blanks) else char for at, char in enumerate(text))
    core = without_unit_behind(core)
    own = re.sub(r"\( *(?:机关|本级)?\)", lambda m: _own_level(m, units), core)
    core = re.sub(r" +", " ", own).strip()
    core = re.sub(r"[一-鿿]{2,14}\(([一-鿿]{3,20})\)", lambda m: _official(m, terms, reading.units), core)
    core, reading.alias_parts = _apply_aliases(core, terms)
    core, reading.atoms = _encode(core, terms)
    reading.core = _CALLED_A_CLASS.sub("", core) if _BESIDE_ANOTHER.search(core) else core
    return reading


_CALLED_A_CLASS = regex("(?<=[\ue000-\uf8ff])(?:这个|这一|这)?科目(?=的|比|较|占|和|与)")
"""What says of a printed name that it is a class, where one is held beside another."""
_BESIDE_ANOTHER = regex("[比较]|占|相差|差额|之差")


_NAMED = 4
"""Characters of a printed name that no chance word of a saying spells."""


def _with_its_place(text: str, mention: DepartmentMention) -> int:
    """Where a mention begins, the place said before it included: 广州的市委宣传部."""
    place = re.search("([一-鿿]{2,3})[省市区县]?的$", text[max(0, mention.start - 6) : mention.start])
    held = place and any(place[1] in edition.department for edition in mention.editions)
    return mention.start - len(place.group()) if place and held else mention.start


def _with_its_kind(text: str, mention: DepartmentMention) -> int:
    """Where a mention ends, with what says again that it is a body, or that it is its own level alone."""
    end = _OF_ITS_KIND.match(text, mention.end).end()  # type: ignore[union-attr]
    organ = _CUT_ORGAN.match(text, end)
    said = text[mention.start : end]
    if organ and organ[1] not in said and all(organ[1] in edition.department for edition in mention.editions):
        end = organ.end(1)  # 苏州审计、西安信访: of an organ whose last word is left out
    alone = mention.editions and all(edition.level == "单位" for edition in mention.editions)
    own = _OWN_LEVEL.match(text, end) if alone else None
    return own.end() if own else end


_OWN_LEVEL = regex("(?:机关)?本级")
_CUT_ORGAN = regex(
    "([一-鿿]{2,4}?)(?=[、,，和与跟及]|[两三四五六七八九]家|今年|20\\d\\d|的?(?:三公|预算|决算)|$)"
)


def _own_level(match: re.Match[str], units: frozenset[str]) -> str:
    """What says in brackets that a body is its own level alone, where it ends no unit's name."""
    said = match.string[: match.end()]
    return match.group() if any(said.endswith(unit) for unit in units) else " "


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with a blank for each span: 比重庆市 holds no 比重."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _official(match: re.Match[str], terms: frozenset[str], units: Sequence[str]) -> str:
    """What people say with the printed name behind it in brackets: the printed name, and whose it is."""
    whole, name = match.group(), match.group(1)
    said = whole[: -len(name) - 2]
    if re.search("多少|几|什么|哪|吗", said) or known_spans(said, terms, standard_names()):
        return whole  # it names a thing itself: 劳务费上的总金额(支出总计)
    if any(end - start >= _NAMED for start, end in known_spans(said, terms)):
        return whole  # the bracket belongs to the words between: 工会经费列在机关(办公经费)
    printed = any(said[at:] in terms or said[at:] + f"({name})" in terms for at in range(len(said) - 1))
    whose = next((unit for unit in units if unit in said), "")
    return whose + name if name in terms and not printed else whole


def _remarked(year: re.Match[str], text: str) -> bool:
    """A year that a remark in brackets holds among other words: 地铁综合补贴(含2022年及以往)."""
    remark = re.search(r"\([^()]*$", text[: year.start()])
    closed = re.match(r"[^()]*\)", text[year.end() :])
    if remark is None or closed is None:
        return False
    words = remark.group()[1:] + closed.group()[:-1]
    return len(re.sub("[至到底末初度、,，和与及-]|20\\d\\d|预算|决算|[预决]算数|截[至止]|年", "", words)) > 1


def _inside(span: tuple[int, int], names: Sequence[tuple[int, int]], text: str) -> bool:
    """A year that a printed name of other words holds (2024年重点工作经费) is part of the name."""
    return any(
        start <= span[0] and span[1] <= end and not re.match(r"^(?:20\d\d|上年|本年|当年)", text[start:end])
        for start, end in names
    )


def _names_this_year(text: str, start: int, terms: frozenset[str]) -> bool:
    """Whether 当年 begins a printed name: 当年财政拨款, or 的当年预算 of something."""
    least = 4 if text[start - 1 : start] == "的" else 6
    return any(len(t) >= least and text.startswith(t, start) for t in terms if t.startswith("当年"))


_ITEM_BEFORE = regex("\ue000[^,，占比多少几]{0,8}[,，][^,，占比和与、\ue000]*$")
"""A name in the clause before, of which nothing was asked yet."""


def _folded(words: str, terms: frozenset[str]) -> str:
    """The words with each printed or official name as one character."""
    for start, end in reversed(known_spans(words, terms, standard_names())):
        words = f"{words[:start]}\ue000{words[end:]}"
    return words


_APART = regex("[额值距异别]|多少|几")
_ENDS_AN_ITEM = regex(
    r"^(?:数|额)?(?:是|有|为|一共|总共|共|安排|多少|换算|折|合|比|较|和|与|跟|增|减|下降|降|上升|上涨|的|"
    r"百分|几成|平均|各|分别|加起来|之和|$|[,， ])"
)


_OUTTURN_BEFORE = regex(
    "(?:(?:决算|实际|支出|花费|花|执行)数?(?:比|较|是|为|占|完成|超过?|超出|相当于|与|和|跟)了?|[费款](?:比|较))(?:年初|全年)?$"
)


_COUNTED_BEFORE = regex("(?:多少|几)个?[台套辆件个项吨批次人架支把张份条块][^,，]*[,，、]$")


def _apply_aliases(core: str, terms: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Replace sayings by printed names, where the saying itself is not printed."""
    parts: tuple[str, ...] = ()
    for alias in aliases():
        at = core.find(alias.said)
        if at < 0 or (alias.said in terms and not alias.whole) or core[at - 1 : at + 1] in _SIDES:
            continue  # 出差 in 支出差多少 is no saying
        if alias.said.endswith("差") and _APART.match(core, at + len(alias.said)):
            continue  # nor in 给出差额
        if alias.whole and not re.match(
            r"^ ?(?:的)?$",
            re.sub(
                r"^.*[占比,，和与、]|一共|算一下|请问|帮我|查一下|"
                r"^(?:哪|各|[几两三四五六七八九])一?(?:个|家)?(?:部门|局|委|厅|家|年)?",
                "",
                core[:at],
            ),
        ):
            continue
        if alias.whole and alias.said.startswith(("一共", "总共")) and known_spans(core[:at], terms):
            continue  # what was named before, all of it: 实施公车统管出现了好几次,一共花多少
        if alias.whole and alias.said == "预算" and _OUTTURN_BEFORE.search(core[:at]):
            continue  # what was spent is held against its own budget: 决算比预算省了多少
        if alias.whole and _COUNTED_BEFORE.search(core[:at]):
            continue  # what was counted before, and not all of it: 色谱仪采购几台,预算多少
        if alias.whole and alias.said == "预算" and _ITEM_BEFORE.search(_folded(core[:at], terms)):
            continue  # the budget of what was named before: 工会经费,预算数多少
        if alias.whole and not _ENDS_AN_ITEM.match(core[at + len(alias.said) :]):
            continue
        said = (at, at + len(alias.said))
        names = known_spans(core, terms, standard_names())
        if any(start < said[1] and at < end and (start, end) != said for start, end in names):
            continue
        if alias.parts:
            parts = tuple(part for part in alias.parts if part in terms) or alias.parts
            continue
        name = next((name for name in alias.names if name in terms), None)
        if name is None and alias.printed:
            continue
        if name is None:
            name = next((name for name in alias.names if any(name in term for term in terms)), alias.names[0])
        if name not in core[max(0, at - len(name)) : at + len(name) + len(alias.said)]:
            tail = core[at + len(alias.said) :]
            if name.endswith(("费", "费用", "经费")):
                tail = re.sub(r"^\(境\)", "", tail)
                tail = re.sub(r"^(?:的)?(?:费用|经费|费(?!用))", "", tail)
            core = core[:at] + name + tail
    return core, parts


def _encode(core: str, terms: frozenset[str]) -> tuple[str, list[str]]:
    atoms: list[str] = []
    encoded = []
    at = 0
    for start, end in known_spans(core, terms):
        encoded.append(core[at:start])
        atoms.append(core[start:end])
        encoded.append(chr(_ATOM + len(atoms) - 1))
        at = end
    encoded.append(core[at:])
    return "".join(encoded), atoms
