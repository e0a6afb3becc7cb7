"""Ways of asking for an order that tell its scope in brackets, or the difference that it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import Said

_ORDER = regex("从[高低]到[高低]|排序|最[多少大小高低]|前(?:[一二两三四五六七八九十]|[0-9])|垫底|倒数")
_SCOPE = regex(r"^(?P<head>[^()]*?)(?P<of>[^(),，]+)\((?P<scope>[^()]{3,})\)(?P<tail>.*)$")
_UNSPENT = regex(
    "(?:剩下|剩|余下)?[没未](?:有)?(?:花|用|执行|支出)(?:完|掉|出去)?的?(?:钱|预算|资金|金额)?最[多大]"
    "(?:[,，]?(?:也就是|即|就是)(?:说)?决算数?比[^,，]*最[多大])?"
    "|全年预算数?[和与跟同]决算数?的?差(?:距|额|异|值)最大[(,，]?决算数?(?:偏|更|较)?[少低小][)]?"
    "|决算数?[和与跟同]全年预算数?的?差(?:距|额|异|值)最大[(,，]?决算数?(?:偏|更|较)?[少低小][)]?"
)
"""What was left of the budget in a final account."""
_LEFT = "决算比全年预算少得最多"


def orders(said: Said) -> Iterator[str]:
    """The question with its scope before the members, and with what is left over as a difference."""
    if not _ORDER.search(said.folded):
        return
    scoped = _SCOPE.match(said.folded)
    if scoped and _ORDER.search(scoped["head"] + scoped["tail"]):
        scope = re.sub("[,，、]", "", scoped["scope"])
        yield said.plain(f"{scoped['head']}{scope}{scoped['of']}{scoped['tail']}")
    if _UNSPENT.search(said.folded):
        yield said.plain(_UNSPENT.sub(_LEFT, said.folded))
