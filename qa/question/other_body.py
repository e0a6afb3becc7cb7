"""A follow-up on another body: the question before it asked of the unit that is named now.

局本级今年的项目支出是多少, then 那闸坝管理处呢: 闸坝管理处今年的项目支出是多少.
"""

from __future__ import annotations

from qa.items.bodies import is_body
from qa.patterns import regex

_UNIT = (
    "中心|[支大总]队|监狱|学院|医院|街道|学校|[中小]学|幼儿园|研究[所院]|管理[处所站局]|事务所|分局|服务[处所站]|"
    "监[测督]站|推广站|保障[处所站]|纪念馆|博物馆|图书馆|档案馆|[局委厅院]?本级|[局委厅院]机关(?!运行)"
)
_SINGLE = "[局院所处站馆队](?=的|[ ,，]|有|核定|实有|在职|今年|本年|项目支出|基本支出|支出|收入|预算|三公)"
_BODY = regex(
    rf"(?:^|[,，])[ ]*(?:在|请问)?(?P<who>(?![各哪几谁本全])[^ ,，的占比和与、]*?(?:{_UNIT}|{_SINGLE}))"
    r"(?![一-鿿]{0,2}[里中]?[最哪谁])"
)
_LONGEST = 20


def of_another_body(item: str, was: str, plain: str) -> str | None:
    """The earlier question asked of the unit named now; None where either names none.

    `plain` is the earlier question with blanks for its departments and years.
    """
    body = _BODY.search(plain) if is_body(item) and len(item) < _LONGEST else None
    if body is None or body["who"] == item or was.count(body["who"]) != 1:
        return None
    return was.replace(body["who"], item, 1)
