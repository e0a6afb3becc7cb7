"""The web page: layout and wiring. `python app.py` serves it; so does `yusuan serve`."""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from qa.page.ask_view import AskView
from qa.page.audit_view import AuditView
from qa.page.compare_view import CompareView
from qa.page.documents_view import DocumentsView
from qa.page.downloads import Downloads
from qa.page.endpoints import add_endpoints
from qa.page.security import Limits, check_binding, credentials
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
            event(ask.refresh, [ask.turns], [ask.talk, ask.scope], **quiet)
        for event in (page.load, documents_tab.select):
            event(documents.list, [documents.opened], [documents.shelf], **quiet)
        audit_tab.select(audit.refresh, None, [audit.scope], **quiet)
        compare_tab.select(compare.refresh, None, [compare.documents], **quiet)
        settings_tab.select(settings.refresh, None, [settings.state], **quiet)
        add_endpoints(services)
    page.queue(default_concurrency_limit=8, max_size=256, api_open=False)
    return page


def serve(
    services: Services,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: str | None = None,
    open_to_all: bool = False,
    limits: Limits | None = None,
    block: bool = True,
) -> tuple[Any, str]:
    """Start the page; raises `Refused` where other machines could reach it without a password."""
    check_binding(host, auth, open_to_all)
    limits = limits or Limits()
    from starlette.middleware import Middleware

    page = build(services, limits)
    _, url, _ = page.launch(
        server_name=host,
        server_port=port,
        auth=credentials(auth),
        auth_message="请输入用户名和密码",
        quiet=True,
        share=False,
        max_file_size=limits.bytes,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        theme=page_theme(),
        css=page_style(),
        head=page_script(),
        allowed_paths=[],
        prevent_thread_lock=not block,
        app_kwargs={"middleware": [Middleware(Shell, title=TITLE)], "docs_url": None, "redoc_url": None},
    )
    return page, url
