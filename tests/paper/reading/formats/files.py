"""Files of every kind for tests: made by the packages that offices' programs resemble, or byte by byte where none would."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import docx
import typst
from docx.document import Document
from docx.oxml import parse_xml

from bangvang_paper.typesetting.press import FONTS

FIXTURES = Path(__file__).parent / "fixtures"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODS_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
                         ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible")]
)  # fmt: skip


def fixture(name: str) -> bytes:
    """A file that LibreOffice has written; see fixtures/make.py."""
    return (FIXTURES / name).read_bytes()


def package(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def ods(table: str, styles: str = "") -> bytes:
    """An open spreadsheet with the rows ``table`` (markup) on one sheet and these automatic styles."""
    content = (
        f"<office:document-content {ODS_NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="Danh sach">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_row(*cells: str, attributes: str = "") -> str:
    texts = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row {attributes}>{texts}</table:table-row>"


def document(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> Document:
    """A Word document to be changed further before it is saved."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if table:
        add_table(made, table)
    return made


def add_table(made: Document, lines: Sequence[Sequence[str]]) -> docx.table.Table:
    table = made.add_table(rows=len(lines), cols=max(map(len, lines)))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=False):
            cell.text = text
    return table


def add_markup(made: Document, markup: str) -> None:
    """Body content that python-docx has no words for; the prefix w is declared."""
    body = parse_xml(f"<w:body {W}>{markup}</w:body>")
    for element in list(body):
        made.element.body.insert(len(made.element.body) - 1, element)


def saved(made: Document) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def printed(source: str, **data: object) -> bytes:
    """A PDF set by Typst; ``data`` is there under its names."""
    given = "".join(f"#let {name} = json(bytes(sys.inputs.{name}))\n" for name in data)
    return typst.compile(
        (given + '#set text(font: "Liberation Serif", size: 10pt)\n' + source).encode(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(value) for name, value in data.items()},
    )


def printed_list(lines: Sequence[Sequence[str]], before: str = "", after: str = "") -> bytes:
    """A ruled table with its first line as a header that comes again on every page."""
    table = f"#table(columns: {len(lines[0])}, table.header(..lines.first()), ..lines.slice(1).flatten())"
    page = '#set page(paper: "a4", flipped: true, margin: 2cm, numbering: "1")'
    return printed(f"{page}\n{before}\n{table}\n{after}", lines=[list(line) for line in lines])


def raw_pdf(*objects: bytes, tail: bytes = b"%%EOF\n", trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, of which the first is the catalog."""
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n" % (len(objects) + 1, trailer, len(body))
    return body + table + end + tail


def stream(content: bytes, attributes: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), attributes, packed)


def pdf_page(
    content: bytes,
    *,
    catalog: bytes = b"",
    page: bytes = b"",
    font: bytes = b"Helvetica",
    more: Sequence[bytes] = (),
) -> bytes:
    """A PDF of one page with this content and one font, in Windows-1252; ``more`` are objects from number 6 on."""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
        b"<< /Font << /F1 5 0 R >> >> %s >>" % page,
        stream(content),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [%s] "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /%s /Flags 32 /FontBBox [0 0 1000 1000] /Ascent 800 >> >>"
        % (font, b"500 " * 224, font),
        *more,
    )


_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes], storages: Sequence[str] = ()) -> bytes:
    """A compound file with these streams and (empty) storages, all at the root (MS-CFB 2.2 to 2.6)."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [("Root Entry", 5, _END, 0)]
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // _SECTOR) * _SECTOR), b"\x00")
        first = len(sectors)
        sectors += [padded[place : place + _SECTOR] for place in range(0, len(padded), _SECTOR)]
        chain += [*range(first + 1, len(sectors)), _END]
        entries.append((name, 2, first, len(padded)))
    entries += [(name, 1, 0, 0) for name in storages]
    directory = b"".join(_entry(*entry, number=number, count=len(entries)) for number, entry in enumerate(entries))
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\x00")
    begins = len(sectors)
    sectors += [directory[place : place + _SECTOR] for place in range(0, len(directory), _SECTOR)]
    chain += [*range(begins + 1, len(sectors)), _END]
    tables = -(-(len(sectors) + 1) // (_SECTOR // 4))
    fat = [*chain, *[_FAT] * tables]
    fat += [_FREE] * (tables * _SECTOR // 4 - len(fat))
    where = list(range(len(sectors), len(sectors) + tables))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, begins, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *where, *[_FREE] * (109 - tables))
    return head + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _entry(name: str, kind: int, first: int, size: int, *, number: int, count: int) -> bytes:
    """A directory entry; the entries below the root hang on one another to the right."""
    label = name.encode("utf-16-le") + b"\x00\x00"
    right = number + 1 if 0 < number < count - 1 else _FREE
    child = 1 if number == 0 and count > 1 else _FREE
    return struct.pack(
        "<64sHBBIII16sIQQIII", label, len(label), kind, 1, _FREE, right, child, bytes(16), 0, 0, 0, first, size, 0
    )
