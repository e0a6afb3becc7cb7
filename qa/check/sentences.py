"""The sentences of a document as the rules on words read them, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document, Sentence
from qa.check.findings import Place


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence but those of the contents."""
    for passage in document.passages:
        if passage.heading_path != ("目录",):
            yield from passage.sentences


def place_of(document: Document, sentence: Sentence) -> Place:
    """The place of a sentence."""
    box = sentence.box if any(sentence.box) else None
    return Place(document=document.name, page=sentence.page, bbox=box, quote=sentence.text.strip())


def plain_name(name: str) -> str:
    """A 科目 without its mark of level, quotation marks and spaces."""
    name = name.replace("(", "（").replace(")", "）")
    return re.sub(r"[（(](?:类|款|项)[)）]|[“”\s]", "", name)
