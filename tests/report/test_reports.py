"""A report quotes and never types; closing freezes what it quoted; copies are found and shown to whom may see them."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from report.conftest import CLOSED, FROM, STORY, UNTIL, begun, closed, works_in, written

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.indicator import actions as indicators
from bangvang.indicator.models import Observation
from bangvang.indicator.periods import year
from bangvang.nomination.actions import put_report
from bangvang.nomination.models import Nomination
from bangvang.register.actions import new_household
from bangvang.register.choices import Role
from bangvang.register.models import Honour, HonourStanding
from bangvang.report import actions
from bangvang.report.choices import QuoteKind, ReportForm, ReportState
from bangvang.report.content import content_from
from bangvang.report.models import AchievementReport, Edition, Trace
from bangvang.report.queries import alike_to, content_of, corrected_since, doubts_in, editions_about, visible_to
from bangvang.report.shapes import NO_FORM, SHAPES
from bangvang.report.validators import text_problem

pytestmark = pytest.mark.django_db


def quoted(by, report, indicator, unit, number=2024, kind=QuoteKind.VALUE, **more):
    period = year(number) if number else None
    return actions.quote_figure(
        by, report, read_version=report.version, kind=kind, indicator=indicator, unit=unit, period=period, **more
    )


def honoured(person, award: str, code: str, day: date) -> Honour:
    honour = Honour.objects.create(
        recipient_kind="individual", person=person, award=award, name_as_written=person.name, folded=person.folded,
        sort_key=person.sort_key, decision_code=code, decided_on=day, issuer_as_written="Giám đốc Sở",
    )  # fmt: skip
    HonourStanding.objects.create(honour=honour, standing="granted", on=day, act=code)
    return honour


def texts(content) -> dict[str, str]:
    return {place.section: place.text for place in content.places}


def test_a_figure_stands_in_the_text_as_the_record_has_it_with_unit_and_source(world, clerk, report, trained):
    quoted(clerk, report, trained, world.department, into="achievements")
    quoted(clerk, report, trained, world.department, kind=QuoteKind.CHANGE, into="achievements")
    quoted(clerk, report, trained, world.department, kind=QuoteKind.OF_PREVIOUS)
    content = content_of(report, CLOSED)
    assert texts(content)["achievements"] == "85% tăng 5 điểm %"
    assert [one.words for one in content.cited] == ["85%", "tăng 5 điểm %", "106,3%"]
    assert "năm 2024" in content.cited[0].label and content.cited[0].source.startswith("Báo cáo năm")
    (place,) = [one for one in content.places if one.spans]
    assert [place.text[begin:end] for begin, end, _number in place.spans] == ["85%", "tăng 5 điểm %"]


def test_closing_keeps_the_figure_as_it_was_and_the_page_says_what_the_record_says_now(
    world, officer, clerk, report, trained, client
):
    quoted(clerk, report, trained, world.department, into="achievements")
    edition = closed(clerk, report)
    row = Observation.objects.get(indicator=trained, value=Decimal(85))
    indicators.correct(officer, row, value=Decimal(84), reason="cộng nhầm một lớp")
    content = content_from(Edition.objects.get(pk=edition.pk).content)
    assert texts(content)["achievements"] == "85%"
    ((cited, now),) = corrected_since(report, content, CLOSED)
    assert (cited.words, now) == ("85%", "84%")
    client.force_login(clerk)
    page = client.get(reverse("report:detail", args=[report.pk])).content.decode()
    assert "bản này ghi 85%, sổ nay ghi 84%" in page
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(submitted_on=date(2025, 1, 11))


def test_another_edition_reads_the_record_anew_and_the_first_stays(world, officer, clerk, report, trained):
    quoted(clerk, report, trained, world.department, into="achievements")
    first = closed(clerk, report)
    with pytest.raises(Refusal, match="đã chốt"):
        written(clerk, report)
    report.refresh_from_db()
    row = Observation.objects.get(indicator=trained, value=Decimal(85))
    indicators.correct(officer, row, value=Decimal(84), reason="cộng nhầm")
    actions.reopen(clerk, report, read_version=report.version)
    second = closed(clerk, report)
    said = [texts(content_from(Edition.objects.get(pk=one.pk).content))["achievements"] for one in (first, second)]
    assert said == ["85%", "84%"] and second.number == 2


def test_what_is_not_on_record_keeps_the_report_open(world, clerk, report, trained):
    quoted(clerk, report, trained, world.department, number=2022, into="achievements")
    assert content_of(report, CLOSED).missing and "[…]" in texts(content_of(report, CLOSED))["achievements"]
    with pytest.raises(Refusal, match="trích 1"):
        closed(clerk, report)
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT and not Edition.objects.exists()


def test_a_typed_figure_that_contradicts_the_record_is_named_and_a_quoted_one_is_not(world, clerk, report, trained):
    quoted(clerk, report, trained, world.department)
    written(clerk, report, achievements="Tỷ lệ lao động qua đào tạo đạt 87 %. Nay là {trích 1}.")
    (doubt,) = doubts_in(report, content_of(report, CLOSED))
    assert (doubt.written, doubt.wrong, doubt.claim.indicator) == ("87 %", True, trained)
    assert "85" in doubt.holds
    written(clerk, report, achievements="Tỷ lệ lao động qua đào tạo đạt 85 %.")
    (doubt,) = doubts_in(report, content_of(report, CLOSED))
    assert not doubt.wrong


def test_honours_fill_both_tables_and_what_fell_is_in_neither(clerk, report, person):
    honoured(person, "advanced_worker", "12/QĐ-SLĐ", date(2023, 1, 5))
    letter = honoured(person, "commendation_letter", "40/QĐ-SLĐ", date(2024, 3, 1))
    fallen = honoured(person, "commendation_letter", "41/QĐ-SLĐ", date(2024, 4, 1))
    HonourStanding.objects.create(honour=fallen, standing="annulled", on=date(2024, 6, 1), act="50/QĐ-SLĐ")
    later = honoured(person, "commendation_letter", "99/QĐ-SLĐ", date(2025, 3, 1))
    titles, forms = content_of(report, CLOSED).chapters[-1].grids
    assert [row[1:] for row in titles.rows] == [("Lao động tiên tiến", "Số 12/QĐ-SLĐ ngày 05/01/2023, Giám đốc Sở")]
    assert [row[2] for row in forms.rows] == ["Số 40/QĐ-SLĐ ngày 01/03/2024, Giám đốc Sở"]
    actions.quote_honour(clerk, report, read_version=report.version, honour=letter, into="achievements")
    assert "Quyết định số 40/QĐ-SLĐ ngày 01/03/2024" in texts(content_of(report, CLOSED))["achievements"]
    actions.quote_honour(clerk, report, read_version=report.version, honour=later)
    assert "sau ngày của báo cáo" in content_of(report, CLOSED).cited[-1].label
    actions.quote_honour(clerk, report, read_version=report.version, honour=fallen, into="achievements")
    with pytest.raises(Refusal, match="đã bị hủy bỏ"):
        closed(clerk, report)


def test_a_collective_shows_its_figures_by_year(world, officer, trained):
    report = begun(officer, world.department, world.department, achieved_from=date(2023, 1, 1))
    quoted(officer, report, trained, world.department, number=None, kind=QuoteKind.BY_YEAR)
    (grid,) = content_of(report, CLOSED).chapters[1].grids
    assert grid.columns[2:] == ("2023", "2024") and grid.rows == (("Tỷ lệ lao động qua đào tạo", "%", "80%", "85%"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("đạt {trích 2}", "Không có trích dẫn số 2"),
        ("đạt {chỉ tiêu}", "không phải trích dẫn"),
        ("đạt } rồi", "không phải trích dẫn"),
        ("a" * 30_001, "nhiều nhất"),
    ],
)
def test_braces_are_for_quotes_that_there_are(text, words):
    assert words in text_problem(text, {1})
    assert text_problem("đạt {trích 1} và { TRÍCH 1 }", {1}) == ""


def test_who_may_not_and_what_may_not_be_begun(world, clerk, unit, person):
    with pytest.raises(PermissionDenied):
        begun(world.outsider(Role.OFFICER), unit, person)
    for changes, words in (
        ({"achieved_until": date(2023, 1, 1)}, "kết thúc trước"),
        ({"award": "no_such"}, "Sách luật không có"),
        ({"achieved_from": date(2018, 1, 1), "achieved_until": date(2019, 1, 1)}, "không ghi"),
    ):
        with pytest.raises(Refusal, match=words):
            begun(clerk, unit, person, **changes)
    with pytest.raises(Refusal, match="không thuộc"):
        begun(clerk, unit, world.department)
    assert not AchievementReport.objects.exists()


def test_closing_asks_for_the_merit_a_day_that_has_come_and_the_version_that_was_read(clerk, report):
    with pytest.raises(Refusal, match="Chưa viết"):
        closed(clerk, report)
    report.refresh_from_db()
    written(clerk, report)
    for day in (UNTIL - timedelta(days=1), timezone.localdate() + timedelta(days=1)):
        with pytest.raises(Refusal, match="Ngày chốt"):
            closed(clerk, AchievementReport.objects.get(pk=report.pk), on=day)
    with pytest.raises(Stale):
        actions.submit(clerk, report, on=CLOSED, read_version=1)
    assert not Edition.objects.exists()


def test_a_quote_in_use_stays_and_an_unused_one_goes(world, clerk, report, trained):
    quoted(clerk, report, trained, world.department, into="duties")
    quoted(clerk, report, trained, world.department)
    with pytest.raises(Refusal, match="còn dùng"):
        actions.unquote(clerk, report, 1, read_version=report.version)
    report.refresh_from_db()
    actions.unquote(clerk, report, 2, read_version=report.version)
    assert list(report.quotes.values_list("number", flat=True)) == [1]
    with pytest.raises(Refusal, match="Chỉ báo cáo của tập thể có bảng"):
        quoted(clerk, report, trained, world.department, number=None, kind=QuoteKind.BY_YEAR)
    with pytest.raises(Refusal, match="chỉ trích số của đơn vị mình"):
        quoted(clerk, report, trained, world.other_department)


# ── copies ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def closed_story(world, unit_name: str, name: str, story: str = STORY) -> Edition:
    place = world.divisions[unit_name]
    by = world.user(Role.CLERK, place)
    report = begun(by, place, works_in(place, name))
    written(by, report, achievements=story)
    return closed(by, report)


def test_a_copied_paragraph_is_shown_to_the_officer_with_passages_and_to_the_clerk_without_a_name(
    world, officer, clerk, report, client
):
    other_unit = next(name for name in world.divisions if name != report.unit.name)
    other = closed_story(world, other_unit, "Ksor H'Blan")
    written(clerk, report, achievements=f"Việc của tôi khác hẳn mọi người trong phòng và kể ra đây. {STORY}")
    content = content_of(report, CLOSED)
    (seen,) = alike_to(officer, report, content)
    assert seen.edition == other and seen.share >= 70 and seen.passages == 1
    (hidden,) = alike_to(clerk, report, content)
    assert (hidden.edition, hidden.share) == (None, seen.share)
    client.force_login(clerk)
    page = client.get(reverse("report:detail", args=[report.pk])).content.decode()
    assert "một báo cáo ở đơn vị khác" in page and "Ksor" not in page
    address = reverse("report:compare", args=[report.pk, other.pk])
    assert client.get(address).status_code == 404
    client.force_login(officer)
    page = client.get(address).content.decode()
    assert "Giống" in page and "Ksor H&#x27;Blan" in page and page.count("báo trước hai ngày") == 2


def test_the_language_of_the_office_leads_to_nobody_and_only_the_last_edition_leaves_traces(world, clerk, report):
    other_unit = next(name for name in world.divisions if name != report.unit.name)
    edition = closed_story(world, other_unit, "Ksor H'Blan")
    by = world.user(Role.CLERK, edition.report.unit)
    kept = Trace.objects.filter(edition=edition).count()
    assert kept
    again = AchievementReport.objects.get(pk=edition.report_id)
    actions.reopen(by, again, read_version=again.version)
    written(by, again, achievements="Viết lại hoàn toàn bằng lời khác, không giữ câu nào của bản trước cả đâu nhé.")
    closed(by, again)
    assert not Trace.objects.filter(edition=edition).exists() and Trace.objects.exists()
    written(clerk, report)
    assert alike_to(clerk, report, content_of(report, CLOSED)) == []


def test_a_list_asks_no_more_for_three_than_for_one(
    world, officer, clerk, unit, report, client, django_assert_max_num_queries
):
    client.force_login(officer)
    with django_assert_max_num_queries(40) as one:
        client.get(reverse("report:list"))
    for name in ("Vừ A Sính", "Vừ A Lềnh"):
        begun(clerk, unit, works_in(unit, name))
    with django_assert_max_num_queries(len(one.captured_queries)):
        assert client.get(reverse("report:list")).content.decode().count("Vừ A") == 3


def test_others_see_what_was_closed_and_never_the_draft_of_the_next(world, clerk, report, client):
    leader = world.user(Role.LEADER)
    assert not visible_to(leader).exists()
    written(clerk, report)
    closed(clerk, report)
    actions.reopen(clerk, report, read_version=report.version)
    written(clerk, report, achievements="Bản mới đang viết dở")
    client.force_login(leader)
    page = client.get(reverse("report:detail", args=[report.pk])).content.decode()
    assert "Đã chốt bản 1" in page and "Bản mới đang viết dở" not in page
    assert client.get(reverse("report:draft_paper", args=[report.pk, "pdf"])).status_code == 403
    assert not visible_to(world.outsider(Role.OFFICER)).exists()


# ── the dossier ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_dossier_takes_the_closed_report_of_its_own_nominee(world, officer):
    proposal = world.drafted_proposal()
    nomination = proposal.nominations.filter(recipient_kind="individual").first()
    person = nomination.person
    place = person.employments.first().unit
    other = next(one.person for one in proposal.nominations.exclude(person=None).exclude(person=person))
    editions = []
    for one in (person, other):
        post = one.employments.first().unit
        report = begun(officer, post, one, achieved_from=date(2015, 1, 1), achieved_until=date(2020, 6, 30))
        written(officer, report)
        editions.append(closed(officer, report, on=date(2020, 7, 1)))
    assert place and list(editions_about(nomination)) == [editions[0]]
    with pytest.raises(Refusal, match="không phải bản chốt mới nhất"):
        put_report(officer, nomination, editions[1], read_version=nomination.version)
    nomination = Nomination.objects.get(pk=nomination.pk)
    put_report(officer, nomination, editions[0], read_version=nomination.version)
    from bangvang.nomination.actions import submit

    submit(officer, proposal, on=date(2020, 7, 1), read_version=proposal.version)
    with pytest.raises(PermissionDenied):
        put_report(officer, Nomination.objects.get(pk=nomination.pk), editions[0], read_version=nomination.version)


def test_papers_are_made_of_the_draft_and_of_the_edition(world, clerk, report, trained, client):
    quoted(clerk, report, trained, world.department, into="achievements")
    closed(clerk, report)
    client.force_login(clerk)
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(reverse("report:paper", args=[report.pk, 1, kind])).content.startswith(begins)
        assert client.get(reverse("report:draft_paper", args=[report.pk, kind])).content.startswith(begins)
    assert client.get(reverse("report:paper", args=[report.pk, 1, "exe"])).status_code == 404


def test_pages_write_quote_close_and_open_again(world, clerk, unit, person, trained, client):
    client.force_login(clerk)
    days = {"achieved_from": f"{FROM:%d/%m/%Y}", "achieved_until": f"{UNTIL:%d/%m/%Y}"}
    said = days | {"award": "grassroots_emulation_fighter", "recipient": person.pk}
    client.post(reverse("report:begin", args=[unit.pk, "ca-nhan"]), said)
    report = AchievementReport.objects.get()
    figure = {
        "indicator": trained.pk, "unit": world.department.pk, "kind": "value", "period": "2024", "into": "achievements",
        "version": report.version, "so": "1",
    }  # fmt: skip
    address = reverse("report:quote", args=[report.pk])
    assert client.post(address, figure | {"period": "II/2024"}).status_code == 422
    assert client.post(address, figure).status_code == 302
    report.refresh_from_db()
    edit = {"achievements": "Đạt {trích 1}. Có {trích 9}.", "version": report.version, "award": report.award} | days
    address = reverse("report:edit", args=[report.pk])
    answer = client.post(address, edit)
    assert answer.status_code == 409 and "Có {trích 9}." in answer.content.decode(), "nothing typed is lost"
    assert client.post(address, edit | {"achievements": "Đạt {trích 1}."}).status_code == 302
    report.refresh_from_db()
    close = {"on": f"{CLOSED:%d/%m/%Y}", "version": report.version}
    assert client.post(reverse("report:close", args=[report.pk]), close).status_code == 302
    assert "Đạt <mark" in client.get(reverse("report:edition", args=[report.pk, 1])).content.decode()
    report.refresh_from_db()
    assert client.post(reverse("report:reopen", args=[report.pk]), {"version": report.version}).status_code == 302


# ── forms of the decree ──────────────────────────────────────────────────────────────────────────────────────────────
def test_the_decree_names_eleven_forms_and_none_for_a_household():
    assert len(SHAPES) == 12 == len(ReportForm)
    assert [form for form, shape in SHAPES.items() if shape.words == NO_FORM] == [ReportForm.HOUSEHOLD_ND152]
    assert [form for form, shape in SHAPES.items() if shape.number] == [ReportForm.PERSON_ND152]


def test_a_form_whose_headings_nobody_read_says_so_on_page_and_paper(clerk, unit, person, client):
    report = begun(clerk, unit, person, form=ReportForm.SUDDEN_ND152, award="commendation_letter")
    written(clerk, report)
    said = "các mục của mẫu này chưa đọc được nên dùng ba phần chung (khen đột xuất)"
    client.force_login(clerk)
    assert said in " ".join(client.get(reverse("report:detail", args=[report.pk])).content.decode().split())
    paper = docx.Document(io.BytesIO(client.get(reverse("report:draft_paper", args=[report.pk, "docx"])).content))
    told = "\n".join(one.text for one in paper.paragraphs)
    assert said in told and "I. SƠ LƯỢC LÝ LỊCH" in told and "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG" in told


def test_a_form_goes_with_the_award_that_it_is_for(clerk, unit, person):
    assert begun(clerk, unit, person).form == ReportForm.PERSON_ND152
    assert begun(clerk, unit, person, award="national_emulation_fighter").form == ReportForm.NATIONAL_FIGHTER_ND152
    assert begun(clerk, unit, unit, award="government_emulation_flag").form == ReportForm.GOVERNMENT_FLAG_ND152
    for recipient, form, award, words in (
        (person, ReportForm.NATIONAL_FIGHTER_ND152, "commendation_letter", "theo mẫu “cá nhân, khen theo công trạng”"),
        (person, ReportForm.SUDDEN_ND152, "national_emulation_fighter", "theo mẫu “Chiến sĩ thi đua toàn quốc”"),
        (person, ReportForm.COLLECTIVE_ND152, "commendation_letter", "không phải mẫu của cá nhân"),
        (unit, ReportForm.LONG_SERVICE_ND152, "labor_order_3", "không phải mẫu của tập thể"),
    ):
        with pytest.raises(Refusal, match=words):
            begun(clerk, unit, recipient, form=form, award=award)


def test_a_report_follows_the_form_of_another_award(clerk, report):
    written(clerk, report, award="national_emulation_fighter")
    report.refresh_from_db()
    assert report.form == ReportForm.NATIONAL_FIGHTER_ND152
    written(clerk, report, award="labor_order_3")
    report.refresh_from_db()
    assert report.form == ReportForm.PERSON_ND152


def test_a_household_is_reported_with_what_it_was_granted(world, clerk, unit, client):
    home = new_household(name="Hộ ông Vừ A Chống", address="Số 3 đường Lạch Tray", unit=unit)
    granted = Honour.objects.create(
        recipient_kind="household", household=home, award="commendation_letter", name_as_written=home.name, folded="x",
        sort_key="x", decision_code="7/QĐ-SLĐ", decided_on=date(2023, 5, 1), issuer_as_written="Giám đốc Sở",
    )  # fmt: skip
    HonourStanding.objects.create(honour=granted, standing="granted", on=date(2023, 5, 1), act="7/QĐ-SLĐ")
    client.force_login(clerk)
    address = reverse("report:begin", args=[unit.pk, "ho-gia-dinh"])
    assert "không nêu tên mẫu riêng cho hộ gia đình" in client.get(address).content.decode()
    said = {"achieved_from": f"{FROM:%d/%m/%Y}", "achieved_until": f"{UNTIL:%d/%m/%Y}", "award": "commendation_letter"}
    assert client.post(address, said | {"recipient": home.pk}).status_code == 302
    report = AchievementReport.objects.get()
    assert (report.form, report.household) == (ReportForm.HOUSEHOLD_ND152, home)
    written(clerk, report)
    edition = closed(clerk, AchievementReport.objects.get())
    page = client.get(reverse("report:edition", args=[report.pk, edition.number])).content.decode()
    assert "Số 7/QĐ-SLĐ ngày 01/05/2023" in page and "Số 3 đường Lạch Tray" in page
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(reverse("report:paper", args=[report.pk, 1, kind])).content.startswith(begins)


def test_a_household_of_another_place_is_not_reported(world, clerk, unit):
    for place in (None, world.divisions["Văn phòng Sở"]):
        home = new_household(name="Hộ bà Mận", address="Tổ 4", unit=place)
        with pytest.raises(Refusal, match="không thuộc"):
            begun(clerk, unit, home, award="commendation_letter")
