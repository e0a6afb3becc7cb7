"""The change that one cause brought: 补贴到期后，少安排了多少."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.asking import ASKS_LIST, ASKS_REASON
from qa.planning.shapes.shaped import Shaped, class_of
from qa.question.reading import Reading

_BROUGHT = regex(
    r"^(?:因为?|由于|受)?(?P<cause>.{4,}?)"
    r"(?:(?:以后|之后|后|这一(?:因素|变化|项|调整)|的?(?:影响|缘故|原因)|[,，])[,，]?(?:让|使得?|令|导致|造成|带来|引起|致使|影响)?"
    r"|(?:让|使得|使|令|导致|造成|带来|引起|致使))"
    r"(?P<what>[^,，]{0,24}?)(?:少|多|减少|增加|减|增|降低?|下降|增长|压减|省|节约|节省)"
    r"(?:了|安排|支出|开支|列支|掉|下来|出来?|的)*(?:多少|几)"
)
_MARKED = regex(
    r"^(?:因为?|由于|受)|(?:以后|之后|后)[,，]|这一(?:因素|变化)|影响|让|使|令|导致|造成|带来|引起|致使"
)


def caused(reading: Reading) -> Iterator[Shaped]:
    """How much more or less there is for a cause that the question names."""
    text = reading.decode(reading.core)
    match = _BROUGHT.match(text)
    if match is None or not _MARKED.search(text) or ASKS_REASON.search(text) or ASKS_LIST.search(text):
        return
    operand = Operand(
        phrase=match["cause"].strip(" ,，"), role="change", source="text", caused=True,
        unit=class_of(reading.unit) or "money",
    )  # fmt: skip
    yield Shaped(Plan(operation="change", operands=[operand], unit=reading.unit), "caused change", 2.45)
