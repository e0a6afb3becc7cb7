"""Tables that begin anew: heads printed again, projects named in the prose, tables of contents."""

from __future__ import annotations

from drawn import grid, page

from ingest.model import Table
from ingest.tables.facts import build_facts
from ingest.tables.logical import build_tables

CONTROLLED = [
    ["财政供养人员情况（人）", "编制数", "2022年实际在职人数", "控制率"],
    ["", "1286", "1218", "94.71%"],
    ["经费控制情况（万元）", "2021年决算数", "2022年预算数", "2022年决算数"],
    ["三公经费", "35.19", "58.50", "48.27"],
    ["项目支出", "9436.72", "7602.35", "10038.12"],
]
DETAILS = [["序号", "明细内容", "金额（元）"], ["1", "保安员服务费", "85728960"], ["", "合计", "85728960"]]
MORE = [["序号", "明细内容", "金额（元）"], ["1", "课后服务补贴", "12978000"], ["", "合计", "12978000"]]
UNITS = [["序号", "单位名称", "单位性质"], ["1", "望川市水文站", "事业单位"], ["2", "望川市水库", "事业单位"]]


def test_measures_named_anew_head_a_table_of_their_own() -> None:
    drawn = grid(CONTROLLED, 1)
    tables = build_tables([page(1, (("部门整体支出绩效评价基础数据表", 150.0),), (drawn,))], [[drawn]])
    facts = {(fact.label, fact.year, fact.measure): fact for fact in build_facts(tables)}
    spent = facts["三公经费", 2022, "final"]
    assert (str(spent.amount), spent.unit) == ("48.27", "万元")
    assert str(facts["三公经费", 2021, "final"].amount) == "35.19"
    assert not any(fact.label == "经费控制情况(万元)" for fact in build_facts(tables))


def _of_projects() -> tuple[Table, ...]:
    first, second = grid(DETAILS, 1), grid(MORE, 2)
    over = [("一、项目概述", 110.0), ("六、年度预算安排", 130.0), ("具体明细如下：", 150.0)]
    pages = [
        page(1, (("项目名称：校园安保服务经费", 80.0), *over), (first,)),
        page(2, (("项目名称：课后服务经费", 80.0), *over), (second,)),
    ]
    return build_tables(pages, [[first], [second]])


def test_table_under_its_own_lead_does_not_go_on_with_that_of_the_page_before() -> None:
    titles = [table.title for table in _of_projects()]
    assert titles == ["校园安保服务经费年度预算安排", "课后服务经费年度预算安排"]


def test_line_of_the_contents_is_no_title() -> None:
    drawn = grid(UNITS, 3)
    lines = (("目录", 80.0), ("一、主要职能", 110.0), ("八、项目支出绩效目标表", 130.0))
    pages = [page(1, lines, ()), page(2, (("本部门负责水利工作。", 90.0),), ()), page(3, (), (drawn,))]
    (table,) = build_tables(pages, [[], [], [drawn]])
    assert table.title == ""
