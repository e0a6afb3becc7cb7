"""The page's parts without a browser: nothing runs, no digit changes, no place is lost."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile

from openpyxl import load_workbook

from qa.answering.answer import AnswerRecord, Check, Citation, Figure
from qa.page.ask_view import focus_of
from qa.page.chart_choice import chart_of
from qa.page.charts import draw
from qa.page.exports import conversation_docx, conversation_markdown, conversation_xlsx
from qa.page.markup import grouped, tag
from qa.page.prose import answer_prose
from qa.page.standing import standing_of
from qa.page.tabular import harmless, table_bytes
from qa.page.turns import Turn, conversation
from qa.page.workbook import Sheet, workbook

HOSTILE = "<img src=x onerror=alert(1)>{{f1}}${alert(1)}[点我](javascript:alert(1))![图](http://x.test/a.png)"


def cited(**changes: object) -> Citation:
    fields = {
        "document": "a.pdf",
        "page": 15,
        "table": "“三公”经费支出预算表",
        "row": "合计",
        "column": "合计",
    }
    return Citation.model_validate({**fields, "bbox": (10, 20, 30, 40), "quote": "13.80", **changes})


def lookup() -> AnswerRecord:
    return AnswerRecord(
        question="三公经费多少",
        status="answered",
        text="2024年“三公”经费为**13.80万元**。\n\n来源：a.pdf 第15页。",
        figures=[Figure(label="“三公”经费", value="13.80", unit="万元", yuan="138000.00", citation=0)],
        citations=[cited()],
        checks=[
            Check(figure="2024", supported=True, by="citation 0"),
            Check(figure="13.80", supported=True, by="citation 0"),
        ],
    )


def share(
    part: str = "2.40", whole: str = "13.80", formula: str = "接待费 ÷ 三公（合计） × 100%"
) -> AnswerRecord:
    operands = [
        Figure(label="接待费", value=part, unit="万元", citation=0),
        Figure(label="三公", value=whole, unit="万元", citation=1),
    ]
    head = Figure(label="比例", value="17.39", unit="%", kind="computed", formula=formula, operands=operands)
    return AnswerRecord(
        question="占比",
        status="answered",
        text="比例为**17.39%**。",
        figures=[head],
        citations=[cited(page=12), cited()],
        checks=[Check(figure="17.39", supported=True, by="figure 0: 比例")],
    )


def ranking() -> AnswerRecord:
    figures = [
        Figure(label=f"项目{at}", value=value, unit="万元", citation=0)
        for at, value in enumerate(("900.50", "80.01", "7.00"))
    ]
    return AnswerRecord(
        question="最大的",
        status="answered",
        text="依次是",
        figures=figures,
        items=[f.label for f in figures],
        citations=[cited()],
    )


def test_text_of_documents_never_becomes_markup() -> None:
    record = lookup().model_copy(update={"text": HOSTILE, "checks": [], "citations": [cited(table=HOSTILE)]})
    shown = str(conversation([Turn(HOSTILE, record)]))
    assert "<img" not in shown and "<a " not in shown and "href" not in shown
    assert shown.count("&lt;img src=x onerror=alert(1)&gt;") >= 3


def test_a_link_in_an_exported_conversation_is_text() -> None:
    record = lookup().model_copy(update={"text": HOSTILE})
    written = conversation_markdown([Turn(HOSTILE, record)]).decode()
    assert "](javascript" not in written.replace("\\]", "") and "\\<img" in written


def test_a_checked_number_opens_its_place_and_a_year_does_not() -> None:
    shown = str(answer_prose(lookup(), 0))
    assert shown.count('class="number"') == 1 and ">13.80</button>" in shown
    assert "来源" not in shown


def test_an_unsupported_number_is_struck_out_and_doubted() -> None:
    record = lookup().model_copy(update={"checks": [Check(figure="13.80", supported=False)]})
    assert 'class="unsupported"' in str(answer_prose(record, 0))
    assert standing_of(record).word == "数据存疑"


def test_each_status_has_its_word() -> None:
    assert standing_of(lookup()).word == "已核实"
    assert standing_of(share()).word == "计算得出"
    words = {
        status: standing_of(AnswerRecord(question="", status=status, text="")).word
        for status in ("not_found", "ambiguous")
    }
    assert words == {"not_found": "未披露", "ambiguous": "需澄清"}


def test_a_click_reaches_only_what_the_session_has() -> None:
    turns = [Turn("三公经费多少", lookup()), Turn("占比", share())]
    focus = focus_of({"turn": 1, "path": [0, 1]}, turns)
    assert focus is not None and focus.path == (0, 1)
    walked = focus_of({"turn": 1, "walk": 2}, turns)
    assert walked is not None and walked.path == (0, 1)
    for bad in ({"turn": 2}, {"turn": -1}, {"turn": "0"}, {}, {"turn": None}):
        assert focus_of(bad, turns) is None


def test_amounts_keep_every_place() -> None:
    assert grouped("1234567.80") == "1,234,567.80"
    assert grouped("-0.05") == "-0.05"
    assert grouped("12345678901234567890.01") == "12,345,678,901,234,567,890.01"
    assert grouped("约三成") == "约三成"


def test_attributes_are_escaped() -> None:
    assert 'title="&#34; onclick=&#34;x"' in str(tag("b", title='" onclick="x'))


def test_a_ranking_is_drawn_as_bars_with_its_own_digits() -> None:
    chart = chart_of(ranking())
    assert chart is not None and chart.kind == "bars"
    assert [point.value for point in chart.lines[0].points] == ["900.50", "80.01", "7.00"]
    words = "".join(ET.fromstring(str(draw(chart))).itertext())
    assert "900.50" in words and "万元" in words and "a.pdf 第15页" in words


def test_a_share_is_one_bar_and_its_rest_is_exact() -> None:
    chart = chart_of(share())
    assert chart is not None and chart.kind == "share"
    assert [point.value for point in chart.lines[0].points] == ["2.40", "11.40"]


def test_growth_is_two_bars_last_year_first() -> None:
    chart = chart_of(share("15.00", "13.80", "(今年 - 上年) ÷ 上年 × 100%"))
    assert chart is not None and chart.kind == "pair"
    assert [line.points[0].value for line in chart.lines] == ["13.80", "15.00"]


def test_three_years_make_a_line() -> None:
    figures = [
        Figure(label=f"{year}年三公经费", value=value, unit="万元")
        for year, value in ((2025, "3"), (2023, "1"), (2024, "2"))
    ]
    chart = chart_of(AnswerRecord(question="", status="answered", text="", figures=figures))
    assert chart is not None and chart.kind == "lines"
    assert [(point.name, point.value) for point in chart.lines[0].points] == [
        ("2023", "1"),
        ("2024", "2"),
        ("2025", "3"),
    ]


def test_years_make_a_line_beside_the_changes_between_them() -> None:
    figures = [Figure(label="2024年比2023年增加额", value="1", unit="万元", kind="computed")]
    figures += [Figure(label=f"{year}年三公经费", value="2", unit="万元") for year in (2023, 2024, 2025)]
    chart = chart_of(AnswerRecord(question="", status="answered", text="", figures=figures))
    assert chart is not None and (chart.kind, chart.title) == ("lines", "三公经费")


def test_a_single_figure_has_no_chart() -> None:
    assert chart_of(lookup()) is None


def test_a_drawn_name_is_escaped() -> None:
    record = ranking()
    figures = [figure.model_copy(update={"label": HOSTILE}) for figure in record.figures]
    chart = chart_of(record.model_copy(update={"figures": figures, "items": [HOSTILE] * 3}))
    assert chart is not None and "<img" not in str(draw(chart))


def test_the_word_file_holds_the_figures() -> None:
    data = conversation_docx([Turn("三公经费多少", lookup())])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        words = "".join(ET.fromstring(archive.read("word/document.xml")).itertext())
    assert "13.80" in words and "三公经费多少" in words and "第15页" in words


def test_the_workbook_has_amounts_to_add_up_shown_as_printed() -> None:
    book = load_workbook(io.BytesIO(conversation_xlsx([Turn("=1+1", share())])))
    sheet = book["数字与出处"]
    assert [sheet.cell(row, 4).value for row in (2, 3, 4)] == [17.39, 2.4, 13.8]
    assert sheet["D3"].number_format == "#,##0.00"
    assert [sheet.cell(row, 10).value for row in (3, 4)] == [12, 15]
    assert sheet["A2"].data_type == "s" and sheet["A2"].value == "=1+1"


def test_an_amount_that_excel_would_round_stays_text() -> None:
    long = "12345678901234567.89"
    sheet = load_workbook(io.BytesIO(workbook([Sheet("t", ["a"], [[long]], frozenset({0}))])))["t"]
    assert sheet["A2"].value == long and sheet["A2"].data_type == "s"


def test_the_digits_in_the_file_are_the_printed_ones() -> None:
    data = workbook([Sheet("t", ["a"], [["1,168.170000"]], frozenset({0}))])
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<v>1168.17" in xml and "<v>1168.1700000000001" not in xml


def test_an_operand_is_not_listed_twice() -> None:
    record = share()
    twice = record.model_copy(update={"figures": [*record.figures, *record.figures[0].operands]})
    text = conversation_markdown([Turn("占比", twice)]).decode()
    assert text.count("| 2.40 |") == 1


def test_the_places_of_an_exported_conversation_are_in_the_word_file_as_a_table() -> None:
    parts = zipfile.ZipFile(io.BytesIO(conversation_docx([Turn("占比", share())])))
    root = ET.fromstring(parts.read("word/document.xml"))
    names = {"w": root.tag[1:].partition("}")[0]}
    lines = root.findall(".//w:tbl/w:tr", names)
    words = ["".join(text.text or "" for text in line.iterfind(".//w:t", names)) for line in lines]
    assert words[0] == "名称数值单位来历出处" and "13.80" in words[3]


def test_a_quotation_that_repeats_the_answer_is_left_out() -> None:
    said = "3.公务接待费3.4万元，与上年持平。"
    record = AnswerRecord(
        question="接待费", status="answered", text=f"{said}\n\n> {said}", citations=[cited()]
    )
    assert answer_prose(record, 0).count("与上年持平") == 1


def test_what_was_only_looked_through_is_not_called_a_source() -> None:
    text = "没有找到“甲”。\n\n查看过的相近之处：a.pdf 第15页正文。"
    record = AnswerRecord(question="甲", status="not_found", text=text, citations=[cited()])
    shown = conversation([Turn("甲", record)])
    assert shown.count(">查看过的相近之处<") == 1 and ">出处<" not in shown


def test_a_cell_that_would_run_is_made_harmless() -> None:
    assert harmless("=cmd()") == "'=cmd()" and harmless("-13.80") == "-13.80" and harmless("-1+2") == "'-1+2"
    assert table_bytes("csv", "t", ["a"], [["1,168.17"]]).decode("utf-8-sig").splitlines()[1] == '"1,168.17"'
