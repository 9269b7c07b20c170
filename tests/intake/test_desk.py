"""Several files at once, columns that are taught, rows corrected in their place, and a list given back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from intake.conftest import HEADS, LETTER, person, workbook, xlsx

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.intake import actions
from bangvang.intake.choices import BatchState
from bangvang.intake.models import Batch, Row, TaughtColumn
from bangvang.intake.queries import built_on, taught_for
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Person

pytestmark = pytest.mark.django_db
STRANGE = (*HEADS[:2], "Nhân sự đề xuất", *HEADS[3:])
PERSONAL = (*HEADS[:4], "Số CCCD", "Ngày sinh", *HEADS[4:])
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def sent(*files: tuple[str, bytes]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, data) for name, data in files]


# ── several files ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_of_several_files_has_its_outcome_and_one_refused_keeps_none_out(signed_in, world):
    files = sent(
        ("mot.xlsx", xlsx(person("Nguyễn Thị Lan"))),
        ("hong.xlsx", b"khong phai"),
        ("hai.xlsx", xlsx(person("Lê Văn Út"))),
    )
    answer = signed_in.post(reverse("intake:upload"), {"unit": world.department.pk, "file": files})
    text = answer.content.decode()
    assert (answer.status_code, Batch.objects.count()) == (200, 2)
    assert text.count("đọc được 1 dòng") == 2 and "hong.xlsx" in text and "bv-wrong" in text


def test_the_pages_script_gets_one_line_for_each_file(signed_in, world):
    address, unit = reverse("intake:upload"), world.department.pk
    good = signed_in.post(address, {"unit": unit, "file": sent(("mot.xlsx", xlsx(person("Nguyễn Thị Lan"))))}, **HTMX)
    bad = signed_in.post(address, {"unit": unit, "file": sent(("hong.xlsx", b"khong phai"))}, **HTMX)
    assert (good.status_code, bad.status_code) == (200, 409)
    assert good.content.decode().startswith("<li>") and good["HX-Line"] == bad["HX-Line"] == "1"
    assert "hong.xlsx" in bad.content.decode() and "<html" not in bad.content.decode()


def test_more_files_than_one_hand_can_watch_are_refused_by_the_form(signed_in, world, monkeypatch):
    monkeypatch.setattr("bangvang.intake.forms.MOST_AT_ONCE", 1)
    files = sent(("mot.xlsx", b"1"), ("hai.xlsx", b"2"))
    answer = signed_in.post(reverse("intake:upload"), {"unit": world.department.pk, "file": files})
    assert answer.status_code == 422 and "nhiều nhất 1 tệp" in answer.content.decode()


# ── columns ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def strange(world, officer) -> Batch:
    """A list in which the column of names has a heading that nobody knows."""
    data = workbook(STRANGE, person("Nguyễn Thị Lan"), person("Phạm Văn Minh", "Thanh tra Sở"))
    return actions.upload(officer, world.department, data=data, name="la.xlsx")


def test_a_taught_column_is_read_now_and_in_the_lists_to_come(world, officer, strange):
    assert all(row.guesses_of("name") for row in strange.rows.all()), "only the cells tell that these are names"
    actions.teach(officer, strange, read_version=strange.version, meanings={"Nhân sự đề xuất": "name"})
    assert [row.name for row in strange.rows.order_by("ordinal")] == ["Nguyễn Thị Lan", "Phạm Văn Minh"]
    assert not any(row.guesses_of("name") for row in strange.rows.all())
    later = actions.upload(officer, world.department, data=workbook(STRANGE, person("Đỗ Thị Ước")), name="sau.xlsx")
    assert later.rows.get().name == "Đỗ Thị Ước"
    assert Entry.objects.filter(verb="taught_columns").get().changes == {"Nhân sự đề xuất": "name"}


def test_what_is_taught_holds_for_the_units_below_and_not_beside(world, officer, strange):
    division = world.divisions["Văn phòng Sở"]
    actions.teach(officer, strange, read_version=strange.version, meanings={"Nhân sự đề xuất": "name"})
    assert taught_for(division) == {"Nhân sự đề xuất": "name"}
    TaughtColumn.objects.create(
        unit=division, heading="NHÂN SỰ ĐỀ XUẤT", folded="nhan su de xuat", meaning="merit", taught_by=officer
    )
    assert list(taught_for(division).values())[-1] == "merit"  # the nearest unit's word comes last and stands
    assert taught_for(world.city) == {}


def test_rows_that_a_person_corrected_stay_when_the_list_is_read_again(officer, strange):
    first = strange.rows.order_by("ordinal").first()
    actions.correct_row(officer, first, read_version=1, name="Nguyễn Thị Lân", position="Kế toán")
    strange.refresh_from_db()
    actions.teach(officer, strange, read_version=strange.version, meanings={"Nhân sự đề xuất": "name"})
    rows = list(strange.rows.order_by("ordinal"))
    assert [(row.name, row.position) for row in rows] == [
        ("Nguyễn Thị Lân", "Kế toán"),
        ("Phạm Văn Minh", "Chuyên viên"),
    ]
    assert rows[0].version == 3 and rows[0].guesses == []


def test_a_meaning_that_does_not_exist_teaches_nothing(officer, strange):
    with pytest.raises(Refusal, match="Không có nghĩa"):
        actions.teach(officer, strange, read_version=strange.version, meanings={"Nhân sự đề xuất": "luong"})
    assert not TaughtColumn.objects.exists()


def test_a_list_that_somebody_changed_meanwhile_is_not_read_again(officer, strange):
    seen = strange.version
    actions.correct_row(officer, strange.rows.first(), read_version=1, name="Ai đó")
    with pytest.raises(Stale):
        actions.teach(officer, Batch.objects.get(), read_version=seen, meanings={"Nhân sự đề xuất": "name"})
    assert not TaughtColumn.objects.exists() and Row.objects.filter(name="Ai đó").exists()


def test_the_page_of_columns_teaches_what_was_guessed_and_is_left_so(signed_in, strange):
    page = reverse("intake:columns", args=[strange.pk])
    form = signed_in.get(page).context["form"]
    told = {bound.html_name: bound.value() or "" for _column, bound in form.columns()}
    answer = signed_in.post(page, told | {"version": strange.version})
    taught = TaughtColumn.objects.get()
    assert (answer.status_code, taught.heading, taught.meaning) == (302, "Nhân sự đề xuất", "name")


def test_the_page_of_columns_teaches_what_was_changed(signed_in, strange):
    page = reverse("intake:columns", args=[strange.pk])
    form = signed_in.get(page).context["form"]
    told = {bound.html_name: bound.value() or "" for _column, bound in form.columns()}
    merit = next(bound.html_name for column, bound in form.columns() if column["meaning"] == "merit")
    signed_in.post(page, told | {merit: "position", "version": strange.version})
    assert {one.meaning for one in TaughtColumn.objects.all()} == {"name", "position"}


def test_who_only_watches_teaches_nothing(client, world, strange):
    client.force_login(world.user(Role.AUDITOR))
    assert client.get(reverse("intake:columns", args=[strange.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.teach(world.user(Role.AUDITOR), strange, read_version=1, meanings={"Nhân sự đề xuất": "name"})


# ── in its place ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_row_comes_as_a_form_in_its_place_and_goes_back_as_the_whole_list(signed_in, batch_of):
    batch = batch_of(person("Nguyễn Thị Lan"), person("Phạm Văn Minh"))
    row = batch.rows.first()
    address = reverse("intake:row", args=[batch.pk, row.pk])
    form = signed_in.get(address, **HTMX).content.decode()
    assert form.startswith(f'<tr id="dong-{row.pk}"') or f'<tr id="dong-{row.pk}"' in form
    assert "<html" not in form and row.source["cells"]["C3"] in form
    fields = {
        name: getattr(row, name) for name in ("recipient_kind", "honorific", "position", "unit_name", "award", "merit")
    }
    answer = signed_in.post(address, fields | {"name": "Nguyễn Thị Lân", "version": 1}, **HTMX)
    text = answer.content.decode()
    assert answer.status_code == 200 and "Nguyễn Thị Lân" in text and 'id="ds"' in text and 'id="khay"' in text


def test_a_stale_row_comes_back_to_its_place_with_both_texts(signed_in, officer, batch_of):
    batch = batch_of(person("Nguyễn Thị Lan"))
    row = batch.rows.get()
    actions.correct_row(officer, batch.rows.get(), read_version=1, name="Nguyễn Thị Lân")
    fields = {
        name: getattr(row, name) for name in ("recipient_kind", "honorific", "position", "unit_name", "award", "merit")
    }
    answer = signed_in.post(
        reverse("intake:row", args=[batch.pk, row.pk]), fields | {"name": "Nguyễn Thị Lần", "version": 1}, **HTMX
    )
    text = answer.content.decode()
    assert (answer.status_code, answer["HX-Retarget"]) == (409, f"#dong-{row.pk}")
    assert "Nguyễn Thị Lân" in text and "Nguyễn Thị Lần" in text


# ── giving back ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_accepted_list_is_given_back_while_nothing_was_built_on_it(signed_in, world):
    batch = world.accepted_batch()
    answer = signed_in.post(reverse("intake:take_back", args=[batch.pk]), {"version": batch.version})
    assert answer.status_code == 302 and Batch.objects.get().state == BatchState.PREVIEW
    assert Entry.objects.filter(verb="took_back").exists()


def test_a_list_with_a_proposal_is_not_given_back_and_the_page_does_not_offer_it(signed_in, short, officer):
    short.submitted_proposal()
    batch = Batch.objects.get()
    assert built_on(batch) == "đợt đề nghị"
    with pytest.raises(Refusal, match="Đã có đợt đề nghị"):
        actions.take_back(officer, batch, read_version=batch.version)
    assert Batch.objects.get().state == BatchState.ACCEPTED
    text = signed_in.get(reverse("intake:preview", args=[batch.pk])).content.decode()
    assert reverse("intake:take_back", args=[batch.pk]) not in text


def test_a_preview_has_nothing_to_give_back(officer, batch_of):
    batch = batch_of(person("Nguyễn Thị Lan"))
    with pytest.raises(Refusal, match="chưa được nhận"):
        actions.take_back(officer, batch, read_version=batch.version)


# ── what a list tells of people ──────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def telling(world, officer) -> Batch:
    row = ("Bà", "Nguyễn Thị Lan", "Chuyên viên", "001085012345", "12/05/1985", "Văn phòng Sở", LETTER, "Tốt")
    return actions.upload(officer, world.department, data=workbook(PERSONAL, row), name="a.xlsx")


def test_number_and_birth_date_are_sealed_and_equal_to_those_of_the_register(telling):
    row = telling.rows.get()
    assert row.personal == {"citizen_number": "001085012345", "birth_date": "1985-05-12"}
    known = new_person(name="Ai đó", citizen_number="001085012345", birth_date=date(1985, 5, 12))
    assert Person.objects.get(citizen_number_hash=row.citizen_number_hash) == known
    assert row.birth_date_hash == known.birth_date_hash
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM intake_row")
        stored = repr(cursor.fetchall())
    assert "001085012345" not in stored and "1985" not in stored


def test_a_list_that_is_left_keeps_nothing_of_that(officer, telling):
    actions.drop(officer, telling, read_version=telling.version)
    row = telling.rows.get()
    assert (row.personal, row.citizen_number_hash, row.birth_date_hash) == ({}, None, None)


def test_every_field_says_from_which_cell_it_came(telling):
    source = telling.rows.get().source
    assert (source["sheet"], source["row"], source["fields"]["name"]) == ("Sheet", 3, "C3")
    assert source["cells"]["C3"] == "Nguyễn Thị Lan" and not any(
        "1985" in str(cell) for cell in source["cells"].values()
    )
