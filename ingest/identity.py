"""Whose disclosure a document is: department, year, kind, level, read from what it prints.

Witnesses, each with a weight: captions of tables (编制单位：…), lines of the cover and titles
(… 2024 年部门预算), headings (… 概况), and the first sentence (… （以下简称 …）). What is named by
most of them wins; no file name is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.lines import join_words
from ingest.model import DocumentKind, DocumentLevel, Identity, Page, Word

_ORGAN = (
    r"(?:局|厅|委员会|办公室|办公厅|委|院|部|处|队|站|所|署|馆|中心|校|学院|大学|医院|街道|街道办事处|办事处|镇|乡|"
    r"机关|政府|总队|支队|大队|协会|联合会|总工会|工会|联合社|公室|社|会|台|室|园|集团|公司|基地|库|党校|庭)"
)
_SUFFIX = r"(?:[（(](?:本级|机关|本部|局机关|汇总|部门|单位)[)）]|本级|本部)?"
_NAME = re.compile(rf"[\u4e00-\u9fff·、“”]{{2,40}}?{_ORGAN}(?:机关)?{_SUFFIX}")
_CAPTION = re.compile(
    r"^(?:附?表[\d一二三四五六七八九十-]*)?(?:预算主管部门|主管部门|编制(?:部门|单位)|填报(?:部门|单位)|预算(?:部门|单位)|部门(?:名称|[（(]单位[)）](?:名称)?)|"
    r"单位名称|部门/单位|部门|单位)[（(]?(?:公开|盖章|名称)?[)）]?[:：](?:\[\d+\]|\d+-?)?(.+)$"
)
_TITLE = re.compile(
    r"(?:20\d{2}|二[〇○O零]二[〇○O零一二三四五六七八九])年(?:度)?(?:区级|市级|省级|本级)?(?:部门|单位)?(?:综合)?(?:预|决)算"
)
_YEAR = re.compile(r"(20\d{2})年")
_CHINESE_YEAR = re.compile(r"二[〇○O零0][一二三四五六七八九〇○零][一二三四五六七八九〇○零](?=年)")
_DIGITS = {
    "〇": "0",
    "○": "0",
    "O": "0",
    "零": "0",
    **{c: str(i) for i, c in enumerate("一二三四五六七八九", 1)},
}
_ALIAS = re.compile(r"[（(](?:以下|下文)?(?:统一)?简称[:：]?[“\"]?([\u4e00-\u9fff]{2,14})[”\"]?[)）]")


def identify(pages: Sequence[Page], file_name: str | None = None) -> Identity:
    """The identity printed in `pages`; `file_name` is used only where nothing is printed."""
    lines = [line for page in pages for line in _lines(page)]
    year = _year(lines, file_name)
    kind = _kind(lines)
    department = _department(lines)
    return Identity(department, year, kind, _level(lines, department, kind), _aliases(lines, department))


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """(page number, text) of each printed line; columns far apart are separate lines."""
    row: list[Word] = []
    for word in page.words:
        if row and (
            abs(word.box[1] - row[-1].box[1]) > 0.6 * (row[-1].box[3] - row[-1].box[1])
            or word.box[0] - row[-1].box[2] > 3 * (word.box[3] - word.box[1])
            or word.box[0] < row[-1].box[0]
        ):
            yield page.number, join_words(row)
            row = []
        row.append(word)
    if row:
        yield page.number, join_words(row)


def _year(lines: Sequence[tuple[int, str]], file_name: str | None) -> int | None:
    votes: Counter[int] = Counter()
    for page, text in lines:
        text = _CHINESE_YEAR.sub(lambda match: "".join(_DIGITS[c] for c in match.group()), text)
        for match in re.finditer(r"(20\d{2})年?(?:度)?[\u4e00-\u9fff（）()]{0,40}?(?:预算|决算)", text):
            before = text[max(0, match.start() - 4) : match.start()]
            if re.search(r"[比较与同至]|截至|上年", before):
                continue
            short = len(text) < 45
            votes[int(match.group(1))] += 20 if page <= 2 and short else 5 if short else 1
    if not votes:
        for _, text in lines:
            votes.update(int(found) for found in _YEAR.findall(text))
    if votes:
        return votes.most_common(1)[0][0]
    named = re.search(r"20\d{2}", file_name or "")
    return int(named.group()) if named else None


def _kind(lines: Sequence[tuple[int, str]]) -> DocumentKind:
    budget = final = 0
    for page, text in lines:
        weight = 10 if page <= 2 and len(text) < 45 else 1 if len(text) < 45 else 0
        budget += weight * ("预算" in text)
        final += weight * (2 if "决算" in text else 0)
    if not budget and not final:
        return "其他"
    return "决算" if final > budget else "预算"


def _department(lines: Sequence[tuple[int, str]]) -> str:
    votes: Counter[str] = Counter()
    for page, text in lines:
        caption = _CAPTION.match(text)
        if caption:
            name = _clean(caption.group(1))
            if name:
                votes[name] += 4
        if len(text) < 60 and (page <= 3 or re.search("概况|情况说明", text)):
            stripped = re.sub(r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)", "", text)
            stripped = re.sub(r"20\d{2}年度?", "", stripped)
            match = _NAME.match(stripped)
            if match and re.match(
                r"[（(]?(?:部门|单位|本级|机关|本部|概况|预算|决算|主要职能|职能|机构|情况|$|20)",
                stripped[match.end() :],
            ):
                name = _clean(match.group())
                if name:
                    votes[name] += 6 if page <= 2 else 3
    return votes.most_common(1)[0][0] if votes else ""


def _clean(name: str) -> str:
    name = re.split(r"(?:金额)?单位[:：]|[:：]|20\d{2}年", name)[0].strip("（(")
    name = re.sub(r"^\d+[-—]?", "", name)
    name = re.sub(r"(?:部门|单位)?$", "", name) if name.endswith(("部门", "单位")) else name
    if not re.search(rf"{_ORGAN}{_SUFFIX}$", name) or len(name) < 4:
        return ""
    return name


def _level(lines: Sequence[tuple[int, str]], department: str, kind: DocumentKind) -> DocumentLevel | None:
    word = kind if kind != "其他" else "预算"
    unit = whole = 0
    for page, text in lines:
        weight = 10 if page <= 3 and len(text) < 60 else 1
        unit += weight * len(re.findall(f"单位{word}", text))
        whole += weight * len(re.findall(f"部门{word}", text))
    if re.search(r"(?:本级|机关|本部)[)）]?$", department) and unit >= whole:
        return "单位"
    if not unit and not whole:
        return None
    return "单位" if unit > whole else "部门"


def _aliases(lines: Sequence[tuple[int, str]], department: str) -> tuple[str, ...]:
    text = "".join(line for _, line in lines)
    found = []
    for match in _ALIAS.finditer(text):
        if text[max(0, match.start() - 12) : match.start()].endswith(department[-6:]) and department:
            found.append(match.group(1))
    return tuple(dict.fromkeys(found))
