"""Who may reach the page, and what may be handed to it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qa.page.security import (
    Limits,
    Refused,
    accept_uploads,
    check_binding,
    content_kind,
    credentials,
    refusal,
    safe_name,
)
from qa.page.shell import POLICY, rewrite


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_machine_needs_no_password(host: str) -> None:
    check_binding(host, None, False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.test"])
def test_other_machines_need_a_password_or_a_word(host: str) -> None:
    with pytest.raises(Refused, match="--auth"):
        check_binding(host, None, False)
    check_binding(host, "a:b", False)
    check_binding(host, None, True)


def test_credentials_are_a_pair() -> None:
    assert credentials("审计:s:ecret") == ("审计", "s:ecret")
    assert credentials(None) is None
    for bad in ("nopassword", ":x", "x:"):
        with pytest.raises(Refused):
            credentials(bad)


def test_a_type_is_told_by_content(tmp_path: Path) -> None:
    cases = {
        "a.pdf": (b"%PDF-1.7\n", "pdf"),
        "b.txt": (b"%PDF-1.4\n", "pdf"),
        "c.pdf": (b"<!DOCTYPE html><html>", "html"),
        "d.pdf": (b"MZ\x90\x00\x03", None),
        "e.txt": ("收支总表".encode("gb18030"), "text"),
        "f.sh": (b"#!/bin/sh\nrm -rf /", None),
        "g.pdf": (b"\x89PNG\r\n\x1a\n", None),
    }
    for name, (data, kind) in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert content_kind(path) == kind, name


def test_an_archive_that_is_no_office_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("evil.exe", b"MZ")
    assert "没有载入" in (refusal(path, Limits()) or "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", b"<w/>")
    assert refusal(path, Limits()) is None


def test_too_large_too_many_and_empty_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-" + b"0" * (1024 * 1024 + 1))
    assert "超过 1 MB" in (refusal(path, Limits(megabytes=1)) or "")
    with pytest.raises(Refused, match="最多载入 1 个"):
        accept_uploads([str(path)] * 2, ["a", "b"], tmp_path, Limits(files=1))
    path.write_bytes(b"")
    assert refusal(path, Limits()) == "文件是空的"


def test_only_what_was_uploaded_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    outside = tmp_path / "secret.pdf"
    outside.write_bytes(b"%PDF-")
    (folder / "link.pdf").symlink_to(outside)
    for path in (
        "/etc/passwd",
        str(outside),
        str(folder / ".." / "secret.pdf"),
        str(folder / "link.pdf"),
        str(folder),
    ):
        with pytest.raises(Refused):
            accept_uploads([path], ["x"], folder, Limits())


def test_names_lose_their_folders() -> None:
    assert safe_name("../../etc/预算<b>.pdf") == "预算b.pdf"
    assert safe_name("C:\\x\\y.pdf") == "y.pdf"
    assert safe_name("\x00..") == "未命名"


def test_the_shell_is_chinese_and_names_no_other_site() -> None:
    html = (
        '<html lang="en" style=""><head><meta property="og:url" content="https://x.test/" />x</head></html>'
    )
    shown = rewrite(html, "预算问答")
    assert 'lang="zh-CN"' in shown and "https://" not in shown and "<title>预算问答</title>" in shown
    assert "http" not in POLICY and "default-src 'self'" in POLICY
