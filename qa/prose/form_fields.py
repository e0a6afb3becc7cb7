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


def told_field(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The cell beside the key in the form of the project that is named; None where no form has both."""
    match = _ASKED.match(re.sub(r"[?？。!！\s]+$", "", normal(text)))
    if match is None or _OF_OTHERS.search(match["key"]):
        return None
    keys = next((alike for alike in _ALIKE if match["key"] in alike), frozenset({match["key"]}))
    wanted = _plain(match["x"])
    found = [
        (name, cell, index.document) for index in indexes for name, key, cell in _fields(index.document)
        if key in keys and _is_called(_plain(name), wanted)
    ]  # fmt: skip
    told = {bare(cell.text) for _, cell, _ in found}
    if len(told) != 1:
        return None
    name, cell, _ = found[0]
    quoted = tuple(Quoted(own.name, one.page, one.box, one.text) for _, one, own in found)
    told_so = f"{name}的{match['key']}：{cell.text.rstrip('。')}。"
    return Explanation("content", told_so, quoted[:4], score=1.0)


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
    return len(shorter) >= _SHORTEST and name.endswith(shorter) and wanted.endswith(shorter)
