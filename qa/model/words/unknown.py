"""Words of a paragraph that neither the evidence nor plain language holds."""

from __future__ import annotations

import re

from qa.answering.answer import AnswerRecord
from qa.model.words.forms import canon
from qa.model.words.names import names_of
from qa.model.words.vocabulary import is_kind, plain_ends, plain_steps
from qa.patterns import regex

_BODIES = "单位|部门|系统|局|委|厅|院|校|中心|办|队|站|所|处|部|会|馆|省|市|区|县"
_THINGS = "费|支出|收入|经费|资金|拨款|补助|补贴|津贴|基金|专项|工程|项目|人员|机关"
_NAMED = regex(rf"[一-鿿]*(?:{_THINGS}|{_BODIES})")
_ORGANISED = regex(rf"[一-鿿]*(?:{_BODIES})")
_BLANK = "\x01"


def unknown_words(text: str, bare: str, record: AnswerRecord) -> str | None:
    """A name, or any other word, that is neither printed in the evidence nor a plain connecting one.

    `bare` is the text with names and quotations blanked. Words that touch a name, with no linking word
    between, make a longer name of it, which must be printed as a whole.
    """
    said = "\x00".join(map(canon, (record.question, *(citation.quote for citation in record.citations))))
    printed = "\x00".join([said, *map(canon, names_of(record))])
    for match in re.finditer(r"[一-鿿]+", bare):
        start, end = match.span()
        head, tail = plain_ends(match.group())
        if start + head >= end - tail:
            continue
        core = text[start + head : end - tail]
        behind_name = head == 0 and start > 0 and bare[start - 1] == _BLANK
        before_name = tail == 0 and end < len(bare) and bare[end] == _BLANK
        if behind_name and is_kind(core) and not before_name:
            continue
        if behind_name or before_name:
            first, last = _stretched(bare, start + head, end - tail, behind_name, before_name)
            if text[first:last] not in printed:
                return text[first:last]
        elif not (_borne_out(core, said) or (core.endswith("表") and core in printed)):
            return core
    return None


def _stretched(bare: str, start: int, end: int, before: bool, behind: bool) -> tuple[int, int]:
    while before and start > 0 and bare[start - 1] == _BLANK:
        start -= 1
    while behind and end < len(bare) and bare[end] == _BLANK:
        end += 1
    return start, end


def _borne_out(words: str, said: str) -> bool:
    """Said as it is by question or quotation, or plain words and such put together; no name by halves."""
    if _NAMED.fullmatch(words):
        return is_kind(words) or (len(words) > 1 and words in said and not _ORGANISED.fullmatch(words))
    reached = {0}
    for at in range(len(words)):
        if at in reached:
            reached |= {end for end in range(at + 2, len(words) + 1) if words[at:end] in said}
            reached |= plain_steps(words, at)
    return len(words) in reached
