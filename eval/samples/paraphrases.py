"""Paraphrases of the questions over the samples: the wording by hand, the gold copied from the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.samples.gold import write_items
from eval.suite import Item

WORDINGS = Path(__file__).parent / "paraphrases.txt"
PARAPHRASES_FILE = Path(__file__).parent.parent / "suites" / "paraphrases.jsonl"


def write_paraphrases(path: Path, originals: Sequence[Item]) -> int:
    """Write the suite of paraphrases; gives how many there are."""
    items = list(paraphrased(WORDINGS.read_text(encoding="utf-8"), originals))
    write_items(path, items)
    return len(items)


def paraphrased(wordings: str, originals: Sequence[Item]) -> Iterator[Item]:
    """Items of a text of blocks: the id of an original, then one wording a line.

    A wording of an unknown id is an error of the suite.
    """
    by_id = {item.id: item for item in originals}
    for block in wordings.split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        original = by_id[lines[0]]
        for number, question in enumerate(lines[1:], 1):
            update = {
                "id": f"{original.id}-p{number}",
                "question": question,
                "of": original.id,
                "original": original.question,
            }
            yield original.model_copy(update=update)
