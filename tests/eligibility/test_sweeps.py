"""Everybody of a unit at once: the same words as one by one, in few queries, kept, filtered and taken away as a file."""

from __future__ import annotations

import io
from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from questions import questions

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.eligibility import actions
from bangvang.eligibility.actions import sweeping
from bangvang.eligibility.case import build_person_case
from bangvang.eligibility.choices import Nominated
from bangvang.eligibility.models import Sweep, SweepRow
from bangvang.eligibility.population import population
from bangvang.eligibility.queries.sweeps import Wish, how_many, rows_of, swept_awards, told, unfinished_sweeps
from bangvang.eligibility.tasks import run_sweep
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.actions import new_person, record_honour
from bangvang.register.choices import DisciplineForm, HoldKind, RecipientKind, Role, Standing
from bangvang.register.models import AnnualRating, Discipline, Employment, Hold, HonourStanding, Initiative, Person
from bangvang_law.assess import Case, assess
from bangvang_law.book import national_book

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
TODAY = date(2026, 11, 25)
EVERY_AWARD = [award for award, _name in swept_awards([national_book()])]


@pytest.fixture
def department(world):
    return world.department


def asked(world, officer, **changes) -> Sweep:
    fields = {"on": DAY, "awards": EVERY_AWARD, "ahead": True}
    return actions.ask_sweep(officer, world.department, **(fields | changes))


@pytest.fixture
def swept(world, officer) -> Sweep:
    sweep = asked(world, officer)
    actions.carry_out(sweep)
    sweep.refresh_from_db()
    return sweep


def colleague(world, name: str = "Đỗ Thị Ước", **facts) -> Person:
    person = new_person(name=name, sex="female", group="civil_servant", **facts)
    Employment.objects.create(person=person, unit=world.department, position="Chuyên viên", begins_on=date(2015, 1, 1))
    return person


def rated(person: Person, rating: str, *years: int) -> None:
    for year in years:
        AnnualRating.objects.create(recipient_kind=RecipientKind.INDIVIDUAL, person=person, year=year, rating=rating)


def finding(sweep: Sweep, person: Person, award: str) -> str:
    return SweepRow.objects.get(sweep=sweep, person=person, award=award).finding


def granted(world, person: Person, award: str, year: int):
    return record_honour(
        recipient=person,
        award=award,
        name_as_written=person.name,
        decided_on=date(year, 12, 20),
        issuer_as_written="Giám đốc Sở",
        act=f"{year}/QĐ-SLĐTBXH",
        body=world.department,
        achieved_from=date(year, 1, 1),
        achieved_until=date(year, 12, 31),
    )


# ── what is found ────────────────────────────────────────────────────────────────────────────────────────────────────
def trouble_of_every_kind(world) -> None:
    """People whose records differ in all that the law looks at."""
    full = colleague(world, "Lê Thị Đủ", ratings_complete=True, honours_complete=True, initiatives_complete=True)
    rated(full, "excellent", *range(2018, 2026))
    for year in (2023, 2024, 2025):
        granted(world, full, "grassroots_emulation_fighter", year)
    Initiative.objects.create(
        person=full, title="Một cửa", scope="ministry_province", recognised_on=date(2025, 6, 1),
        used_for="grassroots_emulation_fighter 2025",
    )  # fmt: skip
    punished = colleague(world, "Trần Văn Phạt", ratings_complete=True)
    rated(punished, "good", 2024, 2025)
    Discipline.objects.create(
        person=punished, form=DisciplineForm.REPRIMAND, begins_on=date(2025, 3, 1), ends_on=date(2026, 3, 1)
    )
    held = colleague(world, "Ngô Văn Chờ", ratings_complete=True)
    rated(held, "good", 2025)
    Hold.objects.create(
        recipient_kind=RecipientKind.INDIVIDUAL, person=held, kind=HoldKind.COMPLAINT, since=date(2026, 2, 1),
        cleared_on=date(2026, 4, 1),
    )  # fmt: skip
    fallen = colleague(world, "Vũ Thị Thu", honours_complete=True)
    honour = granted(world, fallen, "advanced_worker", 2025)
    HonourStanding.objects.create(honour=honour, standing=Standing.ANNULLED, on=date(2026, 1, 15), act="2/QĐ-SLĐTBXH")


@pytest.mark.parametrize("day", [DAY, TODAY])
def test_each_row_says_what_a_single_assessment_says(world, officer, day):
    trouble_of_every_kind(world)
    sweep = asked(world, officer, on=day)
    actions.carry_out(sweep)
    sweep.refresh_from_db()
    rows = SweepRow.objects.filter(sweep=sweep).select_related("person")
    assert rows.count() == sweep.total * len(EVERY_AWARD) > 200
    for row in rows:
        case = Case.from_dict(build_person_case(row.person, on=day, award=row.award))
        assert (row.person.name, row.award, row.finding) == (
            row.person.name,
            row.award,
            assess(case, text_on=sweep.text_on).finding,
        )
    assert {row.finding for row in rows} >= {"not_met", "unknown"}


def test_what_is_missing_is_said_in_the_sentences_of_the_law(swept):
    row = SweepRow.objects.filter(sweep=swept, award="ministerial_provincial_emulation_fighter").first()
    (words,) = told(swept, [row])
    assert any("03 lần liên tục được tặng Chiến sĩ thi đua cơ sở" in text for text in words.missing)


def test_today_the_law_is_unread_unless_older_words_are_asked_for(world, officer):
    by_old_words = asked(world, officer, on=TODAY)
    assert by_old_words.text_on == national_book().last_read_day(TODAY) == date(2026, 9, 30)
    honest = asked(world, officer, on=TODAY, read_words=False)
    actions.carry_out(honest)
    assert honest.text_on is None
    assert set(SweepRow.objects.filter(sweep=honest).values_list("finding", flat=True)) <= {"unknown", "not_met"}


def test_next_year_is_for_those_who_lack_only_the_coming_year(world, officer):
    award = "ministerial_provincial_emulation_fighter"
    near = colleague(world, honours_complete=True, initiatives_complete=True)
    far = colleague(world, "Đặng Văn Xa", honours_complete=True, initiatives_complete=True)
    for person, years in ((near, (2024, 2025)), (far, (2023, 2025))):
        Initiative.objects.create(person=person, title="Một cửa", scope="ministry_province", recognised_on=DAY)
        for year in years:
            granted(world, person, "grassroots_emulation_fighter", year)
    sweep = asked(world, officer, awards=[award])
    actions.carry_out(sweep)
    sweep.refresh_from_db()
    rows = {row.person_id: row for row in SweepRow.objects.filter(sweep=sweep)}
    assert (rows[near.pk].finding, rows[near.pk].next_year) == ("not_met", True)
    assert (rows[far.pk].finding, rows[far.pk].next_year) == ("not_met", False)
    (words,) = told(sweep, [rows[near.pk]])
    assert any("03 lần liên tục" in text for text in words.missing_next)


def test_nominations_are_told_apart_by_their_period(world, officer):
    proposal = world.submitted_proposal()
    named = proposal.nominations.filter(recipient_kind="individual").first()
    for day, expected in ((date(2021, 3, 1), Nominated.NOW), (date(2025, 3, 1), Nominated.BEFORE)):
        sweep = asked(world, officer, on=day, awards=["commendation_letter"], ahead=False)
        actions.carry_out(sweep)
        row = SweepRow.objects.get(sweep=sweep, person=named.person)
        assert row.nominated == expected
    never = SweepRow.objects.filter(sweep=sweep, nominated=Nominated.NEVER)
    assert never.exists()


def test_a_draft_was_not_a_nomination(world, officer):
    world.drafted_proposal()
    sweep = asked(world, officer, on=date(2021, 3, 1), awards=["commendation_letter"], ahead=False)
    actions.carry_out(sweep)
    assert set(SweepRow.objects.filter(sweep=sweep).values_list("nominated", flat=True)) == {Nominated.NEVER}


def test_only_those_who_work_there_on_the_day_are_looked_at(world, officer):
    gone = colleague(world, "Hà Văn Chuyển")
    Employment.objects.filter(person=gone).update(ends_on=date(2026, 2, 28))
    elsewhere = new_person(name="Hồ Thị Khác", sex="female", group="civil_servant")
    Employment.objects.create(person=elsewhere, unit=world.other_department, begins_on=date(2015, 1, 1))
    people = population(world.department, DAY).units
    assert gone.pk not in people and elsewhere.pk not in people
    assert gone.pk in population(world.department, date(2026, 2, 28)).units
    assert elsewhere.pk in population(world.city, DAY).units


def test_the_register_is_asked_as_often_for_fifty_people_as_for_one(world):
    asked = []
    for people in (1, 50):
        for number in range(people):
            rated(colleague(world, f"Người số {people} {number}", ratings_complete=True), "good", 2025)
        with CaptureQueriesContext(connection) as queries:
            population(world.department, DAY)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10


# ── carried out in the background ────────────────────────────────────────────────────────────────────────────────────
def test_asking_queues_the_work_and_the_task_does_it(world, officer):
    sweep = asked(world, officer)
    carry_out_waiting()
    run_sweep.func(sweep.pk)
    sweep.refresh_from_db()
    assert sweep.done_at and sweep.done == sweep.total > 0
    assert Entry.objects.filter(verb="asked_sweep", object_id=sweep.pk).exists()


def test_a_killed_run_is_taken_up_and_ends_as_if_nothing_had_happened(world, officer, monkeypatch):
    monkeypatch.setattr(sweeping, "CHUNK", 5)
    sweep = asked(world, officer)
    keep, kept = sweeping._keep, []

    def killed(*arguments):
        if len(kept) == 2:
            raise KeyboardInterrupt
        kept.append(1)
        return keep(*arguments)

    monkeypatch.setattr(sweeping, "_keep", killed)
    with pytest.raises(KeyboardInterrupt):
        actions.carry_out(sweep)
    sweep.refresh_from_db()
    assert (sweep.done, sweep.done_at) == (10, None) and list(unfinished_sweeps()) == [sweep]
    monkeypatch.setattr(sweeping, "_keep", keep)
    assert actions.carry_out(sweep)
    sweep.refresh_from_db()
    ordinals = list(SweepRow.objects.filter(sweep=sweep).values_list("ordinal", flat=True))
    assert ordinals == list(range(sweep.total * len(EVERY_AWARD))) and sweep.attempt == 2
    assert list(unfinished_sweeps()) == []


def test_an_earlier_attempt_that_wakes_up_writes_nothing_more(world, officer, monkeypatch):
    monkeypatch.setattr(sweeping, "CHUNK", 5)
    sweep = asked(world, officer)
    keep = sweeping._keep

    def overtaken(*arguments):
        Sweep.objects.filter(pk=sweep.pk).update(attempt=9)
        return keep(*arguments)

    monkeypatch.setattr(sweeping, "_keep", overtaken)
    assert not actions.carry_out(sweep)
    assert not SweepRow.objects.filter(sweep=sweep).exists()


def test_a_finished_sweep_is_not_done_again(swept):
    rows = SweepRow.objects.filter(sweep=swept).count()
    assert not actions.carry_out(swept)
    assert SweepRow.objects.filter(sweep=swept).count() == rows


def test_why_it_stopped_is_written_on_the_page(world, officer, monkeypatch, at):
    sweep = asked(world, officer)
    monkeypatch.setattr("bangvang.eligibility.tasks.carry_out", lambda _sweep: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run_sweep.func(sweep.pk)
    text = at(officer, "sweep:detail", sweep.pk).content.decode()
    assert "Lần rà soát này đã dừng" in text and "lỗi chưa biết" in text
    at(officer, "sweep:resume", sweep.pk, post={})
    sweep.refresh_from_db()
    assert sweep.error == ""


def test_a_sweep_without_an_award_is_refused(world, officer):
    for awards, why in (([], "Chưa chọn"), (["golden_star"], "không rà soát được")):
        with pytest.raises(Refusal, match=why):
            asked(world, officer, awards=awards)


def test_throwing_away_takes_the_rows_and_leaves_a_trace(world, swept, officer, at):
    at(officer, "sweep:discard", swept.pk, post={})
    assert (Sweep.objects.count(), SweepRow.objects.count()) == (0, 0)
    assert Entry.objects.filter(verb="discarded_sweep").exists()


# ── read ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_form_asks_and_leads_to_the_progress(world, officer, at):
    page = at(officer, "sweep:list")
    assert page.status_code == 200
    answer = at(
        officer, "sweep:list",
        post={"unit": world.department.pk, "on": "01/03/2026", "awards": ["advanced_worker"], "ahead": "on"},
    )  # fmt: skip
    sweep = Sweep.objects.get()
    assert answer["Location"] == reverse("sweep:detail", args=[sweep.pk])
    assert (sweep.awards, sweep.ahead, sweep.on) == (["advanced_worker"], True, DAY)
    text = at(officer, "sweep:detail", sweep.pk).content.decode()
    assert "Đang đọc sổ nhân sự" in text and 'hx-trigger="every 3s"' in text


@pytest.mark.parametrize("day", ["31/02/2026", "01/01/1990", "01/01/2099", "hôm nay"])
def test_an_impossible_day_is_told_and_nothing_asked(world, officer, at, day):
    answer = at(
        officer, "sweep:list", post={"unit": world.department.pk, "on": day, "awards": ["advanced_worker"]}
    )  # fmt: skip
    assert (answer.status_code, Sweep.objects.count()) == (422, 0)


def test_a_unit_of_another_department_is_no_choice(world, officer, at):
    answer = at(
        officer, "sweep:list",
        post={"unit": world.other_department.pk, "on": "01/03/2026", "awards": ["advanced_worker"]},
    )  # fmt: skip
    assert (answer.status_code, Sweep.objects.count()) == (422, 0)


def test_filters_keep_their_promise(world, swept):
    everything = how_many(swept, Wish(view="tat-ca"))["tat-ca"]
    one_award = Wish(award="advanced_worker", view="tat-ca")
    assert rows_of(swept, one_award).count() == swept.total == how_many(swept, one_award)["tat-ca"]
    assert everything == swept.total * len(EVERY_AWARD)
    by_name = rows_of(swept, Wish(words="bui dinh dung", view="tat-ca"))
    assert {row.person.name for row in by_name} == {"Bùi Đình Dũng"}
    person = by_name.first()
    assert {row.unit_id for row in rows_of(swept, Wish(unit=person.unit, view="tat-ca"))} == {person.unit_id}
    assert {row.finding for row in rows_of(swept, Wish(finding="not_met", view="tat-ca"))} == {"not_met"}


def test_the_page_shows_rows_and_forgives_strange_addresses(swept, officer, at):
    text = at(officer, "sweep:detail", swept.pk, xem="tat-ca", q="BÙI đình").content.decode()
    assert "Bùi Đình Dũng" in text and "Chiến sĩ thi đua cơ sở" in text
    strange = at(
        officer, "sweep:detail", swept.pk, xem="x", don_vi="abc", hinh_thuc="<script>", ket_luan="?", trang="-3"
    )
    assert strange.status_code == 200 and "<script>alert" not in strange.content.decode()
    nothing = at(officer, "sweep:detail", swept.pk, q="không ai tên thế").content.decode()
    assert "Không có dòng nào như vậy" in nothing


def test_the_warning_stands_wherever_older_words_were_used(world, officer, at):
    sweep = asked(world, officer, on=TODAY)
    actions.carry_out(sweep)
    row = SweepRow.objects.filter(sweep=sweep).first()
    for name, *keys in (("detail", sweep.pk), ("units", sweep.pk), ("row", sweep.pk, row.pk)):
        text = at(officer, f"sweep:{name}", *keys).content.decode()
        assert "xét theo lời văn của ngày 30/09/2026" in text


def test_a_row_opens_the_tree_of_the_law_and_says_when_the_register_changed(swept, officer, at):
    row = SweepRow.objects.filter(sweep=swept, award="advanced_worker").first()
    text = at(officer, "sweep:row", swept.pk, row.pk).content.decode()
    assert "Luật 06/2022/QH15, Điều 24" in text and "Sổ đã đổi" not in text
    Hold.objects.create(
        recipient_kind=RecipientKind.INDIVIDUAL, person=row.person, kind=HoldKind.COMPLAINT, since=date(2026, 1, 1)
    )
    assert "Sổ đã đổi sau lần rà soát" in at(officer, "sweep:row", swept.pk, row.pk).content.decode()


def test_a_record_that_the_book_cannot_read_is_told_with_its_place(swept, officer, at):
    row = SweepRow.objects.filter(sweep=swept, award="advanced_worker", person__initiatives_complete=True).first()
    Initiative.objects.create(
        person=row.person, title="Lạ", scope="grassroots", recognised_on=date(2025, 1, 1), used_for="huân chương lạ"
    )
    text = at(officer, "sweep:row", swept.pk, row.pk).content.decode()
    assert "Chưa giải thích được" in text and "used_for" in text


def test_pages_stay_within_the_bound_and_do_not_grow_with_rows(world, officer, client):
    client.force_login(officer)
    asked_for = []
    for people in (0, 40):
        for number in range(people):
            colleague(world, f"Người thêm {number}")
        sweep = asked(world, officer)
        actions.carry_out(sweep)
        asked_for.append(
            [
                questions(client, reverse("sweep:detail", args=[sweep.pk]) + "?xem=tat-ca"),
                questions(client, reverse("sweep:units", args=[sweep.pk])),
                questions(client, reverse("sweep:list")),
            ]
        )
    assert asked_for[0] == asked_for[1]
    row = SweepRow.objects.filter(sweep=sweep).first()
    assert questions(client, reverse("sweep:row", args=[sweep.pk, row.pk])) > 0


def test_another_department_finds_no_sweep_and_a_clerk_may_not_ask(world, swept, at):
    outsider = world.outsider(Role.OFFICER)
    for name in ("detail", "units", "workbook"):
        assert at(outsider, f"sweep:{name}", swept.pk).status_code == 404
    assert at(world.user(Role.CLERK), "sweep:list").status_code == 403


# ── the workbook ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_workbook_holds_the_filtered_rows_as_text(world, officer, at):
    colleague(world, "=HYPERLINK(1) Độc")
    sweep = asked(world, officer)
    actions.carry_out(sweep)
    answer = at(officer, "sweep:workbook", sweep.pk, xem="tat-ca", q="doc")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    sheet = book["Rà soát"]
    heading, *lines = sheet.iter_rows()
    assert [cell.value for cell in heading][:3] == ["Họ và tên", "Đơn vị", "Danh hiệu, hình thức"]
    assert len(lines) == len(EVERY_AWARD)
    assert {line[0].value for line in lines} == {"=HYPERLINK(1) Độc"} and {line[0].data_type for line in lines} == {"s"}
    assert all(sheet.column_dimensions[letter].width > 10 for letter in "ABCDEFGH")
    assert any(row[0].value == "Sách luật bản" for row in book["Về lần rà soát"].iter_rows())


def test_more_rows_than_a_file_takes_are_not_made_but_told(swept, officer, at, monkeypatch):
    monkeypatch.setattr("bangvang.eligibility.views.sweeps.MOST", 3)
    answer = at(officer, "sweep:workbook", swept.pk, xem="tat-ca")
    assert answer["Content-Type"].startswith("text/html")
    assert "Mỗi tệp nhận nhiều nhất 3 dòng" in answer.content.decode()


def test_columns_do_not_mix_people_up(world, officer, monkeypatch):
    sweep = asked(world, officer)
    looks = SimpleNamespace(
        now=SimpleNamespace(table=sweeping.population(world.department, DAY).facts), then=None, hopeful=None
    )
    with pytest.raises(ValueError, match="another place"):
        list(sweeping._rows(sweep, looks, [(0, world.department.pk)], 0))
