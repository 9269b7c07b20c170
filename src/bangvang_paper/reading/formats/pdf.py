"""A PDF with a text layer as one sheet: the rows of its ruled tables and its other lines, page by page.

The text of a scan is a picture; it is refused, because recognising letters would invent some. Where a machine has already
laid recognised text over a scan, it is read and every cell of it is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table

from bangvang_paper.reading.formats.pdf_lines import Lines
from bangvang_paper.reading.formats.pdf_safety import opened
from bangvang_paper.reading.formats.sentences import unreadable
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.sheet import Merge, Place, Run, Sheet

_Word = dict[str, Any]
_Box = tuple[float, float, float, float]

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_FEW_LETTERS = 20
_MOST_OF_PAGE = 0.5
_SAME_LINE = 0.6  # of a letter's height
_SPACE = 0.12
_RUNS_OVER = 1.0  # point
_UNNAMED = "(cid:"
_MOST_UNNAMED = 0.1
_RECOGNISED = "chữ do máy nhận dạng từ bản quét, có thể sai; hãy đối chiếu với bản gốc"


@dataclass
class _Document:
    """The pages read so far."""

    lines: Lines = field(default_factory=Lines)
    scanned: list[int] = field(default_factory=list)
    """Pages that are pictures."""
    empty: list[int] = field(default_factory=list)
    recognised: bool = False
    letters: int = 0
    unnamed: int = 0
    """Letters for which the file does not say which they are."""


def sheets_of(data: bytes) -> list[Sheet]:
    """The document as one sheet without a name. Raises ReadingRefused, for a scan too."""
    document = _Document()
    source = opened(data)
    try:
        for page in source.pages:
            _take_page(document, page)
            page.close()
    except Exception as error:
        # pdfminer raises whatever its reading of bad bytes runs into.
        raise unreadable() from error
    _refuse_without_text(document)
    return [
        Sheet(
            name="",
            lines=document.lines.texts,
            merges=document.lines.merges,
            places=document.lines.places,
            fonts=document.lines.fonts,
            doubts=document.lines.doubts,
            remarks=_remarks(document),
            doubt=_RECOGNISED if document.recognised else "",
        )
    ]


def _take_page(document: _Document, page: Page) -> None:
    letters = [char for char in page.chars if char["text"].strip()]
    pictured = _is_picture(page)
    document.letters += len(letters)
    document.unnamed += sum(char["text"].startswith(_UNNAMED) for char in letters)
    if pictured and len(letters) < _FEW_LETTERS:
        document.scanned.append(page.page_number)
        return
    if not letters:
        document.empty.append(page.page_number)
        return
    document.recognised |= pictured
    words = page.extract_words(extra_attrs=["fontname"], keep_blank_chars=False)
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    outside = [word for word in words if not any(_holds(table.bbox, word) for table in tables)]
    free = _without_page_number(_lines_of(outside))
    number = 0
    for table in tables:
        while free and free[0][0]["top"] < table.bbox[1]:
            number += 1
            _add(document.lines, [free.pop(0)], page, number)
        number = _take_table(document.lines, table, words, page, number)
    for line in free:
        number += 1
        _add(document.lines, [line], page, number)
    document.lines.open = len(document.lines.texts) - 1 if tables and not free else None


def _is_picture(page: Page) -> bool:
    """Whether one picture covers most of the page."""
    return any(image["width"] * image["height"] > _MOST_OF_PAGE * page.width * page.height for image in page.images)


def _take_table(lines: Lines, table: Table, words: Sequence[_Word], page: Page, number: int) -> int:
    inside = [word for word in words if _holds(table.bbox, word)]
    tops = [row.bbox[1] for row in table.rows]
    lefts = [column.bbox[0] for column in table.columns]
    for row in table.rows:
        number += 1
        cells = [[word for word in inside if _holds(box, word)] if box else [] for box in row.cells]
        if lines.takes_up([_runs_of(words) for words in cells]):
            continue
        line = len(lines.texts)
        for column, box in enumerate(row.cells):
            if box:
                if any(_runs_over(box, word) for word in cells[column]):
                    lines.doubt_around(column)
                bottom = line + sum(row.bbox[1] < top < box[3] - 1 for top in tops)
                right = column + sum(box[0] < left < box[2] - 1 for left in lefts)
                if bottom > line or right > column:
                    lines.merges.append(Merge(line, column, bottom, right))
        _add(lines, cells, page, number)
        lines.head = lines.head or lines.texts[-1]
    return number


def _add(lines: Lines, cells: Sequence[Sequence[_Word]], page: Page, number: int) -> None:
    if lines.open is not None and len(cells) == 1:
        lines.open = None  # text stands between the pages' tables
    lines.add([_runs_of(words) for words in cells], Place(f"trang {page.page_number}, dòng {number}", number))


def _runs_over(box: _Box, word: _Word) -> bool:
    """Whether letters of a word stand beyond the rules of the box that holds its middle."""
    return bool(word["x1"] > box[2] + _RUNS_OVER or word["x0"] < box[0] - _RUNS_OVER)


def _holds(box: _Box, word: _Word) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _lines_of(words: Sequence[_Word]) -> list[list[_Word]]:
    """Words that stand side by side, from top to bottom and from left to right."""
    lines: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"], word["x0"])):
        if lines and word["top"] < lines[-1][0]["top"] + _SAME_LINE * word["height"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: float(word["x0"])) for line in lines]


def _without_page_number(lines: list[list[_Word]]) -> list[list[_Word]]:
    """The lines of a page without the number at its head or foot, which belongs to the paper and not to the list."""
    for place in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(" ".join(word["text"] for word in lines[place])):
            del lines[place]
    return lines


def _runs_of(words: Sequence[_Word]) -> list[Run]:
    """The words of a cell as text, line below line, neighbours of one font as one run."""
    runs: list[Run] = []
    for line in _lines_of(words):
        before: _Word | None = None
        for word in line:
            gap = "\n" if before is None else " " if word["x0"] - before["x1"] > _SPACE * word["height"] else ""
            font = _SUBSET.sub("", str(word["fontname"]))
            text = (gap if runs else "") + word["text"]
            if runs and runs[-1].font == font:
                runs[-1] = Run(runs[-1].text + text, font)
            else:
                runs.append(Run(text, font))
            before = word
    return runs


def _refuse_without_text(document: _Document) -> None:
    if not document.letters or not document.lines.texts:
        raise ReadingRefused(
            "Tệp PDF là bản quét hoặc bản chụp: bên trong chỉ có ảnh, không có chữ để đọc. "
            "Hãy xin đơn vị tệp Excel hoặc Word gốc; nếu chỉ có bản giấy, hãy dùng phần mềm nhận dạng chữ rồi soát lại."
        )
    if document.unnamed > _MOST_UNNAMED * document.letters:
        raise ReadingRefused(
            "Tệp PDF nhìn thì có chữ nhưng phông trong tệp không ghi đó là chữ gì, nên không đọc được. "
            "Hãy xin đơn vị tệp Excel hoặc Word gốc rồi nạp lại."
        )


def _remarks(document: _Document) -> list[str]:
    remarks = []
    if document.scanned:
        pages = ", ".join(map(str, document.scanned))
        remarks.append(
            f"Trang {pages} là ảnh quét nên không đọc được. Hãy xin tệp gốc hoặc nhập thêm những trang đó bằng tay."
        )
    if document.empty:
        remarks.append(f"Trang {', '.join(map(str, document.empty))} không có chữ nào. Hãy đối chiếu với tệp gốc.")
    if document.recognised:
        remarks.append("Tệp PDF là bản quét có chữ do máy nhận dạng. Hãy soát từng ô với bản gốc trước khi nhận.")
    return remarks
