"""A served page and a real browser for the end-to-end tests; without a browser they are skipped."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PDF = ROOT / "eval" / "samples" / "pdf"
SAMPLES = (
    "leshan-hrss-2024-sample.pdf",
    "wangchuan-water-2024-sample.pdf",
    "wangchuan-water-2025-sample.pdf",
)
AXE = "axe-core@4.14.1"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip


@dataclass(frozen=True)
class Served:
    """A running page and its data folder."""

    url: str
    data: Path


def start(data: Path, *files: Path, **settings: str) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "GRADIO_TEMP_DIR": str(data / "uploads"), "YUSUAN_WORKERS": "2", **settings}
    command = [
        sys.executable,
        str(Path(__file__).with_name("server.py")),
        str(data),
        str(port),
        *map(str, files),
    ]
    log = data / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).read()
            return process, url
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.2)
    process.kill()
    raise AssertionError(f"网页没有打开：{log.read_text(encoding='utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over three samples, with a few prepared answers (`staged.py`); tests only add files to it."""
    data = tmp_path_factory.mktemp("page-data")
    process, url = start(data, *(PDF / name for name in SAMPLES))
    yield Served(url, data)
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page before anything is loaded."""
    data = tmp_path_factory.mktemp("page-empty")
    process, url = start(data)
    yield Served(url, data)
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium: the one named by YUSUAN_CHROMIUM, the system's, or playwright's own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="没有安装 playwright")
    path = os.environ.get("YUSUAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with playwright.sync_playwright() as running:
        try:
            opened = running.chromium.launch(executable_path=path, args=list(QUIET))
        except playwright.Error as error:
            pytest.skip(f"没有可用的浏览器：{str(error).splitlines()[0]}")
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of its own session; fails the test on a script error or a request to another host."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_page(url: str, *, scheme: str = "light", width: int = 1440, height: int = 900) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="en-US",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: troubles.append(f"脚本出错：{error}"))
        page.on("dialog", lambda dialog: (troubles.append(f"弹窗：{dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: _watch(request.url, troubles))
        page.goto(url)
        page.wait_for_selector(".welcome")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles, troubles


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Any, str], None]:
    """Keeps a screenshot in docs/screenshots where YUSUAN_SCREENSHOTS is set."""

    def keep(page: Any, name: str) -> None:
        if os.environ.get("YUSUAN_SCREENSHOTS"):
            folder = ROOT / "docs" / "screenshots"
            folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(folder / f"{name}.png"))

    return keep


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core's script: the one of YUSUAN_AXE or node_modules, else from the npm registry."""
    named = os.environ.get("YUSUAN_AXE")
    for path in (Path(named) if named else None, ROOT / "node_modules" / "axe-core" / "axe.min.js"):
        if path is not None and path.exists():
            return path.read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("没有 axe-core，也没有 npm 可以安装它")
    folder = tmp_path_factory.mktemp("axe")
    try:
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), AXE],
            check=True,
            capture_output=True,
            timeout=120,
        )
    except (subprocess.SubprocessError, OSError):
        pytest.skip("没有装上 axe-core")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def _watch(url: str, troubles: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        troubles.append(f"外部请求：{url}")
