"""Two figures in places that the question names: 正文和表5上的数一样吗, 总体目标写的甲和指标里的乙一致吗.

Each side of such a question is read by itself: the place, what stands before it (the subject of both,
or the project whose form is meant), and the item. What one side leaves unsaid, the other side says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from qa.patterns import regex
from qa.planning.plan import Operand, Role, Source
from qa.planning.shapes.place_words import AGREE, BOTH_TABLES, PLACE, plain, spoken
from qa.planning.shapes.shaped import measure_of
from qa.planning.shapes.stated_moves import change_named, stated_moves
from qa.question.reading import Reading

_SAID_THERE = regex(r"(?<=[写列填示])的?(?:也|都)?(?:是|为)\d+(?:\.\d+)?(?:亿元|万元|千元|元)$")
"""A figure that the question puts at the second place: 表里列的也是3万元吗."""
_RETOLD = regex(r"(表(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:-\d)?))\([^()]*表\)")
_NUMBERED = regex(
    r"[^,，、;；:：“”在中里上和与跟同说写的]{2,26}表\(((?:公开|预算|附)?表(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:-\d)?))\)"
)
"""A table's number with its title in brackets, or the other way round: one place, not two."""
_NUMBER = regex(r"(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元|辆|人|个|家|%|平方米)")
_TOTAL = regex(r"^(?:部门|单位|年度)*(?:收入|支出|收支)(?:总?预算|决算)?(?:总计|合计|总额)?$")
_CUT = regex(r"[,，]?(?:和|与|跟|同)(?![样级志时步])|[,，]|、")
_THAN = regex(_CUT.pattern + r"|比(?![例重较对])|较(?!为)")
_MOVED_BY = regex("(?:增加|减少|变动|增减)(?:额|数|的?金额)?")
_MOVED_TAIL = regex("的?(?:(?:比|较) *)?(?:增加|减少|下降|上升)?$")
_OF_A_FORM = regex("(?:实施期|年度|项目)*(?:资金|预算|项目)+(?:申请)?总(?:额|金额|数)|项目资金|预算数")
_FUNDS_OF = regex(rf"(?P<head>.{{4,}}?)的(?P<item>{_OF_A_FORM.pattern})")
_FORM_WORDS = regex(
    r"(?:公开|预算|附)?表[一二三四五六七八九十\d-]*|\d+表|支出|收入|预算|决算|情况|明细|总|表|经费|费用?"
    r"|部门|单位|年度|本年|本级"
)
_SIDE_TABLE = regex("(?:本?部门|单位|本年|年度)*(?P<side>收入|支出)(?:预算|决算)?(?:总体?)?(?:情况)?表")
"""The table of all that is received, or of all that is spent."""
_ALL_OF_IT = regex("(?:预算|支出|收入|资金|金额)?(?:合计|总计|总额|总数|总金额)")
_GENERIC = regex(
    "正文|部分$|一节$|预算|决算|编制|情况|文字|文件|原因|增减|变动|变化|具体|编报|部门|单位|前面|后面|的"
)
_COLUMN = regex("(?:年初|全年|调整|调整后)?(?:预算|决算|执行)数?")
"""What only says which column of a table is meant, and not what of: 两张表的决算数."""
_OF_ALL = regex("^(?:合计|总计)(?:[行栏列数])?的?(?=.)")
_COLUMN_LAST = regex(f"的?(?:{_COLUMN.pattern})$")
_COUNT = regex(r"(?P<u>项|个|人|辆|次|台|套|家|户|所|处|场|件|批|期|条|座)数?$")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things held together: where it stands, what is said before that, and the item."""

    place: re.Match[str] | None
    head: str
    item: str
    raw: str = ""
    whole: str = ""
    number: re.Match[str] | None = None
    measure: str = ""
    bare: bool = False

    @staticmethod
    def of(words: str) -> Side | None:
        """A side's words read; None where they name more places than one thing can stand in."""
        side = Side._placed(words)
        number = _NUMBER.search(side.item) if side is not None else None
        if side is None or number is None:
            return side
        item = plain(side.item[: number.start()] + side.item[number.end() :])
        if len(item) > 1:
            return replace(side, item=item, number=number)
        return replace(side, item=side.head, head="", number=number)

    @staticmethod
    def _placed(words: str) -> Side | None:
        places = list(PLACE.finditer(words))
        if not places:
            head, _, item = words.strip(" ,，").rpartition(",")
            return Side(None, plain(head), plain(item), item)
        if len(places) == 2 and places[0]["marks"] and places[1]["table"]:
            # 成本指标 only says what kind of thing it is that stands in a form's table.
            told = words[: places[0].start()] + words[places[0].end() : places[1].start()]
            return Side(places[1], "", plain(told), told)
        if len(places) == 2 and places[1]["marks"] and not places[0]["text"]:
            # 绩效目标里的失业率指标: the form is the place, 指标 only says what kind of thing it is.
            between = words[places[0].end() : places[1].start()]
            return Side(places[0], plain(words[: places[0].start()]), plain(between), between)
        if len(places) > 1:
            return None
        [place] = places
        head, item = words[: place.start()], words[place.end() :]
        column = _OF_ALL.sub("", item.strip(" 的里中上"))
        if place["table"] and _COLUMN.fullmatch(column):
            return Side(place, "", plain(head), head, measure=column)
        item = "" if _ALL_OF_IT.fullmatch(plain(item)) and len(plain(item)) < 3 else item
        if place["section"] and _MOVED_BY.fullmatch(plain(item)):
            item = place["section"].strip() + plain(item)
        if place["section"] and re.search("[、及和与]$", head):
            head = ""  # the heading itself lists several things
        bare = not item.strip(" ,，的")
        if not plain(item):
            total = _ALL_OF_IT.search(item) if place["table"] else None
            return Side(place, "", plain(head), head, total.group() if total else "", bare=bare)
        return Side(place, plain(head), plain(item), item)

    @property
    def of_a_form(self) -> bool:
        """Whether the item only says how much a form's project gets; the project is named elsewhere."""
        form = self.place and self.place["table"] and re.search("绩效|目标|申报", self.place["table"])
        return bool(form) and bool(_OF_A_FORM.fullmatch(self.item))

    def of_its_form(self, marks: Side) -> Side:
        """How much a project gets that the words name, in the form that holds its indicators."""
        named = _FUNDS_OF.fullmatch(self.item)
        if self.head and _OF_A_FORM.fullmatch(self.item):
            return replace(self, place=marks.place)
        return replace(self, place=marks.place, head=named["head"], item=named["item"]) if named else self

    @property
    def names_form(self) -> bool:
        """Whether the words tell whose form it is: 运行经费的绩效目标表."""
        table = self.place["table"] if self.place else None
        return bool(self.head or (table and re.match(".{3,}的?(?:项目)?(?:支出)?(?:绩效|申报)", table)))

    @property
    def section(self) -> str:
        """The heading whose prose is meant: 其他人大事务说明."""
        if self.place is None or not self.place["text"]:
            return ""
        named = self.place["section"] or self.place["part"] or ""
        return "" if re.match("第[一二三四五六七八九十]+部分", named) else _GENERIC.sub("", named)


def two_places(reading: Reading, asked: re.Pattern[str] = AGREE) -> Iterator[tuple[Operand, Operand]]:
    """The thing on each side, where the question says of one or both where it stands.

    `asked` is how the question ends: whether the two agree, or how far they are apart.
    """
    whole = _SAID_THERE.sub("一致", spoken(reading).rstrip("?？吗么"))
    core = asked.sub("", whole)
    if core == whole:
        return
    core = asked.sub("", re.sub("[,，](?:数字?|金额)?$", "", core))  # 是不是一回事，数对不对得上
    core = BOTH_TABLES.sub(r"\g<a>表\g<and>\g<b>表", _NUMBERED.sub(r"\1", _RETOLD.sub(r"\1", core)))
    for left, right in islice(_cuts(reading, core, _CUT if asked is AGREE else _THAN), 1):
        if _ADDED_UP.search(left.item) or _ADDED_UP.search(right.item):
            return  # one of the sides is no single figure
        if asked is AGREE or (left.place and right.place and left.item == right.item):
            if asked is AGREE and _of_one_table(left, right):
                there = replace(right, place=left.place)
                yield side_in_its_place(left, there), side_in_its_place(there, left)
            yield from _operands(left, right)


_SIDE_TOTAL = regex("(?:收入|支出)[合总]计$")
"""A total of its own table, against which the total of another is held: 本年支出合计."""
_ADDED_UP = regex("加起来|相加|之和|加总|[加合]在一起|合起来|合计起来|汇总|累加")
def _of_one_table(left: Side, right: Side) -> bool:
    """Whether the table named at the head holds both things: 财政拨款收支总表的支出总计与收入总计."""
    told = left.place is not None and bool(left.place["table"]) and not left.place.start()
    return told and right.place is None and left.item != right.item and "," not in left.raw + right.raw


def in_its_place(words: str) -> Operand | None:
    """What some words name, where they say in which table or in what prose it stands: 正文说的甲."""
    side = Side.of(words)
    if side is None or side.place is None or side.place["goals"] or side.place["marks"] or side.number:
        return None
    if side.head and not side.place["table"]:
        return None
    if len(side.item) < 2:
        return None
    return side_in_its_place(side, Side(None, "", ""))


def _cuts(reading: Reading, core: str, between: re.Pattern[str]) -> Iterator[tuple[Side, Side]]:
    """The ways to cut the words in two sides with an item each, the plainest first."""
    inside = [match.span() for match in PLACE.finditer(core) if match["table"]]
    inside += [match.span() for atom in set(reading.atoms) for match in re.finditer(re.escape(atom), core)]
    cuts = [
        match for match in between.finditer(core)
        if not any(start < match.start() and match.end() < end for start, end in inside)
    ]  # fmt: skip
    for both in (True, False):
        for cut in sorted(cuts, key=_telling):
            left, right = Side.of(core[: cut.start()]), Side.of(core[cut.end() :])
            if left is None or right is None or not (left.place or right.place):
                continue
            if both and not (left.place and right.place):
                continue
            left, right = _completed(left, right)
            if min(len(left.item), len(right.item)) > 1:
                yield left, right


def _telling(cut: re.Match[str]) -> tuple[int, int, int]:
    return -len(cut.group()), "和与跟同,，、".find(cut.group()[0]) // 4, cut.start()


def _completed(left: Side, right: Side) -> tuple[Side, Side]:
    """What one side leaves unsaid the other says: the item, and the subject that stands before both."""
    if left.place and right.place is None and _COLUMN.fullmatch(right.raw.strip(" 的")):
        column = _COLUMN_LAST.search(left.raw)
        said = column.group() if column else left.measure
        left = replace(left, item=_COLUMN_LAST.sub("", left.item), measure=said)
        return left, replace(left, measure=right.raw)
    if right.place and right.place["marks"] and left.place is None:
        left = left.of_its_form(right)
        right = replace(right, head=right.head or left.head) if left.place else right
    elif left.place and left.place["marks"] and right.place is None:
        right = replace(right, head=right.head or left.head).of_its_form(left)
        left = replace(left, head=left.head or right.head) if right.place else left
    if left.bare and not left.item and right.place and len(right.item) > 1 and not right.head:
        # 说明和丙表写的甲: both are said to hold it.
        return replace(left, item=right.item, raw=right.raw), right
    if len(left.item) < 2 and left.section and not right.section:
        left = replace(left, item=left.section)
    if len(right.item) < 2 and right.section and not left.section:
        right = replace(right, item=right.section)
    if left.whole and right.whole and not left.item and not right.item:
        return replace(left, item=left.whole), replace(right, item=right.whole)
    if left.whole and not left.item and (not right.place or _SIDE_TOTAL.search(right.item)):
        return replace(left, item=left.whole), right
    if right.whole and not right.item and (not left.place or _SIDE_TOTAL.search(left.item)):
        return left, replace(right, item=right.whole)
    if left.of_a_form and right.place is None and len(right.item) > 1 and left.names_form:
        return left, replace(right, place=left.place, head=left.head)  # both stand in the form of one project
    if right.of_a_form and not right.head:
        right = replace(right, head=left.head or left.item)
    if left.of_a_form and not left.head:
        left = replace(left, head=right.head or right.item)
    if len(left.item) < 2:
        left = replace(left, item=_passed_on(right, left), raw=right.raw, head=left.head or right.head)
    if len(right.item) < 2:
        right = replace(right, item=_passed_on(left, right), raw=left.raw, head=right.head or left.head)
    elif left.head and not right.head:
        right = replace(right, head=left.head)
    return left, right


def _passed_on(said: Side, unsaid: Side) -> str:
    """The item of the other side; outside a form no 资金总额 is printed, only the project's own row."""
    form = unsaid.place and re.search("绩效|目标|指标|申报", unsaid.place.group())
    return said.item if form else re.sub(rf"的?(?:{_OF_A_FORM.pattern})$", "", said.item) or said.item


def _operands(left: Side, right: Side) -> Iterator[tuple[Operand, Operand]]:
    same = left.item == right.item
    # What the prose calls by name may be the total of the table that is about it.
    of_all = same and any(side.place and side.place["text"] for side in (left, right)) and _about(left, right)
    totals = side_in_its_place(left, right, whole=True), side_in_its_place(right, left, whole=True)
    told = of_all and any(side.whole for side in (left, right))
    if told:
        yield totals
    both_tables = all(side.place and side.place["table"] for side in (left, right))
    if both_tables or not (same and _TOTAL.search(left.item)):
        yield side_in_its_place(left, right), side_in_its_place(right, left)
        if left.head or right.head:
            yield side_in_its_place(left, right, loose=True), side_in_its_place(right, left, loose=True)
    if of_all and not told:
        yield totals


def _about(left: Side, right: Side) -> bool:
    """Whether a table whose name is told may be about the thing: 三公经费 and the 三公经费支出表."""
    names = [plain(side.place["table"]) for side in (left, right) if side.place and side.place["table"]]
    named = [name for name in (_FORM_WORDS.sub("", name) for name in names) if len(name) > 1]
    return all(any(name[at : at + 2] in left.item for at in range(len(name) - 1)) for name in named)


def side_in_its_place(side: Side, other: Side, *, whole: bool = False, loose: bool = False) -> Operand:
    """One side's thing in its place; with `whole`, a table's own total stands for what the table is about."""
    moved = stated_moves(side.raw)
    if moved is not None:
        return moved
    item = side.item
    role, unit = _counted(side.raw)
    item = _MOVED_TAIL.sub("", change_named(item)[0]) if role in ("change", "growth") else item
    measure = _column(side.measure) or measure_of(item) or _column(other.measure)
    measure = measure if role == "amount" else None
    around = other.item if other.item == item else other.item.rpartition("的")[0]
    context = " ".join(filter(None, [side.head if loose else "", other.head, around]))
    phrase = item if loose else f"{side.head} {item}".strip()
    number = side.number
    source, table = _where(side)
    if side.head and side.place and not side.place["text"] and re.search("绩效|指标|申报", table):
        table, phrase = f"{side.head}{table}", item  # the form of the project that is named
    if source == "table" and table and (whole or side.item == side.whole):
        of_side = _SIDE_TABLE.fullmatch(table)
        named = f"{of_side['side']}总计" if of_side else f"{table}{side.whole or '合计'}"
        return Operand(phrase=named, source="table", table=table)
    operand = Operand(
        phrase=phrase, context=context if context != item else "", source=source, table=table,
        section=side.section, role=role, unit=unit, measure=measure,
    )  # fmt: skip
    return operand.model_copy(update={"stated": number["n"], "unit": number["u"]}) if number else operand


def _column(words: str) -> str | None:
    """The measure of a column that is named; 预算数 beside 决算数 is that of the whole year."""
    return measure_of(words) or ("revised" if "预算" in words else None)


def _where(side: Side) -> tuple[Source, str]:
    """The kind of source, and the table, that a side's place means."""
    place = side.place
    if place is None:
        return "any", ""
    if place["text"]:
        return "text", ""
    if place["goals"]:
        own_text = re.search("总体|整体|年度|中长期|实施期|预期", place["goals"])
        return ("text" if own_text else "any"), "绩效目标表"
    if place["marks"]:
        return "table", "绩效指标表"
    name = re.sub("^(?:它|其|该项目|这个项目)的?", "", plain(place["table"]))
    return "table", "" if name in ("表格", "表") else name


def _counted(raw: str) -> tuple[Role, str | None]:
    """The role that an item's own words give it: a count of things, a change, an amount."""
    words = re.sub(r"(?:里|中|上)?(?:写|说|讲|列|提)?(?:着|的|了|得)*$", "", raw.strip(" ,，"))
    change = change_named(words)[1]
    if change is not None:
        return change, None
    counts = _COUNT.search(re.sub("(?:总|[数总]?量的?)(?=数$)", "", words)) if words.endswith("数") else None
    if counts is None and _FLEET.search(words):
        return "count", "辆"
    return ("count", counts["u"]) if counts else ("amount", None)


_FLEET = regex("(?:车辆?的?(?:现有|实有|在用)?(?:保有)?[数总]?量|车辆?的?(?:总|保有|实有|辆)数)$")
"""How many cars there are, by names that have no counter in them: 公务用车保有量, 车辆总数."""
