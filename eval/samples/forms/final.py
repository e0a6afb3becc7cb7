"""A final account: what was spent, set against the year's opening budget."""

from __future__ import annotations

from eval.samples.booklet import Block, Booklet, Heading, NewPage, Paragraph
from eval.samples.department import FUNCTION_NAMES, YearBudget, compared, percent, said, wan
from eval.samples.forms.final_sheets import final_sheets


def final_booklet(name: str, spent: YearBudget, budget: YearBudget) -> Booklet:
    """The final account of one year beside the budget of the same year."""
    blocks: list[Block] = [
        Heading(f"{spent.department}{spent.year}年度部门决算", 0),
        NewPage(),
        Heading("第一部分 部门概况", 1),
        Paragraph(
            f"{spent.department}（以下简称{spent.short_name}）负责全区公共文化服务、文物保护、"
            "非物质文化遗产传承和旅游市场监管。"
        ),
        Paragraph("纳入决算编制范围的单位包括：局本部、明州市东渚区图书馆、明州市东渚区文化馆。"),
        NewPage(landscape=True),
        Heading("第二部分 部门决算表", 1),
        *final_sheets(spent, budget),
        NewPage(),
        Heading("第三部分 部门决算情况说明", 1),
        *_account(spent, budget),
        *_public(spent, budget),
        *_other(spent),
        Heading("第四部分 名词解释", 1),
        Paragraph("一、财政拨款收入：指区级财政部门本年度拨付的资金。"),
        Paragraph("二、年末结转和结余：指本年度未用完、留待下年使用的资金。"),
    ]
    return Booklet(name, tuple(blocks))


def _account(spent: YearBudget, budget: YearBudget) -> list[Block]:
    blocks: list[Block] = [
        Heading("一、收入支出决算总体情况"),
        Paragraph(
            f"{spent.year}年度收入总计{said(spent.total)}，支出总计{said(spent.total)}。"
            f"本年支出合计{said(spent.total)}，其中：基本支出{said(spent.basic)}，"
            f"占{percent(spent.basic, spent.total)}%；项目支出{said(spent.project)}，"
            f"占{percent(spent.project, spent.total)}%。"
        ),
        Heading("二、一般公共预算财政拨款支出决算情况"),
        Paragraph(
            f"{spent.year}年度一般公共预算财政拨款支出年初预算为{said(budget.total)}，"
            f"支出决算为{said(spent.total)}，"
            f"完成年初预算的{percent(wan(spent.total), wan(budget.total))}%。其中："
        ),
    ]
    for number, line in enumerate(spent.functions, 1):
        path = f"{FUNCTION_NAMES[line.code[:3]]}（类）{FUNCTION_NAMES[line.code[:5]]}（款）{line.name}（项）"
        planned = budget.function(line.code)
        blocks.append(
            Paragraph(
                f"{number}.{path}。年初预算为{said(planned)}，支出决算为{said(line.total)}，"
                f"完成年初预算的{percent(wan(line.total), wan(planned))}%，"
                "决算数与年初预算数有差异的原因是据实结算。"
            )
        )
    blocks.append(Heading("三、一般公共预算财政拨款基本支出决算情况"))
    blocks.append(
        Paragraph(
            f"{spent.year}年度基本支出{said(spent.basic)}，其中：人员经费{said(spent.staff)}，"
            f"公用经费{said(spent.office)}。"
        )
    )
    return blocks


def _public(spent: YearBudget, budget: YearBudget) -> list[Block]:
    done, planned = spent.three_public, budget.three_public
    return [
        Heading("四、“三公”经费支出决算情况"),
        Paragraph(
            f"{spent.year}年度“三公”经费预算为{said(planned.total)}，支出决算为{said(done.total)}，"
            f"比预算{compared(done.total, planned.total)}。其中：公务用车购置及运行维护费决算"
            f"{said(done.vehicles)}，公务接待费决算{said(done.reception)}，因公出国（境）费决算0万元。"
        ),
        Paragraph(
            f"公务接待费支出{said(done.reception)}，"
            f"全年国内接待{spent.cars * 14}批次、{spent.cars * 96}人次。"
        ),
    ]


def _other(spent: YearBudget) -> list[Block]:
    return [
        Heading("五、其他重要事项"),
        Paragraph(f"（一）机关运行经费支出{said(spent.office)}。"),
        Paragraph(
            f"（二）政府采购支出{said(spent.procurement_goods + spent.procurement_services)}，其中："
            f"货物支出{said(spent.procurement_goods)}，服务支出{said(spent.procurement_services)}。"
        ),
        Paragraph(f"（三）截至{spent.year}年12月31日，共有车辆{spent.cars}辆。"),
        Paragraph("（四）本部门没有政府性基金预算财政拨款收入和支出。"),
    ]
