"""What answers are told of the figures they use."""

from __future__ import annotations

from decimal import Decimal

from qa.check.doubts import Doubts
from tests.qa.check.documents import prose, table

ROWS = [
    ("201", "一般公共服务支出", "40.00"),
    ("20101", "人大事务", "40.00"),
    ("2010101", "行政运行", "40.00"),
    ("221", "住房保障支出", "20.00"),
    ("22102", "住房改革支出", "20.00"),
    ("2210201", "住房公积金", "20.00"),
    ("", "合计", "60.00"),
]
SAID = "1.人大事务（款）行政运行（项）支出70.00万元。2.住房改革支出（款）住房公积金（项）支出20.00万元。"


def test_a_cell_that_prose_contradicts_is_told_with_both_figures() -> None:
    document = prose(SAID, tables=[table(("金额",), ROWS)])
    cell = next(fact for fact in document.facts if fact.label == "行政运行")
    (doubt,) = Doubts().about([document], [(document.name, cell)])
    assert (doubt.rule, doubt.printed, doubt.figures) == ("prose-item", "40.00", ("70.00万元", "40.00"))
    assert doubt.demands == "正文所述科目金额＝表列金额"
    assert {place.page for place in doubt.places} == {1, 2}


def test_the_sentence_is_in_doubt_as_well_and_each_contradiction_is_told_once() -> None:
    document = prose(SAID, tables=[table(("金额",), ROWS)])
    cell = next(fact for fact in document.facts if fact.label == "行政运行")
    said = next(one for one in document.statements if one.amount == Decimal("70.00"))
    used = [(document.name, said), (document.name, cell)]
    assert [doubt.printed for doubt in Doubts().about([document], used)] == ["70.00"]


def test_a_figure_in_no_failed_rule_has_no_doubt() -> None:
    document = prose(SAID, tables=[table(("金额",), ROWS)])
    sound = [fact for fact in document.facts if fact.label == "住房公积金"]
    assert Doubts().about([document], [(document.name, fact) for fact in sound]) == ()


def test_rounding_is_no_doubt_unless_asked_for() -> None:
    rows = [list(row) for row in ROWS]
    rows[0][2] = "40.01"
    document = prose(tables=[table(("金额",), [tuple(row) for row in rows])])
    used = [(document.name, document.facts[0])]
    assert Doubts().about([document], used) == ()
    assert [one.rule for one in Doubts().about([document], used, ("rounding",))] == ["parent-sum"]


def test_a_document_read_anew_is_examined_anew() -> None:
    doubts = Doubts(kept=1)
    wrong, sound = prose(SAID, tables=[table(("金额",), ROWS)]), prose(tables=[table(("金额",), ROWS)])
    for document, count in ((wrong, 1), (sound, 0), (wrong, 1)):
        used = [(document.name, fact) for fact in document.facts]
        assert len(doubts.about([document], used)) == count
