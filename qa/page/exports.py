"""A conversation as Markdown, Word or Excel: every figure with its place."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from qa.answer import AnswerRecord, Citation, Figure
from qa.page.docx import Paragraph, document_bytes
from qa.page.markup import grouped
from qa.page.standing import standing_of
from qa.page.turns import Turn

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
        rows = list(_rows(turn))
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
    parts: list[Paragraph | list[tuple[str, ...]]] = [Paragraph("预算问答", "Title")]
    for turn in turns:
        record = turn.record
        if record is None:
            continue
        parts.append(Paragraph(turn.question, "Heading1"))
        parts.append(Paragraph(f"状态：{standing_of(record).word}"))
        parts += [Paragraph(block.replace("**", "")) for block in record.text.split("\n\n")]
        rows = list(_rows(turn))
        if rows:
            head = ("名称", "数值", "单位", "来历", "出处")
            parts.append([head, *((row[2], grouped(row[3]), row[4], row[6], _where(row)) for row in rows)])
    return document_bytes(parts)


def conversation_xlsx(turns: Sequence[Turn]) -> bytes:
    """A workbook: one row for each figure. Amounts are text, so that no digit is lost to a float."""
    rows = [row for turn in turns for row in _rows(turn)]
    answers = [
        (turn.question, standing_of(turn.record).word, turn.record.text.replace("**", ""))
        for turn in turns
        if turn.record
    ]
    return workbook([("回答", ("问题", "状态", "回答"), answers), ("数字与出处", HEADER, rows)])


def workbook(sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]]) -> bytes:
    """Sheets of text cells; a cell that starts like a formula stays text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    for title, header, rows in sheets:
        sheet = book.create_sheet(title)
        for down, line in enumerate((header, *rows), start=1):
            for across, text in enumerate(line, start=1):
                cell = sheet.cell(down, across, ILLEGAL_CHARACTERS_RE.sub("", str(text)))
                cell.data_type = "s"
                cell.alignment = Alignment(vertical="top", wrap_text=len(str(text)) > 30)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for at, name in enumerate(header, start=1):
            widest = max([len(name), *(min(len(str(row[at - 1])), 40) for row in rows)] or [8])
            sheet.column_dimensions[sheet.cell(1, at).column_letter].width = 2.1 * min(widest, 28) + 2
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _rows(turn: Turn) -> Iterator[tuple[str, ...]]:
    record = turn.record
    if record is None:
        return
    status = standing_of(record).word
    for depth, figure in _deep(record.figures, 0):
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
    if not record.figures:
        for citation in record.citations:
            yield (turn.question, status, "原文", "", "", "", "引用", "", *_place(citation))


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
