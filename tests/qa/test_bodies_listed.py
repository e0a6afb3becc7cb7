"""Bodies listed by what tells them apart, with their kind said once."""

from __future__ import annotations

from qa.question.bodies_listed import bodies_listed

_TERMS = frozenset({"杭州市东郊监狱", "东郊监狱", "杭州市西郊监狱", "杭州市南郊监狱", "法律援助中心"})


def test_each_of_the_bodies_is_written_out() -> None:
    (plain,) = bodies_listed("东、西两所郊区监狱，收入预算总计怎么排", _TERMS)
    assert plain == "杭州市东郊监狱、杭州市西郊监狱,收入预算总计怎么排"


def test_nothing_is_written_out_where_one_of_them_is_not_printed() -> None:
    assert list(bodies_listed("东、北两所监狱的收入", _TERMS)) == []


def test_other_lists_stay_as_they_are() -> None:
    assert list(bodies_listed("水费、电费两项之和", _TERMS)) == []
