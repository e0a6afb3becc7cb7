"""Questions worth asking of what is loaded: only those that the engine can answer are offered."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from qa.page.services import Services, Shelved

OFFERED = 5
_FORMS = (
    "{who}{year}“三公”经费一共多少？",
    "{who}{year}机关运行经费比上年增加还是减少了多少？",
    "{who}{year}金额最大的三个项目是哪些？",
    "{who}{year}基本支出占总支出的百分之几？",
    "{who}{year}公务接待费是多少？",
    "{who}{year}政府采购预算一共多少？",
    "{who}{year}收入总计和支出总计一致吗？",
    "{who}{year}有多少辆公务用车？",
)

_lock = threading.Lock()
_known: dict[tuple[str, ...], list[str]] = {}


def suggested_questions(services: Services, shelf: Sequence[Shelved]) -> list[str]:
    """Up to five questions, spread over the documents loaded, each tried once and remembered."""
    key = tuple(sorted(volume.name for volume in shelf))
    with _lock:
        if key not in _known:
            _known.clear()
            _known[key] = _tried(services, shelf)
        return _known[key]


def _tried(services: Services, shelf: Sequence[Shelved]) -> list[str]:
    several = len({volume.department for volume in shelf}) > 1
    volumes = _spread(shelf)
    found: list[str] = []
    for at, form in enumerate(_FORMS):
        volume = volumes[at % len(volumes)]
        many_years = len({other.year for other in shelf if other.department == volume.department}) > 1
        question = form.format(
            who=volume.department if several else "",
            year=f"{volume.year}年" if many_years and volume.year else "",
        )
        try:
            record = services.engine.ask(question, None, ())
        except Exception:
            continue  # only a suggestion: one that cannot be answered is not made
        if record.status == "answered" and all(check.supported for check in record.checks):
            found.append(question)
        if len(found) == OFFERED:
            break
    return found


def _spread(shelf: Sequence[Shelved]) -> list[Shelved]:
    """The latest document of each department, at most three."""
    latest: dict[str, Shelved] = {}
    for volume in shelf:
        held = latest.get(volume.department)
        if held is None or (volume.year or 0) > (held.year or 0):
            latest[volume.department] = volume
    return list(latest.values())[:3]
