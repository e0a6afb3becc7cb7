"""From how people type to how documents print: fillers, short years, spoken numbers, slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_FILLERS = re.compile(
    r"麻烦(?:您|你)?(?:问一下|问下|查一下|看一下|帮忙)?|请问一下|请问|我?想(?:知道|了解|问)(?:一下|下)?|帮(?:我|忙)(?:查|看|算|问)?(?:一下|下)?|劳驾|"
    r"能不能(?:告诉我|说说)?|可以(?:告诉我|说说)吗?|告诉我|跟我说说|"
    r"请(?:列示|计算|核对|核实|列出(?![^,，]*(?:单位|机构|部门|处室|科室)$)|说明|简述|给出|指出|按)(?:一下|下(?![属设辖列级]))?|请(?=分别|按)|(?:^|(?<=[,，]))(?:列示|计算|核对|查询|查一查|算一算|算下|查下|看下|看看)(?:一下)?|"
    r"这个科目|这一科目|该科目|这一块|这块儿?|这一项|到底|究竟|(?:到底)?是个?什么数|啊|呀|哦|噢|(?<![干做])嘛|呗|哈|哇|啦|(?<=多少钱)呢"
)
_FUND = (
    "(政府性基金(?:预算)?|单位资金|自有资金|上年结转|财政专户(?:管理)?资金|国有资本经营(?:预算)?|其他资金|"
    "非财政拨款|事业收入|经营收入)"
)
_OF_FUND = "(项目|单位|科目)(?=(?:都|一共|共)?(?:有|是)?(?:哪|几|多少))"
"""Where money comes from, and what it is asked of: 政府性基金安排的项目有哪些."""


def _short_years(match: re.Match[str]) -> str:
    return "、".join(f"20{year}年" for year in match.groups() if year)


_CAR = r"(?:公务用?车|公车|公家的?车|小?汽车|车辆|车子|用车|车)"
_RUNNING = (
    r"(?:加油|油钱|油费|燃油|汽油|充电|修车|修理|维修|维护|保养|养护|年检|验车|审车|洗车|停车|过路过桥|过路|过桥|"
    r"(?:上|交|买|缴)?(?:车辆|车)?保险)(?:费用|费|钱)?"
)
_RUNNING_COSTS = re.compile(
    rf"(?:(?:单位|公家|局里|部门|机关)?的?(?:那些|这些|那几辆|所有|全部)?{_CAR})(?:的|们|一年|每年|全年|今年|平时|日常|用来|用于)*"
    rf"{_RUNNING}(?:[、,，和及跟与/加]+{_RUNNING})+(?!服务|采购|项目)(?:这些|那些|之类|什么的|等等?|方面|开销|开支|花销|支出)*(?:的?(?:钱|费用))?"
)
"""What cars cost to run, put in everyday words: 公车加油、修车、上保险."""
_BALANCES = (
    r"(?:预算|决算|总体|是否|是不是|能否|能不能|到底|有没有|做到)*(?:平衡|相抵|持平)"
    r"(?:吗|不|么|了吗|与否)?(?=[?？,，]?$)"
)
_WORDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_RUNNING_COSTS, "公务用车运行维护费"),
    (
        re.compile(
            r"(?:[部局委厅处院]里|单位)?的?(?:[那这](?:几辆|些)|几辆)?(?:公务车|公车|公家的?车|车子)[,，]?(?:的|一年|每年|全年)*"
            r"(?:养护|保养|养)(?:费用?|钱)?(?=[^,，]{0,6}多少)"
        ),
        "公务用车运行维护费",
    ),
    (
        re.compile(
            r"名词解释(?:里面?|中|部分里?)?(?:说|写|提到?|讲|给出|列)[的到过着]?[,，:：]?(?=[^?？]*多少)"
        ),
        "",
    ),
    (re.compile(r"(?<![\d一二三四五六七八九十几])一?百万元?(?=以上|以下)"), "100万元"),
    (re.compile(r"(?<=以[上下]的)大(?:型|件)?(?=设备|仪器)"), ""),
    (
        re.compile(rf"{_CAR}(?:的|一年|每年|全年)*(?:{_RUNNING})(?:这些|之类|什么的)(?:的?(?:钱|费用))?"),
        "公务用车运行维护费",
    ),
    (re.compile(r"几何(?=[?？]?$)"), "多少"),
    (
        re.compile(
            r"除(?:了|去)?(?:当年|今年|本年|今年新)(?:安排|预算)?的?(?:之?外|以外)?[,，]?"
            r"(?:还|另|另外|另有)+有?多少(?:钱|资金)?是(上年|去年)(?:结转|结余)(?:下?来)?的?"
        ),
        "上年结转多少",
    ),
    (re.compile(r"(?:有|是)?多[长高宽深远重](?=[?？,，]|$)"), "是多少"),
    (re.compile(r"(?<![为叫])是?啥(?=[?？]?$)"), "是什么"),
    (re.compile("啥"), "什么"),
    (
        re.compile(
            r"(?:改名|更名)(?:以前|之前|前)(?:的?名字|名称)?(?:是|叫)?(?:做)?什么"
            r"|的?(?:原名|曾用名|旧称|旧名)(?:是|叫)?什么|(?:以前|原来|原先|过去|从前|之前)(?:是)?叫(?:做)?什么"
        ),
        "更名之前叫什么",
    ),
    (re.compile("排一排|排排名"), "排序"),
    (re.compile("占大头|最(?:花|费|烧|耗|吃)钱"), "最多"),
    (
        re.compile(
            r"[,，]?(?:把|将)?(?:这些|这几[个项笔家]|它们)(?:全部|都)?加(?:到|在)?(?:一起|一块儿?|起来)"
        ),
        "合计",
    ),
    (
        re.compile(
            r"好几(?:[个家]单位|家)(?:都|里都|分别|各自)?(?:申报|报|列|安排|编制|编|有)?了?(?:的)?(?!的?预算)"
        ),
        "各单位",
    ),
    (re.compile("(?:减少?|降|压)得最多"), "减少最多"),
    (re.compile("(?:增加?|涨|升)得最多"), "增加最多"),
    (re.compile(r"买(?:多少|几)(?:辆|台)(?:公务用车|公车|车)"), "购置车辆多少辆"),
    (re.compile(r"车(?=更多|更少|多,|少,)"), "车辆"),
    (re.compile(r"(?<=[一-鿿])压了(?=多少)"), "减少了"),
    (
        re.compile(r"(?<!公务)接待[^,，费]{0,8}?(?:客人|来宾|来客)(?![^,，]{0,4}(?:批|人次|几个?人|多少人))"),
        "公务接待费",
    ),
    (re.compile(r"([多少高低增减涨降])(?:出来|下来|上来|下去|上去|出去)了?(?=多少|几)"), r"\1了"),
    (
        re.compile(
            r"(?:公务用车|公车)[(（]购置费?(?:加上?|和|及|与|、)(?:运行维护|运行|运维|维护)费?[)）](?:费用?)?(?!.*(?:分别|各))"
        ),
        "公务用车购置及运行维护费",
    ),
    (re.compile(r"四舍五入(?:到[一-鿿]{1,3})?(?:以?后|之后)?"), ""),
    (
        re.compile(
            r"[,，。.]?(?:结果|答案)?(?:请)?(?:保留|精确)到?(?:小数点后)?[一二两三四\d]位?小?数?(?:点后)?"
            r"[一二两三四\d]?位?(?:小数)?"
        ),
        "",
    ),
    (re.compile(r"换算(?:下来|一下|过来)|折(?:算|合)?下来|算下来|折成(?=多少)"), "折合"),
    (re.compile(r"总?盘子"), "总额"),
    (re.compile(r"(?<=的)车(?=里面?|中|当中)"), "车辆"),
    (
        re.compile(r"(?<=[一-鿿]{2})(?:一共)?(?:要|得|需要|需|花|用)(?:了|掉)?多少(经费|费用)(?=[?？]?$)"),
        r"\1多少",
    ),
    (re.compile(r"(?<![\d.])([12]\d)[、,，和]([12]\d)(?:[、,，和]([12]\d))?[两二三]?年"), _short_years),
    (re.compile(r"先大后小|先多后少|先高后低|(?:按|由|从)?多到少"), "从高到低"),
    (re.compile(r"先小后大|先少后多|先低后高"), "从低到高"),
    (re.compile(r"[(（](?:类|款|项)[)）]"), ""),
    (re.compile(r"分别(?:列示|列出|说一下|说说|给出)(.+?)(?:的?预算数)?$"), r"\1分别是多少"),
    (re.compile(r"^(?:请)?解释(?:一下|下)?(.+)$"), r"\1是什么意思"),
    (re.compile(r"^(?:跟|和|与|同)(去年|上年|上一年)(?:相)?比(?:较)?[,，]?"), r"比\1,"),
    (re.compile(r"(?:和|跟|与)(去年|上年|上一年)(?:预算)?(?:相比)?(?:差|变化|变)"), r"比\1增减变化"),
    (
        re.compile(
            r"(?:一共|总共)?(?:有)?(?:几家|几个)[,，]?分别是谁(?=[?？]?$)|(?:都)?有谁(?=[?？]?$)|(?<!更名之前),?都?叫什么(?:名字)?(?=[?？]?$)"
        ),
        "有哪些",
    ),
    (re.compile(r"(?:下面|底下)?管着?(?:哪几家|哪些|几家)(?:单位|机构)"), "下属单位有哪些"),
    (re.compile(r"^(?:列出|列示)?(?:全部|所有|所属)*下属(?:单位|机构)(?:名称|名单)?$"), "下属单位有哪些"),
    (re.compile(r"(?:下面|底下|手下)(?:都|一共|总共)?有(?:哪几个|哪些)(?:单位|机构)"), "下属单位有哪些"),
    (re.compile(r"下面有(?:几家|哪几家)单位"), "下属单位"),
    (
        re.compile(
            r"(?:下属|下面|所属)的?(?:哪些|哪几[个家])(?:单位|机构)(?:都|也)?(?:编制?报?了?|有|做了?|单列了?)(?:单独的?)?(?:部门|单位)?预算"
        ),
        "下属预算单位有哪些",
    ),
    (
        re.compile(r"内部(?:都|又|一共|共)?(?:[下内]?设|有|分)[了有置成]*(?P<asked>哪|什么|几)"),
        r"内设机构有\g<asked>",
    ),
    (
        re.compile(
            r"(?:(?<!加)(?:还|另外|同时|也|又)*挂(?:着|了|有|的是|的)?|(?:还|另外|同时|也|又)+有)(?=(?:哪|什么|几)[^,，]{0,4}牌)"
        ),
        "加挂",
    ),
    (re.compile(r"(?P<number>文号|批文|发文字号)(?:是)?(?:多少号?|几号)"), r"\g<number>是什么"),
    (re.compile(r"[,，?？]?(?:请)?(?:逐[一个项]|一一|全部|挨个)(?:列|说|写)(?:一下|出来?)?$"), ""),
    (re.compile(r"(?<!更)新购置?|新增购置"), "购置"),
    (re.compile(r"买不买|(?<=没有)买|有没有打算买|(?<=安排)买|(?<=打算)买"), "购置"),
    (re.compile(r"有(?=购置[^,，]{0,8}的预算)"), "有没有"),
    (re.compile(r"(?:公家|单位|局里|部门)的?(?:小?汽)?车(?=$|[^位补辆])"), "公车"),
    (re.compile(r"(?:最多|最少|至多|至少)(?=(?:几|多少)(?:人|个|天|次|名|辆|台|家|场|批|期|条|份|件))"), ""),
    (re.compile("咋(?:样)?"), "怎么"),
    (re.compile("为什么会|为啥"), "为什么"),
    (re.compile(r"(?<![\d.])((?:1[5-9])|(?:2\d)|(?:3[0-5]))年(?!度?内|前|以)"), r"20\1年"),
    (re.compile(r"(多少|几)(?:个)?(万|亿)(?=$|[?？,，。的呢啊吗合钱]|人民币|块)"), r"\1\2元"),
    (re.compile(r"(\d)(万|亿)(?![元\d]|以[下上][)）])"), r"\1\2元"),
    (
        re.compile(
            r"(?<![(（])(\d+(?:\.\d+)?(?:万元|亿元|元))(?:及)?以上(?=的|有|项目|$|[,，?？])(?!的?大?型?(?:设备|仪器|资产))"
        ),
        r"不低于\1",
    ),
    (re.compile(r"(?<![(（])(\d+(?:\.\d+)?(?:万元|亿元|元))以下(?=的|有|项目|$|[,，?？])"), r"低于\1"),
    (re.compile(rf"(?:用|由|使用|有)?{_FUND}(?:安排|列支|保障|解决)的{_OF_FUND}"), r"\1不为零的\2"),
    (re.compile(rf"有(?:安排)?{_FUND}的{_OF_FUND}"), r"\1不为零的\2"),
    (re.compile(r"[Tt][Oo][Pp] ?(\d+)"), r"前\1名"),
    (re.compile(r"(一致|一样|对得上|相等|相同|吻合|相符)(?:不|没|么)(?=[?？]?$)"), r"\1吗"),
    (re.compile(r"有没有(?:出入|差异|矛盾)"), "是否一致"),
    (re.compile(r"(?:几|多少)批(?:次)?(?:的)?((?:国内|国外)?(?:来访|公务)?团组?)"), r"几个\1"),
    (
        re.compile(
            r"(一致|一样|[对合]得上|相等|相同|吻合|相符|等于[^,，?？]+)(吗|么)?[?？,，](?:那么?)?(?:相差|差|"
            r"[一-鿿]{0,6}(?:之和|差额|差距|结果|合计))(?:是|为|了)?多少(?=[?？。]?$)"
        ),
        r"\1吗",
    ),
    (re.compile(r"(对|合)不\1得上|([对合])得上\2不上"), "对得上"),
    (re.compile(r"几批(?!次)"), "几批次"),
    (
        re.compile(
            r"(离退休|离休|退休|在职|在编|编外)的(一共|总共|现在|目前)?有?(?:几个|多少个?|几位)(?=[?？]?$)"
        ),
        r"\1人员\2有多少人",
    ),
    (re.compile(rf"财政拨款收支{_BALANCES}"), "财政拨款收入总计和财政拨款支出总计一致吗"),
    (re.compile(rf"收支{_BALANCES}"), "收入总计和支出总计一致吗"),
    (
        re.compile(
            r"^((?:今年|全年|本年|明年|20\d\d年|[一-鿿]{2,12}[局委厅办院处部心道])*)(?:预算)?"
            r"(?:(?:一共|总共|打算|准备|计划|预计|要|能|得|需要)+)花(?:费|掉)?多少钱?(?=[?？]?$)"
        ),
        r"\1支出总计多少",
    ),
    (re.compile(r"水电费"), "水费和电费"),
    (re.compile(r"会议培训费"), "会议费和培训费"),
    (re.compile(r"变了|变动了?|有什么变化|变化了?(?=多少)"), "增减变化"),
    (re.compile(r"国资(?=经营)"), "国有资本"),
    (re.compile(r"卫健支出"), "卫生健康支出"),
    (re.compile(r"社保(?:和)?就业支出"), "社会保障和就业支出"),
    (re.compile(r"(?<=[一-鿿])/(?=[一-鿿])"), "占"),
)
# Slips that change a word of the field into something it never is.
_SLIPS = (
    ("予算", "预算"), ("决祘", "决算"), ("预祘", "预算"), ("祘", "算"), ("釆购", "采购"),
    ("经非", "经费"), ("经废", "经费"), ("精费", "经费"), ("三功", "三公"), ("工务", "公务"),
    ("总记", "总计"), ("合记", "合计"), ("支处", "支出"), ("指出预算", "支出预算"), ("按排", "安排"),
    ("采构", "采购"), ("项木", "项目"), ("公积今", "公积金"), ("工资副利", "工资福利"), ("收如", "收入"),
    ("接带", "接待"),
)  # fmt: skip
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_NUMERALS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_SPOKEN = re.compile(
    r"(?<![一-鿿])?([一二两三四五六七八九])(百|千)?(?=(?:万|亿)(?:元|以上|以下))|([一二两三四五六七八九])?(十)(?=(?:万|亿)(?:元|以上|以下))"
)


def plain_question(question: str) -> str:
    """The question without fillers and slips, spoken numbers and years written out.

    >>> plain_question("麻烦问一下，23年三功经费多少啊")
    '，2023年三公经费多少'
    """
    text = question
    for wrong, right in _SLIPS:
        text = text.replace(wrong, right)
    text = _SPOKEN.sub(_spoken_number, text)
    text = _FILLERS.sub("", text)
    text = _THOUSANDS.sub("", text)
    for pattern, replacement in _WORDS:
        text = pattern.sub(replacement, text)
    return text.strip(" ,，、:：") or question


def _spoken_number(match: re.Match[str]) -> str:
    if match.group(4):
        return str(_NUMERALS.get(match.group(3) or "一", 1) * 10)
    factor = {"百": 100, "千": 1000, None: 1}[match.group(2)]
    return str(_NUMERALS[match.group(1)] * factor)


_COUNTING = re.compile("批次|人次|人数|团组|辆数|场次|总额|总数|数量|面积")
"""Words that begin with a character which looks like a slip for the last one of a name (公务接待批次)."""


def nearest_names(question: str, names: Iterable[str]) -> str | None:
    """The question with one misspelt name put right, or None where no printed name is one character off.

    Only names of four characters and more, of the same length, first or last character kept, and not
    where the question already holds the name.
    """
    best: tuple[int, str] | None = None
    for name in names:
        length = len(name)
        if length < 4 or length > 20 or name in question:
            continue
        for at in range(len(question) - length + 1):
            window = question[at : at + length]
            if "三公" in window or (window[0] != name[0] and window[-1] != name[-1]):
                continue
            off = sum(1 for a, b in zip(window, name, strict=True) if a != b)
            if window[-1] != name[-1] and _COUNTING.match(question, at + length - 1):
                continue
            if off == 1 and (best is None or length > best[0]):
                best = (length, question[:at] + name + question[at + length :])
    return best[1] if best else None
