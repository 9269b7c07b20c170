"""What was found is kept with its facts and its edition; a new look never changes an old one."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.eligibility.actions import assess_handling, assess_proposal
from bangvang.eligibility.choices import Finding
from bangvang.eligibility.models import Assessment
from bangvang.eligibility.queries import latest, latest_of, proof_sheet
from bangvang.nomination.actions import close_handling, open_handling, state_fact
from bangvang.nomination.choices import CommendationType, Outcome
from bangvang.nomination.models import Handling, Nomination, Proposal
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang_law.book import national_book
from bangvang_paper.typesetting.proof import proof_sheets_pdf

pytestmark = pytest.mark.django_db
DAY = date(2020, 7, 6)
HEAD = "provincial_department_head"
# Which of the law's ways the unit does not claim: with these said, only the chain of years and the initiatives decide.
STATED = {
    "united_and_exemplary": True,
    "movement_outstanding": False,
    "many_or_sudden_achievements": False,
    "contribution": False,
    "scientific_work": False,
    "worker_production_achievements": False,
}


def test_an_assessment_keeps_facts_tree_edition_and_the_day_of_the_law(handling, officer):
    found = assess_handling(officer, handling, on=DAY, authority=HEAD)
    assert (found.on, found.issuer, found.governed_on) == (DAY, HEAD, date(2020, 7, 1))
    assert found.book_edition == national_book().edition
    assert (found.tree["criterion"], found.tree["finding"]) == ("commendation_letter", found.finding)
    assert found.facts["name"] == "Bùi Đình Dũng"
    assert Event.objects.get(what="eligibility.assessed").nomination_id == handling.nomination_id


def test_law_before_2024_that_was_not_read_is_unknown_never_met(submitted, officer):
    findings = {found.finding for found in assess_proposal(officer, submitted, on=DAY, authority=HEAD)}
    assert findings == {Finding.UNKNOWN}


def test_every_dossier_of_a_proposal_is_assessed_in_document_order(submitted, officer):
    found = assess_proposal(officer, submitted, on=DAY, authority=HEAD)
    assert [one.handling.nomination.ordinal for one in found] == [1, 2, 3]


def test_a_new_look_is_a_new_row_and_the_old_one_stands(handling, officer):
    first = assess_handling(officer, handling, on=DAY, authority=HEAD)
    second = assess_handling(officer, handling, on=date(2020, 7, 7), authority=HEAD)
    assert latest(handling) == second and latest_of([handling]) == {handling.pk: second}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=first.pk).update(finding=Finding.MET)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=first.pk).delete()


def test_a_department_head_who_would_grant_a_bang_khen_is_refused_with_the_article(handling, officer):
    Nomination.objects.filter(pk=handling.nomination_id).update(award="ministry_province_certificate")
    handling = Handling.objects.get(pk=handling.pk)
    found = assess_handling(officer, handling, on=DAY, authority=HEAD)
    (authority,) = [part for part in found.tree["parts"] if part["criterion"] == "authority"]
    assert (found.finding, authority["finding"]) == (Finding.NOT_MET, Finding.NOT_MET)
    assert any("Điều 74" in citation or "Điều 80" in citation for citation in authority["citations"])


@pytest.fixture
def case_of_2026(world, officer):
    """Hand one person's dossier to the city in 2026 and ask the law, the chair of the province granting."""

    def ask(name: str):
        person = world.person(name)
        proposal = Proposal.objects.create(
            unit=world.department, body=world.city, title="Đề nghị 2025", commendation_type=CommendationType.MERIT,
            achieved_from=date(2024, 1, 1), achieved_until=date(2025, 12, 31), state="submitted",
            submitted_on=date(2026, 2, 20), made_by=officer,
        )  # fmt: skip
        nomination = Nomination.objects.create(
            proposal=proposal, ordinal=1, recipient_kind="individual", person=person, name=name,
            award="ministry_province_certificate", stated=STATED,
        )  # fmt: skip
        turn = open_handling(nomination, world.city, received_on=date(2026, 2, 20))
        return assess_handling(officer, turn, on=date(2026, 3, 1), authority="province_chair")

    return ask


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("Đoàn Thị Hạnh", Finding.MET),
        ("Bùi Đình Dũng", Finding.NOT_MET),  # the chain of years breaks in 2024
        ("Bùi Văn Phúc", Finding.NOT_MET),  # the award of 2024 was annulled
        ("Ngô Minh Thủy", Finding.UNKNOWN),  # initiatives told, no decision seen
        ("Phạm Ngọc Quỳnh", Finding.NOT_MET),  # a complaint is open
    ],
)
def test_each_trouble_of_an_officers_day_gets_its_honest_word(case_of_2026, name, finding):
    assert case_of_2026(name).finding == finding


def test_a_year_without_a_rating_because_of_a_transfer_is_left_to_a_person(case_of_2026, world):
    person = world.person("Phạm Đức Ký")
    person.initiatives.update(recognised_on=date(2024, 12, 1))
    assert case_of_2026("Phạm Đức Ký").finding == Finding.NEEDS_PERSON


def test_missing_evidence_is_unknown_never_not_met(case_of_2026, world):
    person = world.person("Đoàn Thị Hạnh")
    person.honours_complete = person.initiatives_complete = person.ratings_complete = False
    person.save()
    person.annualratings.all().delete()
    assert case_of_2026("Đoàn Thị Hạnh").finding == Finding.UNKNOWN


def test_a_fact_stated_by_a_person_is_seen_by_the_next_look(handling, officer):
    state_fact(officer, Nomination.objects.get(pk=handling.nomination_id), "united_and_exemplary", True)
    found = assess_handling(officer, Handling.objects.get(pk=handling.pk), on=DAY, authority=HEAD)
    assert found.facts["stated"] == {"united_and_exemplary": True}


def test_a_finished_turn_is_not_assessed(handling, officer):
    close_handling(handling, Outcome.GRANTED, on=date(2020, 7, 13))
    with pytest.raises(Refusal, match="đã xử lý xong"):
        assess_handling(officer, handling, on=date(2020, 7, 14), authority=HEAD)
    assert not Assessment.objects.exists()


def test_nothing_is_assessed_before_it_was_received(submitted, handling, officer):
    for ask in (
        lambda: assess_handling(officer, handling, on=date(2020, 6, 30), authority=HEAD),
        lambda: assess_proposal(officer, submitted, on=date(2020, 6, 30), authority=HEAD),
    ):
        with pytest.raises(Refusal, match="01/07/2020"):
            ask()
    assert not Assessment.objects.exists()


def test_a_draft_is_not_assessed(short, officer):
    with pytest.raises(Refusal, match="chưa trình"):
        assess_proposal(officer, short.drafted_proposal(), on=DAY, authority=HEAD)


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.COUNCIL_MEMBER, Role.ADMINISTRATOR, Role.NOMINEE])
def test_who_only_looks_does_not_ask_the_law(handling, world, role):
    with pytest.raises(PermissionDenied):
        assess_handling(world.user(role), handling, on=DAY, authority=HEAD)


def test_an_officer_of_another_department_does_not_ask(submitted, world):
    with pytest.raises(PermissionDenied):
        assess_proposal(world.outsider(Role.OFFICER), submitted, on=DAY, authority=HEAD)
    assert not Assessment.objects.exists()


def test_an_unknown_authority_is_refused_in_words(handling, officer):
    with pytest.raises(Refusal, match="Chưa xét được hồ sơ Bùi Đình Dũng"):
        assess_handling(officer, handling, on=DAY, authority="king")


def test_the_proof_sheet_says_what_was_kept(handling, officer):
    found = assess_handling(officer, handling, on=DAY, authority=HEAD)
    sheet = proof_sheet(found)
    assert (sheet.nominee, sheet.nominee_line) == ("Ông Bùi Đình Dũng", "Phó Trưởng phòng, Trung tâm Dịch vụ việc làm")
    assert (sheet.received_on, sheet.assessed_on, sheet.finding) == (date(2020, 7, 1), DAY, found.finding)
    assert (sheet.achieved_from, sheet.achieved_until) == (date(2015, 1, 1), date(2020, 6, 30))
    assert sheet.title[0] == "Đề nghị tặng Giấy khen"
    assert proof_sheets_pdf([sheet]).startswith(b"%PDF-")
