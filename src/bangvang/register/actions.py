"""Verbs of the register: add units, people and their records. Folded names and sort keys are filled here, once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.outbox import actions as outbox
from bangvang.register.choices import RecipientKind, Role, Standing
from bangvang.register.models import Employment, Honour, HonourStanding, Household, Mandate, Person, Unit
from bangvang.register.permissions import may_grant_mandates, may_keep_people, require
from bangvang.register.validators import clean_name
from bangvang_paper.vietnamese import folded, sort_key


def new_unit(*, name: str, begins_on: date, **fields: Any) -> Unit:
    """Write a unit. Rights are the caller's matter: units are made at set-up and by administrators."""
    name = clean_name(name)
    return Unit.objects.create(name=name, folded=folded(name), begins_on=begins_on, **fields)


def new_person(*, name: str, **fields: Any) -> Person:
    """Write a person; ``citizen_number`` and ``birth_date`` among ``fields`` are sealed on the way."""
    name = clean_name(name)
    person = Person(name=name, folded=folded(name), sort_key=sort_key(name))
    for field, value in fields.items():
        setattr(person, field, value)
    person.save()
    return person


def new_household(*, name: str, **fields: Any) -> Household:
    """Write a household by its head's name."""
    name = clean_name(name)
    return Household.objects.create(name=name, folded=folded(name), **fields)


def add_person(by: User, unit: Unit, *, name: str, position: str, begins_on: date, **fields: Any) -> Person:
    """Take a person into ``unit``'s register. Raises PermissionDenied, ValidationError."""
    require(may_keep_people(by, unit))
    with transaction.atomic():
        person = new_person(name=name, **fields)
        Employment.objects.create(person=person, unit=unit, position=position, begins_on=begins_on)
        audit.record(by, "added_person", person)
        outbox.tell("register.person_added", person)
    return person


def record_honour(
    *, recipient: Person | Unit | Household, award: str, name_as_written: str, decided_on: date, act: str, **fields: Any
) -> Honour:
    """Write one honour and its first standing; ``act`` is the paper that granted it. Called by import and by issuing."""
    honour = Honour.objects.create(
        **key_of(recipient),
        award=award,
        name_as_written=name_as_written,
        folded=folded(name_as_written),
        sort_key=sort_key(name_as_written, given_first=isinstance(recipient, Person)),
        unit_folded=folded(fields.get("unit_as_written", "")),
        decided_on=decided_on,
        decision_code=act,
        **fields,
    )
    HonourStanding.objects.create(honour=honour, standing=Standing.GRANTED, on=decided_on, act=act)
    return honour


def key_of(recipient: Person | Unit | Household) -> dict[str, Any]:
    """The kind and the one key under which a recipient is kept in `Recipient` rows."""
    if isinstance(recipient, Person):
        return {"recipient_kind": RecipientKind.INDIVIDUAL, "person": recipient}
    if isinstance(recipient, Unit):
        return {"recipient_kind": RecipientKind.COLLECTIVE, "collective": recipient}
    return {"recipient_kind": RecipientKind.HOUSEHOLD, "household": recipient}


def give_mandate(
    by: User, *, user: User, role: Role, unit: Unit, begins_on: date, ends_on: date | None = None
) -> Mandate:
    """Give ``user`` a role over ``unit``. Raises PermissionDenied."""
    require(may_grant_mandates(by, unit))
    with transaction.atomic():
        mandate = Mandate.objects.create(user=user, role=role, unit=unit, begins_on=begins_on, ends_on=ends_on)
        audit.record(by, "gave_mandate", mandate)
        outbox.tell("register.mandate_given", mandate)
    return mandate


def end_mandate(by: User, mandate: Mandate, *, on: date) -> Mandate:
    """End a mandate; it stays on record. Raises PermissionDenied."""
    require(may_grant_mandates(by, mandate.unit))
    with transaction.atomic():
        mandate.ends_on = on
        mandate.save(update_fields=["ends_on"])
        audit.record(by, "ended_mandate", mandate)
        outbox.tell("register.mandate_ended", mandate)
    return mandate


def record_standing(honour: Honour, standing: Standing, *, on: date, act: str, note: str = "") -> HonourStanding:
    """Write what an act made of ``honour`` from ``on``; the honour itself never changes. Rights are the caller's matter."""
    return HonourStanding.objects.create(honour=honour, standing=standing, on=on, act=act, note=note)
