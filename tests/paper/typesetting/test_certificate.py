"""Certificates: what stands on them, that it fits, that the code reads, and that names stay words."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from bangvang_paper.typesetting.certificate import (
    MOST_PAGES,
    CertificatePaper,
    certificate_batches,
    certificate_pdfs,
    certificates_pdf,
)
from bangvang_paper.typesetting.press import Unprintable

from .papers import CERTIFICATE, HARMFUL, in_one_line, pdf_pages, with_name

POINTS_PER_MM = 72 / 25.4
LONG_NAME = "Trung tâm Điều dưỡng người có công và Bảo trợ xã hội Hải An"
LONG_UNIT = (
    "Phó Trưởng phòng phụ trách Phòng Bảo vệ chăm sóc trẻ em và Bình đẳng giới, "
    "Chi cục Phòng, chống tệ nạn xã hội Hải Phòng."
)
LONG_MERIT = (
    "Đã có thành tích đặc biệt xuất sắc trong công tác giải quyết việc làm, giảm nghèo bền vững, đào tạo nghề cho lao động "
    "nông thôn và chăm lo người có công với cách mạng, góp phần hoàn thành vượt mức các chỉ tiêu kinh tế – xã hội của thành "
    "phố giai đoạn 2015–2020 và xây dựng nông thôn mới kiểu mẫu năm."
)


def picture(data: bytes, dpi: int = 200, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        return document[page].render(scale=dpi / 72).to_pil()


def boxes(data: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every letter, in mm."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[page].get_textpage()
        found = [text.get_charbox(index) for index in range(text.count_chars())]
    return [tuple(side / POINTS_PER_MM for side in box) for box in found if box[2] > box[0]]  # type: ignore[misc]


def test_the_lines_stand_in_the_order_of_the_decree():
    (text,) = pdf_pages(certificates_pdf([CERTIFICATE]))
    words = in_one_line(text)
    lines = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "TẶNG",
        "GIẤY KHEN",
        "Bà Đoàn Thị Hạnh",
        "Điều dưỡng, Cơ sở cai nghiện ma túy số 2",
        "Đã có thành tích tốt trong phong trào thi đua yêu nước giai đoạn 2015–2020",
        "Quyết định số 251/QĐ-SLĐTBXH, ngày 13 tháng 7 năm 2020",
        "Số sổ vàng: 7",
        "https://thidua.example.vn/x/k3vDq9bRZw2mX7aT",
        "Hải Phòng, ngày 13 tháng 7 năm 2020",
        "GIÁM ĐỐC",
        "Trần Quốc Hưng",
    ]
    places = []
    for line in lines:
        places.append(words.index(line, places[-1] + 1 if places else 0))
    assert places == sorted(places)


def test_the_code_on_the_page_reads_at_200_dpi():
    codes = zxingcpp.read_barcodes(picture(certificates_pdf([CERTIFICATE])))
    assert [code.text for code in codes] == ["https://thidua.example.vn/x/k3vDq9bRZw2mX7aT"]


def test_every_page_carries_its_own_code_in_the_order_given():
    papers = [replace(CERTIFICATE, verify_url=f"https://thidua.example.vn/x/id{number}") for number in range(3)]
    data = certificates_pdf(papers)
    read = [zxingcpp.read_barcodes(picture(data, page=page))[0].text for page in range(3)]
    assert read == [paper.verify_url for paper in papers]


@pytest.mark.parametrize("emblem", [None, "png"])
def test_the_longest_words_stay_inside_the_border_and_apart(emblem):
    paper = replace(
        CERTIFICATE,
        name=LONG_NAME,
        honorific="",
        position_unit=LONG_UNIT,
        merit=LONG_MERIT,
        issuer_title="Giám đốc Sở Lao động - Thương binh và Xã hội thành phố Hải Phòng và các khu công nghiệp",
        signer_title="Phó Giám đốc phụ trách Sở Lao động - Thương binh và Xã hội",
        power="KT. Giám đốc",
        verify_url="https://thiduakhenthuong.haiphong.gov.vn/tra-cuu/x/k3vDq9bRZw2mX7aTk3vDq9bRZw2mX7aT",
        draft_note="Bản dựng thử từ danh sách",
        emblem=png() if emblem else None,
    )
    assert (len(paper.name), len(paper.position_unit), len(paper.merit)) >= (58, 119, 300)
    data = certificates_pdf([paper])
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
    letters = boxes(data)
    assert min(box[0] for box in letters) > 14.5
    assert max(box[2] for box in letters) < 297 - 14.5
    assert min(box[1] for box in letters) > 14.5
    assert max(box[3] for box in letters) < 210 - 14.5
    merit_ends = lowest_of(data, "kiểu mẫu năm.")
    assert merit_ends > highest_of(data, "Quyết định số") + 1
    assert merit_ends > highest_of(data, "Hải Phòng, ngày") + 1
    assert in_one_line(LONG_MERIT) in in_one_line(pdf_pages(data)[0])


@pytest.mark.parametrize("unit", ["", LONG_UNIT])
def test_a_name_in_capitals_that_takes_two_lines_still_fits(unit):
    paper = replace(
        CERTIFICATE,
        honorific="",
        name="TRUNG TÂM ĐIỀU DƯỠNG NGƯỜI CÓ CÔNG VÀ BẢO TRỢ XÃ HỘI QUẬN HỒNG BÀNG",
        position_unit=unit,
        merit=LONG_MERIT,
        issuer_title="Chủ tịch Ủy ban nhân dân xã, phường, đặc khu và các khu kinh tế trực thuộc thành phố Hải Phòng mới",
        award_name="Giấy khen gia đình tiêu biểu xuất sắc",
    )
    data = certificates_pdf([paper])
    assert lowest_of(data, "kiểu mẫu năm.") > highest_of(data, "Hải Phòng, ngày") + 1
    assert max(box[2] for box in boxes(data)) < 297 - 14.5
    assert "QUẬN HỒNG BÀNG" in in_one_line(pdf_pages(data)[0])


def lowest_of(data: bytes, words: str) -> float:
    return min(bottom for bottom, _ in heights(data, words))


def highest_of(data: bytes, words: str) -> float:
    return max(top for _, top in heights(data, words))


def heights(data: bytes, words: str) -> list[tuple[float, float]]:
    """Bottom and top, in mm from the foot of the page, of the letters of the last place where ``words`` stand."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        start = text.get_text_range().replace("\r\n", "\r\n").rindex(words)
        rows = [text.get_charbox(index) for index in range(start, start + len(words))]
    return [(box[1] / POINTS_PER_MM, box[3] / POINTS_PER_MM) for box in rows if box[2] > box[0]]


def test_a_long_name_is_set_smaller_than_a_short_one():
    def height(name: str) -> float:
        ((bottom, top),) = heights(certificates_pdf([with_name(CERTIFICATE, name)]), "\u0166")
        return top - bottom

    short = "\u0166oàn Thị Hạnh"
    assert height(short) > height(f"{short} và tập thể cán bộ Cơ sở cai nghiện ma túy số 2 Hải An") * 1.05


@pytest.mark.parametrize("size", [[297, 210], [420, 297], [400, 300], None])
def test_the_sheet_has_the_size_that_the_caller_gives(size):
    with pypdfium2.PdfDocument(certificates_pdf([replace(CERTIFICATE, layout={"size_mm": size})])) as document:
        width, height = document[0].get_size()
    assert (round(width / POINTS_PER_MM), round(height / POINTS_PER_MM)) == tuple(size or (297, 210))


@pytest.mark.parametrize("size", ["A4", [297], [10, 10], [2970, 2100]])
def test_a_size_that_cannot_be_is_refused(size):
    with pytest.raises(ValueError, match="Khổ giấy"):
        certificates_pdf([replace(CERTIFICATE, layout={"size_mm": size})])


def test_a_name_that_looks_like_a_command_is_printed_as_it_is():
    (text,) = pdf_pages(certificates_pdf([replace(CERTIFICATE, honorific="", name=HARMFUL, merit=HARMFUL)]))
    assert in_one_line(text).count(HARMFUL) == 2


def test_without_a_note_and_a_signer_nothing_stands_there():
    (text,) = pdf_pages(certificates_pdf([replace(CERTIFICATE, signer_name=None, signed_on=None, decided_on=None)]))
    assert "Bản dựng thử" not in text
    assert "Trần Quốc Hưng" not in text
    assert "2020" not in text.replace("2015–2020", "")
    (drafted,) = pdf_pages(certificates_pdf([replace(CERTIFICATE, draft_note="Bản dựng thử từ danh sách")]))
    assert "Bản dựng thử từ danh sách" in drafted


def test_a_deputy_signs_in_the_place_of_the_head():
    paper = replace(CERTIFICATE, power="KT. Giám đốc", signer_title="Phó Giám đốc")
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in in_one_line(pdf_pages(certificates_pdf([paper]))[0])


def test_the_place_of_the_emblem_is_kept_when_none_is_given_and_filled_when_one_is():
    middle = (1169 - 70, 140, 1169 + 70, 290)  # at 200 dpi: the square at the top of the sheet
    empty = picture(certificates_pdf([CERTIFICATE])).crop(middle).convert("RGB")
    filled = picture(certificates_pdf([replace(CERTIFICATE, emblem=png())])).crop(middle).convert("RGB")
    drawn = picture(certificates_pdf([replace(CERTIFICATE, emblem=SVG)])).crop(middle).convert("RGB")
    assert empty.getcolors(10) == [(empty.width * empty.height, (255, 255, 255))]
    assert filled.getpixel((70, 75)) == (0, 0, 200)
    assert drawn.getpixel((70, 75)) == (0, 128, 0)


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10">'
    b'<rect width="10" height="10" fill="#008000"/></svg>'
)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (0, 0, 200)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "emblem",
    [
        b"GIF89a",
        b"%PDF-1.7",
        b"x" * 2_000_001,
        SVG.replace(b"<rect", b'<image href="file:///etc/passwd"/><rect'),
        SVG.replace(b"<rect", b"<script>1</script><rect"),
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG,
    ],
)
def test_an_emblem_that_is_no_picture_or_reaches_outside_is_refused(emblem):
    with pytest.raises(ValueError, match=r"PNG|MB"):
        certificates_pdf([replace(CERTIFICATE, emblem=emblem)])


def test_a_letter_that_no_font_has_is_named_and_nothing_is_printed():
    with pytest.raises(Unprintable, match=r"“漢” \(U\+6F22\)"):
        certificates_pdf([with_name(CERTIFICATE, "Trần 漢 Hưng")])


def test_decomposed_letters_are_set_composed():
    (text,) = pdf_pages(certificates_pdf([with_name(CERTIFICATE, "Đoàn Thị Ha\u0323nh")]))
    assert "Đoàn Thị Hạnh" in text


def test_single_files_come_in_the_order_given():
    papers = [
        with_name(CERTIFICATE, f"Nguyễn Văn {name}") for name in ("An", "Bình", "Cường", "Dũng", "Em", "Phúc", "Giang")
    ]
    read = [pdf_pages(data) for data in certificate_pdfs(papers)]
    assert [len(pages) for pages in read] == [1] * 7
    assert all(paper.name in pages[0] for paper, pages in zip(papers, read, strict=True))


def test_many_threads_print_at_once_and_none_gets_the_page_of_another():
    names = [f"Nguyễn Văn {name}" for name in ("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lâm")]
    with ThreadPoolExecutor(4) as pool:
        files = list(pool.map(lambda name: certificates_pdf([with_name(CERTIFICATE, name)]), names))
    assert all(f"{name}\r\n" in pdf_pages(data)[0] for name, data in zip(names, files, strict=True))


def test_one_file_says_that_it_is_pdf_a():
    data = certificates_pdf([CERTIFICATE])
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data


def test_none_and_too_many_are_refused_and_batches_hold_them_all(monkeypatch):
    with pytest.raises(ValueError, match="Chưa có giấy khen"):
        certificates_pdf([])
    with pytest.raises(ValueError, match="tối đa"):
        certificates_pdf([CERTIFICATE] * (MOST_PAGES + 1))
    monkeypatch.setattr("bangvang_paper.typesetting.certificate.BATCH_PAGES", 2)
    papers: list[CertificatePaper] = [with_name(CERTIFICATE, f"Nguyễn Văn {name}") for name in "ABCDE"]
    assert [len(pdf_pages(data)) for data in certificate_batches(papers)] == [2, 2, 1]
