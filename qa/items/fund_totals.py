"""The total of one kind of money: 一般公共预算支出, 政府性基金预算收入, over the whole document.

Such a total has many places (the fund's own table, its column in 财政拨款收支总表, its row among the
incomes), and tables of single items (“三公”经费, 项目支出) have a total row that names the fund as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.items.entries import Entry
from qa.patterns import regex

_FUNDS = {
    "general": regex("一般公共预算|公共财政"),
    "fund": regex("政府性基金"),
    "capital": regex("国有资本|国资"),
    "fiscal": regex("财政拨款$|财政拨款(?:收入|支出|小计|合计)"),
}
_NAMED = {
    "general": regex("一般公共预算|公共财政"),
    "fund": regex("基金"),
    "capital": regex("国有资本|国资"),
    "fiscal": regex("财政"),
}
"""How prose names the kind of money that its figures are of."""
_OWN_TABLE = {
    "general": "general_budget_table",
    "fund": "government_fund_table",
    "capital": "state_capital_table",
    "fiscal": "fiscal_expenditure_table",
}
_PHRASE = regex(
    r"^(?:部门|单位|全年|年度|本年度?|当年|整个|全部|总|财政(?!拨款(?:的|总)?(?:收|支)))*"
    r"(?P<fund>一般公共预算|公共财政预算|政府性基金|国有资本经营|财政拨款(?=(?:的|总|本年度?|当年)*(?:收入|支出|收支)))"
    r"(?:预算)?(?:当年|本年)?(?:财政)?(?:拨款|资金)?的?(?:安排|拨款|资金|总)?的?(?P<side>收入|支出|收支)?(?:年初)?(?:预算|决算)?的?(?P<grand>总计)?"
    r"(?:合计|总额|总数|总量|总规模|总)?(?:预算|决算)?(?:数|额|规模)?$"
)
CURRENT = regex("(?:预算|基金|经营)(?:当年|本年)(?:财政)?拨款")
"""What the year itself grants, without what was carried over into it."""
_BALANCED = ("fiscal_balance_table", "balance_table")
_FISCAL_ALONE = regex("(?:部门|单位|全年|年度|本年度?|总)*财政拨款(?:预算|资金|总额|总数|数|额)*")
_CARRIED = regex("结转|结余")


@dataclass(frozen=True, slots=True)
class FundTotal:
    """What is asked for: the kind of money, and the side of the budget (None: either).

    `current` money (当年拨款) is what the year itself grants, without what was carried over into it.
    """

    fund: str
    side: str | None
    grand: bool
    current: bool = False

    def fit(self, entry: Entry) -> float:
        """How well a cell is that total, from 0 (it is another figure) to 1."""
        table, column = entry.table, entry.column
        if table is None or any(map(_CARRIED.search, (entry.label, *entry.ancestors))):
            return 0.0
        if not self._row_named(entry):
            return self._total_row(entry)
        if self.side == "支出" or table.kind not in ("balance_table", "fiscal_balance_table"):
            return 0.0
        return 0.0 if column is not None and column.narrowing and not column.first_amount else 0.98

    def _row_named(self, entry: Entry) -> bool:
        if self.fund == "fiscal":
            return _FUNDS["fiscal"].match(entry.label) is not None
        match = _PHRASE.match(entry.label)
        return match is not None and _FUNDS[self.fund].match(match["fund"]) is not None and not entry.whole

    def _total_row(self, entry: Entry) -> float:
        """The fit of a row that sums a table up: by the table's title, or by the column."""
        table, column = entry.table, entry.column
        assert table is not None
        blank_table = entry.fact is not None and entry.fact.label == table.title
        if not (entry.whole and len(entry.ancestors) <= 2) and not blank_table:
            return 0.0
        side = _side(entry)
        if self.side is not None and side is not None and side != self.side:
            return 0.0
        narrowing = column.narrowing if column is not None else ()
        plain = not narrowing or (column is not None and (column.first_amount or column.only_amount))
        if table.kind == _OWN_TABLE[self.fund] and "基本支出" not in entry.title and self.side != "收入":
            return self._by_row(entry) if plain else 0.0
        if self.fund == "fiscal" and table.kind == "fiscal_balance_table" and plain:
            return self._by_row(entry)
        if table.kind in ("fiscal_balance_table", "balance_table", "expenditure_table", "income_table"):
            named = bool(narrowing) and _FUNDS[self.fund].search(narrowing[-1]) is not None
            return self._by_row(entry) if named else 0.0
        return 0.0

    def _by_row(self, entry: Entry) -> float:
        """本年支出合计 is what the year spends; 总计 also holds what is carried over.

        Where the two sides are balanced, what the year spends holds it too.
        """
        whole = "总计" in entry.label
        if whole and self.current:
            return 0.0
        balanced = entry.table is not None and entry.table.kind in _BALANCED
        if self.current and balanced and _side(entry) == "支出":
            return 0.8
        return 1.0 if whole == self.grand or not whole else 0.96

    def told(self, entry: Entry, *, only_general: bool = False) -> bool:
        """Whether prose may state the total: 财政拨款“三公”经费 is a part of it, and 收入 is of more.

        With `only_general` there is no other fund: 财政拨款 is 一般公共预算 then.
        """
        if len(_WORDS.sub("", entry.label)) >= 2:
            return False
        said = entry.label + entry.clause
        named = {name for name, form in _NAMED.items() if name != "fiscal" and form.search(said)}
        if self.fund == "fiscal":
            whole = not named or (only_general and named == {"general"})
            return whole and bool(named or _NAMED["fiscal"].search(said + entry.headings))
        above = "".join(entry.ancestors[-1:])
        return named <= {self.fund} and bool(_NAMED[self.fund].search(said + above + entry.headings))

    def names(self, label: str) -> bool:
        """Whether a label itself names the kind of money, not the fund that is all of it."""
        return self.fund != "fiscal" or "财政拨款" in label


_WORDS = regex(
    r"一般公共预算|公共财政|政府性基金|国有资本经营|财政|拨款|预算|决算|收入|支出|收支|本年度?|当年|年初|合计|总计|"
    r"总额|资金|安排|部门|单位|20\d\d年度?|[的和、()]"
)


def _side(entry: Entry) -> str | None:
    table = entry.table
    assert table is not None
    said = "收入" if "收入" in entry.label else "支出" if "支出" in entry.label else None
    by_table = {"income": "收入", "expenditure": "支出"}.get(table.side or "")
    by_kind = {"income_table": "收入", "expenditure_table": "支出"}.get(table.kind)
    return said or by_table or by_kind


def fund_total_wanted(phrase: str, *, moved: bool = False, current: bool = False) -> FundTotal | None:
    """Whether a phrase, its silent words taken out, means the total of one kind of money.

    Of a movement 财政拨款 alone means it too: 财政拨款比上年增加多少.
    """
    if moved and _FISCAL_ALONE.fullmatch(phrase.strip(" 的,，")):
        return FundTotal("fiscal", None, grand=False, current=current)
    match = _PHRASE.match(phrase.strip(" 的,，"))
    if match is None:
        return None
    fund = next((name for name, form in _FUNDS.items() if form.match(match["fund"])), "fiscal")
    side = None if match["side"] == "收支" else match["side"]
    return FundTotal(fund, side, match["grand"] is not None, current)
