"""The tables of a city's form: 万元, one code column, numbered 公开表一 …, the total row first.

Subordinate units have rows of their own; earned income makes the funds table smaller than the
balance; the projects table sets this year beside last year.
"""

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

CLASS_CODES = ("201", "206", "207", "208", "210", "213", "221")
ALL_CLASSES = (
    "一般公共服务支出",
    "外交支出",
    "国防支出",
    "公共安全支出",
    "教育支出",
    "科学技术支出",
    "文化旅游体育与传媒支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "农林水支出",
    "交通运输支出",
    "住房保障支出",
    "灾害防治及应急管理支出",
    "其他支出",
)
NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六".split()


def coded_sheets(now: YearBudget, before: YearBudget) -> list[Sheet]:
    """The ten tables of the form, in order."""
    return [
        _balance(now),
        _income(now),
        _units(now),
        _granted(now),
        _functions(now, "公开表五", "财政拨款支出预算表（功能科目）", parts=False),
        _economics(now),
        _functions(now, "公开表七", "一般公共预算支出预算表（功能科目）", parts=True),
        _three_public(now),
        _empty_fund(now),
        _projects(now, before),
    ]


def granted_functions(now: YearBudget) -> tuple[FunctionLine, ...]:
    """The lines as far as they are paid by the treasury: earned income pays for the largest project."""
    largest = max(now.functions, key=lambda line: line.project)
    return tuple(
        FunctionLine(line.code, line.basic, line.project - (now.other_income if line is largest else 0))
        for line in now.functions
    )


def _sheet(
    now: YearBudget,
    number: str,
    title: str,
    columns: tuple[SheetColumn, ...],
    rows: list[tuple[Content, ...]],
    notes: tuple[str, ...] = (),
    page_break: bool = True,
) -> Sheet:
    return Sheet(
        title,
        columns,
        tuple(rows),
        f"部门：{now.department}",
        "单位：万元",
        number=number,
        notes=notes,
        page_break=page_break,
    )


def _balance(now: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("收入", "项目名称"), 3, "left"),
        SheetColumn(("收入", "金额"), 1.6),
        SheetColumn(("支出", "功能分类", "功能科目名称"), 3.6, "left"),
        SheetColumn(("支出", "功能分类", "金额"), 1.6),
        SheetColumn(("支出", "支出用途", "项目名称"), 3, "left"),
        SheetColumn(("支出", "支出用途", "金额"), 1.6),
    )
    income = [
        ("一、财政拨款", in_wan(now.appropriation)),
        ("1.一般公共预算", in_wan(now.appropriation)),
        ("2.政府性基金预算", ""),
        ("二、财政专户管理资金", ""),
        ("三、其他资金", in_wan(now.other_income)),
    ]
    uses = [
        ("一、基本支出", in_wan(now.basic)),
        ("二、项目支出", in_wan(now.project)),
        ("三、单位预留机动经费", ""),
    ]
    amounts = {FUNCTION_NAMES[code]: now.function(code) for code in CLASS_CODES}
    rows: list[tuple[Content, ...]] = []
    for index, name in enumerate(ALL_CLASSES):
        left = income[index] if index < len(income) else ("", "")
        right = uses[index] if index < len(uses) else ("", "")
        rows.append((*left, f"{NUMERALS[index]}、{name}", in_wan(amounts.get(name, 0)), *right))
    total = in_wan(now.total)
    rows.append(("当年收入小计", total, "当年支出小计", Merge.LEFT, Merge.LEFT, total))
    rows.append(("上年结转资金", "", "结转下年资金", Merge.LEFT, Merge.LEFT, ""))
    rows.append(("收入合计", total, "支出合计", Merge.LEFT, Merge.LEFT, total))
    return _sheet(now, "公开表一", "收支预算总表", columns, rows)


def _income(now: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("项目名称",), 3, "left"),
        SheetColumn(("资金来源",), 4, "left"),
        SheetColumn(("金额",), 3),
    )
    granted, other = in_wan(now.appropriation), in_wan(now.other_income)
    rows: list[tuple[Content, ...]] = [
        ("收入总计", Merge.LEFT, in_wan(now.total)),
        ("一般公共预算资金", "小计", granted),
        (Merge.ABOVE, "公共财政拨款（补助）资金", granted),
        (Merge.ABOVE, "专项收入", ""),
        ("政府性基金", "小计", ""),
        ("财政专户管理资金", "小计", ""),
        (Merge.ABOVE, "专户管理教育收费", ""),
        ("其他资金", "小计", other),
        (Merge.ABOVE, "事业收入", other),
        (Merge.ABOVE, "经营收入", ""),
        (Merge.ABOVE, "其他收入", ""),
        ("上年结转和结余资金", "小计", ""),
    ]
    return _sheet(now, "公开表二", "收入预算总表", columns, rows)


def _units(now: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("单位编码",), 1.4, "center"),
        SheetColumn(("单位名称",), 4, "left"),
        *(SheetColumn(("支出预算", one), 2) for one in ("合计", "基本支出", "项目支出", "结转下年资金")),
    )
    rows: list[tuple[Content, ...]] = [
        ("", "合计", in_wan(now.total), in_wan(now.basic), in_wan(now.project), "")
    ]
    for unit in now.units:
        parts = (in_wan(unit.basic + unit.project), in_wan(unit.basic), in_wan(unit.project), "")
        rows.append((unit.code, unit.name, *parts))
    return _sheet(now, "公开表三", "支出预算总表", columns, rows)


def _granted(now: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("收入", "项目名称"), 3, "left"),
        SheetColumn(("收入", "金额"), 2),
        SheetColumn(("支出", "支出用途", "项目名称"), 3, "left"),
        SheetColumn(("支出", "支出用途", "金额"), 2),
    )
    project = now.project - now.other_income
    total = in_wan(now.appropriation)
    rows: list[tuple[Content, ...]] = [
        ("一、一般公共预算", total, "一、基本支出", in_wan(now.basic)),
        ("二、政府性基金预算", "", "二、项目支出", in_wan(project)),
        ("", "", "三、单位预留机动经费", ""),
        ("收入合计", total, "支出合计", total),
    ]
    return _sheet(now, "公开表四", "财政拨款收支预算总表", columns, rows, page_break=False)


def _functions(now: YearBudget, number: str, title: str, parts: bool) -> Sheet:
    amounts = ("合计", "基本支出", "项目支出") if parts else ("金额",)
    columns = (
        SheetColumn(("功能科目编码",), 2, "left"),
        SheetColumn(("功能科目名称",), 5, "left"),
        *(SheetColumn((one,), 2.4) for one in amounts),
    )

    def cells(line: FunctionLine) -> tuple[str, ...]:
        return (
            (in_wan(line.total), in_wan(line.basic), in_wan(line.project)) if parts else (in_wan(line.total),)
        )

    lines = granted_functions(now)
    total = FunctionLine("", sum(line.basic for line in lines), sum(line.project for line in lines))
    rows: list[tuple[Content, ...]] = [("", "合计", *cells(total))]
    for line in rolled_up(lines):
        indent = "　" * ((len(line.code) - 3) // 2) if parts else ""
        rows.append((line.code, indent + line.name, *cells(line)))
    return _sheet(now, number, title, columns, rows)


def _economics(now: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("经济科目编码",), 2, "left"),
        SheetColumn(("经济科目名称",), 5, "left"),
        *(SheetColumn(("基本支出", one), 2.4) for one in ("合计", "人员经费", "公用经费")),
    )
    rows: list[tuple[Content, ...]] = [("", "合计", in_wan(now.basic), in_wan(now.staff), in_wan(now.office))]
    for line in rolled_up_economics(now.economics):
        amount = in_wan(line.amount)
        rows.append((line.code, line.name, amount, *((amount, "") if line.for_staff else ("", amount))))
    return _sheet(now, "公开表六", "财政拨款基本支出预算表（经济科目）", columns, rows)


def _three_public(now: YearBudget) -> Sheet:
    public, over = now.three_public, "“三公”经费"
    cars = "公务用车购置及运行维护费"
    columns = (
        SheetColumn(("合计",), 2, "center"),
        SheetColumn((over, "小计"), 2, "center"),
        SheetColumn((over, "因公出国（境）费"), 2, "center"),
        SheetColumn((over, cars, "小计"), 2, "center"),
        SheetColumn((over, cars, "公务用车购置费"), 2, "center"),
        SheetColumn((over, cars, "公务用车运行维护费"), 2, "center"),
        SheetColumn((over, "公务接待费"), 2, "center"),
        SheetColumn(("会议费",), 2, "center"),
        SheetColumn(("培训费",), 2, "center"),
    )
    meeting, training = now.economic("30215"), now.economic("30216")
    amounts = (
        public.total + meeting + training,
        public.total,
        public.abroad,
        public.vehicles,
        public.purchase,
        public.running,
        public.reception,
        meeting,
        training,
    )
    rows: list[tuple[Content, ...]] = [tuple(in_wan(amount) for amount in amounts)]
    return _sheet(now, "公开表八", "“三公”经费、会议费、培训费支出预算表", columns, rows)


def _empty_fund(now: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("功能科目编码",), 2, "left"),
        SheetColumn(("功能科目名称",), 5, "left"),
        SheetColumn(("金额",), 2.4),
    )
    rows: list[tuple[Content, ...]] = [
        ("", "合计", ""),
        ("", "", ""),
        ("注：此表无数据", Merge.LEFT, Merge.LEFT),
    ]
    return _sheet(now, "公开表九", "政府性基金支出预算表", columns, rows, page_break=False)


def _projects(now: YearBudget, before: YearBudget) -> Sheet:
    columns = (
        SheetColumn(("序号",), 0.8, "center"),
        SheetColumn(("项目名称",), 4, "left"),
        SheetColumn(("功能科目",), 4, "left"),
        SheetColumn((f"{now.year}年预算数",), 2),
        SheetColumn((f"{before.year}年预算数",), 2),
    )
    past = {project.name: project.amount for project in before.projects}
    rows: list[tuple[Content, ...]] = [("", "合计", "", in_wan(now.project), in_wan(before.project))]
    for number, project in enumerate(now.projects, 1):
        function = f"{project.code}-{FUNCTION_NAMES[project.code]}"
        amounts = (in_wan(project.amount), in_wan(past[project.name]))
        rows.append((str(number), project.name, function, *amounts))
    return _sheet(now, "公开表十", "项目支出预算表", columns, rows)
