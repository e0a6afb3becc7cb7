"""The same items over several documents: each cell an answer record of its own, exact and cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money
from qa.answering.answer import AnswerRecord, Figure
from qa.page.charts import Chart, Line, Point
from qa.page.services import Services, Shelved

MOST_DOCUMENTS = 12
MOST_ITEMS = 10
USUAL_ITEMS = (
    "收入总计",
    "支出总计",
    "基本支出",
    "项目支出",
    "“三公”经费",
    "公务接待费",
    "公务用车购置及运行维护费",
    "因公出国（境）费用",
    "机关运行经费",
    "政府采购预算",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Documents down, items across; `records[row][column]` answers for one of each."""

    volumes: tuple[Shelved, ...]
    items: tuple[str, ...]
    records: tuple[tuple[AnswerRecord, ...], ...]

    def figure(self, row: int, column: int) -> Figure | None:
        """The figure of a cell, or None where the document does not give it."""
        record = self.records[row][column]
        return record.figures[0] if record.status == "answered" and record.figures else None


def compare(services: Services, names: Sequence[str], items: Sequence[str]) -> Comparison:
    """Ask for every item in every document, one document at a time, so that none answers for another."""
    shelf = {volume.name: volume for volume in services.shelf()}
    volumes = sorted(
        (shelf[name] for name in dict.fromkeys(names) if name in shelf),
        key=lambda volume: (volume.department, volume.year or 0),
    )[:MOST_DOCUMENTS]
    wanted = [item.strip()[:60] for item in dict.fromkeys(items) if item.strip()][:MOST_ITEMS]
    records = tuple(tuple(_asked(services, volume, item) for item in wanted) for volume in volumes)
    return Comparison(tuple(volumes), tuple(wanted), records)


def comparison_charts(comparison: Comparison) -> list[Chart]:
    """Bars over departments, a line over three or more years of one, paired bars over two years."""
    departments = list(dict.fromkeys(volume.department for volume in comparison.volumes))
    if len(comparison.volumes) < 2:
        return []
    if len(departments) == 1 and len({volume.year for volume in comparison.volumes}) == len(
        comparison.volumes
    ):
        return _over_years(comparison)
    charts = []
    for column, item in enumerate(comparison.items):
        points = []
        for row, volume in enumerate(comparison.volumes):
            value = _in_unit(comparison.figure(row, column), _unit(comparison, [column]))
            if value is not None:
                points.append(Point(volume.title, value))
        if len(points) >= 2:
            points.sort(key=lambda point: Decimal(point.value), reverse=True)
            unit = _unit(comparison, [column])
            charts.append(Chart("bars", item, unit or "", (Line(item, tuple(points)),), _source(comparison)))
    return charts


def comparison_rows(comparison: Comparison) -> tuple[list[str], list[list[str]]]:
    """Header and rows of text: one row a cell, with its place."""
    header = [
        "部门",
        "年度",
        "种类",
        "文件",
        "项目",
        "读到的名称",
        "数值",
        "单位",
        "折合元",
        "来历",
        "页",
        "表",
    ]
    rows = []
    for row, volume in enumerate(comparison.volumes):
        for column, item in enumerate(comparison.items):
            figure = comparison.figure(row, column)
            record = comparison.records[row][column]
            cited = record.citations[figure.citation] if figure and figure.citation is not None else None
            who = [
                volume.department,
                str(volume.year or ""),
                f"{volume.level or ''}{volume.kind}",
                volume.name,
                item,
            ]
            if figure is None:
                rows.append([*who, "", absence(record), "", "", "", "", ""])
                continue
            kind = {"cell": "读自表格", "text": "读自正文", "computed": "计算得出"}[figure.kind]
            place = [str(cited.page), cited.table or "正文"] if cited else ["", ""]
            rows.append(
                [*who, figure.label, figure.value, figure.unit or "", figure.yuan or "", kind, *place]
            )
    return header, rows


def absence(record: AnswerRecord) -> str:
    """Why a cell has no figure, in a word."""
    return {"no_data": "空", "not_found": "未披露", "ambiguous": "有几种读法"}.get(record.status, "—")


def _asked(services: Services, volume: Shelved, item: str) -> AnswerRecord:
    try:
        return services.engine.ask(f"{item}是多少", [volume.name], ())
    except Exception:
        return AnswerRecord(question=item, status="failed", text="没有处理成功")


def _over_years(comparison: Comparison) -> list[Chart]:
    unit = _unit(comparison, range(len(comparison.items)))
    lines = []
    for column, item in enumerate(comparison.items):
        points = []
        for row, volume in enumerate(comparison.volumes):
            value = _in_unit(comparison.figure(row, column), unit)
            if value is not None:
                points.append(Point(f"{volume.year}年", value))
        if len(points) == len(comparison.volumes):
            lines.append(Line(item, tuple(points)))
    if not lines:
        return []
    title = comparison.volumes[0].department
    if len(comparison.volumes) >= 3:
        return [Chart("lines", title, unit or "", tuple(lines[:6]), _source(comparison))]
    years = [f"{volume.year}年" for volume in comparison.volumes]
    paired = tuple(
        Line(year, tuple(Point(line.name, line.points[at].value) for line in lines[:6]))
        for at, year in enumerate(years)
    )
    return [Chart("pair", title, unit or "", paired, _source(comparison))]


def _unit(comparison: Comparison, columns: Sequence[int] | range) -> str | None:
    """The unit of the first figure; amounts of money in other units are converted into it."""
    for row in range(len(comparison.volumes)):
        for column in columns:
            figure = comparison.figure(row, column)
            if figure is not None and figure.unit:
                return figure.unit
    return None


def _in_unit(figure: Figure | None, unit: str | None) -> str | None:
    from ingest.amounts import convert

    if figure is None:
        return None
    if figure.unit == unit:
        return figure.value
    if is_money(figure.unit) and is_money(unit) and figure.unit and unit:
        return format(convert(Decimal(figure.value), figure.unit, unit), "f")
    return None


def _source(comparison: Comparison) -> str:
    names = [volume.name for volume in comparison.volumes]
    return "；".join(names[:2]) + (f" 等{len(names)}份文件" if len(names) > 2 else "")
