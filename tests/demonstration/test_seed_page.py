"""The page of 14/07/2020, rebuilt from the demonstration's records: every element of the document's page stands on ours."""

from __future__ import annotations

import html
import re

import pytest
from demonstration.test_day import TITLE

from bangvang.conference.queries import decisions_of
from bangvang.demonstration.build import build
from bangvang.outbox.actions import carry_out_waiting
from bangvang.portal.models import NewsPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ELEMENTS = (
    # the furniture of the document's page, in its order
    ("Print", "In trang"),
    ("Thứ Ba, 14/07/2020 10:48", "Thứ Ba, 14/07/2020 10:48"),
    ("Gốc", ">Gốc<"),
    ("title", f"<h1>{TITLE}</h1>"),
    ("initials", "V.H.N"),
    ("Tiện ích thông tin", "Tiện ích thông tin"),
    ("Nguồn tin", "Nguồn tin"),
    ("QR Code with the title", f"QR CODE: {TITLE}"),
    ("Chúng tôi trên Mạng Xã hội", "Chúng tôi trên mạng xã hội"),
    ("QR Code Fanpage", "Mã QR vào trang"),
    # what it tells
    ("the afternoon", "Chiều 13/7"),
    ("who held it", "Sở Lao động – Thương binh và Xã hội tổ chức Hội nghị điển hình tiên tiến giai đoạn 2020÷2025"),
    ("who directed", "Lê Khắc Nam"),
    ("first direction", "bám sát kế hoạch, nhiệm vụ trọng tâm, trọng điểm của toàn ngành"),
    ("second", "theo hướng thực chất theo Chỉ thị số 34-CT/TW của Bộ Chính trị"),
    ("third", "phát động mạnh mẽ các đợt thi đua đặc biệt, đột xuất"),
    ("fourth", "phát hiện, xây dựng điển hình tiên tiến"),
    ("fifth", "đa dạng các hình thức khen thưởng, biểu dương"),
    ("first caption", "6 tập thể tiêu biểu được nhận Giấy khen."),
    ("second caption", "16 cá nhân tiêu biểu được khen thưởng."),
    ("launch", "phát động phong trào"),
    ("honours", "6 tập thể và 16 cá nhân có thành tích tốt trong phong trào thi đua yêu nước giai đoạn 2015÷2020"),
    ("delegates", "biểu quyết thống nhất thông qua danh sách 4 đại biểu đi dự Đại hội thi đua yêu nước ngành"),
    ("jobs", "273.457 lượt lao động"),
    ("unemployment", "tỷ lệ thất nghiệp giảm dưới 4%"),
    ("training", "85% bằng 113,3% so với giai đoạn 2010÷2015"),
    ("people of merit", "100% người có công có mức sống bằng hoặc cao hơn"),
)
"""(what the document has, how it stands on ours). Other news ("Tin khác") are asked for apart: the demonstration has one."""


@pytest.fixture
def page(db) -> NewsPage:
    build("http://127.0.0.1:8000", with_the_day=True)
    carry_out_waiting()
    return NewsPage.objects.get()


def test_every_element_of_the_documents_page_stands_on_ours(page, client):
    text = html.unescape(client.get(page.url).content.decode())
    missing = [name for name, words in ELEMENTS if words not in text and words[:1].upper() + words[1:] not in text]
    assert missing == []
    assert len(re.findall(r'class="bv-qr"', text)) == 2
    assert [f"{word} là" in text for word in ("Một", "Hai", "Ba", "Bốn", "Năm")] == [True] * 5


def test_ours_says_giay_khen_where_the_document_said_bang_khen(page, client):
    text = html.unescape(client.get(page.url).content.decode())
    granted = decisions_of(page.conference)[0]
    assert granted.award_name == "Giấy khen" and "Bằng khen" not in text.split('class="bv-foot"')[0]


def test_other_news_stand_below_newer_and_older(page, client):
    home = page.get_parent()
    for day, name in (("2020-07-13T08:00+07:00", "Tin cũ"), ("2020-07-15T08:00+07:00", "Tin mới")):
        other = NewsPage(title=name, slug=name.replace(" ", "-"), agency=page.agency, live=True, published_at=day)
        home.add_child(instance=other)
    text = client.get(page.url).content.decode()
    told = text[text.index("Tin khác") :]
    assert told.index("Mới hơn") < told.index(">Tin mới<") < told.index("Cũ hơn") < told.index(">Tin cũ<")


def test_the_front_page_leads_to_it_and_links_stay_inside(page, client):
    text = client.get("/").content.decode()
    assert f'href="{page.url}">{TITLE}</a>' in text
    for address in re.findall(r'(?:href|src|action)="([^"]+)"', text + client.get(page.url).content.decode()):
        assert address.startswith(("/", "#", "?", "mailto:")) or address == page.full_url, address
