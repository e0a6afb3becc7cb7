"""Ways of asking what an amount comes to for each: divided, spread over heads, by an assumed number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.items.bodies import is_body
from qa.patterns import regex
from qa.question.restated.said import NAME, Said

_LED = r"(?:假如|如果|假设|若|要是|就|请|先|把|将|拿|用|算算|算一下)*"
_MEASURES = "平方|立方|公里|公顷|吨|亩|米|座|处|盏|株|册|场"
_COUNT = rf"(?P<n>\d+)(?![.\d百千万亿]*(?:元|块|%|年|{_MEASURES}))(?P<u>人|名|位|个|辆|台|套|件|户)?"
_SPREAD = r"(?:除以|[均平分]*摊(?:到|给|在)|平?均?分(?:给|到|摊给|摊到)|按照?|以)"
_EACH = regex("每|均|摊|一(?:个|名|位|辆|台|人)")
_BY_THE_AMOUNT = regex(
    rf"^{_LED}(?P<a>[^,，]+?)(?:再)?{_SPREAD}(?P<c>[^,，]*?{_COUNT}[^,，]*?)(?:来)?(?:算|分|计|摊|头上|身上)*(?:[,，](?P<rest>.*))?$"
)
_BY_THE_COUNT = regex(
    rf"^{_LED}(?:按照?|以|人数|数量|取|有|是|为|定为|设为|现有|目前|共|一共)*(?P<c>[^,，]*?{_COUNT}[^,，]*?)(?:来)?(?:算|计算?|为准|的话)?[,，](?P<rest>.+)$"
)
_BOUGHT = regex(
    rf"^(?:[^,，]*?表(?:里|中|上))?(?P<a>[^,，]*?)(?:采购|购买|购置)?(?:数量|了)(?:为|是)?{_COUNT}[、,，](?P<rest>.*)$"
)
_DOING = regex(
    r"(?:平?均?[分摊]*[摊分](?:到|给|在))?(?:每一?|一)(?:个)?(?:人|名|位|辆|台|个|套)(?:[一-鿿]{0,4}?(?:员工|职工|人员|学员|头上?|身上|车))?"
    r"(?:身上|头上?)?(?:一年|每年)?|人均|平均|均摊|(?:能|可以?)?[摊分]到|(?:能|可以)[补分摊]?|合(?=多少)|"
    r"(?:是|有|要|得|为|花)*(?:多少|几)[百千万亿]*元?钱?.*$|[,，]"
)
_GROUP = regex(
    r"(?P<n>[两三四五六七八九十]|\d)(?:个|场|次|期)(?P<x>(?:[^,，的]{0,4})(?:培训|会议|活动))班?"
    r"(?:的|[,，]|总|加|平|一|参|人|钱|费|金)"
)
_BY_ITS_HEADS = regex(
    r"(?=.*人数)(?=.*(?:金额|总额|总数|费用|钱|经费))(?=.*(?:人均|每人|每个人|每名|一个人))"
)
_OWN_STAFF = regex("[局委厅院部办会]?(?:本级|机关)的?(?:年末)?(?:实有)?在职(?:人员|人数|职工)")
"""The department's own people alone, who are fewer than those of all its units."""
_NO_AMOUNT = regex("(?:表|局|委|厅|院|办公室|部|街道)$")
_HEADS = regex("人数|人次|多少人|几个人")
_VERDICT = regex("吗|是不是|是否|[刚正]好|没错|对不对|一致|[对合]得上|相符|吻合|属实")
_TOGETHER = regex("合|总|加|一共")
_FOR_EACH = regex("平均|除以|每[个场次期]|均")
_UNIT = regex(r"(?:多少|几)个?([百千万亿]*元)")


def averages(said: Said) -> Iterator[str]:
    """The question as A按43辆平摊,每辆多少万元, or of a group as 四场培训平均每场多少万元."""
    folded = said.folded
    if _VERDICT.search(folded):
        return
    unit = _UNIT.search(folded)
    asked = f"多少{unit.group(1) if unit else ''}"
    if _EACH.search(folded):
        for form in (_BOUGHT, _BY_THE_AMOUNT, _BY_THE_COUNT):
            match = form.match(folded)
            if match is None:
                continue
            amount = match.groupdict().get("a") or _DOING.sub("", match["rest"] or "")
            amount = re.sub(rf"^{_LED}|^(?:的|在)|(?:的|再)$", "", amount.strip(" ,，"))
            counted = re.search(NAME, match.groupdict().get("c") or "")
            if counted and not re.search(f"^{NAME}", amount) and len(amount) <= _SHORT:
                amount = counted.group() + amount
            if is_body(said.plain(amount)):
                continue  # 技师学院买的48台空调机: the price of these, not all that it spends
            if len(said.plain(amount)) > 1:
                each = _counter(match["u"], folded)
                yield said.plain(f"{amount}按{match['n']}{each}平摊,每{each}{asked}")
    named = {name for name in said.names if len(name) > _SHORT and not _NO_AMOUNT.search(name)}
    if _BY_ITS_HEADS.search(said.text) and len(named) == 1:
        own = _OWN_STAFF.search(said.text)
        spread = f"按{own.group()}平摊,每人" if own else "平均每人"
        yield f"{named.pop()}{spread}{asked}"
    group = _GROUP.search(said.text)
    if group is None:
        return
    members = f"{group['n']}场{group['x']}"
    if _HEADS.search(said.text) and _TOGETHER.search(said.text):
        yield f"{members}一共多少人"
    elif _TOGETHER.search(said.text) and not re.search("除以|平均|占|比", said.text):
        yield f"{members}一共多少{unit.group(1) if unit else '钱'}"
    elif _FOR_EACH.search(said.text):
        yield f"{members}平均每个{asked}"


_SHORT = 4
"""Characters of an amount that is told only together with what is counted: 运行费 of cars."""


def _counter(said: str | None, text: str) -> str:
    if said in ("名", "位") or (said in (None, "个") and re.search("[人员工]", text)):
        return "人"
    return said or ("辆" if "车" in text else "个")
