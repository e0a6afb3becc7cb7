"""Every list that a document prints: in a sentence, as numbered lines or headings, as a column of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.prose.numbering import numbering, without_numbering
from qa.patterns import regex
from qa.prose.column_listings import columns_of
from qa.prose.enumerations import bracketed, enumerated, is_organ, stated_count
from qa.prose.line_names import ASIDE, BEHIND_CODE, item_names, numbered_lines
from qa.prose.listing import Listing, called
from qa.prose.passage_index import PassageIndex, Unit
from qa.question.numerals import number_word
from qa.question.text import bare, normal

_LEAD = regex(
    r"(?:具体|主要|其中|一般|通常)?(?:(?:包括|包含)了?|分别(?:为|是)|分为|即|由|有|(?:内|下|共)?设[有置立]?|下辖有?|为|是"
    r"|加挂|挂|涵盖|涉及|如下|下列)[:：]?|[:：]"
)

_WEAK_LEADS = ("为", "是", "有", "设", "挂", "由")
"""Words that lead in much else than a list."""


def listings_of(index: PassageIndex) -> tuple[Listing, ...]:
    """Every list of a document; found once per index."""
    cached = _cache.get(id(index))
    if cached is None or cached[0] is not index:
        cached = (index, (*_sentences(index), *_series(index), *_headings(index), *columns_of(index)))
        _cache[id(index)] = cached
        while len(_cache) > 64:
            _cache.pop(next(iter(_cache)))
    return cached[1]


_cache: dict[int, tuple[PassageIndex, tuple[Listing, ...]]] = {}


def _sentences(index: PassageIndex) -> Iterator[Listing]:
    """Enumerations inside one sentence, of prose or of a text cell."""
    for unit in index.units:
        if unit.path[:1] == ("目录",) or not _ENUMERATES.search(unit.ruled) or _NOTE.match(unit.ruled):
            continue
        for sentence in [unit.ruled] if unit.passage >= 0 else re.split("(?<=[。；])", unit.ruled):
            yield from _of_sentence(index, unit, sentence)


_NOTE = regex("(?:[备附]?注|说明)?[:：]?(?:\\d[.．、])?[本此该]表(?:反映|列示|按|金额|为)")
"""What a note under a table says that the table shows."""
_ENUMERATES = regex(
    "[、：:]|[”》][“《]|(?:撤销|设立|成立|组建|合并|划[入出]).{2,}[和及与]|"
    "加挂|(?:分别[为是]|，为).{2,}和|[一-鿿][（(][^（()）]{3,}[和及与][^（()）]{3,}[)）]"
)
_COUNTED = regex(r"\d+(?:个|家|名)")
"""Bodies that are counted, not named: 24个内设机构."""
_ET_CETERA = regex(
    r"等(?:\d+|[一二三四五六七八九十两]+)?余?(?:块|个|家|种|类|项|所|座|名)?[^、，；。]{0,16}$|"
    r"(?:\d+|[一二三四五六七八九十两]+)?(?:块|个|家)?"
    r"(?:基层|预算|直属|二级|下属|所属|内设|职能|工作|事业|行政|参公)*(?:牌子|单位|机构|部门|处室|科室|股室|方面|行动|"
    "组成)$"
)
"""What stands behind the last name: how many there are, and of what kind."""


def _of_sentence(index: PassageIndex, unit: Unit, ruled: str) -> Iterator[Listing]:
    if not _ENUMERATES.search(ruled):
        return
    text = re.sub(r"[。；;]+$", "", ruled)
    inside = bracketed(text)
    for match in _LEAD.finditer(text):
        if match.start() in inside or (
            match.group()[-1] not in "：:括含为" and "、" in re.split("[，；。]", text[: match.start()])[-1]
        ):
            continue
        announced = stated_count(text[: match.end()] + ("：" if "：" not in match.group() else ""))
        body = _until_comma(text[match.end() :])
        by_commas = enumerated(re.split("[。；]", text[match.end() :])[0], announced)
        if "、" not in body and announced and len(by_commas) == announced:
            body = "、".join(by_commas)
        tail = _ET_CETERA.search(body)
        items = enumerated(body[: tail.start()] if tail and "、" in body else body, announced)
        counted = announced is not None and 1 < announced == len(items)
        if len(body) < 4 or (match.group() in _WEAK_LEADS and "、" not in body and not counted):
            continue
        if (
            not items
            or max(map(len, items)) > 60
            or any(_COUNTED.match(item) or "：" in item for item in items)
            or (
                len(items) == 1
                and not (announced == 1 or (match.group()[-1] in "：:" and is_organ(items[0])))
            )
        ):
            continue
        before = text[: match.start()]
        near = re.split(r"[，；。]", before)[-1] or before[-20:]
        clause = before.rfind("，", 0, max(0, len(before) - len(near) - 1))
        near = near if len(near) >= 4 else before[clause + 1 :]
        if len(near) < 2:
            near = (
                unit.around.rpartition("|")[2]
                if unit.sentence > 0
                else normal(unit.path[-1] if unit.path else "")
            )
        sure = (
            0.06 if match.group()[-1] in "：:" or "包括" in match.group() or "分别" in match.group() else 0.02
        )
        ahead = index.units[unit.number - 1].plain if unit.sentence > 0 else ""
        yield Listing(
            called(near), normal(near + match.group() + (tail.group() if tail else "")),
            f"{unit.around}|{ahead}|{normal(before)}",
            _undone(items), (unit.quoted,), sure, announced,
        )  # fmt: skip
    yield from _in_brackets(unit, text)
    yield from _in_front(unit, text)
    yield from _acted_on(unit, text)


_FRONT = regex(
    r"(?:^|(?<=[，；。：]))(?P<body>[^，。；：]{4,260}?)(?:等|这|共)?“?(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})”?"
    r"(?:大(?!队)|个|家|项|类|种|条|台|套|所|支|件|名)(?P<kind>(?:[(（]套[)）])?[一-鿿]{0,10})(?=(?P<said>[^。；]*))"
)
_BESIDE = regex("(?<=[”》])(?=[“《])")
"""Where one quoted name stands right behind another: “甲”“乙”2个项目."""
_LED_IN = regex("^(?:[^、“《]*(?:包括|包含|分别为|分别是)|其中|另有|另外)")
_BEFORE_NAMES = regex(
    "^(?:[^、，。]{1,12}(?=[下内]设))?(?:其中|另有|另外|共|现|另|拟|将|已|要|并|重点)*(?:(?:[下内]设|设)(?:有|立)?|对|把|以|按照?|由|从|向|为|在|用于|抓好|紧抓|围绕|聚焦|突出|推进|实施|"
    "开展|建设|打造|完成|做好|落实|构建|建立|组建|健全(?=[“《]))(?=.{2})"
)


def _in_front(unit: Unit, text: str) -> Iterator[Listing]:
    """甲、乙等2个项目予以公开: names before their number and what is said of them."""
    for match in _FRONT.finditer(text):
        count = number_word(match["count"])
        if count is None or count < 2:
            continue
        body = _BESIDE.sub("、", _LED_IN.sub("", match["body"]))
        items = _without_verb(enumerated(body, count))
        organs = all(map(is_organ, items))
        if len(items) == count and (organs or max(map(len, items)) <= 40) and not any(
            map(_COUNTED.match, items)
        ):
            near = normal(match["kind"] + match["said"])
            far = unit.around if organs else f"{unit.around}|{normal(text[: match.start()])}"
            yield Listing(called(near), near, far, items, (unit.quoted,), 0.06, count)


def _without_verb(items: Sequence[str]) -> tuple[str, ...]:
    """The names without what governs them all before the first: 紧抓甲、乙, 拟对“甲”“乙”."""
    if len(items) < 2 or any(map(_BEFORE_NAMES.match, items[1:])):
        return tuple(items)
    first = _BEFORE_NAMES.sub("", items[0])
    quoted = re.fullmatch("[^“”]{0,8}“([^“”]+)”", first)
    return (quoted[1] if quoted else first, *items[1:])


_ACTS = "撤销|设立|新增|新设|增设|取消|成立|组建|合并|划入|划出"
_DONE = regex(f"^(?:{_ACTS})(?=.{{3}})")
_ACTED_ON = regex(f"(?:^|[，；、：。月年])(?P<act>{_ACTS})了?(?P<body>[^，。；：]{{4,120}})")


def _acted_on(unit: Unit, text: str) -> Iterator[Listing]:
    """撤销甲处和乙处，设立丙处: the bodies that one verb governs."""
    for match in _ACTED_ON.finditer(text):
        items = enumerated(match["body"])
        if len(items) > 1 and all(map(is_organ, items)):
            before = re.split("[，；。]", text[: match.start()])[-1]
            near = normal(before + match["act"] + items[-1][-1])
            far = f"{unit.around}|{normal(text[: match.start()])}"
            yield Listing(called(near), near, far, items, (unit.quoted,), 0.04)


def _undone(items: Sequence[str]) -> tuple[str, ...]:
    """撤销甲处、乙处: the verb that governs all of the names is no part of the first."""
    if len(items) > 1 and _DONE.match(items[0]) and not any(_DONE.match(item) for item in items[1:]):
        return (_DONE.sub("", items[0]), *items[1:])
    return tuple(items)


_HELD = regex(
    r"[（(](?P<lead>加?挂|含|包括|包含|分别[为是]|即|[内下]设|其中)[:：]?(?P<body>[^（()）]{4,200})[)）]"
)


_COUNT_OF = regex(
    r"(?P<count>\d{1,2}|[两二三四五六七八九十]{1,2})(?P<kind>[一-鿿]{1,8})”?[（(](?P<body>[^（()）]{4,200})[)）]"
)


def _in_brackets(unit: Unit, text: str) -> Iterator[Listing]:
    """甲处（挂“乙”、“丙”牌子）, 5条（甲、乙…）: names in brackets behind the name or the count of them."""
    for match in _COUNT_OF.finditer(text):
        count = number_word(match["count"])
        items = enumerated(match["body"], count)
        if count is not None and count > 1 and len(items) == count:
            near = normal(text[: match.end("kind")])
            yield Listing(called(near), near, unit.around, items, (unit.quoted,), 0.06, count)
    for match in _HELD.finditer(text):
        tail = re.search("等?(?:牌子|单位|机构)$", match["body"])
        items = enumerated(match["body"][: tail.start()] if tail else match["body"])
        owner = re.split("[，；。、：]", text[: match.start()])[-1]
        if owner and (len(items) > 1 or (items and "挂" in match["lead"])):
            near = normal(owner + match["lead"] + (tail.group() if tail else ""))
            yield Listing(called(owner), near, unit.around, items, (unit.quoted,), 0.06)


def _series(index: PassageIndex) -> Iterator[Listing]:
    """Numbered paragraphs in a row, led in by the sentence or the heading before them."""
    passages = index.document.passages
    at = 0
    while at < len(passages):
        units = index.of_passage.get(passages[at].index, ())
        if not units or passages[at].heading_path == ("目录",):
            at += 1
            continue
        yield from _marked(units)
        level, _ = numbering(units[0].ruled)
        if not level:
            yield from _lines_below(units)
            at += 1
            continue
        run = [units]
        path = passages[at].heading_path
        stop = at + 1
        while stop < len(passages) and passages[stop].heading_path[: len(path)] == path:
            following = index.of_passage.get(passages[stop].index, ())
            below = passages[stop].heading_path[len(path) :]
            here, _ = (
                numbering(below[0]) if below else numbering(following[0].ruled) if following else (0, "")
            )
            if (here and here < level) or (not here and not below):
                break
            if here == level and following:
                run.append((_headed(following[0], below[0]),) if below else following)
            if below and here == level:
                break
            stop += 1
        lead = index.of_passage.get(passages[at - 1].index, ()) if at else ()
        follows = bool(lead) and (
            passages[at - 1].heading_path == path or lead[-1].ruled.endswith(("：", ":"))
        )
        yield from _run(run, lead if follows else ())
        at = max(at + 1, stop)


def _headed(unit: Unit, heading: str) -> Unit:
    """A heading as the unit it stands over: the page and place of its first sentence."""
    return replace(unit, text=heading, ruled=heading, plain=normal(heading))


def _headings(index: PassageIndex) -> Iterator[Listing]:
    """Headings of one level under one heading."""
    children: dict[tuple[str, ...], dict[str, Unit]] = {}
    for path, units in index.sections.items():
        if len(path) > 1 and path[0] != "目录" and numbering(path[-1])[0] > 1:
            children.setdefault(path[:-1], {})[path[-1]] = units[0]
    for path, found in children.items():
        if len(found) < 2:
            continue
        items = tuple(
            dict.fromkeys(re.sub(r"[。；;，,：:]+$", "", without_numbering(name)) for name in found)
        )
        quotes = tuple(_headed(unit, name).quoted for name, unit in found.items())
        yield Listing(bare(path[-1]), bare(path[-1]), normal("|".join(path[:-1])), items, quotes, 0.0)


def _run(run: Sequence[Sequence[Unit]], lead: Sequence[Unit]) -> Iterator[Listing]:
    path = run[0][0].path
    heading = bare(path[-1]) if path else ""
    announced = None
    introduced = bool(lead) and lead[-1].ruled.rstrip().endswith(("：", ":")) and lead[-1].path == path
    if lead and len(run) >= 1:
        announced = stated_count(lead[-1].ruled)
    if len(run) < 2 and not (introduced and announced == 1):
        return
    items = item_names([line for units in run for line in numbered_lines(units[0].ruled)])
    quotes = tuple(unit.quoted for unit in (*lead[-2:], *(unit for units in run for unit in units)))
    far = normal("".join(unit.ruled for unit in lead) if introduced else "") + "|" + normal("|".join(path))
    near = normal(lead[-1].ruled) if introduced else heading
    yield Listing(called(near), near, far, items, quotes[:60], 0.06 if introduced else 0.04, announced)


def _marked(units: Sequence[Unit]) -> Iterator[Listing]:
    """一是…；二是… inside one paragraph."""
    text = "".join(unit.ruled for unit in units)
    marks = list(re.finditer(r"(?<![统唯专])[一二三四五六七八九十]是", text))
    if len(marks) < 2 or text[marks[0].start()] != "一":
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = tuple(
        re.split("[。；]", text[mark.end() : end])[0].strip("，、 ")
        for mark, end in zip(marks, ends, strict=True)
    )
    near = normal(re.split(r"[。；]", text[: marks[0].start()].rstrip("。；，：:"))[-1])
    yield Listing(called(near), near, units[0].around, items, tuple(unit.quoted for unit in units), 0.0)


def _lines_below(units: Sequence[Unit]) -> Iterator[Listing]:
    """Short lines without numbering, or numbered on one, under a sentence that ends with a colon."""
    for at, unit in enumerate(units[:-1]):
        below = units[at + 1 :]
        lines = [line for one in below for line in numbered_lines(one.ruled)]
        plain = [ASIDE.sub("", line) for line in lines]
        if not unit.ruled.endswith(("：", ":")) or len(below) < 2 or any(len(line) > 50 for line in plain):
            continue
        names = (without_numbering(BEHIND_CODE.sub("", line)) for line in lines)
        items = tuple(re.sub(r"[。；;，,]+$", "", name) for name in names)
        if any("，" in line[:-1] for line in plain) or any(re.search(r"\d万?元", item) for item in items):
            continue
        yield Listing(
            called(unit.ruled),
            normal(unit.ruled),
            unit.around,
            items,
            tuple(line.quoted for line in (unit, *below)),
            0.04,
            stated_count(unit.ruled),
        )


def _until_comma(text: str) -> str:
    inside = bracketed(text)
    return next((text[:at] for at, char in enumerate(text) if char in "，；。" and at not in inside), text)
