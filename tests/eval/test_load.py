"""What the load test says of what its users saw, and which event of the page they send."""

from __future__ import annotations

from collections import Counter

from eval.load import Events, Tally, events_of, report


def test_the_pages_events_are_found_by_what_they_hang_on() -> None:
    config: dict[str, object] = {
        "components": [
            {"id": 4, "props": {"elem_id": "find"}},
            {"id": 7, "props": {"elem_id": "question"}},
            {"id": 8, "props": {"elem_id": "scope"}},
        ],
        "dependencies": [
            {"id": 0, "targets": [[4, "submit"]], "outputs": []},
            {"id": 1, "targets": [[9, "load"], [3, "select"]], "outputs": [5, 8]},
            {"id": 2, "targets": [[7, "submit"]], "outputs": [8]},
        ],
    }
    assert events_of(config) == Events(opening=1, asking=2)


def test_errors_are_counted_and_the_late_ones_told() -> None:
    tally = Tally([0.1] * 95 + [2.0] * 5, Counter({"ReadTimeout": 3}), 102400)
    lines = report(tally, 20, 10.0)
    assert lines[0] == "20 人同时提问 10 秒：100 个回答，3 个错误"
    assert "3 次 ReadTimeout" in lines[1]
    assert lines[2] == "中位数 0.100 秒，95% 分位 2.000 秒，最慢 2.000 秒"
    assert "每秒 10.0 个回答，每个 1 KB" in lines


def test_nobody_answered_is_no_division_by_zero() -> None:
    assert report(Tally(), 20, 10.0) == ["20 人同时提问 10 秒：0 个回答，0 个错误"]
