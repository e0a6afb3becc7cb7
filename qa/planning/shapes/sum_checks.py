"""Shapes that ask whether listed parts add up to a whole: 三项相加等于合计吗, 加起来是不是正好21万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.executing.part_sums import ALL_PARTS, called_total
from qa.planning.plan import Operand, Plan, Role
from qa.planning.shapes.asking import ASKS_REASON
from qa.planning.shapes.shaped import PRIVATE, WITHIN, Shaped, split_names
from qa.question.reading import Reading

_ADDED = (
    r"(?:加起来|相加|加在一起|加一起|合起来|加总|之和|的和(?=是|等|吗|对|正好|$)|合计起来|合在一起|"
    r"合计(?=是不是|是否|等于|等不等|对得上|是\d))"
)
_CHECK = re.compile(
    rf"^(?P<parts>.+?)[,，]?{_ADDED}(?:的?(?:结果|总数|数|金额))?[,，]?"
    r"(?P<verb>(?:是不是|是否|等不等|能不能|能否|对不对|对得上|会不会|能)?(?:正好|刚好|恰好)?"
    r"(?:就?等于?|就?是|为|和|与|跟|同|对得上|对上|符合|达到|有)?(?:不是)?)"
    r"(?P<whole>.*?)(?P<end>(?:是不是|是否|能不能|能否)?(?:完全)?(?:对得上|对得起来|一致|相等|一样|相符|吻合|分毫不差|相同)?"
    r"(?:对吗|对不对|吗|么|不|没有)?)$"
)
_MINUS = re.compile(
    r"^(?P<whole>.+?)(?:是不是|是否)?(?:正好|刚好)?(?:等于|就是|是)(?P<parts>.+?)(?:加起来|相加|之和|的和|合计|的合计)(?:吗|么|$)"
)
_PLUS = re.compile(
    r"^(?P<whole>.+?)(?:是不是|是否|等不等于|等于)(?:正好|刚好|恰好|就)?(?:等于|是)?(?P<parts>.+?(?:加上|加|\+).+?)(?:的?两笔|两项|之和)?(?:吗|么|$)"
)
_MANY = re.compile(
    r"(?:这|的)?[两二三四五六七八九十几\d]+(?:个|项|块|类|笔|者|大项|大类|部分|种)?(?:预算|支出|费用|收入|采购|资金|项目|单位|科目)?$"
)
_WHAT = re.compile(r"的?(?P<what>减少额|增加额|变动额|减少数|占比|比例|比重|百分比|金额|数额|数字|数)$")
_NUMBER = re.compile(r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>亿元|万元|千元|元|%|辆|人|个|台|套|家)?(?:吗)?$")
_THREE = ("因公出国(境)费", "公务用车购置及运行费", "公务接待费")
_FOUR = ("因公出国(境)费", "公务用车购置费", "公务用车运行费", "公务接待费")


def sum_checks(reading: Reading) -> Iterator[Shaped]:
    """Listed parts against their whole, or against a number that the question states."""
    core = re.sub(r"[?？。]$", "", reading.core)
    if ASKS_REASON.search(core) or re.search("多少|几[个家项]|哪", core):
        return
    match = _CHECK.match(core)
    if match and re.search("等于|等不等|是不是|是否", match["parts"]):
        match = None
    if match and (not _asks(core) or ("合计" in _added(match) and "、" not in match["parts"])):
        match = None
    if match and not match["whole"]:
        turned = _WHOLE_FIRST.match(reading.decode(match["parts"]))
        if turned:
            parts, whole = _parts(reading, turned["parts"]), _whole(reading, turned["whole"], None)
            if parts is not None and whole is not None:
                yield Shaped(Plan(operation="equal", operands=[parts, whole]), "parts and whole", 3.7)
            return
    match = match or _MINUS.match(core) or _PLUS.match(core)
    if match is None:
        return
    parts = _parts(reading, match["parts"])
    whole = _whole(reading, match["whole"], parts)
    if parts is None or whole is None:
        return
    if parts.phrase.startswith("三公经费") and called_total(whole):
        whole = whole.model_copy(update={"phrase": "三公经费"})
    yield Shaped(Plan(operation="equal", operands=[parts, whole]), "parts and whole", 3.7)


_WHOLE_FIRST = re.compile(
    r"^(?P<whole>[^、]*?(?:总额|总数|总量|总预算|合计|总计|预算总额))(?:数)?(?:和|与|跟|同)(?P<parts>.+?[、和与及].+)$"
)


def _added(match: re.Match[str]) -> str:
    return match.string[match.end("parts") : match.start("verb")]


def _asks(core: str) -> bool:
    return bool(
        re.search(
            r"吗$|么$|是不是|是否|等不等|能不能|能否|对不对|一致|对得上|相符|吻合|[^两]不$|相等|一样", core
        )
    )


def _parts(reading: Reading, words: str) -> Operand | None:
    decoded = reading.decode(words)
    role, unit = _role(decoded)
    if re.search(r"三公经费", decoded) and not re.search("、", decoded):
        count = re.search("[三四]", re.sub("三公", "", decoded))
        if count:
            named = [
                Operand(phrase=name, context="三公经费", role=role, unit=unit)
                for name in (_THREE if count.group() == "三" else _FOUR)
            ]
            return Operand(phrase=f"三公经费{count.group()}项", parts=named, role=role)
    every = re.match(r"^(?P<x>.{1,12}?)(?:的)?各(?:项|个|部分|类)", decoded)
    if every:
        return Operand(phrase=every["x"] + ALL_PARTS)
    body = re.sub(r"^.*?(?:里面?|中)(?:说|写|讲|称)的?", "", words)
    body = _WHAT.sub("", _MANY.sub("", _WHAT.sub("", body)))
    context = ""
    within = WITHIN.match(body)
    if within and len(split_names(within.group("rest"))) > 1 and "、" not in within.group("ctx"):
        context, body = reading.decode(within.group("ctx")), within.group("rest")
    cut = [name for name in re.split(r"[、,，;；]", body) if name.strip()]
    names = [part for name in cut for part in split_names(name)] if len(cut) > 1 else split_names(body)
    plain = [_bare_name(reading.decode(name)) for name in names]
    known = any(PRIVATE <= ord(char) for name in names[:-1] for char in name)
    plain = _three_public(plain) or _shared(plain, known)
    plain = [_WHAT.sub("", name) if role == "change" else name for name in plain]
    if len(plain) < 2 or any(len(name) < 2 for name in plain):
        return None
    named = [Operand(phrase=name, context=context, role=role, unit=unit) for name in plain]
    return Operand(phrase="、".join(plain), parts=named, role=role)


def _bare_name(name: str) -> str:
    name = re.sub(
        r"[(（]?\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元|%|辆|人|个|台)?[)）]?$", "", name.strip(" 的,，")
    )
    return re.sub(
        r"(?:这|的)?[两三四五六七八九十]+(?:个|项|块|类|笔|者|家|大项|部分)(?:项目|单位|科目)?$", "", name
    ).strip(" 的")


_SHORT = (
    re.compile(r"^(?:因公)?出(?:国|境)"),
    re.compile(r"^(?:公务|公)?(?:用?车)(?!购置|运行|维护|补)"),
    re.compile(r"^(?:公务)?(?:接|招)待"),
)
"""How people call the three public expenses in one breath: 出国、公车、接待."""


def _three_public(names: list[str]) -> list[str] | None:
    """The official names, where the question lists nothing but public expenses."""
    found = [next((at for at, short in enumerate(_SHORT) if short.match(name)), None) for name in names]
    if len(names) < 2 or None in found or len(set(found)) < len(found):
        return None
    return [_THREE[at] for at in found if at is not None]


def _shared(names: list[str], known: bool) -> list[str]:
    """采购货物、工程、服务 share their head; 机要通信、应急保障和其他用车 share their tail.

    `known` says that a name before the last is printed as it stands.
    """
    if len(names) < 2:
        return names
    tail = re.search(r"(?:用车|人员|经费|预算|支出|收入)$", names[-1])
    if (
        tail
        and not known
        and not any(name.endswith(tail.group()) for name in names[:-1])
        and tail.group() in ("用车", "人员")
    ):
        return [*(name + tail.group() for name in names[:-1]), names[-1]]
    head = re.match(r"^(?:政府)?采购|^政府购买", names[0])
    if head and not any(head.group() in name for name in names[1:]):
        return [names[0], *(head.group() + name for name in names[1:])]
    return names


def _role(words: str) -> tuple[Role, str | None]:
    what = _WHAT.search(_MANY.sub("", words)) or _WHAT.search(words)
    if what and re.search("减少|增加|变动", what["what"]):
        return "change", None
    if what and re.search("占|比", what["what"]):
        return "share", None
    if re.search(r"(?:用车|车辆)(?:[两三四五六七八九十]项)?$", words):
        return "count", "辆"
    if re.search(r"(?:人员|人数|编制)$", words):
        return "count", "人"
    return "amount", None


def _whole(reading: Reading, words: str, parts: Operand | None) -> Operand | None:
    decoded = reading.decode(words).strip(" ,，的")
    number = _NUMBER.search(decoded)
    if number:
        stated = number["n"].replace(",", "")
        return Operand(phrase=decoded[: number.start()], stated=stated, unit=number["u"])
    decoded = re.sub(r"^(?:它们?|其)的?|(?:这个)?(?:数字?|金额)$", "", decoded) or "合计"
    if parts is not None and decoded == parts.phrase:
        return None
    role: Role = parts.role if parts is not None else "amount"
    return Operand(phrase=decoded, role=role, unit=parts.parts[0].unit if parts and parts.parts else None)
