"""The library as llama-index knows such things: a retriever over its search, and its embedding.

Imported only where llama-index is used: it takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import PrivateAttr

from ingest.store.embedding import Embedder
from ingest.store.index import Hit

if TYPE_CHECKING:
    from ingest.library import Library
    from ingest.store.vectors import EntryKind


class LibraryRetriever(BaseRetriever):
    """Passages, tables and rows as nodes; a node's metadata says where it stands, never an amount."""

    def __init__(
        self, library: Library, documents: Sequence[str] | None, k: int, kind: EntryKind | None
    ) -> None:
        super().__init__()
        self._library = library
        self._documents = documents
        self._count = k
        self._kind = kind

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._library.search(query_bundle.query_str, self._documents, self._count, self._kind)
        return [NodeWithScore(node=self._node(hit), score=hit.score) for hit in hits]

    def _node(self, hit: Hit) -> TextNode:
        document = self._library.load(hit.document)
        metadata: dict[str, Any] = {"document": hit.document, "kind": hit.kind}
        if hit.passage is not None:
            passage = document.passages[hit.passage]
            metadata |= {"passage": hit.passage, "pages": list(passage.pages)}
            metadata["heading"] = " / ".join(passage.heading_path)
        else:
            tables = [document.tables[table] for table, _ in hit.places]
            metadata |= {"places": [list(place) for place in hit.places], "table": tables[0].title}
            metadata["pages"] = sorted({page for table in tables for page in table.pages})
        node = TextNode(text=hit.text, metadata=metadata)
        node.excluded_embed_metadata_keys = list(metadata)
        return node


class LibraryEmbedding(BaseEmbedding):
    """The library's embedder under llama-index's interface."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder, **options: Any) -> None:
        super().__init__(model_name=embedder.name, **options)
        self._embedder = embedder

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.encode(texts).tolist()
        return rows

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)
