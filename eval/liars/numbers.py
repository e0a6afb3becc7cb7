"""Lies about numbers: typed, changed, moved to another name, spelt out, disguised."""

from __future__ import annotations

from decimal import Decimal

from eval.liars.case import Case, Lie, changed_digit, honest, others_of
from qa.answering.shown import shown

UNITS = ("元", "万元", "亿元", "%", "个百分点", "倍")
SPELT = (
    "约占三成", "约两千万元", "接近一半", "翻了一番", "增长近五成", "百分之七十五", "大约三分之一", "是上年的两倍", "超过半数",  # noqa: E501
    "一千三百八十万元", "壹佰万元", "上百万元", "数十万元", "十几万元",
)  # fmt: skip
ENGLISH = ("five million yuan", "about half", "USD", "zero", "twice as much", "XIV")


def _wrong_digit(case: Case) -> str:
    return f"{case.label}为{changed_digit(case.head.value, case.random)}{case.head.unit or ''}。"


def _typed(case: Case) -> str:
    return f"{case.label}为{shown(case.head)}。"


def _wrong_row(case: Case) -> str | None:
    others = others_of(case)
    if not others:
        return None
    at, other = case.random.choice(others)
    return case.random.choice(
        [
            f"{other.label}为{{{{f1}}}}。",
            f"{case.label}为{{{{f{at}}}}}。",
            f"{other.label}为{{{{f1}}}}，{case.label}为{{{{f{at}}}}}。",
        ]
    )


def _trailing(case: Case) -> str | None:
    others = others_of(case)
    if not others:
        return None
    return f"{{{{f1}}}}是{others[0][1].label}。"


def _wrong_unit(case: Case) -> str:
    unit = case.random.choice([unit for unit in UNITS if unit != case.head.unit])
    return case.random.choice(
        [
            f"{case.label}为{{{{f1}}}}{unit}。",
            f"{case.label}为{case.head.value}{unit}。",
            f"{case.label}为{{{{f1}}}}（单位：{unit}）。",
        ]
    )


def _points(case: Case) -> str:
    return case.random.choice(
        [
            f"{case.label}为{{{{f1}}}}个百分点。",
            f"{case.label}提高了{case.head.value}个百分点。",
            f"{case.label}占{case.head.value}％。",
        ]
    )


def _rounded(case: Case) -> str:
    value = Decimal(case.head.value)
    rough = f"{value:.0f}" if value >= 10 or value <= -10 else f"{value:.1f}"
    return case.random.choice(
        [
            f"{case.label}约{rough}{case.head.unit or ''}。",
            f"{case.label}约{{{{f1}}}}。",
            f"{case.label}为{{{{f1}}}}左右。",
            f"{case.label}超过{{{{f1}}}}。",
            f"{case.label}为{{{{f1}}}}多。",
        ]
    )


def _spelt(case: Case) -> str:
    words = case.random.choice(SPELT)
    return case.random.choice(
        [f"{case.label}{words}。", f"{honest(case)}{words}。", f"{case.label}为{{{{f1}}}}，{words}。"]
    )


def _english(case: Case) -> str:
    return f"{case.label}为{case.random.choice(ENGLISH)}。"


def _disguised(case: Case) -> str:
    value = changed_digit(case.head.value, case.random)
    wide = value.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789."})
    hidden = "\u200b".join(value)
    return f"{case.label}为{case.random.choice([wide, hidden, value.replace('.', '点'), ' '.join(value)])}{case.head.unit or ''}。"  # noqa: E501


def _table(case: Case) -> str:
    return f"{honest(case)}\n\n| 项目 | 金额 |\n|---|---|\n| {case.label} | {changed_digit(case.head.value, case.random)} |"  # noqa: E501


def _link(case: Case) -> str:
    return f"{case.label}为[{changed_digit(case.head.value, case.random)}](http://example.com/{case.random.randrange(999)})。"


def _code(case: Case) -> str:
    return case.random.choice(
        [
            f"{honest(case)}\n```\n{changed_digit(case.head.value, case.random)}\n```",
            f"{case.label}为`{changed_digit(case.head.value, case.random)}`。",
        ]
    )


def _second(case: Case) -> str:
    return f"{honest(case)}{changed_digit(case.head.value, case.random)}{case.head.unit or ''}中还有结余。"


def _no_slot(case: Case) -> str:
    return f"{case.label}为{{{{f{case.random.randrange(60, 99)}}}}}。"


NUMBER_LIES: dict[str, Lie] = {
    "wrong digit": _wrong_digit,
    "right digit typed": _typed,
    "right digit in the wrong row": _wrong_row,
    "named after the number": _trailing,
    "wrong unit": _wrong_unit,
    "percentage points": _points,
    "rounded figure": _rounded,
    "Chinese numerals": _spelt,
    "English number": _english,
    "disguised digits": _disguised,
    "figure in a Markdown table": _table,
    "figure in a link": _link,
    "figure in a code block": _code,
    "lie in the second sentence": _second,
    "unknown slot": _no_slot,
}
