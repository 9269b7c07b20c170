"""The facts of one handling, gathered from the register in the form in which the law book takes a case.

A list that is given is complete, a list left out is not known. So honours, initiatives and ratings of a person go in as
complete only when somebody said that the record is; missing evidence then makes a finding *unknown*, never *not met*.
Discipline and open matters always go in: their register is the list of notices that the office received.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bangvang.catalogue.queries import is_award
from bangvang.eligibility.queries.rules import pack_of
from bangvang.nomination.choices import StatedFact
from bangvang.nomination.models import Handling, Nomination
from bangvang.register.choices import FALLEN, RecipientKind
from bangvang.register.models import Honour, Person, Unit
from bangvang.register.queries import (
    disciplines_of,
    holds_of,
    honours_of,
    initiatives_of,
    issuer_on,
    ratings_of,
    standing_on,
)
from bangvang_law.layers import NATIONAL

_LEVELS = {
    "province_chair": "province",
    "ministry_head": "ministry",
    "commune_chair": "commune",
    "district_chair": "district",
    "prime_minister": "prime_minister",
}


def build_case(handling: Handling, *, on: date, authority: str) -> dict[str, Any]:
    """The case of ``handling`` on the day, for ``authority`` (an id of the book). Days are ISO text, so it can be kept."""
    nomination = handling.nomination
    proposal = nomination.proposal
    return {
        "name": nomination.name,
        "on": on.isoformat(),
        "received_on": handling.received_on.isoformat(),
        "pack": pack_of(handling.body_id, on),
        "award": nomination.award,
        "type": proposal.commendation_type,
        "issuer": authority,
        "period": [proposal.achieved_from.isoformat(), proposal.achieved_until.isoformat()],
        "recipient": _recipient(nomination, on) | _movement(nomination),
        "stated": {key: said for key, said in nomination.stated.items() if key != StatedFact.MOVEMENT_OUTSTANDING},
    }


def build_person_case(person: Person, *, on: date, award: str, pack: str = NATIONAL) -> dict[str, Any]:
    """The case of a person without a dossier, as a sweep sees it: received and assessed ``on``, for the last full year."""
    year = on.year - 1
    return {
        "name": person.name,
        "on": on.isoformat(),
        "received_on": on.isoformat(),
        "pack": pack,
        "award": award,
        "period": [date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()],
        "recipient": {"kind": RecipientKind.INDIVIDUAL.value} | _person(person, on),
    }


def _movement(nomination: Nomination) -> dict[str, Any]:
    """The result in a movement, once a person has stated it; with who launched it and how long it ran, where one is named."""
    said = nomination.stated.get(StatedFact.MOVEMENT_OUTSTANDING)
    if said is None:
        return {}
    told: dict[str, Any] = {"result": "outstanding" if said else "other"}
    movement = nomination.proposal.movement
    if movement is not None:
        issuer = issuer_on(movement.body, movement.period_from)
        told["level"] = _LEVELS.get(issuer.authority if issuer else "", "unit")
        told["years"] = (movement.period_until - movement.period_from).days // 365
    return {"movement": told}


def _recipient(nomination: Nomination, on: date) -> dict[str, Any]:
    facts: dict[str, Any] = {"kind": nomination.recipient_kind}
    if nomination.recipient_kind == RecipientKind.INDIVIDUAL and nomination.person is not None:
        facts |= _person(nomination.person.kept, on)
    elif nomination.recipient_kind == RecipientKind.COLLECTIVE and nomination.collective is not None:
        facts |= _collective(nomination.collective, on)
    return facts


def _person(person: Person, on: date) -> dict[str, Any]:
    facts: dict[str, Any] = {"ratings_complete": person.ratings_complete, "ratings": _ratings(person, on)}
    if person.group:
        facts["group"] = person.group
    if person.sex:
        facts["sex"] = person.sex
    if person.employed_since:
        facts["employed_since"] = person.employed_since.isoformat()
    if person.honours_complete:
        facts["awards"] = _awards(person, on)
    if person.initiatives_complete:
        facts["initiatives"] = _initiatives(person, on)
    facts["discipline"] = _discipline(person, on)
    facts["pending"] = _pending(person, on)
    return facts


def _collective(unit: Unit, on: date) -> dict[str, Any]:
    facts: dict[str, Any] = {"ratings": _ratings(unit, on), "pending": _pending(unit, on)}
    if unit.honours_complete:
        facts["awards"] = _awards(unit, on)
    return facts


def _ratings(recipient: Person | Unit, on: date) -> dict[int, str]:
    """Ratings of years up to that of the day: what was written later was not known then."""
    return {row.year: row.rating for row in ratings_of(recipient) if row.year <= on.year}


def _awards(recipient: Person | Unit, on: date) -> list[dict[str, Any]]:
    """Honours decided by the day, each with whether it has fallen by then. What the book does not know can support nothing."""
    held = honours_of(recipient).filter(decided_on__lte=on)
    return [_award(honour, on) for honour in held if is_award(honour.award)]


def _award(honour: Honour, on: date) -> dict[str, Any]:
    told: dict[str, Any] = {
        "award": honour.award,
        "year": (honour.achieved_until or honour.decided_on).year,
        "decided_on": honour.decided_on.isoformat(),
        "decision": honour.decision_code,
        "revoked": standing_on(honour, on) in FALLEN,
    }
    if honour.achieved_from and honour.achieved_until:
        told["period"] = [honour.achieved_from.isoformat(), honour.achieved_until.isoformat()]
    return told


def _initiatives(person: Person, on: date) -> list[dict[str, Any]]:
    return [
        {
            "title": row.title,
            "scope": row.scope,
            "recognised_on": row.recognised_on.isoformat(),
            "used_for": row.used_for or None,
        }
        for row in initiatives_of(person)
        if row.recognised_on <= on
    ]


def _discipline(person: Person, on: date) -> list[dict[str, Any]]:
    return [
        {"form": row.form, "from": row.begins_on.isoformat(), "until": row.ends_on.isoformat() if row.ends_on else None}
        for row in disciplines_of(person)
        if row.begins_on <= on
    ]


def _pending(recipient: Person | Unit, on: date) -> list[dict[str, Any]]:
    """Open matters known by the day; one cleared later than the day is still open on it."""
    return [
        {
            "kind": row.kind,
            "since": row.since.isoformat(),
            "cleared_on": row.cleared_on.isoformat() if row.cleared_on and row.cleared_on <= on else None,
        }
        for row in holds_of(recipient)
        if row.since <= on
    ]
