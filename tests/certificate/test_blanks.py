"""The stock of blanks: what came in, which sheet each certificate took, what was spoiled, and minutes for it."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from pypdfium2 import PdfDocument

from bangvang.audit.refusals import Refusal
from bangvang.certificate import actions
from bangvang.certificate.models import BlankKind, BlankReceipt, BlankSheet, Destruction
from bangvang.certificate.queries import of_decision
from bangvang.certificate.queries.blanks import Stock, stock_of, without_blank
from bangvang.certificate.validators import Serial, serial_of, serials_of
from bangvang.register.choices import Role

ON = date(2026, 3, 2)
FIRST = Serial("GK", 1, 6)


@pytest.fixture
def kind(world, officer) -> BlankKind:
    made = actions.add_kind(officer, world.department, name="Giấy khen A4", numbered=True)
    actions.receive(officer, made, on=ON, source="Ban TĐKT thành phố", document="PXK 12", first=FIRST, count=10)
    return made


def serials(*numbers: int) -> list[Serial]:
    return [Serial("GK", number, 6) for number in numbers]


# ── serials as they are typed ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("GK 000012", ["GK 000012"]),
        ("gk000012, GK 000015-000017", ["GK 000012", "GK 000015", "GK 000016", "GK 000017"]),
        ("GK 000015 – GK 000016;  7", ["GK 000015", "GK 000016", "7"]),
        ("", []),
    ],
)
def test_serials_are_read_as_people_type_them(typed, read):
    assert [str(one) for one in serials_of(typed)] == read


@pytest.mark.parametrize("typed", ["GK", "GK 12-AB 15", "GK 15-12", "GK 1-999999", "x" * 30 + "1"])
def test_what_is_no_serial_is_refused(typed):
    with pytest.raises(ValidationError):
        serials_of(typed)


def test_a_serial_keeps_its_zeros():
    assert (str(serial_of("gk  000123")), str(serial_of("0042"))) == ("GK 000123", "0042")


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"first": Serial("GK", 10, 6), "count": 5}, "đã nhận ngày 02/03/2026"),
        ({"first": None, "count": 5}, "từng tờ có số"),
        ({"first": Serial("GK", 50, 6), "count": 0}, "từ 1 đến"),
        ({"first": Serial("GK", 50, 6), "count": 5, "on": date(2990, 1, 1)}, "chưa tới"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(officer, kind, said, words):
    with pytest.raises(Refusal, match=words):
        actions.receive(officer, kind, **({"on": ON, "source": "Ban TĐKT"} | said))
    assert BlankReceipt.objects.count() == 1


def test_other_letters_before_the_same_figures_are_other_sheets(officer, kind):
    actions.receive(officer, kind, on=ON, source="Ban TĐKT", first=Serial("GL", 1, 6), count=2)
    assert stock_of(kind).left == 12


# ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_certificates_take_sheets_in_the_order_of_the_list_past_the_spoiled(short, officer, kind):
    decision = short.certified_decision()
    actions.spoil(officer, kind, on=ON, why="kẹt giấy", serials=serials(3))
    sheets = actions.use_blanks(
        officer, kind, list(without_blank(decision)), on=ON, first=Serial("GK", 2, 6), without=serials(3)
    )
    assert [(one.certificate.line.ordinal, one.serial) for one in sheets] == [
        (1, "GK 000002"),
        (2, "GK 000004"),
        (3, "GK 000005"),
    ]
    assert stock_of(kind) == Stock(received=10, used=3, spoiled=1, destroyed=0)
    assert stock_of(kind).left == 6
    assert not without_blank(decision).exists()


def test_a_serial_leaves_once_says_the_verb_and_the_table(short, officer, kind):
    decision = short.certified_decision()
    actions.spoil(officer, kind, on=ON, why="rách mép", serials=serials(2))
    with pytest.raises(Refusal, match="GK 000002 đã ghi in hỏng ngày 02/03/2026"):
        actions.use_blanks(officer, kind, list(without_blank(decision)), on=ON, first=FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        BlankSheet.objects.create(
            kind=kind, series="GK", number=2, digits=6, fate="spoiled", why="lần nữa", on=ON, by=officer
        )
    assert BlankSheet.objects.count() == 1


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        (serials(11), "chưa nhận vào sổ"),
        ([Serial("GL", 1, 6)], "chưa nhận vào sổ"),
        (serials(4, 4), "ghi hai lần"),
        ([], "từ 1 đến"),
        (serials(*range(1, 12)), "còn 10 tờ, không đủ 11"),
    ],
)
def test_what_is_not_in_the_stock_cannot_be_spoiled(officer, kind, listed, words):
    with pytest.raises(Refusal, match=words):
        actions.spoil(officer, kind, on=ON, why="kẹt giấy", serials=listed)
    assert stock_of(kind).left == 10


def test_nothing_goes_below_nothing_without_numbers_either(world, officer):
    plain = actions.add_kind(officer, world.department, name="Bìa da", numbered=False)
    actions.receive(officer, plain, on=ON, source="Nhà in", count=3)
    actions.spoil(officer, plain, on=ON, why="ố màu", count=2)
    with pytest.raises(Refusal, match="còn 1 tờ, không đủ 2"):
        actions.spoil(officer, plain, on=ON, why="ố màu", count=2)
    with pytest.raises(Refusal, match="không đánh số"):
        actions.receive(officer, plain, on=ON, source="Nhà in", first=FIRST, count=3)
    assert stock_of(plain).left == 1


def test_a_certificate_takes_one_sheet_and_each_reissue_one_of_its_own(short, officer, kind):
    decision = short.certified_decision()
    certificate = of_decision(decision)[0]
    actions.use_blanks(officer, kind, [certificate], on=ON, first=FIRST)
    with pytest.raises(Refusal, match="đã ghi phôi"):
        actions.use_blanks(officer, kind, [certificate], on=ON, first=Serial("GK", 2, 6))
    done = actions.reissue(officer, certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=ON)
    with pytest.raises(Refusal, match="đã ghi phôi"):
        actions.use_blanks(officer, kind, [certificate], on=ON, first=Serial("GK", 2, 6))
    sheet = actions.use_blank_anew(officer, kind, done, on=ON, first=Serial("GK", 2, 6))
    assert (sheet.certificate, sheet.reissue, sheet.serial) == (certificate, done, "GK 000002")
    with pytest.raises(Refusal, match="Lần cấp này đã ghi phôi"):
        actions.use_blank_anew(officer, kind, done, on=ON, first=Serial("GK", 3, 6))
    actions.release(officer, sheet, why="ghi nhầm số")
    actions.use_blank_anew(officer, kind, done, on=ON, first=Serial("GK", 3, 6))
    assert stock_of(kind).left == 8


def test_the_sheet_of_a_reissue_says_nothing_of_the_first_paper(short, officer, kind):
    decision = short.certified_decision()
    certificate = of_decision(decision)[0]
    done = actions.reissue(officer, certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=ON)
    actions.use_blank_anew(officer, kind, done, on=ON, first=FIRST)
    assert certificate in without_blank(decision)


def test_another_office_s_blank_is_not_taken_for_a_reissue(short, officer):
    certificate = of_decision(short.certified_decision())[0]
    done = actions.reissue(officer, certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=ON)
    stranger = short.outsider(Role.OFFICER)
    foreign = actions.add_kind(stranger, short.other_department, name="Giấy khen", numbered=False)
    actions.receive(stranger, foreign, on=ON, source="Nhà in", count=3)
    with pytest.raises(Refusal, match="của cơ quan khác"):
        actions.use_blank_anew(stranger, foreign, done, on=ON)
    with pytest.raises(PermissionDenied):
        actions.use_blank_anew(officer, foreign, done, on=ON)


def test_the_database_holds_one_blank_a_certificate_and_one_a_reissue(short, officer, kind):
    certificate = of_decision(short.certified_decision())[0]
    done = actions.reissue(officer, certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=ON)
    said = {"kind": kind, "fate": "used", "certificate": certificate, "on": ON, "by": officer}
    BlankSheet.objects.create(**said, number=1, series="GK")
    BlankSheet.objects.create(**said, number=2, series="GK", reissue=done)
    for double in ({"number": 3}, {"number": 3, "reissue": done}):
        with pytest.raises(IntegrityError, match=r"certificate_id|reissue_id|one_blank_a_"), transaction.atomic():
            BlankSheet.objects.create(**said, series="GK", **double)
    with pytest.raises(IntegrityError, match=r"blank_of_a_reissue_was_used"), transaction.atomic():
        BlankSheet.objects.create(kind=kind, fate="spoiled", why="kẹt giấy", reissue=done, on=ON, by=officer)


def test_what_another_clerk_wrote_first_is_a_refusal_and_no_fault(short, officer, kind, monkeypatch):
    """Two kinds of blanks are two locks: the look before says free, the database says no."""
    certificate = of_decision(short.certified_decision())[0]
    actions.use_blanks(officer, kind, [certificate], on=ON, first=FIRST)
    monkeypatch.setattr(actions.blanks, "_in_the_body", lambda *_given: None)
    with pytest.raises(Refusal, match="Người khác vừa ghi phôi"):
        actions.use_blanks(officer, kind, [certificate], on=ON, first=Serial("GK", 2, 6))
    assert stock_of(kind).left == 9


def test_the_page_of_a_reissue_s_blank(short, officer, kind, at):
    certificate = of_decision(short.certified_decision())[0]
    done = actions.reissue(officer, certificate, kind="lost", reason="mất khi chuyển nhà", request="Đơn", on=ON)
    assert f"/cap-lai/{done.pk}/phoi/" in at(officer, "certificate:reissue", certificate.pk).content.decode()
    assert "chưa ghi phôi" in at(officer, "certificate:reissue_blank", done.pk).content.decode()
    said = {"kind": kind.pk, "on": "02/03/2026", "first": "GK 000077"}
    refused = at(officer, "certificate:reissue_blank", done.pk, post=said)
    assert refused.status_code == 409
    assert "chưa nhận vào sổ" in refused.content.decode()
    assert at(officer, "certificate:reissue_blank", done.pk, post=said | {"first": "GK 000004"}).status_code == 302
    page = at(officer, "certificate:reissue_blank", done.pk).content.decode()
    assert "đã ghi phôi" in page
    assert "GK 000004" in page
    assert (
        "giấy cấp đổi, cấp lại"
        in at(officer, "certificate:blanks_of_decision", certificate.line.decision_id).content.decode()
    )


def test_a_wrong_entry_is_taken_back_and_stays_to_be_read(officer, kind):
    (sheet,) = actions.spoil(officer, kind, on=ON, why="kẹt giấy", serials=serials(5))
    with pytest.raises(Refusal, match="vì sao bỏ ghi"):
        actions.release(officer, sheet, why="")
    actions.release(officer, sheet, why="ghi nhầm số")
    assert stock_of(kind).left == 10
    with pytest.raises(Refusal, match="đã bỏ trước đó"):
        actions.release(officer, sheet, why="ghi nhầm số")
    actions.spoil(officer, kind, on=ON, why="kẹt giấy", serials=serials(5))
    assert BlankSheet.objects.count() == 2


def test_what_was_written_is_locked(officer, kind):
    actions.spoil(officer, kind, on=ON, why="kẹt giấy", serials=serials(5))
    for change in ({"why": "khác"}, {"number": 6}):
        with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
            BlankSheet.objects.update(**change)
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        BlankReceipt.objects.update(count=99)


# ── minutes ──────────────────────────────────────────────────────────────────────────────────────────────────────────
MINUTES = {"venue": "Văn phòng Sở", "members": "Ông Trần Quốc Hưng, Giám đốc\nBà Lương Thị Hòa", "manner": "cắt nhỏ"}


def test_minutes_take_all_spoiled_sheets_once(world, officer, kind):
    actions.spoil(officer, kind, on=ON, why="kẹt giấy", serials=serials(5, 6))
    minutes = actions.destroy(officer, world.department, on=ON, **MINUTES)
    assert [one.serial for one in minutes.sheets.all()] == ["GK 000005", "GK 000006"]
    assert stock_of(kind).destroyed == 2
    with pytest.raises(Refusal, match="Không có tờ phôi hỏng"):
        actions.destroy(officer, world.department, on=ON, **MINUTES)
    with pytest.raises(Refusal, match="biên bản hủy"):
        actions.release(officer, minutes.sheets.first(), why="ghi nhầm số")
    assert Destruction.objects.count() == 1


def test_minutes_before_the_sheet_was_spoiled_or_without_witnesses_are_refused(world, officer, kind):
    actions.spoil(officer, kind, on=ON, why="kẹt giấy", serials=serials(5))
    for said, words in (
        ({"on": date(2026, 3, 1)}, "sau ngày hủy"),
        ({"on": date(2990, 1, 1)}, "chưa tới"),
        ({"on": ON, "members": " "}, "người chứng kiến"),
    ):
        with pytest.raises(Refusal, match=words):
            actions.destroy(officer, world.department, **(MINUTES | said))
    assert not Destruction.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.DOCUMENT_CLERK}))
def test_others_keep_no_stock(world, kind, role):
    by = world.user(role)
    for act in (
        lambda: actions.add_kind(by, world.department, name="Khác", numbered=False),
        lambda: actions.receive(by, kind, on=ON, source="x", first=Serial("GK", 90, 6), count=1),
        lambda: actions.spoil(by, kind, on=ON, why="kẹt giấy", serials=serials(1)),
        lambda: actions.destroy(by, world.department, on=ON, **MINUTES),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert stock_of(kind).left == 10


def test_blanks_of_another_body_are_not_taken(short, kind):
    decision = short.certified_decision()
    stranger = short.outsider(Role.OFFICER)
    other = actions.add_kind(stranger, short.other_department, name="Phôi sở khác", numbered=False)
    actions.receive(stranger, other, on=ON, source="Nhà in", count=9)
    with pytest.raises(Refusal, match="cơ quan khác"):
        actions.use_blanks(stranger, other, list(without_blank(decision)), on=ON)
    assert stock_of(other).left == 9


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_from_an_empty_shelf_to_minutes_and_the_book(short, officer, at):
    decision, body = short.certified_decision(), short.department
    assert "Chưa ghi loại phôi nào" in at(officer, "certificate:stock", body.pk).content.decode()
    at(officer, "certificate:stock", body.pk, post={"name": "Giấy khen A4", "numbered": "on"})
    kind = BlankKind.objects.get()
    came = {"nhan-on": "02/03/2026", "nhan-source": "Ban TĐKT", "nhan-first": "GK 000001", "nhan-count": "5"}
    assert at(officer, "certificate:receive", kind.pk, post=came).status_code == 302
    again = at(officer, "certificate:receive", kind.pk, post=came)
    assert again.status_code == 409 and "đã nhận ngày 02/03/2026" in again.content.decode()
    gone = {"hong-on": "02/03/2026", "hong-serials": "GK 000002", "hong-why": "kẹt giấy"}
    assert at(officer, "certificate:spoil", kind.pk, post=gone).status_code == 302
    use = {"kind": kind.pk, "on": "02/03/2026", "first": "GK 000001", "without": ""}
    refused = at(officer, "certificate:blanks_of_decision", decision.pk, post=use)
    assert refused.status_code == 409 and "đã ghi in hỏng" in refused.content.decode()
    at(officer, "certificate:blanks_of_decision", decision.pk, post=use | {"without": "GK 000002"})
    page = at(officer, "certificate:blank_kind", kind.pk).content.decode()
    assert "còn 1 tờ" in page and "GK 000004" in page
    said = {"on": "02/03/2026", **MINUTES}
    assert at(officer, "certificate:destroy", body.pk, post=said).status_code == 302
    minutes = Destruction.objects.get()
    pdf = at(officer, "certificate:minutes_pdf", minutes.pk).content
    assert "GK 000002" in PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert at(officer, "certificate:minutes_docx", minutes.pk).content.startswith(b"PK")
    book = b"".join(at(officer, "certificate:blank_workbook", kind.pk).streaming_content)
    rows = list(openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows(min_row=7, values_only=True))
    assert [row[2] for row in rows[:5]] == ["GK 000001 – GK 000005", "GK 000001", "GK 000002", "GK 000003", "GK 000004"]
    assert (rows[-1][3], rows[-1][4]) == (5, 4)


@pytest.mark.parametrize("name", ["certificate:stock", "certificate:blank_kind"])
def test_the_stock_costs_the_same_for_one_and_for_three(world, officer, queries_of, name):
    spent = []
    for count in (1, 2):
        for index in range(count):
            made = actions.add_kind(officer, world.department, name=f"Loại {count}-{index}", numbered=True)
            actions.receive(officer, made, on=ON, source="Nhà in", first=FIRST, count=9)
            actions.spoil(officer, made, on=ON, why="kẹt giấy", serials=serials(*range(1, 2 * count)))
        spent.append(queries_of(officer, name, world.department.pk if name.endswith("stock") else made.pk))
    assert spent[0] == spent[1]
