"""The tờ trình states what the decree asks for, with the names of the dossiers and the findings as they stand."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from bangvang.decision.actions import send_up
from bangvang.decision.letter_papers import letter_paper
from bangvang.nomination.queries import open_handlings_at
from bangvang.register.choices import Role
from short_river import shorten

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(world):
    return shorten(world)


@pytest.fixture
def letter(short):
    short.submitted_proposal()
    turns = list(open_handlings_at([short.department]))
    return send_up(short.user(Role.OFFICER), turns, to_body=short.city, on=date(2020, 7, 14), signer="Trần Quốc Hưng")


def test_it_counts_and_names_what_is_asked_for_and_says_what_was_not_concluded(letter):
    paper = letter_paper(letter)
    assert paper.heading == "Về việc đề nghị khen thưởng 1 tập thể và 2 cá nhân"
    assert paper.addressee == letter.to_body.name and (paper.number, paper.symbol) == (1, "TTr-SLĐTBXH")
    assert "Giấy khen (3)" in paper.paragraphs[0]
    assert "0 trong 3 hồ sơ đủ điều kiện" in paper.paragraphs[1] and "chưa kết luận được" in paper.paragraphs[1]
    assert [row[1] for row in paper.annex.groups[0].rows][1] == "Bà Đoàn Thị Hạnh"
    assert {row[5] for row in paper.annex.groups[0].rows} == {"chưa xét"}
    assert any("thi đua, khen thưởng" in ground.lower() for ground in paper.grounds)


def test_both_papers_open_and_say_the_same(letter, short, at):
    reader = short.user(Role.DOCUMENT_CLERK)
    pdf = at(reader, "decision:letter_paper", letter.pk, "pdf")
    assert pdf.content.startswith(b"%PDF") and pdf["X-Content-Type-Options"] == "nosniff"
    word = docx.Document(io.BytesIO(at(reader, "decision:letter_paper", letter.pk, "docx").content))
    words = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "TỜ TRÌNH" in words and "Kính gửi: " in words and "xem xét, quyết định./." in words
    assert "(Kèm theo Tờ trình số 01/TTr-SLĐTBXH ngày 14 tháng 7 năm 2020" in words.replace("\n", " ")
    assert at(reader, "decision:letter_paper", letter.pk, "exe").status_code == 404
