"""Shapes that order, filter or count the members of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.plan import Plan, Relation
from qa.reading import Reading
from qa.shapes.asking import ASKS_VERDICT, BEST, SORT, TOP, WORST, number_word
from qa.shapes.shaped import Shaped, operand_of, split_names


def ranks(reading: Reading) -> Iterator[Shaped]:
    """The largest, the smallest, the first k, an order, or those over a threshold."""
    core = reading.core
    if ASKS_VERDICT.search(core) and re.search("是不是|是否|吗$|一致|相等", core):
        return
    best, worst, top, sort = BEST.search(core), WORST.search(core), TOP.search(core), SORT.search(core)
    if re.search(r"(超过|大于|高于|多于|不低于|低于|少于|小于|不足|不到)了?\d", core):
        match = re.search(
            r"(超过|大于|高于|多于|不低于|低于|少于|小于|不足|不到)了?(\d[\d,.]*)(万元|亿元|元|万|亿)?", core
        )
        assert match
        relation: Relation = (
            "less" if match.group(1) in ("低于", "少于", "小于", "不足", "不到") else "greater"
        )
        group = core[: match.start()] + " " + core[match.end() :]
        group = re.sub(
            r"有?哪些|有?哪几个?|列出|都?有?什么|的?有|在|预算|金额|[,，]|分别|一共|总共|几个|多少个?|几项",
            " ",
            group,
        ).strip()
        unit = {"万": "万元", "亿": "亿元", None: None}.get(match.group(3), match.group(3))
        counts = re.search(r"几个|多少个|多少项|几项", core)
        plan = Plan(
            operation="count" if counts else "filter", operands=[operand_of(reading, group or core)],
            relation=relation,
            threshold=match.group(2).replace(",", ""), threshold_unit=unit, unit=reading.unit,
            wants_items=True,
        )  # fmt: skip
        yield Shaped(plan, "filter", 3.0)
        return
    fell = re.search(
        r"哪(?:些|几[个项]).{0,16}(减少|下降|降低|增加|增长|上升)了?[?？]?$|唯一(减少|下降|增加|上升)的", core
    )
    if fell and not (best or worst):
        direction = "减少最多" if re.search("减少|下降|降低", fell.group()) else "增加最多"
        plan = Plan(operation="rank", operands=[operand_of(reading, "", direction + core)], wants_items=True)
        yield Shaped(plan, "rank of changes", 3.0)
        return
    if not (best or worst or (top and not re.search(r"前[一二三四五六七八九十\d]+年", core)) or sort):
        return
    number = None
    if top:
        number = number_word(next(group for group in top.groups() if group))
    which = re.search(r"哪([两三四五六七八九十])(?:个|项|类|家)", core)
    if which:
        number = number_word(which.group(1))
    counted = re.search(
        r"最[大多高少小低]的?([一二两三四五六七八九十\d]+)(?:个|项|类|家|名|款|块|大|种)", core
    )
    if counted:
        number = number_word(counted.group(1))
    if re.search("增幅|增长率|涨幅|降幅|增速", core) and not re.search("前[一二三四五]", core):
        number = number or 1
    cut = min(match.start() for match in (best, worst, top, sort) if match)
    group = re.sub("其中", " ", core[:cut]).strip(" ,，")
    after = re.sub(
        r"从?[高大多低小少]到[低小少高大多]|由?[高大多]到[低小少]|排[个一]?[序下]?名?|"
        r"前[一二两三四五六七八九十\d]+(?:名|大|个|项|位)?|最[大多高少小低]|是|的|哪一?[个项块样家]|"
        r"有?哪些|哪几个?|什么|叫|依次|分别|多少|列出|花钱|其中|哪一场|[,，]",
        " ",
        core[cut:],
    ).strip()
    if not re.search("[\ue000-\uf8ff]|项目|专项|单位|科目|部门|处室", group) and after:
        group = f"{group} {after}"
    descending = not (worst or re.search("从低到高|由低到高|从小到大|从少到多", core))
    wants_amount = bool(
        re.search(r"最[大多高小少低](?:的)?(?:一年|一个|一项|那个|那项)?(?:是|有)?多少", core)
    )
    listed = (
        split_names(re.sub("(?:这)?[两三四五]?(?:项|个|块|者|类)?(?:里|中|当中|之中)?$", "", group))
        if "、" in group
        else []
    )
    if len(listed) > 1:
        plan = Plan(
            operation="rank", operands=[operand_of(reading, name) for name in listed], descending=descending,
            wants_items=not wants_amount,
            top=number or (1 if (best or worst) and not sort else None), unit=reading.unit,
        )  # fmt: skip
        yield Shaped(plan, "rank of a list", 3.0)
        return
    operand = (
        operand_of(reading, group, core[cut:])
        if group
        else operand_of(reading, "" if reading.context else core)
    )
    plan = Plan(
        operation="rank", operands=[operand], descending=descending,
        top=number or (1 if (best or worst) and not sort else None), wants_items=not wants_amount,
        unit=reading.unit,
    )  # fmt: skip
    yield Shaped(plan, "rank", 2.9)
