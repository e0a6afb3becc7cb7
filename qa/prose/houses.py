"""The bodies under a department, told from the department itself and from lists that tell of no bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Document
from qa.patterns import regex
from qa.prose.enumerations import is_organ
from qa.prose.listing import Listing
from qa.prose.natures import named_alone
from qa.question.text import bare

_BELOW = regex(
    r"(?:下属|所属|直属|下级|下辖|归口|手底?下|[下底](?:面|边|头)|代管|管理)(?:的|有|管着?|都|还|了|共|一共|总共)*"
    r"(?:(?:几|多少|哪[几些]?|各|[一二两三四五六七八九十\d]+)[个家]?)?的?"
    r"(?:(?:全资|参公|公益[一二]类|全额(?:拨款|补助)?|差额|独立核算|行政|事业|基层)的?)*(?:单位|机构|部门)"
)
"""Asks for what is under the department, which it is no part of; 所属预算单位 may take it in."""
_OWN = regex(
    r"(?:[（(](?:部门|局|委)?(?:本级|机关|本部|本单位)[）)]|(?:[局委厅院办会]机关|本级|本部)(?:[（(]机关[）)])?)"
    r"(?:预算|决算)?(?:[（(](?:行政|机关)单位[）)])?$"
)
"""How a list names the department itself: 某局（本级）, 某局本级预算（行政单位）."""
BESIDE_OWN = regex("(?:本级|机关|本部)(?:及机关)?(?:之外|以外|外)|除[^,，]{0,4}(?:本级|机关|本部)")
"""Leaves the department itself out, in whatever list it stands: 除局本级外."""
_TELLS = regex(
    "单位|机构|构成|组成|[下内所]设|下[属辖级]|所属|直属|编制范围|部门|处室|科室|学校|监狱|公司|挂|牌"
)
_TELLS_AFAR = regex(
    "(?:单位|部门|机构)(?:构成|设置|组成|概况|基本情况)|下属|[所直]属|编制范围|内设|预算单位|机构"
)
_DOES = regex(
    "^(?:利用|打造|搭建|持续|开展|推[进动]|建[设成强]|维护|完[成善]|加强|提[升高]|落实|组织|做好|实施|构建|举办|参[加与]|购置|保障)"
)
"""How a name of what is done begins, which may end like one of a body: 打造…智慧平台."""


def are_organs(items: Sequence[str]) -> bool:
    """Whether most of the names are those of bodies or of their parts."""
    named = sum(1 for item in items if is_organ(item) and not _DOES.match(item))
    return named * 10 >= len(items) * 7


def tells_of_bodies(listing: Listing) -> bool:
    """Whether what stands about a list says that its names are those of bodies."""
    said = _TELLS.search(listing.near) or _TELLS.search(listing.name)
    return bool(said or _TELLS_AFAR.search(listing.far))


def asks_below(text: str) -> bool:
    """Whether the bodies under a department are asked for, and not what its own house is parted in."""
    return bool(_BELOW.search(text)) and "单位" in text


def below(text: str, items: tuple[str, ...], document: Document) -> tuple[str, ...]:
    """The names without the department itself, where a question asks for what is under it."""
    beside = BESIDE_OWN.search(text)
    if not beside and (not _BELOW.search(text) or re.search("预算单位|含本级|包括本级", text)):
        return items
    own = bare(_OWN.sub("", document.identity.department))
    return tuple(
        item
        for item, name in zip(items, named_alone(items), strict=True)
        if not _OWN.search(name) and bare(name) != own
    )


def without_whole(listing: Listing, document: Document) -> tuple[str, ...]:
    """The names without the department over its own level, where the list counts only one of the two."""
    own = bare(_OWN.sub("", document.identity.department))
    names = [bare(name) for name in named_alone(listing.items)]
    levels = [name for name in names if name != own and bare(_OWN.sub("", name)) == own]
    if listing.announced != len(names) - 1 or not levels:
        return listing.items
    return tuple(item for item, name in zip(listing.items, names, strict=True) if name != own)
