"""What is read out is frozen, the quorum and the threshold come from their rule, and minutes close the sitting."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.council import actions
from bangvang.council.choices import SittingState
from bangvang.council.models import AgendaItem, Minutes, RegulationRule, Sitting
from bangvang.council.papers import minutes_paper
from bangvang.council.queries import passed_items, rule_for, threshold_for, waiting_for_agenda
from bangvang.eligibility.models import Assessment
from bangvang.files.queries import content
from bangvang.nomination.models import Handling, Nomination
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang.vote.choices import VoteBase, VoteOutcome
from bangvang.vote.models import Question, Result
from cast import ASSESSED, HELD

AWARD = "commendation_letter"


def everybody(world) -> set[int]:
    return set(world.council.members.values_list("pk", flat=True))


def close(secretary, sitting):
    sitting.refresh_from_db()
    return actions.close_sitting(secretary, sitting, ends_at=time(16, 30), read_version=sitting.version)


# ── the agenda ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_agenda_keeps_the_words_as_they_were_put_on(short):
    sitting = short.prepared_sitting()
    item = sitting.items.get(name="Bùi Đình Dũng")
    Nomination.objects.filter(pk=item.handling.nomination_id).update(name="Bùi Đình Dũng (đã sửa)", merit="khác")
    item.refresh_from_db()
    assert (item.honorific, item.name, item.position, item.unit_name, item.merit) == (
        "Ông",
        "Bùi Đình Dũng",
        "Phó Trưởng phòng",
        "Trung tâm Dịch vụ việc làm",
        "Có thành tích trong công tác giảm nghèo",
    )


def test_the_database_itself_refuses_to_change_a_word_of_the_agenda(short):
    sitting = short.prepared_sitting()
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        sitting.items.update(name="Người khác")
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        sitting.items.all()._raw_delete("default")


def test_a_dossier_that_was_not_assessed_is_not_read_out(short, secretary):
    short.submitted_proposal()
    sitting = actions.prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    with pytest.raises(Refusal, match="chưa xét điều kiện"):
        actions.put_on_agenda(secretary, sitting, list(Handling.objects.all()))
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize("finding", ["not_met", "not_in_force"])
def test_what_the_law_refuses_is_refused_with_the_article(short, secretary, finding):
    proposal = short.submitted_proposal()
    handlings = list(Handling.objects.filter(nomination__proposal=proposal).order_by("nomination__ordinal"))
    leaf = {
        "criterion": "authority",
        "finding": finding,
        "reason": "Giám đốc Sở không được tặng.",
        "citations": ["Luật, Điều 80"],
        "parts": [],
    }
    for handling in handlings:
        ok = handling is not handlings[1]
        Assessment.objects.create(
            handling=handling,
            on=ASSESSED,
            issuer="provincial_department_head",
            finding="met" if ok else finding,
            facts={},
            tree={"finding": finding, "reason": "", "citations": [], "parts": [leaf]},
            book_edition="thử",
            governed_on=ASSESSED,
        )
    sitting = actions.prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    with pytest.raises(Refusal, match="Giám đốc Sở không được tặng") as refused:
        actions.put_on_agenda(secretary, sitting, handlings)
    assert refused.value.cite == "Luật, Điều 80"
    assert not AgendaItem.objects.exists()  # all or none: the two good ones did not slip in


@pytest.mark.parametrize("finding", ["unknown", "needs_person"])
def test_doubt_goes_before_the_council_with_its_finding_shown(short, secretary, finding):
    short.submitted_proposal()
    for handling in Handling.objects.all():
        Assessment.objects.create(
            handling=handling,
            on=ASSESSED,
            issuer="provincial_department_head",
            finding=finding,
            facts={},
            tree={},
            book_edition="thử",
            governed_on=ASSESSED,
        )
    sitting = actions.prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    actions.put_on_agenda(secretary, sitting, list(Handling.objects.all()))
    assert set(sitting.items.values_list("finding", flat=True)) == {finding}


def test_a_dossier_stands_on_one_open_agenda_only(short, secretary):
    short.prepared_sitting()
    other = actions.prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    with pytest.raises(Refusal, match="đã có trong chương trình"):
        actions.put_on_agenda(secretary, other, list(Handling.objects.all()))


def test_a_dossier_of_another_body_is_refused(short, secretary):
    sitting = short.prepared_sitting()
    turn = Handling.objects.first()
    Handling.objects.filter(pk=turn.pk).update(body=short.other_department)
    other = actions.prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    with pytest.raises(Refusal):
        actions.put_on_agenda(secretary, other, [Handling.objects.get(pk=turn.pk)])
    assert sitting.items.count() == 3


def test_an_item_taken_off_waits_again_and_can_come_back_in_its_first_words(short, secretary):
    sitting = short.prepared_sitting()
    item = sitting.items.select_related("sitting__council", "handling").first()
    actions.take_off_agenda(secretary, item)
    assert list(waiting_for_agenda(short.council)) == [item.handling]
    sitting.refresh_from_db()
    actions.put_on_agenda(secretary, sitting, [item.handling])
    assert sitting.items.filter(withdrawn=False).count() == 3


def test_every_dossier_of_the_agenda_is_told_to_the_outbox(short):
    sitting = short.prepared_sitting()
    told = Event.objects.filter(what="council.put_on_agenda").values_list("nomination_id", flat=True)
    assert set(told) == set(sitting.items.values_list("handling__nomination_id", flat=True))


# ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_too_few_present_keep_the_sitting_closed(short, secretary):
    sitting = short.prepared_sitting()
    seven = set(sorted(everybody(short))[:7])
    with pytest.raises(Refusal, match="7/11"):
        actions.open_sitting(secretary, sitting, present=seven, read_version=sitting.version)
    sitting.refresh_from_db()
    assert sitting.state == SittingState.PREPARED
    assert sitting.attendances.count() == 0


def test_eight_of_eleven_are_two_thirds(short, secretary):
    sitting = short.prepared_sitting()
    eight = set(sorted(everybody(short))[:8])
    actions.open_sitting(secretary, sitting, present=eight, read_version=sitting.version)
    assert sitting.state == SittingState.OPEN
    assert (sitting.attendances.filter(present=True).count(), sitting.total_members) == (8, 11)


def test_strangers_among_the_present_do_not_make_a_quorum(short, secretary):
    sitting = short.prepared_sitting()
    with pytest.raises(Refusal):
        actions.open_sitting(secretary, sitting, present={10_001, 10_002, 10_003}, read_version=sitting.version)


def test_an_empty_agenda_is_not_opened(short, secretary):
    sitting = actions.prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    with pytest.raises(Refusal, match="chưa có hồ sơ"):
        actions.open_sitting(secretary, sitting, present=everybody(short), read_version=sitting.version)


def test_opening_a_sitting_that_somebody_changed_is_stale(short, secretary):
    sitting = short.prepared_sitting()
    read = sitting.version
    actions.revise_sitting(secretary, sitting, read_version=read, place="Hội trường")
    with pytest.raises(Stale):
        actions.open_sitting(secretary, sitting, present=everybody(short), read_version=read)
    assert Sitting.objects.get().state == SittingState.PREPARED


def test_once_open_the_agenda_is_closed(short, secretary):
    sitting = short.open_sitting()
    with pytest.raises(Refusal, match="đã chốt"):
        actions.take_off_agenda(secretary, sitting.items.select_related("sitting__council").first())


# ── the vote ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_beginning_twice_asks_each_question_once(short, secretary):
    sitting = short.open_sitting()
    assert actions.begin_vote(secretary, sitting) == []
    assert Question.objects.count() == 3


def test_shares_are_counted_on_all_members_and_ballots_on_those_present(short, secretary):
    sitting = short.prepared_sitting()
    nine = set(sorted(everybody(short))[:9])
    actions.open_sitting(secretary, sitting, present=nine, read_version=sitting.version)
    actions.begin_vote(secretary, sitting)
    question = Question.objects.first()
    assert (question.base_count, question.ballots_given, question.threshold) == (11, 9, Fraction(2, 3))
    assert question.threshold_source


def test_the_law_speaks_before_the_regulation(world):
    share, strict, base, source = threshold_for(world.council, "national_emulation_fighter", date(2025, 8, 1))
    assert (share, strict, base) == (Fraction(9, 10), False, VoteBase.TOTAL_MEMBERS)
    assert source == "NĐ 152/2025/NĐ-CP, Điều 33 khoản 5"


def test_where_the_law_is_silent_the_body_s_own_regulation_speaks(world):
    rule = rule_for(world.council, AWARD, HELD)
    assert (rule.threshold, rule.quorum, rule.invented) == (Fraction(2, 3), Fraction(2, 3), True)


def test_a_clause_for_the_award_goes_before_one_for_all(world, secretary):
    actions.add_rule(
        secretary,
        world.council,
        award=AWARD,
        numerator=1,
        denominator=2,
        strict=True,
        base=VoteBase.PRESENT,
        method="open",
        source="Quy chế, Điều 7",
        begins_on=date(2016, 1, 1),
    )
    assert threshold_for(world.council, AWARD, HELD) == (Fraction(1, 2), True, VoteBase.PRESENT, "Quy chế, Điều 7")


def test_without_any_rule_there_is_no_threshold_and_no_pass(short, secretary, count):
    RegulationRule.objects.all().delete()
    assert threshold_for(short.council, AWARD, HELD)[0] is None
    sitting = short.open_sitting()
    count(sitting)
    close(secretary, sitting)
    assert set(Result.objects.values_list("outcome", flat=True)) == {VoteOutcome.NO_THRESHOLD}
    assert passed_items(sitting) == []
    assert minutes_paper(sitting, ends_at=None).threshold == "chưa có ngưỡng"


# ── closing ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_closing_waits_for_every_item(short, secretary, count):
    sitting = short.open_sitting()
    count(sitting, only=list(sitting.items.order_by("ordinal"))[:2])
    with pytest.raises(Refusal, match=r"còn 1 mục.*mục 3"):
        close(secretary, sitting)
    assert not Minutes.objects.exists()


def test_closing_writes_minutes_that_tell_the_count(short, secretary, count):
    sitting = short.open_sitting()
    items = list(sitting.items.order_by("ordinal"))
    count(sitting, only=items[:2])
    count(sitting, only=items[2:], disagree=5)
    close(secretary, sitting)
    kept = Minutes.objects.get()
    assert content(kept.pdf).startswith(b"%PDF")
    assert content(kept.docx).startswith(b"PK")
    told = [(item.name, item.yes, item.total, item.passed) for item in minutes_paper(sitting, ends_at=None).items]
    assert told == [
        ("Trường Trung cấp nghề số 2", 11, 11, True),
        ("Bà Đoàn Thị Hạnh", 11, 11, True),
        ("Ông Bùi Đình Dũng", 6, 11, False),
    ]
    assert [item.name for item in passed_items(sitting)] == ["Trường Trung cấp nghề số 2", "Đoàn Thị Hạnh"]


def test_a_closed_sitting_is_a_record(short, secretary, count):
    sitting = short.closed_sitting()
    with pytest.raises(Refusal, match="đã kết thúc"):
        actions.revise_sitting(secretary, sitting, read_version=sitting.version, place="Nơi khác")
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        Minutes.objects.all()._raw_delete("default")


def test_an_item_that_failed_may_come_before_the_council_again(short, secretary, count):
    sitting = short.open_sitting()
    count(sitting, disagree=11)
    close(secretary, sitting)
    assert waiting_for_agenda(short.council).count() == 3


def test_assumed_results_are_marked_on_the_sitting_and_the_minutes(short):
    sitting = short.prepared_sitting()
    actions.assume_passed(sitting)
    sitting.refresh_from_db()
    assert (sitting.assumed, sitting.state) == (True, SittingState.CLOSED)
    assert len(passed_items(sitting)) == 3
    assert not Question.objects.exists()
    assert "giả định" in minutes_paper(sitting, ends_at=None).assumption_note


# ── the council ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_members_count_from_their_first_to_their_last_day(world, secretary):
    member = world.council.members.last()
    actions.end_member(secretary, member, on=date(2020, 7, 7))
    sitting = actions.prepare_sitting(secretary, world.council, held_on=HELD, place="Phòng họp")
    assert sitting.total_members == 10
    with pytest.raises(Refusal, match="trước ngày bắt đầu"):
        actions.end_member(secretary, member, on=date(2014, 1, 1))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COUNCIL_SECRETARY}))
def test_only_the_secretary_prepares(world, role):
    with pytest.raises(PermissionDenied):
        actions.prepare_sitting(world.user(role), world.council, held_on=HELD, place="Phòng họp")
    assert not Sitting.objects.exists()


def test_the_secretary_of_another_department_has_no_say_here(short):
    sitting = short.prepared_sitting()
    stranger = short.outsider(Role.COUNCIL_SECRETARY)
    with pytest.raises(PermissionDenied):
        actions.put_on_agenda(stranger, sitting, list(Handling.objects.all()))
    with pytest.raises(PermissionDenied):
        actions.open_sitting(stranger, sitting, present=everybody(short), read_version=sitting.version)
