"""A small Word file, written as the Open XML it is: titles, paragraphs, tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f"{_XML}"
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{}/{}" Target="{}"/></Relationships>'
)


TEXT_WIDTH = 11906 - 2 * 1134
"""Of an A4 page between its margins, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `style` is Title, Heading1 or Normal."""

    text: str
    style: str = "Normal"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table headed by its first row; `shares` are widths in percent, `right` the columns of figures."""

    rows: tuple[Sequence[str], ...]
    shares: tuple[int, ...]
    right: tuple[int, ...] = ()


def document_bytes(parts: Sequence[Paragraph | Grid]) -> bytes:
    """The file."""
    body = "".join(_paragraph(part) if isinstance(part, Paragraph) else _table(part) for part in parts)
    margins = '<w:pgMar w:top="1247" w:right="1134" w:bottom="1247" w:left="1134"/>'
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
    document = f"{_XML}<w:document {_NS}><w:body>{body}{page}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(_RELATION, "officeDocument", "word/document.xml"))
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(_RELATION, "styles", "styles.xml"))
        archive.writestr("word/styles.xml", _styles())
    return buffer.getvalue()


def _clean(text: str) -> str:
    """XML text: characters that XML does not know are dropped."""
    return escape(re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text))


def _runs(text: str, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return "<w:r><w:br/></w:r>".join(
        f'<w:r>{weight}<w:t xml:space="preserve">{_clean(line)}</w:t></w:r>' for line in text.split("\n")
    )


def _paragraph(paragraph: Paragraph) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>{_runs(paragraph.text)}</w:p>'


def _table(grid: Grid) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="A8A294"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{TEXT_WIDTH * share // 100}"/>' for share in grid.shares)
    lines = "".join(_line(row, grid, head=at == 0) for at, row in enumerate(grid.rows))
    margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    width = '<w:tblW w:w="5000" w:type="pct"/>'
    fixed = '<w:tblLayout w:type="fixed"/>'
    properties = f"<w:tblPr>{width}<w:tblBorders>{sides}</w:tblBorders>{fixed}{margins}</w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl><w:p/>"


def _line(row: Sequence[str], grid: Grid, head: bool) -> str:
    """One row; the head is repeated on every page."""
    repeated = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EFECE2"/>' if head else ""
    cells = []
    for at, cell in enumerate(row):
        width = f'<w:tcW w:w="{TEXT_WIDTH * grid.shares[at] // 100}" w:type="dxa"/>'
        side = '<w:jc w:val="right"/>' if at in grid.right else ""
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="Cell"/>{side}</w:pPr>{_runs(str(cell), bold=head)}</w:p>'
        cells.append(f"<w:tc><w:tcPr>{width}{shade}</w:tcPr>{paragraph}</w:tc>")
    return f"<w:tr>{repeated}{''.join(cells)}</w:tr>"


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体"/>'
    styles = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="80" w:line="300" w:lineRule="auto"/></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="0" w:line="260" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:sz w:val="18"/></w:rPr></w:style>',
    ]
    for name, size in (("Title", 36), ("Heading1", 26)):
        styles.append(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="Normal"/>'
            '<w:pPr><w:spacing w:before="240" w:after="120"/></w:pPr>'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {_NS}>{"".join(styles)}</w:styles>'
    )
