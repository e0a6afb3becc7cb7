"""The audit as a report: Markdown, one HTML file, a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from qa.check import RULES as KNOWN
from qa.check.findings import SEVERITY_NAMES, Audit, Finding
from qa.page.markup import Markup, join, tag
from qa.page.workbook import Sheet, workbook

HEADER = ("文件", "程度", "规则", "说明", "数字", "相差", "页", "出处原文")
PLACES = 6
STYLE = (
    "body{font:15px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:1100px;"
    "margin:2em auto;padding:0 1em;color:#1c2321}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #ccc;padding:5px 9px;text-align:left;vertical-align:top}"
    "th{background:#f1eee5;white-space:nowrap}td{overflow-wrap:anywhere}"
    "td:nth-child(2),td:nth-child(6),td:nth-child(7){white-space:nowrap}"
    "@media print{body{max-width:none;font-size:10px}thead{display:table-header-group}tr{break-inside:avoid}}"
)


def audit_rows(audit: Audit) -> Iterator[tuple[str, ...]]:
    """One row of text for each finding."""
    for finding in audit.findings:
        yield (
            finding.document,
            SEVERITY_NAMES[finding.severity],
            _demand(finding.rule),
            finding.what,
            " 对 ".join(finding.figures),
            finding.difference or "",
            "、".join(str(page) for page in finding.pages),
            _places(finding),
        )


def audit_markdown(audit: Audit) -> bytes:
    """Findings and rule counts as Markdown tables."""
    lines = ["# 核对报告", "", f"试过 {audit.tried:,} 条等式，{_tally(audit)}。", ""]
    lines += _markdown(HEADER, list(audit_rows(audit)))
    lines += ["", "## 各规则", "", *_markdown(RULES, list(_rule_rows(audit)))]
    return "\n".join(lines).encode("utf-8")


def audit_html(audit: Audit) -> bytes:
    """The same as one file that opens anywhere."""
    body = join(
        [
            tag("h1", "核对报告"),
            tag("p", f"试过 {audit.tried:,} 条等式，{_tally(audit)}。"),
            _table(HEADER, list(audit_rows(audit))),
            tag("h2", "各规则"),
            _table(RULES, list(_rule_rows(audit))),
        ]
    )
    head = tag("head", tag("meta", charset="utf-8"), tag("title", "核对报告"), tag("style", Markup(STYLE)))
    return f"<!doctype html>{tag('html', head, tag('body', body), lang='zh-CN')}".encode()


def audit_xlsx(audit: Audit) -> bytes:
    """A workbook with findings and rule counts."""
    return workbook(
        [
            Sheet("发现", HEADER, list(audit_rows(audit)), numbers=frozenset((5,))),
            Sheet("各规则", RULES, list(_rule_rows(audit)), numbers=frozenset((2, 3, 4))),
        ]
    )


RULES = ("文件", "规则", "成立", "不成立", "没有试", "原因")


def _rule_rows(audit: Audit) -> Iterator[tuple[str, ...]]:
    for count in audit.rules:
        yield (
            count.document,
            _demand(count.rule),
            str(count.holds),
            str(count.fails),
            str(count.not_run),
            "；".join(count.reasons),
        )


def _places(finding: Finding) -> str:
    listed = "；".join(f"第{place.page}页：{place.quote}" for place in finding.places[:PLACES])
    more = len(finding.places) - PLACES
    return f"{listed}；另有 {more} 处" if more > 0 else listed


def _demand(rule: str) -> str:
    return next((known.demands for known in KNOWN if known.id == rule), rule)


def _tally(audit: Audit) -> str:
    counts = {key: sum(f.severity == key for f in audit.findings) for key in SEVERITY_NAMES}
    return "、".join(f"{SEVERITY_NAMES[key]} {count} 处" for key, count in counts.items())


def _markdown(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(_plain(cell) for cell in cells) + " |"

    return [line(header), "|" + "---|" * len(header), *(line(row) for row in rows)]


def _plain(text: str) -> str:
    for char in "\\`|<>[]!":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", " ")


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Markup:
    head = tag("tr", join(tag("th", cell) for cell in header))
    return tag(
        "table",
        tag("thead", head),
        tag("tbody", join(tag("tr", join(tag("td", cell) for cell in row)) for row in rows)),
    )
