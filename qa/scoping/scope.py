"""Which documents a question is about: departments, years, kind and level, settled before all else.

Documents of one department, year, kind and level are one `Edition`: a text file and a tables file
of the same disclosure answer together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.model import Identity
from qa.patterns import regex
from qa.question.text import normal
from qa.question.vocabulary import organ_shorts
from qa.scoping.abbreviated import abbreviated_in, opened_with


@dataclass(frozen=True, slots=True)
class Edition:
    """One disclosure: the documents that make it up and whose it is."""

    key: str
    department: str
    year: int | None
    kind: str
    level: str | None
    documents: tuple[str, ...]

    @property
    def title(self) -> str:
        """How the edition is called in an answer: 乐山市…局2024年部门预算."""
        year = f"{self.year}年" if self.year else ""
        return f"{self.department}{year}{self.level or ''}{self.kind if self.kind != '其他' else ''}"


def editions_of(identities: Iterable[tuple[str, Identity]]) -> tuple[Edition, ...]:
    """Group documents (name, identity) into editions, oldest first.

    A document that does not say its level joins the one edition of its department and year.
    """
    groups: dict[tuple[str, int | None, str], dict[str | None, list[str]]] = {}
    names: dict[str, str] = {}
    for document, identity in identities:
        who = _department_key(identity.department)
        names.setdefault(who, identity.department)
        levels = groups.setdefault((who, identity.year, identity.kind), {})
        levels.setdefault(identity.level, []).append(document)
    editions = []
    for (who, year, kind), levels in groups.items():
        loose = levels.pop(None, []) if len(levels) == 2 else []
        for level, documents in levels.items():
            key = f"{who}#{year or ''}#{kind}#{level or ''}"
            editions.append(Edition(key, names[who], year, kind, level, tuple(sorted([*documents, *loose]))))
    return tuple(sorted(editions, key=lambda edition: (edition.department, edition.year or 0, edition.key)))


def _department_key(department: str) -> str:
    return re.sub(
        r"\((?:本级|部门|机关|本部|汇总)\)|(?<=[局委厅])(?:本级|机关|\(局机关\))$", "", normal(department)
    )


_PLACE = regex(r"(?:(?![和与及])[一-鿿]){2,7}?(?:特别行政区|自治区|自治州|自治县|省|市|区|县|州|盟|旗|镇|乡)")


@lru_cache(maxsize=1024)
def short_names(department: str) -> frozenset[str]:
    """Every way people shorten a department's printed name: 江苏省人民检察院 -> 省检察院, 检察院.

    >>> "市人社局" in short_names("乐山市人力资源和社会保障局")
    True
    """
    name = re.sub(r"^中共|^中国共产党", "", _department_key(department))
    places, rest = _places_and_organ(name)
    organs = _shortened(rest) | _branches(rest)
    of_the_party = re.match("委(?:员会)?(?=.)", rest)
    if of_the_party:
        organs |= _shortened(rest[of_the_party.end() :])
    heads = {""}
    for at, place in enumerate(places):
        suffix = place[-1]
        stem = place[:-1]
        deeper = "".join(places[at + 1 :])
        for head in (place, stem if len(stem) > 1 else place, suffix if suffix in "省市区县" else place):
            heads.add(head)
            heads.add(head + deeper)
    heads.add("".join(places))
    variants = {head + organ for head in heads for organ in organs if len(organ) >= 2}
    variants |= {normal(department), name}
    if rest.startswith("国家"):
        variants |= _shortened(rest[2:])
    if rest.startswith("人民政府") and places and places[-1][-1] in "镇乡":
        variants |= {"".join(places[at:]) for at in range(len(places))}
    return frozenset(variant for variant in variants if len(variant) >= 2)


def _places_and_organ(name: str) -> tuple[list[str], str]:
    """The places that a name begins with, widest first, and the organ behind them."""
    places: list[str] = []
    rest = name
    while match := _PLACE.match(rest):
        if len(rest) - match.end() < 2:
            break
        places.append(match.group())
        rest = rest[match.end() :]
    if rest == "本级" and places:
        rest = places.pop() + rest  # a summary of a place as a whole: 重庆市黔江区本级
    return places, rest


_BRANCH = regex(r"[局委厅部院](?P<stem>[一-鿿]{2,6}?)(?P<kind>支队|总队|大队|分局|监狱|学院|学校|医院)$")


_HOUSE = regex(
    "[一-鿿]{2,}(?P<kind>(?:试验|实验|良种|[种养苗园农林牧体])场|"
    "(?:图书|博物|美术|文化|科技|体育|档案|纪念)馆|(?:动物|植物)园)$"
)
"""A house whose last word alone tells what it is: 花卉良种试验场."""


def _branches(organ: str) -> set[str]:
    """A branch by its own name or the heads of its words: 交通管理支队, 交管支队, 公安局交管支队."""
    match = _BRANCH.search(organ)
    if match is None:
        place = _HOUSE.search(organ)
        return {place["kind"]} if place else set()
    stem, kind = match["stem"], match["kind"]
    short = {stem[0] + stem[2] + kind} if len(stem) == 4 else set()
    return {stem + kind} | short | {organ[: match.start("stem")] + name for name in short}


def _shortened(organ: str) -> set[str]:
    variants = {organ}
    for long, shorts in organ_shorts():
        for variant in list(variants):
            if long in variant:
                variants |= {variant.replace(long, short) for short in shorts}
            elif len(long) > 4:
                variants |= {
                    variant.replace(short, long) for short in shorts if len(short) >= 2 and short in variant
                }
    variants |= {re.sub("街道办事处$|街道办$", "街道", variant) for variant in variants}
    variants |= {re.sub("(?:办公厅|机关|本级)$", "", variant) for variant in variants}
    if organ.endswith("办公厅"):
        variants.add("办公厅")
    for variant in list(variants):
        variants |= _abridged(variant)
    return {variant for variant in variants if len(variant) >= 2}


_INNER = regex(
    r"^.*?(?P<of>[^厅局委办]{0,4}(?:办公厅|办公室|局|委员会|委|厅))(?P<own>.{2,}(?:中心|支队|大队|"
    r"总队|站|所|院|场|馆|校|队))$"
)
_ENDING = regex(r"(?:中心|办公室|办|支队|大队|总队|局|站|所|院|场|馆|学校|学院)$")


def _abridged(organ: str) -> set[str]:
    """A long name as people cut it: its own part (办公厅文印中心, 文印中心), its beginning and its kind.

    >>> sorted(_abridged("减污降碳管理运行技术中心"))[:1]
    ['减污降碳中心']
    """
    cut = set()
    inner = _INNER.match(organ)
    if inner and len(inner.group("own")) >= 4:
        own = inner.group("own")
        cut |= {own, inner.group("of") + own, re.sub("^.*(?=办公厅|办公室)", "", inner.group("of")) + own}
    kind = _ENDING.search(organ)
    if kind and len(organ) >= 8 and not inner and not re.search("政府|街道|委员会", organ):
        head = organ[: kind.start()]
        cut |= {head[:end] + kind.group() for end in range(3, len(head) - 1) if head[end - 1] not in "和与及"}
    return cut


@dataclass(frozen=True, slots=True)
class DepartmentMention:
    """A department named in a question; `editions` is empty for one that is not loaded."""

    start: int
    end: int
    editions: tuple[Edition, ...]


def find_departments(
    question: str, editions: Sequence[Edition], aliases: dict[str, tuple[str, ...]]
) -> list[DepartmentMention]:
    """Departments of `editions` named in a normalised question, longest match first, left to right.

    `aliases` gives further printed short names of each department (以下简称…), by edition key.
    """
    names: dict[str, set[Edition]] = {}
    for edition in editions:
        for name in short_names(edition.department) | set(map(normal, aliases.get(edition.key, ()))):
            if len(name) >= 2:
                names.setdefault(name, set()).add(edition)
    mentions: list[DepartmentMention] = []
    at = 0
    longest = max(map(len, names), default=0)
    while at < len(question):
        for length in range(min(longest, len(question) - at), 1, -1):
            found = names.get(question[at : at + length]) or _without_its_organ(question, at, length, names)
            if found and not _inside_a_longer_word(question, at, length):
                ordered = tuple(sorted(found, key=lambda edition: edition.key))
                mentions.append(DepartmentMention(at, at + length, ordered))
                at += length - 1
                break
        at += 1
    stems = _sharing_an_organ(question, names, _place_stems(question, editions, mentions), mentions)
    mentions = _of_one_place(question, mentions)
    settled = stems and all(len({edition.department for edition in stem.editions}) == 1 for stem in stems)
    if settled or len({mention.editions for mention in stems}) > 1:
        wide = [mention for mention in mentions if len({e.department for e in mention.editions}) == 1]
        return sorted([*wide, *stems], key=lambda mention: mention.start)
    return mentions or stems or list(abbreviated(question, editions))


_AS_A_SYSTEM = regex(
    r"(?:(?:整个|全)?系统|[这那]边|条线|(?:[两三四五六七八九十]+|\d+|各|几)[个家]?(?:预算|下属|所属)*单位)"
)
"""What stands behind a body that is called by its place and its work alone: 福州医保四家预算单位."""


def _without_its_organ(
    question: str, at: int, length: int, names: dict[str, set[Edition]]
) -> set[Edition] | None:
    """The bodies of a place that its work alone names: 福州医保系统."""
    if length < _PLACE_AND_WORK or not _AS_A_SYSTEM.match(question, at + length):
        return None
    word = question[at : at + length]
    found = {edition for organ in "局委厅" for edition in names.get(word + organ, ())}
    return {edition for edition in found if word.startswith(_stem_of(edition.department) or " ")}


_PLACE_AND_WORK = 4
"""Characters of a place and a work at least."""


def _place_stems(
    question: str, editions: Sequence[Edition], mentions: Sequence[DepartmentMention]
) -> list[DepartmentMention]:
    """Departments named by their place alone: 北京、深圳、苏州三个市审计局."""
    stems: dict[str, set[Edition]] = {}
    for edition in editions:
        stem = _stem_of(edition.department)
        if stem:
            stems.setdefault(stem, set()).add(edition)
    if len(stems) < 2:
        return []
    found = []
    for stem, where in stems.items():
        at = question.find(stem)
        if at >= 0 and not any(
            m.start <= at < m.end and len({e.department for e in m.editions}) == 1 for m in mentions
        ):
            end = at + len(stem) + (question[at + len(stem) : at + len(stem) + 1] in ("省", "市", "区", "县"))
            found.append(DepartmentMention(at, end, tuple(sorted(where, key=lambda edition: edition.key))))
    return sorted(found, key=lambda mention: mention.start)


def _stem_of(department: str) -> str:
    """The place of a department without its rank: 西安 of 西安市信访局, 国家 of 国家信访局."""
    name = re.sub("^中共|^中国共产党", "", _department_key(department))
    match = _PLACE.match(name)
    if match and len(match.group()) > 2:
        return match.group()[:-1]
    return "国家" if name.startswith("国家") else ""


def abbreviated(question: str, editions: Sequence[Edition]) -> Iterator[DepartmentMention]:
    """The one department whose name is said by characters of it: 大英县文旅局 for 文化广播电视和旅游局."""
    found: dict[str, tuple[tuple[int, int], set[Edition]]] = {}
    for edition in editions:
        name = _department_key(edition.department)
        places, organ = _places_and_organ(name)
        span = abbreviated_in(question, places, organ) or opened_with(question, name)
        if span is not None:
            found.setdefault(name, (span, set()))[1].add(edition)
    if len(found) == 1:
        (start, end), those = next(iter(found.values()))
        yield DepartmentMention(start, end, tuple(sorted(those, key=lambda edition: edition.key)))


_BEFORE_ORGAN = regex(
    r"[省市区县]?的?(?:这|那)?(?:[两三四五六七八九]|\d)?(?:家|个|级|地|座城市|市|"
    r"省)?的?(?:[省市区县]级?)?的?"
)


def _sharing_an_organ(
    question: str,
    names: dict[str, set[Edition]],
    stems: list[DepartmentMention],
    mentions: Sequence[DepartmentMention],
) -> list[DepartmentMention]:
    """Places that share the organ named once: 国家、广州、西安三级信访局; 北京市审计局和深圳."""
    if not stems:
        return stems
    last = stems[-1]
    at = _BEFORE_ORGAN.match(question, last.end)
    start = at.end() if at else last.end
    named = [question[stem.start : stem.end] for stem in stems]
    places = [name.rstrip("省市区县") or name for name in named]
    tails = [
        (question[start : start + length], start + length)
        for length in range(min(20, len(question) - start), 1, -1)
    ]
    for mention in mentions:
        own = {e.department for e in mention.editions}
        stem = _stem_of(next(iter(own))) if len(own) == 1 else ""
        said = question[mention.start : mention.end]
        if stem and said.startswith(stem):
            tails.append((said[len(stem) :].lstrip("省市区县"), last.end))
    for organ, end in tails:
        shared = [names.get(place + organ) for place in places]
        if organ and all(shared):
            narrowed = [
                replace(stem, editions=tuple(sorted(found or (), key=lambda edition: edition.key)))
                for stem, found in zip(stems, shared, strict=True)
            ]
            return [*narrowed[:-1], replace(narrowed[-1], end=max(end, last.end))]
    return stems


def _of_one_place(question: str, mentions: list[DepartmentMention]) -> list[DepartmentMention]:
    """深圳市审计局和水务局: a name that several places have is that of the place named beside it."""
    places = {
        stem
        for mention in mentions
        for stem in {_stem_of(edition.department) for edition in mention.editions}
        if stem and stem in question
    }
    settled = []
    for mention in mentions:
        near = tuple(edition for edition in mention.editions if _stem_of(edition.department) in places)
        several = len({edition.department for edition in mention.editions}) > 1
        settled.append(replace(mention, editions=near) if several and near else mention)
    return settled


_HOUSE_OF_A_TOWN = regex(
    "(?:第?[一二三四五六]?(?:中心)?(?:小学|中学|学校|幼儿园|卫生院|医院)|派出所|司法所|财政所|[一-鿿]{2,8}?(?:中心|站|所|社区|村|公司))"
)


def _inside_a_longer_word(question: str, at: int, length: int) -> bool:
    """人大 in 人大立法, 信访局 in 信访局长: a name that begins or ends a longer word is no department."""
    word = question[at : at + length]
    before = question[: at if word[0] in "省市区县" else max(0, at - 1)]
    if (word[0] in "省市区县" or question[at - 1 : at] in tuple("省市区县")) and _OF_A_PLACE.search(before):
        return True  # 南京市审计局 is no 市审计局 of those loaded
    if word[-1] in "镇乡" and _HOUSE_OF_A_TOWN.match(question, at + length):
        return True  # 大塱镇卫生院 is no 大塱镇 (人民政府)
    after = question[at + length : at + length + 2]
    if length <= 3 and not re.search("[局委厅院办部道会]$", word):
        return not re.match(r"^(?:的|20|今年|去年|上年|本年|这|有|和|与|跟|比|,|，|机关|$)", after or "")
    return bool(re.match("^[长员]", after))


_OF_A_PLACE = regex(
    r"(?:^|[^一-鿿])(?!今|去|上|本|当|前|请|查|那|这|对照|对比|比较|参照|"
    r"问)[一-鿿]{2,3}(?<![和与跟比较及同的年在对把问是查看要于给从各全本我该两三四看和])$"
)


_OF_A_NAME = "[^\\W\\d_a-zA-Z在各了的和与是有几被把由向从给哪]"
_PLACE_NAMED = rf"(?:(?:(?![局委厅受]){_OF_A_NAME}){{2,4}}(?:省|市|区|县|州)){{1,3}}"
_FOREIGN = regex(
    rf"{_PLACE_NAMED}(?:{_OF_A_NAME}{{2,12}}?(?:局|委员会|委(?![托派任])|厅|检察院|法院|街道|政府办公室|公安局|支队|总队|大队)|"
    r"(?:人大(?:常委会)?(?:办公厅)?|政协|检察院|[高中]院|公安局|信访办(?:公室)?|"
    r"(?:中心)?卫生院|中心(?:小学|学校|幼儿园)|派出所|司法所))(?![一-鿿]*(?:占|贴))"
)


_LEADS_IN = regex("对照|对比|比较|参照|查看|请看|(?:仅|只|专)(?:指|看|限|算)|(?<=年)度")
"""Verbs before a body that are no part of its name."""


def foreign_department(question: str) -> tuple[int, int] | None:
    """A department named in full (place and organ) that no loaded document belongs to."""
    match = _FOREIGN.search(_LEADS_IN.sub(lambda found: "," * len(found.group()), question))
    return match.span() if match else None
