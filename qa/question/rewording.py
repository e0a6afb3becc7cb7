"""A question in other words: plain before it is read, and said over where its own words found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.patterns import regex
from qa.question.bodies_listed import bodies_listed
from qa.question.colloquial import plain_question
from qa.question.everyday import named_by_runs
from qa.question.keywords import in_words
from qa.question.loose import loosened
from qa.question.misspelt import nearest_names
from qa.question.payloads import without_payload
from qa.question.short_bodies import bodies_in_full, in_units_names
from qa.question.sounds import words_as_meant
from qa.question.text import normal
from qa.question.working_back import without_method
from qa.question.year_worked_back import year_worked_back

_WHICH_YEAR = regex(r"(?:[今去前上]年度?|上一年度?|本年度?)[（(](?P<year>20\d\d)年?度?[)）]")
_BOTH_YEARS = regex(
    r"^(?P<x>(?:[^,，]*[,，])?[^,，]*?)(?P<a>20\d\d年?|[今本]年)度?(?P<y>[^,，\d]*?)(?P<and>[和与跟同、])(?P<b>20\d\d年?|[去上]年)度?(?:预算|决算|执行)?数?(?:相?比(?:较)?)?[,，]?"
    r"(?P<z>[^,，\d]*?)(?:这?两年)?的?(?:各|分别)(?:自|都)?(?:是|为|有|花了?|安排了?)*多少(?P<unit>[万亿]?元)?"
)
"""2024年的购置费和2023年相比，两年分别是多少: the same thing asked for in two years."""


def plainly(question: str) -> str:
    """The question as documents print, before anything of it is read."""
    asked = _WHICH_YEAR.sub(r"\g<year>年", in_words(without_payload(question)))
    asked = _BOTH_YEARS.sub(_of_both_years, asked)
    return plain_question(year_worked_back(asked) or without_method(asked))


def _of_both_years(said: re.Match[str]) -> str:
    """三公经费2023年和上年各是多少 as 三公经费2023年和2022年分别是多少."""
    first, second = said["a"], said["b"]
    if second[0] in "去上" and first[0] == "2":
        second = f"{int(first[:4]) - 1}年"
    item = "".join(part.strip("的, ，") for part in (said["x"], said["y"], said["z"]))
    return f"{item}{first}和{second}分别是多少{said['unit'] or ''}" if item else said.group()


def in_printed_names(question: str, terms: frozenset[str], bodies: Sequence[str]) -> Iterator[str]:
    """A question whose answer is doubtful: in plainer forms, and in printed names."""
    # The patterns take a while to compile, and only a question that found nothing needs them.
    from qa.question.restated import restated

    yield from bodies_listed(question, terms)
    yield from in_units_names(question, terms, bodies)
    yield from bodies_in_full(question, terms, bodies)
    yield from restated(question, terms, bodies)
    yield from named_by_runs(question, terms)


def reworded(question: str, terms: frozenset[str], bodies: Sequence[str]) -> Iterator[str]:
    """A question that found nothing: said over, in printed names, a slip put right, and both together."""
    yield from _said_over(question, terms, bodies)
    meant = words_as_meant(normal(question), terms)
    if meant != normal(question):
        yield plainly(meant)
        yield from _said_over(plainly(meant), terms, bodies)


def _said_over(question: str, terms: frozenset[str], bodies: Sequence[str]) -> Iterator[str]:
    from qa.question.restated import asking_clause, plain_lookups, restated

    forms = [
        *bodies_listed(question, terms),
        *in_units_names(question, terms, bodies),
        *bodies_in_full(question, terms, bodies),
    ]
    yield from forms
    for plain in restated(question, terms, bodies):
        forms.append(plain)
        yield plain
    yield from named_by_runs(question, terms)
    mended = nearest_names(question, terms)
    named = [*([mended] if mended else []), *loosened(question, terms)]
    yield from named
    for words in (*named_by_runs(question, terms), *named):
        yield from plain_lookups(words, terms, bodies)
    for plain in forms:
        yield from named_by_runs(plain, terms)
        yield from loosened(plain, terms)
    asked = asking_clause(question, terms)
    if asked is not None:
        yield asked
        yield from loosened(asked, terms)
