"""What a person does at the page, for the browser tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

PDF = Path(__file__).resolve().parents[2] / "eval" / "samples" / "pdf"
LESHAN = "leshan-hrss-2024-sample.pdf"
DRAWN = """scope => {
    const image = document.querySelector(`${scope} .sheet img`);
    return image && image.complete && image.naturalWidth;
}"""
Visit = Callable[..., Any]
Keep = Callable[[Any, str], None]


def ask(page: Any, question: str) -> Any:
    """Ask, wait for the answer, and give its article."""
    before = page.locator("article.answer").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    answer = page.locator("article.answer").nth(before)
    answer.wait_for()
    return answer


def go(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def limit_to(page: Any, document: str) -> None:
    """Choose one document as the scope."""
    page.click("#scope input")
    page.get_by_role("option").filter(has_text=document).click()
    page.keyboard.press("Escape")


def marked_box(page: Any, scope: str = ".proof") -> tuple[list[float], list[float]]:
    """The strong mark as drawn, in PDF points, and the box it was given."""
    page.wait_for_function(DRAWN, arg=scope)
    return page.evaluate(
        """scope => {
            const sheet = document.querySelector(`${scope} .sheet`);
            const mark = sheet.querySelector('.mark.strong');
            const s = sheet.getBoundingClientRect(), m = mark.getBoundingClientRect();
            const k = Number(sheet.dataset.width) / s.width;
            const sides = [m.left - s.left, m.top - s.top, m.right - s.left, m.bottom - s.top];
            return [sides.map(v => v * k), mark.dataset.box.split(',').map(Number)];
        }""",
        scope,
    )
