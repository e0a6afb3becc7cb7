"""Figures that prose tells of several bodies together: 局本级和执法支队2家单位机关运行经费457.19万元."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.text import normal

_JOINT = regex(
    r"(?P<bodies>[^,，。;；:：]{2,}[和及与、][^,，。;；:：]{2,}?)[等共]*[\d两二三四五六七八九十]+"
    r"[家个](?:预算|所属|下属|直属|行政|事业)*单位"
)
_OWN_AND_OTHER = regex(
    r"(?P<bodies>[一-鿿]{0,4}(?:本级|机关)[及和与、][^,，。;；:：]{2,40}?"
    r"(?:支队|大队|总队|中心|[站处所局院校队]))(?=机关运行|[“三公]|公务|的|财政)"
)
"""The department itself and a body under it, without their number: 局本级及参公管理的执法支队机关运行经费."""
_YEAR = re.compile(r"^(?:\d*年度?)?")
"""The year that a body is told of: 2024年局本级."""
_LEAST = 4
"""Characters at the end of a body's name by which people call it."""


def without_bodies(name: str) -> str:
    """What a name of several bodies says of them: 局本级及执法支队机关运行经费 -> 机关运行经费."""
    return _OWN_AND_OTHER.sub("", _JOINT.sub("", name))


def of_several_bodies(clause: str, phrase: str) -> bool:
    """Whether a clause tells of several bodies together, and the phrase names some of them but not all."""
    joint = _JOINT.search(normal(clause)) or _OWN_AND_OTHER.search(normal(clause))
    if joint is None:
        return False
    asked = normal(phrase).replace("机关运行经费", "")
    bodies = [body for body in re.split("[、和及与]", _YEAR.sub("", joint["bodies"])) if body]
    named = sum(body[-_LEAST:] in asked or (len(body) < _LEAST and body in asked) for body in bodies)
    return 0 < named < len(bodies)
