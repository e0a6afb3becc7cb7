"""The MCP server as a client of the official SDK sees it: over stdio, and over HTTP on loopback."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ingest.library import Library, load_settings
from ingest.pipeline import ingest_paths
from qa.mcp_server import McpError, run

mcp = pytest.importorskip("mcp", reason="没有安装 mcp（可选依赖）")
ROOT = Path(__file__).resolve().parents[2]
LESHAN = "leshan-hrss-2024-sample.pdf"
SERVE = "import sys; from ingest.library import load_settings; from qa.mcp_server import run; "


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp")
    with Library.open(load_settings(folder)) as library:
        ingest_paths(library, [ROOT / "eval" / "samples" / "pdf" / LESHAN])
    return folder


async def talk(where: Any) -> dict[str, Any]:
    """List the tools and call each of them once."""
    async with mcp.Client(where) as client:
        answers: dict[str, Any] = {"tools": sorted(tool.name for tool in (await client.list_tools()).tools)}
        calls = {
            "ask": {"question": "三公经费多少"},
            "list_documents": {},
            "look_up_figures": {"label": "公务接待费"},
            "check": {"documents": [LESHAN]},
        }
        for name, arguments in calls.items():
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result
            content = result.structured_content
            answers[name] = content if content is not None else json.loads(result.content[0].text)
        return answers


def expect_answers(answers: dict[str, Any]) -> None:
    assert answers["tools"] == ["ask", "check", "list_documents", "look_up_figures"]
    record = answers["ask"]
    assert record["status"] == "answered"
    assert (record["figures"][0]["value"], record["figures"][0]["unit"]) == ("13.80", "万元")
    cited = record["citations"][record["figures"][0]["citation"]]
    assert cited["document"] == LESHAN and cited["page"] > 0 and len(cited["bbox"]) == 4
    assert [one["name"] for one in answers["list_documents"]["result"]] == [LESHAN]
    figures = answers["look_up_figures"]["result"]
    assert "2.40" in [figure["value"] for figure in figures] and all(figure["page"] > 0 for figure in figures)
    assert {rule["document"] for rule in answers["check"]["rules"]} == {LESHAN}


def in_own_loop(conversation: Coroutine[Any, Any, Any]) -> Any:
    """Run in a thread of its own: a browser driven earlier leaves a running loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, conversation).result()


def test_a_client_over_stdio_gets_a_cited_answer(data: Path) -> None:
    command = [SERVE + f"run(load_settings({str(data)!r}))"]
    where = mcp.StdioServerParameters(command=sys.executable, args=["-c", *command], cwd=ROOT)
    expect_answers(in_own_loop(talk(where)))


def test_a_client_over_http_gets_a_cited_answer(data: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = SERVE + f"run(load_settings({str(data)!r}), http=True, port={port})"
    process = subprocess.Popen([sys.executable, "-c", command], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        expect_answers(in_own_loop(talk(f"http://127.0.0.1:{port}/mcp")))
    finally:
        process.terminate()
        process.wait(10)


def test_other_machines_are_not_served(tmp_path: Path) -> None:
    with pytest.raises(McpError, match="本机"):
        run(load_settings(tmp_path), http=True, host="0.0.0.0")
