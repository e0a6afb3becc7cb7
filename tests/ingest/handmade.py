"""Documents made by hand, small and whole, for tests that need no file."""

from __future__ import annotations

from decimal import Decimal

from ingest.model import (
    Column,
    Document,
    Fact,
    Identity,
    Passage,
    Reconciliations,
    Row,
    Sentence,
    Statement,
    Table,
    TableCell,
)

LABELS = ("公务接待费", "公务用车运行维护费", "因公出国（境）费用", "住房公积金", "退休费")


def document(name: str = "甲局2024.pdf", amount: str = "2.40", labels: tuple[str, ...] = LABELS) -> Document:
    """One table of two columns, a fact a row (the last one blank), a passage with one statement."""
    columns = (
        Column(0, ("项目",), "label"),
        Column(1, ("本年预算", "金额"), "amount", "万元", 2024, "budget"),
    )
    rows, facts = [], []
    for place, label in enumerate(labels):
        box = (100.0, 50.5 + place, 160.25, 62.0 + place)
        printed = amount if place < len(labels) - 1 else ""
        cells = (TableCell(0, label, 3, (10.0, 50.5, 90.0, 62.0)), TableCell(1, printed, 3, box))
        rows.append(
            Row(place, 3, label, f" {label}", ("合计", label), "3021700", 1, None, False, None, cells)
        )
        facts.append(
            Fact(
                0,
                place,
                1,
                3,
                box,
                label,
                ("合计", label),
                "3021700",
                None,
                columns[1].path,
                Decimal(printed) if printed else None,
                printed,
                "万元",
                2024,
                "budget",
            )
        )
    table = Table(
        0,
        "“三公”经费支出表",
        "公开表3-3",
        "three_public_table",
        "万元",
        "甲局",
        "expenditure",
        (3,),
        columns,
        tuple(rows),
    )
    box = (72.0, 80.0, 500.0, 95.0)
    over = ((0, 5, box), (11, 6, (72.0, 60.0, 300.0, 75.0)))
    sentence = Sentence("公务接待费比上年减少，主要是压减开支。", 5, box, over)
    said = Statement(
        0,
        0,
        0,
        5,
        sentence.box,
        ("三公经费", "公务接待费"),
        "amount",
        Decimal(amount),
        amount,
        "万元",
        2024,
        -1,
        None,
        None,
        0,
        4,
    )
    return Document(
        name,
        "0" * 64,
        Identity("甲局", 2024, "预算", "部门", ("甲",)),
        ((595.3, 841.9),) * 5,
        (table,),
        tuple(facts),
        (Passage(0, ("第三部分", "一、增减原因"), (sentence,)),),
        (said,),
        Reconciliations(4, 3),
        ("第 2 页没有文字层",),
    )
