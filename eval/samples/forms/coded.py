"""A city's form: tables in 万元 with one code column and rows of subordinate units; prose first."""

from __future__ import annotations

from eval.samples.booklet import Block, Booklet, Heading, NewPage, Paragraph
from eval.samples.department import YearBudget, compared, percent, said
from eval.samples.forms.coded_sheets import coded_sheets


def coded_booklet(name: str, now: YearBudget, before: YearBudget) -> Booklet:
    """The budget disclosure of one year; `before` is what its prose and projects table compare with."""
    blocks: list[Block] = [
        Heading(f"{now.year}年{now.department}部门预算", 0),
        NewPage(),
        Heading("第一部分 部门概况", 1),
        *_overview(now),
        Heading("第二部分 部门预算情况说明", 1),
        *_account(now, before),
        *_public(now, before),
        *_other(now, before),
        Heading("第三部分 名词解释", 1),
        *_terms(),
        NewPage(landscape=True),
        Heading("第四部分 部门预算表", 1),
        *coded_sheets(now, before),
    ]
    return Booklet(name, tuple(blocks))


def _overview(now: YearBudget) -> list[Block]:
    names = "、".join(unit.name for unit in now.units[1:])
    return [
        Heading("一、部门职责"),
        Paragraph(
            f"{now.department}（以下简称{now.short_name}）是主管全市水行政工作的部门，负责水资源管理与保护、"
            "河道堤防维护、防汛抗旱、农村供水、水土保持和节约用水工作。"
        ),
        Heading("二、机构设置"),
        Paragraph(
            f"{now.department}部门预算由局本级和{len(now.units) - 1}家下属单位的预算组成。"
            f"下属单位包括：{names}。"
        ),
    ]


def _account(now: YearBudget, before: YearBudget) -> list[Block]:
    year = before.year
    return [
        Heading("一、收支预算总体情况"),
        Paragraph(
            f"{now.department}{now.year}年收支预算总额{said(now.total)}，"
            f"比{year}年{compared(now.total, before.total)}。"
            "变动的主要原因是：河道清淤和防汛物资按轮换计划安排，人员经费按实有人数核定。"
        ),
        Heading("二、收入预算情况"),
        Paragraph(
            f"{now.year}年收入预算{said(now.total)}，其中：一般公共预算收入{said(now.appropriation)}，"
            f"占{percent(now.appropriation, now.total)}%；事业收入{said(now.other_income)}，"
            f"占{percent(now.other_income, now.total)}%。"
        ),
        Heading("三、支出预算情况"),
        Paragraph(
            f"{now.year}年支出预算{said(now.total)}，其中：基本支出{said(now.basic)}，"
            f"占{percent(now.basic, now.total)}%，比{year}年{compared(now.basic, before.basic)}；"
            f"项目支出{said(now.project)}，占{percent(now.project, now.total)}%，"
            f"比{year}年{compared(now.project, before.project)}。"
        ),
        Heading("四、财政拨款基本支出情况"),
        Paragraph(
            f"{now.year}年财政拨款基本支出{said(now.basic)}，其中：人员经费{said(now.staff)}，"
            f"公用经费{said(now.office)}。"
        ),
    ]


def _public(now: YearBudget, before: YearBudget) -> list[Block]:
    public, past, year = now.three_public, before.three_public, before.year
    return [
        Heading("五、“三公”经费预算情况"),
        Paragraph(
            f"{now.year}年“三公”经费预算{said(public.total)}，"
            f"比{year}年{compared(public.total, past.total)}。"
        ),
        Paragraph(
            f"1.因公出国（境）费{said(public.abroad)}，比{year}年{compared(public.abroad, past.abroad)}，"
            "主要用于水利技术交流团组。"
        ),
        Paragraph(
            f"2.公务接待费{said(public.reception)}，比{year}年{compared(public.reception, past.reception)}，"
            "主要原因是按公务活动计划核定接待批次。"
        ),
        Paragraph(
            f"3.公务用车购置及运行维护费{said(public.vehicles)}，"
            f"比{year}年{compared(public.vehicles, past.vehicles)}。其中："
            f"公务用车购置费{said(public.purchase)}；公务用车运行维护费{said(public.running)}。"
        ),
        Paragraph(
            f"会议费预算{said(now.economic('30215'))}，比{year}年"
            f"{compared(now.economic('30215'), before.economic('30215'))}；"
            f"培训费预算{said(now.economic('30216'))}，比{year}年"
            f"{compared(now.economic('30216'), before.economic('30216'))}。"
        ),
    ]


def _other(now: YearBudget, before: YearBudget) -> list[Block]:
    return [
        Heading("六、其他重要事项"),
        Paragraph(
            f"（一）机关运行经费。{now.year}年机关运行经费预算{said(now.office)}，"
            f"比{before.year}年{compared(now.office, before.office)}，主要原因是办公用房能耗和维修安排变化。"
        ),
        Paragraph(
            f"（二）政府采购。{now.year}年政府采购预算"
            f"{said(now.procurement_goods + now.procurement_services)}，"
            f"其中：货物{said(now.procurement_goods)}，服务{said(now.procurement_services)}。"
        ),
        Paragraph(
            f"（三）国有资产。截至{before.year}年12月31日，{now.department}共有车辆{now.cars}辆；"
            "单价100万元以上的专用设备2台（套）。"
        ),
        Paragraph(
            f"（四）绩效目标。{now.year}年实行绩效目标管理的项目{len(now.projects)}个，"
            f"涉及预算{said(now.project)}。"
        ),
        Paragraph("（五）政府性基金。本部门没有政府性基金预算安排的支出。"),
    ]


def _terms() -> list[Block]:
    return [
        Paragraph("一、一般公共预算收入：指市级财政当年拨给本部门的一般公共预算资金。"),
        Paragraph("二、事业收入：指下属事业单位开展专业业务活动取得的收入。"),
        Paragraph("三、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员经费和公用经费。"),
        Paragraph("四、项目支出：指在基本支出之外，为完成特定任务和事业发展目标安排的支出。"),
        Paragraph("五、机关运行经费：指为保障行政单位运行，用于购买货物和服务的公用经费。"),
    ]
