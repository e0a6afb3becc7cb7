"""A single figure asked for in many words: 万里街道在城管执法上的预算投入是多大一笔."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.patterns import regex
from qa.question.restated.said import NAME, Said
from qa.question.vocabulary import carrying

_ASKS = regex(r"多少|几|多[大高长宽厚]")
_COUNTS = regex(r"(?:多少|几)个?[^,，的是元万亿]")
_LEAST = regex(r"(?:最[少低多高]|至[少多])(?:是|要|得|应|为)*(?=多少|几)")
ASKS_OTHERWISE = regex(
    "吗|是否|是不是|能否|能不能|对不对|哪|谁|什么|怎|为何|排[序列名队]|顺序|名次|前[三两五十]|第[一二三]|最[多少大小高低]|"
    "[比较跟与同和].{0,12}(?:多(?!少|大)|(?<!多)少|(?<!多)[高低大小]|[增减降涨]|相比)|占(?!用|[了有去掉]*多少(?:钱|[万亿千]?元|资金))|倍|相?差(?!旅)|减[去掉少]|除以|超过|"
    "[凑对核吻符]得?[上合]|一致|平均|人均|每[人辆个台]"
)
"""Words that ask for a check, an order, a share or a difference, and for no single figure."""
_OF_SEVERAL = regex(
    "[、和与].*(?<![一-鿿])?[两三四五六七八九](?:家|所|个(?:单位|部门|中心|监狱))(?=[的,，一合总]).*(?:一共|总共|合计|加起来|加总|共计)"
    "|[几各][个家项][^,，]{0,12}(?:项目|单位|科目)[^?？]*(?:加起来|合起来|之和|相加|加总)"
)
"""What several bodies have together, which none of them has alone."""
_ADDED_IN_A_TABLE = regex(
    rf"{NAME}[一-鿿]{{0,4}}表(?:里面?|中|上).*(?:[加合][在到]?一[起块]|加起来|相加|合计|加总|之和)"
)
"""What a table holds of one name, added up: without 表里 the name of the table would be an item too."""
_POLITE = regex(
    "(?:能|可以?|能不能|可不可以)?(?:查|找|看|告诉|知道)[到得]?(?P<x>[^,，]*?)吗(?=[,，])|(?<=多少)(?P<y>[^,，]{0,6})吗$"
)
"""Asks whether one knows what is asked: 您知道差旅费是多少吗."""
_HOW_MUCH = regex(
    "(?P<f>多少)(?:的)?(?:资金|经费|预算|额度|款项)|(?:[是为填写有]|的?规模有?)(?:几|多大)(?=$|[,，])"
)
"""Asks for an amount of money whatever it is called."""
_FUNCTION = (
    "的地得了着过吗呢吧啊呀嘛么呗哦是为有在由把将被让叫给到于从向对就按拿掏那这该此其它他她我你您咱们个一项笔款栏行列条处块类"
    "数字值钱额金元写填记报编排拨批花用出投入占留备准打算计划要想能可会应需须请问麻烦帮告诉知道解查看找核说讲论言而来"
    "去上里中面边头底共总合全统都也还又再只仅单光便则且所以当作成得显示具体今本年度"
)
"""Characters of words that only carry a question; a fragment of them beside a name names nothing."""
_KEPT = regex(f"({NAME}|(?:多少|几)(?:[万亿千]?元)?|20\\d\\d年?度?|[和与及跟、])")
_CLAUSE = regex("[,，。?？;；:：]+")
_THAT_IT_IS_MONEY = regex(
    rf"(?<={NAME})(?:上|里|中)?(?:列|编|安排|批复|下达)?的?(?:预算)?(?:金额|数额|总额|资金|经费|支出|开支|费用|预算数?|总数|"
    r"合计数?|数字?|钱)(?=$|[是为有共,，一总到多几])"
)
"""What is said of any item behind its name, 购房补贴的支出."""
_IN_MONEY = regex(rf"(?<={NAME})的?(?:总额|金额|价值)(?:是|有|为|共)*多少$")
"""A sum of money, which no number of things is."""
_MONEY = regex("预算数?|资金|经费|金额|费用|总额")
_WHOSE = regex(
    "(?<!事业)(?<!行政)(?<!企业)(?<!参公)(?<!预算)"
    "(?:我们|咱们|本|该|全)?(?:单位|部门|系统|机关|局里|委里|厅里)(?=[今本]年|$|,|的|把|在|给|为)的?|"
    "(?:这个|该|本)?单位的人|(?:^|(?<=,))[一-鿿]{2,4}系统(?:里|内)?(?=一共|总共|[共有到现实多])"
)


def lookups(said: Said) -> Iterator[str]:
    """The names, and what else tells them apart, without the words that only carry the question."""
    folded = _POLITE.sub(lambda match: match["x"] or match["y"] or "", _LEAST.sub("", said.folded))
    folded = _HOW_MUCH.sub(lambda match: "多少" if match["f"] else "是多少", folded)
    if ASKS_OTHERWISE.search(carrying().sub("", folded)) or _OF_SEVERAL.search(folded):
        return
    if _ADDED_IN_A_TABLE.search(folded):
        return
    kept = [left for clause in _CLAUSE.split(folded) if (left := _left_of(clause))]
    plain = ",".join(kept)
    if not re.search(NAME, plain) and not _COUNTS.search(plain):
        return
    if len(re.findall(NAME, plain)) == 1:
        plain = re.sub(f"[与和跟](?={NAME})", "", plain)
    plain = _WHOSE.sub("", plain)
    total = bool(_IN_MONEY.search(plain))
    plain = _THAT_IT_IS_MONEY.sub("", plain)
    plain = re.sub("多少$", "多少钱", plain) if total else plain
    yield said.plain(plain if _ASKS.search(plain) else f"{plain.rstrip(',的是有为在')}是多少")


def _left_of(clause: str) -> str:
    """A clause without its carrying words; nothing where it holds no more than them."""
    left = carrying().sub("", clause)
    if not re.search(NAME, left):
        left = _MONEY.sub("", left)
    if not re.sub(f"[{_FUNCTION}]", "", left):
        return ""
    parts = _KEPT.split(left)
    if re.sub(f"[{_FUNCTION}]", "", "".join(parts[::2])) or not re.search(NAME, left):
        return left
    return "".join(
        part if at % 2 or _between_names(parts, at) else re.sub(f"[{_FUNCTION}]+", "", part)
        for at, part in enumerate(parts)
    )


def _between_names(parts: Sequence[str], at: int) -> bool:
    return 0 < at < len(parts) - 1 and bool(re.fullmatch(NAME * 2, parts[at - 1] + parts[at + 1]))
