"""A chart as the page shows it: drawn, with buttons that save it as SVG or PNG."""

from __future__ import annotations

from qa.page.charts import Chart, draw
from qa.page.markup import Markup, tag


def chart_figure(chart: Chart, name: str) -> Markup:
    """`name` becomes the saved file's name."""
    save = [
        tag("button", f"存为 {kind.upper()}", type="button", class_="quiet", data_save=kind, data_name=name)
        for kind in ("svg", "png")
    ]
    drawn = tag("div", draw(chart), class_="chart-scroll", tabindex="0", role="group", aria_label=chart.title)
    return tag("figure", drawn, tag("figcaption", *save), class_="chart-box", data_kind=chart.kind)
