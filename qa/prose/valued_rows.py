"""Rows chosen by what a column of words says of them: 自评等级为“良”的项目, 采购方式是公开招标的项目."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Row, Table, TableCell
from qa.patterns import regex
from qa.prose.explanation import Explanation, Quoted
from qa.prose.passage_index import PassageIndex
from qa.question.inquiry import Inquiry
from qa.question.text import bare, normal

_NOUN = "(?:项目|指标|单位|机构|科目|专项|事项|内容|品目|采购项|[个项家])"
_GIVEN = "(?:评定?[为成了]|定[为成]|评[上得](?:了)?|获评(?:为)?|得了?)"
_IS = f"(?:都|均|全|只|仅)?(?:被)?(?:{_GIVEN}|列为|填为|填的?是?|写的?是?|属于|等于|[只仅]?有|是|为)(?:个)?"
_NOT = "(?P<not>(?:没有?|未)(?:能|被)*|不(?=是|为|属于))?"
_WHICH = "(?:哪些|哪几|哪[一二两三四五六七八九十]?[个项家种]?|什么)"
_ASKED = (
    regex(
        rf"(?:^|[,，里中的])(?P<column>[一-鿿]{{2,8}}?){_NOT}{_IS}[“\"']?(?P<value>[^“”\"'的,，。?？是为]{{1,14}})[”\"']?"
        rf"的?(?:绩效|预算)?{_NOUN}?(?:主要)?(?:都|分别)?(?:是|有|包括)?{_WHICH}"
    ),
    regex(
        rf"{_WHICH}(?:绩效|预算)?{_NOUN}的?(?P<column>[一-鿿]{{2,8}}?){_NOT}{_IS}[“\"']?(?P<value>[^“”\"'的,，。?？是为]{{1,14}})[”\"']?[?？。]?$"
    ),
)
_NOTED = (
    regex(
        rf"(?P<column>备注)(?:一?[栏列项][里中内]?)?(?:注明|写着|标[注着为]?)?(?:{_IS})?"
        rf"[“\"']?(?P<value>[^“”\"'的,，]{{2,14}})[”\"']?的(?:{_NOUN})?(?:是|有)?{_WHICH}"
    ),
    regex(
        rf"(?P<value>[一-鿿()]{{3,20}}?)(?:作为|担任)(?P<column>[一-鿿]{{0,4}}(?:单位|部门|处室|科室))的{_NOUN}(?:有|是)?{_WHICH}"
    ),
)
"""What a cell says, told behind its head or before it: 备注新设立的是哪一家, 甲中心作为实施单位的项目."""
_GRADE = "[“\"']?(?P<value>优秀?|良好?|中等?|差|较差|一般|不?合格|不?达标|[ABCD][+-]?级?)[”\"']?"
_GRADED = (
    regex(rf"(?:被|自评|评价|考核|结果)*{_NOT}{_GIVEN}{_GRADE}级?(?:等[级次])?的?(?:绩效|预算)?{_NOUN}(?:都|分别)?(?:是|有|包括)?{_WHICH}"),
    regex(rf"{_WHICH}(?:绩效|预算)?{_NOUN}(?:只|仅|都|被|自评|评价|考核|结果)*{_NOT}{_GIVEN}个?{_GRADE}[?？。]?$"),
)  # fmt: skip
"""A grade by itself, which the one column of grades holds: 评为“良”的项目."""
_OF_GRADES = regex("等[级次]|评级|档次|评[价定]结[果论]|自评结[果论]")
_ASKS_TO_LIST = regex(
    "[?？,，。]?(?:请|麻烦|帮我)?(?:一一|逐一|都|全部?)?列(?:出来?|一下|举|示)(?:一下)?[。?？]?$"
)
_SHOWN = 80
_OF_FIGURES = ("amount", "count", "code", "label")


def list_valued(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The names of the rows whose cell in the column that the question names holds the value it gives.

    None where no table has such a column of words, or none of its cells says so.
    """
    plain = _ASKS_TO_LIST.sub("", normal(inquiry.text))
    for pattern in (*_ASKED, *_NOTED, *_GRADED):
        for match in pattern.finditer(plain):
            said = match.groupdict()
            found = [
                (_name(row), _quoted(index, row, cell))
                for index in indexes
                for table in index.document.tables
                for row, cell in _rows(
                    table, said.get("column"), said["value"], but_not=bool(said.get("not"))
                )
            ]
            names = tuple(dict.fromkeys(name for name, _ in found if name))
            if names:
                lead = f"共{len(names)}项：" + "、".join(names) + "。"
                return Explanation("list", lead, tuple(quote for _, quote in found)[:_SHOWN], names, 1.0)
    return None


def _rows(table: Table, named: str | None, value: str, *, but_not: bool) -> Iterator[tuple[Row, TableCell]]:
    """The rows that say so in the column; with `but_not` those of the same table that say otherwise."""
    columns = {
        column.index for column in table.columns
        if column.role not in _OF_FIGURES
        and _meant(named, column.name, table)
    }  # fmt: skip
    said = [
        (row, cell, normal(re.sub(r"\s", "", cell.text)))
        for row in table.rows for cell in row.cells if cell.column in columns
    ]  # fmt: skip
    if any(text == value for _, _, text in said):
        yield from ((row, cell) for row, cell, text in said if text and (text == value) != but_not)
    elif named and table.kind == "performance_table" and not but_not:
        yield from _lines_of_form(table, named, value)


def _lines_of_form(table: Table, named: str, value: str) -> Iterator[tuple[Row, TableCell]]:
    """The line of a project's form that is called so and says that value, by the name of the project."""
    for row in table.rows:
        if bare(row.label) != named or len(row.path) < 2:
            continue
        for cell in row.cells:
            if normal(re.sub(r"\s", "", cell.text)) == value:
                yield replace(row, label=row.path[0], printed_label=row.path[0]), cell


def _meant(named: str | None, printed: str, table: Table) -> bool:
    """Whether a column is the one named; of grades where none is, of words where a note is."""
    if named is None:
        return bool(_OF_GRADES.search(normal(printed)))
    return named == "备注" or _is_called(named, printed, table)


def _is_called(named: str, printed: str, table: Table) -> bool:
    """Whether a column is the one named, part of it by its table's title: 自评等级 is 等级 of 自评结果."""
    name = re.sub(r"\([^()]*\)$", "", bare(printed))
    if len(name) < 2:
        return False
    before = named[: -len(name)] if named.endswith(name) else ""
    told = [before[at : at + 2] for at in range(0, len(before), 2)]
    return name.endswith(named) or (bool(told) and all(word in normal(table.title) for word in told))


def _name(row: Row) -> str:
    return re.sub(r"\s", "", row.printed_label) or row.label


def _quoted(index: PassageIndex, row: Row, cell: TableCell) -> Quoted:
    return Quoted(index.document.name, cell.page, cell.box, f"{_name(row)}：{cell.text.strip()}")
