"""Whether a name stands in a printed list, and in whose: 甲是不是本局的预算单位, 甲属于哪里."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.prose.enumerations import is_organ
from qa.prose.explanation import Explanation
from qa.prose.listing import Listing
from qa.prose.listings import listings_of
from qa.prose.passage_index import PassageIndex
from qa.question.text import bare, normal

_KINDS = (
    r"(?:下属|所属|直属|二级|三级|基层|内设|部门)*(?:预算)*(?:单位|机构|处室|科室|股室|部门|成员)|"
    r"(?:部门|单位)?预算(?:的)?(?:编制|编报|汇总)?(?:范围|单位)"
)
_LISTED = "(?:的?(?:名单|清单|列表|范围|构成))?"
_ASKED = regex(
    rf"^(?P<name>.{{3,40}}?)(?:是不是|是否|算不算|在不在|属不属于|算|是|也是|属于|纳入|在)(?:属于|纳入|列入|归|在|算|了|到)?"
    rf"(?P<whose>.{{0,24}}?)(?:的|了)?(?P<kind>{_KINDS}){_LISTED}(?:里面?|内|中|之一|之列)?(?:吗|么|没有|不|$)"
)
_HOLDS = regex(
    rf"^(?P<whose>.{{0,24}}?)的?(?P<kind>{_KINDS}){_LISTED}(?:里面?|之?内|当?中)?"
    r"(?:有没有|有无|是不是有|是否[包有含]?[括含有]?|包不包括|含不含|包括|包含|含|有)(?P<name>[^,，]{3,40}?)"
    r"(?<!单位)(?<!机构)(?<!部门)(?<!处室)(?:这[一个家]+.{0,4})?(?:吗|么|没有|$)"
)
"""The list named before what it may hold: 预算单位名单里有甲吗."""
_VERB = regex(r"是不是|是否|算不算|有没有|有无|在不在|属不属于|包不包括|含不含|[吗么]$|没有$")
_PARENT = regex(
    r"^(?P<name>.{2,30}?)(?:是)?(?:属于|归属于?|归|隶属于?)(?:哪|什么|谁)|^(?P<other>.{2,30}?)是(?:哪个|哪家|什么)(?:单位|部门)的"
)
_AMOUNTS = regex(r"\d|多少|几[个家]|万元|费|支出|收入|资金|项目|编制数|人数|原因|为什么|哪")


def asks_membership(text: str) -> bool:
    """Whether a question asks if something belongs to a printed list, or to which."""
    plain = normal(text).rstrip("?？!！。.")
    if _PARENT.match(plain) and not re.search("科目|类|款|费|支出|收入|资金", plain):
        return True
    match = _asked(plain)
    return bool(
        match
        and _VERB.search(plain)
        and is_organ(re.split("是不是|是否|有没有|是", match["name"])[0])
        and not _AMOUNTS.search(plain)
    )


def _asked(plain: str) -> re.Match[str] | None:
    return _HOLDS.match(plain) or _ASKED.match(plain)


def belongs(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The verdict, with the list quoted; None where no fitting list is printed."""
    plain = normal(text).rstrip("?？!！。.")
    parent = _PARENT.match(plain)
    if parent:
        return _parent(parent["name"] or parent["other"], indexes)
    match = _asked(plain)
    if match is None:
        return None
    name = re.split("是不是|是否|有没有|算不算|属于|是|算", match["name"])[0]
    yes, no = ("有", "没有") if _HOLDS.match(plain) else ("是", "不是")
    inner = bool(re.search("内设|处室|科室|股室", match["kind"]))
    lists = [
        (listing, index)
        for index in indexes
        for listing in listings_of(index)
        if _names_organs(listing) and _suits(listing, inner)
    ]
    for listing, _ in lists:
        for item in listing.items:
            if _same(item, name) and _denied(item, match["whose"]):
                lead = f"不是：文件写的是“{item}”。"
                return Explanation("list", lead, listing.quotes[:12], (item,), 1.0, False)
            if _same(item, name):
                lead = f"{yes}：文件列出的{listing.name or '单位'}中有“{item}”。"
                return Explanation("list", lead, listing.quotes[:12], (item,), 1.0, True)
    if not lists:
        return None
    listing, _ = max(lists, key=lambda pair: (_fit(pair[0]), len(pair[0].items)))
    if _fit(listing) < 1:
        return None
    lead = f"{no}：文件列出的单位中没有“{name}”，列出的是：{'、'.join(listing.items)}。"
    return Explanation("list", lead, listing.quotes[:12], (), 0.9, False)


def _parent(name: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    for index in indexes:
        for listing in listings_of(index):
            if not _names_organs(listing):
                continue
            item = next((item for item in listing.items if _same(item, name)), None)
            whose = bare(re.sub(r"(?:下设|内设|包括|设有|[:：])+.*$", "", listing.near)) or listing.name
            if item is not None and whose:
                lead = f"“{item}”列在{whose}之下。"
                return Explanation("list", lead, listing.quotes[:12], (), 0.95)
    return None


def _denied(item: str, sort: str) -> bool:
    """Whether the list says itself that the member is none of that sort: 甲中心（非独立编制预算单位）."""
    return len(sort) > 1 and "非" + normal(sort)[:2] in normal(item)


def _same(item: str, name: str) -> bool:
    plain, asked = normal(item), normal(name)
    if plain == asked or (len(asked) >= 4 and plain.endswith(asked)):
        return True
    outside = re.sub(r"\([^()]*\)", "", plain)
    inside = re.findall(r"\(([^()]*)\)", plain)
    return outside == asked or asked in inside or (len(asked) >= 4 and outside.endswith(asked))


def _names_organs(listing: Listing) -> bool:
    named = sum(1 for item in listing.items if is_organ(item))
    return bool(listing.items) and named * 10 >= len(listing.items) * 7


def _suits(listing: Listing, inner: bool) -> bool:
    """内设 lists the parts of one house; the units of a budget are listed elsewhere."""
    sections = bool(re.search("内设|处室|科室|股室", listing.near))
    return sections == inner


def _fit(listing: Listing) -> int:
    """How plainly a list is one of the units of the budget."""
    words = listing.near + "|" + listing.far
    return len(re.findall("预算(?:编制|编报)?(?:范围|单位)|部门预算|下属|二级|单位构成|机构设置", words))
