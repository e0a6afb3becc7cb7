"""Departments that a question names by some characters of their names."""

from __future__ import annotations

import pytest

from ingest.model import Identity
from qa.scoping.scope import editions_of, find_departments

NAMES = (
    "大英县文化广播电视和旅游局",
    "湛江市环境保护局",
    "西平市新城区卫生和计划生育局",
    "梧州市农产品质量安全综合检测中心",
    "怀远县双桥集镇人民政府",
    "徽州师范学校",
)
EDITIONS = editions_of((f"{at}.pdf", Identity(name, 2022, "决算", "部门")) for at, name in enumerate(NAMES))


@pytest.mark.parametrize(
    ("question", "department"),
    [
        ("2022年大英县文旅局公务接待费多少", NAMES[0]),
        ("大英县文广旅局的三公经费", NAMES[0]),
        ("湛江市环保局公车运行费", NAMES[1]),
        ("西平市新城区卫计局三公经费多少", NAMES[2]),
        ("梧州检测中心公务接待费多少", NAMES[3]),
        ("双桥集镇公务接待平均每人次花多少元", NAMES[4]),
        ("徽州师范学校2022年三公经费多少", NAMES[5]),
        ("环保局2022年请客吃饭花了多少", NAMES[1]),
        ("大英县文旅部门2022年收入预算多少", NAMES[0]),
    ],
)
def test_characters_of_a_name_in_their_order_name_it(question: str, department: str) -> None:
    [mention] = find_departments(question, EDITIONS, {})
    assert {edition.department for edition in mention.editions} == {department}


@pytest.mark.parametrize(
    ("question", "at"), [("大英县教育局三公经费", 0), ("湛江市护保局", 1), ("南宁检测中心公务接待费", 3)]
)
def test_other_names_do_not_name_it(question: str, at: int) -> None:
    loaded = [edition for edition in EDITIONS if edition.department == NAMES[at]]
    assert find_departments(question, loaded, {}) == []


def test_house_of_a_town_is_not_its_government() -> None:
    assert find_departments("双桥集镇卫生院2022年医疗收入多少", EDITIONS, {}) == []
