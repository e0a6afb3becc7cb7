"""Particulars of a department and of its disclosure that few documents tell: who heads it, where it is.

Each is asked for in words of its own and printed in a form of its own; a passage that only shares
a word with the question does not tell it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex
from qa.question.text import normal

_HEAD = (
    "(?:副?局长|副?主任|副?厅长|副?部长|院长|检察长|党?[委组]?书记|支队长|(?:主要|部门|单位)?(?:负责人|领导)|一把手|"
    "法定代表人|法人代表?)"
)
_BOUGHT = "新?买|新?购[置买]?|新增|更新|添置?|换"
_WHAT_CAR = (
    "(?:什么|啥|哪种|哪类|哪款)(?:样的?|类型的?|型号的?)?(?:车|用车|车型|型号|车辆|用途的?)|"
    "(?:干什么|做什么|干嘛|用来做什么)用?的?"
)
_FOR_WHOM = (
    "(?:给|为|归|配给|分给|配备给|供)(?:了)?(?:谁|哪[个家些]?"
    "(?:单位|部门|机构|处室|科室|大队|支队)?)(?:用|使用|买|配)?的?"
)
_DISCLOSURE = "(?:部门|单位)?(?:预算|决算|文件|报告|信息)?"
_PARTICULARS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (regex(asked), regex(printed))
    for asked, printed in (
        (
            rf"^(?:[一-鿿]{{2,12}}?的?)?(?:现任|新任|现在的|分管)?{_HEAD}(?:的?(?:名字|姓名))?(?:是|叫|有)(?:谁|什么(?:名字)?|哪[位几个].*|几[位个])$"
            rf"|^谁是(?:现任)?{_HEAD}$|^{_HEAD}叫什么",
            rf"{_HEAD}(?:姓名)?[:：][一-鿿]{{2,4}}(?![一-鿿])",
        ),
        (
            r"^(?:预算|决算|公开)*(?:的)?(?:联系|咨询|监督|办公)*(?:人|电话|方式|号码)+(?:是|有)?(?:谁|多少|什么|哪[个些位])?$"
            r"|^(?:怎么|如何)联系.{0,8}$|^有疑问(?:找谁|打什么电话).*$",
            r"联系(?:人|电话|方式)|(?:咨询|监督)?电话[:：]",
        ),
        (
            r"^(?:部门|单位|局|机关|办公)*的?(?:办公)?(?:地址|地点|住址|位置)(?:是|在)?(?:哪里|哪儿|哪|什么(?:地方)?|何处)?$"
            r"|^(?:部门|单位|局|机关)*(?:坐落|办公|设)?在(?:哪里|哪儿|什么地方|何处|哪条路.*)(?:办公)?$",
            r"(?:办公)?(?:地址|地点)[:：]|(?:坐落|位于)[^。；]{2,30}[路街道]\d+号",
        ),
        (
            rf"^(?:{_DISCLOSURE}的?(?:公开|公布|发布|披露)的?(?:时间|日期)(?:是|在)?(?:哪[一]?[天年月日].*|什么时候|何时|多久|几月.*)?"
            rf"|{_DISCLOSURE}(?:是|在|于)*(?:什么时候|何时|哪[一]?[天年月日]+|几月几[日号])(?:对外)?(?:公开|公布|发布|披露)(?:的)?)$",
            r"公开(?:时间|日期)[:：]?\d|\d{4}年\d{1,2}月\d{1,2}日[^。；]{0,12}(?:公开|公布|发布)",
        ),
        (
            rf"^{_DISCLOSURE}(?:是|由|经|被)*(?:谁|哪[个级家].{{0,6}}|什么(?:单位|部门|机构|人)|什么时候|何时)(?:审核)?(?:批准|批复|审批|审议|通过|下达)(?:的)?$"
            rf"|^谁(?:批准|批复|审批|审议)了?{_DISCLOSURE}(?:的)?$",
            r"(?:本|部门|年度)(?:预算|决算)[^。；，]{0,8}[经由][^。；，]{2,24}(?:批准|批复|审议通过)|(?:预算|决算)的批复》",
        ),
        (
            rf"^(?!.*(?:淘汰|换成|换掉|报废|项目))(?:[^,，]{{0,8}}?)(?:{_BOUGHT})[^,，多少几]{{0,10}}车?辆?[^,，多少几]{{0,4}}?(?:是|叫|属于)?(?:个|一?辆)?(?:{_WHAT_CAR})"
            rf"|^(?!.*(?:淘汰|换成|换掉|报废|项目))(?:[^,，]{{0,8}}?)(?:{_BOUGHT})[^,，多少几]{{0,12}}车[^,，多少几]{{0,6}}[,，]?(?:是|要|准备)?(?:{_FOR_WHOM})",
            r"(?:购置|更新|新购|购买|采购|添置)[^。；]{0,16}?[\d一二两三四五六七八九十]+[辆台][^。；]{0,6}?[一-鿿]{2,12}车"
            r"|(?:购置|更新|新购|购买)[^。；]{0,12}?[一-鿿]{1,10}车(?:辆)?[\d一二两三四五六七八九十]+[辆台]",
        ),
        (
            r"^(?:是否|有没有|有无|有|做没做)(?:开展|进行|做|安排|实施|组织)?(?:了|过)?(?:重点|财政|项目|部门|单位|整体|支出|预算)*"
            r"绩效(?:重点)?(?:评价|自评|评估)(?:工作)?(?:了)?(?:吗|没有)?$",
            r"重点(?:项目)?(?:绩效|(?:开展)?部门)评价|(?:财政|项目|部门)绩效评价|绩效评价(?:结果|报告)|绩效自评",
        ),
        (
            r"^(?:部门|单位|财政|年度)*(?:预算|决算)(?:和|与|跟|同)(?:部门|单位|财政|年度)*(?:预算|决算)(?:之间)?有?(?:什么|何|哪些)"
            r"(?:区别|不同|差别|差异|联系|关系)$",
            r"(?:预算|决算)[^。；]{0,20}(?:区别|不同于|区分)",
        ),
    )
)  # fmt: skip
"""How each is asked for, and how it is printed."""
_LEAD_IN = r"^(?:20\d\d年度?|今年度?|本年度?|该|这个?|这份|本|你们?|的|请问|[,，])+"


def asks_particular(text: str) -> bool:
    """Whether a question asks for a particular of the department or of its disclosure."""
    return _printed_form(text) is not None


def told_particular(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The sentences that print it, the one nearest to the question first; None where no document does."""
    printed = _printed_form(text)
    units = [
        unit for index in indexes for unit in index.units
        if printed and unit.passage >= 0 and unit.path[:1] != ("目录",) and printed.search(unit.ruled)
    ]  # fmt: skip
    if not units:
        return None
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    units.sort(key=lambda unit: -sum(pair in unit.plain for pair in pairs))
    lead = units[0].text.strip().rstrip("。") + "。"
    return Explanation("content", lead, tuple(unit.quoted for unit in units[:3]), score=1.0)


def _printed_form(text: str) -> re.Pattern[str] | None:
    plain = re.sub(_LEAD_IN, "", re.sub(r"[?？。!！\s]+$", "", normal(text)))
    return next((printed for asked, printed in _PARTICULARS if asked.search(plain)), None)
