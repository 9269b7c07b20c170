"""Golden-book numbers: by the decision as ever, or through the year without a gap and without a number given twice."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.certificate import actions, queries
from bangvang.certificate.actions import printing
from bangvang.certificate.models import Certificate, GoldenBook, GoldenNumber
from bangvang.certificate.papers import as_printed
from bangvang.certificate.queries.golden import fixed_by_decision
from bangvang.demonstration.sample import sample_list
from bangvang.register.choices import Role
from short_river import shorten


@pytest.fixture
def by_year(world, officer) -> GoldenBook:
    return actions.set_golden_rule(officer, world.department, rule="year", begins_in=2020, first=41)


def certified(world, officer, people: int):
    world.sample_list = sample_list()
    decision = shorten(world, collectives=0, people=people).issued_decision()
    actions.make_certificates(officer, decision)
    actions.print_missing(decision)
    return decision


def test_without_a_setting_numbers_go_by_the_decision(short):
    decision = short.certified_decision()
    assert [one.golden_book_number for one in queries.of_decision(decision)] == [1, 2, 3]
    assert as_printed(queries.of_decision(decision)[2]).golden_book_number == "3"
    assert not GoldenNumber.objects.exists()


def test_through_the_year_numbers_go_on_from_those_on_paper_and_over_decisions(world, officer, by_year):
    first, second = certified(world, officer, 2), certified(world, officer, 3)
    assert [one.golden_book_number for one in queries.of_decision(first)] == [41, 42]
    assert [one.golden_book_number for one in queries.of_decision(second)] == [43, 44, 45]
    assert as_printed(queries.of_decision(second)[0]).golden_book_number == "43/2020"


def test_where_the_law_of_the_day_fixes_the_number_it_is_the_place_in_the_decision(
    short, officer, by_year, monkeypatch
):
    assert fixed_by_decision("commendation_letter", date(2024, 6, 3)) == "NĐ 98/2023/NĐ-CP, Điều 104"
    assert fixed_by_decision("commendation_letter", date(2020, 7, 13)) == "", "the rule of 2020 was not read"
    assert fixed_by_decision("commendation_letter", date(2026, 6, 3)) == "", "that of 2026 neither"
    monkeypatch.setattr("bangvang.certificate.actions.golden.fixed_by_decision", lambda award, on: "Điều 104")
    assert [one.golden_book_number for one in queries.of_decision(short.certified_decision())] == [1, 2, 3]
    assert not GoldenNumber.objects.exists()


def test_a_killed_printing_keeps_its_numbers(short, officer, by_year, monkeypatch):
    decision = short.issued_decision()
    actions.make_certificates(officer, decision)

    def dies(papers):
        raise KeyboardInterrupt

    monkeypatch.setattr(printing, "certificate_pdfs", dies)
    with pytest.raises(KeyboardInterrupt):
        actions.print_missing(decision)
    given = list(GoldenNumber.objects.values_list("line", "number"))
    assert [number for _line, number in given] == [41, 42, 43]
    assert not Certificate.objects.exists()
    monkeypatch.undo()
    actions.print_missing(decision)
    assert list(GoldenNumber.objects.values_list("line", "number")) == given
    assert set(Certificate.objects.values_list("line", "golden_book_number")) == set(given)


def test_a_number_stands_once_in_a_year_and_is_locked(short, officer, by_year):
    decision = short.certified_decision()
    with pytest.raises(IntegrityError), transaction.atomic():
        GoldenNumber.objects.create(line=decision.lines.first(), body=short.department, year=2020, number=41)
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        GoldenNumber.objects.update(number=9)


def test_back_to_the_decision_changes_nothing_that_is_numbered(short, officer, by_year):
    decision = short.certified_decision()
    actions.set_golden_rule(officer, short.department, rule="decision", read_version=by_year.version)
    assert as_printed(queries.of_decision(decision)[0]).golden_book_number == "41/2020"
    assert GoldenBook.objects.get().begins_in is None


def test_a_first_number_that_was_passed_is_refused_and_two_hands_do_not_overwrite(short, officer, by_year):
    short.certified_decision()
    with pytest.raises(Refusal, match="đã cấp đến số 43"), transaction.atomic():
        actions.set_golden_rule(
            officer, short.department, rule="year", begins_in=2020, first=42, read_version=by_year.version
        )
    with pytest.raises(Stale):
        actions.set_golden_rule(officer, short.department, rule="decision", read_version=by_year.version + 5)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.ADMINISTRATOR}))
def test_others_set_no_rule(world, role):
    with pytest.raises(PermissionDenied):
        actions.set_golden_rule(world.user(role), world.department, rule="year")
    assert not GoldenBook.objects.exists()


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_book_and_its_sheet(short, officer, at, by_year):
    short.certified_decision()
    page = at(officer, "certificate:golden_book", short.department.pk).content.decode()
    assert "Sổ vàng: 3 giấy" in page and "41/2020" in page and "liên tục trong năm" in page
    assert (
        "chưa có giấy nào" in at(officer, "certificate:golden_book", short.department.pk, nam="2021").content.decode()
    )
    data = b"".join(at(officer, "certificate:golden_workbook", short.department.pk, nam="2020").streaming_content)
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(min_row=6, values_only=True))
    assert [row[0] for row in rows] == ["41/2020", "42/2020", "43/2020"]
    assert rows[1][1] == "Bà Đoàn Thị Hạnh"


def test_the_rule_is_set_on_a_page(world, officer, at):
    said = {"version": 1, "rule": "year", "begins_in": "2026", "first": "12"}
    assert at(officer, "certificate:golden_rule", world.department.pk, post=said).status_code == 302
    book = GoldenBook.objects.get()
    assert (book.rule, book.begins_in, book.first) == ("year", 2026, 12)
    at(officer, "certificate:golden_rule", world.department.pk, post=said | {"version": book.version, "first": "13"})
    stale = at(officer, "certificate:golden_rule", world.department.pk, post=said | {"first": "14"})
    assert stale.status_code == 409 and "Hai bản khác nhau" in stale.content.decode()


def test_another_department_finds_no_golden_book(short, at):
    short.certified_decision()
    stranger = short.outsider(Role.OFFICER)
    assert at(stranger, "certificate:golden_book", short.department.pk).status_code == 404
    assert at(stranger, "certificate:golden_workbook", short.department.pk).status_code == 404


def test_the_book_costs_the_same_for_one_and_for_three(world, officer, queries_of):
    spent = []
    for people in (1, 3):
        certified(world, officer, people)
        spent.append(queries_of(officer, "certificate:golden_book", world.department.pk))
    assert spent[0] == spent[1]
