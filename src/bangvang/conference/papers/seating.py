"""The plan of seats, and the list that tells who sits where, as papers."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.conference.choices import SeatReason
from bangvang.conference.models import Conference, Seat
from bangvang.conference.papers.programme import when_and_where
from bangvang.conference.queries.invitations import invited_as
from bangvang.conference.queries.seating import Drawn, place_of
from bangvang.register.letterhead import invented, letterhead
from bangvang_paper.typesetting.seating import BlockDrawn, PlanPaper, SeatDrawn
from bangvang_paper.typesetting.statement import Grid, Part, StatementPaper
from bangvang_paper.vietnamese import sort_key

_MARKS = {
    SeatReason.PRESIDIUM: gettext_lazy("chủ tọa, thư ký"),
    SeatReason.GUEST: gettext_lazy("khách mời"),
    SeatReason.HONOURED: gettext_lazy("được khen"),
}


def plan_paper(conference: Conference, blocks: Sequence[Drawn]) -> PlanPaper:
    """The plan as it stands, to hang at the door and to hold in the hand."""
    return PlanPaper(
        title=_("Sơ đồ chỗ ngồi"),
        lines=[*filter(None, (conference.name, when_and_where(conference), invented(conference.body)))],
        blocks=[BlockDrawn(_heading(one), _rows(one), one.block.on_stage) for one in blocks],
    )


def _heading(one: Drawn) -> str:
    told = _("%(name)s: %(taken)d/%(count)d chỗ") % {
        "name": one.block.name, "taken": one.taken, "count": one.block.count
    }  # fmt: skip
    return (
        _("%(told)s, dành cho %(section)s") % {"told": told, "section": one.block.section}
        if one.block.section
        else told
    )


def _rows(one: Drawn) -> list[list[SeatDrawn]]:
    return [[SeatDrawn(cell.place.number, cell.name, _mark(cell.seat)) for cell in row] for row in one.rows]


def _mark(seat: Seat | None) -> str:
    return str(_MARKS.get(SeatReason(seat.why), "")) if seat is not None else ""


def seat_list_paper(conference: Conference, seats: Sequence[Seat]) -> StatementPaper:
    """Who sits where, by given names, for whoever stands at the door."""
    body = conference.body
    people = sorted(((invited_as(one.attendee), one) for one in seats), key=lambda told: sort_key(told[0].name))
    rows = [
        (
            str(number),
            invited.name,
            ", ".join(filter(None, (invited.position, invited.unit_name))),
            place_of(seat).words,
        )
        for number, (invited, seat) in enumerate(people, start=1)
    ]
    head = (_("STT"), _("Họ và tên"), _("Chức vụ, đơn vị"), _("Chỗ ngồi"))
    return StatementPaper(
        kind=_("Danh sách chỗ ngồi"),
        heading=conference.name,
        **letterhead(body, on=conference.held_on),
        number=None,
        symbol="",
        numbered=False,
        signed_on=None,
        opening_words=[when_and_where(conference)],
        parts=[Part("", grid=Grid(head, rows, ("center", "left", "left", "left")))],
        signers=[],
    )
