"""How an answer stands, in one word that a person sees first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qa.answering.answer import AnswerRecord, Citation, Figure


@dataclass(frozen=True, slots=True)
class Standing:
    """`key` names the colour, `word` is shown, `meaning` is read out and shown on hover."""

    key: str
    word: str
    meaning: str


VERIFIED = Standing("verified", "已核实", "数字逐一对上了文件里的单元格或句子")
COMPUTED = Standing("computed", "计算得出", "由文件里的数字精确计算，算式与每个数的出处都在右侧")
EMPTY = Standing("absent", "表内为空", "表或行在文件里，但没有填数")
ABSENT = Standing("absent", "未披露", "已载入的文件没有这项内容")
AMBIGUOUS = Standing("ambiguous", "需澄清", "有几种读法，数字不同，请选一种")
DOUBTFUL = Standing("doubtful", "数据存疑", "文件自己前后不一致，或有数字没有核实")
QUOTED = Standing("verified", "原文引用", "回答引自文件原文")
FAILED = Standing("failed", "没有完成", "这个问题没有处理成功")


def standing_of(record: AnswerRecord) -> Standing:
    """The word for a record; where the text says that the document contradicts itself, that comes first."""
    if record.status != "answered":
        return {"no_data": EMPTY, "not_found": ABSENT, "ambiguous": AMBIGUOUS}.get(record.status, FAILED)
    if "自相矛盾" in record.text or record.doubts or any(not check.supported for check in record.checks):
        return DOUBTFUL
    if not record.figures:
        return QUOTED if record.citations else VERIFIED
    return COMPUTED if record.figures[0].kind == "computed" else VERIFIED


def figure_at(record: AnswerRecord, path: Iterable[int]) -> Figure | None:
    """The figure at a path of indexes (2, 0: the first operand of the third), or None."""
    figures: list[Figure] = record.figures
    found: Figure | None = None
    for index in path:
        if not 0 <= index < len(figures):
            return None
        found = figures[index]
        figures = found.operands
    return found


def place_words(citation: Citation) -> str:
    """第24页《…》 or 第3页正文, for a button."""
    table = f"《{citation.table}》" if citation.table else "正文"
    return f"第{citation.page}页{table}"
