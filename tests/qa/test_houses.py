"""Names of bodies: those under a department without itself, and no list of what is done."""

from __future__ import annotations

from written import document

from qa.prose.explain import explain

FOUND = 0.5
PATH = ("第一部分概况", "二、机构设置")
OWN = document(
    (PATH, "从预算单位构成看，江南市水利局部门预算包括：局本级预算和下属2家事业单位预算。"),
    (PATH, "纳入江南市水利局2026年部门预算编制范围的预算单位包括："),
    (PATH, "1.江南市水利局（本级）"),
    (PATH, "2.江南市河道管理中心"),
    (PATH, "3.江南市水文站（非独立核算单位）"),
)


def test_the_department_itself_is_not_under_it() -> None:
    found = explain("下属单位有哪些？", [OWN])
    assert found and found.items == ("江南市河道管理中心", "江南市水文站")


def test_the_department_itself_is_one_of_its_budget_units() -> None:
    found = explain("纳入部门预算编制范围的预算单位有哪些？", [OWN])
    assert found and found.items[0] == "江南市水利局（本级）" and len(found.items) == 3


def test_what_is_done_is_no_list_of_bodies() -> None:
    made = document("主要包括：打造“一屏统揽”智慧平台、建设防汛指挥中心和升级水情监测站。")
    found = explain("下属单位有哪些？", [made])
    assert found is None or found.score < FOUND


def test_its_own_offices_are_not_bodies_under_it() -> None:
    made = document("江南市水利局下设办公室、规划处、财务处。")
    found = explain("下属单位有哪些？", [made])
    assert found is None or not found.items or found.score < FOUND


def test_one_body_that_is_told_is_listed_without_its_standing() -> None:
    made = document("本部门下属单位包括：江南市水文站（非独立编制预算单位）。")
    found = explain("下属单位有哪些？", [made])
    assert found and found.items == ("江南市水文站",)


def test_bodies_parted_by_commas_are_all_listed() -> None:
    made = document("下设二级预算单位3个,分别是:江南市水文站,江南市河道管理中心,江南市防汛物资站。")
    found = explain("二级预算单位有哪些？", [made])
    assert found and found.items == ("江南市水文站", "江南市河道管理中心", "江南市防汛物资站")


def test_names_before_what_is_said_of_them_are_listed() -> None:
    made = document("江南市水文站、江南市防汛物资站等2个事业单位不在机关运行经费统计范围之内。")
    found = explain("哪两家下属单位不在机关运行经费统计范围内？", [made])
    assert found and found.items == ("江南市水文站", "江南市防汛物资站")


def test_the_kind_that_all_names_end_with_is_what_they_are() -> None:
    made = document("江南市水利局共有2个派出机构，分别为城东农场办事处、城西农场办事处。")
    found = explain("下设哪些办事处？", [made])
    assert found and found.items == ("城东农场办事处", "城西农场办事处")


def test_a_label_before_a_colon_names_what_changed() -> None:
    made = document(
        "3.公务用车购置及运行维护费：2026年安排33.30万元，比上年预算增加17.10万元，增长105.56%。"
        "其中：公务用车运行维护费支出15.30万元，比上年预算减少0.90万元，下降5.56%。"
    )
    found = explain("为什么公务用车购置及运行维护费比上年下降了？", [made])
    assert found and found.verdict is False and "增加17.10万元" in found.lead


def test_one_name_is_read_before_its_amount() -> None:
    path = ("五、转移支付", "（一）与上级配套事项")
    made = document((path, "公益林管护配套210.00万元，用于公益林管护人员劳务及设施维护的配套。"))
    found = explain("归为与上级配套事项的是哪一项？", [made])
    assert found and found.items == ("公益林管护配套",)


def test_names_behind_the_numbers_of_units_are_listed() -> None:
    lines = (
        "2.301001江南市水利局本级（二级预算单位，行政单位，全额拨款）"
        "3.301002江南市水文站（二级预算单位，公益一类事业单位，全额拨款）"
        "4.301003江南市河道管理中心（二级预算单位，公益二类事业单位，差额拨款）"
    )
    out = "设北岸分局、南岸分局2个派出机构，其经费由所在区承担，不纳入本部门预算编制范围。"
    lead = "纳入江南市水利局2026年部门预算编制范围的预算单位共3个，具体如下："
    made = document((PATH, out), (PATH, f"{lead}\n1.301江南市水利局（一级预算单位）\n{lines}"))
    found = explain("纳入部门预算编制范围的预算单位有哪些？", [made])
    assert found and found.items == ("江南市水利局本级", "江南市水文站", "江南市河道管理中心")
    below = explain("除局本级外，纳入部门预算编制范围的预算单位有哪些？", [made])
    assert below and below.items == ("江南市水文站", "江南市河道管理中心")
    apart = explain("哪些派出机构不纳入本部门预算编制范围？", [made])
    assert apart and apart.items == ("北岸分局", "南岸分局")


def test_no_list_of_counts_and_none_of_those_that_share_an_amount() -> None:
    made = document(
        (PATH, "纳入江南市水利局部门预算编制范围的预算单位共3家，其中：行政单位1家、公益一类事业单位2家。"),
        (PATH, "江南市水利局部门预算包括：江南市水文站、江南市河道管理中心、江南市防汛物资站。"),
        "江南市水利局机关及江南市防汛物资站等2家预算单位机关运行经费预算12.5万元。",
    )
    found = explain("部门预算包括哪些单位？", [made])
    assert found and found.items == ("江南市水文站", "江南市河道管理中心", "江南市防汛物资站")
