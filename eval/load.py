"""Many users at the page at once: each asks by the very event that the page's question box sends."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import httpx

from eval.batch import CLI
from eval.suite import load_suites

SUITES = (Path(__file__).parent / "suites" / "samples.jsonl",)
CONVERSATION = 4
"""Questions of one session before the user opens the page anew."""
WIDE = 4
"""Every so many questions one is asked of everything that is loaded, the others of the suite's documents."""


@dataclass(frozen=True, slots=True)
class Load:
    """How hard the page is worked."""

    users: int = 20
    seconds: float = 120.0


@dataclass(slots=True)
class Tally:
    """What the users saw: seconds of each answer, and how often each thing went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    bytes: int = 0


def bench_serve(files: Sequence[Path], load: Load) -> list[str]:
    """Load the files, serve the page in a process of its own, and let the users ask."""
    with tempfile.TemporaryDirectory() as data:
        subprocess.run((*CLI, "ingest", "--data", data, *map(str, files)), check=True, capture_output=True)
        with served(Path(data)) as (url, process):
            before = processor(process)
            lines = crowd(url, load)
            return [*lines, f"网页进程用处理器 {processor(process) - before:.1f} 秒"]


def crowd(url: str, load: Load) -> list[str]:
    """Let the users ask of the page at `url`; a few plain lines."""
    questions = [(item.question, list(item.documents)) for item in load_suites(SUITES)]
    with httpx.Client(base_url=url, timeout=30) as client:
        events = events_of(client.get("config").json())
        _call(client, events.opening, "warm", [], Tally())
        _call(client, events.asking, "warm", [questions[0][0], None, []], Tally())
    tally, lock = Tally(), threading.Lock()
    until = time.monotonic() + load.seconds
    users = [
        threading.Thread(target=_user, args=(url, events, questions, seed, until, tally, lock), daemon=True)
        for seed in range(load.users)
    ]
    started = time.monotonic()
    for user in users:
        user.start()
    for user in users:
        user.join()
    return report(tally, load.users, time.monotonic() - started)


def report(tally: Tally, users: int, took: float) -> list[str]:
    """Errors, median, 95th percentile, throughput."""
    failed = sum(tally.errors.values())
    lines = [f"{users} 人同时提问 {took:.0f} 秒：{len(tally.seconds)} 个回答，{failed} 个错误"]
    lines += [f"  {count} 次 {what}" for what, count in tally.errors.most_common(5)]
    if tally.seconds:
        ordered = sorted(tally.seconds)
        late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        lines.append(f"中位数 {median(ordered):.3f} 秒，95% 分位 {late:.3f} 秒，最慢 {ordered[-1]:.3f} 秒")
        lines.append("目标：没有错误，95% 分位低于 1.5 秒")
        lines.append(
            f"每秒 {len(ordered) / took:.1f} 个回答，每个 {tally.bytes / len(ordered) / 1024:.0f} KB"
        )
    return lines


@dataclass(frozen=True, slots=True)
class Events:
    """Numbers of the page's events: opening it (which tells what is loaded), and sending a question."""

    opening: int
    asking: int


def events_of(config: dict[str, object]) -> Events:
    """The events of the question box and of its choice of documents, by what they hang on."""
    components, dependencies = config["components"], config["dependencies"]
    assert isinstance(components, list) and isinstance(dependencies, list)
    named = {one["props"].get("elem_id"): one["id"] for one in components}
    opening = (
        int(one["id"])
        for one in dependencies
        if any(kind == "load" for _, kind in one["targets"]) and named["scope"] in one["outputs"]
    )
    asking = (
        int(one["id"]) for one in dependencies if [named["question"], "submit"] in map(list, one["targets"])
    )
    return Events(next(opening), next(asking))


@contextmanager
def served(data: Path) -> Iterator[tuple[str, int]]:
    """The address and process of a page over a data folder, as `yusuan serve` opens it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "GRADIO_TEMP_DIR": str(data / "uploads")}
    command = (*CLI, "serve", "--data", str(data), "--port", str(port))
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/"
    try:
        _wait(process, url)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(15)


def processor(process: int) -> float:
    """Seconds of processor that a running process has used; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("网页没有打开")


def _user(
    url: str,
    events: Events,
    questions: Sequence[tuple[str, list[str]]],
    seed: int,
    until: float,
    tally: Tally,
    lock: threading.Lock,
) -> None:
    """One person: question after question, without a pause, in conversations of a few."""
    choose = random.Random(seed)
    mine = Tally()
    with httpx.Client(base_url=url, timeout=30) as client:
        asked = 0
        while time.monotonic() < until:
            session = f"user{seed}-{asked // CONVERSATION}"
            if asked % CONVERSATION == 0:
                _call(client, events.opening, session, [], Tally())
            question, documents = choose.choice(questions)
            asked += 1
            _call(client, events.asking, session, [question, None, documents if asked % WIDE else []], mine)
    with lock:
        tally.seconds += mine.seconds
        tally.errors += mine.errors
        tally.bytes += mine.bytes


def _call(client: httpx.Client, number: int, session: str, data: list[object], tally: Tally) -> None:
    """One event, from the send to the last piece of its answer with the proof."""
    started = time.perf_counter()
    body = {"data": data, "fn_index": number, "session_hash": session}
    try:
        client.post("gradio_api/queue/join", json=body).raise_for_status()
        params = {"session_hash": session}
        with client.stream("GET", "gradio_api/queue/data", params=params) as stream:
            stream.raise_for_status()
            for line in stream.iter_lines():
                tally.bytes += len(line)
                if not line.startswith("data:"):
                    continue
                message = json.loads(line[5:])
                if message["msg"] == "process_completed":
                    if not message["success"]:
                        tally.errors[str(message.get("output", ""))[:80]] += 1
                    else:
                        tally.seconds.append(time.perf_counter() - started)
                    return
        tally.errors["没有等到回答"] += 1
    except httpx.HTTPError as error:
        tally.errors[type(error).__name__] += 1
