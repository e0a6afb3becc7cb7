"""Scoring findings against gold: what meets what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.findings import GoldFinding, findings_table, is_findings_file, load_findings, score_findings
from qa.check import Audit, Finding, Place


def reported(
    figures: tuple[str, ...], page: int = 3, severity: str = "error", document: str = "甲.pdf"
) -> Finding:
    place = Place(document=document, page=page, bbox=None, quote="")
    return Finding(
        document=document,
        rule="growth-percent",
        severity=severity,
        pages=(page,),
        figures=figures,
        difference=None,
        what="",
        places=(place,),
    )


GOLD = GoldFinding("甲-f01", "甲.pdf", "error", (3, 4), ("10,528.33", "4,545.94"), "不是增加60.54%")


@pytest.mark.parametrize(
    ("finding", "found", "confirmed"),
    [
        (reported(("10528.33万元", "9.00")), 1, 1),
        (reported(("4545.94",), page=5), 0, 0),
        (reported(("7.00",)), 0, 0),
        (reported(("60.54%",)), 0, 1),
        (reported(("4545.94",), document="乙.pdf"), 0, None),
    ],
)
def test_same_document_overlapping_pages_and_a_common_figure(
    finding: Finding, found: int, confirmed: int | None
) -> None:
    score = score_findings(Audit(findings=(finding,), rules=()), (GOLD,)).by_severity[0]
    assert score.found == found
    assert score.precision == (None if confirmed is None else float(confirmed))


def test_a_list_of_names_meets_one_of_them() -> None:
    gold = GoldFinding("甲-f02", "甲.pdf", "wording", (3,), ("其他工资福利支出/公务交通补贴",), "")
    score = score_findings(
        Audit(findings=(reported(("公务交通补贴",), severity="wording"),), rules=()), (gold,)
    )
    assert score.missed == ()


def test_a_findings_file_is_told_from_a_suite(tmp_path: Path) -> None:
    row = {
        "id": "甲-f01", "document": "甲.pdf", "kind": "sum", "pages": [3], "figures": ["1", "2"],
        "what": "不等", "severity": "rounding",
    }  # fmt: skip
    findings, suite = tmp_path / "findings.jsonl", tmp_path / "suite.jsonl"
    findings.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    suite.write_text(
        json.dumps({"id": "q", "question": "三公经费多少"}, ensure_ascii=False), encoding="utf-8"
    )
    assert is_findings_file(findings) and not is_findings_file(suite)
    gold = load_findings(findings)
    assert "未找到 甲-f01（尾差）" in findings_table(score_findings(Audit(findings=(), rules=()), gold))
