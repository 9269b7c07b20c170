"""Verbs of invitations: the words they share, those honoured put on the list, an answer written down."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.conference.actions.attendance import invite_all, taken
from bangvang.conference.choices import AttendeeRole, Reply
from bangvang.conference.models import Answer, Attendee, Conference, Invitation, Seat
from bangvang.conference.permissions import may_check_in, may_plan, require
from bangvang.conference.queries.honoured import Expected, expected_at
from bangvang.conference.queries.invitations import invitation_of
from bangvang.outbox import actions as outbox
from bangvang.register.choices import RecipientKind

INVITATION_FIELDS = ("note", "answer_by", "contact")


def word_invitations(by: User, conference: Conference, *, read_version: int, **fields: Any) -> Invitation:
    """Set what every invitation says; ``fields`` are `INVITATION_FIELDS`. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_plan(by, conference))
    unknown = set(fields) - set(INVITATION_FIELDS)
    if unknown:
        raise ValueError(f"not fields of an invitation: {sorted(unknown)}")
    answer_by = fields.get("answer_by")
    if answer_by is not None and answer_by > conference.held_on:
        raise Refusal(
            _("Hạn trả lời %(by)s sau ngày hội nghị %(on)s. Hãy ghi ngày sớm hơn.")
            % {"by": f"{answer_by:%d/%m/%Y}", "on": f"{conference.held_on:%d/%m/%Y}"}
        )
    with transaction.atomic():
        taken(conference)
        standing = invitation_of(conference)
        if standing.pk is None:
            standing.save()
        claim(standing, read_version)
        standing.refresh_from_db()
        changes = audit.changes_to(standing, fields)
        for name, value in fields.items():
            setattr(standing, name, value)
        standing.save(update_fields=list(fields))
        audit.record(by, "worded_invitations", conference, changes=changes)
        outbox.tell("conference.invitations_worded", conference)
    return standing


def invite_honoured(
    by: User, conference: Conference, *, role: str = AttendeeRole.GUEST, section: str = ""
) -> list[Attendee]:
    """Put on the list who is called up and not invited yet, in the order of honours; names come from the decisions.

    For a collective, a household or the dead one line stands until the office names who comes. Raises PermissionDenied,
    `Refusal`.
    """
    require(may_plan(by, conference))
    with transaction.atomic():
        taken(conference)
        missing = [one for one in expected_at(conference) if one.attendee is None]
        if not missing:
            raise Refusal(_("Không còn ai được khen mà chưa có trong danh sách mời."))
        return invite_all(by, conference, list(_each_once(missing, role, section)))


def _each_once(missing: list[Expected], role: str, section: str) -> list[dict[str, Any]]:
    """Whoever is honoured by two decisions is invited once."""
    told: dict[object, dict[str, Any]] = {}
    for one in missing:
        name, unit_name = one.stands_as
        person = one.nomination.person if one.group.kind == RecipientKind.INDIVIDUAL and not one.group.family else None
        said = {
            "name": name[:100], "unit_name": unit_name[:200], "position": one.called.position if person else "",
            "person": person.kept if person is not None else None, "unit": one.nomination.collective,
            "role": role, "section": section,
        }  # fmt: skip
        told.setdefault(person.kept_id if person is not None else (name, unit_name), said)
    return list(told.values())


def record_answer(
    by: User, attendee: Attendee, *, reply: str, instead_name: str = "", instead_position: str = "", how: str = ""
) -> Answer:
    """Write down what somebody answered; the last answer stands. Who stays away gives the seat back.

    Raises PermissionDenied, `Refusal` once the person is here.
    """
    require(may_check_in(by, attendee.conference))
    if reply not in Reply.values:
        raise ValueError(f"no such reply: {reply}")
    name = instead_name.strip()
    if reply == Reply.SENDS and not name:
        raise Refusal(_("Chưa ghi họ và tên người đi thay. Giấy mời và chỗ ngồi mang tên người ấy."))
    with transaction.atomic():
        conference = taken(attendee.conference)
        standing = conference.attendees.get(pk=attendee.pk)
        if standing.is_present:
            raise Refusal(_("%(name)s đã điểm danh nên không cần ghi trả lời nữa.") % {"name": standing})
        sends = reply == Reply.SENDS
        fields = {
            "reply": reply, "instead_name": name if sends else "", "how": how.strip(), "by": by,
            "instead_position": instead_position.strip() if sends else "",
        }  # fmt: skip
        answer, _new = Answer.objects.update_or_create(attendee=standing, defaults=fields)
        if reply == Reply.NOT_COMING:
            Seat.objects.filter(attendee=standing).delete()
        audit.record(by, "recorded_answer", standing, note="; ".join(filter(None, (str(answer), name, answer.how))))
        outbox.tell("conference.answer_recorded", standing)
    return answer
