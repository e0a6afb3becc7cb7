"""How the page looks: system fonts, paper and ink, one vermilion for what is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent / "assets"
SANS = (
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "system-ui",
    "sans-serif",
)
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


def page_theme() -> Any:
    """A Gradio theme whose colours are those of the style sheet; no font is fetched from anywhere."""
    import gradio as gr

    sans, mono = ([gr.themes.Font(name) for name in names] for names in (SANS, MONO))
    base = gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.stone,
        radius_size="md",
        font=sans,
        font_mono=mono,
    )
    light_and_dark = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--faint)",
        "background_fill_primary": "var(--sheet)",
        "background_fill_secondary": "var(--paper)",
        "border_color_primary": "var(--line)",
        "block_background_fill": "var(--sheet)",
        "block_border_color": "var(--line)",
        "block_label_background_fill": "transparent",
        "block_label_text_color": "var(--faint)",
        "block_title_text_color": "var(--ink-soft)",
        "input_background_fill": "var(--sheet)",
        "input_border_color": "var(--line-strong)",
        "input_border_color_focus": "var(--jade)",
        "input_placeholder_color": "var(--faint)",
        "button_primary_background_fill": "var(--jade)",
        "button_primary_background_fill_hover": "var(--jade-deep)",
        "button_primary_text_color": "var(--on-jade)",
        "button_secondary_background_fill": "var(--sheet)",
        "button_secondary_background_fill_hover": "var(--wash)",
        "button_secondary_text_color": "var(--ink)",
        "button_secondary_border_color": "var(--line-strong)",
        "table_even_background_fill": "var(--sheet)",
        "table_odd_background_fill": "var(--wash)",
    }
    settings = light_and_dark | {f"{name}_dark": value for name, value in light_and_dark.items()}
    settings |= {
        "block_border_width": "0px",
        "block_shadow": "none",
        "block_padding": "0px",
        "layout_gap": "14px",
    }
    return base.set(**settings)


def page_style() -> str:
    """The style sheet."""
    return (ASSETS / "page.css").read_text(encoding="utf-8")


def page_script() -> str:
    """The page's own script, as a head element."""
    return f"<script>{(ASSETS / 'page.js').read_text(encoding='utf-8')}</script>"


def mounted(*events: str) -> str:
    """The start-up script of an HTML part: it reports clicks on `data-event` elements as these events."""
    names = ", ".join(f"'{event}'" for event in events)
    return f"window.yusuan.mount(element, trigger, upload, [{names}])"
