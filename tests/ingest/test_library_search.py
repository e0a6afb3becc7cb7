"""Embedding and retrieval: what is near, how fast, and the same under llama-index's interfaces."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from handmade import document
from hypothesis import given
from hypothesis import strategies as st

from ingest.library import Library
from ingest.store.embedding import DIMENSIONS, HashedNgrams
from ingest.store.vectors import entries_of


def likeness(one: str, other: str) -> float:
    first, second = HashedNgrams().encode([one, other])
    return float(first @ second)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("公务接待", "公务接待费", "公务用车运行维护费"),
        ("住房公积金", "住房改革支出 住房公积金", "医疗保险缴费"),
        ("机关运行经费", "机关运行经费支出情况说明", "政府采购情况说明"),
        ("２０２４年ＡＢ", "2024年ab", "2023年cd"),
        ("人力资源和社会保障", "人力资源 和 社会保障 管理事务", "信息化建设"),
    ],
)
def test_shared_runs_of_characters_bring_texts_near(query: str, near: str, far: str) -> None:
    assert likeness(query, near) > likeness(query, far) + 0.2


@given(st.lists(st.text(max_size=40), max_size=12))
def test_vectors_are_unit_and_do_not_depend_on_the_batch(texts: list[str]) -> None:
    embedder = HashedNgrams()
    together = embedder.encode(texts)
    assert together.shape == (len(texts), DIMENSIONS) and together.dtype == np.float32
    for row, text in zip(together, texts, strict=True):
        assert np.allclose(row, embedder.encode([text])[0], atol=1e-6)
        assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5) or not row.any()


def test_a_vector_is_the_same_on_every_machine() -> None:
    (row,) = HashedNgrams().encode(["公务接待费"])
    assert np.flatnonzero(row).tolist() == KNOWN_BUCKETS


KNOWN_BUCKETS = [15, 50, 93, 114, 127, 133, 191, 290, 299, 397, 426, 457]


def test_texts_of_a_long_document_are_embedded_fast() -> None:
    texts = [f"一般公共预算财政拨款支出预算表 社会保障和就业支出 第{n}项 行政运行" * 3 for n in range(1500)]
    HashedNgrams().encode(texts[:10])
    started = time.process_time()
    HashedNgrams().encode(texts)
    assert time.process_time() - started < 1.5  # a third of a second on an idle core


def test_entries_hold_no_amounts_and_each_row_path_once() -> None:
    one = document(amount="2.40")
    entries = [entry for entry in entries_of(one) if entry.kind != "passage"]
    assert len(entries) == 6  # the table, and five rows
    assert not any("2.40" in entry.text for entry in entries)


def test_llama_index_finds_the_same(tmp_path: Path) -> None:
    from ingest.store.llama import LibraryEmbedding

    with Library.open(tmp_path) as library:
        library.add(document())
        hit = library.search("公务接待", kind="row")[0]
        node = library.retriever(kind="row").retrieve("公务接待")[0]
        assert (node.text, node.score) == (hit.text, pytest.approx(hit.score))
        assert node.metadata == {
            "document": "甲局2024.pdf",
            "kind": "row",
            "places": [[0, 0]],
            "table": "“三公”经费支出表",
            "pages": [3],
        }
        passage = library.retriever(kind="passage").retrieve("减少的原因")[0]
        assert passage.metadata["pages"] == [5] and passage.metadata["heading"] == "第三部分 / 一、增减原因"
    embedding = LibraryEmbedding(HashedNgrams())
    assert np.allclose(embedding.get_text_embedding("水费"), HashedNgrams().encode(["水费"])[0])
    assert np.allclose(embedding.get_query_embedding("水费"), HashedNgrams().encode(["水费"])[0])
