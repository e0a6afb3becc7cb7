"""A question that works last year's figure back from a change, as the plain question of that figure.

今年三公经费比上年降了一些，据此推算2025年是多少 tells of a movement, tells how to undo it and asks for a
figure in three clauses; what it asks is 2025年三公经费是多少. The item stands in the clause that asks, or
where that one only points at it (这项, 它, nothing) in the clause that tells of the movement.
"""

from __future__ import annotations

import re

from qa.patterns import regex

_PAST = r"(?:(?:去年|上一?年度?|前一年度?)(?:年初|年末)?|20\d\d年(?:度|年?初)?)"
_NOW = r"(?:今年|本年度?(?!收入|支出)|当年|现在|20\d\d年度?)"
_UP_OR_DOWN = (
    r"(?:增加|增长|减少|下降|上升|上涨|增减|变动|变化|提高|降低|压减|调增|调减|增|减|降|涨|多|少|砍)"
)
_BACK = regex(
    r"推算|[倒反回逆]着?推|[倒反]着?算|还原|往[回前]推|推回|推[导出]|推一[下推]|推推看|"
    r"(?:加|减|扣)(?:回|去|掉|上|除)|据此|由此|照此|照这样|依此|这样算|按这个|按此|照着?算|算一[下算]|算出"
)
_CHANGE = regex(
    rf"{_UP_OR_DOWN}(?:出来|掉|下来)?(?:的)?(?:那?(?:部分|些|一?[块笔])|数额|金额|幅度|额|数)"
)
_MOVED = regex(
    rf"(?:比|较|同比|相比|对比)[^,，。;；?？]*{_UP_OR_DOWN}|{_UP_OR_DOWN}(?:了|得|很|不少|一些|一截|有所|明显|一大截)|"
    rf"(?:有所|大幅|略有?|明显|又|都)[^,，。;；?？]{{0,2}}{_UP_OR_DOWN}"
)
_GIVEN = regex(
    r"[只仅](?:给|写|说|列|公布|披露|提供|交代|提)|(?:给|写|说|列|公布|披露|提供|交代)(?:了|出|明)"
)
_UNWRITTEN = (
    r"(?:但|不过|虽然|如果|要是)?(?:文件|文中|表[里中]?|正文|材料|报告|说明)?(?:里面?|中|上)?(?:并)?(?:没有?|未)(?:有)?"
    r"(?:直接|明确|单独|明着)?(?:地)?(?:写|给出?|列|公布|披露|说|印|标|交代)(?:明|出来?|清楚)?(?:的话)?"
)
_ASKS = regex(
    r"多少|几(?:何|多|[万亿]?元)|什么数|多大|(?:的|预算|执行|支出|安排)(?:数|金额|数额)?(?:是|为)?$"
)
_AMOUNT = regex(r"\d[\d.,]*[百千万亿]*元")
_CLAUSES = regex(r"[,，。;；?？()（）]|[:：](?!\d)")
_BRACKETED_YEAR = regex(r"(?<=[去上]年)[(（]20\d\d年?度?[)）]|(?<=一年)[(（]20\d\d年?度?[)）]")
_BEFORE_IT_MOVED = regex(
    rf"(?:那么?|在|没)?{_UP_OR_DOWN}(?:了)?(?:之前|以前|前(?![一二两三四五六七八九十几\d]))"
    rf"(?:的)?(?:{_PAST})?(?=[^,，]*(?:多少|几))"
)
"""The year before, told by what came after it: 减少之前是多少."""
_HOW = regex(
    r"[(（](?P<how>[^()（）]*(?:加|减|推|(?<!预)算|给)[^()（）]*)[)）](?P<then>[^()（）]*多少[^()（）]*)$"
)
"""How to work it out, in brackets before what asks."""
_ELSE = regex(r"最|哪|谁|排[序名列]|为什么|为何|原因|是否|是不是|(?<!出来)(?<!出)吗")
"""Asks for more than a figure of the year before."""
_COMPARED = regex(rf"(?:比|较|同|跟|与|和)(?:着)?{_PAST}")

_LED_IN = regex(
    r"^(?:那么?|则|请问?|问|就|据此|由此|照此|依此|以此|照这样|据(?:说明|正文|文件)|再|试|可以?|帮忙?|我?想知道|得到?的?|求出?|得出|倒?算(?:出来?|一[下算]|算)?|结果|"
    r"推(?:算|导|出|一[下推])?(?:一下|出来?)?|[倒反回逆]着?推(?:一下|出来?|回去|可?得)?|还原(?:一下|出来?)?|出)+"
)
_ASKING = regex(
    r"(?:(?:推算|[倒反]推|(?<![预决])算)(?:下来|出来)?)?(?:应[该当]?|大概|大约|原本|原来|原先|本来|当时|一共|总共|究竟|到底|又|实际上?)*(?:是|为|有|得|等于|安排(?:了|的)?|定(?:了|的)?|花了?|"
    r"列了?|编了?|达到?)*(?:的)?(?:是|为)?(?:多少|几)(?:个)?[百千万亿]*元?钱?(?:来着|左右|呢|啊|的)?$|是(?:多大|什么数)$|有多大$"
)
_POINTS = regex(
    r"(?:的|之|预算|执行|决算|年初|年末|数字?|额|原有?|金额|总[额数]|安排|水平|规模|盘子|基数|底数|基准|同期|全年|应该?|是|为|有|"
    r"(?:这|那|该|同)(?:一)?(?:个|项|笔|块|类)?"
    r"(?:费用|支出|经费|科目|项目|钱|资金|预算)?|它|其|费用|定|部门|单位| )*"
)
"""What only points at an item that was named before."""
_POINTER = regex("(?:这|那|该)[一两二三几]?(?:项|笔|块|类|样|科目)(?:费用|支出|经费|资金|钱)?")
_TOGETHER = regex("一共|总共|共计|合计|加起来|加总")
_ORGAN = regex(
    r"^[^ ,，的]{2,16}(?:委员会|人民政府|办公[厅室]|[局厅]|"
    r"委(?![员托派])|办(?![公案理])|[院部](?![门士分])|街道|支队|总队|大队|监狱|中心|学校)"
    r"(?:机关(?!运行)|本级)?(?:的|$)?"
)
_TOLD = regex(
    rf"^(?:(?:请)?(?:已知|知道|假如|如果|既然|由于?|按照?|依照?|照着?|根据|从|拿|用|以|把|通过|结合|听说|据说)|"
    rf"(?:预算|情况)?(?:文件|文中|正文|材料|报告|说明|公开)(?:里面?|中|上)?(?:只)?(?:说|写|讲|提到?|给|列|公布|披露)(?:了|明|出|的|到)*|的|"
    rf"{_NOW}(?:的)?|只|了)+"
)
_MOVEMENT = regex(
    rf"(?:{_NOW}(?:的)?(?:支出|预算|安排)?)?(?:数|金额)?(?:和|与|及|以及|跟|、)?(?:它|其)?(?:同比|比|较|相比|加回|加上|减去|减掉|扣去|扣掉|扣除|减回|去掉).*$|"
    rf"(?:安排)?(?:情况)?的?(?:说明|变动情况|增减情况|变化情况)(?:里面?|中|上)?.*$|"
    rf"{_NOW}?(?:又|却|都|明显|大幅度?|大|猛|略有?|有所|很|的)*{_UP_OR_DOWN}.*$|{_UNWRITTEN}.*$"
)


def year_worked_back(question: str) -> str | None:
    """The plain question of last year's figure, or None where nothing is to be worked back.

    >>> year_worked_back("今年三公经费比上年降了一些，据此推算2025年是多少？")
    '2025年三公经费是多少'
    """
    question = re.sub(r"(?<=\d)[,，](?=\d{3}(?!\d))", "", re.sub("[“”\"']", "", question))
    question = _BRACKETED_YEAR.sub("", question)
    before = _BEFORE_IT_MOVED.sub("，去年", question)
    moved = before != question
    question = _HOW.sub(r"\g<then>，\g<how>", before)
    if len(_AMOUNT.findall(question)) > 2 or _ELSE.search(question):
        return None
    clauses = [clause.strip() for clause in _CLAUSES.split(question) if clause.strip()]
    at = next((at for at in range(len(clauses) - 1, -1, -1) if _asks_before(clauses, at)), None)
    if at is None or not (moved or _undoes(clauses, at)):
        return None
    past = list(re.finditer(_PAST, clauses[at]))[-1]
    said = f"{clauses[at][: past.start()]} {clauses[at][past.end() :]}"
    unit = re.search(r"多少([百千万亿]*元)", question)
    body, item = _item_asked(said)
    pointer = _POINTER.search(item)
    if not item or pointer:
        told = (_item_told(clause) for clause in clauses[:at] + clauses[at + 1 :])
        named = next((named for named in told if named), "")
        item = f"{item[: pointer.start()]}{named}{item[pointer.end() :]}" if pointer and named else named
        if _TOGETHER.search(clauses[at]) and re.search("[、和与及跟]", item) and not _TOGETHER.search(item):
            item += "合计"
    item = re.sub("(?<=..)(?:今年|本年度?|当年)的?(?:支出|预算|安排)?数?$", "", item)
    if not item:
        return None
    return f"{body}{past.group()}{item}是多少{unit.group(1) if unit else ''}"


def _asks_before(clauses: list[str], at: int) -> bool:
    clause = _COMPARED.sub("", clauses[at])
    if not re.search(_PAST, clause):
        return False
    unwritten = re.search(rf"{_UNWRITTEN}$", clause)
    if re.match(_UNWRITTEN, clause) and any(_BACK.search(other) for other in clauses[at + 1 :]):
        return not re.search(rf"{_UP_OR_DOWN}了?(?:多少|几)", clause)
    worked = any(_WORKED.match(other) for other in clauses[at + 1 :])
    return bool(_ASKS.search(clause) or unwritten or worked) and not re.search(
        rf"{_UP_OR_DOWN}了?(?:多少|几)|[增降涨]幅|百分", clause
    )


def _undoes(clauses: list[str], at: int) -> bool:
    """Whether the other clauses, or the one that asks, tell of a change that is to be undone."""
    others = clauses[:at] + clauses[at + 1 :]
    asking = (other for other in others if re.search("多少|几", other) and not _WORKED.match(other))
    if any(not _GIVEN.search(other) and not _RESULT.match(other) for other in asking):
        return False
    years = {year for clause in clauses for year in re.findall(r"20\d\d", clause)}
    asked = re.findall(r"20\d\d", clauses[at])
    if asked and max(years) == asked[-1] and len(years) > 1:
        return False
    if others and re.search("原来|原本|原先|原定", clauses[at]):
        return True
    return any(_BACK.search(c) or _CHANGE.search(c) or _MOVED.search(c) for c in others) or bool(
        re.search("推算|[倒反回逆]着?推|还原", clauses[at])
    )


_UP_TO_METHOD = regex(r"^.*(?:推算|[倒反回逆]着?推|还原|算出)(?:一下|出来?|得到?)?(?=.)")
_WORKED = regex(rf"(?:按照?|用|拿|由|以|从|根据|照)[^,，]*{_UP_OR_DOWN}[^,，]*(?:多少|几)")
_RESULT = regex("^(?:结果|答案|得|等于|应|是|该|有)")


def _item_asked(said: str) -> tuple[str, str]:
    """The body and the item that the asking clause names, each empty where it names none."""
    words = re.sub(rf"{_UNWRITTEN}$|^{_UNWRITTEN}(?=.)", "", said.strip())
    words = _UP_TO_METHOD.sub("", _ASKING.sub("", words))
    words = _LED_IN.sub("", words).strip(" 的")
    organ = _ORGAN.match(words)
    body = organ.group().rstrip("的") if organ else ""
    rest = (words[organ.end() :] if organ else words).strip(" 的")
    rest = _LED_IN.sub("", re.sub(rf"^(?:{_NOW}|的)+", "", rest)).strip(" 的")
    rest = re.sub(r"的(?:数|原?数额?|金额)$", "", rest).replace(" ", "")
    return (body, "") if _POINTS.fullmatch(rest) else (body, rest)


def _item_told(clause: str) -> str:
    words = _MOVEMENT.sub("", _TOLD.sub("", _AMOUNT.sub("", clause))).strip(" 的")
    words = re.sub(rf"^{_NOW}的?|(?:的)?{_NOW}(?:的)?(?=支出|预算|$)|(?<=[局委厅院办部]){_NOW}的?", "", words)
    words = re.sub("(?:和|与|跟|以及|各自?|[都均也])$|(?<=三公)数$", "", words)
    organ = _ORGAN.match(words)
    bare = words[organ.end() :] if organ else words
    return "" if _POINTS.fullmatch(bare) or len(words) < 2 or re.search("多少|几", words) else words
