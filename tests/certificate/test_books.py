"""Doors to the books from the table of contents, and the golden-book number wherever a certificate is verified."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from bangvang.certificate.actions import set_golden_rule
from bangvang.certificate.models import Certificate, GoldenBook
from bangvang.design.navigation import navigation
from bangvang.register.choices import Role
from bangvang.register.models import Mandate
from bangvang.run.verify import verify

DOORS = {
    "certificate:golden_books": "certificate:golden_book",
    "certificate:stocks": "certificate:stock",
    "certificate:printer_desks": "certificate:printers",
}


@pytest.mark.parametrize("door", DOORS)
def test_the_only_body_is_opened_at_once(world, officer, at, door):
    answer = at(officer, door)
    assert answer.status_code == 302
    assert at(officer, DOORS[door], world.department.pk).request["PATH_INFO"] == answer["Location"]


@pytest.mark.parametrize("door", DOORS)
def test_of_several_bodies_one_is_chosen(world, officer, at, door):
    Mandate.objects.create(user=officer, role=Role.OFFICER, unit=world.other_department, begins_on="2015-01-01")
    page = at(officer, door).content.decode()
    assert "của 2 cơ quan" in page
    assert str(world.other_department) in page


def test_who_has_no_body_is_told_so(world, at):
    page = at(world.user(Role.NOMINEE), "certificate:golden_books").content.decode()
    assert "không có cơ quan nào để mở" in page


def test_the_table_of_contents_leads_there_by_role():
    def books(*roles):
        shown = navigation(roles, signed_in=True, path="/")
        return {str(place.words) for group in shown.contents for place in group.places} & {
            "Sổ vàng",
            "Sổ phôi",
            "Máy in",
        }

    assert books("officer") == books("document_clerk") == {"Sổ vàng", "Sổ phôi", "Máy in"}
    assert books("accountant") == {"Sổ vàng", "Sổ phôi"}
    assert books("nominee") == set()


def test_a_number_of_the_year_is_verified_with_its_year(short, officer, at, capsys):
    set_golden_rule(officer, short.department, rule="year", begins_in=2020, first=41, read_version=GoldenBook().version)
    short.certified_decision()
    certificate = Certificate.objects.order_by("golden_book_number").first()
    assert "<dd>41/2020</dd>" in at(officer, "portal:certificate", certificate.public_id).content.decode()
    verify(SimpleNamespace(text=certificate.address, ring="", data=None, json=True))
    said = json.loads(capsys.readouterr().out)["statement"]
    assert (said["golden_book_number"], said["golden_book"]) == (41, "41/2020")


def test_a_number_of_the_decision_stands_alone(short, officer, at):
    short.certified_decision()
    certificate = Certificate.objects.order_by("golden_book_number").first()
    assert "<dd>1</dd>" in at(officer, "portal:certificate", certificate.public_id).content.decode()
