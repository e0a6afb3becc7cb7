"""Units as questions ask for them: 多少平方米, 几个人, 百分之几."""

from __future__ import annotations

import re

from ingest.amounts import COUNTERS
from qa.patterns import regex

_NOT_ASKED = ("类", "款", "点", "路", "分", "段", "科", "本", "年", "岁", "倍", "度", "字", "节", "批")
"""Counters that seldom count what is asked of a budget: 几类 and 几款 ask how many members a group has."""
UNITS = (
    r"个百分点|[百千万亿]*(?:元|"
    + "|".join(
        re.escape(unit)
        for unit in sorted({*COUNTERS, "台套"}, key=len, reverse=True)
        if unit not in _NOT_ASKED
    )
    + "|场|倍|批|度(?!假|量))|%|％"
)
NO_WORD = (
    "(?!(?<=支)[出付]|(?<=项)[目级]|(?<=批)[复准]|(?<=家)[庭属]|(?<=面)[积对向]|(?<=层)[级次]|(?<=组)[织成]|"
    "(?<=幅)度|(?<=份)额|(?<=名)[额称]|(?<=间)接|(?<=张)[榜贴]|(?<=门)类|(?<=部)[门分委长]|(?<=处)[室级])"
)
"""A unit is none where it begins a word: 多少支出."""
_RESERVED = regex("(?<=采购|预留)的?份额|(?:(?<=[中小微]企业)|(?<=[小微]型企业))的?份额")
"""What is reserved for small enterprises is called their part, and is an amount of money."""
_ADDED_UP = "[,，]?(?:的?(?:金额|数字?|钱))?(?:全部?|都|一共|总共)?(?:合|加|相加|总(?!共)|之和)"
"""Behind 几处 or 几笔, what says that they are added up and not counted."""
_NAMES_ADDED = (
    "[^,，多几]{2,24}?(?:[加合](?:到|在)一|加起来|合起来|合计|一共|总共|相加|加总|之和)[^,，]{0,8}多少"
)
"""Behind 几笔, what is added up, of which the amount is asked: 几笔培训费加起来是多少."""
_CARS = "(?:公务用?车|公车|用车|车辆)"
_COUNT_OF_CARS = regex(
    rf"辆数|车辆数|{_CARS}(?:(?!运行|维修|租赁|更新|保险|改革).){{0,6}}(?:保有量|数量|总数|台数)|"
    rf"{_CARS}(?:总共|一共|现在|目前|都|共)*有多少$"
)
_POINTS = regex(
    "(?:多少|几)分(?![之成项类部钱歧段钟])|[得评]分(?!标准|依据|规则|方法|细则)|分数(?=[是为有多几最高低,，]|$)"
)
"""Asks how many points an evaluation gave."""
MONEYED = regex(r"费|支出|资金|预算|金额|收入|拨款|多少钱|元|花(?:了|掉)?多少(?!个|人|次)")
"""Words of money: a question with one of them wants an amount of money, whatever else is counted."""


_UNIT_BEHIND = regex(
    r"(?<=[一-鿿])[(（](?:单位[:：]?|以|按)?(?P<unit>%|％|[百千万亿]*元|平方米|人次|人|辆|台|个)(?:为单位|计|表示)?[)）]$"
)
"""The unit of the answer in brackets at the end of a question: 减少的幅度（%）."""


SPAN = "时间"
"""The unit of a question for a length of time (多久, 多长时间), in whatever it is told."""
_HOW_LONG = regex("多久|多长的?时间")


def without_unit_behind(text: str) -> str:
    """The words of a question without the unit of its answer in brackets behind them."""
    return _UNIT_BEHIND.sub("", text)


def asked_unit(text: str) -> str | None:
    """The unit in which the answer is wanted, or None if the question leaves it open."""
    if re.search(r"多少倍|几倍", text):
        return "倍"
    if _HOW_LONG.search(text):
        return SPAN
    if "占" not in text:
        text = _RESERVED.sub("", text)
    if re.search(
        r"百分之几|百分之多少|百分比|百分数|百分点|比例|比重|占比|份额|权重|完成率|执行率|增长率|下降率|变动率|"
        r"(?:增减|变化|变动|升降|涨跌|下降|上升|增长|增加|减少|提高|降低|压减|压缩|缩减|上涨|上调|下调)的?幅度|"
        r"变化率|多大的?幅度|增幅|降幅|涨幅|跌幅|增速|几成|占(?!用|有(?!率)).{0,12}多少$|(?:多少|几)[(（]%[)）]",
        text,
    ):
        return "%"
    if _POINTS.search(text):
        return "分"
    if re.search(r"(?:人员|职工|干部)(?:现在|目前|一共|共)?(?:有|是)(?:几个|多少个?)(?![项类])", text):
        return "人"
    posts = r"编制(?:总?数|人数|一共|总共|有|是)*(?:多少|几)个?$|(?:多少|几)个编制(?!单位)"
    if re.search(posts, text.rstrip("?？")):
        return "人"
    if re.search(r"车辆?(?:总?数|一共|总共|有|是|共)*(?:多少|几)部", text):
        return "辆"
    if re.search(r"(?:接待|招待)了?[^,，]{0,4}(?:多少|几)个?人(?!次|均)", text):
        return "人次"
    if re.search(r"(?:多少|几)个人(?![员大民])", text):
        return "人"
    if re.search(rf"多少平方米|面积.*(?:多少(?!{UNITS})|多大)|多大面积", text):
        return "平方米"
    if behind := _UNIT_BEHIND.search(text):
        return behind["unit"].replace("％", "%")
    match = re.search(
        r"(?:换算成|折合成|折算成|折成|折合|换成|合成|合多少|合|按|以|多少|几)个?(亿元|万元|千元|元)(?![一-鿿]*以上)",
        text,
    )
    if match:
        return match.group(1)
    match = re.search(rf"(?<!好)(?:多少|几)({UNITS}){NO_WORD}(?!{_ADDED_UP}|{_NAMES_ADDED})", text)
    if match and not (match.group(1) == "台" and re.search("公车|用车|车辆", text)):
        unit = match.group(1)
        return {"位": "人", "名": "人", "台套": "台"}.get(unit, unit)
    if re.search(r"批次", text):
        return "批次"
    if re.search(r"(?:公车|用车|车辆).{0,6}(?:几台|多少台)", text):
        return "辆"
    if re.search(
        r"(?:多少|几)(?:名|个)?[一-鿿]{0,8}(?:人员|干部|职工|干警|民警|警察|教师|同志|医生|护士|的人)$|(?:在编|在职|离退休)人员(?:有|是|共)?(?:多少|几)(?!钱|经费)",
        text,
    ):
        return "人"
    if re.search(
        r"人数|人员总?数(?!据)|(?:多少|几)(?:个|名)?[一-鿿]{0,4}编制(?!单位)|"
        r"编制(?:总?数|人数)?(?:总共|一共|[有是为共])*(?:多少|几)(?!钱|个?单位)",
        text,
    ):
        return "人"
    if re.search(r"以上的?(?:通用|专用|大型)?设备(?:总共|一共|现在|目前|都|共)*有多少$", text.rstrip("?？")):
        return "台"
    if re.search("设备(?:的)?台数", text):
        return "台"
    if _COUNT_OF_CARS.search(text):
        return "辆"
    return None
