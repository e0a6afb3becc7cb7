"""The same questions asked otherwise: names written differently, or over every document.

What a question asks for stays; only how its department and years are written changes, or which
documents it is asked over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from eval.suite import Item
from qa.question.text import normal
from qa.scoping.scope import DepartmentMention, Edition, find_departments, short_names

Names = Literal["asis", "full", "short", "omitted"]
Scope = Literal["own", "all"]
NAMES: tuple[str, ...] = get_args(Names)

YEAR = re.compile(r"(?<![\d（(])(20\d\d)年(?:度|(?![\d年初底末第四]))")
"""A year that stands for a whole budget year, not for a day or a quarter of it."""

LEVELS = "省市区县"
OWN_NAMES = ("街道", "镇", "乡")
"""Those that have a name of their own and need no level before it."""


def vary(item: Item, editions: Sequence[Edition], names: Names, scope: Scope) -> Item:
    """One item with its names rewritten, and over all documents where it says whose they are.

    `editions` are all that are loaded. What leaves its names out stays with its own documents.
    """
    own = [edition for edition in editions if set(edition.documents) & set(item.documents)]
    widened = scope == "all" and names != "omitted" and settles(item, editions)
    if names != "asis":
        lines = [rewrite(line, own, editions, names, widened) for line in (*item.history, item.question)]
        item = item.model_copy(update={"question": lines[-1], "history": tuple(lines[:-1])})
    return item.model_copy(update={"documents": ()}) if widened else item


def settles(item: Item, editions: Sequence[Edition]) -> bool:
    """Whether the question itself leads to its own documents among all: by department, and by year."""
    asked = "".join((*item.history, item.question))
    mentions = _mentions(asked, editions)
    if not mentions:
        return False
    years = {int(year) for year in YEAR.findall(asked)}
    named = {edition.key: edition for mention in mentions for edition in mention.editions}
    if years & {edition.year for edition in named.values()}:
        named = {key: edition for key, edition in named.items() if edition.year in years}
    documents = {name for edition in named.values() for name in edition.documents}
    return documents <= set(item.documents)


def rewrite(
    question: str, own: Sequence[Edition], editions: Sequence[Edition], names: Names, widened: bool = False
) -> str:
    """Write each department and year of a question in full, short, or not at all.

    Names are left out only where one edition is in scope; short names are told apart among all.
    """
    if names == "omitted":
        return _without(question, own[0]) if len(own) == 1 else question
    for department, said in _said(question, own):
        question = _renamed(
            question, said, department if names == "full" else short_name(department, editions)
        )
    years = set() if widened else {edition.year for edition in own}
    return YEAR.sub(lambda match: _year(int(match.group(1)), years, names), question)


def short_name(department: str, editions: Sequence[Edition]) -> str:
    """What people call a department where others are loaded too: 市人社局, else 北京审计局.

    The shortest name with its level, made of the official name's own characters, that no other loaded
    department goes by; one of two characters (人大) begins other words too often to be used alone.
    """
    others = {edition.department for edition in editions} - {department}
    taken = {name for other in others for name in short_names(other)}
    official = normal(department)
    free = [
        name
        for name in short_names(department)
        if len(name) > 2 and name not in taken and _within(name, official)
    ]
    leading = "" if any(name.endswith(OWN_NAMES) for name in free) else LEVELS
    return min(free, key=lambda name: (name[0] not in leading, len(name), name), default=department)


def _mentions(question: str, editions: Sequence[Edition]) -> list[DepartmentMention]:
    """The mentions that name one department each."""
    found = find_departments(normal(question), editions, {})
    return [one for one in found if len({edition.department for edition in one.editions}) == 1]


def _said(question: str, own: Sequence[Edition]) -> list[tuple[str, str]]:
    """Each department with the words that name it, where these stand in the question as it is written.

    A place alone (北京、深圳两个审计局) and what is part of a bracket are left as they are.
    """
    plain, outside = normal(question), re.sub(r"（[^）]*）|\([^)]*\)", "", question)
    pairs = [(one.editions[0].department, plain[one.start : one.end]) for one in _mentions(question, own)]
    return [(who, said) for who, said in pairs if said in outside and said in short_names(who)]


def _renamed(question: str, said: str, name: str) -> str:
    """市人社局机关 is not to become 市人力资源和社会保障局机关机关."""
    before, _, after = question.partition(said)
    tail = next((word for word in ("机关", "本级") if name.endswith(word) and after.startswith(word)), "")
    return before + name + after.removeprefix(tail)


def _year(year: int, own: set[int | None], names: Names) -> str:
    """2024年度; or 今年, 去年 where one year is in scope, else 24年."""
    if names == "full":
        return f"{year}年度"
    if own == {year}:
        return "今年"
    if own == {year + 1}:
        return "去年"
    return f"{year % 100:02d}年"


def _without(question: str, edition: Edition) -> str:
    for _, said in _said(question, [edition]):
        question = re.sub(f"(?<![从由向]){re.escape(said)}(?:机关(?!运行)|本级)?的?", "", question, count=1)
    question = YEAR.sub(lambda match: "" if int(match.group(1)) == edition.year else match.group(), question)
    return re.sub("^[的，,、]+", "", question)


def _within(name: str, official: str) -> bool:
    """Whether a name's characters stand in the official name in their order."""
    letters = iter(official)
    return all(letter in letters for letter in name)
