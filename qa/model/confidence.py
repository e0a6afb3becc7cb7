"""How sure the rules are of their answer: one number, and from where on it is enough."""

from __future__ import annotations

from qa.values import Outcome

ENOUGH = 0.8


def confidence(outcome: Outcome | None, margin: float) -> float:
    """The explained share of the question, less where nothing was found or a rival is near.

    `margin` is how far the best plan is ahead of the next one that answers differently.
    """
    if outcome is None or outcome.status == "not_found":
        return 0.0
    return min(1.0, outcome.score) * (1.0 if margin >= 0.1 else 0.85)
