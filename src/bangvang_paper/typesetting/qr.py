"""QR codes as one SVG path, quick to draw and sharp at any size.

segno makes them. It takes a millisecond for each, as long as the whole rest of a certificate, so addresses of common
length go a shorter way: function patterns are taken once from a code of segno's, and only the bytes and their correction
are placed anew (ISO/IEC 18004: 7.4 byte mode, 7.5 correction, 7.7 placement). A test holds both ways equal where a code
is full; below that segno pads with one zero byte more than the standard, which no reader sees.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

import segno
from segno import consts

QUIET_ZONE = 4
# One fixed mask, (row + column) mod 3: trying all eight is dear, and any mask is legal (7.8).
_MASK = 3
# Correction level M, versions 1 to 18 (table 9): correction bytes a block, then the data bytes of every block. An address
# alone needs 4 or 5, one that carries its signed statement 14 to 16.
_BLOCKS: dict[int, tuple[int, tuple[int, ...]]] = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32, 32)),
    5: (24, (43, 43)),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
    10: (26, (43,) * 4 + (44,)),
    11: (30, (50,) + (51,) * 4),
    12: (22, (36,) * 6 + (37,) * 2),
    13: (22, (37,) * 8 + (38,)),
    14: (24, (40,) * 4 + (41,) * 5),
    15: (24, (41,) * 5 + (42,) * 5),
    16: (28, (45,) * 7 + (46,) * 3),
    17: (28, (46,) * 10 + (47,)),
    18: (26, (43,) * 9 + (44,) * 4),
}
_LONG = 10
"""The version from which a length takes two bytes (table 3)."""
_DIGITS = bytes.maketrans(b"01", b"\x00\x01")
_Rows = Sequence[Sequence[int]]


def qr_svg(text: str) -> str:
    """An SVG of one path, black on nothing, error correction M, with the quiet zone of four modules.

    Its view box counts modules, so a placement of any size keeps square modules. Raises ``ValueError`` for an empty
    text or one that no QR code can hold.
    """
    if not text:
        raise ValueError("Mã QR cần một địa chỉ, nhưng địa chỉ đang trống.")
    rows = qr_rows(text)
    side = len(rows) + 2 * QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path stroke="#000" d="{_strokes(rows)}"/></svg>'
    )


def qr_png(text: str) -> bytes:
    """A code of the same text as a picture, eight dots a module, for a word processor, which shows no SVG everywhere.

    Raises ``ValueError`` as `qr_svg` does.
    """
    if not text:
        raise ValueError("Mã QR cần một địa chỉ, nhưng địa chỉ đang trống.")
    out = io.BytesIO()
    _by_segno(text).save(out, kind="png", scale=8, border=QUIET_ZONE)
    return out.getvalue()


def qr_rows(text: str) -> _Rows:
    """The modules, row by row, 1 is dark. Raises ``ValueError`` when the text is too long for any code."""
    data = text.encode("ascii") if text.isascii() else b""
    version = next((version for version in _BLOCKS if 0 < len(data) <= _capacity(version)), None)
    if version is not None:
        return _placed(_codewords(data, version), _mould(version))
    return _by_segno(text).matrix


def _by_segno(text: str) -> segno.QRCode:
    try:
        return segno.make(text, error="m", mask=_MASK, boost_error=False, micro=False)
    except segno.DataOverflowError as error:
        raise ValueError("Địa chỉ quá dài, không mã QR nào chứa được. Hãy dùng địa chỉ ngắn hơn.") from error


def _strokes(rows: _Rows) -> str:
    """Each dark run of each row as one stroke of width one: two commands a run, the least that draws them."""
    parts: list[str] = []
    for y, row in enumerate(rows, QUIET_ZONE):
        parts.append(f"M{QUIET_ZONE} {y}.5")
        line = bytes(row) + b"\0"
        at, start = 0, line.find(1)
        while start >= 0:
            end = line.find(0, start)
            parts.append(_stroke(start - at, end - start))
            at, start = end, line.find(1, end)
    return "".join(parts)


@cache
def _stroke(gap: int, length: int) -> str:
    return f"m{gap} 0h{length}"


@dataclass(frozen=True)
class _Mould:
    """A code of one version before its data: all modules in one number, and a picker of the bit that each module takes.

    The picker is handed the data bits and one zero behind them, which every module without data takes.
    """

    side: int
    modules: int
    pick: Callable[[str], Sequence[str]]


@cache
def _mould(version: int) -> _Mould:
    """Function patterns as segno sets them; a data module holds the mask alone."""
    code = segno.make("-", version=version, mode="byte", error="m", mask=_MASK, boost_error=False, micro=False)
    kinds = [list(row) for row in code.matrix_iter(border=0, verbose=True)]
    side = len(kinds)
    # segno draws this module as data and calls it format information.
    kinds[8][side - 9] = consts.TYPE_DATA_LIGHT
    free = {consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT}
    modules = bytearray(side * side)
    for y, row in enumerate(code.matrix):
        for x, module in enumerate(row):
            modules[y * side + x] = (x + y) % 3 == 0 if kinds[y][x] in free else module
    places = [y * side + x for x, y in _zigzag(side) if kinds[y][x] in free]
    count = 8 * _all_codewords(version)
    bits = [count] * (side * side)
    # Bits that remain after the last codeword are zero and leave the mask as it is.
    for bit, place in enumerate(places[:count]):
        bits[place] = bit
    return _Mould(side, int("".join(map(str, modules)), 2), itemgetter(*bits))


def _zigzag(side: int) -> list[tuple[int, int]]:
    """Columns two by two from the right, upwards and downwards in turn, past the timing column (7.7.3)."""
    lefts = [right if right > 6 else right - 1 for right in range(side - 1, 0, -2)]
    path: list[tuple[int, int]] = []
    for turn, right in enumerate(lefts):
        rows = range(side) if turn % 2 else range(side - 1, -1, -1)
        path += [(x, y) for y in rows for x in (right, right - 1)]
    return path


def _placed(codewords: bytes, mould: _Mould) -> list[bytes]:
    """All modules at once: bits picked into their places as digits of one number, the mask laid over it."""
    bits = f"{int.from_bytes(codewords, 'big'):0{8 * len(codewords)}b}0"
    number = int("".join(mould.pick(bits)), 2) ^ mould.modules
    modules = f"{number:0{mould.side * mould.side}b}".encode().translate(_DIGITS)
    return [modules[start : start + mould.side] for start in range(0, len(modules), mould.side)]


def _all_codewords(version: int) -> int:
    correction, sizes = _BLOCKS[version]
    return sum(sizes) + correction * len(sizes)


def _capacity(version: int) -> int:
    """Bytes that fit beside mode, length and end sign."""
    return sum(_BLOCKS[version][1]) - 1 - _length_bytes(version)


def _length_bytes(version: int) -> int:
    return 1 if version < _LONG else 2


def _codewords(data: bytes, version: int) -> bytes:
    """Mode, length, data, end sign and padding, divided into blocks, corrected, and interleaved."""
    correction, sizes = _BLOCKS[version]
    length_bytes = _length_bytes(version)
    head = (0b0100 << 8 * length_bytes | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
    message = (head << 4).to_bytes(len(data) + 1 + length_bytes, "big")
    message += (b"\xec\x11" * 100)[: sum(sizes) - len(message)]
    blocks: list[bytes] = []
    start = 0
    for size in sizes:
        blocks.append(message[start : start + size])
        start += size
    corrections = [_correction(block, correction) for block in blocks]
    return _interleaved(blocks) + _interleaved(corrections)


def _interleaved(blocks: Sequence[bytes]) -> bytes:
    longest = max(map(len, blocks))
    return bytes([block[index] for index in range(longest) for block in blocks if index < len(block)])


def _correction(block: bytes, count: int) -> bytes:
    """The remainder of the block by the generator polynomial, a whole row of coefficients at a time."""
    multiples = _multiples(count)
    top = 8 * (count - 1)
    rest = 0
    low = (1 << top) - 1
    for byte in block:
        rest = (rest & low) << 8 ^ multiples[byte ^ rest >> top]
    return rest.to_bytes(count, "big")


@cache
def _multiples(count: int) -> tuple[int, ...]:
    """The generator polynomial of ``count`` roots without its leading one, times every element of the field."""
    generator = [1]
    root = 1
    for _ in range(count):
        shifted = [*generator, 0]
        for index, coefficient in enumerate(generator):
            shifted[index + 1] ^= _times(coefficient, root)
        generator = shifted
        root = _times(root, 2)
    return tuple(int.from_bytes(bytes(_times(byte, part) for part in generator[1:]), "big") for byte in range(256))


def _times(left: int, right: int) -> int:
    """Product in GF(256) by the polynomial x^8 + x^4 + x^3 + x^2 + 1 (7.5.2)."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left = left << 1 ^ (0x11D if left & 0x80 else 0)
        right >>= 1
    return product
