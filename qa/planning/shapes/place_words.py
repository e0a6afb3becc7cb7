"""How questions name the places of figures, and how a check ends: 正文, 公开表5, 总体目标, 一致吗."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.patterns import regex
from qa.question.reading import Reading

_TEXT = (
    r"(?P<section>[^,，、;；:：在的里中上和与跟同说写]{0,12}?)说明(?:文字|部分|里的文字)?"
    r"|(?:预算|决算|报告)?(?:正文|文字)(?:部分|表述|说明)?|报告(?:正文|文字)"
    r"|(?P<part>[^,，、;；:：在的里中上和与跟同说写]{0,10}?(?:部分|一节|概况|重点工作|主要工作|工作任务|年度任务))"
    r"|[这那]一?(?:句话?|段(?:话|文字|(?=[里中]?[说写讲列]的)))"
)
_GOALS = r"(?:项目|年度|总体|中长期|实施期|绩效|预期|整体)+目标(?!值|表|任务)"
_MARKS = (
    r"(?:数量|质量|时效|成本|产出|效益|经济|社会|生态|满意度|绩效|年度|三级|考核)*指标(?:值|表)?"
    r"(?=里|中|上|写|列|的|设|定|要求|那|,|，|$)"
)
TABLE = (
    r"(?:预算|公开|附)?(?:\d{1,2}表|表(?:[一二三四五六七八九十]{1,3}(?![公般])|\d{1,2}(?:-\d)?))"
    r"|[^,，、;；:：“”在中里上和与跟同说写是等]{0,30}?"
    r"(?:总体|目标|指标|明细|情况|收支|支出|收入|预算|决算|费|总|采购|申报|绩效|自评|对比|比较|分类|科目)表"
    r"(?:\([^()]{2,10}(?:科目|分类|项目)\))?"
    r"|三公表|表格|表(?=里|中|上|内|的|格|数|,|，|$)"
)
TABLE_ALONE = regex(TABLE)
PLACE = regex(
    rf"(?P<table>{TABLE})|(?P<goals>{_GOALS})(?=里|中|上|写|说|讲|提|的|与|和|跟|,|，|$)|(?P<marks>{_MARKS})"
    rf"|(?P<text>{_TEXT})(?=里|中|上|写|说|讲|提|列|印|给|公[布示]|公开的|披露|标明|载明|交代|的|和|与|跟|同|比|所|数|,|，|$)"
)
BOTH_TABLES = regex(
    r"(?P<a>[^,，、在的和与跟]{2,14}?)(?:表)?(?P<and>和|与|跟|、)(?P<b>[^,，、在的和与跟]{2,14}?)(?:表)?这?两(?:张|个)(?:表格?|报表)"
)
"""Two tables named in one breath: 甲和乙两张表."""
APART = regex(
    r"(?:相差|差|[多少高低大小贵])(?:列|安排|印|报|写|出|了)*(?:多少|几)(?:钱|亿元|万元|千元|元|人|辆|个)?$"
)
AGREE = regex(
    r"(?:是不是|是否|能不能|能否|有没有|到底|究竟|可|能)*也?(?:都)?(?:完全)?是?"
    r"(?:[对一相]不)?"
    r"(?:也?(?:是|为|算)?(?:同一?个|一个|这个)(?:数字?|金额|数额|数值|数据)|一样(?:多|大|高)?|这么多|"
    r"一致|相同|相等|对得上|对上|相符|相合|吻合|合得上|"
    r"分毫不差|一回事|对得起来|对不上)(?:不一致|不一样|不相同|不相等|对不上|不相符)?"
    r"的?(?:吗|么|不|没有?|呢)?$"
)
_SAYS = (
    r"(?:所)?(?:写明?|说(?!明)|讲|列(?!入|支|车)|填|显示|述|提到?|称|安排|公[布示]|公开(?=的|[过了]的|$)|披露|标明|载明|给出|交代|印(?!刷|制)|报(?!刊|废|纸|销)|定(?!点|向|额|期))"
    r"(?:着|的|了|得)*"
)
_FILLING = regex(
    rf"^[在从把拿,，的]+|^(?:里面?|中|上面?|内)?{_SAYS}|(?:里面?|中|上面?|内)?{_SAYS}$|"
    r"^(?:里面?|中|上面?|内|那里)的?|(?:里面?|中|上面?|内)的?$|[,，]|"
    r"(?:的)?(?:那个|这个|两个)?(?:目标值|指标值|控制数|(?<!收入)(?<!支出)合计数?|总数|金额|数字|数额|数值|预算数|数)$|"
    r"^(?:和|与|跟|同(?!样)|比|较)|^这?两(?:处|边|份|张表|个地方|者)的?|这?两(?:处|边|份|张表|个地方|者)的?$|"
    r"[,，]?[这那]一?(?:项|块|笔|行|个?科目)$|"
    r"^(?:同样|都有?|同一个|下面的?|上面的?|后面的?|前面的?)是?|(?:和|与|跟|同|在|的|它|其|得)$"
)


def plain(words: str) -> str:
    """Words of one side without those that only say that something is written there."""
    before = None
    while before != words:
        before, words = words, _FILLING.sub("", words.strip())
    return words


def spoken(reading: Reading) -> str:
    """The question's words with the titles of its tables in one piece, and what is held up against what.

    A title's brackets and marks would cut it: 支出表(功能科目) is read as 支出功能科目表, and
    拿甲表的数去对乙表 as 甲表的数和乙表.
    """
    titles = replace(reading, atoms=[_in_one_piece(atom) for atom in reading.atoms])
    words = _NTH.sub(r"\g<place>", titles.decode(reading.core))
    words = _OF_YEARS.sub("", _PROSE_OF.sub("", _WHETHER.sub("", words)))
    return _HELD_UP.sub(r"\g<a>和\g<b>", words)


def _in_one_piece(name: str) -> str:
    match = _TITLE.fullmatch(name)
    if match is None or "表" in (match["kind"] or ""):
        return name
    return re.sub("[()、:,，]", "", f"{match['name']}{match['kind'] or ''}表")


_TITLE = regex(r"(?P<name>.{2,})表(?:\((?P<kind>[^()]+)\))?")
_PROSE_OF = regex("(?:正文|文字)(?:部分)?的?(?=[^,，、的和与跟在里]{2,10}说明(?:里|中|上|部分|的))")
"""正文 before the name of its section: 正文支出预算说明里 is one place."""
_WHETHER = regex("[,，]?(?:到底)?(?:是不是|是否)(?=[和与跟同])")
_NTH = regex(
    r"(?P<place>说明(?:文字|部分)?|正文|文字|部分)(?:里面?|中)?的?"
    r"(?:第[(（]?[一二三四五六七八九十\d]{1,3}[)）]?(?:个?(?:条|点|款|节|段|小节|部分))?|[(（][一二三四五六七八九十\d]{1,3}[)）](?:条|点|款|节|段|部分)?)"
    r"(?=里|中|上|写|说|讲|提|列|给|公|所|的|,|，)"
)
"""Which of the points of the prose: 情况说明第(二)条写的."""
_OF_YEARS = regex("[、 ]*(?:[、和与][ ]*)+(?=(?:年度)?(?:对比|比较)表)")
"""What is left of the years of a table that compares them: 2021、2022年对比表."""
_HELD_UP = regex(
    "^(?:请|帮我)?[拿把将](?P<a>[^,，]+?)[去来](?:跟|和|与)?[对核比](?:一下)?(?P<b>[^,，]+)"
)
