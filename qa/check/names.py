"""Names in prose against names in tables: lists of 经济科目, marks of level, projects under their 项."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document, Table
from qa.check.findings import Place, make_finding
from qa.check.sentences import place_of, plain_name, sentences
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_LIST = regex(
    r"(?P<what>人员经费|公用经费|日常公用经费|人员支出|公用支出)[^。；]{0,60}?(?:主要)?(?:包括|用于)[:：]?(?P<items>[^。；]{8,500})"
)
_LIST_AFTER = regex(r"^(?:主要)?(?:包括|用于)[:：]?(?P<items>[^。；]{8,500})")
_INCOME = regex(r"收入包括[:：]?(?P<items>[^。；]{4,160})")
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
        if any(_LIST.search(sentence.text) for sentence in sentences(document)):
            yield not_run("没有可对照的基本支出表")
        return
    for passage in document.passages:
        if any("名词解释" in heading for heading in passage.heading_path):
            continue  # what a word means anywhere is no list of what this body pays for
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
                make_finding("listed-classes", "wording", what, missing, (place_of(document, sentence),))
            )


def income_kinds(document: Document) -> Iterator[Trial]:
    """收入包括 names only kinds of income that 收支总表 prints an amount for."""
    printed: dict[str, bool] = {}
    for fact in document.facts:
        table = document.tables[fact.table]
        if table.kind == "balance_table" and table.side == "income":
            name = plain_name(fact.label)
            printed[name] = printed.get(name, False) or bool(fact.amount)
    if not any(printed.values()):
        return
    for sentence in sentences(document):
        match = _INCOME.search(sentence.text)
        if match is None or re.search(r"\d", match.group("items")):
            continue
        for item in _items(match.group("items")):
            if printed.get(item) is False:
                what = f"说明称收入包括“{item}”，收支总表中该项为空或零"
                yield fails(
                    make_finding(
                        "income-kind", "wording", what, (item, "空"), (place_of(document, sentence),)
                    )
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


def _economic_labels(document: Document) -> set[str]:
    """Economic classes that a table of basic expenditure prints with an amount."""
    labels: set[str] = set()
    for fact in document.facts:
        table: Table = document.tables[fact.table]
        basic = table.kind in ("basic_expenditure_table", "economic_class_table", "operating_expense_table")
        if (basic or (fact.code or " ")[0] in "35") and fact.amount:
            labels.add(plain_name(fact.label))
    return labels


def _known(item: str, labels: set[str]) -> bool:
    name = plain_name(item)
    name = re.sub(r"(?:支出)$", "", name)
    if any(name == re.sub("支出$", "", label) for label in labels):
        return True
    if _ALIKE.get(name, name) in labels or re.search(r"社会保障缴费|日常公用|公务员|绩效奖|等|其他$", name):
        return True
    return any(label.startswith(name) or name in label for label in labels if len(name) >= 3)


def _items(text: str) -> list[str]:
    text = re.split(r"[:：]", text)[-1]
    return [
        re.sub(r"等(?:支出|费用|方面)?(?:的支出)?$|^(?:和|以及|及)", "", item.strip(" ；;。"))
        for item in re.split("、|，", text)
    ]
