"""Questions said over in plain forms: what is asked stays, and so do the names."""

from __future__ import annotations

import pytest

from qa.question.colloquial import plain_question
from qa.question.restated import restated
from qa.question.restated.said import said_of
from qa.question.restated.texts import texts

TERMS = frozenset(
    {"人员经费", "基本支出", "委托业务费", "商品和服务支出", "退休费", "支出总计", "城管执法", "差旅费"}
)


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("以商品和服务支出合计为分母，委托业务费的比重有多高？", "委托业务费占商品和服务支出合计百分之几"),
        ("拿人员经费除以基本支出，比例是多少（%）？", "人员经费占基本支出百分之几"),
        ("基本支出里，人员经费的比重是多少（用百分数表示）？", "人员经费占基本支出百分之几"),
        ("人员经费总共那么多，走基本支出的部分占百分之多少？", "基本支出占人员经费百分之几"),
        ("用人员经费的预算除以基本支出的总预算（4亿元出头），占比是多少？", "人员经费占基本支出百分之几"),
        ("人员经费在整个基本支出里的份额有多大，请给个百分数？", "人员经费占基本支出百分之几"),
    ],
)
def test_a_share_is_said_over_as_one(asked: str, plain: str) -> None:
    assert next(restated(asked, TERMS)) == plain


def test_what_only_introduces_a_question_goes() -> None:
    assert list(restated("有个地方想核一下：人员经费多少", TERMS)) == ["人员经费多少"]


def test_a_plain_question_has_no_other_form() -> None:
    assert list(restated("人员经费多少", TERMS)) == []


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("用亿元作单位的话，支出总计是多少？", "支出总计是多少亿元"),
        ("支出总计换算成亿元等于多少？", "支出总计是多少亿元"),
        ("支出总计多少？麻烦按“亿元”报数", "支出总计是多少亿元"),
        ("表里的退休费是按元列的，写成万元应当是多少？", "表里的退休费是多少万元"),
        ("表里的退休费用万元列示，等于多少元？", "表里的退休费是多少元"),
        ("退休费有多少亿元？请把万元数折成亿。", "退休费是多少亿元"),
        ("我要填的表单位是元，退休费该填多少？", "退休费是多少元"),
        ("退休费（单位：元）是多少", "退休费是多少元"),
        ("请把退休费从万元换算成元", "退休费是多少元"),
        ("退休费，不要万元，直接告诉我多少元", "退休费是多少元"),
    ],
)
def test_the_unit_wanted_is_said_at_the_end(asked: str, plain: str) -> None:
    assert next(restated(asked, TERMS)) == plain


def test_words_that_carry_a_question_go() -> None:
    asked = "2023年在城管执法（2120104）上的预算投入是多大一笔？"
    assert list(restated(asked, TERMS))[-1] == "2023年在城管执法(2120104)上是多少"


def test_a_check_is_no_look_up() -> None:
    assert not any("多少" in plain for plain in restated("退休费那一行是不是100万元", TERMS))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("财政掏钱请外面办事，也就是委托业务费，一共多少？", "委托业务费,一共多少"),
        ("那个539万元的委托业务费安排了多少？", "委托业务费安排了多少"),
        ("用于发工资之类的人员经费有多少？", "人员经费有多少"),
        ("出差用的钱（差旅费）是多少？", "差旅费是多少"),
        ("差旅费拆成基本支出和人员经费，人员经费那部分是多少？", "差旅费人员经费那部分是多少"),
        ("家底有多厚？差旅费以2026年1月31日的数为准是多少", "差旅费2026年1月31日是多少"),
        ("写研究报告要个规模：差旅费是多少", "差旅费是多少"),
    ],
)
def test_other_words_for_a_name_go(asked: str, plain: str) -> None:
    assert plain in list(restated(asked, TERMS))


def test_both_measures_of_a_thing() -> None:
    asked = "把差旅费的两个数找出来：一个是预算，一个是决算"
    assert "差旅费的预算数和决算数分别是多少" in list(restated(asked, TERMS))


def test_the_body_and_the_year_are_kept() -> None:
    asked = "市审计局2026年养人的钱（人员经费）是多少？"
    assert "市审计局2026年人员经费是多少" in list(restated(asked, TERMS, ["市审计局"]))


COSTS = TERMS | {"水费", "电费", "邮电费", "房屋租金", "办公楼租金", "在职人员经费", "公务用车", "干部培训班"}


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("租房分两笔：“办公楼租金”，还有“房屋租金”，总共多少万元？", "办公楼租金和房屋租金合计多少万元"),
        ("水费、电费、邮电费三样，基本支出合计安排多少元？", "基本支出里,水费、电费和邮电费合计多少元"),
        ("假如人数取90，在职人员经费摊到每个人头上有多少万元？", "在职人员经费按90人平摊,每人多少万元"),
        ("按现有43辆公务用车算，每辆车一年运行费平均摊到多少？", "公务用车运行费按43辆平摊,每辆多少"),
        ("今年要办四个培训，平均下来一个多少万元？", "今年四场培训平均每个多少万元"),
        ("办干部培训班，用表上的总金额除以人数，每人合多少元？", "干部培训班平均每人多少元"),
    ],
)
def test_sums_and_averages_are_said_over(asked: str, plain: str) -> None:
    assert plain in list(restated(asked, COSTS))


def test_a_sum_is_none_where_something_else_is_asked() -> None:
    assert not [p for p in restated("水费和电费总共比邮电费多多少？", COSTS) if "合计" in p]


def test_how_the_answer_is_to_be_written_is_no_part_of_it() -> None:
    asked = "基本支出里，人员经费占几成？请用百分数回答。"
    assert "人员经费占基本支出百分之几" in list(restated(asked, TERMS))


@pytest.mark.parametrize(
    ("asked", "bodies", "plain"),
    [
        ("口岸办机构设置里列的七个处室", ("口岸办",), "内设机构有哪些"),
        ("纳入本部门预算编制的各家二级预算单位叫什么名字", (), "纳入部门预算编制范围的单位有哪些"),
        ("支出预算增长近两亿，对应的两点理由分别是什么", (), "支出预算增长的原因是什么"),
        ("基本支出缩水八千多万元，说明给出的解释是什么", (), "基本支出缩水的原因是什么"),
    ],
)
def test_what_prose_tells_is_asked_for_in_one_form(asked: str, bodies: tuple[str, ...], plain: str) -> None:
    assert plain in list(texts(said_of(asked, frozenset(), bodies)))


@pytest.mark.parametrize("asked", ["国防教育中心定了哪些量化目标", "实验小学的内部机构名单"])
def test_the_parts_of_another_body_are_not_those_of_the_body_itself(asked: str) -> None:
    assert "内设机构有哪些" not in list(texts(said_of(asked, frozenset())))


@pytest.mark.parametrize(
    "asked",
    [
        "以水费为1，电费是几？",
        "把水费看作1份，电费是多少份？",
        "水费的几倍才等于电费？",
        "电费与水费的倍数关系是几倍？",
    ],
)
def test_a_multiple_is_said_over_as_one(asked: str) -> None:
    assert "电费是水费的几倍" in list(restated(asked, COSTS))


@pytest.mark.parametrize("asked", ["水费、电费和飞艇费三样合计多少元？", "把水费、飞艇费、邮电费加总"])
def test_what_nothing_prints_is_not_left_out_of_a_sum(asked: str) -> None:
    assert not [plain for plain in restated(asked, COSTS) if "飞艇" not in plain]


@pytest.mark.parametrize(
    "asked",
    [
        "差旅费那栏写着多少？",
        "关于差旅费，文件给出的数字是多少？",
        "差旅费的金额请帮我找出来",
        "与差旅费对应的预算数是多少？",
        "年度预算中差旅费占用多少资金？",
        "您知道差旅费安排了多少吗？",
        "翻到预算表，差旅费那一行填的是几？",
        "差旅费这笔钱的规模有多大？",
        "领导问差旅费多少，怎么答？",
    ],
)
def test_a_name_among_words_that_name_nothing(asked: str) -> None:
    assert list(restated(asked, TERMS))[-1] in ("差旅费是多少", "差旅费多少", "差旅费,多少", "差旅费,是多少")


def test_words_that_may_name_something_stay() -> None:
    asked = "给航天员的差旅费那栏写着多少？"
    assert "航天员" in list(restated(asked, TERMS))[-1]


def test_figures_asked_for_one_after_another() -> None:
    asked = "住房保障这块，差旅费列了多少，退休费又列了多少？"
    assert "差旅费多少,退休费多少" in list(restated(asked, TERMS))


def test_cars_are_spoken_of_in_many_words() -> None:
    assert plain_question("系统今年准备添几辆新车") == "系统今年准备购置车辆多少辆"
    assert plain_question("那几台公车，一年养车要花多少钱").endswith("公务用车运行维护费要花多少钱")


def test_to_be_told_all_of_them_is_no_part_of_a_question() -> None:
    assert plain_question("内设机构都叫什么名字，帮我列全") == plain_question("内设机构都叫什么名字")


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("退休费跟差旅费两个科目比，谁的金额更大，差额多少万元？", "退休费和差旅费哪个多,多多少万元"),
        ("基本支出里，退休费和差旅费到底哪头投入更少？少多少？", "基本支出里,退休费和差旅费哪个少,少多少"),
        ("对比2024、2025两年预算，退休费涨了百分之多少？", "退休费比上年增加百分之几"),
    ],
)
def test_the_greater_of_two_and_a_movement_between_two_years(asked: str, plain: str) -> None:
    assert plain in list(restated(asked, TERMS))


@pytest.mark.parametrize(
    "asked",
    [
        "委托业务费看着是大头，请算算它占商品和服务支出百分之多少？",
        "委托业务费不低，这项占商品和服务支出的百分之几？",
    ],
)
def test_a_pronoun_stands_for_the_name_before_it(asked: str) -> None:
    assert "委托业务费占商品和服务支出百分之几" in list(restated(asked, TERMS))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("单价100万元（含）以上设备的数量", "单价100万元(含)以上设备有多少台"),
        ("机构设置情况——二级预算单位数和内设机构数各是多少？", "二级预算单位有多少个,内设机构有多少个"),
        ("内设机构数量——仅指局机关。", "局机关内设机构有多少个"),
        ("编制在职人数是多少，参公人员占了多少个？", "编制在职人数是多少,参公人员有多少人"),
        ("在职人员共几人，里面参公的又有几人？", "在职人员有多少人,参公人员有多少人"),
        ("绩效目标编报：项目个数＋涉及预算资金，两个数都要。", "编报绩效目标的项目有几个，涉及预算资金多少"),
        ("编报绩效目标的项目，一共牵涉多少项目预算资金？", "编报绩效目标的项目涉及预算资金多少"),
        ("绩效目标编报情况：项目总数？", "编报绩效目标的项目有几个"),
        ("手底下管着四家单位，都叫什么名字？", "下属单位有哪些"),
        ("请列明4个下属单位的全称。", "下属单位有哪些"),
        ("请完整列出内设机构名称。", "内设机构有哪些"),
        ("加挂牌子名称（共两块）", "加挂的牌子有哪些"),
        ("把试验场列为国家级推广依托单位的部门，名称？", "哪个部门把试验场列为国家级推广依托单位"),
        ("本部门预算涵盖的下属事业单位有哪几家？", "纳入部门预算编制范围的下属单位有哪些"),
    ],
)
def test_a_number_or_names_asked_for_by_a_noun_are_asked_in_full(asked: str, plain: str) -> None:
    assert plain in list(restated(asked, TERMS))


def test_a_number_of_what_is_listed_is_no_list() -> None:
    asked = "在列出的8个预算单位里，标明事业单位的数量是几个？"
    assert not any(form.endswith("有哪些") for form in restated(asked, TERMS))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("培训费同比增加额及增加原因，请一并列明。", "培训费比上年增加，原因是什么。"),
        ("培训费支出本年增加，请指出主要的增加因素。", "培训费支出本年增加，原因是什么。"),
        ("水利局落实过紧日子，三公经费减了多少？", "水利局三公经费减少了多少？"),
    ],
)
def test_a_movement_and_its_reason_are_asked_in_plain_words(asked: str, plain: str) -> None:
    assert plain_question(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("有没有差旅费这笔钱？有的话列了多少？", "差旅费是多少"),
        ("按功能分，花在城管执法上的是多少万元？", "城管执法是多少万元"),
        ("基本支出这张表，今年填的数是多少？", "基本支出是多少"),
    ],
)
def test_what_may_be_none_is_asked_for_as_an_amount(asked: str, plain: str) -> None:
    assert any(form.endswith(plain) for form in restated(asked, TERMS))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("自评平均得了多少分？", "自评平均得分是多少？"),
        ("科技专项（2025年度，预算1720万元）的资金用途，请说明。", "科技专项的资金用途是什么"),
        ("“专项工作”近2亿元主要拿去建什么？", "“专项工作”主要用于什么？"),
        ("有个叫“专项工作”的项目，快两个亿了，这是拿去盖什么的？", "专项工作主要用于什么？"),
        ("货物之外，政府采购预算里“服务”那部分是多少钱？", "政府采购预算里“服务”那部分是多少钱？"),
    ],
)
def test_what_only_points_at_a_thing_is_no_part_of_the_question(asked: str, plain: str) -> None:
    assert plain_question(asked) == plain
