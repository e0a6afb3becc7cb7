"""Names in prose against names in tables: lists of 经济科目, marks of level, projects under their 项."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ingest.model import Document, Passage, Sentence, Table
from qa.check.figures import of_fact
from qa.check.findings import Place, make_finding
from qa.check.said import Said, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run

_LIST = re.compile(
    r"(?P<what>人员经费|公用经费|日常公用经费|人员支出|公用支出)[^。；]{0,60}?(?:主要)?(?:包括|用于)[:：]?(?P<items>[^。；]{8,500})"
)
_LIST_AFTER = re.compile(r"^(?:主要)?(?:包括|用于)[:：]?(?P<items>[^。；]{8,500})")
_MARKED = re.compile(r"(?P<name>[\u4e00-\u9fff、“”]{2,24})[（(](?P<mark>类|款|项)[)）]")
_INCOME = re.compile(r"收入包括[:：]?(?P<items>[^。；]{4,160})")
_LENGTHS = {3: "类", 5: "款", 7: "项"}
_ALIKE = {
    "社会保障缴费": "缴费",
    "其他交通费": "其他交通费用",
    "因公出国（境）费": "因公出国（境）费用",
    "职业年金": "职业年金缴费",
    "机关事业单位职业年金缴费": "职业年金缴费",
}


def listed_classes(document: Document) -> Iterator[Trial]:
    """人员经费、公用经费主要包括 lists only 经济科目 that 基本支出表 prints with an amount."""
    labels = _economic_labels(document)
    if len(labels) < 5:
        if any(_LIST.search(sentence.text) for sentence in _sentences(document)):
            yield not_run("没有可对照的基本支出表")
        return
    for passage in document.passages:
        pending = ""
        for sentence in passage.sentences:
            match = _LIST.search(sentence.text)
            if match is None and pending:
                match = _LIST_AFTER.search(sentence.text.strip())
            pending = (
                "经费" if re.search(r"(?:人员|公用)(?:经费|支出)[^。；]{0,30}[。；]$", sentence.text) else ""
            )
            if match is None:
                continue
            items = [item for item in _items(match.group("items")) if len(item) >= 2]
            if len(items) < 4:
                continue
            known = [item for item in items if _known(item, labels)]
            missing = [item for item in items if not _known(item, labels)]
            for _ in known:
                yield HOLDS
            if not missing or len(known) < 0.6 * len(items):
                continue
            what = f"列举的“{'、'.join(missing)}”在基本支出表中没有（或没有金额）"
            yield fails(
                make_finding("listed-classes", "wording", what, missing, (_place(document, sentence),))
            )


def level_marks(document: Document) -> Iterator[Trial]:
    """（类）（款）（项）按科目编码的级次: a 款 is not called （类）, an 项 stands under its own 款."""
    levels: dict[str, Counter[str]] = {}
    for table in document.tables:
        for row in table.rows:
            if row.code and row.code[0] == "2" and len(row.code) in _LENGTHS:
                marks = levels.setdefault(_plain(row.label), Counter())
                marks[_LENGTHS[len(row.code)]] += 1
                if row.code.endswith("9999"):
                    # 其他…支出（款）其他…支出（项）: both bear one name.
                    marks["款"] += 1
    if not levels:
        return
    reported: set[tuple[str, str]] = set()
    for sentence in _sentences(document):
        for match in _MARKED.finditer(sentence.text):
            name, mark = _plain(match.group("name")), match.group("mark")
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
                    "level-mark", "wording", what, (wrong_words, right_words), (_place(document, sentence),)
                )
            )


def item_parents(document: Document) -> Iterator[Trial]:
    """One （款） holds 项 of one five-digit code only."""
    codes = _item_codes(document)
    under: dict[str, dict[str, list[tuple[str, Sentence]]]] = {}
    for sentence in _sentences(document):
        for match in re.finditer(
            r"([\u4e00-\u9fff]{3,24})[（(]款[)）]([\u4e00-\u9fff、]{2,30})[（(]项[)）]", sentence.text
        ):
            code = codes.get(_plain(match.group(2)))
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
                    (_place(document, sentence),),
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


def income_kinds(document: Document) -> Iterator[Trial]:
    """收入包括 names only kinds of income that 收支总表 prints an amount for."""
    printed: dict[str, bool] = {}
    for fact in document.facts:
        table = document.tables[fact.table]
        if table.kind == "balance_table" and table.side == "income":
            name = _plain(fact.label)
            printed[name] = printed.get(name, False) or bool(fact.amount)
    if not any(printed.values()):
        return
    for sentence in _sentences(document):
        match = _INCOME.search(sentence.text)
        if match is None or re.search(r"\d", match.group("items")):
            continue
        for item in _items(match.group("items")):
            if printed.get(item) is False:
                what = f"说明称收入包括“{item}”，收支总表中该项为空或零"
                yield fails(
                    make_finding("income-kind", "wording", what, (item, "空"), (_place(document, sentence),))
                )
            elif item in printed:
                yield HOLDS


def padded_codes(document: Document) -> Iterator[Trial]:
    """款、项编码为两位: 2 is printed 02."""
    for table in document.tables:
        for column in table.columns:
            if column.role != "code" or column.name not in ("款", "项"):
                continue
            cells = [
                cell
                for row in table.rows
                for cell in row.cells
                if cell.column == column.index and re.fullmatch(r"\d{1,2}", cell.text.strip())
            ]
            short = [cell for cell in cells if len(cell.text.strip()) == 1]
            if not short:
                if cells:
                    yield HOLDS
                continue
            if len(short) * 2 > len(cells):
                yield not_run("编码不补零")
                continue
            printed = " / ".join(cell.text.strip() for cell in short)
            right = " / ".join(f"0{cell.text.strip()}" for cell in short)
            places = [Place(document=document.name, page=c.page, bbox=c.box, quote=c.text) for c in short]
            what = f"《{table.title}》{column.name}级编码印成{printed}，应为{right}"
            yield fails(make_finding("code-width", "wording", what, (printed, right), places))


def _purpose(
    document: Document, head: Said, passage: Passage, project: tuple[str, Decimal, Place, str]
) -> Iterator[Trial]:
    item_code, amount, place, name = project
    code = _item_codes(document).get(_plain(head.name))
    if code is None or code == item_code:
        yield HOLDS
        return
    if amount <= head.value:
        yield not_run("项目与科目的对应不明确")
        return
    printed = place.quote.rsplit(" ", 1)[-1]
    what = (
        f"说明称“{head.name}”{head.text}用于“{name}”，项目支出表中该项目为{printed}、列在编码{item_code}，"
        f"与“{head.name}”（{code}）不符"
    )
    yield fails(
        make_finding(
            "project-item", "error", what, (head.statement.printed, printed), (head.figure.place, place)
        )
    )


def _projects(document: Document) -> dict[str, tuple[str, Decimal, Place, str]]:
    """Projects of the project tables by name: 项 code, yuan, place, printed name; unique names only."""
    found: dict[str, tuple[str, Decimal, Place, str]] = {}
    twice: set[str] = set()
    for fact in document.facts:
        if document.tables[fact.table].kind != "project_table" or not fact.code or len(fact.code) != 7:
            continue
        figure = of_fact(document, fact)
        name = _project_name(fact.label)
        if figure is None or len(name) < 6:
            continue
        if name in found and found[name][0] != fact.code:
            twice.add(name)
        found.setdefault(name, (fact.code, figure.value, figure.place, fact.label))
    return {name: project for name, project in found.items() if name not in twice}


def _item_codes(document: Document) -> dict[str, str]:
    """Seven-digit codes of 项 names that have one code only."""
    codes: dict[str, set[str]] = {}
    for table in document.tables:
        if table.kind == "project_table":
            continue
        for row in table.rows:
            if row.code and len(row.code) == 7 and row.code[0] == "2":
                codes.setdefault(_plain(row.label), set()).add(row.code)
    return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def _economic_labels(document: Document) -> set[str]:
    """Economic classes that a table of basic expenditure prints with an amount."""
    labels: set[str] = set()
    for fact in document.facts:
        table: Table = document.tables[fact.table]
        basic = table.kind in ("basic_expenditure_table", "economic_class_table", "operating_expense_table")
        if (basic or (fact.code or " ")[0] in "35") and fact.amount:
            labels.add(_plain(fact.label))
    return labels


def _known(item: str, labels: set[str]) -> bool:
    name = _plain(item)
    name = re.sub(r"(?:支出)$", "", name)
    if any(name == re.sub("支出$", "", label) for label in labels):
        return True
    if _ALIKE.get(name, name) in labels or re.search(r"社会保障缴费|日常公用|公务员|绩效奖|等|其他$", name):
        return True
    return any(label.startswith(name) or name in label for label in labels if len(name) >= 3)


def _items(text: str) -> list[str]:
    text = re.split(r"[:：]", text)[-1]
    return [
        re.sub(r"等(?:支出|费用|方面)?(?:的支出)?$|^(?:和|以及|及)", "", item.strip())
        for item in re.split("、|，", text)
    ]


def _project_name(text: str) -> str:
    return re.sub(r"(?:支出|资金|经费|项目|费用)+$|[“”\s]", "", _plain(text))


def _plain(name: str) -> str:
    name = name.replace("(", "（").replace(")", "）")
    return re.sub(r"[（(](?:类|款|项)[)）]|[“”\s]", "", name)


def _sentences(document: Document) -> Iterator[Sentence]:
    for passage in document.passages:
        if passage.heading_path != ("目录",):
            yield from passage.sentences


def _place(document: Document, sentence: Sentence) -> Place:
    return Place(document=document.name, page=sentence.page, bbox=sentence.box, quote=sentence.text.strip())
