"""A list is read, looked at, corrected, taken or left as a whole; nothing is half done."""

from __future__ import annotations

from itertools import islice

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from intake.conftest import person, xlsx

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.files.models import StoredFile
from bangvang.files.queries import content
from bangvang.intake import actions
from bangvang.intake.actions import bringing
from bangvang.intake.choices import BatchState
from bangvang.intake.models import Batch, Row
from bangvang.intake.queries import counts
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang.register.models import Person
from bangvang_paper.reading import cage

pytestmark = pytest.mark.django_db


# ── bringing in ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_sample_list_is_read_row_by_row_in_its_own_order(world):
    batch = world.preview_batch()
    rows = list(batch.rows.order_by("ordinal"))
    assert counts(batch) == {"collective": 6, "individual": 16, "household": 0}
    assert (rows[0].recipient_kind, rows[0].name, rows[0].award) == (
        "collective", "Trường Trung cấp nghề số 2", "commendation_letter",
    )  # fmt: skip
    last = rows[-1]
    assert (last.honorific, last.name, last.position, last.unit_name) == (
        "Ông", "Bùi Công Quyết", "Giáo viên", "Phòng Bảo trợ xã hội",
    )  # fmt: skip
    assert (batch.state, batch.file.name) == (BatchState.PREVIEW, "danh-sach.xlsx")


def test_the_file_is_kept_as_it_was_sent(world):
    assert content(world.preview_batch().file) == world.sample_list


def test_a_preview_enters_nobody_into_the_register(world):
    before = Person.objects.count()
    world.preview_batch()
    assert Person.objects.count() == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rong.xlsx", b""),
        ("la-pdf.xlsx", b"%PDF-1.7\n%..."),
        ("chu.xlsx", b"khong phai bang tinh"),
        ("zip.xlsx", b"PK\x03\x04hong"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_kept(world, officer, name, data):
    with pytest.raises(Refusal) as refused:
        actions.upload(officer, world.department, data=data, name=name)
    assert len(refused.value.sentence) > 20
    assert not Batch.objects.exists() and not Row.objects.exists() and not StoredFile.objects.exists()
    assert not settings.FILES_ROOT.exists()


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(world, officer, monkeypatch):
    monkeypatch.setattr(bringing, "list_in_cage", lambda *_, **__: pytest.fail("the file was read"))
    with pytest.raises(Refusal, match="50 MB, quá giới hạn 20 MB"):
        actions.upload(officer, world.department, data=b"\0" * (50 * 1024 * 1024), name="to.xlsx")
    assert not StoredFile.objects.exists()


@pytest.fixture
def stopped_among_the_rows(monkeypatch):
    """A child that is stopped when it has told of a thousand rows; says how many rows stood in the database then."""
    real, written = cage.lines_caged, []

    def lines_caged(*given, **limits):
        lines = real(*given, **limits)
        yield from islice(lines, 5)  # not refused, what concerns the whole, three lines of rows
        written.append(Row.objects.count())
        lines.close()
        raise cage.CageStopped("đọc quá 40 giây chưa xong")

    monkeypatch.setattr(cage, "lines_caged", lines_caged)
    return written


def test_a_child_that_is_stopped_among_the_rows_leaves_none_of_them(world, officer, stopped_among_the_rows):
    people = [person("Lê Thị Lan", f"Phòng {number}") for number in range(1, 2_200)]
    with pytest.raises(Refusal, match=r"đọc quá 40 giây chưa xong.* Chưa có gì được ghi"):
        actions.upload(officer, world.department, data=xlsx(*people), name="dai.xlsx")
    assert stopped_among_the_rows == [1_000]
    assert not Batch.objects.exists() and not Row.objects.exists() and not StoredFile.objects.exists()


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.NOMINEE, Role.ADMINISTRATOR])
def test_who_does_not_keep_lists_may_not_bring_one_in(world, role):
    with pytest.raises(PermissionDenied):
        actions.upload(world.user(role), world.department, data=world.sample_list, name="a.xlsx")
    assert not Batch.objects.exists()


def test_an_officer_of_another_department_may_not_bring_one_in(world):
    with pytest.raises(PermissionDenied):
        actions.upload(world.outsider(Role.OFFICER), world.department, data=world.sample_list, name="a.xlsx")


def test_a_text_longer_than_its_column_is_cut_and_marked_as_a_guess_while_the_cell_keeps_the_whole(batch_of):
    long = "Nguyễn Thị " + "Lan " * 80
    row = batch_of(person(long)).rows.get()
    assert len(row.name) == 200
    assert any("đã cắt" in sentence for sentence in row.guesses_of("name"))
    assert any(str(cell).strip() == long.strip() for cell in row.source["cells"].values())


# ── correcting ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_correction_changes_the_row_clears_its_guesses_and_leaves_the_cells(batch_of, officer):
    row = batch_of(person("Nguyễn Thị Lan")).rows.get()
    cells = row.source["cells"]
    actions.correct_row(officer, row, read_version=1, name="Nguyễn Thị Lân", position="Kế toán")
    row.refresh_from_db()
    assert (row.name, row.position, row.guesses, row.problems, row.version) == ("Nguyễn Thị Lân", "Kế toán", [], [], 2)
    assert row.source["cells"] == cells
    entry = Entry.objects.get(verb="corrected_row")
    assert entry.changes == {"name": ["Nguyễn Thị Lan", "Nguyễn Thị Lân"], "position": ["Chuyên viên", "Kế toán"]}


def test_two_hands_on_one_row_the_second_is_stale_and_changes_nothing(batch_of, officer):
    row = batch_of(person("Nguyễn Thị Lan")).rows.get()
    same = Row.objects.get(pk=row.pk)
    actions.correct_row(officer, row, read_version=1, name="Nguyễn Thị Lân")
    with pytest.raises(Stale) as stale:
        actions.correct_row(officer, same, read_version=1, name="Nguyễn Thị Lần")
    assert (stale.value.thing.name, Row.objects.get().name) == ("Nguyễn Thị Lân", "Nguyễn Thị Lân")


def test_a_list_corrected_after_it_was_read_is_not_accepted_unseen(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"))
    seen = batch.version
    actions.correct_row(officer, batch.rows.get(), read_version=1, name="Trần Văn Hòa")
    with pytest.raises(Stale):
        actions.accept(officer, batch, read_version=seen)
    assert Batch.objects.get().state == BatchState.PREVIEW


def test_only_named_places_of_a_row_can_be_corrected(batch_of, officer):
    with pytest.raises(ValueError, match="source"):
        actions.correct_row(officer, batch_of(person("Nguyễn Thị Lan")).rows.get(), read_version=1, source={})


# ── taking and leaving ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_whole_list_is_accepted_at_once(world):
    batch = world.accepted_batch()
    assert batch.state == BatchState.ACCEPTED
    told = Event.objects.filter(what__startswith="intake.").values_list("what", flat=True)
    assert list(told) == ["intake.uploaded", "intake.accepted"]


def test_a_row_without_a_name_keeps_the_list_from_being_accepted(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"), person(""))
    with pytest.raises(Refusal, match="còn 1 dòng phải xem lại"):
        actions.accept(officer, batch, read_version=batch.version)
    assert Batch.objects.get().state == BatchState.PREVIEW


def test_an_unknown_form_keeps_the_list_from_being_accepted_until_a_person_chooses(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan", form="Quà lưu niệm"))
    with pytest.raises(Refusal):
        actions.accept(officer, batch, read_version=batch.version)
    actions.correct_row(officer, batch.rows.get(), read_version=1, award="commendation_letter")
    batch.refresh_from_db()
    assert actions.accept(officer, batch, read_version=batch.version).state == BatchState.ACCEPTED


def test_the_same_person_twice_is_refused_and_both_lines_are_named(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"), person("Phạm Văn Minh"), person("NGUYỄN  THỊ LAN"))
    with pytest.raises(Refusal, match=r"dòng 3, 5"):
        actions.accept(officer, batch, read_version=batch.version)


def test_leaving_one_of_the_twins_out_lets_the_list_pass(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"), person("Nguyễn Thị Lan"))
    actions.correct_row(officer, batch.rows.get(ordinal=2), read_version=1, left_out=True)
    batch.refresh_from_db()
    actions.accept(officer, batch, read_version=batch.version)
    assert counts(batch)["individual"] == 1


def test_saying_of_both_twins_that_they_are_two_people_lets_both_pass(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"), person("Nguyễn Thị Lan", position="Kế toán"))
    for row in batch.rows.all():
        actions.correct_row(officer, row, read_version=1, distinct=True)
    batch.refresh_from_db()
    actions.accept(officer, batch, read_version=batch.version)
    assert counts(batch)["individual"] == 2


def test_one_name_in_two_units_is_two_people(batch_of, officer):
    batch = batch_of(person("Trần Quang Hòa", "Văn phòng Sở"), person("Trần Quang Hòa", "Thanh tra Sở"))
    assert actions.accept(officer, batch, read_version=batch.version).state == BatchState.ACCEPTED


def test_a_list_with_every_row_left_out_is_not_accepted(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"))
    actions.correct_row(officer, batch.rows.get(), read_version=1, left_out=True)
    batch.refresh_from_db()
    with pytest.raises(Refusal, match="không còn dòng nào"):
        actions.accept(officer, batch, read_version=batch.version)


def test_a_dropped_list_stays_on_record_and_cannot_be_taken_any_more(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"))
    actions.drop(officer, batch, read_version=batch.version)
    with pytest.raises(Refusal, match="đã bỏ"):
        actions.accept(officer, batch, read_version=batch.version)
    standing = Batch.objects.get()
    assert (standing.state, standing.rows.count()) == (BatchState.DROPPED, 1)


def test_an_accepted_list_can_neither_be_dropped_nor_corrected(world):
    batch, officer = world.accepted_batch(), world.user(Role.OFFICER)
    with pytest.raises(Refusal, match="đã được nhận"):
        actions.drop(officer, batch, read_version=batch.version)
    with pytest.raises(Refusal, match="đã được nhận"):
        actions.correct_row(officer, batch.rows.first(), read_version=1, name="Ai đó")
    assert Batch.objects.get().state == BatchState.ACCEPTED


def test_a_second_click_on_accept_is_stale_and_accepts_once(world, officer):
    batch = world.preview_batch()
    again = Batch.objects.get()
    actions.accept(officer, batch, read_version=1)
    with pytest.raises(Stale):
        actions.accept(officer, again, read_version=1)
    assert Entry.objects.filter(verb="accepted").count() == 1


def test_the_clerk_of_a_division_does_not_touch_the_lists_of_the_department(world):
    batch = world.preview_batch()
    clerk = world.user(Role.CLERK, world.divisions["Văn phòng Sở"])
    for verb in (actions.accept, actions.drop):
        with pytest.raises(PermissionDenied):
            verb(clerk, batch, read_version=batch.version)
    assert Batch.objects.get().state == BatchState.PREVIEW
