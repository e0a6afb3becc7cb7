"""The seconds and tokens that one answer may take, and what became of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any


class ModelFailure(Exception):
    """The model gave nothing to use; the message is one Chinese line."""


@dataclass
class Spending:
    """One answer's account: calls, tokens, seconds, and the reasons of what failed."""

    seconds: float
    started: float = field(default_factory=time.monotonic)
    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Seconds until the rules' answer must stand."""
        return self.seconds - (time.monotonic() - self.started)

    def summary(self) -> dict[str, Any]:
        """For `--explain`."""
        return {
            "calls": self.calls, "cached": self.cached, "tokens_in": self.tokens_in, "tokens_out": self.tokens_out,  # noqa: E501
            "seconds": round(time.monotonic() - self.started, 3), "notes": list(self.notes),
        }  # fmt: skip
