"""Scoring an audit against findings that careful readers made.

A reported finding meets a gold one of the same document when their pages overlap and they have a
figure in common. Only documents that the gold names are scored, since silence elsewhere means
nothing. A reported error also counts as right when a gold finding mentions its figure in words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from ingest.amounts import fold
from ingest.library import Library, load_settings
from ingest.pipeline import parse
from qa.check import audit
from qa.check.findings import SEVERITY_NAMES, Audit, Finding, Severity


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """One finding of a suite's findings file."""

    id: str
    document: str
    severity: Severity
    pages: tuple[int, ...]
    figures: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class SeverityScore:
    """How much of one severity was found, and how much of what was reported is in the gold."""

    severity: Severity
    gold: int
    found: int
    reported: int
    confirmed: int

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; None where there is none."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Share of the reported that the gold confirms; None where nothing was reported."""
        return self.confirmed / self.reported if self.reported else None


@dataclass(frozen=True, slots=True)
class FindingsScore:
    """Scores by severity, gold findings that were missed, and reported ones that gold does not name."""

    by_severity: tuple[SeverityScore, ...]
    missed: tuple[GoldFinding, ...] = field(default=())
    unconfirmed: tuple[Finding, ...] = field(default=())


def load_findings(path: Path) -> tuple[GoldFinding, ...]:
    """The gold findings of a JSON Lines file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(
        GoldFinding(
            row["id"],
            row["document"],
            row["severity"],
            tuple(row["pages"]),
            tuple(row["figures"]),
            row.get("what", ""),
        )
        for row in rows
    )


def is_findings_file(path: Path) -> bool:
    """Whether a JSON Lines file holds findings rather than questions."""
    if not path.is_file():
        return False
    with path.open(encoding="utf-8") as lines:
        first = next((line for line in lines if line.strip()), "")
    return '"severity"' in first and '"question"' not in first


def evaluate_findings(path: Path, corpus: Path | None, data: Path | None) -> str:
    """Audit the documents that the gold names (and tables published apart), as a table of scores."""
    gold = load_findings(path)
    named = {one.document for one in gold}
    if data is not None or corpus is None:
        with Library.open(load_settings(data), read_only=True) as library:
            names = [record.name for record in library.documents()]
            documents = [library.load(name) for name in names]
    else:
        bare = {Path(name).stem for name in named}
        files = [one for one in sorted(corpus.iterdir()) if _is_of(one, named, bare)]
        documents = [parse(one) for one in files]
    missing = named - {document.name for document in documents}
    lines = [f"- 没有载入：{'、'.join(sorted(missing))}"] if missing else []
    table = findings_table(score_findings(audit(documents), gold))
    return "\n".join([f"核对评测：{path.name}", table, *lines])


def _is_of(file: Path, named: Set[str], bare: Set[str]) -> bool:
    """The document itself, or a file whose name only adds to its name (…-tables)."""
    return file.name in named or (
        file.suffix == ".pdf" and any(file.stem.startswith(f"{stem}-") for stem in bare)
    )


def score_findings(audit: Audit, gold: Sequence[GoldFinding]) -> FindingsScore:
    """Recall and precision by severity over the documents that the gold names."""
    named = {one.document for one in gold}
    reported = [finding for finding in audit.findings if finding.document in named]
    met = {one.id for one in gold if any(_meets(finding, one) for finding in reported)}
    confirmed = [finding for finding in reported if any(_meets(finding, one, True) for one in gold)]
    scores = []
    for severity in SEVERITY_NAMES:
        wanted = [one for one in gold if one.severity == severity]
        said = [finding for finding in reported if finding.severity == severity]
        scores.append(
            SeverityScore(
                severity,
                len(wanted),
                sum(one.id in met for one in wanted),
                len(said),
                sum(finding in confirmed for finding in said),
            )
        )
    return FindingsScore(
        tuple(scores),
        tuple(one for one in gold if one.id not in met),
        tuple(finding for finding in reported if finding not in confirmed),
    )


def findings_table(score: FindingsScore) -> str:
    """The score as a Markdown table, with what was missed."""
    lines = ["| 级别 | 金标 | 找到 | 召回 | 报出 | 证实 | 准确 |", "|---|---|---|---|---|---|---|"]
    for one in score.by_severity:
        lines.append(
            f"| {SEVERITY_NAMES[one.severity]} | {one.gold} | {one.found} | {_percent(one.recall)} "
            f"| {one.reported} | {one.confirmed} | {_percent(one.precision)} |"
        )
    lines += [f"- 未找到 {one.id}（{SEVERITY_NAMES[one.severity]}）：{one.what}" for one in score.missed]
    return "\n".join(lines)


def _percent(value: float | None) -> str:
    return "—" if value is None else f"{value:.1%}"


def _meets(finding: Finding, gold: GoldFinding, by_words: bool = False) -> bool:
    if finding.document != gold.document or not set(finding.pages) & set(gold.pages):
        return False
    mine = _marks(finding.figures)
    if mine & _marks(gold.figures):
        return True
    return by_words and bool({mark for mark in mine if re.search(r"\d{2}", mark)} & _numbers(gold.what))


def _marks(figures: Iterable[str]) -> set[str]:
    """Figures without commas, spaces and units; lists of names are taken apart."""
    marks: set[str] = set()
    for figure in figures:
        plain = re.sub(r"[\s,，]", "", fold(figure))
        if not re.fullmatch(r"\d+/\d+", plain):
            marks.update(part for part in plain.split("/") if part)
        marks.add(plain)
    return marks | {re.sub(r"(?<=\d)(?:万元|亿元|元|平方米|辆|人|个)$", "", mark) for mark in marks}


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?%?", re.sub(r"(?<=\d)[,，](?=\d{3})", "", fold(text))))
