"""A model's reply as a draft: any form that real models give it, no meaning that it does not have."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eval.honest_model import NO_PLAN
from eval.liars.plans import operand
from qa.model.plans.draft import Draft, read_draft

WATER = {**NO_PLAN, "operation": "sum", "operands": [operand("水费"), operand("电费")]}
PLAIN = json.dumps(WATER, ensure_ascii=False)


def draft(**changes: Any) -> str:
    return json.dumps({**WATER, **changes}, ensure_ascii=False)


@pytest.mark.parametrize(
    "reply",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"```\n{PLAIN}\n```\n",
        f"好的，查数计划如下：\n```json\n{PLAIN}\n```\n以上计划会把两项相加。",
        f"<think>可以写 {{\"operation\": \"lookup\"}}，不对，应当相加。</think>\n{PLAIN}",
        f"用户要两项之和，所以是 sum。</think>{PLAIN}",
        f"\ufeff{PLAIN}",
        json.dumps({"plan": WATER}, ensure_ascii=False),
        json.dumps([WATER], ensure_ascii=False),
        PLAIN + PLAIN,
        PLAIN.replace("}]", "},]").replace('null}', 'null,}'),
        json.dumps(WATER, ensure_ascii=False, indent=4),
        draft(explanation="两项相加", answer="999.99万元", confidence=0.9),
        draft(operation="相加"),
        draft(operation="SUM"),
        draft(operation="sum 相加"),
        draft(operands=["水费", "电费"]),
        draft(operands=[{"phrase": "水费"}, {"phrase": "电费"}]),
        draft(operands=[operand("水费", context=None, parts=None), operand("电费", role="本年数")]),
        draft(operands=[operand("水费", role=None), operand("电费")]),
        draft(operands=[operand("水费", note="无"), operand("电费", amount="22.30")]),
        draft(operands=[operand("水费", unit="", year="null"), operand("电费", unit="null")]),
        draft(descending=None),
        draft(descending="true", top="null", threshold="", relation="无"),
        json.dumps({"operation": "sum", "operands": ["水费", "电费"]}, ensure_ascii=False),
    ],
)  # fmt: skip
def test_the_same_draft_in_every_form(reply: str) -> None:
    assert read_draft(reply) == Draft.model_validate(WATER)


@pytest.mark.parametrize(
    ("changes", "key", "value"),
    [
        ({"threshold": "100万元"}, "threshold", "100"),
        ({"threshold": "100万元"}, "threshold_unit", "万元"),
        ({"threshold": "1,000", "threshold_unit": "元"}, "threshold", "1000"),
        ({"threshold": 100}, "threshold", "100"),
        ({"threshold": 0.5}, "threshold", "0.5"),
        ({"threshold": 1000000.0}, "threshold", "1000000"),
        ({"relation": "超过"}, "relation", "greater"),
        ({"relation": "<"}, "relation", "less"),
        ({"top": "3"}, "top", 3),
        ({"top": 3.0}, "top", 3),
        ({"descending": "升序"}, "descending", False),
    ],
)
def test_values_are_read_for_what_they_mean(changes: dict[str, Any], key: str, value: object) -> None:
    read = read_draft(draft(**changes))
    assert isinstance(read, Draft) and getattr(read, key) == value


@pytest.mark.parametrize("year", [2024, "2024", "2024年", 2024.0])
def test_a_year_in_every_form(year: object) -> None:
    read = read_draft(draft(operands=[operand("水费", year=year)]))
    assert isinstance(read, Draft) and read.operands[0].year == 2024


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("", "整体"),
        ("好的，答案是13.80万元。", "整体"),
        ("[]", "整体"),
        ("{}", "整体"),
        (PLAIN[:60], "整体"),
        (f"<think>{PLAIN}</think>抱歉，我不能回答。", "整体"),
        (draft(operation="exec"), "operation"),
        (draft(operation=["sum"]), "operation"),
        (draft(operation="相加或相减"), "operation"),
        (draft(operands="水费和电费", unit=5), "unit"),
        (draft(operands=[operand("水费", role="预算")]), "operands.0.role"),
        (draft(operands=[operand("水费", year="去年")]), "operands.0.year"),
        (draft(operands=[operand("水费", year=2024.5)]), "operands.0.year"),
        (draft(operands=[operand("水费", parts="电费")]), "operands.0.parts"),
        (draft(operands=[{"name": "水费"}]), "operands.0.phrase"),
        (draft(operands=[13.8]), "operands.0"),
        (draft(top="前三"), "top"),
        (draft(top=True), "top"),
        (draft(descending="大概"), "descending"),
        (draft(relation="等于"), "relation"),
        (PLAIN + draft(operation="difference"), "不止一份"),
    ],
)
def test_what_has_no_meaning_is_refused(reply: str, reason: str) -> None:
    refusal = read_draft(reply)
    assert isinstance(refusal, str) and reason in refusal and "\n" not in refusal
