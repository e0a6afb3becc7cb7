"""Ways of asking how many times one thing is another: as a base of one, in shares, by what makes it up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import Said

_AS_ONE = r"(?:看作|看成|当作?|当成|作为?|算作?|设为|视为|为|作)(?:是)?"
_BASE = r"(?:1|一)(?:份|倍|个单位|个)?|基[数准](?:[1一])?"
_FORMS = (
    regex(
        rf"^(?:如果|假如|若)?(?:以|把|将|拿|用|设)(?P<b>[^,，]+?){_AS_ONE}(?:{_BASE})(?:的话|来[看算])?[,，](?:那么?)?"
        r"(?P<a>[^,，]+?)(?:就|则|又)?(?:是|有|为|相当于|等于|合)*(?:它|其)?的?(?:几|多少)(?:份|倍)?$"
    ),
    regex(
        r"^(?P<b>[^,，]+?)(?:的|乘以|翻|要)(?:几|多少)倍(?:才|刚好|正好|会|能)?(?:等于|是|抵得?上|赶得?上|到|够|相当于)(?P<a>[^,，]+)$"
    ),
    regex(r"^(?P<a>[^,，]+?)(?:与|和|跟|同)(?P<b>[^,，]+?)(?:之间)?的?倍数(?:关系)?(?:是|为|有)?(?:几倍|多少倍?|几)?$"),
    regex(
        r"^(?P<a>[^,，]+?)(?:差不多|大约|大概|约)?(?:能)?(?:抵得?上?|顶得?上?|相当于|等于|合|够)(?:多少|几)个?(?P<b>[^,，]+)$"
    ),
    regex(
        r"^(?P<a>[^,，]+?)(?:是不是)?(?:是)?(?P<b>[^,，]+?)的?(?:好?几|多)倍(?:吧|了|多)?[,，](?:具体|到底|究竟|准确)?(?:说)?(?:是)?(?:几|多少)倍$"
    ),
)  # fmt: skip


def multiples(said: Said) -> Iterator[str]:
    """The question as A是B的几倍; of two bodies the comparison itself says which is which."""
    if len(said.bodies) > 1:
        return
    for form in _FORMS:
        match = form.match(said.folded)
        if match and match["a"].strip() and match["b"].strip():
            a, b = (re.sub("[那这](?:边|里|头)$", "", match[side]).strip("的") for side in ("a", "b"))
            yield said.plain(f"{a}是{b}的几倍")
