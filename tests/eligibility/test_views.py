"""The proof sheet on the page: the tree with articles, asked again without losing the old look."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from questions import questions

from bangvang.demonstration.sample import sample_list
from bangvang.eligibility.actions import assess_handling
from bangvang.eligibility.models import Assessment
from bangvang.eligibility.tree import criteria, tally
from bangvang.register.choices import Role
from short_river import shorten

pytestmark = pytest.mark.django_db
HEAD = "provincial_department_head"


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def found(handling, officer):
    return assess_handling(officer, handling, on=date(2020, 7, 6), authority=HEAD)


def test_the_sheet_shows_every_criterion_with_its_reason_and_article(signed_in, handling, found):
    text = signed_in.get(reverse("eligibility:sheet", args=[handling.pk])).content.decode()
    for part in found.tree["parts"]:
        for citation in part["citations"]:
            assert citation in text
    assert "Luật chưa đọc" in text and "Đạt" in text
    assert "Xét theo luật có hiệu lực ngày 01/07/2020" in text


def test_a_dossier_never_looked_at_says_so_and_offers_to_ask(signed_in, handling):
    text = signed_in.get(reverse("eligibility:sheet", args=[handling.pk])).content.decode()
    assert "Chưa xét điều kiện hồ sơ này" in text and reverse("eligibility:assess", args=[handling.pk]) in text


def test_asking_about_the_whole_proposal(signed_in, submitted):
    address = reverse("eligibility:assess_proposal", args=[submitted.pk])
    assert signed_in.post(address, {"on": "06/07/2020", "authority": HEAD}).status_code == 302
    assert Assessment.objects.count() == 3
    text = signed_in.get(reverse("eligibility:proposal", args=[submitted.pk])).content.decode()
    assert "Đã xét điều kiện cả 3 hồ sơ" in text


def test_asking_for_a_day_before_the_receipt_says_why_not(signed_in, handling):
    answer = signed_in.post(reverse("eligibility:assess", args=[handling.pk]), {"on": "30/06/2020", "authority": HEAD})
    assert (answer.status_code, Assessment.objects.count()) == (409, 0)
    assert "01/07/2020" in answer.content.decode()


def test_only_those_who_sign_for_the_body_or_above_are_offered(signed_in, handling):
    form = signed_in.get(reverse("eligibility:sheet", args=[handling.pk])).context["form"]
    assert [choice for choice, _ in form.fields["authority"].choices] == [HEAD, "province_chair"]


def test_an_earlier_look_stays_readable_and_is_marked(signed_in, handling, found, officer):
    assess_handling(officer, handling, on=date(2020, 7, 7), authority=HEAD)
    text = signed_in.get(reverse("eligibility:look", args=[found.pk])).content.decode()
    assert "Đây là một lần xét trước" in text


def test_the_sheet_comes_as_pdf_one_and_all(signed_in, submitted, found):
    for address in (
        reverse("eligibility:pdf", args=[found.pk]),
        reverse("eligibility:proposal_pdf", args=[submitted.pk]),
    ):
        answer = signed_in.get(address)
        assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")


def test_a_proposal_without_a_look_has_no_paper(signed_in, submitted):
    assert signed_in.get(reverse("eligibility:proposal_pdf", args=[submitted.pk])).status_code == 404


def test_another_department_finds_no_sheet(client, short, handling, found):
    client.force_login(short.outsider(Role.OFFICER))
    proposal = handling.nomination.proposal_id
    for name, pk in (("sheet", handling.pk), ("look", found.pk), ("pdf", found.pk), ("proposal", proposal)):
        assert client.get(reverse(f"eligibility:{name}", args=[pk])).status_code == 404


def test_a_council_member_reads_but_is_not_offered_to_ask(client, short, handling, found):
    client.force_login(short.user(Role.COUNCIL_MEMBER))
    text = client.get(reverse("eligibility:sheet", args=[handling.pk])).content.decode()
    assert "Phiếu chứng minh điều kiện" in text and reverse("eligibility:assess", args=[handling.pk]) not in text


def test_the_table_asks_as_often_for_four_dossiers_as_for_two(signed_in, world):
    asked = []
    for people in (1, 3):
        world.sample_list = sample_list()
        proposal = shorten(world, people=people).assessed_proposal()
        asked.append(questions(signed_in, reverse("eligibility:proposal", args=[proposal.pk])))
    assert asked[0] == asked[1]


def test_a_sheet_stays_within_the_bound(signed_in, handling, found):
    assert questions(signed_in, reverse("eligibility:sheet", args=[handling.pk])) > 0


# ── the tree ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def node(criterion: str, finding: str, *parts: dict, reason: str = "") -> dict:
    return {
        "criterion": criterion,
        "finding": finding,
        "reason": reason,
        "citations": [],
        "facts": [],
        "parts": list(parts),
    }


def test_criteria_are_numbered_as_they_nest():
    tree = node(
        "x", "met", node("authority", "met"), node("any_of", "met", node("held", "met"), node("rated", "not_met"))
    )
    first, second = criteria(tree)
    assert (first.number, second.number, [part.number for part in second.parts]) == ("1", "2", ["2.1", "2.2"])


def test_a_branch_that_can_change_nothing_is_moot_and_not_counted():
    tree = node(
        "x", "met", node("any_of", "met", node("held", "met"), node("all_of", "not_met", node("rated", "not_met")))
    )
    (choice,) = criteria(tree)
    assert [part.moot for part in choice.parts] == [False, True] and choice.parts[1].parts[0].moot
    assert tally((choice,)) == [("met", 1)]


def test_an_open_choice_leaves_all_its_branches_in_play():
    tree = node("x", "unknown", node("any_of", "unknown", node("held", "not_met"), node("rated", "unknown")))
    assert tally(criteria(tree)) == [("not_met", 1), ("unknown", 1)]


def test_what_is_open_because_the_law_was_not_read_is_told_apart_from_missing_evidence():
    tree = node("x", "unknown", node("unread", "unknown"), node("held", "unknown"))
    assert [one.state for one in criteria(tree)] == ["unread", "unknown"]
