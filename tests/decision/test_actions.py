"""A draft makes itself from what passed; issuing gives one number once; what was signed never changes."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.decision import actions
from bangvang.decision.actions import issuing
from bangvang.decision.choices import DecisionState, DocumentKind
from bangvang.decision.models import Correction, Decision, Line, NumberSeries, ProposalLetter, RegisterEntry
from bangvang.decision.queries import bonus_of, items_to_decide, next_number, wording_on
from bangvang.nomination.choices import Outcome
from bangvang.nomination.models import Handling, Nomination
from bangvang.outbox.actions import carry_out_waiting
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang.register.models import Honour, HonourStanding, Issuer
from cast import SIGNED, SUBMITTED
from short_river import shorten

AWARD = "commendation_letter"


def draft(world, officer, sitting=None, **fields):
    sitting = sitting or world.closed_sitting()
    given = {"award": AWARD, "signed_on": SIGNED, "issuer": world.issuer}
    return actions.draft_from(officer, sitting, **(given | fields))


# ── drafting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_demonstration_s_decision_writes_itself(world, officer):
    decision = draft(world, officer)
    assert decision.title == (
        "Về việc tặng Giấy khen cho 6 tập thể và 16 cá nhân có thành tích tốt trong phong trào thi đua yêu nước "
        "giai đoạn 2015–2020"
    )
    assert decision.signer_name == "Trần Quốc Hưng"
    assert (decision.achieved_from, decision.achieved_until) == (date(2015, 1, 1), date(2020, 6, 30))
    assert "Nghị định số 91/2017/NĐ-CP" in decision.grounds
    assert [line.recipient_kind for line in decision.lines.order_by("ordinal")] == ["collective"] * 6 + [
        "individual"
    ] * 16
    bonus = bonus_of(decision)
    assert (bonus.total, bonus.rounding) == (12_600_000, "up")
    assert bonus.other_readings == {"nearest": 12_540_000, "raw": 12_516_000}
    assert sum(decision.lines.values_list("bonus", flat=True)) == 12_600_000


def test_lines_carry_the_words_that_were_read_out_not_those_of_today(short, officer):
    sitting = short.closed_sitting()
    Nomination.objects.update(name="Tên sửa sau phiên họp")
    decision = draft(short, officer, sitting)
    assert list(decision.lines.values_list("name", flat=True)) == [
        "Trường Trung cấp nghề số 2",
        "Đoàn Thị Hạnh",
        "Bùi Đình Dũng",
    ]


def test_only_what_passed_is_decided(short, officer):
    from datetime import time

    from bangvang.council.actions import close_sitting
    from bangvang.vote.actions import enter

    sitting = short.open_sitting()
    tellers = [short.user(Role.TELLER), short.user(Role.TELLER, again=True)]
    for item in sitting.items.order_by("ordinal"):
        agree = 3 if item.name == "Đoàn Thị Hạnh" else 11
        for slot, teller in enumerate(tellers, start=1):
            enter(teller, item.question, slot=slot, agree=agree, disagree=11 - agree)
    close_sitting(short.user(Role.COUNCIL_SECRETARY), sitting, ends_at=time(17), read_version=sitting.version)
    decision = draft(short, officer, sitting)
    assert list(decision.lines.values_list("name", flat=True)) == ["Trường Trung cấp nghề số 2", "Bùi Đình Dũng"]


def test_no_draft_before_the_sitting_has_ended(short, officer):
    with pytest.raises(Refusal, match="chưa kết thúc"):
        draft(short, officer, short.open_sitting())
    assert not Decision.objects.exists()


def test_what_stands_on_a_draft_is_not_drafted_twice(short, officer):
    sitting = short.closed_sitting()
    draft(short, officer, sitting)
    with pytest.raises(Refusal, match="không còn hồ sơ nào"):
        draft(short, officer, sitting)


def test_a_dropped_draft_sets_its_items_free(short, officer):
    sitting = short.closed_sitting()
    first = draft(short, officer, sitting)
    actions.drop_draft(officer, first, read_version=first.version)
    assert len(items_to_decide(sitting, AWARD)) == 3
    again = draft(short, officer, sitting)
    assert again.lines.count() == 3
    assert first.lines.count() == 3  # the dropped draft stays on record


def test_a_day_before_the_sitting_is_refused(short, officer):
    with pytest.raises(Refusal, match="trước ngày Hội đồng họp"):
        draft(short, officer, signed_on=date(2020, 7, 7))


def test_a_department_director_does_not_grant_the_province_s_certificate(short, officer):
    sitting = short.closed_sitting()
    sitting.items.all()  # the rows are locked, so the award is asked about directly
    problem = _problem(short.issuer, "ministry_province_certificate")
    assert "Bằng khen" in problem.sentence
    assert problem.cite
    with pytest.raises(Refusal):
        draft(short, officer, sitting, award="ministry_province_certificate")


def _problem(issuer, award):
    from bangvang.decision.validators import signing_problem

    return signing_problem(issuer, award, SIGNED)


def test_an_issuer_whose_term_has_ended_is_refused(short, officer):
    Issuer.objects.filter(body=short.department).update(ends_on=date(2020, 7, 12))
    with pytest.raises(Refusal, match="không giữ thẩm quyền"):
        draft(short, officer)


def test_an_issuer_of_another_body_is_refused(short, officer):
    with pytest.raises(Refusal, match="không ký văn bản"):
        draft(short, officer, issuer=Issuer.objects.get(body=short.city))


def test_a_line_is_locked_from_the_draft_on(short, officer):
    decision = draft(short, officer)
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        decision.lines.update(name="Người khác")
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        decision.lines.update(bonus=0)


def test_a_revised_draft_keeps_its_version_and_its_lines(short, officer):
    decision = draft(short, officer)
    read = decision.version
    actions.revise_draft(officer, decision, read_version=read, signer_name="", signed_on=date(2020, 7, 14))
    decision.refresh_from_db()
    assert (decision.signer_name, decision.signed_on, decision.version) == ("", date(2020, 7, 14), read + 1)
    with pytest.raises(Stale):
        actions.revise_draft(officer, decision, read_version=read, title="Ghi đè")
    decision.refresh_from_db()
    assert decision.title != "Ghi đè"


def test_a_day_that_changes_the_money_needs_a_new_draft(short, officer):
    decision = draft(short, officer)
    with pytest.raises(Refusal, match="tiền thưởng"):
        actions.revise_draft(officer, decision, read_version=decision.version, signed_on=date(2023, 8, 1))
    decision.refresh_from_db()
    assert decision.signed_on == SIGNED


# ── issuing ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_issuing_gives_number_register_honours_and_closes_the_turns(short, document_clerk):
    decision = short.drafted_decision()
    actions.issue(document_clerk, decision, key="k1")
    assert (decision.state, decision.number, decision.code) == (DecisionState.ISSUED, 1, "01/QĐ-SLĐTBXH")
    entry = RegisterEntry.objects.get()
    assert (entry.code, entry.day, entry.signer) == ("01/QĐ-SLĐTBXH", SIGNED, "Trần Quốc Hưng, Giám đốc")
    honours = Honour.objects.filter(decision_code="01/QĐ-SLĐTBXH")
    assert sorted(honours.values_list("name_as_written", flat=True)) == sorted(
        ["Trường Trung cấp nghề số 2", "Đoàn Thị Hạnh", "Bùi Đình Dũng"]
    )
    assert HonourStanding.objects.filter(honour__in=honours, standing="granted", on=SIGNED).count() == 3
    turns = Handling.objects.filter(decision_lines__decision=decision)
    assert {(turn.outcome, turn.closed_on, turn.note) for turn in turns} == {(Outcome.GRANTED, SIGNED, "01/QĐ-SLĐTBXH")}
    told = Event.objects.filter(what="decision.granted").values_list("nomination_id", flat=True)
    assert set(told) == set(turns.values_list("nomination_id", flat=True))


def test_the_second_click_gets_the_first_answer(short, document_clerk):
    decision = short.drafted_decision()
    actions.issue(document_clerk, decision, key="k1")
    again = Decision.objects.get(pk=decision.pk)
    actions.issue(document_clerk, again, key="k1")
    other_hand = Decision.objects.get(pk=decision.pk)
    actions.issue(document_clerk, other_hand, key="k2")
    assert (again.number, other_hand.number) == (1, 1)
    assert Decision.objects.get().idempotency_key == "k1"
    assert NumberSeries.objects.get().last_number == 1
    assert RegisterEntry.objects.count() == 1
    assert Honour.objects.filter(decision_code=decision.code).count() == 3


def test_a_key_of_another_decision_is_refused(world, officer, document_clerk):
    first, second = _two_drafts(world, officer)
    actions.issue(document_clerk, first, key="k1")
    with pytest.raises(Refusal, match="01/QĐ-SLĐTBXH"):
        actions.issue(document_clerk, second, key="k1")
    assert next_number(world.department, 2020) == 2


def test_numbers_follow_each_other_without_a_gap_and_in_the_order_of_days(world, officer, document_clerk):
    first, second = _two_drafts(world, officer)
    actions.revise_draft(officer, first, read_version=first.version, signed_on=date(2020, 7, 15))
    actions.issue(document_clerk, first, key="k1")
    with pytest.raises(Refusal, match="15/07/2020") as refused:
        actions.issue(document_clerk, second, key="k2")
    assert "Điều 15" in refused.value.cite
    assert next_number(world.department, 2020) == 2  # the refused one took nothing
    second.refresh_from_db()
    actions.revise_draft(officer, second, read_version=second.version, signed_on=date(2020, 7, 15))
    actions.issue(document_clerk, second, key="k2")
    assert (first.number, second.number) == (1, 2)


def _two_drafts(world, officer):
    """Two drafts of one sitting: the same items cannot stand twice, so the second is of a second list."""
    first = draft(shorten(world, collectives=0, people=1), officer)
    second = draft(_with_next_people(world), officer)
    return first, second


def _with_next_people(world):
    """The list with its third person only, as another proposal."""
    import io

    import openpyxl

    from bangvang.demonstration.sample import sample_list

    book = openpyxl.load_workbook(io.BytesIO(sample_list()))
    sheet = book.active
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for row in reversed([*range(6, 13), 14, 15, *range(17, 32)]):
        sheet.delete_rows(row)
    out = io.BytesIO()
    book.save(out)
    world.sample_list = out.getvalue()
    return world


def test_each_year_and_each_kind_has_its_own_series(short, document_clerk):
    decision = short.drafted_decision()
    actions.issue(document_clerk, decision, key="k1")
    assert next_number(short.department, 2020) == 2
    assert next_number(short.department, 2021) == 1
    assert next_number(short.department, 2020, DocumentKind.PROPOSAL_LETTER) == 1
    assert next_number(short.city, 2020) == 1


def test_a_failure_inside_issuing_leaves_nothing(short, document_clerk, monkeypatch):
    decision = short.drafted_decision()

    def breaks(*_args, **_kwargs):
        raise RuntimeError("đứt giữa chừng")

    monkeypatch.setattr(issuing, "close_handling", breaks)
    before = Honour.objects.count()
    with pytest.raises(RuntimeError):
        actions.issue(document_clerk, decision, key="k1")
    decision.refresh_from_db()
    assert (decision.state, decision.number, decision.code) == (DecisionState.DRAFT, None, "")
    assert (RegisterEntry.objects.count(), NumberSeries.objects.count(), Honour.objects.count()) == (0, 0, before)
    assert not Event.objects.filter(what="decision.issued").exists()
    monkeypatch.undo()
    actions.issue(document_clerk, decision, key="k1")
    assert decision.number == 1


def test_a_draft_changed_after_it_was_read_is_not_issued(short, officer, document_clerk):
    decision = short.drafted_decision()
    read = decision.version
    actions.revise_draft(officer, decision, read_version=read, title="Về việc khác")
    with pytest.raises(Stale):
        actions.issue(document_clerk, decision, key="k1", read_version=read)
    assert not NumberSeries.objects.exists()


def test_a_day_to_come_is_refused_because_it_would_block_the_series(short, document_clerk):
    decision = short.drafted_decision()
    with pytest.raises(Refusal, match="chưa tới"):
        actions.issue(document_clerk, decision, key="k1", today=date(2020, 7, 12))
    actions.issue(document_clerk, decision, key="k1", today=SIGNED)
    assert decision.number == 1


def test_the_authority_is_asked_again_when_issuing(short, document_clerk):
    decision = short.drafted_decision()
    Issuer.objects.filter(body=short.department).update(ends_on=date(2020, 7, 12))
    with pytest.raises(Refusal, match="không giữ thẩm quyền"):
        actions.issue(document_clerk, decision, key="k1")
    assert not NumberSeries.objects.exists()


def test_a_dossier_refused_meanwhile_stops_the_issue(short, officer, document_clerk):
    from bangvang.nomination.actions import refuse

    decision = short.drafted_decision()
    refuse(officer, decision.lines.first().handling, on=SIGNED, note="có đơn tố cáo")
    with pytest.raises(Refusal):
        actions.issue(document_clerk, decision, key="k1")
    decision.refresh_from_db()
    assert (decision.state, NumberSeries.objects.count()) == (DecisionState.DRAFT, 0)


def test_an_issued_decision_cannot_be_changed_dropped_or_deleted(short, officer):
    decision = short.issued_decision()
    with pytest.raises(Refusal, match="đính chính"):
        actions.revise_draft(officer, decision, read_version=decision.version, title="Khác")
    with pytest.raises(Refusal):
        actions.drop_draft(officer, decision, read_version=decision.version)
    for change in ({"title": "Khác"}, {"number": 7}, {"state": "draft"}, {"signer_name": "Khác"}):
        with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
            Decision.objects.update(**change)
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        Decision.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        RegisterEntry.objects.update(code="02/QĐ-SLĐTBXH")


def test_papers_are_set_after_commit_and_only_once(short):
    decision = short.issued_decision()
    assert decision.pdf_id is None
    carry_out_waiting()
    decision.refresh_from_db()
    kept = (decision.docx_id, decision.pdf_id)
    assert None not in kept
    from bangvang.decision.reactions import set_papers

    set_papers(Event.objects.get(what="decision.issued"))
    decision.refresh_from_db()
    assert (decision.docx_id, decision.pdf_id) == kept


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DOCUMENT_CLERK}))
def test_only_the_clerk_of_documents_gives_the_number(short, role):
    decision = short.drafted_decision()
    with pytest.raises(PermissionDenied):
        actions.issue(short.user(role), decision, key="k1")
    assert not NumberSeries.objects.exists()


# ── corrections ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_correction_changes_the_wording_from_its_day_on_and_never_the_line(short, officer):
    decision = short.issued_decision()
    line = decision.lines.get(name="Bùi Đình Dũng")
    actions.correct(officer, line, field="name", new="Bùi Đình Dững", act="12/SLĐTBXH-VP", on=date(2020, 8, 3))
    line = Line.objects.get(pk=line.pk)
    assert wording_on(line, date(2020, 8, 2))["name"] == "Bùi Đình Dũng"
    assert wording_on(line, date(2020, 8, 3))["name"] == "Bùi Đình Dững"
    assert line.name == "Bùi Đình Dũng"
    standing = HonourStanding.objects.get(standing="corrected")
    assert (standing.honour.name_as_written, standing.act, standing.on) == (
        "Bùi Đình Dũng",
        "12/SLĐTBXH-VP",
        date(2020, 8, 3),
    )


def test_corrections_follow_each_other(short, officer):
    line = short.issued_decision().lines.get(name="Bùi Đình Dũng")
    actions.correct(officer, line, field="position", new="Trưởng phòng", act="12/QĐ", on=date(2020, 8, 3))
    line = Line.objects.get(pk=line.pk)
    second = actions.correct(officer, line, field="position", new="Phó Giám đốc", act="13/QĐ", on=date(2020, 9, 1))
    assert second.old == "Trưởng phòng"
    assert wording_on(Line.objects.get(pk=line.pk), date(2020, 9, 1))["position"] == "Phó Giám đốc"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"new": "Bùi Đình Dũng"}, "giống hệt"),
        ({"on": date(2020, 7, 12)}, "trước ngày ký"),
        ({"act": "  "}, "Chưa ghi văn bản"),
    ],
)
def test_a_correction_that_corrects_nothing_is_refused(short, officer, change, why):
    line = short.issued_decision().lines.get(name="Bùi Đình Dũng")
    given = {"field": "name", "new": "Bùi Đình Dững", "act": "12/QĐ", "on": date(2020, 8, 3)}
    with pytest.raises(Refusal, match=why):
        actions.correct(officer, line, **(given | change))
    assert not Correction.objects.exists()


def test_a_draft_is_not_corrected(short, officer):
    line = short.drafted_decision().lines.first()
    with pytest.raises(Refusal, match="chưa ban hành"):
        actions.correct(officer, line, field="name", new="Khác", act="12/QĐ", on=SIGNED)


# ── sending up ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_sending_up_numbers_a_letter_and_hands_the_dossiers_to_the_body_above(short, officer):
    proposal = short.submitted_proposal()
    turns = list(Handling.objects.filter(nomination__proposal=proposal).order_by("nomination__ordinal"))
    letter = actions.send_up(officer, turns, to_body=short.city, on=date(2020, 7, 6), signer="Trần Quốc Hưng")
    assert (letter.number, letter.code) == (1, "01/TTr-SLĐTBXH")
    for turn in turns:
        turn.refresh_from_db()
        following = turn.nomination.handlings.get(rank=2)
        assert (turn.outcome, turn.closed_on, turn.note) == (Outcome.ENDORSED, date(2020, 7, 6), "01/TTr-SLĐTBXH")
        assert (following.body, following.received_on, following.closed_on) == (short.city, date(2020, 7, 6), None)
    assert RegisterEntry.objects.get().letter == letter
    assert next_number(short.department, 2020) == 1  # decisions have their own series


def test_the_body_above_grants_what_was_sent_up(short, officer):
    """The loop through the levels: endorsed by the department, assessed again and refused or granted by the city."""
    from bangvang.eligibility.actions import assess_handling

    proposal = short.submitted_proposal()
    turns = list(Handling.objects.filter(nomination__proposal=proposal))
    actions.send_up(officer, turns, to_body=short.city, on=SUBMITTED)
    second = Handling.objects.filter(rank=2).first()
    look = assess_handling(short.user(Role.OFFICER, short.city), second, on=SIGNED, authority="province_chair")
    assert look.handling == second
    with pytest.raises(PermissionDenied):
        assess_handling(short.outsider(Role.OFFICER), second, on=SIGNED, authority="province_chair")


def test_dossiers_go_up_only_to_a_body_above(short, officer):
    turns = list(Handling.objects.filter(nomination__proposal=short.submitted_proposal()))
    for elsewhere in (short.other_department, short.department):
        with pytest.raises(Refusal, match="không phải cơ quan cấp trên"):
            actions.send_up(officer, turns, to_body=elsewhere, on=SIGNED)
    assert not ProposalLetter.objects.exists()


def test_a_dossier_before_the_council_does_not_leave(short, officer):
    short.prepared_sitting()
    with pytest.raises(Refusal, match="chương trình Hội đồng"):
        actions.send_up(officer, list(Handling.objects.all()), to_body=short.city, on=SIGNED)
    assert not ProposalLetter.objects.exists()


def test_a_dossier_on_a_draft_does_not_leave(short, officer):
    short.drafted_decision()
    with pytest.raises(Refusal, match="dự thảo quyết định"):
        actions.send_up(officer, list(Handling.objects.all()), to_body=short.city, on=SIGNED)


def test_a_dossier_that_was_finished_does_not_go_up_and_no_number_is_lost(short, officer):
    short.issued_decision()
    turns = list(Handling.objects.all())
    with pytest.raises(Refusal, match="đã xử lý xong"):
        actions.send_up(officer, turns, to_body=short.city, on=SIGNED)
    assert next_number(short.department, 2020, DocumentKind.PROPOSAL_LETTER) == 1
