"""Pages of certificates: how far it is, each with its address; what a body sets is refused with a sentence when it is wrong."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bangvang.certificate.actions import print_missing
from bangvang.certificate.models import Certificate, Design, PrintOrder, PublicBase
from bangvang.certificate.queries import of_decision
from bangvang.decision.actions import correct
from bangvang.demonstration.sample import sample_list
from bangvang.register.choices import Role
from short_river import shorten


def emblem(name: str = "logo.png") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), "gold").save(out, format="PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


def test_from_nothing_asked_to_all_printed(short, officer, at):
    decision = short.issued_decision()
    assert "3 giấy chưa dàn trang" in at(officer, "certificate:of_decision", decision.pk).content.decode()
    assert at(officer, "certificate:make", decision.pk, post={}).status_code == 302
    assert "Đang dàn trang: 0 trong 3 giấy" in at(officer, "certificate:of_decision", decision.pk).content.decode()
    print_missing(decision)
    page = at(officer, "certificate:of_decision", decision.pk).content.decode()
    assert "Đã có đủ 3 giấy" in page
    for certificate in Certificate.objects.all():
        assert f"/x/{certificate.public_id}" in page


def test_a_refused_printing_says_what_to_do(short, officer, at, settings):
    decision = short.issued_decision()
    PublicBase.objects.all().delete()
    settings.PUBLIC_BASE = ""
    answer = at(officer, "certificate:make", decision.pk, post={})
    assert answer.status_code == 409
    assert "Chưa có địa chỉ công khai" in answer.content.decode()
    assert not PrintOrder.objects.exists()


def test_the_page_says_that_the_rule_of_2020_is_unread(short, officer, at):
    page = at(officer, "certificate:of_decision", short.issued_decision().pk).content.decode()
    assert "Luật chưa đọc." in page
    assert "85/2014" in page


def test_all_together_and_one_by_one(short, officer, at):
    from pypdfium2 import PdfDocument

    decision = short.certified_decision()
    together = at(officer, "certificate:all", decision.pk)
    assert len(PdfDocument(together.content)) == 3
    assert len(PdfDocument(at(officer, "certificate:all", decision.pk, tu="3").content)) == 1
    for wrong in ("4", "999999"):
        assert at(officer, "certificate:all", decision.pk, tu=wrong).status_code == 404
    for odd in ("", "-1", "x", "9" * 40):
        assert len(PdfDocument(at(officer, "certificate:all", decision.pk, tu=odd).content)) == 3
    first = of_decision(decision)[0]
    assert len(PdfDocument(at(officer, "certificate:one", first.pk).content)) == 1


def test_a_correction_offers_a_reprint_in_the_new_words(short, officer, at):
    from pypdfium2 import PdfDocument

    decision = short.certified_decision()
    line = decision.lines.get(name="Bùi Đình Dũng")
    correct(officer, line, field="position", new="Giám đốc", act="12/QĐ", on=date(2020, 8, 3))
    certificate = Certificate.objects.get(line=line)
    assert "đính chính sau khi in" in at(officer, "certificate:of_decision", decision.pk).content.decode()
    text = {
        name: PdfDocument(at(officer, name, certificate.pk).content)[0].get_textpage().get_text_range()
        for name in ("certificate:one", "certificate:reprint")
    }
    assert "Phó Trưởng phòng" in text["certificate:one"]
    assert "Giám đốc, Trung tâm Dịch vụ việc làm" in text["certificate:reprint"]
    assert certificate.public_id in text["certificate:reprint"].replace("\n", "").replace("\r", "")


def test_a_draft_has_no_page_of_certificates(short, officer, at):
    assert at(officer, "certificate:of_decision", short.drafted_decision().pk).status_code == 404


def test_another_department_finds_no_certificate(short, at):
    decision = short.certified_decision()
    stranger = short.outsider(Role.OFFICER)
    certificate = Certificate.objects.first()
    assert at(stranger, "certificate:of_decision", decision.pk).status_code == 404
    assert at(stranger, "certificate:one", certificate.pk).status_code == 404
    assert at(stranger, "certificate:reprint", certificate.pk).status_code == 404
    assert at(stranger, "certificate:settings", short.department.pk).status_code == 404
    assert at(stranger, "certificate:design", Design.objects.get().pk).status_code == 404


# ── what a body sets ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_emblem_is_uploaded_and_shown_as_it_was_painted_anew(world, officer, at):
    design = Design.objects.get(body=world.department)
    said = {"version": design.version, "name": "Mẫu có biểu trưng", "emblem_file": emblem()}
    assert at(officer, "certificate:design", design.pk, post=said).status_code == 302
    design.refresh_from_db()
    assert (design.name, design.emblem.name, design.emblem.media_type) == ("Mẫu có biểu trưng", "logo.png", "image/png")
    shown = at(officer, "certificate:emblem", design.pk)
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert (
        at(
            officer,
            "certificate:design",
            design.pk,
            post={"version": design.version, "name": "Mẫu", "without_emblem": "on"},
        ).status_code
        == 302
    )
    design.refresh_from_db()
    assert design.emblem is None
    assert at(officer, "certificate:emblem", design.pk).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.svg", b"<svg onload='alert(1)'/>"),
        ("logo.png", b"%PDF-1.7 gia lam anh"),
        ("logo.png", b"0" * (2 * 1024 * 1024 + 1)),
    ],
    ids=["svg", "pdf renamed", "too heavy"],
)
def test_what_is_no_picture_is_refused_and_changes_nothing(world, officer, at, name, data):
    design = Design.objects.get(body=world.department)
    said = {"version": design.version, "name": "Mẫu khác", "emblem_file": SimpleUploadedFile(name, data)}
    answer = at(officer, "certificate:design", design.pk, post=said)
    assert answer.status_code == 422
    assert "Mẫu khác" in answer.content.decode()
    design.refresh_from_db()
    assert (design.name, design.emblem) == ("Giấy khen, khung trung tính", None)


def test_a_new_design_and_a_second_of_the_same_award(world, officer, at):
    said = {"award": "advanced_worker", "name": "Giấy chứng nhận"}
    assert at(officer, "certificate:add_design", world.department.pk, post=said).status_code == 302
    again = at(officer, "certificate:add_design", world.department.pk, post=said)
    assert again.status_code == 422
    assert "đã có mẫu in" in again.content.decode()


def test_the_public_address_is_set_once_and_two_hands_do_not_overwrite(world, officer, at):
    base = PublicBase.objects.get(body=world.department)
    first = {"version": base.version, "address": "https://mot.example.vn"}
    assert at(officer, "certificate:public_base", world.department.pk, post=first).status_code == 302
    stale = at(
        officer, "certificate:public_base", world.department.pk, post=first | {"address": "https://hai.example.vn"}
    )
    assert stale.status_code == 409
    assert "https://mot.example.vn" in stale.content.decode()
    assert "https://hai.example.vn" in stale.content.decode()
    assert PublicBase.objects.get(body=world.department).address == "https://mot.example.vn"


def test_a_body_without_an_address_says_so_and_takes_one(world, officer, at, settings):
    PublicBase.objects.all().delete()
    settings.PUBLIC_BASE = ""
    assert "Chưa có địa chỉ công khai" in at(officer, "certificate:settings", world.department.pk).content.decode()
    wrong = at(
        officer, "certificate:public_base", world.department.pk, post={"version": 1, "address": "không phải địa chỉ"}
    )
    assert wrong.status_code == 422
    assert (
        at(
            officer, "certificate:public_base", world.department.pk, post={"version": 1, "address": "https://so.vn"}
        ).status_code
        == 302
    )
    assert PublicBase.objects.get().address == "https://so.vn"


@pytest.mark.parametrize("name", ["certificate:of_decision"])
def test_a_page_costs_the_same_for_one_certificate_and_for_three(world, officer, queries_of, name):
    spent = []
    for people in (1, 3):
        world.sample_list = sample_list()
        decision = shorten(world, collectives=0, people=people).certified_decision()
        spent.append(queries_of(officer, name, decision.pk))
    assert spent[0] == spent[1]
    assert spent[0] <= 15
