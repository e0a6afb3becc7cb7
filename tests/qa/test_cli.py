"""The console script as scripts see it: output, exit codes, one line for whatever goes wrong."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from qa.cli import run as run_inside

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = "leshan-hrss-2024-sample.pdf"
COMMANDS = ("ingest", "documents", "remove", "ask", "check", "export", "eval", "serve", "reindex")
TYPERS_WORDS = re.compile(
    r"Usage|Options?\b|OPTIONS|Arguments?\b|Commands?\b|COMMAND|Show|required|default|<\w+>|\bTEXT\b|\bPATH\b"
)


MAIN = [sys.executable, "-c", "from qa.cli import main; main()"]


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "data"
    outcome = inside("ingest", str(samples / SAMPLE), data=folder)
    assert outcome.code == 0, outcome.err
    return folder


def run(*arguments: str, data: Path | None = None) -> Outcome:
    """A command in a process of its own."""
    variables = {key: value for key, value in os.environ.items() if not key.startswith("YUSUAN_")}
    if data is not None:
        variables["YUSUAN_DATA"] = str(data)
    done = subprocess.run(
        [*MAIN, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=variables,
        timeout=300,
    )
    assert "Traceback" not in done.stderr
    return Outcome(done.returncode, done.stdout, done.stderr)


def inside(*arguments: str, data: Path | None = None) -> Outcome:
    """The same in this process, for what needs no fresh one."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_inside(arguments if data is None else (*arguments, "--data", str(data)))
    return Outcome(code, out.getvalue(), err.getvalue())


# ------------------------------------------------------------ help and wrong usage


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese_with_an_example(command: str) -> None:
    outcome = inside(command, "--help")
    assert outcome.code == 0
    assert f"例：yusuan {command}" in outcome.out and "用法：" in outcome.out
    assert not TYPERS_WORDS.search(outcome.out)


def test_the_list_of_commands_is_complete() -> None:
    outcome = inside("--help")
    assert all(f"\n  {command} " in outcome.out for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nonesuch",), "没有命令 'nonesuch'"),
        (("ask",), "请给出一个问题"),
        (("ask", "问", "--batch", "x"), "请给出一个问题"),
        (("ask", "问", "--nonesuch"), "没有选项 --nonesuch"),
        (("ask", "问", "多"), "多出了参数 多"),
        (("ask", "问", "--planner", "x"), "请用 rules、model 或 auto"),
        (("ingest",), "缺少参数 路径"),
        (("serve", "--port", "x"), "参数 端口 的值不对"),
        (("ask", "--document"), "选项 --document 的写法不对"),
    ],
)
def test_wrong_usage_is_one_chinese_line_and_code_2(arguments: tuple[str, ...], says: str) -> None:
    outcome = inside(*arguments)
    assert outcome.code == 2
    assert says in outcome.err and outcome.err.count("\n") == 1


# ------------------------------------------------------------ documents


def test_a_failing_file_is_named_and_the_others_are_kept(tmp_path: Path, samples: Path) -> None:
    bad = tmp_path / "坏了.pdf"
    bad.write_bytes(b"%PDF-1.4 cut off")
    data = tmp_path / "data"
    outcome = run("ingest", "--data", str(data), str(bad), str(samples / SAMPLE))
    assert outcome.code == 1
    assert outcome.err == "1 个文件没有载入：坏了.pdf\n"
    lines = outcome.out.splitlines()
    assert any(line.startswith("坏了.pdf：失败，PDF") for line in lines)
    assert any(re.match(rf"{SAMPLE}：已载入，\d+ 页，\d+ 张表，\d+ 个数，0 条提醒$", line) for line in lines)

    again = inside("ingest", str(samples / SAMPLE), data=data)
    assert again.code == 0 and "没有变，跳过" in again.out

    assert inside("remove", SAMPLE, data=data).out == "已移除 1 个文件\n"
    assert inside("documents", data=data).out == "还没有载入文件\n"
    assert inside("documents", "--json", data=data).out.strip() == "[]"
    gone = inside("remove", SAMPLE, data=data)
    assert (gone.code, gone.err) == (1, f"没有载入名为“{SAMPLE}”的文件\n")


def test_documents_as_json_are_the_contracts(data: Path) -> None:
    (record,) = json.loads(inside("documents", "--json", data=data).out)
    assert list(record) == [
        "name",
        "department",
        "year",
        "kind",
        "level",
        "pages",
        "tables",
        "figures",
        "reconciliations",
        "warnings",
    ]
    assert record["name"] == SAMPLE and record["year"] == 2024 and record["kind"] == "预算"
    assert record["reconciliations"]["tried"] == record["reconciliations"]["held"] > 0
    assert SAMPLE in inside("documents", data=data).out


def test_export_and_reindex(data: Path, tmp_path: Path) -> None:
    outcome = inside("export", "--format", "csv", str(tmp_path / "out"), data=data)
    assert outcome.code == 0
    table = (tmp_path / "out" / "数字.csv").read_text(encoding="utf-8-sig")
    assert "13.80" in table and "公务接待费" in table
    wrong = inside("export", str(tmp_path / "out.doc"), data=data)
    assert wrong.code == 1 and "不认识的导出格式“doc”" in wrong.err
    assert inside("reindex", data=data).out == "已为 1 个文件重建索引\n"


# ------------------------------------------------------------ questions


def test_an_answer_has_its_figure_and_its_place(data: Path) -> None:
    outcome = inside("ask", "三公经费多少", data=data)
    assert outcome.code == 0
    assert "13.80万元" in outcome.out and f"{SAMPLE} 第 " in outcome.out


def test_the_record_is_json(data: Path) -> None:
    record = json.loads(inside("ask", "三公经费多少", "--json", "--document", SAMPLE, data=data).out)
    figure = record["figures"][0]
    assert (record["status"], figure["value"], figure["unit"]) == ("answered", "13.80", "万元")
    assert record["citations"][figure["citation"]]["bbox"] is not None
    assert "explain" not in record
    explained = json.loads(inside("ask", "三公经费多少", "--json", "--explain", data=data).out)
    assert explained["explain"]


def test_history_carries_the_question_on(data: Path) -> None:
    outcome = inside("ask", "那公务接待费呢", "--history", "三公经费多少", "--json", data=data)
    assert json.loads(outcome.out)["figures"][0]["value"] == "2.40"


def test_a_batch_gives_one_record_a_line_in_order(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = tmp_path / "questions.jsonl"
    lines = [
        json.dumps({"id": "a", "question": "三公经费多少"}, ensure_ascii=False),
        "not json",
        json.dumps({"id": "b"}),
        "",
        json.dumps(
            {"id": "c", "question": "公务接待费多少", "documents": [SAMPLE], "history": None},
            ensure_ascii=False,
        ),
    ]
    batch.write_text("\n".join(lines), encoding="utf-8")
    outcome = inside("ask", "--batch", str(batch), data=data)
    records = [json.loads(line) for line in outcome.out.splitlines()]
    assert [(one["id"], one["status"]) for one in records] == [
        ("a", "answered"),
        (None, "failed"),
        ("b", "failed"),
        ("c", "answered"),
    ]
    assert records[0]["figures"][0]["value"] == "13.80" and records[3]["figures"][0]["value"] == "2.40"
    assert outcome.code == 1 and outcome.err == "2 行没有回答\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines[0]))
    from_stdin = inside("ask", "--batch", "-", data=data)
    assert from_stdin.code == 0 and json.loads(from_stdin.out)["id"] == "a"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ask", "三公经费多少"), "还没有载入文件"),
        (("ask", "三公经费多少", "--document", "无.pdf"), "没有载入名为“无.pdf”的文件"),
        (("ask", "--batch", "没有这个文件"), "文件不存在：没有这个文件"),
    ],
)
def test_what_cannot_be_asked_is_one_line_and_code_1(
    tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    outcome = inside(*arguments, data=tmp_path / "data")
    assert outcome.code == 1 and says in outcome.err and outcome.err.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_a_wrong_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUSUAN_LLM_TIMEOUT", "soon")
    outcome = inside("documents", data=tmp_path)
    assert (outcome.code, outcome.err) == (1, "环境变量的值不对：YUSUAN_LLM_TIMEOUT\n")


def test_asking_imports_neither_chroma_nor_llama_index(data: Path) -> None:
    code = (
        "import sys; from qa.cli import run; run(['ask', '三公经费多少', '--json']);"
        "sys.exit(bool({'chromadb', 'llama_index', 'gradio', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "YUSUAN_DATA": str(data)},
        capture_output=True,
    )
    assert done.returncode == 0


def test_answers_are_had_while_another_process_ingests(data: Path, samples: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*MAIN, "ingest", "--force", str(samples)],
        cwd=ROOT,
        env={**os.environ, "YUSUAN_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    answered = 0
    while process.poll() is None:
        record = json.loads(run("ask", "三公经费多少", "--json", "--document", SAMPLE, data=data).out)
        assert record["figures"][0]["value"] == "13.80"
        answered += 1
    assert process.returncode == 0 and answered >= 1
    assert len(json.loads(inside("documents", "--json", data=data).out)) == len(list(samples.glob("*.pdf")))


@pytest.mark.skipif(not Path("/proc").exists(), reason="进程的父子关系从 /proc 读取")
def test_a_killed_ingest_leaves_no_worker_behind(samples: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*MAIN, "ingest", str(samples)],
        cwd=ROOT,
        env={**os.environ, "YUSUAN_DATA": str(tmp_path)},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None and process.stdout.readline()  # one file is in, so workers run
    assert len(session_of(process.pid)) > 1
    process.kill()
    process.wait()
    process.stdout.close()
    end = time.monotonic() + 20
    while session_of(process.pid) and time.monotonic() < end:
        time.sleep(0.1)
    assert not session_of(process.pid)


def session_of(leader: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(entry.name))
    return found
