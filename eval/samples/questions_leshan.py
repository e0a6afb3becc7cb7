"""Questions over the booklet with the figures of 乐山市人力资源和社会保障局机关."""

from __future__ import annotations

from eval.samples.catalogue import LESHAN
from eval.samples.gold import Evidence, GoldBook, number


def add_questions(book: GoldBook) -> None:
    """Amounts are those of the printed tables, in 万元."""
    _lookups(book)
    _computations(book)
    _words(book)
    _checks(book)


def _amount(
    book: GoldBook,
    kind: str,
    question: str,
    name: str,
    printed: str,
    unit: str = "万元",
    value: str | None = None,
) -> None:
    evidence = [Evidence(LESHAN, name, printed)]
    book.add(kind, LESHAN, question, number(value or printed, unit), evidence)


def _lookups(book: GoldBook) -> None:
    _amount(book, "lookup", "三公经费多少", "三公", "13.80")
    book.add(
        "lookup",
        LESHAN,
        "“三公”经费合计是多少？",
        number("13.80", "万元"),
        [Evidence(LESHAN, "“三公”经费", "13.80")],
    )
    _amount(book, "lookup", "行政运行安排了多少预算？", "行政运行", "1168.17")
    _amount(book, "lookup", "网络通讯费", "网络通讯费", "19.00")
    _amount(book, "lookup", "市本级就业创业补助资金是多少？", "市本级就业创业补助资金", "200.00")
    _amount(book, "lookup", "公用经费一共多少？", "公用经费", "385.25")
    _amount(book, "lookup", "卫生健康支出是多少？", "卫生健康支出", "34.58")
    _amount(book, "narrative_number", "2023年的收支预算总数是多少？", "收支预算总数", "8370.97")
    _amount(book, "narrative_number", "公务接待费2023年预算是多少？", "公务接待费", "2.5")
    _amount(book, "narrative_number", "机关运行经费比上年减少了百分之几？", "机关运行经费", "3.70", "%")
    _amount(book, "narrative_number", "政府采购服务预算是多少？", "政府采购服务预算", "174.54")
    _amount(book, "unit", "住房公积金预算是多少元？（按元回答）", "住房公积金", "90.60", "元", "906000")
    _amount(book, "unit", "支出总计合多少亿元？", "支出总计", "2092.36", "亿元", "0.209236")
    _amount(book, "alias", "吃喝招待一年准备花多少？", "公务接待费", "2.40")
    _amount(book, "alias", "车补一年多少钱？", "公务交通补贴", "48.47")
    _amount(book, "alias", "养公车一年要花多少？", "公务用车", "11.40")


def _computations(book: GoldBook) -> None:
    water, power = Evidence(LESHAN, "水费", "6.00"), Evidence(LESHAN, "电费", "22.30")
    book.add(
        "compute",
        LESHAN,
        "基本支出里水费加电费一共多少钱？",
        number("28.30", "万元"),
        [water, power],
        expr="6.00+22.30",
    )
    book.add(
        "compute",
        LESHAN,
        "人员经费占基本支出的比重是多少？",
        number("73.89", "%"),
        [Evidence(LESHAN, "人员经费", "1090.46")],
        expr="1090.46/1475.71*100",
    )
    book.add(
        "compute",
        LESHAN,
        "项目支出比基本支出少多少？",
        number("859.06", "万元"),
        [Evidence(LESHAN, "项目支出", "616.65"), Evidence(LESHAN, "基本支出", "1475.71")],
        expr="1475.71-616.65",
    )
    largest = Evidence(LESHAN, "市本级就业创业补助资金", "200.00")
    second = Evidence(LESHAN, "物业管理费（市人社局机关）", "109.50")
    book.add(
        "rank",
        LESHAN,
        "项目支出预算表列出的具体项目中，金额最大的是哪个？",
        {"items": [largest.name], "ordered": False},
        [largest],
    )
    book.add(
        "rank",
        LESHAN,
        "预算超过100万元的具体项目有哪些？",
        {"items": [largest.name, second.name], "ordered": False},
        [largest, second],
    )
    book.add(
        "followup",
        LESHAN,
        "其中保险费呢？",
        number("0.74", "万元"),
        [Evidence(LESHAN, "保险费", "0.74")],
        history=["公务用车运行维护费是多少？"],
    )


def _words(book: GoldBook) -> None:
    device = "单位价值200万元以上的大型设备是什么？"
    book.add("text", LESHAN, device, {"text_all": ["中央空调"]}, saying=("中央空调",))
    book.add(
        "text",
        LESHAN,
        "“上年结转”是什么意思？",
        {"text_all": ["以前年度没有用完"]},
        saying=("以前年度没有用完",),
    )
    book.add(
        "text",
        LESHAN,
        "机关运行经费为什么比上年减少？",
        {"text_all": ["人员减少"]},
        saying=("机关运行经费财政拨款预算", "人员减少"),
    )
    book.add("absent", LESHAN, "今年因公出国（境）安排了多少钱？", {"status": "no_data"})
    book.add("absent", LESHAN, "政府性基金预算支出安排了多少？", {"status": "no_data"})
    book.add("absent", LESHAN, "局机关有多少在编在职人员？", {"status": "not_found"})
    book.add("absent", LESHAN, "2021年的三公经费是多少？", {"status": "not_found"})
    book.add(
        "premise",
        LESHAN,
        "2024年新买了几辆公务用车？",
        number("0", "辆"),
        saying=("拟购置公务用车0辆",),
    )
    book.add(
        "premise",
        LESHAN,
        "机关运行经费今年为什么涨了？",
        {"text_all": ["14.8", "减少"]},
        saying=("机关运行经费财政拨款预算", "14.8万元"),
    )


def _checks(book: GoldBook) -> None:
    book.add(
        "check",
        LESHAN,
        "社会保障和就业、卫生健康、住房保障三类支出加起来，和本年支出合计分毫不差吗？",
        {"verdict": False, "text_all": ["0.01"]},
        [Evidence(LESHAN, "社会保障和就业支出", "1967.19")],
        expr="1967.19+34.58+90.60-2092.36",
    )
    book.add(
        "check",
        LESHAN,
        "正文说的“三公”经费13.80万元和表格里的合计一致吗？",
        {"verdict": True, "text_all": ["13.80"]},
        [Evidence(LESHAN, "三公", "13.80")],
    )
    book.add(
        "check",
        LESHAN,
        "文件前后说的公务用车数量一致吗？",
        {"verdict": False, "text_all": ["3辆", "1辆"]},
        saying=("现有公务用车3辆",),
    )
