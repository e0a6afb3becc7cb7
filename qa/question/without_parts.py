"""The three public expenses less one of them (不算买车的话三公经费多少), as what is left of the whole."""

from __future__ import annotations

import re

from qa.patterns import regex

_PART = (
    r"(?P<x>(?:公务用车|公车)(?:购置及运行(?:维护)?|购置|运行维护?|运行|运维)(?:费用?|的钱|支出)?|公务接待费?用?|因公出国(?:[(（]境[)）])?的?(?:费用?|经费)?|"
    r"出国(?:出境)?(?:费用?|经费|的钱)?|接待费|购车费?|买车(?:费|的钱)?|购置车辆(?:费|的钱)?|购置费)"
)
_LEAVE = (
    r"(?:不(?:算|含|计|包括|包含|考虑)|剔[除掉]|扣[除掉去]|去掉|除[去掉了]|刨[除去掉开]|抛[开去]|撇开|排除|减[掉去])了?"
)
_BEHIND = r"(?:这?(?:一)?[项笔块部](?:分)?|的?那?(?:部分|块)|的话|之后|以后|后|以外|之外|在内)*"
_WHOLE = r"(?P<y>(?:一般公共预算|财政拨款|全年)?[“\"]?三公[”\"]?(?:经费)?)"
_WHEN = r"(?P<w>(?:[^,，]{0,16}?)(?:今年|本年度?|20\d\d年度?)?的?)"
_ASKED = r"(?:预算|决算|支出)*数?(?:是|还有|还剩|剩下?|有|为|共|合计|总共|一共|又)*(?=多少)"
_OWN_LEVEL = "(?:如果|要是|假如|若)?"

_CARS = r"(?:公务用车|公车|用车)(?=[,，的后之以这那还是剩])"
_ALL_OF_CARS = "公务用车购置及运行维护费"

WITHOUT_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(rf"^{_OWN_LEVEL}{_LEAVE}{_CARS}(?=.*三公)"), f"扣除{_ALL_OF_CARS}"),
    (
        regex(rf"(?P<w>三公[”\"]?(?:经费)?[^,，]{{0,4}}){_LEAVE}{_CARS}"),
        rf"\g<w>扣除{_ALL_OF_CARS}",
    ),
    (
        regex(rf"^{_OWN_LEVEL}{_LEAVE}{_PART}{_BEHIND}[,，]?{_WHEN}{_WHOLE}{_ASKED}"),
        r"扣除\g<x>，\g<w>\g<y>还有",
    ),
    (
        regex(rf"^{_OWN_LEVEL}(?:把|将){_PART}{_BEHIND}{_LEAVE}{_BEHIND}[,，]?{_WHEN}{_WHOLE}{_ASKED}"),
        r"扣除\g<x>，\g<w>\g<y>还有",
    ),
    (
        regex(
            rf"^{_WHEN}{_WHOLE}[,，(（]?{_OWN_LEVEL}(?:里|中)?{_LEAVE}{_PART}{_BEHIND}[)）]?[,，]?{_ASKED}"
        ),
        r"扣除\g<x>，\g<w>\g<y>还有",
    ),
)
"""Patterns with what they become; a part said by its short name is written in full elsewhere."""
