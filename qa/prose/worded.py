"""Questions that words alone answer: where no prose tells it, neither a figure nor a like passage does."""

from __future__ import annotations

from qa.prose.particulars import asks_particular
from qa.prose.sections import asks_state, asks_tasks
from qa.prose.spending import spending_asked


def in_words_only(core: str) -> bool:
    """Whether a question, without the department's name, is one of those."""
    return asks_tasks(core) or asks_state(core) or asks_particular(core) or spending_asked(core) is not None
