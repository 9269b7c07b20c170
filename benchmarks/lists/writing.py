"""A drawn list as a file: .xlsx, .csv or .docx, typed in one of the ways in which offices type.

A way of typing is an encoding, and whether the file says so by its fonts (.VnTime, .VnTimeH, VNI-Times) or not.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from docx import Document
from docx.table import Table
from openpyxl import Workbook
from openpyxl.styles import Font

from bangvang_paper.vietnamese.encodings import encoded
from bangvang_paper.vietnamese.fonts import Encoding
from lists.drawing import Drawn

_LOOKALIKES = str.maketrans("aecopxАН", "аесорхАН")


@dataclass(frozen=True)
class Typing:
    """How the office typed. ``keeps_letters`` is false where no reading can bring the text back."""

    name: str
    encoding: Encoding
    fonts: tuple[str, str] = ("Times New Roman", "Times New Roman")
    """The font of ordinary text and the one of titles and headings."""
    bytes_of_csv: str = "utf-8"
    files: tuple[str, ...] = ("xlsx", "csv")
    every_other_line: bool = False
    keeps_letters: bool = True

    def typed(self, text: str, line: int, loud: bool) -> tuple[str, str]:
        """(what stands in the file, its font)."""
        if self.every_other_line and line % 2:
            return text, "Times New Roman"
        font = self.fonts[1 if loud else 0]
        if font.endswith("H"):
            text = text.lower()
        if self.encoding is Encoding.MIXED_SIGNS and line % 3 == 0:
            return text.translate(_LOOKALIKES), font
        return encoded(text, self.encoding), font


TYPINGS = (
    Typing("Unicode", Encoding.UNICODE, files=("xlsx", "csv", "docx")),
    Typing("Unicode, Excel's separator and mark", Encoding.UNICODE, bytes_of_csv="utf-8-sig", files=("csv",)),
    Typing("letters and marks apart", Encoding.DECOMPOSED, files=("xlsx", "csv", "docx")),
    Typing("TCVN3, fonts known", Encoding.TCVN3, (".VnTime", ".VnTimeH"), files=("xlsx", "docx")),
    Typing("TCVN3, fonts unknown", Encoding.TCVN3, bytes_of_csv="cp1252", files=("csv",)),
    Typing("VNI, fonts known", Encoding.VNI, ("VNI-Times", "VNI-Times"), files=("xlsx", "docx")),
    Typing("VNI, fonts unknown", Encoding.VNI, bytes_of_csv="cp1252", files=("csv",)),
    Typing("VIQR", Encoding.VIQR, files=("csv",)),
    Typing("TCVN3 and Unicode in one sheet", Encoding.TCVN3, (".VnTime", ".VnTimeH"), files=("xlsx",), every_other_line=True),
    Typing("letters that look alike", Encoding.MIXED_SIGNS, files=("xlsx",)),
    Typing("UTF-8 read as something else", Encoding.DOUBLE, files=("csv",)),
    Typing("letters lost", Encoding.LOST, files=("xlsx",), keeps_letters=False),
)  # fmt: skip


def written(sheets: list[Drawn], typing: Typing, kind: str) -> bytes:
    """The file's bytes."""
    return {"xlsx": _xlsx, "csv": _csv, "docx": _docx}[kind](sheets, typing)


def _xlsx(sheets: list[Drawn], typing: Typing) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for drawn in sheets:
        sheet = book.create_sheet(drawn.name)
        for row, line in enumerate(drawn.lines):
            for column, text in enumerate(line):
                if text:
                    cell = sheet.cell(row + 1, column + 1)
                    typed, font = typing.typed(text, row, row in drawn.loud)
                    cell.value = int(typed) if typed.isdecimal() and len(typed) < 5 else typed
                    cell.data_type = "n" if isinstance(cell.value, int) else "s"
                    cell.font = Font(name=font)
        for top, left, bottom, right in drawn.merges:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _csv(sheets: list[Drawn], typing: Typing) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";" if typing.bytes_of_csv == "utf-8-sig" else ",")
    for drawn in sheets:
        width = max(map(len, drawn.lines))
        for row, line in enumerate(drawn.lines):
            typed = [typing.typed(text, row, row in drawn.loud)[0] for text in line]
            writer.writerow([*typed, *[""] * (width - len(typed))])
    return target.getvalue().encode(typing.bytes_of_csv, "replace")


def _docx(sheets: list[Drawn], typing: Typing) -> bytes:
    document = Document()
    for drawn in sheets:
        begin, end = drawn.table
        width = max(map(len, drawn.lines[begin:end]))
        for row, line in enumerate(drawn.lines[:begin]):
            _paragraph(document, line, typing, row, row in drawn.loud)
        if width > 1:
            _table(document.add_table(end - begin, width), drawn, typing)
        else:
            for row in range(begin, end):
                _paragraph(document, drawn.lines[row], typing, row, row in drawn.loud)
        for row, line in enumerate(drawn.lines[end:], start=end):
            _paragraph(document, line, typing, row, row in drawn.loud)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _paragraph(document: object, line: list[str], typing: Typing, row: int, loud: bool) -> None:
    typed, font = typing.typed("\t".join(text for text in line if text), row, loud)
    document.add_paragraph().add_run(typed).font.name = font  # type: ignore[attr-defined]


def _table(table: Table, drawn: Drawn, typing: Typing) -> None:
    begin, end = drawn.table
    for row in range(begin, end):
        for column, text in enumerate(drawn.lines[row]):
            if text:
                typed, font = typing.typed(text, row, row in drawn.loud)
                table.cell(row - begin, column).paragraphs[0].add_run(typed).font.name = font
    for top, left, bottom, right in drawn.merges:
        if begin <= top < end:
            table.cell(top - begin, left).merge(table.cell(bottom - begin, right))
