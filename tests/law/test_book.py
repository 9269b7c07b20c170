"""What the book answers without a dossier: money, authority, thresholds, layouts, instruments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bangvang_law.book import national_book
from bangvang_law.errors import UnknownAuthority, UnknownAward, UnknownInstrument

JULY_2020 = date(2020, 7, 13)
TODAY = date(2026, 11, 23)
SO = "provincial_department_head"


def test_the_catalogue_holds_the_57_awards_in_order() -> None:
    awards = national_book().awards()
    assert len(awards) == 57
    assert [award.order for award in awards] == list(range(1, 58))
    assert national_book().award("commendation_letter").name == "Giấy khen"
    assert national_book().award("commendation_letter").recipient_kinds == ("individual", "collective", "household")


def test_unknown_ids_name_the_nearest_known_one() -> None:
    with pytest.raises(UnknownAward, match="advanced_worker"):
        national_book().award("advanced_workers")
    with pytest.raises(UnknownAuthority, match="province_chair"):
        national_book().authority_name("province_chairs")
    with pytest.raises(UnknownInstrument):
        national_book().instrument("Luật 99/2099/QH99")
    with pytest.raises(KeyError):
        national_book().award("nothing")


@pytest.mark.parametrize(
    ("award", "kind", "day", "raw", "up", "nearest"),
    [
        ("commendation_letter", "individual", JULY_2020, 447_000, 450_000, 450_000),
        ("commendation_letter", "collective", JULY_2020, 894_000, 900_000, 890_000),
        ("advanced_labor_collective", "collective", JULY_2020, 1_192_000, 1_200_000, 1_190_000),
        ("commendation_letter", "individual", TODAY, 759_000, 760_000, 760_000),
        ("commendation_letter", "collective", TODAY, 1_518_000, 1_520_000, 1_520_000),
        ("advanced_worker", "individual", date(2026, 10, 15), 759_000, 760_000, 760_000),
    ],
)
def test_bonus_is_rounded_up_and_shows_the_other_readings(
    award: str, kind: str, day: date, raw: int, up: int, nearest: int
) -> None:
    bonus = national_book().bonus(award, kind, on=day)
    assert (bonus.raw, bonus.amount, bonus.rounding) == (raw, up, "up")
    assert bonus.other_readings == {"nearest": nearest, "raw": raw}


def test_the_department_of_2020_pays_12_6_million_for_6_collectives_and_16_individuals() -> None:
    book = national_book()
    group = book.bonus("commendation_letter", "collective", on=JULY_2020, issuer=SO)
    person = book.bonus("commendation_letter", "individual", on=JULY_2020, issuer=SO)
    assert 6 * group.amount + 16 * person.amount == 12_600_000
    assert 6 * group.other_readings["nearest"] + 16 * person.other_readings["nearest"] == 12_540_000
    assert 6 * group.raw + 16 * person.raw == 12_516_000
    assert group.confidence == "secondary"


def test_a_commune_paid_half_before_2024_and_an_enterprise_has_no_factor_today() -> None:
    book = national_book()
    assert book.bonus("commendation_letter", "individual", on=JULY_2020, issuer="commune_chair").coefficient == Decimal(
        "0.15"
    )
    enterprise = book.bonus("commendation_letter", "individual", on=TODAY, issuer="enterprise_director")
    assert (enterprise.coefficient, enterprise.amount) == (None, 0)
    assert "doanh nghiệp" in enterprise.note


def test_factors_known_from_memory_only_are_unread() -> None:
    bonus = national_book().bonus("ministry_province_certificate", "individual", on=date(2024, 8, 1))
    assert (bonus.coefficient, bonus.confidence) == (None, "unread")


def test_a_household_has_a_factor_only_from_july_2025() -> None:
    book = national_book()
    assert book.bonus("commendation_letter", "household", on=JULY_2020, issuer=SO).coefficient is None
    assert book.bonus("commendation_letter", "household", on=date(2025, 6, 30), issuer=SO).coefficient is None
    assert book.bonus("commendation_letter", "household", on=date(2025, 7, 1), issuer=SO).coefficient == Decimal("0.45")


def test_the_decree_of_2025_ends_and_nothing_is_guessed_after_it() -> None:
    book = national_book()
    assert book.bonus("advanced_worker", "individual", on=date(2027, 2, 28)).amount == 760_000
    assert book.bonus("advanced_worker", "individual", on=date(2027, 3, 1)).confidence == "unread"


@pytest.mark.parametrize(
    ("day", "dong"),
    [(date(2019, 6, 30), 1_390_000), (date(2019, 7, 1), 1_490_000), (date(2023, 6, 30), 1_490_000),
     (date(2023, 7, 1), 1_800_000), (date(2024, 7, 1), 2_340_000), (date(2026, 6, 30), 2_340_000),
     (date(2026, 7, 1), 2_530_000)],
)  # fmt: skip
def test_base_salary_changes_on_its_day(day: date, dong: int) -> None:
    assert national_book().base_salary(day).whole == dong


def test_base_salary_before_the_first_known_day_is_unread() -> None:
    assert national_book().base_salary(date(2018, 6, 30)).status == "unread"


def test_a_department_may_give_giay_khen_and_never_bang_khen() -> None:
    book = national_book()
    for day in (JULY_2020, date(2024, 1, 1), date(2026, 9, 30)):
        assert book.may_grant("commendation_letter", SO, on=day).finding == "met"
        refused = book.may_grant("ministry_province_certificate", SO, on=day)
        assert (refused.criterion, refused.finding) == ("authority", "not_met")
        assert any("Điều 80 khoản 1" in text for text in refused.citations)
        assert book.who_may_grant("ministry_province_certificate", on=day)[0] == "province_chair"


def test_authority_by_the_law_is_unknown_once_the_amending_law_is_in_force() -> None:
    found = national_book().may_grant("ministry_province_certificate", SO, on=date(2026, 10, 1))
    assert found.finding == "unknown"
    assert "unread" in {part.criterion for part in found.parts}
    earlier = national_book().may_grant(
        "ministry_province_certificate", SO, on=date(2026, 10, 1), received_on=date(2026, 9, 30)
    )
    assert earlier.finding == "not_met"


def test_the_commune_chair_takes_over_from_the_district_chair() -> None:
    book = national_book()
    award = "grassroots_emulation_fighter"
    assert book.may_grant(award, "district_chair", on=date(2025, 6, 30)).finding == "met"
    assert book.may_grant(award, "district_chair", on=date(2025, 7, 1)).finding == "not_met"
    assert book.may_grant(award, "commune_chair", on=date(2025, 6, 30)).finding == "not_met"
    assert book.may_grant(award, "commune_chair", on=date(2025, 7, 1)).finding == "met"
    assert "district_chair" not in book.who_may_grant(award, on=date(2025, 7, 1))


def test_who_may_grant_always_may_grant_while_the_text_is_read() -> None:
    book = national_book()
    for day in (JULY_2020, date(2024, 6, 1), date(2026, 9, 30)):
        for award in book.awards():
            for authority in book.who_may_grant(award.id, on=day):
                assert book.may_grant(award.id, authority, on=day).finding == "met"


def test_every_award_and_authority_gets_an_honest_word_with_a_reason() -> None:
    book = national_book()
    for day in (date(1990, 1, 1), JULY_2020, date(2025, 7, 1), TODAY):
        for award in book.awards():
            for authority in book.authorities():
                found = book.may_grant(award.id, authority.id, on=day)
                assert found.reason
                assert found.finding != "not_met" or found.citations


def test_vote_thresholds() -> None:
    book = national_book()
    national = book.vote_threshold("national_emulation_fighter", on=TODAY)
    assert (national.share, national.base, national.confidence) == (Fraction(9, 10), "total_members", "primary")
    assert book.vote_threshold("government_emulation_flag", on=TODAY).share == Fraction(4, 5)
    assert book.vote_threshold("grassroots_emulation_fighter", on=date(2025, 6, 30)).share == Fraction(4, 5)
    assert book.vote_threshold("grassroots_emulation_fighter", on=date(2025, 7, 1)).status == "local"
    assert book.vote_threshold("grassroots_emulation_fighter", on=JULY_2020).status == "unread"
    assert book.vote_threshold("commendation_letter", on=date(2024, 6, 1)).status == "none"


def test_layouts_say_what_was_read() -> None:
    book = national_book()
    paper = book.document_layout(on=JULY_2020)
    assert paper["margins_mm"] == {"top": [20, 25], "bottom": [20, 25], "left": [30, 35], "right": [15, 20]}
    assert paper["page_size_mm"] == [210, 297]
    assert paper["citation"] == "NĐ 30/2020/NĐ-CP, Phụ lục I"
    assert book.document_layout(on=date(2020, 3, 4))["status"] == "unread"
    letter = book.certificate_layout("commendation_letter", on=date(2025, 6, 30))
    assert (letter["status"], letter["size_mm"]) == ("read", [297, 210])
    for day in (JULY_2020, date(2025, 7, 1), TODAY):
        unread = book.certificate_layout("commendation_letter", on=day)
        assert (unread["status"], unread["size_mm"]) == ("unread", None)
        assert unread["note"]


def test_the_grounds_of_a_decision_name_the_instruments_of_its_days() -> None:
    book = national_book()
    assert book.governing(JULY_2020, JULY_2020) == [
        "Luật 15/2003/QH11", "Luật 47/2005/QH11", "Luật 39/2013/QH13", "NĐ 91/2017/NĐ-CP",
    ]  # fmt: skip
    lines = book.grounds(JULY_2020, JULY_2020)
    assert lines[0] == "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003"
    assert lines[-1].startswith("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ")
    assert book.governing(date(2026, 9, 1), TODAY) == ["Luật 06/2022/QH15", "Luật 06/2026/QH16", "NĐ 152/2025/NĐ-CP"]


def test_an_instrument_is_found_by_id_and_by_short_name() -> None:
    book = national_book()
    assert book.instrument("luat-2026") is book.instrument("Luật 06/2026/QH16")
    assert book.instrument("luat-2026").read == "no"


def test_the_edition_names_the_last_reading_and_the_data() -> None:
    day, digest = national_book().edition.split("/")
    assert date.fromisoformat(day) <= TODAY
    assert len(digest) == 8 and int(digest, 16) >= 0


def test_the_book_is_loaded_once() -> None:
    assert national_book() is national_book()
