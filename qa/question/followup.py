"""Follow-ups: a question that leans on the one before it is made whole again.

What is said anew replaces its like in the earlier question (a year, a unit, a department, 预算 or 决算, the
second for the first); an operation alone is asked of the earlier item; everything else is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.question.after_it import made_whole
from qa.question.comparand import comparands
from qa.question.like_things import COUNTED_THING, of_like_name, of_like_thing
from qa.question.other_body import of_another_body
from qa.question.text import normal
from qa.question.together import SUM, TAIL, TOGETHER, YEAR, Find, of_the_last

# The year that a question asks for: what it compares with is not what it is about.
_ASKED_YEAR = regex(rf"(?<![比较与和跟同])(?:{YEAR.pattern})(?:年?[底末])?")
LEADS = regex(
    r"^(?:只看|光看|单看|那么?|还有|另外|再问一下|请问|然后|接着|好的|嗯|对了|再|如果|要是|那要是)+[,，]?"
)
_ASKS = regex(
    r"又?(?:是|有|变成|变为|变|改成|换成|涨到|降到|为|到)?了?多少了?(?:钱)?|呢|吗|是什么|几个|"
    r"怎么样|如何|的话|换算成|折合成|换成|换算|折成|折合|改成|变成|"
    r"到了?|万元|亿元|元|单位|用|以|按|表示|那|又|则|改|看|[?？,，。的是]|那么|数|情况"
)
_AGAINST_LAST = regex(
    rf"(?:比|较|跟|和|与|同)(?P<year>{YEAR.pattern})(?:预算|决算)?数?(?:相?比(?:较|起来)?)?[,，]?(?:呢|怎么样|情况)?"
)
_AGAINST_A_YEAR = regex(rf"(?:[比较]|超过|高于|低于|多于|少于)(?={YEAR.pattern})")
_UNIT = regex(
    r"(?:换算成|折合成|换成|折成|折合|改成|合|用|以|按)(?:成|多少)?(亿元|万元|千元|元)|^(亿元|"
    r"万元|千元|元)(?:呢|是多少|表示)"
)
_POINTS = regex(
    r"^(?:它们?|他|这(?:个|笔|项|块|部分|一项)?(?:数字?|钱|经费|支出|项目|金额|费用|资金|"
    r"预算)?(?![里当其中])|该(?:项目?|经费|科目|支出|资金)?|此(?:项|数))"
    r"(?:的)?(?=比|较|同比|占|和|与|跟|为|增|减|下降|涨|降|多|少|完成|预算|决算|执行|原因|主要|换|"
    r"是|里|中|有|$)"
)
PART = regex(
    r"^(?:其中|(?:这|那)(?:一)?(?:[笔些项个块]|部分)?(?:钱|经费|资金|支出|项目|预算|费用)?(?:里面|里头|里边|当中|中间|之中|中|里(?!头|面|边))|"
    r"(?:里面|里头|里边|当中)|里)(?:的)?[,，]?(?:专门|主要|单独)?(?:用来|拿来|用于|花在)?(?P<x>.+)$"
)
MEMBER = regex(
    r"^(?P<who>[^占的,，]{2,}(?:局|中心|支队|总队|大队|监狱|医院|学校|分局|管理处|监测站|监督站|事务所))"
    r"(?:占|有|是|为|安排|花|用)*了?(?P<asked>(?:多少|几)(?:[万亿千]?元|钱|[辆台人个])?)$"
)
SHARE_ALONE = regex(
    r"^(?:它|这(?:一?[项笔块])?)?(?:所)?(?:占比|比重|比例|占了?(?:多少|几成|百分之(?:几|多少)|多大比[例重])|占的?比[例重])"
    r"(?:是|有|为)?(?:多少|几|多大)?(?:呢)?$"
)
SHARE = regex(
    r"^(?P<x>[^占]*?)(?:的)?(?:所?占(?:了|的|比)?(?P<of>.*?)(?:的)?(?:百分之(?:几|多少)|几成|比例|"
    r"比重|多少|多大).*|占比.*|比重.*)$"
)
_OPERATES = regex(
    r"^(?:在[^,，]+(?:里面?|当?中|内)[,，]?占|比(?!例|重)|较|同比|占|为什么|为何|为啥|原因|完成|预算完成|执行率|和|与|跟|多了|少了|增|"
    r"减|降|涨|下降|上升|变化|变动|波动|减少|差)"
    r"|^(?:预算|决算)?(?:完成率|执行率|增长率|增幅|降幅|涨幅|变化|占比|比重)"
)
_ADDING = ("加上", "再加", "加", "算上", "连上", "连同")
_WITH_ANOTHER = regex(
    rf"(?P<how>{'|'.join(_ADDING)}|减去|减掉|扣掉|扣除|除去|除了|除掉|刨去|刨掉|去掉|不算)(?P<x>[^,，]{{2,}}?)(?:也?算上|的话|以后|之后|后)?[,，]?"
    rf"(?:呢|(?:就)?(?:{SUM}|共|总的|还剩下?|剩下?|还)?(?:是|有|花)?(?:多少|几)(?:钱|[万亿千]?元)?)"
)
"""Another thing put to what was asked, or taken from it: 加上会议费一共多少, 扣掉会议费还剩多少."""
_SUMMED = regex(rf"(?:{SUM})$")
_SPENT = regex(
    r"^(?P<rate>(?:预算)?完成了?(?:百分|多少|几)|(?:预算)?(?:完成|执行)率)|^(?:还)?(?:有(?:多少|"
    r"几).{0,4})?(?:没|未)(?:有)?(?:花|用|执行)|^(?:还)?(?:剩|结余)"
)
_HOW_IT_WENT = regex(
    r"^(?:实际(?:上)?(?:完成|达到|做到|(?![花用支开安执])[一-鿿]{1,2}(?=了))(?:了|值)?(?:是|为)?(?:多少|几)|(?:自评)?(?:得|扣)了?(?:多少|几)分|(?:自评)?得分(?:是|为)?多少)"
)
"""How an indicator came out, asked after its goal: 那实际完成了多少, 得了几分."""
_ITS_GOAL = regex(r"的?(?:(?:年初|年度|全年)?(?:目标|指标|计划)值?|实际完成值?|分值)$")
_ORDER = regex(
    r"^(?:排)?(?:名)?(?P<n>倒数第[一二三四五]|第[一二三四五六七八九十]|最[大多高少小低]|最后|"
    r"前[二两三四五六七八九十])(?:一?[名位大多高小少低家个项])?(?:的)?(?:一?[名位家个项])?(?:那[个家项])?(?:是|"
    r"又是|有)?(?:哪|谁|什么|多少|呢|$).*$"
)
_EXTREME = regex(r"最[大多高少小低贵]|第[一二三四五六七八九十][大多高]?|排第[一二三四五]")
_SPENT_AT_LAST = "(?:最后|到底|最终)?实际(?:上)?(?:花掉|花|用掉|用|支出|开支)(?:出去)?"
_MEASURE = regex(
    rf"(?:年初|全年|调整)?预算数?|决算(?:执行)?数?|(?:实际)?执行数?|实际支出数?|{_SPENT_AT_LAST}"
)
_OF_MEASURE = regex(
    r"年初预算数?|全年预算数?|调整预算数?|执行数|决算数?|(?<!公共)(?<!基金)(?<!经营)预算数?(?!总|"
    r"单位|完成|执行)"
)


_HOW_MUCH = regex(
    r"(?:的)?(?:预算|决算)?数?(?:安排了?|一共|总共|是|有|为|花了?)*(?:多少|几)(?:[万亿千]?元|钱)?$"
)
_OPERATION = regex(
    "两年|占(?![用道地])|比(?![例赛])|较(?!为)|增[加长减幅了多]|减[少了多]|降(?!水)|涨|谁|哪|平均|率(?=是|$)"
)


_AS_AMOUNT = regex(r"占了?(?=多少(?:钱|块|[万亿千]?元))")
"""占了多少钱 asks for an amount, not for a share."""


_OF_IT = regex(
    r"^(?P<x>[^占,，]{2,16}?)(?:占|有|是)了?(?:其中|(?:这|那)?(?:笔钱?|里)?(?:里面?|当中))(?:的)?(?P<asked>(?:多少|几)(?:[万亿千]?元|钱|[辆台人个])?)$"
)
"""A part told before the whole that it is of: 货物类占了其中多少万元."""
_SHARE_OF_IT = regex(
    r"^(?P<x>[^占,，]{2,16}?)占了?(?:其中|(?:这|那)(?:笔钱?|里)?(?:里面?|当中))的?(?:百分之?(?:几|多少)|几成|多大比[例重]|(?:比[例重]|份额)是?多少)$"
)
"""The same asked for as a share: 面向中小企业的占其中百分之几."""
_AGAINST_IT = regex(
    r"^(?:(?:和|与|跟|同)?相比(?:于|较)?(?=(?:上|去)年|20\d\d年)|"
    rf"(?:和|与|跟|同|对比|较)(?P<year>(?:{YEAR.pattern})(?:的?(?:年初|全年)?(?:预算|决算|执行)数?)?)相?比(?:较|起来|一比)?[,，]?(?=.))"
)
"""What opens a question about a change: 同2025年预算数比，多了多少."""
_RATE_OF_MOVE = regex(r"(?<=[增降涨减][长降幅少])的?(?:百分比|百分数|比率)(?:是|有|为)?多少$")
_HOW_MANY_OF = regex(
    r"^(?P<who>.*?)(?:一共|总共|共|现在|目前)*有(?:多少|几)(?P<unit>辆|台|个|名|套)(?P<x>(?:公务用?)?车|人|编制|职工|设备)$"
)
"""A number asked for before what is counted: 一共有多少辆车."""
_AMOUNT_FIRST = regex(
    r"^(?P<who>.*?)(?:一共|总共|共|都)?(?:编制|编列|安排|列支|批复|下达|投入|拨付|申报|编|列|花|拨)(?:了|出)?(?:多少|几)(?P<unit>[万亿]?元)?的?"
    r"(?P<x>(?!钱|万|亿|元)[^,，多少几]{2,}(?:预算|经费|资金|费用?|支出|拨款))$"
)
"""An amount asked for before the name of what it is of: 编制了多少政府采购预算."""


_ITSELF_ASKED = regex("^(?P<x>[^,，]{2,12}(?:费|经费|支出|收入))呢[,，](?=[^,，]*(?:多少|几)[,，])")
"""A thing that is named by itself before all that is asked of it: 会议费呢，预算多少，比上年多多少."""


def opening(question: str) -> str:
    """A later question in normal form, without the words that only lead it in."""
    plain = _AS_AMOUNT.sub("有", LEADS.sub("", normal(question)).rstrip("?？。"))
    plain = _ITSELF_ASKED.sub(r"\g<x>", re.sub("又(?=(?:是|有)?(?:多少|几))", "", plain))
    plain = _RATE_OF_MOVE.sub("百分之几", _AGAINST_IT.sub(_than, plain))
    plain = _SHARE_OF_IT.sub(r"其中\g<x>占百分之几", plain)
    return _OF_IT.sub(r"其中\g<x>\g<asked>", plain)


def _than(match: re.Match[str]) -> str:
    return f"比{match['year'] or ''}"


def named_first(question: str) -> str:
    """An earlier question with the name before what is asked of it.

    >>> named_first("2023年编制了多少政府采购预算")
    '2023年政府采购预算是多少'
    """
    plain = normal(question).rstrip("?？。")
    counted = _HOW_MANY_OF.match(plain)
    if counted:
        thing = "车辆" if counted["x"] == "车" else counted["x"]
        return f"{counted['who']}{thing}有多少{counted['unit']}"
    found = _AMOUNT_FIRST.match(plain)
    return f"{found['who']}{found['x']}是多少{found['unit'] or ''}" if found else question


def merge(question: str, earlier: Sequence[str], find: Find | None = None) -> tuple[str, str]:
    """(the question made whole, what the one before it was about as context).

    `earlier` are the questions before it, oldest first, each made whole. `find` tells where a text names
    departments, so that one may take another's place and that a question without one is asked of the
    earlier question's.
    """
    now = opening(question)
    earlier = [normal(whole).rstrip("?？。") for whole in earlier]
    was = earlier[-1]
    whole = made_whole(now, was)
    if whole is not None:
        return whole, ""
    now = _named_inside(now, was)
    both = of_the_last(now, earlier, find) if len(earlier) > 1 else None
    if both is not None:
        return both, ""
    named = list(find(now)) if find else []
    held = list(find(was)) if find else []
    other = _of_another(now, was, named, held)
    if other is not None:
        return other, ""
    topic = TAIL.sub("", was)
    # A unit may be called after its department, which is no word about the item.
    around = "".join(c for at, c in enumerate(topic) if not any(start <= at < end for start, end in held))
    years = YEAR.findall(now)
    rest = YEAR.sub("", _ASKS.sub("", now)).strip()
    if not rest and years and _AGAINST_A_YEAR.search(was):
        # 去年是多少 after 是不是比去年多 asks for the figure that it was held against.
        item = re.sub("(?:是不是|有没有|是否)$", "", item_of(_AGAINST_A_YEAR.split(topic)[0]))
        return f"{years[0]}{YEAR.sub('', item).strip(' ,，的')}是多少", ""
    if years and (not rest or _PLANNED_THEN.fullmatch(rest)):
        return _of_another_year(years, was), ""
    unit = _UNIT.search(now)
    if unit and not rest:
        return _in_another_unit(unit.group(1) or unit.group(2), was, topic), ""
    counted = _COUNTED_ALSO.fullmatch(now)
    if counted and _COUNTED_IN.search(was):
        return f"{_COUNTED_IN.sub('', was)}{counted['asked']}", ""
    if _MEASURE.fullmatch(rest.removesuffix("安排")) and not years:
        return _of_another_measure(rest, was, topic), ""
    added = re.match(rf"^(?:排名?)?(前[二两三四五六七八九十])(?:[名位大个项家])?的?(?:{SUM})", now)
    if added and _EXTREME.search(was):
        group = re.sub("哪一?[个家项]|是$|的$", "", was[: _first_order(was)])
        return f"{group}最多的{added.group(1)}名加起来是多少", ""
    placed = _ORDER.match(now)
    if placed and _EXTREME.search(was):
        return _EXTREME.sub(_order(placed.group("n"), was), was, count=1), ""
    pointed = _POINTS.match(now)
    if pointed and pointed.end() < len(now):
        now = now[pointed.end() :]
    scope = "、".join(was[start:end] for start, end in held) if not named else ""
    part = PART.match(now)
    if part:
        shared = SHARE.match(part.group("x"))
        if shared and shared.group("x").strip(" 的,，"):
            whole = shared.group("of") or ""
            of = f"占{whole}的百分之几" if re.sub("[了的]", "", whole) else "占百分之几"
            return f"{item_of(topic)}里面,{plain_name(shared.group('x'))}{of}", around
        member = MEMBER.match(part.group("x"))
        if member:
            # What one unit has of it: 里头观澜河流域管理中心占多少万元.
            item = YEAR.sub("", item_of(topic).replace(scope, "")) if scope else item_of(topic)
            return f"{scope}{member['who']}的{item.strip('的')}是{member['asked']}", ""
        return f"{scope}其中{part.group('x')}", around
    with_it = _WITH_ANOTHER.fullmatch(now)
    if with_it and not pointed:
        item = _SUMMED.sub("", item_of(topic))
        both = f"{item}和{with_it['x']}合计多少"
        return (both if with_it["how"] in _ADDING else f"{item}减去{with_it['x']}还剩多少"), ""
    against = _AGAINST_LAST.fullmatch(now)
    if against:
        return f"{topic}比{against['year']}增减变化多少", ""
    if TOGETHER.match(now):
        whole = TAIL.sub("", re.sub("(?:分别|各)(?=是|有|为|多少)", "", was))
        return f"{whole}{',' if re.search('[谁哪]', whole) else ''}{now}", ""
    if _HOW_IT_WENT.match(now):
        return _how_it_went(now, was, topic), ""
    spent = _SPENT.match(now)
    if spent:
        item = item_of(_OF_MEASURE.sub("", topic)).strip("的")
        rate = "执行率" if "执行率" in now else "预算完成率"
        return f"{item}的{rate}是多少" if spent.group("rate") else f"{item}全年预算还剩多少没花完", ""
    if SHARE_ALONE.match(now):
        return f"{re.sub('^其中', '', item_of(topic))}占比是多少", ""
    if _OPERATES.match(now):
        of = item_of(topic) if pointed or now.startswith("占") else topic
        return f"{_OF_A_WHOLE.sub('', of) if not now.startswith('占') else of}{now}", ""
    swapped = _of_another_item(now, was, held)
    if swapped is not None:
        return swapped, ""
    inherited = "".join(_ASKED_YEAR.findall(was)[:1]) if not years else ""
    kept = scope + (inherited if inherited and not YEAR.match(now) else "")
    return kept + now, around


_PLANNED_THEN = regex("(?:年初|当年|全年)?(?:预算)?(?:安排|批复|编制?|列)?了?(?:预算)?")
"""What was planned in another year, said of nothing else: 那上一年安排了多少, 那2025年年初安排了多少."""
_COUNTED_ALSO = regex(
    "(?:一?共|总共|合计|又|总计)?(?:是|有)?(?P<asked>(?:多少|几)个?(?:人次|批次|场次|家次|户次|人|批|辆|台|套|家|户|场))"
)
_COUNTED_IN = regex("(?:多少|几)(?:批次|批|团组|个|场次|场|次|家|辆|台|套|人次|人)")
"""The same thing counted in another way: 派几个团组, then 共多少人次."""
_OF_A_WHOLE = regex("(?<=..)占(?![用道地有]).*(?:比例|比重|占比|百分之几|份额|几成)$")
"""The whole that a share is of, which a change of the thing itself is not asked against."""


def _how_it_went(now: str, was: str, topic: str) -> str:
    """What came of an indicator: its name with what is asked, in the unit that its goal was asked in."""
    counted = COUNTED_THING.search(was)
    if counted and "多少" in now and not now.endswith(("分", "率")):
        before = re.sub("(?:计划|预计|打算|要|目标)+", "", was[: counted.start()])
        return f"{before}{counted['thing']}实际完成多少{counted['unit']}"
    return f"{_ITS_GOAL.sub('', item_of(topic))}的{now}"


def _first_order(was: str) -> int:
    found = _EXTREME.search(was)
    return found.start() if found else len(was)


def plain_name(words: str) -> str:
    """A part as named, without what only points at it: 协同化发展那块."""
    return re.sub(r"(?:那|这)(?:一)?(?:块|部分|项|类)$", "", words.strip(" 的,，"))


def item_of(topic: str) -> str:
    """The thing an earlier question was of, without the operation that it asked for."""
    cut = re.split(r"(?<=.)(?:比(?!例|重)|较|同比)(?:20\d\d年?|上年|去年|上一年|年初)", topic)[0]
    return re.sub("(?<=..)(?:总共|一共)$", "", cut.strip(" ,，的"))


_INSIDE = regex(
    r"(?<=.[是占比和跟与])(?:它|这个数|这个|这笔钱|这笔|这一项|前面那个)(?=的?(?:几|多少|百分|比例|比重|[多少高低大小]|一半|相差|差))"
)


def _named_inside(now: str, was: str) -> str:
    """The thing asked before in place of the word that points at it: 项目支出是它的几倍."""
    item = item_of(TAIL.sub("", was))
    return _INSIDE.sub(item, now, count=1) if item and len(item) < 40 else now


def _of_another(
    now: str, was: str, named: Sequence[tuple[int, int]], held: Sequence[tuple[int, int]]
) -> str | None:
    """The earlier question asked of the department named now, or held against it (和…比呢)."""
    if not named or not was:
        return None
    left = "".join(c for at, c in enumerate(now) if not any(s <= at < e for s, e in named))
    name = now[named[0][0] : named[-1][1]]
    against = re.fullmatch(
        r"(?:它|这个)?(?:和|与|跟|同|比|较|对比|相比于?)+(?:起来|相比|比较|比起来|比一下|比|"
        r"的)*[,，]?(?:呢|怎么样|如何|谁[多高大]|哪[家个][多高大]|[多少高低]?了?多少|相差多少|差多少|"
        r"是多了?还是少了?)*",
        left,
    )
    if against:
        topic = item_of(TAIL.sub("", was))
        which = re.search("谁[多高大]|哪[家个][多高大]", left)
        return f"{topic}和{name}{'的' + which.group() if which else '相差多少'}"
    if _ASKS.sub("", left).strip():
        return None
    if not held:
        return f"{name}{was}"
    start, end = held[0][0], held[-1][1]
    said = was[start:end]
    if len(held) == 1 and not re.search("[局委厅院办部会道心]$", name):
        organ = re.search(r"(?<=[省市区县])[^省市区县].*$", said)
        name += organ.group() if organ else ""
    return was[:start] + name + was[end:]


def _of_another_year(years: Sequence[str], was: str) -> str:
    """The earlier question asked of another year; 去年 is counted from the year it was asked of."""
    said = re.search(r"20\d\d", was)
    year = years[0]
    if said and year in ("去年", "上年"):
        year = f"{int(said.group()) - 1}年"
    if re.fullmatch(r"20\d\d", year):
        year += "年"
    replaced, count = YEAR.subn(year, was, count=1)
    return replaced if count else year + was


def _in_another_unit(unit: str, was: str, topic: str) -> str:
    asked = re.search(r"(?:多少|几)(?:[万亿千百]?元|钱)?(?=$|[,，])", was)
    if asked and not was.startswith(asked.group()):
        return f"{was[: asked.start()]}多少{unit}{was[asked.end() :]}"
    return f"{topic}换算成{unit}是多少"


def _of_another_measure(measure: str, was: str, topic: str) -> str:
    """预算 for 决算, or named where the earlier question named neither."""
    measure = re.sub(f"^{_SPENT_AT_LAST}$", "实际支出", measure)
    measure = {"决算执行": "决算", "执行": "实际支出", "实际执行数": "实际支出"}.get(measure, measure)
    held = next(reversed(list(_OF_MEASURE.finditer(was))), None)
    if held and held.group() != measure:
        return was[: held.start()] + measure + was[held.end() :]
    return f"{topic}的{measure}是多少"


def _order(place: str, was: str) -> str:
    """The words of order as the earlier question's superlative puts them: 第二 after 最大 is 第二大."""
    if place.startswith("最后"):
        return "最小"
    if place.startswith("最"):
        return place
    first = _EXTREME.search(was)
    way = first.group()[-1] if first and first.group()[-1] in "大多高少小低" else "大"
    if place.startswith("前"):
        return f"排{place}"
    return place + way if way in "大多高" else f"倒数{place}{way}" if not place.startswith("倒") else place


def _of_another_item(now: str, was: str, held: Sequence[tuple[int, int]]) -> str | None:
    """The operation of the earlier question asked of the item named now: 那培训费呢."""
    item = plain_name(re.sub(r"的?(?:呢|又如何|怎么样|情况)+$", "", now))
    if item != now and re.search("占(?![用道地有])", was):
        item = re.sub("的?(?:占比|比重|比例|占了?(?:多少|几成|百分之几))$", "", item)
    if item == now or not item or re.search("多少|几|哪|谁|什么", item) or YEAR.search(item):
        return None
    out = [*held, *(found.span() for found in YEAR.finditer(was))]
    blank = "".join(" " if any(s <= at < e for s, e in out) else c for at, c in enumerate(was))
    plain = _HOW_MUCH.sub("", blank)
    named = comparands(blank)
    other = of_like_thing(item, was) or of_another_body(item, was, blank)
    if other is not None:
        return other
    owner = re.match(r"^ *(?P<who>[^的占 ]{3,})的", blank)
    if owner and item != owner.group("who") and item[-2:] == owner.group("who")[-2:]:
        return was.replace(owner.group("who"), item, 1)
    other = of_like_name(item, was)
    if other is not None:
        return other
    operates = _OPERATION.search(blank) or len(YEAR.findall(was)) > 1
    if not operates or plain.strip(" ,，的") in named:
        return None
    share = re.match(r"^(?P<a>[^占]+)占(?P<b>.+)$", blank.strip(" ,，的"))
    part = re.split("[,，]", share.group("a"))[-1].strip(" 的") if share else ""
    old = part or (named[0] if len(named) == 1 else "")
    return was.replace(old, item, 1) if old and was.count(old) == 1 else None
