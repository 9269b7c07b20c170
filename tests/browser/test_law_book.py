"""An officer reads the law book, looks over the whole department, and opens the proof of one row, in a real browser.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

import openpyxl
import pytest
from browser.test_walk import look

from bangvang.eligibility.models import Sweep
from bangvang.eligibility.tasks import run_sweep
from bangvang.outbox.actions import carry_out_waiting

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def test_from_the_law_book_to_those_who_were_forgotten(visitor, office, tmp_path):
    visitor.sign_in("chuyenvien", office["chuyenvien"])
    read_the_book(visitor)
    read_values_texts_and_days(visitor)
    look_over_the_department(visitor, tmp_path)
    assert visitor.complaints == []
    choose_the_rules_of_the_province(visitor)
    assert visitor.outside == []
    assert visitor.complaints == []


def read_the_book(visitor) -> None:
    visitor.page.get_by_role("contentinfo").get_by_role("link", name="Sổ luật").click()
    assert visitor.heading.startswith("57 danh hiệu, hình thức khen thưởng")
    look(visitor, "31-so-luat")
    visitor.page.get_by_label("Tìm theo tên").fill("chien si thi dua bo")
    visitor.press("Xem")
    visitor.follow("Chiến sĩ thi đua Bộ, ban, ngành, tỉnh")
    assert "Lời văn có hiệu lực ngày" in visitor.page.content()
    visitor.follow("Xem như ngày ấy")
    assert "03 lần liên tục được tặng Chiến sĩ thi đua cơ sở" in visitor.page.content()
    look(visitor, "32-mot-danh-hieu")


def read_values_texts_and_days(visitor) -> None:
    visitor.open("/so-luat/")
    visitor.follow("Con số và quy định")
    look(visitor, "33-con-so")
    visitor.follow("Hệ số tiền thưởng")
    look(visitor, "34-he-so-tien-thuong")
    visitor.follow("Văn bản")
    look(visitor, "35-van-ban")
    visitor.follow("Ngày làm việc")
    visitor.page.get_by_label("Số ngày làm việc").fill("10")
    visitor.page.get_by_label("Kể từ ngày").fill("25/04/2025")
    visitor.press("Tính")
    assert visitor.heading.startswith("10 ngày làm việc kể từ 25/04/2025: hết")
    look(visitor, "36-ngay-lam-viec")


def look_over_the_department(visitor, tmp_path) -> None:
    visitor.page.get_by_role("contentinfo").get_by_role("link", name="Rà soát").click()
    look(visitor, "37-ra-soat")
    visitor.page.get_by_label("Xét theo ngày").fill("01/03/2026")
    visitor.press("Rà soát")
    assert visitor.heading.startswith("Đang rà soát")
    look(visitor, "38-dang-ra-soat")
    carry_out_waiting()
    run_sweep.func(Sweep.objects.get().pk)
    visitor.page.locator("h1", has_text="Xét ").wait_for()  # the page asks by itself
    look(visitor, "39-ket-qua")
    visitor.follow("Tất cả")
    visitor.page.get_by_label("Tìm theo tên").fill("bui dinh dung")
    visitor.page.get_by_label("Danh hiệu, hình thức").select_option(label="Chiến sĩ thi đua Bộ, ban, ngành, tỉnh")
    visitor.press("Lọc")
    assert visitor.page.locator("tbody tr").count() == 1
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("link", name="Tải tệp Excel").click()
    waiting.value.save_as(tmp_path / "ra-soat.xlsx")
    assert openpyxl.load_workbook(tmp_path / "ra-soat.xlsx")["Rà soát"].max_row == 2
    visitor.follow("Bùi Đình Dũng")
    look(visitor, "40-vi-sao")
    visitor.open("/xet/ra-soat/")
    visitor.page.locator("tbody th a").first.click()
    visitor.follow("Theo từng đơn vị")
    look(visitor, "41-theo-don-vi")


def choose_the_rules_of_the_province(visitor) -> None:
    visitor.open("/xet/ra-soat/")
    visitor.follow("Xem, chọn quy định")
    visitor.page.get_by_label("Áp dụng quy định").select_option(label="tỉnh Bắc Ninh: QĐ 86/2025/QĐ-UBND Bắc Ninh")
    visitor.page.get_by_label("Từ ngày").fill("01/01/2020")
    visitor.press("Áp dụng")
    assert "có hiệu lực từ 15/12/2025" in visitor.page.content()
    assert "409" in visitor.complaints.pop()  # what the browser says of a refusal; there is no other complaint
    look(visitor, "42-quy-dinh-chua-co-hieu-luc")
    visitor.page.get_by_label("Từ ngày").fill("01/01/2026")
    visitor.press("Áp dụng")
    assert visitor.page.locator("tbody tr", has_text="QĐ 86/2025/QĐ-UBND Bắc Ninh").count() >= 1
    look(visitor, "43-quy-dinh-rieng")
