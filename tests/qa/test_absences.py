"""Where an answer looks that finds no figure: the section that would say it, the page the words stand on."""

from __future__ import annotations

from ingest.model import Document, Identity, Passage, Sentence
from qa.engine import Engine

BOX = (72.0, 80.0, 500.0, 95.0)
NAME = "甲局2024.pdf"


class Shelf:
    """One document made by hand."""

    def __init__(self, *passages: Passage) -> None:
        identity = Identity("甲市审计局", 2024, "预算", "部门")
        self.document = Document(NAME, "0" * 64, identity, ((595.0, 842.0),) * 9, (), (), passages, ())

    def identities(self) -> list[tuple[str, Identity]]:
        return [(NAME, self.document.identity)]

    def load(self, name: str) -> Document:
        return self.document


def test_cars_that_are_not_counted_are_sought_where_assets_are_told() -> None:
    costs = Passage(0, ("第三部分", "九、三公经费"), (Sentence("公务用车运行维护费12万元。", 4, BOX),))
    others = Passage(
        1,
        ("第三部分", "十三、其他重要事项说明", "（一）预算绩效目标设置情况"),
        (Sentence("本部门实行绩效目标管理，涉及资金10万元。", 6, BOX),),
    )
    record = Engine(Shelf(costs, others)).ask("一共有多少辆公务用车？", [NAME])
    assert record.status == "not_found"
    assert 6 in [citation.page for citation in record.citations]


def test_words_of_a_sentence_that_runs_over_the_page_are_cited_where_they_stand() -> None:
    text = "内设机构包括办公室和3个处室，编制38名，其中行政编制20名、事业编制18名。"
    parts = ((0, 4, BOX), (text.index("编制38"), 5, BOX))
    staff = Passage(0, ("第一部分", "二、机构设置"), (Sentence(text, 4, BOX, parts),))
    record = Engine(Shelf(staff)).ask("离退休人员有多少人？", [NAME])
    assert record.status == "not_found"
    assert [citation.page for citation in record.citations] == [5]
