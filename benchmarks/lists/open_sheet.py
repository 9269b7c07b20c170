"""A drawn list as an open spreadsheet (.ods): the markup that LibreOffice writes, as far as it matters to a reader."""

from __future__ import annotations

from html import escape

from reading.formats.files import ODS_NAMESPACES, package

from lists.drawing import Drawn
from lists.typings import Typing


def open_sheet(sheets: list[Drawn], typing: Typing) -> bytes:
    """The file's bytes."""
    fonts = list(dict.fromkeys(("Times New Roman", *typing.fonts)))
    styles = "".join(
        f'<style:style style:name="f{place}" style:family="table-cell">'
        f'<style:text-properties fo:font-family="{name}"/></style:style>'
        for place, name in enumerate(fonts)
    )
    tables = "".join(_table(drawn, typing, fonts) for drawn in sheets)
    content = (
        f"<office:document-content {ODS_NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _table(drawn: Drawn, typing: Typing, fonts: list[str]) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in drawn.merges}
    rows = []
    for row, line in enumerate(drawn.lines):
        cells = [
            _cell(*typing.typed(text, row, row in drawn.loud), fonts, spans.get((row, column)))
            for column, text in enumerate(line)
        ]
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{escape(drawn.name)}">{"".join(rows)}</table:table>'


def _cell(text: str, font: str, fonts: list[str], span: tuple[int, int] | None) -> str:
    if not text:
        return "<table:table-cell/>"
    kind = ' office:value-type="string"'
    if text.isdecimal() and len(text) < 5:
        kind = f' office:value-type="float" office:value="{int(text)}"'
    over = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    paragraphs = "".join(f"<text:p>{_spaced(part)}</text:p>" for part in text.split("\n"))
    return f'<table:table-cell table:style-name="f{fonts.index(font)}"{kind}{over}>{paragraphs}</table:table-cell>'


def _spaced(text: str) -> str:
    """Spaces that stand together are counted, because markup keeps one of them."""
    return escape(text).replace("  ", ' <text:s text:c="1"/>')
