"""A question said over in the plain forms that shapes know, where its own words found nothing.

Each module knows the many ways in which people put one thing (a share, a sum, an order, a check) and
gives the question back in one plain form: 以B为分母，A的比重有多高 becomes A占B百分之几. What is asked for
stays the same, and every name stays as it was said, so that an absent item stays absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qa.patterns import regex
from qa.question.restated.apart import apart
from qa.question.restated.appositions import without_appositions
from qa.question.restated.averages import averages
from qa.question.restated.checks import checks
from qa.question.restated.counted import counted
from qa.question.restated.goals_counted import goals_counted
from qa.question.restated.lead_ins import asking_clause, without_lead_ins, without_opening
from qa.question.restated.lookups import ASKS_OTHERWISE, lookups
from qa.question.restated.matters import matters
from qa.question.restated.measures import measures
from qa.question.restated.multiples import multiples
from qa.question.restated.orders import orders
from qa.question.restated.pronouns import without_pronouns
from qa.question.restated.said import Said, said_of
from qa.question.restated.several import several
from qa.question.restated.shares import shares
from qa.question.restated.sums import sums
from qa.question.restated.texts import texts
from qa.question.restated.units import in_its_unit
from qa.question.restated.verbs import verbs
from qa.question.restated.whether_any import whether_any
from qa.question.text import normal

_YEARS = regex("20\\d\\d年|今年|本年度|去年|上一?年")


def restated(question: str, terms: frozenset[str], bodies: Sequence[str] = ()) -> Iterator[str]:
    """The question in plainer forms, the likeliest first; none where there is nothing to say over.

    `bodies` are the departments named in it: they and its years are of every form.
    """
    said = said_of(without_lead_ins(question), terms, bodies)
    shorter = said if ASKS_OTHERWISE.search(said.folded) else _said_over(said, without_opening, terms)
    shorter = _said_over(shorter, without_pronouns, terms)
    shorter = _said_over(shorter, without_appositions, terms)
    ways = dict.fromkeys((said, shorter))
    in_unit = dict.fromkeys(_said_over(one, in_its_unit, terms) for one in ways)
    why = bool(_WHY.search(said.folded))
    plain = [(form, one) for one in ways for form in (() if why else _WORKED_OUT)]
    plain += [(form, one) for one in in_unit for form in (_IN_WORDS if why else _READ_OFF)]
    yield from _whole(question, (words for form, one in plain for words in form(one)), bodies)


def plain_lookups(question: str, terms: frozenset[str], bodies: Sequence[str] = ()) -> Iterator[str]:
    """The question as that for a single figure, without the words that only carry it."""
    said = said_of(question, terms)
    yield from _whole(question, lookups(said), bodies)
    shorter = _said_over(said, without_opening, terms)
    if shorter is not said:
        yield from _whole(question, lookups(shorter), bodies)


def _whole(question: str, plain: Iterator[str], bodies: Sequence[str]) -> Iterator[str]:
    """The forms with the bodies and years that they lost, each once."""
    asked = normal(question)
    kept = [*bodies, *_YEARS.findall(asked)]
    tried = {question, asked, asked.rstrip("?？")}
    for words in plain:
        whole = "".join(dict.fromkeys(name for name in kept if name not in words)) + words
        if whole not in tried:
            tried.add(whole)
            yield whole


def _said_over(said: Said, change: Callable[[str], str], terms: frozenset[str]) -> Said:
    left = change(said.folded)
    return said if left == said.folded else said_of(said.plain(left), terms, said.bodies)


def _as_it_is(said: Said) -> Iterator[str]:
    yield said.text


_Form = Callable[[Said], Iterator[str]]
_WORKED_OUT: tuple[_Form, ...] = (checks, shares, orders, apart, averages, multiples, sums)
_READ_OFF: tuple[_Form, ...] = (
    goals_counted,
    matters,
    counted,
    whether_any,
    shares,
    measures,
    several,
    _as_it_is,
    texts,
    lookups,
    verbs,
)
"""What takes several figures to answer, and what stands in one place, in the unit that is wanted."""
_WHY = regex("为什么|为何|为啥|何故|原因|理由|缘由")
_IN_WORDS: tuple[_Form, ...] = (_as_it_is, texts)
"""Why something is so is answered in words, whatever share or bound stands beside it."""

__all__ = ["asking_clause", "plain_lookups", "restated"]
