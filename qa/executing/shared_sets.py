"""Rows that share what is printed beside them: a unit, a value of a column, a noun in their names, the name.

Rows may share a value of a column of words (特定目标类, 集中采购), a unit, a parent, a noun in their names
(各分局), or the very name (one project of several units).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ingest.model import Row, Table
from qa.executing.member_kinds import is_of_kind, own_part, owner_of_row
from qa.executing.sought import RowSet, Sought
from qa.items.government_classes import government_class
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare, normal


def sharing(
    matcher: Matcher, table: Table, leaves: Sequence[Row], sought: Sought, *, of_several: bool
) -> Iterator[RowSet]:
    """Rows that bear every printed value which the question says, those of one name, those of a noun."""
    values = {row.index: _values_of(table, row) for row in leaves}
    chosen = list(leaves)
    titled = matcher.of(normal(table.title))[0]
    mask = context = class_mask = 0
    by_words = False
    for column in sorted({at for found in values.values() for at in found}):
        texts = {found[column] for found in values.values() if column in found}
        said = _said(matcher, texts, sought.own, titled) if len(texts) > 1 or column == _OWNER else {}
        if column == _CLASS:
            said = {text: told for text, told in said.items() if matcher.of(text)[2] >= _WHOLLY}
        elif class_mask:
            said = {text: told for text, told in said.items() if told[0] & ~class_mask}
        if column == _CLASS:
            class_mask = sum(told[0] for told in said.values())
        if said:
            by_words = by_words or column >= 0
            above = column < _OWNER and column != _CLASS
            chosen = [
                row for row in chosen
                if values[row.index].get(column) in said
                or (above and not said.keys().isdisjoint(values[row.index].values()))
            ]  # fmt: skip
            for text_mask, text_context in said.values():
                mask, context = mask | text_mask, context | text_context
    if mask and 1 < len(chosen) < len(leaves):
        yield RowSet("", mask, context, chosen, "shared" if by_words else "owned")
    pools = [(chosen, mask, context)] if mask and chosen else []
    for noun in sought.nouns:
        for rows, of_name in (
            ([row for row in leaves if is_of_kind(re.sub(r"\(.*?\)$", "", bare(row.label)), noun)], True),
            ([row for row in leaves if noun in normal(owner_of_row(row))], False),
        ):
            if 1 < len(rows) < len(leaves):
                # 区分局 is said of rows that are printed as … 分局.
                noun_mask = matcher.of(next(longer for longer in sought.nouns if longer.endswith(noun)))[0]
                yield RowSet("", noun_mask, 0, rows, "alike" if of_name else "owned")
                pools.append((rows, noun_mask, 0))
    for pool, pool_mask, around in [*pools, (list(leaves), 0, 0)] if of_several else ():
        yield from _namesakes(matcher, pool, pool_mask, around)


def _shared_start(texts: Collection[str]) -> int:
    """How many characters all of several texts begin with."""
    if len(texts) < 2:
        return 0
    first, last = min(texts), max(texts)
    return next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))


def _said(matcher: Matcher, texts: Collection[str], own: str, titled: int) -> dict[str, tuple[int, int]]:
    """The values of one column that the question says, each by words that no better one explains.

    A value of which only the words of the title are said is not: 政府集中采购 where 政府采购 is asked for.
    """
    found = []
    shared = _shared_start(texts)
    for text in texts:
        # 东郊监狱 is said of 杭州市东郊监狱 among the units of 杭州市.
        whole = normal(text) in matcher.phrase or len(text) - shared <= 2
        mask, context, share = matcher.of(text if whole else text[shared:])
        if own_part(text, own) != text:
            mask, context, share = max(
                (mask, context, share), matcher.of(own_part(text, own)), key=lambda told: told[2]
            )
        if share < _WHOLLY and not mask & ~titled:
            continue
        if mask and share >= 0.6 and matcher.cover(mask) >= 0.12:
            found.append((share, mask.bit_count(), text, mask, context))
    said: dict[str, tuple[int, int]] = {}
    explained = 0
    for share, _, text, mask, context in sorted(found, reverse=True):
        if not said or (share >= 0.75 and mask & ~explained):
            said[text] = (mask, context)
            explained |= mask
    return said | _bracketed(matcher, texts, said)


def _bracketed(
    matcher: Matcher, texts: Collection[str], said: dict[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """Values told more closely in brackets, of which one side is said: 政府性基金(上年结转) is of both."""
    found = {}
    for text in texts:
        match = _IN_BRACKETS.fullmatch(text)
        if match is None or text in said:
            continue
        mask, context, share = matcher.of(match["closer"])
        if match["of"] in said:
            found[text] = said[match["of"]]
        elif share >= _WHOLLY and matcher.cover(mask) >= _TELLING:
            found[text] = (mask, context)
    return found


_IN_BRACKETS = regex(r"(?P<of>[^()]{2,})\((?P<closer>[^()]{2,})\)")
_TELLING = 0.3
"""How much of the question what stands in brackets must explain."""


def _namesakes(matcher: Matcher, rows: Sequence[Row], mask: int, context: int) -> Iterator[RowSet]:
    """Rows of one name that the question says: the same project of several units."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(bare(row.label), []).append(row)
    for name, same in by_name.items():
        if len(same) < 2:
            continue
        own, around, share = matcher.of(name)
        if share >= 0.8:
            yield RowSet(same[0].label, mask | own, context | around, same, "namesake")


_WHOLLY = 0.95
_CLASS = -1000
"""The key of a row's class by the government's own classification, which is held to the others first."""
_OWNER = -1
"""The key of a row's unit among its values, which no column's index is; those of its ancestors lie below."""


def _values_of(table: Table, row: Row) -> dict[int, str]:
    """The words printed beside the row's name, by column; its unit and its ancestors under keys below 0."""
    words = {column.index for column in table.columns if column.role in ("text", "label")}
    own = bare(row.label)
    found = {
        cell.column: bare(cell.text)
        for cell in row.cells
        if cell.column in words and 2 <= len(cell.text.strip()) <= 40 and bare(cell.text) != own
    }
    if row.organisation:
        found[_OWNER] = normal(row.organisation)
    classed = government_class(table, row)
    if classed and classed != own:
        found[_CLASS] = classed
    above = (bare(name) for name in row.path[:-1])
    found |= {_OWNER - depth: name for depth, name in enumerate(above, 1) if name not in found.values()}
    return found


def by_owners(matcher: Matcher, leaves: Sequence[Row], nouns: Sequence[str]) -> Iterator[RowSet]:
    """The rows of a list of projects that is kept by units and adds none of them up."""
    owners = {row.index: row.organisation for row in leaves if row.organisation}
    if all(normal(owners.get(row.index, row.label)) != normal(row.label) for row in leaves):
        for noun in nouns:
            rows = [row for row in leaves if noun in normal(row.organisation or "")]
            if len({row.organisation for row in rows}) > 1:
                yield RowSet("", matcher.of(noun)[0], 0, rows, "owners", owners)
        if len(set(owners.values())) > 1:
            yield RowSet("", 0, 0, list(leaves), "owners", owners)


def by_columns(matcher: Matcher, table: Table, leaves: Sequence[Row], asked: str) -> Iterator[RowSet]:
    """Rows taken together by the column whose heading the question asks its members by: 哪三个专项.

    A cell that stands for all the rows down to the next is the name of each of them.
    """
    for column in table.columns:
        head = re.sub("名称$", "", bare(column.name))
        if column.role not in ("label", "text") or len(head) < 2 or head in _NO_HEADS:
            continue
        named = "|".join(map(re.escape, {head, head[2:] if len(head) > _LONG_HEAD else head}))
        if not re.search(f"{_ASKED_BY}(?:{named})", asked) and not _is_level_asked(head, asked):
            continue
        cells = {row.index: cell.text for row in leaves for cell in row.cells if cell.column == column.index}
        names: dict[int, str] = {}
        above = ""
        for row in leaves:
            printed = re.sub(r"\s", "", cells.get(row.index, ""))
            above = printed or (above if above in row.path[:-1] else "")
            if above:
                names[row.index] = above
        own = all(row.label in names.get(row.index, row.label) for row in leaves)
        if len(names) == len(leaves) and not own and len(set(names.values())) > 1:
            yield RowSet("", matcher.of(head)[0], 0, list(leaves), "valued", names)


def _is_level_asked(head: str, asked: str) -> bool:
    """Whether projects of the level that heads a column are asked for, and none of a lower level."""
    if not LEVEL_OF_PROJECTS.match(head) or head not in asked:
        return False
    lower = (f"{other}级项目" for other in "一二三"["一二三".index(head[0]) + 1 :])
    return not any(other in asked for other in lower)


LEVEL_OF_PROJECTS = regex("[一二三]级项目")
"""How a table of projects in levels heads the column of each: 一级项目, 二级项目."""


def on_a_topic(
    matcher: Matcher, named: Sequence[Row], parents: dict[int, int], asked: str
) -> Iterator[RowSet]:
    """Rows whose names hold the topic that the question says: 学生资助类项目, 热线相关的项目."""
    topic = _TOPIC.search(asked)
    if topic is None or topic["topic"] in _KINDS_OF_PURCHASE:
        return
    said = re.search(re.escape(topic["topic"]) + "(?:类|相关|有关|方面)?的?", matcher.phrase)
    if said is None:
        return
    rows = [row for row in named if topic["topic"] in bare(row.label)]
    chosen = {row.index for row in rows}
    rows = [row for row in rows if parents.get(row.index) not in chosen]
    mask = (1 << said.end()) - (1 << said.start())
    if len(rows) > 1:
        yield RowSet("", mask, 0, rows, "topic")


_TOPIC = regex(r"(?P<topic>[一-鿿A-Za-z\d]{2,12}?)(?:类|相关|有关|方面)的?(?=项目|专项|经费|支出)")
_KINDS_OF_PURCHASE = ("货物", "工程", "服务")
_ASKED_BY = (
    r"(?:哪[一几两三四五六七八九十\d]*[个项类种]|各个?|按|每一?个|"
    r"最[大多高少小低]的(?:前?[一两三四五六七八九十\d]+[个项类种])?(?:购买|采购)?)"
)
_LONG_HEAD = 4
"""Characters of a heading, of which a longer one is also called by what stands behind its first word."""
_NO_HEADS = ("项目", "科目", "单位", "名称", "备注", "金额")
"""Headings that say nothing of a column beside the one of the rows' own names."""
_COUNTED_NOUN = regex(
    r"(?:各(?:个|[区市县镇]的)?|所有|全部|哪一?|(?:最|第[一二三四五六七八九十])[多少大小高低]的|[几两三四五六七八九十]+|\d{1,3})(?:个|家|所|类|名|座|"
    r"支)?的?(?P<noun>(?![是有一两二三四五六七八九十场次笔])[一-鿿]{2,5})"
)
_MEAN_NOUN = regex(r"^(?P<noun>[一-鿿]{2,5}?)的?平均")
_NO_NOUN = regex(
    "一共|总共|加起|累计|是|有|按|共|从|由|为|合计|平均|每|项目|单位|科目|支出|收入|预算|部门|经费|资金|的|"
    "里|中(?![心央学])|费|采购|哪|类|项|款"
)


_BODY = regex("区?分局|学校|医院|监狱|[支大总]队|幼儿园|[中小]学")
"""Kinds of bodies, behind which their item may follow: 哪个学校公务接待费最高."""


def member_nouns(asked: str) -> list[str]:
    """Words after a number or 各 that say what kind of thing the members are: 四家监狱, 各区分局."""
    found: list[str] = []
    for match in (*_COUNTED_NOUN.finditer(asked), *_MEAN_NOUN.finditer(asked)):
        noun = _NO_NOUN.split(match.group("noun"))[0]
        body = _BODY.match(noun)
        noun = body.group() if body else noun
        for at in range(max(0, len(noun) - 1)):
            found.append(noun[at:])
    return list(dict.fromkeys(found))
