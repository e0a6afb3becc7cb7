"""Imports run one way: app -> qa -> ingest, eval -> qa; no file takes a sibling's private names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ingest", "qa", "eval")
ALLOWED = {
    "ingest": {"ingest"},
    "qa": {"qa", "ingest"},
    "eval": {"eval", "qa", "ingest"},
    "app": {"app", "qa", "ingest"},
}
LIBRARY_ROOMS = {
    "ingest.library", "ingest.model", "ingest.amounts", "ingest.prose.numbering", "ingest.prose.cell_prose",
}  # fmt: skip
"""All that qa may read of ingest: the library, the types, how amounts and numbering are printed, and
the prose that cells hold;
its command line may also start an ingest (ingest.pipeline)."""

FILES = sorted(
    path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py")
) + [path.relative_to(ROOT) for path in (ROOT / "app.py",) if path.exists()]


def imports(path: Path) -> Iterator[tuple[str, str | None, bool]]:
    """Module, imported name, and whether the import stands inside a function."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, None, id(node) in lazy
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} 用了相对导入"
            for name in node.names:
                yield node.module or "", name.name, id(node) in lazy


def may_import(path: Path, module: str, lazy: bool) -> bool:
    room, target = path.parts[0].removesuffix(".py"), module.split(".")[0]
    if target not in (*ROOMS, "app"):
        return True
    if path == Path("qa/cli.py") and lazy and target in ("eval", "app"):
        return True  # the one console script starts every command, and imports a room only then
    return target in ALLOWED[room]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_follow_the_layers(path: Path) -> None:
    wrong = [module for module, _, lazy in imports(path) if not may_import(path, module, lazy)]
    assert not wrong, f"{path} 越层导入 {wrong}"


@pytest.mark.parametrize("path", [path for path in FILES if path.parts[0] == "qa"], ids=str)
def test_answering_reads_only_what_the_library_offers(path: Path) -> None:
    allowed = LIBRARY_ROOMS | ({"ingest.pipeline"} if path == Path("qa/cli.py") else set())
    taken = {f"{module}.{name}" if module == "ingest" else module for module, name, _ in imports(path)}
    wrong = sorted(one for one in taken if one.split(".")[0] == "ingest" and one not in allowed)
    assert not wrong, f"{path} 读了 {wrong}"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_private_names_stay_in_their_file(path: Path) -> None:
    wrong = [
        f"{module}.{name}"
        for module, name, _ in imports(path)
        if module.split(".")[0] in (*ROOMS, "app")
        and any(part.startswith("_") for part in (*module.split("."), name or ""))
    ]
    assert not wrong, f"{path} 导入了别处的私有名 {wrong}"
