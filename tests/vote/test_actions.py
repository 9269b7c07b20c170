"""Two people count apart; only equal figures make a result, and nobody sees the other's before that."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang.vote.actions import ask, enter, withdraw_entry
from bangvang.vote.choices import Comparison, VoteBase, VoteMethod, VoteOutcome
from bangvang.vote.models import Question, Result, TellerEntry
from bangvang.vote.queries import comparison, entry_of, slot_for

PASSING = {"agree": 8, "disagree": 1, "blank": 1, "invalid": 0}
FAILING = {"agree": 7, "disagree": 2, "blank": 1, "invalid": 0}


def fresh(question):
    return Question.objects.get(pk=question.pk)


def test_two_equal_entries_make_the_result(question, tellers):
    enter(tellers[0], question, slot=1, **PASSING)
    assert not Result.objects.exists()
    enter(tellers[1], question, slot=2, **PASSING)
    result = Result.objects.get()
    assert (result.agree, result.disagree, result.blank, result.invalid) == (8, 1, 1, 0)
    assert result.outcome == VoteOutcome.PASSED


def test_seven_of_eleven_do_not_reach_two_thirds(question, tellers):
    for slot, teller in enumerate(tellers, start=1):
        enter(teller, question, slot=slot, **FAILING)
    assert Result.objects.get().outcome == VoteOutcome.FAILED


def test_without_a_threshold_nothing_passes_silently(world, tellers):
    unruled = ask(
        "Giấy khen",
        body=world.department,
        method=VoteMethod.OPEN,
        base=VoteBase.PRESENT,
        base_count=10,
        ballots_given=10,
        threshold=None,
        strict=False,
        source="",
    )
    for slot, teller in enumerate(tellers, start=1):
        enter(teller, unruled, slot=slot, agree=10, disagree=0)
    assert Result.objects.get().outcome == VoteOutcome.NO_THRESHOLD


def test_a_threshold_cannot_be_stored_without_its_source(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        ask(
            "Giấy khen",
            body=world.department,
            method=VoteMethod.OPEN,
            base=VoteBase.PRESENT,
            base_count=10,
            ballots_given=10,
            threshold=Fraction(1, 2),
            strict=False,
            source="",
        )


def test_differing_entries_make_no_result_and_tell_nobody_the_figures(question, tellers):
    enter(tellers[0], question, slot=1, **PASSING)
    enter(tellers[1], question, slot=2, **FAILING)
    assert not Result.objects.exists()
    assert comparison(fresh(question)) == Comparison.DIFFER
    assert Event.objects.filter(what="vote.differs").count() == 1
    assert entry_of(fresh(question), tellers[0]).agree == 8
    assert entry_of(fresh(question), tellers[1]).agree == 7


def test_the_journal_tells_no_figures_before_the_result(question, tellers):
    enter(tellers[0], question, slot=1, **PASSING)
    written = Entry.objects.get(verb="entered_count")
    assert (written.changes, written.note) == ({}, "")


def test_counting_again_until_both_agree(question, tellers):
    enter(tellers[0], question, slot=1, **PASSING)
    enter(tellers[1], question, slot=2, **FAILING)
    enter(tellers[1], question, slot=2, **PASSING)
    assert Result.objects.get().agree == 8
    assert TellerEntry.objects.filter(superseded=True).count() == 1


def test_one_person_cannot_be_both_tellers(question, tellers):
    enter(tellers[0], question, slot=1, **PASSING)
    with pytest.raises(Refusal, match="hai người khác nhau"):
        enter(tellers[0], question, slot=2, **PASSING)
    assert not Result.objects.exists()


def test_a_taken_place_is_refused(question, tellers):
    enter(tellers[0], question, slot=1, **PASSING)
    with pytest.raises(Refusal, match="vị trí còn lại"):
        enter(tellers[1], question, slot=1, **PASSING)


@pytest.mark.parametrize(
    "figures", [{"agree": 11, "disagree": 0}, {"agree": 8, "disagree": 1}, {"agree": 11, "disagree": -1}]
)
def test_figures_that_are_not_the_ballots_given_are_refused(question, tellers, figures):
    with pytest.raises(Refusal):
        enter(tellers[0], question, slot=1, **figures)
    assert not TellerEntry.objects.exists()


def test_after_the_result_nothing_changes(question, tellers):
    for slot, teller in enumerate(tellers, start=1):
        enter(teller, question, slot=slot, **PASSING)
    with pytest.raises(Refusal, match="đã chốt"):
        enter(tellers[0], question, slot=1, **FAILING)
    with pytest.raises(Refusal, match="đã chốt"):
        withdraw_entry(tellers[0], question)
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        Result.objects.update(agree=11)
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        TellerEntry.objects.update(agree=11)
    assert Result.objects.get().agree == 8


def test_a_withdrawn_entry_frees_the_place(question, tellers):
    enter(tellers[0], question, slot=1, **PASSING)
    withdraw_entry(tellers[0], question)
    assert comparison(fresh(question)) == Comparison.NONE
    assert slot_for([fresh(question)], tellers[1]) == 1
    with pytest.raises(Refusal, match="không có gì để rút"):
        withdraw_entry(tellers[0], question)


def test_a_third_teller_finds_no_place(question, tellers, world):
    enter(tellers[0], question, slot=1, **PASSING)
    enter(tellers[1], question, slot=2, **FAILING)
    assert slot_for([fresh(question)], tellers[0]) == 1
    assert slot_for([fresh(question)], tellers[1]) == 2
    assert slot_for([fresh(question)], world.user(Role.TELLER, again=True)) is None


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.TELLER}))
def test_only_tellers_of_the_body_count(question, world, role):
    with pytest.raises(PermissionDenied):
        enter(world.user(role), question, slot=1, **PASSING)
    assert not TellerEntry.objects.exists()


def test_a_teller_of_another_department_does_not_count_here(question, world):
    with pytest.raises(PermissionDenied):
        enter(world.outsider(Role.TELLER), question, slot=1, **PASSING)
    assert not TellerEntry.objects.exists()
