"""对比: departments and years down, items across; every cell opens on its proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from qa.page.chart_frame import chart_figure
from qa.page.comparison import (
    MOST_DOCUMENTS,
    MOST_ITEMS,
    USUAL_ITEMS,
    Comparison,
    absence,
    compare,
    comparison_charts,
    comparison_rows,
)
from qa.page.downloads import Downloads
from qa.page.markup import Markup, action, grouped, join, tag
from qa.page.proof import Focus, empty_proof, proof
from qa.page.services import Services
from qa.page.tabular import table_bytes
from qa.page.theme import mounted

BEFORE = "选好部门、年度和项目，点“对比”：每个数都能点开看出处，同一项目画成一张图。"
CLOSED = "点一下表里的数，这里翻到它所在的那一页。"


class CompareView:
    """The parts of the view and what they do."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.comparison = gr.State(None)
        gr.HTML(
            "<p class='panel-title'>并排对比</p><p class='panel-sub'>同一项目在几个部门、几个年度里各是多少；"
            "单位不同也能放在一张图里，换算是精确的。</p>",
            elem_classes="yu",
        )
        with gr.Row(elem_id="compare-bar"):
            self.documents = gr.Dropdown(
                choices=[],
                multiselect=True,
                max_choices=MOST_DOCUMENTS,
                label="部门与年度",
                elem_id="compare-documents",
                min_width=280,
            )
            self.items = gr.Dropdown(
                choices=list(USUAL_ITEMS),
                value=["“三公”经费", "公务接待费"],
                multiselect=True,
                max_choices=MOST_ITEMS,
                allow_custom_value=True,
                label="项目（可以自己写）",
                elem_id="compare-items",
                min_width=280,
            )
            self.run = gr.Button("对比", variant="primary", scale=0, min_width=110)
            self.exports = [
                (gr.Button(name, size="sm", scale=0, min_width=100), kind)
                for name, kind in (("导出 CSV", "csv"), ("导出 Excel", "xlsx"))
            ]
        with gr.Row(elem_id="compare-row"):
            with gr.Column(scale=11, min_width=340):
                self.table = gr.HTML(
                    tag("p", BEFORE, class_="before"),
                    elem_classes="yu",
                    js_on_load=mounted("cell"),
                    apply_default_css=False,
                )
            with gr.Column(scale=10, min_width=340):
                self.proof = gr.HTML(
                    empty_proof(CLOSED),
                    elem_classes="yu",
                    js_on_load=mounted("pick", "open"),
                    apply_default_css=False,
                )
        self.focus = gr.State(None)

    def wire(self, downloads: Downloads) -> None:
        """Events of the view."""
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        self.run.click(
            self.compare,
            [self.documents, self.items],
            [self.table, self.comparison, self.proof],
            concurrency_limit=4,
            concurrency_id="compare",
            **private,
        )
        self.table.cell(self.show, [self.comparison], [self.proof, self.focus], **private)
        self.proof.pick(self.walk, [self.comparison, self.focus], [self.proof], **private)
        for button, kind in self.exports:
            downloads.offer(button, self._export(kind), [self.comparison])

    # ------------------------------------------------------------ events

    def refresh(self) -> dict[str, Any]:
        """The documents that can be compared."""
        shelf = sorted(self.services.shelf(), key=lambda volume: (volume.department, volume.year or 0))
        return gr.update(choices=[(f"{volume.title} · {volume.name}", volume.name) for volume in shelf])

    def compare(
        self, names: list[str] | None, items: list[str] | None
    ) -> Iterator[tuple[Markup, Comparison | None, Markup]]:
        """A word that it is at work, then the table and its charts."""
        chosen = names or [volume.name for volume in self.services.shelf()][:MOST_DOCUMENTS]
        if not chosen or not items:
            words = "还没有载入文件。" if not chosen else "请至少选一个项目。"
            yield tag("p", words, class_="nothing"), None, empty_proof(CLOSED)
            return
        at_work = f"正在 {len(chosen)} 份文件里逐个查 {len(items)} 个项目……"
        yield tag("p", at_work, class_="caption", role="status"), None, empty_proof(CLOSED)
        comparison = compare(self.services, chosen, items)
        charts = join(
            chart_figure(chart, f"对比-{at + 1}") for at, chart in enumerate(comparison_charts(comparison))
        )
        yield join([comparison_table(comparison), charts]), comparison, empty_proof(CLOSED)

    def show(
        self, comparison: Comparison | None, event: gr.EventData
    ) -> tuple[Markup, tuple[int, int] | None]:
        """The proof of one cell."""
        row, column = event._data.get("row"), event._data.get("column")
        if comparison is None or not isinstance(row, int) or not isinstance(column, int):
            return empty_proof(CLOSED), None
        if not (0 <= row < len(comparison.volumes) and 0 <= column < len(comparison.items)):
            return empty_proof(CLOSED), None
        return self._proof(comparison, (row, column), Focus(row * len(comparison.items) + column, (0,))), (
            row,
            column,
        )

    def walk(
        self, comparison: Comparison | None, cell: tuple[int, int] | None, event: gr.EventData
    ) -> Markup:
        """Another place, or an operand, of the cell whose proof is open."""
        if comparison is None or cell is None:
            return empty_proof(CLOSED)
        path, place = event._data.get("path"), event._data.get("place", 0)
        safe = (
            tuple(index for index in path[:8] if isinstance(index, int)) if isinstance(path, list) else (0,)
        )
        at = cell[0] * len(comparison.items) + cell[1]
        return self._proof(comparison, cell, Focus(at, safe, place if isinstance(place, int) else 0))

    def _proof(self, comparison: Comparison, cell: tuple[int, int], focus: Focus) -> Markup:
        record = comparison.records[cell[0]][cell[1]]
        if not record.figures and not record.citations:
            return empty_proof(record.text)
        return proof(self.services, record, focus if record.figures else Focus(focus.turn), reveal=True)

    def _export(self, kind: str) -> Any:
        def make(comparison: Comparison | None) -> tuple[str, bytes]:
            if comparison is None:
                raise gr.Error("请先对比", print_exception=False)
            header, rows = comparison_rows(comparison)
            return f"对比.{kind}", table_bytes(kind, "对比", header, rows, frozenset((6, 8, 10)))

        return make


def comparison_table(comparison: Comparison) -> Markup:
    """Documents down, items across."""
    head = tag(
        "tr",
        tag("th", "部门与年度", scope="col"),
        join(tag("th", item, scope="col") for item in comparison.items),
    )
    rows = []
    for row, volume in enumerate(comparison.volumes):
        cells = [tag("td", _cell(comparison, row, column)) for column in range(len(comparison.items))]
        rows.append(
            tag(
                "tr",
                tag("th", volume.title, tag("small", f" {volume.name}", class_="caption"), scope="row"),
                join(cells),
            )
        )
    table = tag(
        "table",
        tag("caption", "对比结果", class_="sr-only"),
        tag("thead", head),
        tag("tbody", join(rows)),
        class_="matrix",
    )
    return tag("div", table, class_="compare", tabindex="0", role="region", aria_label="对比结果")


def _cell(comparison: Comparison, row: int, column: int) -> Markup:
    figure = comparison.figure(row, column)
    record = comparison.records[row][column]
    if figure is None:
        return tag("span", absence(record), class_="none", title=record.text)
    words = f"{grouped(figure.value)} {figure.unit or ''}"
    return tag("button", words, type="button", title=figure.label, **action("cell", row=row, column=column))
