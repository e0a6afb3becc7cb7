"""Questions that words alone answer: where no prose tells it, neither a figure nor a like passage does."""

from __future__ import annotations

from qa.items.indicators import asks_every_indicator
from qa.prose.goals import asks_goals
from qa.prose.income_sources import asks_source
from qa.prose.particulars import asks_particular
from qa.prose.sections import asks_state, asks_tasks
from qa.prose.spending import spending_asked


def in_words_only(core: str) -> bool:
    """Whether a question, without the department's name, is one of those."""
    asks = (
        asks_every_indicator, asks_tasks, asks_state, asks_particular, asks_goals, spending_asked,
        asks_source,
    )  # fmt: skip
    return any(asked(core) for asked in asks)
