"""Questions that name their things short, once, or by pointing back, with each of them written out.

甲与乙，单看基本支出，前者比后者多多少 compares 甲的基本支出 with 乙的基本支出;
第一到第三监狱 are three bodies, and 水、电、取暖三项 three items that documents call 费.
"""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.numerals import number_word
from qa.question.vocabulary import standard_names

_ONLY = r"(?:单看|只看|就看|论|按|看|就)"
_FORMER = regex(
    rf"^(?P<a>[^,，]+?)(?:和|与|跟|同|、)(?P<b>[^,，]+?)(?:(?:这)?[两二](?:个|项|笔|类|家|者)[^,，]{{0,6}})?[,，]"
    rf"(?:{_ONLY}(?P<x>[^,，]+?)(?:而言|来说|来看|的话)?[,，]?)?"
    r"(?P<one>前者|后者)(?:的(?P<y>[^,，]+?))?(?P<way>比|较|是|占|相当于)(?P<two>前者|后者)(?P<rest>.+)$"
)
_FORMER_ALONE = regex(
    r"^(?P<a>[^,，]+?)(?:和|与|跟|同|、)(?P<b>[^,，]+?)(?P<held>相比较?|比较|对比|比起来|比一比|比)?[,，]"
    r"(?P<year>(?:今年|本年|20\d\d年度?)的?)?(?P<one>前者|后者)(?:的?(?P<x>[^,，比]{2,}?))?"
    r"(?P<way>(?:要|还|会)?[多少高低大小](?:出|了)?(?:来)?(?:多少|几).*)$"
)
"""The one of two that is told to be more, without the other: 甲和乙相比，前者的收入多出多少."""
_NUMERAL = "[一二三四五六七八九十]"
_RUN = regex(
    rf"(?P<head>[一-鿿]{{2,12}}?)?第(?P<from>{_NUMERAL})(?:到|至|[-—~])第?(?P<to>{_NUMERAL})(?P<tail>(?!季|批|次|条|项|部|期|名|位|年|节|章)[^,，、的和与第]{{1,10}}?)"
    rf"(?=[,，的、]|[两三四五六七八九十](?:个|所|家)|(?:今|本|20\d\d)年|$)(?:[,，]?(?:这)?{_NUMERAL}[个所家][^,，的今本0-9]{{0,2}}(?=的|[今本]年|20|[,，]))?"
)
_RUN_COUNTED = regex(
    rf"(?P<head>[一-鿿]{{2,12}}?)?第(?P<from>{_NUMERAL})(?:到|至|[-—~])第?(?P<to>{_NUMERAL})(?:这|那)?{_NUMERAL}(?:个|家|所)"
    r"(?P<tail>(?!季|月|年)[一-鿿]{2,8}?)(?=[,，的]|(?:今|本|20\d\d)年|$)"
)
"""A run with what it counts behind it: 第一到第五这五个环保所."""
_SHORT = regex(
    r"(?<![一-鿿])(?P<names>[一-鿿]{1,4}(?:[、和与][一-鿿]{1,4})+)(?P<n>(?:这|那)?[两三四五六七八九](?:项|样|笔|个|块))"
)

_KIND = "中心|支队|大队|监狱|学校|学院|医院|研究所|街道|局|所|院|站"
_OF_KIND = regex(
    rf"(?:(?:下面|下属|底下|所属)有?)?(?P<names>(?!下面|下属|底下|所属)[一-鿿]{{2,8}}(?:[、和与][一-鿿]{{2,8}})+)(?:这)?[两三四五六七八九十][个座所家]?(?P<kind>{_KIND})"
    r"(?:[,，](?:把|将)?(?:它们|他们|这(?:几|[两三四五六])[个家所])?各自的|(?=的))"
)
_BRACKETED = regex(
    rf"(?:(?:^|(?<=[,，的]))(?P<item>[^,，的]{{2,20}}?)(?:项目|专项)?[,，])?[两三四五六七八九][一-鿿]{{0,2}}(?P<kind>{_KIND})[(（](?P<names>[一-鿿]{{2,8}}(?:[+＋、][一-鿿]{{2,8}})+)[)）]"
)
_YEARED = regex(
    r"(?P<a>[一-鿿]{2,4})[(（]?(?P<first>20\d\d)年?[)）]?[和与跟、](?P<b>[一-鿿]{2,4})[(（]?(?P<second>20\d\d)年?[)）]?(?:这)?[两二2]家?个?"
    rf"(?P<kind>[一-鿿]{{0,8}}?(?:委员会|[厅委]|{_KIND}))(?=的|[,，])"
)
"""Two places, the year of each and what both have: 甲市（2022年）和乙市（2026年）两家民政局."""
_TOLD = r"(?:完全|正好|恰好|刚好|精确地?|是不是|是否|能不能|能否|会不会)*"
_SAME = r"(?:相等|一致|相符|吻合|[对合]得上|一样|分毫不差)?"
_IN_ROW = regex(
    r"^(?:我?(?:想|要)?[核查看对](?:一?下))?(?P<t>[^,，:：]{1,24}?表)(?:里面?|中|上)?的?[,，]?(?P<x>[^,，:：]{2,20}?)(?P<row>[那这]一?行|一行|的勾稽(?:关系)?)?"
    r"[:：,，](?P<rest>.+)$"
)
_SUM_FIRST = regex(
    rf"^(?P<a>[^,，、+＋]+?)(?:[+＋、和与]|加上?)(?P<b>[^,，]+?)(?P<cols>[两二](?:栏|列|项))?(?:相加|加起来|之和|合计)?[,，]?{_TOLD}"
    rf"(?:等于|等同于?|跟|与|和|同|是)(?P<c>[^,，]{{2,8}}?)(?:数|一?[栏列])?{_TOLD}{_SAME}(?:吗|么)?[?？]?$"
)
_WHOLE_FIRST = regex(
    rf"^(?P<c>[^,，]{{2,8}}?)(?:和|与|跟|同)(?P<a>[^,，、]+?)(?:、|和|与|[+＋])(?P<b>[^,，]+?)(?P<cols>[两二](?:栏|列|项))?(?:的)?"
    rf"(?:之和|相加|加起来|的和){_TOLD}{_SAME}(?:吗|么)[?？]?$"
)


def written_out(text: str) -> str:
    """The question with what it compares or adds up named in full.

    >>> written_out("甲支出与乙支出两项，单看基本支出，前者比后者多多少")
    '甲支出的基本支出比乙支出的基本支出多多少'
    >>> written_out("甲项目和乙项目相比，2024年前者多多少元")
    '2024年甲项目比乙项目多多少元'
    >>> written_out("第一到第三监狱的收入合计多少")
    '第一监狱、第二监狱、第三监狱的收入合计多少'
    >>> written_out("第一至第三这三个分局的收入合计多少")
    '第一分局、第二分局、第三分局的收入合计多少'
    >>> written_out("水、电、取暖三项一共多少")
    '水费、电费、取暖费三项一共多少'
    >>> written_out("甲市（2022年）和乙市（2026年）两家民政局的公务接待费相差多少")
    '甲市民政局2022年和乙市民政局2026年的公务接待费相差多少'
    """
    former = _FORMER.match(text)
    if former and former["one"] != former["two"]:
        names = {"前者": former["a"], "后者": former["b"]}
        item = former["x"] or former["y"]
        one, two = (f"{names[former[at]]}的{item}" if item else names[former[at]] for at in ("one", "two"))
        text = f"{one}{former['way']}{two}{former['rest']}"
    alone = _FORMER_ALONE.match(text)
    if alone and (alone["x"] or alone["held"]):
        first, second = (alone["a"], alone["b"]) if alone["one"] == "前者" else (alone["b"], alone["a"])
        of = f"的{alone['x']}" if alone["x"] else ""
        text = f"{alone['year'] or ''}{first}{of}比{second}{of}{alone['way']}"
    text = _YEARED.sub(r"\g<a>\g<kind>\g<first>年和\g<b>\g<kind>\g<second>年", text)
    text = _BRACKETED.sub(_each_of_kind, _OF_KIND.sub(_each_of_kind, _in_row(text)))
    text = _RUN.sub(_each_of_run, _RUN_COUNTED.sub(_each_of_run, text))
    return _SHORT.sub(_costs, text)


def _in_row(text: str) -> str:
    """A check of the columns of one row, with the row named for each of them."""
    row = _IN_ROW.match(re.sub('[“”"]', "", text))
    if row is None or re.search("多少|几[个项万元]|哪", text):
        return text
    for form in (_WHOLE_FIRST, _SUM_FIRST):
        match = form.match(row["rest"])
        if match and (row["row"] or (match["cols"] or "")[-1:] in ("栏", "列")):
            x = row["x"]
            parts = f"{x}的{match['a']}、{x}的{match['b']}"
            return f"{row['t']}里,{parts}加起来等于{x}的{match['c']}吗"
    return text


def _each_of_kind(match: re.Match[str]) -> str:
    names = re.split("[、和与+＋]", match["names"])
    item = match.groupdict().get("item")
    of_each = f"的{item}" if item else ""
    end = "的" if match.group().endswith("的") else ""
    return "、".join(f"{name}{match['kind']}{of_each}" for name in names) + end


def _each_of_run(match: re.Match[str]) -> str:
    first, last = (number_word(match[at]) or 0 for at in ("from", "to"))
    if not 0 < first < last:
        return match.group()
    names = "一二三四五六七八九十"[first - 1 : last]
    head = match["head"] or ""
    return "、".join(f"{head}第{name}{match['tail']}" for name in names)


def _costs(match: re.Match[str]) -> str:
    names = re.split("[、和与]", match["names"])
    whole = [name if name.endswith("费") else f"{name}费" for name in names]
    if whole == names or not all(name in standard_names() for name in whole):
        return match.group()
    return "、".join(whole) + match["n"]
