"""The table of rules: what must be equal, what that rests on, and the function that tries it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.model import Document
from qa.check import enumerations, growth, reasons, restated, shares, wording, years
from qa.check.trial import Trial

Check = Callable[[Document], Iterable[Trial]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `demands` says in Chinese what must hold, `basis` the form or regulation it rests on."""

    id: str
    family: str
    demands: str
    basis: str
    check: Check


RULES: tuple[Rule, ...] = (
    Rule(
        "growth-percent",
        "文内",
        "增减率＝增减额÷上年数",
        "算术；编报说明的增减表述",
        growth.growth_percentages,
    ),
    Rule("change-amount", "文内", "增减额＝本年数－上年数，上年数不为负", "算术", growth.changes),
    Rule("change-direction", "文内", "同一处的增加、减少用词一致", "算术", growth.directions),
    Rule("reason-direction", "文内", "原因所述增减与数字方向一致", "文意", reasons.reason_directions),
    Rule("share-percent", "文内", "占比＝部分÷总额", "算术", shares.shares),
    Rule(
        "completion-rate",
        "文内",
        "完成率＝决算数÷预算数，预算为零则无完成率",
        "部门决算公开样式",
        shares.completions,
    ),
    Rule("prose-sum", "文内", "其中各项之和不超过总额，列全时等于总额", "算术", enumerations.parts_of_totals),
    Rule(
        "prose-item-sum",
        "文内",
        "逐项所列科目之和等于前述总额",
        "按功能分类科目逐项说明的公开样式",
        enumerations.item_lists,
    ),
    Rule("said-twice", "文内", "同段两次写同一预算数，前后一致", "文意", restated.repeated_amounts),
    Rule("change-said-twice", "文内", "同一数额的增减额各处一致", "文意", restated.repeated_changes),
    Rule("cars", "文内", "现有公务用车不多于车辆总数", "国有资产占有使用情况说明", restated.cars),
    Rule(
        "procurement-winners",
        "文内",
        "中小企业成交额不超过政府采购总额",
        "《政府采购促进中小企业发展管理办法》公开口径",
        restated.procurement_winners,
    ),
    Rule("year-words", "文内", "范围、标题、比较所写年度属于本文件", "文件年度", years.year_words),
    Rule("number-missing", "表述", "单位前印有数字", "文意", wording.missing_numbers),
    Rule("form-leftover", "表述", "不留样表的填报说明", "公开样式", wording.leftovers),
    Rule("printed-twice", "表述", "同一标题下各项不重复印出", "文意", wording.repeated_paragraphs),
    Rule("listed-twice", "表述", "列举各项不重复", "文意", wording.repeated_list_items),
    Rule("copied-words", "表述", "用途、原因不照抄别的科目", "文意", reasons.copied_words),
)
