"""The console script `yusuan`: a thin face over the packages, each imported by the command that needs it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from qa.complaints import explain_error
from qa.help import ChineseCommand, ChineseGroup

if TYPE_CHECKING:
    from ingest.library import Library
    from ingest.pipeline import FileResult
    from qa.answering.answer import AnswerRecord
    from qa.check import Audit
    from qa.engine import Engine

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

SUCCESS, FAILURE, INTERRUPTED = 0, 1, 130

app = typer.Typer(
    cls=ChineseGroup,
    help="预算问答：载入部门预算、决算公开的 PDF，用中文提问，答案精确到分并注明出处。",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def command(what: str, example: str, name: str | None = None) -> Callable[[CommandT], CommandT]:
    """Make a function a command whose help says what it does, with one example."""
    return app.command(name, cls=ChineseCommand, help=f"{what}\n\n例：yusuan {example}")


Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="目录", help="数据目录；默认取 YUSUAN_DATA，否则 ./data"),
]
Documents = Annotated[
    list[str] | None, typer.Option("--document", metavar="文件名", help="只问这个文件；可重复")
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]


class Failed(Exception):
    """The command could not do it; the message is one Chinese line (none: it was said already)."""


def main() -> None:
    """Run a command; whatever goes wrong is one line on standard error and an exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command: 0, 1 for failure, 2 for wrong usage."""
    try:
        code = app(args=list(arguments), prog_name="yusuan", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone (yusuan … | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except KeyboardInterrupt:
        print("已中断", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("YUSUAN_DEBUG") and not hasattr(error, "exit_code"):
            raise
        line, code = explain_error(error)
        if line:
            print(line, file=sys.stderr)
    return code if isinstance(code, int) else SUCCESS


# ------------------------------------------------------------ documents


@command("载入文件或文件夹；没有变的文件会跳过，读不了的会点名。", "ingest 预算公开/")
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="路径", help="文件或文件夹", show_default=False)],
    data: Data = None,
    force: Annotated[bool, typer.Option("--force", help="内容没有变的文件也重新读取")] = False,
) -> None:
    """Take files into the library; a file that fails is named and the others are kept."""
    from ingest.pipeline import ingest_paths
    from qa.terminal import Bar, plain

    with _library(data) as library, Bar("载入") as bar:

        def report(result: FileResult, done: int, total: int) -> None:
            bar.set(done, total)
            print(plain(str(result)), flush=True)

        results = ingest_paths(library, paths, report, force=force)
    failed = [result.name for result in results if result.state == "failed"]
    if failed:
        raise Failed(f"{len(failed)} 个文件没有载入：{'、'.join(failed)}")


@command("列出已载入的文件：部门、年度、预算或决算、页数、表数、数字数。", "documents --json")
def documents(data: Data = None, as_json: AsJson = False) -> None:
    """List what is loaded."""
    from qa.terminal import document_line

    with _library(data, read_only=True) as library:
        records = library.documents()
    if as_json:
        print(json.dumps([record.as_json() for record in records], ensure_ascii=False, indent=1))
    elif not records:
        print("还没有载入文件")
    for record in () if as_json else records:
        print(document_line(record))


@command("移除已载入的文件，连同它的数字和索引。", "remove 某局2024年部门预算.pdf")
def remove(
    names: Annotated[list[str], typer.Argument(metavar="文件名", help="已载入的文件名")],
    data: Data = None,
) -> None:
    """Take documents out, wholly."""
    with _library(data) as library:
        library.remove(names)
    print(f"已移除 {len(names)} 个文件")


@command("导出全部数字和它们的出处。", "export --format xlsx 全部数字.xlsx")
def export(
    out: Annotated[Path, typer.Argument(metavar="输出", help="xlsx 是一个文件；csv、parquet 是一个文件夹")],
    data: Data = None,
    kind: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="csv、xlsx 或 parquet；默认看输出的后缀")
    ] = None,
) -> None:
    """Write the frames with their provenance."""
    with _library(data, read_only=True) as library:
        for path in library.export(kind or out.suffix.lstrip("."), out):
            print(path)


@command("重建检索用的向量索引；数字不受影响。", "reindex")
def reindex(data: Data = None) -> None:
    """Make the vector index anew."""
    with _library(data) as library:
        library.reindex()
        print(f"已为 {len(library.documents())} 个文件重建索引")


# ------------------------------------------------------------ questions


@command("提问；给出答案、数字的算法和出处。", "ask 三公经费多少 --document 某局2024年部门预算.pdf")
def ask(
    question: Annotated[str | None, typer.Argument(metavar="问题", show_default=False)] = None,
    data: Data = None,
    as_json: AsJson = False,
    scope: Documents = None,
    history: Annotated[
        list[str] | None,
        typer.Option("--history", metavar="问题", help="先前的问题；可重复，先问的在前"),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            "--batch",
            metavar="文件",
            help="每行一个 JSON（id、question、documents、history）；- 为标准输入",
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="另外输出考虑过的各种读法（供维护用）")] = False,
    planner: Annotated[
        str, typer.Option("--planner", metavar="方式", help="rules 按规则，model 用大模型，auto 由程序定")
    ] = "auto",
) -> None:
    """Answer one question, or a batch of them."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("请给出一个问题，或用 --batch 给出一个文件", param_hint="问题")
    with _library(data, read_only=True) as library:
        engine = _engine(library, planner)
        if batch is not None:
            from qa.batch import ask_batch

            wrong = ask_batch(engine, batch, explain=explain)
            if wrong:
                raise Failed(f"{wrong} 行没有回答")
            return
        assert question is not None
        for name in scope or ():
            if name not in {record.name for record in library.documents()}:
                raise Failed(f"没有载入名为“{name}”的文件")
        record = engine.ask(question, scope, history or (), explain=explain)
    if as_json:
        print(record.model_dump_json(exclude=None if explain else {"explain"}))
    elif record.status != "failed":
        _print_answer(record)
    if record.status == "failed":
        raise Failed(record.text.splitlines()[0] if record.text and not as_json else "")


@command("核对勾稽关系：表内、表间、文表、文内、表述，逐条试算。", "check --fail-on error --report 核对.html")
def check(
    data: Data = None,
    as_json: AsJson = False,
    scope: Documents = None,
    fail_on: Annotated[
        Literal["error", "rounding", "never"],
        typer.Option(
            "--fail-on", metavar="程度", help="有这种发现就以 1 退出：error 错误，rounding 含尾差，never 从不"
        ),
    ] = "error",
    report: Annotated[
        Path | None, typer.Option("--report", metavar="文件", help="另写报告：.md、.html 或 .xlsx")
    ] = None,
) -> None:
    """Audit the loaded documents; exit 1 where findings are as bad as `fail_on`."""
    from qa.check import audit as run_audit
    from qa.check.report import audit_text
    from qa.terminal import plain

    if report is not None and report.suffix.lower() not in (".md", ".html", ".xlsx"):
        raise typer.BadParameter("请用 .md、.html 或 .xlsx 结尾的文件名", param_hint="--report")
    with _library(data, read_only=True) as library:
        loaded = [record.name for record in library.documents()]
        for name in scope or ():
            if name not in loaded:
                raise Failed(f"没有载入名为“{name}”的文件")
        done = run_audit([library.load(name) for name in scope or loaded])
    if report is not None:
        _write_audit(done, report)
    print(done.model_dump_json(indent=1) if as_json else plain(audit_text(done)))
    if done.count("error") * (fail_on != "never") or done.count("rounding") * (fail_on == "rounding"):
        raise typer.Exit(FAILURE)


@command(
    "跑题集，打印得分表，写报告。", "eval eval/suites/samples.jsonl --corpus eval/samples/pdf", name="eval"
)
def evaluate(
    suites: Annotated[
        list[Path] | None, typer.Argument(metavar="题集", help="题集文件（jsonl）", show_default=False)
    ] = None,
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="目录", help="题集所问的文件")] = None,
    data: Annotated[
        Path | None, typer.Option("--data", metavar="目录", help="已有的数据目录，代替 --corpus")
    ] = None,
    report: Annotated[Path | None, typer.Option("--report", metavar="文件", help="把报告写到这里")] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="类型", help="只问这一类；可重复")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="题数", help="只问前若干题")] = None,
    part: Annotated[
        Literal["all", "tuned", "held"],
        typer.Option("--part", metavar="部分", help="all 全部，tuned 调试用过的，held 没有用过的"),
    ] = "all",
    names: Annotated[
        Literal["asis", "full", "short", "omitted"],
        typer.Option(
            "--names", metavar="写法", help="部门和年度改写成 full 全称、short 简称、omitted 省略；asis 不改"
        ),
    ] = "asis",
    scope: Annotated[
        Literal["own", "all"],
        typer.Option("--scope", metavar="范围", help="own 题目自己的文件；all 点明部门的题目问全部文件"),
    ] = "own",
    planner: Annotated[
        Literal["rules", "model", "auto"] | None,
        typer.Option("--planner", metavar="方式", help="rules、model 或 auto；用到大模型的，同规则的并列"),
    ] = None,
    adversarial: Annotated[
        bool, typer.Option("--adversarial", help="不问题集：让说谎和出故障的模型来答自带样例上的题")
    ] = False,
    size: Annotated[
        int, typer.Option("--size", metavar="个数", help="--adversarial 时不诚实回答的个数；诚实的是四分之一")
    ] = 400,
    seed: Annotated[int, typer.Option("--seed", metavar="种子", help="--adversarial 时的随机种子")] = 1,
) -> None:
    """Run suites and print their scores; a file of gold findings is scored against the audit."""
    if adversarial:
        from eval.adversarial import try_liars

        raise typer.Exit(SUCCESS if try_liars(size, max(size // 4, 1), seed) else FAILURE)
    if not suites:
        raise typer.BadParameter("请给出题集文件，或用 --adversarial", param_hint="题集")
    from eval.findings import evaluate_findings, is_findings_file
    from eval.run import evaluate as run_suites
    from eval.run import summary
    from qa.terminal import Bar

    for path in (one for one in suites if is_findings_file(one)):
        print(evaluate_findings(path, corpus, data))
    suites = [one for one in suites if not is_findings_file(one)]
    if not suites:
        return
    with Bar("评测") as bar:
        done = run_suites(
            suites, corpus, data, report, kinds=kind or (), part=part, limit=limit, names=names, scope=scope,
            planner=planner, progress=lambda _: bar.step(),
        )  # fmt: skip
    print(summary(done))


@command("打开网页。", "serve --port 7860")
def serve(
    data: Data = None,
    host: Annotated[str, typer.Option("--host", metavar="地址", help="监听的地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="端口", help="监听的端口")] = 7860,
    auth: Annotated[
        str | None, typer.Option("--auth", metavar="用户名:密码", help="打开网页要输入的密码")
    ] = None,
    open_to_all: Annotated[bool, typer.Option("--no-auth", help="别的机器不用密码也能打开")] = False,
) -> None:
    """Serve the web page."""
    from app import run as run_page
    from ingest.library import load_settings

    run_page(load_settings(data), host, port, auth, open_to_all)


@command("给智能助手用的 MCP 服务：提问、列文件、查数、核对。", "mcp --http --port 7861")
def mcp(
    data: Data = None,
    http: Annotated[bool, typer.Option("--http", help="用本机 HTTP，不加则用标准输入输出")] = False,
    host: Annotated[str, typer.Option("--host", metavar="地址", help="监听的本机地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="端口", help="监听的端口")] = 7861,
) -> None:
    """Serve the library to MCP clients."""
    from ingest.library import load_settings
    from qa.mcp_server import run as run_mcp

    run_mcp(load_settings(data), http, host, port)


# ------------------------------------------------------------ helpers


def _library(data: Path | None, *, read_only: bool = False) -> Library:
    from ingest.library import Library, load_settings

    settings = load_settings(data)
    return Library.open(settings, read_only=read_only, notice=lambda line: print(line, file=sys.stderr))


def _engine(library: Library, planner: str) -> Engine:
    from qa.engine import Engine
    from qa.model.assistant import make_assistant

    if planner not in ("rules", "model", "auto"):
        raise typer.BadParameter("请用 rules、model 或 auto", param_hint="--planner")
    assistant = make_assistant(library.settings, planner)  # type: ignore[arg-type]
    if planner == "model" and assistant is None:
        raise Failed("没有可用的大模型：请用 --planner rules")
    return Engine(library, assistant)


def _write_audit(done: Audit, path: Path) -> None:
    from qa.page.reports import audit_html, audit_markdown, audit_xlsx

    writers = {".md": audit_markdown, ".html": audit_html, ".xlsx": audit_xlsx}
    path.write_bytes(writers[path.suffix.lower()](done))


def _print_answer(record: AnswerRecord) -> None:
    from qa.terminal import answer_text

    print(answer_text(record))
    if record.explain is not None:
        print(json.dumps(record.explain, ensure_ascii=False, indent=1, default=str))
