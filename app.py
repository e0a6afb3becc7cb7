"""The web page: layout and wiring. `python app.py` serves it; so does `yusuan serve`."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", str(10**9))  # else a data frame for every event

import gradio as gr

from ingest.library import Library, LibraryError, Settings, load_settings
from ingest.pipeline import ingest_paths
from qa.page.ask_view import AskView
from qa.page.audit_view import AuditView
from qa.page.compare_view import CompareView
from qa.page.connect import connect
from qa.page.documents_view import DocumentsView
from qa.page.downloads import Downloads
from qa.page.endpoints import add_endpoints
from qa.page.images import PageImages
from qa.page.pictures import draw_page
from qa.page.security import Limits, Refused, check_binding, credentials
from qa.page.services import Services
from qa.page.settings_view import SettingsView
from qa.page.shell import Shell
from qa.page.theme import page_script, page_style, page_theme

TITLE = "预算问答"
KEPT = (3600, 6 * 3600)
"""Uploads and exports are looked over every hour and deleted after six."""


def build(services: Services, limits: Limits | None = None) -> gr.Blocks:
    """The page over the given services."""
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    page: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True, delete_cache=KEPT) as page:
        gr.HTML(
            f"<header class='masthead'><h1>{TITLE}</h1><p>部门预算、决算公开，问一句，见出处</p></header>",
            elem_classes="yu",
        )
        add_endpoints(services)  # first, so that no listener of the page takes their names
        downloads = Downloads()
        with gr.Tabs(elem_id="views") as tabs:
            with gr.Tab("问答", id="ask") as ask_tab:
                ask = AskView(services)
            with gr.Tab("文档", id="documents") as documents_tab:
                documents = DocumentsView(services, limits or Limits())
            with gr.Tab("审核", id="audit") as audit_tab:
                audit = AuditView(services)
            with gr.Tab("对比", id="compare") as compare_tab:
                compare = CompareView(services)
            with gr.Tab("设置", id="settings") as settings_tab:
                settings = SettingsView(services)
        for view in (ask, documents, audit, compare):
            view.wire(downloads)
        settings.wire()

        def open_document(event: gr.EventData) -> tuple[Any, ...]:
            return (gr.Tabs(selected="documents"), *documents.open_at(event._data))

        for proof in (ask.proof, compare.proof):
            proof.open(
                open_document, None, [tabs, documents.shelf, documents.reader, documents.opened], **quiet
            )
        for event in (page.load, ask_tab.select):
            event(ask.refresh, None, [ask.welcome, ask.scope], **quiet)
        for event in (page.load, documents_tab.select):
            event(documents.list, [documents.opened], [documents.shelf], **quiet)
        audit_tab.select(audit.refresh, None, [audit.scope], **quiet)
        compare_tab.select(compare.refresh, None, [compare.documents], **quiet)
        settings_tab.select(settings.refresh, None, [settings.state], **quiet)
    page.queue(default_concurrency_limit=8, max_size=256, api_open=False)
    return page


def launch(
    services: Services,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: str | None = None,
    open_to_all: bool = False,
    limits: Limits | None = None,
    block: bool = True,
) -> str:
    """Start the page and give its address; `Refused` where others could reach it without a password."""
    from starlette.middleware import Middleware

    check_binding(host, auth, open_to_all)
    _spare_the_loop()
    limits = limits or Limits()

    def draw(document: str, page: int) -> bytes | None:
        path = services.original(document)
        return draw_page(path, page) if path else None

    layers = [Middleware(Shell, title=TITLE), Middleware(PageImages, draw=draw)]
    shell = {"middleware": layers, "docs_url": None, "redoc_url": None}
    try:
        _, url, _ = build(services, limits).launch(
            server_name=host,
            server_port=port,
            auth=credentials(auth),
            auth_message="请输入用户名和密码",
            max_file_size=limits.bytes,
            allowed_paths=[],
            theme=page_theme(),
            css=page_style(),
            head=page_script(),
            app_kwargs=shell,
            footer_links=[],
            share=False,
            quiet=True,
            run_history=False,
            enable_monitoring=False,
            ssr_mode=False,
            prevent_thread_lock=True,
        )
    except OSError as error:
        raise Refused(f"端口 {port} 不能用（{error.strerror or '已被占用'}）：请用 --port 换一个") from error
    if block:
        print(f"网页已打开：{url}（按 Ctrl-C 结束）", flush=True)
        _wait()
    return str(url)


def run(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: str | None = None,
    open_to_all: bool = False,
) -> None:
    """Serve the page over a data folder until stopped. Raises `Refused` or `LibraryError`."""
    auth = auth or os.environ.get("YUSUAN_AUTH")
    check_binding(host, auth, open_to_all)
    with Library.open(settings) as library:
        limits = Limits(settings.upload_megabytes, settings.upload_files)
        launch(connect(library, ingest_paths), host, port, auth, open_to_all, limits)


def _spare_the_loop() -> None:
    """Let the thread that speaks to all browsers get its turn beside those that compute answers."""
    sys.setswitchinterval(0.002)
    if find_spec("matplotlib") is None:
        # Gradio looks for it on the disk before and after every event
        sys.modules["matplotlib"] = None  # type: ignore[assignment]


def _wait() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print("已结束", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """`python app.py`: the exit code of the command line."""
    parser = argparse.ArgumentParser(description="打开预算问答的网页，例如 python app.py --data 数据目录")
    parser.add_argument("--data", help="数据目录，默认是环境变量 YUSUAN_DATA，否则 ./data")
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址，默认只有本机能打开")
    parser.add_argument("--port", type=int, default=7860, help="端口")
    parser.add_argument("--auth", help="用户名:密码，也可以用环境变量 YUSUAN_AUTH")
    parser.add_argument("--no-auth", action="store_true", help="确知无妨时，不设密码也让别的机器打开")
    given = parser.parse_args(arguments)
    try:
        run(load_settings(given.data), given.host, given.port, given.auth, given.no_auth)
    except (Refused, LibraryError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
