"""A question that names no department while several are loaded: every reading with its own answer."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answering.answer import AnswerRecord, Citation, Figure, cited_from
from qa.answering.shown import shown

MOST = 12
"""Departments that a question without a name is put to."""


def settled(question: str, records: Sequence[AnswerRecord], left: int = 0) -> AnswerRecord:
    """One record for several departments' records: the only answer there is, or all of them, ambiguous.

    `records` are in order of preference, each with its scope; `left` is how many departments were not asked.
    """
    answered = [record for record in records if record.status == "answered"]
    if not answered:
        return next((record for record in records if record.status != "not_found"), records[0])
    if len(answered) == 1 and not left:
        return answered[0]
    citations: list[Citation] = []
    figures: list[Figure] = []
    lines = []
    for record in answered:
        title = "、".join(record.scope)
        offset = len(citations)
        citations += record.citations
        if record.figures:
            head = record.figures[0]
            figure = cited_from(head, offset).model_copy(update={"label": f"{title}：{head.label}"})
            figures.append(figure)
            lines.append(f"- {title}：{head.label}为**{shown(head)}**")
        else:
            lines.append(f"- {title}")
    more = "（其余部门没有逐一查看）" if left else ""
    text = "\n\n".join([
        f"问题没有写明部门，载入的文件中这些都可以回答{more}：", "\n".join(lines),
        f"请写明部门再问一次，例如“{''.join(answered[0].scope)}：{question.strip()}”。",
    ])  # fmt: skip
    scope = [title for record in answered for title in record.scope]
    return AnswerRecord(
        question=question, status="ambiguous", text=text, figures=figures, citations=citations, scope=scope
    )
