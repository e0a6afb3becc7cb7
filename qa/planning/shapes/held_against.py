"""Whether one figure is more than another: 在职人数是否超过编制数, 项目支出比基本支出多吗."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.plan import Plan, Relation
from qa.planning.shapes.asking import ASKS_VERDICT
from qa.planning.shapes.shaped import Shaped, operand_of, split_names
from qa.question.reading import Reading

_WHETHER = r"(?:究竟|到底|真的?|是不是|是否|有没有|会不会|已经?|就|都|要|还|更)*"
_END = r"了?(?:吗|么|没有?|呢)?$"
_FORMS = (
    regex(rf"^(?P<a>[^,，比较]+?)[,，]?{_WHETHER}(?:比|较){_WHETHER}(?P<b>[^,，]+?){_WHETHER}(?:(?P<up>多|高|大|贵)|少|低|小|便宜)(?:一些|一点|些|得多)?{_END}"),
    regex(rf"^(?P<a>[^,，]+?)[,，]?{_WHETHER}(?P<not>不|没有?|未)?(?:(?P<up>超过|超出|高于|多于|大于|高出)|低于|少于|小于|不足|不及)了?(?P<b>[^,，]+?){_END}"),
)  # fmt: skip
_OTHERWISE = regex(
    r"\d|上年(?!结[转余])|去年|上一年|年初(?!(?:财政拨款)?结[转余])|全年|^(?:自己的?|其|它的?|部门|单位|调整后?的?|批复的?|原)*预算数?$|^(?:支出)?决算数?$|目标|指标|计划|标准|平均|一半|半数|比例|占|百分|倍|成$|其他(?:$|[的各几所]|单位|部门|项目$)|其余|[哪谁]|多少"
)
"""Bounds of other kinds, which other shapes test."""
_THE_PROJECTS_OWN = regex(
    "^(?:这个|该|本|此|其|它)的?项目(?:支出)?(?:本身|自己|自身)?的?(?:总|全部|年度)?(?:预算|金额|资金)(?:数|总?额)?$"
)
"""What the project named before has itself: 甲的采购预算超过了这个项目本身的预算."""


def more_than_another(reading: Reading) -> Shaped | None:
    """A test of the first figure against the second one, each of them looked up by its own name."""
    core = reading.core.rstrip("?？。")
    if not (ASKS_VERDICT.search(core) or re.search("[吗么]$|没有?$", core)):
        return None
    others = [year for year in reading.years if year.relative != 0]
    if len(others) > 1 or any(year.relative == -1 and not year.closing for year in others):
        return None
    match = next((found for form in _FORMS if (found := form.match(core))), None)
    if match is None or _OTHERWISE.search(reading.decode(match["b"])) or "占" in match["a"]:
        return None
    names = [match["a"].strip(" 的"), match["b"].strip(" 的")]
    owner = names[0].rpartition("的")[0]
    if owner and _THE_PROJECTS_OWN.match(reading.decode(names[1])):
        names[1] = f"{owner}项目"
    if any(not name or len(split_names(name)) > 1 for name in names):
        return None
    relation: Relation = "greater" if match["up"] else "less"
    if match.groupdict().get("not") and "有没有" not in core:
        relation = "at_most" if match["up"] else "at_least"  # 不超过 asks for the other way round
    operands = [operand_of(reading, name) for name in names]
    plan = Plan(operation="test", operands=operands, relation=relation)
    return Shaped(plan, "more than another", 3.7)
