"""Reports: the score table by kind, and every item that is not right, to be read by a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from eval.score import AnswerView, Score
from eval.suite import KINDS, Expectation, Item
from eval.usage import Usage, usage_line

TEXT_LIMIT = 320


@dataclass(frozen=True, slots=True)
class Result:
    """One item asked: the answer, its score, and the seconds it took."""

    item: Item
    answer: AnswerView
    score: Score
    seconds: float
    usage: Usage | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some results; `cited` and `citable` count right answers with gold pages only."""

    kind: str
    asked: int
    right: int
    wrong: int
    refused: int
    cited: int
    citable: int


def tally(kind: str, results: Iterable[Result]) -> Tally:
    """Count the outcomes of some results under a name."""
    rows = list(results)
    outcomes = [row.score.outcome for row in rows]
    citable = [row for row in rows if row.score.outcome == "right" and row.score.cited is not None]
    return Tally(
        kind,
        len(rows),
        outcomes.count("right"),
        outcomes.count("wrong"),
        outcomes.count("refused"),
        sum(bool(row.score.cited) for row in citable),
        len(citable),
    )


def tallies(results: Sequence[Result]) -> tuple[Tally, ...]:
    """One for each kind that was asked, in the order of the suite format, then the total."""
    by_kind = (tally(kind, (row for row in results if row.item.kind == kind)) for kind in KINDS)
    return (*(one for one in by_kind if one.asked), tally("合计", results))


def score_table(results: Sequence[Result]) -> str:
    """The Markdown table of scores."""
    lines = [
        "| 题型 | 题数 | 答对 | 答错 | 未答 | 答对率 | 答错率 | 有据率 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for one in tallies(results):
        lines.append(
            f"| {one.kind} | {one.asked} | {one.right} | {one.wrong} | {one.refused} "
            f"| {_share(one.right, one.asked)} | {_share(one.wrong, one.asked)} "
            f"| {_share(one.cited, one.citable)} |"
        )
    return "\n".join(lines)


def drop_table(results: Sequence[Result], plain: Sequence[Result]) -> str:
    """Questions written otherwise beside the same as first written, and the drop in percentage points."""
    now, before = tally("换写法", results), tally("原题", plain)
    lines = ["| | 题数 | 答对率 | 答错率 | 有据率 |", "|---|--:|--:|--:|--:|"]
    for one in (before, now):
        lines.append(
            f"| {one.kind} | {one.asked} | {_share(one.right, one.asked)} | {_share(one.wrong, one.asked)} "
            f"| {_share(one.cited, one.citable)} |"
        )
    drop = 100 * (before.right / before.asked - now.right / now.asked) if before.asked and now.asked else 0.0
    return "\n".join(lines) + f"\n\n答对率下降 {drop:.1f} 个百分点。"


def side_by_side(results: Sequence[Result], rules: Sequence[Result]) -> str:
    """The model's run beside the rules': scores by kind, latency, and every item whose outcome differs."""
    lines = [
        "| 题型 | 题数 | 规则答对 | 模型答对 | 规则答错 | 模型答错 | 规则未答 | 模型未答 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for held, one in zip(tallies(rules), tallies(results), strict=True):
        lines.append(
            f"| {one.kind} | {one.asked} | {held.right} | {one.right} | {held.wrong} | {one.wrong} "
            f"| {held.refused} | {one.refused} |"
        )
    changed = [
        f"- {row.item.id} {row.item.question}：规则 {_OUTCOMES[held.score.outcome]}，"
        f"模型 {_OUTCOMES[row.score.outcome]}"
        for held, row in zip(rules, results, strict=True)
        if held.score.outcome != row.score.outcome
    ]
    parts = ["\n".join(lines), f"规则{_latency(rules)}模型{_latency(results)}"]
    parts.append(
        "\n".join([f"结果不同的 {len(changed)} 题：", *changed]) if changed else "没有结果不同的题。"
    )
    return "\n\n".join(parts)


_OUTCOMES = {"right": "答对", "wrong": "答错", "refused": "未答"}


def markdown_report(
    results: Sequence[Result], heading: str, plain: Sequence[Result] = (), more: Sequence[str] = ()
) -> str:
    """The whole report: scores, latency, and every item that is not right or not cited.

    `more` are further tables, put under the scores.
    """
    parts = [f"# {heading}", score_table(results), _latency(results)]
    if plain:
        parts.insert(2, drop_table(results, plain))
    parts += [*filter(None, [usage_line(row.usage for row in results)]), *filter(None, more)]
    for title, outcome in (("答错", "wrong"), ("未答", "refused")):
        chosen = [row for row in results if row.score.outcome == outcome]
        if chosen:
            parts.append(f"## {title}（{len(chosen)}）")
            parts += [_entry(row) for row in chosen]
    uncited = [row for row in results if row.score.outcome == "right" and row.score.cited is False]
    if uncited:
        parts.append(f"## 答对而出处不在标准页（{len(uncited)}）")
        parts += [_entry(row) for row in uncited]
    return "\n\n".join(parts) + "\n"


def json_report(results: Sequence[Result], heading: str) -> dict[str, Any]:
    """The same report for programs: scores, then each item with its whole answer."""
    return {
        "heading": heading,
        "scores": [asdict(one) for one in tallies(results)],
        "results": [
            {
                "id": row.item.id,
                "kind": row.item.kind,
                "held_out": row.item.held_out,
                "of": row.item.of,
                "documents": list(row.item.documents),
                "history": list(row.item.history),
                "question": row.item.question,
                "outcome": row.score.outcome,
                "cited": row.score.cited,
                "misses": list(row.score.misses),
                "expect": row.item.expect.model_dump(mode="json", exclude_none=True),
                "answer": row.answer.model_dump(mode="json"),
                "seconds": round(row.seconds, 4),
                "usage": row.usage.model_dump(mode="json") if row.usage else None,
            }
            for row in results
        ],
    }


def write_report(
    results: Sequence[Result],
    heading: str,
    out: Path,
    plain: Sequence[Result] = (),
    more: Sequence[str] = (),
) -> tuple[Path, Path]:
    """Write `out` as Markdown and the same beside it as JSON; gives both paths."""
    markdown, machine = out.with_suffix(".md"), out.with_suffix(".json")
    markdown.parent.mkdir(parents=True, exist_ok=True)
    markdown.write_text(markdown_report(results, heading, plain, more), encoding="utf-8")
    machine.write_text(
        json.dumps(json_report(results, heading), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return markdown, machine


def _entry(row: Result) -> str:
    item, answer = row.item, row.answer
    lines = [f"### {item.id} · {item.kind} · {item.question}"]
    if item.history:
        lines.append(f"- 上文：{' → '.join(item.history)}")
    lines.append(f"- 范围：{'、'.join(item.documents) or '全部'}")
    lines.append(f"- **应为**：{_gold(item.expect)}")
    if item.evidence:
        lines.append(f"- 依据：{_pages(item)}{_clip(item.evidence)}")
    lines.append(f"- **得到**：[{answer.status}] {_clip(answer.text) or '（无文字）'}")
    for figure in answer.figures[:6]:
        formula = f" = {figure.formula}" if figure.formula else ""
        lines.append(f"    - 数字 {figure.value}{figure.unit or ''} ← {figure.label}{formula}")
    if len(answer.figures) > 6:
        lines.append(f"    - ……共 {len(answer.figures)} 个数字")
    if answer.items:
        lines.append(f"    - 名单 {'；'.join(answer.items[:12])}")
    if answer.verdict is not None:
        lines.append(f"    - 判断 {str(answer.verdict).lower()}")
    for place in answer.citations[:3]:
        where = [place.document, f"第{place.page}页", place.table, place.row, place.column]
        lines.append(f"    - 出处 {' › '.join(part for part in where if part)}")
    if row.score.misses:
        lines.append(f"- **差在**：{'；'.join(row.score.misses)}")
    return "\n".join(lines)


def _gold(expect: Expectation) -> str:
    parts: list[str] = []
    if expect.number is not None:
        parts.append(f"{expect.number.value}{expect.number.unit or ''}")
    for number in expect.numbers or ():
        parts.append(f"{number.label or ''} {number.value}{number.unit or ''}".strip())
    if expect.items is not None:
        parts.append(("依次 " if expect.ordered else "") + "；".join(expect.items))
    if expect.verdict is not None:
        parts.append(f"判断 {str(expect.verdict).lower()}")
    if expect.text_all is not None:
        parts.append("含 " + "、".join(f"“{phrase}”" for phrase in expect.text_all))
    if expect.status is not None:
        parts.append(f"status {expect.status}")
    return " ｜ ".join(parts)


def _pages(item: Item) -> str:
    places = [f"{name} 第{'、'.join(map(str, pages))}页" for name, pages in item.pages.items() if pages]
    return f"〔{'；'.join(places)}〕" if places else ""


def _latency(results: Sequence[Result]) -> str:
    if not results:
        return "没有题目。"
    seconds = sorted(row.seconds for row in results)
    slow = seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
    return f"用时：中位数 {median(seconds):.3f} 秒，95% 在 {slow:.3f} 秒内。"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TEXT_LIMIT else line[:TEXT_LIMIT] + "…"
