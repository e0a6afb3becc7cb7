"""Members told by a part of their names: 名称里带“信息化”字样的项目一共多少钱."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.asking import ASKS_LIST
from qa.planning.shapes.parts import PERCENT
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_HOLDS = "(?:都|里)?(?:带着?有?|含有?|包含|包括|有|出现|写着?|提到)了?"
_NAMES = regex("名称|名字|标题")
_AS_WORDS = "(?:(?:这?[一二两三四五六几]个?)?字样?|字眼|一词|(?:这个)?关键词)"
_BY_NAME = regex(
    rf"(?P<noun>[一二]级项目|项目|科目|单位|指标|专项)?的?(?:(?:{_NAMES.pattern}|名)(?:里面?|里头|当?中|上)?"
    rf"{_HOLDS}(?P<part>[^的,，]{{1,14}}?){_AS_WORDS}?|{_HOLDS}(?P<words>[^的,，]{{1,14}}?){_AS_WORDS})"
    r"(?:的|[,，](?=[^,，]*(?:哪|几|多少)))"
)
_SHARE = regex(
    rf"(?P<group>[^,，占]*?)(?:合计|加起来|一共|总共|金额|预算)*[,，]?占了?(?P<whole>[^占]*?)的?(?:{PERCENT}|几成)"
)
_WHICH = regex("(?:一?共|都)?(?:有|是)?哪[些几]个?|(?:都|分别)(?:有|是)|[?？,，]")


def named_alike(reading: Reading) -> tuple[Reading, str] | None:
    """The reading without what it says of the names of the members, and what each name must hold."""
    spelt = [reading.decode(char) for char in reading.core]
    core = "".join(
        name if _NAMES.search(name) else char for char, name in zip(reading.core, spelt, strict=True)
    )
    match = _BY_NAME.search(core)
    if match is None:
        return None
    part = reading.decode(match["part"] or match["words"]).strip()
    behind = core[match.end() :]
    noun = match["noun"] or ""
    noun = "" if noun in behind else noun
    return replace(reading, core=core[: match.start()] + noun + behind), part


def of_members(plans: Sequence[Shaped], reading: Reading, part: str) -> list[Shaped]:
    """The plans over the members of a group, of those alone whose names hold the part."""
    share = _SHARE.search(reading.core)
    if share is not None:
        whole = operand_of(reading, share["whole"])
        plan = Plan(operation="rank", operands=[_group(reading, share["group"])], reduce="share", of=whole)
        return [_named(Shaped(plan, "share by name", 2.6), part)]
    kept = [shaped for shaped in plans if shaped.plan.operands and shaped.plan.operands[0].asked]
    if not kept and ASKS_LIST.search(reading.core):
        group = _group(reading, _WHICH.sub("", reading.core))
        kept = [Shaped(Plan(operation="filter", operands=[group], wants_items=True), "list by name", 2.6)]
    return [_named(shaped, part) for shaped in kept]


def _group(reading: Reading, words: str) -> Operand:
    return operand_of(reading, words, reading.core).model_copy(
        update={"asked": reading.decode(reading.core)}
    )


def _named(shaped: Shaped, part: str) -> Shaped:
    """A plan over the members whose names hold the part; they need share nothing else."""
    group, *others = shaped.plan.operands
    operands = [group.model_copy(update={"named": part}), *others]
    return replace(shaped, plan=shaped.plan.model_copy(update={"operands": operands, "sharing": False}))
