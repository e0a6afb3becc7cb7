"""Files that the page makes: written to the server's own cache, then fetched by the browser."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

FETCH = (
    "(file) => { const one = [file].flat()[0]; if (one) window.yusuan.save(one.url, one.orig_name || ''); }"
)


class Downloads:
    """One hidden file part that every export goes through."""

    def __init__(self) -> None:
        self.file = gr.File(
            visible="hidden", elem_classes="hidden-file", label="导出的文件", interactive=False
        )

    def offer(
        self, button: Any, make: Callable[..., tuple[str, bytes | Path]], inputs: Sequence[Any] = ()
    ) -> None:
        """A click on `button` saves what `make(*inputs)` gives: a name, and bytes or a file."""

        def write(*values: Any) -> str:
            return written(*make(*values))

        self.then_save(
            button.click(write, list(inputs), [self.file], api_visibility="private", show_progress="hidden")
        )

    def then_save(self, event: Any) -> None:
        """Let the browser fetch what the event has written."""
        event.success(None, [self.file], None, js=FETCH, api_visibility="private")


def written(name: str, content: bytes | Path) -> str:
    """The path of a file of that name with that content."""
    if isinstance(content, Path):
        return str(content)
    folder = Path(tempfile.mkdtemp(prefix="yusuan-export-"))
    path = folder / name
    path.write_bytes(content)
    return str(path)
