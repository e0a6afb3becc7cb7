"""Building suite items whose numbers follow from the model and whose pages follow from the drawing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.samples.booklet import Places
from eval.samples.department import in_wan, in_yuan, wan
from eval.suite import Item

Amount = int | str | Decimal
"""Whole yuan from the model, or digits as they are printed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure to be found on the page: the document, a name beside it, and the amount."""

    document: str
    name: str
    amount: Amount


@dataclass
class GoldBook:
    """Collects items; numbers them by the document they are about."""

    places: Mapping[str, Places]
    items: list[Item] = field(default_factory=list)

    def add(
        self,
        kind: str,
        documents: str | Sequence[str],
        question: str,
        expect: Mapping[str, Any],
        evidence: Iterable[Evidence] = (),
        history: Sequence[str] = (),
        saying: tuple[str, ...] = (),
        expr: str | None = None,
    ) -> None:
        """Add one item; evidence that is not on any page is an error of the suite.

        `saying` are phrases of one paragraph that is evidence too.
        """
        names = [documents] if isinstance(documents, str) else list(documents)
        pages: dict[str, set[int]] = {}
        found = list(evidence)
        for one in found:
            on = {
                page for text in prints(one.amount) for page in self.places[one.document].find(one.name, text)
            }
            if not on:
                raise LookupError(f"{question}: {one} is on no page")
            pages.setdefault(one.document, set()).update(on)
        if saying:
            on = {page for name in names for page in self.places[name].saying(*saying)}
            if not on:
                raise LookupError(f"{question}: {saying} is on no page")
            pages.setdefault(names[0], set()).update(on)
        stem = names[0].removesuffix("-sample.pdf")
        number = 1 + sum(item.id.startswith(f"{stem}-q") for item in self.items)
        self.items.append(
            Item.model_validate(
                {
                    "id": f"{stem}-q{number:02d}",
                    "documents": names,
                    "question": question,
                    "history": list(history),
                    "kind": kind,
                    "expect": dict(expect),
                    "pages": {name: sorted(on) for name, on in pages.items()},
                    "evidence": "；".join(f"{one.name} {prints(one.amount)[0]}" for one in found)
                    or "；".join(saying),
                    "expr": expr,
                }
            )
        )


def prints(amount: Amount) -> list[str]:
    """Every way the booklets print an amount."""
    if not isinstance(amount, int):
        return [str(amount)]
    if amount == 0:
        return ["0万元"]
    return list(dict.fromkeys([in_wan(amount), in_yuan(amount), str(wan(amount)), str(Decimal(amount))]))


def in_wan_gold(amount: int) -> dict[str, Any]:
    """An amount of the model as a gold number in 万元, to the two decimals that prose gives."""
    return number(wan(amount), "万元")


def number(value: Amount, unit: str) -> dict[str, Any]:
    """A gold number."""
    return {"number": {"value": str(value), "unit": unit}}


def numbers(*values: tuple[Amount, str, str]) -> dict[str, Any]:
    """Gold numbers: value, unit, label."""
    return {"numbers": [{"value": str(v), "unit": unit, "label": label} for v, unit, label in values]}


def write_items(path: Path, items: Sequence[Item]) -> None:
    """One JSON object a line, in the order of the suite format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(_record(item), ensure_ascii=False) for item in items)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _record(item: Item) -> dict[str, Any]:
    record = item.model_dump(mode="json", exclude_none=True)
    if item.expect.items is None:
        del record["expect"]["ordered"]
    return record
