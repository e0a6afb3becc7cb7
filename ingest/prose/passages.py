"""Passages: prose cut by its own headings and numbering, each with its heading path.

A heading is a short paragraph without a full stop that carries a numbering (第三部分 > 一、 > （一） >
1. > （1） > ①), or is set larger or centred. A numbered paragraph with a text of its own is a
passage under the heading above it. The table of contents is one passage under ("目录",).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.model import Grid, Page, Passage, Sentence
from ingest.prose.contents import Contents, split_contents
from ingest.prose.lines import ProseLine, read_lines
from ingest.prose.numbering import PART_LEVEL, numbering, without_numbering
from ingest.prose.paragraphs import Paragraph, paragraphs
from ingest.prose.sentences import sentences_of

LONGEST_HEADING = 60
"""Characters; the longest seen in print is 47."""

_TITLE_LEVEL = 2
_CAPTION = re.compile(
    r"(?:金额)?单位[:：].{0,6}元|(?:编制|预算|填报|填制)?(?:部门|单位)(?:名称|公章)?[:：（(].{0,40}(?:元|$)|"
    r"(?:部门|单位)?(?:预算)?公开(?:表)?\d|附?表[\d一二三四五六七八九十]+(?:[-—]\d+)?$|预算\d+表"
)
_NOTE = re.compile(r"[（(]?(?:备?注|说明)\d?[:：]|\*")
_AMOUNT = re.compile(r"\d(?:\.\d+)?(?:万?元|亿元|[%％])")


def build_passages(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> tuple[Passage, ...]:
    """The prose of the pages outside their tables; `grids` is in step with `pages`."""
    return passages_of(read_lines(pages, grids))


def passages_of(lines: Sequence[ProseLine]) -> tuple[Passage, ...]:
    """The passages of lines in reading order."""
    contents, body = split_contents(lines)
    blocks = [_block(paragraph, contents) for paragraph in paragraphs(_without_captions(body))]
    drafts = list(_drafts(_demote(_only_prose(blocks))))
    if contents.lines:
        drafts.insert(0, _Draft(("目录",), [contents.sentences]))
    return tuple(
        Passage(index, draft.path, tuple(sentence for group in draft.groups for sentence in group))
        for index, draft in enumerate(drafts)
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph and what it is taken for."""

    paragraph: Paragraph
    text: str
    level: int
    heading: bool
    table_title: bool


@dataclass(slots=True)
class _Draft:
    path: tuple[str, ...]
    groups: list[tuple[Sentence, ...]]

    @property
    def numbered(self) -> bool:
        return bool(numbering(self.groups[0][0].text)[0])

    @property
    def open(self) -> bool:
        """The last paragraph announces more (其中：)."""
        return self.groups[-1][-1].text[-1] in "：:；;，,"


def _block(paragraph: Paragraph, contents: Contents) -> _Block:
    text = paragraph.text
    level, _ = numbering(text)
    above = paragraph.lines[-1].above_grid
    heading = _is_heading(paragraph, text, level, contents)
    if heading and not level:
        level = _TITLE_LEVEL
    return _Block(paragraph, text, level, heading, heading and above)


_FIGURE = re.compile(r"^[（(]?图[\d一二三四五六七八九十]|[（(][饼柱环折条][^（）()]{0,3}图[）)]$")
"""The caption of a figure: （图4：“三公”经费支出结构）（饼状图）."""


def _is_heading(paragraph: Paragraph, text: str, level: int, contents: Contents) -> bool:
    if len(text) > LONGEST_HEADING or not re.search(r"[\u4e00-\u9fff]", text):
        return False
    if text[-1] in "。；，、：;,:" or "。" in text or ("，" in text and level > PART_LEVEL):
        return False
    if _AMOUNT.search(text) or _NOTE.match(text) or _FIGURE.search(text):
        return False
    if level == PART_LEVEL:
        return True
    if level:
        return len(text) <= 45
    return (
        contents.names(text)
        or (paragraph.centred and len(text) <= 40)
        or (paragraph.tall and len(text) <= 30)
    )


def _without_captions(lines: Sequence[ProseLine]) -> list[ProseLine]:
    """Without captions of tables; the title that stands over a caption stands over its table."""
    result: list[ProseLine] = []
    for line in lines:
        if _CAPTION.match(line.text) and len(line.text) < 90 and line.text[-1] not in "。；，、":
            if line.above_grid and result and result[-1].page == line.page:
                result[-1] = replace(result[-1], above_grid=True)
            continue
        result.append(line)
    return result


def _only_prose(blocks: Iterable[_Block]) -> list[_Block]:
    """Without rows of tables that are printed without rules."""
    return [
        block
        for block in blocks
        if block.heading
        or block.paragraph.lines[0].gaps <= 1
        or len(block.paragraph.lines) > 1
        or block.text[-1] in "。；：，"
    ]


def _demote(blocks: Sequence[_Block]) -> list[_Block]:
    """A numbered heading with nothing under it is an item of a list, so it is read as prose."""
    result = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        empty = following is None or (following.heading and following.level <= block.level)
        if block.heading and block.level > PART_LEVEL and not block.table_title and empty:
            block = replace(block, heading=False, level=numbering(block.text)[0])
        result.append(block)
    return result


def _drafts(blocks: Sequence[_Block]) -> Iterator[_Draft]:
    path: list[tuple[int, str]] = []
    draft: _Draft | None = None
    title = ""
    for block in blocks:
        if block.table_title:
            title = block.text
            if not numbering(block.text)[0]:
                continue
        if block.heading:
            if draft:
                yield draft
            draft = None
            title = "" if block.level == PART_LEVEL else title
            path = [entry for entry in path if entry[0] < block.level]
            path.append((block.level, block.text))
            continue
        sentences = sentences_of(block.paragraph.lines)
        if not sentences:
            continue
        names = tuple(text for level, text in path if not block.level or level < block.level)
        if block.paragraph.lines[0].below_grid and title and _NOTE.match(block.text):
            names = (*(text for level, text in path if level < _TITLE_LEVEL), title)
        starts = bool(block.level and without_numbering(block.text))
        if draft and draft.path == names and not starts and (draft.open or not draft.numbered):
            draft.groups.append(sentences)
            continue
        if draft:
            yield draft
        draft = _Draft(names, [sentences])
    if draft:
        yield draft
