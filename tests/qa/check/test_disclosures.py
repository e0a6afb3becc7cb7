"""The audit over real disclosures and over samples with one planted mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.samples.planted import KINDS, clean_booklet
from eval.samples.planted_run import try_clean, try_planted
from ingest.pipeline import parse
from qa.check import Audit, audit


def errors(audited: Audit) -> set[tuple[str, tuple[int, ...], tuple[str, ...]]]:
    return {(one.rule, one.pages, one.figures) for one in audited.findings if one.severity == "error"}


def test_a_final_account_that_completes_a_budget_of_nought(corpus: Path) -> None:
    done = audit([parse(corpus / "pt-social-2024-final.pdf")])
    assert errors(done) == {
        ("completion-rate", (18,), ("0万元", "95.89%", "321.02万元")),
        ("procurement-winners", (22,), ("21.07万元", "42.14万元")),
    }
    assert done.tried >= 120


def test_a_rate_misprinted_by_a_hundred(corpus: Path) -> None:
    done = audit([parse(corpus / "js-npc-2018.pdf")])
    assert errors(done) == {("growth-percent", (21,), ("1312.56%", "1212.56%"))}


def test_a_sound_disclosure_has_no_error(corpus: Path) -> None:
    done = audit([parse(corpus / "suzhou-audit-2026.pdf")])
    assert errors(done) == set()
    assert done.tried >= 120


def test_text_apart_from_its_tables_is_read_with_them(corpus: Path) -> None:
    names = ("js-npc-2019.pdf", "js-npc-2019-tables.pdf")
    done = audit([parse(corpus / name) for name in names])
    marks = [one for one in done.findings if one.rule == "level-mark"]
    assert {one.document for one in marks} == {"js-npc-2019.pdf"}
    assert ("行政事业单位离退休（类）", "行政事业单位离退休（款）") in {one.figures for one in marks}


@pytest.mark.parametrize("seed", [3 * turn + turn % 3 for turn in range(len(KINDS))])
def test_a_planted_mistake_is_found_and_nothing_else(seed: int, tmp_path: Path) -> None:
    outcome = try_planted(seed, tmp_path)
    assert outcome.found
    assert [one.what for one in outcome.others] == []


@pytest.mark.parametrize("seed", range(3))
def test_a_sound_sample_raises_nothing(seed: int, tmp_path: Path) -> None:
    assert clean_booklet(seed).blocks
    assert try_clean(seed, tmp_path) == ()
