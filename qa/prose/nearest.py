"""The passage nearest to a question that no other reader answers: quoted as such, with its surroundings.

What is looked for is the sentence or text cell that, with its headings, its paragraph and its row, holds
most of what the question names and reads like an answer of the kind asked for (a place, a date, names, a
document, a cause). The name that the question is about must be printed there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qa.patterns import regex
from qa.prose.contents import fee_of, tells_use
from qa.prose.enumerations import enumerated, is_organ
from qa.prose.explanation import Explanation
from qa.prose.listing import Listing
from qa.prose.listings import listings_of
from qa.prose.lists import asks_organs
from qa.prose.passage_index import PassageIndex, Unit, weights_of
from qa.prose.told_causes import only_listed, tells_cause
from qa.question.inquiry import LINKING, Inquiry
from qa.question.text import normal

_ASKING = regex(
    r"为什么|为何|什么(?:时候|地方|样|意思|原因|问题|名字|名称|东西|关系)?|怎么(?:样|回事)?|怎样|如何|谁|多少|是否|是不是|有没有"
    r"|哪(?:里|儿|些|(?:[一两二三四五六七八九十几\d]*)[个家项类种场块处条点座所件支位天年部篇份笔批级名位]?)"
    r"|文件(?:里|中|上)?|提到|说到|写到|列了|点名?了|准备(?!金)|打算|历史上|曾经|请问|请|具体|主要|到底|这[个些笔种]?|那[个些笔种]?|今年|本年|20\d\d年度?|[的了吗呢吧呀啊么?？,，。!！;；:：、]"
)
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (regex(asked), regex(printed))
    for asked, printed in (
        ("为什么|为何|原因|怎么会|凭什么|理由", "原因|由于|因|为|根据|按照|需|考虑|不足|老化"),
        (
            "哪(?:个|部|项|些|份)?(?:文件|办法|规定|条例|法律|政策|制度|意见|标准)|依据|根据什么",
            "《|办法|规定|条例|标准|通知|批复",
        ),
        (
            "位置|地址|在哪|哪里|哪儿|什么地方|坐落",
            r"位于|地处|坐落|[路街]\d+号|路口|[东南西北]至|在.{2,12}[区路街镇]",
        ),
        (
            "什么时候|何时|哪年|哪[一]?[年月天]|几月|时间|日期|多久",
            r"\d{4}年|\d+月|\d+日|年内|季度|底前|期间",
        ),
        (
            "用途|用于|用在|花在|花到|用来|干什么|做什么|干嘛|补的?是什么",
            "用于|用来|保障|开展|支持|补贴|主要是|购买|支付",
        ),
        (
            "目标|目的|为了|解决|作用|意义|好处|效果",
            "提升|提高|保障|解决|推动|促进|确保|实现|旨在|为.{2,30}提供",
        ),
        ("名字|名称|叫什么|牌子|对外|简称|更名|改名|原来叫|以前叫", "称|名|牌|[“（]"),
        ("哪些|哪几|哪[两二三四五六七八九十]", r"、|\d[.．].+\d[.．]|[一二]是|[①②]|组成"),
        (
            "等次|等级|档次|评级|结论",
            "(?:为|是|属|达到|评为|[:：])(?:优秀?|良好?|中等?|合格|较好|较差|达标|[ABCD]级)",
        ),
        ("建议", "建立|完善|引入|优化|健全|加快|推动"),
        ("(?:怎么|如何)(?:整改|改进|解决)|整改|改进措施", "下一步|建立|完善|健全|提前|细化|加快"),
        ("步骤|流程|环节|程序|手续", "、.+、.+、"),
        ("哪家|谁|哪个(?:单位|部门|公司|机构|处室)", "局|委|公司|中心|单位|处|院|厅|部"),
    )
)
"""What a question asks for, and how an answer to it reads."""
_EVERYDAY = tuple(
    (regex(said), printed)
    for said, printed in (
        ("[到在]?(?:年中|上半年末|半年)(?=[^,，]{0,8}(?:进度|支出|花|用))", "6月底"),
        ("(?:花钱|用钱|花费|钱花)(?:得|的)?(?=进度|慢|快|太|过)", "支出"),
        ("(?:太|过|偏|比较|很)?慢(?=的|了|$|[,，会要怎])|跟不上|拖后腿", "低于"),
        ("(?:会|将|要)?被?(?:怎么|如何|怎样)(?:处理|处置|对待|办|处罚|惩罚)", ""),
        ("[,，](?:有什么|什么|具体|有)?(?:标准|说法|门槛|界限)(?:是什么|是多少|在哪)?$", ""),
    )
)
"""How people speak of what the prose tells in its own words."""
NEAREST = "文件中相关的原文："
"""How an answer begins that is no more than the passage nearest to the question."""
_TITLE = regex("(?:表|目录|说明|情况)[）)]?$")
_DONE_TO = regex(r"(?P<verb>[一-鿿]{2})了?(?=哪(?:些|几|[一两二三四五六七八九十\d]))")
_REORGANISED = ("撤销", "取消", "设立", "新设", "增设", "成立", "组建", "合并", "划入", "划出")
_KIND_WORD = regex(
    r"哪(?:些|几|[一两二三四五六七八九十\d]+)(?:个|家|所|座|类|种|条|支|项|名|款)?(?P<kind>[一-鿿]{2,6})$"
)

_VERBS = "给为用花由从想要"
"""Verbs and prepositions at the edge of a fragment, which name nothing."""
_BROAD = regex(
    "费用?$|项目|支出|收入|内容|工作|方面|单位|部门|机构|开支|目标|指标|事项?$|资金|情况|方向|步骤|要求"
)
"""Kinds that too many lists have members of."""
_BESIDE = 0.7
"""What a bigram counts that only another sentence of the paragraph explains."""
_KIND = 0.18
_RUNS = 0.2
"""What it counts that three characters of the question stand together."""
_LEAST = 0.42
"""Of what the question names and the documents print, how much must stand there."""
_KNOWN = 0.4
"""Of what the question names, how much the documents must print at all."""
_KNOWN_OF_MOVES = 0.7
"""The same where a change is asked about, which the prose would tell in its own words."""
_HEAD = 0.75
"""Of a name that the question is about, how much must stand there."""
_HEAVY = 0.6
_NAME = 3
_NEW = 6
_QUOTED = 300
"""Characters of the paragraph that are quoted about the sentence."""
_TIED = 0.04
"""How near another passage must come to be quoted as well."""
_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class _Near:
    unit: Unit
    index: PassageIndex
    rank: float


def nearest(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The passage nearest to the question; None where what it is about is not printed."""
    text = inquiry.text
    for said, printed in _EVERYDAY:
        text = said.sub(printed, text)
    words = [part.strip(LINKING + _VERBS) for part in _ASKING.sub(" ", text).split()]
    words = [part for part in words if len(part) > 1]
    weights = weights_of(words, indexes)
    known = {
        pair: weight for pair, weight in weights.items() if any(index.frequency(pair) for index in indexes)
    }
    listed = _of_kind(inquiry, known, indexes)
    if listed is not None:
        return listed
    moves = inquiry.kind in ("reason", "change") and inquiry.claim is not None
    least = _KNOWN_OF_MOVES if moves else _KNOWN
    if not known or sum(known.values()) < least * sum(weights.values()) or _strange(words, known):
        return None
    found = sorted(_near(inquiry, indexes, words, known), key=lambda near: -near.rank)
    if not found:
        return None
    best = found[0]
    units = _around(best.unit, best.index)
    units += [
        near.unit for near in found[1:4]
        if near.rank > best.rank - _TIED and near.unit not in units and len(near.unit.text) < _QUOTED
    ]  # fmt: skip
    items = _named(inquiry, best)
    lead = (
        "共{}项：{}。".format(len(items), "、".join(items))
        if items
        else f"{NEAREST}{best.unit.told.strip()}"
    )
    return Explanation("content", lead, tuple(unit.quoted for unit in units), items, _SCORE)


def _strange(words: Sequence[str], known: dict[str, float]) -> bool:
    """Whether what the question speaks of first begins with words that no document prints."""
    first = next((word for word in words if len(word) >= _NAME), "")
    return bool(first) and not any(first[at : at + 2] in known for at in (0, 1))


def _heads(words: Sequence[str], known: dict[str, float]) -> list[frozenset[str]]:
    """The bigrams of the heaviest printed runs: the names that the question is about."""
    runs: list[list[str]] = []
    for word in words:
        run: list[str] = []
        for at in range(len(word) - 1):
            pair = word[at : at + 2]
            if pair in known:
                run.append(pair)
            elif run:
                runs.append(run)
                run = []
        runs += [run] if run else []
    weights = [sum(known[pair] for pair in run) for run in runs]
    most = max(weights, default=0.0)
    return [frozenset(run) for run, weight in zip(runs, weights, strict=True) if weight >= _HEAVY * most]


def _near(
    inquiry: Inquiry,
    indexes: Sequence[PassageIndex],
    words: Sequence[str],
    known: dict[str, float],
) -> Iterator[_Near]:
    total = sum(known.values())
    answers = [printed for asked, printed in _KINDS if asked.search(inquiry.text)]
    runs = {word[at : at + 3] for word in words for at in range(len(word) - 2)}
    moves = inquiry.kind in ("reason", "change") and inquiry.claim is not None
    printed = moves and any(
        name in unit.plain for name in inquiry.fragments[:1] for index in indexes for unit in index.units
    )
    fee = fee_of(inquiry)
    heads = [(head, _HEAD * sum(known[pair] for pair in head)) for head in _heads(words, known)]
    for index in indexes:
        for number in index.explained(known):
            unit = index.units[number]
            if unit.path[:1] == ("目录",) or _repeats(unit, known):
                continue
            told = not fee or (fee in f"{unit.around}|{unit.plain}" and tells_use(unit))
            if not told or (fee and only_listed([fee], unit)):
                continue  # what a fee is for is told of that fee alone
            if moves and (
                not tells_cause(unit, index)
                or only_listed(inquiry.fragments, unit)
                or (printed and inquiry.fragments[0] not in unit.plain)
            ):
                continue
            beside = "" if moves else _paragraph(unit, index)
            explained = 0.0
            held = dict.fromkeys(known, 0.0)
            for pair, weight in known.items():
                share = (
                    1.0
                    if pair in unit.plain
                    else 0.9
                    if pair in unit.around
                    else _BESIDE
                    if pair in beside
                    else 0.0
                )
                explained += share * weight
                held[pair] = weight * bool(share)
            if explained < _LEAST * total or all(
                sum(held[pair] for pair in head) < least for head, least in heads
            ):
                continue
            rank = explained / total + _KIND * sum(
                bool(printed.search(unit.ruled)) for printed in answers[:2]
            )
            rank += _RUNS * _share(runs, unit.plain + "|" + unit.around)
            rank += 0.05 * _share(runs, normal(unit.subject))
            rank += 0.05 * min(1.0, len(unit.text) / 40) - 0.1 * any("名词解释" in name for name in unit.path)
            yield _Near(unit, index, rank)


def _share(runs: Collection[str], text: str) -> float:
    return sum(run in text for run in runs) / len(runs) if runs else 0.0


def _paragraph(unit: Unit, index: PassageIndex) -> str:
    if unit.passage < 0:
        return ""
    return "|".join(
        other.plain for other in index.of_passage[unit.passage] if abs(other.number - unit.number) <= 3
    )


def _repeats(unit: Unit, known: dict[str, float]) -> bool:
    """A title, a name or an amount: it says nothing beyond the question."""
    if len(unit.plain) < 30 and _TITLE.search(unit.ruled) and "，" not in unit.ruled:
        return True
    text = re.sub(r"[\d.,%()（）\-]+(?:万元|亿元|元)?|[。；，：、;:]", "", unit.plain)
    said = {at + step for at in range(len(text) - 1) if text[at : at + 2] in known for step in (0, 1)}
    return len(text) - len(said) < _NEW


def _around(unit: Unit, index: PassageIndex) -> list[Unit]:
    """The unit with the sentences before and behind it, as far as a paragraph is still short."""
    if unit.passage < 0:
        return [unit]
    passage = index.of_passage[unit.passage]
    kept = [unit]
    size = len(unit.text)
    at = passage.index(unit)
    for step in (1, 2, -1):
        if not 0 <= at + step < len(passage):
            continue
        other = passage[at + step]
        if size + len(other.text) <= _QUOTED:
            kept.append(other)
            size += len(other.text)
    return sorted(kept, key=lambda other: other.number)


def _named(inquiry: Inquiry, near: _Near) -> tuple[str, ...]:
    """The names that the sentence lists, where names are asked for: behind the verb asked with, or all."""
    if inquiry.kind != "list":
        return ()
    asked = _DONE_TO.search(inquiry.text)
    for verb in (asked["verb"], *_like(asked["verb"])) if asked else ():
        cue = near.unit.ruled.find(verb)
        if cue < 0:
            continue
        clause = re.split("[，；。：]", near.unit.ruled[cue + len(verb) :])[0]
        names = enumerated(clause, inquiry.count)
        if len(names) == (inquiry.count or max(2, len(names))):
            return names
    if asked and any(True for _ in _like(asked["verb"])):
        return ()
    lists = [listing for listing in listings_of(near.index) if listing.quotes == (near.unit.quoted,)]
    if inquiry.count is not None:
        lists = [listing for listing in lists if len(listing.items) == inquiry.count]
    if asks_organs(inquiry):
        lists = [listing for listing in lists if all(map(is_organ, listing.items))]
    return lists[0].items if len(lists) == 1 else ()


def _like(verb: str) -> Iterator[str]:
    """Printed verbs of setting up and doing away that share a character with the spoken one: 撤掉, 撤销."""
    return (printed for printed in _REORGANISED if set(printed) & set(verb))


def _of_kind(
    inquiry: Inquiry, known: dict[str, float], indexes: Sequence[PassageIndex]
) -> Explanation | None:
    """The members of a list that are of the kind asked for: 下面管着哪几所监狱."""
    match = _KIND_WORD.search(inquiry.text)
    if match is None:
        return None
    kind = match["kind"]
    if _BROAD.search(kind):
        return None
    best: tuple[float, Listing, tuple[str, ...]] | None = None
    for index in indexes:
        for listing in listings_of(index):
            items = tuple(
                item for item in listing.items if normal(re.sub("[（(].*", "", item)).endswith(kind)
            )
            if len(items) < 2 or (inquiry.count is not None and len(items) != inquiry.count):
                continue
            words = listing.near + "|" + listing.far
            rank = sum(weight for pair, weight in known.items() if pair in words) + len(items)
            if best is None or rank > best[0]:
                best = (rank, listing, items)
    if best is None:
        return None
    _, listing, items = best
    lead = f"共{len(items)}项：{'、'.join(items)}。"
    return Explanation("list", lead, listing.quotes[:6], items, _SCORE)
