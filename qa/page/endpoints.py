"""What programs may call: ask, documents, check; everything else of the page is private."""

from __future__ import annotations

from gradio.events import api

from qa.page.records import ask_record, check_record, document_records
from qa.page.services import Services

ASK = "回答一个问题；documents 限定文件，history 是同一对话里先前的问题。返回一条回答记录。"
DOCUMENTS = "已载入的文件，每份一条文件记录。"
CHECK = "勾稽核对：发现（findings）与各规则试过的次数（rules）。"


def add_endpoints(services: Services) -> None:
    """Three documented endpoints, each giving the contract's records."""

    def ask(question: str, documents: list[str] | None = None, history: list[str] | None = None) -> dict:  # type: ignore[type-arg]
        return ask_record(services, question, documents, history)

    def documents() -> list:  # type: ignore[type-arg]
        return document_records(services)

    def check(documents: list[str] | None = None) -> dict:  # type: ignore[type-arg]
        return check_record(services, documents)

    api(ask, api_name="ask", api_description=ASK, concurrency_limit=services.at_once, concurrency_id="ask")
    api(documents, api_name="documents", api_description=DOCUMENTS)
    api(check, api_name="check", api_description=CHECK, concurrency_limit=2, concurrency_id="audit")
