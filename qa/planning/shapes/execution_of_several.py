"""How far several things together were carried out: 甲和乙两项，全年预算合起来比实际支出多出多少."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.shaped import Shaped, operand_of, split_names
from qa.question.reading import Reading

_ALL = r"(?:数|金额|额)?(?:合计|合起来|加起来|加在一起|一共|总共|总计|共)*"
_PLANNED = r"(?:(?:年初|全年|调整后?)的?预算(?:安排)?|预算)"
_SPENT = r"(?:(?:支出)?决算|执行|实际(?:支出|花费|执行|花的?)?|支出)"
_SEVERAL = regex(
    rf"^(?P<list>[^,，比]+?)(?:这)?(?P<n>[两二三四五])个?(?:项|科目|类|款|者|块|笔)[^,，比]*?[,，]?"
    rf"(?:(?P<a>{_PLANNED})|{_SPENT}|(?<=[\ue000-\uf8ff])){_ALL}(?:比|较)(?P<b>{_PLANNED}|{_SPENT}){_ALL}"
    r"(?:多|少|高|低|超|节约|节省|省)(?:出|了|花|支|用|来)*(?:多少|几)"
)


def execution_of_several(reading: Reading) -> Iterator[Shaped]:
    """The sum of the budgets less the sum of what was spent."""
    match = _SEVERAL.match(reading.core)
    if match is None or bool(match["a"]) == bool(re.fullmatch(_PLANNED, match["b"])):
        return
    names = split_names(match["list"])
    if len(names) < 2:
        return
    planned = match["a"] or match["b"]
    measures = ("budget" if "年初" in planned else "revised", "final")
    operands = [_together(reading, names, measure, match["n"]) for measure in measures]
    plan = Plan(operation="difference", operands=operands, unit=reading.unit)
    yield Shaped(plan, "execution gap", 4.2)


def _together(reading: Reading, names: list[str], measure: str, count: str) -> Operand:
    told = {"budget": "年初预算", "revised": "全年预算", "final": "决算"}[measure]
    whole = Operand(phrase=f"{count}项{told}合计")
    whole.parts = [operand_of(reading, name, measure=measure) for name in names]
    return whole
