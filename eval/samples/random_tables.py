"""Random tables for the reader's property test: a known frame, printed in a random form.

`draw_table(seed)` gives the frame and the booklet that prints it. What is read from the PDF must be
that frame again: every label, code, column, amount, unit and blank.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from eval.samples.booklet import Block, Booklet, Content, Heading, Merge, Paragraph, Sheet, SheetColumn
from eval.samples.department import ECONOMIC_NAMES, FUNCTION_NAMES
from eval.samples.random_form import (
    Codes,
    Form,
    Frame,
    FrameColumn,
    FrameRow,
    RandomTable,
    draw_form,
    printed_amount,
    random_amount,
    random_amounts,
)
from eval.samples.random_lists import draw_lists
from eval.samples.random_words import PATHS, PROJECTS


def draw_table(seed: int) -> RandomTable:
    """One or two plain tables, or lists that stand side by side; the seed decides everything."""
    random = Random(seed)
    form = draw_form(random)
    if random.random() < 0.35:
        return draw_lists(random, form, seed)
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


def _frame(random: Random, form: Form, title: str) -> Frame:
    named = title == "部门项目支出预算表"
    codes: Codes = "none" if named else form.codes
    paths = random.choice(PATHS) if form.landscape else random.choice(PATHS[:2] + PATHS[3:])
    if form.unit_place == "header":
        paths = (("金额",),)
    columns = tuple(FrameColumn(path, form.unit) for path in paths)
    names = _names(random, codes, named)
    rows = [FrameRow(label, code, random_amounts(random, form, len(columns))) for label, code in names]
    if form.ruling == "rows":  # a column without a single figure is not to be seen there
        rows[0] = replace(rows[0], amounts=tuple(random_amount(random, form) for _ in columns))
    total = FrameRow("合计", None, tuple(random_amount(random, form) for _ in columns))
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
    amounts = [printed_amount(amount, form) for amount in row.amounts]
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
