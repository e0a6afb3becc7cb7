"""Charts drawn from figures as SVG: ranking bars, lines over years, a stacked share, paired bars.

Heights and lengths are the only floats; every number that is written is the figure's own string.
Colours are classes with a light fallback, so that the page can darken them and a saved file stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from qa.page.markup import Markup, escape, grouped, join

ChartKind = Literal["bars", "lines", "share", "pair"]
WIDTH = 640
SERIES = ("#1f6f64", "#b5482a", "#8a6d1f", "#3f5f9a", "#7a4a86", "#5a6b2f", "#9cbcb5")
PALE_AND_FULL = (6, 0)
"""Of a pair: the earlier, the later."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value with its name; `value` is the exact string that is written."""

    name: str
    value: str

    @property
    def size(self) -> float:
        """How long or high it is drawn."""
        return float(Decimal(self.value))


@dataclass(frozen=True, slots=True)
class Line:
    """A series of points with the name of what it is of."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw; `source` is the line under it."""

    kind: ChartKind
    title: str
    unit: str
    lines: tuple[Line, ...]
    source: str = ""


def draw(chart: Chart) -> Markup:
    """The chart as one stand-alone SVG element with a title and a description for screen readers."""
    painter = {"bars": _bars, "lines": _lines, "share": _share, "pair": _pair}[chart.kind]
    body, height = painter(chart)
    bottom = height + (26 if chart.source else 8)
    source = (
        _text(0, bottom - 6, _cut(f"来源：{chart.source}", 80), "c-faint", 11) if chart.source else Markup("")
    )
    spoken = "；".join(
        f"{point.name} {grouped(point.value)}{chart.unit}" for line in chart.lines for point in line.points
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {w} {h}" '
        'width="{w}" height="{h}" role="img" aria-label="{title}：{spoken}" font-family="{fonts}">'
        "<title>{title}</title>{head}{body}{source}</svg>"
    ).format(
        fonts="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
        w=WIDTH,
        h=bottom,
        title=chart.title,
        spoken=spoken,
        body=body,
        source=source,
        head=_text(
            0,
            16,
            _cut(f"{chart.title}（{chart.unit}）" if chart.unit else chart.title, 44),
            "c-title",
            14,
            weight=600,
        ),
    )


def _bars(chart: Chart) -> tuple[Markup, int]:
    points = chart.lines[0].points
    top, step, left, right = 34, 30, 200, 128
    low, high = min(0.0, *(p.size for p in points)), max(0.0, *(p.size for p in points))
    room = WIDTH - left - right
    scale = room / ((high - low) or 1)
    zero = left - low * scale
    parts = []
    for at, point in enumerate(points):
        y = top + at * step
        length = abs(point.size) * scale
        x = zero if point.size >= 0 else zero - length
        parts.append(
            _text(left - 10, y + 15, _squeezed(point.name, 15), "c-ink", 12.5, "end", full=point.name)
        )
        parts.append(_rect(x, y + 2, max(length, 1), 18, 0))
        parts.append(
            _text(max(zero, x + length) + 8, y + 15, grouped(point.value), "c-ink", 12.5, weight=600)
        )
    return join(parts), top + step * len(points)


def _pair(chart: Chart) -> tuple[Markup, int]:
    """Groups of two standing bars, the earlier pale, the later full; a single pair is named bar by bar."""
    groups = len(chart.lines[0].points)
    single = groups == 1
    top, base, left = (34, 176, 16) if single else (54, 214, 16)
    sizes = [point.size for line in chart.lines for point in line.points]
    low, high = min(0.0, *sizes), max(0.0, *sizes)
    scale = (base - top - 16) / ((high - low) or 1)
    zero = base + low * scale
    span = (WIDTH - 2 * left) / groups
    step = min(72.0, span / (len(chart.lines) + 1.2)) * (2.6 if single else 1.12)
    bar = 72.0 if single else step / 1.12
    parts = [_rule(left, zero, WIDTH - left, zero)]
    if not single:
        parts.append(_legend(chart, 36, PALE_AND_FULL))
    for at in range(groups):
        first = left + span * at + (span - step * (len(chart.lines) - 1) - bar) / 2
        for series, line in enumerate(chart.lines):
            point = line.points[at]
            height = abs(point.size) * scale
            x = first + series * step
            y = zero - height if point.size >= 0 else zero
            size = 12.5 if single else 11.5 if groups < 4 else 9.5
            parts.append(_rect(x, y, bar, max(height, 1), PALE_AND_FULL[series % 2]))
            parts.append(_text(x + bar / 2, y - 5, grouped(point.value), "c-ink", size, "middle", weight=600))
            if single:
                name = _squeezed(line.name, 14)
                parts.append(_text(x + bar / 2, base + 18, name, "c-ink", 12, "middle", full=line.name))
        if not single:
            name = chart.lines[0].points[at].name
            short = _cut(name, max(4, int(span / 13)))
            parts.append(_text(left + span * (at + 0.5), base + 18, short, "c-ink", 12, "middle", full=name))
    return join(parts), base + 30


def _lines(chart: Chart) -> tuple[Markup, int]:
    top, base, left, right = 54, 220, 24, 40
    names = list(dict.fromkeys(point.name for line in chart.lines for point in line.points))
    sizes = [point.size for line in chart.lines for point in line.points]
    low, high = min(0.0, *sizes), max(sizes)
    scale = (base - top - 14) / ((high - low) or 1)
    step = (WIDTH - left - right - 60) / max(len(names) - 1, 1)
    x_of = {name: left + 30 + at * step for at, name in enumerate(names)}
    parts = [
        _legend(chart, 36) if len(chart.lines) > 1 else Markup(""),
        _rule(left, base, WIDTH - right, base),
    ]
    for series, line in enumerate(chart.lines):
        spots = [(x_of[point.name], base - (point.size - low) * scale, point) for point in line.points]
        path = " ".join(f"{'M' if at == 0 else 'L'}{x:.1f} {y:.1f}" for at, (x, y, _) in enumerate(spots))
        colour = SERIES[series % len(SERIES)]
        parts.append(
            Markup('<path d="{}" fill="none" stroke="{}" class="s{}-line" stroke-width="2.5"/>').format(
                path, colour, series
            )
        )
        for x, y, point in spots:
            parts.append(
                Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4" fill="{}" class="s{}"/>').format(
                    x, y, colour, series
                )
            )
            parts.append(_text(x, y - 10, grouped(point.value), "c-ink", 11.5, "middle", weight=600))
    parts += [_text(x, base + 18, _cut(name, 10), "c-ink", 12, "middle") for name, x in x_of.items()]
    return join(parts), base + 28


def _share(chart: Chart) -> tuple[Markup, int]:
    """One bar cut into its parts, with a line for each part below it; of two parts the rest is pale."""
    points = chart.lines[0].points
    whole = sum(point.size for point in points) or 1
    series = (0, 6) if len(points) == 2 else range(len(points))
    parts, x = [], 0.0
    for at, point in enumerate(points):
        width = WIDTH * point.size / whole
        parts.append(_rect(x, 32, max(width - 2, 1), 30, series[at]))
        x += width
    for at, point in enumerate(points):
        y = 84 + at * 22
        percent = f"{100 * point.size / whole:.2f}%"
        parts.append(_rect(0, y - 10, 12, 12, series[at]))
        parts.append(_text(20, y + 1, _cut(point.name, 26), "c-ink", 12.5, full=point.name))
        parts.append(
            _text(WIDTH - 90, y + 1, f"{grouped(point.value)}{chart.unit}", "c-ink", 12.5, "end", weight=600)
        )
        parts.append(_text(WIDTH, y + 1, percent, "c-ink", 12.5, "end"))
    return join(parts), 66 + 22 * len(points)


def _legend(chart: Chart, y: int, series: Sequence[int] = range(6)) -> Markup:
    parts, x = [], 0
    for at, line in enumerate(chart.lines):
        parts.append(_rect(x, y - 10, 12, 12, series[at % len(series)]))
        parts.append(_text(x + 18, y + 1, _cut(line.name, 16), "c-ink", 12, full=line.name))
        x += 34 + 13 * min(len(line.name), 16)
    return join(parts)


def _rect(x: float, y: float, width: float, height: float, series: int) -> Markup:
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="2" fill="{}" class="s{}"/>'
    ).format(x, y, width, height, SERIES[series % len(SERIES)], series % len(SERIES))


def _rule(x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup(
        '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="#8a8578" class="c-rule"/>'
    ).format(x1, y1, x2, y2)


def _text(
    x: float,
    y: float,
    words: str,
    kind: str,
    size: float,
    anchor: str = "start",
    *,
    weight: int = 400,
    full: str | None = None,
) -> Markup:
    colour = {"c-faint": "#5f5b51", "c-title": "#1c2321"}.get(kind, "#2b302d")
    hint = Markup("<title>{}</title>").format(full) if full and full != words else Markup("")
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" class="{}" fill="{}" font-size="{}" '
        'font-weight="{}" text-anchor="{}">{}{}</text>'
    ).format(x, y, kind, colour, size, weight, anchor, escape(words), hint)


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1] + "…"


def _squeezed(words: str, length: int) -> str:
    """A long name keeps its beginning and its end, where years and kinds stand."""
    return words if len(words) <= length else f"{words[: length - 10]}…{words[-9:]}"


def points_of(pairs: Sequence[tuple[str, str]]) -> tuple[Point, ...]:
    """Names and exact values as points."""
    return tuple(Point(name, value) for name, value in pairs)
