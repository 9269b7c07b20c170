"""The sections in which a line stands: awards over units, units over awards, kinds over either, as deep as the list goes.

A heading closes every open section of its own style (I, A, 1, *, none) and all that lie inside it; what it says then holds
until it is closed itself. Headings without any numbering are of one style only when they say things of one sort.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bangvang_paper.reading.meaning.lines import Heading


class Said(NamedTuple):
    """What a heading or a title says, and the address of its cell; false when it says nothing."""

    text: str = ""
    place: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass
class Sections:
    """The open headings, outermost first."""

    of_sheet: str | None = None
    """The kind that the sheet's own name tells."""
    title_form: Said = field(default_factory=Said)
    title_unit: Said = field(default_factory=Said)
    _open: list[tuple[str, Heading, str]] = field(default_factory=list)

    def enter(self, heading: Heading, place: str = "") -> None:
        """Open the section of ``heading``, whose cell is at ``place``."""
        style = _style_of(heading)
        for depth, (open_style, _, _) in enumerate(self._open):
            if open_style == style:
                del self._open[depth:]
                break
        self._open.append((style, heading, place))

    @property
    def kind(self) -> str | None:
        """The innermost kind that is said; that of the sheet when none is."""
        return next((heading.kind for _, heading, _ in reversed(self._open) if heading.kind), self.of_sheet)

    @property
    def form(self) -> Said:
        return next((Said(heading.form, place) for _, heading, place in reversed(self._open) if heading.form), Said())

    @property
    def unit(self) -> Said:
        return next((Said(heading.unit, place) for _, heading, place in reversed(self._open) if heading.unit), Said())


def _style_of(heading: Heading) -> str:
    if heading.numbered:
        return heading.style
    return f"{heading.style} kind={bool(heading.kind)} form={bool(heading.form)} unit={bool(heading.unit)}"
