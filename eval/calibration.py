"""How often the rules are right where they say how sure they are: the ground of `auto`'s threshold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval.report import Result

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def calibration_table(results: Iterable[Result]) -> str:
    """Answers by figures, by the confidence of their plan; empty where none was recorded.

    Answers from prose are left out: the model's plan is not asked for these.
    """
    known = [
        (row.usage.confidence, row)
        for row in results
        if row.usage is not None and row.usage.confidence is not None and not row.usage.prose
    ]
    if not known:
        return ""
    lines = ["| 把握 | 题数 | 答对 | 答错 | 未答 | 答出的题中答对 |", "|---|--:|--:|--:|--:|--:|"]
    for low, high in zip(BOUNDS, (*BOUNDS[1:], 2.0), strict=True):
        rows = [row for sure, row in known if low <= sure < high]
        if rows:
            name = f"{low:.1f}" if high > 1 else f"{low:.1f}–{high:.1f}"
            lines.append(_line(name, rows))
    return "\n".join(lines)


def _line(name: str, rows: Sequence[Result]) -> str:
    outcomes = [row.score.outcome for row in rows]
    right, wrong = outcomes.count("right"), outcomes.count("wrong")
    share = f"{100 * right / (right + wrong):.1f}%" if right + wrong else "—"
    return f"| {name} | {len(rows)} | {right} | {wrong} | {outcomes.count('refused')} | {share} |"
