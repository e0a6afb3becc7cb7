"""What names a row: its label columns, codes, organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.amounts import parse_amount, squeeze
from ingest.model import Column
from ingest.prose.numbering import numbering, without_numbering
from ingest.tables.codes import CLASS_CODE, clean_code, joined_code, split_label, without_owner_code
from ingest.tables.strips import Slot, Strip
from ingest.tables.totals import is_total_label

VALUED = ("amount", "count")
ORGANISATION_NAME = re.compile(
    r"(?:局|委员会|办公厅|办公室|中心|学校|学院|大学|中学|小学|幼儿园|监狱|基地|公司|医院|支队|总队|大队|研究院|研究所|院|所|站|队|馆|厅|部|社|处|会|团|庭|街道办事处|政府|机关|本级|本部)(?:[（(].*[）)])?$"
)
EMPTY_ROW = "行次"
"""Before the number of a row that prints nothing else, to call it by."""

SERIAL_COLUMN = re.compile(r"[行栏]次$|序号$")
_ATTRIBUTE = re.compile(r"类别$|类型$|性质$|属性$|内容$|用途$|级次$")
_NOTE_MARK = re.compile(r"^[①-⑳]\s*|[①-⑳⑴-⒇¹²³⁴⁵*＊※]+$")
"""Circled numbers before a name and marks behind it; folding would make digits of them."""

_PROJECT = re.compile(r"项目名称$|^(?:预算|采购)?项目$")
_OWNER_CODE = re.compile(r"(?:单位|部门)(?:编码|代码|编号)$")


def label_columns(columns: Sequence[Column], strips: Sequence[Strip], group: Sequence[int]) -> list[int]:
    """Positions of the columns that name rows, widest group first, the row's own name last."""
    labels = [c.index for c in columns if c.role == "label"]
    if not labels:
        labels = [c.index for c in columns if c.role == "organisation"][-1:]
    if not labels:
        labels = [c.index for c in columns if c.role == "text" and not re.search(r"序号|行次|年度$", c.name)][
            :1
        ]
    first_value = next((c.index for c in columns if c.role in VALUED), len(columns))
    leading = _by_the_department(columns, [c for c in labels if c < first_value] or labels[:1])
    coded = class_columns(columns)
    if coded and not _names_projects(columns, leading, coded[0]):
        following = [c for c in leading if c > coded[-1]]
        return _down_to_projects(columns, following, strips, group) or following[:1] or leading[-1:]
    called = next((c for c in leading if re.search(r"名称$|^项目$", columns[c].name)), None)
    if called is not None:  # what stands behind the name tells of the row, it does not name it
        leading = [c for c in leading if c <= called or not _ATTRIBUTE.search(columns[c].name)]
    printed = {position: _printed(strips, group[position]) for position in leading}
    rows = sum(1 for s in strips if any(squeeze(s[c].text) for c in group))
    for position in leading:
        texts = printed[position]
        if len(texts) >= 0.8 * rows and len(set(texts)) >= 0.8 * len(texts):
            behind = [later for later in leading if later > position and _tells_apart(printed[later], rows)]
            if len(set(texts)) < len(texts) and behind:
                continue  # a class that holds most rows but once; the name of each stands behind it
            return leading[: leading.index(position) + 1]
    return leading


def _printed(strips: Sequence[Strip], column: int) -> list[str]:
    texts = (squeeze(strip[column].text) for strip in strips if strip[column].begins)
    return [text for text in texts if text]


def _tells_apart(texts: Sequence[str], rows: int) -> bool:
    """Whether a column of names has another one for every row but the total."""
    return len(texts) >= rows - 1 and len(set(texts)) == len(texts)


def _by_the_department(columns: Sequence[Column], leading: list[int]) -> list[int]:
    """Without the government's own classification of 经济分类 where it stands behind the department's.

    Several rows of one name follow then, told apart by that class; standing first, it heads the rows.
    """
    ours = [c for c in leading if _DEPARTMENT_CLASS.search(columns[c].name)]
    if not ours:
        return leading
    return [c for c in leading if c < ours[0] or not _GOVERNMENT_CLASS.search(columns[c].name)]


_DEPARTMENT_CLASS = re.compile("部门(?:预算)?(?:支出)?经济")
_GOVERNMENT_CLASS = re.compile("政府(?:预算)?(?:支出)?经济")


def _down_to_projects(
    columns: Sequence[Column], following: Sequence[int], strips: Sequence[Strip], group: Sequence[int]
) -> list[int]:
    """The class and the project behind it, where most rows are projects told apart by their own names."""
    at = next((n for n, c in enumerate(following) if n and _PROJECT.search(columns[c].name)), None)
    if at is None:
        return []
    texts = _printed(strips, group[following[at]])
    rows = sum(1 for strip in strips if any(squeeze(strip[c].text) for c in group))
    told_apart = len(set(texts)) >= 0.8 * len(texts) and 2 * len(texts) >= rows
    return list(following[: at + 1]) if told_apart else []


def _names_projects(columns: Sequence[Column], labels: Sequence[int], coded: int) -> bool:
    """A project's name stands before the codes: these tell of what its money is spent, they name no row."""
    return any(c < coded and _PROJECT.search(columns[c].name) for c in labels)


def numbers_owners(columns: Sequence[Column], strips: Sequence[Strip], group: Sequence[int]) -> bool:
    """A 单位编码 column is filled in the organisations' own rows only, not beside every item."""
    for column in columns:
        if column.role == "code" and _OWNER_CODE.search(column.name):
            numbered = [bool(strip[group[column.index]].text.strip()) for strip in strips]
            classes = [group[at] for at in class_columns(columns)]
            items = [len(classes) > 1 and all(strip[at].text.strip() for at in classes) for strip in strips]
            pairs = list(zip(numbered, items, strict=True))
            if any(items) and all(number for number, item in pairs if item):
                return False  # every item with a 类款项 of its own
            if any(items) and all(item for number, item in pairs if number):
                named = [group[c.index] for c in columns if c.role == "label"]
                rows = [strip for strip, number in zip(strips, numbered, strict=True) if number]
                names = ([squeeze(strip[at].text) for at in named] for strip in rows)
                units = sum(any(map(ORGANISATION_NAME.search, one)) for one in names)
                if units * 5 <= len(rows):
                    return False  # only projects have one, under the class that is printed over them
            return sum(numbered) <= 0.6 * len(strips) or len(strips) <= 4
    return False


def class_columns(columns: Sequence[Column]) -> list[int]:
    """The first run of code columns that hold a classification, not numbers of organisations."""
    run: list[int] = []
    for column in columns:
        if column.role == "code" and not re.search(r"(?:单位|部门|项目)(?:编码|代码|编号)$", column.name):
            if run and column.index != run[-1] + 1:
                break
            if run and column.name == columns[run[0]].name and re.fullmatch(r"类|.*编码|.*代码", column.name):
                break
            run.append(column.index)
    return run


def clean_name(printed: str) -> tuple[str | None, str]:
    """(code before the name, name without numbering and marks of notes)."""
    printed = _NOTE_MARK.sub("", printed.strip()) or printed
    code, label = split_label(printed)
    label = re.sub(r"^[*★▲#△]+", "", label)
    label = re.sub(r"^其中[:：]", "", without_numbering(label) if numbering(label)[0] else label)
    label = without_numbering(label) if numbering(label)[0] else label
    return code, label or squeeze(printed)


def row_code(
    slots: Sequence[Slot], columns: Sequence[Column], prefix: str | None, carried: dict[int, str]
) -> str | None:
    """The row's full code, of its class columns (款 and 项 alone stand under the row before) or name."""
    classes = class_columns(columns)
    parts = [squeeze(slots[c].text) for c in classes]
    code: str | None = None
    if len(parts) > 1:
        if not parts[0] and any(parts) and -1 in carried and all(re.fullmatch(r"\d{0,2}", p) for p in parts):
            first = next(i for i, part in enumerate(parts) if part)
            parts = [
                carried[-1][:3],
                *(carried[-1][3 + 2 * i : 5 + 2 * i] for i in range(first - 1)),
                *parts[first:],
            ]
        code = joined_code(parts)
        whole = parts[-1] if not any(parts[:-1]) and CLASS_CODE.fullmatch(parts[-1]) else ""
        if code is None and whole[:1] in ("2", "3", "5"):
            code = whole  # in a column of its own behind 类 | 款 | 项
    elif parts:
        code = clean_code(parts[0])
    if code:
        carried[-1] = code
    for slot, column in zip(slots, columns, strict=True):
        if column.role != "code" or column.index in classes:
            continue
        own = clean_code(slot.text)
        if own is None:
            continue
        if code is None:
            if own[0] in "35" and CLASS_CODE.fullmatch(own) and len(own) in (3, 5) and classes:
                code = own
        elif own.startswith(code):
            code = own
    return code or prefix


def owner_code_of(slots: Sequence[Slot], columns: Sequence[Column], prefix: str | None) -> str | None:
    """The organisation's number, from its own column or before its name."""
    for slot, column in zip(slots, columns, strict=True):
        if column.role == "code" and _OWNER_CODE.search(column.name):
            return clean_code(slot.text)
    return owner_number(slots, columns, prefix)


def owner_number(slots: Sequence[Slot], columns: Sequence[Column], prefix: str | None) -> str | None:
    """Six digits, where a class has 3, 5 or 7: an organisation's, before its name or in the code column."""
    for slot, column in zip(slots, columns, strict=True):
        own = clean_code(slot.text) if column.role == "code" and column.name.startswith("科目") else None
        if own and len(own) == 6:
            return own
    return prefix if prefix and len(prefix) == 6 else None


def row_organisation(
    slots: Sequence[Slot], columns: Sequence[Column], labels: Sequence[int], carried: dict[int, str]
) -> tuple[str | None, Slot | None]:
    """The organisation of the row (printed or carried down), and the slot that prints it here."""
    for slot, column in zip(slots, columns, strict=True):
        if column.role != "organisation":
            continue
        text = squeeze(slot.text)
        if text and parse_amount(slot.text) is None:
            carried[column.index] = without_owner_code(text)
            if is_total_label(text):
                carried.pop(column.index)
                return None, slot
            return carried[column.index], slot
        if column.index in carried:
            return carried[column.index], None
    return None, None


def year_label(slots: Sequence[Slot], columns: Sequence[Column]) -> str | None:
    """In tables with a 年度 column, the row of changes is named by it (增减变化金额)."""
    for slot, column in zip(slots, columns, strict=True):
        if re.search(r"年度$", column.name) and column.role == "text":
            text = squeeze(slot.text)
            if text and not re.search(r"20\d\d", text):
                return text
    return None


def printed_year(slots: Sequence[Slot], columns: Sequence[Column]) -> str | None:
    """In tables with a 年度 column and no names, the year names the row (2025年)."""
    for slot, column in zip(slots, columns, strict=True):
        if re.search(r"年度$", column.name) and column.role == "text":
            found = re.match(r"20\d\d", squeeze(slot.text))
            if found:
                return f"{found.group()}年"
    return None
