"""A department's year of money, from which every table and sentence of its disclosure follows.

Amounts are whole yuan. Sums are computed, never stored, so that tables agree by construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

FUNCTION_NAMES = {
    "201": "一般公共服务支出",
    "20101": "人大事务",
    "20103": "政府办公厅（室）及相关机构事务",
    "20108": "审计事务",
    "2010801": "行政运行",
    "2010802": "一般行政管理事务",
    "2010804": "审计业务",
    "2010806": "信息化建设",
    "2010850": "事业运行",
    "206": "科学技术支出",
    "20699": "其他科学技术支出",
    "2069999": "其他科学技术支出",
    "207": "文化旅游体育与传媒支出",
    "20701": "文化和旅游",
    "2070101": "行政运行",
    "2070102": "一般行政管理事务",
    "2070104": "图书馆",
    "2070108": "文化活动",
    "2070109": "群众文化",
    "2070199": "其他文化和旅游支出",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "2101103": "公务员医疗补助",
    "213": "农林水支出",
    "21303": "水利",
    "2130301": "行政运行",
    "2130304": "水利行业业务管理",
    "2130306": "水利工程运行与维护",
    "2130311": "水资源节约管理与保护",
    "2130314": "防汛",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "2210203": "购房补贴",
}
"""Official names of the function classes used here (财政部《政府收支分类科目》)."""

ECONOMIC_NAMES = {
    "301": "工资福利支出",
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费",
    "30111": "公务员医疗补助缴费",
    "30112": "其他社会保障缴费",
    "30113": "住房公积金",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30202": "印刷费",
    "30205": "水费",
    "30206": "电费",
    "30207": "邮电费",
    "30209": "物业管理费",
    "30211": "差旅费",
    "30213": "维修（护）费",
    "30215": "会议费",
    "30216": "培训费",
    "30217": "公务接待费",
    "30228": "工会经费",
    "30229": "福利费",
    "30231": "公务用车运行维护费",
    "30239": "其他交通费用",
    "303": "对个人和家庭的补助",
    "30301": "离休费",
    "30302": "退休费",
    "310": "资本性支出",
    "31002": "办公设备购置",
}
"""Official names of the economic classes used here (财政部《政府收支分类科目》)."""


@dataclass(frozen=True, slots=True)
class FunctionLine:
    """One 项: its seven-digit code, and what is spent on it in basic and in project money."""

    code: str
    basic: int
    project: int

    @property
    def name(self) -> str:
        """The official name of the 项."""
        return FUNCTION_NAMES[self.code]

    @property
    def total(self) -> int:
        """Basic and project money together."""
        return self.basic + self.project


@dataclass(frozen=True, slots=True)
class EconomicLine:
    """One 款 of basic spending; goods, services and equipment are 公用经费, the rest 人员经费."""

    code: str
    amount: int

    @property
    def name(self) -> str:
        """The official name of the 款."""
        return ECONOMIC_NAMES[self.code]

    @property
    def for_staff(self) -> bool:
        """Whether it counts as 人员经费."""
        return self.code[:3] in ("301", "303")


@dataclass(frozen=True, slots=True)
class Project:
    """One project: the 项 it is paid under, its name, amount and purpose in a few words."""

    code: str
    name: str
    amount: int
    purpose: str


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """“三公”经费."""

    abroad: int
    purchase: int
    running: int
    reception: int

    @property
    def vehicles(self) -> int:
        """公务用车购置及运行费."""
        return self.purchase + self.running

    @property
    def total(self) -> int:
        """合计."""
        return self.abroad + self.vehicles + self.reception


@dataclass(frozen=True, slots=True)
class Unit:
    """A budget unit of the department (its own office first), with its share of the spending."""

    code: str
    name: str
    basic: int
    project: int


@dataclass(frozen=True, slots=True)
class YearBudget:
    """One department's budget or execution of one year."""

    department: str
    short_name: str
    year: int
    functions: tuple[FunctionLine, ...]
    economics: tuple[EconomicLine, ...]
    projects: tuple[Project, ...]
    three_public: ThreePublic
    units: tuple[Unit, ...]
    procurement_goods: int
    procurement_services: int
    cars: int
    other_income: int = 0

    @property
    def basic(self) -> int:
        """基本支出."""
        return sum(line.basic for line in self.functions)

    @property
    def project(self) -> int:
        """项目支出."""
        return sum(line.project for line in self.functions)

    @property
    def total(self) -> int:
        """支出总计, equal to 收入总计."""
        return self.basic + self.project

    @property
    def appropriation(self) -> int:
        """财政拨款收入: all income but what is earned."""
        return self.total - self.other_income

    @property
    def staff(self) -> int:
        """人员经费."""
        return sum(line.amount for line in self.economics if line.for_staff)

    @property
    def office(self) -> int:
        """公用经费, which is the 机关运行经费 of an administrative department."""
        return self.basic - self.staff

    def function(self, prefix: str) -> int:
        """All spending under a 类, 款 or 项 code."""
        return sum(line.total for line in self.functions if line.code.startswith(prefix))

    def economic(self, prefix: str) -> int:
        """All basic spending under an economic 类 or 款 code."""
        return sum(line.amount for line in self.economics if line.code.startswith(prefix))


def rolled_up(lines: Iterable[FunctionLine], levels: Sequence[int] = (3, 5)) -> list[FunctionLine]:
    """The lines with their 类 and 款 parents printed before them, summed."""
    ordered = sorted(lines, key=lambda line: line.code)
    rows: dict[str, FunctionLine] = {}
    for line in ordered:
        for code in (*(line.code[:level] for level in levels), line.code):
            known = rows.get(code, FunctionLine(code, 0, 0))
            rows[code] = FunctionLine(code, known.basic + line.basic, known.project + line.project)
    return list(rows.values())


def rolled_up_economics(lines: Iterable[EconomicLine]) -> list[EconomicLine]:
    """The lines with their 类 parents printed before them, summed."""
    rows: dict[str, EconomicLine] = {}
    for line in sorted(lines, key=lambda line: line.code):
        for code in (line.code[:3], line.code):
            rows[code] = EconomicLine(code, line.amount + (rows[code].amount if code in rows else 0))
    return list(rows.values())


def in_yuan(amount: int) -> str:
    """As a table in 元 prints it: 1,234.00; nothing is left blank."""
    return f"{amount:,}.00" if amount else ""


def in_wan(amount: int) -> str:
    """As a table in 万元 prints it, to two decimals; nothing is left blank."""
    return f"{wan(amount):,.2f}" if amount else ""


def wan(amount: int) -> Decimal:
    """万元 to two decimals, rounded half up."""
    return (Decimal(amount) / 10_000).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def said(amount: int) -> str:
    """As prose says it: 1234.50万元."""
    return f"{wan(amount)}万元"


def percent(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """The share of a whole in percent, rounded half up to two decimals."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def compared(amount: int, before: int) -> str:
    """As prose compares: 增加3.20万元，增长4.10%, or 持平."""
    difference = wan(amount) - wan(before)
    if difference == 0:
        return "持平"
    word, rate = ("增加", "增长") if difference > 0 else ("减少", "下降")
    if before == 0:
        return f"{word}{abs(difference)}万元"
    return f"{word}{abs(difference)}万元，{rate}{percent(abs(difference), wan(before))}%"
