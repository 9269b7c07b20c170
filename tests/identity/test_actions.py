"""Merging is never by the name alone, moves no row, and is taken back exactly."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.eligibility.case import build_person_case
from bangvang.eligibility.population import population
from bangvang.identity.actions import dismiss, merge, postpone, undo_merge
from bangvang.identity.queries import describe, judged_people, pair_of, pairs_in
from bangvang.identity.screen import CLASHES, shown
from bangvang.register.actions import new_person, record_honour
from bangvang.register.choices import Rating, RecipientKind, Role
from bangvang.register.models import AnnualRating, Employment, Person
from bangvang.register.queries import honours_of, ratings_of, visible_people

pytestmark = pytest.mark.django_db
BORN = date(1979, 3, 4)
PAPER = {"reason": "chuyển công tác, ghi hai lần", "document": "15/CV-TCCB", "document_on": date(2020, 7, 6)}


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


def twin(world, name="Đoàn Thị Hạnh", division="Thanh tra Sở", **fields) -> Person:
    person = new_person(name=name, **fields)
    Employment.objects.create(person=person, unit=world.divisions[division], begins_on=date(2019, 1, 1))
    return person


def state() -> list[tuple[int, int | None]]:
    return list(Person.objects.order_by("pk").values_list("pk", "merged_into_id"))


def rated(person: Person, year: int, rating: Rating) -> None:
    AnnualRating.objects.create(person=person, recipient_kind=RecipientKind.INDIVIDUAL, year=year, rating=rating)


def test_a_name_alone_is_refused_and_nothing_is_written(world, officer):
    one, other = twin(world), twin(world)
    before = state()
    for said in ({}, {"reason": " ", "document": " "}):
        with pytest.raises(Refusal, match="giống tên thì chưa đủ"):
            merge(officer, kept=one, gone=other, **said)
    assert state() == before and not Entry.objects.filter(verb="merged_person").exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reason": "x"}, "đủ để người sau hiểu"),
        ({"reason": ""}, "đủ để người sau hiểu"),
        ({"document": ""}, "số, ký hiệu"),
        ({"document": "y"}, "số, ký hiệu"),
        ({"document": "không số"}, "số, ký hiệu"),
        ({"document_on": None}, "số, ký hiệu"),
        ({"document_on": date(2990, 1, 1)}, "chưa tới"),
    ],
)
def test_a_paper_that_nobody_could_look_up_carries_nothing(world, officer, changed, words):
    one, other = twin(world), twin(world)
    before = state()
    with pytest.raises(Refusal, match=words):
        merge(officer, kept=one, gone=other, **(PAPER | changed))
    assert state() == before
    assert merge(officer, kept=one, gone=other, **PAPER).evidence == ["document"]


def test_an_equal_birth_date_says_nothing_of_two_quite_different_names(world, officer):
    one, other = twin(world, birth_date=BORN), twin(world, "Lò Văn Pó", birth_date=BORN)
    with pytest.raises(Refusal, match="họ tên khác nhau: Đoàn Thị Hạnh, Lò Văn Pó"):
        merge(officer, kept=one, gone=other)
    assert merge(officer, kept=one, gone=other, **PAPER).evidence == ["birth_date", "document"]


def test_rows_merged_before_speak_for_whoever_took_them_in(world, officer):
    """One decision never gives one person the same award twice, whichever rows it was recorded under."""
    one, other, third = (twin(world, birth_date=BORN) for _ in range(3))
    for person in (other, third):
        record_honour(
            recipient=person, award="commendation_letter", name_as_written=person.name, act="12/QĐ", decided_on=BORN
        )
    merge(officer, kept=one, gone=other)
    with pytest.raises(Refusal, match="12/QĐ"):
        merge(officer, kept=one, gone=third)
    [line] = [line for line in shown([pair_of(one, third)])[0].lines if line.label == "Khen thưởng"]
    assert line.mark == CLASHES and "12/QĐ" in line.first and "12/QĐ" in line.second


def test_what_only_a_merged_row_says_is_known_of_the_person(world, officer):
    one, other = twin(world), twin(world, birth_date=BORN, citizen_number="001079000001", sex="female")
    merge(officer, kept=one, gone=other, **PAPER)
    told = describe(Person.objects.filter(pk=one.pk))[one.pk]
    assert (told.birth_date_hash, told.citizen_number_hash, told.sex) == (
        other.birth_date_hash,
        other.citizen_number_hash,
        "female",
    )
    third = twin(world, birth_date=BORN, sex="male")
    with pytest.raises(Refusal, match="khác giới tính"):
        merge(officer, kept=one, gone=third)


def test_an_equal_birth_date_carries_it(world, officer):
    one, other = twin(world, birth_date=BORN), twin(world, birth_date=BORN)
    done = merge(officer, kept=one, gone=other)
    assert done.evidence == ["birth_date"] and Person.objects.get(pk=other.pk).kept == one
    entry = Entry.objects.get(verb="merged_person")
    assert entry.actor == officer and entry.changes == {"merged": [[], [other.pk]]}


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        ({"citizen_number": "001079000001"}, {"citizen_number": "001079000002"}, "khác số định danh"),
        ({"sex": "female"}, {"sex": "male"}, "khác giới tính"),
    ],
)
def test_a_contradiction_needs_a_paper_though_the_birth_dates_agree(world, officer, mine, theirs, words):
    one, other = twin(world, birth_date=BORN, **mine), twin(world, birth_date=BORN, **theirs)
    with pytest.raises(Refusal, match=words):
        merge(officer, kept=one, gone=other)
    assert merge(officer, kept=one, gone=other, **PAPER).evidence == ["birth_date", "document"]


def test_one_award_of_one_decision_held_by_both_speaks_against(world, officer):
    one, other = twin(world, birth_date=BORN), twin(world, birth_date=BORN)
    for person in (one, other):
        record_honour(
            recipient=person, award="commendation_letter", name_as_written=person.name, act="12/QĐ", decided_on=BORN
        )
    with pytest.raises(Refusal, match="12/QĐ"):
        merge(officer, kept=one, gone=other)


def test_honours_ratings_and_rights_follow_and_come_back(world, officer):
    one, other = (
        twin(world, birth_date=BORN),
        twin(world, division="Trung tâm Điều dưỡng người có công", birth_date=BORN),
    )
    honour = record_honour(
        recipient=other,
        award="commendation_letter",
        name_as_written=other.name,
        act="12/QĐ",
        decided_on=date(2018, 5, 1),
    )
    rated(one, 2018, Rating.GOOD)
    rated(other, 2018, Rating.EXCELLENT)
    rated(other, 2017, Rating.EXCELLENT)
    clerk = world.user(Role.CLERK, world.divisions["Trung tâm Điều dưỡng người có công"])
    assert one not in visible_people(clerk) and list(honours_of(one)) == []
    before = state()

    done = merge(officer, kept=one, gone=other)

    assert list(honours_of(one)) == [honour] and one in visible_people(
        world.user(Role.CLERK, clerk.mandates.get().unit)
    )
    assert next((row.year, row.rating) for row in ratings_of(one)) == (2017, Rating.EXCELLENT)
    ratings = build_person_case(one, on=date(2020, 7, 6), award="commendation_letter")["recipient"]["ratings"]
    assert ratings == {2017: Rating.EXCELLENT, 2018: Rating.GOOD}

    swept = population(world.department, date(2020, 7, 6)).facts.filter(pl.col("kind") == "rating")
    assert swept.filter(pl.col("person") == one.pk).select("year", "what").sort("year").rows() == [
        (2017, Rating.EXCELLENT),
        (2018, Rating.GOOD),
    ]
    assert swept.filter(pl.col("person") == other.pk).is_empty()

    undo_merge(officer, done, reason="hai chị em họ")
    assert state() == before and list(honours_of(one)) == [] and list(honours_of(other)) == [honour]


def test_a_chain_is_followed_and_is_taken_back_from_its_end(world, officer):
    first, second, third = (twin(world, birth_date=BORN) for _ in range(3))
    start = state()
    inner = merge(officer, kept=second, gone=third)
    middle = state()
    outer = merge(officer, kept=first, gone=second)
    assert Person.objects.get(pk=third.pk).kept == first, "one step from every row to the one who answers"
    with pytest.raises(Refusal, match="tách lần gộp sau trước"):
        undo_merge(officer, inner, reason="nhầm")
    undo_merge(officer, outer, reason="nhầm")
    assert state() == middle
    with pytest.raises(Refusal, match="đã được tách lại rồi"):
        undo_merge(officer, outer, reason="nhầm")
    undo_merge(officer, inner, reason="nhầm")
    assert state() == start


def test_taking_back_needs_a_reason(world, officer):
    done = merge(officer, kept=twin(world, birth_date=BORN), gone=twin(world, birth_date=BORN))
    with pytest.raises(Refusal, match="lý do"):
        undo_merge(officer, done, reason="  ")


def test_a_merged_row_is_not_merged_again(world, officer):
    one, other, third = (twin(world, birth_date=BORN) for _ in range(3))
    merge(officer, kept=one, gone=other)
    with pytest.raises((Refusal, PermissionDenied)):
        merge(officer, kept=third, gone=other)
    with pytest.raises(Refusal, match="chính nó"):
        merge(officer, kept=one, gone=one)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OFFICER, Role.ADMINISTRATOR}])
def test_nobody_else_judges(world, role):
    one, other = twin(world, birth_date=BORN), twin(world, birth_date=BORN)
    for verb in (dismiss, postpone):
        with pytest.raises(PermissionDenied):
            verb(world.user(role), one, other)
    with pytest.raises(PermissionDenied):
        merge(world.user(role), kept=one, gone=other)
    with pytest.raises(PermissionDenied):
        merge(world.outsider(Role.OFFICER), kept=one, gone=other)


def test_two_people_are_not_proposed_again_and_later_comes_last(world, officer):
    names = ("Đoàn Thị Hạnh", "Vi Thị Mận", "Lò Văn Pó")
    pairs = [(twin(world, name, birth_date=BORN), twin(world, name, birth_date=BORN)) for name in names]
    proposed = lambda: [(pair.first, pair.second) for pair in pairs_in(judged_people(officer))]  # noqa: E731
    keys = [(one.pk, other.pk) for one, other in pairs]
    assert set(keys) <= set(proposed())
    dismiss(officer, *reversed(pairs[0]))
    postpone(officer, *pairs[1])
    assert keys[0] not in proposed() and proposed()[-1] == keys[1] and keys[2] in proposed()
