import json
from collections.abc import Sequence
from pathlib import Path

from eval.report import markdown_report, score_table, write_report
from eval.run import run_suite
from eval.suite import Expectation, GoldNumber, Item


def question(number: int, kind: str, value: str) -> Item:
    return Item(
        id=f"q-{number}",
        question=value,
        documents=("a.pdf",),
        kind=kind,  # type: ignore[arg-type]
        expect=Expectation(number=GoldNumber(value=value, unit="万元")),  # type: ignore[arg-type]
        pages={"a.pdf": (1,)},
    )


def ask(text: str, documents: Sequence[str], history: Sequence[str]) -> object:
    """Right on 1, wrong on 2, withheld on 3, broken on 4, right off its page on 5."""
    if text == "4":
        raise RuntimeError("broken")
    status = "not_found" if text == "3" else "answered"
    value = "99" if text == "2" else text
    page = 7 if text == "5" else 1
    return {
        "status": status,
        "text": f"是 {value} 万元",
        "figures": [{"label": "合计", "value": value, "unit": "万元"}],
        "citations": [{"document": "a.pdf", "page": page}],
    }


RESULTS = run_suite(ask, [question(n, "lookup" if n < 3 else "rank", str(n)) for n in range(1, 6)])


def test_table_counts_each_outcome() -> None:
    lines = score_table(RESULTS).splitlines()
    assert lines[2] == "| lookup | 2 | 1 | 1 | 0 | 50.0% | 50.0% | 100.0% |"
    assert lines[3] == "| rank | 3 | 1 | 0 | 2 | 33.3% | 0.0% | 0.0% |"
    assert lines[4] == "| 合计 | 5 | 2 | 1 | 2 | 40.0% | 20.0% | 50.0% |"


def test_report_lists_what_is_not_right_with_gold_and_got() -> None:
    report = markdown_report(RESULTS, "样例")
    assert "### q-2 · lookup · 2" in report
    assert "- **应为**：2万元" in report
    assert "    - 数字 99万元 ← 合计" in report
    assert "[failed] RuntimeError: broken" in report
    assert "q-1 " not in report


def test_report_is_written_twice(tmp_path: Path) -> None:
    markdown, machine = write_report(RESULTS, "样例", tmp_path / "out" / "r.md")
    assert markdown.read_text(encoding="utf-8").startswith("# 样例")
    data = json.loads(machine.read_text(encoding="utf-8"))
    assert [row["outcome"] for row in data["results"]] == ["right", "wrong", "refused", "refused", "right"]
    assert data["scores"][-1]["right"] == 2
