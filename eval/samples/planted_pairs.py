"""Planted errors across documents: one figure of another edition that this one states wrongly.

A budget compares itself with the year before, a final account with the budget it closes; one item of what
it compares with is another amount than the other document prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from eval.samples.booklet import Booklet
from eval.samples.department import FunctionLine, Project, YearBudget, in_wan, said, wan
from eval.samples.departments import CULTURE, WATER
from eval.samples.draw import ROUND, draw_budget, draw_execution
from eval.samples.forms.coded import coded_booklet
from eval.samples.forms.district import district_booklet
from eval.samples.forms.final import final_booklet


@dataclass(frozen=True, slots=True)
class PlantedPair:
    """Two booklets of one department; `near` are words that stand beside the figures that differ."""

    kind: str
    earlier: Booklet
    later: Booklet
    near: tuple[str, ...]


def sound_pair(seed: int) -> PlantedPair:
    """Two editions that agree; the kinds take turns."""
    return KINDS[seed % len(KINDS)](seed, 0)


def plant_pair(seed: int) -> PlantedPair:
    """Two editions of which the later states one figure of the earlier wrongly."""
    return KINDS[seed % len(KINDS)](seed, Random(seed).choice([-9, -4, 3, 5, 8]) * ROUND * 10)


def _last_year(seed: int, off: int) -> PlantedPair:
    """因公出国 of last year is stated otherwise than last year's budget prints it."""
    now, before, long_ago = (draw_budget(WATER, year, seed) for year in (2025, 2024, 2023))
    public = before.three_public
    stated = replace(before, three_public=replace(public, abroad=public.abroad + off))
    return PlantedPair(
        "last year",
        coded_booklet("earlier.pdf", before, long_ago),
        coded_booklet("later.pdf", now, stated),
        ("因公出国", said(stated.three_public.abroad), said(stated.three_public.total)),
    )


def _last_years_project(seed: int, off: int) -> PlantedPair:
    """A project's amount in last year's column is not last year's."""
    now, before, long_ago = (draw_budget(WATER, year, seed) for year in (2025, 2024, 2023))
    place = Random(seed).randrange(len(before.projects))
    project = before.projects[place]
    wrong = Project(project.code, project.name, project.amount + off, project.purpose)
    projects = (*before.projects[:place], wrong, *before.projects[place + 1 :])
    return PlantedPair(
        "last year's project",
        coded_booklet("earlier.pdf", before, long_ago),
        coded_booklet("later.pdf", now, replace(before, projects=projects)),
        (project.name, in_wan(wrong.amount)),
    )


def _opening_budget(seed: int, off: int) -> PlantedPair:
    """年初预算 of one 项 of a final account is not what the budget prints."""
    profile = replace(CULTURE, step=ROUND)
    budget, before = draw_budget(profile, 2024, seed), draw_budget(profile, 2023, seed)
    stated = _with_more(budget, Random(seed).randrange(len(budget.functions)), off)
    changed = next((a for a, b in zip(stated.functions, budget.functions, strict=True) if a != b), None)
    near = (changed.name, str(wan(changed.total)), str(wan(stated.total))) if changed else ()
    return PlantedPair(
        "opening budget",
        district_booklet("earlier.pdf", budget, before),
        final_booklet("later.pdf", draw_execution(budget, seed), stated),
        near,
    )


def _with_more(budget: YearBudget, place: int, off: int) -> YearBudget:
    line = budget.functions[place]
    if line.basic:
        wrong = FunctionLine(line.code, line.basic + off, line.project)
    else:
        wrong = FunctionLine(line.code, line.basic, line.project + off)
    return replace(budget, functions=(*budget.functions[:place], wrong, *budget.functions[place + 1 :]))


KINDS: tuple[Callable[[int, int], PlantedPair], ...] = (_last_year, _last_years_project, _opening_budget)
"""The kinds of mistakes, in the order in which seeds take them; an offset of nought leaves none."""
