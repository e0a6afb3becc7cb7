"""Names that mean the sum of their parts, by what the terms of 三公经费 say."""

from __future__ import annotations

from qa.patterns import regex

_MONEY_OF = "(?:财政拨款|一般公共预算)*(?:安排)?的?"
_AMOUNT_OF = "(?:支出)?(?:预算|决算)?(?:数|总额|合计)?"
_WHOLES = (
    (
        regex(f"{_MONEY_OF}三公经费{_AMOUNT_OF}"),
        "“三公”经费",
        ("因公出国（境）费", "公务用车购置及运行费", "公务接待费"),
    ),
    (
        regex(f"{_MONEY_OF}公务用?车购置[及和与]?(?:公务用?车)?运行(?:维护)?费{_AMOUNT_OF}"),
        "公务用车购置及运行费",
        ("公务用车购置费", "公务用车运行维护费"),
    ),
)


def whole_of_parts(said: str) -> tuple[str, tuple[str, ...]] | None:
    """The name of a whole and those of its parts, where just the whole is said."""
    return next(((label, parts) for name, label, parts in _WHOLES if name.fullmatch(said)), None)
