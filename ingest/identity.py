"""Whose disclosure a document is: department, year, kind, level, read from what it prints.

Witnesses of the name, each with a weight: the cover and titles (… 2024 年部门预算), the captions of
tables (编制单位：…), headings (… 概况) and 以下简称. The heaviest name wins; no file name is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import DocumentKind, DocumentLevel, Identity, Page, Word
from ingest.prose.lines import join_words

COVER_PAGES = 3
"""The cover, an inner cover and the contents stand on these."""

_ORGANS = (
    "局|厅|委员会|办公室|办公厅|委|院|部|处|队|站|所|署|馆|中心|校|学院|大学|中学|小学|幼儿园|医院|街道|办事处|镇|乡|机关|政府|协会|"
    "联合会|总工会|公会|团市委|合作社|联社|公室|社|会|台|室|园|集团|公司|基地|库|党校|庭|场|监狱|团|林场|办|协|政协"
)
_FIRST = frozenset(organ[0] for organ in _ORGANS.split("|"))
_MARK = r"(?:[（(](?:本级|机关|本部|局机关|局本级|委本级|汇总|部门|单位|行政)[)）]|本级|本部)?"
_END = re.compile(rf"(?:{_ORGANS})(?:机关)?{_MARK}")
_AFTER = re.compile(
    r"$|[“\"]?三公|[（(]?(?:20\d\d|二[〇○O零]|部门|单位|年度|概况|基本情况|预算|决算|主要职[能责]|职[能责]|机构|情况|收支|信息公开)"
)
_CAPTION = re.compile(
    r"(?:附?表[\d一二三四五六七八九十-]*|公开\d+表)?(?P<label>预算主管部门|编制(?:部门|单位)|填报(?:部门|单位)|预算(?:部门|单位)(?:名称)?|"
    r"部门(?:名称)?|单位名称|部门[（(/]单位[)）]?(?:名称)?|部门、单位|单位)(?:[（(](?:公开|盖章|公章)[)）])?[:：]"
    r"(?:\[?\d+\]?[-—]?)?(?P<name>.+)"
)
_LABELS = ("部门名称", "部门（单位）名称", "预算部门", "预算单位名称")
_KIND = re.compile(
    r"(?:(?<![与比较同和])20\d\d年?度?|(?<![全当本上])年度?|部门|单位|区级|市级|省级)(?:综合)?(预|决)算"
)
_YEAR = re.compile(
    r"(20\d\d)年?(?:度)?[\u4e00-\u9fff（）()“”]{0,40}?(?:预算|决算)|[（(](20\d\d)年?度?[)）]$|^(20\d\d)年度?$"
)
_CHINESE_YEAR = re.compile(r"二[〇○O零0][一二三四五六七八九〇○零][一二三四五六七八九〇○零](?=年)")
_DIGITS = {
    "〇": "0",
    "○": "0",
    "O": "0",
    "0": "0",
    "零": "0",
    **dict(zip("一二三四五六七八九", "123456789", strict=True)),
}
_ALIAS = re.compile(
    r"[（(](?:以下|下文|下称)?(?:统?一?简称|统称)?[:：，为]?[“\"]?(?P<alias>[\u4e00-\u9fff]{2,14})[”\"]?[)）]"
)
_WORDY = re.compile(r"[\u4e00-\u9fff]{2}|20\d\d")
_NUMBER_HEAD = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分[、：:.．]?|[一二三四五六七八九十]+、|\d{1,2}[、.．](?!\d)|"
    r"[（(][一二三四五六七八九十]+[)）])"
)


_LISTED = re.compile(r"^(?:\d{1,2}[、.．]|[（(]\d{1,2}[)）])")
"""A number before a name that stands alone: one of the units that are listed, not a title."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A run of words of one page that stand close together on one line."""

    page: int
    text: str

    @property
    def short(self) -> bool:
        return len(self.text) < 45

    @property
    def cover(self) -> bool:
        return self.page <= COVER_PAGES and self.short


def identify(pages: Sequence[Page], file_name: str | None = None) -> Identity:
    """The identity printed in `pages`; `file_name` gives the year where none is printed."""
    texts = [text for page in pages for text in _texts(page) if _WORDY.search(text.text)]
    department = _department(texts)
    return Identity(
        _plain(department),
        _year(texts, file_name),
        _kind(texts),
        _level(texts, department),
        _aliases(texts, _plain(department)),
    )


def _texts(page: Page) -> Iterator[_Text]:
    row: list[Word] = []
    for word in page.words:
        if row:
            last = row[-1].box
            height = last[3] - last[1]
            if (
                abs(word.box[1] - last[1]) > 0.6 * height
                or word.box[0] - last[2] > 3 * height
                or word.box[0] < row[-1].box[0]
            ):
                yield _Text(page.number, join_words(row))
                row = []
        row.append(word)
    if row:
        yield _Text(page.number, join_words(row))


def _year(texts: Sequence[_Text], file_name: str | None) -> int | None:
    """The year of the titles: a year before 预算 or 决算 that is not compared with."""
    votes: Counter[int] = Counter()
    anywhere: Counter[int] = Counter()
    for item in texts:
        if "年" not in item.text and "20" not in item.text:
            continue
        text = _CHINESE_YEAR.sub(lambda match: "".join(_DIGITS[c] for c in match.group()), item.text)
        for match in _YEAR.finditer(text):
            if re.search(r"(?:[比较与同至按]|截至|上年)$", text[max(0, match.start() - 4) : match.start()]):
                continue
            year = next(group for group in match.groups() if group)
            votes[int(year)] += 20 if item.cover else 5 if item.short else 1
        anywhere.update(int(year) for year in re.findall(r"(20\d\d)年", text))
    for counted in (votes, anywhere):
        if counted:
            return counted.most_common(1)[0][0]
    named = re.search(r"20\d\d", file_name or "")
    return int(named.group()) if named else None


def _kind(texts: Sequence[_Text]) -> DocumentKind:
    votes: Counter[str] = Counter(word for item in texts if item.cover for word in _KIND.findall(item.text))
    votes.update({word: _OF_THE_TITLE for word in _titled_kind(texts)})
    if not votes:
        votes.update(word for item in texts for word in _KIND.findall(item.text))
    if not votes:
        for item in texts:
            votes["预"] += item.short and "预算" in item.text
            votes["决"] += item.short and "决算" in item.text
    if not votes["预"] and not votes["决"]:
        return "其他"
    return "决算" if votes["决"] > votes["预"] else "预算"


def _titled_kind(texts: Sequence[_Text]) -> list[str]:
    """预 or 决 as the first title says it: 某局2020年度“三公”经费支出决算情况说明."""
    first = [item.text for item in texts if item.page == 1 and item.short][:_TITLES]
    return next(([match.group(1)] for text in first if (match := _TITLE_KIND.search(text))), [])


_OF_THE_TITLE = 3
"""What a title counts among the lines of the first pages that name a kind."""
_TITLES = 5
"""So many lines of the first page may hold the title."""
_TITLE_KIND = re.compile(r"(预|决)算(?:信息|情况|公开|编制|汇总|的|数)*(?:说明|报告|报表|表|书)?$")


def _department(texts: Sequence[_Text]) -> str:
    votes: Counter[str] = Counter()
    captions: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for item, following in pairwise((*texts, _Text(0, ""))):
        caption = _CAPTION.fullmatch(item.text)
        if caption:
            name = _name(caption.group("name"))
            if (name and caption.group("label") != "单位") or _END.search(name):
                captions[name] += 1
                votes[name] += 12 if item.cover and caption.group("label").startswith("预算") else 0
        elif item.text in _LABELS and following.page == item.page:
            captions[_name(following.text)] += 1
        elif len(item.text) < 60 and (name := _titled(item.text)):
            listed = _LISTED.sub("", item.text) == name != item.text
            if listed:
                lines[name] += 1
            elif item.page <= COVER_PAGES or re.search("概况|情况说明|预算表|决算表", item.text):
                votes[name] += 12 if item.page == 1 else 6 if item.page <= COVER_PAGES else 4
            else:
                lines[name] += 1
        alias = re.search(r"[（(]以下简称", item.text)
        if alias:
            name = _titled(item.text[: alias.start()])
            if name:
                votes[name] += 8
    for name, count in captions.items():
        if name:
            votes[name] += 3 * min(count, 6)
    for name, count in lines.items():
        # A line of its own is a witness only for a name that something else gives too.
        votes[name] += min(count, 10) if name in votes or not votes else 0
    return max(votes, key=lambda name: (votes[name], len(name)), default="") or _place(texts)


def _place(texts: Sequence[_Text]) -> str:
    """The place whose summary a document is, where no organ is named: 牟定县2017年“三公”经费决算情况."""
    for item in texts:
        if item.page == 1 and (match := _PLACE.match(item.text)):
            return match.group("name")
    return ""


_PLACE = re.compile(
    r"(?:关于)?(?P<name>[\u4e00-\u9fff]{2,}?(?:自治[区州县旗]|[省市县区州旗])(?:(?:[市县区旗])?本级)?)(?=20\d\d年)"
)


def _titled(text: str) -> str:
    """The name that a title starts with: 乐山市人力资源和社会保障局机关2024年部门预算 -> up to 机关."""
    text = _NUMBER_HEAD.sub("", text).removeprefix("关于")
    text = re.sub(r"^(?:20\d\d|二[〇○O零].{2})年度?", "", text)
    ends = [match.end() for match in _all_ends(text) if _AFTER.match(text, match.end())]
    return _name(text[: max(ends)]) if ends else ""


def _all_ends(text: str) -> Iterator[re.Match[str]]:
    for place in range(2, len(text)):
        if text[place] in _FIRST and (match := _END.match(text, place)):
            yield match


def _name(text: str) -> str:
    """`text` as the name of an organ, or empty where it cannot be one."""
    text = re.split(r"(?:金额)?单位[:：]|[:：]|20\d\d年", text)[0]
    text = re.sub(r"^\[?\d+\]?[-—]?", "", text).strip("-—")
    text = re.sub(r"(?<=.{4})(?:部门|单位)$", "", text) if not text.endswith("上级部门") else ""
    if sum(bool(_END.search(part)) for part in re.split("、", text)) > 1:
        return ""  # several organs are no name of one
    if not 4 <= len(text) <= 40 or not re.fullmatch(r"[\u4e00-\u9fff（）()、·“”]+", text):
        return ""
    if re.search(
        r"[万亿]?元$|预算|决算|一览|说明|情况|^(?:本|各|所属|下属|纳入|主管|我|部门|单位|基本|内设|行政|财政|从|按|根据|依据|经|为了?|其中)|名称|负责|机构设置",
        text,
    ):
        return ""
    return text


def _plain(department: str) -> str:
    """Without a remark on the form of the booklet: （汇总）, （部门）."""
    return re.sub(r"[（(](?:汇总|部门|单位|行政)[)）]$", "", department)


def _level(texts: Sequence[_Text], department: str) -> DocumentLevel | None:
    """单位 for a booklet of one unit: 单位预算 on its cover, or a name that ends in 本级 or 机关."""
    if re.search(r"(?:本级|机关|本部)[)）]?$", department):
        return "单位"
    votes: Counter[str] = Counter()
    for item in texts:
        if "算" in item.text:
            for word in re.findall(r"(部门|单位)(?:综合)?[预决]算", item.text):
                votes[word] += 10 if item.cover else 1
    if not votes:
        for item in texts:
            votes["部门"] += len(re.findall(r"部门整体|^部门(?:名称)?[:：]", item.text))
            votes["单位"] += len(re.findall(r"单位整体", item.text))
    if not any(votes.values()):
        return None
    return "单位" if votes["单位"] > votes["部门"] else "部门"


def _aliases(texts: Sequence[_Text], department: str) -> tuple[str, ...]:
    """Short names the document gives its department: 深圳市审计局（以下简称市审计局）."""
    if not department:
        return ()
    whole = "".join(item.text for item in texts)
    core = re.sub(r"(?:[（(][^）)]*[)）]|本级|本部)+$", "", department)
    found = []
    for match in re.finditer(re.escape(core) + r"(?:[（(][^）)]{1,6}[)）])?(?=[（(])", whole):
        alias = _ALIAS.match(whole, match.end())
        if (alias and "简称" in alias.group()) or (alias and "下称" in alias.group()):
            found.append(alias.group("alias"))
    return tuple(dict.fromkeys(found))
