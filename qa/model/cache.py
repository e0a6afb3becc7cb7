"""Identical calls answered once: the last replies by what was asked, kept in memory."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

KEPT = 512


class ReplyCache:
    """Replies by the digest of a call; safe between threads, the oldest leaves first."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._replies: OrderedDict[str, str] = OrderedDict()
        self._guard = threading.Lock()

    @staticmethod
    def key(model: str, messages: Sequence[Mapping[str, str]], form: str) -> str:
        """The digest of everything that decides a reply at temperature 0."""
        whole = json.dumps([model, list(map(dict, messages)), form], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """The reply that the same call had, or None."""
        with self._guard:
            reply = self._replies.get(key)
            if reply is not None:
                self._replies.move_to_end(key)
            return reply

    def put(self, key: str, reply: str) -> None:
        """Keep a whole reply."""
        with self._guard:
            self._replies[key] = reply
            self._replies.move_to_end(key)
            while len(self._replies) > self._kept:
                self._replies.popitem(last=False)
