"""Fonts and number formats of the cells of an .xlsx workbook, which python-calamine does not give.

Looked up only where they change what is read: in a workbook with a font of an old encoding, or with a number format such
as 000000000000. Any other workbook costs one look at its list of styles.

Source: ECMA-376 part 1, 18.8 (styles), 18.4 (rich text), 18.3.1.4 (cells).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bangvang_paper.reading.formats.markup import Element, attribute, child, tree, unprefixed
from bangvang_paper.reading.formats.package import Package
from bangvang_paper.reading.formats.values import PLAIN, Shape, shape_of
from bangvang_paper.reading.formats.workbook import Look
from bangvang_paper.reading.sheet import Font, Run
from bangvang_paper.vietnamese.fonts import encoding_of_font

_RUN_FONT = re.compile(rb"rFont\b[^>]*?\bval\s*=\s*[\"']([^\"']*)[\"']")
_RUN = re.compile(rb"<r\b[^>]*>(.*?)</r>", re.DOTALL)
_TEXT = re.compile(rb"<t\b[^>]*?(?:/>|>(.*?)</t>)", re.DOTALL)
_STRING = re.compile(rb"<si\b[^>]*?(?:/>|>(.*?)</si>)", re.DOTALL)
# A filled cell: its column and row, the attributes before and after them, and the number of its shared string or its own
# rich text where one of these follows.
_CELL = re.compile(
    rb"<c\b([^>]*?)\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']([^>]*)(?<!/)>"
    rb"(?:\s*<v>\s*(\d+)\s*<|\s*<is>(.*?)</is>)?",
    re.DOTALL,
)
# The attributes of a cell written as Excel writes it, which begins with its address.
_PLAIN_CELL = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"([^>]*)>')
_ANY_CELL = re.compile(rb"<c[\s/>]")
_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d+)[\"']")
_SHARED = re.compile(rb"\st\s*=\s*[\"']s[\"']")
# Of the formats that a workbook knows by number only (18.8.30), the one that shows no day.
_BUILT_IN = {"17": "mmm-yy"}


class Style(NamedTuple):
    font: str
    shape: Shape


@dataclass(frozen=True)
class Looks:
    """What the workbook says about fonts and number formats."""

    styles: list[Style]
    strings: dict[int, tuple[Run, ...]]
    """Shared strings that change their font, by number; a run without a font of its own has ""."""
    tells_fonts: bool
    """Whether any font of the workbook is one of an old encoding."""

    @property
    def matter(self) -> bool:
        """Whether the look of a cell can change what is read from it."""
        return self.tells_fonts or any(style.shape is not PLAIN for style in self.styles)

    def of_cells(self, sheet: bytes) -> tuple[str, Iterator[Look]]:
        """The font of most cells of a sheet's part, and the looks of the others that say where they stand.

        Fonts only where some font matters. Half a million cells look alike in a long list, and none of them is asked.
        """
        told = Counter(_PLAIN_CELL.findall(sheet))
        plainly = bool(told) and told.total() == len(_ANY_CELL.findall(sheet))
        if not plainly or self.strings or (self.tells_fonts and _RUN_FONT.search(sheet)):
            return "", self._each(sheet, _CELL)
        by_style: dict[Style, int] = {}
        for attributes, count in told.items():
            style = self._style(attributes)
            by_style[style] = by_style.get(style, 0) + count
        usual = max(by_style, key=lambda style: (style.shape is PLAIN, by_style[style]))
        if usual.shape is not PLAIN:
            return "", self._each(sheet, _CELL)
        others = [attributes for attributes in told if self._matters(self._style(attributes), usual)]
        font = usual.font if self.tells_fonts else ""
        return font, self._each(sheet, _plain_with(others)) if others else iter(())

    def _matters(self, style: Style, usual: Style) -> bool:
        """Whether a cell of ``style`` is read otherwise than one of the ``usual`` style."""
        return style.shape is not PLAIN or (self.tells_fonts and style.font != usual.font)

    def _each(self, sheet: bytes, cells: re.Pattern[bytes]) -> Iterator[Look]:
        """The looks of the ``cells`` that are found in a sheet's part."""
        columns: dict[bytes, int] = {}
        styles: dict[bytes, tuple[Style, bool]] = {}
        for before, letters, row, after, shared, own in (cell.groups() for cell in cells.finditer(sheet)):
            attributes = before + after
            if attributes not in styles:
                styles[attributes] = self._style(attributes), bool(_SHARED.search(attributes))
            style, is_shared = styles[attributes]
            if not self.tells_fonts and style.shape is PLAIN:
                continue
            if letters not in columns:
                columns[letters] = column_number(letters) - 1
            font: Font = style.font if self.tells_fonts else ""
            if is_shared and shared and self.strings:
                font = _inheriting(self.strings.get(int(shared), ()), style.font)
            elif own and _RUN_FONT.search(own):
                font = _inheriting(_runs(own), style.font)
            yield Look(int(row) - 1, columns[letters], font, style.shape)

    def _style(self, attributes: bytes) -> Style:
        """The style that the attributes of a cell name; the first one when they name none."""
        named = _STYLE.search(attributes)
        number = int(named[1]) if named else 0
        return self.styles[number] if number < len(self.styles) else Style("", PLAIN)


def looks_of(package: Package) -> Looks:
    """The looks of a workbook. Raises ReadingRefused for broken markup."""
    styles = _styles(tree(package.part("xl/styles.xml"))) if package.part("xl/styles.xml") else []
    shared = unprefixed(package.part("xl/sharedstrings.xml"))
    tells = any(encoding_of_font(style.font) for style in styles)
    tells = tells or any(_has_old_run(part) for name, part in package.parts.items() if _holds_text(name))
    return Looks(styles, _rich_strings(shared) if tells else {}, tells)


def _plain_with(attributes: list[bytes]) -> re.Pattern[bytes]:
    """Filled cells as Excel writes them, of some attributes only; with the groups of a cell that any program may write."""
    some = b"|".join(re.escape(one) for one in attributes if not one.endswith(b"/"))
    return re.compile(rb'<c()\sr="([A-Z]{1,3})(\d{1,7})"(' + (some or b"(?!)") + rb")>()()")


def column_number(letters: bytes) -> int:
    """The number of a column, from 1, by its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _styles(root: Element) -> list[Style]:
    fonts = [
        attribute(name, "val") if (name := child(font, "name")) is not None else "" for font in _all(root, "fonts")
    ]
    codes = {attribute(code, "numFmtId"): attribute(code, "formatCode") for code in _all(root, "numFmts")}
    codes = _BUILT_IN | codes
    styles = []
    for cell in _all(root, "cellXfs"):
        number = attribute(cell, "fontId")
        font = fonts[int(number)] if number.isdecimal() and int(number) < len(fonts) else ""
        styles.append(Style(font, shape_of(codes.get(attribute(cell, "numFmtId"), ""))))
    return styles


def _all(root: Element, name: str) -> list[Element]:
    found = child(root, name)
    return list(found) if found is not None else []


def _holds_text(name: str) -> bool:
    return name == "xl/sharedstrings.xml" or name.startswith("xl/worksheets/")


def _has_old_run(part: bytes) -> bool:
    return any(encoding_of_font(_read(font)) for font in set(_RUN_FONT.findall(part)))


def _rich_strings(part: bytes) -> dict[int, tuple[Run, ...]]:
    strings = enumerate(found[1] or b"" for found in _STRING.finditer(part))
    return {number: _runs(string) for number, string in strings if _RUN_FONT.search(string)}


def _runs(fragment: bytes) -> tuple[Run, ...]:
    runs = []
    for run in _RUN.findall(fragment):
        font = _RUN_FONT.search(run)
        text = b"".join(_TEXT.findall(run))
        runs.append(Run(_read(text), _read(font[1]) if font else ""))
    return tuple(runs)


def _inheriting(runs: tuple[Run, ...], font: str) -> Font:
    """Runs in which what has no font of its own has that of the cell."""
    return tuple(run if run.font else Run(run.text, font) for run in runs) or font


def _read(markup: bytes) -> str:
    return html.unescape(markup.decode("utf-8", "replace"))
