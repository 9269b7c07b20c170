"""One line of words finds people, units, decisions and honours, each as far as its reader may see them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from questions import questions

from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.decision.queries import issued_visible_to, numbered
from bangvang.desk.search import MOST, found_by
from bangvang.register.actions import add_person, add_unit_alias, record_honour
from bangvang.register.choices import Role
from bangvang_paper.vietnamese import folded

pytestmark = pytest.mark.django_db


def names(found):
    return [person.name for person, _posts in found.people]


def test_people_units_and_honours_are_found_at_once(world, officer):
    found = found_by(officer, "hanh")
    assert names(found) == ["Đoàn Thị Hạnh"] and {first.person.name for first, _all in found.honours} == {
        "Đoàn Thị Hạnh"
    }
    found = found_by(officer, "phong nguoi co c")
    assert found.units[0].unit == world.divisions["Phòng Người có công"]
    assert not found_by(officer, "") and not found_by(officer, "không có ai tên thế")


def test_a_unit_is_found_by_another_name_on_record(world, officer):
    unit = world.divisions["Phòng Người có công"]
    add_unit_alias(world.user(Role.ADMINISTRATOR), unit, name="Phòng Chính sách")
    assert [match.unit for match in found_by(officer, "phong chinh sach").units] == [unit]


def test_an_issued_decision_is_found_by_its_number_by_those_who_may_read_it(whole_river):
    decision = Decision.objects.filter(state=DecisionState.ISSUED).first()
    officer = whole_river.user(Role.OFFICER)
    for typed in (decision.code, str(decision.number), f"số {decision.number}", decision.code.lower()):
        assert decision in numbered(issued_visible_to(officer), typed, most=5)
        assert decision in found_by(officer, typed).decisions
    assert numbered(issued_visible_to(officer), f"{decision.number}/xyz", most=5) == []
    for stranger in (whole_river.user(Role.CLERK), whole_river.outsider(Role.OFFICER)):
        assert numbered(issued_visible_to(stranger), decision.code, most=5) == []


def test_an_issued_decision_is_found_by_words_of_its_title(whole_river):
    decision = Decision.objects.filter(state=DecisionState.ISSUED).first()
    officer = whole_river.user(Role.OFFICER)
    words = folded(decision.title).split()
    begun, turned = " ".join(words[2:6]), f"{words[5]} {words[3]}"
    slipped = f"{words[4]} " + max(words, key=len) + "x"
    for typed in (begun, turned, slipped):
        assert decision in found_by(officer, typed).decisions, typed
    assert not found_by(officer, words[3]).decisions, "one word says too little"
    assert not found_by(officer, f"{words[3]} zzzzz").decisions
    for stranger in (whole_river.user(Role.CLERK), whole_river.outsider(Role.OFFICER)):
        assert not found_by(stranger, begun).decisions


def test_the_page_of_a_stranger_holds_no_name(client, world):
    client.force_login(world.outsider(Role.OFFICER))
    text = client.get(reverse("desk:search"), {"q": "hanh"}).content.decode()
    assert "Đoàn Thị Hạnh" not in text and "Không thấy gì khớp" in text


def test_while_typing_only_what_was_found_is_sent(client, officer):
    client.force_login(officer)
    whole = client.get(reverse("desk:search"), {"q": "hanh"}).content.decode()
    part = client.get(reverse("desk:search"), {"q": "hanh"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole and "<html" not in part
    assert "Đoàn Thị Hạnh" in part and part.strip() in whole


def test_many_are_cut_and_said_to_be_more(client, world, officer):
    for n in range(MOST + 1):
        add_person(officer, world.department, name="Vừ A Dính", position="", begins_on=date(2019, 1, 1 + n))
    found = found_by(officer, "vu a dinh")
    assert len(found.people) == MOST and "people" in found.more


def test_the_page_asks_as_often_for_many_as_for_one(client, world, officer):
    client.force_login(officer)
    counts = []
    for _ in range(3):
        person = add_person(officer, world.department, name="Vừ A Dính", position="", begins_on=date(2019, 1, 1))
        record_honour(
            recipient=person, award="commendation_letter", name_as_written=person.name, act="9/QĐ",
            decided_on=date(2018, 5, 1),
        )  # fmt: skip
        counts.append(questions(client, reverse("desk:search") + "?q=vu+a+dinh", most=40))
    assert counts[0] == counts[1] == counts[2]


def test_only_the_page_itself_is_marked_in_the_masthead(client, officer):
    client.force_login(officer)
    mast = client.get(reverse("desk:search")).content.decode().split("</header>")[0]
    assert mast.count("aria-current") == 1 and 'href="/ban-viec/tra-cuu/" aria-current="page"' in mast
