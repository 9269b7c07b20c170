"""Questions about layouts: which one a paper is set by, what the decree fixes of it, what it looked like before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from bangvang.certificate.models import Design, LayoutVersion
from bangvang.certificate.queries import is_read
from bangvang_law.book import national_book
from bangvang_paper.typesetting.certificate_default import A4_MM, BLACK, RED, default_layout
from bangvang_paper.typesetting.certificate_layout import NAMES, Layout, layout_from

MEDALS = ("commemorative_medal",)


def group_of(award: str) -> str:
    """Which default layout the award has: ``title``, ``medal`` or ``letter``."""
    found = national_book().award(award)
    return "title" if found.kind == "title" else "medal" if found.id in MEDALS else "letter"


def house_layout(award: str, on: date, *, signed: bool) -> Layout:
    """The house's own layout for the award, on the sheet that the law asks for on the day; A4 lying where it was not read."""
    return default_layout(law_size(award, on) or A4_MM, signed=signed, group=group_of(award))


def law_size(award: str, on: date) -> tuple[float, float] | None:
    """Width and height in mm where the law on the day was read."""
    size = national_book().certificate_layout(award, on=on).get("size_mm")
    return (float(size[0]), float(size[1])) if isinstance(size, list | tuple) and len(size) == 2 else None


def layout_for(design: Design, on: date, *, signed: bool) -> Layout:
    """What a decision of the day is printed with: the body's own layout, or the house's."""
    return layout_of(design.layout) if design.layout is not None else house_layout(design.award, on, signed=signed)


def layout_of(version: LayoutVersion) -> Layout:
    return layout_from(version.data)


def fit_for_signing(version: LayoutVersion, award: str, on: date) -> Layout | None:
    """The layout for a paper that is made anew with a signed code: its own where the code fits; the house's with its larger
    code where the house's was used; None where the body's own box is too small, and the code must stay unsigned."""
    layout = layout_of(version)
    if layout.holds_signed_code:
        return layout
    return house_layout(award, on, signed=True) if version.by_id is None else None


def versions_of(design: Design) -> QuerySet[LayoutVersion]:
    """All layouts the design has had, latest first, each with how many certificates were ``printed`` with it."""
    return design.versions.select_related("by").annotate(printed=Count("certificates")).order_by("-number")


# ── what the decree fixes ────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Deviation:
    """A place where a layout departs from the decree. ``binding``: the text was read for the day, so it may not."""

    element: str
    sentence: str
    citation: str
    binding: bool


_LAW_NAMES = {
    "national_name": ("national_name",),
    "motto": ("motto",),
    "title_of_decider": ("issuer",),
    "verb": ("verb",),
    "award_name": ("award",),
    "name_address_achievement": ("recipient", "position_unit", "merit"),
}
"""What the law book calls a line → the parts of the paper."""
_LEFT = {"decision_number_and_date": "decision", "golden_book_number": "golden"}
_COLOURS = {"black": (BLACK, _("đen")), "red": (RED, _("đỏ"))}


def deviations(layout: Layout, award: str, on: date) -> list[Deviation]:
    """How ``layout`` departs from the rule of the day; where that day was not read, from the last rule that was.

    Only what was read is held against a layout: size, weight, colour, order and presence of lines.
    """
    rule, binding = _rule(award, on)
    if rule is None:
        return []
    citation = str(rule.get("citation") or "")
    return [Deviation(element, sentence, citation, binding) for element, sentence in _departures(layout, rule)]


def _rule(award: str, on: date) -> tuple[Mapping[str, object] | None, bool]:
    """The rule of the day, or the last one before it that was read; and whether it binds."""
    book = national_book()
    today = book.certificate_layout(award, on=on)
    if is_read(today):
        return today, True
    timeline = book.data.values.get(("certificate_layout", (award, "", "")))
    starts = [period.start for period, value in timeline.entries if value.is_read] if timeline else []
    last = max((start for start in starts if start <= on), default=None)
    return (book.certificate_layout(award, on=last), False) if last is not None else (None, False)


def _departures(layout: Layout, rule: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    size = rule.get("size_mm")
    if isinstance(size, list | tuple) and (layout.width, layout.height) != (float(size[0]), float(size[1])):
        told = {"w": f"{size[0]:g}", "h": f"{size[1]:g}"}
        yield "", _("Khổ giấy phải là %(w)s × %(h)s mm.") % told
    for line in _lines(rule):
        for name in _LAW_NAMES.get(str(line.get("what")), ()):
            yield from _of_line(layout, name, line)
    for what in rule.get("bottom_left", ()):  # type: ignore[attr-defined]
        element = _LEFT.get(str(what))
        if element and layout.elements[element].printing == "never":
            yield element, _("“%(name)s” phải có trên giấy.") % {"name": NAMES[element]}


def _lines(rule: Mapping[str, object]) -> list[Mapping[str, object]]:
    lines = rule.get("lines")
    return [line for line in lines if isinstance(line, Mapping)] if isinstance(lines, list | tuple) else []


def _of_line(layout: Layout, name: str, line: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    element, called = layout.elements[name], {"name": NAMES[name]}
    if element.printing == "never" and name != "position_unit":
        yield name, _("“%(name)s” phải có trên giấy.") % called
    if line.get("bold") and not element.bold:
        yield name, _("“%(name)s” phải là chữ đậm.") % called
    wanted = _COLOURS.get(str(line.get("color")))
    if wanted and not _looks(element.colour, str(line.get("color"))):
        yield name, _("“%(name)s” phải là chữ màu %(colour)s.") % {**called, "colour": wanted[1]}


def _looks(colour: str, word: str) -> bool:
    """Whether a person would call ``colour`` (#RRGGBB) red or black."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    if word == "black":
        return max(red, green, blue) <= 70
    return red >= 130 and max(green, blue) <= red // 2
