"""Questions over several sample disclosures: two years, two departments, budget and final account."""

from __future__ import annotations

from eval.samples.catalogue import (
    CULTURE_FINAL,
    CULTURE_LAST,
    CULTURE_THIS,
    WATER_LAST,
    WATER_THIS,
    Money,
)
from eval.samples.department import percent, wan
from eval.samples.gold import Evidence, GoldBook, in_wan_gold, number, numbers


def add_questions(book: GoldBook, money: Money) -> None:
    """Differences are exact in the model and given to two decimals of 万元."""
    _years(book, money)
    _departments(book, money)
    _budget_and_final(book, money)


def _years(book: GoldBook, money: Money) -> None:
    now, before = money.culture_this, money.culture_last
    years = [CULTURE_THIS, CULTURE_LAST]
    both = [
        Evidence(CULTURE_THIS, "“三公”经费", now.three_public.total),
        Evidence(CULTURE_LAST, "“三公”经费", before.three_public.total),
    ]
    moved = wan(now.three_public.total) - wan(before.three_public.total)
    word = "多" if moved > 0 else "少"
    book.add(
        "compare",
        years,
        f"2025年三公经费比2024年{word}了多少万元？",
        number(abs(moved), "万元"),
        both,
    )
    fund = [
        Evidence(CULTURE_THIS, "住房公积金", now.economic("30113")),
        Evidence(CULTURE_LAST, "住房公积金", before.economic("30113")),
    ]
    book.add(
        "compare",
        years,
        "2024年和2025年的住房公积金分别是多少？",
        numbers(
            (wan(before.economic("30113")), "万元", "2024年"), (wan(now.economic("30113")), "万元", "2025年")
        ),
        fund,
    )
    growth = percent(now.function("2070104") - before.function("2070104"), before.function("2070104"))
    book.add(
        "compute",
        years,
        f"图书馆支出2025年比2024年{'增长' if growth > 0 else '下降'}了百分之几？",
        number(abs(growth), "%"),
        [
            Evidence(CULTURE_THIS, "图书馆", now.function("2070104")),
            Evidence(CULTURE_LAST, "图书馆", before.function("2070104")),
        ],
    )
    water, past = money.water_this, money.water_last
    book.add(
        "followup",
        [WATER_THIS, WATER_LAST],
        "那2024年呢？",
        in_wan_gold(past.three_public.reception),
        [Evidence(WATER_LAST, "公务接待费", past.three_public.reception)],
        history=["2025年公务接待费预算是多少？"],
    )
    moved = wan(water.total) - wan(past.total)
    book.add(
        "compare",
        [WATER_THIS, WATER_LAST],
        "望川市水务局2025年支出预算总额和2024年相差多少？",
        number(abs(moved), "万元"),
        [Evidence(WATER_THIS, "合计", water.total), Evidence(WATER_LAST, "合计", past.total)],
    )


def _departments(book: GoldBook, money: Money) -> None:
    water, culture = money.water_this, money.culture_this
    both = [WATER_THIS, CULTURE_THIS]
    publics = [
        Evidence(WATER_THIS, "“三公”经费", water.three_public.total),
        Evidence(CULTURE_THIS, "“三公”经费", culture.three_public.total),
    ]
    ranked = sorted((water, culture), key=lambda year: -year.three_public.total)
    book.add(
        "compare",
        both,
        "把望川市水务局和明州市东渚区文化和旅游局2025年“三公”经费预算由高到低排个序",
        {"items": [year.department for year in ranked], "ordered": True},
        publics,
    )
    book.add(
        "compare",
        both,
        "2025年市水务局的公务接待费比区文旅局多多少万元？",
        number(wan(water.three_public.reception) - wan(culture.three_public.reception), "万元"),
        [
            Evidence(WATER_THIS, "公务接待费", water.three_public.reception),
            Evidence(CULTURE_THIS, "公务接待费", culture.three_public.reception),
        ],
    )
    book.add("absent", both, "明州市东渚区教育局2025年的公务接待费是多少？", {"status": "not_found"})


def _budget_and_final(book: GoldBook, money: Money) -> None:
    budget, spent = money.culture_last, money.culture_spent
    book.add(
        "compare",
        [CULTURE_LAST, CULTURE_FINAL],
        "2024年文化活动支出决算比预算少多少万元？",
        number(wan(budget.function("2070108") - spent.function("2070108")), "万元"),
        [
            Evidence(CULTURE_LAST, "文化活动", budget.function("2070108")),
            Evidence(CULTURE_FINAL, "文化活动", spent.function("2070108")),
        ],
    )
