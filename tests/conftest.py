"""What tests share: the real disclosures, where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("YUSUAN_CORPUS") or ROOT / "../shared/corpus")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real disclosures; tests that need it are skipped where it is absent."""
    if not any(CORPUS.glob("*.pdf")):
        pytest.skip("没有真实公开文件：请用环境变量 YUSUAN_CORPUS 指明其所在文件夹")
    return CORPUS.resolve()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the bundled sample PDFs."""
    return ROOT / "eval" / "samples" / "pdf"
