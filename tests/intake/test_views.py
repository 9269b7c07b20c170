"""Pages of the intake desk: nothing typed is lost, nothing of another unit leaks, questions do not grow with rows."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from intake.conftest import person
from questions import questions

from bangvang.intake.actions import correct_row
from bangvang.intake.choices import BatchState
from bangvang.intake.models import Batch, Row
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def test_uploading_leads_to_the_preview_with_every_row(signed_in, world):
    file = SimpleUploadedFile("danh-sach.xlsx", world.sample_list)
    answer = signed_in.post(reverse("intake:upload"), {"unit": world.department.pk, "file": file}, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain == [(reverse("intake:preview", args=[Batch.objects.get().pk]), 302)]
    assert "Đọc được 22 dòng. Chưa ghi gì vào sổ." in text
    assert all(name in text for name in ("Trường Trung cấp nghề số 2", "Bà Đoàn Thị Hạnh", "Ông Bùi Công Quyết"))


def test_a_refused_file_shows_the_readers_sentence_on_the_form(signed_in, world):
    file = SimpleUploadedFile("don.xlsx", b"%PDF-1.4 ...")
    answer = signed_in.post(reverse("intake:upload"), {"unit": world.department.pk, "file": file})
    assert (answer.status_code, Batch.objects.count()) == (409, 0)
    assert "PDF" in answer.content.decode()


def test_a_file_above_the_limit_is_refused_by_the_form(signed_in, world, monkeypatch):
    monkeypatch.setattr("bangvang.intake.validators.MOST_BYTES", 10)
    file = SimpleUploadedFile("to.xlsx", b"x" * 11)
    answer = signed_in.post(reverse("intake:upload"), {"unit": world.department.pk, "file": file})
    assert answer.status_code == 422 and "quá giới hạn" in answer.content.decode()


def test_the_preview_of_another_department_is_not_found(client, world):
    batch = world.preview_batch()
    client.force_login(world.outsider(Role.OFFICER))
    for name in ("preview", "file"):
        assert client.get(reverse(f"intake:{name}", args=[batch.pk])).status_code == 404
    assert client.post(reverse("intake:accept", args=[batch.pk]), {"version": 1}).status_code == 404
    assert Batch.objects.get().state == BatchState.PREVIEW


def test_a_row_is_reached_only_through_its_own_list(signed_in, batch_of):
    first, second = batch_of(person("Nguyễn Thị Lan")), batch_of(person("Phạm Văn Minh"))
    assert signed_in.get(reverse("intake:row", args=[first.pk, second.rows.get().pk])).status_code == 404


def fields_of(row: Row, **changes: object) -> dict[str, object]:
    names = ("recipient_kind", "honorific", "name", "position", "unit_name", "award", "merit", "version")
    return {name: getattr(row, name) for name in names} | changes


def test_correcting_a_row_on_the_page(signed_in, batch_of):
    batch = batch_of(person("Nguyễn Thị Lan"))
    row = batch.rows.get()
    answer = signed_in.post(reverse("intake:row", args=[batch.pk, row.pk]), fields_of(row, name="Nguyễn Thị Lân"))
    assert answer.status_code == 302 and Row.objects.get().name == "Nguyễn Thị Lân"


def test_a_stale_row_form_shows_both_texts_and_loses_nothing(signed_in, batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"))
    read = fields_of(batch.rows.get(), name="Nguyễn Thị Lần")
    correct_row(officer, batch.rows.get(), read_version=1, name="Nguyễn Thị Lân")
    address = reverse("intake:row", args=[batch.pk, batch.rows.get().pk])
    answer = signed_in.post(address, read)
    text = answer.content.decode()
    assert answer.status_code == 409 and Row.objects.get().name == "Nguyễn Thị Lân"
    assert "Nguyễn Thị Lân" in text and "Nguyễn Thị Lần" in text
    assert 'name="version" value="2"' in text
    again = signed_in.post(address, read | {"version": 2})
    assert again.status_code == 302 and Row.objects.get().name == "Nguyễn Thị Lần"


def test_accepting_with_a_row_that_blocks_keeps_the_preview_and_says_which(signed_in, batch_of):
    batch = batch_of(person("Nguyễn Thị Lan"), person(""))
    answer = signed_in.post(reverse("intake:accept", args=[batch.pk]), {"version": batch.version})
    assert answer.status_code == 409
    assert "Chưa nhận được: còn 1 dòng phải xem lại (dòng 4)" in answer.content.decode()
    assert Batch.objects.get().state == BatchState.PREVIEW


def test_accepting_leads_on_to_the_proposal(signed_in, batch_of):
    batch = batch_of(person("Nguyễn Thị Lan"))
    answer = signed_in.post(reverse("intake:accept", args=[batch.pk]), {"version": batch.version}, follow=True)
    assert reverse("nomination:propose", args=[batch.pk]) in answer.content.decode()


def test_the_auditor_looks_but_is_offered_no_act(client, world):
    batch = world.preview_batch()
    client.force_login(world.user(Role.AUDITOR))
    text = client.get(reverse("intake:preview", args=[batch.pk])).content.decode()
    assert "Bà Đoàn Thị Hạnh" in text
    assert reverse("intake:accept", args=[batch.pk]) not in text and reverse("intake:drop", args=[batch.pk]) not in text


def test_markup_in_a_cell_stays_text(signed_in, batch_of):
    batch = batch_of(person("Nguyễn <script>alert(1)</script> Lan"))
    text = signed_in.get(reverse("intake:preview", args=[batch.pk])).content.decode()
    assert "<script>alert" not in text and "&lt;script&gt;" in text


def test_the_file_comes_back_as_a_download_with_its_own_name(signed_in, world):
    answer = signed_in.get(reverse("intake:file", args=[world.preview_batch().pk]))
    assert answer.content == world.sample_list
    assert answer["Content-Disposition"].startswith("attachment") and "danh-sach.xlsx" in answer["Content-Disposition"]


def test_the_preview_asks_as_often_for_three_rows_as_for_one(signed_in, batch_of):
    one = batch_of(person("Nguyễn Thị Lan"))
    three = batch_of(*(person(f"Nguyễn Thị {name}") for name in ("Lan", "Hoa", "Mai")))
    asked = [questions(signed_in, reverse("intake:preview", args=[batch.pk])) for batch in (one, three)]
    assert asked[0] == asked[1]


def test_the_list_of_lists_asks_as_often_for_three_as_for_one(signed_in, batch_of):
    batch_of(person("Nguyễn Thị Lan"))
    asked = questions(signed_in, reverse("intake:list"))
    for _ in range(2):
        batch_of(person("Nguyễn Thị Lan"))
    assert questions(signed_in, reverse("intake:list")) == asked
