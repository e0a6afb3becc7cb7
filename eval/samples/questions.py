"""The suite over the bundled samples: every kind of question, gold by construction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from eval.samples import questions_cross, questions_invented, questions_leshan
from eval.samples.booklet import Places
from eval.samples.catalogue import Money
from eval.samples.gold import GoldBook, write_items

SUITE_FILE = Path(__file__).parent.parent / "suites" / "samples.jsonl"


def write_suite(path: Path, money: Money, places: Mapping[str, Places]) -> int:
    """Write the suite; gives how many questions it has."""
    book = GoldBook(places)
    questions_leshan.add_questions(book)
    questions_invented.add_culture(book, money)
    questions_invented.add_final(book, money)
    questions_invented.add_water(book, money)
    questions_cross.add_questions(book, money)
    write_items(path, book.items)
    return len(book.items)
