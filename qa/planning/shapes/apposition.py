"""Members that a question lists and then counts: 东、西、南、北四个监狱的收入, A与B、C这两个项目的总额."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.shapes.asking import TOGETHER
from qa.planning.shapes.shaped import split_names
from qa.question.numerals import number_word
from qa.question.reading import Reading

_APPOSED = regex(
    r"^(?P<list>.*?[、和与及跟].*?)(?:这|那|共)?(?P<n>[两二三四五六七八九十]+|\d{1,2})(?:大)?(?:个|家|所|座|"
    r"项|类|款|块|笔|场|(?<=两)期|部分|方面)"
    r"(?P<noun>[^,，的、]{0,8}?)(?:的|[,，]|(?=$))(?:的)?(?P<tail>[^,，]*)$"
)
_TOGETHER_AT_END = regex(
    rf"[,，]?(?:全部|都|(?:全|都)?(?:算|加)(?:上|起来|下来|进去))?(?:{TOGETHER}|总计|合并|累计)(?:是|有|要|共)?$"
)


def apposed_names(reading: Reading, words: str) -> list[str]:
    """The names of a list that its own number closes, each with what is asked of all of them.

    The number tells where to cut: 财政与农业、社保与电子数据这两个项目 are two things, not four. Short
    names take the noun behind the number (东 … 监狱) where one printed name alone fits.
    """
    match = _APPOSED.match(_TOGETHER_AT_END.sub("", words.strip(" ,，")))
    if match is None:
        return []
    if not match.group("noun") and not match.group("tail"):
        return []
    number = number_word(match.group("n"))
    body = match.group("list").strip(" ,，")
    if re.search("[有分](?=[^,，有分]{1,14}$)", body):
        return []
    inside = re.split(r"(?:里面?|中|当中)(?:的)?[,，]?(?=[^,，]*、)", body)[-1]
    cuts = (
        [part.strip() for part in re.split("、|以及", inside)],
        [part.strip() for part in re.split("、|以及|[和与跟](?![^、]*、)", inside)],
        split_names(inside),
    )
    names = next((cut for cut in cuts if len(cut) == number and all(cut)), None)
    if names is None or number is None or number < 2:
        return []
    noun, tail = match.group("noun"), match.group("tail").strip(" 的,，")
    around = body[: len(body) - len(inside)].strip(" ,，")
    full = [_printed(reading, name, noun) for name in names]
    return [" ".join(filter(None, [around, name, tail])) for name in full]


def _printed(reading: Reading, name: str, noun: str) -> str:
    """A name as printed, where what is said of it is too short to be found by itself."""
    said, kind = reading.decode(name), reading.decode(noun)
    if said in reading.terms or not kind:
        return name
    if said + kind in reading.terms:
        return said + kind
    if len(said) <= 4:
        fits = [t for t in reading.terms if re.search(f"{re.escape(said)}.*{re.escape(kind)}", t)]
        short = [t for t in fits if not any(other != t and other in t for other in fits)]
        if len(short) == 1:
            return short[0]
    whole = len(said) > 4 and any(said in term for term in reading.terms)
    return f"{name} {noun}" if kind not in said and not whole else name


__all__ = ["apposed_names"]
