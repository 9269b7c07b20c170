"""What the public may see, and what it never sees."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.portal.queries.headline import headline, in_news_style
from bangvang.portal.queries.roll import MOST_FOUND, RollFilter, found, kinds, roll, years
from bangvang.portal.queries.verification import public_id_in, verify
from bangvang.register.actions import new_person, record_honour, record_standing
from bangvang.register.choices import Standing

pytestmark = pytest.mark.django_db
TITLE = (
    "Sở Lao động – Thương binh và Xã hội khen thưởng 6 tập thể và 16 cá nhân có thành tích tốt "
    "trong phong trào thi đua yêu nước giai đoạn 2015÷2020"
)


def test_the_headline_is_made_from_counts():
    made = headline(
        "Sở Lao động - Thương binh và Xã hội",
        {"collective": 6, "individual": 16},
        "có thành tích tốt trong phong trào thi đua yêu nước giai đoạn 2015–2020",
    )
    assert made == TITLE


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ({"individual": 1}, "A khen thưởng 1 cá nhân có công"),
        (
            {"collective": 2, "household": 1, "individual": 3},
            "A khen thưởng 2 tập thể, 1 hộ gia đình và 3 cá nhân có công",
        ),
    ],
)
def test_kinds_without_a_recipient_are_left_out(counted, said):
    assert headline("A", counted, "công") == said


def test_only_ranges_of_years_take_the_division_sign():
    assert in_news_style("số 34-CT/TW, 2015 - 2020, Sở A - B") == "số 34-CT/TW, 2015÷2020, Sở A – B"


def named(words, **wish):
    return {honour.name_as_written for honour in found(RollFilter(words, **wish))}


def test_the_roll_is_searched_as_everything_is(world):
    for words in ("doan thi hanh", "hanh doan", "Đoàn Hạnh", "doan thi hanhj", "ĐOÀN thị Hạnh 2024"):
        assert named(words) == {"Đoàn Thị Hạnh"}
    assert named("doan thi hanh", year=2024) == {"Đoàn Thị Hạnh"}
    assert len(found(RollFilter("ĐOÀN thị Hạnh 2024"))) == 1
    assert named("khong co ai") == named("doan thi hanh", kind="collective") == set()


def test_the_roll_is_searched_by_number_unit_and_year(world):
    unit = "Phòng Người có công"
    person = world.person("Đoàn Thị Hạnh")
    honour = record_honour(
        recipient=person, award="commendation_letter", name_as_written=person.name, act="977/QĐ-SLĐ",
        decided_on=date(2011, 5, 1), unit_as_written=unit,
    )  # fmt: skip
    for words in (
        "977/qd",
        "977",
        "phong nguoi co cong",
        "hanh phong nguoi co cong",
        "doan hanh nguoi co cong",
        "2011",
    ):
        assert found(RollFilter(words)) == [honour]


def test_a_search_of_the_roll_shows_twenty_at_most(world, client):
    for _ in range(MOST_FOUND + 1):
        person = new_person(name="Vừ A Dính")
        record_honour(
            recipient=person, award="commendation_letter", name_as_written=person.name, act="9/QĐ",
            decided_on=date(2011, 5, 1),
        )  # fmt: skip
    assert len(found(RollFilter("vu a dinh"))) == MOST_FOUND == 20
    page = client.get("/bang-vang/?q=vu+a+dinh&trang=2").content.decode()
    assert page.count(">Vừ A Dính</a>") == 20 and "20 lần khen đầu" in page


def test_an_annulled_honour_leaves_the_roll(world):
    codes = [honour.decision_code for honour in found(RollFilter("bui van phuc"))]
    assert codes == ["141/QĐ-SLĐTBXH"]  # 135/QĐ-SLĐTBXH was annulled and would have stood here
    assert "135/QĐ-SLĐTBXH" not in [
        honour.decision_code for honour in roll(RollFilter()) if "Phúc" in honour.name_as_written
    ]


def test_kinds_and_years_are_counted(world):
    assert set(kinds(RollFilter())) == {"individual"}
    assert years()[0] == 2025


def test_a_public_page_of_the_roll_shows_no_more_than_it_may(client, world):
    page = client.get("/bang-vang/?q=hanh").content.decode()
    person = world.person("Đoàn Thị Hạnh")
    assert "Đoàn Thị Hạnh" in page
    for secret in (person.citizen_number, "08/03/1984", "Điều dưỡng"):
        assert secret not in page


def test_a_certificate_is_verified_and_an_annulled_one_is_not(world):
    decision = world.certified_decision()
    certificate = decision.lines.get(ordinal=7).certificate
    answer = verify(certificate.public_id, date(2026, 1, 1))
    assert (answer.stands, answer.wording["name"]) == (True, "Đoàn Thị Hạnh")
    record_standing(certificate.honour, Standing.ANNULLED, on=date(2026, 2, 1), act="9/QĐ-SLĐTBXH")
    assert verify(certificate.public_id, date(2026, 1, 31)).stands is True
    assert verify(certificate.public_id, date(2026, 2, 1)).stands is False


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("http://127.0.0.1:8000/x/AbCdEfGhIjKlMnOpQrStUv", "AbCdEfGhIjKlMnOpQrStUv"),
        (" AbCdEfGhIjKlMnOpQrStUv ", "AbCdEfGhIjKlMnOpQrStUv"),
        ("https://evil.example/y/AbCdEfGhIjKlMnOpQrStUv/z", ""),
        ("'; DROP TABLE", ""),
        ("", ""),
    ],
)
def test_only_a_real_id_is_read_from_what_was_typed(typed, found):
    assert public_id_in(typed) == found
