"""The one error that using a library raises, and how the system's own are worded."""

from __future__ import annotations

import errno

REASONS = {
    errno.ENOENT: "目录不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "上级不是目录",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "它是一个目录",
}


class LibraryError(Exception):
    """The library cannot do what was asked; the message is one Chinese line."""


def os_reason(error: OSError) -> str:
    """What the system says, in Chinese where it is one of the usual."""
    return REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
