"""How many there are of bodies, people or things, asked for as a number: X的数量, A数和B数各是多少."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import Said

_THING = r"(?:单位|机构|处室|科室|部门|项目|人员|职工|干部|设备|车辆|公车)"
_NUMBER = r"(?:的?(?:总?数量?|个数|总数|总?人数|台数|辆数))"
_PAIR = regex(
    rf"^(?:[^,，:：]*?情况[,，:：—]*)?(?P<a>[一-鿿]{{0,10}}?{_THING})(?:的?数量?|个数)?(?:和|与|及|以及|、)(?P<b>[一-鿿]{{0,10}}?{_THING})(?:的?数量?|个数)"
    r"[,，]?(?:各|分别|各自)(?:是|为|有)?(?:多少|几)个?$"
)
_ALONE = regex(rf"(?P<what>[^,，]{{0,24}}?{_THING}){_NUMBER}(?:是|有|为)?(?:多少|几)?(?:个|人|台|辆)?$")
_TAKES = regex(r"(?<=人员)占了?(?:多少|几)[个人名位]?(?=$|[,，])")
_PRESENT = regex(r"实际?(?:在岗|在编)?有(?:多少|几)[个名位]?人")
_OF_A_SORT = regex(
    r"(?:里面?|其中|当中)的?(?P<sort>参公|事业|行政|离退休|退休|离休|在编|编外|聘用)的?(?:人员)?(?:又|还|则|各)?(?:有|是|占)?了?(?:多少|几)个?[个名位人]?$"
)
"""People of one sort among those that were asked for: 里面参公的又有几人."""
_IN_ALL = regex(r"(?:一|总)?共(?:有)?(?:多少|几)个?人(?=[,，])")
_ONLY = regex(r"^(?P<what>[^,，]{2,}?)[,，—]+(?:仅|只|专)(?:指|看|算|限)(?P<whose>[^,，]{2,})$")
_OTHERWISE = regex(
    "比|占(?!了?(?:多少|几))|最|哪|超过|一致|等于|相[同符等]|吗|合计|平均|除|差(?!额)|[一二三四]倍|增|减|变"
)
_UNITS = {"人员": "人", "职工": "人", "干部": "人", "设备": "台", "车辆": "辆", "公车": "辆"}


def counted(said: Said) -> Iterator[str]:
    """The question as X有多少个, or as A有多少个,B有多少人."""
    text = said.text
    only = _ONLY.match(text)
    text = f"{only['whose']}{only['what']}" if only else text
    if _OTHERWISE.search(text):
        return
    pair = _PAIR.match(text)
    if pair:
        yield f"{_how_many(pair['a'])},{_how_many(pair['b'])}"
        return
    plain = _OF_A_SORT.sub(r"\g<sort>人员有多少人", _TAKES.sub("有多少人", text))
    plain = _IN_ALL.sub("有多少人", plain) if plain != text else plain
    if _PRESENT.search(plain):
        yield _PRESENT.sub("实有人员有多少人", plain)
        yield _PRESENT.sub("实有人数是多少人", plain)
    alone = _ALONE.fullmatch(plain)
    if alone:
        yield _how_many(alone["what"])
    elif plain != said.text:
        yield plain


def _how_many(what: str) -> str:
    unit = next((unit for thing, unit in _UNITS.items() if what.endswith(thing)), "个")
    return f"{what}有多少{unit}"
