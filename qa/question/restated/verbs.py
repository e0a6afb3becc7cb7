"""What is done to a thing, said by a bare verb before it: 租飞机 for what is printed as 飞机租赁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import NAME, Said

_START = rf"(?:^|(?<=[,，、 的里中为给来去要在了年能可时])|(?<={NAME}))"
_DONE: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (regex(rf"{_START}{said}(?=[一-鿿]{{2,}})"), printed)
    for said, printed in (
        ("租(?![金赁用房借车住户约期给售税一])(?:下|来|着)?", ("租赁", "租用")),
        ("买(?![卖断方家单])(?:来|进)?", ("购置", "采购", "购买")),
        ("修(?![缮建订复养改理正])(?:好|一修)?", ("维修", "修缮")),
        ("印(?![刷发制章花])(?:些|一些)?", ("印刷", "印制")),
        ("装(?![修备饰配载])(?:上)?", ("安装",)),
        ("[盖建](?![筑设议成立档章])(?:个|一个|座|一座)?", ("建设", "新建")),
        ("拆(?![迁除借分])(?:掉)?", ("拆除",)),
        ("洗(?![涤澡])", ("清洗", "洗涤")),
    )
)
"""Bare verbs with the words that stand for them in names, most likely first."""


def verbs(said: Said) -> Iterator[str]:
    """The question with its first bare verb written out."""
    for verb, printed in _DONE:
        if verb.search(said.folded):
            for word in printed:
                yield said.plain(verb.sub(word, said.folded, count=1))
            return
