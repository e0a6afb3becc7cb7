"""Names in a model's wording: which belong to which figure, and which belong to nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.answering.answer import AnswerRecord, Citation, Figure
from qa.answering.evidence import walk

Canon = Callable[[str], str]

_PLAIN_WORDS = (
    "根据|依据|按照|按|文件|资料|材料|所载|公开|披露|显示|可见|可知|来看|看|所示|所列|列示|列出|记载|载明|写明|说明|注明|查得|"
    "本部门|该部门|本单位|该单位|部门|单位|本级|汇总|预算数|决算数|预算|决算|安排|编制|计算|得出|计|算|合计|总计|共计|总额|金额|数额|数字|数|"
    "本年度|本年|当年|今年|上年度|上年|去年|年度|全年|年|其中|分别|依次|主要|具体|以及|并且|而且|同时|另外|此外|还有|还|也|均|都|各|"
    "因此|所以|由于|因为|原因是|原因|为了|用于|包括|包含|分为|即|指|属|占|比重|比例|占比|份额|差额|差|相差|变动额|变动|变化|变动率|增长率|幅度|"
    "相比|比较|比|较|与|和|同|跟|及|或|在|于|从|由|对|向|把|将|被|给|按|以|则|就|而|但|若|如|如下|如上|上述|以上|下列|以下|"
    "情况|方面|部分|内容|项目|支出|收入|经费|费用|资金|款项|科目|类别|口径|表格|表中|表|正文|栏|行|列|页|出处|来源|详见|参见|见|"
    "中|里|内|这|那|该|此|其|本|是|为|有|的|了|地|得|之|所|者|等|共|总|已|可|能|会|应|请|您|问|答|回答|答案|结果|结论|"
    "按顺序|排序|排列|从高到低|从低到高|居前|名单|名称|名|一般|一致|一定|一并|统一|进一步|一方面|另一方面"
)
_PLAIN_SET = frozenset(_PLAIN_WORDS.split("|"))
_PLAIN = re.compile("|".join(sorted(_PLAIN_SET, key=len, reverse=True)))
_PLAIN_TAIL = re.compile("(?:" + "|".join(sorted(_PLAIN_SET, key=len, reverse=True)) + ")$")
_NAMED = re.compile(
    r"[一-鿿]*(?:费|支出|收入|经费|资金|拨款|补助|补贴|津贴|基金|专项|工程|项目|局|委|厅|院|校|中心|办|队|站|所|处|部|省|市|区|县)$"
)
LOOSE = 3
"""So many characters that neither the evidence nor plain words hold may stand alone."""


def names_of(record: AnswerRecord) -> list[str]:
    """Everything that the evidence calls something: labels, rows, columns, tables, items, the scope."""
    names = [name for figure in walk(record.figures) for name in _label_parts(figure.label)]
    names += [figure.formula for figure in walk(record.figures) if figure.formula]
    for citation in record.citations:
        names += _of_citation(citation)
    return [name for name in dict.fromkeys([*names, *record.items, *record.scope]) if name]


def own_names(figure: Figure, record: AnswerRecord, canon: Canon) -> list[str]:
    """The names that a figure may be called by, longest first; a computed one has its operands' names too."""
    names: list[str] = []
    for one in walk([figure]):
        names += _label_parts(one.label)
        if one.citation is not None and 0 <= one.citation < len(record.citations):
            names += _of_citation(record.citations[one.citation])
    shared = [canon(title) for title in record.scope] if len(record.scope) == 1 else []
    return sorted({*filter(None, map(canon, names)), *shared}, key=len, reverse=True)


def rival_names(figures: Sequence[Figure], record: AnswerRecord, canon: Canon) -> list[str]:
    """The names of the record's other figures, and what alone tells them from these."""
    own_texts = [name for figure in figures for name in own_names(figure, record, canon)]
    labels = [canon(figure.label) for figure in figures]
    rivals: set[str] = set()
    computed = {canon(figure.label) for figure in walk(record.figures) if figure.kind == "computed"}
    for other in walk(record.figures):
        label = canon(other.label)
        if any(other is one for figure in figures for one in walk([figure])) or label in labels:
            continue
        rivals.update(canon(part) for part in _label_parts(other.label))
        for mine in labels:
            theirs = distinct_parts(label, mine)[0]
            rivals.add(theirs)
        if other.citation is not None and 0 <= other.citation < len(record.citations):
            row = record.citations[other.citation].row
            rivals.update(canon(part) for part in (row or "").split("/"))
    rivals |= set(_rival_departments(figures, record, canon))
    return sorted(
        (name for name in rivals if len(name) > 1 and not any(name in own for own in own_texts) and (name in computed or not _PLAIN.fullmatch(name))),  # noqa: E501
        key=len, reverse=True,
    )  # fmt: skip


def _rival_departments(figures: Sequence[Figure], record: AnswerRecord, canon: Canon) -> list[str]:
    """Where several disclosures are compared: those whose name is not in the figure's label."""
    labels = " ".join(canon(figure.label) for figure in figures)
    departments = {re.split(r"20\d\d年", canon(title))[0] for title in record.scope}
    return [name for name in departments if len(departments) > 1 and name not in labels]


def distinct_parts(a: str, b: str) -> tuple[str, str]:
    """What two labels do not share at their ends, at least two characters each where there are two."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1

    def part(label: str) -> str:
        stop = len(label) - tail
        stop = max(stop, min(len(label), head + 2))
        start = min(head, max(0, stop - 2))
        return label[start:stop]

    return part(a), part(b)


def years_in(text: str) -> set[str]:
    """Every year that a text names."""
    return set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))


def unknown_name(text: str, bare: str, record: AnswerRecord, canon: Canon) -> str | None:
    """A name, or a longer run of words, that neither the evidence nor plain words hold.

    `bare` is the text with names and quotations blanked. Words that touch a name, with no plain word
    between, make a longer name of it, which must be printed as a whole.
    """
    printed = (*names_of(record), *(citation.quote for citation in record.citations), record.question)
    sources = "\x00".join(map(canon, printed))
    for match in re.finditer(r"[一-鿿]+", bare):
        start, end = match.span()
        head, tail = _plain_ends(match.group())
        if start + head >= end - tail:
            continue
        core = text[start + head : end - tail]
        glued_before = head == 0 and start > 0 and bare[start - 1] == "\x01"
        glued_behind = tail == 0 and end < len(bare) and bare[end] == "\x01"
        if glued_before or glued_behind:
            first, last = _stretched(
                bare, start if glued_before else start + head, end - tail, glued_before, glued_behind
            )
            if text[first:last] not in sources:
                return f"“{text[first:last]}”不在证据中"
        elif not _borne_out(core, sources):
            return f"“{core}”不在证据中"
    return None


def _plain_ends(words: str) -> tuple[int, int]:
    """How many characters of plain words a run begins and ends with."""
    head = 0
    while match := _PLAIN.match(words, head):
        head = match.end()
    tail = 0
    while match := _PLAIN_TAIL.search(words[: len(words) - tail]):
        tail += len(match.group())
    return head, tail


def _stretched(bare: str, start: int, end: int, before: bool, behind: bool) -> tuple[int, int]:
    while before and start > 0 and bare[start - 1] == "\x01":
        start -= 1
    while behind and end < len(bare) and bare[end] == "\x01":
        end += 1
    return start, end


def _borne_out(words: str, sources: str) -> bool:
    """Printed as they are, or short and no name, or plain and printed words put together."""
    if words in sources and (len(words) > 1 or not _NAMED.fullmatch(words)):
        return True
    if _NAMED.fullmatch(words):
        return False
    reached = {0}
    for at in range(len(words)):
        if at in reached:
            reached |= {end for end in range(at + 2, len(words) + 1) if words[at:end] in sources}
            reached |= {at + len(word) for word in _PLAIN_SET if words.startswith(word, at)}
    return len(words) in reached or len(words) <= LOOSE


def _label_parts(label: str) -> list[str]:
    """公务接待费（财政拨款·小计） is also called 公务接待费."""
    head = re.split("[（(]", label, maxsplit=1)[0]
    return [part for part in dict.fromkeys((label, head)) if part]


def _of_citation(citation: Citation) -> list[str]:
    parts = [citation.table or "", *(citation.row or "").split("/"), *(citation.column or "").split("/")]
    return [part for part in parts if part]
