"""Ways of asking which of two things is the greater and by how much, and how far one went in two years."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import NAME, Said

_TWO = r"(?:这?[两二](?:个|项|笔|样|类|块|者|种|条|头|边)(?:科目|项目|支出|费用|经费|资金|钱)?)"
_GREATER = regex(
    rf"^(?:(?P<within>[^,，]*?(?:里面?|中|上|下))[,，]?)?(?:拿|把|将|用)?(?P<a>[^,，]{{0,8}}{NAME}[^,，]{{0,3}}?)"
    rf"(?:和|与|跟|同|、)(?P<b>[^,，]{{0,8}}{NAME}[^,，]{{0,3}}?)的?{_TWO}?(?:相比较?|对比|比较|比一比|比起来|比|之间|放(?:在)?一[起块])?"
    r"[,，]?(?:到底|究竟|看看)?(?:是)?(?:谁|哪(?:一?[个项头边块笔样类]|里|一?方))[^,，]{0,8}?(?:更|要|较|偏)?"
    rf"(?P<way>[大多高贵少低小])(?:些|一些|一点)?[,，?？]+{_TWO}?(?:之间|的)?(?:[^,，\d]{{0,8}}?)"
    r"(?:差|多|高|大|少|低|小|超)[^,，]{0,6}?(?:多少|几)个?(?P<unit>[百千万亿]*元|人次|人|辆|台|个)?[^,，]{0,3}$"
)
_YEAR = r"(?:20\d\d年?度?|今年|去年|上年|本年)"
_IN_TWO_YEARS = regex(
    rf"^(?:(?:对比|比较|看)?(?:{_YEAR}(?:、|和|与|跟|到|至|-){_YEAR}(?:这)?[两二]?年?度?的?(?:预算|决算)?数?(?:相比|对比|比)?))[,，]?"
    rf"(?P<a>[^,，]{{0,4}}{NAME}[^,，]{{0,10}}?)[,，]?(?P<way>涨|增长|增加|上升|提高|升|多|降|下降|减少|跌|少)了?(?P<far>百分之[多几][少]?|多少|几[^,，]{{0,3}})$"
)
_GAPS = regex("决算数?(?:与|和|比|跟)(?:年初|全年)?预算数?的?(?:差额|差距|差)")
"""How far each was from its own budget, which is no amount of it."""
_UP = "涨增上提升多"


def apart(said: Said) -> Iterator[str]:
    """The question as A和B哪个多,多多少, or as A比上年增长百分之几."""
    greater = _GREATER.match(said.folded) if len(said.bodies) < 2 and not _GAPS.search(said.folded) else None
    if greater:
        way = "少" if greater["way"] in "少低小" else "多"
        within = f"{greater['within']}," if greater["within"] else ""
        yield said.plain(
            f"{within}{greater['a']}和{greater['b']}哪个{way},{way}多少{greater['unit'] or ''}"
        )
    moved = _IN_TWO_YEARS.match(said.folded)
    if moved:
        way = "增加" if moved["way"][0] in _UP else "减少"
        far = "百分之几" if moved["far"].startswith("百") else "多少"
        yield said.plain(f"{moved['a']}比上年{way}{far}")
