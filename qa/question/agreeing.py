"""How questions ask whether two figures agree, at their end: 两者是否吻合, 对得平吗, 有没有出入."""

from __future__ import annotations

import re

from qa.patterns import regex

_AGREES = (
    r"(?:(?:勾稽)?一致(?:不一致)?|一样(?:多|大|高)?(?:不一样)?|相同(?:不相同)?|相等|等同|相符|相合|相吻合|吻合|契合|统一|匹配|自洽|勾稽|"
    r"(?:[对合碰核勾算]|勾稽|比对)(?:得|的)?(?:上号?|平|拢|齐|起来|得上)|同一?个(?:数字?|金额|数额|数值)|一个数|一回事|"
    r"[一分丝]?[分毫文]不差|一码事|平不平|平的?(?=吗|$)|[没有]+(?:什么)?(?:出入|差[别异额距]|误差|偏差))"
)
_ASKS = (
    r"(?:到底|究竟|是不是|是否|能不能|能否|可否|会不会|有没有|能|可|都|也|就|正好|刚好|恰好|完全|互相|相互|彼此|前后|还)*"
)
_PAIR = (
    r"(?:(?:这|那|以上|上述|前后|它们|其)?的?(?:(?:[两二三几]|这几)个?(?:者|数字?|数值|数|处|边|份|个?地方|项|笔|头|方|组数?)|二者|彼此|前后)?"
    r"(?:之间|是)?的?(?:数额|金额|数字|数值|数据|数|结果|合计)?)"
)
_ENDING = rf"{_PAIR}{_ASKS}(?:是)?{_AGREES}的?(?:吗|吧|么|不|呢|没有)?[?？。]*$"
VERDICT = regex(
    rf"[,，。;；]?(?:请问|那么?|看)?(?:{_ENDING}|{_PAIR}{_ASKS}(?:是)?这个数的?(?:吗|吧|么|不|呢|没有)?$)"
)
_APART = regex(rf"[,，。;；](?:请|再)?(?:核实|确认|看看?|核对)?(?:一下)?(?:请问|那么?)?{_ENDING}")


_AT = (
    r"[^,，]*?(?:表(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:-\d)?)?|正文|说明|文字|目标|指标|部分|一节|一段)(?:[(（][^()（）]*[)）])?"
)
_OF = r"(?:里面?|中|上|那边)?(?:所)?(?:列|写|印|填|载)?(?:明|着|出)?的?"
_TWO_TABLES = r"(?:这|上面)?[两二](?:个|张)?表"
_FIGURE = r"(?:数字?|金额|数额|数值)"
_OF_IT = r"(?:这一?(?:项|块|笔|行|个?科目|个?指标)|而言|来说|来讲|的话)?"
_WITH = r"(?:和|与|跟|同|以及|、)"
_HELD_TOGETHER = (
    r"(?:(?:放在|摆在|搁在)?一(?:起|块儿?)(?:来)?[看比对]?|对照(?:着看)?|比对|对比|比较|并排看|核对)(?:一下|一遍)?"
)
_ENDS = rf"(?:的?{_FIGURE})?[,，]?{_ENDING}"
_FORMS = tuple(
    regex(form)
    for form in (
        rf"^(?:请|麻烦|帮我|我)?(?:把|将|拿)?(?P<a>{_AT}){_WITH}(?P<b>{_AT}){_OF}{_HELD_TOGETHER}[,，](?:看看?)?(?P<x>[^,，]+?){_ENDS}",
        rf"^(?:关于|就|对于|至于)?(?P<x>[^,，]+?){_OF_IT}[,，](?P<a>{_AT}){_OF}{_FIGURE}(?:是不是|是否)(?:也)?就?(?:是|等于)(?P<b>{_AT}){_OF}{_FIGURE}[?？。]*$",
        rf"^(?:关于|就|对于|至于)?(?P<x>[^,，]+?){_OF_IT}[,，](?P<a>{_AT}){_OF}(?:有|写|列|印|给)(?:了|出|着)?一?个?{_FIGURE}[,，](?P<b>{_AT}){_OF}(?:也|又|还)*(?:有|写|列|印|给)(?:了|出|着)?(?:另)?一?个?{_FIGURE}{_ENDS}",
        rf"^(?:关于|就|对于|至于)(?P<x>[^,，]+?){_OF_IT}[,，](?P<a>{_AT}){_WITH}(?P<b>{_AT}){_OF}{_ENDS}",
        rf"^(?P<x>[^,，]+?){_OF_IT}[,，](?P<a>{_AT}){_WITH}(?P<b>{_AT}){_TWO_TABLES}{_OF}{_ENDS}",
        rf"^(?P<x>[^,，]+?)(?:在|有|见于|出现在)?[两二](?:个)?(?:处|出处|地方|来源|数字?)(?:都|均)?(?:出现|有|写|列|提到?)?(?:了|过)?[,，:：]"
        rf"一?(?:个|处|边)?(?:是|在|出自|见)*(?P<a>{_AT})[,，](?:另)?一?(?:个|处|边)?(?:是|在|出自|见)*(?P<b>{_AT}){_ENDS}",
    )
)
"""One thing in two places, whose names stand apart from it: 把甲表和乙表放在一起看，丙是否统一."""


_ALL_OF_IT = regex(
    r"^(?P<a>[^,，是]{2,}?)[,，]?(?:是不是|是否|难道|真的?|会不会)?(?:就|便|即)(?:是|等于|等同于?)"
    r"(?P<b>[^,，]{2,}?)的?(?:全部|全数|所有|整个|总和)(?:金额|数额|内容)?了?(?:吗|么|对吗)[?？]?$"
)
"""One figure said to be all of another: 机关运行经费就是公用经费的全部吗."""


def with_plain_verdict(text: str) -> str:
    """A verdict that stands apart from its sides, and places apart from what stands in them, in one form.

    >>> with_plain_verdict("甲和表一的乙，这两个数有没有对上？")
    '甲和表一的乙一致吗'
    >>> with_plain_verdict("关于丙，正文写了一个数，表一也写了一个数，二者相符吗？")
    '正文的丙和表一的丙一致吗'
    """
    whole = _ALL_OF_IT.match(text)
    if whole:
        return f"{whole['a']}等于{whole['b']}吗"
    for form in _FORMS:
        match = form.match(text)
        if match:
            return f"{match['a']}的{match['x']}和{match['b']}的{match['x']}一致吗"
    apart = _APART.search(text)
    several = apart is not None and bool(re.search("[三几]", apart.group()))
    return text if apart is None or several else f"{text[: apart.start()]}一致吗"
