"""“Sổ luật” as an officer reads it: every award opens, every value has its day and article, what is unread is said."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from questions import questions

from bangvang.catalogue.choices import VALUE_WORDS, WORD_VALUES
from bangvang.catalogue.queries.awards import groups_on, whole
from bangvang.catalogue.queries.books import open_book, packs
from bangvang.catalogue.queries.calendar import count, year_of, years
from bangvang.catalogue.queries.instruments import texts
from bangvang.catalogue.queries.values import kinds, lines_of
from bangvang.register.choices import Role
from bangvang_law.book import national_book
from bangvang_law.calendar import national_calendar
from bangvang_law.loading.pack_values import OWN_KINDS
from bangvang_law.loading.values import DECIDED_BY, WORD_LISTS
from bangvang_law.packs import pack_ids

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def reader(world, at):
    """Open a page as somebody without any task in the office."""
    nominee = world.user(Role.NOMINEE)

    def read(name: str, *args, **query) -> str:
        answer = at(nominee, f"catalogue:{name}", *args, **query)
        assert answer.status_code == 200
        return answer.content.decode()

    return read


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_awards_stand_in_order_of_precedence_under_kind_and_level():
    groups = groups_on(national_book(), DAY)
    assert [award.id for group in groups for award in group.awards] == [award.id for award in national_book().awards()]
    assert (groups[0].heading, groups[0].level) == ("Danh hiệu thi đua", "Nhà nước")


def test_names_are_found_without_accents_and_filtered_by_how_far_they_were_read(reader):
    found = reader("list", q="CHIEN SI THI DUA")
    assert "3 loại khớp" in found and "Chiến sĩ thi đua cơ sở" in found and "Giấy khen<" not in found
    unread = reader("list", doc="unread")
    assert "Huy chương Hữu nghị" in unread and ">Giấy khen</a>" not in unread
    assert "Không có loại nào như vậy" in reader("list", q="huân chương tưởng tượng")


def test_the_front_page_says_that_the_newest_law_is_unread(reader):
    assert "Luật 06/2026/QH16 có hiệu lực từ 01/10/2026" in reader("list")


@pytest.mark.parametrize(
    "query", [{"ngay": "31/02/2026"}, {"ngay": "01/01/1900"}, {"doc": "x"}, {"goi": "xyz"}, {"q": "<b>" * 50}]
)
def test_a_strange_address_is_answered_for_today(reader, query):
    for name in ("list", "values", "instruments"):
        assert "<b><b>" not in reader(name, **query)


# ── one award ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("award", [award.id for award in national_book().awards()])
def test_every_award_opens_with_its_article(reader, award):
    text = reader("award", award, ngay="01/03/2026")
    assert national_book().award(award).citation in text
    assert national_book().award(award).name in text.replace("&#x27;", "'")


def test_an_award_shows_its_outline_with_the_numbers_of_the_day(reader):
    text = reader("award", "ministerial_provincial_emulation_fighter", ngay="01/03/2026")
    for part in (
        "03 lần liên tục được tặng Chiến sĩ thi đua cơ sở",
        "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a",
        "đúng vào ngày 01/03/2026",
        "Điều kiện trước năm 2024",
        "Ghi như đã đọc, không dùng để xét",
    ):
        assert part in text


def test_the_day_decides_who_grants():
    def granting(day):
        return {one.name for one in whole(national_book(), "labor_order_1", day).deciders if one.holds}

    assert granting(date(2025, 6, 30)) and granting(date(2025, 6, 30)) != set()
    district = national_book().authority_name("district_chair")
    all_days = {one.name: one for one in whole(national_book(), "commendation_letter", DAY).deciders}
    assert district in all_days and not all_days[district].holds


def test_after_the_new_law_the_page_says_which_words_it_shows(reader):
    text = reader("award", "advanced_worker", ngay="25/11/2026")
    assert "có hiệu lực đến hết ngày 30/09/2026" in text and "Luật chưa đọc" in text
    before = reader("award", "advanced_worker", ngay="30/09/2026")
    assert "có hiệu lực đến hết ngày 30/09/2026" not in before


def test_what_nobody_read_is_listed_for_each_unread_award():
    for award in national_book().awards():
        if award.criteria == "unread":
            assert whole(national_book(), award.id, DAY).unread, award.id


def test_the_bonus_of_the_day_is_that_of_the_book(reader):
    bonus = national_book().bonus("commendation_letter", "individual", on=DAY)
    assert f"{bonus.amount:,}".replace(",", ".") + " đ" in reader("award", "commendation_letter", ngay="01/03/2026")


def test_an_unknown_award_is_not_found(world, at):
    assert at(world.user(Role.NOMINEE), "catalogue:award", "golden_star").status_code == 404


def test_a_pack_brings_its_own_criteria(reader):
    assert packs()[0][0] == "national" and [pack for pack, _name in packs()[1:]] == pack_ids()
    text = reader("award", "commendation_letter", ngay="01/03/2026", goi="bac_ninh")
    national = reader("award", "commendation_letter", ngay="01/03/2026")
    assert text.count("86/2025/QĐ-UBND") > national.count("86/2025/QĐ-UBND")
    assert "Bộ, tỉnh quy định" in national and "Bộ, tỉnh quy định" not in text
    assert open_book("golden").pack == "national"


# ── values, instruments ──────────────────────────────────────────────────────────────────────────────────────────────
def test_every_kind_and_word_that_a_book_may_hold_has_a_vietnamese_name():
    assert set(OWN_KINDS) - set(VALUE_WORDS) == set()
    assert {*DECIDED_BY, *(word for words in WORD_LISTS.values() for word in words)} - set(WORD_VALUES) == set()


@pytest.mark.parametrize("pack", ["national", *pack_ids()])
def test_every_kind_of_value_has_a_name_and_every_entry_says_something(pack):
    book = open_book(pack)
    assert [kind.id for kind in kinds(book) if kind.id not in VALUE_WORDS] == []
    silent = [
        (line.kind, line.scope, entry.since)
        for line in lines_of(book)
        for entry in line.entries
        if not entry.citations or (entry.status == "read" and not entry.says)
    ]
    assert silent == []


def test_values_are_shown_with_their_days_newest_first(reader):
    text = reader("values", loai="base_salary")
    assert "Lương cơ sở" in text and "1.490.000 đồng" in text and "30/06/2023" in text
    (line,) = lines_of(national_book(), kind="base_salary")
    starts = [entry.since for entry in line.entries]
    assert starts == sorted(starts, reverse=True)


def test_only_what_was_unread_at_some_time_can_be_asked_for(reader):
    unread = lines_of(national_book(), only_unread=True)
    assert unread and all(line.has_unread for line in unread)
    assert f"{len(unread)} nội dung có lúc chưa đọc" in reader("values", chua_doc="on")
    assert "Không có nội dung nào như vậy" in reader("values", loai="khong-co")


def test_instruments_tell_what_changed_them_and_whether_it_was_read(reader):
    text = reader("instruments", q="luat thi dua")
    assert "Luật 06/2022/QH15" in text and "Sửa đổi bởi Luật 06/2026/QH16" in text
    found = {one.short: one for one in texts(national_book(), DAY)}
    assert found["Luật 15/2003/QH11"].state == "hết hiệu lực"
    assert found["Luật 06/2022/QH15"].state == "đang có hiệu lực"
    assert found["Luật 06/2026/QH16"].state == "chưa có hiệu lực"
    only_unread = texts(national_book(), DAY, only_unread=True)
    assert {"Luật 06/2026/QH16", "Luật 06/2022/QH15"} <= {one.short for one in only_unread}


def test_pages_of_the_book_ask_the_database_for_nothing_but_the_reader(client, world):
    client.force_login(world.user(Role.NOMINEE))
    for name, args in (
        ("list", []),
        ("award", ["advanced_worker"]),
        ("values", []),
        ("instruments", []),
        ("calendar", []),
    ):
        assert questions(client, reverse(f"catalogue:{name}", args=args)) <= 6


# ── working days ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_year_that_nobody_read_is_said_to_be_so(reader):
    assert "Lịch nghỉ năm 2031 chưa đọc" in reader("calendar", nam="2031")
    assert "Chưa tính được 10 ngày làm việc" in reader("calendar", so="10", tu="25/12/2030")


def test_every_year_that_was_read_shows_its_days_and_its_paper(reader):
    assert years()
    for year in years():
        text, told = reader("calendar", nam=str(year)), national_calendar().years[year]
        assert all(citation in text for citation in told.citations)
        assert sum(one.count for one in year_of(year).off) == len(told.off)


def test_the_count_is_that_of_the_book_and_names_what_it_passed_over(reader):
    start = date(2025, 4, 28)
    deadline = national_calendar().add_working_days(start, 5)
    counted = count(start, 5)
    assert counted.deadline == deadline and sum(one.count for one in counted.skipped) == len(deadline.skipped)
    text = reader("calendar", so="5", tu="28/04/2025")
    assert f"{deadline.day:%d/%m/%Y}" in text and "Những ngày không tính" in text


@pytest.mark.parametrize(
    "query", [{"so": "0", "tu": "28/04/2025"}, {"so": "5", "tu": "30/02/2025"}, {"nam": "x"}, {"so": "999"}]
)
def test_a_count_that_makes_no_sense_is_told_and_counts_nothing(reader, query):
    assert "Những ngày không tính" not in reader("calendar", **query)
