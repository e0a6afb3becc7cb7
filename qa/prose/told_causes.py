"""Whether a sentence can tell why a thing moved: it says of that very thing that it did, and from what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.prose.passage_index import PassageIndex, Unit
from qa.prose.reasons import MOVES

_CAUSE = regex(
    "原因|由于|因(?![公地])|主要[是系]|受.{1,20}影响|为(?:了|落实|贯彻|做好|保障)|根据|按照|考虑|需要?|统一|不再"
)


def tells_cause(unit: Unit, index: PassageIndex) -> bool:
    """Whether a sentence, or the one behind it, tells why; a term's meaning is no cause."""
    if any("名词解释" in name for name in unit.path):
        return False
    passage = index.of_passage.get(unit.passage, ())
    told = "".join(each.ruled for each in (unit, *passage[unit.sentence + 1 : unit.sentence + 2]))
    return bool(_CAUSE.search(told) and MOVES.search(told))


def only_listed(names: Sequence[str], unit: Unit) -> bool:
    """Whether a sentence holds the name only as one of an enumeration: 差旅费、会议费、培训费."""
    held = [match.span() for name in names[:1] for match in re.finditer(re.escape(name), unit.plain)]
    around = [(unit.plain[max(0, start - 1) : start], unit.plain[end : end + 1]) for start, end in held]
    return bool(held) and all(before in ("、", "及", "和") or behind == "、" for before, behind in around)
