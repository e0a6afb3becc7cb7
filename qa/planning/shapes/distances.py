"""How far two things are apart and what a whole leaves without some of its parts, however it is put."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Operand, Operation, Plan
from qa.planning.shapes.one_name import named_in
from qa.planning.shapes.shaped import WITHIN, Shaped, of_its_owner, operand_of, split_names
from qa.planning.shapes.shared_measures import sharing_measure, unit_measured
from qa.question.reading import Reading

_LED = regex(r"^(?:请|先|用|拿|把|将|从|以|算算?|求|那么?|再)+(?=.)")
_IN = r"(?:里面?|中|当中|内|上)?"
_FIRST = rf"(?:(?P<w>[^,，]+?){_IN}[,，])?(?:请|用|拿|把|将)*"
_MUCH = r"(?:多少|多大|几).*$"
_APART = tuple(
    regex(pattern)
    for pattern in (
        r"^(?P<a>.+?)[,，]?(?:再|去)*(?:减去|减掉|(?<![增核])减(?![少免额幅税值]))(?P<b>[^,，]+?)(?:以?后|之后)?"
        rf"(?:[,，](?:差额?|结果|得数?|等于|是|还?剩|两者).*|(?:等于|是|得|还?剩|有)?(?:下)?{_MUCH}|$)",
        rf"^{_FIRST}(?P<a>[^,，]+?)(?:和|与|跟|同)(?P<b>[^,，]+?)(?:之间|[,，]?(?:两者|二者|两项|两个数|这两项)(?:之间)?)?的?"
        rf"(?:差距|差额|之差|相差|差值|落差|差异|悬殊|差(?!旅))(?:是|有|为|了)?{_MUCH}",
        rf"^{_FIRST}(?P<a>[^,，比]+?)(?:落后|落下|不及|低于|少于|逊于|领先|高于|高出|多于|多出|大于|小于|盖过)(?:于)?"
        rf"(?P<b>[^,，\d]+?){_MUCH}",
        rf"^{_FIRST}(?P<a>[^,，]+?)(?:和|与|跟|、)(?P<b>[^,，]+?)(?:这?两[项个者笔])?[,，]?(?:较|更)?[大多高]的?(?:那?一?[个项笔])?"
        rf"比(?:较|更)?[小少低]的?(?:那?一?[个项笔])?(?:要|还)?[多高大]出?{_MUCH}",
        rf"^{_FIRST}(?P<a>[^,，]+?)(?:距离?|离(?!休|退))(?P<b>[^,，]+?)(?:还|尚)?(?:差|缺|少)(?:了)?{_MUCH}",
    )
)
_BY_RATE = regex(
    rf"^{_FIRST}(?P<a>[^,，比]+?)(?:的)?(?:比|较)(?P<b>[^,，]+?)(?:要|还)?(?:多|少|高|低|大|小|超)[了出]?"
    r"(?:百分之[几多]|几成|多少个?百分[点比]|多大比例)"
)
_YEARS_ONLY = regex("[ 的年初预算执行数决同期末度上去]*")
SIDE = regex("[ 的]*(?:本年|全年|年度)?(?:支出|收入)(?:合计|总计)?")
"""What both figures are of, where a question names no more than the side of the budget."""
_TAKEN = (
    r"(?:扣[掉除去减]|减[去掉]|刨[除去掉]|除[去掉]|剔[除掉]|[去拿抛]掉|[抛撇]开|撇去|不算|不含|不包括|不计)"
)
_LEFT = r"(?:剩|余|还有|其余|其他|另外)"
_PARTS = r"(?:(?:这|那)?(?:[一两二三四五六几])(?:大)?(?:块|项|笔|部分|个)(?:儿)?)?"
_WITHOUT = tuple(
    regex(pattern)
    for pattern in (
        r"^不(?:把|将)?(?P<b>[^,，]+?)(?:算|计|包括|列)(?:在内|进去|进来|入)[,，](?P<a>[^,，]+?)"
        rf"(?:剩下|剩余|其余|余下|其他|各项|还有|一共|合计|总共|的|是|有|为)*{_MUCH}",
        rf"^(?P<b>[^,，]+?)从(?P<a>[^,，]+?){_IN}{_TAKEN}了?(?:以?后|之后)?[,，]?.*?{_MUCH}",
        rf"^(?P<a>[^,，]+?){_IN}[,，]?(?:如果|要是)?{_TAKEN}(?P<b>[^,，]+?){_PARTS}(?:以?后|之后|的话|以外|之外)?"
        rf"(?:[,，].*?)?{_LEFT}.*?{_MUCH}",
        rf"^(?P<a>[^,，]+?){_IN}[,，]?{_TAKEN}(?P<b>[^,，]+?){_PARTS}(?:以?后|之后|的话)[,，]?[^,，]{{0,6}}?{_MUCH}",
    )
)


def distances(reading: Reading) -> Iterator[Shaped]:
    """A difference of two things or of two tables, and a whole without parts that may be several."""
    core = _LED.sub("", reading.core)
    yield from _two_tables(reading)
    if any("扣除" in term for term in reading.terms) and "扣除" in core:
        return  # a column says what is taken out
    for form in _WITHOUT:
        match = form.match(core)
        if match and match["b"].strip(" 的"):
            a, b = match["a"], _LED.sub("", match["b"])
            names = split_names(b)
            part = operand_of(reading, b, a)
            if len(names) > 1:
                parts = [operand_of(reading, name, a) for name in names]
                part = Operand(phrase=reading.decode(b), parts=parts)
            plan = Plan(operation="complement", operands=[operand_of(reading, a), part], unit=reading.unit)
            yield Shaped(plan, "the rest", 3.3)
            return
    for form in (_BY_RATE, *_APART):
        match = form.match(core)
        if match is None or "比" in match["b"] or _YEARS_ONLY.fullmatch(match["b"]):
            continue
        context, a = match.groupdict().get("w") or "", match["a"]
        within = WITHIN.match(a)
        if within:
            context, a = f"{context} {within['ctx']}".strip(), within["rest"]
        a = _LED.sub("", a.strip(" ,，"))
        context = "" if SIDE.fullmatch(reading.decode(context)) else context
        if not a.strip(" 的") or _YEARS_ONLY.fullmatch(a):
            continue
        sides = sharing_measure(reading, (a, of_its_owner(reading, a, match["b"])))
        rates = [unit_measured(reading.decode(side)) for side in sides]
        operands = [
            operand_of(reading, side, context, **rate) for side, rate in zip(sides, rates, strict=True)  # type: ignore[arg-type]
        ]
        done: Operation = "growth" if form is _BY_RATE and not all(rates) else "difference"
        yield Shaped(Plan(operation=done, operands=operands, unit=reading.unit), "difference", 3.1)
        return


_TABLE = regex("[^,，:：的比和与跟减去在上里中于()（） ]{4,24}表")
_KIND = regex("(?:基本|项目)支出")
"""Of what kind of its spending an item's figures are compared."""
_COMPARED = regex(r"比|减|差(?!旅)|[多少高低大小][出了]?多少|超")


def _two_tables(reading: Reading) -> Iterator[Shaped]:
    """One item of two tables: 机关运行经费支出预算表的办公费比基本支出预算表的多多少."""
    text = _LED.sub("", reading.decode(reading.core))
    tables = list(dict.fromkeys(_TABLE.findall(text)))
    if len(tables) != 2:
        return
    named = named_in(reading, _TABLE.sub(" ", text))
    if len(named.names) != 1 or not _COMPARED.search(named.rest):
        return
    kind = _KIND.search(_TABLE.sub(" ", text))
    item = f"{named.names[0]} {kind.group()}" if kind else named.names[0]
    operands = [operand_of(reading, f"{item} {table}", source="table") for table in tables]
    yield Shaped(Plan(operation="difference", operands=operands, unit=reading.unit), "two tables", 3.4)
