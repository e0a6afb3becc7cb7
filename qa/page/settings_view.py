"""设置: how the model and the index stand, tried by a button; nothing secret is shown."""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr

from qa.page.markup import Markup, join, tag
from qa.page.services import Health, Services


class SettingsView:
    """The parts of the view and what they do."""

    def __init__(self, services: Services) -> None:
        self.services = services
        gr.HTML(
            "<p class='panel-title'>设置与状态</p>"
            "<p class='panel-sub'>没有大模型也能回答；设置用环境变量，见说明文件。"
            "密钥不在这里显示。</p>",
            elem_classes="yu",
        )
        self.state = gr.HTML("", elem_classes="yu", apply_default_css=False)
        with gr.Row():
            self.test = gr.Button("测试连接", variant="primary", scale=0, min_width=120)

    def wire(self) -> None:
        """Events of the view."""
        waiting = self.test.click(
            lambda: health_list(self.services.health(), "正在测试……"),
            None,
            [self.state],
            api_visibility="private",
            show_progress="hidden",
        )
        waiting.then(
            lambda: health_list(self.services.test_health(), "测试完成"),
            None,
            [self.state],
            api_visibility="private",
            show_progress="hidden",
            concurrency_limit=1,
        )

    def refresh(self) -> Markup:
        """How things stand, without trying anything."""
        return health_list(self.services.health())


def health_list(lines: Sequence[Health], note: str = "") -> Markup:
    """Name, value, and whether it is well."""
    rows = [
        tag("div", tag("dt", line.name), tag("dd", line.value), tag("dd", _pill(line.well))) for line in lines
    ]
    return tag("div", tag("dl", join(rows), class_="health"), tag("p", note, class_="caption", role="status"))


def _pill(well: bool | None) -> Markup | None:
    if well is None:
        return None
    return tag("span", "正常" if well else "有问题", class_=f"pill {'ok' if well else 'bad'}")
