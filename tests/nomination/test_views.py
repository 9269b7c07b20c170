"""Pages of nominations: nothing typed is lost, questions are asked on the page, nothing of another unit leaks."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from intake.conftest import person, xlsx
from questions import questions

from bangvang.demonstration.sample import sample_list
from bangvang.intake.actions import accept, upload
from bangvang.nomination import actions
from bangvang.nomination.choices import Outcome, ProposalState
from bangvang.nomination.models import Handling, Nomination, Proposal
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment
from short_river import shorten

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def said_of(world, **changes):
    return {
        "title": "Đề nghị tặng Giấy khen năm 2020",
        "body": world.department.pk,
        "movement": world.movement.pk,
        "commendation_type": "movement",
        "achieved_from": "01/01/2015",
        "achieved_until": "30/06/2020",
    } | changes


def test_the_form_begins_with_the_files_title_and_the_running_movement(signed_in, short):
    form = signed_in.get(reverse("nomination:propose", args=[short.accepted_batch().pk])).context["form"]
    assert form["title"].value() == "Đề nghị khen thưởng phong trào thi đua yêu nước giai đoạn 2015-2020"
    assert (form["movement"].value(), form["achieved_until"].value()) == (short.movement.pk, date(2020, 6, 30))


def test_proposing_on_the_page_leads_to_the_proposal_and_a_second_visit_too(signed_in, short):
    address = reverse("nomination:propose", args=[short.accepted_batch().pk])
    answer = signed_in.post(address, said_of(short))
    proposal = Proposal.objects.get()
    there = reverse("nomination:proposal", args=[proposal.pk])
    assert answer["Location"] == there and signed_in.get(address)["Location"] == there
    assert proposal.nominations.count() == 3


def test_a_name_that_means_two_is_asked_on_the_page_and_the_rest_stays_typed(signed_in, officer, world):
    people = [new_person(name="Lê Thị Lan") for _ in range(2)]
    for one, position in zip(people, ("Kế toán", "Văn thư"), strict=True):
        Employment.objects.create(
            person=one, unit=world.divisions["Văn phòng Sở"], position=position, begins_on=date(2010, 1, 1)
        )
    batch = upload(officer, world.department, data=xlsx(person("Lê Thị Lan")), name="a.xlsx")
    accept(officer, batch, read_version=1)
    address = reverse("nomination:propose", args=[batch.pk])
    answer = signed_in.post(address, said_of(world, title="Đợt của tôi"))
    text = answer.content.decode()
    assert (answer.status_code, Proposal.objects.count()) == (409, 0)
    assert "Kế toán, Văn phòng Sở" in text and "Văn thư, Văn phòng Sở" in text and "Đợt của tôi" in text
    row = batch.rows.get()
    answer = signed_in.post(address, said_of(world) | {f"row_{row.pk}": people[1].pk})
    assert answer.status_code == 302 and Nomination.objects.get().person == people[1]


def test_who_will_be_entered_anew_is_said_before_the_click(signed_in, officer, world):
    batch = upload(officer, world.department, data=xlsx(person("Người Chưa Có", "Thanh tra Sở")), name="a.xlsx")
    accept(officer, batch, read_version=1)
    text = signed_in.get(reverse("nomination:propose", args=[batch.pk])).content.decode()
    assert "1 dòng sẽ được ghi mới vào sổ" in text and "Người Chưa Có" in text


def test_submitting_on_a_day_that_does_not_exist_says_so_and_sends_nothing(signed_in, short):
    proposal = short.drafted_proposal()
    address = reverse("nomination:submit", args=[proposal.pk])
    assert signed_in.post(address, {"on": "31/02/2020", "version": 1}).status_code == 422
    assert (Proposal.objects.get().state, Handling.objects.count()) == (ProposalState.DRAFT, 0)
    assert signed_in.post(address, {"on": "01/07/2020", "version": 1}).status_code == 302
    assert Handling.objects.count() == 3


def test_a_second_click_on_submit_says_that_somebody_changed_it(signed_in, short):
    proposal = short.drafted_proposal()
    address = reverse("nomination:submit", args=[proposal.pk])
    signed_in.post(address, {"on": "01/07/2020", "version": 1})
    answer = signed_in.post(address, {"on": "01/07/2020", "version": 1})
    assert (answer.status_code, Handling.objects.count()) == (409, 3)


def test_a_stale_edit_shows_both_titles(signed_in, officer, short):
    proposal = short.drafted_proposal()
    actions.revise(officer, Proposal.objects.get(), read_version=1, title="Tên của người kia")
    answer = signed_in.post(
        reverse("nomination:edit", args=[proposal.pk]), said_of(short, title="Tên của tôi", version=1)
    )
    text = answer.content.decode()
    assert answer.status_code == 409 and "Tên của người kia" in text and "Tên của tôi" in text
    assert Proposal.objects.get().title == "Tên của người kia"


def test_pages_of_another_department_are_not_found(client, short):
    proposal = short.submitted_proposal()
    nomination = proposal.nominations.first()
    client.force_login(short.outsider(Role.OFFICER))
    assert client.get(reverse("nomination:proposal", args=[proposal.pk])).status_code == 404
    assert client.get(reverse("nomination:detail", args=[nomination.pk])).status_code == 404
    assert client.post(reverse("nomination:withdraw", args=[proposal.pk]), {"version": 2}).status_code == 404
    assert "Không có trang này" in client.get(reverse("nomination:detail", args=[nomination.pk])).content.decode()


def test_a_nominee_reads_the_own_dossier_and_nothing_around_it(client, short):
    proposal = short.submitted_proposal()
    user, me = short.user(Role.NOMINEE), short.person("Bùi Đình Dũng")
    me.user = user
    me.save()
    client.force_login(user)
    own = proposal.nominations.get(person=me)
    text = client.get(reverse("nomination:detail", args=[own.pk])).content.decode()
    assert "Bùi Đình Dũng" in text and proposal.title not in text
    assert reverse("nomination:return", args=[own.pk]) not in text
    other = proposal.nominations.exclude(pk=own.pk).first()
    assert client.get(reverse("nomination:detail", args=[other.pk])).status_code == 404


def test_return_mend_and_send_again_on_the_pages(signed_in, short):
    nomination = short.submitted_proposal().nominations.get(name="Bùi Đình Dũng")
    address = reverse("nomination:return", args=[nomination.pk])
    assert signed_in.post(address, {"on": "03/07/2020", "note": "Xem lại"}).status_code == 409
    signed_in.post(address, {"on": "03/07/2020", "note": "Xem lại", "mend_position": "ghi đủ chức vụ"})
    page = signed_in.get(reverse("nomination:detail", args=[nomination.pk])).content.decode()
    assert "Bị trả lại, chờ Sở LĐ-TB&amp;XH sửa" in page and "ghi đủ chức vụ" in page
    mend = reverse("nomination:mend", args=[nomination.pk])
    assert list(signed_in.get(mend).context["form"].fields) == ["position", "version", "on"]
    signed_in.post(mend, {"on": "04/07/2020", "position": "Trưởng phòng", "name": "Tên Khác", "version": 1})
    standing = Nomination.objects.get(pk=nomination.pk)
    assert (standing.position, standing.name) == ("Trưởng phòng", "Bùi Đình Dũng")
    assert list(standing.handlings.order_by("rank").values_list("rank", "outcome")) == [(1, Outcome.RETURNED), (2, "")]


def test_stating_a_fact_on_the_page(signed_in, short):
    nomination = short.submitted_proposal().nominations.first()
    signed_in.post(reverse("nomination:state", args=[nomination.pk]), {"key": "united_and_exemplary", "value": "yes"})
    assert Nomination.objects.get(pk=nomination.pk).stated == {"united_and_exemplary": True}
    signed_in.post(reverse("nomination:state", args=[nomination.pk]), {"key": "united_and_exemplary", "value": ""})
    assert Nomination.objects.get(pk=nomination.pk).stated == {}


def test_a_proposal_asks_as_often_for_four_dossiers_as_for_two(signed_in, world):
    asked = []
    for people in (1, 3):
        world.sample_list = sample_list()
        proposal = shorten(world, people=people).submitted_proposal()
        asked.append(questions(signed_in, reverse("nomination:proposal", args=[proposal.pk])))
    assert asked[0] == asked[1]


def test_the_list_asks_as_often_for_three_proposals_as_for_one(signed_in, short):
    short.drafted_proposal()
    asked = questions(signed_in, reverse("nomination:list"))
    for _ in range(2):
        short.drafted_proposal()
    assert questions(signed_in, reverse("nomination:list")) == asked


def test_a_dossier_page_stays_within_the_bound(signed_in, short):
    nomination = short.submitted_proposal().nominations.last()
    assert questions(signed_in, reverse("nomination:detail", args=[nomination.pk])) > 0
