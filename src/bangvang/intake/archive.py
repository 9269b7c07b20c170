"""An archive on its way into the register: honours of old decisions, looked through one by one before any is written.

`looked_through` says of each honour what would become of it; `load` writes those that can be written. Reading the same
file again adds nothing. Whose hand loads an archive is the administrator's matter: the command line asks for no account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import transaction
from django.db.models import CharField
from django.utils.translation import gettext as _

from bangvang.audit import actions as audit
from bangvang.catalogue.queries import is_award
from bangvang.chronicle import actions as chronicle
from bangvang.outbox import actions as outbox
from bangvang.register.actions import new_household, new_person, new_unit, record_honour, take_post
from bangvang.register.choices import RecipientKind
from bangvang.register.models import Honour, Household, Person, Unit
from bangvang.register.queries import people_named, people_with_number, unit_named, with_standings
from bangvang_paper.reading import History, PastHonour, Row
from bangvang_paper.reading.days import day_in
from bangvang_paper.vietnamese import folded

Recipient = Person | Unit | Household
_LOOKED_AT = 20


@dataclass(frozen=True)
class Finding:
    """What becomes of one honour of the archive."""

    honour: PastHonour
    refused: str = ""
    """Why it cannot be written, a sentence; empty when it can."""
    already: bool = False
    """Whether the register has it."""
    recipient: Recipient | None = None
    """Who of the register was honoured; None for somebody whom the register does not have."""

    @property
    def is_new(self) -> bool:
        return not self.refused and not self.already


def looked_through(history: History) -> list[Finding]:
    """What would become of each honour, in the order of the file. Nothing is written."""
    seen: set[tuple[object, ...]] = set()
    return [_finding(honour, seen) for honour in history.honours]


def load(findings: Iterable[Finding], *, file: str) -> int:
    """Write the new honours among ``findings``, with the people, units and households that the register lacks.

    ``file`` is kept as their source. All or nothing; gives how many were written.
    """
    written: list[Honour] = []
    taken_in: dict[tuple[object, ...], Recipient] = {}
    with transaction.atomic():
        for finding in findings:
            if finding.is_new:
                who = _who(finding.honour.row)
                recipient = finding.recipient or taken_in.get(who) or _taken_in(finding.honour)
                taken_in[who] = recipient
                written.append(_write(finding.honour, recipient, file))
        if written:
            audit.record(None, "loaded_archive", written[0], note=_("%(file)s: %(count)d khen thưởng") % {
                "file": file, "count": len(written),
            })  # fmt: skip
            outbox.tell("register.archive_loaded", written[0])
            chronicle.write("register.archive_loaded", written[0], with_standings(written))
    return len(written)


def _finding(honour: PastHonour, seen: set[tuple[object, ...]]) -> Finding:
    missing = [*honour.missing, *_unfit(honour)]
    if missing:
        return Finding(honour, refused=" ".join(missing))
    key = _key(honour)
    if key in seen or _is_recorded(honour):
        return Finding(honour, already=True)
    seen.add(key)
    return _matched(honour)


def _unfit(honour: PastHonour) -> Iterator[str]:
    """What the register cannot hold: a form outside the law book, texts longer than its columns. Nothing is cut."""
    if honour.row.award and not is_award(honour.row.award):
        yield _("Sách luật không có hình thức, danh hiệu này.")
    for name, text in _texts(honour).items():
        column = cast("CharField[str, str]", Honour._meta.get_field(name))
        if len(text) > (column.max_length or len(text)):
            yield _("%(what)s dài quá %(most)d chữ.") % {
                "what": str(column.verbose_name).capitalize(),
                "most": column.max_length,
            }


def _texts(honour: PastHonour) -> dict[str, str]:
    row = honour.row
    return {
        "name_as_written": row.name,
        "position_as_written": row.position,
        "unit_as_written": row.unit,
        "decision_code": honour.code,
        "issuer_as_written": honour.issuer,
        "merit": row.merit,
    }


def _key(honour: PastHonour) -> tuple[object, ...]:
    """What tells one honour from another."""
    return (*_who(honour.row), honour.row.award, honour.code, honour.decided_on)


def _who(row: Row) -> tuple[object, ...]:
    """What tells one recipient of a file from another."""
    return (row.kind, folded(row.name), folded(row.unit), *sorted(row.personal.items()))


def _is_recorded(honour: PastHonour) -> bool:
    row = honour.row
    return Honour.objects.filter(
        recipient_kind=row.kind,
        folded=folded(row.name),
        unit_folded=folded(row.unit),
        award=row.award,
        decision_code=honour.code,
        decided_on=cast("date", honour.decided_on),
    ).exists()


# ── who it is ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _matched(honour: PastHonour) -> Finding:
    """The recipient in the register: by citizen number, else by name and unit together, never by name alone."""
    row = honour.row
    if row.kind == RecipientKind.COLLECTIVE:
        return Finding(honour, recipient=unit_named(row.name))
    number = row.personal.get("citizen_number", "")
    if bearer := people_with_number(number).first() if number else None:
        same = folded(bearer.name) == folded(row.name)
        sentence = _("Số định danh này trong sổ là của %(name)s. Hãy xem lại số hoặc tên.") % {"name": bearer.name}
        return Finding(honour, recipient=bearer) if same else Finding(honour, refused=sentence)
    if not row.unit and not number and not row.personal.get("birth_date"):
        return Finding(
            honour, refused=_("Thiếu đơn vị: chỉ có tên thì không biết là ai. Hãy ghi thêm đơn vị hoặc số định danh.")
        )
    found = _namesakes(row)
    if len(found) > 1:
        sentence = _(
            "Trong sổ có %(count)d người, hộ tên này ở %(unit)s; chưa biết là ai. Hãy ghi thêm số định danh hoặc ngày sinh."
        )
        return Finding(honour, refused=sentence % {"count": len(found), "unit": row.unit})
    return Finding(honour, recipient=found[0] if found else None)


def _namesakes(row: Row) -> list[Recipient]:
    """People or households of the row's name and unit, as the register knows them or as they were honoured before."""
    if not row.unit:
        return []
    honours = Honour.objects.filter(
        recipient_kind=row.kind, folded=folded(row.name), unit_folded=folded(row.unit)
    ).select_related("person", "household")
    found: dict[tuple[str, int], Recipient] = {
        _id(honour.recipient): honour.recipient for honour in honours[:_LOOKED_AT]
    }
    if row.kind == RecipientKind.INDIVIDUAL and (unit := unit_named(row.unit)) is not None:
        found |= {_id(person): person for person in people_named(row.name, unit)[:_LOOKED_AT]}
    return [one for one in found.values() if not isinstance(one, Person) or _may_be(one, row.personal)]


def _id(recipient: Recipient) -> tuple[str, int]:
    return recipient._meta.label, recipient.pk


def _may_be(person: Person, personal: dict[str, str]) -> bool:
    """Whether nothing that both sides know speaks against it."""
    born = day_in(personal.get("birth_date", ""))
    other_number = bool(personal.get("citizen_number") and person.citizen_number)
    return not other_number and (born is None or person.birth_date is None or person.birth_date == born)


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _write(honour: PastHonour, recipient: Recipient, file: str) -> Honour:
    texts = _texts(honour)
    code = texts.pop("decision_code")
    kept = {key: honour.row.source[key] for key in ("sheet", "row", "place", "fields") if key in honour.row.source}
    return record_honour(
        recipient=recipient,
        award=honour.row.award or "",
        decided_on=cast("date", honour.decided_on),
        act=code,
        achieved_from=date(honour.year, 1, 1) if honour.year else None,
        achieved_until=date(honour.year, 12, 31) if honour.year else None,
        source={"file": file, **kept},
        **texts,
    )


def _taken_in(honour: PastHonour) -> Recipient:
    """The recipient, new in the register. A person's post is known for the day of the decision and for no other."""
    row, day = honour.row, cast("date", honour.decided_on)
    if row.kind == RecipientKind.COLLECTIVE:
        return new_unit(name=row.name, begins_on=day)
    if row.kind == RecipientKind.HOUSEHOLD:
        return new_household(name=row.name, address="")
    person = new_person(
        name=row.name,
        citizen_number=row.personal.get("citizen_number", ""),
        birth_date=day_in(row.personal.get("birth_date", "")),
    )
    unit = unit_named(row.unit) if row.unit else None
    if unit is not None:
        take_post(person, unit, position=row.position, begins_on=day, ends_on=day)
    return person
