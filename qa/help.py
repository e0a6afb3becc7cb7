"""typer's commands with their help in Chinese."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

WORDS = (
    ("Usage: ", "用法："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
    ("Options:", "选项："),
    ("Options", "选项"),
    ("Arguments:", "参数："),
    ("Arguments", "参数"),
    ("Commands:", "命令："),
    ("Commands", "命令"),
    ("Show this message and exit.", "显示这段说明"),
    ("[required]", "[必填]"),
    ("; required]", "；必填]"),
)


class ChineseCommand(TyperCommand):
    """A command whose help has no English words of typer's own."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        super().format_help(ctx, formatter)
        formatter.buffer[:] = [_translated(part) for part in formatter.buffer]


class ChineseGroup(TyperGroup):
    """The same for the list of commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        super().format_help(ctx, formatter)
        formatter.buffer[:] = [_translated(part) for part in formatter.buffer]


def _translated(text: str) -> str:
    for english, chinese in WORDS:
        text = text.replace(english, chinese)
    text = re.sub(r"\{([^{}]*[\u4e00-\u9fff][^{}]*)\}", r"\1", text)  # {路径}... -> 路径...
    text = re.sub(r"\[default:\s*", "[默认：", text)
    return re.sub(r" <(?:str|int|list\[\w+\]|Path|path|text)>", "", text)
