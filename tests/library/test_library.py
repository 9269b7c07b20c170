"""Documents are filed once, cited by link, and whoever cites one that no longer holds is told so."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.conference.actions import cite as cite_at_conference
from bangvang.conference.actions import give_task, plan_conference
from bangvang.library import actions
from bangvang.library.choices import Force, PaperKind
from bangvang.library.citing import cited_by
from bangvang.library.coming_along import WrongShipment, read, shipped
from bangvang.library.models import Document
from bangvang.library.queries import matching, not_yet_taken, visible_to
from bangvang.movement.actions import cite as cite_in_movement
from bangvang.register.choices import Role

OLD, NEW = "34-CT/TW", "41-CT/TW"
PLAN = {
    "kind": "plan",
    "number": "12/KH-SLĐTBXH",
    "issuer": "Sở Lao động - Thương binh và Xã hội",
    "issued_on": date(2020, 1, 6),
    "title": "Kế hoạch thi đua năm 2020",
}


@pytest.fixture
def taken(world, officer):
    actions.take_shipped(officer)
    return world


def document(number: str) -> Document:
    return Document.objects.get(number=number)


# ── what comes along ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_two_directives_come_along_and_the_later_replaces_the_earlier(taken):
    old, new = document(OLD), document(NEW)
    assert old.citation == "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"
    assert (old.replaced_by, new.issued_on) == (new, date(2024, 12, 26))
    days = (date(2014, 4, 6), date(2014, 4, 7), date(2024, 12, 25), date(2024, 12, 26))
    assert [old.force_on(day) for day in days] == [Force.NOT_YET, Force.IN_FORCE, Force.IN_FORCE, Force.ENDED]
    assert not old.is_read and not new.is_read and "nguồn thứ cấp" in new.provenance


def test_taking_twice_changes_nothing_and_keeps_who_read_it(taken, officer):
    assert not_yet_taken() == []
    actions.note_reading(officer, document(NEW), on=date(2025, 1, 20), data=b"%PDF-1.7 chi thi", name="chi-thi-41.pdf")
    assert actions.take_shipped(officer) == 0
    Document.objects.filter(number=OLD).update(title="khác", ends_on=None)
    assert actions.take_shipped(officer) == 1
    assert document(OLD).ends_on == date(2024, 12, 25)
    assert (document(NEW).read_on, document(NEW).file.name) == (date(2025, 1, 20), "chi-thi-41.pdf")


def test_everything_shipped_has_number_day_and_a_code_of_its_own():
    assert {one.number for one in shipped()} >= {OLD, NEW, "06/2022/QH15", "152/2025/NĐ-CP", "500/QĐ-TTg"}
    assert len({one.code for one in shipped()}) == len(shipped())
    assert all(one.number and one.title and one.issuer and one.provenance for one in shipped())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {code: a}", "dòng 1: thiếu mục “issued”"),
        ("a: 1", "cần một danh sách"),
        (
            "- {code: a, kind: poem, number: 1/A, issuer: B, issued: 2020-01-01, title: C, read: no, provenance: D}",
            "poem",
        ),
        (
            "- {code: a, kind: plan, number: 1/A, issuer: B, issued: soon, title: C, read: no, provenance: D}",
            "một ngày",
        ),
        (
            "- {code: a, kind: plan, number: 1/A, issuer: B, issued: 2020-01-01, title: C, read: no, provenance: D, x: 1}",
            "không hiểu mục “x”",
        ),
    ],
)
def test_a_shipped_file_that_is_not_understood_is_refused(text, said):
    with pytest.raises(WrongShipment, match=said):
        read(text, "thu.yaml")


# ── filing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_document_is_filed_found_without_accents_and_read(world, officer):
    filed = actions.file_document(officer, world.department, **PLAN)
    assert (filed.kind, filed.is_read) == (PaperKind.PLAN, False)
    assert list(matching(visible_to(officer), "ke hoach 2020")) == [filed]
    assert list(matching(visible_to(officer), "ke hoach 2021")) == []
    read_it = actions.note_reading(officer, filed, on=date(2020, 1, 8))
    assert (read_it.is_read, read_it.read_by, read_it.file) == (True, officer, None)


def test_the_same_number_of_one_day_is_filed_once(world, officer):
    actions.file_document(officer, world.department, **PLAN)
    with pytest.raises(Refusal, match="đã có văn bản số 12/KH-SLĐTBXH"):
        actions.file_document(officer, world.department, **PLAN)
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"begins_on": date(2020, 1, 5)}, "trước ngày ban hành"),
        ({"ends_on": date(2020, 1, 5)}, "trước khi có hiệu lực"),
        ({"link": "javascript:alert(1)"}, "https://"),
        ({"number": "  "}, "Chưa ghi số, ký hiệu"),
    ],
)
def test_what_cannot_stand_is_refused_with_the_way_on(world, officer, changed, said):
    with pytest.raises(Refusal, match=said):
        actions.file_document(officer, world.department, **PLAN | changed)
    assert not Document.objects.exists()


def test_a_document_is_not_replaced_by_an_older_one_nor_by_itself(taken, officer):
    filed = actions.file_document(officer, taken.department, **PLAN)
    with pytest.raises(Refusal, match="không ban hành sau"):
        actions.revise_document(officer, filed, read_version=filed.version, replaced_by=document(OLD))
    filed.refresh_from_db()
    with pytest.raises(Refusal, match="không ban hành sau"):
        actions.revise_document(officer, filed, read_version=filed.version, replaced_by=filed)


def test_a_file_that_is_no_paper_is_refused(world, officer):
    filed = actions.file_document(officer, world.department, **PLAN)
    with pytest.raises(Refusal, match="PDF hoặc Word"):
        actions.note_reading(officer, filed, on=date(2020, 1, 8), data=b"MZ\x90", name="a.pdf")
    filed.refresh_from_db()
    assert (filed.is_read, filed.file) == (False, None)


def test_what_came_along_is_not_revised_and_strangers_file_nothing(taken, officer):
    with pytest.raises(PermissionDenied):
        actions.revise_document(officer, document(OLD), read_version=1, title="khác")
    with pytest.raises(PermissionDenied):
        actions.file_document(taken.outsider(Role.OFFICER), taken.department, **PLAN)
    filed = actions.file_document(officer, taken.department, **PLAN)
    assert filed in visible_to(taken.user(Role.CLERK, taken.divisions["Thanh tra Sở"]))
    assert filed not in visible_to(taken.outsider(Role.OFFICER))


# ── citing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_of_a_document_shows_what_cites_it_and_whether_it_held_that_day(taken, officer, at):
    old = document(OLD)
    cite_in_movement(officer, taken.movement, [old], read_version=taken.movement.version)
    late = plan_conference(
        officer, taken.department, name="Hội nghị năm 2026", held_on=date(2026, 7, 13), directions="Một là làm tốt."
    )
    cite_at_conference(officer, late, [old], read_version=late.version)
    task = give_task(
        officer,
        late,
        direction="Làm tốt.",
        content="Sơ kết",
        unit=taken.divisions["Thanh tra Sở"],
        due_on=date(2026, 12, 1),
    )
    cite_at_conference(officer, task, [document(NEW)], read_version=task.version)
    told = [(one.citing.name, one.force) for one in cited_by(officer, old)]
    assert told == [("Hội nghị năm 2026", Force.ENDED), (taken.movement.name, Force.IN_FORCE)]
    assert cited_by(taken.outsider(Role.OFFICER), old) == []
    page = at(officer, "library:detail", old.pk).content.decode()
    assert "34-CT/TW đã hết hiệu lực" in page and "Hội nghị năm 2026" in page and "Chưa đọc bản chính" in page
    conference = at(officer, "conference:detail", late.pk).content.decode()
    assert "đã hết hiệu lực từ sau ngày 25/12/2024" in conference and "thay bằng 41-CT/TW" in conference
    assert "hết hiệu lực" not in at(officer, "conference:task", task.pk).content.decode()


def test_two_hands_do_not_overwrite_what_is_cited(taken, officer):
    conference = plan_conference(officer, taken.department, name="Hội nghị", held_on=date(2020, 7, 13))
    cite_at_conference(officer, conference, [document(OLD)], read_version=1)
    with pytest.raises(Stale):
        cite_at_conference(officer, conference, [], read_version=1)
    assert list(conference.documents.all()) == [document(OLD)]


def test_nobody_cites_what_he_may_not_see(world, officer):
    hidden = actions.file_document(world.outsider(Role.OFFICER), world.other_department, **PLAN)
    conference = plan_conference(officer, world.department, name="Hội nghị", held_on=date(2020, 7, 13))
    with pytest.raises(Refusal, match="không ở trong thư viện"):
        cite_at_conference(officer, conference, [hidden], read_version=1)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_documents_are_chosen_on_a_page_and_what_was_ticked_stays_ticked(taken, officer, at):
    old = document(OLD)
    address = ("movement:cite", taken.movement.pk)
    page = at(officer, *address, q="34-CT/TW").content.decode()
    assert f'value="{old.pk}"' in page and "checked" not in page
    said = {"version": taken.movement.version, "documents": [old.pk]}
    answer = at(officer, *address, post=said)
    assert (answer.status_code, answer["Location"]) == (302, reverse("movement:detail", args=[taken.movement.pk]))
    assert f'value="{old.pk}" checked' in at(officer, *address, q="nghi dinh").content.decode()
    assert at(officer, *address, post=said).status_code == 409


def test_a_number_filed_twice_keeps_what_was_typed(world, officer, at):
    said = {name: str(value) for name, value in PLAN.items()} | {"issued_on": "06/01/2020"}
    assert at(officer, "library:add", world.department.pk, post=said).status_code == 302
    answer = at(officer, "library:add", world.department.pk, post=said)
    assert answer.status_code == 409 and "đã có văn bản số" in answer.content.decode()
    assert at(officer, "library:add", world.department.pk, post=said | {"ends_on": "05/01/2020"}).status_code == 422


def test_the_list_costs_the_same_for_one_document_and_for_many(world, officer, queries_of):
    actions.file_document(officer, world.department, **PLAN)
    one = queries_of(officer, "library:list")
    actions.take_shipped(officer)
    assert queries_of(officer, "library:list") == one
