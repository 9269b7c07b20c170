"""Who sees which dossiers."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from bangvang.nomination.actions import open_handling, propose_from, submit
from bangvang.nomination.choices import ProposalState
from bangvang.nomination.models import Handling
from bangvang.nomination.queries import (
    bodies_above,
    last_handlings_of,
    open_handlings_at,
    proposals_visible_to,
    same_recipient,
    visible_to,
    with_counts,
)
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db
LOOKERS = [Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.LEADER, Role.AUDITOR]


def test_a_draft_is_seen_by_those_who_make_it_and_the_auditor_only(short):
    proposal = short.drafted_proposal()
    seers = [role for role in Role if proposal in proposals_visible_to(short.user(role))]
    assert seers == [Role.CLERK, Role.OFFICER, Role.AUDITOR]


def test_a_submitted_proposal_is_seen_by_those_who_weigh_it_too(short):
    proposal = short.submitted_proposal()
    seers = {role for role in Role if proposal in proposals_visible_to(short.user(role))}
    assert seers == set(LOOKERS)
    assert {role for role in Role if visible_to(short.user(role)).exists()} == set(LOOKERS)


def test_another_department_sees_nothing_of_it(short):
    short.submitted_proposal()
    for role in Role:
        user = short.outsider(role)
        assert not visible_to(user).exists() and not proposals_visible_to(user).exists()


def test_the_body_above_sees_a_dossier_once_it_has_it_in_hand(short):
    proposal = short.submitted_proposal()
    nomination = proposal.nominations.first()
    beside = short.user(Role.COUNCIL_SECRETARY, short.other_department)
    nomination.handlings.update(closed_on="2020-07-10", outcome="endorsed")
    open_handling(nomination, short.other_department, received_on=proposal.submitted_on)
    assert list(visible_to(beside)) == [nomination]


def test_a_nominee_sees_the_own_dossier_after_it_was_submitted_and_no_other(short):
    nominee = short.user(Role.NOMINEE)
    person = short.person("Bùi Đình Dũng")
    person.user = nominee
    person.save()
    proposal = short.drafted_proposal()
    assert not visible_to(nominee).exists()
    proposal.state, proposal.submitted_on = ProposalState.SUBMITTED, "2020-07-01"
    proposal.save()
    assert [one.name for one in visible_to(nominee)] == ["Bùi Đình Dũng"]
    assert not proposals_visible_to(nominee).exists()


def test_a_visitor_sees_nothing(short):
    short.submitted_proposal()
    assert not visible_to(AnonymousUser()).exists() and not proposals_visible_to(AnonymousUser()).exists()


def test_open_turns_of_a_body_come_in_document_order(short):
    short.submitted_proposal()
    found = open_handlings_at([short.department])
    assert [turn.nomination.ordinal for turn in found] == [1, 2, 3]
    Handling.objects.filter(pk=found[0].pk).update(closed_on="2020-07-10", outcome="granted")
    assert [turn.nomination.ordinal for turn in open_handlings_at([short.department.pk])] == [2, 3]
    assert not open_handlings_at([short.city]).exists()


def test_counts_of_a_proposal_are_not_multiplied_by_its_turns(short):
    proposal = short.submitted_proposal()
    nomination = proposal.nominations.first()
    nomination.handlings.update(closed_on="2020-07-10", outcome="returned")
    open_handling(nomination, short.department, received_on=proposal.submitted_on)
    (counted,) = with_counts(proposals_visible_to(short.user(Role.OFFICER)))
    assert (counted.dossiers, counted.waiting) == (3, 3)
    assert [turn.rank for turn in last_handlings_of(proposal)] == [2, 1, 1]


def test_a_second_open_dossier_about_the_same_person_is_found(short, said):
    proposal = short.submitted_proposal()
    first = proposal.nominations.get(name="Bùi Đình Dũng")
    assert not same_recipient(first).exists()
    officer = short.user(Role.OFFICER)
    other = propose_from(officer, short.accepted_batch(), **said)
    assert not same_recipient(first).exists()
    submit(officer, other, on=proposal.submitted_on, read_version=other.version)
    assert [one.proposal for one in same_recipient(first)] == [other]


def test_bodies_above_begin_with_the_nearest(world):
    assert list(bodies_above(world.divisions["Văn phòng Sở"])) == [world.department, world.city]
    assert list(bodies_above(world.city)) == [world.city]
