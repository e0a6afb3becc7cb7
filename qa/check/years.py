"""Years that do not belong to the document: a scope, a heading, a comparison copied from another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document, Passage, Sentence
from qa.check.findings import Place, make_finding
from qa.check.trial import HOLDS, Trial, fails, not_run

_SCOPE = re.compile(r"纳入[^，。；]{0,20}?(20\d\d)年(?:度)?([^，。；]{0,12}?(?:预算|决算))(?:编制|编报)?范围")
_TITLE = re.compile(
    r"^(?:第.部分)?[^，。；]{0,40}?(20\d\d)年(?:度)?[^，。；]{0,14}?(?:预算|决算)[^，。；]{0,10}(?:说明|概况|表)$"
)
_COMPARED = re.compile(
    r"(20\d\d)年(?:度)?[^，。；：年]{2,40}?[\d,，.]+(?:万元|元)[^。；]{0,12}?(?:比|较|与)(20\d\d)年(?:度)?[^。；]{0,40}?(?:增加|减少|增长|下降|持平)"
)

_AS_OF = re.compile(
    r"截[至止]?到?(?P<year>20\d\d)年(?P<end>底|末|年末|度末|12月(?:31日)?(?:底)?)?[^。；]{0,40}?(?:车辆|用车|设备|资产)"
)
_LEADING = re.compile(
    r"^[^，。；年]{0,16}?(?P<year>20\d\d)年(?:度)?[^，。；]{0,24}?(?:收入|支出|收支|经费|采购)[^，。；]{0,12}?"
    r"(?:预算|总额|总计|安排)?[^，。；]{0,6}?[\d,，.]+(?:万元|元)"
)
_NOT_OWN = re.compile(r"执行|决算|完成|上年|去年|结转|追加|调整|[比较]")


def year_words(document: Document) -> Iterator[Trial]:
    """Scope, headings and comparisons name the document's own year and the year before it."""
    year = document.identity.year
    if year is None:
        yield not_run("未能确定文件年度")
        return
    yield from _scopes(document, year)
    yield from _titles(document, year)
    yield from _comparisons(document, year)
    yield from _as_of(document, year)
    yield from _leading(document, year)


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
        elif f"{year}年" in text or _NOT_OWN.search(match.group()) or abs(printed - year) > 2:
            yield not_run("段首年份所指不明确")
        else:
            wrong, right = f"{printed}年", f"{year}年"
            what = f"{year}年度的文件写“{match.group()[:40]}”，{wrong}应为{right}"
            yield _failed(document, passage.sentences[0], "year-leading", what, (wrong, right))


def _is_total(passage: Passage) -> bool:
    return any(re.search(r"预算|决算|收支|经费", heading) for heading in passage.heading_path)


def _failed(document: Document, sentence: Sentence, rule: str, what: str, figures: tuple[str, str]) -> Trial:
    place = Place(document=document.name, page=sentence.page, bbox=sentence.box, quote=sentence.text.strip())
    return fails(make_finding(rule, "error", what, figures, (place,)))
