"""What a project's form prints beside a key: 实施期限, 项目属性, 主管部门, 资金来源."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Document, TableCell
from qa.patterns import regex
from qa.prose.explanation import Explanation, Quoted
from qa.prose.passage_index import PassageIndex
from qa.question.text import bare, normal

_WHAT = (
    "(?:都|分别)?(?:是|为|有|属于|写的?是|填的?是|怎么写的?|怎么填的?)?(?:什么(?:时候|时间|类型|样的?)?|何时|多久|多长时间?|哪一?[个家种类年段些]|哪几年|"
    "怎样的?|如何|几年|从何时到何时|到什么时候)?(?:的|呢)?"
)
_ASKED = regex(rf"^(?P<x>.{{3,}}?)(?:的|这个项目的?|项目的?)(?P<key>[一-鿿]{{2,8}}?){_WHAT}$")
_WHY_AND_HOW = {"未完成原因及改进措施", "未完成原因和改进措施"}
_ALIKE = (
    frozenset({"实施期限", "实施期", "项目期限", "执行期限", "实施周期", "项目周期", "起止时间", "实施时间"})
    | {"项目实施期限", "项目实施期", "期限"},
    frozenset({"项目属性", "项目类型", "项目类别", "项目性质", "属性"}),
    frozenset({"主管部门", "项目主管部门", "主管单位"}),
    frozenset({"实施单位", "项目实施单位", "项目单位", "承担单位", "执行单位"}),
    frozenset({"负责人", "项目负责人"}),
    frozenset({"立项依据", "项目立项依据", "政策依据", "设立依据"}),
    frozenset({"改进措施", "下一步改进措施", "整改措施", "存在问题及改进措施"}) | _WHY_AND_HOW,
    frozenset({"未完成原因", "没完成原因"}) | _WHY_AND_HOW,
)  # fmt: skip
"""Keys that forms print for one thing."""
_OF_OTHERS = regex("目标|指标|金额|资金|预算|绩效|得分|分值|执行")
"""Keys that other readers tell better, with their parts."""
_SHORTEST = 5
"""Characters of a name that stand for the longer one that ends with them."""
_PROJECT = regex("(?:这个|该)?(?:项目|专项|工程)$")
_LONGEST = 200


_BY_WHOM = regex(
    "(?:的|这个项目的?|该项目的?|项目)?由(?:哪一?[个家]|什么)单位(?:来|具体|负责)*(?:实施|承担|执行|负责)"
)
_TWO_KEYS = regex(
    rf"^(?P<x>.{{3,}}?)(?:的|这个项目的?|项目的?)(?P<a>[一-鿿]{{2,8}}?){_WHAT}(?:谁)?[、,，和与](?P<b>[一-鿿]{{2,8}}?){_WHAT}(?:谁)?$"
)
"""Two fields of one form: 由哪个单位实施、负责人是谁."""


def told_field(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The cells beside one or two keys in the form of the project named; None where one is wanting."""
    asked = _BY_WHOM.sub("的实施单位是", re.sub(r"[?？。!！\s]+$", "", normal(text)))
    both = _TWO_KEYS.match(asked)
    if both is not None:
        told = [_told(both["x"], both[key], indexes) for key in "ab"]
        first, second = told
        if first is not None and second is not None:
            lead = f"{first.lead.rstrip('。')}；{second.lead}"
            return Explanation("content", lead, (*first.quotes, *second.quotes), score=1.0)
    match = _ASKED.match(asked)
    return None if match is None else _told(match["x"], match["key"], indexes)


def _told(project: str, asked: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The one cell beside a key in the form of a project."""
    if _OF_OTHERS.search(asked):
        return None
    keys = next((alike for alike in _ALIKE if asked in alike), frozenset({asked}))
    wanted = _plain(project)
    found = [
        (name, cell, index.document) for index in indexes for name, key, cell in _fields(index.document)
        if key in keys and _is_called(_plain(name), wanted)
    ]  # fmt: skip
    told = {bare(cell.text) for _, cell, _ in found}
    if len(told) != 1:
        return None
    name, cell, _ = found[0]
    quoted = tuple(Quoted(own.name, one.page, one.box, one.text) for _, one, own in found)
    told_so = f"{name}的{asked}：{cell.text.rstrip('。')}。"
    return Explanation("content", told_so, quoted[:4], score=1.0)


_TO_DO = regex(
    r"^(?P<x>[^,，]{5,40}?(?:项目|专项|工程|经费))(?:[(（][\d.,]+[万亿]?元[)）])?的?(?:具体|主要|都|准备|打算|今年|要|会)*"
    r"(?:做(?:些?什么|(?:些)?哪些?(?:事情?|工作))|干(?:些?什么|哪些?事情?)|内容(?:是什么|有哪些|包括什么))(?:呢)?$"
)
_TEXT = 15
"""Characters that a cell has at least to tell what a project does."""


def told_in_row(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """What the row of the named project says in words: 某项目具体要做哪些事; None unless one row says it."""
    match = _TO_DO.match(re.sub(r"[?？。!！\s]+$", "", normal(text)))
    if match is None:
        return None
    found: dict[str, tuple[str, TableCell, Document]] = {}
    for index in indexes:
        for table in index.document.tables:
            words = {column.index for column in table.columns if column.role == "text"}
            for row in table.rows:
                told = [cell for cell in row.cells if cell.column in words and len(bare(cell.text)) >= _TEXT]
                if len(told) == 1 and _is_called(_plain(row.label), _plain(match["x"])):
                    found.setdefault(bare(told[0].text), (row.label, told[0], index.document))
    if len(found) != 1:
        return None
    name, cell, own = next(iter(found.values()))
    quoted = Quoted(own.name, cell.page, cell.box, cell.text)
    return Explanation("content", f"{name}：{cell.text.rstrip('。')}。", (quoted,), score=1.0)


def _plain(name: str) -> str:
    return _PROJECT.sub("", normal(name).strip("“”\"'"))


def _fields(document: Document) -> Iterator[tuple[str, str, TableCell]]:
    """Each row of a form that prints words behind its key, with the project of the form."""
    for table in document.tables:
        if table.kind != "performance_table":
            continue
        for row in table.rows:
            printed = [cell for cell in row.cells if cell.text.strip()]
            if len(printed) == 2 and normal(printed[1].text) == normal(row.label):
                key, behind = printed[0].text, printed[1:]
            else:
                key, behind = row.label, [cell for cell in printed if normal(cell.text) != normal(row.label)]
            if len(row.path) > 1 and len(behind) == 1 and len(behind[0].text) <= _LONGEST:
                yield row.path[0], bare(key), behind[0]


def _is_called(name: str, wanted: str) -> bool:
    """Whether a project is the one that is named, the words before either of them aside."""
    shorter = min(name, wanted, key=len)
    if name == wanted:
        return True
    if len(shorter) < _SHORTEST:
        return False
    at = iter(name)
    in_order = name[-2:] == wanted[-2:] and all(char in at for char in wanted)  # 监测站运维 of 自动监测站运维
    return in_order or (name.endswith(shorter) and wanted.endswith(shorter))
