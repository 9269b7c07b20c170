"""Write the characters into the register, with their histories and sources marked as invented."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from django.db import transaction

from bangvang.chronicle import actions as chronicle
from bangvang.demonstration.cast import BEGAN, CHARACTERS, DEPARTMENT, Character, Honoured
from bangvang.register.actions import new_person, record_honour, take_post
from bangvang.register.choices import HoldKind, InitiativeScope, RecipientKind, Standing
from bangvang.register.models import AnnualRating, Hold, Honour, HonourStanding, Initiative, Person, Unit
from bangvang.register.queries import with_standings

INVENTED = {"kind": "demonstration", "note": "số liệu minh hoạ, không có thật"}


def write_characters(units: dict[str, Unit]) -> dict[str, Person]:
    """All characters by name; of two with one name, the one in the sample list."""
    numbers = itertools.count(1)
    people: dict[str, Person] = {}
    for character in CHARACTERS:
        person = _write(character, units, f"031{next(numbers):09d}")
        people.setdefault(character.name, person)
    honours = list(Honour.objects.filter(demonstration=True))
    with transaction.atomic():
        chronicle.write("register.demonstration_written", units[DEPARTMENT], with_standings(honours))
    return people


def _write(character: Character, units: dict[str, Unit], citizen_number: str) -> Person:
    person = new_person(
        name=character.name,
        sex=character.sex,
        group=character.group,
        employed_since=character.employed_since,
        citizen_number=citizen_number,
        birth_date=character.born,
        ratings_complete=character.ratings_complete,
        honours_complete=True,
        initiatives_complete=character.initiatives is not None,
        demonstration=True,
    )
    _employ(person, character, units)
    for year, rating in sorted(character.ratings.items()):
        AnnualRating.objects.create(
            recipient_kind=RecipientKind.INDIVIDUAL,
            person=person,
            year=year,
            rating=rating,
            document=f"Thông báo xếp loại năm {year} (minh hoạ)",
        )
    for honoured in character.honours:
        _honour(person, character, honoured, units[DEPARTMENT])
    for title, day in character.initiatives or ():
        Initiative.objects.create(
            person=person,
            title=title,
            scope=InitiativeScope.GRASSROOTS,
            recognised_on=day,
            document=f"QĐ công nhận sáng kiến ngày {day:%d/%m/%Y} (minh hoạ)",
        )
    if character.complaint_since:
        Hold.objects.create(
            recipient_kind=RecipientKind.INDIVIDUAL,
            person=person,
            kind=HoldKind.COMPLAINT,
            since=character.complaint_since,
            document="Thông báo thụ lý đơn (minh hoạ)",
        )
    return person


def _employ(person: Person, character: Character, units: dict[str, Unit]) -> None:
    begins = character.employed_since
    if character.transferred_from:
        unit, position, last_day = character.transferred_from
        take_post(person, units[unit], position=position, begins_on=begins, ends_on=last_day)
        begins = last_day + timedelta(days=1)
    take_post(person, units[character.unit], position=character.position, begins_on=max(begins, BEGAN))


def _honour(person: Person, character: Character, honoured: Honoured, department: Unit) -> None:
    code = f"{honoured.number}/QĐ-SLĐTBXH"
    honour = record_honour(
        recipient=person,
        award=honoured.award,
        name_as_written=character.name,
        position_as_written=character.position,
        unit_as_written=character.unit,
        decided_on=date(honoured.year, 12, 20),
        act=code,
        issuer_as_written=f"Giám đốc {DEPARTMENT}",
        body=department,
        achieved_from=date(honoured.year, 1, 1),
        achieved_until=date(honoured.year, 12, 31),
        source=INVENTED,
        demonstration=True,
    )
    if honoured.revoked:
        HonourStanding.objects.create(
            honour=honour,
            standing=Standing.ANNULLED,
            on=date(honoured.year + 1, 6, 10),
            act=f"{honoured.number + 300}/QĐ-SLĐTBXH (minh hoạ)",
            note="Kê khai thành tích không đúng",
        )
