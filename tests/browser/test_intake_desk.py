"""An officer takes in several files at once, corrects a row in its place, teaches a column, accepts and takes back.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from browser.test_walk import look

from bangvang.intake.models import Batch, TaughtColumn
from bangvang_paper.vietnamese.encodings import Encoding, encoded

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]

PEOPLE = (
    (
        "Ông",
        "Nguyễn Đình Phượng",
        "Chuyên viên",
        "Văn phòng Sở",
        "Giấy khen của Giám đốc Sở",
        "Hoàn thành tốt nhiệm vụ",
    ),
    ("Bà", "Trần Thị Hường", "Kế toán", "Thanh tra Sở", "Giấy khen của Giám đốc Sở", "Có nhiều đóng góp"),
    ("Bà", "Lưu Thị Quyên", "Văn thư", "Văn phòng Sở", "Giấy khen của Giám đốc Sở", "Có sáng kiến"),
)
HEADS = ("TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Hình thức đề nghị", "Thành tích")


def a_list(*, heads=HEADS, font: str = "", title="Danh sách đề nghị khen thưởng năm 2020", people=PEOPLE) -> bytes:
    """A workbook; with ``font`` as somebody typed it who had that font of the old encoding."""
    book = openpyxl.Workbook()
    sheet = book.active
    for values in ((title,), heads, *((number, *person) for number, person in enumerate(people, start=1))):
        sheet.append([encoded(value, Encoding.TCVN3) if font and isinstance(value, str) else value for value in values])
    if font:
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            cell.font = openpyxl.styles.Font(name=font)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_several_files_a_correction_in_place_a_taught_column_and_back(visitor, office, tmp_path):
    files = {
        "phong-cu.xlsx": a_list(font=".VnTime"),
        "cot-la.xlsx": a_list(heads=(*HEADS[:2], "Nhân sự đề xuất", *HEADS[3:])),
        "hong.xlsx": b"%PDF-1.4 khong phai bang tinh",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    bring_all_in(visitor, [tmp_path / name for name in files])
    read_the_old_font(visitor)
    correct_with_the_keyboard(visitor)
    teach_a_column(visitor)
    accept_and_take_back(visitor)
    assert visitor.outside == []
    assert visitor.complaints == []


def bring_all_in(visitor, files: list[Path]) -> None:
    visitor.open("/nap-danh-sach/")
    look(visitor, "50-nap-danh-sach")
    visitor.page.get_by_label("Đơn vị gửi danh sách").select_option(label="Sở Lao động - Thương binh và Xã hội")
    visitor.page.get_by_label("Tệp danh sách").set_input_files(files)
    visitor.press("Đọc tệp")
    outcomes = visitor.page.locator("[data-outcomes] > li")
    visitor.page.locator("[data-outcomes] progress").first.wait_for(state="detached")
    visitor.page.locator("[data-outcomes] .bv-wrong").wait_for()
    assert outcomes.count() == 3
    assert "hong.xlsx" in outcomes.last.inner_text() and "tệp bị hỏng" in outcomes.last.inner_text()
    assert "409" in visitor.complaints.pop()  # what the browser says of the refused file
    visitor.page.locator("#da-nap tbody tr").nth(1).wait_for()  # the list below was asked for again
    assert Batch.objects.count() == 2
    look(visitor, "51-da-doc")


def read_the_old_font(visitor) -> None:
    visitor.follow("phong-cu.xlsx")
    text = visitor.page.content()
    assert "Nguyễn Đình Phượng" in text and "Trần Thị Hường" in text
    look(visitor, "52-xem-truoc")


def correct_with_the_keyboard(visitor) -> None:
    page = visitor.page
    page.locator("[data-edit]").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator("[data-escapes]").wait_for()
    look(visitor, "53-sua-tai-cho")
    page.keyboard.press("Escape")
    page.locator("[data-escapes]").wait_for(state="detached")
    page.locator("[data-edit]").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator("[data-escapes]").wait_for()
    page.locator("[data-escapes] input[name=name]").fill("Trần Thị Hương")
    page.keyboard.press("Enter")
    page.locator("text=đã sửa tay").wait_for()
    assert page.locator("[data-escapes]").count() == 0
    assert "Trần Thị Hương" in page.locator("#ds").inner_text()
    assert visitor.page.evaluate("document.activeElement.hasAttribute('data-edit')")


def teach_a_column(visitor) -> None:
    visitor.open("/nap-danh-sach/")
    visitor.page.locator("#da-nap").get_by_role("link", name="cot-la.xlsx").click()
    visitor.page.wait_for_load_state()
    look(visitor, "54-cot-la")
    visitor.follow("Xem, dạy các cột")
    look(visitor, "55-day-cot")
    visitor.page.get_by_label("Nhân sự đề xuất").select_option(label="họ tên, tên tập thể")
    visitor.press("Dạy và đọc lại")
    assert visitor.heading.startswith("Đọc được 3 dòng")
    assert "Lưu Thị Quyên" in visitor.page.content()
    assert TaughtColumn.objects.get().meaning == "name"


def accept_and_take_back(visitor) -> None:
    visitor.press("Nhận 3 dòng")
    assert visitor.heading.startswith("Đã nhận 3 dòng")
    look(visitor, "56-da-nhan")
    visitor.press("Trả về xem trước")
    assert visitor.heading.startswith("Đọc được 3 dòng")
