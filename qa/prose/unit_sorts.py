"""What sort of body a unit is, printed in a column beside its name: 单位性质, 单位类型, 经费保障方式."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Table
from qa.patterns import regex
from qa.prose.explanation import Explanation, Quoted
from qa.prose.passage_index import PassageIndex
from qa.question.inquiry import NATURE
from qa.question.text import bare, normal

_SORT = regex("(?:单位|机构)?(?:性质|类型|类别)$|(?:经费|预算)(?:保障|管理|供给)?(?:方式|形式|性质)$")
_BODY = regex("单位|机构|机关|[局院所处狱心校队站馆团]$")
_OWN = regex("(?:机关|本级)[)）]?$")
_LEAST = 3
"""Characters at the end of a printed name by which people call a body."""
_BEGINS = regex("(?:^|[的是问下,，、区市县省局委厅院“])$")
"""What may stand before such an end of a name; other characters make it the end of another name."""
_WHICH = regex("哪[些几个家一两三四五六七八九]|(?:几|多少)[个家]|名单|列出")
_SORTS = regex(
    "行政单位|(?:参照公务员法管理|参公)|公益[一二三]类|自收自支|(?:全额|差额)(?:拨款|补助|供给)?|(?<![类理款])(?<![类理款]的)事业单位|企业"
)
_TESTED = regex("是不是|是否|吗$|么$")


def told_in_column(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The printed sort of the one unit that a question names; None where it names none of a table's rows."""
    plain = normal(text).rstrip("?？。")
    found = [one for index in indexes for table in index.document.tables for one in _rows(index, table)]
    best = max((_named(plain, label) for label, _, _ in found), default=0)
    told = {label: (sort, quoted) for label, sort, quoted in found if best and _named(plain, label) == best}
    if len(told) != 1:
        return None
    [(label, (sort, quoted))] = told.items()
    return Explanation("content", f"{label}是{sort}。", (quoted,), score=1.0, verdict=_verdict(plain, sort))


def units_of_sort(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The units of the sort that a question asks for, by a column of a table; None where none is asked."""
    plain = _OF_THE_ACCOUNT.sub("", normal(text))
    asked = _SORTS.findall(plain)
    if len(asked) != 1 or not _WHICH.search(plain) or _AMOUNTS.search(plain):
        return None
    wanted = "参照公务员法" if asked[0].startswith(("参公", "参照")) else asked[0]
    found = [one for index in indexes for table in index.document.tables for one in _rows(index, table)]
    told = {label: quoted for label, sort, quoted in found if wanted in normal(sort)}
    if not told:
        return None
    return Explanation("list", "、".join(told), tuple(told.values()), items=tuple(told), score=1.0)


_OF_THE_ACCOUNT = regex(
    "(?:纳入|列入|编入)[^,，]{0,12}?(?:预算|决算)的?(?:编制|汇编|编报)?(?:范围)?[之以]?内?"
)
"""Which units the account is of, said of those asked for: 纳入决算编制范围."""
_AMOUNTS = regex("编制|人数|[多最]|费|支出|收入|资金|预算|占")


def _rows(index: PassageIndex, table: Table) -> Iterator[tuple[str, str, Quoted]]:
    columns = {c.index for c in table.columns if c.role in ("text", "label") and _SORT.search(bare(c.name))}
    of_bodies = any(column.role == "organisation" for column in table.columns)
    for row in table.rows if columns else ():
        cell = next((cell for cell in row.cells if cell.column in columns and cell.text.strip()), None)
        of_body = of_bodies or _BODY.search(row.label)
        if cell is not None and of_body and normal(cell.text) != normal(row.label):
            text = re.sub(r"\s+", "", cell.text)
            yield row.label, text, Quoted(index.document.name, cell.page, cell.box, text)


def _named(text: str, label: str) -> int:
    """How many characters at the end of a printed name a question says; none where they are too few."""
    name = bare(label)
    for start in range(len(name) - _LEAST + 1):
        at = text.find(name[start:])
        if at >= 0 and _BEGINS.search(text[:at]):
            return len(name) - start
    return _LEAST if _OWN.search(name) and re.search("机关|本级", text) else 0


def _verdict(text: str, sort: str) -> bool | None:
    """Whether it is what the question takes it for; None where it names nothing to be tested."""
    named = re.search(NATURE, text)
    if named is None or not _TESTED.search(text):
        return None
    said = named.group()
    return said in sort or (said == "参公" and "参照公务员法" in sort)
