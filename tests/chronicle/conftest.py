"""A year of one office in every protected table: voted, scored, issued, corrected, annulled, returned, made anew, erased."""

from __future__ import annotations

import io
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from PIL import Image

import asked_people
from bangvang.block import actions as blocks
from bangvang.block.actions import cards, results, scoring
from bangvang.block.models import Block, Card
from bangvang.block.queries import signatories_of
from bangvang.certificate.actions import reissue
from bangvang.certificate.announcing import write_announcements
from bangvang.certificate.models import Certificate
from bangvang.chronicle.actions import erase, sign_head
from bangvang.chronicle.models import CoveredRow
from bangvang.conference import actions as conferences
from bangvang.conference.choices import AttendeeRole, HallDuty, RecordKind
from bangvang.conference.queries import counted_in
from bangvang.consultation import actions as consultations
from bangvang.consultation.queries import form_key_in, new_form_key
from bangvang.decision.actions import (
    Change,
    correct,
    draft_act,
    draft_amendment,
    enter_lost_numbers,
    issue_act,
    record_return,
)
from bangvang.decision.actions.signing import attach_signed
from bangvang.decision.choices import DocumentKind
from bangvang.decision.models import Line
from bangvang.discretion import actions as wishes
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role
from bangvang.report import actions as reports
from bangvang.vote.choices import VoteMethod
from bangvang_trust.keys import Ring, generate
from short_river import shorten

ACTED = date(2026, 3, 2)


def a_scan() -> bytes:
    """A page, white."""
    out = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(out, "PNG")
    return out.getvalue()


def close_a_report(short, officer) -> None:
    """A report of a division, closed."""
    report = reports.begin(
        officer, short.department, short.divisions["Thanh tra Sở"], award="commendation_letter",
        achieved_from=date(2025, 1, 1), achieved_until=date(2025, 12, 31),
    )  # fmt: skip
    reports.revise(officer, report, read_version=report.version, achievements="Giải quyết mọi đơn thư đúng hạn.")
    reports.submit(officer, report, on=ACTED, read_version=report.version)


def vote_on_delegates(short, officer) -> None:
    """A conference whose one delegate votes on a list, counted by two tellers; its minutes are signed."""
    conference = conferences.plan_conference(
        officer, short.department, name="Hội nghị", held_on=ACTED, place="Hội trường"
    )
    for duty in (HallDuty.CHAIR, HallDuty.SECRETARY):
        who = conferences.invite(officer, conference, name=f"Người {duty.label}", role=AttendeeRole.ORGANISER)
        conferences.give_duty(officer, who, duty)
    conferences.check_in(officer, conferences.invite(officer, conference, name="Lê Thị Mận", section="Khối A"))
    conferences.close_presence(officer, conference)
    slate = conferences.draw_up_slate(officer, conference, congress="Đại hội", seats=1, allotted_by="Ban Tổ chức")
    conferences.put_on_slate(officer, slate, name="Lê Thị Mận")
    vote = conferences.open_vote(officer, slate)
    for slot, teller in enumerate((short.user(Role.TELLER), short.user(Role.TELLER, again=True)), start=1):
        (hands,) = counted_in(vote)
        conferences.enter_count(teller, vote, hands.question, slot=slot, agree=1, disagree=0, blank=0)
    conferences.write_record(
        officer, conference, RecordKind.MINUTES, read_version=1, began_at=time(8, 0), ended_at=time(9, 0)
    )
    conferences.sign_record(officer, conferences.close_record(officer, conference, RecordKind.MINUTES), signed_on=ACTED)


def sign_a_pact(short, officer) -> None:
    """A block of two divisions, whose pact both sign."""
    block = blocks.set_up(officer, short.department, name="Khối các phòng", begins_on=date(2026, 1, 1))
    for name in ("Thanh tra Sở", "Văn phòng Sở"):
        blocks.take_in(officer, block, short.divisions[name], begins_on=date(2026, 1, 1))
    rows = [("Giải quyết hồ sơ", "98 % trước hạn")]
    pact = blocks.draft_pact(officer, block, year=2026, text="Các đơn vị thống nhất:", undertakings=rows)
    blocks.send_pact(officer, pact, read_version=pact.version)
    for one in signatories_of(pact):
        blocks.agree(officer, one, name="Lê Thị Mận", title="Trưởng phòng", read_version=one.version)
    pact.refresh_from_db()
    signed = blocks.sign(officer, pact, on=ACTED, place="Hội trường Sở", read_version=pact.version)
    blocks.attach_scan(officer, signed, data=a_scan())


def elect_on_phones(short, officer) -> None:
    """Three delegates vote on phones: a vote that is cancelled, then one that leaves a tie, which the chair settles."""
    conference = conferences.plan_conference(officer, short.department, name="Hội nghị bầu", held_on=ACTED)
    delegates = conferences.invite_all(officer, conference, [{"name": name} for name in ("Mận", "Ổi", "Đào")])
    delegates = [conferences.check_in(officer, one) for one in delegates]
    conferences.close_presence(officer, conference)
    slate = conferences.draw_up_slate(
        officer, conference, congress="Đại hội", seats=1, allotted_by="Ban Tổ chức", method=VoteMethod.PHONE, by_name=True,
        threshold_numerator=1, threshold_denominator=4, threshold_source="Thể lệ của Hội nghị",
    )  # fmt: skip
    for name in ("Mận", "Ổi"):
        conferences.put_on_slate(officer, slate, name=name)
    conferences.open_vote(officer, slate)
    slate = conferences.cancel_vote(officer, slate, reason="Đọc thiếu một tên")
    vote = conferences.open_vote(officer, slate)
    for delegate, places in zip(delegates, ([1], [2], []), strict=True):
        conferences.send_ballot(delegate, vote, places=places)
    conferences.close_vote(officer, slate)
    conferences.settle_tie(officer, slate, places=[2], settled_by="Bà Hoa, chủ tọa", reason="Đơn vị của Ổi chưa có ai")


def ask_the_people(short) -> None:
    """A list was published, somebody spoke, the dossier was held and let go, the council was told; another list was stopped."""
    found = asked_people.published(short, "danh sách")
    asked_people.settled(short, asked_people.held(short, asked_people.case_in_hand(short, found)))
    asked_people.reported(short, found)
    other = asked_people.published(short, "danh sách khác")
    said = {"today": timezone.localdate(), "read_version": other.version}
    consultations.stop(short.user(Role.OFFICER), other, reason="Kế hoạch xét thay đổi", **said)


def be_shown_less(officer, honour) -> None:
    """Somebody asks for initials, is answered yes, and is later shown in full again."""
    wish = wishes.ask(
        honour, extent="initials", every_honour=False, asker="self", name=honour.name_as_written, reason="", contact="0900",
        form_key=form_key_in(new_form_key()),
    ).wish  # fmt: skip
    wishes.accept(officer, wish, reason="Đã gọi lại người đề nghị", cite="", on=ACTED)
    wishes.show_again(officer, wish, reason="Người đề nghị đổi ý")


def score_a_block(short, officer) -> None:
    """The same block, scored and closed; one of its units put forward, and that taken back."""
    block = Block.objects.get(organiser=short.department)
    sheet = scoring.draw_up_sheet(officer, short.department, name="Bảng chấm", text="1 | Phong trào | 100")
    days = {"self_until": ACTED, "peer_until": None, "council_until": ACTED, "appeal_days": 1}
    round = scoring.plan_round(officer, block, ACTED.year, today=ACTED, sheet=sheet, **days)
    round = scoring.open_round(officer, round, today=ACTED, read_version=round.version)
    mark = cards.Mark(sheet.criteria.get(), Decimal(90), "Báo cáo năm")
    for card in Card.objects.filter(contender__round=round).order_by("id"):
        card = cards.fill(officer, card, [mark], today=ACTED, read_version=card.version)
        cards.hand_in(officer, card, today=ACTED, read_version=card.version)
    round.refresh_from_db()
    round = scoring.announce(officer, round, today=ACTED, read_version=round.version)
    over = ACTED + timedelta(days=2)
    first, _second = results.close_round(officer, round, today=over, read_version=round.version)
    line = results.put_forward(officer, first.contender, "commendation_letter", on=over, today=over)
    results.withdraw_put_forward(officer, line, reason="Ghi nhầm đơn vị", today=over)


@pytest.fixture
def short(world):
    return shorten(world)


@pytest.fixture
def year(short):
    """The world after a year; its log is signed."""
    officer, clerk = short.user(Role.OFFICER), short.user(Role.DOCUMENT_CLERK)
    decision = short.certified_decision()
    ask_the_people(short)
    vote_on_delegates(short, officer)
    sign_a_pact(short, officer)
    elect_on_phones(short, officer)
    score_a_block(short, officer)
    first, second, third = Line.objects.filter(decision=decision).order_by("ordinal")
    correct(officer, second, field="name", new="Đoàn Thị Hạnh Nhân", act="CV 5/CV-SLĐ", on=ACTED)
    certificate = Certificate.objects.get(line=second)
    reissue(
        officer,
        certificate,
        kind="corrected",
        reason="tên ghi sai một chữ",
        request="Đơn ngày 01/03/2026",
        on=ACTED,
        old_taken_on=ACTED,
    )
    be_shown_less(officer, second.certificate.honour)
    amendment = draft_amendment(
        officer, decision, [Change(third, "merit", "Thành tích ghi lại")], facts="Ghi thiếu một năm",
        issuer=short.issuer, signed_on=ACTED,
    )  # fmt: skip
    issue_act(clerk, amendment, key="b" * 32, today=date(2026, 12, 31))
    act = draft_act(
        officer, short.department, [first.certificate.honour], kind="annulment", ground="fraud_in_declaration",
        facts="Báo cáo thành tích khai khống số người đã đào tạo", signed_on=ACTED, issuer=short.issuer,
    )  # fmt: skip
    issue_act(clerk, act, key="a" * 32, today=date(2026, 12, 31))
    record_return(clerk, act.items.get(), thing="object", on=ACTED)
    enter_lost_numbers(
        short.department, DocumentKind.DECISION, last=act.number + 2, last_day=ACTED, because="Sổ giấy ghi tới số ấy"
    )
    carry_out_waiting()
    decision.refresh_from_db()
    attach_signed(clerk, decision, data=a_scan(), name="ban-ky.png")
    carry_out_waiting()
    close_a_report(short, officer)
    last = CoveredRow.objects.filter(shape__table="council.agendaitem").latest("row_id")
    write_announcements(Ring((generate(short.department.name, ACTED, date(2027, 12, 31)).public,)))
    erase(short.user(Role.ADMINISTRATOR, short.city), last, reason="Đơn ngày 05/03/2026 của người có tên")
    carry_out_waiting()
    sign_head()
    return short
