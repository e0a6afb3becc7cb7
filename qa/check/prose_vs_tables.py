"""Prose against tables: an amount said of a 科目, of “三公”经费 or of procurement is printed in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Document, Fact
from qa.check.causes import suspects_of_pair
from qa.check.figures import Figure, judge_difference, of_fact
from qa.check.findings import make_finding
from qa.check.said import Said, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_BUDGET_MEASURE = regex(r"年初预算|全年预算|调整预算|预算数|上年|执行数")
_ITEM = regex(r"[（(]项[)）]|[（(]\d{7}[)）]")
_THREE = {
    "因公出国": r"因公出国",
    "公务接待": r"公务接待",
    "公务用车购置及运行": r"公务用车购置(?:及|和|与)运行",
    "公务用车购置费": r"公务用车购置费?$|购置费$",
    "公务用车运行": r"公务用车运行|(?<![及和与])(?:运行|运行维护)费$",
    "会议费": r"^会议费",
    "培训费": r"^培训费",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """Figures of tables by name and by code."""

    by_name: dict[str, list[Figure]]
    codes: dict[str, set[str]]
    all_values: set[Decimal]
    by_unit: dict[str, list[Decimal]]
    """What the rows of one name come to, where a table prints one for each unit and none for them all."""


def item_amounts(document: Document) -> Iterator[Trial]:
    """“…（项）”的金额＝表内该科目的金额 (in whichever table and fund it stands)."""
    printed = _printed(document)
    if not printed.by_name:
        if any(_ITEM.search(passage.text) for passage in document.passages):
            yield not_run("本文件没有可对照的表")
        return
    final = document.identity.kind == "决算"
    for index, numbers in passage_numbers(document).items():
        for said in numbers:
            if not said.money or said.role != "amount" or said.in_reason or not said.subject or said.inexact:
                continue
            if said.value == 0:
                continue
            text = document.passages[index].sentences[said.statement.sentence].text
            if not (_ITEM.search(text) or _ITEM.search(document.passages[index].text[:100])):
                continue
            if said.statement.year != document.identity.year:
                continue
            if final and not re.search("决算|支出数", (said.statement.base or "") + said.before[-8:]):
                continue
            if not final and _BUDGET_MEASURE.search(said.statement.base or ""):
                continue
            yield from _item(document, said, printed)


def three_public_amounts(document: Document) -> Iterator[Trial]:
    """“三公”各项说明的金额印在“三公”经费表中."""
    values = [
        (fact, figure)
        for fact in document.facts
        if document.tables[fact.table].kind == "three_public_table"
        and fact.amount is not None
        and (figure := of_fact(document, fact)) is not None
    ]
    for numbers in passage_numbers(document).values():
        for said in numbers:
            if not said.money or said.role != "amount" or said.in_reason or said.inexact:
                continue
            key = next((key for key in _THREE if _names(said.name, key)), None)
            if key is None or said.statement.year != document.identity.year or "增加" in said.before[-6:]:
                continue
            if _of_a_part(document, said):
                continue
            if (
                said.statement.base
                and _BUDGET_MEASURE.search(said.statement.base)
                and document.identity.kind == "决算"
            ):
                continue
            figures = [figure for fact, figure in values if re.search(_THREE[key], _innermost(fact))]
            if not figures:
                yield not_run("“三公”经费表未印出该项")
                continue
            yield _among(document, said, figures, "“三公”经费表")


def _of_a_part(document: Document, said: Said) -> bool:
    """Whether the number is what other money, or the daily running alone, holds of a “三公” item."""
    passage = document.passages[said.statement.passage]
    around = [*passage.heading_path[-1:], *said.subject, said.before]
    opening = passage.sentences[0].text[:60]
    return any(_PART.search(words) and "三公" not in words for words in (*around, opening))


_PART = regex(
    "机关运行|公用经费|人员经费|商品和服务|基本支出|项目支出|单位资金|自有资金|财政专户|非财政|政府采购"
)


def _printed(document: Document) -> Printed:
    by_name: dict[str, list[Figure]] = {}
    codes: dict[str, set[str]] = {}
    values: set[Decimal] = set()
    rows: dict[tuple[str, int, int], list[tuple[str, Decimal]]] = {}
    for fact in document.facts:
        if fact.amount is None or fact.unit == "%":
            continue
        figure = of_fact(document, fact)
        if figure is None:
            continue
        values.add(figure.value)
        if document.tables[fact.table].kind in ("performance_table", "procurement_table"):
            continue
        by_name.setdefault(_plain(fact.label), []).append(figure)
        place = (_plain(fact.label), fact.table, fact.column)
        rows.setdefault(place, []).append(("/".join(fact.row_path[:-1]), figure.value))
        if fact.code and not fact.code.startswith(("3", "5")):
            codes.setdefault(_plain(fact.label), set()).add(fact.code)
    by_unit: dict[str, list[Decimal]] = {}
    for (name, *_), alike in rows.items():
        if len(alike) > 1 and len({path for path, _ in alike}) == len(alike):
            by_unit.setdefault(name, []).append(sum((value for _, value in alike), Decimal(0)))
    return Printed(by_name, codes, values, by_unit)


def _item(document: Document, said: Said, printed: Printed) -> Iterator[Trial]:
    name = _plain(said.name)
    figures = printed.by_name.get(name, [])
    if not figures:
        name, figures = _longest_ending(said.name, printed)
    if not figures:
        yield not_run("表中没有同名科目")
        return
    verdicts = [judge_difference(said.value - figure.value, (said.figure, figure)) for figure in figures]
    if None in verdicts:
        yield HOLDS
        return
    if not printed.codes.get(name):
        yield not_run("表中科目没有编码，不能确认是同一科目")
        return
    if any(abs(said.value - value) <= said.figure.step for value in printed.by_unit.get(name, ())):
        yield HOLDS
        return
    yield _differs(said, figures, "rounding" in verdicts, "表中该科目")


def _among(document: Document, said: Said, figures: Sequence[Figure], where: str) -> Trial:
    verdicts = [judge_difference(said.value - figure.value, (said.figure, figure)) for figure in figures]
    if None in verdicts:
        return HOLDS
    if said.value == 0 or all(figure.value == 0 for figure in figures):
        return not_run(f"{where}该项为零或空")
    return _differs(said, figures, "rounding" in verdicts, where)


def _differs(said: Said, figures: Sequence[Figure], rounding: bool, where: str) -> Trial:
    nearest = min(figures, key=lambda figure: abs(figure.value - said.value))
    largest = max(figures, key=lambda figure: figure.value)
    other = nearest if rounding else largest
    what = f"正文“{said.name}”写{said.text}，{where}为{other.printed}{other.unit or ''}"
    return fails(
        make_finding(
            "prose-table",
            "rounding" if rounding else "error",
            what,
            (said.text, other.printed),
            (said.figure.place, other.place),
            said.figure.show(abs(other.value - said.value)),
        ),
        suspects_of_pair(said.figure, other),
    )


def _longest_ending(name: str, printed: Printed) -> tuple[str, list[Figure]]:
    """人大事务行政运行: the 项 at the end of a name that runs 款 and 项 together."""
    plain = _plain(name)
    best = max(
        (known for known in printed.codes if len(known) >= 4 and plain.endswith(known)), key=len, default=""
    )
    rest = plain.removesuffix(best)
    if best and rest and any(rest == known or rest.endswith(known) for known in printed.codes):
        return best, printed.by_name.get(best, [])
    return "", []


def _names(name: str, key: str) -> bool:
    plain = re.sub(r"[“”（）()境]|支出|预算|经费|费用|费", "", name)
    target = re.sub("费", "", key)
    if key in ("会议费", "培训费"):
        return key in name
    if key == "公务用车购置费":
        return plain.endswith("公务用车购置")
    if key == "公务用车运行":
        return bool(re.search(r"公务用车运行(?:维护)?$", plain))
    if key == "公务用车购置及运行":
        return bool(re.search(r"公务用车购置(?:及|和|与)运行(?:维护)?$", plain))
    return plain.endswith(target)


def _innermost(fact: Fact) -> str:
    """The header part or the label that names the item of a 三公 cell."""
    parts = [part for part in fact.column_path if part not in ("小计", "合计")]
    for part in reversed(parts):
        if re.search(r"出国|接待|用车|购置|运行|会议费|培训费", part):
            return part
    return fact.label


def _plain(name: str) -> str:
    return (
        re.sub(r"[（(](?:类|款|项)[)）]|[“”\s]|[（(]\d+[)）]", "", name).replace("(", "（").replace(")", "）")
    )
