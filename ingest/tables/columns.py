"""Columns of a table: what each holds (role), in which unit, of which year, budget or final."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import MONEY_IN_YUAN, parse_money, says_nothing, squeeze
from ingest.model import Column, ColumnRole, Measure, Table
from ingest.tables.totals import is_total_label

_MONEY = "|".join(sorted(MONEY_IN_YUAN, key=len, reverse=True))
_OTHER_UNITS = (
    "%|％|辆|台|套|个|人次|人|名|位|平方米|立方米|公顷|亩|次|户|批次|批|天|项|件|公里|米|吨|家|册|处|座|所|间|份|期|场次|"
    "场|头"
)
_UNIT = re.compile(rf"[（(](?:单位[:：])?(?:人民币)?({_MONEY}|{_OTHER_UNITS})(?:[/，,、][^）)]*)?[）)]")
_CODE = re.compile(r"编码|代码|编号|^[类款项]$")
_CLASS_CODE = re.compile(r"\d{3}(?:\d\d){0,2}")
_SERIAL = re.compile(r"(?:序号|行次|栏次|排名|优先级)$")
_ORGANISATION = re.compile(
    r"(?:预算|主管|编制|编报|基层|所属|填报|实施|采购|申报|二级预算|一级预算|项目|用款|承担|使用|管理)*(?:单位|部门)(?:[（(]?(?:名称|全称)[）)]?)?(?:[（(]公章[）)])?$"
)
_UNIT_HEADER = re.compile(r"(?:计量|度量|计价|指标|数量)单位$|^单位$|单位[（(]指标[）)]")
_MOST = 0.9
"""Of the texts below a header of units so many are short; a row read amiss may put a long one there."""
_PEOPLE = "(?:学生|幼儿|教师|职工|党员|民警|干警)(?:[（(][一-鿿]{1,4}[)）])?数|在校(?:学生|生)$"
_COUNT = re.compile(
    rf"{_PEOPLE}|数量|人数|台数|辆数|面积|个数|次数|批次|天数|编制数|核定编制|(?:行政|事业)编制|^编制$|期数|件数|户数|(?:台|套|辆)[（(]?|车辆数|采购数|单价$|单价[（(]"
)
_VEHICLES = re.compile(r"[台套辆][（(]?$")
"""Things that are counted in one table and valued in another: 固定资产 / 车辆 10.00."""

_SCORE = re.compile(r"(?:得分|评分|分数|总分)(?:[（(][^）)]*[）)])?$")
"""Points given (自评得分), which stand beside amounts and are none of them."""

_HEADS = re.compile(r"人数|编制数|人员数|车辆数")
"""Over a group of columns: each of them counts, also the one called 小计."""

_STAFF = re.compile(
    "(?:在职|在编|在岗|实有|离退休|离休|退休|编外)(?:人员|职工)?(?:[(（][^()（）]*[)）])?$|(?:^|[^事])人员(?:情况|构成)?$"
)
"""Headings over numbers of people, where they are whole numbers: no 经费 and no 支出 stands behind."""
_COUNTED_IN = (
    ("单价", "元"), ("人次", "人次"), ("人数|编制数|人员数|核定编制|(?:行政|事业)编制|(?:^|/)编制$", "人"),
    (_PEOPLE, "人"),
    ("批次", "批次"), ("辆数", "辆"),
    ("天数", "天"), ("户数", "户"),
    ("台数", "台"), ("面积", "平方米"), ("期数", "期"), ("场次", "场"),
)  # fmt: skip
_TEXT = re.compile(
    r"名称|说明|备注|内容|依据|方式|目标|性质|方向|类别|属性|用途|理由|原因|形式|类型|是否|级次|品目|目录|地点|时间|日期|年度$|权重|分值|指标|概述|描述|部门意见"
)
_MONEY_WORDS = re.compile(
    r"额|数$|计$|支出|收入|拨款|资金|经费|预算|费$|费用|结转|结余|补助|收费|元[）)]?$|安排|总额|决算|补贴|其他|款$|出国|接待$|用车$|基金$|资产|工程$|投资|负债"
)
_NAMES_CLASSES = re.compile(r"(?:科目|分类)(?:名称)?(?:[（(]按[^（）()]*[)）])?$")
"""A column that names classes of money, also where it is blank: 支出功能分类科目（按大类）."""

_LABEL = re.compile(
    r"^[一二三四]级(?:目录|项目|分类)?$|项目|科目|名称|品目|功能分类|经济分类|支出类别|类别|内容|指标名称|用途|支出|收入"
)
_OF_A_CLASS = re.compile("科目$|分类$")
_A_CODE = re.compile(r"[235]\d\d(?:\d\d){0,2}")
"""The class of a project's money, told by its code: 功能科目 2120102."""
_SORTS = re.compile("(?:编制|人员)(?:情况|人数|数)?/(?:类别|类型|性质)$")
"""The sort of posts or people of a body, which is no name of the row: 核定编制 / 类别."""
_A_YEAR = re.compile(r"20\d\d(?:年度?)?")
"""What a column of years prints; below 2022年度 stand figures of that year."""
_DESCRIBES = re.compile("描述$")
"""What is said of a thing is no name of it: 职责活动 | 内容描述."""


def column_role(path: Sequence[str], texts: Sequence[str]) -> ColumnRole:
    """What a column holds, by its header path and its body's printed texts (blanks left out)."""
    name = path[-1] if path else ""
    whole = "/".join(path)
    texts = [text for text in texts if not is_total_label(squeeze(text)) and not says_nothing(text)]
    figures = [text for text in texts if parse_money(text) is not None]
    numeric = len(figures) >= 0.6 * len(texts) if texts else False
    if _SERIAL.search(name):
        return "text"
    if _CODE.search(name) and (
        not texts
        or sum(bool(re.fullmatch(r"[A-Za-z]{0,2}[\d\s,，、-]*[A-Za-z]?\d*", squeeze(t))) for t in texts) * 2
        > len(texts)
    ):
        return "code"
    if (
        _UNIT_HEADER.search(name)
        and not numeric
        and sum(len(squeeze(t)) <= 6 for t in texts) >= _MOST * len(texts)
        and (re.search(r"计量|度量|计价", name) or texts)
    ):
        return "unit"
    if numeric and _OF_A_CLASS.search(name) and all(_A_CODE.fullmatch(squeeze(text)) for text in figures):
        return "text"
    if numeric:
        if _SCORE.search(name):
            return "count"
        counted = (
            _COUNT.search(name)
            or _HEADS.search(whole)
            or _counts_staff(path, figures)
            or (_piece_of(path) and not any("." in figure for figure in figures))
        )
        if counted and not re.search(r"金额|元|经费|支出|费$", name):
            return "amount" if _VEHICLES.search(name) and any("." in text for text in figures) else "count"
        if not path and all(_CLASS_CODE.fullmatch(squeeze(t)) for t in figures):
            return "code"
        if re.search("年度$", name):
            return "text" if all(_A_YEAR.fullmatch(squeeze(text)) for text in figures) else "amount"
        return "text" if re.search(r"权重|分值|指标值|排序", name) else "amount"
    if _ORGANISATION.search(name) and "科目" not in whole:
        return "organisation"
    if texts:
        sorts = len(path) > 1 and bool(_SORTS.search(whole))
        return "label" if _LABEL.search(name) and not _DESCRIBES.search(name) and not sorts else "text"
    if _COUNT.search(name):
        return "count"
    if _NAMES_CLASSES.search(name):
        return "label"
    if _MONEY_WORDS.search(name) and not _TEXT.search(name):
        return "amount"
    if _LABEL.search(name) and re.search(r"科目|项目|名称", name):
        return "label"
    return "amount" if _MONEY_WORDS.search(whole) and not _TEXT.search(whole) else "text"


def _counts_staff(path: Sequence[str], figures: Sequence[str]) -> bool:
    """Whether a column counts staff, by what its heading or the one over it says: 在职人员 / 合计."""
    named = any(map(_STAFF.search, path)) and not any(map(_UNIT.search, path))
    return named and not any("." in figure for figure in figures)


def _piece_of(path: Sequence[str]) -> str | None:
    """The unit that is no money in which a heading or the one over it counts: 在职（人）, 车辆（辆）/ 合计.

    （项）ends the name of a class (住房公积金（项）) and tells no unit.
    """
    unit = next((found.group(1) for word in reversed(path) if (found := _UNIT.search(word))), None)
    return None if unit is None or unit in MONEY_IN_YUAN or unit in ("%", "％", "项") else unit


def column_unit(path: Sequence[str], role: ColumnRole, table_unit: str | None) -> str | None:
    """The unit of a column's figures: of its own header (金额（万元）), else of its table."""
    if role not in ("amount", "count"):
        return None
    priced = bool(re.search(r"单价", path[-1])) if path else False
    for word in path[-1:] if role == "count" and not priced else reversed(path):
        found = _UNIT.search(word)
        if found:
            of_cars = "车" in word and "辆" in found.group()  # 车辆（台、辆）
            return "辆" if of_cars else found.group(1).replace("％", "%")
        found = re.search(rf"单位[:：]({_MONEY})", word)
        if found:
            return found.group(1)
    name = path[-1] if path else ""
    if _SCORE.search(name):
        return "分"
    if re.search(r"%|％|幅度|增长率|比率|比例|占比|比重|完成率|执行率|百分比", name):
        return "%"
    if role == "count":
        whole = "/".join(path)
        found_unit = next((unit for words, unit in _COUNTED_IN if re.search(words, whole)), None)
        return found_unit or _piece_of(path) or ("人" if _counts_staff(path, ()) else None)
    return table_unit


def column_year(path: Sequence[str], title: str, document_year: int | None) -> int | None:
    """The year whose money a column holds.

    上年结转, 上年结余 and 上年实户资金余额 are this year's means, not last year's budget.
    """
    whole = "/".join(path)
    printed = re.findall(r"(20\d\d)(?=年|预算|决算|/|$|\D)", whole)
    if printed and not re.search(r"[较比对](?:上年|20\d\d)", whole):
        return int(printed[-1])
    titled = re.search(r"(20\d\d)年?", title)
    this = int(titled.group(1)) if titled else document_year
    if this is None:
        return None
    if re.search(
        r"(?:上年|上一年|去年|前一年)度?(?![^/]{0,8}(?:结转|结余|余额|滚存))", whole
    ) and not re.search(r"[较比对与]上年|增减|变动|增长", whole):
        return this - 1
    return this


_FUNDS = re.compile("一般公共预算|政府性基金预算|国有资本经营预算|公共财政预算")
"""Kinds of money, whose names tell nothing of what is planned or spent."""


_OWN_MEASURE = re.compile(
    r"(?P<which>年初|当年|全年|调整后?)(?P<of>预算|执行|决算)数(?:[(（][A-Z][)）])?(?:[(（][^()（）]*元[)）])?"
)
_BRACKETED_ADJUSTED = re.compile("全年[(（]调整后?[)）]")
"""全年（调整）预算数, which is 调整预算数."""
_OF: dict[str, Measure] = {"预算": "budget", "执行": "executed", "决算": "final"}
"""What a column under a wider head says itself: 预算执行情况 / 年初预算数."""


def column_measure(path: Sequence[str], role: ColumnRole, title: str) -> Measure | None:
    """Budget, revised budget, execution, final account, change, growth or share."""
    if role not in ("amount", "count"):
        return None
    path = [_BRACKETED_ADJUSTED.sub("调整", name) for name in path]
    whole = "/".join(path)
    if _SCORE.search(whole):
        return None
    own = _OWN_MEASURE.fullmatch(path[-1]) if len(path) > 1 else None
    if own:
        revised = own["of"] == "预算" and own["which"] in ("全年", "调整", "调整后")
        return "revised" if revised else _OF[own["of"]]
    if re.search(r"占.{0,8}(?:比|%|％)|比重|占比", whole):
        return "share"
    if re.search(r"增减|变动|增长|增加|减少|升降|[比较]上年|[±]", whole):
        return "growth" if re.search(r"%|％|率|幅度|比例|百分", whole) else "change"
    if re.search(r"完成率|执行率|比例", whole):
        return "share"
    if re.search(r"调整(?:后)?/?预算|全年/?预算|预算调整|预算[^/]*/(?:全年|调整)", whole):
        return "revised"
    if re.search(r"决算", whole):
        return "final"
    if re.search(r"执行数|执行|实际支出|完成数", whole):
        return "executed"
    planned = _FUNDS.sub("", whole)
    if re.search(r"预算", planned) and not re.search(
        r"预算(?:拨款|财政拨款|资金|收入|支出)?$", planned.replace("预算数", "")
    ):
        return "budget"
    return "final" if "决算" in title else "budget"


def make_column(
    index: int,
    path: tuple[str, ...],
    role: ColumnRole,
    unit: str | None,
    title: str,
    document_year: int | None,
) -> Column:
    """A column of a table: its role given, its unit, year and measure read off its header."""
    valued = role in ("amount", "count")
    return Column(
        index,
        path,
        role,
        column_unit(path, role, unit),
        column_year(path, title, document_year) if valued else None,
        column_measure(path, role, title),
    )


_PLANNED = re.compile("预算|年初|全年|计划|目标|指标|批复|下达|应")
"""What says of a column that it holds what was planned."""


def of_an_account(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables of a final account: amounts that nothing calls planned are those that were spent."""
    return tuple(
        table
        if table.kind == "performance_table" or _PLANNED.search(table.title)
        else replace(table, columns=tuple(map(_spent, table.columns)))
        for table in tables
    )


def _spent(column: Column) -> Column:
    planned = column.role != "amount" or column.measure != "budget" or _PLANNED.search("/".join(column.path))
    return column if planned else replace(column, measure="final")
