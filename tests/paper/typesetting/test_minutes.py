"""The minutes: both files say the same, and a share never looks larger than it is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bangvang_paper.typesetting.minutes import MinutesItem, minutes_docx, minutes_pdf

from .papers import HARMFUL, MINUTES, docx_text, in_one_line, pdf_pages, squeezed


@pytest.mark.parametrize(
    "paper",
    [
        MINUTES,
        replace(MINUTES, number=None, began=None, ended_at=None, signed_on=None, chair_name=None, recipients=()),
        replace(MINUTES, assumption_note="Kết quả giả định.", absent=["Ông A", "Bà B"], draft_note="Bản dựng thử"),
        replace(MINUTES, venue=HARMFUL, items=[MinutesItem(1, HARMFUL, HARMFUL, 1, 2, True, group=HARMFUL)]),
    ],
    ids=["whole", "bare", "assumed", "harmful"],
)
def test_both_files_say_the_same(paper):
    pages = [re.sub(r"^\d+\s*\r?\n", "", page) for page in pdf_pages(minutes_pdf(paper))]
    assert squeezed("".join(pages)) == squeezed(docx_text(minutes_docx(paper)))


def test_the_parts_stand_in_the_order_of_the_form():
    text = in_one_line(docx_text(minutes_docx(MINUTES)))
    parts = [
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "Số: 03/BB-HĐTĐKT",
        "BIÊN BẢN Họp Hội đồng Thi đua - Khen thưởng xét tặng Giấy khen",
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 06 tháng 7 năm 2020",
        "Địa điểm: Phòng họp tầng 3",
        "Thành phần tham dự: - Có mặt: 11/11 thành viên Hội đồng; - Mời dự: đại diện Văn phòng Sở.",
        "Chủ trì (chủ tọa): Ông Trần Quốc Hưng, Chủ tịch Hội đồng",
        "Thư ký (người ghi biên bản): Bà Lương Thị Hòa",
        "Người kiểm phiếu: Ông Lê Quang Toàn; Bà Vũ Thị Mai",
        "Nội dung: Thư ký báo cáo 2 hồ sơ.",
        "Tỷ lệ phải đạt: từ 80% tổng số thành viên Hội đồng trở lên (Quy chế của Sở, Điều 9).",
        "Kết quả kiểm phiếu:",
        "I. Tập thể 1 Trung tâm Dịch vụ việc làm 11 11 100% Thông qua",
        "II. Cá nhân 2 Bà Đoàn Thị Hạnh Cơ sở cai nghiện ma túy số 2 8 11 72,7% Không thông qua",
        "3 Ông Bùi Đình Dũng Văn phòng Sở 10 11 90,9% Chưa có ngưỡng",
        "Hội đồng thống nhất trình Giám đốc Sở.",
        "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 06 tháng 7 năm 2020./.",
        "THƯ KÝ",
        "CHỦ TỌA Trần Quốc Hưng",
        "Nơi nhận: - Giám đốc Sở; - Lưu: VT.",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_what_was_not_counted_has_no_figure():
    paper = replace(MINUTES, items=[MinutesItem(1, "Ông A", note="Giả định thông qua")])
    assert "1 Ông A – – – Giả định thông qua" in in_one_line(docx_text(minutes_docx(paper)))
