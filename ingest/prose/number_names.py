"""The name that is printed for a number: before it, behind it, or before the colon."""

from __future__ import annotations

import re

from ingest.model import Identity
from ingest.prose.drafts import Place
from ingest.prose.numbering import without_numbering
from ingest.prose.scope import CLAUSE_END, REASON, Subject
from ingest.prose.subjects import name_path

_MOVED = re.compile(
    r"(?:调剂|划转|调出|调入|安排|新增|下达|压减|追加|收回|结转|增加|核减|投入|支付|拨付)了?$"
)
_BARE: tuple[Subject, ...] = (("支出",), ("收入",))
_CLASS_HEAD = re.compile(r"[（(][类款项][)）]$")
_COUNT_END = re.compile(r"开展|实行|实施|纳入|进行|编报|用于|参加|给|(?<!作)为|是|的|和|以及")
_NOUN_END = re.compile(_COUNT_END.pattern + "|(?<!公共)(?<!基金)(?<!经营)预算")
_ACT = re.compile(
    r"(?:建成|[新扩改]+建|改造|实现|推进|创建|打造|在[全本]?[省市区县]|设|设有|设立|下设|内设|共|共有|有|完成|涉及|开展|购置|更新|组织|举办|建设|保障|用于|加挂|挂|下辖|辖|含|新增|报废|"
    r"预计|约|近|超|超过|达到|不少于|不低于|以及|及|和|抓好|实施|管理|核定|为|本部门|我部门|本单位|我局|下属|所属|（|\(|拟|安排|"
    r"编制|编报|设置|包括|即|对|等|的)$"
)
_NOUN = re.compile(r"(?:以上|左右)?(?P<noun>[^，。；：、,;:（）()0-9\s/]{2,24})")
_CODED = re.compile(r"[为是](?:\d{3}(?:\d\d){0,2})[-—]?(?P<name>[\u4e00-\u9fff（）()、]{2,40})$")
_FROM = re.compile("[由从](?:(?:20\\d\\d年度?|上年度?|去年|原来|原先|原有|年初|期初)的?)?$")
_TO = re.compile("(?:增|升|提|涨|扩|降|减|缩)(?:加|高|大|少|低|小)?(?:到|至)")
_HOLDS = re.compile(r"^[^（(]*?(?:包括|包含)(?=[^（()）包]{2,}$)")
"""What the next amount is a part of, without an amount of its own: 推广经费包括境外推广120万元、…."""
_STARTED = re.compile("(?:由|从)[^，。；、]{0,12}?[0-9][0-9,.]*[^，。；、]{1,6}$")
CARRIED_OUT = re.compile(
    "(?:完成|占|为|达到?|相当于)?了?(?P<base>(?:当年|本年)?(?:年初|全年|调整后?的?)?(?:支出|收入)?预算)数?的?"
)
"""The budget of what was named before, held against what was spent of it."""


def own_name(place: Place, identity: Identity) -> Subject:
    """The name printed for the number: before it, or behind it where only a verb stands before it."""
    text, near, quantity = place.text, _HOLDS.sub("", place.near), place.quantity
    if quantity.money and near[:1] in "完占" and CARRIED_OUT.fullmatch(near):
        return ()
    own = name_path(_FROM.sub("", near), identity)
    if own and (_TO.fullmatch(own[-1]) or reached(place)):
        return ()  # 由46家增至60家: the name stands before the first of the two numbers
    if not quantity.percent and (noun := _NOUN.match(text, quantity.stop)) and not _TO.match(noun["noun"]):
        bare = not own or (_MOVED if quantity.money else _ACT).search(near)
        named = own or re.match("[为是]", text[quantity.stop :])
        if bare and (named or not quantity.money):
            end = _NOUN_END if quantity.money else _COUNT_END
            words = (
                noun.group("noun")[1:]
                if quantity.money and noun.group("noun")[0] in "为是"
                else noun.group("noun")
            )
            if name := name_path(end.split(words)[0], identity):
                return name
    if own in _BARE and (heads := CLAUSE_END.split(place.lead)[:-1]) and _CLASS_HEAD.search(heads[-1]):
        # 住房公积金（项）：支出1073.77万元: the name stands before the colon.
        return name_path(heads[-1], identity) or own
    if own:
        return own
    for clause in reversed(CLAUSE_END.split(place.lead)[:-1]):
        clause = without_numbering(clause)
        if coded := _CODED.search(clause):  # 主要是2014099其他信访事务支出，预算数为…
            return name_path(coded.group("name"), identity)
        if REASON.search(clause) or len(clause) > 70 or re.search(r"\d(?!\d*年)", clause):
            break
        if own := name_path(re.sub(r".*其中", "", clause), identity):
            return own
    return ()


def reached(place: Place) -> bool:
    """Whether a number tells what something came to, and not by how much it moved: 由8个减少为7个."""
    words = place.text[: place.quantity.start]
    move = re.search("(?:增加|增长|提高|上升|扩大|减少|下降|降低|压减)为$", words)
    return move is not None and bool(_STARTED.search(words[: move.start()]))
