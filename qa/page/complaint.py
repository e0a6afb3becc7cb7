"""What the page says when it cannot do what was asked: one line, in Chinese."""

from __future__ import annotations

import gradio as gr


def complaint(words: str) -> gr.Error:
    """An error to raise from an event; Gradio's own title is English and its trace goes to the log."""
    return gr.Error(words, title="没有做成", print_exception=False)
