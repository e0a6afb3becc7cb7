"""Several things in one question: the same asked of each, what follows on it, and whether they agree."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity
from qa.engine import Engine
from qa.question.after_it import made_whole
from qa.question.asked_apart import asked_apart
from qa.question.each_apart import asked_of_each

FINAL = Identity("望川市水务局", 2024, "决算", "部门")
PROSE = (
    "2024年度支出合计100.00万元，与2023年度相比，增加20.00万元，增长25.00%。其中：基本支出60.00万元，比上年增加5.00万元，"
    "增长9.09%；项目支出40.00万元，比上年增加15.00万元，增长60.00%。",
    "1.农林水支出（类）水利（款）防汛（项）。年初预算为20.00万元，支出决算为25.00万元，完成年初预算的125%。",
    "2.农林水支出（类）水利（款）抗旱（项）。年初预算为15.00万元，支出决算为15.00万元，完成年初预算的100%。",
    "公务接待费支出1.20万元。其中：国内公务接待4批次、20人次。",
)


def _final(at: int, *path: str, measure: str = "final") -> Column:
    return Column(at, path, "amount", "万元", 2024, measure)  # type: ignore[arg-type]


SPENT = table(
    "支出决算表", "expenditure_table",
    [
        Column(0, ("科目名称",), "label"),
        _final(1, "本年支出合计"), _final(2, "基本支出"), _final(3, "项目支出"),
    ],
    [(("合计",), {0: "合计", 1: "100.00", 2: "60.00", 3: "40.00"}),
     (("农林水支出",), {0: "农林水支出", 1: "70.00", 2: "30.00", 3: "40.00"}),
     (("社会保障和就业支出",), {0: "社会保障和就业支出", 1: "20.00", 2: "20.00", 3: ""}),
     (("卫生健康支出",), {0: "卫生健康支出", 1: "10.00", 2: "10.00", 3: ""})],
)  # fmt: skip
BALANCE = table(
    "收入支出决算总表", "balance_table",
    [Column(0, ("项目",), "label"), _final(1, "决算数")],
    [(("年初结转和结余",), {0: "年初结转和结余", 1: "30.00"}),
     (("年末结转和结余",), {0: "年末结转和结余", 1: "25.00"})],
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(SPENT, BALANCE, prose=PROSE, identity=FINAL)}))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("基本支出和项目支出分别比上年增加了多少？", ["5.00", "15.00"]),
        ("基本支出、项目支出各比上年增减多少？", ["5.00", "15.00"]),
        ("基本支出和项目支出同比分别增长百分之几？", ["9.09", "60.00"]),
        ("防汛和抗旱分别完成年初预算的百分之几？", ["125", "100"]),
        ("基本支出和项目支出占比分别是多少？", ["60.00", "40.00"]),
        ("社会保障和就业支出和卫生健康支出分别占支出合计的百分之几？", ["20.00", "10.00"]),
        ("项目支出占支出合计的比重是多少？基本支出呢？", ["40.00", "60.00"]),
        ("支出里最大的两类是什么，各占百分之几？", ["70.00", "20.00"]),
        ("年末结转结余是多少？比年初多还是少？", ["25.00", "-5.00"]),
        ("公务接待一共多少批次、多少人次，人均多少钱？", ["4", "20", "600.00"]),
        ("防汛决算比年初预算多多少？抗旱呢？", ["5.00", "0.00"]),
        ("结转和结余年初多少、年末多少？", ["30.00", "25.00"]),
    ],
)
def test_each_gets_the_figure_that_is_asked_of_it(engine: Engine, question: str, values: list[str]) -> None:
    record = engine.ask(question)
    told = [figure.value for figure in record.figures]
    assert told[0] == values[0], record.text
    assert [value for value in values if value not in told] == [], record.text


@pytest.mark.parametrize(
    "question", ["防汛和抗旱的决算分别比年初预算多多少？", "防汛、抗旱的年初预算和决算分别是多少？"]
)
def test_what_was_planned_and_spent_is_told_of_each(engine: Engine, question: str) -> None:
    assert {"20.00", "25.00", "15.00"} <= {figure.value for figure in engine.ask(question).figures}


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("抗旱决算与年初预算一致吗", True),
        ("防汛的决算数和年初预算数持平吗", False),
        ("防汛年初预算与决算一样吗", False),
        ("抗旱完成年初预算了吗", True),
    ],
)
def test_both_figures_of_one_thing_are_held_together(engine: Engine, question: str, verdict: bool) -> None:
    record = engine.ask(question)
    assert record.verdict is verdict, record.text
    assert all("防汛" in figure.label or "抗旱" in figure.label for figure in record.figures[:2])


def test_an_open_question_takes_no_way_for_granted(engine: Engine) -> None:
    record = engine.ask("防汛决算比年初预算多还是少？差多少？")
    assert "与提问不符" not in record.text
    assert record.figures[0].value == "5.00"


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("公园修了多长的步道、几座亭子？", ["公园修了多长的步道", "几座亭子"]),
        ("基本支出多少？项目支出呢？", ["基本支出多少", "项目支出呢"]),
        ("在职人员多少？退休人员呢？", ["在职人员多少", "退休人员有多少人"]),
        ("三公经费多少？其中公务接待费呢？", ["三公经费多少", "公务接待费呢"]),
        ("那项目支出呢，多少钱，占比多少？", ["那项目支出呢,一共多少钱", "占比多少"]),
        ("接待多少批次、多少人次，人均多少钱", ["接待多少批次", "接待多少人次", "人均多少钱"]),
        ("图书馆编制多少人、年末实有多少人？", ["图书馆编制多少人", "图书馆年末实有多少人"]),
        ("图书馆核定编制几个、实际在岗几个人？", ["图书馆核定编制几个", "图书馆的在职人员有多少人"]),
    ],
)
def test_questions_in_one_breath_are_asked_apart(question: str, parts: list[str]) -> None:
    assert asked_apart(question) == parts


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("会议费和培训费的预算完成率分别是多少", ["会议费的预算完成率是多少", "培训费的预算完成率是多少"]),
        (
            "会议费、培训费的决算比预算各节约多少",
            ["会议费的决算比预算节约多少", "培训费的决算比预算节约多少"],
        ),
        (
            "公务接待费和会议费哪个比年初预算下降得多",
            ["公务接待费比年初预算下降多少", "会议费比年初预算下降多少"],
        ),
        ("商品和服务支出的预算完成率是多少", []),
        ("会议费和培训费分别是多少", []),
    ],
)
def test_a_relation_is_asked_of_each_by_itself(question: str, each: list[str]) -> None:
    assert asked_of_each(question) == each


@pytest.mark.parametrize(
    ("now", "was", "whole"),
    [
        ("人均多少钱", "公务接待多少人次", "公务接待费人均多少钱"),
        ("花了多少钱", "国内公务接待多少批次", "公务接待费是多少"),
        ("比年初多还是少", "年末结转结余是多少", "年末结转结余比年初结转结余多多少"),
        ("年初预算原本是多少", "防汛支出决算比年初预算多了多少", "防汛的年初预算是多少"),
        ("各占多少", "基本支出和项目支出各多少", "基本支出和项目支出各占多少"),
        ("分别比上年增减多少", "会议费、培训费分别是多少", "会议费、培训费分别比上年增减多少"),
        ("每套多少钱", "室外健身器材要买多少套", "室外健身器材单价多少"),
        ("其中项目支出有多少", "望川市河湖中心2026年收入合计是多少", "望川市河湖中心的项目支出是多少"),
        ("那培训费呢", "会议费决算比年初预算少多少", "培训费决算比年初预算少多少"),
        ("比预算各少多少", "会议费、培训费决算分别是多少", "会议费、培训费的决算比预算各少多少"),
        ("占项目支出的百分之几", "甲项目和乙项目一共多少钱", "甲项目和乙项目合计占项目支出的百分之几"),
        ("那运行费是多少", "公务用车购置及运行费是多少", "公务用车运行费是多少"),
        ("人均多少钱", "三公经费多少", None),
    ],
)
def test_a_few_words_go_on_with_the_question_before(now: str, was: str, whole: str | None) -> None:
    assert made_whole(now, was) == whole
