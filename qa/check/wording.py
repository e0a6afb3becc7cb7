"""Words that were left over, left out or printed twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.model import Document, Passage, Sentence
from ingest.prose.numbering import numbering, without_numbering
from qa.check.findings import make_finding
from qa.check.sentences import place_of, sentences
from qa.check.trial import HOLDS, Trial, fails
from qa.patterns import regex

SHORTEST_REPEATED = 16
"""Characters of a paragraph that is not repeated by chance."""

_NUMBER_MISSING = regex(
    r"(?P<word>支出|收入|预算|总计|合计|安排|增加|减少|金额|资金|经费|共计|总额)(?:数)?(?:为|是|约)?\s*(?P<unit>万元|亿元)(?=[，。；、,;]|与|比|较|其中|$)"
)
_COUNT_MISSING = regex(r"(?P<what>[\u4e00-\u9fff]{2,12}用车)\s*辆(?=[、，。；（(])")
_COUNTED = regex(r"用车\s*\d+\s*辆")
_RATE_MISSING = regex(r"(?P<what>增长|下降|占比|占)(?:率|幅)?(?:为)?\s*[%％](?=[，。；、])")
_SLIPS = (
    ("单位重复", regex(r"[\d.,]+\s*(?:万元\s*万元|亿元\s*亿元|元\s*元(?!旦)|%\s*%|辆辆)")),
    (
        "漏写“年”",
        regex(
            r"(?:与|比|较|同|原因是|[，。；：]|^)\s*20[12]\d\s*(?:度)?(?:持平|增加|减少|增长|下降|相比|部门预算|单位预算|预算数?|决算数?)"
        ),
    ),
    ("漏写内容", regex(r"(?:包括|包含|如下|分别为|分别是|构成为|具体为)[:：]\s*。")),
)
"""Slips of the keyboard: a unit twice, a year without 年, nothing behind a colon."""

_LEFTOVERS = (
    (
        "填报说明",
        regex(
            r"仍保留该表格式|在本表下方作(?:下述|如下)说明|按[^）)]{2,40}填写|请(?:各部门|各单位|根据)[^，。]{0,20}填写|样表|（示例）|【[^】]{0,12}(?:填|说明)[^】]{0,12}】"
        ),
    ),
    ("待填空格", regex(r"(?<![A-Za-z])[XxＸ×]{2,}(?:万元|元|年|局|单位|部门|辆|个|%)|_{3,}")),
)
_LIST = regex(r"(?:主要)?(?:包括|用于)[:：]?(?P<items>[^。；;]{6,400})")
_CHOICE = regex(
    r"(?:增加|增长|上升)[（(](?:减少|降低|下降)[)）]|(?:减少|下降|降低)[（(](?:增加|增长)[)）]"
)


def missing_numbers(document: Document) -> Iterator[Trial]:
    """支出预算支出 万元: a unit without its number."""
    for sentence in sentences(document):
        if re.search(r"单位[:：为]", sentence.text):
            continue
        for match in _NUMBER_MISSING.finditer(sentence.text):
            printed = f"{match.group('word')}{match.group('unit')}"
            what = f"“…{sentence.text[max(0, match.start() - 10) : match.end()]}”漏填数字"
            yield _finding(document, "number-missing", what, (printed,), sentence)


def missing_counts(document: Document) -> Iterator[Trial]:
    """机要通信用车 辆、应急保障用车2辆; 增长 %: a unit without its number, where its like has one."""
    for sentence in sentences(document):
        hits = list(_RATE_MISSING.finditer(sentence.text))
        if _COUNTED.search(sentence.text):
            hits += _COUNT_MISSING.finditer(sentence.text)
        if hits:
            printed = tuple(dict.fromkeys(match.group() for match in hits))
            what = f"“{'、'.join(printed[:4])}”漏填数字（{len(hits)}处）"
            yield _finding(document, "number-missing", what, printed, sentence)


def slips(document: Document) -> Iterator[Trial]:
    """A unit printed twice (6.03万元万元), a year without 年 (与2025持平), nothing behind 包括：."""
    for sentence in sentences(document):
        for name, form in _SLIPS:
            hits = [match.group().lstrip("，。；：") for match in form.finditer(sentence.text)]
            if hits:
                quote = "、".join(dict.fromkeys(hits))
                printed = tuple(dict.fromkeys(hits))
                yield _finding(document, "slip", f"“{quote}”{name}（{len(hits)}处）", printed, sentence)


def leftovers(document: Document) -> Iterator[Trial]:
    """Instructions of the sample form that stayed in the published text, one finding for each kind."""
    texts = [(sentence.text, sentence) for sentence in sentences(document)]
    for name, pattern in _LEFTOVERS:
        hits = [(match.group(), sentence) for text, sentence in texts for match in pattern.finditer(text)]
        hits += [
            (match.group(), Sentence(note, table.pages[-1], (0.0, 0.0, 0.0, 0.0)))
            for table in document.tables
            for note in table.notes
            for match in pattern.finditer(note)
        ]
        if hits:
            yield _several(
                document, "form-leftover", f"保留了样表的{name}：“{hits[0][0]}”", (name, hits[0][0]), hits
            )
    hits = [(match.group(), sentence) for text, sentence in texts for match in _CHOICE.finditer(text)]
    if hits:
        what = f"样本用语“{hits[0][0]}”未作取舍（{len(hits)}处）"
        yield _several(document, "form-choice", what, (hits[0][0],), hits)


def repeated_paragraphs(document: Document) -> Iterator[Trial]:
    """Numbered paragraphs printed twice under one heading."""
    seen: dict[tuple[tuple[str, ...], str], Passage] = {}
    repeated: dict[tuple[str, ...], list[tuple[Passage, Passage]]] = {}
    for passage in document.passages:
        text = passage.text.strip()
        level, _ = numbering(text)
        if not level or len(text) < SHORTEST_REPEATED:
            continue
        key = (passage.heading_path, re.sub(r"\s", "", text))
        if key in seen:
            repeated.setdefault(passage.heading_path, []).append((seen[key], passage))
        else:
            seen[key] = passage
            yield HOLDS
    for pairs in repeated.values():
        marks = [_mark(again) for _, again in pairs]
        name = f"第{marks[0]}—{marks[-1]}项" if len(marks) > 1 else f"第{marks[0]}项"
        places = [place_of(document, one.sentences[0]) for pair in pairs for one in pair]
        what = f"{name}重复印出：“{without_numbering(pairs[0][1].text.strip())[:20]}…”"
        yield fails(make_finding("printed-twice", "wording", what, (name, "重复"), places))


def repeated_list_items(document: Document) -> Iterator[Trial]:
    """主要包括：…奖金…奖金…: an item listed twice in one list."""
    for sentence in sentences(document):
        for match in _LIST.finditer(sentence.text):
            items = [item.strip("等 ") for item in match.group("items").split("、")]
            if len(items) < 5:
                continue
            twice = [item for item, count in Counter(items).items() if count > 1 and len(item) >= 2]
            if not twice:
                yield HOLDS
                continue
            what = f"“{match.group('items')[:24]}…”中“{twice[0]}”列了两次"
            yield _finding(document, "listed-twice", what, twice, sentence)


def _mark(passage: Passage) -> str:
    text = passage.text.strip()
    return text[: len(text) - len(without_numbering(text))].strip("（）().、．第项 ")


def _finding(
    document: Document, rule: str, what: str, figures: tuple[str, ...] | list[str], sentence: Sentence
) -> Trial:
    return fails(make_finding(rule, "wording", what, figures, (place_of(document, sentence),)))


def _several(
    document: Document, rule: str, what: str, figures: tuple[str, ...], hits: list[tuple[str, Sentence]]
) -> Trial:
    return fails(make_finding(rule, "wording", what, figures, [place_of(document, one) for _, one in hits]))
