"""What a font file knows of its letters: which it has and how wide they are.

A small reader of two OpenType tables (``cmap`` formats 4 and 12, ``hmtx``; ISO/IEC 14496-22). Papers need it twice: to
refuse a letter that would come out as a hole, and to draw in a DOCX a rule as long as the words above it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "fonts"
PAPER_FAMILY = "Liberation Serif"
SCREEN_FAMILY = "Be Vietnam Pro"


@dataclass(frozen=True)
class Face:
    """One font file: glyph by code point, width by glyph, both in ``units`` per em."""

    units: int
    glyphs: dict[int, int]
    widths: tuple[int, ...]
    _known: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def covers(self, text: str) -> bool:
        """Whether every character of ``text`` has a glyph of its own."""
        return all(self.glyphs.get(ord(mark), 0) for mark in text)

    def width(self, text: str, size: float) -> float:
        """Width of ``text`` set at ``size``, in the unit of ``size``, without kerning."""
        return sum(map(self._advance, text)) * size / self.units

    def _advance(self, mark: str) -> int:
        known = self._known.get(mark)
        if known is None:
            glyph = min(self.glyphs.get(ord(mark), 0), len(self.widths) - 1)
            known = self._known[mark] = self.widths[glyph]
        return known


@cache
def face(file: str) -> Face:
    """Read one of the shipped fonts, for example ``LiberationSerif-Bold.ttf``."""
    return read_face((FONTS / file).read_bytes())


@cache
def printable() -> frozenset[str]:
    """Every character that a paper can show: those of the paper face and of the screen face together."""
    files = ("LiberationSerif-Regular.ttf", "BeVietnamPro-Regular.ttf")
    return frozenset(chr(code) for file in files for code, glyph in face(file).glyphs.items() if glyph)


def read_face(data: bytes) -> Face:
    """Read an uncompressed TrueType file. Raises ``ValueError`` when it has no character map that we can read."""
    tables = _tables(data)
    units: int = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count: int = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    pairs = struct.unpack_from(f">{count * 2}H", data, tables["hmtx"])
    return Face(units=units, glyphs=_glyphs(data, tables["cmap"]), widths=pairs[::2])


def _tables(data: bytes) -> dict[str, int]:
    count: int = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The widest Unicode map of the font: format 12 before format 4."""
    found: dict[int, int] = {}
    count: int = struct.unpack_from(">H", data, cmap + 2)[0]
    for index in range(count):
        offset: int = cmap + struct.unpack_from(">I", data, cmap + 4 + 8 * index + 4)[0]
        found.setdefault(struct.unpack_from(">H", data, offset)[0], offset)
    if 12 in found:
        return _segments_12(data, found[12])
    if 4 in found:
        return _segments_4(data, found[4])
    raise ValueError("no Unicode character map of format 4 or 12")


def _segments_12(data: bytes, at: int) -> dict[int, int]:
    glyphs: dict[int, int] = {}
    count: int = struct.unpack_from(">I", data, at + 12)[0]
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * index)
        glyphs.update((code, glyph + code - first) for code in range(first, last + 1))
    return glyphs


def _segments_4(data: bytes, at: int) -> dict[int, int]:
    double: int = struct.unpack_from(">H", data, at + 6)[0]
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * double)
    offsets_at = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    glyphs: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = offsets_at + 2 * index + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, place)[0]
                if not glyph:
                    continue
            glyphs[code] = (glyph + delta) & 0xFFFF
    return glyphs
