"""A layout is data: what is not understood is refused at its place, and the house's own layout stands where it stood."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang_paper.typesetting.certificate import certificate_png, certificates_pdf
from bangvang_paper.typesetting.certificate_default import A4_MM, default_layout
from bangvang_paper.typesetting.certificate_layout import (
    NAMES,
    LayoutRefused,
    layout_data,
    layout_from,
    problems_of,
)

from .papers import CERTIFICATE, in_one_line, pdf_pages
from .test_certificate import LONG_MERIT, LONG_NAME, LONG_UNIT, POINTS_PER_MM, boxes

# Left and foot (mm from the lower left corner) of the first letter of each line of the sample paper, read on 2026-11-26
# from the template before layouts were data: what was printed then prints the same now.
PRINTED_BEFORE = {
    "CỘNG HÒA XÃ": (94.89, 162.85),
    "Độc lập": (116.85, 157.09),
    "GIÁM ĐỐC SỞ": (64.78, 139.73),
    "TẶNG": (140.76, 128.64),
    "GIẤY KHEN": (102.69, 111.38),
    "Bà Đoàn": (110.74, 93.73),
    "Điều dưỡng": (101.31, 83.10),
    "Đã có": (63.38, 73.24),
    "Quyết định số": (24.16, 51.62),
    "Số sổ vàng": (24.08, 46.75),
    "https:": (24.03, 18.50),
    "Hải Phòng, ngày": (183.56, 58.86),
    "Trần Quốc Hưng": (202.73, 19.00),
}


def data(**changes: object) -> dict:
    return deepcopy(layout_data(default_layout())) | changes


def with_part(name: str, **changes: object) -> dict:
    told = data()
    told["elements"][name] |= changes
    return told


def said(told: object) -> str:
    with pytest.raises(LayoutRefused) as refused:
        layout_from(told)
    return str(refused.value)


@pytest.mark.parametrize("size", [A4_MM, (420.0, 297.0), (400.0, 300.0), (450.0, 350.0), (210.0, 148.0)])
@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("group", ["letter", "title", "medal"])
@pytest.mark.parametrize("shares", [True, False])
def test_the_default_of_every_sheet_is_one_that_can_be_printed(size, signed, group, shares):
    layout = replace(default_layout(size, signed=signed, group=group), shares_white=shares)
    assert list(problems_of(layout)) == []
    assert layout_from(json.loads(json.dumps(layout_data(layout)))) == layout


def test_what_was_printed_before_layouts_were_data_prints_the_same():
    with pypdfium2.PdfDocument(certificates_pdf([CERTIFICATE])) as document:
        text = document[0].get_textpage()
        whole = text.get_text_range()
        found = {words: text.get_charbox(whole.index(words)) for words in PRINTED_BEFORE}
    standing = {words: (box[0] / POINTS_PER_MM, box[1] / POINTS_PER_MM) for words, box in found.items()}
    for words, (left, foot) in PRINTED_BEFORE.items():
        assert standing[words] == pytest.approx((left, foot), abs=0.02), words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("bố cục", "thiếu cả phần này"),
        (data(watermark=1), "mục lạ “watermark”"),
        ({key: value for key, value in data().items() if key != "margin_mm"}, "thiếu mục “margin_mm”"),
        (with_part("recipient", font="UTM"), "Tên tập thể, cá nhân: bố cục có mục lạ “font”"),
        (with_part("emblem", colour="#000000"), "Quốc huy, biểu trưng: bố cục có mục lạ “colour”"),
        (data(sheet_mm=[100, 100]), "Khổ giấy 100 × 100 mm nằm ngoài"),
        (data(sheet_mm=[297]), "phải gồm 2 số"),
        (data(sheet_mm=["297", 210]), "phải gồm 2 số"),
        (data(margin_mm=float("nan")), "phải là một số"),
        (data(margin_mm=True), "phải là một số"),
        (data(margin_mm=60), "Lề phải từ 0 đến 40"),
        (data(edge_mm=1), "Khung viền phải cách mép"),
        (data(border="dragons"), "chỉ nhận một trong"),
        (data(shares_white="yes"), "phải là có hoặc không"),
        (data(verb=" "), "hãy ghi chữ in ở dòng này"),
        (data(verb="T" * 61), "ngắn hơn 60"),
        (with_part("golden", box_mm=[250, 150, 60, 5]), "Số sổ vàng: ô ra ngoài tờ giấy"),
        (with_part("golden", box_mm=[5, 150, 60, 5]), "Số sổ vàng: ô ra ngoài tờ giấy"),
        (with_part("golden", box_mm=[24, 150, 0, 5]), "rộng ít nhất 2 mm"),
        (with_part("qr", box_mm=[24, 160, 19, 29]), "mã nhỏ hơn 20 mm"),
        (with_part("golden", box_mm=[24, 137, 122, 9]), "đè lên ô"),
        (with_part("signer_name", box_mm=[169, 165, 106, 5]), "đè lên ô “Chỗ ký, đóng dấu”"),
        (with_part("recipient", sizes_mm=[]), "ít nhất một cỡ chữ"),
        (with_part("recipient", sizes_mm=[5, 9]), "xếp từ lớn đến nhỏ"),
        (with_part("recipient", sizes_mm=[900]), "cỡ chữ từ 1,5 đến 40"),
        (with_part("recipient", broken_mm=[0.4]), "cỡ chữ từ 1,5 đến 40"),
        (with_part("recipient", sizes_mm=[5] * 9), "nhiều nhất 8 cỡ"),
        (with_part("recipient", lines=0), "số dòng từ 1 đến 6"),
        (with_part("recipient", lines=1.5), "phải là số nguyên"),
        (with_part("decision", lines=4), "ô thấp hơn chữ: 4 dòng"),
        (with_part("recipient", colour="red"), "màu chữ ghi như #B0161B"),
        (with_part("recipient", colour="#B0161B;x"), "màu chữ ghi như #B0161B"),
        (with_part("recipient", tracking=3), "giãn chữ từ 0 đến"),
        (with_part("recipient", align="justify"), "chỉ nhận một trong"),
        (with_part("recipient", printing="sometimes"), "chỉ nhận một trong"),
    ],
)
def test_what_cannot_be_printed_is_refused_at_its_place(told, words):
    assert words in said(told)


def test_every_problem_is_told_at_once_with_its_element_and_key():
    told = with_part("qr", box_mm=[24, 160, 10, 10])
    told["elements"]["merit"]["sizes_mm"] = []
    with pytest.raises(LayoutRefused) as refused:
        layout_from(told)
    assert {(one.element, one.key) for one in refused.value.problems} >= {("qr", "box_mm"), ("merit", "sizes_mm")}


def test_a_part_that_is_not_printed_may_lie_anywhere():
    told = with_part("golden", printing="never", box_mm=[0, 0, 900, 900])
    assert layout_from(told).elements["golden"].printing == "never"


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*NAMES, "sheet_mm", "elements"]), inner)
        ),
        max_leaves=12,
    )
)
def test_no_json_however_odd_gets_past_or_breaks_the_reader(told):
    with pytest.raises(LayoutRefused):
        layout_from(told)


# ── words in boxes ───────────────────────────────────────────────────────────────────────────────────────────────────
FIXED = replace(default_layout(), shares_white=False)


@pytest.mark.parametrize("short", [True, False])
def test_in_fixed_boxes_no_word_leaves_its_box_however_long_it_is(short):
    paper = replace(CERTIFICATE, design=FIXED)
    if not short:
        paper = replace(paper, name=LONG_NAME * 3, position_unit=LONG_UNIT * 3, merit=LONG_MERIT * 3)
    with pypdfium2.PdfDocument(certificates_pdf([paper])) as document:
        text = document[0].get_textpage()
        whole = text.get_text_range()
        start = whole.index(paper.merit[:10])
        tops = [210 - text.get_charbox(at)[3] / POINTS_PER_MM for at in range(start, start + 10)]
        lowest = 210 - text.get_charbox(whole.index("Quyết định số"))[3] / POINTS_PER_MM
    box = FIXED.elements["merit"].box
    assert box.y - 2 < min(tops) < box.bottom < lowest + 2
    assert in_one_line(paper.merit) in in_one_line(pdf_pages(certificates_pdf([paper]))[0])


def test_a_box_that_is_moved_moves_its_words_and_no_others():
    def left_of(paper, words: str) -> float:
        with pypdfium2.PdfDocument(certificates_pdf([paper])) as document:
            text = document[0].get_textpage()
            return text.get_charbox(text.get_text_range().index(words))[0] / POINTS_PER_MM

    moved = layout_data(FIXED)
    moved["elements"]["decision"]["box_mm"][0] += 7.5
    before, after = (replace(CERTIFICATE, design=one) for one in (FIXED, layout_from(moved)))
    assert left_of(after, "Quyết định số") - left_of(before, "Quyết định số") == pytest.approx(7.5, abs=0.05)
    assert left_of(after, "Bà Đoàn") == pytest.approx(left_of(before, "Bà Đoàn"), abs=0.01)


def test_a_colour_a_border_and_a_part_that_is_left_out():
    told = layout_data(FIXED) | {"border": "none"}
    told["elements"]["recipient"]["colour"] = "#1D4A8F"
    told["elements"]["golden"]["printing"] = "never"
    data = certificates_pdf([replace(CERTIFICATE, design=layout_from(told))])
    assert "Số sổ vàng" not in pdf_pages(data)[0]
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=2).to_pil().convert("RGB")
    colours = {colour for _count, colour in picture.getcolors(1 << 20)}
    assert (0x1D, 0x4A, 0x8F) in colours
    assert picture.crop((0, 0, 60, picture.height)).getcolors() == [(60 * picture.height, (255, 255, 255))]


def test_the_picture_for_the_screen_is_the_same_paper():
    png = certificate_png(replace(CERTIFICATE, design=FIXED), 72)
    assert png.startswith(b"\x89PNG") and len(boxes(certificates_pdf([CERTIFICATE]))) > 200
