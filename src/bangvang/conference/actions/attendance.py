"""Verbs of the list and of the door: invite, revise, take off, check in, take a wrong check-in back, close presence."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.conference.actions.codes import new_code
from bangvang.conference.choices import AttendeeRole
from bangvang.conference.models import Attendee, Conference
from bangvang.conference.permissions import may_check_in, may_plan, require
from bangvang.conference.queries import has_opened_a_vote, people_to_invite, presence_of, votes_by_phone
from bangvang.outbox import actions as outbox
from bangvang.register.models import Person, Unit
from bangvang.register.queries import posts_on
from bangvang_paper.vietnamese import folded

ATTENDEE_FIELDS = ("name", "position", "unit_name", "section", "role")


def invite(
    by: User,
    conference: Conference,
    *,
    name: str,
    person: Person | None = None,
    unit: Unit | None = None,
    **fields: Any,
) -> Attendee:
    """Put one person on the list; ``fields`` are others of `ATTENDEE_FIELDS`. Raises PermissionDenied, Refusal."""
    return invite_all(by, conference, [{"name": name, "person": person, "unit": unit} | fields])[0]


def invite_all(by: User, conference: Conference, told: Sequence[dict[str, Any]]) -> list[Attendee]:
    """Put people on the list in the order given, all or none. Raises PermissionDenied, `Refusal`."""
    require(may_plan(by, conference))
    if not told:
        raise Refusal(_("Chưa chọn ai. Hãy đánh dấu hoặc ghi ít nhất một người."))
    with transaction.atomic():
        taken(conference)
        last = conference.attendees.aggregate(last=Max("ordinal"))["last"] or 0
        attendees = [_new(conference, ordinal, said) for ordinal, said in enumerate(told, start=last + 1)]
        _once(conference, attendees)
        Attendee.objects.bulk_create(attendees, batch_size=500)
        audit.record(by, "invited", conference, note=_("%(count)d người") % {"count": len(attendees)})
        outbox.tell("conference.invited", conference)
    return attendees


def taken(conference: Conference) -> Conference:
    """The conference as it stands, held until the transaction ends: list, presence and votes change one after another."""
    return Conference.objects.select_for_update(of=("self",)).get(pk=conference.pk)


def _new(conference: Conference, ordinal: int, said: dict[str, Any]) -> Attendee:
    attendee = Attendee(conference=conference, ordinal=ordinal, token=secrets.token_urlsafe(16), **said)
    attendee.name = attendee.name.strip()
    if not attendee.name:
        raise Refusal(_("Chưa ghi họ và tên."))
    if attendee.role not in AttendeeRole.values:
        raise ValueError(f"no such role: {attendee.role}")
    attendee.folded = found_by(attendee)
    return attendee


def found_by(attendee: Attendee) -> str:
    """What search reads of an attendee."""
    return folded(f"{attendee.name} {attendee.position} {attendee.unit_name}")


def _once(conference: Conference, attendees: Iterable[Attendee]) -> None:
    listed = dict(conference.attendees.filter(person__isnull=False).values_list("person_id", "ordinal"))
    for attendee in attendees:
        person = attendee.person
        if person is None:
            continue
        if person.died_on is not None:
            raise Refusal(_("%(name)s đã mất nên không mời được. Hãy bỏ chọn.") % {"name": person})
        if person.pk in listed:
            raise Refusal(
                _("%(name)s đã có trong danh sách, số %(ordinal)d. Mỗi người ghi một lần.")
                % {"name": person, "ordinal": listed[person.pk]}
            )
        listed[person.pk] = attendee.ordinal


def invite_from(
    by: User,
    conference: Conference,
    unit: Unit,
    people: Iterable[Person],
    *,
    section: str = "",
    role: str = AttendeeRole.DELEGATE,
) -> list[Attendee]:
    """Put people of one unit on the list, with the posts they have on the day of the conference."""
    chosen = {person.pk for person in people}
    told = []
    for person in people_to_invite(conference, unit, by):
        if person.pk in chosen:
            post = next((post for post in posts_on(person, conference.held_on) if post.unit_id == unit.pk), None)
            told.append({
                "name": person.name, "person": person, "unit": unit, "position": post.position if post else "",
                "unit_name": unit.name, "section": section, "role": role,
            })  # fmt: skip
    if len(told) != len(chosen):
        raise Refusal(_("Có người đã nằm trong danh sách hoặc không làm ở đơn vị này. Hãy tải lại trang rồi chọn lại."))
    return invite_all(by, conference, told)


def revise_attendee(by: User, attendee: Attendee, *, read_version: int, **fields: Any) -> Attendee:
    """Change how somebody stands on the list. Raises PermissionDenied, Stale; `Refusal` for another role once they are here."""
    require(may_plan(by, attendee.conference))
    unknown = set(fields) - set(ATTENDEE_FIELDS)
    if unknown:
        raise ValueError(f"not fields of an attendee: {sorted(unknown)}")
    with transaction.atomic():
        conference = taken(attendee.conference)  # before presence is read: the door writes it under the same lock
        claim(attendee, read_version)
        attendee.refresh_from_db()
        changes = audit.changes_to(attendee, fields)
        if {"role", "section"} & changes.keys():
            _not_voted_yet(conference, _("đổi tư cách, khối"))
        if attendee.is_present and "role" in changes:
            raise Refusal(_("Người này đã điểm danh nên không đổi tư cách được nữa. Hãy bỏ điểm danh trước, rồi đổi."))
        for name, value in fields.items():
            setattr(attendee, name, value)
        attendee.folded = found_by(attendee)
        attendee.save(update_fields=[*fields, "folded"])
        audit.record(by, "revised_attendee", attendee, changes=changes)
        outbox.tell("conference.attendee_revised", attendee)
    return attendee


def take_off(by: User, attendee: Attendee) -> None:
    """Take somebody off the list before they came; their invitation opens nothing any more."""
    require(may_plan(by, attendee.conference))
    with transaction.atomic():
        conference = taken(attendee.conference)
        attendee = conference.attendees.get(pk=attendee.pk)
        if attendee.is_present:
            raise Refusal(
                _("%(name)s đã điểm danh nên không bỏ khỏi danh sách được. Hãy bỏ điểm danh trước.")
                % {"name": attendee}
            )
        if attendee.ballots.exists():
            raise Refusal(
                _(
                    "%(name)s đã gửi phiếu trong một lượt biểu quyết đã hủy; phiếu giữ nguyên nên tên cũng giữ trong danh sách."
                )
                % {"name": attendee}
            )
        audit.record(
            by, "took_off_attendee", conference, note=f"{attendee.ordinal}. {attendee.name}, {attendee.unit_name}"
        )
        outbox.tell("conference.attendee_taken_off", conference)
        attendee.delete()


# ── the door ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def check_in(by: User, attendee: Attendee) -> Attendee:
    """Write that somebody is here. A second time changes nothing. Raises PermissionDenied, `Refusal` once presence is closed."""
    require(may_check_in(by, attendee.conference))
    with transaction.atomic():
        conference = taken(attendee.conference)
        standing = conference.attendees.get(pk=attendee.pk)
        if standing.is_present:
            return standing
        _still_counted(conference)
        standing.checked_in_at, standing.checked_in_by = timezone.now(), by
        standing.save(update_fields=["checked_in_at", "checked_in_by"])
        audit.record(by, "checked_in", standing)
        if standing.has_a_vote and votes_by_phone(conference):
            new_code(by, standing)
        outbox.tell("conference.checked_in", standing)
    return standing


def _still_counted(conference: Conference) -> None:
    if conference.presence_closed_at is not None:
        raise Refusal(
            _("Điểm danh đã chốt lúc %(at)s. Người đến sau: mở lại điểm danh ở trang danh sách đại biểu.")
            % {"at": f"{timezone.localtime(conference.presence_closed_at):%H:%M %d/%m/%Y}"}
        )


def _not_voted_yet(conference: Conference, what: str) -> None:
    if has_opened_a_vote(conference):
        raise Refusal(
            _("Hội nghị đã bắt đầu biểu quyết trên số người có mặt nên không %(what)s được nữa.") % {"what": what}
        )


def undo_check_in(by: User, attendee: Attendee, *, reason: str) -> Attendee:
    """Take a wrong check-in back; why is written in the journal. Raises PermissionDenied, `Refusal`."""
    require(may_check_in(by, attendee.conference))
    with transaction.atomic():
        conference = taken(attendee.conference)
        standing = conference.attendees.get(pk=attendee.pk)
        if not standing.is_present:
            raise Refusal(_("Người này chưa điểm danh nên không có gì để bỏ."))
        _not_voted_yet(conference, _("bỏ điểm danh"))
        _still_counted(conference)
        if not reason.strip():
            raise Refusal(_("Chưa ghi vì sao bỏ điểm danh. Ví dụ: quét nhầm giấy mời của người khác."))
        was = [timezone.localtime(standing.checked_in_at).isoformat(), str(standing.checked_in_by)]
        standing.checked_in_at = standing.checked_in_by = None
        standing.save(update_fields=["checked_in_at", "checked_in_by"])
        audit.record(by, "undid_check_in", standing, note=reason.strip(), changes={"checked_in": [was, None]})
        outbox.tell("conference.check_in_undone", standing)
    return standing


def close_presence(by: User, conference: Conference) -> Conference:
    """From here on nobody comes in or goes out of the list. Raises PermissionDenied, `Refusal` where nobody came."""
    require(may_check_in(by, conference))
    with transaction.atomic():
        standing = taken(conference)
        if standing.presence_closed_at is not None:
            return standing
        heads = presence_of(standing)
        if not heads.here:
            raise Refusal(_("Chưa điểm danh ai nên chưa chốt được. Hãy điểm danh người có mặt trước."))
        standing.presence_closed_at = timezone.now()
        standing.save(update_fields=["presence_closed_at"])
        audit.record(
            by, "closed_presence", standing,
            note=_("%(here)d/%(all)d đại biểu, %(others)d người khác")
            % {"here": heads.delegates_here, "all": heads.delegates, "others": heads.others_here},
        )  # fmt: skip
        outbox.tell("conference.presence_closed", standing)
    return standing


def reopen_presence(by: User, conference: Conference) -> Conference:
    """Let people be checked in again; the journal keeps who did it. Raises PermissionDenied, `Refusal` once a vote was opened."""
    require(may_check_in(by, conference))
    with transaction.atomic():
        standing = taken(conference)
        _not_voted_yet(standing, _("mở lại điểm danh"))
        if standing.presence_closed_at is not None:
            standing.presence_closed_at = None
            standing.save(update_fields=["presence_closed_at"])
            audit.record(by, "reopened_presence", standing)
            outbox.tell("conference.presence_reopened", standing)
    return standing
