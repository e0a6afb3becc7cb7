"""A district's form: tables in 元 with 类, 款 and 项 in three columns, prose and “三公”经费 in 万元.

The total row stands last, blanks mean none, empty fund tables carry a note under the grid.
"""

from __future__ import annotations

from eval.samples.booklet import Block, Booklet, Heading, NewPage, Paragraph
from eval.samples.department import FUNCTION_NAMES, YearBudget, compared, said
from eval.samples.forms.district_sheets import district_sheets


def district_booklet(name: str, now: YearBudget, before: YearBudget) -> Booklet:
    """The budget disclosure of one year; `before` is what its prose compares with."""
    blocks: list[Block] = [
        Heading(f"明州市东渚区{now.year}年区级部门预算", 0),
        Heading(f"预算主管部门：{now.department}", 2),
        NewPage(),
        *_duties(now),
        *_account(now, before),
        *district_sheets(now),
        NewPage(),
        *_other(now, before),
    ]
    return Booklet(name, tuple(blocks))


def _duties(now: YearBudget) -> list[Block]:
    return [
        Heading(f"{now.department}主要职能", 1),
        Paragraph(
            f"{now.department}（以下简称{now.short_name}）是区政府主管文化艺术、公共文化服务、文物保护和旅游发展的"
            "工作部门。主要职能包括：拟订全区文化和旅游发展规划并组织实施；管理公共文化设施，组织群众文化活动；"
            "指导图书馆、文化馆总分馆建设；负责文物保护和非物质文化遗产传承；培育旅游市场，监管服务质量。"
        ),
        Heading(f"{now.department}机构设置", 1),
        Paragraph(
            f"{now.department}部门预算是包括局本部以及下属2家预算单位的综合收支计划。"
            "局机关设5个内设机构，包括：办公室、公共文化科、艺术科、文物科、旅游发展科。"
            "下属单位包括：明州市东渚区图书馆、明州市东渚区文化馆。"
        ),
        Heading("名词解释", 1),
        Paragraph("（一）财政拨款收入：指区级财政部门当年拨付给本部门的资金。"),
        Paragraph("（二）基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员经费和公用经费。"),
        Paragraph("（三）项目支出：指在基本支出之外，为完成特定工作任务或事业发展目标而安排的支出。"),
        Paragraph("（四）“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。"),
        Paragraph("（五）机关运行经费：指行政单位用一般公共预算安排的基本支出中的日常公用经费。"),
    ]


def _account(now: YearBudget, before: YearBudget) -> list[Block]:
    blocks: list[Block] = [
        NewPage(),
        Heading(f"{now.year}年部门预算编制说明", 1),
        Paragraph(
            f"{now.year}年，{now.department}收入预算{said(now.total)}，其中：财政拨款收入{said(now.total)}，"
            f"比{before.year}年预算{compared(now.total, before.total)}；事业收入0万元；其他收入0万元。"
        ),
        Paragraph(
            f"支出预算{said(now.total)}，其中：基本支出{said(now.basic)}，项目支出{said(now.project)}。"
            f"基本支出比{before.year}年预算{compared(now.basic, before.basic)}；"
            f"项目支出比{before.year}年预算{compared(now.project, before.project)}。"
            "收支变化的主要原因是：按工作安排调整了文化活动和馆舍修缮项目，并据实核定人员经费。"
        ),
        Paragraph("财政拨款支出主要内容如下："),
    ]
    purposes = {project.code: project.purpose for project in now.projects}
    for number, line in enumerate(now.functions, 1):
        path = f"{FUNCTION_NAMES[line.code[:3]]}（类）{FUNCTION_NAMES[line.code[:5]]}（款）{line.name}（项）"
        purpose = purposes.get(line.code, "在职和离退休人员经费以及日常公用经费")
        blocks.append(Paragraph(f"{number}.“{path}”{said(line.total)}，主要用于{purpose}。"))
    return blocks


def _other(now: YearBudget, before: YearBudget) -> list[Block]:
    public, past = now.three_public, before.three_public
    year = before.year
    first = now.projects[0]
    return [
        Heading("其他相关情况说明", 1),
        Heading(f"一、{now.year}年“三公”经费预算情况说明"),
        Paragraph(
            f"{now.year}年“三公”经费预算数为{said(public.total)}，"
            f"比{year}年预算{compared(public.total, past.total)}。其中："
        ),
        Paragraph("（一）因公出国（境）费0万元，与上年预算持平，主要原因是此部分预算由区外事部门统一安排。"),
        Paragraph(
            f"（二）公务用车购置及运行费{said(public.vehicles)}，"
            f"比{year}年预算{compared(public.vehicles, past.vehicles)}，"
            f"其中：公务用车购置费{said(public.purchase)}；公务用车运行费{said(public.running)}，"
            "主要原因是根据车况和油价核定运行费用。"
        ),
        Paragraph(
            f"（三）公务接待费{said(public.reception)}，"
            f"比{year}年预算{compared(public.reception, past.reception)}，"
            "主要原因是按公务活动计划核定接待批次和人数。"
        ),
        Heading("二、机关运行经费预算"),
        Paragraph(f"{now.year}年{now.department}财政拨款的机关运行经费预算为{said(now.office)}。"),
        Heading("三、政府采购预算情况"),
        Paragraph(
            f"{now.year}年度本部门政府采购预算{said(now.procurement_goods + now.procurement_services)}，"
            f"其中：政府采购货物预算{said(now.procurement_goods)}、政府采购工程预算0万元、"
            f"政府采购服务预算{said(now.procurement_services)}。"
        ),
        Heading("四、绩效目标设置情况"),
        Paragraph(
            f"{now.year}年度，本部门编报绩效目标的项目共{len(now.projects)}个，涉及项目预算资金{said(now.project)}。"
        ),
        Heading("五、国有资产占有使用情况"),
        Paragraph(
            f"截至{year}年12月31日，{now.department}共有车辆{now.cars}辆，均为机要通信和应急保障用车；"
            "单价100万元（含）以上设备0台（套）。"
        ),
        Heading(f"六、{first.name}经费情况说明"),
        Paragraph(
            f"{now.year}年{first.name}预算{said(first.amount)}，用于{first.purpose}，由{now.department}组织实施。"
        ),
    ]
