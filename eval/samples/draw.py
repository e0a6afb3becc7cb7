"""Drawing the money of an invented department from a seed, and of the same department a year on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from eval.samples.department import EconomicLine, FunctionLine, Project, ThreePublic, Unit, YearBudget

ROUND = 100
"""Amounts are whole hundreds of yuan, so that 万元 to two decimals is exact."""


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """What a department does with project money, and about how much of it."""

    code: str
    name: str
    about: int
    purpose: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What stays the same over the years of an invented department.

    `main` is the 行政运行 item; `step` is what amounts are rounded to, in yuan.
    """

    department: str
    short_name: str
    main: str
    staff: int
    plans: tuple[ProjectPlan, ...]
    subordinates: tuple[str, ...] = ()
    unit_code: str = "101001"
    abroad: int = 0
    cars: int = 3
    step: int = ROUND
    other_income: int = 0


def draw_budget(profile: Profile, year: int, seed: int) -> YearBudget:
    """One year's budget; the seed and the year decide every amount."""
    random = Random(seed * 10_007 + year)

    def about(amount: int, spread: float = 0.15) -> int:
        low, high = int(amount * (1 - spread)), int(amount * (1 + spread))
        return random.randint(low // profile.step, high // profile.step) * profile.step

    heads = profile.staff
    economics = [
        EconomicLine("30101", about(68_000 * heads)),
        EconomicLine("30102", about(92_000 * heads)),
        EconomicLine("30103", about(41_000 * heads)),
        EconomicLine("30108", about(31_000 * heads)),
        EconomicLine("30109", about(15_500 * heads)),
        EconomicLine("30110", about(18_000 * heads)),
        EconomicLine("30111", about(4_500 * heads)),
        EconomicLine("30112", about(1_200 * heads)),
        EconomicLine("30113", about(27_000 * heads)),
        EconomicLine("30201", about(5_200 * heads)),
        EconomicLine("30202", about(700 * heads)),
        EconomicLine("30205", about(500 * heads)),
        EconomicLine("30206", about(2_300 * heads)),
        EconomicLine("30207", about(1_900 * heads)),
        EconomicLine("30209", about(4_100 * heads)),
        EconomicLine("30211", about(3_600 * heads)),
        EconomicLine("30213", about(1_700 * heads)),
        EconomicLine("30215", about(900 * heads)),
        EconomicLine("30216", about(1_300 * heads)),
        EconomicLine("30217", about(380 * heads)),
        EconomicLine("30228", about(2_600 * heads)),
        EconomicLine("30229", about(2_100 * heads)),
        EconomicLine("30231", about(26_000 * profile.cars)),
        EconomicLine("30239", about(9_400 * heads)),
        EconomicLine("30301", about(110_000)),
        EconomicLine("30302", about(6_400 * heads)),
        EconomicLine("31002", about(3_300 * heads)),
    ]
    amounts = {line.code: line.amount for line in economics}
    projects = tuple(
        Project(plan.code, plan.name, about(plan.about, 0.25), plan.purpose) for plan in profile.plans
    )
    purchase = about(180_000) if profile.cars and random.random() < 0.3 else 0
    three_public = ThreePublic(
        abroad=about(profile.abroad) if profile.abroad else 0,
        purchase=purchase,
        running=amounts["30231"],
        reception=amounts["30217"],
    )
    functions = _functions(profile, amounts, projects)
    goods = about(3_300 * heads)
    return YearBudget(
        department=profile.department,
        short_name=profile.short_name,
        year=year,
        functions=functions,
        economics=tuple(economics),
        projects=projects,
        three_public=three_public,
        units=_units(profile, functions, random),
        procurement_goods=goods,
        procurement_services=about(12_000 * heads),
        cars=profile.cars,
        other_income=about(profile.other_income) if profile.other_income else 0,
    )


def draw_execution(budget: YearBudget, seed: int) -> YearBudget:
    """What was spent of a budget: every line a little under or over, hundreds of yuan kept."""
    random = Random(seed * 10_009 + budget.year)

    def spent(amount: int) -> int:
        return amount * random.randint(880, 1010) // 1000 // ROUND * ROUND

    projects = tuple(Project(one.code, one.name, spent(one.amount), one.purpose) for one in budget.projects)
    economics = tuple(EconomicLine(line.code, spent(line.amount)) for line in budget.economics)
    amounts = {line.code: line.amount for line in economics}
    main = next(line.code for line in budget.functions if line.name == "行政运行")
    functions = tuple(
        sorted(
            [*_basic_functions(main, amounts), *_project_functions(projects)],
            key=lambda line: line.code,
        )
    )
    merged = _merged(functions)
    return YearBudget(
        department=budget.department,
        short_name=budget.short_name,
        year=budget.year,
        functions=merged,
        economics=economics,
        projects=projects,
        three_public=ThreePublic(
            abroad=spent(budget.three_public.abroad),
            purchase=spent(budget.three_public.purchase),
            running=amounts["30231"],
            reception=amounts["30217"],
        ),
        units=(),
        procurement_goods=spent(budget.procurement_goods),
        procurement_services=spent(budget.procurement_services),
        cars=budget.cars,
    )


def _functions(
    profile: Profile, amounts: dict[str, int], projects: tuple[Project, ...]
) -> tuple[FunctionLine, ...]:
    return _merged([*_basic_functions(profile.main, amounts), *_project_functions(projects)])


def _basic_functions(main: str, amounts: dict[str, int]) -> list[FunctionLine]:
    """Insurance and housing stand under their own 类; what is left runs the office."""
    outside = {
        "2080501": amounts["30301"] + amounts["30302"],
        "2080505": amounts["30108"],
        "2080506": amounts["30109"],
        "2101101": amounts["30110"],
        "2101103": amounts["30111"],
        "2210201": amounts["30113"],
    }
    rest = sum(amounts.values()) - sum(outside.values())
    return [FunctionLine(code, amount, 0) for code, amount in ((main, rest), *outside.items())]


def _project_functions(projects: tuple[Project, ...]) -> list[FunctionLine]:
    return [FunctionLine(project.code, 0, project.amount) for project in projects]


def _merged(lines: list[FunctionLine] | tuple[FunctionLine, ...]) -> tuple[FunctionLine, ...]:
    totals: dict[str, FunctionLine] = {}
    for line in sorted(lines, key=lambda line: line.code):
        known = totals.get(line.code, FunctionLine(line.code, 0, 0))
        totals[line.code] = FunctionLine(line.code, known.basic + line.basic, known.project + line.project)
    return tuple(totals.values())


def _units(profile: Profile, functions: tuple[FunctionLine, ...], random: Random) -> tuple[Unit, ...]:
    """The office takes what its subordinate units leave."""
    basic = sum(line.basic for line in functions)
    project = sum(line.project for line in functions)
    units: list[Unit] = []
    first = int(profile.unit_code)
    for number, name in enumerate(profile.subordinates, 1):
        own_basic = basic * random.randint(8, 18) // 100 // ROUND * ROUND
        own_project = project * random.randint(5, 20) // 100 // ROUND * ROUND
        units.append(Unit(str(first + number), name, own_basic, own_project))
    left_basic = basic - sum(unit.basic for unit in units)
    left_project = project - sum(unit.project for unit in units)
    office = Unit(str(first), f"{profile.department}（本级）", left_basic, left_project)
    return (office, *units)
