"""Make the screen fonts from the Be Vietnam Pro files in ``src/bangvang_paper/fonts``.

Needs fontTools and brotli (``pip install fonttools brotli``); reads and writes local files only. Run it after the TTF
 files have been replaced by a newer release::

    python tools/fonts.py

It writes, into ``src/bangvang/design/static/design/fonts``:

* ``be-vietnam-pro-<weight>.woff2``: the letters, figures and marks of Vietnamese, compressed: what a page loads;
* ``be-vietnam-pro-<weight>-more.woff2``: all others that the font has, which a browser asks for only when one stands on the page;
* ``bang-vang-figures-<weight>.woff2``: only the ten digits, each centred in 650 units, so that figures stand in columns
  (Be Vietnam Pro has no tabular figures: its 1 is 385 units wide and its 4 is 710). The Open Font License 1.1 allows a
  derived face under another name; the copyright notice and the licence stay in its name table.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "bangvang_paper" / "fonts"
SCREEN = ROOT / "src" / "bangvang" / "design" / "static" / "design" / "fonts"

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
FIGURE_WIDTH = 650
FIGURE_FAMILY = "Bang Vang Figures"
FIGURE_VERSION = "Version 1.0"
# A fixed day in every file (2026-11-25, in seconds since 1904): the same input gives the same bytes.
MODIFIED = 3_878_409_600
VIETNAMESE = re.compile(r"be-vietnam-pro-400\.woff2[^}]*unicode-range: ([^;]+);")
"""Which characters the first file holds, as the style sheet tells browsers."""


def main() -> int:
    """Write all nine files; say what was written."""
    vietnamese = ranges(VIETNAMESE.search((SCREEN / "fonts.css").read_text(encoding="utf-8"))[1])  # type: ignore[index]
    for weight, style in WEIGHTS.items():
        source = SOURCE / f"BeVietnamPro-{style}.ttf"
        for font, name in (
            (part(source, lambda code: code in vietnamese), f"be-vietnam-pro-{weight}"),
            (part(source, lambda code: code not in vietnamese), f"be-vietnam-pro-{weight}-more"),
            (figures(source, style), f"bang-vang-figures-{weight}"),
        ):
            target = SCREEN / f"{name}.woff2"
            font.flavor = "woff2"
            font.save(target, reorderTables=False)
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size:,} bytes")
    return 0


def part(source: Path, wanted: Callable[[int], bool]) -> TTFont:
    """The font with the wanted of its characters, their kerning and joined forms; outlines, hints and names stay."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if wanted(code)])
    subsetter.subset(font)
    return font


def ranges(told: str) -> frozenset[int]:
    """Code points of a ``unicode-range`` of a style sheet."""
    ends = (one.strip().removeprefix("U+").partition("-") for one in told.split(","))
    return frozenset(code for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1))


def figures(source: Path, style: str) -> TTFont:
    """Ten digits, each centred in ``FIGURE_WIDTH`` units; line metrics stay, so rows keep their height."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.hinting = False  # the hints would pull the moved outlines back to the old pixels
    options.layout_features = []
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text="0123456789")
    subsetter.subset(font)
    names = font.getBestCmap()
    for code in range(ord("0"), ord("9") + 1):
        centre(font, names[code])
    rename(font, style)
    font["head"].modified = MODIFIED
    return font


def centre(font: TTFont, glyph_name: str) -> None:
    """Move one outline so that the white left and right of it is equal in the new width."""
    glyph = font["glyf"][glyph_name]
    drawn = glyph.xMax - glyph.xMin
    left = round((FIGURE_WIDTH - drawn) / 2)
    glyph.coordinates.translate((left - glyph.xMin, 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][glyph_name] = (FIGURE_WIDTH, left)


def rename(font: TTFont, style: str) -> None:
    """Give the derived face its own name everywhere; keep copyright (0), licence (13) and its address (14)."""
    table = font["name"]
    plain = style in {"Regular"}
    family = FIGURE_FAMILY if plain else f"{FIGURE_FAMILY} {style}"
    names = {
        1: family,
        2: "Regular",
        3: f"1.0;{FIGURE_FAMILY.replace(' ', '')}-{style}",
        4: f"{FIGURE_FAMILY} {style}",
        5: FIGURE_VERSION,
        6: f"{FIGURE_FAMILY.replace(' ', '')}-{style}",
        10: "The ten digits of Be Vietnam Pro, each centred in 650 units.",
        16: FIGURE_FAMILY,
        17: style,
    }
    for record in list(table.names):
        if record.nameID not in {0, 13, 14}:
            table.removeNames(nameID=record.nameID)
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


if __name__ == "__main__":
    sys.exit(main())
