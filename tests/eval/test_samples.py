"""The bundled samples are what the generator draws, and what it draws agrees with itself."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from eval.samples.booklet import Merge, SheetColumn, header_rows
from eval.samples.catalogue import CULTURE_THIS, LESHAN, WATER_THIS, draw_money, write_samples
from eval.samples.department import YearBudget, compared, in_wan, in_yuan, percent, rolled_up, said
from eval.samples.pdf import wrap
from eval.samples.questions import SUITE_FILE, write_suite
from eval.suite import KINDS, load_suite

MONEY = draw_money()


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "") for page in document]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("samples")


@pytest.fixture(scope="module")
def places(drawn: Path) -> object:
    return write_samples(drawn)


def test_committed_samples_are_what_the_generator_draws(samples: Path, drawn: Path, places: object) -> None:
    committed = sorted(path.name for path in samples.glob("*.pdf"))
    assert committed == sorted(path.name for path in drawn.glob("*.pdf"))
    for name in committed:
        assert texts(samples / name) == texts(drawn / name), f"{name} 已过期：请运行 make samples"
        assert (samples / name).stat().st_size < 200_000


def test_committed_suite_is_what_the_generator_asks(tmp_path: Path, places: dict[str, object]) -> None:
    fresh = tmp_path / "samples.jsonl"
    count = write_suite(fresh, MONEY, places)  # type: ignore[arg-type]
    assert fresh.read_text(encoding="utf-8") == SUITE_FILE.read_text(encoding="utf-8"), "请运行 make samples"
    assert count >= 60
    assert {item.kind for item in load_suite(SUITE_FILE)} == set(KINDS)


def test_gold_pages_print_the_gold(samples: Path) -> None:
    """What the drawing says of its pages is what a reader finds there."""
    pages = {path.name: texts(path) for path in samples.glob("*.pdf")}
    for item in load_suite(SUITE_FILE):
        if item.kind != "lookup" or item.expect.number is None or CULTURE_THIS in item.documents:
            continue  # that one prints 元, which gold rounds to 万元
        wanted = {str(item.expect.number.value), f"{item.expect.number.value:,}"}
        for name, numbers in item.pages.items():
            for number in numbers:
                text = pages[name][number - 1]
                assert any(one in text for one in wanted), (item.id, number)


def test_the_same_bytes_on_every_run(tmp_path: Path, drawn: Path, places: object) -> None:
    write_samples(tmp_path)
    for path in drawn.glob("*.pdf"):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_samples_embed_their_font(samples: Path) -> None:
    for path in samples.glob("*.pdf"):
        data = path.read_bytes()
        assert b"/FontFile2" in data
        assert b"WenQuanYi" in data


@pytest.mark.parametrize("year", [MONEY.culture_this, MONEY.culture_last, MONEY.water_this])
def test_money_agrees_with_itself(year: YearBudget) -> None:
    assert year.basic == sum(line.amount for line in year.economics)
    assert year.project == sum(project.amount for project in year.projects)
    assert year.total == sum(year.function(code) for code in {line.code[:3] for line in year.functions})
    assert year.total == sum(unit.basic + unit.project for unit in year.units)
    assert year.function("2210201") == year.economic("30113")
    tops = [line for line in rolled_up(year.functions) if len(line.code) == 3]
    assert sum(line.total for line in tops) == year.total


def test_leshan_sample_carries_the_users_figures(samples: Path) -> None:
    text = "".join(texts(samples / LESHAN))
    for figure in ("2,092.36", "1,168.17", "13.80", "8370.97", "174.54", "616.65", "1,090.46", "385.25"):
        assert figure in text
    assert text.count("注：此表无数据") == 3


def test_one_file_prints_yuan_and_wan(samples: Path) -> None:
    text = "".join(texts(samples / CULTURE_THIS))
    assert "单位：元" in text
    assert "单位：万元" in text
    assert in_yuan(MONEY.culture_this.total) in text
    assert said(MONEY.culture_this.total) in text


def test_subordinate_units_have_rows(samples: Path) -> None:
    page = next(text for text in texts(samples / WATER_THIS) if "支出预算总表" in text)
    for unit in MONEY.water_this.units:
        assert unit.name in page
        assert in_wan(unit.basic + unit.project) in page


def test_header_merges_neighbours_and_reaches_down() -> None:
    columns = [
        SheetColumn(("项目",)),
        SheetColumn(("支出", "合计")),
        SheetColumn(("支出", "基本支出", "人员经费")),
        SheetColumn(("支出", "基本支出", "公用经费")),
    ]
    assert header_rows(columns) == [
        ["项目", "支出", Merge.LEFT, Merge.LEFT],
        [Merge.ABOVE, "合计", "基本支出", Merge.LEFT],
        [Merge.ABOVE, Merge.ABOVE, "人员经费", "公用经费"],
    ]


@pytest.mark.parametrize(
    ("amount", "before", "words"),
    [
        (1_032_000, 1_000_000, "增加3.20万元，增长3.20%"),
        (968_000, 1_000_000, "减少3.20万元，下降3.20%"),
        (1_000_000, 1_000_000, "持平"),
        (50_000, 0, "增加5.00万元"),
    ],
)
def test_prose_compares_as_the_figures_do(amount: int, before: int, words: str) -> None:
    assert compared(amount, before) == words


def test_percent_rounds_half_up() -> None:
    assert str(percent(1, 800)) == "0.13"


def test_wrapping_keeps_numbers_whole() -> None:
    lines = wrap("机关运行经费预算为1234.56万元，比上年减少。", 60, 10)
    assert "".join(lines) == "机关运行经费预算为1234.56万元，比上年减少。"
    assert any("1234.56" in line for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_suite_lines_are_plain_json() -> None:
    for line in SUITE_FILE.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert ("ordered" in record["expect"]) == ("items" in record["expect"])
