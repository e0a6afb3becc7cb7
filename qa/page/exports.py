"""A conversation as Markdown, Word or Excel: every figure with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.answering.answer import AnswerRecord, Citation, Figure
from qa.page.docx import Grid, Paragraph, document_bytes
from qa.page.markup import grouped
from qa.page.standing import standing_of
from qa.page.turns import Turn
from qa.page.workbook import Sheet, workbook

HEADER = (
    "问题",
    "状态",
    "名称",
    "数值",
    "单位",
    "折合元",
    "来历",
    "算式",
    "文件",
    "页",
    "表",
    "行",
    "列",
    "原文",
)


def conversation_markdown(turns: Sequence[Turn]) -> bytes:
    """Headed by the questions; the figures as a table."""
    lines = ["# 预算问答", ""]
    for turn in turns:
        record = turn.record
        if record is None:
            continue
        lines += [f"## {_inline(turn.question)}", "", f"状态：{standing_of(record).word}", ""]
        lines += [_paragraph(record.text), ""]
        rows = list(_rows(turn)) if record.figures else []
        if rows:
            lines += ["| 名称 | 数值 | 单位 | 来历 | 出处 |", "|---|---|---|---|---|"]
            lines += [
                f"| {_inline(row[2])} | {grouped(row[3])} | {_inline(row[4])} | {row[6]} "
                f"| {_inline(_where(row))} |"
                for row in rows
            ]
            lines.append("")
    return "\n".join(lines).encode("utf-8")


def conversation_docx(turns: Sequence[Turn]) -> bytes:
    """A Word file."""
    parts: list[Paragraph | Grid] = [Paragraph("预算问答", "Title")]
    for turn in turns:
        record = turn.record
        if record is None:
            continue
        parts.append(Paragraph(turn.question, "Heading1"))
        parts.append(Paragraph(f"状态：{standing_of(record).word}"))
        parts += [Paragraph(block.replace("**", "").lstrip("> ")) for block in record.text.split("\n\n")]
        rows = list(_rows(turn)) if record.figures else []
        if rows:
            lines = [(row[2], grouped(row[3]), row[4], row[6], _where(row)) for row in rows]
            parts.append(
                Grid((("名称", "数值", "单位", "来历", "出处"), *lines), (24, 17, 8, 12, 39), right=(1,))
            )
    return document_bytes(parts)


def conversation_xlsx(turns: Sequence[Turn]) -> bytes:
    """A workbook: one row for each answer, one for each figure."""
    rows = [row for turn in turns for row in _rows(turn)]
    answers = [
        (turn.question, standing_of(turn.record).word, turn.record.text.replace("**", ""))
        for turn in turns
        if turn.record
    ]
    return workbook(
        [
            Sheet("回答", ("问题", "状态", "回答"), answers),
            Sheet("数字与出处", HEADER, rows, numbers=frozenset((3, 5, 9))),
        ]
    )


def _rows(turn: Turn) -> Iterator[tuple[str, ...]]:
    record = turn.record
    if record is None:
        return
    status = standing_of(record).word
    for depth, figure in _each_once(record.figures):
        citation = record.citations[figure.citation] if _cited(record, figure) else None  # type: ignore[index]
        kind = {"cell": "读自表格", "text": "读自正文", "computed": "计算得出"}[figure.kind]
        yield (
            turn.question,
            status,
            "　" * depth + figure.label,
            figure.value,
            figure.unit or "",
            figure.yuan or "",
            kind,
            figure.formula or "",
            *_place(citation),
        )
    if not record.figures and record.status == "answered":
        for citation in record.citations:
            yield (turn.question, status, "原文", "", "", "", "引用", "", *_place(citation))


def _each_once(figures: Sequence[Figure]) -> Iterator[tuple[int, Figure]]:
    """Figures with their operands below them; what stood below one does not stand alone again."""
    below: list[Figure] = []
    for figure in figures:
        if figure in below:
            continue
        for depth, one in _deep([figure], 0):
            if depth:
                below.append(one)
            yield depth, one


def _deep(figures: Sequence[Figure], depth: int) -> Iterator[tuple[int, Figure]]:
    for figure in figures:
        yield depth, figure
        yield from _deep(figure.operands, depth + 1)


def _cited(record: AnswerRecord, figure: Figure) -> bool:
    return figure.citation is not None and 0 <= figure.citation < len(record.citations)


def _place(citation: Citation | None) -> tuple[str, ...]:
    if citation is None:
        return ("",) * 6
    return (
        citation.document,
        str(citation.page),
        citation.table or "",
        citation.row or "",
        citation.column or "",
        citation.quote,
    )


def _where(row: Sequence[str]) -> str:
    parts = [row[8], f"第{row[9]}页" if row[9] else "", f"《{row[10]}》" if row[10] else "", row[11], row[12]]
    return " ".join(part for part in parts if part) or row[7]


def _inline(text: str) -> str:
    """Text that stays text in a Markdown line: no table bar, no link, no picture, no HTML."""
    for char in "\\`|<>[]!#":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", " ")


def _paragraph(text: str) -> str:
    for char in "\\`<[]!":
        text = text.replace(char, f"\\{char}")
    return text
