"""Ways of asking for a share: over a denominator, within a whole, by division, as a multiple."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.question.restated.said import Said

_RATE = r"(?:占比|比重|比例|份额|百分比|百分之几|百分之多少|百分数|几成|%)"
_HOW_HIGH = r"(?:是|为|有|占|达到?)*(?:多少|多高|多大|几|百分之几|百分之多少)*(?:[(（][^()（）]*[)）])?"
_FORMS = (
    re.compile(rf"^(?:以|拿|用|把)(?P<b>[^,，]+?)(?:为|作为?|当作?|做)分母[,，](?:求|看|算)?(?P<a>[^,，]+?)(?:的)?(?:{_RATE})(?P<tail>.*)$"),
    re.compile(rf"^(?:先?(?:拿|用|以|把))?(?P<a>[^,，]+?)(?:再|去)?(?:除以|除)(?P<b>[^,，]+?)[,，](?:[^,，]*?)(?:{_RATE})"),
    re.compile(rf"^(?P<b>[^,，]+?)(?:里面?|中|当中|内)[,，]?(?:有)?多[大少高](?:的)?(?:{_RATE})(?:[(（][^()（）]*[)）])?(?:是|用于|用在|花在|流向|给|投向|属于)+了?(?P<a>[^,，]+)"),
    re.compile(rf"^(?P<b>[^,，]+?)(?:里面?|中|当中|内)[,，](?P<a>[^,，]+?)的?(?:{_RATE}){_HOW_HIGH}$"),
    re.compile(rf"^(?P<a>[^,，]+?)在(?P<b>[^,，]+?)(?:里面?|中|当中|内)的?(?:{_RATE}){_HOW_HIGH}(?:[,，].*)?$"),
    re.compile(rf"^(?P<a>[^,，]+?)(?:相当于|等于)(?P<b>[^,，]+?)的多大(?:{_RATE})"),
)  # fmt: skip


def shares(said: Said) -> Iterator[str]:
    """The question as A占B百分之几."""
    for form in _FORMS:
        match = form.match(said.folded)
        if match:
            yield said.plain(f"{match['a']}占{match['b']}百分之几")
