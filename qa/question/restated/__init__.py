"""A question said over in the plain forms that shapes know, where its own words found nothing.

Each module knows the many ways in which people put one thing (a share, a sum, an order, a check) and
gives the question back in one plain form: 以B为分母，A的比重有多高 becomes A占B百分之几. What is asked for
stays the same, and every name stays as it was said, so that an absent item stays absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qa.question.restated.lead_ins import without_lead_ins
from qa.question.restated.lookups import lookups
from qa.question.restated.said import Said, said_of
from qa.question.restated.shares import shares
from qa.question.restated.units import in_its_unit

_FORMS: tuple[Callable[[Said], Iterator[str]], ...] = (shares,)


def restated(question: str, terms: frozenset[str]) -> Iterator[str]:
    """The question in plainer forms, the likeliest first; none where there is nothing to say over."""
    said = said_of(without_lead_ins(question), terms)
    said = said_of(said.plain(in_its_unit(said.folded)), terms)
    tried = {question}
    for form in (*_FORMS, _as_it_is, lookups):
        for plain in form(said):
            if plain not in tried:
                tried.add(plain)
                yield plain


def _as_it_is(said: Said) -> Iterator[str]:
    yield said.text


__all__ = ["restated"]
