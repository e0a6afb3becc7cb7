"""Run as a program: adds a document and is killed at a named point in the middle of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handmade import document

from ingest.library import Library
from ingest.store import frames, index, vectors


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(function: Callable[..., Any], times: int = 1) -> Callable[..., Any]:
    """The function, and death when it was called so often."""
    left = [times]

    def called(*arguments: Any, **options: Any) -> Any:
        result = function(*arguments, **options)
        left[0] -= 1
        if left[0] == 0:
            die()
        return result

    return called


def arm(point: str) -> None:
    match point:
        case "half of the frames":
            frames._insert = after(frames._insert, 5)
        case "before the index":
            index.LibraryIndex.catch_up = die
        case "old vectors gone":
            vectors.VectorIndex.delete = after(vectors.VectorIndex.delete)
        case "vectors written":
            vectors.VectorIndex.put = after(vectors.VectorIndex.put)
        case "before the copy has its name":
            Path.replace = die


if __name__ == "__main__":
    folder, point = Path(sys.argv[1]), sys.argv[2]
    file = folder.parent / "new.pdf"
    file.write_bytes(b"%PDF-1.7 new")
    with Library.open(folder) as opened:
        arm(point)
        opened.add(document("甲局2024.pdf", "9.90", ("新项目", "水费")), file)
    print("not killed")
