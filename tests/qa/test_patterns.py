"""Patterns that wait to be compiled until they are used."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import qa
from qa.patterns import _Regex, regex


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    amount = regex(r"(?P<n>\d+)万元")
    found = amount.search("共12万元")
    assert found is not None and found["n"] == "12"
    assert amount.sub("", "3万元和4万元") == "和" and amount.pattern == r"(?P<n>\d+)万元"
    assert dict(amount.groupindex) == {"n": 1} and amount.fullmatch("12元") is None


def test_nothing_is_compiled_before_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_every_pattern_of_the_answering_compiles() -> None:
    for module in pkgutil.walk_packages(qa.__path__, "qa."):
        importlib.import_module(module.name)
    waiting = [one for one in gc.get_objects() if isinstance(one, _Regex) and one.pattern != "("]
    assert len(waiting) > 1000
    for one in waiting:
        re.compile(one.pattern, one.flags)


def test_no_pattern_is_handed_to_the_functions_of_re() -> None:
    handed = re.compile(r"\bre\.(?:sub|subn|search|match|fullmatch|split|findall|finditer)\(\s*(\w+)")
    for found in pkgutil.walk_packages(qa.__path__, "qa."):
        module = importlib.import_module(found.name)
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        names = [one for one in handed.findall(source) if isinstance(vars(module).get(one), _Regex)]
        assert not names, f"{found.name}: use the methods of {names}"


def test_a_second_thread_may_use_a_pattern_while_the_first_compiles_it() -> None:
    pattern = regex("三公(经费)?")
    pattern.__dict__["search"] = re.compile(pattern.pattern).search  # so far the first thread has come
    found = pattern.match("三公经费多少")
    assert found is not None and found.group() == "三公经费"
