"""The table of rules: what must be equal, what that rests on, and the function that tries it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ingest.model import Document
from qa.check import (
    across_levels,
    across_tables,
    across_years,
    balance,
    change_lists,
    change_sums,
    columns,
    enumerations,
    forms,
    growth,
    item_sums,
    leftovers,
    levels,
    list_columns,
    listed_counts,
    names,
    numbered_lists,
    pairs,
    parents,
    procurement,
    promised,
    prose_names,
    prose_totals,
    prose_vs_tables,
    reasons,
    restated,
    row_changes,
    scores,
    shares,
    table_changes,
    three_public,
    totals,
    wording,
    years,
)
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


_CLASSES = "《政府收支分类科目》的类、款、项级次"
_FORMS = "部门预算、部门决算公开表样"

RULES: tuple[Rule, ...] = (
    Rule("parent-sum", "表内", "上级科目＝下级科目之和", _CLASSES, parents.parents_and_parts),
    Rule("total-sum", "表内", "合计＝所列各行之和", _FORMS, totals.totals),
    Rule("column-sum", "表内", "合计列＝所含各列之和", _FORMS, columns.total_columns),
    Rule("balance", "表内", "收入总计＝支出总计", "预算法：收支平衡", balance.both_sides),
    Rule("empty-note", "表内", "有数的表不注空表，空表有说明", _FORMS, balance.empty_notes),
    Rule(
        "three-public-sum",
        "表内",
        "“三公”经费＝出国＋用车＋接待",
        "地方预决算公开操作规程",
        three_public.three_public_sums,
    ),
    Rule("meetings-sum", "表内", "合计＝“三公”小计＋会议费＋培训费", _FORMS, three_public.meetings_and_all),
    Rule("form-part", "表内", "绩效目标表“其中”不大于总额", "项目支出绩效目标表样", forms.form_parts),
    Rule(
        "table-change",
        "表内",
        "增减列＝本年列－上年列，增减率随之",
        "表头所列的本年、上年与增减",
        table_changes.table_changes,
    ),
    Rule(
        "row-change",
        "表内",
        "增减一行＝本年一行－上年一行",
        "表内所列的年度与增减",
        row_changes.rows_of_change,
    ),
    Rule(
        "weights",
        "表内",
        "绩效指标分值之和等于上级指标分值，合计100分",
        "《项目支出绩效评价管理办法》",
        scores.weights,
    ),
    Rule("same-row", "表间", "合计相同的两表，同一科目金额相同", _CLASSES, across_tables.same_rows),
    Rule("same-total", "表间", "各表所列同一总数一致", _FORMS, promised.same_totals),
    Rule("class-sum", "表间", "各类所属项之和＝收支总表该类", _CLASSES, across_tables.class_sums),
    Rule("prose-item", "文表", "正文所述科目金额＝表列金额", _CLASSES, prose_vs_tables.item_amounts),
    Rule(
        "prose-three-public", "文表", "正文“三公”各项＝表列金额", _FORMS, prose_vs_tables.three_public_amounts
    ),
    Rule("prose-total", "文表", "正文所述总额、基本支出等＝表列金额", _FORMS, prose_totals.named_totals),
    Rule("prose-name", "文表", "正文列示的各项＝表中同名行列的金额", _FORMS, prose_names.named_amounts),
    Rule(
        "list-column",
        "文表",
        "正文逐项所列金额＝所据表中同一列的金额",
        _FORMS,
        list_columns.listed_amounts,
    ),
    Rule("unit", "文表", "正文与各表的金额单位一致", "表头所标单位", prose_totals.units),
    Rule(
        "procurement-total",
        "文表",
        "正文所述政府采购总额＝政府采购表合计",
        _FORMS,
        procurement.procurement_total,
    ),
    Rule("goals-total", "文表", "绩效目标说明的金额＝所附各表之和", _FORMS, forms.goals_total),
    Rule("project-item", "文表", "说明中的项目列在同一科目下", "项目支出表", levels.projects_under_items),
    Rule("listed-classes", "文表", "列举的经济科目在基本支出表中有数", _CLASSES, names.listed_classes),
    Rule("level-mark", "文表", "（类）（款）（项）与科目编码的级次一致", _CLASSES, levels.level_marks),
    Rule("item-parent", "文表", "项写在自己的款之下", _CLASSES, levels.item_parents),
    Rule("income-kind", "文表", "说明所称收入在收支总表中有数", _FORMS, names.income_kinds),
    Rule(
        "growth-percent",
        "文内",
        "增减率＝增减额÷上年数",
        "算术；编报说明的增减表述",
        growth.growth_percentages,
    ),
    Rule("change-amount", "文内", "增减额＝本年数－上年数，上年数不为负", "算术", growth.changes),
    Rule(
        "change-sum",
        "文内",
        "“三公”经费及其增减额＝各项之和",
        "地方预决算公开操作规程",
        change_sums.three_public_changes,
    ),
    Rule(
        "change-list",
        "文内",
        "各部分的增减额之和＝总额的增减额",
        "算术",
        change_lists.changes_of_parts,
    ),
    Rule(
        "change-reasons",
        "文内",
        "原因所列增减额列全时，其和＝增减额",
        "算术",
        change_lists.changes_in_reasons,
    ),
    Rule(
        "same-change",
        "文内",
        "本年相等的收入、支出，与同一上年相比的增减额相同",
        "预算法：收支平衡",
        change_lists.same_changes,
    ),
    Rule(
        "same-amount",
        "文内",
        "同一科目金额两处相同的，上年不会一处为零一处不为零",
        "文意",
        change_lists.same_amounts,
    ),
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
        item_sums.item_lists,
    ),
    Rule(
        "numbered-sum",
        "文内",
        "“其中”之后分段编号所列各项之和＝总额",
        "算术；《政府收支分类科目》的款、项级次",
        numbered_lists.numbered_parts,
    ),
    Rule("closing-total", "文内", "所列各项之和＝句末“合计”", "算术", numbered_lists.closing_totals),
    Rule("said-twice", "文内", "同段两次写同一预算数，前后一致", "文意", restated.repeated_amounts),
    Rule("change-said-twice", "文内", "同一数额的增减额各处一致", "文意", restated.repeated_changes),
    Rule("cars", "文内", "现有公务用车不多于车辆总数", "国有资产占有使用情况说明", restated.cars),
    Rule("visitors", "文内", "接待、出国的人数不少于批次、团组数", "“三公”经费说明", restated.visitors),
    Rule(
        "procurement-winners",
        "文内",
        "中小企业成交额不超过政府采购总额",
        "《政府采购促进中小企业发展管理办法》公开口径",
        restated.procurement_winners,
    ),
    Rule(
        "procurement-reserved",
        "文内",
        "预留小微企业≤预留中小企业≤政府采购总额",
        "《政府采购促进中小企业发展管理办法》公开口径",
        procurement.reserved_projects,
    ),
    Rule("part-beyond", "文内", "“其中”一项不大于总额", "算术", numbered_lists.single_parts),
    Rule("year-words", "文内", "范围、标题、比较所写年度属于本文件", "文件年度", years.year_words),
    Rule("code-width", "表述", "款、项编码为两位", _CLASSES, names.padded_codes),
    Rule("number-missing", "表述", "单位前印有数字", "文意", wording.missing_numbers),
    Rule("count-missing", "表述", "辆、百分号前印有数字", "文意", wording.missing_counts),
    Rule(
        "level-leftover",
        "表述",
        "名词解释所称预算级次是本级",
        "部门所属的行政级次",
        leftovers.levels_of_government,
    ),
    Rule("other-department", "表述", "所述预算的部门是本部门", "文件封面", leftovers.other_departments),
    Rule("head-lost", "表述", "按科目列示的表从首个科目或合计开始", _CLASSES, leftovers.lost_heads),
    Rule("number-twice", "表述", "相邻标题的序号不重复", "文意", leftovers.repeated_numbers),
    Rule("slip", "表述", "单位不重复，年份有“年”字，冒号后有内容", "文意", wording.slips),
    Rule("form-leftover", "表述", "不留样表的填报说明", "公开样式", wording.leftovers),
    Rule("printed-twice", "表述", "同一标题下各项不重复印出", "文意", wording.repeated_paragraphs),
    Rule("listed-count", "表述", "所列机构的个数＝文中所写的个数", "文意", listed_counts.listed_counts),
    Rule("listed-twice", "表述", "列举各项不重复", "文意", wording.repeated_list_items),
    Rule("copied-words", "表述", "用途、原因不照抄别的科目", "文意", reasons.copied_words),
)


@dataclass(frozen=True, slots=True)
class PairRule:
    """A rule over two documents: `partner` finds the other one among those that are loaded."""

    id: str
    family: str
    demands: str
    basis: str
    partner: Callable[[Document, Sequence[Document]], Document | None]
    check: Callable[[Document, Document], Iterable[Trial]]


PAIR_RULES: tuple[PairRule, ...] = (
    PairRule(
        "last-year",
        "文件间",
        "所称上年数＝上年文件的数",
        "部门预算、决算公开表样的上年数",
        pairs.year_before,
        across_years.last_year,
    ),
    PairRule(
        "opening-budget",
        "文件间",
        "决算所列年初预算数＝当年预算文件的数",
        "部门决算公开表样的年初预算数",
        pairs.opening_budget,
        across_years.opening_budget,
    ),
    PairRule(
        "unit-department",
        "文件间",
        "单位的数不大于所属部门的同一数",
        "地方预决算公开操作规程：部门预算汇总所属单位",
        pairs.department_of,
        across_levels.unit_within_department,
    ),
)
