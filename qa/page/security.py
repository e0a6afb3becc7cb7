"""Who may reach the page, and what may be handed to it."""

from __future__ import annotations

import ipaddress
import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOOPBACK_NAMES = ("localhost",)
TEXT_SUFFIXES = (".txt", ".md", ".html", ".htm")


class Refused(Exception):
    """Something that is not allowed; the message is one Chinese line."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one upload."""

    megabytes: int = 100
    files: int = 50

    @property
    def bytes(self) -> int:
        """The size limit of one file."""
        return self.megabytes * 1024 * 1024


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound to `host`."""
    if host.strip("[]") in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_binding(host: str, auth: str | None, open_to_all: bool) -> None:
    """Other machines may reach the page only with a password, or where that was said to be wanted."""
    if not is_loopback(host) and not auth and not open_to_all:
        raise Refused(f"监听 {host} 会让别的机器也能打开：请加 --auth 用户名:密码，或确知无妨时加 --no-auth")


def credentials(auth: str | None) -> tuple[str, str] | None:
    """`name:password` as a pair."""
    if not auth:
        return None
    name, colon, password = auth.partition(":")
    if not colon or not name or not password:
        raise Refused("--auth 的写法是 用户名:密码")
    return name, password


def accept_uploads(paths: Sequence[str], names: Sequence[str], folder: Path, limits: Limits) -> list[Path]:
    """The uploaded files, each inside the server's own upload folder; raises Refused for a whole bad lot."""
    if len(paths) > limits.files:
        raise Refused(f"一次最多载入 {limits.files} 个文件，这次有 {len(paths)} 个，请分几次")
    root = folder.resolve()
    accepted = []
    for path in paths:
        real = Path(path).resolve()
        if not real.is_relative_to(root) or not real.is_file():
            raise Refused("上传的文件已经不在，请重新选择")
        accepted.append(real)
    return accepted


def refusal(path: Path, limits: Limits) -> str | None:
    """Why one file is not taken, by its size and its content, or None."""
    size = path.stat().st_size
    if size == 0:
        return "文件是空的"
    if size > limits.bytes:
        return f"文件有 {size / 1024 / 1024:.0f} MB，超过 {limits.megabytes} MB 的上限"
    if content_kind(path) is None:
        return "看内容不是 PDF、Word、Excel、网页或文本，没有载入"
    return None


def content_kind(path: Path) -> str | None:
    """What a file is by its content; its name decides only between kinds of text."""
    with path.open("rb") as file:
        head = file.read(4096)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(path)
    if head.startswith((b"\xff\xd8", b"\x89PNG", b"II*\x00", b"MM\x00*")):
        return None
    lowered = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lowered.startswith((b"<!doctype html", b"<html")):
        return "html"
    if b"\x00" in head or path.suffix.lower() not in TEXT_SUFFIXES:
        return None
    return "text" if _is_text(head) else None


def safe_name(name: str) -> str:
    """A file name without folders, control characters or anything that a path could hide in."""
    base = os.path.basename(name.replace("\\", "/"))
    kept = "".join(char for char in base if char.isprintable() and char not in '<>:"/\\|?*').strip(" .")
    return kept[-160:] or "未命名"


def _office_kind(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if sum(entry.file_size for entry in archive.infolist()) > 2_000_000_000:
                return None
    except (zipfile.BadZipFile, OSError):
        return None
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else None


def _is_text(head: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            head[:-3].decode(encoding) if len(head) == 4096 else head.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
