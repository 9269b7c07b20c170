"""The decision: both files say the same, in the order and measures of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.decision import decision_docx, decision_pdf
from bangvang_paper.typesetting.press import Unprintable

from .papers import ANNEX, DECISION, HARMFUL, LAYOUT, docx_text, in_one_line, opened, pdf_pages, squeezed


def same_words(paper) -> str:
    """The words of both files, held equal. The page number is a field in one and a word in the other: left out."""
    pages = [re.sub(r"^\d+\s*\r?\n", "", page) for page in pdf_pages(decision_pdf(paper))]
    words = squeezed(docx_text(decision_docx(paper)))
    assert squeezed("".join(pages)) == words
    return words


VARIANTS = {
    "whole": DECISION,
    "not yet numbered": replace(DECISION, number=None, signed_on=None, signer_name=None),
    "no list": replace(DECISION, annex=None, draft_note=None),
    "by a deputy": replace(DECISION, power="KT. Giám đốc", signer_title="Phó Giám đốc"),
    "for a committee": replace(
        DECISION, power="TM.", signer_title="Ủy ban nhân dân", agency=("Ủy ban nhân dân", "Quận X")
    ),
    "no money": replace(
        DECISION, annex=Annex("Danh sách", ("STT", "Họ tên"), [AnnexGroup("", [(1, "An"), (2, "Bình")])])
    ),
    "harmful": replace(
        DECISION,
        heading=HARMFUL,
        articles=[HARMFUL],
        grounds=[HARMFUL],
        recipients=[HARMFUL],
        annex=replace(ANNEX, groups=[AnnexGroup(HARMFUL, [(1, HARMFUL, HARMFUL, 5)])]),
    ),
}


@pytest.mark.parametrize("paper", VARIANTS.values(), ids=VARIANTS.keys())
def test_both_files_say_the_same(paper):
    same_words(paper)


def test_a_command_in_a_name_stays_words():
    words = same_words(VARIANTS["harmful"])
    assert words.count(squeezed(HARMFUL)) >= 5
    document = opened(decision_docx(VARIANTS["harmful"]))
    fields = document.element.body.findall(f".//{qn('w:instrText')}")
    assert fields == []


def test_the_parts_stand_in_the_order_of_the_form():
    text = in_one_line(docx_text(decision_docx(DECISION)))
    parts = [
        "Bản dựng thử từ danh sách",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: 05/QĐ-SLĐTBXH",
        "Hải Phòng, ngày 13 tháng 7 năm 2020",
        "QUYẾT ĐỊNH Về việc tặng Giấy khen cho 1 tập thể và 1 cá nhân",
        "GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;",
        "Theo đề nghị của Hội đồng Thi đua - Khen thưởng Sở. QUYẾT ĐỊNH:",
        "Điều 1. Tặng Giấy khen cho 1 tập thể và 1 cá nhân (có danh sách kèm theo).",
        "Điều 2. Tiền thưởng kèm theo là 1.350.000 đồng, gồm: 1. Tập thể: 900.000 đồng. 2. Cá nhân: 450.000 đồng.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.",
        "Nơi nhận: - Như Điều 3; - Lưu: VT, TĐKT.",
        "GIÁM ĐỐC Trần Quốc Hưng",
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
        "(Kèm theo Quyết định số 05/QĐ-SLĐTBXH ngày 13 tháng 7 năm 2020 của Giám đốc Sở Lao động - Thương binh và Xã hội)",
        "STT Tập thể, cá nhân Chức vụ, đơn vị Tiền thưởng (đồng)",
        "I. Tập thể 1 Trung tâm Dịch vụ việc làm 900.000",
        "II. Cá nhân 2 Bà Đoàn Thị Hạnh Điều dưỡng, Cơ sở cai nghiện ma túy số 2 450.000",
        "Tổng cộng 1.350.000",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_measures_of_the_docx_are_those_of_the_decree():
    document = opened(decision_docx(DECISION))
    assert len(document.sections) == 2
    for section in document.sections:
        assert abs(section.page_width - Mm(210)) < 400 and abs(section.page_height - Mm(297)) < 400
        assert abs(section.left_margin - Mm(30)) < 400 and abs(section.right_margin - Mm(18)) < 400
        assert abs(section.top_margin - Mm(20)) < 400 and abs(section.bottom_margin - Mm(20)) < 400
        assert section.different_first_page_header_footer
    assert document.styles["Normal"].font.name == "Times New Roman"
    header = document.sections[0].header._element.xml
    assert " PAGE " in header
    assert document.sections[0].first_page_header.paragraphs[0].text == ""
    assert document.sections[1]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    body = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Điều 1."))
    assert body.runs[0].bold and not body.runs[1].bold
    assert body.runs[1].font.size == Pt(14)
    assert abs(body.paragraph_format.first_line_indent - Mm(12.7)) < 400
    assert body.paragraph_format.space_before == Pt(6)


ORDER = {
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "w:sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "w:pPr": "pStyle keepNext keepLines pBdr spacing ind jc sectPr",
    "w:tcPr": "tcW gridSpan vMerge vAlign",
}


@pytest.mark.parametrize("name", ORDER)
def test_properties_stand_in_the_order_of_the_schema(name):
    """Word calls a file broken when they do not; other programs are more patient, so only this test would notice."""
    found = opened(decision_docx(DECISION)).element.body.findall(f".//{qn(name)}")
    places = ORDER[name].split()
    assert found
    for properties in found:
        children = [child.tag.rpartition("}")[2] for child in properties]
        assert children == sorted(children, key=places.index)


def test_the_list_repeats_its_head_and_never_breaks_a_row():
    table = opened(decision_docx(DECISION)).tables[-1]
    rows = table._tbl.tr_lst
    assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    many = [(number, f"Nguyễn Văn {number}", "Văn phòng Sở", 450_000) for number in range(1, 121)]
    pages = pdf_pages(decision_pdf(replace(DECISION, annex=replace(ANNEX, groups=[AnnexGroup("I. Cá nhân", many)]))))
    listed = [page for page in pages if "Nguyễn Văn" in page]
    assert len(listed) > 2
    assert all("Tiền thưởng" in in_one_line(page) for page in listed)


def test_page_numbers_hide_on_first_pages_and_begin_again_in_the_list():
    long = replace(DECISION, articles=["Điều này dài. " * 60] * 4)
    many = [(number, f"Nguyễn Văn {number}", "Văn phòng Sở", 1) for number in range(1, 80)]
    pages = pdf_pages(decision_pdf(replace(long, annex=replace(ANNEX, groups=[AnnexGroup("", many)]))))
    numbers = [match.group() if (match := re.match(r"\d+(?=\s*\r?\n)", page)) else "" for page in pages]
    start = next(index for index, page in enumerate(pages) if "DANH SÁCH" in page)
    assert start >= 2
    assert numbers[:start] == ["", *map(str, range(2, start + 1))]
    assert numbers[start:] == ["", *map(str, range(2, len(pages) - start + 1))]


def test_a_paper_without_number_and_day_leaves_room():
    text = docx_text(decision_docx(VARIANTS["not yet numbered"]))
    assert re.search(r"Số: \u00a0{4,}/QĐ-SLĐTBXH", text)
    assert re.search(r"Hải Phòng, ngày\u00a0+tháng\u00a0+năm\u00a0+", text)
    assert "Trần Quốc Hưng" not in text


def test_signs_at_line_ends_are_ours_whatever_was_typed():
    paper = replace(
        DECISION, grounds=["Căn cứ A.", "Căn cứ B;;", "  "], proposal_line="Theo đề nghị của C,", articles=["Một./."]
    )
    text = in_one_line(docx_text(decision_docx(paper)))
    assert "Căn cứ A; Căn cứ B; Theo đề nghị của C." in text
    assert "Điều 1. Một./." in text


def test_the_law_of_another_day_changes_the_measures():
    layout = {**LAYOUT, "margins_mm": {"left": 35, "right": [10, 12]}, "body": {"size_pt": 13}}
    document = opened(decision_docx(replace(DECISION, layout=layout)))
    assert abs(document.sections[0].left_margin - Mm(35)) < 400
    assert abs(document.sections[0].right_margin - Mm(12)) < 400
    body = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Điều 1."))
    assert body.runs[1].font.size == Pt(13)


def test_a_letter_that_no_font_has_stops_the_pdf_with_its_name():
    with pytest.raises(Unprintable, match="U\\+6F22"):
        decision_pdf(replace(DECISION, heading="Về việc 漢"))
