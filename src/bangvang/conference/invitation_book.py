"""The list of invitations as Excel, for an office that sends them out by its own means: the software writes to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from django.utils.translation import gettext as _

from bangvang.conference.models import Attendee, Conference
from bangvang.conference.queries.attendance import address_of
from bangvang.conference.queries.invitations import answer_of, invited_as
from bangvang.conference.queries.seating import seat_of
from bangvang_paper.ledger import Column, write_ledger

COLUMNS = (
    Column("STT", 6),
    Column("Họ và tên", 30),
    Column("Chức vụ", 26),
    Column("Đơn vị", 36),
    Column("Tư cách", 24),
    Column("Khối, tổ", 20),
    Column("Chỗ ngồi", 26),
    Column("Trả lời", 20),
    Column("Người đi thay", 36),
    Column("Trang giấy mời (không chuyển cho người khác)", 60),
)


def write_invitations(file: IO[bytes], conference: Conference, attendees: Iterable[Attendee], *, own: str = "") -> None:
    """Everybody with the address of their own page. ``own``: where the body printed no address of its own."""
    heads = [_("DANH SÁCH MỜI"), conference.name, f"{conference.held_on:%d/%m/%Y}"]
    write_ledger(file, sheet=_("Danh sách mời"), heads=heads, columns=COLUMNS, rows=_rows(attendees, own))


def _rows(attendees: Iterable[Attendee], own: str) -> Iterator[tuple[str, ...]]:
    for one in attendees:
        answer, place, invited = answer_of(one), seat_of(one), invited_as(one)
        yield (
            str(one.ordinal), one.name, one.position, one.unit_name, str(one.get_role_display()), one.section,
            place.words if place is not None else "",
            str(answer.get_reply_display()) if answer is not None else _("chưa trả lời"),
            f"{invited.name}, {invited.position}".rstrip(", ") if invited.for_whom else "", address_of(one, own),
        )  # fmt: skip
