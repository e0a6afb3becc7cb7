"""The paraphrases over the samples: enough of them, each with the gold of its original."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from eval.samples.paraphrases import PARAPHRASES_FILE, write_paraphrases
from eval.samples.questions import SUITE_FILE
from eval.suite import load_suite, originals_of

PARAPHRASES = load_suite(PARAPHRASES_FILE)


def test_committed_paraphrases_are_what_the_wordings_give(tmp_path: Path) -> None:
    fresh = tmp_path / "paraphrases.jsonl"
    write_paraphrases(fresh, load_suite(SUITE_FILE))
    committed = PARAPHRASES_FILE.read_text(encoding="utf-8")
    assert fresh.read_text(encoding="utf-8") == committed, "请运行 make samples"


def test_at_least_five_wordings_of_at_least_sixty_questions() -> None:
    counts = Counter(item.of for item in PARAPHRASES)
    assert len(PARAPHRASES) >= 300
    assert sum(count >= 5 for count in counts.values()) >= 60


def test_no_wording_repeats_itself_or_its_original() -> None:
    asked = Counter((item.of, item.question) for item in PARAPHRASES)
    assert [pair for pair, count in asked.items() if count > 1] == []
    assert [item.id for item in PARAPHRASES if item.question == item.original] == []


def test_originals_come_back_whole_and_once() -> None:
    samples = {item.id: item for item in load_suite(SUITE_FILE)}
    originals = originals_of(PARAPHRASES)
    assert len({item.id for item in originals}) == len(originals)
    assert all(item == samples[item.id] for item in originals)
