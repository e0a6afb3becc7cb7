from pathlib import Path

import pytest

from eval.batch import EvalError, ask_in_batch
from eval.run import evaluate, summary
from eval.suite import SuiteError, load_suite

SUITE = Path(__file__).parents[2] / "eval" / "suites" / "samples.jsonl"
PARAPHRASES = SUITE.with_name("paraphrases.jsonl")


def answering(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Stand in for the command line: `python -c script ask --data DIR --batch FILE`."""
    import sys

    monkeypatch.setattr("eval.batch.CLI", (sys.executable, "-c", script))


ECHO = """
import json, sys
if sys.argv[1] == "ask":
    for line in open(sys.argv[sys.argv.index("--batch") + 1], encoding="utf-8"):
        asked = json.loads(line)
        if asked["id"] == "2":
            sys.exit("坏了")
        figure = {"label": "x", "value": "13.80", "unit": "万元"}
        print(json.dumps({"id": asked["id"], "status": "answered", "text": asked["question"],
                          "figures": [figure], "seconds": 0.5}), flush=True)
"""


def test_each_answer_meets_its_own_question(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answering(monkeypatch, ECHO)
    items = load_suite(SUITE)[:2]
    answers = list(ask_in_batch(items, tmp_path))
    assert [(item.id, record["text"]) for item, record in answers] == [  # type: ignore[index]
        (item.id, item.question) for item in items
    ]


def test_items_after_a_crash_are_failed_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answering(monkeypatch, ECHO)
    results = evaluate([SUITE], data=tmp_path, limit=4, report=tmp_path / "r.md").results
    assert [row.score.outcome for row in results] == ["right", "right", "refused", "refused"]
    assert "坏了" in results[2].answer.text
    assert "坏了" in (tmp_path / "r.md").read_text(encoding="utf-8")


def test_wrong_use_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="--corpus"):
        evaluate([SUITE])
    with pytest.raises(EvalError, match="缺少题集用到的文件"):
        evaluate([SUITE], corpus=tmp_path)
    with pytest.raises(EvalError, match="没有可用的大模型"):
        evaluate([SUITE], corpus=tmp_path, planner="model")
    with pytest.raises(EvalError, match="没有符合条件"):
        evaluate([SUITE], corpus=tmp_path, limit=0)
    with pytest.raises(SuiteError, match="读不了题集"):
        evaluate([tmp_path / "none.jsonl"], corpus=tmp_path)


def test_paraphrases_are_scored_beside_their_originals(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answering(monkeypatch, ECHO)
    done = evaluate([PARAPHRASES], data=tmp_path, limit=2, report=tmp_path / "r.md")
    assert [row.score.outcome for row in done.results] == ["right", "right"]
    assert [row.item.id for row in done.plain] == ["leshan-hrss-2024-q01"]
    assert "答对率下降 100.0 个百分点" not in summary(done)
    assert "答对率下降" in (tmp_path / "r.md").read_text(encoding="utf-8")
