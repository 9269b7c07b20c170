"""Minutes and resolution: from the records, completed by the secretary, closed word by word, signed once and for all."""

from __future__ import annotations

import io
from datetime import date, time, timedelta

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.chronicle.verifying import verify
from bangvang.conference import actions, queries
from bangvang.conference.choices import AttendeeRole, HallDuty, RecordKind
from bangvang.conference.cues import WELCOME
from bangvang.conference.models import Conference, ItemBegun, RecordEdition, RecordSignature
from bangvang.conference.papers import record_paper
from bangvang.conference.queries.record import draft_of, notes_of
from bangvang.conference.record import as_data, from_data, record_of
from bangvang.conference.script import UNWRITTEN
from bangvang.decision.actions import correct
from bangvang.decision.models import Line
from bangvang.register.choices import Role
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf

MINUTES, RESOLUTION = RecordKind.MINUTES, RecordKind.RESOLUTION


@pytest.fixture
def conference(short, officer) -> Conference:
    """Held, with a programme, three honoured, two who preside, presence closed."""
    one = short.held_conference()
    chair, secretary, *_others = actions.invite_all(
        officer,
        one,
        [
            {"name": "Lê Thị Chủ", "position": "Giám đốc", "role": AttendeeRole.ORGANISER},
            {"name": "Trần Văn Ghi", "role": AttendeeRole.ORGANISER},
            {"name": "Đại biểu Một", "section": "Khối A"},
            {"name": "Đại biểu Hai", "section": "Khối A"},
        ],
    )
    actions.give_duty(officer, chair, HallDuty.CHAIR)
    actions.give_duty(officer, secretary, HallDuty.SECRETARY)
    for attendee in one.attendees.exclude(name="Đại biểu Hai"):
        actions.check_in(officer, attendee)
    actions.close_presence(officer, one)
    actions.draft_programme(officer, one)
    one.refresh_from_db()
    return one


def write(officer, conference, kind=MINUTES, **said):
    return actions.write_record(officer, conference, kind, read_version=draft_of(conference, kind).version, **said)


def whole(officer, conference) -> None:
    """Nothing left to fill in the minutes."""
    actions.revise(officer, conference, read_version=conference.version, place="Hội trường A")
    write(officer, conference, began_at=time(14, 0), ended_at=time(16, 30))


def told(conference, kind=MINUTES) -> str:
    record = record_of(Conference.objects.get(pk=conference.pk), draft_of(conference, kind))
    lines = [*record.grounds, *record.opening]
    for one in record.sections:
        lines += [one.heading, *one.lines]
    return "\n".join(lines)


def vote_on_one(world, officer, conference, *, agree=1):
    slate = actions.draw_up_slate(
        officer, conference, congress="Đại hội ngành", seats=1, allotted_by="Ban Tổ chức",
        threshold_numerator=1, threshold_denominator=2, threshold_source="Quy chế",
    )  # fmt: skip
    actions.put_on_slate(officer, slate, name="Người Được Bầu", position="Chuyên viên")
    vote = actions.open_vote(officer, slate)
    for slot, teller in enumerate((world.user(Role.TELLER), world.user(Role.TELLER, again=True)), start=1):
        for one in queries.counted_in(vote):
            actions.enter_count(teller, vote, one.question, slot=slot, agree=agree, disagree=1 - agree, blank=0)
    return slate


# ── what the records say ─────────────────────────────────────────────────────────────────────────────────────────────
def test_minutes_tell_presence_programme_honours_and_directions_without_typing(conference):
    words = told(conference)
    decision = conference.decisions.get()
    for said in (
        "có mặt 1 trên 2 đại biểu được triệu tập; khách mời, ban tổ chức: 2",
        "Chủ trì: Lê Thị Chủ, Giám đốc.",
        "Thư ký (người ghi biên bản): Trần Văn Ghi.",
        "1. 14:00: Khai mạc, giới thiệu đại biểu",
        f"Công bố Quyết định số {decision.code}",
        "trao Giấy khen cho 1 tập thể và 2 cá nhân:",
        "Một là, bám sát kế hoạch để phát động phong trào.",
        "Hai là, đổi mới cách tổ chức phong trào cho thực chất.",
    ):
        assert said in words, said
    assert all(line.name in words for line in Line.objects.all())


def test_what_no_record_holds_is_a_place_to_fill(conference, officer):
    record = record_of(conference, draft_of(conference, MINUTES))
    assert record.blanks == 3  # began, place, ended
    whole(officer, conference)
    record = record_of(Conference.objects.get(), draft_of(conference, MINUTES))
    assert record.blanks == 0 and UNWRITTEN not in told(conference)


def test_hours_are_those_of_the_screen_where_it_was_driven(conference, officer):
    items = {one.item.kind: one.item for one in queries.items_of(conference.programme)}
    ItemBegun.objects.create(item=items["opening"])
    at = timezone.localtime().replace(hour=14, minute=7)
    ItemBegun.objects.update(at=at)
    assert "Thời gian bắt đầu: 14 giờ 07 phút" in told(conference) and "1. 14:07: Khai mạc" in told(conference)
    assert "2. 14:10:" in told(conference)  # not driven: by the programme
    actions.show(officer, conference, f"muc-{items['opening'].pk}")
    actions.show(officer, conference, WELCOME)
    assert "1. 14:00: Khai mạc" in told(conference)


def test_the_vote_stands_in_its_part_and_in_the_resolution_only_when_it_passed(world, conference, officer):
    vote_on_one(world, officer, conference, agree=0)
    assert "0/1 đại biểu có mặt đồng ý" in told(conference) and "Hội nghị thông qua danh sách" not in told(conference)
    assert "Thông qua danh sách" not in told(conference, RESOLUTION)


def test_the_resolution_says_what_is_on_record_and_what_the_secretary_adds(world, conference, officer):
    vote_on_one(world, officer, conference)
    added = "Giao Văn phòng Sở đôn đốc\n\nKhen kịp thời"
    write(officer, conference, RESOLUTION, grounds="Căn cứ Quy chế làm việc;", text=added)
    record = record_of(conference, draft_of(conference, RESOLUTION))
    assert record.grounds[0] == "Căn cứ Quy chế làm việc" and "Căn cứ kết quả Hội nghị" in record.grounds[-1]
    headings = [one.heading for one in record.sections]
    assert headings[0] == "Điều 1. Thông qua danh sách 1 đại biểu dự Đại hội ngành."
    assert headings[1].startswith("Điều 2. Tiếp thu, tổ chức thực hiện ý kiến chỉ đạo của Phó Chủ tịch")
    assert headings[2:] == ["Điều 3. Giao Văn phòng Sở đôn đốc.", "Điều 4. Khen kịp thời."]
    assert "1. Người Được Bầu, Chuyên viên" in record.sections[0].lines


def test_notes_stand_at_their_part_and_an_empty_one_goes(conference, officer):
    opening = conference.programme.items.get(kind="opening")
    write(officer, conference, notes={opening.pk: " Chào cờ. "}, text="Đại biểu A góp ý.")
    assert notes_of(conference) == {opening.pk: "Chào cờ."}
    words = told(conference).split("\n")
    assert words.index("Chào cờ.") == words.index("1. 14:00: Khai mạc, giới thiệu đại biểu") + 1
    write(officer, conference, notes={opening.pk: " "})
    assert notes_of(conference) == {}


# ── editions ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_edition_keeps_every_word_whatever_comes_after(conference, officer):
    edition = actions.close_record(officer, conference, MINUTES)
    kept = as_data(from_data(edition.content))
    line = Line.objects.order_by("ordinal").last()
    correct(officer, line, field="name", new="Tên Đã Đính Chính", act="CV 5", on=timezone.localdate())
    edition.refresh_from_db()
    assert edition.content == kept and "Tên Đã Đính Chính" not in str(edition.content)
    assert "Tên Đã Đính Chính" in told(conference)
    assert actions.close_record(officer, conference, MINUTES).number == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        RecordEdition.objects.update(number=9)


def test_nothing_is_closed_before_the_day_or_while_presence_or_a_vote_is_open(world, officer):
    later = timezone.localdate() + timedelta(days=1)
    coming = actions.plan_conference(officer, world.department, name="Hội nghị", held_on=later)
    with pytest.raises(Refusal, match="chưa diễn ra"):
        actions.close_record(officer, coming, MINUTES)
    held = actions.plan_conference(officer, world.department, name="Hội nghị", held_on=date(2020, 7, 13))
    with pytest.raises(Refusal, match="Chưa chốt điểm danh"):
        actions.close_record(officer, held, MINUTES)
    actions.check_in(officer, actions.invite(officer, held, name="A"))
    actions.close_presence(officer, held)
    slate = actions.draw_up_slate(officer, held, congress="Đại hội", seats=1, allotted_by="Ban")
    actions.put_on_slate(officer, slate, name="B")
    actions.open_vote(officer, slate)
    with pytest.raises(Refusal, match="đang biểu quyết, chưa có kết quả"):
        actions.close_record(officer, held, MINUTES)
    assert not RecordEdition.objects.exists()


def test_a_paper_with_places_to_fill_is_not_signed(conference, officer):
    edition = actions.close_record(officer, conference, MINUTES)
    with pytest.raises(Refusal, match="còn 3 chỗ chưa ghi"):
        actions.sign_record(officer, edition, signed_on=conference.held_on)


def test_a_signed_edition_stands_in_the_log_and_never_changes(conference, officer):
    whole(officer, conference)
    edition = actions.close_record(officer, conference, MINUTES)
    for wrong in (conference.held_on - timedelta(days=1), timezone.localdate() + timedelta(days=1)):
        with pytest.raises(Refusal, match="Ngày ký phải từ"):
            actions.sign_record(officer, edition, signed_on=wrong)
    signature = actions.sign_record(officer, edition, signed_on=conference.held_on)
    assert (signature.chair, signature.secretary) == ("Lê Thị Chủ", "Trần Văn Ghi")
    assert verify().troubles == []
    for model in (RecordEdition, RecordSignature):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(Refusal, match="đã ghi là đã ký"):
        actions.sign_record(officer, edition, signed_on=conference.held_on)


def test_one_that_was_signed_is_made_anew_only_with_a_reason(conference, officer):
    whole(officer, conference)
    first = actions.close_record(officer, conference, MINUTES)
    actions.sign_record(officer, first, signed_on=conference.held_on)
    with pytest.raises(Refusal, match="chữ đã ký giữ nguyên"):
        actions.close_record(officer, conference, MINUTES)
    second = actions.close_record(officer, conference, MINUTES, because="ghi sai giờ kết thúc")
    assert record_paper(second).opening_words[0] == "Bản số 2, lập lại vì: ghi sai giờ kết thúc."
    with pytest.raises(Refusal, match="bản mới hơn"):
        actions.sign_record(officer, first, signed_on=conference.held_on)
    actions.sign_record(officer, second, signed_on=conference.held_on)


def test_hours_versions_and_rights_are_checked(short, conference, officer):
    with pytest.raises(Refusal, match="sau giờ bắt đầu"):
        write(officer, conference, began_at=time(14, 0), ended_at=time(13, 0))
    write(officer, conference, text="Một.")
    with pytest.raises(Stale):
        actions.write_record(officer, conference, MINUTES, read_version=1, text="Hai.")
    for role in (Role.LEADER, Role.DOCUMENT_CLERK):
        with pytest.raises(PermissionDenied):
            actions.close_record(short.user(role), conference, MINUTES)


# ── pages and papers ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_secretary_of_the_council_completes_closes_and_writes_down_the_signatures(short, conference, officer, at):
    whole(officer, conference)
    secretary = short.user(Role.COUNCIL_SECRETARY)
    opening = conference.programme.items.get(kind="opening")
    said = {"version": draft_of(conference, MINUTES).version, "began_at": "14:00", "ended_at": "16h30"}
    said[f"note-{opening.pk}"] = "Chào cờ."
    assert at(secretary, "conference:record", conference.pk, "bien-ban", post=said).status_code == 302
    assert at(secretary, "conference:record", conference.pk, "bien-ban", post=said).status_code == 409
    assert "Chào cờ." in at(secretary, "conference:record", conference.pk, "bien-ban").content.decode()
    assert at(secretary, "conference:close_record", conference.pk, "bien-ban", post={}).status_code == 302
    edition = RecordEdition.objects.get()
    assert at(secretary, "conference:sign_record", edition.pk, post={"signed_on": "x"}).status_code == 422
    signed = {"signed_on": f"{conference.held_on:%d/%m/%Y}"}
    assert at(secretary, "conference:sign_record", edition.pk, post=signed).status_code == 302
    page = at(secretary, "conference:record", conference.pk, "bien-ban").content.decode()
    assert "Bản số 1 đã ký ngày" in page and "Lập lại bản đã ký" in page
    leader = at(short.user(Role.LEADER), "conference:record", conference.pk, "bien-ban")
    assert leader.status_code == 200 and "Thư ký ghi thêm" not in leader.content.decode()
    assert at(short.user(Role.LEADER), "conference:record", conference.pk, "bien-ban", post=said).status_code == 403
    assert at(short.outsider(Role.OFFICER), "conference:record_paper", edition.pk, "pdf").status_code == 404
    assert at(secretary, "conference:record", conference.pk, "thong-bao").status_code == 404


def test_papers_hold_the_edition_word_by_word(conference, officer):
    whole(officer, conference)
    for kind in (MINUTES, RESOLUTION):
        edition = actions.close_record(officer, conference, kind)
        paper = record_paper(edition)
        assert [one.name for one in paper.signers] == ["Trần Văn Ghi", "Lê Thị Chủ"]
        written = "\n".join(one.text for one in docx.Document(io.BytesIO(statement_docx(paper))).paragraphs)
        for one in from_data(edition.content).sections:
            assert all(line in written for line in one.lines)
        assert statement_pdf(paper)[:4] == b"%PDF"


def test_the_page_asks_as_often_for_one_edition_as_for_three(conference, officer, queries_of):
    spent = []
    for _more in range(2):
        actions.close_record(officer, conference, MINUTES)
        spent.append(queries_of(officer, "conference:record", conference.pk, "bien-ban"))
        actions.close_record(officer, conference, MINUTES)
    assert spent[0] == spent[1]
