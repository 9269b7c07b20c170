"""Invitations as the typesetter takes them: nobody types a name, an hour or a seat again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from bangvang.conference.choices import HallDuty
from bangvang.conference.models import Attendee, Conference, Invitation
from bangvang.conference.papers.programme import when_of
from bangvang.conference.queries.attendance import address_of
from bangvang.conference.queries.invitations import invitation_of, invited_as
from bangvang.conference.queries.programme import items_of, programme_of
from bangvang.conference.queries.seating import on_duty, seat_of
from bangvang.register.letterhead import letterhead
from bangvang.register.queries import issuer_on
from bangvang_paper.typesetting.invitation import InvitationPaper
from bangvang_paper.typesetting.statement import Grid, Signer
from bangvang_paper.typesetting.wording import ended


def invitation_papers(conference: Conference, attendees: Iterable[Attendee], *, own: str = "") -> list[InvitationPaper]:
    """One paper for each of ``attendees``, in their order; what they share is asked once.

    ``own``: the address of this installation where the body printed none of its own.
    """
    shared = _for_nobody_yet(conference)
    return [_for(attendee, shared, own) for attendee in attendees]


def _for_nobody_yet(conference: Conference) -> InvitationPaper:
    """What all invitations have in common."""
    body, programme = conference.body, programme_of(conference)
    signer = issuer_on(body, conference.held_on)
    items = items_of(programme) if programme is not None else []
    rows = [(one.begins_at, one.item.title) for one in items]
    chairs = "; ".join(invited_as(one).words for one in on_duty(conference) if one.duty.duty == HallDuty.CHAIR)
    return InvitationPaper(
        heading=conference.name,
        **letterhead(body, on=conference.held_on),
        number=None,
        symbol=f"GM-{body.symbol}",
        signed_on=None,
        invites=_("%(body)s trân trọng kính mời") % {"body": body.name},
        name="",
        place_of_name="",
        facts=[
            (_("Thời gian"), _hour(items[0].begins_at if items else "", when_of(conference))),
            (_("Địa điểm"), conference.place),
            (_("Chủ trì"), chairs),
        ],
        closing=_closing(invitation_of(conference)),
        qr="",
        beside_qr=[_("Mã điểm danh của riêng người được mời, xin đưa cho người ở cửa.")],
        signer=Signer(signer.title if signer else _("Thủ trưởng cơ quan")),
        recipients=[_("Như trên"), _("Lưu: VT, TĐKT")],
        programme=Grid((_("Giờ"), _("Nội dung")), rows, ("center", "left")) if items else None,
    )


def _for(attendee: Attendee, shared: InvitationPaper, own: str) -> InvitationPaper:
    invited, place = invited_as(attendee), seat_of(attendee)
    stands_in = _("đi thay %(name)s") % {"name": invited.for_whom} if invited.for_whom else ""
    return replace(
        shared,
        name=invited.name,
        place_of_name=", ".join(part for part in (invited.position, invited.unit_name, stands_in) if part),
        facts=[*shared.facts, (_("Chỗ ngồi"), place.words if place is not None else "")],
        qr=address_of(attendee, own),
    )


def _hour(begins: str, when: str) -> str:
    if not begins:
        return when
    hour, minute = begins.split(":")
    return _("%(hour)s giờ %(minute)s phút, %(when)s") % {"hour": hour, "minute": minute, "when": when}


def _closing(words: Invitation) -> list[str]:
    told = words.note.splitlines()
    answer = ""
    if words.answer_by and words.contact:
        answer = _("Đề nghị trả lời trước hết ngày %(day)s: %(contact)s.") % {
            "day": f"{words.answer_by:%d/%m/%Y}", "contact": words.contact.rstrip(".")
        }  # fmt: skip
    elif words.answer_by:
        answer = _("Đề nghị trả lời trước hết ngày %(day)s.") % {"day": f"{words.answer_by:%d/%m/%Y}"}
    elif words.contact:
        answer = _("Xin trả lời: %(contact)s.") % {"contact": words.contact.rstrip(".")}
    return ended([*told, answer], between=".", last="./.")
