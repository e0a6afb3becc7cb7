"""What can be found: every value cell and every number of prose of one document, ready for matching.

Strings are normalised once per document; rows, columns and tables are kept apart so that a question
is compared with each distinct string once, not with each cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ingest.model import Document, Fact, Passage, Statement, Table
from ingest.prose.cell_prose import cell_prose
from qa.items.clauses import (
    COMPARED,
    clause_of,
    counts_guests,
    counts_travellers,
    guests_of,
    item_above,
    meant,
    measure_before,
    measured_name,
    overviews,
    part_held,
    place_and_unit,
    sums_up,
    use_alone,
    without_unit,
)
from qa.items.column_names import ColumnName, column_names, is_total_name
from qa.items.form_amounts import amounts_of_projects
from qa.items.own_level import own_rows
from qa.items.people_columns import in_people
from qa.items.postings import Postings
from qa.items.row_names import (
    is_own_row,
    lists_bodies,
    name_of,
    other_names,
    title_alone,
    undated_title,
    units_among,
    without_code,
    words_beside,
)
from qa.patterns import regex
from qa.question.text import bare, normal
from qa.question.vocabulary import standard_names

_TOTAL_PHRASE = regex(
    r"^(?:部门|单位|全年|年度|本年度?|当年|整个|全部|总|财政拨款|财政)*(收支|收入支出|收入|支出)?(?:年初|部门|财政)?"
    r"(?:预算|决算)?(?:总计|合计|总额|总数|总量|总预算|总规模|总)?(?:预算|决算)?(?:数|额|规模)?$"
)


def total_wanted(phrase: str) -> str | None:
    """Whether a phrase means a document's grand total, and of which side.

    支出总计 -> "支出", 收支总预算 -> "收支".
    """
    name = normal(phrase).strip(" 的,，")
    name = re.sub(r"(?:是|有|为|安排了?)*(?:多少[百千万亿]*元?钱?)?$", "", name)
    match = _TOTAL_PHRASE.match(name)
    if not match or len(name) < 3 or not re.search("总|合计|预算|决算|全部|整个|^本年支出$|^本年收入$", name):
        return None
    return "收支" if match.group(1) in ("收支", "收入支出", None) else match.group(1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A candidate: one fact or one statement of a document, with the strings it answers to.

    `alone` tells that its sentence states no other number of its unit, so that all its words speak of it;
    `own_level` that its row tells of the department itself, beside the units under it. `project` is the
    project whose money its row in the project's form is.
    """

    document: str
    fact: Fact | None
    statement: Statement | None
    label: str
    ancestors: tuple[str, ...]
    table: Table | None
    title: str
    column: ColumnName | None
    clause: str
    sentence: str
    headings: str
    measure: str | None = None
    names: tuple[str, ...] = ()
    whole: bool = False
    title_name: str = ""
    alone: bool = False
    own_level: bool = False
    project: str = ""

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table, not in prose."""
        return self.fact is not None


_LONG_NAME = 5
"""Characters of a project's name that is taken for it wherever it is said."""
_OTHER_FUNDS = ("government_fund_table", "state_capital_table")


class DocumentIndex:
    """The entries of one document, with the vocabulary that its own print gives."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.name = document.name

    @cached_property
    def table_names(self) -> dict[int, tuple[str, str]]:
        """The title of every table, as printed and without its year, both without the department's name."""
        own = normal(self.document.identity.department)
        titles = {table.index: title_alone(table, own) for table in self.document.tables}
        return {index: (title, undated_title(title)) for index, title in titles.items()}

    @cached_property
    def only_general_funds(self) -> bool:
        """Whether no table of another fund holds money: 财政拨款 is all of 一般公共预算 then."""
        others = {table.index for table in self.document.tables if table.kind in _OTHER_FUNDS}
        return not any(fact.table in others and fact.amount for fact in self.document.facts)

    @cached_property
    def units(self) -> frozenset[str]:
        """The bodies whose figures the tables print apart; none where there is but one beside the whole."""
        own = normal(self.document.identity.department)
        rows = (row for table in self.document.tables for row in table.rows if row.organisation)
        return units_among({normal(row.organisation or "") for row in rows}, own)

    @cached_property
    def only_own_level(self) -> bool:
        """Whether the document tells of one unit alone, so that all of it is of its own level."""
        identity = self.document.identity
        return identity.level == "单位" or identity.department.endswith(("本级", "机关"))

    @cached_property
    def listed(self) -> frozenset[str]:
        """The longer names that rows have outside of forms, projects among them."""
        names = {e.label for e in self.cells if e.table and e.table.kind != "performance_table"}
        return frozenset(name for name in names if len(name) >= _LONG_NAME)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The projects that have a form of their own (绩效目标表)."""
        named = {bare(form_project(entry)) for entry in self.cells}
        titles = {table.title for table in self.document.tables if table.kind == "performance_table"}
        return frozenset((named | set(map(bare, titles))) - {""})

    @cached_property
    def cells(self) -> tuple[Entry, ...]:
        """An entry for every fact, in print order."""
        columns = {table.index: column_names(table) for table in self.document.tables}
        tables = {table.index: table for table in self.document.tables}
        own = normal(self.document.identity.department)
        own_names = {
            (table.index, row.index): other_names(table, row, own)
            for table in self.document.tables
            for row in table.rows
        }
        row_words = {
            (table.index, row.index): words_beside(table, row)
            for table in self.document.tables
            for row in table.rows
        }
        own_level = own_rows(self.document)
        projects = amounts_of_projects(self.document)
        of_bodies = {index for index, table in tables.items() if lists_bodies(table, own)}
        entries = []
        for fact in map(in_people, self.document.facts):
            table = tables[fact.table]
            label = name_of(table, table.rows[fact.row])
            ancestors = (*map(bare, fact.row_path[:-1]), *row_words.get((fact.table, fact.row), ()))
            if fact.organisation:
                ancestors = (*ancestors, normal(fact.organisation))
            title, title_name = self.table_names[fact.table]
            project = projects.get((fact.table, fact.row), "")
            entries.append(
                Entry(
                    self.name, fact, None, label, ancestors, table, title + normal(table.number),
                    columns[fact.table].get(fact.column), "", "", "",
                    names=own_names.get((fact.table, fact.row), ()),
                    whole=is_total_name(label)
                    or (
                        label not in self.units
                        and is_own_row(label, own)
                        and (label == own or table.index not in of_bodies)
                    ),
                    title_name=title_name,
                    own_level=(fact.table, fact.row) in own_level,
                    project=project,
                )
            )  # fmt: skip
        filled = {fact.table for fact in self.document.facts if fact.amount is not None}
        for table in self.document.tables:
            if table.index not in filled and table.kind != "performance_table":
                entries.extend(_blank_table(self.name, table, *self.table_names[table.index]))
        return tuple(entries)

    @cached_property
    def rows(self) -> tuple[tuple[Entry, ...], ...]:
        """The cells in runs, in print order, that differ in nothing but their column."""
        runs = groupby(
            self.cells,
            lambda cell: (
                cell.table and cell.table.index,
                cell.label,
                cell.names,
                cell.ancestors,
                cell.whole,
                cell.own_level,
            ),
        )
        return tuple(tuple(run) for _, run in runs)

    @cached_property
    def _whole_rows(self) -> tuple[int, ...]:
        return tuple(at for at, (first, *_) in enumerate(self.rows) if first.whole)

    @cached_property
    def _row_postings(self) -> Postings:
        return Postings(map(_answered, self.rows))

    @cached_property
    def _statement_postings(self) -> Postings:
        return Postings(
            (
                said.label,
                said.clause,
                *said.ancestors,
                (said.headings if said.table else "") + said.sentence if said.alone else "",
            )
            for said in self.statements
        )

    def touched_rows(self, pairs: Collection[str], *, wholes: bool) -> Iterator[tuple[Entry, ...]]:
        """The rows that hold one of the pairs of characters in what they answer to; `wholes`: all totals too.

        A total has no name of its own: it answers to its table's title and to what stands above it.
        """
        for at in self._row_postings.touched(pairs, self._whole_rows if wholes else ()):
            yield self.rows[at]

    def touched_statements(self, pairs: Collection[str]) -> Iterator[Entry]:
        """The numbers of prose with one of the pairs of characters in their clause or their subject."""
        for at in self._statement_postings.touched(pairs):
            yield self.statements[at]

    @cached_property
    def statements(self) -> tuple[Entry, ...]:
        """An entry for every number of prose, that in text cells of tables last."""
        passages, statements, tables = cell_prose(self.document)
        own = self.document.passages
        counted = Counter(map(place_and_unit, self.document.statements))
        in_cells = Counter(map(place_and_unit, statements))
        return (
            *(
                self._stated(said, own[said.passage], None, counted[place_and_unit(said)] == 1)
                for said in self.document.statements
            ),
            *(
                self._stated(
                    said, passages[said.passage], tables[said.passage], in_cells[place_and_unit(said)] == 1
                )
                for said in statements
            ),
        )

    @cached_property
    def _overviews(self) -> tuple[str, ...]:
        return overviews(self.document.passages)

    def _stated(self, statement: Statement, passage: Passage, table: Table | None, alone: bool) -> Entry:
        sentence = passage.sentences[statement.sentence].text
        subjects = tuple(bare(without_unit(name)) for name in statement.subject)
        if len(subjects) > 1 and COMPARED.fullmatch(subjects[-1]):
            subjects = subjects[:-1]
        if len(subjects) > 1 and sums_up(sentence, statement):
            subjects = subjects[:-1]
        if counts_guests(sentence, statement.unit):
            subjects = (guests_of(sentence, statement), *subjects)
        elif counts_travellers(passage, statement.sentence, statement.unit):
            subjects = ("因公出国(境)", *subjects)
        subjects = part_held(subjects)
        above = item_above(passage, statement) if table is None else ""
        if subjects and above and above not in subjects:
            subjects = (above, *subjects)
        label = measured_name(_FUNDED.sub("", subjects[-1])) if subjects else ""
        own = normal(self.document.identity.department)
        if label != own and is_own_row(label, own):
            label = own[-1] + label[len(own) :].strip("()")
        overview = "" if table else self._overviews[passage.index]
        return Entry(
            self.name, None, statement, label, subjects[:-1], table,
            self.table_names[table.index][0] if table else "", None,
            normal(clause_of(sentence, statement)), normal(sentence),
            normal("".join(passage.heading_path) + meant(passage, statement.sentence) + overview),
            measure_before(sentence, statement), alone=alone, names=use_alone(sentence, statement),
        )  # fmt: skip

    @cached_property
    def terms(self) -> frozenset[str]:
        """Every name the document prints: row labels, columns, table titles, subjects, organisations."""
        names: set[str] = set()
        for entry in self.cells:
            names.add(entry.label)
            names.update(entry.ancestors)
            names.update(map(without_code, entry.ancestors))
        for table in self.document.tables:
            names |= {normal(table.title), self.table_names[table.index][0]}
            for column in table.columns:
                names.update(bare(name) for name in column.path)
            for row in table.rows:
                name = bare(row.label)
                names.add(name)
                names.update(_without_side(name))
                if name in ("本年收入合计", "本年支出合计"):
                    names.add(name[:-2])
                if row.organisation:
                    names |= {normal(row.organisation), _PLACE.sub("", normal(row.organisation))}
        for entry in self.statements:
            names.add(entry.label)
            if entry.label in standard_names():
                names.update(_without_side(entry.label))
            names.update(entry.ancestors)
            names.update(_SHARED_SIDE.findall(entry.clause))
        return frozenset(name for name in names if 2 <= len(name) <= 40 and not _MOVES.fullmatch(name))


def _without_side(name: str) -> tuple[str, ...]:
    """社会保障和就业 of 社会保障和就业支出, as people call a class."""
    return (name[:-2],) if name.endswith("支出") and len(name) >= 6 else ()


_MOVES = regex(
    r"(?:比上年)?(?:增减|变动|变化|增加|减少)(?:变化|变动|情况|金额|[额数率%]|幅度|\([^()]*\))*"
)
"""Heads of columns that say no more than that something moved, as questions do: 增减额."""
_PLACE = regex("^(?:[一-鿿]{2,3}[省市区县])+(?=.{4})(?!.*[局委厅院](?:[(].*[)])?$)")
"""Where a unit stands, which is left out where it is called by its own name: 杭州市 of 杭州市西郊监狱."""
_SHARED_SIDE = regex("占(本年(?:收入|支出))")
"""本年支出 as the whole that prose measures shares against, beside a total that holds more."""


def _answered(row: tuple[Entry, ...]) -> Iterator[str]:
    first = row[0]
    yield first.label
    yield first.project
    yield from first.names
    yield from (cell.column.text for cell in row if cell.column is not None)
    if first.whole:
        yield first.title
        yield from first.ancestors


_FUNDED = regex("(?<=...)(?:涉及|使用|动用)(?:一般公共预算)?财政拨款(?:资金)?$")
"""What prose adds to an item about the money it takes, which is no part of its name."""


def _blank_table(document: str, table: Table, name: str, title: str) -> list[Entry]:
    """A table without any figure, as one blank entry that answers to its title."""
    if not table.title:
        return []
    cell = next((cell for row in table.rows for cell in row.cells), None)
    page, box = (cell.page, cell.box) if cell is not None else (table.pages[0], (0.0, 0.0, 0.0, 0.0))
    label = re.sub(r"(?:情况|预算|决算|支出)*(?:总|明细)?表$", "", title)
    fact = Fact(
        table.index, 0, 0, page, box, table.title, (table.title,), None, None, (), None, "",
        table.unit or "元", None, None,
    )  # fmt: skip
    return [Entry(document, fact, None, label, (), table, name, None, "", "", "", title_name=title)]


def form_project(entry: Entry) -> str:
    """The project whose form an entry stands in, or an empty string."""
    if entry.fact is None or entry.table is None or entry.table.kind != "performance_table":
        return ""
    return entry.fact.row_path[0] if len(entry.fact.row_path) > 1 else ""
