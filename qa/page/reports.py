"""The audit as a report: Markdown and one HTML file to read, a workbook to sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from qa.check import RULES as KNOWN
from qa.check.findings import SEVERITY_NAMES, Audit, Finding, Severity
from qa.page.markup import Markup, join, tag
from qa.page.workbook import Sheet, workbook

HEADER = ("文件", "程度", "规则", "说明", "数字", "相差", "页", "出处原文")
RULE_HEADER = ("文件", "规则", "成立", "不成立", "没有试", "原因")
TALLY_HEADER = ("规则", "成立", "不成立", "没有试")
PLACES = 6
STYLE = (
    "body{font:15px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:860px;"
    "margin:2.5em auto;padding:0 1.2em;color:#1c2321}h1{font-size:26px;margin:0 0 .2em}"
    "h2{font-size:19px;margin:2em 0 .4em;border-bottom:2px solid #1c2321;padding-bottom:.2em}"
    "h3{font-size:15px;margin:1.4em 0 .3em;overflow-wrap:anywhere}p{margin:0}"
    ".sum,.rule,.places{color:#5f5b51}"
    "article{border-left:4px solid #b3ac9a;padding:.3em 0 .3em .9em;margin:.7em 0;break-inside:avoid}"
    ".error{border-color:#b5301f}.rounding{border-color:#a07b18}.wording{border-color:#34528a}"
    ".what{font-weight:600}.rule,.places{font-size:13px}.places{margin:.2em 0 0;padding-left:1.3em}"
    "table{border-collapse:collapse;width:100%;font-size:14px}th,td{border:1px solid #cfc9ba;padding:4px 9px;"
    "text-align:left}th{background:#f1eee5;white-space:nowrap}td+td,th+th{text-align:right;width:5em}"
)


def audit_markdown(audit: Audit) -> bytes:
    """Findings by severity and file, worst first, then how often each rule was tried."""
    lines = ["# 核对报告", "", f"{_sum(audit)}。"]
    for severity, findings in _by_severity(audit):
        lines += ["", f"## {SEVERITY_NAMES[severity]}（{len(findings)}）"]
        for document, own in _by_document(findings):
            lines += ["", f"### {_plain(document)}", ""]
            for finding in own:
                lines.append(f"- **{_plain(finding.what)}**  ")
                pair = _pair(finding)
                lines += [f"  {_plain(pair)}  "] if pair else []
                lines.append(f"  规则：{_plain(_demand(finding.rule))}")
                lines += [f"  - {_plain(place)}" for place in _places(finding)]
    lines += ["", "## 试过的规则", "", _row(TALLY_HEADER), "|---|---:|---:|---:|"]
    lines += [_row(row) for row in _tally(audit)]
    return "\n".join([*lines, ""]).encode("utf-8")


def audit_html(audit: Audit) -> bytes:
    """The same as one file that opens and prints anywhere."""
    parts = [tag("h1", "核对报告"), tag("p", f"{_sum(audit)}。", class_="sum")]
    for severity, findings in _by_severity(audit):
        parts.append(tag("h2", f"{SEVERITY_NAMES[severity]}（{len(findings)}）"))
        for document, own in _by_document(findings):
            parts += [tag("h3", document), *map(_article, own)]
    parts += [tag("h2", "试过的规则"), _table(TALLY_HEADER, list(_tally(audit)))]
    style = tag("style", Markup(STYLE))
    view = tag("meta", name="viewport", content="width=device-width, initial-scale=1")
    head = tag("head", tag("meta", charset="utf-8"), view, tag("title", "核对报告"), style)
    return f"<!doctype html>{tag('html', head, tag('body', *parts), lang='zh-CN')}".encode()


def audit_xlsx(audit: Audit) -> bytes:
    """A workbook with a row for each finding and each rule of each file."""
    rules = [
        (
            count.document,
            _demand(count.rule),
            str(count.holds),
            str(count.fails),
            str(count.not_run),
            "；".join(count.reasons),
        )
        for count in audit.rules
    ]
    return workbook(
        [
            Sheet("发现", HEADER, list(audit_rows(audit)), numbers=frozenset((5,))),
            Sheet("各规则", RULE_HEADER, rules, numbers=frozenset((2, 3, 4))),
        ]
    )


def audit_rows(audit: Audit) -> Iterator[tuple[str, ...]]:
    """One row of text for each finding, worst first."""
    for _, findings in _by_severity(audit):
        for finding in findings:
            yield (
                finding.document,
                SEVERITY_NAMES[finding.severity],
                _demand(finding.rule),
                finding.what,
                " 对 ".join(finding.figures),
                finding.difference or "",
                "、".join(str(page) for page in finding.pages),
                "；".join(_places(finding)),
            )


# ---------------------------------------------------------------- parts


def _by_severity(audit: Audit) -> Iterator[tuple[Severity, list[Finding]]]:
    for severity in SEVERITY_NAMES:
        found = [finding for finding in audit.findings if finding.severity == severity]
        if found:
            yield severity, found


def _by_document(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    for document, own in groupby(sorted(findings, key=_document), key=_document):
        yield document, list(own)


def _document(finding: Finding) -> str:
    return finding.document


def _sum(audit: Audit) -> str:
    counts = {key: sum(f.severity == key for f in audit.findings) for key in SEVERITY_NAMES}
    found = "、".join(f"{SEVERITY_NAMES[key]} {count} 处" for key, count in counts.items())
    files = len({count.document for count in audit.rules})
    return f"{files} 份文件，试过 {audit.tried:,} 条等式：{found}"


def _tally(audit: Audit) -> Iterator[tuple[str, ...]]:
    """Each rule over all files."""
    for rule in dict.fromkeys(count.rule for count in audit.rules):
        own = [count for count in audit.rules if count.rule == rule]
        sums = (sum(c.holds for c in own), sum(c.fails for c in own), sum(c.not_run for c in own))
        yield (_demand(rule), *(f"{number:,}" for number in sums))


def _article(finding: Finding) -> Markup:
    pair = _pair(finding)
    return tag(
        "article",
        tag("p", finding.what, class_="what"),
        tag("p", pair) if pair else None,
        tag("p", f"规则：{_demand(finding.rule)}", class_="rule"),
        tag("ul", join(tag("li", place) for place in _places(finding)), class_="places"),
        class_=finding.severity,
    )


def _pair(finding: Finding) -> str:
    words = " 对 ".join(finding.figures)
    return words + (f"，相差 {finding.difference}" if words and finding.difference else "")


def _places(finding: Finding) -> list[str]:
    listed = []
    for place in finding.places[:PLACES]:
        other = "" if place.document == finding.document else f"{place.document} "
        listed.append(f"{other}第{place.page}页：{place.quote}")
    more = len(finding.places) - PLACES
    return [*listed, f"另有 {more} 处"] if more > 0 else listed


def _demand(rule: str) -> str:
    return next((known.demands for known in KNOWN if known.id == rule), rule)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    head = tag("tr", join(tag("th", cell) for cell in header))
    body = join(tag("tr", join(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", body))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    for char in "\\`|<>[]!*_#":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", " ")
