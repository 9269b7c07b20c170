"""The demonstration: every finding and every trouble is really there, invented people are marked, real data keeps it out."""

from __future__ import annotations

import pytest

from bangvang.demonstration import cast
from bangvang.demonstration.build import RealData, build, is_built
from bangvang.eligibility.choices import Finding
from bangvang.eligibility.models import Assessment
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.actions import new_person, new_unit
from bangvang.register.models import Honour, Person, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def built(db) -> dict[str, str]:
    passwords = build(BASE)
    carry_out_waiting()
    return passwords


def test_each_of_the_five_findings_is_seen(built):
    assert set(Assessment.objects.values_list("finding", flat=True)) == set(Finding.values)


@pytest.mark.parametrize(
    ("name", "finding", "criterion"),
    [
        ("Đoàn Thị Hạnh", "met", None),
        ("Bùi Đình Dũng", "not_met", "held_in_a_row"),
        ("Bùi Văn Phúc", "not_met", "held_in_a_row"),
        ("Phạm Đức Ký", "needs_person", "rated_in_a_row"),
        ("Ngô Minh Thủy", "unknown", "initiative"),
        ("Phạm Ngọc Quỳnh", "not_met", "hold"),
    ],
)
def test_each_trouble_is_found_by_the_law(built, name, finding, criterion):
    assessment = Assessment.objects.get(
        handling__nomination__name=name, handling__nomination__proposal__submitted_on__year=2026
    )
    assert assessment.finding == finding
    if criterion:
        assert criterion in {node["criterion"] for node in nodes(assessment.tree) if node["finding"] == finding}


def nodes(tree):
    yield tree
    for part in tree["parts"]:
        yield from nodes(part)


def test_two_people_share_a_name(built):
    assert Person.objects.filter(name="Trần Quang Hòa").count() == 2


def test_an_annulled_award_and_a_transfer_are_on_record(built):
    assert Honour.objects.filter(standings__standing="annulled").count() == 1
    assert Person.objects.get(name="Phạm Đức Ký").employments.count() == 2


def test_invented_people_and_units_are_marked(built):
    assert not Person.objects.filter(demonstration=False).exists()
    assert not Unit.objects.filter(demonstration=False).exists()


def test_every_page_says_so(built, client):
    for path in ("/", "/bang-vang/", "/xac-minh/", "/dang-nhap/"):
        assert "Số liệu minh hoạ" in client.get(path).content.decode()


def test_passwords_are_random_and_open_the_door(built, client):
    assert set(built) == {account.username for account in cast.ACCOUNTS}
    assert len(set(built.values())) == len(built)
    answer = client.post("/dang-nhap/", {"login": "chuyenvien", "password": built["chuyenvien"]})
    assert answer["Location"] == "/ban-viec/"


@pytest.mark.parametrize("real", ["unit", "person"])
def test_a_database_with_real_data_keeps_the_demonstration_out(db, real):
    if real == "unit":
        new_unit(name="Sở có thật", begins_on=cast.BEGAN)
    else:
        new_person(name="Người có thật")
    with pytest.raises(RealData, match="dữ liệu thật"):
        build(BASE)
    assert not is_built()


def test_it_is_not_built_twice(built):
    with pytest.raises(RealData):
        build(BASE)


def test_one_story_of_a_model_is_there_for_everybody(built, client):
    assert "Phiên việc làm buổi tối (minh hoạ)" in client.get("/guong-dien-hinh/").content.decode()
