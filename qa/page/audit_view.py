"""审核: findings by severity, each opening on its page with both places marked."""

from __future__ import annotations

from typing import Any

import gradio as gr

from qa.check import RULES
from qa.check.findings import SEVERITY_NAMES, Audit, Finding, Severity
from qa.page.downloads import Downloads
from qa.page.markup import Markup, action, join, tag
from qa.page.pictures import page_picture
from qa.page.proof import Mark, empty_proof, page_with_marks
from qa.page.reports import audit_html, audit_markdown, audit_xlsx
from qa.page.services import Services
from qa.page.theme import mounted

CLOSED = "选一条发现，这里翻到它所在的页，两处都标出来。"
ORDER: tuple[Severity, ...] = ("error", "rounding", "wording")


class AuditView:
    """The parts of the view and what they do."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.audit = gr.State(None)
        gr.HTML(
            "<p class='panel-title'>勾稽核对</p>"
            "<p class='panel-sub'>合计与分项、表与表、正文与表格、比上年的说法，逐条试算；"
            "只报告文件自己承诺却没有做到的。</p>",
            elem_classes="yu",
        )
        with gr.Row(elem_id="audit-bar"):
            self.scope = gr.Dropdown(
                choices=[],
                multiselect=True,
                label="核对哪些文件（不选即全部）",
                scale=4,
                elem_id="audit-scope",
            )
            self.run = gr.Button("开始核对", variant="primary", scale=0, min_width=110)
            self.exports = [
                (gr.Button(name, size="sm", scale=0, min_width=120), kind)
                for name, kind in (("导出 Markdown", "md"), ("导出网页", "html"), ("导出 Excel", "xlsx"))
            ]
        with gr.Row(elem_id="audit-row"):
            with gr.Column(scale=10, min_width=340):
                self.list = gr.HTML(
                    rules_to_try(), elem_classes="yu", js_on_load=mounted("finding"), apply_default_css=False
                )
            with gr.Column(scale=11, min_width=340):
                self.proof = gr.HTML(
                    empty_proof(CLOSED),
                    elem_classes="yu",
                    js_on_load=mounted("finding"),
                    apply_default_css=False,
                )

    def wire(self, downloads: Downloads) -> None:
        """Events of the view."""
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        waiting = self.run.click(
            lambda: (tag("p", "正在逐条试算……", class_="caption", role="status"), empty_proof(CLOSED)),
            None,
            [self.list, self.proof],
            **private,
        )
        waiting.then(
            self.check,
            [self.scope],
            [self.list, self.proof, self.audit],
            concurrency_limit=2,
            concurrency_id="audit",
            **private,
        )
        for part in (self.list, self.proof):
            part.finding(self.show, [self.audit], [self.proof], **private)
        for button, kind in self.exports:
            downloads.offer(button, self._export(kind), [self.audit])

    # ------------------------------------------------------------ events

    def refresh(self) -> dict[str, Any]:
        """The documents that can be checked."""
        return gr.update(
            choices=[(f"{volume.title} · {volume.name}", volume.name) for volume in self.services.shelf()]
        )

    def check(self, scope: list[str] | None) -> tuple[Markup, Markup, Audit | None]:
        """Try every rule on the chosen documents."""
        loaded = [volume.name for volume in self.services.shelf()]
        names = [name for name in loaded if not scope or name in scope]
        if self.services.audit is None or not names:
            words = "还没有载入文件。" if not names else "核对规则还没有装上。"
            return tag("p", words, class_="nothing"), empty_proof(CLOSED), None
        audit = self.services.audit(names)
        worst = next(
            (at for key in ORDER for at, one in enumerate(audit.findings) if one.severity == key), None
        )
        shown = (
            show_finding(self.services, audit.findings[worst], worst, 0, reveal=False)
            if worst is not None
            else empty_proof("没有发现不一致。")
        )
        return audit_list(audit, worst), shown, audit

    def show(self, audit: Audit | None, event: gr.EventData) -> Markup:
        """One finding on its page."""
        at, place = event._data.get("at"), event._data.get("place", 0)
        if (
            audit is None
            or not isinstance(at, int)
            or not 0 <= at < len(audit.findings)
            or not isinstance(place, int)
        ):
            return empty_proof(CLOSED)
        return show_finding(self.services, audit.findings[at], at, place)

    def _export(self, kind: str) -> Any:
        def make(audit: Audit | None) -> tuple[str, bytes]:
            if audit is None:
                raise gr.Error("请先开始核对", print_exception=False)
            writer = {"md": audit_markdown, "html": audit_html, "xlsx": audit_xlsx}[kind]
            return f"核对报告.{kind}", writer(audit)

        return make


def rules_to_try() -> Markup:
    """What stands there before the first check: what each rule demands."""
    return tag(
        "section",
        tag("h3", f"会试的 {len(RULES)} 条规则"),
        tag("ul", join(tag("li", rule.demands) for rule in RULES)),
        class_="before",
    )


def audit_list(audit: Audit, chosen: int | None = None) -> Markup:
    """Counts, then the findings, worst first; `chosen` is the one whose proof is open."""
    boxes = [
        tag(
            "div",
            tag("strong", str(sum(f.severity == key for f in audit.findings))),
            tag("span", SEVERITY_NAMES[key]),
            class_=key,
        )
        for key in ORDER
    ]
    held = sum(count.holds for count in audit.rules)
    boxes.append(tag("div", tag("strong", f"{audit.tried:,}"), tag("span", f"条等式试过，{held:,} 条成立")))
    groups: list[Markup] = []
    for key in ORDER:
        found = [(at, finding) for at, finding in enumerate(audit.findings) if finding.severity == key]
        if found:
            items = join(tag("li", _finding(at, finding, at == chosen)) for at, finding in found)
            name = tag("summary", f"{SEVERITY_NAMES[key]}（{len(found)}）")
            groups.append(tag("details", name, tag("ul", items, class_="hits"), open=not groups))
    body = (
        tag("div", *groups, class_="findings", tabindex="0", role="region", aria_label="发现")
        if groups
        else None
    )
    none = tag("p", "没有发现不一致。", class_="nothing") if not groups else None
    return tag("div", tag("div", *boxes, class_="tally"), body, none)


def show_finding(services: Services, finding: Finding, at: int, place: int, *, reveal: bool = True) -> Markup:
    """The page of one of the finding's places, with all its places there marked."""
    places = finding.places
    if not places:
        return empty_proof(finding.what)
    place = min(max(place, 0), len(places) - 1)
    here = places[place]
    path = services.original(here.document)
    picture = page_picture(here.document, path, here.page) if path else None
    if picture is None:
        body: Markup = tag("p", "这个文件没有可以显示的页面图像。", class_="nothing")
    else:
        same = [
            other
            for other in places
            if (other.document, other.page) == (here.document, here.page) and other.bbox
        ]
        marks = [Mark(other.bbox, other.quote, strong=True) for other in same if other.bbox]
        body = page_with_marks(picture, marks, f"{here.document} 第{here.page}页，已标出有出入的地方")
    buttons = [
        tag(
            "li",
            tag(
                "button",
                tag("span", f"第{other.page}页", class_="label"),
                tag("span", other.quote[:40], class_="value"),
                type="button",
                aria_pressed="true" if index == place else "false",
                **action("finding", at=at, place=index),
            ),
        )
        for index, other in enumerate(places)
    ]
    head = tag(
        "div",
        tag(
            "p",
            tag("span", SEVERITY_NAMES[finding.severity], class_=f"pill {_tone(finding.severity)}"),
            " ",
            rule_words(finding.rule),
            class_="caption",
        ),
        tag("h2", finding.what),
        _pair(finding),
        tag("ul", join(buttons), class_="operands"),
        class_="figure-head",
    )
    return tag(
        "section",
        head,
        tag("p", tag("strong", here.document), f" 第 {here.page} 页", class_="place"),
        body,
        class_="proof",
        aria_label="发现的出处",
        data_key=f"{at}-{place}",
        data_reveal=reveal,
    )


def rule_words(rule: str) -> str:
    """What a rule demands, in Chinese; its identifier where it is not in the table."""
    return next((one.demands for one in RULES if one.id == rule), rule)


def _finding(at: int, finding: Finding, chosen: bool) -> Markup:
    pages = "、".join(str(page) for page in finding.pages)
    return tag(
        "button",
        tag("span", finding.what, class_="what"),
        _pair(finding),
        tag("span", f"{finding.document} 第{pages}页 · {rule_words(finding.rule)}", class_="where"),
        type="button",
        class_=f"finding {finding.severity}",
        aria_pressed="true" if chosen else "false",
        **action("finding", at=at),
    )


def _pair(finding: Finding) -> Markup | None:
    if not finding.figures:
        return None
    words = " 对 ".join(finding.figures) + (f"，相差 {finding.difference}" if finding.difference else "")
    return tag("span", words, class_="pair")


def _tone(severity: str) -> str:
    return {"error": "bad", "rounding": "warn"}.get(severity, "")
