"""Invitations: each in one name with one code, answered through an officer, never typed twice, sent by nobody."""

from __future__ import annotations

import io
from datetime import date, timedelta

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook
from paper.typesetting.papers import pdf_pages
from pypdfium2 import PdfDocument

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.conference import actions
from bangvang.conference.choices import AttendeeRole, HallDuty, Reply
from bangvang.conference.models import Answer, Attendee, Conference, Seat
from bangvang.conference.papers import invitation_papers
from bangvang.conference.queries.attendance import address_of
from bangvang.conference.queries.honoured import expected_at
from bangvang.conference.queries.invitations import answers_of, invitation_of, invited_as, to_be_invited
from bangvang.conference.queries.seating import Place, seating_of
from bangvang.conference.views import inviting
from bangvang.register.choices import Role
from bangvang_paper.typesetting.invitation import invitations_docx, invitations_pdf

HELD = date(2020, 7, 13)


@pytest.fixture
def conference(world, officer) -> Conference:
    return actions.plan_conference(
        officer, world.department, name="Hội nghị", held_on=HELD, part_of_day="Chiều", place="Hội trường A"
    )


@pytest.fixture
def attendee(conference, officer) -> Attendee:
    return actions.invite(officer, conference, name="Lê Thị Mận", position="Trưởng phòng", unit_name="Phòng A")


def again(attendee) -> Attendee:
    return Attendee.objects.select_related("answer", "seat__block").get(pk=attendee.pk)


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_who_sends_somebody_is_invited_in_that_name(conference, attendee, officer):
    with pytest.raises(Refusal, match="Chưa ghi họ và tên người đi thay"):
        actions.record_answer(officer, attendee, reply=Reply.SENDS, instead_name="  ")
    actions.record_answer(
        officer,
        attendee,
        reply=Reply.SENDS,
        instead_name="Trần Văn Ổi",
        instead_position="Phó Trưởng phòng",
        how="điện thoại",
    )
    assert invited_as(again(attendee)).words == "Trần Văn Ổi, Phó Trưởng phòng, Phòng A"
    (paper,) = invitation_papers(conference, [again(attendee)])
    assert paper.name == "Trần Văn Ổi" and "đi thay Lê Thị Mận" in paper.place_of_name
    assert "Trần Văn Ổi; điện thoại" in Entry.objects.filter(verb="recorded_answer").last().note


def test_the_last_answer_stands_and_takes_the_name_back(attendee, officer):
    actions.record_answer(officer, attendee, reply=Reply.SENDS, instead_name="Trần Văn Ổi")
    actions.record_answer(officer, attendee, reply=Reply.COMING, instead_name="Trần Văn Ổi")
    assert Answer.objects.get().instead_name == "" and invited_as(again(attendee)).name == "Lê Thị Mận"
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.update(instead_name="Ai đó")


def test_who_stays_away_gives_the_seat_back_and_gets_no_paper(conference, attendee, officer):
    block = actions.add_block(officer, conference, name="Khu A", rows=1, in_a_row=1)
    actions.seat(officer, attendee, Place(block, 1, 1), read_version=seating_of(conference).version)
    actions.record_answer(officer, attendee, reply=Reply.NOT_COMING)
    assert not Seat.objects.exists() and not to_be_invited(conference).exists()
    told = answers_of(conference)
    assert (told.coming, told.sends, told.not_coming, told.silent) == (0, 0, 1, 0)


def test_who_is_here_need_not_answer_and_the_door_may_write_answers(world, attendee, officer):
    door = world.user(Role.DOCUMENT_CLERK)
    actions.record_answer(door, attendee, reply=Reply.COMING)
    actions.check_in(door, attendee)
    with pytest.raises(Refusal, match="đã điểm danh"):
        actions.record_answer(door, attendee, reply=Reply.NOT_COMING)
    with pytest.raises(PermissionDenied):
        actions.record_answer(world.user(Role.LEADER), attendee, reply=Reply.COMING)


# ── the honoured ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_honoured_are_invited_in_the_words_of_the_decision_and_once(short, officer):
    conference = short.held_conference()
    invited = actions.invite_honoured(officer, conference, section="Khối được khen")
    called = [one.called for one in expected_at(conference)]
    assert invited[0].name == "Đại diện tập thể" and invited[0].unit_name == called[0].name
    assert [one.name for one in invited[1:]] == [one.name for one in called[1:]]
    assert all(one.person is not None and one.role == AttendeeRole.GUEST for one in invited[1:])
    with pytest.raises(Refusal, match="Không còn ai"):
        actions.invite_honoured(officer, conference)


def test_somebody_of_the_collective_on_the_list_stands_for_it(short, officer):
    conference = short.held_conference()
    collective = next(one.nomination.collective for one in expected_at(conference) if one.nomination.collective)
    came = actions.invite(officer, conference, name="Trưởng phòng của tập thể", unit=collective)
    assert expected_at(conference)[0].attendee == came
    assert len(actions.invite_honoured(officer, conference)) == 2


def test_the_family_comes_for_the_dead(short, officer):
    conference = short.held_conference()
    dead = expected_at(conference)[1]
    person = dead.nomination.person
    person.died_on = conference.held_on - timedelta(days=1)
    person.save()
    names = [(one.name, one.unit_name) for one in actions.invite_honoured(officer, conference)]
    assert ("Đại diện gia đình", f"{dead.called.honorific} {dead.called.name}".strip()) in names
    assert all(one.attendee is not None for one in expected_at(conference))


# ── papers ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_paper_says_hour_place_programme_seat_and_holds_the_code(conference, attendee, officer):
    actions.draft_programme(officer, conference)
    actions.give_duty(officer, attendee, HallDuty.CHAIR)
    actions.word_invitations(
        officer,
        conference,
        read_version=1,
        note="Mặc lễ phục.",
        answer_by=HELD - timedelta(days=3),
        contact="Văn phòng Sở",
    )
    block = actions.add_block(officer, conference, name="Khu A", rows=1, in_a_row=1)
    actions.seat(officer, attendee, Place(block, 1, 1), read_version=seating_of(conference).version)
    papers = invitation_papers(conference, to_be_invited(conference))
    (sheet,) = PdfDocument(invitations_pdf(papers))
    told = " ".join(sheet.get_textpage().get_text_range().split())
    for words in (
        "GIẤY MỜI", "trân trọng kính mời: Lê Thị Mận, Trưởng phòng, Phòng A", "Địa điểm: Hội trường A",
        "14 giờ 00 phút, chiều ngày 13 tháng 7 năm 2020", "Khai mạc, giới thiệu đại biểu", "Mặc lễ phục.",
        "Đề nghị trả lời trước hết ngày 10/07/2020: Văn phòng Sở./.", "Chỗ ngồi: Khu A, hàng 1, ghế 1",
        "Chủ trì: Lê Thị Mận, Trưởng phòng, Phòng A",
    ):  # fmt: skip
        assert words in told, words
    assert papers[0].qr == address_of(attendee) and attendee.token in papers[0].qr
    written = docx.Document(io.BytesIO(invitations_docx(papers)))
    assert len(written.inline_shapes) == 1


def test_all_in_one_has_a_sheet_and_a_code_for_each(conference, officer):
    actions.invite_all(officer, conference, [{"name": name} for name in ("A", "B", "C")])
    papers = invitation_papers(conference, to_be_invited(conference), own="http://127.0.0.1:8000/")
    assert len(PdfDocument(invitations_pdf(papers))) == 3
    assert len({one.qr for one in papers}) == 3
    assert len(docx.Document(io.BytesIO(invitations_docx(papers))).inline_shapes) == 3


def test_an_answer_asked_for_after_the_day_is_refused(conference, officer):
    with pytest.raises(Refusal, match="sau ngày hội nghị 13/07/2020"):
        actions.word_invitations(officer, conference, read_version=1, answer_by=HELD + timedelta(days=1))
    assert invitation_of(conference).pk is None


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_to_send_by_has_everybody_and_their_address(conference, attendee, officer, at):
    actions.record_answer(officer, attendee, reply=Reply.SENDS, instead_name="=Trần Văn Ổi")
    answer = at(officer, "conference:invitation_list", conference.pk)
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    row = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "Lê Thị Mận")
    assert row[7] == "cử người đi thay" and row[8] == "=Trần Văn Ổi" and row[9].endswith(f"/giay-moi/{attendee.token}/")
    assert sheet.cell(row=5, column=9).data_type != "f"


def test_a_page_leads_from_the_honoured_to_the_answer(short, officer, at, client):
    conference = short.held_conference()
    page = at(officer, "conference:invitations", conference.pk).content.decode()
    assert "3 người được khen chưa có trong danh sách mời" in page and "chưa đọc" in page
    said = {"role": "guest", "section": ""}
    assert at(officer, "conference:invite_honoured", conference.pk, post=said).status_code == 302
    assert at(officer, "conference:invite_honoured", conference.pk, post=said).status_code == 409
    one = conference.attendees.first()
    assert at(officer, "conference:record_answer", one.pk, post={"reply": "sends"}).status_code == 409
    assert at(officer, "conference:record_answer", one.pk, post={"reply": "perhaps"}).status_code == 422
    assert at(officer, "conference:record_answer", one.pk, post={"reply": "coming"}).status_code == 302
    assert "sẽ dự" in at(officer, "conference:invited", one.pk).content.decode()
    assert client.get(reverse("conference:invitation", args=[one.token])).status_code == 200


def test_nobody_takes_papers_of_another_department_or_for_nobody(world, conference, officer, at):
    assert at(officer, "conference:invitation_papers", conference.pk, "pdf").status_code == 404
    one = actions.invite(officer, conference, name="A")
    stranger = world.outsider(Role.OFFICER)
    for name, *args in (
        ("conference:invitation_papers", conference.pk, "pdf"), ("conference:invitation_paper", one.pk, "pdf"),
        ("conference:invitation_list", conference.pk), ("conference:invited", one.pk),
    ):  # fmt: skip
        assert at(stranger, name, *args).status_code == 404
        assert at(world.user(Role.LEADER), name, *args).status_code == 403
    assert at(officer, "conference:invitation_paper", one.pk, "pdf").status_code == 200


def test_many_invitations_come_in_parts_that_together_are_all(conference, officer, at, monkeypatch):
    monkeypatch.setattr(inviting, "TOGETHER", 2)
    for name in ("Mận", "Ổi", "Đào"):
        actions.invite(officer, conference, name=name)
    page = at(officer, "conference:invitations", conference.pk).content.decode()
    assert "Giấy mời 1–2 (PDF)" in page and "Giấy mời 3–3 (PDF)" in page
    first, last = (at(officer, "conference:invitation_papers", conference.pk, "pdf", tu=place) for place in (1, 3))
    assert [len(pdf_pages(one.content)) for one in (first, last)] == [2, 1]
    assert "Đào" in pdf_pages(last.content)[0]
    assert at(officer, "conference:invitation_papers", conference.pk, "pdf", tu=4).status_code == 404


def test_the_page_of_invitations_asks_as_often_for_one_as_for_thirty(conference, officer, queries_of):
    spent = []
    for more in (1, 29):
        actions.invite_all(officer, conference, [{"name": f"N{number}"} for number in range(more)])
        spent.append(queries_of(officer, "conference:invitations", conference.pk))
    assert spent[0] == spent[1] <= 15
