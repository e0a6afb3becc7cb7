"""The duties of the department itself, quoted whole from the section that lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex, Unit
from qa.question.text import normal

_ASKS = regex(
    r"(?:(?:这|该|本|你们|他们|它)?(?:个)?(?:部门|单位|局|机关|委|厅|院|街道|机构)?的?(?:主要|基本|工作|法定|职能|部门|机构)*"
    r"(?:职[责能]|任务)(?:都|又|主要|分别)*(?:是|有|包括|为)?(?:什么|哪些|啥|几项|多少项|哪几项)?(?:内容)?"
    r"|(?:都|又)?(?:有|包括|承担|履行)(?:着|了)?(?:哪些|什么|哪几项)(?:主要|基本|工作|法定|职能|部门|机构)*(?:职[责能]|任务)"
    r"|(?:这|该|本)?(?:个)?(?:部门|单位|局|机关|委|厅|院)?(?:主要|到底|都|平时)*(?:是)?(?:干|做|管|负责)(?:些)?(?:什么|啥|哪些|嘛)"
    r"(?:工作|事情?|业务)?(?:的)?)"
)
_FILLER = regex(r"20\d\d年度?|今年|请问|请|介绍(?:一下)?|说说|列出|[?？。，,的\s]+$|^[,，的\s]+")
_SECTION = regex(r"^(?!.*(?:内设|处室|科室|股室)).*职[责能]")
_OPENING = regex(r"主要(?:工作)?职[责能](?:是|为|包括|有)?[:：]?|主要承担")
_LONGEST = 60


def department_duties(question: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """All duties where just they are asked for (主要职责是什么); None for any other question.

    `question` is without the department's name.
    """
    words = normal(question)
    while (shorter := _FILLER.sub("", words)) != words:
        words = shorter
    if not _ASKS.fullmatch(words):
        return None
    for index in indexes:
        units = _section(index) or _paragraph(index)
        if units:
            quotes = tuple(unit.quoted for unit in units[:_LONGEST])
            first = next((quote.text for quote in quotes if len(quote.text.strip()) > 14), quotes[0].text)
            return Explanation("content", f"主要职责（原文）：{first.strip()}", quotes, score=1.0)
    return None


def _section(index: PassageIndex) -> tuple[Unit, ...]:
    """The sentences under the heading 主要职责 (主要职能, 部门职责 …)."""
    for path, units in index.sections.items():
        heading = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?", "", normal(path[-1]))
        short = len(heading) <= 24 or heading.endswith(("主要职责", "主要职能", "工作职责", "部门职责"))
        if path[0] != "目录" and _SECTION.search(heading) and short and units:
            return units
    return ()


def _paragraph(index: PassageIndex) -> tuple[Unit, ...]:
    """The paragraph that opens with 主要职责是, with those of its list."""
    for passage in sorted(index.of_passage):
        units = index.of_passage[passage]
        if units[0].path[:1] != ("目录",) and _OPENING.search(normal(units[0].text)[:60]):
            found = list(units)
            for later in sorted(number for number in index.of_passage if number > passage):
                following = index.of_passage[later]
                if following[0].path != units[0].path:
                    break
                found.extend(following)
            return tuple(found)
    return ()
