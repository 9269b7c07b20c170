"""A drawn list as a file of any kind that reading knows, typed in one of the ways in which offices type."""

from __future__ import annotations

import csv
import io

from docx import Document
from docx.table import Table
from openpyxl import Workbook
from openpyxl.styles import Font

from lists.drawing import Drawn
from lists.old_workbook import old_workbook
from lists.open_sheet import open_sheet
from lists.print_out import print_out
from lists.typings import Typing


def written(sheets: list[Drawn], typing: Typing, kind: str) -> bytes:
    """The file's bytes."""
    match kind:
        case "xls":
            return old_workbook(sheets, typing)
        case "ods":
            return open_sheet(sheets, typing)
        case "pdf":
            return print_out(sheets)
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
