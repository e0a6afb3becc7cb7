"""内设9个机构，包括：… : as many names are listed as the count says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document, Passage, Sentence
from qa.check.findings import make_finding
from qa.check.sentences import place_of
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

FEWEST_NAMES = 3
"""Names of a list that is surely one of offices."""

_KINDS = r"(?:职能|内设|业务|行政|直属|下属|预算)?(?:处室|科室|机构|处|科|部门|单位)"
_COUNT_FIRST = regex(
    rf"(?P<count>\d{{1,2}})\s*[个家]?(?P<what>{_KINDS})[，,]?(?:具体|分别)?(?:为|是|包括|即)[：:]?"
    r"(?P<list>[^。；：:\d]+)[。；]"
)
_LIST_FIRST = regex(
    rf"(?:下设|内设|设有|包括)[：:]?(?P<list>[^。；：:，,\d]*、[^。；：:\d]+?)[，,]?(?:共|共计|合计)\s*(?P<count>\d{{1,2}})"
    rf"\s*[个家](?P<what>{_KINDS})"
)
_BRACKETS = regex(r"[（(][^（）()]*[)）]")
_OFFICE = regex(r"(?:处|科|室|部|司|局|办|委|中心|所|院|队|党委|馆|站|厅|组|会|本级|机关)$")
_BESIDE = regex(r"党委|离退休|老干部|工会|团委|监察|纪检|妇委")
"""Bodies that some lists name beside those that the count is of."""


def listed_counts(document: Document) -> Iterator[Trial]:
    """所列机构的个数＝文中所写的个数."""
    for passage in document.passages:
        if passage.heading_path == ("目录",):
            continue
        for form in (_COUNT_FIRST, _LIST_FIRST):
            for match in form.finditer(passage.text):
                yield from _compared(document, passage, match)


def _compared(document: Document, passage: Passage, match: re.Match[str]) -> Iterator[Trial]:
    plain = _BRACKETS.sub("", match.group("list"))
    names = [name for name in re.split(r"[、，,]|以及|和(?=[^、]{3,}$)", plain) if name.strip()]
    if len(names) < FEWEST_NAMES or any(not _OFFICE.search(name.strip()) for name in names):
        return
    count = int(match.group("count"))
    beside = sum(bool(_BESIDE.search(name)) for name in names)
    if count == len(names):
        yield HOLDS
        return
    if len(names) - beside <= count <= len(names):
        yield not_run("所列机构是否全部计入不明确")
        return
    stated = f"{match.group('count')}个{match.group('what')}"
    figures = (stated, f"{len(names)}个")
    sentence = _sentence_at(passage, match.start("count"))
    what = f"文中写{stated}，所列为{len(names)}个"
    yield fails(make_finding("listed-count", "wording", what, figures, (place_of(document, sentence),)))


def _sentence_at(passage: Passage, offset: int) -> Sentence:
    """The sentence of a passage that holds the character at `offset` of its whole text."""
    end = 0
    for sentence in passage.sentences:
        end += len(sentence.text)
        if offset < end:
            return sentence
    return passage.sentences[-1]
