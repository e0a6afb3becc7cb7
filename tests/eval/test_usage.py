"""What runs record of a model, and the two tables made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_run import SUITE, answering

from eval.calibration import calibration_table
from eval.run import evaluate, summary

SCRIPT = """
import json, sys
if sys.argv[1] == "ask":
    by = sys.argv[sys.argv.index("--planner") + 1]
    for at, line in enumerate(open(sys.argv[sys.argv.index("--batch") + 1], encoding="utf-8")):
        asked = json.loads(line)
        value = "13.80" if by == "rules" or at == 0 else "9.99"
        spent = {"model": "m", "calls": 2, "cached": 1, "tokens_in": 30, "tokens_out": 12, "seconds": 0.5,
                 "notes": []}
        explain = {"confidence": 0.85 if at else 1.0, "prose": False}
        if by == "model":
            explain["model"] = spent
        print(json.dumps({"id": asked["id"], "status": "answered", "text": "x", "planner": by,
                          "figures": [{"label": "x", "value": value, "unit": "万元"}],
                          "explain": explain, "seconds": 0.1}), flush=True)
"""


def test_rules_and_model_stand_side_by_side(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answering(monkeypatch, SCRIPT)
    monkeypatch.setenv("YUSUAN_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("YUSUAN_LLM_MODEL", "m")
    done = evaluate([SUITE], data=tmp_path, limit=2, planner="model", report=tmp_path / "r.md")
    text = summary(done)
    assert "| lookup | 2 | 2 | 1 | 0 | 1 | 0 | 0 |" in text
    assert "结果不同的 1 题" in text and "规则 答对，模型 答错" in text
    assert "请求 4 次（另有缓存 2 次），用其计划 2 题" in text and "token 输入 60、输出 24" in text
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [row["usage"]["tokens_in"] for row in report["results"]] == [30, 30]
    assert "结果不同的 1 题" in (tmp_path / "r.md").read_text(encoding="utf-8")
    table = calibration_table(done.rules)
    assert "| 0.8–0.9 | 1 | 1 | 0 | 0 | 100.0% |" in table and "| 1.0 | 1 | 1 | 0 | 0 | 100.0% |" in table
