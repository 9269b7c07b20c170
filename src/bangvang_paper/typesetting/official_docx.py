"""An official paper as DOCX, built from code (a template language in a DOCX would let a name become a command)."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row

from bangvang_paper.typesetting.fitting import CELL_PADDING_MM
from bangvang_paper.typesetting.measures import Measures
from bangvang_paper.typesetting.qr import qr_png
from bangvang_paper.typesetting.sheet import (
    AnnexStart,
    Code,
    Inner,
    Pair,
    Paragraph,
    Room,
    Rule,
    Run,
    Sheet,
    Table,
    TableRow,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.table import Table as DocxTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocxParagraph

FONT = "Times New Roman"
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_GREY = RGBColor(0x6B, 0x64, 0x57)


def sheet_docx(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a DOCX file."""
    document = docx.Document()
    _set_up(document, sheet)
    for block in sheet.blocks:
        match block:
            case AnnexStart():
                _begin_annex(document, sheet.measures)
            case Pair():
                _add_pair(document, block, sheet.measures)
            case Table():
                _add_table(document, block)
            case _:
                _fill(document.add_paragraph(), block, sheet.measures.text_width)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Document, sheet: Sheet) -> None:
    """Font, language, metadata, page and page number of the first section."""
    normal = document.styles["Normal"]
    normal.font.name = FONT
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = _element("w:lang", {"w:val": "vi-VN", "w:eastAsia": "vi-VN"})
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title[:255], sheet.author[:255], "vi-VN"
    properties.comments, properties.last_modified_by = "", sheet.author[:255]
    properties.created = properties.modified = datetime.now(UTC)
    section = document.sections[0]
    _page(section, sheet.measures)
    _number_pages(section, sheet.measures)


def _page(section: Section, measures: Measures) -> None:
    section.page_width, section.page_height = Mm(measures.sheet[0]), Mm(measures.sheet[1])
    section.top_margin, section.bottom_margin = Mm(measures.top), Mm(measures.bottom)
    section.left_margin, section.right_margin = Mm(measures.left), Mm(measures.right)
    section.header_distance, section.footer_distance = Mm(measures.top / 2), Mm(measures.bottom / 2)
    section.different_first_page_header_footer = True


def _number_pages(section: Section, measures: Measures) -> None:
    """The page number in the middle of the top margin, from the second page on."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", "instr", "separate", "text", "end"):
        run = paragraph.add_run("2" if kind == "text" else "")
        run.font.size = Pt(measures.size("page_number"))
        if kind == "instr":
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = " PAGE "
            run._r.append(instruction)
        elif kind != "text":
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))


def _begin_annex(document: Document, measures: Measures) -> None:
    """A new section on a new page; its page numbers start again at one."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, measures)
    numbering = _element("w:pgNumType", {"w:start": "1"})
    section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")


def _add_pair(document: Document, pair: Pair, measures: Measures) -> None:
    widths = (measures.text_width * pair.left_share, measures.text_width * (1 - pair.left_share))
    table = _grid(document, widths, rows=1, bordered=False)
    row = table.rows[0]
    _whole(row)
    for cell, parts, width in zip(row.cells, (pair.left, pair.right), widths, strict=True):
        _fill_cell(cell, parts, width, before=pair.before)


def _fill_cell(cell: _Cell, parts: Sequence[Inner], width: float, *, before: float) -> None:
    paragraph = cell.paragraphs[0]
    for index, part in enumerate(parts):
        if index:
            paragraph = cell.add_paragraph()
        _fill(paragraph, part, width)
        if index == 0 and before:
            paragraph.paragraph_format.space_before = Pt(before)


def _fill(paragraph: DocxParagraph, part: Inner, width: float) -> None:
    match part:
        case Paragraph():
            _set(paragraph, part)
        case Rule():
            _rule(paragraph, part, width)
        case Room():
            paragraph.paragraph_format.line_spacing = Mm(part.height)
        case Code():
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run().add_picture(io.BytesIO(qr_png(part.text)), width=Mm(part.side))


def _set(paragraph: DocxParagraph, part: Paragraph) -> None:
    form = paragraph.paragraph_format
    paragraph.alignment = _ALIGN[part.align]
    form.space_before = Pt(part.before)
    form.line_spacing = part.spacing
    form.keep_with_next = part.tied
    if part.indent:
        form.first_line_indent = Mm(part.indent)
    for run in part.runs:
        _add_run(paragraph, run, part.size, grey=part.grey)


def _add_run(paragraph: DocxParagraph, run: Run, size: float, *, grey: bool = False) -> None:
    """Text goes in as text: python-docx escapes it, and no field is ever made from it."""
    added = paragraph.add_run(run.text)
    added.bold, added.italic = run.bold, run.italic
    added.font.size = Pt(size)
    if grey:
        added.font.color.rgb = _GREY


def _rule(paragraph: DocxParagraph, rule: Rule, width: float) -> None:
    """An empty line whose top border is the rule: it stays in place in every word processor, unlike a drawn shape."""
    form = paragraph.paragraph_format
    side = max(0.0, (width - rule.width) / 2)
    form.left_indent = form.right_indent = Mm(side)
    form.space_before = Pt(rule.before)
    form.line_spacing = Pt(3)
    form.keep_with_next = True
    borders = _element("w:pBdr")
    borders.append(_element("w:top", {"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "000000"}))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _add_table(document: Document, table: Table) -> None:
    spacer = document.add_paragraph()
    spacer.paragraph_format.line_spacing = Pt(max(table.before, 1))
    grid = _grid(document, table.widths, rows=2, bordered=True)
    top, blank = grid.rows
    _whole(top)
    top._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
    for cell, words in zip(top.cells, table.head, strict=True):
        _write(cell, words, table.size, "center", bold=True)
        cell._tc.get_or_add_tcPr().append(_element("w:vAlign", {"w:val": "center"}))
    _whole(blank)
    grid._tbl.remove(blank._tr)
    _add_rows(grid, blank._tr, table)


def _add_rows(grid: DocxTable, blank: CT_Row, table: Table) -> None:
    """A row is dear to write and cheap to copy: of the plain ones the first is written, the others differ in their words."""
    plain: CT_Row | None = None
    for content in table.rows:
        row = copy.deepcopy(blank if plain is None or content.kind != "row" else plain)
        grid._tbl.append(row)
        if content.kind == "row" and plain is not None:
            for run, words in zip(row.iter(qn("w:r")), content.cells, strict=True):
                run.text = words
            continue
        _add_row(_Row(row, grid), content, table)
        if content.kind == "row":
            plain = row


def _add_row(row: _Row, content: TableRow, table: Table) -> None:
    cells = row.cells
    last = len(cells) - 1
    match content.kind:
        case "group":
            merged = cells[0].merge(cells[last])
            _write(merged, content.cells[0], table.size, "left", bold=True, tied=True)
        case "total":
            merged = cells[0].merge(cells[last - 1])
            _write(merged, content.cells[0], table.size, "left", bold=True)
            _write(cells[last], content.cells[1], table.size, table.aligns[last], bold=True)
        case "row":
            for cell, words, align in zip(cells, content.cells, table.aligns, strict=True):
                _write(cell, words, table.size, align)


def _write(cell: _Cell, words: str, size: float, align: str, *, bold: bool = False, tied: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    for surplus in cell.paragraphs[1:]:
        surplus._p.getparent().remove(surplus._p)
    paragraph.alignment = _ALIGN[align]
    paragraph.paragraph_format.keep_with_next = tied
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    _add_run(paragraph, Run(words, bold=bold), size)


def _grid(document: Document, widths: Sequence[float], *, rows: int, bordered: bool) -> DocxTable:
    """A table of fixed widths (mm); without borders its cells have no padding, so columns keep the margins."""
    table: DocxTable = document.add_table(rows=rows, cols=len(widths))
    if bordered:
        table.style = document.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    padding = round((CELL_PADDING_MM if bordered else 0) * 1440 / 25.4)
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", {"w:w": str(padding), "w:type": "dxa"}))
    properties = table._tbl.tblPr
    indent = _element("w:tblInd", {"w:w": str(padding), "w:type": "dxa"})
    # Word wants the children of a table's properties in the order of the schema.
    properties.insert_element_before(indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Mm(width)
    return table


def _whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "true"}))


def _element(name: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element
