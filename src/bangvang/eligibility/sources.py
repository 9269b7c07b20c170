"""The papers behind the years of a case: decision, day and issuer of each honour, document of each rating.

The law needs years and ids; people who check a proof sheet need the papers. They are gathered when the law is asked and kept
with the assessment, so that a sheet shows for ever what stood in the register on that day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bangvang.catalogue.queries import award_name, is_award
from bangvang.nomination.models import Nomination
from bangvang.register.choices import FALLEN
from bangvang.register.models import Honour, HonourStanding, Person, Unit
from bangvang.register.queries import honours_of, ratings_of
from bangvang_law.facts import Held

AWARD, RATING = "award", "rating"


def sources_of_dossier(nomination: Nomination, on: date) -> list[dict[str, Any]]:
    """Papers of the dossier's recipient; none for a household, or where the list was not matched with the register."""
    recipient = nomination.person.kept if nomination.person else nomination.collective
    return sources_of(recipient, on) if recipient is not None else []


def sources_of(recipient: Person | Unit, on: date) -> list[dict[str, Any]]:
    """Papers of all honours decided and all years rated by the day, in plain data; days are ISO text."""
    honours = honours_of(recipient).filter(decided_on__lte=on)
    # One rating a year, as the law is told: the last one is the own one, see ratings_of.
    ratings = {one.year: one for one in ratings_of(recipient).filter(year__lte=on.year)}.values()
    told: list[dict[str, Any]] = [_honour(one, on) for one in honours if is_award(one.award)]
    told += [{"kind": RATING, "year": one.year, "rating": one.rating, "document": one.document} for one in ratings]
    return told


def _honour(honour: Honour, on: date) -> dict[str, Any]:
    """One honour; ``line`` is how the reasons of the law name it."""
    name = award_name(honour.award)
    year = (honour.achieved_until or honour.decided_on).year
    fall = _fall(honour, on)
    held = Held(honour.award, year, honour.decided_on, honour.decision_code, None, fall is not None)
    return {
        "kind": AWARD,
        "line": held.said(name),
        "name": name,
        "year": year,
        "decision": honour.decision_code,
        "day": honour.decided_on.isoformat(),
        "issuer": honour.issuer_as_written,
        "fallen_by": f"{fall.act} ngày {fall.on:%d/%m/%Y}" if fall else "",
    }


def _fall(honour: Honour, on: date) -> HonourStanding | None:
    """The act that took the honour away, when that is how it stands on the day."""
    acts = [row for row in honour.standings.all() if row.on <= on]
    return acts[-1] if acts and acts[-1].standing in FALLEN else None
