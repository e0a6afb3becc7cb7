"""The tables of a final account: 万元, executed amounts, two-sided economic classes."""

from __future__ import annotations

from eval.samples.booklet import Content, Merge, Sheet, SheetColumn
from eval.samples.department import (
    FUNCTION_NAMES,
    FunctionLine,
    YearBudget,
    in_wan,
    rolled_up,
    rolled_up_economics,
)

NUMERALS = "一二三四五六七八九十"
NO_DATA = "说明：{department}本年度没有{fund}财政拨款收入和支出，故本表无数据。"


def final_sheets(spent: YearBudget, budget: YearBudget) -> list[Sheet]:
    """The eight tables of the form, in order."""
    return [
        _balance(spent),
        _by_function(
            spent, "收入决算表", ("本年收入合计", "财政拨款收入", "事业收入", "其他收入"), income=True
        ),
        _by_function(spent, "支出决算表", ("本年支出合计", "基本支出", "项目支出", "经营支出"), income=False),
        _granted(spent),
        _appropriations(spent, budget),
        _economics(spent),
        _three_public(spent, budget),
        _empty_fund(spent),
    ]


def _sheet(
    title: str, columns: tuple[SheetColumn, ...], rows: list[tuple[Content, ...]], *notes: str
) -> Sheet:
    return Sheet(title, columns, tuple(rows), "", "单位：万元", notes=notes)


def _classes(spent: YearBudget) -> list[tuple[str, str]]:
    codes = dict.fromkeys(line.code[:3] for line in spent.functions)
    return [
        (f"{NUMERALS[index]}、{FUNCTION_NAMES[code]}", in_wan(spent.function(code)))
        for index, code in enumerate(codes)
    ]


def _balance(spent: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("收入", "项目"), 4, "left"),
        SheetColumn(("收入", "决算数"), 2),
        SheetColumn(("支出", "项目"), 4, "left"),
        SheetColumn(("支出", "决算数"), 2),
    )
    income = [
        ("一、一般公共预算财政拨款收入", in_wan(spent.total)),
        ("二、政府性基金预算财政拨款收入", ""),
        ("三、上级补助收入", ""),
        ("四、事业收入", ""),
        ("五、其他收入", ""),
    ]
    spending = _classes(spent)
    rows: list[tuple[Content, ...]] = []
    for index in range(max(len(income), len(spending))):
        left = income[index] if index < len(income) else ("", "")
        right = spending[index] if index < len(spending) else ("", "")
        rows.append((*left, *right))
    total = in_wan(spent.total)
    rows.append(("本年收入合计", total, "本年支出合计", total))
    rows.append(("年初结转和结余", "", "年末结转和结余", ""))
    rows.append(("总计", total, "总计", total))
    return _sheet("收入支出决算总表", columns, rows, "注：本表反映部门本年度的总收支和年末结转结余情况。")


def _by_function(spent: YearBudget, title: str, parts: tuple[str, ...], income: bool) -> Sheet:
    columns = (
        SheetColumn(("项目", "功能分类科目编码"), 2, "left"),
        SheetColumn(("项目", "科目名称"), 5, "left"),
        *(SheetColumn((part,), 2.2) for part in parts),
    )

    def cells(line: FunctionLine) -> tuple[str, ...]:
        if income:
            return in_wan(line.total), in_wan(line.total), "", ""
        return in_wan(line.total), in_wan(line.basic), in_wan(line.project), ""

    total = FunctionLine("", spent.basic, spent.project)
    rows: list[tuple[Content, ...]] = [("合计", Merge.LEFT, *cells(total))]
    rows += [(line.code, line.name, *cells(line)) for line in rolled_up(spent.functions)]
    return _sheet(title, columns, rows)


def _granted(spent: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("收入", "项目"), 4, "left"),
        SheetColumn(("收入", "决算数"), 2),
        SheetColumn(("支出", "项目"), 4, "left"),
        SheetColumn(("支出", "合计"), 2),
        SheetColumn(("支出", "一般公共预算财政拨款"), 2),
        SheetColumn(("支出", "政府性基金预算财政拨款"), 2),
    )
    income = [("一、一般公共预算财政拨款", in_wan(spent.total)), ("二、政府性基金预算财政拨款", "")]
    rows: list[tuple[Content, ...]] = []
    for index, (name, amount) in enumerate(_classes(spent)):
        left = income[index] if index < len(income) else ("", "")
        rows.append((*left, name, amount, amount, ""))
    total = in_wan(spent.total)
    rows.append(("本年收入合计", total, "本年支出合计", total, total, ""))
    rows.append(("总计", total, "总计", total, total, ""))
    return _sheet("财政拨款收入支出决算总表", columns, rows)


def _appropriations(spent: YearBudget, budget: YearBudget) -> Sheet:
    """年初预算数 beside 决算数, the parts under the latter."""
    columns = (
        SheetColumn(("功能分类科目编码",), 2, "left"),
        SheetColumn(("科目名称",), 5, "left"),
        SheetColumn(("年初预算数",), 2.2),
        SheetColumn(("决算数", "合计"), 2.2),
        SheetColumn(("决算数", "基本支出"), 2.2),
        SheetColumn(("决算数", "项目支出"), 2.2),
    )
    rows: list[tuple[Content, ...]] = [
        (line.code, line.name, in_wan(budget.function(line.code)), *_parts(line))
        for line in rolled_up(spent.functions)
    ]
    total = FunctionLine("", spent.basic, spent.project)
    rows.append(("合计", Merge.LEFT, in_wan(budget.total), *_parts(total)))
    return _sheet("一般公共预算财政拨款支出决算表", columns, rows)


def _parts(line: FunctionLine) -> tuple[str, str, str]:
    return in_wan(line.total), in_wan(line.basic), in_wan(line.project)


def _economics(spent: YearBudget) -> Sheet:
    columns = (
        *_economic_side("人员经费"),
        *_economic_side("公用经费"),
    )
    lines = rolled_up_economics(spent.economics)
    staff = [line for line in lines if line.for_staff]
    office = [line for line in lines if not line.for_staff]
    rows: list[tuple[Content, ...]] = []
    for index in range(max(len(staff), len(office))):
        row: list[Content] = []
        for side in (staff, office):
            line = side[index] if index < len(side) else None
            row += [line.code, line.name, in_wan(line.amount)] if line else ["", "", ""]
        rows.append(tuple(row))
    rows.append(
        ("人员经费合计", Merge.LEFT, in_wan(spent.staff), "公用经费合计", Merge.LEFT, in_wan(spent.office))
    )
    return _sheet("一般公共预算财政拨款基本支出决算表", columns, rows)


def _economic_side(name: str) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn((name, "经济分类科目编码"), 1.6, "left"),
        SheetColumn((name, "科目名称"), 4, "left"),
        SheetColumn((name, "决算数"), 2),
    )


def _three_public(spent: YearBudget, budget: YearBudget) -> Sheet:
    over, cars = "财政拨款“三公”经费", "公务用车购置及运行维护费"
    paths = (
        (over, "合计"),
        (over, "因公出国（境）费"),
        (over, cars, "小计"),
        (over, cars, "公务用车购置费"),
        (over, cars, "公务用车运行维护费"),
        (over, "公务接待费"),
    )
    columns = tuple(
        SheetColumn((*path, year), 2, "center") for path in paths for year in ("预算数", "决算数")
    )
    amounts = [
        in_wan(amount)
        for planned, done in zip(_public_amounts(budget), _public_amounts(spent), strict=True)
        for amount in (planned, done)
    ]
    return _sheet("财政拨款“三公”经费支出决算表", columns, [tuple(amounts)])


def _public_amounts(year: YearBudget) -> tuple[int, ...]:
    public = year.three_public
    return (
        public.total,
        public.abroad,
        public.vehicles,
        public.purchase,
        public.running,
        public.reception,
    )


def _empty_fund(spent: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("项目", "功能分类科目编码"), 2, "left"),
        SheetColumn(("项目", "科目名称"), 4, "left"),
        SheetColumn(("年初结转和结余",), 2),
        SheetColumn(("本年收入",), 2),
        SheetColumn(("本年支出", "合计"), 2),
        SheetColumn(("本年支出", "基本支出"), 2),
        SheetColumn(("本年支出", "项目支出"), 2),
        SheetColumn(("年末结转和结余",), 2),
    )
    blank: tuple[Content, ...] = ("",) * len(columns)
    rows: list[tuple[Content, ...]] = [("合计", Merge.LEFT, "", "", "", "", "", ""), blank, blank]
    note = NO_DATA.format(department=spent.department, fund="政府性基金预算")
    return _sheet("政府性基金预算财政拨款收入支出决算表", columns, rows, note)
