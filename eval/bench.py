"""Benchmarks: `python -m eval.bench ingest|ask|serve PATH...`, each printing a few plain lines.

Every measured program runs in a process of its own, so that its processor time and peak memory are
its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from eval.batch import CLI
from eval.load import Load, bench_serve

QUESTIONS = (
    "三公经费多少",
    "住房公积金预算是多少元",
    "哪个项目最大",
    "人员经费占基本支出的比重是多少",
    "机关运行经费比上年减少了百分之几",
    "政府性基金预算支出安排了多少",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: processor seconds, wall seconds, peak megabytes, exit code, output."""

    processor: float
    wall: float
    peak: float
    code: int
    output: str


def bench_ingest(files: Sequence[Path]) -> list[str]:
    """Our full ingest against a bare pdfplumber pass over the same files, one process each."""
    bare = run((sys.executable, "-m", "eval.bench", "bare", *map(str, files)))
    with tempfile.TemporaryDirectory() as data:
        ours = run((*CLI, "ingest", "--data", data, *map(str, files)))
    ratio = ours.processor / bare.processor if bare.processor else 0.0
    return [
        f"文件 {len(files)} 个",
        f"pdfplumber 裸读：{_cost_line(bare)}",
        f"完整载入：{_cost_line(ours)}",
        f"处理器时间之比 {ratio:.2f}（目标不高于 0.60）",
    ]


def _cost_line(cost: Cost) -> str:
    failed = f"（退出码 {cost.code}）" if cost.code else ""
    return f"处理器 {cost.processor:.2f} 秒，历时 {cost.wall:.2f} 秒，内存峰值 {cost.peak:.0f} MB{failed}"


def bench_ask(files: Sequence[Path]) -> list[str]:
    """Latency in a warm process, and a cold `yusuan ask` against `import chromadb`.

    Warm: each question is asked of each department with all documents in scope, after one question of
    each has been answered.
    """
    with tempfile.TemporaryDirectory() as data:
        run((*CLI, "ingest", "--data", data, *map(str, files)))
        listed = run((*CLI, "documents", "--json", "--data", data))
        names = [f"{one['department']}{one['year'] or ''}年" for one in json.loads(listed.output or "[]")]
        asked = [f"{name}{question}" for question in (QUESTIONS[0], *QUESTIONS) for name in names]
        batch = Path(data) / "questions.jsonl"
        lines = [
            json.dumps({"id": str(n), "question": one}, ensure_ascii=False) for n, one in enumerate(asked)
        ]
        batch.write_text("\n".join(lines), encoding="utf-8")
        warm = run((*CLI, "ask", "--data", data, "--batch", str(batch)))
        cold = [run((*CLI, "ask", "--data", data, asked[0])) for _ in range(3)] if asked else []
        imports = [run((sys.executable, "-c", "import chromadb")) for _ in range(3)]
    answers = [json.loads(line)["seconds"] for line in warm.output.splitlines() if line.startswith("{")]
    seconds = sorted(answers[len(names) :])
    if not seconds:
        return ["没有得到回答，无法测速"]
    late = seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
    slow, base = median(one.wall for one in cold), median(one.wall for one in imports)
    used, floor = median(one.processor for one in cold), median(one.processor for one in imports)
    return [
        f"热进程 {len(names)} 个文件 {len(seconds)} 问：中位数 {median(seconds):.3f}，95% 分位 {late:.3f} 秒",
        f"冷启动一问 {slow:.2f} 秒（处理器 {used:.2f} 秒）",
        f"仅 import chromadb {base:.2f} 秒（处理器 {floor:.2f} 秒），前者为它的 {slow / base:.2f} 倍",
    ]


def bare_pass(files: Sequence[Path]) -> list[str]:
    """What any reader built on pdfplumber must pay: words, tables, and closing each page."""
    import pdfplumber

    pages = 0
    for path in files:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.find_tables()
                page.close()
                pages += 1
    return [f"{pages} 页"]


def run(command: Sequence[str]) -> Cost:
    """Run a program to its end and measure it, its own children included."""
    started = time.perf_counter()
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode, text)


def pdf_files(paths: Sequence[Path]) -> list[Path]:
    """The PDF files named, and those in the folders named."""
    return [file for path in paths for file in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])]


BENCHES: dict[str, Callable[[Sequence[Path]], list[str]]] = {
    "ingest": bench_ingest,
    "ask": bench_ask,
    "bare": bare_pass,
}


def main() -> None:
    """Run one benchmark."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description="测速")
    parser.add_argument(
        "bench",
        choices=sorted((*BENCHES, "serve")),
        help="ingest 载入；ask 问答；serve 多人同时用网页；bare 只用 pdfplumber 读",
    )
    parser.add_argument("paths", nargs="+", type=Path, help="PDF 文件或文件夹")
    parser.add_argument("--users", type=int, default=Load().users, help="serve：同时有几个人提问")
    parser.add_argument("--seconds", type=float, default=Load().seconds, help="serve：问多少秒")
    chosen = parser.parse_args()
    files = pdf_files(chosen.paths)
    if chosen.bench == "serve":
        lines = bench_serve(files, Load(chosen.users, chosen.seconds))
    else:
        lines = BENCHES[chosen.bench](files)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
