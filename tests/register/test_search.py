"""People, honours and units found by what somebody types; the same answers on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bangvang.identity.actions import merge
from bangvang.register.actions import new_household, new_person, new_unit, record_honour, revise_person, take_post
from bangvang.register.choices import Role
from bangvang.register.decision_codes import asked_number, number_and_symbol
from bangvang.register.models import DecisionNumber, Employment, NameWord, Unit, UnitAlias, Word
from bangvang.register.name_words import know_decision, know_name
from bangvang.register.queries import (
    answering,
    honours_by_decision,
    honours_matching,
    people_matching,
    sight,
    units_matching,
)
from bangvang_paper.vietnamese import sort_key

pytestmark = pytest.mark.django_db
NAMES = ["Lò Văn Pó", "Cà Thị Pánh", "Cà Thị Hạnh", "Quàng Văn Hành", "Ksor H'Blan", "Đặng Ường"]


@pytest.fixture
def officer(world):
    for name in NAMES:
        person = new_person(name=name)
        take_post(person, world.department, begins_on=date(2019, 1, 1))
        give(person, "8012/QĐ-SLĐ")
    return world.user(Role.OFFICER)


def give(recipient, code, name=""):
    return record_honour(
        recipient=recipient,
        award="commendation_letter",
        name_as_written=name or recipient.name,
        act=code,
        decided_on=date(2018, 5, 1),
    )


@pytest.fixture(params=["from the words", "from the people", "from all the people", "from people not known by posts"])
def reader(request, world, officer, monkeypatch):
    """An officer who is answered in either of the two ways, which must not differ; nor may what the database leaves out."""
    if request.param == "from the words":
        monkeypatch.setattr(sight, "FEW", 0)
    if request.param == "from all the people":
        monkeypatch.setattr(sight, "_WORDS_ASKED", 0)
    if request.param == "from people not known by posts":
        Employment.objects.update(known_as="")
    return lambda: world.user(Role.OFFICER)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dang uong", ["Đặng Ường"]),
        ("Ường Đặng", ["Đặng Ường"]),
        ("pánh cà", ["Cà Thị Pánh"]),
        ("ca thi", ["Cà Thị Hạnh", "Cà Thị Pánh"]),
        ("ca thi pa", ["Cà Thị Pánh"]),
        ("hanh ca", ["Cà Thị Hạnh"]),
        ("quangf hành", ["Quàng Văn Hành"]),
        ("cà thị pasnh", ["Cà Thị Pánh"]),
        ("ksro", ["Ksor H'Blan"]),
        ("h'bla", ["Ksor H'Blan"]),
        ("ca thj hanh", ["Cà Thị Hạnh"]),
        ("lo vna po", ["Lò Văn Pó"]),
        ("không có ai", []),
        ("100% _", []),
    ],
)
def test_a_name_is_found_by_its_words(officer, typed, found, reader):
    assert [person.name for person in people_matching(reader(), typed)] == found
    assert [honour.name_as_written for honour in honours_matching(reader(), typed)] == found


def test_people_are_told_page_by_page(officer, reader):
    for _ in range(3):
        Employment.objects.create(
            person=new_person(name="Lò Văn Pó"), unit=officer_unit(officer), begins_on=date(2019, 1, 1)
        )
    every = people_matching(reader(), "lo van po")
    first = people_matching(reader(), "lo van po", most=2)
    rest = people_matching(reader(), "lo van po", most=2, after=first[-1])
    assert len(every) == 4 and first + rest == every
    assert people_matching(reader(), "lo van po", after=every[-1]) == []


def test_a_page_goes_on_with_the_same_reading(officer, reader):
    """Hành answers "hanh"; behind the last of them no word one slip away is offered instead."""
    last = people_matching(reader(), "hanh")[-1]
    assert people_matching(reader(), "hanh", after=last) == []


def test_both_ways_see_the_same_people_and_honours(world, officer, monkeypatch):
    """Every role, of the own and of another department, with many and with few: rights are one thing."""
    readers = [lambda role=role: world.user(role) for role in Role] + [lambda: world.outsider(Role.OFFICER)]
    readers += [lambda unit=unit: world.user(Role.CLERK, unit) for unit in world.divisions.values()]
    give(world.department, "77/QĐ")
    for one in readers:
        told = []
        for few in (0, 2_000):
            monkeypatch.setattr(sight, "FEW", few)
            told.append(
                [
                    (people_matching(one(), typed), honours_matching(one(), typed))
                    for typed in ("thi", "1", "8012", "van", "so")
                ]
            )
        assert told[0] == told[1]


def officer_unit(officer) -> Unit:
    return officer.mandates.get().unit


def test_a_word_that_is_a_name_too_is_taken_for_a_slip_only_when_nothing_is_found(officer):
    """Hành and Hạnh fold alike; Pó with Cà is nobody, and Pánh is no slip of Pó."""
    assert [person.name for person in people_matching(officer, "van hanh")] == ["Quàng Văn Hành"]
    assert people_matching(officer, "ca po") == []


def test_results_come_in_vietnamese_order(officer):
    found = [one.name_as_written for one in honours_matching(officer, "văn")]
    assert found == sorted(found, key=sort_key) and found.index("Quàng Văn Hành") < found.index("Lò Văn Pó")


@pytest.mark.parametrize(
    "typed",
    [" 8012/QĐ-SLĐ ", "8012/qd-sld", "8012/qd", "8012", "80", "số 8012", "QĐ 8012", "quyết định số 8012/QĐ", "8012 qđ"],
)
def test_a_decision_is_found_by_its_number(officer, typed, reader):
    found = honours_matching(reader(), typed)
    assert len(found) == len(NAMES) and {one.decision_code for one in found} == {"8012/QĐ-SLĐ"}
    assert [one.name_as_written for one in found] == sorted(NAMES, key=sort_key)


@pytest.mark.parametrize("typed", ["8013/QĐ-SLĐ", "9", "8012/UBND", "8012/QĐ-SLĐX", "0/QĐ", "1234567890123"])
def test_another_number_finds_nothing(officer, typed, reader):
    assert honours_matching(reader(), typed) == []


def test_decisions_come_by_number_and_the_whole_number_before_those_it_begins(world, officer, reader):
    person = people_matching(officer, "Lò Văn Pó")[0]
    for code in ("801200/QĐ-SLĐ", "80121/QĐ-SLĐ", "8012/QĐ-UBND", "không số"):
        give(person, code)
    found = [one.decision_code for one in honours_matching(reader(), "8012")]
    assert list(dict.fromkeys(found)) == ["8012/QĐ-SLĐ", "8012/QĐ-UBND", "80121/QĐ-SLĐ", "801200/QĐ-SLĐ"]
    assert [len(group) for _first, group in honours_by_decision(honours_matching(reader(), "8012"))] == [
        len(NAMES),
        1,
        1,
        1,
    ]


def test_digits_in_a_name_are_words_of_the_name(world, officer, reader):
    school = new_unit(name="Trường Mầm non 3 tháng 2", parent=world.department, begins_on=date(2000, 1, 1))
    honour = give(school, "55/QĐ")
    for typed in ("3 thang 2", "mam non 3", "truong 3 thang 2", "Mầm non 3 tháng"):
        assert honours_matching(reader(), typed) == [honour]


def test_a_number_is_parted_as_it_is_read():
    assert number_and_symbol("0123/2024/QĐ-UBND") == (123, "2024qdubnd")
    assert number_and_symbol("QĐ-15") == (15, "qd") and number_and_symbol("không số") == (None, "khongso")
    assert asked_number("Nguyễn Văn 12") is None and asked_number("so 12") == asked_number("12")


def test_no_words_find_nobody(officer):
    assert people_matching(officer, "  ") == [] and honours_matching(officer, "  ") == []


def test_honours_of_others_are_not_told(world, officer):
    assert honours_matching(officer, "pánh") != []
    assert honours_matching(world.outsider(Role.OFFICER), "pánh") == []
    assert honours_matching(world.user(Role.TELLER), "pánh") == []
    assert honours_matching(world.outsider(Role.OFFICER), "8012/QĐ-SLĐ") == []


def test_honours_of_a_collective_and_a_household_are_found_where_they_are_seen(world, officer):
    home = new_household(name="Hộ Tòng Văn Ơn", address="Bản Ban", unit=world.department)
    for recipient in (home, world.department):
        record_honour(
            recipient=recipient,
            award="commendation_letter",
            name_as_written=recipient.name,
            act="13/QĐ",
            decided_on=date(2018, 5, 1),
        )
    assert [one.household for one in honours_matching(officer, "tong on")] == [home]
    assert [one.collective for one in honours_matching(officer, world.department.name)] == [world.department]
    assert honours_matching(world.outsider(Role.OFFICER), "tong on") == []


def test_an_honour_of_a_merged_row_is_seen_by_who_sees_the_person(world, officer):
    one, other = (new_person(name="Tòng Thị Ơn", birth_date=date(1980, 1, 1)) for _ in range(2))
    for person, place in ((one, "Thanh tra Sở"), (other, "Trung tâm Điều dưỡng người có công")):
        Employment.objects.create(person=person, unit=world.divisions[place], begins_on=date(2019, 1, 1))
    honour = record_honour(
        recipient=other,
        award="commendation_letter",
        name_as_written=other.name,
        act="14/QĐ",
        decided_on=date(2018, 5, 1),
    )
    clerk = lambda: world.user(Role.CLERK, world.divisions["Thanh tra Sở"])  # noqa: E731
    assert honours_matching(clerk(), "tong on") == []
    merge(officer, kept=one, gone=other)
    assert honours_matching(clerk(), "tong on") == [honour]


def test_a_new_name_is_found_and_the_old_one_stays_on_its_honours(world, officer):
    person = people_matching(officer, "Lò Văn Pó")[0]
    revise_person(officer, person, read_version=person.version, name="Lò Văn Póm")
    assert people_matching(officer, "póm") == [person]
    assert [one.person for one in honours_matching(officer, "lo van po")] == [person]


def test_an_honour_written_with_another_name_is_found_by_that_name(officer, reader):
    """Beside the post stood only the person's own name when it was taken."""
    person = people_matching(reader(), "Lò Văn Pó")[0]
    misspelt = give(person, "9/QĐ", name="Lò Văn Bóm")
    assert honours_matching(reader(), "van bom") == [misspelt]
    assert people_matching(reader(), "van bom") == []


def test_who_has_more_names_than_can_stand_beside_a_post_is_found_all_the_same(officer):
    person = people_matching(officer, "Lò Văn Pó")[0]
    for place in range(3):
        last = give(person, f"{place}/QĐ", name=f"{'Lò Văn ' * 25}Bóm {place}")
    assert person.employments.get().known_as == ""
    assert honours_matching(officer, "bom 2") == [last]


def test_one_name_is_known_once_however_often_it_is_written(officer):
    before = (NameWord.objects.count(), Word.objects.count(), DecisionNumber.objects.count())
    person = new_person(name="Cà Thị Pánh")
    give(person, "8012/QĐ-SLĐ")
    assert (NameWord.objects.count(), Word.objects.count(), DecisionNumber.objects.count()) == before


def test_what_two_writers_wrote_at_once_is_found_once(officer):
    """There are no unique constraints to wait at: two writers who meet leave equal rows, and no reader notices."""
    for model in (NameWord, Word, DecisionNumber):
        for row in model.objects.all():
            row.pk = None
            row.save()
    assert [person.name for person in people_matching(officer, "ca thi")] == ["Cà Thị Hạnh", "Cà Thị Pánh"]
    assert len(honours_matching(officer, "ca thi")) == 2 and len(honours_matching(officer, "8012/QĐ-SLĐ")) == len(NAMES)


def test_a_known_name_changes_no_row_that_another_may_be_writing(officer):
    with CaptureQueriesContext(connection) as asked:
        know_name("ca thi panh", sort_key("Cà Thị Pánh"))
        know_name("ca thi moi", sort_key("Cà Thị Mới"))
    assert not [query["sql"] for query in asked if "UPDATE" in query["sql"].upper().split()]


def test_questions_do_not_grow_with_what_is_found(officer, reader):
    counts = []
    for typed in ("pánh", "ca"):
        user = reader()
        with CaptureQueriesContext(connection) as asked:
            honours_matching(user, typed)
            people_matching(user, typed)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 24


def test_a_reader_of_few_people_is_answered_from_them(world, officer):
    """However many in the province bear the name: only the people of the own unit are looked at."""
    for _ in range(300):
        new_person(name="Dương Minh Đạt")
    clerk = world.user(Role.CLERK, world.divisions["Thanh tra Sở"])
    with CaptureQueriesContext(connection) as asked:
        assert [person.name for person in people_matching(clerk, "minh dat")] == ["Dương Minh Đạt"]
    assert len(asked) <= 12 and not [query["sql"] for query in asked if "register_nameword" in query["sql"]]


# ── units ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def schools(world):
    heir = new_unit(
        name="Trường Tiểu học và Trung học cơ sở Nà Ban", parent=world.department, begins_on=date(2021, 1, 1)
    )
    old = new_unit(
        name="Trường THCS Nà Ban",
        parent=world.department,
        begins_on=date(2000, 1, 1),
        ends_on=date(2020, 12, 31),
        successor=heir,
    )
    clinic = new_unit(name="Trung tâm Y tế huyện Nà Ban", parent=world.department, begins_on=date(2000, 1, 1))
    UnitAlias.objects.create(unit=clinic, name="Bệnh viện cũ Nà Ban", folded="benh vien cu na ban")
    return {"heir": heir, "old": old, "clinic": clinic}


def matches(text):
    return [(one.unit.name, one.reasons) for one in units_matching(Unit.objects.all(), text)]


def test_an_abbreviation_is_written_out(schools):
    assert matches("TTYT huyện Nà Ban")[0] == ("Trung tâm Y tế huyện Nà Ban", ("đúng tên khi viết đủ chữ viết tắt",))
    assert matches("TT Y tế huyện Nà Ban")[0] == ("Trung tâm Y tế huyện Nà Ban", ("đúng tên khi viết đủ chữ viết tắt",))


def test_another_name_on_record_is_known(schools):
    assert matches("bệnh viện cũ nà ban")[0] == (
        "Trung tâm Y tế huyện Nà Ban",
        ("tên khác đã ghi: Bệnh viện cũ Nà Ban",),
    )


def test_a_unit_that_ended_brings_its_successor_and_says_so(schools):
    found = matches("Trường THCS Nà Ban")
    assert found[0] == ("Trường THCS Nà Ban", ("đúng tên đơn vị",))
    assert found[1] == (schools["heir"].name, ("đúng tên đơn vị", "kế thừa Trường THCS Nà Ban"))


def test_several_that_fit_stay_several(schools):
    names = {name for name, _reasons in matches("Nà Ban")}
    assert names == {unit.name for unit in schools.values()}


@pytest.mark.parametrize("typed", ["tt y te huyen na b", "trung tam y", "y te na ban", "trung tam y tee", "ttyt"])
def test_a_unit_is_found_while_it_is_being_typed_and_with_a_slip(schools, typed):
    assert schools["clinic"].name in [name for name, _reasons in matches(typed)]


def test_equally_good_units_stand_in_vietnamese_order(schools, world):
    for name in ("Trường Đồng Tâm", "Trường Dân lập", "Trường Ánh Sáng", "Trường Em"):
        new_unit(name=name, parent=world.department, begins_on=date(2000, 1, 1))
    found = [name for name, _reasons in matches("truong")]
    assert found == sorted(found, key=lambda name: sort_key(name, given_first=False)) and len(found) >= 6


def test_a_successor_that_the_reader_may_not_see_is_not_told(schools):
    only = Unit.objects.filter(pk=schools["old"].pk)
    assert [one.unit for one in units_matching(only, "Trường THCS Nà Ban")] == [schools["old"]]


def test_units_take_as_many_questions_however_many_fit(schools):
    with CaptureQueriesContext(connection) as one:
        matches("ttyt")
    with CaptureQueriesContext(connection) as many:
        matches("na ban")
    assert len(one) == len(many) == 3


def test_nothing_alike_finds_nothing(schools):
    assert matches("Xí nghiệp Gạch ngói Cầu Đuống") == [] and matches("") == []


# ── two writers at once ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in after another")
def test_two_who_write_the_same_new_names_in_differing_order_do_not_wait_for_each_other():
    """With a counter or a unique constraint on words each would hold what the other needs, and one would be thrown out."""
    names = [("lo van po", "k1", "1/A"), ("ca thi panh", "k2", "2/B")]
    meeting = Barrier(2, timeout=10)

    def write(order) -> None:
        try:
            with transaction.atomic():
                for name, key, code in order:
                    know_name(name, key)
                    know_decision(code)
                    meeting.wait()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, names), pool.submit(write, names[::-1])]:
            done.result(timeout=20)
    assert set(Word.objects.values_list("word", flat=True)) == {"lo", "van", "po", "ca", "thi", "panh"}
    assert set(DecisionNumber.objects.values_list("code", flat=True)) == {"1/A", "2/B"}


# ── lists that stand on a page as a whole ────────────────────────────────────────────────────────────────────────────
def test_a_list_on_the_page_is_answered_by_its_own_words_whether_on_record_or_not():
    names = ["lo van po phong tu phap", "ca thi panh phong y te", "ca thi hanh phong tu phap", "quang van hanh xa na tong"]
    assert not Word.objects.exists()
    assert answering("hanh", names) == [2, 3]
    assert answering("Hạnh Cà", names) == [2]
    assert answering("tu phap", names) == [0, 2]
    assert answering("ca th", names) == [1, 2], "the last word may be only begun"
    assert answering("pabh", names) == [1], "one slip"
    assert answering("khong co ai", names) == [] == answering("", names)


def test_words_on_record_do_not_lead_a_list_astray(officer):
    """ "panh" stands in the register; in a list where nobody is called so it is a slip for "hanh"."""
    assert Word.objects.filter(word="panh").exists()
    assert answering("panh", ["ca thi hanh", "lo van po"]) == [0]
