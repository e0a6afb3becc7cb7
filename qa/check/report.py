"""The audit as text for a terminal: findings by document, worst first, and what was and was not tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.check.findings import SEVERITY_NAMES, Audit, Finding, RuleCount
from qa.check.rules import RULES

LONGEST_QUOTE = 60
"""Characters of a quoted sentence shown on one line."""

LONGEST_LIST = 12
"""Findings of one severity shown for a document; the rest are counted (a report has them all)."""


def audit_text(audit: Audit, *, every: bool = False) -> str:
    """What `yusuan check` prints; `every` lists all findings instead of the first of each severity."""
    lines: list[str] = []
    documents = tuple(dict.fromkeys(count.document for count in audit.rules))
    for document in documents:
        findings = [finding for finding in audit.findings if finding.document == document]
        counts = [count for count in audit.rules if count.document == document]
        lines += [*_document(document, findings, counts, every), ""]
    lines.append(_tally(audit))
    return "\n".join(lines)


def _document(
    document: str, findings: Sequence[Finding], counts: Sequence[RuleCount], every: bool
) -> Iterator[str]:
    tried = sum(count.holds + count.fails for count in counts)
    held = sum(count.holds for count in counts)
    skipped = sum(count.not_run for count in counts)
    yield f"■ {document}：试算 {tried} 处，成立 {held} 处，未能试算 {skipped} 处"
    if not findings:
        yield "  没有发现问题"
    for severity, name in SEVERITY_NAMES.items():
        listed = [finding for finding in findings if finding.severity == severity]
        shown = listed if every or severity == "error" else listed[:LONGEST_LIST]
        for finding in shown:
            pages = "、".join(str(page) for page in finding.pages[:6]) + (
                "…" if len(finding.pages) > 6 else ""
            )
            yield f"  [{name}] 第{pages}页  {finding.what}"
            for place in finding.places[:2] if severity == "error" else ():
                quote = place.quote[:LONGEST_QUOTE] + ("…" if len(place.quote) > LONGEST_QUOTE else "")
                yield f"         第{place.page}页：{quote}"
        if len(listed) > len(shown):
            yield f"  [{name}] 另有 {len(listed) - len(shown)} 处（--report 可全部导出）"
    yield from _skipped(counts)


def _skipped(counts: Sequence[RuleCount]) -> Iterator[str]:
    demands = {rule.id: rule.demands for rule in RULES}
    for count in counts:
        if count.not_run:
            reasons = "；".join(count.reasons[:3])
            yield f"  未试 {count.not_run} 处：{demands.get(count.rule, count.rule)}（{reasons}）"


def _tally(audit: Audit) -> str:
    found = "、".join(f"{name} {audit.count(severity)} 处" for severity, name in SEVERITY_NAMES.items())
    return f"共试算 {audit.tried} 处：{found}"
