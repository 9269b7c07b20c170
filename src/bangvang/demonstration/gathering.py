"""The hall of the day: the honoured are invited, seats proposed, answers written down, minutes closed, the screen at its end.

The document tells nothing of seats, answers, hours and words of the minutes, nor who chaired: all of it is invented and says so.
"""

from __future__ import annotations

from datetime import date, time

from bangvang.accounts.models import User
from bangvang.conference import actions as conferences
from bangvang.conference.choices import AttendeeRole, HallDuty, ProgrammeKind, RecordKind, Reply
from bangvang.conference.models import Attendee, Conference
from bangvang.conference.queries.invitations import invitation_of
from bangvang.conference.queries.record import draft_of
from bangvang.conference.queries.seating import seating_of

PRESIDING = (
    ("Nguyễn Thị Chủ Trì (minh hoạ)", "Lãnh đạo Sở", HallDuty.CHAIR),
    ("Hoàng Văn Đồng Hành (minh hoạ)", "Lãnh đạo Sở", HallDuty.PRESIDIUM),
    ("Vũ Thị Ghi Chép (minh hoạ)", "Chuyên viên Văn phòng Sở", HallDuty.SECRETARY),
)
"""Who presided: invented, the document does not say."""
BLOCKS = (
    {"name": "Sân khấu", "rows": 1, "in_a_row": 5, "on_stage": True, "section": ""},
    {"name": "Khu giữa", "rows": 4, "in_a_row": 8, "on_stage": False, "section": ""},
    {"name": "Khu phải", "rows": 2, "in_a_row": 6, "on_stage": False, "section": "Khối đơn vị sự nghiệp"},
)
"""The hall, invented."""
ANSWER_BY = date(2020, 7, 9)
ENDED = time(16, 30)
NOTES: dict[str, str] = {
    ProgrammeKind.OPENING: "Ban Tổ chức tuyên bố lý do, giới thiệu đại biểu (minh hoạ).",
    ProgrammeKind.TYPICAL_CASE: "Hai điển hình báo cáo tại hội nghị (minh hoạ).",
}
CONCLUSION = "Hội nghị hoàn thành chương trình (minh hoạ)."


def invite_the_honoured(officer: User, conference: Conference) -> None:
    """Who presides and who goes up are on the list before presence is closed, and came."""
    for name, position, duty in PRESIDING:
        one = conferences.invite(
            officer,
            conference,
            name=name,
            position=position,
            unit_name=conference.body.name,
            role=AttendeeRole.ORGANISER,
        )
        conferences.give_duty(officer, one, duty)
    conferences.invite_honoured(officer, conference)
    for attendee in conference.attendees.exclude(role=AttendeeRole.DELEGATE):
        _answer(officer, attendee, Reply.COMING)
        conferences.check_in(officer, attendee)


def _answer(officer: User, attendee: Attendee, reply: Reply) -> None:
    conferences.record_answer(officer, attendee, reply=reply, how="điện thoại (minh hoạ)")


def set_the_hall(officer: User, conference: Conference) -> None:
    """Words of the invitations and the seats that the rule proposes."""
    conferences.word_invitations(
        officer,
        conference,
        read_version=invitation_of(conference).version,
        note="Đề nghị đại biểu có mặt trước 15 phút (minh hoạ).",
        answer_by=ANSWER_BY,
        contact="Văn phòng Sở (minh hoạ)",
    )
    for said in BLOCKS:
        conferences.add_block(officer, conference, **said)
    seating = seating_of(conference)
    assert seating is not None  # made with the first block
    conferences.propose_seats(officer, seating, read_version=seating.version)


def write_the_minutes(officer: User, conference: Conference) -> None:
    """Minutes closed and signed, a resolution closed and waiting for its signatures."""
    notes = {item.pk: NOTES[item.kind] for item in conference.programme.items.all() if item.kind in NOTES}
    conferences.write_record(
        officer,
        conference,
        RecordKind.MINUTES,
        read_version=draft_of(conference, RecordKind.MINUTES).version,
        notes=notes,
        began_at=conference.programme.starts_at,
        ended_at=ENDED,
        conclusion=CONCLUSION,
    )
    minutes = conferences.close_record(officer, conference, RecordKind.MINUTES)
    conferences.sign_record(officer, minutes, signed_on=conference.held_on)
    conferences.close_record(officer, conference, RecordKind.RESOLUTION)
