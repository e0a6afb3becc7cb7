"""Shapes that hold a final account against its budget: how far it was carried out, what was left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Measure
from qa.patterns import regex
from qa.planning.plan import Plan, Relation
from qa.planning.shapes.asking import ASKS_REASON, ASKS_VERDICT
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

ASKS_MEMBERS = regex(
    "哪[些几一个两三项类]|谁|(?:多少|几)个?(?:科目|项目|单位|[项类款]级)|(?:科目|项目)(?:一?共|总共)?(?:有|是)(?:多少|几)"
)
_AGAINST_BUDGET = regex(
    r"^(?P<x>[^,，决]{2,}?)(?:[,，](?=实际|执行))?(?:实际)?(?:支出|花费|执行)?数?(?:比|较|跟|和|与)(?:年初|全年|调整)?预算数?(?:相?比)?[,，]?"
    r"(?:少|多(?!少)|节约|节省|省|结余|超|高|低|减少|增加|下降|增减|变动|变化|相差|差(?!旅))[^占]{0,6}?(?:多少|几).*$"
)
_EITHER_WAY = regex("还是|增减|变动|变化|相?差(?!旅)")
"""Says nothing of the way that it went."""
_RATE_AGAINST_BUDGET = regex(
    r"^(?P<x>[^,，占]{2,}?)[,，]?的?(?:支出)?(?:决算数?|实际支出数?|执行数?)?(?:比|较|跟|和|与|同)(?:年初|全年|调整后?的?)?预算数?(?:相?比)?[,，]?的?"
    r"(?P<way>少|多(?!少)|节约|节省|超|高|低|减少|增加|增长|下降|上升|降幅|增幅|降|升)[^占多几百]{0,4}(?:多少个?百分点|百分之[几多]少?|几成|(?<=幅[是为])多少)"
)
"""The same as a rate: 决算比年初预算少了百分之几."""
_WAY = regex("多(?!少|还)|超|高|增加(?!还)|(?<!多)少(?!了?还)|节约|节省|省|结余|低|减少(?!还)")
"""Which way a question supposes that what was spent went from its budget."""
_MORE = regex("多(?!少)|[超高]|增加|增长")
_REVISED_AGAINST_FIRST = regex(
    r"^(?P<x>[^决]+?)[,，]?的?(?:全年|调整后?的?)预算数?(?:比|较|与|和|跟)年初(?:预算)?数?(?:相?比)?[,，]?"
    r"(?:多|少|高|低|增加|减少|差|相差|追加|调增|调减|核减)[^占]{0,4}?(?:多少|几)"
)
"""How far a budget was changed in the year: 全年预算比年初预算多多少."""
OVER_BUDGET = regex(
    "(?:决算数?|实际支出|实际花费|实际)(?:比|较)(?:年初|全年|调整后?)?预算数?[多少高低超省节]"
)
"""What was spent above its own budget, or below."""
_PLANNED = regex("年初(?:的|所|原)?(?:安排|计划|批复|核定)(?:的?预算)?数?(?!了?多少)")
_ACTUALLY = regex("实际(?:支出|花费|执行|花)?决算|实际(?:支出|花费)数?(?=[比和与跟较超高低])")
"""What people call the budget and the final account beside each other."""
_FINAL_FIRST = regex(
    r"^(?:支出)?决算数?(?:比|较)(?P<x>[^,，年全调]+?)的?(?P<of>年初|全年|调整)?预算数?(?=[多少高低超增减])"
)
"""决算比行政运行的年初预算多多少: the thing itself stands with the second of its figures."""
_UNSPENT = "(?:没有?|未)(?:能|被|实际)?(?:花|用|执行|支出|使用|支付|兑现)"
"""What is left of a budget: 没有执行出去, 未支出."""
_LEFT_OVER = regex(
    r"^(?!.*(?:结转|年末|年初|期末|非财政|专用|累计))(?P<x>.{2,}?(?:项目|专项|工程|建设|费|维护?|服务|补助|补贴))(?:的?(?:资金|预算))?(?:到年底|年底|最后|最终|还|一共)*"
    r"(?:结余|节余)了?(?:资金|预算|经费|金额)?(?:是|有|为)?(?:多少|几)(?:[万亿]?元|钱)?$"
)
"""What one thing's budget leaves, where no balance of the body is named: 某项目结余了多少."""


_RATES_APART = regex(
    "(?:执行|完成|支付)(?:率|进度)[^,，]*?(?:(?:比|较)[^,，]+[高低多少大小差]|相差|差距?|差)(?:是|了|出)?(?:多少|几)"
)
"""Two rates held against each other, which are no two amounts."""


_PRINTED_NAME = regex("[\ue000-\uf8ff]")
_RATE = regex("(?:预算)?(?:资金)?(?:执行|完成|支付)率")


def _rate_in_words(reading: Reading, name: str) -> str:
    """A printed name as it is written where it is that of a rate: 预算执行率, which prose prints as well."""
    said = reading.decode(name)
    return said if _RATE.fullmatch(said) else name


_MEASURE = regex("(?:年初|全年|调整)?预算数?|(?:全年|实际)?(?:支出)?(?:决算|执行)数?")
_SEVERAL_MEASURES = regex(
    rf"^(?P<x>.*?)的?(?P<all>(?:{_MEASURE.pattern})(?:(?:和|与|跟|以?及|、)(?:{_MEASURE.pattern})){{1,2}})"
    "(?:分别|各自?)?(?:是|有|为)?(?:多少|几)"
)
"""Several figures of one thing: 甲项目的年初预算数、全年预算数和执行数分别是多少."""


def _measure_of(name: str) -> Measure:
    """The column that a name of a figure means, where a plain budget is the one of the year's beginning."""
    if "预算" not in name:
        return "final"
    return "revised" if name.startswith(("全年", "调整")) else "budget"


def execution(reading: Reading) -> Iterator[Shaped]:
    """How far a budget was carried out: 完成全年预算的百分之几, 预算完成率, 比全年预算少花了多少."""
    core = _PRINTED_NAME.sub(lambda name: _rate_in_words(reading, name.group()), reading.core)
    core = _ACTUALLY.sub("决算", _PLANNED.sub("年初预算", core))
    core = _FINAL_FIRST.sub(r"\g<x>决算比\g<of>预算", core)
    if ASKS_REASON.search(core) or ASKS_MEMBERS.search(core) or _RATES_APART.search(core):
        return
    if ASKS_VERDICT.search(core) and not re.search("多少|几[^乎]", core):
        return
    against = "budget" if re.search("年初预算|年初", core) else "revised"
    relation: Relation | None
    match = re.match(
        r"^(?P<x>.*?)[,，]?(?:(?:占|完成|执行|相当于|达到|只有|仅有|仅为|才有|(?<=决算)[是为]|(?<=[算行]数)[是为])了?"
        r"(?:年初|全年|调整)预算数?的?(?:百分|多少|比例|比重|几成)|"
        r"决算数?(?:是|为|占|相当于)了?预算数?的?(?:百分|多少|比例|几成)|"
        r"完成了?预算的?(?:百分|多少|几成)|的?(?:预算)?(?:完成率|执行率))",
        core,
    )
    if match:
        words = re.sub("[,，]?的?(?:预算|决算数?|执行数?|实际支出数?)$", "", match.group("x"))
        words = words or "一般公共预算财政拨款支出"
        operands = [operand_of(reading, words, measure="final"), operand_of(reading, words, measure=against)]
        yield Shaped(Plan(operation="share", operands=operands, unit="%"), "execution rate", 3.3)
        return
    both = _SEVERAL_MEASURES.match(core)
    if both and both["x"].strip():
        measures = dict.fromkeys(_measure_of(name) for name in _MEASURE.findall(both["all"]))
        if len(measures) > 1:
            operands = [operand_of(reading, both["x"], measure=name) for name in measures]
            plan = Plan(operation="lookup", operands=operands, unit=reading.unit)
            yield Shaped(plan, "several look-ups", 4.0)
            return
    left = re.match(
        r"^(?P<x>.*?)(?:的)?(?:全年|调整|年初)?预算数?(?:里|中)?[,，]?(?:还|一共|总共|最后|"
        r"年底)*(?:剩(?:下|余)?了?|结余了?)(?:多少|几)|"
        r"^(?P<y>.*?)(?:的)?(?:全年|调整|年初)?(?:预算数?)?(?:里|中)?[,，]?(?:还|最后|最终|到年底|年底)*(?:有|剩(?:下|余)?了?|余下|差)(?:多少|"
        r"几)(?:万元|元|钱)?的?(?:(?:全年|调整后?|年初)?(?:预算|钱|资金|额度|经费|指标)+数?)?(?:是|都)?"
        rf"{_UNSPENT}(?:的|了)?(?:完|出去|出来|掉|出|上|到位|下去)?(?:的|呢)?$|"
        rf"^(?P<z>.*?)(?:的)?(?:全年|调整后?|年初)?(?:预算数?)?(?:里面?|中)?{_UNSPENT}(?:完|出去|掉|出|上|到位|下去)?的"
        r"(?:全年|调整后?|年初|那)?(?:部分|预算|资金|钱|额度|经费|指标|数额|金额)*(?:还|一共|总共)?(?:是|有|为|剩)?(?:多少|几)(?:[万亿]?元|钱)?$",
        core,
    )
    planned = re.search("年初(?:预算)?(?:数)?(?:有|安排)", core)
    left = left or _LEFT_OVER.match(reading.decode(core))
    of = next(filter(None, left.groups()), "").strip(" ,，") if left else ""
    if of and not planned:
        words = re.sub("预算$", "", of)
        operands = [operand_of(reading, words, measure=against), operand_of(reading, words, measure="final")]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "execution gap", 3.3)
        return
    revised = _REVISED_AGAINST_FIRST.match(core)
    if revised:
        operands = [operand_of(reading, revised["x"], measure=name) for name in ("revised", "budget")]
        plan = Plan(operation="difference", operands=operands, unit=reading.unit)
        yield Shaped(plan, "revision of a budget", 3.5)
        return
    named = bool(re.search("年初|全年|调整", core))
    elsewhere = "上年" in core or len(reading.years) > 1 or bool(reading.years and not named)
    rate = None if elsewhere else _RATE_AGAINST_BUDGET.match(reading.decode(core))
    if rate:
        relation = None if "还是" in core else "rises" if _MORE.search(rate["way"]) else "falls"
        operands = [operand_of(reading, rate["x"], measure=name) for name in ("final", against)]
        plan = Plan(operation="growth", operands=operands, unit="%", relation=relation)
        yield Shaped(plan, "growth against budget", 3.3)
    over = None if elsewhere else _AGAINST_BUDGET.match(reading.decode(core))
    if over:
        more = _MORE.search(over.string[over.end("x") :])
        relation = None if _EITHER_WAY.search(over.string[over.end("x") :]) else "rises" if more else "falls"
        operands = [operand_of(reading, over["x"], measure=name) for name in ("final", against)]
        plan = Plan(operation="difference", operands=operands, unit=reading.unit, relation=relation)
        yield Shaped(plan, "execution gap", 3.3)
        moved = operand_of(reading, over["x"], role="change", measure=against)
        plan = Plan(operation="change", operands=[moved], unit=reading.unit, relation=relation)
        yield Shaped(plan, "change against budget", 3.0)
    gap = re.match(
        r"^(?:[跟和与比](?P<x>.*?)(?:全年|年初|调整)预算数?(?:相?比),?|(?P<y>.*?)(?:全年|年初|"
        r"调整)预算数?(?:比|减去?|减掉|和|跟|与))"
        r"(?:全年|当年|本年)?(?:实际)?(?:支出)?(?:决算|执行)数?(?:[^占]*?)(?:少|多|差|节约|结余|超|是|等于|$)",
        core,
    )
    if gap:
        words = (gap.group("x") or gap.group("y") or "").strip() or "财政拨款支出"
        operands = [operand_of(reading, words, measure=against), operand_of(reading, words, measure="final")]
        yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "execution gap", 3.3)
        return
    match = re.match(
        r"^(?:(?:[跟和与同比较]|对比)(?:年初|全年|调整)?预算数?(?:相?比较?)?(?:,|(?<=比)))?"
        r"(?P<x>.*?)(?:的)?(?:支出)?决算(?![总明]?[一-鿿]{0,4}表)数?(?:比|较|和|与)?(?:年初|"
        r"全年)?(?:预算)?数?(?:[^占]*?)(?:(?<!多)少|多(?!少)|差(?!旅)|增减|变动|变化|节约|结余|超|省|[高低](?=[出于过了]|多少))",
        core,
    )
    if match and "预算" not in core:
        match = None
    if match:
        words = match.group("x").strip() or "财政拨款支出"
        words = re.sub("预算$", "", words)
        operands = [operand_of(reading, words, measure="final"), operand_of(reading, words, measure=against)]
        way = _WAY.search(core[match.end("x") :])
        open_way = way is None or "还是" in core  # 多还是少 takes neither for granted
        relation = None if way is None or open_way else "rises" if way.group()[0] in "多超高增" else "falls"
        plan = Plan(operation="difference", operands=operands, unit=reading.unit, relation=relation)
        yield Shaped(plan, "execution gap", 3.3)
