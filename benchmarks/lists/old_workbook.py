"""A drawn list as an old workbook (.xls), record by record: no package of this project writes one.

Source: MS-XLS 2.4.21 (BOF), 2.4.28 (BoundSheet8), 2.4.122 (Font), 2.4.148 (Label), 2.4.168 (MergeCells), 2.4.180 (Number),
2.4.353 (XF).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from reading.formats.files import compound

from lists.drawing import Drawn
from lists.typings import Typing

_BOOK, _SHEET = 5, 16
_UTF_16 = 1


def old_workbook(sheets: list[Drawn], typing: Typing) -> bytes:
    """The file's bytes."""
    fonts = list(dict.fromkeys(("Times New Roman", *typing.fonts)))
    bodies = [_sheet(drawn, typing, fonts) for drawn in sheets]
    # The number 4 stands for no font: the programs begin to count again behind it.
    styles = [_font("Arial")] * 4 + [_font(name) for name in fonts]
    looks = [_look(0, style=True)] + [_look(5 + place) for place in range(len(fonts))]
    head = [_begin(_BOOK), _record(0x0042, struct.pack("<H", 1200)), *styles, *looks]
    names = [_text(drawn.name, "<B") for drawn in sheets]
    begins = sum(map(len, head)) + sum(4 + 6 + len(name) for name in names) + len(_END)
    for name, body in zip(names, bodies, strict=True):
        head.append(_record(0x0085, struct.pack("<IH", begins, 0) + name))
        begins += len(body)
    return compound({"Workbook": b"".join([*head, _END, *bodies])})


def _sheet(drawn: Drawn, typing: Typing, fonts: list[str]) -> bytes:
    cells = (
        _cell(row, column, *typing.typed(text, row, row in drawn.loud), fonts)
        for row, line in enumerate(drawn.lines)
        for column, text in enumerate(line)
        if text
    )
    ranges = b"".join(struct.pack("<4H", top, bottom, left, right) for top, left, bottom, right in drawn.merges)
    merged = _record(0x00E5, struct.pack("<H", len(drawn.merges)) + ranges) if drawn.merges else b""
    return b"".join([_begin(_SHEET), *cells, merged, _END])


def _cell(row: int, column: int, text: str, font: str, fonts: Iterable[str]) -> bytes:
    place = struct.pack("<3H", row, column, 1 + list(fonts).index(font))
    if text.isdecimal() and len(text) < 5:
        return _record(0x0203, place + struct.pack("<d", int(text)))
    return _record(0x0204, place + _text(text, "<H"))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _begin(what: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, what, 0x0DBB, 0x07CC, 0, 0x0600))


def _font(name: str) -> bytes:
    return _record(0x0031, struct.pack("<5H4B", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text(name, "<B"))


def _look(font: int, *, style: bool = False) -> bytes:
    return _record(0x00E0, struct.pack("<HHH", font, 0, 0xFFF5 if style else 1) + bytes(14))


def _text(text: str, counted: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack(counted, len(encoded) // 2) + bytes([_UTF_16]) + encoded


_END = _record(0x000A, b"")
