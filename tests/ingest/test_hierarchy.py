"""Which row stands under which."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables.hierarchy import Draft, place_rows
from ingest.tables.nesting import nest_by_sums
from ingest.tables.totals import is_total_label


def draft(
    printed: str,
    amount: str | None = None,
    code: str | None = None,
    indent: float | None = 10.0,
    total: bool = False,
    owner: bool = False,
) -> Draft:
    label = printed.strip()
    value = Decimal(amount) if amount is not None else None
    return Draft(label, label, code, (), indent, total, owner, value)


def parents(*drafts: Draft, known: dict[str, tuple[str, ...]] | None = None) -> list[int | None]:
    return [place.parent for place in place_rows(drafts, known or {})]


def test_codes_tell_the_parent_even_where_a_level_is_left_out() -> None:
    rows = [
        draft("一般公共服务", "5", "201"),
        draft("行政运行", "3", "2010301"),
        draft("信访", "2", "2014004"),
    ]
    assert parents(*rows) == [None, 0, 0]


def test_organisation_row_heads_its_classes() -> None:
    rows = [
        draft("合计", "5", total=True),
        draft("甲局", "5", owner=True),
        draft("行政运行", "3", "2010301"),
        draft("信访", "2", "2014004"),
    ]
    assert parents(*rows) == [None, None, 1, 1]


def test_name_without_code_over_rows_that_add_up_to_it() -> None:
    rows = [draft("信息化建设", "80"), draft("运维", "50", "2080108"), draft("测评", "30", "2080108")]
    assert parents(*rows) == [None, 0, 0]


def test_numbering_makes_levels() -> None:
    rows = [draft("一、收入"), draft("1.拨款"), draft("（1）一般"), draft("2.事业"), draft("二、结转")]
    assert parents(*rows) == [None, 0, 1, 0, None]


def test_count_that_begins_anew_stands_under_the_name_before() -> None:
    rows = [
        draft("一、拨款", "5"),
        draft("本年收入合计", "5", total=True),
        draft("上年结转", "2"),
        draft("一、一般公共预算", "2"),
        draft("二、政府性基金", None),
    ]
    assert parents(*rows) == [None, None, None, 2, 2]


def test_其中_stands_under_the_row_before() -> None:
    rows = [
        draft("上年结转", "9", indent=10),
        draft("其中：财政资金", "7", indent=10),
        draft("事业收入", "3"),
    ]
    assert parents(*rows) == [None, 0, None]


def test_names_known_from_other_tables_order_a_list_without_codes() -> None:
    known = {
        "工资福利支出": ("301",),
        "基本工资": ("30101",),
        "住房公积金": ("2210201", "30113"),
        "商品和服务支出": ("302",),
    }
    rows = [draft("工资福利支出"), draft("基本工资"), draft("住房公积金"), draft("商品和服务支出")]
    assert parents(*rows, known=known) == [None, 0, 0, None]


def test_flat_list_is_nested_only_where_everything_adds_up() -> None:
    rows = [
        draft("合计", "9", total=True),
        draft("通用项目", "4", indent=None),
        draft("培训", "1", indent=None),
        draft("印刷", "3", indent=None),
        draft("专用项目", "5", indent=None),
        draft("信访", "5", indent=None),
    ]
    assert parents(*rows) == [None, None, 1, 1, None, 4]


def test_flat_list_that_adds_up_as_it_stands_stays_flat() -> None:
    rows = [draft("合计", "10", total=True), draft("甲", "5", indent=None), draft("乙", "5", indent=None)]
    assert parents(*rows) == [None, None, None]


@pytest.mark.parametrize("label", ["合计", "总计", "本年支出合计", "收入总计", "小计", "合计（万元）"])
def test_total_labels(label: str) -> None:
    assert is_total_label(label)


@pytest.mark.parametrize("label", ["审计支出", "合计数说明", "统计信息事务", "会计核算"])
def test_labels_that_are_no_totals(label: str) -> None:
    assert not is_total_label(label)


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Decimal], Decimal]:
    """Amounts of a tree of sums, parents before their parts."""

    def node(depth: int) -> list[Decimal]:
        if depth == 0 or draw(st.booleans()):
            return [Decimal(draw(st.integers(1, 60)))]
        parts = [node(depth - 1) for _ in range(draw(st.integers(1, 3)))]
        return [sum((part[0] for part in parts), Decimal(0)), *(a for part in parts for a in part)]

    tops = [node(2) for _ in range(draw(st.integers(1, 4)))]
    return [a for top in tops for a in top], sum((top[0] for top in tops), Decimal(0))


@given(trees())
def test_nesting_makes_every_sum_hold(tree: tuple[list[Decimal], Decimal]) -> None:
    amounts, target = tree
    nested = nest_by_sums(amounts, target)
    assert nested is not None
    children: dict[int | None, Decimal] = {}
    for place, parent in enumerate(nested):
        children[parent] = children.get(parent, Decimal(0)) + amounts[place]
    assert children.pop(None) == target
    assert all(amounts[place] == total for place, total in children.items() if place is not None)
