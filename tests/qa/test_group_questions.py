"""Questions about groups over the bundled samples: order, sums, means, shares, places, changes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

WATER = ("wangchuan-water-2024-sample.pdf", "wangchuan-water-2025-sample.pdf")


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({name: parse(samples / name) for name in WATER}))


def first(record: AnswerRecord) -> tuple[Decimal, str | None]:
    assert record.status == "answered", record.text
    return Decimal(record.figures[0].value), record.figures[0].unit


@pytest.mark.parametrize(
    ("question", "amount", "unit"),
    [
        ("2025年三家下属单位的支出合计多少", "1955.44", "万元"),
        ("2025年各单位支出平均多少", "1263.40", "万元"),
        ("2025年五个项目一共多少钱", "2234.24", "万元"),
        ("2025年除了城区河道清淤与堤防维护，其余项目一共多少", "893.66", "万元"),
        ("2025年会议费、培训费、公务接待费加起来多少", "24.01", "万元"),
        ("2025年超过200万元的项目一共多少钱", "2136.02", "万元"),
        ("2025年所有项目加总是多少钱", "2234.24", "万元"),
        ("2025年最大的两个项目合计多少", "1714.98", "万元"),
        ("2025年除了局本级，另外三家下属单位的支出合计多少", "1955.44", "万元"),
        ("2025年除本级外的下属单位支出加起来多少", "1955.44", "万元"),
        ("2025年水利基本加项目一共多少万元", "3918.51", "万元"),
        ("2025年水利总共多少万元，基本和项目都算上", "3918.51", "万元"),
    ],
)
def test_members_are_added_up_or_averaged(engine: Engine, question: str, amount: str, unit: str) -> None:
    assert first(engine.ask(question)) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("2025年哪个下属单位的支出最少", ["望川市节水技术推广中心"]),
        ("2025年排第二的项目是哪个", ["防汛抢险物资储备"]),
        ("2025年排名第二的项目是哪个", ["防汛抢险物资储备"]),
        ("2025年除了城区河道清淤与堤防维护以外，最大的项目是哪个", ["防汛抢险物资储备"]),
        ("2025年工资福利支出里除了津贴补贴最大的是什么", ["基本工资"]),
        ("2025年基本支出和项目支出哪个多", ["基本支出"]),
        ("2024年和2025年支出合计哪年高", ["2024年"]),
        ("2025年项目前两名", ["城区河道清淤与堤防维护", "防汛抢险物资储备"]),
        ("2025年除本级外，项目支出最多的预算单位是哪家", ["望川市河道管理中心"]),
        ("2025年哪个中心的支出最少", ["望川市节水技术推广中心"]),
        ("2025年水利行业业务管理的项目按金额从大到小排", ["水资源监测站网运行", "水土保持监督检查"]),
        (
            "2025年支出按功能大类看，排在前两位的是哪两类？按金额从多到少",
            ["农林水支出", "社会保障和就业支出"],
        ),
        (
            "2025年按功能分类看，四大类支出从多到少怎么排",
            ["农林水支出", "社会保障和就业支出", "住房保障支出", "卫生健康支出"],
        ),
        ("2025年水务局系统4家预算单位里，支出最多的前两家是谁", ["望川市水务局(本级)", "望川市河道管理中心"]),
        ("2025年不算合计行，哪两家预算单位支出最多", ["望川市水务局(本级)", "望川市河道管理中心"]),
        ("2025年工资福利支出里哪两个科目最花钱", ["津贴补贴", "基本工资"]),
    ],
)
def test_members_are_put_in_order(engine: Engine, question: str, names: list[str]) -> None:
    record = engine.ask(question)
    assert record.status == "answered"
    assert record.items == names


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("2025年超过200万元的项目有几个", 4),
        ("2025年超过平均水平的项目有几个", 1),
        ("2025年比上年增加的项目有几个", 4),
        ("2025年望川市河道管理中心的支出在各单位里排第几", 2),
    ],
)
def test_members_are_counted_and_placed(engine: Engine, question: str, number: int) -> None:
    assert first(engine.ask(question))[0] == number


@pytest.mark.parametrize(
    ("question", "shares"),
    [
        ("2025年最大的两个项目占项目支出的百分之几", ["76.76"]),
        ("2025年农林水支出和住房保障支出合计占总支出多少", ["87.47"]),
        ("2025年支出最多的两家下属单位合计占全部门支出的百分之几", ["28.69"]),
        ("2025年基本支出中对个人和家庭的补助占比多少", ["2.52"]),
        ("2025年基本支出和项目支出各占百分之几", ["55.79", "44.21"]),
        ("2025年办公费、印刷费、差旅费合计占商品和服务支出多少", ["25.41"]),
        ("2024年和2025年项目支出占支出合计的比例分别是多少", ["39.70", "44.21"]),
    ],
)
def test_shares_of_lists_and_of_totals(engine: Engine, question: str, shares: list[str]) -> None:
    record = engine.ask(question)
    assert [figure.value for figure in record.figures[: len(shares)]] == shares
    assert {figure.unit for figure in record.figures[: len(shares)]} == {"%"}


@pytest.mark.parametrize(
    ("question", "name", "share"),
    [
        ("2025年支出占比最高的功能科目是哪一类，占多少", "农林水支出", "82.21"),
        ("2025年最大的支出类别是哪个，占比是多少", "农林水支出", "82.21"),
        ("2025年项目支出中金额最大的是哪个，占项目支出多少", "城区河道清淤与堤防维护", "60.00"),
        ("2025年最大的项目是哪个，占全部项目的比例是多少", "城区河道清淤与堤防维护", "60.00"),
    ],
)
def test_which_is_the_largest_and_how_much_of_all_it_is(
    engine: Engine, question: str, name: str, share: str
) -> None:
    record = engine.ask(question)
    assert (record.items, *first(record)) == ([name], Decimal(share), "%")


def test_the_distance_of_the_extremes_names_both(engine: Engine) -> None:
    record = engine.ask("2025年支出最多的单位和最少的单位相差多少")
    assert first(record) == (Decimal("2592.80"), "万元")
    assert "望川市水务局(本级)" in record.text
    assert "望川市节水技术推广中心" in record.text


def test_the_winner_comes_with_how_far_it_wins(engine: Engine) -> None:
    record = engine.ask("2025年基本支出和项目支出哪个多，多多少")
    assert record.items == ["基本支出"]
    assert first(record) == (Decimal("585.11"), "万元")


@pytest.mark.parametrize(
    ("question", "name", "change"),
    [
        ("2025年哪个项目比上年减少了", "节水型社会建设", "47.12"),
        ("2025年比上年增加最多的项目是哪个", "防汛抢险物资储备", "97.03"),
    ],
)
def test_changes_are_ranked_by_the_two_years_of_a_row(
    engine: Engine, question: str, name: str, change: str
) -> None:
    record = engine.ask(question)
    assert record.items == [name]
    assert abs(Decimal(record.figures[0].value)) == Decimal(change)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("2025年金额在200万元以上、300万元以下的项目有哪几个", ["水资源监测站网运行", "节水型社会建设"]),
        ("2025年预算数低于2024年预算数的项目有哪些", ["节水型社会建设"]),
        ("2025年不满600万元的预算单位有哪些", ["望川市节水技术推广中心"]),
    ],
)
def test_members_within_bounds_are_listed(engine: Engine, question: str, names: list[str]) -> None:
    assert engine.ask(question, documents=[WATER[1]]).items == names


def test_no_member_within_the_bounds_is_said_so(engine: Engine) -> None:
    record = engine.ask("2025年过亿的项目有哪些")
    assert (record.status, record.items) == ("answered", [])
    assert "没有过亿的" in record.text


def test_rows_that_share_a_value_are_added_up(engine: Engine) -> None:
    assert first(engine.ask("2025年水利行业业务管理的项目合计多少钱")) == (Decimal("311.96"), "万元")


def test_years_are_compared_step_by_step(engine: Engine) -> None:
    assert first(engine.ask("2024年到2025年支出合计逐年变化多少")) == (Decimal("-189.14"), "万元")


@pytest.mark.parametrize(
    "question",
    [
        "2025年六个项目一共多少钱",  # there are five
        "2025年水利工程在五个项目里排第几",  # a 科目, not one of the projects
        "2025年除了绿化养护以外，最大的项目是哪个",  # no such project to leave out
        "2025年七家下属单位收入合计多少",
        "2025年各单位里三公经费最多的两家",  # printed for the whole department only
    ],
)
def test_a_group_that_is_not_the_one_said_is_refused(engine: Engine, question: str) -> None:
    record = engine.ask(question)
    assert record.status == "not_found"
    assert not record.items


def test_no_cell_is_added_twice(engine: Engine) -> None:
    record = engine.ask("2025年会议费、培训费、公务接待费加起来多少")
    labels = [operand.label for operand in record.figures[0].operands]
    assert len(set(labels)) == 3


def test_fewer_things_than_the_question_counts_are_not_added_up(engine: Engine) -> None:
    assert first(engine.ask("2025年会议费、培训费两笔加起来多少"))[0] == Decimal("20.59")
    assert engine.ask("2025年会议费、培训费三笔加起来多少").status == "not_found"


@pytest.mark.parametrize(
    "question",
    ["2025年会议费和培训费合计比上年减少了多少", "2025年会议费减、培训费减，两项合起来比上年净减多少"],
)
def test_movements_are_added_up_and_amounts_are_not(engine: Engine, question: str) -> None:
    this, last = (first(engine.ask(f"{year}年会议费和培训费合计多少"))[0] for year in (2025, 2024))
    assert first(engine.ask(question)) == (this - last, "万元")


def test_the_largest_is_so_many_times_the_smallest(engine: Engine) -> None:
    assert first(engine.ask("2025年最大的项目是最小的项目的多少倍")) == (Decimal("13.65"), "倍")


@pytest.mark.parametrize(
    ("question", "verdict", "names"),
    [
        ("2025年有没有超过1000万元的项目", True, ["城区河道清淤与堤防维护"]),
        ("2025年有没有超过5000万元的项目", False, []),
    ],
)
def test_whether_any_member_is_within_the_bounds(
    engine: Engine, question: str, verdict: bool, names: list[str]
) -> None:
    record = engine.ask(question)
    assert (record.verdict, record.items) == (verdict, names)
