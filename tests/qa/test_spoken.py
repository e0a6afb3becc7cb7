"""Keywords with spaces, and turns of speech around what is asked, become the plain question."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine
from qa.question.rewording import plainly

LESHAN = "leshan-hrss-2024-sample.pdf"


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("农林水支出 项目支出占比（%）", "农林水支出中项目支出占比"),
        ("政府采购预算 服务类 占比%", "政府采购预算中服务类占比"),
        ("江滨市水务局 退休费占比", "江滨市水务局 退休费占比"),
        ("机关运行经费 公用经费 金额是否相同", "机关运行经费和公用经费是否一致"),
        ("政府性基金预算支出表 合计 折亿元 两位小数", "政府性基金预算支出表 合计是多少亿元"),
        ("公用经费跟机关运行经费，这俩是一个数不？", "公用经费跟机关运行经费一致吗？"),
        ("所属单位70台车，车均运维费几万元？", "所属单位70台车，平均每辆车运行维护费几万元？"),
        ("2023年那会儿，收支预算总数是多少钱？", "2023年收支预算总数是多少钱？"),
        ("说明里头提到过，2025年年初的支出预算数是多少来着？", "2025年年初的支出预算数是多少？"),
        ("近百万的公务接待费主要用在什么地方？", "公务接待费主要用在什么地方？"),
        ("近100万元的项目有哪些", "近100万元的项目有哪些"),
        ("一级项目里就一个比上年少了，是哪个？", "唯一比上年少的一级项目是哪个？"),
        ("项目支出在总支出里占的比例哪家更高", "项目支出占总支出的比例哪家更高"),
        ("其他司法支出总共的钱里头，不靠财政拨款的那部分有多少？", "其他司法支出里非财政拨款有多少？"),
        ("买一台空调的采购成本最高不能超过多少万元", "每台空调的采购成本不超过多少万元"),
        ("公务接待费实际花掉的，完成了预算的百分之多少？", "公务接待费支出完成预算的百分之多少？"),
        ("不算公务用车购置费的话，今年三公经费是多少", "扣除公务用车购置费，今年三公经费还有多少"),
        ("三公经费（不含公务接待费）是多少万元", "扣除公务接待费，三公经费还有多少万元"),
        ("加班费按每人每月多少元发", "加班费人均每月多少元"),
        ("监测样地增加到了多少个", "监测样地现在有多少个"),
        ("加油、保养、上保险，一年养公车的钱多少", "公务用车运行维护费多少"),
        ("下面挂着哪家下属单位", "下属单位有哪些"),
        ("将近两个亿的专项工作是拿去建什么的", "专项工作主要用于什么"),
        ("用会议费开的是哪些会", "会议费开支内容有哪些"),
        ("伙食经费要采购多少钱的东西", "伙食经费要采购多少钱"),
    ],
)
def test_said_plainly(asked: str, plain: str) -> None:
    assert plainly(asked) == plain


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({LESHAN: parse(samples / LESHAN)}))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("行政单位医疗 基本支出占比", "100.00%"),
        ("公务接代费多少", "公务接待费"),
        ("行政运行里不靠财政拨款的那部分有多少", "0.00万元"),
        ("国有资本经营预算支出表里真的一个数都没有吗", "是空表"),
        ("商品和服务支出 电费占比", "电费占商品和服务支出的比例"),
    ],
)
def test_keywords_and_slips_are_answered(engine: Engine, question: str, text: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status == "answered", record.text
    assert text in record.text
