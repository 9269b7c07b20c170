"""An archive comes into the register: once, with its sources, and never with a person guessed by name alone."""

from __future__ import annotations

import datetime
import json

import pytest

from bangvang.audit.models import Entry
from bangvang.intake.archive import Finding, load, looked_through
from bangvang.intake.archive_command import import_history
from bangvang.register.actions import new_person, new_unit
from bangvang.register.choices import RecipientKind, Standing
from bangvang.register.models import Employment, Honour, Household, Person, Unit
from bangvang_paper.reading import History, PastHonour, Row

DAY = datetime.date(2019, 1, 11)

pytestmark = pytest.mark.django_db


def past(name: str = "Đoàn Thị Hạnh", **changes: object) -> PastHonour:
    row = {"kind": "individual", "name": name, "unit": "Phòng A", "form": "LĐTT", "award": "advanced_worker"}
    row |= {key: changes.pop(key) for key in list(changes) if key in Row.__dataclass_fields__}
    row.setdefault(
        "source", {"sheet": "Sổ", "row": 3, "place": "dòng 3", "fields": {"name": "B3"}, "cells": {"B3": name}}
    )
    honour = {"code": "34/QĐ-SYT", "decided_on": DAY, "issuer": "Giám đốc Sở Y tế", "year": 2018} | changes
    return PastHonour(Row(**row), **honour)  # type: ignore[arg-type]


def look(*honours: PastHonour) -> list[Finding]:
    return looked_through(History(list(honours)))


@pytest.fixture
def unit() -> Unit:
    return new_unit(name="Phòng A", begins_on=datetime.date(2000, 1, 1))


def person_of(unit: Unit, name: str = "Đoàn Thị Hạnh", **fields: object) -> Person:
    person = new_person(name=name, **fields)
    Employment.objects.create(person=person, unit=unit, position="Y sĩ", begins_on=datetime.date(2010, 1, 1))
    return person


def test_an_honour_is_written_with_everything_and_its_source(unit: Unit) -> None:
    person = person_of(unit)
    assert load(look(past()), file="so.xlsx") == 1
    honour = Honour.objects.get()
    assert (honour.recipient, honour.award, honour.decision_code) == (person, "advanced_worker", "34/QĐ-SYT")
    assert (honour.decided_on, honour.issuer_as_written, honour.unit_as_written) == (DAY, "Giám đốc Sở Y tế", "Phòng A")
    assert (honour.achieved_from, honour.achieved_until) == (datetime.date(2018, 1, 1), datetime.date(2018, 12, 31))
    assert honour.source == {"file": "so.xlsx", "sheet": "Sổ", "row": 3, "place": "dòng 3", "fields": {"name": "B3"}}
    assert [standing.standing for standing in honour.standings.all()] == [Standing.GRANTED]
    assert Entry.objects.filter(verb="loaded_archive", note="so.xlsx: 1 khen thưởng").count() == 1


def test_looking_through_writes_nothing(unit: Unit) -> None:
    assert [finding.is_new for finding in look(past())] == [True]
    assert (Honour.objects.count(), Person.objects.count()) == (0, 0)


def test_the_same_file_again_adds_nothing(unit: Unit) -> None:
    load(look(past(), past(form="CSTĐCS", award="grassroots_emulation_fighter")), file="so.xlsx")
    again = look(past(), past(form="CSTĐCS", award="grassroots_emulation_fighter"))
    assert [finding.already for finding in again] == [True, True]
    assert load(again, file="so.xlsx") == 0
    assert (Honour.objects.count(), Person.objects.count()) == (2, 1)


def test_a_line_that_stands_twice_in_a_file_is_written_once(unit: Unit) -> None:
    assert [finding.is_new for finding in look(past(), past())] == [True, False]


def test_one_person_of_a_file_is_taken_in_once_and_known_again_from_the_next_file() -> None:
    """Their unit is not in the register: name and unit as written are what tells them."""
    load(look(past(), past(code="35/QĐ-SYT")), file="a.xlsx")
    load(look(past(code="36/QĐ-SYT")), file="b.xlsx")
    assert (Honour.objects.count(), Person.objects.count()) == (3, 1)


def test_a_namesake_in_another_unit_is_another_person(unit: Unit) -> None:
    person_of(unit)
    finding = look(past(unit="Phòng B"))[0]
    assert (finding.is_new, finding.recipient) == (True, None)
    load([finding], file="so.xlsx")
    assert Person.objects.filter(folded="doan thi hanh").count() == 2


def test_a_name_alone_is_nobody(unit: Unit) -> None:
    person_of(unit)
    finding = look(past(unit=""))[0]
    assert finding.refused == "Thiếu đơn vị: chỉ có tên thì không biết là ai. Hãy ghi thêm đơn vị hoặc số định danh."


def test_two_namesakes_in_one_unit_are_not_chosen_between(unit: Unit) -> None:
    first, second = person_of(unit), person_of(unit, birth_date=datetime.date(1985, 2, 3))
    assert look(past())[0].refused.startswith("Trong sổ có 2 người, hộ tên này ở Phòng A")
    told = look(past(personal={"birth_date": "04/05/1990"}))[0]
    assert told.recipient == first, "a birth date that differs rules the other one out"
    assert second.birth_date == datetime.date(1985, 2, 3)


def test_a_citizen_number_decides_and_contradictions_are_said(unit: Unit) -> None:
    person = new_person(name="Đoàn Thị Hạnh", citizen_number="031085001234")
    number = {"citizen_number": "031085001234"}
    assert look(past(unit="", personal=number))[0].recipient == person
    assert look(past(name="Bùi Thị Hà", personal=number))[0].refused == (
        "Số định danh này trong sổ là của Đoàn Thị Hạnh. Hãy xem lại số hoặc tên."
    )


def test_what_the_register_lacks_is_taken_in(unit: Unit) -> None:
    collective = past(
        name="Phòng Dạy nghề", kind="collective", unit="", award="excellent_labor_collective", form="TTLĐXS"
    )
    household = past(name="Hộ ông Lê Văn Tám", kind="household", unit="Thôn Đông", award="cultural_family", form="GĐVH")
    load(look(past(), collective, household), file="so.xlsx")
    assert set(Honour.objects.values_list("recipient_kind", flat=True)) == set(RecipientKind.values)
    assert Unit.objects.get(name="Phòng Dạy nghề").begins_on == DAY
    assert Household.objects.get().name == "Hộ ông Lê Văn Tám"
    post = Employment.objects.get()
    assert (post.unit, post.begins_on, post.ends_on) == (unit, DAY, DAY), (
        "known for the day of the decision, for no other"
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": ""}, "Thiếu số, ký hiệu quyết định."),
        ({"decided_on": None}, "Thiếu ngày quyết định."),
        ({"issuer": ""}, "Thiếu người hoặc cơ quan quyết định."),
        ({"award": None, "problems": ["Chưa nhận ra hình thức “Thư khen”."]}, "Chưa nhận ra hình thức “Thư khen”."),
        ({"award": "no_such_award"}, "Sách luật không có hình thức, danh hiệu này."),
        ({"name": "Đ" * 201}, "Tên ghi trong quyết định dài quá 200 chữ."),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_reason(
    unit: Unit, change: dict[str, object], sentence: str
) -> None:
    finding = look(past(**change))[0]
    assert sentence in finding.refused
    assert load([finding], file="so.xlsx") == 0


REGISTER = (
    "TT;Họ và tên;Đơn vị;Danh hiệu;Số quyết định;Ngày quyết định;Cơ quan quyết định\n"
    "1;Đoàn Thị Hạnh;Phòng A;LĐTT;34/QĐ-SYT;11/01/2019;Giám đốc Sở Y tế\n"
    "2;Lê Văn An;Phòng A;HCLĐ;34/QĐ-SYT;11/01/2019;Giám đốc Sở Y tế\n"
)


def test_the_command_looks_first_and_writes_when_told(tmp_path, capsys) -> None:
    file = tmp_path / "so.csv"
    file.write_text(REGISTER, encoding="utf-8")
    assert import_history([file], write=False, as_json=True) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["written"], answer["files"][0]["new"], Honour.objects.count()) == (False, 1, 0)
    assert "Hình thức “HCLĐ” chưa đủ rõ" in answer["files"][0]["refused"][0]
    assert import_history([file], write=True, as_json=False) == 1
    shown = capsys.readouterr()
    assert "+ Đoàn Thị Hạnh · Phòng A · LĐTT · 34/QĐ-SYT · Giám đốc Sở Y tế (chưa có trong sổ, sẽ thêm)" in shown.out
    assert "so.csv: đã ghi 1, đã có trong sổ 0, không ghi được 1." in shown.err
    assert Honour.objects.count() == 1
    assert import_history([file], write=True, as_json=False) == 1
    assert "đã ghi 0, đã có trong sổ 1" in capsys.readouterr().err
    assert Honour.objects.count() == 1


def test_a_file_that_is_no_archive_is_told_and_leaves_the_others(tmp_path, capsys) -> None:
    (tmp_path / "thu.csv").write_text("Kính gửi\nBan Thi đua", encoding="utf-8")
    (tmp_path / "so.csv").write_text(REGISTER.rsplit("\n", 2)[0], encoding="utf-8")
    assert import_history([tmp_path / "thu.csv", tmp_path / "so.csv"], write=True, as_json=False) == 1
    assert "không phải quyết định khen thưởng" in capsys.readouterr().err
    assert Honour.objects.count() == 1
