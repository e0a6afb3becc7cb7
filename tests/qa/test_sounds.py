"""A character written for another of the same sound is put right within printed names, and only there."""

from __future__ import annotations

import pytest

from qa.question.sounds import as_printed, bodies_as_named, words_as_meant

PRINTED = frozenset(
    {
        "其他社会保障缴费", "智慧交通研究与服务", "公务接待费", "检察监督", "检查", "商品和服务支出",
        "商品和服务支出合计",
        "广州市生态环境局番禺第四环保所", "广州市生态环境局番禺第一环保所", "家具购置", "大气",
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("其它社会保障缴费有多少", "其他社会保障缴费有多少"),
        ("“智惠交通研究与服务”项目金额", "“智慧交通研究与服务”项目金额"),
        ("公务接代费比上年少了多少", "公务接待费比上年少了多少"),
        ("番禹区的环保所中收入最高的", "番禺区的环保所中收入最高的"),
    ],
)
def test_a_slip_in_a_printed_name_is_put_right(typed: str, meant: str) -> None:
    assert as_printed(typed, PRINTED) == meant


@pytest.mark.parametrize(
    "question",
    [
        "商品和服务支出和公务接待费一共多少",
        "广州市生态环境局番禺第五环保所的收入",
        "公务接待费多少",
        "检查的次数",
    ],
)
def test_what_is_no_slip_stays(question: str) -> None:
    assert as_printed(question, PRINTED) == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("房屋面机总共多少", "房屋面积总共多少"),
        ("2021年大汽支出多少", "2021年大气支出多少"),
        ("新增家具多少钱", "新增家具多少钱"),
    ],
)
def test_words_of_the_field_are_put_right(typed: str, meant: str) -> None:
    assert words_as_meant(typed, PRINTED) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("江滨市生态换境局的会议费", "江滨市生态环境局的会议费"),
        ("江宾市生态环境局的会议费", "江宾市生态环境局的会议费"),
        ("江滨市税务局的会议费", "江滨市税务局的会议费"),
    ],
)
def test_a_slip_in_what_a_department_is(typed: str, meant: str) -> None:
    """Of another place, or another office that sounds alike, it is another department."""
    assert bodies_as_named(typed, frozenset({"江滨市生态环境局", "江滨市水务局"})) == meant
