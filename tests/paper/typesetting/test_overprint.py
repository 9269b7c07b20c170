"""Ink on blanks: what is left out, how far it moves, what the calibration sheet and the reading copy show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp

from bangvang_paper.typesetting.calibration import RULE_MM, calibration_pdf
from bangvang_paper.typesetting.certificate import PrintRun, certificates_pdf
from bangvang_paper.typesetting.certificate_proofs import ProofOf, certificate_proofs_pdf
from bangvang_paper.typesetting.certificate_setting import Nudge
from bangvang_paper.typesetting.destruction import DestructionPaper, SpoiledBlank, destruction_docx, destruction_pdf

from .papers import CERTIFICATE, LAYOUT, docx_text, in_one_line, opened, pdf_pages, squeezed
from .test_certificate import POINTS_PER_MM, picture

ON_BLANK = ("CỘNG HÒA", "Độc lập", "GIÁM ĐỐC SỞ LAO ĐỘNG", "TẶNG", "GIẤY KHEN")
CHANGING = ("Bà Đoàn Thị Hạnh", "Điều dưỡng", "Quyết định số", "Số sổ vàng", "Hải Phòng, ngày", "Trần Quốc Hưng")


def place(data: bytes, words: str, page: int = 0) -> tuple[float, float, float]:
    """Left, top (from the top of the sheet) and width in mm of the first letter of ``words``."""
    with pypdfium2.PdfDocument(data) as document:
        height = document[page].get_height()
        text = document[page].get_textpage()
        left, _bottom, right, top = text.get_charbox(text.get_text_range().index(words))
    return left / POINTS_PER_MM, (height - top) / POINTS_PER_MM, (right - left) / POINTS_PER_MM


def ink(data: bytes, dpi: int = 300) -> tuple[float, float, float, float]:
    """Left, top, right, bottom in mm of everything that is not white, as it would lie on the paper."""
    image = picture(data, dpi).convert("L").point(lambda level: 255 if level < 200 else 0)
    return tuple(side * 25.4 / dpi for side in image.getbbox())


def test_on_a_blank_only_the_changing_words_are_printed_and_where_they_would_be():
    whole, over = certificates_pdf([CERTIFICATE]), certificates_pdf([CERTIFICATE], PrintRun(overprint=True))
    text = in_one_line(pdf_pages(over)[0])
    assert [words for words in ON_BLANK if words in text] == []
    assert [words for words in CHANGING if words not in text] == []
    for words in CHANGING:
        assert place(over, words) == pytest.approx(place(whole, words), abs=0.01)
    assert ink(over)[1] > 80, "no border, no emblem: the upper third of the sheet is white"
    assert [code.text for code in zxingcpp.read_barcodes(picture(over))] == [CERTIFICATE.verify_url]


@pytest.mark.parametrize(("dx", "dy"), [(0.1, 0.0), (-0.1, 0.3), (2.5, -1.7), (-20.0, 20.0)])
def test_an_offset_moves_the_ink_by_exactly_as_much(dx, dy):
    still = certificates_pdf([CERTIFICATE], PrintRun(overprint=True))
    moved = certificates_pdf([CERTIFICATE], PrintRun(overprint=True, dx=dx, dy=dy))
    for words in CHANGING:
        before, after = place(still, words), place(moved, words)
        assert after[0] - before[0] == pytest.approx(dx, abs=0.02)
        assert after[1] - before[1] == pytest.approx(dy, abs=0.02)
    before, after = ink(still), ink(moved)
    assert after[0] - before[0] == pytest.approx(dx, abs=0.1)
    assert after[1] - before[1] == pytest.approx(dy, abs=0.1)


def test_a_scale_draws_everything_from_the_upper_left_corner():
    still, larger = certificates_pdf([CERTIFICATE]), certificates_pdf([CERTIFICATE], PrintRun(scale=1.02))
    for words in CHANGING:
        before, after = place(still, words), place(larger, words)
        assert after[:2] == pytest.approx((before[0] * 1.02, before[1] * 1.02), abs=0.03)


def test_the_sheet_keeps_its_size_however_the_ink_moves():
    with pypdfium2.PdfDocument(certificates_pdf([CERTIFICATE], PrintRun(dx=5, scale=1.05))) as document:
        width, height = document[0].get_size()
    assert (round(width / POINTS_PER_MM), round(height / POINTS_PER_MM)) == (297, 210)


@pytest.mark.parametrize("overprint", [False, True])
def test_a_nudge_moves_the_words_of_one_certificate_and_not_what_a_blank_has(overprint):
    run = PrintRun(overprint=overprint)
    nudged = replace(CERTIFICATE, nudge=Nudge(dx=1.5, dy=-0.8))
    data, still = certificates_pdf([nudged, CERTIFICATE], run), certificates_pdf([CERTIFICATE], run)
    for words in CHANGING:
        before, after = place(still, words), place(data, words)
        assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((1.5, -0.8), abs=0.02)
        assert place(data, words, page=1) == pytest.approx(before, abs=0.01), "the next certificate stays"
    if not overprint:
        assert place(data, "CỘNG HÒA") == pytest.approx(place(still, "CỘNG HÒA"), abs=0.01)


@pytest.mark.parametrize(("step", "factor"), [(2, 1.1), (-3, 0.85)])
def test_a_step_sets_the_recipient_larger_or_smaller(step, factor):
    still = certificates_pdf([CERTIFICATE])
    changed = certificates_pdf([replace(CERTIFICATE, nudge=Nudge(step=step))])
    assert place(changed, "Bà Đoàn")[2] / place(still, "Bà Đoàn")[2] == pytest.approx(factor, abs=0.02)
    assert place(changed, "Quyết định")[2] == pytest.approx(place(still, "Quyết định")[2], abs=0.01)


# ── the calibration sheet ────────────────────────────────────────────────────────────────────────────────────────────
def lines(data: bytes) -> list[tuple[float, float, float, float]]:
    """x0, top, x1, bottom in mm of every straight line."""
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return [
            tuple(line[side] / POINTS_PER_MM for side in ("x0", "top", "x1", "bottom"))
            for line in document.pages[0].lines
        ]


@pytest.mark.parametrize("size", [(297.0, 210.0), (420.0, 297.0), (400.0, 300.0)])
def test_crosses_and_rule_stand_where_the_sheet_says(size):
    width, height = size
    drawn = lines(calibration_pdf(width, height, printer="Canon phòng Thi đua"))
    across = [line for line in drawn if line[2] - line[0] == pytest.approx(16, abs=0.05)]
    middles = {(round((one[0] + one[2]) / 2, 1), round(one[1], 1)) for one in across}
    wanted = {(40, 40), (width - 40, 40), (40, height - 40), (width - 40, height - 40), (width / 2, height / 2)}
    assert middles == wanted
    assert [one for one in drawn if one[2] - one[0] == pytest.approx(RULE_MM, abs=0.05)] != []


def test_the_zero_of_each_scale_lies_on_the_edge_and_moves_with_the_printer():
    def left_scale(run: PrintRun) -> list[float]:
        drawn = lines(calibration_pdf(297, 210, printer="Máy", run=run))
        upright = {round(one[0], 2) for one in drawn if one[2] - one[0] < 0.05 and one[0] < 21.05 and 86 < one[1] < 88}
        return sorted(upright)

    still = left_scale(PrintRun())
    assert 0.0 in still and 20.0 in still
    moved = left_scale(PrintRun(dx=1.5))
    assert 1.5 in moved and 0.0 not in moved


def test_the_sheet_says_for_which_printer_and_how_it_is_set():
    (text,) = pdf_pages(
        calibration_pdf(297, 210, printer="Canon phòng Thi đua", run=PrintRun(dx=1.5, dy=-0.4, scale=0.995))
    )
    words = in_one_line(text)
    assert "Canon phòng Thi đua" in words and "ngang 1,5 mm, dọc -0,4 mm, cỡ 99,5%" in words


# ── reading copies ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("a_sheet", "pages", "size"), [(4, 3, (297, 210)), (8, 2, (210, 297))])
def test_a_reading_copy_holds_every_line_with_its_number_and_no_code(a_sheet, pages, size):
    items = [ProofOf(line, replace(CERTIFICATE, name=f"Nguyễn Văn {line:02d}")) for line in range(1, 11)]
    data = certificate_proofs_pdf(items, heading="Quyết định số 251/QĐ-SLĐTBXH", a_sheet=a_sheet)
    read = [in_one_line(text) for text in pdf_pages(data)]
    assert len(read) == pages
    together = " ".join(read)
    for line in range(1, 11):
        assert f"Dòng {line} " in together and f"Nguyễn Văn {line:02d}" in together
    assert all("không có giá trị. Quyết định số 251/QĐ-SLĐTBXH" in text for text in read)
    for page in range(pages):
        assert zxingcpp.read_barcodes(picture(data, page=page)) == []
    with pypdfium2.PdfDocument(data) as document:
        assert [round(side / POINTS_PER_MM) for side in document[0].get_size()] == list(size)


def test_a_reading_copy_of_none_or_of_an_odd_number_is_refused():
    with pytest.raises(ValueError, match="4 hoặc 8"):
        certificate_proofs_pdf([ProofOf(1, CERTIFICATE)], heading="", a_sheet=5)
    with pytest.raises(ValueError, match="Chưa có giấy khen"):
        certificate_proofs_pdf([], heading="")


# ── minutes of spoiled blanks ────────────────────────────────────────────────────────────────────────────────────────
def test_the_minutes_of_destruction_name_every_sheet_in_both_forms():
    paper = DestructionPaper(
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng", agency="Sở Lao động - Thương binh và Xã hội", number=None,
        symbol="BB-SLĐTBXH", place="Hải Phòng", signed_on=date(2026, 3, 2), heading="Hủy phôi giấy khen in hỏng",
        held_on=date(2026, 3, 2), venue="Văn phòng Sở", members=["Ông Trần Quốc Hưng, Giám đốc", "Bà Lương Thị Hòa"],
        manner="cắt nhỏ", layout=LAYOUT,
        blanks=[SpoiledBlank("Giấy khen A4", "GK 000012", "kẹt giấy", "Bà Hòa"), SpoiledBlank("Bìa", "", "in lệch", "Bà Hòa")],
    )  # fmt: skip
    pdf, docx = "\n".join(pdf_pages(destruction_pdf(paper))), docx_text(destruction_docx(paper))
    for words in (
        "BIÊN BẢN",
        "ngày 02 tháng 3 năm 2026",
        "hủy 2 tờ phôi",
        "GK 000012",
        "kẹt giấy",
        "không đánh số",
        "cắt nhỏ",
    ):
        assert squeezed(words) in squeezed(pdf), words
        assert squeezed(words) in squeezed(docx), words
    assert opened(destruction_docx(paper)).tables
