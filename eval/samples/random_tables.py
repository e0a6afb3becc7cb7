"""Random tables for the reader's property test: a known frame, printed in a random form.

`draw_table(seed)` gives the frame and the booklet that prints it. What is read from the PDF must be
that frame again: every label, code, column, amount, unit and blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Literal, get_args

from eval.samples.booklet import (
    Block,
    Booklet,
    Content,
    Heading,
    Merge,
    Paragraph,
    Ruling,
    Sheet,
    SheetColumn,
)
from eval.samples.department import ECONOMIC_NAMES, FUNCTION_NAMES
from eval.samples.random_words import INCOME, NUMERALS, PATHS, PROJECTS, SPENDING

Codes = Literal["none", "one", "three", "label"]
UnitPlace = Literal["caption", "opening", "header"]
Totals = Literal["first", "last", "none"]
Falls = Literal["-{}", "－{}", "△{}", "负{}", "（{}）"]
"""How an amount below zero is printed."""


_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """An amount column: its header path and the unit its amounts are printed in."""

    path: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A named row with one amount, or None for a blank, for each column."""

    label: str
    code: str | None
    amounts: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a table says, whatever its form; `side` tells the halves of a two-sided table apart."""

    title: str
    columns: tuple[FrameColumn, ...]
    rows: tuple[FrameRow, ...]
    side: Literal["income", "expenditure"] | None = None


@dataclass(frozen=True, slots=True)
class RandomTable:
    """One drawn case: the frames that must be read, and the booklet that prints them."""

    frames: tuple[Frame, ...]
    booklet: Booklet


@dataclass(frozen=True, slots=True)
class Form:
    """How a frame is printed."""

    codes: Codes
    unit: str
    unit_place: UnitPlace
    totals: Totals
    repeat_header: bool
    landscape: bool
    rotated: bool
    places: int
    commas: bool
    spaced_total: bool
    number: str
    font_size: float
    ruling: Ruling
    split_numbers: bool
    falls: Falls
    blank: str
    wide_digits: bool
    label_code: str
    notes: tuple[str, ...]
    watermark: str


def draw_table(seed: int) -> RandomTable:
    """One or two one-sided tables, or a two-sided one; the seed decides everything."""
    random = Random(seed)
    form = _form(random)
    if random.random() < 0.25:
        return _two_sided(random, form, seed)
    count = 2 if random.random() < 0.25 else 1
    frames: list[Frame] = []
    blocks: list[Block] = []
    for index in range(count):
        frame = _frame(random, form, "一般公共预算支出预算表" if index == 0 else "部门项目支出预算表")
        frames.append(frame)
        blocks.append(_sheet(frame, form, random, page_break=index == 0))
    opening: list[Block] = [Heading("部门预算公开", 1), Paragraph("以下各表的数字由样例生成。")]
    booklet = Booklet(f"random-{seed}.pdf", (*opening, *blocks), form.landscape, form.rotated, form.watermark)
    return RandomTable(tuple(frames), booklet)


def _form(random: Random) -> Form:
    unit = random.choice(("元", "万元"))
    places = 2 if unit == "元" else random.choice((2, 2, 4, 6))
    landscape = random.random() < 0.7
    return Form(
        codes=random.choice(("none", "one", "three", "label")),
        unit=unit,
        unit_place=random.choice(("caption", "caption", "opening", "header")),
        totals=random.choice(("first", "last", "none")),
        repeat_header=random.random() < 0.6,
        landscape=landscape,
        rotated=landscape and random.random() < 0.3,
        places=places,
        commas=random.random() < 0.7,
        spaced_total=random.random() < 0.4,
        number=random.choice(("", "公开表3", "预算03表", "表3")),
        font_size=random.choice((7.5, 8.5, 9.5)),
        ruling=random.choice(("boxes", "lines", "bars", "double", "rows")),
        split_numbers=random.random() < 0.2,
        falls=random.choice(get_args(Falls)),
        blank=random.choice(("", "", "", "—", "-", "/")),
        wide_digits=places == 2 and random.random() < 0.1,
        label_code=random.choice(("{} {}", "{}-{}", "[{}]{}", "{}{}")),
        notes=random.choice(((), (), ("注：本表金额四舍五入，合计数可能与分项之和相差0.01。",))),
        watermark=random.choice(("", "", "样例公开专用")),
    )


def _frame(random: Random, form: Form, title: str) -> Frame:
    named = title == "部门项目支出预算表"
    codes: Codes = "none" if named else form.codes
    paths = random.choice(PATHS) if form.landscape else random.choice(PATHS[:2] + PATHS[3:])
    if form.unit_place == "header":
        paths = (("金额",),)
    columns = tuple(FrameColumn(path, form.unit) for path in paths)
    names = _names(random, codes, named)
    rows = [FrameRow(label, code, _amounts(random, form, len(columns))) for label, code in names]
    if form.ruling == "rows":  # a column without a single figure is not to be seen there
        rows[0] = replace(rows[0], amounts=tuple(_amount(random, form) for _ in columns))
    total = FrameRow("合计", None, tuple(_amount(random, form) for _ in columns))
    if form.totals == "first":
        rows.insert(0, total)
    elif form.totals == "last":
        rows.append(total)
    return Frame(title, columns, tuple(rows))


def _names(random: Random, codes: Codes, named: bool) -> list[tuple[str, str | None]]:
    if named or codes == "none":
        pool = list(PROJECTS)
        random.shuffle(pool)
        return [(name, None) for name in pool[: random.randint(3, len(pool))]]
    table = FUNCTION_NAMES if codes == "three" else random.choice((FUNCTION_NAMES, ECONOMIC_NAMES))
    leaf = max(len(code) for code in table)
    leaves = sorted(random.sample([code for code in table if len(code) == leaf], random.randint(4, 12)))
    parents = random.random() < 0.6
    chosen: dict[str, None] = {}
    for code in leaves:
        if parents:
            chosen.update(dict.fromkeys(code[:length] for length in (3, 5) if code[:length] in table))
        chosen[code] = None
    return [(table[code], code) for code in chosen]


def _amounts(random: Random, form: Form, count: int) -> tuple[Decimal | None, ...]:
    amounts = [_amount(random, form) if random.random() < 0.7 else None for _ in range(count)]
    if all(amount is None for amount in amounts):
        amounts[0] = _amount(random, form)
    return tuple(amounts)


def _amount(random: Random, form: Form) -> Decimal:
    if random.random() < 0.05:
        return Decimal(0).scaleb(-form.places)
    digits = random.randint(3, 9) if form.unit == "元" else random.randint(1, 6)
    amount = Decimal(random.randint(1, 10 ** (digits + form.places))).scaleb(-form.places)
    return -amount if random.random() < 0.04 else amount


def _print(amount: Decimal | None, form: Form) -> str:
    if amount is None:
        return form.blank
    size = abs(amount)
    text = f"{size:,.{form.places}f}" if form.commas else f"{size:.{form.places}f}"
    text = text.translate(_WIDE) if form.wide_digits else text
    return form.falls.format(text) if amount < 0 else text


def _sheet(frame: Frame, form: Form, random: Random, page_break: bool) -> Sheet:
    coded = any(row.code for row in frame.rows)
    leading = _leading_columns(form.codes if coded else "none")
    columns = (*leading, *(SheetColumn(_printed_path(column, form), 2.2) for column in frame.columns))
    rows = tuple(_row(row, form, len(leading), random.random() < 0.5) for row in frame.rows)
    return Sheet(
        frame.title,
        columns,
        rows,
        left="编制单位：样例单位" if form.unit_place != "opening" else "",
        right=f"金额单位：{form.unit}" if form.unit_place == "caption" else "",
        number=form.number if page_break else "",
        notes=form.notes,
        opening=(f"编制单位：样例单位　　　　单位：{form.unit}",) if form.unit_place == "opening" else (),
        repeat_header=form.repeat_header,
        font_size=form.font_size,
        ruling=form.ruling,
        split_numbers=form.split_numbers,
        page_break=page_break,
    )


def _printed_path(column: FrameColumn, form: Form) -> tuple[str, ...]:
    if form.unit_place == "header":
        return (*column.path[:-1], f"{column.path[-1]}（{column.unit}）")
    return column.path


def _leading_columns(codes: Codes) -> tuple[SheetColumn, ...]:
    label = SheetColumn(("科目名称",), 4.5, "left")
    if codes == "one":
        return SheetColumn(("科目编码",), 1.8, "left"), label
    if codes == "three":
        parts = (SheetColumn(("科目编码", part), 0.9, "center") for part in ("类", "款", "项"))
        return (*parts, label)
    return (SheetColumn(("功能分类科目" if codes == "label" else "项目名称",), 4.5, "left"),)


def _row(row: FrameRow, form: Form, leading: int, merge_total: bool) -> tuple[Content, ...]:
    amounts = [_print(amount, form) for amount in row.amounts]
    if row.code and form.codes == "label":
        return (form.label_code.format(row.code, row.label), *amounts)
    if row.code is None:
        label = "合 计" if row.label == "合计" and form.spaced_total else row.label
        if leading == 1:
            return (label, *amounts)
        if merge_total:
            return (label, *[Merge.LEFT] * (leading - 1), *amounts)
        return (*[""] * (leading - 1), label, *amounts)
    if leading == 2:
        return (row.code, row.label, *amounts)
    return (row.code[:3], row.code[3:5], row.code[5:7], row.label, *amounts)


def _two_sided(random: Random, form: Form, seed: int) -> RandomTable:
    """收入 beside 支出, one amount column each, totals in the last row."""
    title, column = "部门收支总表", FrameColumn(("预算数",), form.unit)
    income = _side(random, form, "收入", INCOME[: random.randint(3, 5)])
    spending = _side(random, form, "支出", SPENDING[: random.randint(4, 9)])
    total = FrameRow("收入总计", None, (_amount(random, form),))
    numbered = random.random() < 0.7
    rows: list[tuple[Content, ...]] = []
    for index in range(max(len(income), len(spending))):
        cells: list[Content] = []
        for side in (income, spending):
            if index < len(side):
                label = f"{NUMERALS[index]}、{side[index].label}" if numbered else side[index].label
                cells += [label, _print(side[index].amounts[0], form)]
            else:
                cells += ["", ""]
        rows.append(tuple(cells))
    rows.append(("收入总计", _print(total.amounts[0], form), "支出总计", _print(total.amounts[0], form)))
    columns = (
        SheetColumn(("收入", "项目"), 3.5, "left"),
        SheetColumn(("收入", "预算数"), 2.0),
        SheetColumn(("支出", "项目"), 3.5, "left"),
        SheetColumn(("支出", "预算数"), 2.0),
    )
    sheet = Sheet(
        title,
        columns,
        tuple(rows),
        left="编制单位：样例单位",
        right=f"单位：{form.unit}",
        number=form.number,
        repeat_header=form.repeat_header,
        font_size=form.font_size,
        ruling=form.ruling,
        split_numbers=form.split_numbers,
    )
    frames = (
        Frame(title, (column,), (*income, total), "income"),
        Frame(title, (column,), (*spending, FrameRow("支出总计", None, total.amounts)), "expenditure"),
    )
    opening: list[Block] = [Heading("部门预算公开", 1), Paragraph("以下各表的数字由样例生成。")]
    booklet = Booklet(f"random-{seed}.pdf", (*opening, sheet), form.landscape, form.rotated, form.watermark)
    return RandomTable(frames, booklet)


def _side(random: Random, form: Form, side: str, names: Sequence[str]) -> list[FrameRow]:
    return [
        FrameRow(name, None, (_amount(random, form) if random.random() < 0.7 else None,)) for name in names
    ]
