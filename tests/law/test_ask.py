"""What ``bangvang ask`` answers: every kind, the day before and the day of every change, and questions that make no sense."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from bangvang_law.ask import KINDS, PAPERS, THRESHOLDS, TIME_LIMITS, AskError, ask, listing, main
from bangvang_law.book import national_book

DAY = date(2026, 3, 1)
KEYS = ["value", "unit", "citations", "confidence", "from", "until", "note", "status"]


def value(kind: str, on: str, **more: Any) -> tuple[object, str]:
    told = ask(kind, on=date.fromisoformat(on), **more).as_dict()
    assert list(told) == KEYS
    return told["value"], str(told["status"])


@pytest.mark.parametrize(
    ("on", "recipient", "issuer", "amount"),
    [
        ("2026-11-23", "collective", None, 1520000),
        ("2026-11-23", "individual", None, 760000),
        ("2026-11-23", "household", None, 1140000),
        ("2026-06-30", "individual", None, 710000),  # 0,3 × 2.340.000 = 702.000
        ("2026-07-01", "individual", None, 760000),
        ("2020-07-13", "individual", "provincial_department_head", 450000),
        ("2020-07-13", "collective", "provincial_department_head", 900000),
        ("2020-07-13", "individual", "commune_chair", 230000),  # 0,15 × 1.490.000 = 223.500
    ],
)
def test_the_bonus_of_a_giay_khen(on: str, recipient: str, issuer: str | None, amount: int) -> None:
    assert value("bonus", on, award="commendation_letter", recipient=recipient, issuer=issuer) == (amount, "read")


def test_an_older_bonus_is_secondary_and_says_what_rounding_to_nearest_gives() -> None:
    found = ask(
        "bonus",
        on=date(2020, 7, 13),
        award="commendation_letter",
        recipient="collective",
        issuer="provincial_department_head",
    )
    assert found.confidence == "secondary"
    assert "890000" in found.note


def test_a_bonus_that_nobody_read_is_unread_and_never_a_number() -> None:
    assert value("bonus", "2025-06-30", award="commendation_letter", recipient="individual") == (None, "unread")
    assert value("bonus", "2016-01-01", award="advanced_worker", recipient="individual") == (None, "unread")


@pytest.mark.parametrize(
    ("on", "salary"),
    [("2019-06-30", 1390000), ("2019-07-01", 1490000), ("2023-06-30", 1490000), ("2023-07-01", 1800000), ("2024-06-30", 1800000),
     ("2024-07-01", 2340000), ("2026-06-30", 2340000), ("2026-07-01", 2530000)],
)  # fmt: skip
def test_the_base_salary_changes_on_its_day(on: str, salary: int) -> None:
    assert value("base-salary", on) == (salary, "read")


def test_a_base_salary_says_from_when_until_when() -> None:
    told = ask("base-salary", on=date(2025, 1, 1)).as_dict()
    assert (told["from"], told["until"], told["unit"]) == ("2024-07-01", "2026-07-01", "đồng")


def test_a_department_may_not_give_a_bang_khen_and_the_chair_may() -> None:
    award = "ministry_province_certificate"
    assert value("authority", "2026-03-01", award=award, issuer="provincial_department_head") == (False, "read")
    assert value("authority", "2026-03-01", award=award, issuer="province_chair") == (True, "read")
    names, status = value("authority", "2026-03-01", award=award)
    assert status == "read"
    assert set(names) == {"province_chair", "ministry_head"}  # type: ignore[call-overload]


def test_after_the_unread_amendment_authority_is_unread_but_by_decree() -> None:
    assert value("authority", "2026-09-30", award="advanced_worker", issuer="provincial_department_head") == (
        True,
        "read",
    )
    assert value("authority", "2026-10-01", award="advanced_worker", issuer="provincial_department_head") == (
        None,
        "unread",
    )
    assert value("authority", "2026-10-01", award="advanced_worker", issuer="commune_chair") == (True, "read")
    assert "Chưa rõ" in ask("authority", on=date(2026, 10, 1), award="advanced_worker").note


def test_the_district_chair_gives_way_to_the_commune() -> None:
    award = "grassroots_emulation_fighter"
    assert value("authority", "2025-06-30", award=award, issuer="district_chair") == (True, "read")
    assert value("authority", "2025-07-01", award=award, issuer="district_chair") == (False, "read")
    assert value("authority", "2025-06-30", award=award, issuer="commune_chair") == (False, "read")
    assert value("authority", "2025-07-01", award=award, issuer="commune_chair") == (True, "read")


@pytest.mark.parametrize(
    ("on", "award", "share", "status"),
    [
        ("2025-06-30", "grassroots_emulation_fighter", "4/5", "read"),
        ("2025-07-01", "grassroots_emulation_fighter", None, "local"),
        ("2025-06-30", "ministerial_provincial_emulation_fighter", "9/10", "read"),
        ("2025-07-01", "ministerial_provincial_emulation_fighter", None, "local"),
        ("2026-11-23", "national_emulation_fighter", "9/10", "read"),
        ("2027-02-28", "government_emulation_flag", "4/5", "read"),
        ("2027-03-01", "government_emulation_flag", None, "unread"),
        ("2025-06-30", "commendation_letter", None, "none"),
        ("2025-07-01", "commendation_letter", None, "local"),
        ("2026-01-01", "labor_order_2", None, "none"),
        ("2020-07-13", "grassroots_emulation_fighter", None, "unread"),
    ],
)
def test_the_share_of_yes_votes(on: str, award: str, share: str | None, status: str) -> None:
    assert value("threshold", on, what="council_yes_share", award=award) == (share, status)


def test_every_award_has_a_word_on_votes_since_2025() -> None:
    for award in national_book().awards():
        found = ask("threshold", on=DAY, what="council_yes_share", award=award.id)
        assert found.status in ("read", "local", "none"), award.id
        assert found.citations


def test_the_other_thresholds() -> None:
    assert value("threshold", "2026-03-01", what="member_share", award="excellent_labor_collective") == ("7/10", "read")
    assert value(
        "threshold", "2026-03-01", what="times_in_a_row", award="ministerial_provincial_emulation_fighter"
    ) == (3, "read")
    assert value(
        "threshold", "2026-10-01", what="times_in_a_row", award="ministerial_provincial_emulation_fighter"
    ) == (None, "unread")
    assert value("threshold", "2026-11-23", what="block_leaders_share", award="government_emulation_flag") == (
        "1/5",
        "read",
    )
    assert value("threshold", "2026-11-23", what="women_share_in_tie_break") == ("7/10", "read")
    assert value("threshold", "2026-03-01", what="member_share", award="advanced_worker") == (None, "none")
    assert value("threshold", "2026-03-01", what="times_in_a_row", award="labor_order_1")[1] == "unread"


def test_deadlines_and_time_limits() -> None:
    what = "dossier_to_home_affairs_ministry"
    assert value("deadline", "2026-11-23", what=what, award="national_emulation_fighter") == ("12-31", "read")
    assert value("deadline", "2026-11-23", what=what, award="government_emulation_flag") == ("06-30", "read")
    assert value("deadline", "2026-11-23", what=what, award="commendation_letter") == (None, "none")
    assert value("time-limit", "2026-11-23", what="achievement_age_at_submission") == (6, "read")
    assert value("time-limit", "2026-11-23", what="achievement_age_at_submission", award="commendation_letter") == (
        None,
        "none",
    )
    assert value(
        "time-limit", "2026-11-23", what="achievement_age_at_submission", award="national_emulation_fighter"
    ) == (None, "none")
    assert value("time-limit", "2026-11-23", what="home_affairs_ministry_appraises") == (20, "read")
    assert value("time-limit", "2026-11-23", what="province_appraises_state_merit") == (30, "read")
    assert value("time-limit", "2026-11-23", what="province_appraises_state_merit", award="independence_order_3") == (
        40,
        "read",
    )
    assert value("time-limit", "2026-11-23", what="return_items_after_annulment") == (15, "read")
    assert value("time-limit", "2026-11-23", what="consulted_agency_reply") == (10, "read")
    assert value("time-limit", "2025-06-30", what="consulted_agency_reply") == (None, "unread")
    assert value("time-limit", "2026-11-23", what="publicity_before_council", award="labor_order_3") == (10, "read")
    assert ask("time-limit", on=DAY, what="consulted_agency_reply").unit == "working_days"
    assert ask("time-limit", on=DAY, what="achievement_age_at_submission").unit == "months"


def test_publicity_before_the_council() -> None:
    assert value("publicity", "2026-03-01", award="national_emulation_fighter") == (10, "read")
    assert value("publicity", "2026-03-01", award="commendation_letter") == (None, "none")
    assert value("publicity", "2020-02-27", award="labor_order_1") == (None, "unread")


def test_paper() -> None:
    margins, status = value("paper", "2026-11-23", what="margins_mm")
    assert (margins, status) == ({"top": [20, 25], "bottom": [20, 25], "left": [30, 35], "right": [15, 20]}, "read")
    assert value("paper", "2026-11-23", what="page_size_mm") == ([210, 297], "read")
    assert value("paper", "2026-11-23", what="scan_dpi_min") == (200, "read")
    assert value("paper", "2020-03-04", what="page_size_mm") == (None, "unread")
    assert value("paper", "2025-06-30", what="certificate_size_mm", award="commendation_letter") == ([297, 210], "read")
    assert value("paper", "2025-07-01", what="certificate_size_mm", award="commendation_letter") == (None, "unread")
    assert value("paper", "2010-01-01", what="certificate_size_mm", award="ministry_province_certificate") == (
        [400, 300],
        "read",
    )


def test_a_dossier_lists_its_documents_or_says_who_sets_them() -> None:
    documents, status = value("dossier", "2026-03-01", award="national_emulation_fighter")
    assert status == "read"
    assert [one["document"] for one in documents] == [  # type: ignore[attr-defined]
        "proposal", "achievement_report", "minutes", "ballot_result", "recognition_of_initiative",
    ]  # fmt: skip
    assert value("dossier", "2025-07-01", award="commendation_letter") == (None, "local")
    assert value("dossier", "2025-06-30", award="grassroots_emulation_fighter")[1] == "read"


def test_answers_of_decrees_say_when_the_law_above_them_was_changed_unread() -> None:
    told = ask("threshold", on=date(2026, 10, 1), what="council_yes_share", award="national_emulation_fighter")
    assert "chưa đọc" in told.note
    before = ask("threshold", on=date(2026, 9, 30), what="council_yes_share", award="national_emulation_fighter")
    assert "chưa đọc" not in before.note
    assert "chưa đọc" not in ask("base-salary", on=date(2026, 10, 1)).note


def test_a_pack_answers_what_the_national_book_leaves_to_it() -> None:
    what, award = "council_yes_share", "grassroots_emulation_fighter"
    assert value("threshold", "2026-03-01", what=what, award=award) == (None, "local")
    found = ask("threshold", on=DAY, what=what, award=award, pack="bac_ninh")
    assert found.status == "none"
    assert any("Bắc Ninh" in text for text in found.citations)


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        ("bonuses", {}, "Có phải “bonus”?"),
        ("bonus", {"recipient": "individual"}, "Thiếu --award"),
        ("bonus", {"award": "commendation_letter"}, "Thiếu --recipient"),
        ("bonus", {"award": "commendation_leter", "recipient": "individual"}, "commendation_letter"),
        ("bonus", {"award": "commendation_letter", "recipient": "person"}, "Không có đối tượng"),
        (
            "bonus",
            {"award": "commendation_letter", "recipient": "individual", "issuer": "giam_doc"},
            "người có thẩm quyền",
        ),
        ("threshold", {"award": "advanced_worker"}, "Thiếu --what"),
        ("threshold", {"what": "council_no_share", "award": "advanced_worker"}, "council_yes_share"),
        ("threshold", {"what": "council_yes_share"}, "Thiếu --award"),
        ("paper", {"what": "certificate_size_mm"}, "Thiếu --award"),
        ("base-salary", {"pack": "bac_nin"}, "bac_ninh"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_with_what_to_write(
    kind: str, more: dict[str, str], said: str
) -> None:
    with pytest.raises(AskError) as refused:
        ask(kind, on=DAY, **more)  # type: ignore[arg-type]
    assert said in str(refused.value)


def test_every_kind_and_what_answers_for_every_award_on_many_days() -> None:
    days = [
        date(2000, 1, 1),
        date(2012, 6, 1),
        date(2020, 7, 13),
        date(2024, 5, 5),
        DAY,
        date(2026, 11, 23),
        date(2030, 1, 1),
    ]
    for on in days:
        for award in national_book().awards():
            for kind, whats in (("threshold", THRESHOLDS), ("time-limit", tuple(TIME_LIMITS)), ("paper", PAPERS)):
                for what in whats:
                    found = ask(kind, on=on, what=what, award=award.id)
                    assert (found.value is None) is (found.status != "read")
            for kind in ("dossier", "publicity", "authority"):
                found = ask(kind, on=on, award=award.id)
                assert (found.value is None) is (found.status != "read"), (kind, award.id, on)


def test_the_command_prints_json_and_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["bonus", "--on", "2026-11-23", "--award", "commendation_letter", "--recipient", "collective"]
    assert main([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == 1520000
    assert main(call) == 0
    assert "1520000 đồng" in capsys.readouterr().out


@pytest.mark.parametrize(
    "call", [[], ["bonus"], ["base-salary", "--on", "23/11/2026"], ["base-salary", "--on", "2026-02-30"]]
)
def test_a_wrong_call_ends_with_2_and_a_sentence(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    assert "Chưa trả lời được" in capsys.readouterr().err


def test_the_list_of_kinds_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == listing()
    assert set(told) == set(KINDS)
    assert told["threshold"]["arguments"]["what"] == list(THRESHOLDS)
