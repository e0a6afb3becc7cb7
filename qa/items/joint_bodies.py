"""Figures that prose tells of several bodies together: 局本级和执法支队2家单位机关运行经费457.19万元."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.text import normal

_JOINT = regex(
    r"(?P<bodies>[^,，。;；:：]{2,}[和及与、][^,，。;；:：]{2,}?)[等共]*[\d两二三四五六七八九十]+"
    r"[家个](?:预算|所属|下属|直属|行政|事业)*单位"
)
_LEAST = 4
"""Characters at the end of a body's name by which people call it."""


def of_several_bodies(clause: str, phrase: str) -> bool:
    """Whether a clause tells of several bodies together, and the phrase names some of them but not all."""
    joint = _JOINT.search(normal(clause))
    if joint is None:
        return False
    asked = normal(phrase).replace("机关运行经费", "")
    bodies = [body for body in re.split("[、和及与]", joint["bodies"]) if body]
    named = sum(body[-_LEAST:] in asked for body in bodies)
    return 0 < named < len(bodies)
