"""One writer at a time: operating-system locks on files of the data folder.

The system lets go of the lock when its process dies, however it dies, so that no stale lock is left.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

POLL_SECONDS = 0.1
SHORT_POLL_SECONDS = 0.01


class LockedError(Exception):
    """Another process went on writing for as long as we were willing to wait."""


class WriterLock:
    """A reentrant lock over processes and threads; use it as a context.

    `notice` is told once, in Chinese, when the lock has to be waited for.
    """

    def __init__(self, path: Path, wait: float, notice: Callable[[str], None] | None = None) -> None:
        self._path = path
        self._wait = wait
        self._notice = notice
        self._threads = threading.RLock()
        self._depth = 0
        self._handle: int | None = None

    def __enter__(self) -> WriterLock:
        if not self._threads.acquire(timeout=self._wait if self._wait > 0 else 0.001):
            raise LockedError(f"资料库正在被写入，等了 {self._wait:g} 秒仍未空闲，请稍后再试")
        try:
            if self._depth == 0:
                self._handle = self._take()
            self._depth += 1
        except BaseException:
            self._threads.release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth == 0 and self._handle is not None:
            os.close(self._handle)
            self._handle = None
        self._threads.release()

    def _take(self) -> int:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _try_lock(handle):
                self._wait_for(handle)
            if sys.platform != "win32":  # there a locked file cannot be read by those who wait
                os.ftruncate(handle, 0)
                os.pwrite(handle, str(os.getpid()).encode(), 0)
        except BaseException:
            os.close(handle)
            raise
        return handle

    def _wait_for(self, handle: int) -> None:
        holder = self._holder(handle)
        if self._notice and self._wait > 0:
            self._notice(f"资料库正在被另一进程{holder}写入，最多等待 {self._wait:g} 秒……")
        end = time.monotonic() + self._wait
        while time.monotonic() < end:
            time.sleep(POLL_SECONDS)
            if _try_lock(handle):
                return
        raise LockedError(f"资料库正在被另一进程{holder}写入，等了 {self._wait:g} 秒仍未空闲，请稍后再试")

    @staticmethod
    def _holder(handle: int) -> str:
        try:
            pid = os.pread(handle, 20, 0).decode("ascii", "ignore").strip()
        except (OSError, AttributeError):
            return ""
        return f"（PID {pid}）" if pid.isdigit() else ""


@contextmanager
def file_lock(path: Path, wait: float, *, shared: bool) -> Iterator[None]:
    """Hold a file for a short while, with other readers if `shared`, else alone.

    Where a reader may not make the file there is nothing to wait for, since nobody writes there.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        if not shared or error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise
        yield
        return
    try:
        end = time.monotonic() + wait
        while not _try_lock(handle, shared):
            if time.monotonic() > end:
                raise LockedError(f"向量索引正忙，等了 {wait:g} 秒仍未空闲，请稍后再试")
            time.sleep(SHORT_POLL_SECONDS)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int, shared: bool = False) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int, shared: bool = False) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
