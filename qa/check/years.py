"""Years that do not belong to the document: a scope, a heading, a comparison copied from another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document, Passage, Sentence
from qa.check.findings import Place, make_finding
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_SCOPE = regex(r"纳入[^，。；]{0,20}?(20\d\d)年(?:度)?([^，。；]{0,12}?(?:预算|决算))(?:编制|编报)?范围")
_TITLE = regex(
    r"^(?:第.部分)?[^，。；]{0,40}?(20\d\d)年(?:度)?[^，。；]{0,14}?(?:预算|决算)[^，。；]{0,10}(?:说明|概况|表)$"
)
_LINE_START = regex(r"^[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[.、．]")
_COMPARED = regex(
    r"(?<![比较与同和])(20\d\d)年(?:度)?[^，。；：年]{2,40}?[\d,，.]+(?:万元|元)[^。；]{0,12}?(?:比|较|与)(20\d\d)年(?![^，。；]{0,24}(?:年初|全年|调整))(?:度)?[^。；]{0,40}?(?:增加|减少|增长|下降|持平)"
)

_AS_OF = regex(
    r"截[至止]?到?(?P<year>20\d\d)年(?P<end>底|末|年末|度末|12月(?:31日)?(?:底)?)?[^。；]{0,40}?(?:车辆|用车|设备|资产)"
)
_LEADING = regex(
    r"^[^，。；年]{0,16}?(?P<year>20\d\d)年(?:度)?[^，。；]{0,24}?(?:收入|支出|收支|经费|采购)[^，。；]{0,12}?"
    r"(?:预算|总额|总计|安排)?[^，。；]{0,6}?[\d,，.]+(?:万元|元)"
)
_OPENING = (
    r"^(?:[（(]?[\d一二三四五六七八九十]+[)）]?[.、．]?)?[^，。；：:\d]{0,30}?(?P<year>20\d\d)年(?:度)?[，,]?"
    r"(?:本部门|本单位|本街道|我部门|我单位|部门|单位|财政拨款|一般公共预算|政府性基金|国有资本经营|政府采购|“?三公|机关运行|"
    r"收入|支出|收支|预算绩效|无NAMES)[^，。；]*"
)
_DISCLOSES = regex(r"预算|决算|收支|经费|采购|资产|绩效(?!评价)|基金|国有")
_PERIOD = regex(
    r"(?P<first>20\d\d)(?P<from>[.年/-]\d{1,2}[.月/-]\d{1,2}日?)\s*(?:[-—－~～至到]+)\s*"
    r"(?P<last>20\d\d)(?P<to>[.年/-]\d{1,2}[.月/-]\d{1,2}日?)"
)
_NONE_OF = regex(
    r"(?:本部门|本单位|本街道|我部门|我单位)(?P<year>20\d\d)年(?:度)?(?:无|没有|未安排|不涉及)"
)
_NOT_OWN = regex(r"执行|决算|完成|上年|去年|结转|追加|调整|[比较]|自评|评价|得分|考核")


def year_words(document: Document) -> Iterator[Trial]:
    """Scope, headings and comparisons name the document's own year and the year before it."""
    year = document.identity.year
    if year is None:
        yield not_run("未能确定文件年度")
        return
    yield from _scopes(document, year)
    yield from _titles(document, year)
    yield from _contents(document, year)
    yield from _comparisons(document, year)
    yield from _as_of(document, year)
    yield from _leading(document, year)
    yield from _openings(document, year)
    yield from _nones(document, year)
    yield from _periods(document)


def _scopes(document: Document, year: int) -> Iterator[Trial]:
    for passage in document.passages:
        for sentence in passage.sentences:
            for match in _SCOPE.finditer(sentence.text):
                if int(match.group(1)) == year:
                    yield HOLDS
                    continue
                wrong = f"{match.group(1)}年{match.group(2)}"
                right = f"{year}年{match.group(2)}"
                what = f"{year}年度的文件写“纳入…{wrong}范围”，年份应为{year}年"
                yield _failed(document, sentence, "year-scope", what, (wrong, right))


def _titles(document: Document, year: int) -> Iterator[Trial]:
    seen: set[str] = set()
    for table in document.tables:
        match = _TITLE.search(table.title) or re.match(r"(20\d\d)年(?:度)?", table.title)
        if match is None or table.title in seen:
            continue
        seen.add(table.title)
        if int(match.group(1)) == year:
            yield HOLDS
            continue
        own = sum(f"{year}年" in other.title for other in document.tables)
        if own < 2:
            yield not_run("表名年份与文件年度的对应不明确")
            continue
        cell = next((cell for row in table.rows for cell in row.cells), None)
        place = Place(document=document.name, page=table.pages[0], bbox=None, quote=table.title)
        if cell is not None:
            place = place.model_copy(update={"page": table.pages[0]})
        wrong, right = f"{match.group(1)}年", f"{year}年"
        what = f"表名“{table.title}”的年份是{wrong}，本文件为{right}"
        yield fails(make_finding("year-title", "error", what, (wrong, right), (place,)))
    headings: set[str] = set()
    for passage in document.passages:
        for heading in passage.heading_path:
            match = _TITLE.search(heading)
            if match is None or heading in headings or not passage.sentences:
                continue
            headings.add(heading)
            if int(match.group(1)) == year:
                yield HOLDS
            else:
                wrong, right = f"{match.group(1)}年", f"{year}年"
                what = f"标题“{heading}”的年份是{wrong}，本文件为{right}"
                place = Place(
                    document=document.name, page=passage.sentences[0].page, bbox=None, quote=heading
                )
                yield fails(make_finding("year-title", "error", what, (wrong, right), (place,)))


def _contents(document: Document, year: int) -> Iterator[Trial]:
    """目录 names the tables and chapters of the document's own year, as most of its lines do."""
    lines = [
        (sentence, match)
        for passage in document.passages
        if passage.heading_path == ("目录",)
        for sentence in passage.sentences
        if (match := _TITLE.search(_LINE_START.sub("", re.sub(r"[\s.…·\d]+$", "", sentence.text.strip()))))
    ]
    own = sum(int(match.group(1)) == year for _, match in lines)
    for sentence, match in lines:
        if int(match.group(1)) == year:
            yield HOLDS
        elif own > len(lines) / 2:
            wrong, right = f"{match.group(1)}年", f"{year}年"
            what = f"目录“{match.group()}”的年份是{wrong}，本文件为{right}"
            yield _failed(document, sentence, "year-title", what, (wrong, right))
        else:
            yield not_run("目录年份与文件年度的对应不明确")


def _comparisons(document: Document, year: int) -> Iterator[Trial]:
    for passage in document.passages:
        for sentence in passage.sentences:
            for match in _COMPARED.finditer(sentence.text):
                own, base = int(match.group(1)), int(match.group(2))
                if own != base and (own == year or base != year - 1):
                    yield HOLDS
                    continue
                if own == base or _is_total(passage):
                    wrong, right = f"{own}年", f"{year}年"
                    if own == base == year:
                        wrong, right = f"比{base}年", f"比{year - 1}年"
                    what = f"{year}年的文件写“{match.group(0)[:40]}…”，{wrong}应为{right}"
                    yield _failed(document, sentence, "year-compared", what, (wrong, right))


def _as_of(document: Document, year: int) -> Iterator[Trial]:
    """截至…: a budget counts its assets before its year ends, a final account at the end of its year."""
    final = document.identity.kind == "决算"
    for passage in document.passages:
        for sentence in passage.sentences:
            for match in _AS_OF.finditer(sentence.text):
                printed = int(match.group("year"))
                right = year if final else year - 1
                if printed == right or (printed == year and not match.group("end")):
                    yield HOLDS
                    continue
                if printed in (year - 2, year + 1) and not (printed > year and not final):
                    yield not_run("资产的截止年份与文件年度的对应不明确")
                    continue
                wrong, meant = f"截至{printed}年{match.group('end') or ''}", f"{right}年"
                what = f"{year}年度的{document.identity.kind}写“{wrong}”的资产，年份应为{meant}"
                yield _failed(document, sentence, "year-as-of", what, (wrong, meant))


def _leading(document: Document, year: int) -> Iterator[Trial]:
    """A paragraph that announces an amount of another year and never names its own."""
    for passage in document.passages:
        text = passage.text.strip()
        match = _LEADING.match(re.sub(r"^[（(]?[\d一二三四五六七八九十]+[)）.、．]", "", text))
        if match is None or not _is_total(passage) or not passage.sentences:
            continue
        printed = int(match.group("year"))
        if printed == year:
            yield HOLDS
        elif _headed(passage, printed) or f"{year}年" in text or _NOT_OWN.search(match.group()):
            yield not_run("段首年份所指不明确")
        elif abs(printed - year) > 2:
            yield not_run("段首年份所指不明确")
        else:
            wrong, right = f"{printed}年", f"{year}年"
            what = f"{year}年度的文件写“{match.group()[:40]}”，{wrong}应为{right}"
            yield _failed(document, passage.sentences[0], "year-leading", what, (wrong, right))


def _headed(passage: Passage, year: int) -> bool:
    """Whether the heading over a passage names that year: 二、2021年“三公”经费决算情况."""
    return any(f"{year}年" in heading for heading in passage.heading_path)


def _openings(document: Document, year: int) -> Iterator[Trial]:
    """2023年本部门政府采购预算…: a sentence that opens with the year of what this document discloses."""
    names = (document.identity.department, *document.identity.aliases)
    form = regex(_OPENING.replace("NAMES", "".join(f"|{re.escape(name)}" for name in names if name)))
    for passage in document.passages:
        if passage.heading_path == ("目录",) or not any(
            _DISCLOSES.search(heading) for heading in passage.heading_path
        ):
            continue
        for sentence in passage.sentences:
            match = form.match(sentence.text.strip())
            if match is None:
                continue
            printed = int(match.group("year"))
            if printed == year:
                yield HOLDS
            elif _NOT_OWN.search(match.group()) or f"{year}年" in sentence.text or abs(printed - year) > 2:
                yield not_run("句首年份所指不明确")
            elif printed == year - 1 and _told_before(passage, sentence, year):
                yield not_run("前文已说本年，句首可能另说上年")
            elif _headed(passage, printed):
                yield not_run("句首年份是标题的年份")
            else:
                wrong, right = f"{printed}年", f"{year}年"
                what = f"{year}年度的文件写“{match.group()[:40]}”，{wrong}应为{right}"
                yield _failed(document, sentence, "year-opening", what, (wrong, right))


def _told_before(passage: Passage, sentence: Sentence, year: int) -> bool:
    """Whether an earlier sentence of the paragraph tells of the document's own year; this one may not."""
    before = passage.sentences[: passage.sentences.index(sentence)]
    return any(f"{year}年" in one.text for one in before)


def _periods(document: Document) -> Iterator[Trial]:
    """2025.1.1-2024.12.31: a period does not end before it begins."""
    for passage in document.passages:
        for sentence in passage.sentences:
            for match in _PERIOD.finditer(sentence.text):
                if match.group("last") >= match.group("first"):
                    yield HOLDS
                    continue
                first = f"{match.group('first')}{match.group('from')}"
                last = f"{match.group('last')}{match.group('to')}"
                what = f"期间“{match.group()}”止于起始之前"
                yield _failed(document, sentence, "year-period", what, (last, first))


def _nones(document: Document, year: int) -> Iterator[Trial]:
    """注：本部门2023年无政府性基金预算…: the note below an empty table names the table's year."""
    seen: set[str] = set()
    for passage in document.passages:
        for sentence in passage.sentences:
            for match in _NONE_OF.finditer(sentence.text):
                seen.add(sentence.text.strip())
                if int(match.group("year")) == year:
                    yield HOLDS
                    continue
                wrong, right = f"{match.group('year')}年", f"{year}年"
                what = f"{year}年度的文件写“{match.group()}…”，{wrong}应为{right}"
                yield _failed(document, sentence, "year-note", what, (wrong, right))
    for table in document.tables:
        for note in table.notes:
            stated = _NONE_OF.search(note)
            if stated is None or int(stated.group("year")) == year or note.strip() in seen:
                continue
            wrong, right = f"{stated.group('year')}年", f"{year}年"
            what = f"《{table.title}》的注写“{stated.group()}…”，{wrong}应为{right}"
            place = Place(document=document.name, page=table.pages[-1], bbox=None, quote=note)
            yield fails(make_finding("year-note", "error", what, (wrong, right), (place,)))


def _is_total(passage: Passage) -> bool:
    return any(re.search(r"预算|决算|收支|经费", heading) for heading in passage.heading_path)


def _failed(document: Document, sentence: Sentence, rule: str, what: str, figures: tuple[str, str]) -> Trial:
    place = Place(document=document.name, page=sentence.page, bbox=sentence.box, quote=sentence.text.strip())
    return fails(make_finding(rule, "error", what, figures, (place,)))
