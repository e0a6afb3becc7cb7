"""The lexicon's data files, read once: aliases and short names of organs."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from qa.patterns import regex
from qa.question.text import normal


@dataclass(frozen=True, slots=True)
class Alias:
    """One thing people say: `names` are alternatives, `parts` are to be added up.

    A `whole` alias applies only where it is all that is said (总支出, not 卫生健康总支出), a `printed` one
    only where the documents print one of the names.
    """

    said: str
    names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    whole: bool = False
    printed: bool = False


@lru_cache(maxsize=1)
def aliases() -> tuple[Alias, ...]:
    """Every alias, longest saying first, so that 公车补贴 is tried before 公车."""
    return _aliases("aliases.toml")


@lru_cache(maxsize=1)
def loose_aliases() -> tuple[Alias, ...]:
    """Sayings tried only where a question's own words find nothing, longest first."""
    return _aliases("loose.toml")


def _aliases(file: str) -> tuple[Alias, ...]:
    entries = [
        Alias(
            normal(said),
            tuple(map(normal, group.get("names", []))),
            tuple(map(normal, group.get("sum", []))),
            group.get("whole", False),
            group.get("printed", False),
        )
        for group in _table(file)["alias"]
        for said in group["said"]
    ]
    return tuple(sorted(entries, key=lambda alias: -len(alias.said)))


@lru_cache(maxsize=1)
def organ_shorts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Parts of official names with the shorter parts that stand for them, longest part first."""
    table = _table("departments.toml")["short"]
    return tuple(
        sorted(((long, tuple(short)) for long, short in table.items()), key=lambda pair: -len(pair[0]))
    )


@lru_cache(maxsize=1)
def standard_names() -> frozenset[str]:
    """Official names and fixed terms, which are one thing wherever they are printed."""
    return frozenset(_lines("names.txt"))


@lru_cache(maxsize=1)
def class_names() -> frozenset[str]:
    """Functional classes as disclosures print them, with their codes and years in the file."""
    text = files("qa.lexicon").joinpath("classes.txt").read_text(encoding="utf-8")
    names = (normal(line.split("\t")[1]) for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for name in names if len(name) >= _A_CLASS)


_A_CLASS = 4
"""Characters of a class's name that chance words do not spell."""


@lru_cache(maxsize=1)
def joined_names() -> re.Pattern[str]:
    """Official names that hold a word which parts other names: 商品和服务支出."""
    printed = [name for name in standard_names() if re.search("[、和与及跟加对]", name)]
    said = [re.sub("^对|的", "", name) for name in printed]
    names = sorted({*printed, *said}, key=len, reverse=True)
    return regex("|".join(map(re.escape, names)) or "(?!)")


@lru_cache(maxsize=1)
def silent_words() -> tuple[str, ...]:
    """Words of a question that name nothing, longest first."""
    return tuple(sorted(_lines("silent.txt"), key=lambda word: -len(word)))


@lru_cache(maxsize=1)
def carrying_words() -> tuple[str, ...]:
    """Words that carry a question and name nothing, left out where its own words found nothing."""
    return tuple(sorted(_lines("carrying.txt"), key=lambda word: -len(word)))


@lru_cache(maxsize=1)
def carrying() -> re.Pattern[str]:
    """Any one of the words that only carry a question."""
    return regex("|".join(map(re.escape, carrying_words())))


@lru_cache(maxsize=1)
def words_around() -> tuple[str, ...]:
    """Words that may stand around an everyday saying without changing what it means, longest first."""
    return tuple(sorted(_lines("around.txt"), key=lambda word: -len(word)))


@lru_cache(maxsize=1)
def field_words() -> tuple[str, ...]:
    """Words that questions about budgets are made of."""
    return tuple(_lines("field_words.txt"))


@lru_cache(maxsize=8192)
def same_sounds(char: str) -> frozenset[str]:
    """The other characters that sound like one."""
    return _sounds().get(char, frozenset()) - {char}


@lru_cache(maxsize=1)
def _sounds() -> dict[str, frozenset[str]]:
    text = files("qa.lexicon").joinpath("sounds.txt").read_text(encoding="utf-8")
    groups = [frozenset(line.split()[1]) for line in text.splitlines() if line and not line.startswith("#")]
    return {char: group for group in groups for char in group}


def _lines(name: str) -> list[str]:
    text = files("qa.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [normal(line) for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _table(name: str) -> dict:  # type: ignore[type-arg]
    return tomllib.loads(files("qa.lexicon").joinpath(name).read_text(encoding="utf-8"))
