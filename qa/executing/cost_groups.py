"""What a project may cost, line by line, as its form of goals bounds it: 成本指标 with their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.amounts import is_money
from qa.executing.members import Group, Member
from qa.items.entries import DocumentIndex, Entry, form_project
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare

_COSTS = regex(
    "(?:下面|名下|里面?|中)?的?(?:[几两三四五六七八九十\\d]+[个项条]|各项?)?(?:子项目|分项)?的?(?:(?:经济)?成本(?:指标|上限|控制数|控制值|标准|目标)(?:值|数)?)"
)
_CODE = regex(r"^[\dA-Z]{8,}-")
_LONG = 5
"""Characters of a project's name that tell it from others where more of it is printed."""


def _plain(name: str) -> str:
    """A name as people say it, without its marks and without saying that it is a project's."""
    return re.sub("(?:项目|经费)$", "", re.sub('[“”"()（）]', "", bare(name).rstrip("的")))


def cost_groups(matcher: Matcher, index: DocumentIndex, words: str) -> Iterator[Group]:
    """The lines of 成本指标 of each project whose name the question says, with their amounts."""
    said = _COSTS.search(matcher.phrase)
    if said is None or not _COSTS.search(words):
        return
    forms: dict[str, dict[int, Entry]] = {}
    for entry in index.cells:
        fact = entry.fact
        if fact is None or fact.amount is None or not is_money(fact.unit) or entry.table is None:
            continue
        if entry.table.kind != "performance_table" or not any("成本" in name for name in entry.ancestors):
            continue
        project = _CODE.sub("", form_project(entry) or fact.row_path[0])
        forms.setdefault(project, {}).setdefault(fact.row, entry)
    asked = _plain(matcher.phrase[: said.start()])
    costs = ((1 << said.end()) - 1) & ~((1 << said.start()) - 1)
    for project, lines in forms.items():
        mask, _, _ = matcher.of(bare(project))
        name = _plain(project)
        if len(lines) < 2 or not (name in asked or (len(asked) >= _LONG and asked in name)):
            continue
        members = tuple(
            Member(re.sub(r"^指标\d+[:：]", "", entry.fact.label if entry.fact else ""), entry)
            for entry in lines.values()
        )
        mask |= (1 << said.start()) - 1 if asked in _plain(project) else 0
        covered = matcher.cover(mask | costs)
        table = next(iter(lines.values())).table
        yield Group(f"{project}成本指标", table, None, members, covered + 1.0, covered, "shared")
