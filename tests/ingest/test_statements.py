"""Numbers of prose: subject, role, year, direction, base and whole."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.identity import identify
from ingest.model import Identity, Passage, Sentence, Statement
from ingest.prose.passages import build_passages
from ingest.prose.quantities import quantities
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements
from ingest.readers import read_pages
from ingest.tables.grids import find_grids

OFFICE = Identity("海州市审计局", 2024, "预算", "部门", ("市审计局",))


def read(*texts: str, heading: tuple[str, ...] = ("第三部分 情况说明",)) -> list[Statement]:
    """Statements of paragraphs under one heading, each its own passage where it is numbered."""
    passages = []
    for index, text in enumerate(texts):
        sentences = tuple(Sentence(text[a:b], 1, (0.0, 0.0, 1.0, 1.0)) for a, b in cut(text))
        passages.append(Passage(index, heading, sentences))
    return list(build_statements(passages, OFFICE))


def brief(statements: list[Statement]) -> list[tuple[str, str, str | None, int | None]]:
    return [(s.role, s.printed, s.subject[-1] if s.subject else None, s.year) for s in statements]


def test_amount_change_and_growth_share_their_subject() -> None:
    found = read("2024年海州市审计局部门预算收入10,737.69万元，较2023年年初预算减少176.45万元，下降1.6%。")
    assert brief(found) == [
        ("amount", "10,737.69", "部门预算收入", 2024),
        ("change", "176.45", "部门预算收入", 2024),
        ("growth", "1.6", "部门预算收入", 2024),
    ]
    assert found[0].amount == Decimal("10737.69") and found[0].unit == "万元"
    assert [s.direction for s in found] == [None, -1, -1]
    assert found[1].base == found[2].base == "2023年年初预算"


def test_prior_amount_inside_a_comparison() -> None:
    found = read("机关运行经费财政拨款预算为385.25万元，比2023年预算400.05万元减少14.8万元，减少3.70%。")
    assert [(s.role, s.printed, s.year) for s in found] == [
        ("amount", "385.25", 2024),
        ("prior", "400.05", 2023),
        ("change", "14.8", 2024),
        ("growth", "3.70", 2024),
    ]
    assert {s.subject[-1] for s in found} == {"机关运行经费财政拨款"}


def test_name_before_a_colon() -> None:
    text = "8.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：2024年预算数为8.02万元。"
    assert read(text)[0].subject == ("卫生健康支出", "行政事业单位医疗", "行政单位医疗")


def test_class_path_loses_its_markers() -> None:
    found = read(
        "1.人大事务（款）行政运行（项）支出810万元，与上年相比持平。",
        heading=("一、支出预算情况说明", "（一）一般公共服务（类）"),
    )
    assert found[0].subject[-3:] == ("一般公共服务", "人大事务", "行政运行")
    level = found[1]
    assert (level.role, level.printed, level.amount, level.direction) == ("change", "持平", Decimal(0), 0)
    assert level.base == "上年" and level.unit == "万元"


def test_executed_amount_of_last_year_is_prior() -> None:
    found = read("2023年当年预算执行数为60.13万元，2024年预算安排25.77万元，比2023年预算执行数减少57.14%。")
    assert [(s.role, s.year, s.base) for s in found] == [
        ("prior", 2023, "2023年当年预算执行数"),
        ("amount", 2024, None),
        ("growth", 2024, "2023年预算执行数"),
    ]


def test_carry_over_from_last_year_is_an_amount_of_this_year() -> None:
    assert brief(read("上年结转资金预算数为12万元。")) == [("amount", "12", "上年结转资金", 2024)]


def test_parts_after_among_them_stand_under_the_whole() -> None:
    found = read(
        "截至2023年底，海州市审计局共有车辆3辆，其中：机要通信用车1辆、其他用车2辆；单价100万元以上设备5台（套）。"
    )
    assert [(s.subject[-1], s.printed, s.unit, s.year) for s in found] == [
        ("车辆", "3", "辆", 2023),
        ("机要通信用车", "1", "辆", 2023),
        ("其他用车", "2", "辆", 2023),
        ("单价100万元以上设备", "5", "台（套）", 2023),
    ]
    assert found[1].subject[-2] == found[2].subject[-2] == "车辆"
    assert "车辆" not in found[3].subject


def test_share_names_its_whole() -> None:
    found = read("本年支出预算合计200万元，其中：基本支出150万元，占75%；项目支出50万元，占支出总额的25%。")
    shares = [s for s in found if s.role == "share"]
    assert [(s.subject[-1], s.printed, s.whole) for s in shares] == [
        ("基本支出", "75", "本年支出"),
        ("项目支出", "25", "支出总额"),
    ]


def test_numbers_behind_a_bracket_belong_to_the_whole() -> None:
    found = read(
        "公务用车购置及运行维护费2.5万元（公务用车购置费0万元；运行维护费2.5万元，比上年减少1万元。）比上年减少1万元，下降28.6%。"
    )
    assert found[-1].subject[-1] == found[-2].subject[-1] == "公务用车购置及运行维护费"
    assert found[3].subject[-2:] == ("公务用车购置及运行维护费", "公务用车运行维护费")


def test_a_change_of_money_passes_over_a_count() -> None:
    found = read(
        "公务用车购置费151.68万元，主要用于经批准购置的5辆公务用车，比上年预算数增加27.78万元，增长22.4%。"
    )
    assert brief(found)[1:] == [
        ("count", "5", "公务用车", 2024),
        ("change", "27.78", "公务用车购置费", 2024),
        ("growth", "22.4", "公务用车购置费", 2024),
    ]


def test_reasons_do_not_take_the_topic_along() -> None:
    found = read("项目支出600万元，比上年减少90万元，主要原因是增加设备购置费10万元。比上年下降13.04%。")
    assert found[2].role == "change" and found[2].subject[-1] == "设备购置费" and found[2].direction == 1
    assert found[3].subject[-1] == "项目支出"


def test_topic_sentence_of_a_numbered_paragraph() -> None:
    found = read(
        "2.公务接待费。2024年预算数3.50万元，较2023年年初预算减少0.01万元。",
        heading=("五、“三公”经费预算情况",),
    )
    assert {s.subject for s in found} == {("“三公”经费", "公务接待费")}


def test_numbered_parts_of_an_open_list() -> None:
    found = read("财政拨款基本支出预算80万元，其中：", "（一）人员经费63万元。", "（二）公用经费17万元。")
    assert [s.subject for s in found] == [
        ("财政拨款基本支出",),
        ("财政拨款基本支出", "人员经费"),
        ("财政拨款基本支出", "公用经费"),
    ]


def test_the_template_with_both_directions_is_no_change() -> None:
    found = read("政府性基金收入预算0万元，与上年相比增加（减少）0万元，增长（减少）0%。")
    assert [(s.role, s.direction) for s in found] == [("amount", None), ("change", 0), ("growth", 0)]


def test_final_account_measures_stand_beside_the_subject() -> None:
    found = read(
        "住房公积金年初预算为0万元，全年预算为18.12万元，支出决算为17.70万元，完成全年预算数的97.68%。"
    )
    assert [(s.subject[-1], s.base) for s in found[:3]] == [
        ("住房公积金", "年初预算"),
        ("住房公积金", "全年预算"),
        ("住房公积金", "支出决算"),
    ]
    assert found[3].role == "share" and found[3].whole == "全年预算数"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本部门设8个内设机构", [("8", "个")]),
        ("内设机构十三个", [("十三", "个")]),
        ("单价100万元（含）以上设备1台（套）", [("1", "台（套）")]),
        ("根据苏财预〔2018〕13号文件第5条", []),
        ("《2024年3月1日办法》支持3家企业", [("3", "家")]),
        ("“五个不发生”", []),
        ("新增就业4万人以上。", [("4", "万人")]),
        ("总预算1720.00万，其中", [("1720.00", "万元")]),
        ("增长1,312.56 %", [("1,312.56", "%")]),
        (
            "面积4000.6平方米，高29.8米，设计年限50年，2024年完工",
            [("4000.6", "平方米"), ("29.8", "米"), ("50", "年")],
        ),
    ],
)
def test_what_counts_as_a_quantity(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.printed, q.unit) for q in quantities(text)] == expected


def test_chinese_numerals_are_converted() -> None:
    (found,) = read("本部门内设机构十三个。")
    assert (found.amount, found.printed, found.role, found.subject[-1]) == (
        Decimal(13),
        "十三",
        "count",
        "内设机构",
    )


@pytest.mark.parametrize(
    ("name", "page", "role", "printed", "unit", "year", "last"),
    [
        ("leshan-hrss-2024.pdf", 29, "prior", "8370.97", "万元", 2023, "收支"),
        ("leshan-hrss-2024.pdf", 33, "count", "10", "个", 2024, "项目"),
        ("js-npc-2018.pdf", 29, "growth", "71.89", "%", 2018, "一般公共预算机关运行经费支出"),
        ("js-npc-2018.pdf", 21, "growth", "1312.56", "%", 2018, "单位预留机动经费"),
        ("pt-wanli-2024.pdf", 32, "amount", "815.87", "万元", 2024, "政府采购工程"),
        ("pt-wanli-2024.pdf", 33, "count", "29.8", "米", 2024, "建筑高度"),
        ("pt-social-2024-final.pdf", 18, "amount", "321.02", "万元", 2024, "一般公共预算财政拨款支出"),
        ("guangzhou-petition-2026.pdf", 22, "amount", "2,995.16", "万元", 2026, "固定资产金额"),
        ("hangzhou-justice-2026.pdf", 15, "count", "35", "辆", 2025, "执法执勤用车"),
    ],
)
def test_numbers_of_real_prose(
    corpus: Path, name: str, page: int, role: str, printed: str, unit: str, year: int, last: str
) -> None:
    pages = read_pages(corpus / name)
    passages = build_passages(pages, [find_grids(item) for item in pages])
    statements = build_statements(passages, identify(pages))
    assert any(
        (s.page, s.role, s.printed, s.unit, s.year, s.subject[-1]) == (page, role, printed, unit, year, last)
        for s in statements
        if s.subject
    )
    for s in statements:
        assert passages[s.passage].sentences[s.sentence].text[s.start : s.end] == s.printed


def test_heading_keeps_the_budget_that_it_names() -> None:
    found = read("与上年持平。", heading=("第三部分", "五、关于一般公共预算支出表的说明"))
    assert found[0].subject == ("一般公共预算支出",)


def test_purposes_introduce_parts_and_name_none() -> None:
    found = read("财政拨款支出307.82万元，主要用于以下方面：教育支出（类）264.87万元，占86.05%。")
    assert found[1].subject == ("财政拨款支出", "教育支出")
    assert found[2].whole == "财政拨款支出"


def test_year_in_brackets_is_not_that_of_the_next_amount() -> None:
    text = "运维费较2025年预算多2.20万元（2024年增加2023年清算资金），防洪工程列支138万元。"
    assert [(s.printed, s.role, s.year) for s in read(text)][1] == ("138", "amount", 2024)


def test_coded_name_in_the_clause_before_its_amount() -> None:
    text = "信访事务支出规模较大，主要是2014099其他信访事务支出，2024年预算数为3,623.98万元。"
    assert read(text)[0].subject[-1] == "其他信访事务支出"


def test_list_of_people_ends_where_its_parts_make_it_up() -> None:
    found = read("人员编制100人，其中行政编制40人、事业编制60人；实有人员95人，其中行政38人、事业57人。")
    assert [s.subject for s in found][3:] == [("人员",), ("人员", "行政"), ("人员", "事业")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建成8个生态清洁小流域。", "生态清洁小流域"),
        ("本部门1家行政单位及2家事业单位的运行经费10万元。", "行政单位"),
        ("培训养老护理员不少于2000人次。", "培训养老护理员"),
        ("其中380万元为政府性基金预算、1,230万元为一般公共预算。", "政府性基金预算"),
        ("从会议费预算中调减403.75万元。", "会议费"),
        ("2024年拟安排该项目一般公共预算2,134.87万元。", "一般公共预算"),
    ],
)
def test_name_of_a_number(text: str, name: str) -> None:
    assert read(text)[0].subject[-1] == name


def test_the_number_of_a_table_counts_nothing() -> None:
    assert read("预算表12 项目支出绩效目标表") == []


def test_a_change_told_after_a_list_is_that_of_the_whole() -> None:
    found = read(
        "5.综合管理367.65万元，主要包括：行政运行85.04万元，用于档案整理；内控审计96.81万元，用于内控建设。"
        "较2023年年初预算减少52.44万元，减幅12.5%。"
    )
    assert [(s.role, s.subject[-1]) for s in found[-2:]] == [("change", "综合管理"), ("growth", "综合管理")]


def test_a_change_behind_all_parts_in_one_breath_is_that_of_the_whole() -> None:
    told = "收入344.71万元，其中：拨款324.64万元、上年结转13.10万元、其他收入{}，较上年减少20万元，下降5%。"
    whole, part = read(told.format("6.97万元")), read(told.format("4.00万元"))
    assert [s.subject[-1] for s in whole[-2:]] == ["收入", "收入"]
    assert [s.subject[-1] for s in part[-2:]] == ["其他收入", "其他收入"]


def test_a_year_since_which_something_holds_is_not_the_numbers() -> None:
    found = read("提租补贴：指于2000年开始发放的补贴，人均月补贴90元。")
    assert [(s.printed, s.role, s.year) for s in found] == [("90", "amount", 2024)]


def test_a_change_behind_a_breakdown_is_of_the_amount_that_its_rate_is_true_of() -> None:
    found = read(
        "本部门当年预算收入4,203.47万元，其中：一般公共预算拨款4,005.29万元、其他收入198.18万元，"
        "较上年增加142.30万元，增长3.50%。"
    )
    moved = [one for one in found if one.role in ("change", "growth")]
    assert [one.subject[-1] for one in moved] == ["收入", "收入"]


def test_a_change_whose_rate_fits_its_own_amount_stays_with_it() -> None:
    found = read("支出预算500万元，其中：项目支出110万元，较上年增加10万元，增长10.00%。")
    moved = [one for one in found if one.role in ("change", "growth")]
    assert {one.subject[-1] for one in moved} == {"项目支出"}


@pytest.mark.parametrize(
    ("text", "direction", "amount"),
    [
        ("公务接待费预算支出116.5万元，本年数小于上年预算数40.05万元。", -1, "40.05"),
        ("公务接待费预算支出116.5万元，大于2023年预算数40.05万元。", 1, "40.05"),
        ("培训费预算支出700万元，与上年预算数一致。", 0, "0"),
    ],
)
def test_how_far_an_amount_is_from_last_years(text: str, direction: int, amount: str) -> None:
    moved = next(one for one in read(text) if one.role == "change")
    assert (moved.direction, moved.amount) == (direction, Decimal(amount))
    assert moved.subject[-1] in ("公务接待费支出", "培训费支出")


def test_agreeing_with_a_contract_is_no_change() -> None:
    assert not [one for one in read("采购金额116.5万元，与合同数一致。") if one.role == "change"]


def test_what_is_said_at_the_same_time_is_no_amount_to_compare_with() -> None:
    found = read("项目支出增加86.42万元，主要是新增车辆98万元；同时2023年改造项目350.00万元已完工。")
    assert brief(found)[-1] == ("prior", "350.00", "改造项目", 2023)


def test_what_a_number_came_to_is_told_of_its_own_name() -> None:
    text = "门急诊人次由2024年度的86.42万人次增加到98.75万人次，单位数量由8个减少为7个。"
    told = [(one.subject[-1], one.printed, one.role) for one in read(text)]
    assert told == [
        ("门急诊人次", "86.42", "count"), ("门急诊人次", "98.75", "count"),
        ("单位数量", "8", "count"), ("单位数量", "7", "count"),
    ]  # fmt: skip


def test_a_list_within_a_list_ends_where_it_is_complete() -> None:
    text = "基本支出106万元，其中人员经费88万元、公用经费18万元；项目支出120万元，占52.67%。"
    assert [one.subject for one in read(text)][-2:] == [("项目支出",), ("项目支出",)]
