"""What can be set from outside, read once where a program starts and handed on from there."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The environment variables `YUSUAN_*`; nothing reads them at import.

    `data` holds the frames, the vector index and copies of the ingested files. `database_url` and
    `chroma_url` move the first two to servers. Times are in seconds. `upload_megabytes` bounds one file
    given to the page, `upload_files` one lot of them.
    """

    model_config = SettingsConfigDict(
        env_prefix="YUSUAN_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data: Path = Path("data")
    database_url: str | None = None
    chroma_url: str | None = None
    embedding: str = "local"
    embedding_base_url: str | None = None
    embedding_api_key: SecretStr | None = None
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: SecretStr | None = None
    llm_timeout: float = Field(default=20.0, gt=0)
    lock_wait: float = Field(default=30.0, ge=0)
    file_seconds: int = Field(default=300, gt=0)
    workers: int | None = Field(default=None, ge=1)
    upload_megabytes: int = Field(default=100, ge=1)
    upload_files: int = Field(default=50, ge=1)
    debug: bool = False


def load_settings(data: Path | str | None = None) -> Settings:
    """The environment's settings, with the data folder of the command line where one was given."""
    return Settings() if data is None else Settings(data=Path(data))
