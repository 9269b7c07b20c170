"""How well lists are read: ``python benchmarks/accuracy.py``. Prints figures, asserts nothing.

The lists are invented (`lists/`): declared layouts × ways of typing × kinds of file, each with its truth. The layouts of
`lists/held_out.py` were not looked at while reading was tuned; they are counted apart. With ``--seeds N`` more lists of each
look, with ``--examples`` what went wrong, with ``--only TEXT`` the layouts whose name holds the text.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "paper"))  # they know how files are made byte by byte

from lists import declared, held_out
from lists.drawing import FIELDS, draw
from lists.layout import Layout
from lists.measuring import HEADINGS, Figures, measured
from lists.typings import TYPINGS, Typing
from lists.writing import written

from bangvang_paper.reading import ReadingRefused, read_list


def main() -> None:
    chosen = _options().parse_args()
    layouts = [*declared.LAYOUTS] if chosen.declared else [*declared.LAYOUTS, *held_out.LAYOUTS]
    layouts = [layout for layout in layouts if chosen.only in layout.name]
    _describe(layouts, chosen.seeds)
    by_layout: dict[tuple[bool, str], Figures] = defaultdict(Figures)
    by_typing: dict[str, Figures] = defaultdict(Figures)
    lost: dict[bool, Figures] = defaultdict(Figures)
    parts: dict[bool, Figures] = defaultdict(Figures)
    for layout, typing, figures in _all(layouts, chosen.seeds):
        by_typing[typing.name].add(figures)
        if not typing.keeps_letters:
            lost[layout.held_out].add(figures)
            continue
        by_layout[layout.held_out, layout.name].add(figures)
        parts[layout.held_out].add(figures)
    for (apart, name), figures in by_layout.items():
        print(f"{'held out: ' if apart else ''}{name:<58.58} {figures.line()}")
    print()
    for name, figures in by_typing.items():
        print(f"typed in: {name:<48} {figures.line()}")
    print()
    for apart, figures in parts.items():
        print(f"{'ALL, held-out layouts' if apart else 'ALL, declared layouts':<58} {figures.line()}")
    for apart, figures in lost.items():
        print(
            f"{'letters lost, held out' if apart else 'letters lost (nothing brings them back), declared':<58} {figures.line()}"
        )
    if chosen.examples:
        for example in [example for figures in (*parts.values(), *lost.values()) for example in figures.examples][
            : chosen.examples
        ]:
            print(example)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=1, help="lists of each layout, way of typing and kind of file")
    parser.add_argument(
        "--examples", type=int, default=0, metavar="N", help="print so many of the things that went wrong"
    )
    parser.add_argument("--only", default="", metavar="TEXT")
    parser.add_argument("--declared", action="store_true", help="leave the held-out layouts alone, as while tuning")
    return parser


def _describe(layouts: list[Layout], seeds: int) -> None:
    apart = sum(layout.held_out for layout in layouts)
    print(
        f"Invented lists: {len(layouts)} layouts ({apart} held out), {len(TYPINGS)} ways of typing, "
        f".xlsx .xls .ods .csv .docx .pdf, {seeds} of each; compared are {', '.join(FIELDS)}.\n"
        "found: true rows that were read; inv.: rows that are nobody; names: names equal to the letter;\n"
        "wrong: cells that differ; marked: wrong cells that say they are guessed; the last column: right cells that say so\n"
        "too, which costs the officer a look."
    )
    print(f"{'':<58} {HEADINGS}")


def _all(layouts: list[Layout], seeds: int) -> Iterator[tuple[Layout, Typing, Figures]]:
    for layout in layouts:
        for typing in TYPINGS:
            for kind in sorted(set(layout.kinds_of_file) & set(typing.files)):
                for seed in range(seeds):
                    yield layout, typing, one(layout, typing, kind, seed)


def one(layout: Layout, typing: Typing, kind: str, seed: int) -> Figures:
    """The figures of one list, drawn, written, read and compared."""
    sheets = draw(layout, seed)
    truth = [row for sheet in sheets for row in sheet.truth]
    label = f"[{layout.name} | {typing.name} | {kind} {seed}]"
    try:
        reading = read_list(written(sheets, typing, kind), f"danh-sach.{kind}")
    except ReadingRefused as refused:
        return Figures(lists=1, refused=1, rows=len(truth), examples=[f"{label}: refused: {refused}"])
    return measured(truth, reading.rows, label)


if __name__ == "__main__":
    main()
