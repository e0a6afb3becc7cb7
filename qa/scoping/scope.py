"""Which documents a question is about: departments, years, kind and level, settled before all else.

Documents of one department, year, kind and level are one `Edition`: a text file and a tables file
of the same disclosure answer together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Identity
from qa.question.text import normal
from qa.question.vocabulary import organ_shorts


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


_PLACE = re.compile(r"[一-鿿]{2,7}?(?:特别行政区|自治区|自治州|自治县|省|市|区|县|州|盟|旗|镇|乡)")


@lru_cache(maxsize=1024)
def short_names(department: str) -> frozenset[str]:
    """Every way people shorten a department's printed name: 江苏省人民检察院 -> 省检察院, 检察院.

    >>> "市人社局" in short_names("乐山市人力资源和社会保障局")
    True
    """
    name = _department_key(department)
    name = re.sub(r"^中共|^中国共产党", "", name)
    places: list[str] = []
    rest = name
    while match := _PLACE.match(rest):
        if len(rest) - match.end() < 2:
            break
        places.append(match.group())
        rest = rest[match.end() :]
    organs = _shortened(rest) | _branches(rest) | (_shortened(rest[1:]) if rest.startswith("委") else set())
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
    return frozenset(variant for variant in variants if len(variant) >= 2)


_BRANCH = re.compile(r"[局委厅部院](?P<stem>[一-鿿]{2,6}?)(?P<kind>支队|总队|大队|分局|监狱|学院|学校|医院)$")


def _branches(organ: str) -> set[str]:
    """A branch called by its own name alone, and by the heads of its words: 交通管理支队, 交管支队."""
    match = _BRANCH.search(organ)
    if match is None:
        return set()
    stem, kind = match["stem"], match["kind"]
    return {stem + kind} | ({stem[0] + stem[2] + kind} if len(stem) == 4 else set())


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
    return {variant for variant in variants if len(variant) >= 2}


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
            found = names.get(question[at : at + length])
            if found and not _inside_a_longer_word(question, at, length):
                ordered = tuple(sorted(found, key=lambda edition: edition.key))
                mentions.append(DepartmentMention(at, at + length, ordered))
                at += length - 1
                break
        at += 1
    stems = _place_stems(question, editions, mentions)
    if len({mention.editions for mention in stems}) > 1:
        wide = [mention for mention in mentions if len({e.department for e in mention.editions}) == 1]
        return sorted([*wide, *stems], key=lambda mention: mention.start)
    return mentions or stems


def _place_stems(
    question: str, editions: Sequence[Edition], mentions: Sequence[DepartmentMention]
) -> list[DepartmentMention]:
    """Departments named by their place alone: 北京、深圳、苏州三个市审计局."""
    stems: dict[str, set[Edition]] = {}
    for edition in editions:
        match = _PLACE.match(_department_key(edition.department))
        if match and len(match.group()) > 2:
            stems.setdefault(match.group()[:-1], set()).add(edition)
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


def _inside_a_longer_word(question: str, at: int, length: int) -> bool:
    """人大 in 人大立法, 信访局 in 信访局长: a name that begins or ends a longer word is no department."""
    word = question[at : at + length]
    after = question[at + length : at + length + 2]
    if length <= 3 and not re.search("[局委厅院办部道会]$", word):
        return not re.match(r"^(?:的|20|今年|去年|上年|本年|这|有|和|与|跟|比|,|，|机关|$)", after or "")
    return bool(re.match("^[长员]", after))


_OF_A_NAME = "[^\\W\\d_a-zA-Z在各了的和与是有几被把由向从给哪]"
_FOREIGN = re.compile(
    rf"(?:{_OF_A_NAME}{{2,4}}(?:省|市|区|县|州)){{1,3}}{_OF_A_NAME}{{2,12}}?(?:局|委员会|委|厅|检察院|法院|街道|政府办公室|公安局)(?![一-鿿]*(?:占|贴))"
)


def foreign_department(question: str) -> tuple[int, int] | None:
    """A department named in full (place and organ) that no loaded document belongs to."""
    match = _FOREIGN.search(question)
    return match.span() if match else None
