"""A paper made anew: against the old one, or because it is lost; in the words of its day, under the old address."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.certificate.actions import reissue
from bangvang.certificate.models import Certificate, Reissue
from bangvang.certificate.queries import by_public_id, is_outdated
from bangvang.decision.actions import correct, draft_act, issue_act
from bangvang.files.queries import content
from bangvang.register.choices import Role
from short_river import shorten

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
LOST = {"kind": "lost", "reason": "mất khi chuyển trụ sở", "request": "Đơn ngày 01/03/2026", "on": ON}
TORN = {
    "kind": "damaged",
    "reason": "rách góc, ố nước",
    "request": "CV 12/CV-TTĐD",
    "on": ON,
    "old_taken_on": date(2026, 3, 1),
}


@pytest.fixture
def short(world):
    return shorten(world)


@pytest.fixture
def certificate(short) -> Certificate:
    return Certificate.objects.get(line__decision=short.certified_decision(), line__ordinal=2)


def renamed(short, certificate, name: str, on: date) -> None:
    correct(short.user(Role.OFFICER), certificate.line, field="name", new=name, act="CV 5/CV-SLĐ", on=on)


def test_a_lost_paper_is_given_again_and_keeps_its_address(short, certificate):
    done = reissue(short.user(Role.OFFICER), certificate, **LOST)
    assert done.old_taken_on is None and done.wording == certificate.wording
    assert content(done.pdf).startswith(b"%PDF") and done.pdf != certificate.pdf
    assert by_public_id(certificate.public_id) == certificate


def test_a_correction_is_printed_and_the_paper_is_up_to_date_again(short, certificate):
    with pytest.raises(Refusal, match="Chưa có đính chính nào"):
        reissue(short.user(Role.OFFICER), certificate, **(TORN | {"kind": "corrected"}))
    renamed(short, certificate, "Đoàn Thị Hạnh Nhân", ON)
    assert is_outdated(by_public_id(certificate.public_id), ON)
    fresh = Certificate.objects.select_related(
        "line__decision__body", "line__decision__issuer__body", "design", "honour"
    ).get(pk=certificate.pk)
    done = reissue(short.user(Role.OFFICER), fresh, **(TORN | {"kind": "corrected"}))
    assert done.wording["name"] == "Đoàn Thị Hạnh Nhân"
    assert not is_outdated(by_public_id(certificate.public_id), ON)
    certificate.refresh_from_db()
    assert certificate.wording["name"] == "Đoàn Thị Hạnh", "the first paper stands on record as it was printed"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (TORN | {"old_taken_on": None}, "thu lại giấy cũ"),
        (LOST | {"old_taken_on": ON}, "không có giấy cũ"),
        (LOST | {"reason": "mất"}, "ghi rõ lý do"),
        (LOST | {"request": " "}, "đơn đề nghị"),
        (LOST | {"on": date(2990, 1, 1)}, "Ngày chưa tới"),
        (TORN | {"old_taken_on": date(2026, 3, 3)}, "sau ngày cấp"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_printed(short, certificate, said, words):
    with pytest.raises(Refusal, match=words):
        reissue(short.user(Role.OFFICER), certificate, **said)
    assert not Reissue.objects.exists()


def test_an_honour_that_was_annulled_gets_no_new_paper(short, certificate):
    act = draft_act(
        short.user(Role.OFFICER), short.department, [certificate.honour], kind="annulment",
        ground="fraud_in_declaration", facts="Báo cáo thành tích khai khống", signed_on=ON, issuer=short.issuer,
    )  # fmt: skip
    issue_act(short.user(Role.DOCUMENT_CLERK), act, key="k" * 32)
    with pytest.raises(Refusal, match="đã hủy bỏ hoặc tước"):
        reissue(short.user(Role.OFFICER), certificate, **(LOST | {"on": date(2026, 4, 1)}))


def test_the_register_is_locked_and_only_its_keepers_write_it(short, certificate):
    reissue(short.user(Role.DOCUMENT_CLERK), certificate, **LOST)
    with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
        Reissue.objects.update(reason="khác")
    for by in (short.user(Role.LEADER), short.outsider(Role.OFFICER)):
        with pytest.raises(PermissionDenied):
            reissue(by, certificate, **LOST)


def test_from_the_page_of_the_decision_to_the_register_and_its_sheet(short, certificate, at):
    officer, decision = short.user(Role.OFFICER), certificate.line.decision
    assert f"/{certificate.pk}/cap-lai/" in at(officer, "certificate:of_decision", decision.pk).content.decode()
    said = {"kind": "lost", "reason": "mất khi chuyển trụ sở", "request": "Đơn", "old_taken_on": "", "on": "02/03/2026"}
    refused = at(officer, "certificate:reissue", certificate.pk, post=said | {"reason": "mất"})
    assert refused.status_code == 409 and "ghi rõ lý do" in refused.content.decode()
    at(officer, "certificate:reissue", certificate.pk, post=said)
    done = Reissue.objects.get()
    assert "mất khi chuyển trụ sở" in at(officer, "certificate:reissues", short.department.pk).content.decode()
    sheet = at(officer, "certificate:reissues_workbook", short.department.pk)
    rows = list(
        openpyxl.load_workbook(io.BytesIO(b"".join(sheet.streaming_content))).active.iter_rows(values_only=True)
    )
    assert rows[4][1] == "Bà Đoàn Thị Hạnh" and rows[4][4] == "cấp lại: bị mất"
    paper = at(officer, "certificate:reissued", done.pk)
    assert paper.content.startswith(b"%PDF")
