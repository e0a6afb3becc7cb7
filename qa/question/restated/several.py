"""Several figures asked for one after another: 住房保障这块，住房公积金列了多少，购房补贴又列了多少."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.lookups import ASKS_OTHERWISE
from qa.question.restated.said import NAME, Said

_EACH = regex(
    rf"(?P<name>{NAME})[^,，?？;；{NAME[1:-1]}]*(?P<asks>(?:多少|几)[个人名辆台元万亿]*)(?=(?:钱|资金|经费|了|呢)*$)"
)
"""A name with what is asked of it; what is counted behind (多少件案件) is not said by the name."""


def several(said: Said) -> Iterator[str]:
    """The names with what is asked of each, and nothing else."""
    clauses = [clause for clause in re.split("[,，?？;；]", said.folded) if re.search("多少|几", clause)]
    each = [match for clause in clauses if (match := _EACH.search(clause))]
    if 1 < len(each) == len(clauses) and not ASKS_OTHERWISE.search(said.folded):
        yield said.plain(",".join(f"{match['name']}{match['asks']}" for match in each))
