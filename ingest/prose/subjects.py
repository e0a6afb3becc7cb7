"""Names of what a number of prose belongs to, cleaned of years, departments and filler."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Identity
from ingest.prose.numbering import without_numbering

YEAR = re.compile(
    r"(?:截至|截止|至|到)?(?P<year>(?:19|20)\d{2})年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初(?![中级]))?(?:，)?"
)
_AS_OF = re.compile(
    r"^(?:截至|截止到?|至)?(?:上年|去年|本年|今年|目前|年)?(?:底|末|初(?![中级步]))(?!结[转余])[，,]?"
)
_LEADING = re.compile(
    r"^(?:其中|主要包括|具体包括|主要是|具体是|具体为|分别是|分别为|包括|包含|(?:^|(?<=[，,]))含(?![税量氧])|即|和|及|以及|与|同时|此外|另外|另|并|且|"
    r"现有|实有|目前|当年|本年度?|今年|全年|(?:上年度?|去年|上一年度?)(?=预算|执行|决算|同期|实际|年初|数|$)|年初(?=预算|部门|$)|预计|计划(?=购|安排|用于|采|新)|"
    r"拟(?=购|采|安|新|更|用|投)|将(?=购|安|新|更)|全部(?!门)|所有|"
    r"本部门|我部门|本单位|我单位|我局|我委|我办|我院|我厅|我街道|本局|本委|本院|本办|本街道|全局|全委|该项(?!目)|该项目(?=一般公共|政府性|国有资|财政拨|预算)|该部门|该单位|各项|"
    r"(?:部门|单位|市级|省级|区级|本级)(?=现有|共有|实有|年初)|部门(?=20)|"
    r"(?:部门|单位|年初)?预算(?:安排|计划)(?=购|新|更|采)|共有|共计|共|合计|总计|安排|核定|实际|涉及到?|的|[一二三四五]是|[（(\d]+[)）、.]|\d{3,7}[-—]?(?=[\u4e00-\u9fff])(?!年)|[、，,；;：:。\s]+)+"
)
_TRAILING = re.compile(
    r"(?:预算安排数?|预算总额|预算总数|总预算|预算合计|预算总计|(?:(?<=.)(?:年初|全年|调整后?的?))?预算数|预算额|(?:年初|全年|调整后?的?)预算|预算资金|预算|安排数|安排|决算总额|决算数|决算|执行数|"
    r"完成数|(?<=支出)类科目|(?<=支出)总?数|(?<=收入)总?数|总额|总数|总计|合计|共计|共有|设有|(?<!公)共|各|(?<!平)均|分别|最低|最高|不(?:少|低|高|多)于|不超过|至少|超过|(?<=.)(?<!普)以?及|(?:绩效)?自评综述|(?<!行)为|(?<![供响效反对相感适])应|是|(?<![国所私公拥保])有|达到|达|约为|(?<![节特合公契])约|"
    r"(?<![附临就])近|拨付|(?<=..)(?:上年|去年)(?:同期)?|资金规模|的|[（(][类款项][)）]|[、，,；;：:。\s=≥≤＞＜>]+)$"
)
_KEPT = re.compile(
    r"(?:一般公共|政府性基金|国有资本经营|部门|单位|财政拨款收支|收支)预算$|人数$|次数$|基数$|参数$|个数$|(?:保有|发行|使用|总)数?量$|数量$"
)
_REMARK = re.compile(r"[（(](?:\d{3,7}|(?:详?见|附|公开)[^（）()]*)[)）]")
_MEASURES = frozenset(
    {
        "支出决算",
        "费用支出",
        "收入决算",
        "支出预算数",
        "年初预算",
        "全年预算",
        "支出决算数",
        "调整预算",
        "资金",
        "占比",
        "主要",
        "具体",
        "用于",
        "主要用于",
        "主要用于以下方面",
    }
)
_ABOUT = re.compile(
    r"(?:(?<!预算)支出)?(?:(?<!公共)(?<!基金)(?<!经营)预算)?(?:安排|收支|(?<!预算)支出|执行|设置|占有使用|占有|占用|增减变化|变化|规模变化|结构|具体使用|总体|使用)?(?:情况)?(?:的)?(?:具体)?(?:说明|情况说明|情况)$"
)
_GENERIC = re.compile(
    r"(?:部门|单位|年度|其他相关|.*预算编制|第.{1,3}部分)?(?:.{0,30}(?:概况|预算表|决算表|报表|名词解释)|部门预算|单位预算|预算|其他重要事项.*|其他需要说明.*|其他|.*文字部分|"
    r"预算编制|(?:部门|单位)?(?:预算|决算)(?:公开)?|具体|总体|基本|公开(?:日期|时间)|.*目标任务?|.*工作任务.*|.*主要职[能责].*|.*(?:重点)?工作.*|.*机构设置.*|.*职责.*|编制)?"
)
_OF_THE_YEAR = re.compile(r"(?P<side>本年(?:收入|支出))(?:决算|预算)?(?:合计|总计|总额)数?(?:为|是|共)?")
"""What the year itself brings, beside a total that also holds what is carried over."""
_CLASS = re.compile(r"[（(][类款项]级?[)）]")
_ORGAN_LEAD = re.compile(
    r"^[\u4e00-\u9fff（）()、·]{2,40}?(?:局|厅|委员会|办公室|办公厅|委|院|部|中心|街道办事处|机关|处|大队|支队|队|馆|署|站)"
    r"(?:[（(](?:本级|机关|本部|局机关|部门|汇总|单位|局本级)[)）]|本级|机关)?(?:部门|系统)?(?=(?:19|20)\d{2}年|本年|当年|今年|年初|共有|纳入)"
)
_DEPARTMENT_TAIL = re.compile(
    r"^(?:[（(](?:本级|机关|本部|局机关|部门|汇总|单位|局本级)[)）]|本级|机关(?!运行)|部门(?!预算)|本部|系统|下属)+"
)
_INNER_BUDGET = re.compile(
    r"(?:(?<!公共)(?<!基金)(?<!经营)(?<!部门)(?<!单位)预算|(?<=费)决算)(?=(?:总)?(?:支出|收入)$)"
)
_VERBED = re.compile(r"^(?:纳入|用于|使用|实行|开展|通过|根据|按照|落实|下属|所属).{0,30}?的(?=.)")


def year_in(text: str) -> int | None:
    """The last year that is printed in `text`; one since or until when something holds is no number's year.

    >>> year_in("于2000年开始发放的补贴"), year_in("2027年12月31日前完成"), year_in("2026年预算")
    (None, None, 2026)
    """
    years = [int(match.group("year")) for match in YEAR.finditer(text) if not _SINCE.match(text, match.end())]
    return years[-1] if years else None


_SINCE = re.compile(r"(?:起|开始|以来|以后|之前|以前|成立|设立|(?<=[月日底])前)")


def name_path(text: str, identity: Identity) -> tuple[str, ...]:
    """The name in `text` as a path: 人大事务（款）行政运行（项）支出 -> (人大事务, 行政运行).

    Empty where only years, departments and filler are printed.
    """
    own_level = _own_level(text, identity)
    if own_level:
        return (own_level,)
    text = _strip_department(text.strip("“”") if text.count("“") != text.count("”") else text, identity)
    if _CLASS.search(text):
        pieces = [piece for piece in _CLASS.split(text)]
        names = [clean_name(piece, identity) for piece in pieces[:-1]]
        return tuple(name.strip('“”"') for name in names if name.strip('“”"'))
    name = clean_name(text, identity)
    return (name,) if name else ()


_UNNUMBERED = re.compile(r"^.*用车(?:[：:])?(?:[_—\-\s])*(?:辆|台)、(?=.{2,}用车)")
"""A kind of car whose number was left out, before the next one: 机要通信用车辆、应急保障用车3辆."""


def clean_name(text: str, identity: Identity) -> str:
    """`text` without year, department, 预算数, 安排, 为, 共 and the like."""
    text = _REMARK.sub("", without_numbering(text))
    if text[:1] in "（(" and text.count("（") + text.count("(") > text.count("）") + text.count(")"):
        text = text[1:]
    text = _strip_department(text, identity)
    text = YEAR.sub("", text)
    text = _AS_OF.sub("", _UNNUMBERED.sub("", text))
    if own := _OF_THE_YEAR.fullmatch(text.strip("，,：: ")):
        return own["side"]
    text = re.sub(r"^从(.+?)(?:预算|经费|资金)?中$", r"\1", text)
    before = None
    while before != text:
        before = text
        text = _strip_department(text, identity)
        text = _LEADING.sub("", text)
        text = _VERBED.sub("", text)
        if text in _MEASURES:
            return ""
        if not _KEPT.search(text):
            text = _TRAILING.sub("", text)
    text = _balance(text).replace("收、支", "收支")
    text = _INNER_BUDGET.sub("", text)
    return text if re.search(r"[\u4e00-\u9fffA-Za-z]", text) else ""


def heading_names(path: Sequence[str], identity: Identity) -> tuple[str, ...]:
    """The headings that say what the numbers below them are about, cleaned."""
    names: list[str] = []
    for heading in path:
        text = _REMARK.sub("", without_numbering(heading))
        text = YEAR.sub("", text)
        text = _strip_department(text, identity)
        if _CLASS.search(text):
            names.extend(name_path(text, identity))
            continue
        text = _ABOUT.sub("", re.sub(r"^关于|(?<=[支入出])总?表(?=的?说明$)", "", text))
        if _GENERIC.fullmatch(text):
            continue
        text = clean_name(text, identity)
        if text and not _GENERIC.fullmatch(text):
            if names and (names[-1] in text or text in names[-1]):
                names.pop()
            names.append(text)
    return tuple(names)


def _strip_department(text: str, identity: Identity) -> str:
    """Without the department's own name where a text starts with it, behind a year or not."""
    for name in (identity.department, _core(identity.department), *identity.aliases):
        if name and name in text:
            place = text.index(name)
            if place <= 4 or YEAR.search(text[:place]):
                text = _DEPARTMENT_TAIL.sub("", text[place + len(name) :])
    return _ORGAN_LEAD.sub("", text)


def _own_level(text: str, identity: Identity) -> str:
    """The department's own level, whose number stands beside those of units: 其中：水务局本级5万元."""
    core = _core(identity.department)
    if identity.level != "部门" or core != identity.department:
        return ""
    name = _LEADING.sub("", text)
    own = re.fullmatch(rf"{re.escape(core)}(?:[（(](?:本级|机关|局机关)[)）]|本级|机关)", name)
    return name if own else ""


def _core(department: str) -> str:
    """乐山市人力资源和社会保障局（局机关） -> 乐山市人力资源和社会保障局."""
    return re.sub(r"(?:[（(][^）)]*[)）]|本级|本部|(?<=[局厅委院部会])机关)+$", "", department)


def _balance(text: str) -> str:
    """Without brackets and quotes that never close."""
    for left, right in ("（）", "()", "“”"):
        if text.count(left) > text.count(right):
            head, _, tail = text.rpartition(left)
            text = tail if len(tail) > 1 else head
        elif text.count(right) > text.count(left):
            head, _, tail = text.partition(right)
            text = tail if len(tail) > 1 else head
    return text
