"""The day of the document: 13 July 2020, from the list that was sent in to the news of the morning after.

Every step is the office's own verb, so that what the day shows has passed the same checks as real work. The document's own
facts stand as it tells them: who directed what, how many were honoured, for how many delegates hands were raised. Names of
the honoured, numbers of papers, the council's count and the tasks are invented and say so.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bangvang.accounts.models import User
from bangvang.certificate.actions import make_certificates
from bangvang.conference import actions as conferences
from bangvang.conference.choices import ProgrammeKind
from bangvang.conference.models import Conference
from bangvang.conference.queries import counted_in, directions_of
from bangvang.council import actions as council
from bangvang.council.models import Council, Sitting
from bangvang.decision import actions as decisions
from bangvang.decision.models import Decision
from bangvang.demonstration import cast
from bangvang.demonstration.gathering import invite_the_honoured, set_the_hall, write_the_minutes
from bangvang.demonstration.sample import sample_list
from bangvang.eligibility.actions import assess_proposal
from bangvang.intake import actions as intake
from bangvang.movement import actions as movements
from bangvang.movement.models import Movement
from bangvang.nomination import actions as nominations
from bangvang.nomination.choices import CommendationType
from bangvang.nomination.models import Handling, Proposal
from bangvang.portal.actions import draft_news, publish_news
from bangvang.register.choices import Sex
from bangvang.register.models import Issuer, Unit
from bangvang.vote.actions import enter

PROPOSED = date(2020, 7, 1)
ASSESSED = date(2020, 7, 6)
SAT = date(2020, 7, 8)
SIGNED = date(2020, 7, 10)
HELD = date(2020, 7, 13)
TOLD = datetime(2020, 7, 14, 10, 48, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
NAME = "Hội nghị điển hình tiên tiến giai đoạn 2020–2025"
GUEST = "Đồng chí Lê Khắc Nam, Ủy viên Ban Thường vụ Thành ủy, Phó Chủ tịch UBND thành phố,"
CONGRESS = "Đại hội thi đua yêu nước ngành Lao động - Thương binh và Xã hội"
DIRECTIONS = (
    "Một là, bám sát kế hoạch, nhiệm vụ trọng tâm, trọng điểm của toàn ngành và kế hoạch phát triển kinh tế – xã hội 5 năm "
    "(2021-2025) đã được Thành ủy, HĐND, UBND thành phố giao để phát động các phong trào thi đua; "
    "Hai là, tiếp tục đổi mới phương pháp tổ chức các phong trào thi đua theo hướng thực chất theo Chỉ thị số 34-CT/TW của "
    "Bộ Chính trị, gắn với cuộc vận động “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”; "
    "Ba là, phát động mạnh mẽ các đợt thi đua đặc biệt, đột xuất thực hiện các nhiệm vụ mới, nhiệm vụ khó, nhân dịp kỷ niệm "
    "các ngày lễ, các sự kiện chính trị trọng đại, động viên, khen thưởng kịp thời, thỏa đáng; "
    "Bốn là, đẩy mạnh công tác tuyên truyền, quán triệt chủ trương, chính sách thi đua, khen thưởng, phát hiện, xây dựng điển "
    "hình tiên tiến, đặc biệt là các phong trào thi đua trong toàn ngành; "
    "Năm là, tiếp tục đổi mới công tác khen thưởng, đa dạng các hình thức khen thưởng, biểu dương."
)
"""As the document has them."""
PLACE = "Hội trường Sở (minh hoạ)"
"""The document names no place."""
BEGINS = time(14, 0)
READS = "Đại diện Văn phòng Sở"
LED_BY: dict[str, str] = {
    ProgrammeKind.OPENING: "Lãnh đạo Sở",
    ProgrammeKind.REPORT: "Đại diện Văn phòng Sở",
    ProgrammeKind.TYPICAL_CASE: "Đại diện các điển hình tiên tiến",
    ProgrammeKind.LAUNCH: "Lãnh đạo Sở",
    ProgrammeKind.VOTE: "Đại diện Ban Tổ chức",
    ProgrammeKind.CLOSING: "Lãnh đạo Sở",
}
"""Who led which part: the document does not say, so offices stand here and no names."""
SENT = (
    ("Trần Thị Nguyên Mẫu (minh hoạ)", "Văn phòng Sở", Sex.FEMALE, False),
    ("Lê Văn Thí Dụ (minh hoạ)", "Phòng Người có công", Sex.MALE, False),
    ("Phạm Thị Ví Von (minh hoạ)", "Trung tâm Dịch vụ việc làm", Sex.FEMALE, True),
    ("Đỗ Văn Làm Mẫu (minh hoạ)", "Trung tâm Bảo trợ xã hội", None, None),
)
"""The four whom the conference sends: invented, the document names nobody. The last told nothing of himself."""
HALL = (("Khối Văn phòng Sở", 5), ("Khối các phòng chuyên môn", 8), ("Khối đơn vị sự nghiệp", 7))
"""Delegates by section, invented; two of the last section did not come."""
ABSENT = 2
TASKS = (
    ("Kế hoạch thi đua giai đoạn 2021–2025 của Sở (minh hoạ)", "Văn phòng Sở", date(2020, 12, 31), date(2020, 12, 21)),
    ("Rà soát tiêu chí các phong trào đang chạy (minh hoạ)", "Văn phòng Sở", date(2020, 10, 30), date(2020, 10, 28)),
    (
        "Đợt thi đua giải quyết hồ sơ người có công còn tồn (minh hoạ)",
        "Phòng Người có công",
        date(2021, 7, 27),
        date(2021, 7, 20),
    ),
    (
        "Chuyên mục người tốt, việc tốt trên cổng của Sở (minh hoạ)",
        "Văn phòng Sở",
        date(2020, 9, 30),
        date(2020, 10, 6),
    ),
    (
        "Hướng dẫn khen thưởng kịp thời, khen đột xuất (minh hoạ)",
        "Thanh tra Sở",
        date(2020, 11, 30),
        date(2020, 11, 25),
    ),
)
"""One task a direction: what, who, until when, and the day it was done; one of them late."""


def write_day(department: Unit) -> Conference:
    """Live the day once; gives its conference. The accounts, the council and both movements are there already."""
    officer, clerk = _user("chuyenvien"), _user("vanthu")
    proposal = _propose(officer, department)
    decision = _decide(officer, clerk, department, _sit(officer, department, proposal))
    make_certificates(officer, decision)
    conference = _hold(officer, department, decision)
    invite_the_honoured(officer, conference)
    _vote_on_delegates(officer, conference)
    _plan_the_afternoon(officer, conference)  # so late that the script that is printed tells who came
    set_the_hall(officer, conference)
    write_the_minutes(officer, conference)
    _give_tasks(officer, conference)
    publish_news(
        officer, draft_news(officer, conference), at=TOLD, author="V.H.N", source="Cổng tin tức thành phố (minh hoạ)"
    )
    return conference


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _propose(officer: User, department: Unit) -> Proposal:
    """The list of 6 collectives and 16 individuals, read, taken in, proposed and judged by the law of those days."""
    batch = intake.upload(officer, department, data=sample_list(), name="danh-sach-mau.xlsx")
    intake.accept(officer, batch, read_version=batch.version)
    batch.refresh_from_db()
    proposal = nominations.propose_from(
        officer,
        batch,
        body=department,
        title="Đề nghị tặng Giấy khen phong trào thi đua yêu nước giai đoạn 2015–2020 (minh hoạ)",
        movement=Movement.objects.get(name=cast.MOVEMENT_2015),
        commendation_type=CommendationType.MOVEMENT,
        achieved_from=date(2015, 1, 1),
        achieved_until=date(2020, 6, 30),
    )
    nominations.submit(officer, proposal, on=PROPOSED, read_version=proposal.version)
    proposal.refresh_from_db()
    assess_proposal(officer, proposal, on=ASSESSED, authority="provincial_department_head")
    return proposal


def _sit(officer: User, department: Unit, proposal: Proposal) -> Sitting:
    """The council of eleven, all present and all for it, counted twice."""
    standing = Council.objects.get(body=department)
    sitting = council.prepare_sitting(officer, standing, held_on=SAT, place="Phòng họp tầng 2", begins_at=time(14, 0))
    handlings = Handling.objects.filter(nomination__proposal=proposal).order_by("nomination__ordinal")
    council.put_on_agenda(officer, sitting, list(handlings))
    sitting.refresh_from_db()
    present = set(standing.members.values_list("pk", flat=True))
    council.open_sitting(officer, sitting, present=present, read_version=sitting.version)
    for item in council.begin_vote(officer, sitting):
        assert item.question is not None  # begin_vote has just asked it
        for slot, teller in enumerate(("kiemphieu1", "kiemphieu2"), start=1):
            enter(_user(teller), item.question, slot=slot, agree=len(present), disagree=0)
    sitting.refresh_from_db()
    return council.close_sitting(officer, sitting, ends_at=time(16, 30), read_version=sitting.version)


def _decide(officer: User, clerk: User, department: Unit, sitting: Sitting) -> Decision:
    issuer = Issuer.objects.get(body=department)
    draft = decisions.draft_from(officer, sitting, award="commendation_letter", signed_on=SIGNED, issuer=issuer)
    return decisions.issue(clerk, draft, key="demonstration-2020", today=SIGNED)


def _hold(officer: User, department: Unit, decision: Decision) -> Conference:
    """One movement is closed and the next launched, the decision is handed over."""
    closing = Movement.objects.get(name=cast.MOVEMENT_2015)
    launching = Movement.objects.get(name=cast.MOVEMENT_2020)
    conference = conferences.plan_conference(
        officer,
        department,
        name=NAME,
        held_on=HELD,
        part_of_day="Chiều",
        place=PLACE,
        guest=GUEST,
        directions=DIRECTIONS,
        delegates_chosen=4,
        delegates_to=CONGRESS,
        closes=closing,
        launches=launching,
    )
    movements.close_movement(officer, closing, on=HELD, read_version=closing.version)
    movements.launch(officer, launching, on=HELD, read_version=launching.version)
    return conferences.hand_over(officer, conference, [decision])


def _plan_the_afternoon(officer: User, conference: Conference) -> None:
    """The programme in the order of the document, with who leads each part, and the script printed from the decision."""
    programme = conferences.draft_programme(officer, conference)
    conferences.revise_programme(
        officer,
        programme,
        read_version=programme.version,
        starts_at=BEGINS,
        per_group=8,
        reads=READS,
        hands=GUEST.rstrip(","),
    )
    for item in programme.items.all():
        if item.kind in LED_BY:
            conferences.revise_item(officer, item, read_version=programme.version, who=LED_BY[item.kind])
            programme.refresh_from_db()
    conferences.print_script(officer, conference)


def _vote_on_delegates(officer: User, conference: Conference) -> None:
    """The whole list of four by show of hands: everybody here is for it, as the document tells; two tellers count."""
    told = [
        {"name": f"Đại biểu {section} {number} (minh hoạ)", "unit_name": section, "section": section}
        for section, count in HALL
        for number in range(1, count + 1)
    ]
    attendees = conferences.invite_all(officer, conference, told)
    for attendee in attendees[:-ABSENT]:
        conferences.check_in(officer, attendee)
    conferences.close_presence(officer, conference)
    slate = conferences.draw_up_slate(
        officer, conference, congress=CONGRESS, seats=len(SENT), allotted_by="Ban Tổ chức Đại hội (minh hoạ)",
        allotting_paper="Công văn phân bổ đại biểu (minh hoạ)", women_asked=1, party_members=3,
        threshold_numerator=1, threshold_denominator=2, threshold_source="Thể lệ biểu quyết của Hội nghị (minh hoạ)",
    )  # fmt: skip
    for name, unit, sex, direct_worker in SENT:
        conferences.put_on_slate(officer, slate, name=name, unit_name=unit, sex=sex or "", direct_worker=direct_worker)
    vote = conferences.open_vote(officer, slate)
    for slot, teller in enumerate(("kiemphieu1", "kiemphieu2"), start=1):
        for one in counted_in(vote):
            conferences.enter_count(
                _user(teller), vote, one.question, slot=slot, agree=one.question.ballots_given, disagree=0, blank=0
            )


def _give_tasks(officer: User, conference: Conference) -> None:
    """A task a direction, each reported on and closed."""
    for direction, (content, unit, due_on, done_on) in zip(directions_of(conference), TASKS, strict=True):
        task = conferences.give_task(
            officer, conference, direction=direction, content=content, unit=Unit.objects.get(name=unit), due_on=due_on
        )
        conferences.report_task(officer, task, text="Đã làm xong (minh hoạ)", percent=100, on=done_on)
        conferences.finish_task(officer, task, on=done_on, read_version=task.version)
