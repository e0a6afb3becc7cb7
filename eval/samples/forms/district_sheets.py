"""The tables of a district's form: 元, codes in three columns, the total row last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eval.samples.booklet import Content, Merge, Sheet, SheetColumn
from eval.samples.department import (
    FUNCTION_NAMES,
    FunctionLine,
    YearBudget,
    in_wan,
    in_yuan,
    rolled_up,
    rolled_up_economics,
)

NUMERALS = "一二三四五六七八九十"


def district_sheets(now: YearBudget) -> list[Sheet]:
    """The nine tables of the form, in order."""
    left, year = f"编制部门：{now.department}", f"{now.year}年部门"
    return [
        Sheet(
            f"{year}财务收支预算总表",
            _balance_columns("本年收入", "本年支出"),
            _balance_rows(now),
            left,
            "单位：元",
        ),
        Sheet(
            f"{year}收入预算总表",
            _coded_columns("收入预算", ("合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入")),
            _coded_rows(now, lambda line: (in_yuan(line.total), in_yuan(line.total), "", "", "")),
            left,
            "单位：元",
            repeat_header=False,
        ),
        Sheet(
            f"{year}支出预算总表",
            _coded_columns("支出预算", ("合计", "基本支出", "项目支出")),
            _coded_rows(now, _parts),
            left,
            "单位：元",
            repeat_header=False,
        ),
        Sheet(f"{year}财政拨款收支预算总表", _granted_columns(), _granted_rows(now), left, "单位：元"),
        Sheet(
            f"{year}一般公共预算支出功能分类预算表",
            _coded_columns("一般公共预算支出", ("合计", "基本支出", "项目支出")),
            _coded_rows(now, _parts),
            left,
            "单位：元",
        ),
        _empty(now, "政府性基金预算", left),
        _empty(now, "国有资本经营预算", left),
        Sheet(
            f"{year}一般公共预算基本支出部门预算经济分类预算表",
            (
                SheetColumn(("项目", "部门预算经济分类科目编码", "类"), 1, "center"),
                SheetColumn(("项目", "部门预算经济分类科目编码", "款"), 1, "center"),
                SheetColumn(("项目", "经济分类科目名称"), 5, "left"),
                *(
                    SheetColumn(("一般公共预算基本支出", one), 2.4)
                    for one in ("合计", "人员经费", "公用经费")
                ),
            ),
            _economic_rows(now),
            left,
            "单位：元",
        ),
        Sheet(
            f"{year}“三公”经费和机关运行经费预算表",
            (
                SheetColumn(("“三公”经费预算数", "合计"), 2, "center"),
                SheetColumn(("“三公”经费预算数", "因公出国（境）费"), 2, "center"),
                SheetColumn(("“三公”经费预算数", "公务接待费"), 2, "center"),
                SheetColumn(("“三公”经费预算数", "公务用车购置及运行费", "小计"), 2, "center"),
                SheetColumn(("“三公”经费预算数", "公务用车购置及运行费", "购置费"), 2, "center"),
                SheetColumn(("“三公”经费预算数", "公务用车购置及运行费", "运行费"), 2, "center"),
                SheetColumn(("机关运行经费预算数",), 2, "center"),
            ),
            (
                (
                    in_wan(now.three_public.total),
                    in_wan(now.three_public.abroad),
                    in_wan(now.three_public.reception),
                    in_wan(now.three_public.vehicles),
                    in_wan(now.three_public.purchase),
                    in_wan(now.three_public.running),
                    in_wan(now.office),
                ),
            ),
            left,
            "单位：万元",
        ),
    ]


def _parts(line: FunctionLine) -> tuple[str, str, str]:
    return in_yuan(line.total), in_yuan(line.basic), in_yuan(line.project)


def _balance_columns(income: str, spending: str) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn((income, "项目"), 3, "left"),
        SheetColumn((income, "预算数"), 2),
        SheetColumn((spending, "项目"), 3, "left"),
        SheetColumn((spending, "预算数"), 2),
    )


def _classes(now: YearBudget) -> list[tuple[str, str]]:
    codes = dict.fromkeys(line.code[:3] for line in now.functions)
    return [
        (f"{NUMERALS[index]}、{FUNCTION_NAMES[code]}", in_yuan(now.function(code)))
        for index, code in enumerate(codes)
    ]


def _balance_rows(now: YearBudget) -> tuple[tuple[Content, ...], ...]:
    income = [
        ("一、财政拨款收入", in_yuan(now.total)),
        ("1. 一般公共预算资金", in_yuan(now.total)),
        ("2. 政府性基金", ""),
        ("3. 国有资本经营预算", ""),
        ("二、事业收入", ""),
        ("三、事业单位经营收入", ""),
        ("四、其他收入", ""),
    ]
    spending = _classes(now)
    rows: list[tuple[Content, ...]] = []
    for index in range(max(len(income), len(spending)) + 1):
        left = income[index] if index < len(income) else ("", "")
        right = spending[index] if index < len(spending) else ("", "")
        rows.append((*left, *right))
    return (*rows, ("收入总计", in_yuan(now.total), "支出总计", in_yuan(now.total)))


def _granted_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(("财政拨款收入", "项目"), 3, "left"),
        SheetColumn(("财政拨款收入", "预算数"), 2),
        SheetColumn(("财政拨款支出", "项目"), 3, "left"),
        *(
            SheetColumn(("财政拨款支出", one), 2)
            for one in ("合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")
        ),
    )


def _granted_rows(now: YearBudget) -> tuple[tuple[Content, ...], ...]:
    income = [
        ("一、一般公共预算资金", in_yuan(now.total)),
        ("二、政府性基金", ""),
        ("三、国有资本经营预算", ""),
    ]
    rows: list[tuple[Content, ...]] = []
    for index, (name, amount) in enumerate(_classes(now)):
        left = income[index] if index < len(income) else ("", "")
        rows.append((*left, name, amount, amount, "", ""))
    total = in_yuan(now.total)
    return (*rows, ("收入总计", total, "支出总计", total, total, "", ""))


def _coded_columns(over: str, parts: Sequence[str]) -> tuple[SheetColumn, ...]:
    return (
        *(SheetColumn(("项目", "功能分类科目编码", one), 0.8, "center") for one in ("类", "款", "项")),
        SheetColumn(("项目", "功能分类科目名称"), 5, "left"),
        *(SheetColumn((over, one), 2.2) for one in parts),
    )


def _coded_rows(
    now: YearBudget, cells: Callable[[FunctionLine], tuple[str, ...]]
) -> tuple[tuple[Content, ...], ...]:
    rows: list[tuple[Content, ...]] = []
    for line in rolled_up(now.functions):
        code = line.code
        rows.append((code[:3], code[3:5], code[5:7], line.name, *cells(line)))
    total = FunctionLine("", now.basic, now.project)
    return (*rows, ("合计", Merge.LEFT, Merge.LEFT, Merge.LEFT, *cells(total)))


def _economic_rows(now: YearBudget) -> tuple[tuple[Content, ...], ...]:
    rows: list[tuple[Content, ...]] = []
    for line in rolled_up_economics(now.economics):
        amount = in_yuan(line.amount)
        parts = (amount, "") if line.for_staff else ("", amount)
        rows.append((line.code[:3], line.code[3:], line.name, amount, *parts))
    totals = (in_yuan(now.basic), in_yuan(now.staff), in_yuan(now.office))
    return (*rows, ("合计", Merge.LEFT, Merge.LEFT, *totals))


def _empty(now: YearBudget, fund: str, left: str) -> Sheet:
    columns = _coded_columns(f"{fund}支出", ("合计", "基本支出", "项目支出"))
    blank: tuple[Content, ...] = ("",) * len(columns)
    total: tuple[Content, ...] = ("合计", Merge.LEFT, Merge.LEFT, Merge.LEFT, "", "", "")
    return Sheet(
        f"{now.year}年部门{fund}支出功能分类预算表",
        columns,
        (blank, blank, blank, total),
        left,
        "单位：元",
        notes=(f"注：本部门{now.year}年无{fund}财政拨款安排的预算，故本表为空表。",),
    )
