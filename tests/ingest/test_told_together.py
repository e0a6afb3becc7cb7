"""Numbers that prose tells of several things at once or in turn, and of budgets that were carried out."""

from __future__ import annotations

import pytest

from ingest.model import Identity, Passage, Sentence
from ingest.prose.quantities import quantities
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements

OFFICE = Identity("海州市审计局", 2024, "决算", "部门", ())


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    sentences = tuple(Sentence(text[a:b], 1, (0.0, 0.0, 1.0, 1.0)) for a, b in cut(text))
    passage = Passage(0, ("第三部分 情况说明",), sentences)
    return [(s.printed, s.subject, s.role) for s in build_statements([passage], OFFICE)]


def test_change_of_each_is_told_of_all_that_have_amounts() -> None:
    found = told("收入总计115.41万元，支出总计115.41万元，与2023年度相比，各增加29.6万元，增长34.49%。")
    assert found[2:] == [
        ("29.6", ("支出",), "change"),
        ("29.6", ("收入",), "change"),
        ("34.49", ("支出",), "growth"),
        ("34.49", ("收入",), "growth"),
    ]


def test_change_of_a_joint_name_is_told_once() -> None:
    found = told("收、支总计各增加134万元，增长38.29%。")
    assert found == [("134", ("收支",), "change"), ("38.29", ("收支",), "growth")]


def test_changes_follow_one_by_one() -> None:
    found = told("收入总计100万元，支出总计90万元，分别比上年增加10万元和8万元，增长11.11%和9.76%。")
    assert found[2:] == [
        ("10", ("收入",), "change"),
        ("8", ("支出",), "change"),
        ("11.11", ("收入",), "growth"),
        ("9.76", ("支出",), "growth"),
    ]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("收入、支出总计分别为412.49、414.91万元。", [("412.49", "收入"), ("414.91", "支出")]),
        ("收、支总计各是412.49,414.91万元。", [("412.49", "收入"), ("414.91", "支出")]),
        ("在职人员、退休人员分别为12人、3人。", [("12", "在职人员"), ("3", "退休人员")]),
    ],
)
def test_amounts_follow_one_by_one(text: str, amounts: list[tuple[str, str]]) -> None:
    assert [(printed, subject[-1]) for printed, subject, _ in told(text)] == amounts


def test_thousands_are_no_two_numbers() -> None:
    assert [q.printed for q in quantities("收支各增加3,958.67万元")] == ["3,958.67"]


def test_budget_that_was_carried_out_is_that_of_the_same_thing() -> None:
    found = told("公务接待费支出决算为22.59万元，完成预算43.2万元的52.3%，比上年决算数增加20.63万元。")
    subject = ("公务接待费支出",)
    assert found == [
        ("22.59", subject, "amount"),
        ("43.2", subject, "amount"),
        ("52.3", subject, "share"),
        ("20.63", subject, "change"),
    ]


def test_what_a_total_holds_is_told_before_its_change() -> None:
    found = told("收支总预算447.22万元，含管理处经费25万元，幼儿园经费53.31万元；比2023年预算增加75.18万元。")
    assert found[1][1] == ("收支", "管理处经费")
    assert found[-1] == ("75.18", ("收支",), "change")


def test_name_before_what_is_compared_with_is_that_of_the_change() -> None:
    found = told("收入总计10.15万元，支出总计10.15万元。收支与2023年度相比，增加0.79万元。")
    assert found[-1] == ("0.79", ("收支",), "change")


def test_posts_and_those_who_fill_them_belong_together() -> None:
    found = told("事业编制334人，实有人数301人，学生人数3288人。")
    assert [subject for _, subject, _ in found] == [
        ("事业编制",), ("事业编制", "实有人数"), ("学生人数",),
    ]  # fmt: skip


def test_what_there_should_be_and_what_there_is() -> None:
    found = told("在职人员应为159人，实际纳入预算145人，退休人员77人。")
    assert [subject for _, subject, _ in found] == [
        ("在职人员",), ("在职人员", "实际纳入预算"), ("退休人员",),
    ]  # fmt: skip


def test_spending_less_is_a_change() -> None:
    assert told("“三公”经费决算20.2万元，较2023年决算少支0.8万元。")[-1][2] == "change"


def test_parts_of_what_cars_cost_bear_their_full_names() -> None:
    found = told("公务用车购置及运行维护费41.54万元。其中，购置费10.50万元，运行维护费31.04万元。")
    assert [subject[-1] for _, subject, _ in found[1:]] == ["公务用车购置费", "公务用车运行维护费"]


def test_spending_behind_a_budget_is_of_the_same_thing() -> None:
    assert [subject for _, subject, _ in told("公务接待费：预算14.8万元，支出16.3万元。")] == [
        ("公务接待费",), ("公务接待费",),
    ]  # fmt: skip


def test_body_before_a_colon_is_whose_the_numbers_are() -> None:
    found = told("县第二保育院：编制20名（全额拨款10名，自收自支10名），实有17人。")
    assert [subject for _, subject, _ in found] == [
        ("县第二保育院", "编制"),
        ("县第二保育院", "编制", "全额拨款"),
        ("县第二保育院", "编制", "自收自支"),
        ("县第二保育院", "编制", "实有"),
    ]


def test_parts_of_another_years_amount_are_of_that_year() -> None:
    sentences = "2023年度“三公”经费支出20.12万元，其中：公务接待费12.39万元。"
    assert [role for _, _, role in told(sentences)] == ["prior", "prior"]


def test_what_the_year_spends_is_of_the_money_it_takes_in() -> None:
    found = told("政府性基金预算财政拨款本年收入225.58万元，比上年增加161.78万元；本年支出200.00万元。")
    assert found[-1][1] == ("政府性基金预算财政拨款本年支出",)


def test_schools_that_are_numbered_in_words_are_counted() -> None:
    assert [(p, s[-1]) for p, s, _ in told("下辖一所九年一贯制学校和七所小学。")] == [
        ("一", "九年一贯制学校"), ("七", "小学"),
    ]  # fmt: skip


def test_a_change_goes_on_with_what_the_last_one_named() -> None:
    found = told(
        "“三公”经费支出合计40万元，其中公务接待费9万元。“三公”经费较上年减少3万元，较年初预算数减少0.36万元。"
    )
    assert found[-1] == ("0.36", ("“三公”经费",), "change")


def test_what_the_year_spends_keeps_its_name_beside_all_that_is_spent() -> None:
    found = told("本单位总支出570万元，其中本年支出568万元。")
    assert found[-1] == ("568", ("总支出", "本年支出"), "amount")


def test_both_ends_of_the_year_stay_in_the_name() -> None:
    assert told("年末结转和结余37万元。") == [("37", ("年末结转和结余",), "amount")]
    assert told("初中教育（项）支出5054万元。") == [("5054", ("初中教育",), "amount")]


def test_income_of_a_fund_is_none_of_the_whole() -> None:
    text = "政府性基金预算财政拨款年初结转和结余84万元，本年收入311万元，本年支出358万元。"
    passage = Passage(
        0, ("八、政府性基金预算财政拨款收入支出决算情况说明",), (Sentence(text, 1, (0.0, 0.0, 1.0, 1.0)),)
    )
    names = [statement.subject[-1] for statement in build_statements([passage], OFFICE)]
    assert names[1:] == ["政府性基金预算财政拨款本年收入", "政府性基金预算财政拨款本年支出"]


def test_what_goes_over_the_budget_is_a_change() -> None:
    found = told("公务接待费：预算14.8万元，支出16.3万元，超出预算1.5万元。")
    assert found[-1] == ("1.5", ("公务接待费",), "change")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("收、支总计分别为4125.49、4143.91万元", ["4125.49", "4143.91"]),
        ("三项分别为1.5、2.5和12,345.00万元", ["1.5", "12,345.00"]),
        ("支出增加1,234,567.89元", ["1,234,567.89"]),
    ],
)
def test_a_unit_behind_belongs_to_whole_numbers_only(text: str, printed: list[str]) -> None:
    assert [quantity.printed for quantity in quantities(text)] == printed
