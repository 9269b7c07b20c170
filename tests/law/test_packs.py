"""The rules of a province load over the national book: what they fill, add and may not contradict."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law.population import individuals, rows_of

from bangvang_law import packs
from bangvang_law.assess import assess
from bangvang_law.book import Book, national_book
from bangvang_law.citation import Citation, instrument_of
from bangvang_law.errors import LawDataError, UnknownAward, UnknownPack
from bangvang_law.facts import STATED, Case
from bangvang_law.finding import Word
from bangvang_law.packs import book_for, book_of, load_pack, pack_ids
from bangvang_law.sentences import is_modelled, sentence_of
from bangvang_law.sweep import sweep
from bangvang_law.sweep.facts import table_of

BOOKS = [book_of(name) for name in pack_ids()]
BEFORE, FIRST = date(2025, 12, 14), date(2025, 12, 15)
DECREE = "NĐ 152/2025/NĐ-CP, Điều 6 khoản 2"


def shipped(name: str, tmp_path: Path) -> Path:
    """A copy of a shipped pack that may be changed."""
    with resources.as_file(resources.files("bangvang_law") / "packs" / name) as folder:
        return Path(shutil.copytree(folder, tmp_path / name))


def office(tmp_path: Path, **files: str) -> Path:
    """A department's own pack over that of Bắc Ninh, of the given files."""
    folder = tmp_path / "so_noi_vu"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        files.pop("pack", "")
        or """id: so_noi_vu_bac_ninh
name: Quy chế thi đua, khen thưởng của Sở Nội vụ
level: body
place: Sở Nội vụ tỉnh Bắc Ninh
parent: bac_ninh
citation: "QĐ 15/QĐ-SNV"
from: 2026-01-20
read_on: 2026-11-25
""",
        encoding="utf-8",
    )
    (folder / "instruments.yaml").write_text(
        """- id: qd-15-snv
  kind: decision
  short: QĐ 15/QĐ-SNV
  number: 15/QĐ-SNV
  title: ban hành Quy chế thi đua, khen thưởng
  issuer: Sở Nội vụ tỉnh Bắc Ninh
  issued: 2026-01-15
  from: 2026-01-20
  read: yes
  ground: false
""",
        encoding="utf-8",
    )
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def refused(folder: Path) -> LawDataError:
    with pytest.raises(LawDataError) as wrong:
        load_pack(folder)
    assert wrong.value.what and wrong.value.todo, "a refusal says what is wrong and what to do"
    return wrong.value


def letter(**more: object) -> dict[str, object]:
    """A dossier of a Giấy khen that meets what Bắc Ninh asks for."""
    return {
        "on": "2026-03-02", "award": "commendation_letter", "issuer": "provincial_department_head",
        "period": ["2025-01-01", "2025-12-31"], "stated": {"united_and_exemplary": True},
        "recipient": {"kind": "individual", "group": "civil_servant", "ratings": {2025: "good"}, "awards": [],
                      "discipline": [], "pending": [], "movement": {"level": "unit", "years": 1, "result": "good"}},
        **more,
    }  # fmt: skip


# -- which packs there are --------------------------------------------------------------------------------------------


def test_two_provinces_are_shipped() -> None:
    assert pack_ids() == ["bac_ninh", "ha_noi"]


def test_a_book_is_read_once_and_names_its_chain() -> None:
    book = book_of("bac_ninh")
    assert book is book_of("bac_ninh")
    assert book.pack == "bac_ninh"
    assert book.edition.startswith("national+bac_ninh@20")
    assert book.edition != book_of("ha_noi").edition


def test_national_is_the_national_book() -> None:
    assert book_of("national") is national_book()
    assert national_book().pack == "national"
    assert national_book().packs == ()


def test_an_unknown_pack_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownPack, match="Có phải “bac_ninh”"):
        book_of("bac_nihn")


def test_a_pack_tells_what_it_brings_where_and_by_what() -> None:
    (pack,) = book_of("bac_ninh").packs
    assert (pack.parent, pack.place, pack.period.start) == ("national", "tỉnh Bắc Ninh", FIRST)
    certificate = next(
        rule for rule in pack.rules if rule.award == "ministry_province_certificate" and rule.sort == "criteria"
    )
    assert certificate.by == ("Luật 06/2022/QH15, Điều 74 khoản 6",)
    assert certificate.place.startswith("packs/bac_ninh/criteria.yaml:")
    assert {rule.sort for rule in pack.rules} == {"value", "criteria"}


# -- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("council_quorum", Fraction(2, 3)),
        ("council_presence_for_awards", Fraction(4, 5)),
        ("council_decides_by", "majority"),
        ("council_meets_every", 6),
        ("dossier_before_event", 10),
        ("dossier_of_the_year_before", "12-10"),
        ("dossier_of_the_school_year_before", "07-10"),
        ("violations_reported_before", "12-10"),
    ],
)
def test_bac_ninh_has_its_own_numbers_from_its_first_day(kind: str, value: object) -> None:
    book = book_of("bac_ninh")
    assert book.value(kind, FIRST).value == value
    assert instrument_of(book.value(kind, FIRST).citations[0]) == "QĐ 86/2025/QĐ-UBND Bắc Ninh"
    assert book.value(kind, BEFORE).status == "unread"
    assert national_book().value(kind, FIRST).status == "unread"


def test_the_route_of_a_certificate_passes_no_council_meeting() -> None:
    route = book_of("bac_ninh").value("council_route", FIRST, award="ministry_province_certificate")
    assert route.value == ("standing_body_appraises", "chair_decides")


def test_a_threshold_left_to_the_province_is_answered_by_it_from_its_first_day() -> None:
    book = book_of("bac_ninh")
    before, after = (book.vote_threshold("grassroots_emulation_fighter", on=day) for day in (BEFORE, FIRST))
    assert before.status == "local"
    assert after.status == "none" and "đa số" in after.note
    assert DECREE in after.citations, "the clause that leaves it to the province stands beside the province's own"


def test_a_threshold_of_the_decree_stands_in_every_province() -> None:
    for book in BOOKS:
        assert book.vote_threshold("hero_of_labor", on=FIRST) == national_book().vote_threshold(
            "hero_of_labor", on=FIRST
        )


def test_what_rests_on_a_decree_is_unread_when_the_decree_ends() -> None:
    day = date(2027, 3, 1)
    book = book_of("bac_ninh")
    assert book.vote_threshold("grassroots_emulation_fighter", on=day - timedelta(days=1)).status == "none"
    assert book.vote_threshold("grassroots_emulation_fighter", on=day).status == "unread"


def test_hanoi_votes_on_its_own_title_by_nine_tenths_of_all_members() -> None:
    share = book_of("ha_noi").vote_threshold("outstanding_capital_citizen", on=date(2025, 12, 6))
    assert (share.share, share.base) == (Fraction(9, 10), "total_members")
    assert share.citations == ("QĐ 71/2025/QĐ-UBND Hà Nội, Điều 3 khoản 5",)


def test_bonus_of_the_title_is_unread_and_says_by_which_resolution() -> None:
    bonus = book_of("ha_noi").bonus("outstanding_capital_citizen", "individual", on=date(2026, 6, 1))
    assert bonus.coefficient is None and bonus.amount == 0
    assert "NQ 04/2025/NQ-HĐND" in bonus.note


@pytest.mark.parametrize("book", BOOKS, ids=pack_ids())
def test_every_citation_resolves_and_no_timeline_has_a_gap_or_an_overlap(book: Book) -> None:
    for (kind, _), timeline in book.data.values.items():
        for period, value in timeline.entries:
            assert value.period == period, kind
            assert value.citations and all(book.instrument(instrument_of(text)) for text in value.citations)
            assert value.is_read is (value.value is not None)
        for (before, _), (after, _) in zip(timeline.entries, timeline.entries[1:], strict=False):
            assert before.end == after.start, kind


@pytest.mark.parametrize("book", BOOKS, ids=pack_ids())
def test_every_condition_of_a_pack_cites_it_and_names_a_text_of_the_book(book: Book) -> None:
    (pack,) = book.packs
    own = instrument_of(pack.citation)
    for sentences in book.data.own_sentences.values():
        for one in sentences:
            for leaf in one.criterion.walk():
                if hasattr(leaf, "look"):
                    assert instrument_of(leaf.cites[0]) == own
                    assert all(Citation.parse(text).article for text in leaf.cites)
                    assert all(book.instrument(instrument_of(text)) for text in leaf.cites)


@given(st.dates(date(2023, 1, 1), date(2027, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_outside_its_days_a_pack_changes_no_value(day: date) -> None:
    for book in BOOKS:
        starts = book.packs[0].period.start
        for kind, scope in national_book().data.values:
            mine = book.value(kind, day, award=scope[0], recipient=scope[1], issuer=scope[2])
            theirs = national_book().value(kind, day, award=scope[0], recipient=scope[1], issuer=scope[2])
            if day < starts or theirs.status == "read":
                assert (mine.value, mine.status) == (theirs.value, theirs.status)


# -- criteria ---------------------------------------------------------------------------------------------------------


def test_a_letter_is_met_by_the_pack_and_never_by_the_national_book() -> None:
    assert assess(Case.from_dict(letter(pack="bac_ninh"))).finding == "met"
    assert assess(Case.from_dict(letter())).finding == "needs_person"
    assert assess(Case.from_dict(letter(pack="ha_noi"))).finding == "needs_person"


def test_a_case_is_judged_by_the_book_it_names_also_beside_others() -> None:
    answer = assess(Case.from_dict(letter(pack="bac_ninh")))
    assert answer.book_edition == book_of("bac_ninh").edition
    assert "QĐ 86/2025/QĐ-UBND Bắc Ninh, Điều 4 khoản 3 điểm a" in answer.citations
    assert assess(Case.from_dict(letter())).book_edition == national_book().edition


def test_a_case_without_a_pack_is_read_by_the_book_at_hand() -> None:
    book = book_of("bac_ninh")
    case = Case.from_dict(letter(), book=book)
    assert case.pack == "bac_ninh"
    assert book_for(None, book) is book
    assert book_for("national", book) is national_book()


def test_the_sentence_of_a_pack_says_its_numbers_of_the_day() -> None:
    book = book_of("bac_ninh")
    award = book.award("commendation_letter")
    assert sentence_of(book, award, "individual", on=BEFORE) is sentence_of(
        national_book(), award, "individual", on=BEFORE
    )
    assert sentence_of(book, award, "individual", on=FIRST) is not sentence_of(
        national_book(), award, "individual", on=FIRST
    )


def test_the_title_of_a_province_exists_in_its_book_alone() -> None:
    assert book_of("ha_noi").award("outstanding_capital_citizen").name == "Công dân Thủ đô ưu tú"
    assert is_modelled(book_of("ha_noi"), "outstanding_capital_citizen")
    for book in (national_book(), book_of("bac_ninh")):
        with pytest.raises(UnknownAward):
            book.award("outstanding_capital_citizen")


def test_who_may_grant_the_title() -> None:
    book, day = book_of("ha_noi"), date(2026, 6, 1)
    assert book.who_may_grant("outstanding_capital_citizen", on=day) == ["province_chair"]
    assert book.may_grant("outstanding_capital_citizen", "province_chair", on=day).finding is Word.MET
    assert book.may_grant("outstanding_capital_citizen", "commune_chair", on=day).finding is Word.NOT_MET


PACKED = (
    (book_of("bac_ninh"), "commendation_letter"),
    (book_of("bac_ninh"), "ministry_province_certificate"),
    (book_of("ha_noi"), "outstanding_capital_citizen"),
)
OWN_STATED = st.dictionaries(
    st.sampled_from(
        ("tasks_done", "contribution_to_development_of_body", "vietnamese_resident_of_hanoi", "criminal_liability",
         "exceptional_for_the_capital", "devoted_and_upright")
    ),
    st.booleans(),
)  # fmt: skip


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_one_equals_vec_for_the_criteria_of_packs(data: st.DataObject) -> None:
    on = data.draw(st.sampled_from((date(2025, 12, 5), date(2025, 12, 15), date(2026, 6, 1), date(2026, 11, 25))))
    people = data.draw(st.lists(individuals(on), min_size=1, max_size=6))
    for book, award in PACKED:
        more = data.draw(OWN_STATED)
        own = {key: yes for key, yes in more.items() if key in STATED or key in book.statements}
        told = [(person, {**stated, **own}) for person, stated in people]
        rows = [row for number, (person, stated) in enumerate(told) for row in rows_of(number, person, stated)]
        table = sweep(table_of(rows), on=on, awards=[award], book=book).table
        year = [date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)]
        for number, (person, stated) in enumerate(told):
            case = {"on": on, "award": award, "period": year, "stated": stated, "recipient": person}
            expected = assess(Case.from_dict(case, book=book), book).finding
            assert table[award][number] == expected, (award, on, person, stated)


# -- the chain --------------------------------------------------------------------------------------------------------

ADDS = """- award: commendation_letter
  recipients: [individual]
  mode: add
  by: ["QĐ 86/2025/QĐ-UBND Bắc Ninh, Điều 10 khoản 1"]
  at: "QĐ 15/QĐ-SNV, Điều 7 khoản 1"
  must:
    initiative: {scope: grassroots}
"""


def test_a_department_adds_to_its_province(tmp_path: Path) -> None:
    book = load_pack(office(tmp_path, criteria=ADDS))
    assert [one.id for one in book.packs] == ["bac_ninh", "so_noi_vu_bac_ninh"]
    assert book.edition.startswith("national+bac_ninh+so_noi_vu_bac_ninh@")
    without = assess(Case.from_dict(letter(), book=book), book)
    assert without.finding == "unknown" and without.because == ("initiative",)
    recipient = {**letter()["recipient"], "initiatives": []}  # type: ignore[dict-item]
    none = assess(Case.from_dict(letter(recipient=recipient), book=book), book)
    assert none.finding == "not_met"
    assert "QĐ 15/QĐ-SNV, Điều 7 khoản 1" in none.citations
    recipient["initiatives"] = [{"title": "Sổ", "scope": "grassroots", "recognised_on": "2025-05-05", "used_for": None}]
    assert assess(Case.from_dict(letter(recipient=recipient), book=book), book).finding == "met"


def test_what_the_province_asks_for_stays_asked_for(tmp_path: Path) -> None:
    book = load_pack(office(tmp_path, criteria=ADDS))
    recipient = {**letter()["recipient"], "ratings": {2025: "completed"}}  # type: ignore[dict-item]
    assert "rated" in assess(Case.from_dict(letter(recipient=recipient), book=book), book).because


def test_a_folder_is_read_anew_each_time(tmp_path: Path) -> None:
    folder = office(tmp_path, criteria=ADDS)
    first = book_of(folder).edition
    (folder / "criteria.yaml").write_text(ADDS.replace("grassroots", "national"), encoding="utf-8")
    assert book_of(str(folder)).edition != first


def test_packs_may_not_lie_on_each_other_in_a_circle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, parent in (("bac_ninh", "ha_noi"), ("ha_noi", "bac_ninh")):
        folder = shipped(name, tmp_path)
        head = folder / "pack.yaml"
        head.write_text(
            head.read_text(encoding="utf-8").replace("parent: national", f"parent: {parent}"), encoding="utf-8"
        )
    monkeypatch.setattr(packs, "_shipped", lambda: tmp_path)
    with pytest.raises(LawDataError, match="vòng: bac_ninh → ha_noi → bac_ninh"):
        load_pack(tmp_path / "bac_ninh")


def test_a_folder_that_is_not_there_and_one_that_is_no_pack(tmp_path: Path) -> None:
    for folder in (tmp_path / "không có", tmp_path):
        with pytest.raises(LawDataError) as wrong:
            load_pack(folder)
        assert wrong.value.todo


def test_a_file_with_a_misspelt_name_is_not_left_out_silently(tmp_path: Path) -> None:
    wrong = refused(office(tmp_path, criterai=ADDS))
    assert wrong.place == "so_noi_vu/criterai.yaml:1"
    assert "Có phải “criteria.yaml”" in wrong.todo


def test_a_pack_that_ended_says_nothing_from_that_day(tmp_path: Path) -> None:
    folder = shipped("bac_ninh", tmp_path)
    head = folder / "pack.yaml"
    text = head.read_text(encoding="utf-8").replace("from: 2025-12-15", "from: 2025-12-15\nuntil: 2026-06-01")
    head.write_text(text, encoding="utf-8")
    book = load_pack(folder)
    assert book.value("council_quorum", date(2026, 5, 31)).is_read
    assert not book.value("council_quorum", date(2026, 6, 1)).is_read
    assert book.vote_threshold("commendation_letter", on=date(2026, 6, 1)).status == "local"
    assert [assess(Case.from_dict(letter(on=day), book=book), book).finding for day in ("2026-05-31", "2026-06-01")] == [
        "met", "needs_person",
    ]  # fmt: skip


def test_only_a_body_lies_on_another_pack(tmp_path: Path) -> None:
    folder = office(tmp_path)
    head = folder / "pack.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("level: body", "level: province"), encoding="utf-8")
    wrong = refused(folder)
    assert wrong.place == "so_noi_vu/pack.yaml:5"
    assert "parent: national" in wrong.todo


def test_a_pack_is_not_laid_over_itself(tmp_path: Path) -> None:
    with pytest.raises(LawDataError, match="nằm trên “national”, không phải “bac_ninh”"):
        load_pack(shipped("bac_ninh", tmp_path), over=book_of("bac_ninh"))


def test_a_pack_must_be_laid_over_its_parent(tmp_path: Path) -> None:
    with pytest.raises(LawDataError, match="nằm trên “bac_ninh”, không phải “national”"):
        load_pack(office(tmp_path), over=national_book())


def test_a_department_may_set_its_own_share_of_votes_in_a_province_that_set_none(tmp_path: Path) -> None:
    votes = """- kind: council_yes_share
  unit: tỷ lệ
  awards: [commendation_letter]
  entries:
  - from: 2026-01-20
    value: 2/3
    base: total_members
    citations: ["QĐ 15/QĐ-SNV, Điều 9"]
    confidence: primary
    read_on: 2026-11-25
"""
    by = '    by: ["QĐ 86/2025/QĐ-UBND Bắc Ninh, Điều 10 khoản 1"]\n'
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    wrong = refused(office(tmp_path / "one", values=votes))
    assert "packs/bac_ninh/values.yaml" in wrong.what and wrong.place == "so_noi_vu/values.yaml:5"
    book = load_pack(office(tmp_path / "two", values=votes + by))
    assert book.vote_threshold("commendation_letter", on=date(2026, 6, 1)).share == Fraction(2, 3)


# -- which words apply ------------------------------------------------------------------------------------------------


def test_a_pack_may_declare_which_words_its_body_applies(tmp_path: Path) -> None:
    pack = """id: so_noi_vu_bac_ninh
name: Quy chế của Sở Nội vụ
level: body
place: Sở Nội vụ tỉnh Bắc Ninh
parent: bac_ninh
citation: "QĐ 15/QĐ-SNV"
from: 2026-01-20
read_on: 2026-11-25
text:
- {instrument: luat-2022, from: 2026-10-01, until: 2027-01-01, citations: ["QĐ 15/QĐ-SNV, Điều 20"]}
"""
    book = load_pack(office(tmp_path, pack=pack))
    by_day = {}
    for day in ("2026-09-30", "2026-10-01", "2026-12-31", "2027-01-01"):
        answer = assess(Case.from_dict(letter(on=day), book=book), book)
        by_day[day] = answer.finding
        said = [fact for fact in answer.root.facts if "QĐ 15/QĐ-SNV, Điều 20" in fact]
        assert bool(said) is (day in ("2026-10-01", "2026-12-31")), "who applies other words is told so"
    assert by_day == {"2026-09-30": "met", "2026-10-01": "met", "2026-12-31": "met", "2027-01-01": "unknown"}
    assert assess(Case.from_dict(letter(on="2026-10-01", pack="bac_ninh"))).finding == "unknown"
