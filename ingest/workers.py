"""A few processes that parse files: a file that crashes, hangs or eats memory harms none but itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from ingest.model import Document
from ingest.readers import ReadError
from ingest.store.packing import pack, unpack

LARGEST_MEMORY = 4 * 1024**3
"""Bytes of address space of one worker; the longest real disclosures need a seventh of it."""

AHEAD = 1
"""Files handed out beyond the number of workers, so that none waits while a document is stored."""

Parse = Callable[[Path], Document]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not parsed, in one Chinese line."""

    reason: str


def parse_files(
    parse: Parse, paths: Sequence[Path], workers: int | None, seconds: int
) -> Iterator[tuple[Path, Document | Failure]]:
    """Each file with its document or the reason there is none, as they are done.

    `workers` is the number of processes (None: one a core); `seconds` bounds each file.
    """
    waiting = deque(paths)
    count = min(workers or os.cpu_count() or 1, len(paths))
    while waiting:
        suspects: list[Path] = []
        with _pool(count) as pool:
            running: dict[Future[bytes | Failure], Path] = {}
            while (waiting or running) and not suspects:
                while waiting and len(running) < count + AHEAD:
                    path = waiting.popleft()
                    running[pool.submit(_work, parse, path, seconds)] = path
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    path = running.pop(future)
                    try:
                        parsed = future.result()
                    except BrokenProcessPool:
                        suspects = [path, *running.values()]
                        break
                    yield path, parsed if isinstance(parsed, Failure) else unpack(parsed)
        for path in suspects:  # one of them killed its worker, and with it the pool: each on its own
            yield path, _alone(parse, path, seconds)


def _alone(parse: Parse, path: Path, seconds: int) -> Document | Failure:
    with _pool(1) as pool:
        try:
            parsed = pool.submit(_work, parse, path, seconds).result()
        except BrokenProcessPool:
            return Failure("读取时解析进程崩溃：文件可能已损坏")
    return parsed if isinstance(parsed, Failure) else unpack(parsed)


def _pool(count: int) -> ProcessPoolExecutor:
    # fork would copy the threads' locks of Chroma and the progress bar in whatever state they are
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max(count, 1), mp_context=context, initializer=_prepare)


def _prepare() -> None:
    """End with the parent, leave Ctrl-C to it, and stay within bounds."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or hard > LARGEST_MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(parse: Parse, path: Path, seconds: int) -> bytes | Failure:
    """In the worker: the packed document, or why there is none."""
    _set_alarm(seconds)
    try:
        return pack(parse(path))
    except ReadError as error:
        return Failure(str(error))
    except _TooLong:
        return Failure(f"读取超过 {seconds} 秒，已放弃")
    except MemoryError:
        return Failure("读取所需的内存过大，已放弃")
    except Exception as error:
        if os.environ.get("YUSUAN_DEBUG"):
            raise
        return Failure(f"读取失败：文件可能已损坏或格式特殊（{type(error).__name__}）")
    finally:
        _set_alarm(0)


class _TooLong(Exception):
    pass


def _set_alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, _ring)
        signal.alarm(seconds)


def _ring(number: int, frame: object) -> None:
    raise _TooLong
