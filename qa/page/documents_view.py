"""文档: files in, what was found in them, and every page and table open to browse."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from qa.page.downloads import Downloads
from qa.page.markup import tag
from qa.page.reader import Opened, find_rows, reader, table_rows
from qa.page.security import Limits, Refused, accept_uploads, refusal, safe_name
from qa.page.services import Progress, Services
from qa.page.shelf import drop_zone, progress_list, shelf_list
from qa.page.tabular import table_bytes
from qa.page.theme import mounted

NOTHING_OPEN = ""


class DocumentsView:
    """The parts of the view and what they do."""

    def __init__(self, services: Services, limits: Limits) -> None:
        self.services = services
        self.limits = limits
        self.opened = gr.State(None)
        self.drop = gr.HTML(
            drop_zone(limits), elem_classes="yu", js_on_load=mounted("uploaded"), apply_default_css=False
        )
        with gr.Row(elem_id="find-row"):
            self.finder = gr.Textbox(
                label="在所有表里找",
                placeholder="在所有表里找：行名、代码、金额、表名（回车）",
                show_label=False,
                container=False,
                elem_id="find",
                max_length=80,
                scale=4,
            )
            self.export_csv = gr.Button("全部数字导出 CSV", size="sm", scale=0, min_width=150)
            self.export_xlsx = gr.Button("导出 Excel", size="sm", scale=0, min_width=110)
        self.hits = gr.HTML("", elem_classes="yu", js_on_load=mounted("open"), apply_default_css=False)
        self.shelf = gr.HTML(
            "", elem_classes="yu", js_on_load=mounted("open", "remove"), apply_default_css=False
        )
        self.reader = gr.HTML(
            NOTHING_OPEN,
            elem_classes="yu",
            elem_id="reader",
            js_on_load=mounted("open", "close", "take"),
            apply_default_css=False,
        )

    def wire(self, downloads: Downloads) -> None:
        """Events of the view itself; `app.py` joins it to the others."""
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        self.drop.uploaded(
            self.take_in,
            None,
            [self.drop, self.shelf],
            concurrency_limit=2,
            concurrency_id="ingest",
            **private,
        )
        self.shelf.remove(self.remove, [self.opened], [self.shelf, self.reader, self.opened], **private)
        self.finder.submit(self.find, [self.finder], [self.hits], **private)
        for part in (self.shelf, self.reader, self.hits):
            part.open(self.open, None, [self.shelf, self.reader, self.opened], **private)
        self.reader.close(self.close, None, [self.shelf, self.reader, self.opened], **private)
        downloads.then_save(self.reader.take(self.take_out, [self.opened], [downloads.file], **private))
        downloads.offer(self.export_csv, lambda: self.export("csv"))
        downloads.offer(self.export_xlsx, lambda: self.export("xlsx"))

    # ------------------------------------------------------------ events

    def list(self, opened: Opened | None = None) -> str:
        """The shelf as it stands."""
        return shelf_list(self.services.shelf(), opened.document if opened else None)

    def take_in(self, event: gr.EventData) -> Iterator[tuple[str, str]]:
        """Read the uploaded files, telling of each as it goes."""
        given = [one for one in event._data.get("files", []) if isinstance(one, dict)]
        names = [safe_name(str(one.get("name", ""))) for one in given]
        progress = {name: Progress(name, 0.25, "等待读取") for name in names}

        def shown() -> tuple[str, str]:
            return drop_zone(self.limits, progress_list(progress.values())), self.list()

        try:
            paths = accept_uploads(
                [str(one.get("path", "")) for one in given], names, _upload_folder(), self.limits
            )
        except Refused as refused:
            yield drop_zone(self.limits, tag("p", str(refused), class_="notice", role="alert")), self.list()
            return
        yield shown()
        with tempfile.TemporaryDirectory(prefix="yusuan-upload-") as folder:
            ready = []
            for path, name in zip(paths, names, strict=True):
                reason = refusal(path, self.limits)
                if reason:
                    progress[name] = Progress(name, 0.0, reason, done=True, failed=True)
                    continue
                named = Path(folder) / name
                os.link(path, named) if _same_disk(path, Path(folder)) else named.write_bytes(
                    path.read_bytes()
                )
                ready.append(named)
            yield shown()
            for step in self.services.ingest(ready) if ready else ():
                progress[step.file] = step
                yield shown()
        yield shown()

    def remove(self, opened: Opened | None, event: gr.EventData) -> tuple[str, str, Opened | None]:
        """Take one document out, wholly."""
        name = str(event._data.get("document", ""))
        if any(volume.name == name for volume in self.services.shelf()):
            try:
                self.services.remove(name)
            except Exception as error:
                raise gr.Error(f"没有移除成功：{error}", print_exception=False) from error
        if opened and opened.document == name:
            return self.list(), NOTHING_OPEN, None
        return self.list(opened), gr.skip(), opened

    def open(self, event: gr.EventData) -> tuple[str, str, Opened | None]:
        """A document at a page, or at one of its tables."""
        return self.open_at(event._data)

    def open_at(self, data: dict[str, Any]) -> tuple[str, str, Opened | None]:
        """The same, from another view's click."""
        opened = _asked_for(data)
        if opened is None or all(volume.name != opened.document for volume in self.services.shelf()):
            return self.list(), NOTHING_OPEN, None
        shown, opened = reader(self.services, opened)
        return self.list(opened), shown, opened

    def close(self) -> tuple[str, str, None]:
        """Back to the list."""
        return self.list(), NOTHING_OPEN, None

    def find(self, words: str) -> str:
        """Rows and tables that hold all the words, over all documents."""
        return find_rows(self.services, (words or "").strip())

    def take_out(self, opened: Opened | None, event: gr.EventData) -> str | None:
        """The open table as a file."""
        from qa.page.downloads import written

        kind = event._data.get("kind")
        if opened is None or opened.table is None or kind not in ("csv", "xlsx"):
            return None
        title, header, rows, figures = table_rows(self.services, opened)
        return written(f"{safe_name(title)}.{kind}", table_bytes(kind, title, header, rows, figures))

    def export(self, kind: str) -> tuple[str, Path]:
        """Every figure of every document with its place."""
        if self.services.export_all is None or not self.services.shelf():
            raise gr.Error("还没有可以导出的数字", print_exception=False)
        path = (
            Path(tempfile.mkdtemp(prefix="yusuan-export-"))
            / f"预算问答-全部数字.{'zip' if kind == 'csv' else kind}"
        )
        self.services.export_all(kind, path)
        return path.name, path


def _asked_for(data: dict[str, Any]) -> Opened | None:
    document, page, table = data.get("document"), data.get("page", 1), data.get("table")
    row = data.get("row")
    if not isinstance(document, str):
        return None
    try:
        number = int(page)
    except (TypeError, ValueError):
        number = 1
    chosen = table if isinstance(table, int) else None
    return Opened(document, number, chosen, row if isinstance(row, int) else None)


def _upload_folder() -> Path:
    """Where Gradio puts what was uploaded."""
    return Path(os.environ.get("GRADIO_TEMP_DIR") or Path(tempfile.gettempdir()) / "gradio")


def _same_disk(path: Path, folder: Path) -> bool:
    return path.stat().st_dev == folder.stat().st_dev
