"""Duties, purposes, grounds, dates: the section or the sentence that explains most of the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.model import Document, Sentence
from qa.patterns import regex
from qa.prose.explanation import Explanation, Quoted
from qa.prose.paragraphs import has_nature, named_paragraph, told_nature
from qa.prose.passage_index import PassageIndex, Unit, opening, weights_of
from qa.prose.told_causes import only_listed
from qa.question.inquiry import Inquiry
from qa.question.text import bare, normal
from qa.question.vocabulary import standard_names

LONGEST = 40
"""Sentences of a section that are quoted at most."""

_PURPOSE = regex("主要是|主要为|包括|保障|确保|为了|旨在|目的|提供|开展|引入|支持|推动|根据|完成|做好")
_MOVED = regex("增加|减少|增长|下降|增幅|减幅|降幅|持平|相同|小于|大于|低于|高于")
_CAUSED = regex(rf"(?:{_MOVED.pattern})[^。；]*?(?:主要(?:是|为|原因)|原因(?:是|为|[:：])).*")
"""The reason of a change, which is no purpose: 比上年增加…，主要是…."""
_USED_FOR = regex("用于|用来|用途")
_GOAL = regex(r"(?:年度|中期|实施期|当年|项目|总体|绩效|资金)*目标(?:\(.*\))?")
_GLOSSARY = regex("名词解释|术语|名词说明")
"""What a term means in general, which tells less than what this document spends on it."""
_DENIAL = regex("未|没有|(?:^|[,，])无|不(?:涉及|安排)")
_MISSING = 0.65
_MISSING_COUNT = 0.5
_UNCOUNTED = 0.6
_NO_PURPOSE = 0.45
"""What a sentence counts that tells no use, where one is asked for."""

SHORT = 260
"""A paragraph of no more characters than this is quoted whole."""

_GOES_ON = regex("主要|用于|具体|包括|其中|一是|原因|[（(]?1[)）、.]")
_CODED = regex(r"(?=[A-Z]*\d)[A-Z\d]{12,}[-—_]")
"""A project's number before its name."""
_TITLE = regex("(?:表|目录|说明|情况)[）)]?$")
_BASIS = regex("依据|(?:根据|按照?)(?:什么|哪)|哪(?:个|份|些|部)(?:文件|办法|规定|条例|政策|制度|标准)")
_GROUNDS = regex("《|根据|依据|按照|依照|遵照|办法|规定|条例|政策|制度|标准|批复|通知|意见|方案|号文")
_NEARLY = 0.15
"""How much less another unit may answer and still be quoted beside the best."""
_TOLD = (15, 220)
_LITTLE = 20
"""A sentence that says fewer beyond the question is quoted with those behind it."""
_NEW = 4
"""A unit that says fewer characters than this beyond the question answers nothing."""


def quote_content(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The best section by its heading, or the best sentence or cell by its words."""
    weights = weights_of(inquiry.fragments, indexes)
    total = sum(weights.values())
    if not total:
        return None
    named = named_paragraph(inquiry, indexes) or told_nature(inquiry, indexes)
    if named:
        lead = "".join(part.text for part in named)
        quotes = tuple(part.quoted for part in named)
        verdict = has_nature(inquiry, named)
        said = "" if verdict is None else "是：" if verdict else "不是："
        return Explanation("content", said + _closed(lead), quotes, (), 0.97, verdict)
    unit, score, where, also = _best_unit(inquiry, indexes, weights, total)
    section, section_score = _best_section(indexes, weights, total)
    told = unit is not None and inquiry.purpose and _says_purpose(inquiry, unit)
    told = told and score >= section_score - 0.3
    if section and section_score >= score - 0.02 and section_score >= 0.6 and not told and (
        not inquiry.purpose
        or any(tells_use(part) and fee_of(inquiry) in part.plain for part in section)
    ):
        quotes = tuple(part.quoted for part in section[:LONGEST])
        lead = "".join(part.text for part in section[:3])
        return Explanation("content", _closed(lead), quotes, (), round(section_score, 3))
    if unit is None or where is None:
        return None
    parts = _with_context(unit, where, weights, total)
    behind = [part for part in parts if part.number == unit.number + 1]
    told_for = (tells_use if fee_of(inquiry) else _tells_purpose)(unit) or any(map(tells_use, behind))
    told_for = told_for and not _gives_reason(unit, parts)
    if inquiry.purpose and unit.table < 0 and not told_for:
        score *= _NO_PURPOSE
    following = _said_behind(unit, parts) if inquiry.purpose else None
    lead = unit.told + following.text if following else unit.told
    parts += [also] if also is not None and also not in parts else []
    return Explanation("content", _closed(lead), tuple(part.quoted for part in parts), (), round(score, 3))


def fee_of(inquiry: Inquiry) -> str:
    """The official fee whose use is asked about; empty for anything else."""
    name = inquiry.fragments[0] if inquiry.purpose and inquiry.fragments else ""
    return name if name.endswith("费") and name in standard_names() else ""


def _tells_purpose(unit: Unit) -> bool:
    """Whether a sentence tells what something is for, and not only why it moved."""
    return tells_use(unit) or bool(_SPENT.search(_CAUSED.sub("", unit.ruled)))


def tells_use(unit: Unit) -> bool:
    """Whether a sentence says what something is used for; the reason of a change is no use."""
    text = _CAUSED.sub("", unit.ruled)
    return bool(_PURPOSE.search(text) or _USED_FOR.search(text))


def _gives_reason(unit: Unit, parts: Sequence[Unit]) -> bool:
    """Whether a sentence goes on to say why what the one before tells of moved: 主要是调增了标准."""
    before = next((part for part in parts if part.number == unit.number - 1), None)
    opened = re.match("主要(?:是|原因)|原因", unit.ruled) and not _USED_FOR.search(unit.ruled)
    moved = before is not None and bool(_MOVED.search(_FLAT.sub("", before.ruled)))
    return bool(opened) and moved


_FLAT = regex("持平|相同")
"""What has not moved needs no reason: what stands behind it tells its use."""


_SPENT = regex(
    "安排|用以|[为给].{2,30}(?:建|购|发|付|补|办|做)|内容|项目|工程|工作|服务|建设|开支|[:：]|、"
)


def _said_behind(unit: Unit, parts: Sequence[Unit]) -> Unit | None:
    """The sentence that tells what a thing named in a sentence of its own is for: X（项）。主要用于…."""
    behind = next((part for part in parts if part.number == unit.number + 1), None)
    told = behind is not None and _TELLS_USE.search(behind.text) and not _USED_FOR.search(unit.text)
    return behind if told else None


_TELLS_USE = regex(f"{_USED_FOR.pattern}|^主要(?:是|为)(?:了|保障|支付|开展|安排)")


def _best_unit(
    inquiry: Inquiry, indexes: Sequence[PassageIndex], weights: dict[str, float], total: float
) -> tuple[Unit | None, float, PassageIndex | None, Unit | None]:
    """The unit that answers best, how well, where, and one of another place that answers nearly as well."""
    ranked: list[tuple[float, float, Unit, PassageIndex]] = []
    fee = fee_of(inquiry)
    for index in indexes:
        for number, explained in index.explained(weights).items():
            score = min(1.0, explained / total)
            if score < 0.35:
                continue
            unit = index.units[number]
            if unit.path[:1] == ("目录",) or _names_the_asked(inquiry, unit):
                continue
            if inquiry.purpose and only_listed(inquiry.fragments, unit):
                continue
            if fee and fee not in unit.plain and fee not in unit.around:
                continue  # what another fee is for, however alike their names are
            if not inquiry.quantity and _adds_nothing(unit, weights):
                continue
            if inquiry.kind == "list" and unit.ruled.endswith("："):
                continue
            score *= _answering(inquiry, unit)
            rank = score + 0.05 * sum(1 for part in inquiry.fragments if part in unit.plain) / len(
                inquiry.fragments
            )
            rank += 0.05 * any(bare(part) in map(bare, unit.around.split("|")) for part in inquiry.fragments)
            rank += 0.06 * any(part in opening(unit.text) for part in inquiry.fragments)
            rank -= 0.06 * (bool(_DENIAL.search(unit.plain)) and not _DENIAL.search(inquiry.text))
            rank += 0.04 * min(1.0, len(unit.text) / 30)
            if "目标" in inquiry.text and len(unit.text) > 10:
                rank += 0.15 * any(_GOAL.fullmatch(part) for part in unit.around.split("|"))
            if inquiry.purpose:
                worded = unit.table < 0 or len(unit.text) > 15
                told = (
                    worded
                    and "绩效评价" not in unit.plain
                    and bool(_PURPOSE.search(_CAUSED.sub("", unit.text)))
                )
                told = told or _tells_behind(unit, index)
                rank += 0.25 if _says_purpose(inquiry, unit) else 0.12 if told else -0.15
                rank += 0.15 * (worded and any(_GOAL.fullmatch(part) for part in unit.around.split("|")))
                rank -= 0.12 * any(map(_GLOSSARY.search, unit.path))
            rank += _SAME_NUMBER * len(_figures(inquiry.text) & _figures(_with_sentence_before(unit, index)))
            ranked.append((rank, score, unit, index))
    if not ranked:
        return None, 0.0, None, None
    best = max(ranked, key=lambda each: each[0])
    others = [each for each in ranked if _elsewhere(each[2], best[2]) and each[0] > best[0] - _NEARLY]
    also = max(others, key=lambda each: each[0], default=None)
    return best[2], best[1], best[3], also[2] if also else None


def _tells_behind(unit: Unit, index: PassageIndex) -> bool:
    """Whether the second sentence after an amount tells what it is for: 安排70万元。主要是保障…."""
    passage = index.of_passage.get(unit.passage, ())
    behind = [other for other in passage if other.number == unit.number + 1]
    return bool(_FIGURE.search(unit.plain)) and any(_TELLS_USE.match(other.ruled) for other in behind)


def _with_sentence_before(unit: Unit, index: PassageIndex) -> str:
    """What a sentence and the one before it in its paragraph say: the amount, then what it is for."""
    before = (u for u in index.of_passage.get(unit.passage, ()) if u.number == unit.number - 1)
    return "".join(other.plain for other in before) + unit.plain


_SAME_NUMBER = 0.2
"""What it tells for a sentence that it prints a number that the question says."""
_FIGURE = regex(r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<unit>[百千万亿]*元|%|[辆人台个])(?!以[上下]|[(（]含)")


def _figures(text: str) -> set[tuple[Decimal, str]]:
    """The numbers of a text with their units, 70万元 and 70.00万元 alike."""
    return {(Decimal(found["n"].replace(",", "")), found["unit"]) for found in _FIGURE.finditer(text)}


def _elsewhere(unit: Unit, best: Unit) -> bool:
    """Whether a unit says more than a name, briefly, and in another place and other words."""
    apart = (unit.passage, unit.table, unit.row) != (best.passage, best.table, best.row)
    return apart and _TOLD[0] <= len(unit.plain) <= _TOLD[1] and unit.plain not in best.plain


def _answering(inquiry: Inquiry, unit: Unit) -> float:
    """Less than 1 where a whole word of the question is missing, or no number where one is asked for."""
    known = unit.plain + "|" + unit.around
    missing = [
        part
        for part in inquiry.fragments
        if not any(part[at : at + 2] in known for at in range(len(part) - 1))
    ]
    share = (_MISSING_COUNT if inquiry.quantity else _MISSING) if missing else 1.0
    if _BASIS.search(inquiry.text) and not _GROUNDS.search(unit.ruled):
        share *= _MISSING
    return share * (_UNCOUNTED if inquiry.quantity and not re.search(r"\d", unit.plain) else 1.0)


def _names_the_asked(inquiry: Inquiry, unit: Unit) -> bool:
    """“…，主要用于甲项目支出、乙项目支出” does not say what 甲项目 is for."""
    if not inquiry.purpose:
        return False
    head, cue, tail = unit.plain.partition("用于")
    asked = inquiry.fragments[:1] if inquiry.kind == "list" else inquiry.fragments
    for part in (part for part in asked if cue and len(part) >= 4):
        pairs = [part[at : at + 2] for at in range(len(part) - 1)]
        behind = sum(1 for pair in pairs if pair in tail)
        before = sum(1 for pair in pairs if pair in head or pair in unit.around)
        if behind > 0.6 * len(pairs) and before < 0.5 * len(pairs):
            return True
    return False


def _says_purpose(inquiry: Inquiry, unit: Unit) -> bool:
    """Whether it tells what the thing asked about is used for; 用于社会福利的彩票公益金 only names it."""
    plain = _CAUSED.sub("", unit.plain)
    cue = _USED_FOR.search(plain) or re.search("主要是", plain)
    if cue is None or (cue.group() == "主要是" and _MOVED.search(unit.plain[: cue.start()])):
        return False
    head, tail = unit.plain[: cue.start()], unit.plain[cue.end() :]
    return not any(part in tail and part not in head for part in inquiry.fragments[:1] if len(part) > 2)


def _adds_nothing(unit: Unit, weights: dict[str, float]) -> bool:
    """A cell that only repeats the name that is asked about, or a line with nothing but its amount."""
    if _CODED.match(unit.plain):
        return True
    if len(unit.plain) < 30 and _TITLE.search(unit.ruled) and "，" not in unit.ruled:
        return True
    return _beyond(unit, weights) < _NEW


def _beyond(unit: Unit, weights: dict[str, float]) -> int:
    """How many characters, amounts and stops aside, a unit says beyond the question."""
    text = re.sub(r"[\d.,%()（）\-]+(?:万元|亿元|元)?|[。；，：、;:]", "", unit.plain)
    known = set()
    for at in range(len(text) - 1):
        if text[at : at + 2] in weights:
            known |= {at, at + 1}
    return len(text) - len(known)


def _best_section(
    indexes: Sequence[PassageIndex], weights: dict[str, float], total: float
) -> tuple[tuple[Unit, ...], float]:
    """The section whose headings explain most; of equals, the one with the least else in its name."""
    best: tuple[tuple[float, int], tuple[Unit, ...], float] | None = None
    for index in indexes:
        for path, units in index.sections.items():
            if path[0] == "目录":
                continue
            last = normal(path[-1])
            heading = normal("|".join(path))
            if not any(pair in last for pair in weights):
                continue
            score = sum(weight for pair, weight in weights.items() if pair in heading) / total
            if best is None or (score, -len(last)) > best[0]:
                best = ((score, -len(last)), units, score)
    return (best[1], best[2]) if best else ((), 0.0)


def _with_context(unit: Unit, index: PassageIndex, weights: dict[str, float], total: float) -> list[Unit]:
    """The unit, with the sentences of its paragraph that explain what it leaves open."""
    if unit.passage < 0:
        return [unit]
    passage = index.of_passage[unit.passage]
    missing = {pair: weight for pair, weight in weights.items() if pair not in unit.plain}
    wanted = {unit.number}
    if sum(len(other.text) for other in passage) <= SHORT:
        wanted |= {other.number for other in passage}
    elif unit.sentence + 1 < len(passage) and _GOES_ON.match(passage[unit.sentence + 1].text):
        wanted.add(unit.number + 1)
    for other in passage:
        if sum(weight for pair, weight in missing.items() if pair in other.plain) > 0.15 * total:
            wanted.add(other.number)
    if _beyond(unit, weights) < _LITTLE:
        room = SHORT
        for other in passage[unit.sentence + 1 : unit.sentence + 3]:
            room -= len(other.text)
            wanted |= {other.number} if room >= 0 else set()
    if unit.sentence > 0 and re.match("其中|具体|主要|该|此|同时|上述", unit.text):
        wanted.add(unit.number - 1)
    if unit.text.endswith(("：", ":")):
        following = [
            other
            for other in index.units[unit.number + 1 : unit.number + 13]
            if other.path[: len(unit.path)] == unit.path
        ]
        wanted |= {other.number for other in following}
    return [index.units[number] for number in sorted(wanted)]


def _closed(text: str) -> str:
    return re.sub(r"[，；;：:]?$", "", text.strip()).rstrip("。") + "。"


def compare_contents(documents: Sequence[Document]) -> Explanation | None:
    """Entries of one document's table of contents that another's lacks."""
    listed: list[tuple[Document, dict[str, Sentence]]] = []
    for document in documents:
        passages = [passage for passage in document.passages if passage.heading_path == ("目录",)]
        lines = [line for passage in passages for line in passage.sentences]
        if lines:
            listed.append((document, {_entry(line.text): line for line in lines}))
    if len(listed) != 2:
        return None
    (first, mine), (second, theirs) = listed
    parts: list[str] = []
    quotes: list[Quoted] = []
    items: list[str] = []
    for more, entries, less, others in ((first, mine, second, theirs), (second, theirs, first, mine)):
        extra = [entry for key, entry in entries.items() if key not in others]
        if extra:
            names = [bare(entry.text) for entry in extra]
            parts.append(f"{more.name}的目录比{less.name}的目录多出：" + "、".join(names) + "。")
            quotes += [Quoted(more.name, entry.page, entry.box, entry.text) for entry in extra]
            items += names
    if not parts:
        return Explanation("list", "两份文件的目录没有不同。", (), (), 0.8)
    return Explanation("list", "".join(parts), tuple(quotes), tuple(items), 0.9)


def _entry(text: str) -> str:
    return re.sub(r"20\d\d年?(?:度)?|部门|单位|\.", "", bare(text))
