"""A Word document as one sheet: its paragraphs and the rows of its tables, one below the other as they are read.

One sheet, because the heading of a section or the title of the list often stands between or above the tables. A paragraph
is a line of one cell; numbers that Word counts by itself are written out; a table inside a cell becomes lines of its own
when it has rows and columns, and text of the cell otherwise.

Source: ECMA-376 part 1, 17.3 (paragraphs), 17.4 (tables), 17.13.5 (tracked changes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bangvang_paper.reading.formats.docx_numbers import Numbers, numbers_of
from bangvang_paper.reading.formats.docx_styles import Styles, styles_of, tells_fonts
from bangvang_paper.reading.formats.markup import Element, attribute, child, local, tree
from bangvang_paper.reading.formats.package import Package
from bangvang_paper.reading.formats.sentences import unreadable
from bangvang_paper.reading.sheet import Font, Merge, Place, Run, Sheet

# What stands around paragraphs, rows, cells and runs without being one; what has been struck out or moved away is no text.
_AROUND = {
    "sdt",
    "sdtContent",
    "customXml",
    "ins",
    "moveTo",
    "smartTag",
    "hyperlink",
    "fldSimple",
    "AlternateContent",
    "Choice",
}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_WIDEST = 63  # columns of a table in Word


_TEXT_BOXES = (
    "Tệp Word có khung chữ (text box); chữ trong khung không được đọc. Nếu danh sách nằm trong khung, hãy chép ra ngoài "
    "khung rồi nạp lại."
)


@dataclass
class _Document:
    """The lines read so far."""

    styles: Styles
    numbers: Numbers
    lines: list[list[str]] = field(default_factory=list)
    fonts: list[list[Font]] = field(default_factory=list)
    merges: dict[tuple[int, int], Merge] = field(default_factory=dict)
    """By the line and column of the first cell."""
    places: list[Place] = field(default_factory=list)
    tables: int = 0
    paragraphs: int = 0

    def add(self, cells: list[list[Run]], place: Place) -> None:
        """One line more."""
        self.lines.append(["".join(run.text for run in runs) for runs in cells])
        self.fonts.append([_font(runs) for runs in cells])
        self.places.append(place)


def sheets_of(package: Package) -> list[Sheet]:
    """The document as one sheet without a name. Raises ReadingRefused."""
    content, style_part, number_part = (
        package.part(f"word/{name}.xml") for name in ("document", "styles", "numbering")
    )
    document = _Document(
        styles_of(tree(style_part)) if style_part else Styles(),
        numbers_of(tree(number_part)) if number_part else Numbers(),
    )
    body = child(tree(content), "body")
    try:
        if body is not None:
            _take_blocks(document, body)
    except RecursionError as error:
        raise unreadable() from error
    return [
        Sheet(
            name="",
            lines=document.lines,
            merges=list(document.merges.values()),
            places=document.places,
            fonts=document.fonts if tells_fonts(content, style_part) else (),
            remarks=[_TEXT_BOXES] if b"txbxContent" in content else (),
        )
    ]


def _take_blocks(document: _Document, parent: Element) -> None:
    for block in _inside(parent, "p", "tbl"):
        if local(block.tag) == "tbl":
            _take_table(document, block)
            continue
        document.paragraphs += 1
        runs = _paragraph(document, block)
        if any(run.text.strip() for run in runs):
            document.add([runs], Place(f"đoạn {document.paragraphs}", document.paragraphs))


def _inside(parent: Element, *names: str) -> Iterator[Element]:
    """The elements of these names under ``parent``, also inside what only stands around them."""
    for inner in parent:
        name = local(inner.tag)
        if name in names:
            yield inner
        elif name in _AROUND:
            yield from _inside(inner, *names)


def _take_table(document: _Document, table: Element) -> None:
    document.tables += 1
    number = document.tables
    nested: list[Element] = []
    tops: dict[int, int] = {}
    for row_number, row in enumerate(_inside(table, "tr"), start=1):
        if child(row, "trPr", "del") is not None:
            continue
        line, above, tops = len(document.lines), tops, {}
        cells: list[list[Run]] = [[] for _ in range(_grid(row, "trPr", "gridBefore", 0))]
        for cell in _inside(row, "tc"):
            column, span = len(cells), _grid(cell, "tcPr", "gridSpan", 1)
            merge = child(cell, "tcPr", "vMerge")
            top = above.get(column, line) if merge is not None and attribute(merge, "val") != "restart" else line
            if merge is not None:
                tops[column] = top
            if top < line or span > 1:
                document.merges[top, column] = Merge(top, column, line, column + span - 1)
            # A cell merged with the one above keeps paragraphs that nobody sees.
            cells.append(_cell(document, cell, nested) if top == line else [])
            cells += [[] for _ in range(span - 1)]
        document.add(cells, Place(f"bảng {number}, dòng {row_number}", row_number))
    for inner in nested:
        _take_table(document, inner)


def _grid(element: Element, properties: str, name: str, usual: int) -> int:
    """How many columns of the grid a row leaves out or a cell covers."""
    found = child(element, properties, name)
    number = attribute(found, "val") if found is not None else ""
    return min(int(number), _WIDEST) if number.isdecimal() else usual


def _cell(document: _Document, cell: Element, nested: list[Element]) -> list[Run]:
    """The text of a cell, its paragraphs on lines of their own; tables that stand for themselves go to ``nested``."""
    runs: list[Run] = []
    for block in _inside(cell, "p", "tbl"):
        if local(block.tag) == "p":
            more = _paragraph(document, block)
        elif _stands_for_itself(block):
            nested.append(block)
            continue
        else:
            more = [run for row in _inside(block, "tr") for inner in _inside(row, "tc")
                    for run in [*_cell(document, inner, nested), Run("\n", "")]]  # fmt: skip
        runs += [Run("\n", "")] * bool(runs and more) + more
    return runs


def _stands_for_itself(table: Element) -> bool:
    """Whether a table inside a cell has rows and columns, so that its cells mean something by where they stand."""
    widths = [sum(1 for _ in _inside(row, "tc")) for row in _inside(table, "tr")]
    return len(widths) > 1 and max(widths) > 1


def _paragraph(document: _Document, paragraph: Element) -> list[Run]:
    """The text of a paragraph with its fonts, after the number that Word shows before it."""
    properties = child(paragraph, "pPr")
    named = child(properties, "pStyle") if properties is not None else None
    style = attribute(named, "val") if named is not None else ""
    numbering = child(properties, "numPr") if properties is not None else None
    if numbering is None:
        numbering = document.styles.number_of(style)
    number = document.numbers.next(numbering) if numbering is not None else ""
    runs = [Run(f"{number} ", "")] if number else []
    for run in _inside(paragraph, "r"):
        if text := _text(run):
            runs.append(Run(text, document.styles.run_font(run, style)))
    return runs


def _text(run: Element) -> str:
    hidden = child(run, "rPr", "vanish")
    if hidden is not None and attribute(hidden, "val") not in {"0", "false", "off"}:
        return ""
    names = ((local(piece.tag), piece) for piece in run)
    return "".join((piece.text or "") if name == "t" else _BREAKS.get(name, "") for name, piece in names)


def _font(runs: list[Run]) -> Font:
    """One name where the whole cell has one font, neighbours of one font as one run elsewhere."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].font == run.font or run.text.isspace()):
            joined[-1] = Run(joined[-1].text + run.text, joined[-1].font)
        else:
            joined.append(run)
    return joined[0].font if len(joined) == 1 else tuple(joined)
