"""Questions for words: lists in text cells, supposed reasons, and the nearest passage as the last resort."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsed import Shelf
from written import document, table

from qa.engine import Engine
from qa.prose.enumerations import enumerated
from qa.prose.explain import explain
from qa.question.inquiry import read_inquiry

GOALS = table(
    "项目支出绩效目标表",
    ("项目名称", "绩效目标"),
    (
        "水利人才培养项目",
        "开展三个子项目，分别是站所长能力提升项目、河道员轮训项目和青年骨干研修项目。",
    ),
    (
        "水利装备博览会",
        "主要参展方包括东江集团、南江集团、北江集团等大型水利企业，以及配套厂商。",
    ),
    ("维修维护费", "用于城区水文站、市水利学校、市救灾仓库内部修缮、设备维护等。"),
)
PROSE = document(
    (("第一部分概况",), "江南市水利局加挂江南市河长制办公室、江南市防汛办公室牌子。"),
    (("第一部分概况",), "局机关设4个内设机构，包括：办公室、规划处、建设处、防汛处。"),
    (("第一部分概况",), "特别说明：2025年12月内设机构发生变动：撤销水文信访处和水文安全处，设立水文处。"),
    (("第一部分概况",), "下属单位包括：江南市东湖水库、江南市西湖水库、江南市水文站、江南市水利学校。"),
    "新建防汛中心工程位于江南区滨河路与江堤路路口，东至滨河路，南至规划绿地。",
    "支出预算100万元，比上年减少20万元，主要原因是：一是压减一般性支出；二是食堂管理费改列委托业务费。",
    "培训费8万元，与上年持平。考虑防汛条例重新修订，业务培训仍属必要。",
    "信访事务支出30万元，比上年增加2万元，主要是任务增加。",
    "信访事务支出规模较大，主要用于接待场所开办、信访系统维护和场所运行。",
    tables=(GOALS,),
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({PROSE.name: PROSE}))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "水利人才培养项目由哪三个子项目组成？",
            ("站所长能力提升项目", "河道员轮训项目", "青年骨干研修项目"),
        ),
        ("水利装备博览会点名了哪几家水利企业？", ("东江集团", "南江集团", "北江集团")),
        ("水利局还挂着哪两块牌子？", ("江南市河长制办公室", "江南市防汛办公室")),
        ("局机关内部设了哪些机构？逐个列出", ("办公室", "规划处", "建设处", "防汛处")),
        ("2025年12月机构变动，撤销了哪两个处室？", ("水文信访处", "水文安全处")),
        ("2025年12月内设机构发生变动，撤掉了哪两个处？", ("水文信访处", "水文安全处")),
        ("局里面分了哪些部门？", ("办公室", "规划处", "建设处", "防汛处")),
        ("水利局下面管着哪几座水库？", ("江南市东湖水库", "江南市西湖水库")),
    ],
)
def test_names_are_listed_wherever_they_are_enumerated(
    engine: Engine, question: str, names: tuple[str, ...]
) -> None:
    record = engine.ask(question)
    assert record.status == "answered" and tuple(record.items) == names, record.text


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("防汛中心新建工程在什么位置？", "滨河路与江堤路路口"),
        ("维修维护费这个项目，钱是给哪几家单位修房子修设备的？", "市救灾仓库"),
        ("信访事务支出主要花在哪几件事上？", "接待场所开办"),
    ],
)
def test_the_nearest_passage_is_quoted(engine: Engine, question: str, phrase: str) -> None:
    record = engine.ask(question)
    assert record.status == "answered" and phrase in record.text
    assert record.citations


@pytest.mark.parametrize(
    "question", ["地铁三期工程在什么位置？", "哪几家医院参加了义诊？", "滑雪场建设项目为什么增加？"]
)
def test_what_is_nowhere_named_stays_unanswered(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_what_is_related_to_a_thing_is_picked_from_the_list(engine: Engine) -> None:
    assert engine.ask("和规划建设有关的内设机构有哪些？").items == ["规划处", "建设处"]


def test_a_member_that_the_list_denies_to_be_of_a_sort_is_none() -> None:
    made = document("本部门下属单位包括：江南市水文中心（非独立编制预算单位）、江南市水利学校。")
    found = explain("江南市水文中心是独立编制预算的单位吗？", [made])
    assert found and found.verdict is False


@pytest.mark.parametrize(
    "question", ["江南市水文中心原名是什么？", "水文中心改名前叫啥？", "水文中心以前叫什么名字？"]
)
def test_a_former_name_is_the_one_that_was_changed(question: str) -> None:
    made = document("江南市水文中心在滨河路办公。", "2019年，江南市水文办公室更名为江南市水文中心。")
    record = Engine(Shelf({made.name: made})).ask(question)
    assert "江南市水文办公室" in record.text


@pytest.mark.parametrize("question", ["狱政设施建设的钱打算怎么花？", "狱政设施建设用来干什么？"])
def test_what_is_spent_here_comes_before_what_the_glossary_says(question: str) -> None:
    made = document(
        "（17）狱政设施建设（项）333万元，主要用于设施维修、技术装备购置。",
        (("第四部分名词解释",), "29.狱政设施建设（项）：反映监狱管理部门用于狱政设施建设方面的支出。"),
    )
    found = explain(question, [made])
    assert found and "333万元" in found.lead


def test_a_cell_is_told_with_the_project_that_it_is_about() -> None:
    goals = replace(GOALS, kind="performance_table")
    made = document("江南市水利局2026年部门预算。", tables=(goals,))
    found = explain("维修维护费是用来做什么的？", [made])
    assert found and found.lead.startswith("维修维护费：用于城区水文站")


def test_a_fall_below_the_budget_contradicts_no_rise_over_last_year() -> None:
    made = document("公务接待费支出决算4万元，较预算数减少1万元，主要原因是厉行节约。")
    found = explain("公务接待费决算为什么比上年多？", [made])
    assert found is None or found.kind != "premise"


def test_a_supposed_reason_is_tested_against_the_printed_one() -> None:
    other = explain("支出预算减少是因为裁员了吗？", [PROSE])
    assert other and other.verdict is False and "压减一般性支出" in other.lead
    same = explain("支出预算减少，是不是因为压减了一般性支出？", [PROSE])
    assert same and same.verdict is True
    wrong = explain("支出预算扩大是因为食堂改造吗？", [PROSE])
    assert wrong and wrong.kind == "premise" and "减少20万元" in wrong.lead


def test_one_of_several_reasons_is_told_by_its_number() -> None:
    found = explain("支出预算减少的第二条理由是什么？", [PROSE])
    assert found and found.lead.startswith("第二条原因（原文）：食堂管理费改列委托业务费")


def test_what_was_considered_is_a_reason() -> None:
    found = explain("培训费为什么没压，还跟上年一样？", [PROSE])
    assert found and found.verdict is True and "防汛条例重新修订" in found.lead


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("委托业务费比上年少了三成多，文件怎么解释的？", -1),
        ("培训费预算为什么翻着番往上涨？", 1),
        ("防汛支出只完成年初预算的一成多，文件怎么解释的？", -1),
        ("支出预算比上年多出来的部分用在哪了？", 1),
    ],
)
def test_a_way_is_read_past_rounded_amounts(question: str, claim: int) -> None:
    inquiry = read_inquiry(question)
    assert inquiry.kind == "reason" and inquiry.claim == claim
    assert len(inquiry.fragments) == 1


@pytest.mark.parametrize(
    "question",
    [
        "没有安排公务用车运行费，单位是怎么解释的",
        "委托业务费今年归零了，文件怎么解释的？",
        "公务接待费下降4%，压下来的预算给了哪个单位？",
    ],
)
def test_what_is_not_spent_is_asked_the_reason_of(question: str) -> None:
    assert read_inquiry(question).kind == "reason"


def test_a_change_of_the_whole_is_told_by_either_side() -> None:
    made = document("2026年江南市水利局部门预算收入90万元，较2025年年初预算减少10万元，主要原因是项目完工。")
    found = explain("2026年收支预算比上年减少是什么缘故？", [made])
    assert found and "项目完工" in found.lead


def test_a_rounded_share_picks_the_change_of_that_size() -> None:
    made = document(
        "1.信访事务支出（项）30万元，比2025年执行数增加20万元，增长200%，主要是任务增加。",
        "2026年预算数比2025年减少较为明显的项级科目为2014099信访事务支出，比2025年执行数减少120万元，减少85.5%，"
        "主要原因是基建投资暂无安排。",
    )
    found = explain("信访事务支出比上年执行数少了八成多，为什么？", [made])
    assert found and found.verdict is True and "基建投资暂无安排" in found.lead


def test_a_remark_before_the_question_is_no_topic() -> None:
    found = explain("都说过紧日子，培训费今年下降了多少，为什么降？", [PROSE])
    assert found and found.kind == "premise" and "与上年持平" in found.lead


def test_guiding_is_no_defining() -> None:
    made = document("（一）组织指导全市地名管理工作。", "（二）联系和指导老区建设促进会工作。")
    found = explain("老区建设方面联系哪个组织？", [made])
    assert found and "老区建设促进会" in found.lead


def test_amounts_are_not_cut_at_their_thousands() -> None:
    assert enumerated("一般公共预算173,188.53万元") == ("一般公共预算173,188.53万元",)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("班列的绩效目标定了哪五条运营线路？", ("中亚", "中俄", "中白俄", "中欧", "中南亚")),
        ("水利局设立了哪些派出机构？", ("东湖办事处", "西湖办事处")),
        ("2025年机构调整撤销了哪两个内设处室？", ("水情处", "灾情处")),
    ],
)
def test_names_stand_behind_their_count_and_behind_what_was_done(
    question: str, names: tuple[str, ...]
) -> None:
    lines = "=5条（中亚、中俄、中白俄、中欧、中南亚）"
    goals = table("绩效目标表", ("项目名称", "运营线路"), ("班列保障资金", lines))
    made = document(
        "设立东湖办事处、西湖办事处，作为江南市水利局的派出机构，承担具体工作。",
        "江南市水利局共有2个派出机构，分别为东湖办事处、西湖办事处。",
        "特别说明：2025年我局内设机构发生变动：撤销水情处和灾情处，设立水旱处；",
        tables=(goals,),
    )
    record = Engine(Shelf({made.name: made})).ask(question)
    assert tuple(record.items) == names, record.text


def test_a_cell_that_runs_over_the_page_is_cited_on_both() -> None:
    text = "聚焦口岸防汛抢险能力提升，采购大型移动式排水设施，替换难以应对洪涝灾害的小型抽水设备，"
    text += "增强极端天气条件下的应急排水能力，保障交通顺畅。"
    goals = table("绩效目标表", ("项目名称", "绩效目标"), ("防汛专项", text), ("宣传专项", "开展宣传。"))
    first, second = goals.rows
    cells = tuple(replace(cell, box=(100.0, 740.0, 200.0, 760.0)) for cell in first.cells)
    later = replace(second, page=10, cells=tuple(replace(cell, page=10) for cell in second.cells))
    goals = replace(goals, pages=(9, 10), rows=(replace(first, cells=cells), later))
    made = document("概况。", tables=(goals,))
    record = Engine(Shelf({made.name: made})).ask("移动式排水设施是拿来替换什么设备的？")
    assert {citation.page for citation in record.citations} >= {9, 10}, record.text
