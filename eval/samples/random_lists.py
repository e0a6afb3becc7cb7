"""Random lists that stand side by side: 收入 | 支出, one list in several columns, lists of unlike columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from random import Random

from eval.samples.booklet import Block, Booklet, Content, Heading, Paragraph, Sheet, SheetColumn
from eval.samples.department import ECONOMIC_NAMES
from eval.samples.random_form import (
    Form,
    Frame,
    FrameColumn,
    FrameRow,
    RandomTable,
    printed_amount,
    random_amount,
    random_amounts,
)
from eval.samples.random_words import COUNTED, INCOME, LISTED, NUMERALS, SIDED, SPENDING

Cells = tuple[Content, ...]


def draw_lists(random: Random, form: Form, seed: int) -> RandomTable:
    """One of the three arrangements, on a page of its own."""
    arrangement = random.choice((_two_sided, _two_sided, _in_columns, _unlike))
    if arrangement is not _two_sided:  # these are wide: upright, their amounts would run into each other
        form = replace(form, landscape=True)
    frames, title, columns, rows = arrangement(random, form)
    sheet = Sheet(
        title,
        columns,
        rows,
        left="编制单位：样例单位",
        right=f"单位：{form.unit}",
        number=form.number,
        repeat_header=form.repeat_header,
        font_size=form.font_size,
        ruling=form.ruling,
        split_numbers=form.split_numbers,
    )
    opening: tuple[Block, ...] = (Heading("部门预算公开", 1), Paragraph("以下各表的数字由样例生成。"))
    booklet = Booklet(f"random-{seed}.pdf", (*opening, sheet), form.landscape, form.rotated, form.watermark)
    return RandomTable(frames, booklet)


Lists = tuple[tuple[Frame, ...], str, tuple[SheetColumn, ...], tuple[Cells, ...]]


def _two_sided(random: Random, form: Form) -> Lists:
    """收入 beside 支出, with one amount column or more on each side, totals in the last row."""
    title = "部门收支总表"
    names = random.choice(SIDED) if form.landscape else SIDED[0]
    columns = tuple(FrameColumn((name,), form.unit) for name in names)
    income = _side(random, form, INCOME[: random.randint(3, 5)], len(names))
    spending = _side(random, form, SPENDING[: random.randint(4, 9)], len(names))
    total = tuple(random_amount(random, form) for _ in names)
    numbered = random.random() < 0.7
    rows = [
        (*_named(left, index, numbered, form, len(names)), *_named(right, index, numbered, form, len(names)))
        for index, (left, right) in enumerate(zip_longest(income, spending))
    ]
    printed = tuple(printed_amount(amount, form) for amount in total)
    rows.append(("收入总计", *printed, "支出总计", *printed))
    sheet = tuple(
        SheetColumn((side, name), 3.5 if name == "项目" else 2.0, "left" if name == "项目" else "right")
        for side in ("收入", "支出")
        for name in ("项目", *names)
    )
    frames = (
        Frame(title, columns, (*income, FrameRow("收入总计", None, total)), "income"),
        Frame(title, columns, (*spending, FrameRow("支出总计", None, total)), "expenditure"),
    )
    return frames, title, sheet, tuple(rows)


def _in_columns(random: Random, form: Form) -> Lists:
    """One list of economic classes, set in two or three columns as in the forms of final accounts."""
    title, across = "一般公共预算财政拨款基本支出决算表", random.choice((2, 3))
    codes = sorted(random.sample(list(ECONOMIC_NAMES), random.randint(6, min(20, len(ECONOMIC_NAMES)))))
    rows = [FrameRow(ECONOMIC_NAMES[code], code, random_amounts(random, form, 1)) for code in codes]
    depth = -(-len(rows) // across)
    lists = [rows[start : start + depth] for start in range(0, depth * across, depth)]
    printed = [tuple(cell for row in side for cell in _coded(row, form)) for side in zip_longest(*lists)]
    sheet = (
        SheetColumn(("科目编码",), 1.3, "left"),
        SheetColumn(("科目名称",), 3.5, "left"),
        SheetColumn(("决算数",), 2.0),
    ) * across
    return (Frame(title, (FrameColumn(("决算数",), form.unit),), tuple(rows)),), title, sheet, tuple(printed)


def _unlike(random: Random, form: Form) -> Lists:
    """Two lists that name their rows alike and hold other columns, rows counted among amounts."""
    title, wide = "机构运行信息表", ("年初预算数", "全年预算数", "决算数")[random.choice((0, 1)) :]
    names = list(LISTED)
    random.shuffle(names)
    left = [FrameRow(name, None, random_amounts(random, form, len(wide))) for name in names[:5]]
    right = [FrameRow(name, None, random_amounts(random, form, 1)) for name in names[5:8]]
    right += [
        FrameRow(name, None, (Decimal(random.randint(1, 900)),), unit)
        for name, unit in random.sample(COUNTED, 2)
    ]
    rows: list[Cells] = [("栏次", "", *map(str, range(1, len(wide) + 1)), "栏次", "", str(len(wide) + 1))]
    for index, (one, other) in enumerate(zip(left, right, strict=True)):
        amounts = (printed_amount(amount, form) for amount in one.amounts)
        amount = str(other.amounts[0]) if other.unit else printed_amount(other.amounts[0], form)
        rows.append((one.label, str(index + 1), *amounts, other.label, str(index + len(left) + 1), amount))
    paths = (("项目", "行次", *wide), ("项目", "行次", "决算数"))
    widths = {"项目": 4.0, "行次": 0.8}
    sheet = tuple(
        SheetColumn((name,), widths.get(name, 2.0), "left" if name == "项目" else "right")
        for path in paths
        for name in path
    )
    frames = tuple(
        Frame(title, tuple(FrameColumn((name,), form.unit) for name in path[2:]), tuple(side))
        for path, side in zip(paths, (left, right), strict=True)
    )
    return frames, title, sheet, tuple(rows)


def _side(random: Random, form: Form, names: Sequence[str], columns: int) -> list[FrameRow]:
    rows = []
    for name in names:
        blank = random.random() >= 0.7
        amounts = (None,) * columns if blank else random_amounts(random, form, columns)
        rows.append(FrameRow(name, None, amounts))
    return rows


def _named(row: FrameRow | None, index: int, numbered: bool, form: Form, columns: int) -> Cells:
    if row is None:
        return ("",) * (columns + 1)
    label = f"{NUMERALS[index]}、{row.label}" if numbered else row.label
    return (label, *(printed_amount(amount, form) for amount in row.amounts))


def _coded(row: FrameRow | None, form: Form) -> Cells:
    if row is None:
        return ("", "", "")
    return (row.code or "", row.label, printed_amount(row.amounts[0], form))
