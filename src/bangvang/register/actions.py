"""Verbs of the register: add units, people and their records. Folded names and sort keys are filled here, once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.outbox import actions as outbox
from bangvang.register.choices import RecipientKind, Role, Standing
from bangvang.register.models import Employment, Honour, HonourStanding, Household, Mandate, Person, Unit, UnitAlias
from bangvang.register.name_words import know_decision, know_name, know_posts
from bangvang.register.permissions import may_grant_mandates, may_keep_people, may_keep_person, may_keep_units, require
from bangvang.register.queries import mandate_problem, people_with_number, unit_has_name
from bangvang.register.validators import clean_name
from bangvang_paper.vietnamese import folded, sort_key

SEALED = ("citizen_number", "birth_date")
REVISABLE = (
    "name",
    "sex",
    "group",
    "employed_since",
    "died_on",
    "ratings_complete",
    "initiatives_complete",
    "honours_complete",
    *SEALED,
)


def new_unit(*, name: str, begins_on: date, **fields: Any) -> Unit:
    """Write a unit. Rights are the caller's matter: units are made at set-up and by administrators."""
    name = clean_name(name)
    return Unit.objects.create(name=name, folded=folded(name), begins_on=begins_on, **fields)


def add_unit_alias(by: User, unit: Unit, *, name: str) -> UnitAlias:
    """Write another name by which ``unit`` is found. Raises PermissionDenied, ValidationError; `Refusal` when it has it."""
    require(may_keep_units(by, unit))
    name = clean_name(name)
    if unit_has_name(unit, name):
        raise Refusal(_("%(unit)s đã có tên này. Không cần ghi lần nữa.") % {"unit": unit.name})
    with transaction.atomic():
        alias = UnitAlias.objects.create(unit=unit, name=name, folded=folded(name))
        audit.record(by, "added_unit_alias", unit, note=name)
        outbox.tell("register.unit_alias_added", unit)
    return alias


def drop_unit_alias(by: User, alias: UnitAlias) -> None:
    """Take a name away again: it only ever led there, nothing was written under it. Raises PermissionDenied."""
    require(may_keep_units(by, alias.unit))
    with transaction.atomic():
        audit.record(by, "dropped_unit_alias", alias.unit, note=alias.name)
        outbox.tell("register.unit_alias_dropped", alias.unit)
        alias.delete()


def new_person(*, name: str, **fields: Any) -> Person:
    """Write a person; ``citizen_number`` and ``birth_date`` among ``fields`` are sealed on the way."""
    name = clean_name(name)
    person = Person(name=name, folded=folded(name), sort_key=sort_key(name))
    for field, value in fields.items():
        setattr(person, field, value)
    person.save()
    know_name(person.folded, person.sort_key)
    return person


def new_household(*, name: str, **fields: Any) -> Household:
    """Write a household by its head's name."""
    name = clean_name(name)
    return Household.objects.create(name=name, folded=folded(name), **fields)


def add_person(by: User, unit: Unit, *, name: str, position: str, begins_on: date, **fields: Any) -> Person:
    """Take a person into ``unit``'s register. Raises PermissionDenied, ValidationError, `Refusal` for a number in use."""
    require(may_keep_people(by, unit))
    with transaction.atomic():
        _number_is_free(fields.get("citizen_number", ""))
        person = new_person(name=name, **fields)
        take_post(person, unit, position=position, begins_on=begins_on)
        audit.record(by, "added_person", person)
        outbox.tell("register.person_added", person)
    return person


def take_post(person: Person, unit: Unit, *, begins_on: date, **fields: Any) -> Employment:
    """Write that ``person`` works, or worked, in ``unit`` from a day on. Rights are the matter of the caller."""
    post = Employment.objects.create(person=person, unit=unit, begins_on=begins_on, **fields)
    know_posts(person)
    return post


def revise_person(by: User, person: Person, *, read_version: int, **fields: Any) -> Person:
    """Change what is written of a person; ``fields`` are some of `REVISABLE`. An empty number or birth date is not a change.

    Past honours keep the name as it was written. Raises PermissionDenied, ValidationError, Stale, Refusal.
    """
    require(may_keep_person(by, person))
    unknown = set(fields) - set(REVISABLE)
    if unknown:
        raise ValueError(f"not revisable: {sorted(unknown)}")
    with transaction.atomic():
        claim(person, read_version)
        standing = Person.objects.get(pk=person.pk)
        if fields.get("citizen_number"):
            _number_is_free(fields["citizen_number"], person)
        sealed = {name: fields.pop(name) for name in SEALED if name in fields}
        if "name" in fields:
            fields["name"] = clean_name(fields["name"])
            fields |= {"folded": folded(fields["name"]), "sort_key": sort_key(fields["name"])}
        changes = audit.changes_to(standing, {name: fields[name] for name in REVISABLE if name in fields})
        for name, value in [*fields.items(), *((name, value) for name, value in sealed.items() if value)]:
            setattr(standing, name, value)
        standing.save()
        know_name(standing.folded, standing.sort_key)
        know_posts(standing)
        audit.record(by, "revised_person", standing, note=_sealed_note(sealed), changes=changes)
        outbox.tell("register.person_revised", standing)
    return standing


def _sealed_note(sealed: dict[str, Any]) -> str:
    """Which sealed values were replaced; the journal never holds the values themselves."""
    labels = {"citizen_number": _("số định danh"), "birth_date": _("ngày sinh")}
    replaced = [str(labels[name]) for name, value in sealed.items() if value]
    return _("ghi lại %(what)s") % {"what": ", ".join(replaced)} if replaced else ""


def _number_is_free(digits: str, person: Person | None = None) -> None:
    """Raise `Refusal` when somebody else bears the citizen number."""
    if not digits:
        return
    bearers = people_with_number(digits)
    if (bearers.exclude(pk=person.pk) if person else bearers).exists():
        raise Refusal(
            _(
                "Số định danh này đã ghi cho một người khác trong sổ. "
                "Hãy tìm người ấy trước khi ghi thêm, có thể là một người."
            )
        )


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
    know_name(honour.folded, honour.sort_key)
    if isinstance(recipient, Person) and honour.folded != recipient.folded:
        know_posts(recipient)
    know_decision(honour.decision_code)
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
    sentence = mandate_problem(user, role, unit)
    if sentence:
        raise Refusal(sentence)
    if ends_on is not None and ends_on < begins_on:
        raise Refusal(_("Phân công hết hạn trước khi bắt đầu. Hãy sửa hai ngày ấy."))
    with transaction.atomic():
        mandate = Mandate.objects.create(user=user, role=role, unit=unit, begins_on=begins_on, ends_on=ends_on)
        audit.record(by, "gave_mandate", mandate)
        outbox.tell("register.mandate_given", mandate)
    return mandate


def end_mandate(by: User, mandate: Mandate, *, on: date) -> Mandate:
    """End a mandate; it stays on record. Raises PermissionDenied; `Refusal` for the own administration, or a wrong day."""
    require(may_grant_mandates(by, mandate.unit))
    if mandate.user_id == by.pk and mandate.role == Role.ADMINISTRATOR:
        raise Refusal(
            _(
                "Không tự kết thúc quyền quản trị của chính mình, kẻo không còn ai phân công được. "
                "Hãy nhờ một quản trị khác."
            )
        )
    if mandate.ends_on is not None:
        raise Refusal(_("Phân công này đã kết thúc ngày %(day)s.") % {"day": f"{mandate.ends_on:%d/%m/%Y}"})
    if on < mandate.begins_on:
        raise Refusal(_("Ngày kết thúc trước ngày bắt đầu phân công. Hãy xem lại ngày."))
    with transaction.atomic():
        mandate.ends_on = on
        mandate.save(update_fields=["ends_on"])
        audit.record(by, "ended_mandate", mandate)
        outbox.tell("register.mandate_ended", mandate)
    return mandate


def record_standing(honour: Honour, standing: Standing, *, on: date, act: str, note: str = "") -> HonourStanding:
    """Write what an act made of ``honour`` from ``on``; the honour itself never changes. Rights are the caller's matter."""
    return HonourStanding.objects.create(honour=honour, standing=standing, on=on, act=act, note=note)
