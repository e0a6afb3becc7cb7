"""What was left over or lost: another government's level, another department, a table's head, a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document, Table
from ingest.prose.numbering import numbering
from qa.check.findings import Place, make_finding
from qa.check.sentences import place_of, sentences
from qa.check.trial import HOLDS, Trial, fails
from qa.patterns import regex

_LEVEL = regex(
    r"(?P<level>[省市区县])级(?:预算主管部门|财政(?:部门)?(?:有(?:经费领拨|缴拨款|预算缴拨)关系|当年拨付|拨款形成))"
)
_OWNER = regex(r"^(?:中共|中国共产党)?(?P<place>(?:[^省市区县]{2,6}(?:省|市|自治区|区|县|州|盟|旗))+)")
_SUBJECT = regex(
    r"20\d\d年(?:度)?(?P<name>[\u4e00-\u9fff]{2,6}[省市区县][\u4e00-\u9fff]{1,20}?(?:局|委员会|厅|办公室|院))"
    r"(?:部门|单位|本级)?(?:收入|支出|收支|“?三公|政府采购|机关运行|部门预算|部门决算|一般公共预算)"
)
_CODED_KINDS = (
    "economic_class_table",
    "basic_expenditure_table",
    "general_budget_table",
    "expenditure_table",
)


def levels_of_government(document: Document) -> Iterator[Trial]:
    """A district's definitions speak of 区级, not of 市级预算主管部门."""
    own = _level(document.identity.department)
    if own is None:
        return
    hits = [(match, sentence) for sentence in sentences(document) for match in _LEVEL.finditer(sentence.text)]
    wrong = [(match, sentence) for match, sentence in hits if match.group("level") != own]
    yield from (HOLDS for _ in range(len(hits) - len(wrong)))
    if wrong:
        level = f"{wrong[0][0].group('level')}级"
        phrases = "、".join(dict.fromkeys(match.group() for match, _ in wrong))
        what = f"名词解释写“{phrases}”，本{document.identity.level or '部门'}为{own}级"
        places = [place_of(document, sentence) for _, sentence in wrong]
        yield fails(make_finding("level-leftover", "wording", what, (level, f"{own}级"), places))


def other_departments(document: Document) -> Iterator[Trial]:
    """2026年甲局收入预算…: the department whose budget is told is the document's own."""
    own = document.identity.department
    if len(own) < 4:
        return
    known = {
        name for table in document.tables for row in table.rows for name in (row.label, row.organisation)
    }
    for sentence in sentences(document):
        for match in _SUBJECT.finditer(sentence.text):
            name = match.group("name")
            if (
                name in own
                or own.startswith(name)
                or any(name in alias for alias in document.identity.aliases)
            ):
                yield HOLDS
            elif name in known or any(name in (one or "") for one in known):
                yield HOLDS
            else:
                what = f"本文件是{own}的，文中却写“{match.group()[:40]}”"
                place = place_of(document, sentence)
                yield fails(make_finding("other-department", "wording", what, (name, own), (place,)))


def lost_heads(document: Document) -> Iterator[Trial]:
    """A table by 科目 begins with its first code or its total; one that begins in the middle lost a page."""
    codes = {row.code for table in document.tables for row in table.rows if row.code and row.code[0] in "23"}
    for table in document.tables:
        if table.kind not in _CODED_KINDS or any(row.is_total for row in table.rows):
            continue
        coded = [row for row in table.rows if row.code and row.code[0] in "23"]
        if len(coded) < 4 or len(coded[0].code or "") < 5 or table.rows[0].index != coded[0].index:
            continue
        first = coded[0].code or ""
        before = sorted(
            code for code in codes if code < first and len(code) == len(first) and code[0] == first[0]
        )
        if first.endswith("01") or len(before) < 4:
            yield HOLDS
            continue
        yield _headless(document, table, first)


def repeated_numbers(document: Document) -> Iterator[Trial]:
    """一、二、二、三: one number is not given to two headings that follow one another."""
    heads: list[tuple[tuple[str, ...], int]] = []
    for passage in document.passages:
        if passage.heading_path == ("目录",) or not passage.sentences:
            continue
        for depth in range(1, len(passage.heading_path) + 1):
            path = passage.heading_path[:depth]
            if path not in (one for one, _ in heads):
                heads.append((path, passage.sentences[0].page))
    last: dict[tuple[tuple[str, ...], int], tuple[str, str, int]] = {}
    for path, page in heads:
        mark = re.match(r"[（(]?([一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]", path[-1])
        if mark is None:
            continue
        level, _ = numbering(path[-1])
        before = last.get((path[:-1], level))
        last[path[:-1], level] = (mark.group(1), path[-1], page)
        if before is None or before[0] != mark.group(1) or mark.group(1) in ("一", "1"):
            if before is not None:
                yield HOLDS
            continue
        what = f"相邻两个标题同为“{mark.group().strip()}”：“{before[1][:24]}”与“{path[-1][:24]}”"
        places = [
            Place(document=document.name, page=one, bbox=None, quote=text)
            for text, one in ((before[1], before[2]), (path[-1], page))
        ]
        yield fails(make_finding("number-twice", "wording", what, (before[1][:24], path[-1][:24]), places))


def _level(department: str) -> str | None:
    """省、市、区 or 县 by the innermost place in the department's name."""
    match = _OWNER.match(department)
    if match is None or "自治" in match.group("place"):
        return None
    last = match.group("place")[-1]
    return last if last in "省市区县" else None


def _headless(document: Document, table: Table, first: str) -> Trial:
    cell = table.rows[0].cells[0] if table.rows[0].cells else None
    box = cell.box if cell else None
    place = Place(document=document.name, page=table.pages[0], bbox=box, quote=f"{table.title} {first}")
    what = f"《{table.title}》从{first[:3]} {first[3:]}开始，没有合计，也没有前面各科目，疑似缺前页"
    return fails(
        make_finding("head-lost", "wording", what, (f"{first[:3]} {first[3:]}起", "缺前页"), (place,))
    )
