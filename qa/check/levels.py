"""科目 named in prose by level: （类）（款）（项）, an 项 under its 款, a project under its 项."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Document, Passage, Sentence
from qa.check.causes import suspects_of_pair
from qa.check.figures import Figure, of_fact
from qa.check.findings import make_finding
from qa.check.said import Said, passage_numbers
from qa.check.sentences import place_of, plain_name, sentences
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_MARKED = regex(r"(?P<name>[\u4e00-\u9fff、“”]{2,24})[（(](?P<mark>类|款|项)[)）]")
_LENGTHS = {3: "类", 5: "款", 7: "项"}


@dataclass(frozen=True, slots=True)
class Project:
    """A row of a project table: the 项 it is paid under, its amount, its printed name."""

    code: str
    figure: Figure
    label: str


def level_marks(document: Document) -> Iterator[Trial]:
    """（类）（款）（项）按科目编码的级次: a 款 is not called （类）, an 项 stands under its own 款."""
    levels: dict[str, Counter[str]] = {}
    for table in document.tables:
        for row in table.rows:
            if row.code and row.code[0] == "2" and len(row.code) in _LENGTHS:
                marks = levels.setdefault(plain_name(row.label), Counter())
                marks[_LENGTHS[len(row.code)]] += 1
                if row.code.endswith("9999"):
                    # 其他…支出（款）其他…支出（项）: both bear one name.
                    marks["款"] += 1
    if not levels:
        return
    reported: set[tuple[str, str]] = set()
    for sentence in sentences(document):
        for match in _MARKED.finditer(sentence.text):
            name, mark = plain_name(match.group("name")), match.group("mark")
            known = levels.get(name)
            if known is None:
                continue
            if mark in known:
                yield HOLDS
                continue
            if (name, mark) in reported:
                continue
            reported.add((name, mark))
            right = known.most_common(1)[0][0]
            wrong_words, right_words = f"{name}（{mark}）", f"{name}（{right}）"
            what = f"“{wrong_words}”按科目编码应为“{right_words}”"
            yield fails(
                make_finding(
                    "level-mark", "wording", what, (wrong_words, right_words), (place_of(document, sentence),)
                )
            )


def item_parents(document: Document) -> Iterator[Trial]:
    """One （款） holds 项 of one five-digit code only."""
    codes = _item_codes(document)
    under: dict[str, dict[str, list[tuple[str, Sentence]]]] = {}
    for sentence in sentences(document):
        for match in re.finditer(
            r"([\u4e00-\u9fff]{3,24})[（(]款[)）]([\u4e00-\u9fff、]{2,30})[（(]项[)）]", sentence.text
        ):
            code = codes.get(plain_name(match.group(2)))
            if code:
                group = under.setdefault(match.group(1), {}).setdefault(code[:5], [])
                group.append((match.group(2), sentence))
    for name, groups in under.items():
        if len(groups) == 1:
            yield HOLDS
            continue
        most = max(groups, key=lambda code: len(groups[code]))
        for code, listed in groups.items():
            if code == most:
                continue
            item, sentence = listed[0]
            what = f"“{item}（项）”编码属{code}，文中写在“{name}（款）”（{most}）之下"
            yield fails(
                make_finding(
                    "item-parent",
                    "wording",
                    what,
                    (f"{name}（款）", f"{item}（项）"),
                    (place_of(document, sentence),),
                )
            )


def projects_under_items(document: Document) -> Iterator[Trial]:
    """主要用于：甲项目, where the project table prints 甲 under another 项 and with more money than said."""
    projects = _projects(document)
    if not projects:
        return
    for index, numbers in passage_numbers(document).items():
        passage = document.passages[index]
        head = next((said for said in numbers if said.money and said.role == "amount"), None)
        match = re.search(r"主要用于[:：]?(?P<what>[^。；]{4,60})", passage.text)
        if (
            head is None
            or match is None
            or "（项）" not in passage.text[:120].replace("(", "（").replace(")", "）")
        ):
            continue
        purposes = [_project_name(one) for one in re.split("[、，]", match.group("what"))]
        if len(purposes) != 1 or purposes[0] not in projects:
            continue
        yield from _purpose(document, head, passage, projects[purposes[0]])


def _purpose(document: Document, head: Said, passage: Passage, project: Project) -> Iterator[Trial]:
    amount = project.figure
    code = _item_codes(document).get(plain_name(head.name))
    if code is None or code == project.code:
        yield HOLDS
        return
    if amount.value <= head.value:
        yield not_run("项目与科目的对应不明确")
        return
    what = (
        f"说明称“{head.name}”{head.text}用于“{project.label}”，项目支出表中该项目为{amount.printed}、列在编码{project.code}，"
        f"与“{head.name}”（{code}）不符"
    )
    yield fails(
        make_finding(
            "project-item",
            "error",
            what,
            (head.statement.printed, amount.printed),
            (head.figure.place, amount.place),
        ),
        suspects_of_pair(head.figure, amount),
    )


def _projects(document: Document) -> dict[str, Project]:
    """Projects of the project tables by name: 项 code, yuan, place, printed name; unique names only."""
    found: dict[str, Project] = {}
    twice: set[str] = set()
    for fact in document.facts:
        if document.tables[fact.table].kind != "project_table" or not fact.code or len(fact.code) != 7:
            continue
        figure = of_fact(document, fact)
        name = _project_name(fact.label)
        if figure is None or len(name) < 6:
            continue
        if name in found and found[name].code != fact.code:
            twice.add(name)
        found.setdefault(name, Project(fact.code, figure, fact.label))
    return {name: project for name, project in found.items() if name not in twice}


def _item_codes(document: Document) -> dict[str, str]:
    """Seven-digit codes of 项 names that have one code only."""
    codes: dict[str, set[str]] = {}
    for table in document.tables:
        if table.kind == "project_table":
            continue
        for row in table.rows:
            if row.code and len(row.code) == 7 and row.code[0] == "2":
                codes.setdefault(plain_name(row.label), set()).add(row.code)
    return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def _project_name(text: str) -> str:
    return re.sub(r"(?:支出|资金|经费|项目|费用)+$|[“”\s]", "", plain_name(text))
