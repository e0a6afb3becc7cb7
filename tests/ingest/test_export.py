"""Exports: exact amounts with their provenance, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from handmade import document
from openpyxl import load_workbook

from ingest.errors import LibraryError
from ingest.model import Document
from ingest.store.export import export_documents, harmless


def with_amount(amount: str, label: str = "公务接待费") -> Document:
    """A document whose first fact has this amount and label."""
    one = document()
    fact = dataclasses.replace(one.facts[0], amount=Decimal(amount), printed=amount, label=label)
    return dataclasses.replace(one, facts=(fact, *one.facts[1:]))


def export(kind: str, out: Path, *documents: Document) -> list[Path]:
    return export_documents(lambda: iter(documents), kind, out)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_every_figure_with_its_place(tmp_path: Path) -> None:
    export("csv", tmp_path, with_amount("1168.170000"))
    rows = read_csv(tmp_path / "数字.csv")
    assert len(rows) == 5
    assert rows[0] == {
        "文件": "甲局2024.pdf", "部门": "甲局", "年度": "2024", "类型": "预算", "级别": "部门", "表序号": "1",
        "表号": "公开表3-3", "表名": "“三公”经费支出表", "表类型": "three_public_table", "收支": "支出",
        "单位名称": "甲局", "行序号": "1", "层级": "1", "项目": "公务接待费", "项目路径": "合计 / 公务接待费",
        "科目编码": "3021700", "是否合计": "否", "列": "金额", "列路径": "本年预算 / 金额", "列年度": "2024",
        "口径": "budget", "金额": "1168.170000", "单位": "万元", "原文": "1168.170000", "页": "3",
        "x0": "100.0", "top": "50.5", "x1": "160.25", "bottom": "62.0",
    }  # fmt: skip
    assert rows[4]["金额"] == "" and rows[4]["项目"] == "退休费"
    (said,) = read_csv(tmp_path / "正文数字.csv")
    assert (said["对象"], said["金额"], said["句子"]) == (
        "公务接待费",
        "2.40",
        "公务接待费比上年减少，主要是压减开支。",
    )
    (head,) = read_csv(tmp_path / "文件.csv")
    assert (head["数字数"], head["核对成立"], head["提醒"]) == ("4", "3", "第 2 页没有文字层")


@pytest.mark.parametrize("amount", ["1168.170000", "-3.20", "0.00", "12345678901234567.89", "1E+3"])
def test_amounts_stay_exact_in_every_format(tmp_path: Path, amount: str) -> None:
    one = with_amount(amount)
    export("csv", tmp_path, one)
    assert Decimal(read_csv(tmp_path / "数字.csv")[0]["金额"]) == Decimal(amount)
    export("parquet", tmp_path, one)
    frame = pd.read_parquet(tmp_path / "数字.parquet")
    assert frame["金额"][0] == Decimal(amount) and isinstance(frame["金额"][0], Decimal)
    assert frame["金额"][4] is None
    (path,) = export("xlsx", tmp_path / "all.xlsx", one)
    sheet = load_workbook(path)["数字"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))
    assert Decimal(row["金额文本"].value) == Decimal(amount)
    assert row["金额"].value == pytest.approx(float(amount)) and row["金额"].data_type == "n"


def test_pandas_reads_all_three(tmp_path: Path) -> None:
    for kind, out in (("csv", tmp_path), ("parquet", tmp_path), ("xlsx", tmp_path / "all.xlsx")):
        export(kind, out, document(), document("乙局2024.pdf", "7.10"))
    frames = [
        pd.read_csv(tmp_path / "数字.csv", dtype={"金额": str}),
        pd.read_parquet(tmp_path / "数字.parquet"),
        pd.read_excel(tmp_path / "all.xlsx", sheet_name="数字"),
    ]
    for frame in frames:
        assert len(frame) == 10
        assert sum(Decimal(str(value)) for value in frame["金额"].dropna()) == Decimal("38.00")
        assert set(frame["文件"]) == {"甲局2024.pdf", "乙局2024.pdf"}
    sheets = pd.read_excel(tmp_path / "all.xlsx", sheet_name=None)
    assert {name: len(sheet) for name, sheet in sheets.items()} == {"数字": 10, "正文数字": 2, "文件": 2}


ATTACKS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "　=1+1", "\r=1")


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_from_a_document_is_never_a_formula(tmp_path: Path, attack: str) -> None:
    one = with_amount("1.00", attack)
    export("csv", tmp_path, one)
    assert read_csv(tmp_path / "数字.csv")[0]["项目"].startswith("'")
    (path,) = export("xlsx", tmp_path / "all.xlsx", one)
    sheet = load_workbook(path)["数字"]
    cells = dict(zip([cell.value for cell in sheet[1]], sheet[2], strict=True))
    assert cells["项目"].data_type == "s"


@pytest.mark.parametrize("text", ["-3.20", "+5", "1,168.17", "-12%", "减少-3", "A-1"])
def test_numbers_and_plain_words_are_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_control_characters_do_not_spoil_a_workbook(tmp_path: Path) -> None:
    (path,) = export("xlsx", tmp_path / "all.xlsx", with_amount("1.00", "公务\x00接\x0b待\x1b[31m费"))
    assert load_workbook(path)["数字"]["N2"].value == "公务接待[31m费"


def test_nothing_loaded_gives_headers_only(tmp_path: Path) -> None:
    export("csv", tmp_path)
    assert read_csv(tmp_path / "数字.csv") == []
    export("parquet", tmp_path)
    assert len(pd.read_parquet(tmp_path / "数字.parquet")) == 0


def test_wrong_formats_and_places_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="不认识的导出格式“doc”"):
        export("doc", tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="写不了"):
        export("csv", tmp_path / "file")
    with pytest.raises(LibraryError, match="写不了"):
        export("xlsx", tmp_path / "file" / "all.xlsx")
