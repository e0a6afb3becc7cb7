"""How the model and the index stand: named from the settings, tried on request, nothing secret."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from ingest.library import Library, LibraryError
from qa.page.services import Health


def health_of(library: Library) -> list[Health]:
    """What is set, without trying it."""
    settings = library.settings
    model = f"{settings.llm_model or '未写模型名'}（{_host(settings.llm_base_url)}）"
    embedding = settings.embedding
    local = embedding == "local"
    return [
        Health("大模型", model if settings.llm_base_url else "没有配置，由规则回答"),
        Health("模型密钥", "已设置" if settings.llm_api_key else "没有设置"),
        Health("检索向量", "本地字符向量，不联网" if local else embedding),
        Health("向量库", _host(settings.chroma_url) if settings.chroma_url else "在数据目录内"),
        Health("数据库", _database(settings.database_url)),
        Health("已载入", f"{len(library.documents())} 份文件"),
        Health(
            "网页上载入", f"一个文件最大 {settings.upload_megabytes} MB，一次最多 {settings.upload_files} 个"
        ),
    ]


def tested_health(library: Library) -> list[Health]:
    """The same, with the model, the frames and the index each tried once."""
    tried = []
    for line in health_of(library):
        if line.name == "大模型" and library.settings.llm_base_url:
            tried.append(_try_model(library, line))
        elif line.name == "检索向量":
            tried.append(_try_search(library, line))
        elif line.name == "数据库":
            tried.append(Health(line.name, line.value, True))
        else:
            tried.append(line)
    return tried


def _try_model(library: Library, line: Health) -> Health:
    import openai

    settings = library.settings
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else "none"
    started = time.monotonic()
    try:
        client = openai.OpenAI(
            base_url=settings.llm_base_url, api_key=key, timeout=min(settings.llm_timeout, 10), max_retries=0
        )
        client.chat.completions.create(
            model=settings.llm_model or "",
            messages=[{"role": "user", "content": "回答：好"}],
            max_tokens=4,
            temperature=0,
        )
    except openai.APITimeoutError:
        return Health(line.name, f"{line.value}：没有在时限内回答", False)
    except openai.APIConnectionError:
        return Health(line.name, f"{line.value}：连接不上", False)
    except openai.APIStatusError as error:
        reason = {401: "密钥不对", 403: "没有权限", 404: "没有这个模型或地址", 429: "请求太多"}.get(
            error.status_code, "服务出错"
        )
        return Health(line.name, f"{line.value}：{reason}（{error.status_code}）", False)
    except openai.OpenAIError:
        return Health(line.name, f"{line.value}：回答的格式不对", False)
    return Health(line.name, f"{line.value}：{time.monotonic() - started:.1f} 秒内回答", True)


def _try_search(library: Library, line: Health) -> Health:
    started = time.monotonic()
    try:
        found = library.search("收入支出总计", k=1)
    except LibraryError as error:
        return Health(line.name, f"{line.value}：{error}", False)
    if not found and library.documents():
        return Health(line.name, f"{line.value}：没有检索到内容，请重建索引（yusuan reindex）", False)
    return Health(line.name, f"{line.value}：{1000 * (time.monotonic() - started):.0f} 毫秒检索一次", True)


def _host(url: str | None) -> str:
    """An address without its user, password and query."""
    parts = urlsplit(url or "")
    return f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or "地址不完整"


def _database(url: str | None) -> str:
    return f"{urlsplit(url).scheme.split('+')[0]}（{_host(url)}）" if url else "SQLite，在数据目录内"
