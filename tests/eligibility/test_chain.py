"""Every year of a chain: its award or rating, its paper, its issuer, and whether it counts or why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bangvang.eligibility.actions import assess_handling
from bangvang.eligibility.case import build_person_case
from bangvang.eligibility.chain import facts_beside, years_of
from bangvang.eligibility.queries import proof_sheet
from bangvang.eligibility.sources import sources_of
from bangvang.eligibility.tree import criteria
from bangvang.register.actions import new_person, record_honour
from bangvang.register.choices import RecipientKind, Standing
from bangvang.register.models import AnnualRating, HonourStanding, Person
from bangvang_law.assess import Case, assess
from bangvang_paper.typesetting.proof import proof_sheets_pdf

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
FIGHTER = "grassroots_emulation_fighter"


@pytest.fixture
def person(db) -> Person:
    return new_person(
        name="Lý Thị Chuỗi", sex="female", group="civil_servant", honours_complete=True, ratings_complete=True
    )


def granted(person: Person, year: int, *, number: str = ""):
    return record_honour(
        recipient=person,
        award=FIGHTER,
        name_as_written=person.name,
        decided_on=date(year, 12, 20),
        act=number or f"{year}/QĐ-SNV",
        issuer_as_written="Giám đốc Sở Nội vụ",
        achieved_from=date(year, 1, 1),
        achieved_until=date(year, 12, 31),
    )


def rated(person: Person, **years: str) -> None:
    for year, rating in years.items():
        AnnualRating.objects.create(
            recipient_kind=RecipientKind.INDIVIDUAL, person=person, year=int(year[1:]), rating=rating,
            document=f"TB {year[1:]}",
        )  # fmt: skip


def chain(person: Person, award: str, criterion: str):
    """(node, years) of the first chain of a kind in the answer for the person."""
    answer = assess(Case.from_dict(build_person_case(person, on=DAY, award=award)))
    tree = answer.root.as_dict(chains=True)
    sources = sources_of(person, DAY)
    node = next(one for one in walk(tree) if one["criterion"] == criterion)
    return node, years_of(node, sources), facts_beside(node, years_of(node, sources), sources)


def walk(node):
    yield node
    for part in node["parts"]:
        yield from walk(part)


def test_each_year_of_the_row_has_its_decision_day_and_issuer(person):
    for year in (2023, 2024, 2025):
        granted(person, year)
    _node, years, beside = chain(person, "ministerial_provincial_emulation_fighter", "held_in_a_row")
    assert [(one.year, one.what, one.decision, one.day, one.issuer, one.word) for one in years] == [
        (year, "Chiến sĩ thi đua cơ sở", f"{year}/QĐ-SNV", f"20/12/{year}", "Giám đốc Sở Nội vụ", "tính")
        for year in (2023, 2024, 2025)
    ]
    assert beside == ()  # the table tells what the lines told


def test_a_missing_year_stands_in_the_table_and_says_that_it_is_missing(person):
    granted(person, 2023)
    granted(person, 2025)
    _node, years, _beside = chain(person, "ministerial_provincial_emulation_fighter", "held_in_a_row")
    assert [(one.year, one.state, one.word) for one in years][1] == (
        2024, "not_counted", "không tính: sổ không có cho năm này",
    )  # fmt: skip


def test_a_fallen_award_is_named_with_the_act_that_took_it(person):
    honour = granted(person, 2024)
    HonourStanding.objects.create(honour=honour, standing=Standing.ANNULLED, on=date(2025, 5, 6), act="9/QĐ-SNV")
    _node, years, _beside = chain(person, "ministerial_provincial_emulation_fighter", "held_in_a_row")
    assert years[1].word == "không tính: đã bị thu hồi theo 9/QĐ-SNV ngày 06/05/2025"


def test_a_record_that_nobody_called_complete_makes_years_unclear(person):
    Person.objects.filter(pk=person.pk).update(honours_complete=False)
    person.refresh_from_db()
    granted(person, 2025)
    _node, years, _beside = chain(person, "ministerial_provincial_emulation_fighter", "held_in_a_row")
    assert {one.state for one in years} == {"unclear"} and len(years) == 3


def test_ratings_show_their_document_and_years_without_one_are_unclear(person):
    rated(person, y2025="not_assessed")
    Person.objects.filter(pk=person.pk).update(ratings_complete=False)
    person.refresh_from_db()
    _node, years, beside = chain(person, "ministry_province_certificate", "rated_in_a_row")
    assert [(one.year, one.what, one.decision, one.state) for one in years] == [
        (2024, "chưa có kết quả xếp loại", "", "unclear"),
        (2025, "không được xếp loại", "TB 2025", "unclear"),
    ]
    assert [one.word for one in years] == [
        "chưa rõ: sổ chưa có kết quả",
        "chưa rõ: năm không xếp loại, cần người quyết định",
    ]
    assert beside == ()


def test_a_rating_below_the_level_says_which_level(person):
    rated(person, y2024="good", y2025="excellent")
    _node, years, _beside = chain(person, "ministry_province_certificate", "rated_in_a_row")
    told = {one.year: one.word for one in years}
    assert told[2025] == "tính" and told[2024] == "không tính: thấp hơn mức hoàn thành xuất sắc nhiệm vụ"


def test_papers_are_kept_as_they_were_when_the_law_was_asked(short, handling, officer):
    person = handling.nomination.person
    found = assess_handling(officer, handling, on=date(2020, 7, 6), authority="provincial_department_head")
    assert found.sources == sources_of(person, date(2020, 7, 6)) != []
    granted(person, 2019, number="77/QĐ-SNV")
    found.refresh_from_db()
    assert "77/QĐ-SNV" not in str(found.sources)


def test_the_printed_sheet_carries_the_table(short, handling, officer, tmp_path: Path):
    import pypdfium2

    person = handling.nomination.person
    for year in (2017, 2018, 2019):
        granted(person, year)
    found = assess_handling(officer, handling, on=date(2020, 7, 6), authority="provincial_department_head")
    case = build_person_case(person, on=DAY, award="ministerial_provincial_emulation_fighter")
    found.tree = assess(Case.from_dict(case)).root.as_dict(chains=True)
    found.sources = sources_of(person, DAY)
    pdf = proof_sheets_pdf([proof_sheet(found)])
    text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "Có tính không" in text and "Người quyết định" in text
    (tmp_path / "phieu.pdf").write_bytes(pdf)


def test_the_tree_of_an_assessment_without_papers_keeps_its_lines():
    node = {
        "criterion": "held",
        "finding": "met",
        "reason": "Đã có.",
        "facts": ["Giấy khen năm 2019"],
        "citations": [],
        "parts": [],
    }
    assert years_of(node, []) == () and facts_beside(node, (), []) == ("Giấy khen năm 2019",)
    (shown,) = criteria(
        {"criterion": "x", "finding": "met", "reason": "", "facts": [], "citations": [], "parts": [node]}
    )
    assert (shown.years, shown.facts) == ((), ("Giấy khen năm 2019",))
