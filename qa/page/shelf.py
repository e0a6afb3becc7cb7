"""The documents as a list with filters, and the place to drop new ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.page.markup import Markup, action, join, tag
from qa.page.security import Limits
from qa.page.services import Progress, Shelved


def drop_zone(limits: Limits, below: Markup | None = None) -> Markup:
    """Where files are dropped or chosen; `below` is the progress of those being read."""
    words = tag(
        "div",
        tag("strong", "放入预算、决算公开的 PDF"),
        tag(
            "span",
            f"拖到这里，或选择文件。一次最多 {limits.files} 个，每个不超过 {limits.megabytes} MB；"
            "也收 Word、Excel、网页和文本",
        ),
        class_="words",
    )
    choose = tag(
        "input",
        type="file",
        multiple=True,
        class_="sr-only",
        tabindex="-1",
        aria_label="选择要载入的文件",
        accept=".pdf,.docx,.xlsx,.html,.htm,.txt",
    )
    button = tag("button", "选择文件", type="button", class_="solid", data_choose=True)
    zone = tag(
        "div",
        words,
        button,
        choose,
        class_="drop",
        data_drop=True,
        data_files=limits.files,
        data_megabytes=limits.megabytes,
    )
    return tag(
        "div",
        zone,
        tag("ul", below or "", class_="uploads", data_uploads=True, aria_live="polite"),
        class_="drop-root",
        data_drop_root=True,
    )


def progress_list(progress: Iterable[Progress]) -> Markup:
    """How many are done, and one line for each file being read."""
    steps = list(progress)
    done = sum(step.done for step in steps)
    failed = sum(step.failed for step in steps)
    words = f"{done} / {len(steps)} 个文件读完" + (f"，其中 {failed} 个没有读成" if failed else "")
    head = tag("li", words, class_="caption", role="status") if len(steps) > 1 else None
    return join([head, *map(_step, steps)])


def _step(step: Progress) -> Markup:
    return tag(
        "li",
        tag("span", step.file, class_="name"),
        tag("span", step.note, class_="note"),
        tag(
            "progress",
            value=None if step.share is None else round(100 * step.share),
            max=100,
            aria_label=step.file,
        ),
        class_="file-progress",
        data_state="failed" if step.failed else "done" if step.done else None,
    )


def shelf_list(shelf: Sequence[Shelved], opened: str | None = None) -> Markup:
    """All documents with their filters; empty where a document is open for reading."""
    if opened is not None:
        return Markup("")
    if not shelf:
        return tag("p", "还没有载入文件。", class_="nothing")
    ordered = sorted(shelf, key=lambda volume: (volume.department, -(volume.year or 0), volume.kind))
    return tag(
        "div",
        _filters(ordered),
        tag("div", join(_volume(volume) for volume in ordered), class_="shelf", data_shelf=True),
    )


def _filters(shelf: Sequence[Shelved]) -> Markup:
    fields = [
        tag(
            "input",
            type="search",
            placeholder="找文件、部门",
            aria_label="按文件名或部门筛选",
            data_by="text",
        ),
        _choice("department", "全部部门", sorted({volume.department for volume in shelf})),
        _choice(
            "year", "全部年度", sorted({str(volume.year) for volume in shelf if volume.year}, reverse=True)
        ),
        _choice("kind", "预算和决算", sorted({volume.kind for volume in shelf})),
    ]
    return tag(
        "div",
        *fields,
        tag("span", f"{len(shelf)} 份", class_="count", data_count=True, role="status"),
        class_="bar",
        data_filter=True,
    )


def _choice(key: str, everything: str, values: Sequence[str]) -> Markup:
    options = [tag("option", everything, value=""), *(tag("option", value, value=value) for value in values)]
    return tag("select", *options, aria_label=f"筛选：{everything}", data_by=key)


def _volume(volume: Shelved) -> Markup:
    kinds = [
        tag("span", text, class_="pill")
        for text in (str(volume.year or ""), f"{volume.level or ''}{volume.kind}")
        if text
    ]
    acts = tag(
        "div",
        tag(
            "button",
            "打开",
            type="button",
            class_="outline",
            aria_label=f"打开 {volume.name}",
            **action("open", document=volume.name, page=1),
        ),
        tag(
            "button",
            "移除",
            type="button",
            class_="quiet danger",
            data_confirm="再点一次移除",
            aria_label=f"移除 {volume.name}",
            **action("remove", document=volume.name),
        ),
        class_="acts",
    )
    found = [
        tag("span", words)
        for words in (f"{volume.pages} 页", f"{volume.tables} 张表", f"{volume.figures} 个数")
    ]
    return tag(
        "div",
        tag(
            "div",
            tag("span", volume.department or "（没有读出部门）", class_="title"),
            tag("span", *kinds, class_="kinds"),
        ),
        tag("div", volume.name, class_="file"),
        tag("div", *found, _self_test(volume), _warnings(volume), class_="found"),
        acts,
        class_="volume",
        data_text=f"{volume.name} {volume.department}",
        data_department=volume.department,
        data_year=str(volume.year or ""),
        data_kind=volume.kind,
    )


def _self_test(volume: Shelved) -> Markup | None:
    if not volume.tried:
        return None
    off = volume.tried - volume.held
    words = f"勾稽 {volume.held}/{volume.tried} 成立"
    return tag(
        "span",
        words,
        class_="pill ok" if off == 0 else "pill warn",
        title="合计与分项、表与表之间的等式，试了多少、成立多少",
    )


def _warnings(volume: Shelved) -> Markup | None:
    if not volume.warnings:
        return None
    listed = join(tag("li", warning) for warning in volume.warnings[:20])
    return tag("details", tag("summary", f"{len(volume.warnings)} 条提醒"), tag("ul", listed))
