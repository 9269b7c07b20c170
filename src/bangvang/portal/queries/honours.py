"""Honours as everybody may see them: today's name and unit, the form, the year; what became of them; nothing more of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from bangvang.decision.choices import CorrectableField, DecisionState
from bangvang.decision.models import Correction, Decision, Line
from bangvang.decision.queries import corrections_on, wording_on
from bangvang.discretion.choices import Extent
from bangvang.discretion.queries import extents_of, is_asked_about_people, name_shown
from bangvang.register.choices import FALLEN, Standing
from bangvang.register.models import Honour, HonourStanding
from bangvang.register.public_keys import HONOURS

SHOWN = (CorrectableField.HONORIFIC, CorrectableField.NAME, CorrectableField.UNIT_NAME)
"""Corrections that a public page tells word by word; of others it says only that there was one."""


@dataclass(frozen=True)
class ToldHonour:
    """One honour in the words of a day, as much of it as is shown.

    ``public_id``: the address of its certificate, empty where there is none and where the name is not shown in full.
    """

    honour: Honour
    honorific: str
    name: str
    unit_name: str
    corrections: tuple[Correction, ...] = ()
    public_id: str = ""
    extent: Extent = Extent.FULL

    @property
    def key(self) -> str:
        """Its address part that nobody can count through."""
        return HONOURS.of(self.honour.pk)

    @property
    def corrected(self) -> bool:
        """Whether it carries the mark *đính chính*."""
        return bool(self.corrections)

    @property
    def may_be_less(self) -> bool:
        """Whether somebody may ask that it be shown less."""
        return is_asked_about_people(self.honour)

    @property
    def decision_key(self) -> tuple[str, str, str]:
        return self.honour.decision_key


def told(honours: Sequence[Honour], on: date) -> list[ToldHonour]:
    """Each of ``honours`` in the words of the day. Three questions beside those for the certificates, however many."""
    less = extents_of([one.pk for one in honours])
    lines = Line.objects.prefetch_related("corrections").in_bulk([pk for one in honours if (pk := _line_of(one))])
    whole = [_told(one, lines.get(_line_of(one)), on) for one in honours]
    return [_less(one, less[one.honour.pk]) if one.honour.pk in less else one for one in whole]


def _line_of(honour: Honour) -> int:
    """The decision's line that it was issued by; 0 for one that came from an archive."""
    return int(honour.source.get("line", 0)) if "decision" in honour.source else 0


def _told(honour: Honour, line: Line | None, on: date) -> ToldHonour:
    certificate = getattr(honour, "certificate", None)
    public_id = certificate.public_id if certificate else ""
    if line is None:
        return ToldHonour(honour, "", honour.name_as_written, honour.unit_as_written, (), public_id)
    words = wording_on(line, on)
    return ToldHonour(
        honour, words["honorific"], words["name"], words["unit_name"], tuple(corrections_on(line, on)), public_id
    )


def _less(one: ToldHonour, extent: Extent) -> ToldHonour:
    unit = one.unit_name if extent == Extent.INITIALS else ""
    return ToldHonour(one.honour, "", name_shown(one.name, extent), unit, extent=extent)


@dataclass(frozen=True)
class HonourPage:
    """What the page of one honour says. ``acts``: what was done to it since it was granted, oldest first."""

    told: ToldHonour
    decision: Decision | None
    acts: tuple[HonourStanding, ...]

    @property
    def stands(self) -> bool:
        return not self.acts or self.acts[-1].standing not in FALLEN

    @property
    def last_act(self) -> HonourStanding | None:
        return self.acts[-1] if self.acts else None

    @property
    def told_corrections(self) -> list[Correction]:
        """Those that may be told word by word."""
        return [one for one in self.told.corrections if one.field in SHOWN]

    @property
    def other_acts(self) -> list[HonourStanding]:
        """Acts that no told correction tells already."""
        told = {(one.act, one.on) for one in self.told_corrections}
        return [one for one in self.acts if one.standing != Standing.CORRECTED or (one.act, one.on) not in told]


def honour_page(key: str, on: date) -> HonourPage | None:
    """The page at this address, or None when no address was made so. One from an archive has neither decision nor certificate."""
    found = Honour.objects.select_related("certificate", "body").filter(pk=HONOURS.record_in(key) or 0).first()
    if found is None:
        return None
    prefetch_related_objects([found], "standings")
    acts = sorted((one for one in found.standings.all() if one.on <= on), key=lambda one: (one.on, one.pk))
    issued = Decision.objects.filter(pk=found.source.get("decision") or 0, state=DecisionState.ISSUED)
    return HonourPage(
        told([found], on)[0],
        issued.select_related("body", "issuer").first(),
        tuple(one for one in acts if one.standing != Standing.GRANTED),
    )
