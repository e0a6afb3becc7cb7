import json
from pathlib import Path

import pytest

from eval.suite import SuiteError, load_suite, select

LINE = {
    "id": "a-1",
    "documents": ["a.pdf"],
    "question": "水费多少",
    "history": [],
    "kind": "lookup",
    "expect": {"number": {"value": "6.00", "unit": "万元"}},
    "pages": {"a.pdf": [3]},
    "evidence": "水费 6.00",
    "expr": "6.00",
}


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_suite_keeps_the_places_gold_writes(tmp_path: Path) -> None:
    (item,) = load_suite(write(tmp_path / "s.jsonl", LINE))
    assert item.expect.number is not None
    assert str(item.expect.number.value) == "6.00"
    assert item.pages == {"a.pdf": (3,)}


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ({**LINE, "kind": "riddle"}, "kind"),
        ({**LINE, "expect": {"nubmer": 1}}, "expect.nubmer"),
        ({"id": "x"}, "question"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, line: object, part: str) -> None:
    with pytest.raises(SuiteError, match=rf"第 2 行的 {part}"):
        load_suite(write(tmp_path / "s.jsonl", LINE, line))


def test_not_json_and_missing_files_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(SuiteError, match="第 1 行不是 JSON"):
        load_suite(path)
    with pytest.raises(SuiteError, match="读不了题集"):
        load_suite(tmp_path / "none.jsonl")


def test_repeated_ids_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="a-1"):
        load_suite(write(tmp_path / "s.jsonl", LINE, LINE))


def test_split_is_stable_and_covers_all(tmp_path: Path) -> None:
    items = load_suite(write(tmp_path / "s.jsonl", *({**LINE, "id": f"q-{n}"} for n in range(300))))
    tuned, held = select(items, part="tuned"), select(items, part="held")
    assert len(tuned) + len(held) == 300
    assert 80 <= len(held) <= 120
    assert [item.id for item in held[:3]] == [item.id for item in select(items, part="held", limit=3)]
    assert select(items, kinds=("rank",)) == ()
