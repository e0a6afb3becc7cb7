"""One question for each of several things, where it asks a relation of each: 甲和乙分别完成预算的百分之几."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.stand_ins import StandIns
from qa.question.text import normal
from qa.question.vocabulary import joined_names

_SIDE = "(?:的?(?:(?:支出)?决算|(?:全年)?执行|实际支出)数?)?"
_PLANNED = "(?:年初|全年|调整后?的?)?预算数?"
_EACH = "(?:分别|各自?|都)"
_RELATIONS = (
    regex(
        rf"^(?P<names>[^,，?？]{{5,48}}?)(?P<side>{_SIDE})[,，]?{_EACH}(?P<rest>完成了?{_PLANNED}的?(?:百分之几|多少|比例)|"
        rf"(?:比|较|超出|超过|超|低于){_PLANNED}[^,，?？]{{0,6}}?(?:多少|百分之几))$"
    ),
    regex(
        rf"^(?P<names>[^,，?？]{{5,48}}?)(?P<side>{_SIDE})(?P<rest>(?:比|较){_PLANNED}){_EACH}(?P<end>[^,，?？]{{0,6}}?(?:多少|百分之几))$"
    ),
    regex(
        rf"^(?P<names>[^,，?？]{{5,48}}?)[,，]?(?P<side>的?)(?P<rest>(?:预算)?(?:完成|执行)率){_EACH}(?P<end>(?:是|为|有)?多少)$"
    ),
    regex(
        rf"^(?P<names>[^,，?？]{{5,48}}?)[,，]?(?P<side>)哪一?[个项](?P<rest>(?:比|较){_PLANNED})(?:要|更)?"
        r"(?P<end>(?:下降|减少|节约|节省|少|超|增加|增长|多)(?:得|的)?(?:更|要)?多)(?:一?些)?$"
    ),
    regex(
        rf"^(?P<names>[^,，?？]{{5,48}}?)(?P<side>的)(?P<rest>{_PLANNED}[和与跟、](?:支出)?(?:决算|执行)数?)"
        rf"(?P<end>{_EACH}(?:是|为|有)?多少)$"
    ),
)
"""What is asked of each: how far it carried its own budget out, or went past it."""
_ASKS = regex("多少|百分之几|几成")
_WHICH_MORE = regex("[,，?？]哪一?[个项家](?:更|要)?[高低多少大小]$")
"""Asks which of them has more, which both figures tell."""


def asked_of_each(question: str) -> list[str]:
    """The question of each thing by itself; nothing where no such relation is asked of several.

    >>> asked_of_each("会议费和培训费的预算完成率分别是多少")
    ['会议费的预算完成率是多少', '培训费的预算完成率是多少']
    """
    text = _WHICH_MORE.sub("", normal(question).rstrip("?？。"))
    for relation in _RELATIONS:
        match = relation.match(text)
        names = _names(match["names"]) if match else []
        if match and len(names) > 1:
            tail = match["side"] + match["rest"] + (match.groupdict().get("end") or "")
            tail = re.sub("[得的]?[更要]?多$", "多少", tail) if not _ASKS.search(tail) else tail
            return [f"{name}{tail}" for name in names]
    return []


def _names(words: str) -> list[str]:
    """The things named, where official names that hold a 和 stay whole."""
    kept = StandIns()
    parts = re.split("、|以及|[和与跟及]", kept.keep_all(joined_names(), words))
    names = [kept.back(part).strip(" 的") for part in parts]
    return names if all(len(name) > 1 for name in names) else []
