"""What the year itself brings is told apart from totals that hold what is carried over."""

from __future__ import annotations

from ingest.model import Identity, Passage, Sentence
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements

_BOX = (0.0, 0.0, 1.0, 1.0)
_PROSE = (
    "2023年度收入、支出决算总计40,891.95万元。与上年相比，收、支总计各增加7,401.36万元。",
    "（二）支出决算总计40,891.95万元。包括：",
    "1．本年支出决算合计38,889.26万元。与上年相比，增加6,770.04万元，增长21.08%。",
)


def test_a_change_of_this_years_spending_is_not_that_of_the_total() -> None:
    passages = tuple(
        Passage(at, ("收入支出决算总体情况说明",), tuple(Sentence(text[a:z], 1, _BOX) for a, z in cut(text)))
        for at, text in enumerate(_PROSE)
    )
    said = build_statements(passages, Identity("望川市水务局", 2023, "决算", "部门"))
    named = {statement.printed: statement.subject[-1] for statement in said}
    assert named["38,889.26"] == named["6,770.04"] == named["21.08"] == "本年支出"
    assert named["7,401.36"] != "本年支出"
