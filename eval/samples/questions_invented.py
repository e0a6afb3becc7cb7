"""Questions over one disclosure each of the invented departments; amounts come from the model."""

from __future__ import annotations

from eval.samples.catalogue import CULTURE_FINAL, CULTURE_THIS, WATER_THIS, Money
from eval.samples.department import YearBudget, percent, wan
from eval.samples.gold import Amount, Evidence, GoldBook, in_wan_gold, number, numbers


def _amount(book: GoldBook, kind: str, document: str, question: str, name: str, amount: int) -> None:
    book.add(kind, document, question, in_wan_gold(amount), [Evidence(document, name, amount)])


def add_culture(book: GoldBook, money: Money) -> None:
    """A district's form: tables in 元, prose in 万元."""
    now, before, doc = money.culture_this, money.culture_last, CULTURE_THIS
    public = now.three_public
    _amount(book, "lookup", doc, "图书馆支出预算是多少？", "图书馆", now.function("2070104"))
    _amount(book, "lookup", doc, "差旅费安排了多少？", "差旅费", now.economic("30211"))
    _amount(book, "lookup", doc, "三公经费多少", "“三公”经费", public.total)
    _amount(book, "lookup", doc, "机关运行经费预算是多少？", "机关运行经费", now.office)
    _amount(book, "lookup", doc, "工资福利支出合计多少万元？", "工资福利支出", now.economic("301"))
    _amount(book, "alias", doc, "接待费用今年安排多少？", "公务接待费", public.reception)
    _amount(
        book, "narrative_number", doc, "政府采购货物预算是多少？", "政府采购货物预算", now.procurement_goods
    )
    cars = [Evidence(doc, "共有车辆", f"{now.cars}辆")]
    book.add("narrative_number", doc, "单位有几辆车？", number(now.cars, "辆"), cars)
    grown = abs(wan(now.total) - wan(before.total))
    book.add(
        "narrative_number",
        doc,
        "收入预算比2024年增加了多少？",
        number(grown, "万元"),
        [Evidence(doc, "收入预算", grown)],
    )
    utilities = [Evidence(doc, "水费", now.economic("30205")), Evidence(doc, "电费", now.economic("30206"))]
    both = now.economic("30205") + now.economic("30206")
    book.add("compute", doc, "水费和电费合计多少元？", number(both, "元"), utilities)
    book.add(
        "compute",
        doc,
        "项目支出占支出合计的比重是多少？",
        number(percent(now.project, now.total), "%"),
        [Evidence(doc, "合计", now.project)],
    )
    goods = sorted(
        (line for line in now.economics if line.code.startswith("302")), key=lambda line: -line.amount
    )
    book.add(
        "rank",
        doc,
        "商品和服务支出里金额最大的三个款级科目依次是哪些？",
        {"items": [line.name for line in goods[:3]], "ordered": True},
        [Evidence(doc, line.name, line.amount) for line in goods[:3]],
    )
    _amount_in_yuan(book, doc, "住房公积金是多少元？", "住房公积金", now.economic("30113"))
    book.add("absent", doc, "国有资本经营预算支出是多少？", {"status": "no_data"})
    book.add("absent", doc, "因公出国（境）费安排了多少？", {"status": "no_data"})
    book.add("absent", doc, "抗旱经费是多少？", {"status": "not_found"})
    book.add(
        "text",
        doc,
        "下属单位有哪些？",
        {"items": ["明州市东渚区图书馆", "明州市东渚区文化馆"], "ordered": False},
        saying=("下属单位包括",),
    )
    book.add("text", doc, "群众文艺汇演专项用来做什么？", {"text_all": ["戏曲下乡"]}, saying=("戏曲下乡",))
    book.add(
        "followup",
        doc,
        "其中运行费呢？",
        in_wan_gold(public.running),
        [Evidence(doc, "“三公”经费", public.running)],
        history=["公务用车购置及运行费是多少？"],
    )
    book.add(
        "check",
        doc,
        "收入总计和支出总计相等吗？",
        {"verdict": True},
        [Evidence(doc, "总计", now.total)],
    )


def _amount_in_yuan(book: GoldBook, document: str, question: str, name: str, amount: int) -> None:
    book.add("unit", document, question, number(amount, "元"), [Evidence(document, name, amount)])


def add_final(book: GoldBook, money: Money) -> None:
    """A final account: opening budget and execution side by side."""
    spent, budget, doc = money.culture_spent, money.culture_last, CULTURE_FINAL
    _amount(book, "lookup", doc, "2024年度支出决算总计是多少？", "总计", spent.total)
    _amount(book, "lookup", doc, "图书馆的决算数是多少？", "图书馆", spent.function("2070104"))
    _amount(book, "lookup", doc, "图书馆的年初预算数是多少？", "图书馆", budget.function("2070104"))
    _amount(book, "lookup", doc, "公用经费合计多少？", "公用经费合计", spent.office)
    rate = percent(wan(spent.total), wan(budget.total))
    book.add(
        "narrative_number",
        doc,
        "一般公共预算财政拨款支出完成年初预算的百分之几？",
        number(rate, "%"),
        [Evidence(doc, "一般公共预算财政拨款支出", rate)],
    )
    batches = spent.cars * 14
    book.add(
        "narrative_number",
        doc,
        "全年国内接待了多少批次？",
        number(batches, "批次"),
        [Evidence(doc, "国内接待", f"{batches}批次")],
    )
    planned, done = budget.three_public.total, spent.three_public.total
    book.add(
        "compute",
        doc,
        "三公经费决算比预算少多少？",
        number(wan(planned) - wan(done), "万元"),
        [Evidence(doc, "“三公”经费", done)],
    )
    book.add("absent", doc, "政府性基金预算财政拨款支出是多少？", {"status": "no_data"})


def add_water(book: GoldBook, money: Money) -> None:
    """A city's form: 万元, units' rows, last year beside this year."""
    now, before, doc = money.water_this, money.water_last, WATER_THIS
    unit = now.units[1]
    _amount(book, "lookup", doc, f"{unit.name}的支出预算是多少？", unit.name, unit.basic + unit.project)
    _amount(book, "lookup", doc, f"{unit.name}的项目支出是多少？", unit.name, unit.project)
    flood, past = _project(now, "防汛抢险物资储备"), _project(before, "防汛抢险物资储备")
    _amount(book, "lookup", doc, "防汛抢险物资储备2025年预算是多少？", "防汛抢险物资储备", flood)
    _amount(book, "lookup", doc, "防汛抢险物资储备2024年预算是多少？", "防汛抢险物资储备", past)
    _amount(book, "lookup", doc, "培训费预算是多少？", "培训费", now.economic("30216"))
    _amount(book, "lookup", doc, "事业收入是多少？", "事业收入", now.other_income)
    _amount(book, "alias", doc, "出国经费今年有多少？", "因公出国（境）费", now.three_public.abroad)
    _amount_in_yuan(book, doc, "公务接待费是多少元？", "公务接待费", now.three_public.reception)
    share = percent(now.other_income, now.total)
    book.add(
        "narrative_number",
        doc,
        "事业收入占收入预算的百分之几？",
        number(share, "%"),
        [Evidence(doc, "事业收入", share)],
    )
    book.add(
        "compute",
        doc,
        "会议费和培训费加起来多少？",
        in_wan_gold(now.economic("30215") + now.economic("30216")),
        [Evidence(doc, "会议费", now.economic("30215"))],
    )
    book.add(
        "compute",
        doc,
        "防汛抢险物资储备比上年预算变化了多少？",
        in_wan_gold(flood - past),
        [Evidence(doc, "防汛抢险物资储备", flood)],
    )
    ranked = sorted(now.projects, key=lambda project: -project.amount)
    evidence = [Evidence(doc, project.name, project.amount) for project in ranked[:3]]
    book.add("rank", doc, "哪个项目最大？", {"items": [ranked[0].name], "ordered": False}, evidence[:1])
    book.add(
        "rank",
        doc,
        "金额排前三的项目依次是哪些？",
        {"items": [project.name for project in ranked[:3]], "ordered": True},
        evidence,
    )
    names = [one.name for one in now.units[1:]]
    book.add("text", doc, "下属单位有哪些？", {"items": names, "ordered": False}, saying=("下属单位包括",))
    book.add("absent", doc, "政府性基金支出是多少？", {"status": "no_data"})
    book.add("absent", doc, "望川市教育局的三公经费是多少？", {"status": "not_found"})
    _premises(book, now, before)


def _premises(book: GoldBook, now: YearBudget, before: YearBudget) -> None:
    doc = WATER_THIS
    moved = wan(now.office) - wan(before.office)
    wrong, true = ("增加", "减少") if moved < 0 else ("减少", "增加")
    book.add(
        "premise",
        doc,
        f"机关运行经费为什么比上年{wrong}了？",
        {"text_all": [str(abs(moved)), true]},
        saying=("机关运行经费预算", str(abs(moved))),
    )
    book.add(
        "check",
        doc,
        "公开表一的支出合计和公开表三的合计一致吗？",
        {"verdict": True},
        [Evidence(doc, "合计", now.total)],
    )
    pair: list[tuple[Amount, str, str]] = [
        (wan(now.basic), "万元", "基本支出"),
        (wan(now.project), "万元", "项目支出"),
    ]
    book.add(
        "lookup",
        doc,
        "基本支出和项目支出分别是多少？",
        numbers(*pair),
        [Evidence(doc, "基本支出", now.basic), Evidence(doc, "项目支出", now.project)],
    )


def _project(year: YearBudget, name: str) -> int:
    return next(project.amount for project in year.projects if project.name == name)
