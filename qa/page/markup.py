"""Safe HTML: whatever comes from a document, a question or a file name is escaped before it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from markupsafe import Markup, escape

__all__ = ["Markup", "action", "escape", "grouped", "join", "tag"]


def tag(name: str, /, *children: object, **attributes: object) -> Markup:
    """One element; children and attribute values are escaped unless they are Markup.

    A trailing underscore is dropped (`class_`), other underscores become dashes; None and False
    leave an attribute out, True writes it without a value.

    >>> str(tag("b", "<i>", class_="x"))
    '<b class="x">&lt;i&gt;</b>'
    """
    written = ""
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = escape(key.rstrip("_").replace("_", "-"))
        written += f" {attribute}" if value is True else f' {attribute}="{escape(value)}"'
    if name in ("img", "input", "br", "col", "hr"):
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def join(parts: Iterable[object], glue: str = "") -> Markup:
    """Escape and join; None is nothing."""
    return Markup(str(escape(glue)).join(str(escape(part)) for part in parts if part is not None))


def action(event: str, **payload: Any) -> dict[str, str]:
    """Attributes of an element whose click the page reports to Python as `event` with `payload`."""
    return {"data_event": event, "data_payload": json.dumps(payload, ensure_ascii=False)}


def grouped(value: str) -> str:
    """Thousands commas, every printed place kept: 1234567.80 -> 1,234,567.80; what is no number stays."""
    try:
        return f"{Decimal(value):,f}"
    except (InvalidOperation, ValueError):
        return value
