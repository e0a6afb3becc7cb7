"""Whatever can go wrong in a command, as one Chinese line and an exit code."""

from __future__ import annotations

from typing import Any

from qa.patterns import regex

FAILURE, WRONG_USAGE = 1, 2

CHINESE = regex(r"[\u4e00-\u9fff]")


def explain_error(error: Exception) -> tuple[str, int]:
    """The line (empty: nothing is left to say) and the exit code."""
    if "NoArgsIsHelpError" in _kinds(error):
        return str(error), WRONG_USAGE
    if "UsageError" in _kinds(error):
        return f"{usage_reason(error)}；用 --help 看说明", WRONG_USAGE
    return reason(error), FAILURE


def reason(error: Exception) -> str:
    """Why something failed; errors of our own say it in Chinese, others are named with a way to see more."""
    text = str(error).strip()
    if not text and "Failed" in _kinds(error):
        return ""
    if isinstance(error, FileNotFoundError):
        return f"文件不存在：{error.filename}"
    if isinstance(error, KeyError):
        return f"缺少 {error.args[0] if error.args else ''}"
    if isinstance(error, UnicodeDecodeError):
        return "文件不是 UTF-8 编码的文本"
    if isinstance(error, OSError):
        return f"读写失败：{error.filename or ''} {error.strerror or type(error).__name__}"
    if "JSONDecodeError" in _kinds(error):
        return "不是 JSON"
    if "ValidationError" in _kinds(error) and hasattr(error, "errors"):
        names = "、".join("YUSUAN_" + "_".join(map(str, one["loc"])).upper() for one in error.errors())
        return f"环境变量的值不对：{names}"
    if CHINESE.search(text):
        return text.splitlines()[0]
    first = f"：{text.splitlines()[0][:200]}" if text else ""
    return f"程序出错（{type(error).__name__}{first}）；设 YUSUAN_DEBUG=1 再运行可看到细节"


def usage_reason(error: Any) -> str:
    """What is wrong with how a command was called, in one Chinese line.

    The errors are told by name: typer brings its own copy of click in some versions.
    """
    kinds = _kinds(error)
    own = str(getattr(error, "message", ""))
    if CHINESE.match(own):  # said by a command of ours; typer's own words are English
        return own
    if "NoSuchOption" in kinds:
        return f"没有选项 {error.option_name}"
    if "MissingParameter" in kinds or ("BadParameter" in kinds and "Missing" in error.format_message()):
        return f"缺少参数 {_parameter(error)}"
    if "BadParameter" in kinds:
        return f"参数 {_parameter(error)} 的值不对"
    message = str(error.format_message())
    if message.startswith("No such command"):
        return f"没有命令 {message.removeprefix('No such command').strip(' .')}"
    if "unexpected extra argument" in message:
        return f"多出了参数 {message[message.rfind('(') + 1 :].rstrip(')')}"
    if "requires an argument" in message or "does not take a value" in message:
        return f"选项 {getattr(error, 'option_name', '')} 的写法不对"
    return "用法不对" if message.isascii() else message


def _kinds(error: Exception) -> set[str]:
    return {one.__name__ for one in type(error).__mro__}


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "")
    return str(parameter.metavar or (parameter.opts[0] if parameter.opts else parameter.name))
