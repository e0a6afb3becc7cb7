"""A project's form (绩效目标表) that is asked for by its name, where the document prints none of it."""

from __future__ import annotations

from qa.items.entries import DocumentIndex
from qa.patterns import regex

_ITS_FORM = regex(
    "(?:[这那该]个?|本)?(?:专项|项目)?的?(?:项目)?(?:支出)?绩效(?:目标|自评)(?:申报|填报)?表(?!现)"
)
_ALIKE = 0.75
"""How much of a form's own name may be said for it to be the one that is asked for."""


def lacks_the_form(phrase: str, index: DocumentIndex) -> bool:
    """Whether the phrase names a project of the document that has no form in it, and asks for its form."""
    for found in _ITS_FORM.finditer(phrase):
        before = phrase[: found.start()]
        named = max((name for name in index.listed if before.endswith(name)), key=len, default="")
        if named:
            return not any(_alike(named, form) for form in index.forms)
    return False


def _alike(name: str, form: str) -> bool:
    shared = len(set(name) & set(form))
    return name in form or form in name or shared >= _ALIKE * min(len(set(name)), len(set(form)))
