"""Printers: measured once, every page moved by as much; one certificate by itself; what is chosen is what is printed."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from pypdfium2 import PdfDocument

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.certificate import actions
from bangvang.certificate.models import Certificate, Nudge, PrinterProfile
from bangvang.certificate.queries import of_decision
from bangvang.files.queries import content
from bangvang.register.choices import Role

POINTS_PER_MM = 72 / 25.4


@pytest.fixture
def printer(world, officer) -> PrinterProfile:
    return actions.add_printer(officer, world.department, name="Canon phòng Thi đua")


def left_and_top(data: bytes, words: str, page: int = 0) -> tuple[float, float]:
    with PdfDocument(data) as document:
        text = document[page].get_textpage()
        box = text.get_charbox(text.get_text_range().index(words))
        return box[0] / POINTS_PER_MM, (document[page].get_height() - box[3]) / POINTS_PER_MM


def test_what_is_read_from_the_sheet_moves_the_page_the_other_way(officer, printer):
    actions.calibrate(
        officer, printer, read_version=1, left=Decimal("38.5"), top=Decimal("40.7"), measured=Decimal("149.2")
    )
    assert (printer.dx, printer.dy, printer.scale) == (Decimal("1.5"), Decimal("-0.7"), Decimal("100.54"))
    actions.calibrate(officer, printer, read_version=2, left=Decimal("40.2"), top=Decimal(40), measured=Decimal(150))
    assert (printer.dx, printer.dy, printer.scale) == (Decimal("1.3"), Decimal("-0.7"), Decimal("100.54"))


@pytest.mark.parametrize(
    "said",
    [{"dx": Decimal("20.1")}, {"dy": Decimal("-20.1")}, {"scale": Decimal(94)}, {"dx": Decimal("0.05")}, {"name": ""}],
)
def test_a_printer_that_is_further_off_is_refused(officer, printer, said):
    usual = {"name": "Canon", "dx": Decimal(0), "dy": Decimal(0), "scale": Decimal(100)}
    with pytest.raises(ValidationError), transaction.atomic():
        actions.set_printer(officer, printer, read_version=1, **(usual | said))
    assert PrinterProfile.objects.get().dx == 0


def test_the_table_itself_refuses_too_much(printer):
    with pytest.raises(IntegrityError, match="printer_moves_within_20_mm"), transaction.atomic():
        PrinterProfile.objects.update(dx=Decimal("20.5"))


def test_one_name_one_printer_and_two_hands(world, officer, printer):
    with pytest.raises(Refusal, match="đã có máy in"):
        actions.add_printer(officer, world.department, name="Canon phòng Thi đua")
    said = {"name": "Canon", "dx": Decimal(1), "dy": Decimal(0), "scale": Decimal(100)}
    actions.set_printer(officer, printer, read_version=1, **said)
    with pytest.raises(Stale):
        actions.set_printer(officer, printer, read_version=1, **said)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.DOCUMENT_CLERK}))
def test_others_set_no_printer_and_move_no_certificate(short, printer, role):
    decision = short.certified_decision()
    with pytest.raises(PermissionDenied):
        actions.add_printer(short.user(role), short.department, name="Máy khác")
    with pytest.raises(PermissionDenied):
        actions.calibrate(
            short.user(role), printer, read_version=1, left=Decimal(39), top=Decimal(40), measured=Decimal(150)
        )
    with pytest.raises(PermissionDenied):
        actions.nudge(short.user(role), of_decision(decision)[0], dx=Decimal(1), dy=Decimal(0), step=0)
    assert not Nudge.objects.exists()


def test_a_nudge_is_a_row_with_who_and_when_and_moves_the_next_print(short, officer, at):
    decision = short.certified_decision()
    certificate = of_decision(decision)[1]
    before = left_and_top(at(officer, "certificate:all", decision.pk).content, "Bà Đoàn", page=1)
    kept = content(certificate.pdf)
    post = {"dx": "1,5", "dy": "-0,8", "step": "0"}
    assert at(officer, "certificate:nudge", certificate.pk, post=post).status_code == 302
    row = Nudge.objects.get()
    assert (row.dx, row.dy, row.by) == (Decimal("1.5"), Decimal("-0.8"), officer)
    after = left_and_top(at(officer, "certificate:all", decision.pk).content, "Bà Đoàn", page=1)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((1.5, -0.8), abs=0.05)
    assert content(Certificate.objects.get(pk=certificate.pk).pdf) == kept, "the file that was kept stays as it was"
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        Nudge.objects.update(dx=0)


@pytest.mark.parametrize(
    "post",
    [
        {"dx": "21", "dy": "0", "step": "0"},
        {"dx": "0,15", "dy": "0", "step": "0"},
        {"dx": "0", "dy": "0", "step": "7"},
    ],
)
def test_a_nudge_too_far_is_said_at_its_field(short, officer, at, post):
    certificate = of_decision(short.certified_decision())[0]
    assert at(officer, "certificate:nudge", certificate.pk, post=post).status_code == 422
    assert not Nudge.objects.exists()


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_from_a_new_printer_to_a_page_that_meets_the_blank(short, officer, at):
    decision = short.certified_decision()
    assert at(officer, "certificate:printers", short.department.pk, post={"name": "HP"}).status_code == 302
    printer = PrinterProfile.objects.get()
    sheet = at(officer, "certificate:calibration", printer.pk, "a4").content
    assert len(PdfDocument(sheet)) == 1
    measured = {"version": 1, "left": "38,0", "top": "41,1", "measured": "150"}
    assert at(officer, "certificate:calibrate", printer.pk, post=measured).status_code == 302
    assert at(officer, "certificate:calibrate", printer.pk, post=measured).status_code == 409, "read before the first"
    whole = at(officer, "certificate:all", decision.pk).content
    over = at(officer, "certificate:all", decision.pk, kieu="overprint", may=str(printer.pk)).content
    with PdfDocument(over) as document:
        words = document[1].get_textpage().get_text_range()
    assert "CỘNG HÒA" not in words and "Bà Đoàn Thị Hạnh" in words
    before, after = left_and_top(whole, "Bà Đoàn", page=1), left_and_top(over, "Bà Đoàn", page=1)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((2.0, -1.1), abs=0.05)


def test_a_printer_of_another_body_is_not_taken(short, officer, at):
    decision = short.certified_decision()
    other = actions.add_printer(short.outsider(Role.OFFICER), short.other_department, name="Máy sở khác")
    actions.set_printer(
        short.outsider(Role.OFFICER), other, read_version=1, name="Máy sở khác", dx=Decimal(9), dy=Decimal(0), scale=Decimal(100)
    )  # fmt: skip
    whole = at(officer, "certificate:all", decision.pk).content
    odd = at(officer, "certificate:all", decision.pk, kieu="gì đó", may=str(other.pk)).content
    assert left_and_top(odd, "Bà Đoàn", page=1) == pytest.approx(left_and_top(whole, "Bà Đoàn", page=1), abs=0.01)
    assert at(officer, "certificate:printer", other.pk).status_code == 404
    assert at(officer, "certificate:calibration", other.pk, "a4").status_code == 404


def test_a_reading_copy_before_anything_is_printed(short, officer, at):
    decision = short.issued_decision()
    page = at(officer, "certificate:options", decision.pk).content.decode()
    assert "Tám giấy một trang" in page and "Chưa dàn trang" in page
    with PdfDocument(at(officer, "certificate:proofs", decision.pk, 8).content) as document:
        words = document[0].get_textpage().get_text_range()
    assert "Dòng 1" in words and "Dòng 3" in words and "không có giá trị" in words
    assert at(officer, "certificate:proofs", decision.pk, 5).status_code == 404
    assert at(officer, "certificate:archive", decision.pk).status_code == 404
    assert not Certificate.objects.exists()


def test_everything_in_one_archive(short, officer, at):
    decision = short.certified_decision()
    packed = b"".join(at(officer, "certificate:archive", decision.pk).streaming_content)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = [archive.read(name) for name in archive.namelist()]
    assert files == [content(one.pdf) for one in of_decision(decision)]
    assert "Lấy tệp PDF 3 giấy" in at(officer, "certificate:options", decision.pk).content.decode()
