"""How often a QR is read when a part of it is hidden, by correction level and size: ``python benchmarks/qr_hidden.py``.

A signed address of usual length is printed at 300 dots an inch, scanned black and white up to 2° askew, with one patch of a
share of its area hidden anywhere. Prints figures, asserts nothing. Places where the patch hides a corner mark are counted
apart: no correction brings those back.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import segno
import zxingcpp
from PIL import Image, ImageDraw
from trust.papers import BASE, key, statement

from bangvang_trust.statement import address, sign

SAMPLES = 200
QUIET = 4
DOTS_AN_INCH = 300
CORNER = 8
"""Modules of a corner mark with its light rim."""


def main() -> None:
    said = statement()
    text = address(BASE, said, sign(said, key()))
    print(f"address of {len(text)} letters; {SAMPLES} samples each, 300 dots an inch, black and white, up to 2° askew")
    print(f"{'level':>5} {'modules':>8} {'mm':>4} {'mm a module':>12} {'hidden':>7} {'read':>7} {'corners free':>13}")
    for level in "lmqh":
        code = segno.make(text, error=level, boost_error=False, micro=False)
        for size in (23, 30, 36):
            for hidden in (0.0, 0.05, 0.1):
                chance = random.Random(7)
                tries = [tried(code, text, size, hidden, chance) for _sample in range(SAMPLES)]
                read = sum(ok for ok, _corner in tries)
                free = [ok for ok, corner in tries if not corner]
                side = code.symbol_size(border=QUIET)[0]
                share, told = read / SAMPLES, f"{sum(free)}/{len(free)}"
                print(
                    f"{level.upper():>5} {side:>8} {size:>4} {size / side:>12.3f} {hidden:>7.0%} {share:>7.1%} {told:>13}"
                )


def tried(code: segno.QRCode, text: str, size: int, hidden: float, chance: random.Random) -> tuple[bool, bool]:
    """Whether a print is read, and whether its patch touches a corner mark."""
    side = code.symbol_size(border=QUIET)[0]
    picture = Image.new("L", (side, side), 255)
    picture.putdata([0 if dark else 255 for row in code.matrix_iter(border=QUIET) for dark in row])
    dots = round(size / 25.4 * DOTS_AN_INCH)
    picture = picture.resize((side * 8, side * 8), Image.Resampling.NEAREST)
    corner = False
    if hidden:
        wide = hidden**0.5 * (side - 2 * QUIET)
        across, down = (chance.uniform(QUIET, side - QUIET - wide) for _axis in range(2))
        patch = [8 * across, 8 * down, 8 * (across + wide), 8 * (down + wide)]
        ImageDraw.Draw(picture).rectangle(patch, fill=chance.choice((0, 128, 255)))
        corner = hides_a_corner(across, down, wide, side)
    printed = picture.resize((dots, dots), Image.Resampling.BILINEAR)
    sheet = Image.new("L", (dots + 80, dots + 80), 255)
    sheet.paste(printed, (40, 40))
    scanned = sheet.rotate(chance.uniform(-2, 2), Image.Resampling.BICUBIC, fillcolor=255).convert("1", dither=0)
    return any(found.text == text for found in zxingcpp.read_barcodes(scanned)), corner


def hides_a_corner(across: float, down: float, wide: float, side: int) -> bool:
    near, far = QUIET, side - QUIET - CORNER
    return any(
        across < left + CORNER and across + wide > left and down < top + CORNER and down + wide > top
        for left, top in ((near, near), (far, near), (near, far))
    )


if __name__ == "__main__":
    main()
