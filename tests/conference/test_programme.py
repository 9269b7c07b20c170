"""The programme: made from what is known, timed by its minutes, changed under one version, never past midnight."""

from __future__ import annotations

import io
from datetime import time

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.conference import actions, queries
from bangvang.conference.models import Conference, Programme, ProgrammeItem
from bangvang.conference.papers import programme_paper
from bangvang.decision.wording import movement_in_sentence
from bangvang.register.choices import Role
from bangvang_paper.typesetting.statement import statement_docx, statement_pdf
from cast import SIGNED


@pytest.fixture
def conference(world, officer) -> Conference:
    return actions.plan_conference(
        officer, world.department, name="Hội nghị", held_on=SIGNED, part_of_day="Chiều", guest="Đồng chí Lê Văn An,"
    )


@pytest.fixture
def programme(conference, officer) -> Programme:
    return actions.draft_programme(officer, conference)


def kinds(programme):
    return [one.item.kind for one in queries.items_of(programme)]


def clocks(programme):
    return [f"{one.begins_at}-{one.ends_at}" for one in queries.items_of(programme)]


def test_it_is_made_from_what_the_conference_knows(programme):
    assert kinds(programme) == ["opening", "report", "typical_case", "direction", "closing"]
    assert clocks(programme) == ["14:00-14:10", "14:10-14:30", "14:30-14:50", "14:50-15:10", "15:10-15:15"]
    assert programme.items.get(kind="direction").who == "Đồng chí Lê Văn An"


def test_what_the_conference_has_is_on_it_in_the_order_of_such_days(short, officer):
    conference = short.held_conference()
    actions.revise(
        officer, conference, read_version=conference.version, closes=short.movement, launches=short.next_movement
    )
    programme = actions.draft_programme(officer, conference)
    assert kinds(programme) == [
        "opening", "report", "typical_case", "direction", "commendation", "launch", "vote", "closing"
    ]  # fmt: skip
    items = {item.kind: item for item in programme.items.all()}
    assert items["report"].title == (
        f"Báo cáo tổng kết {movement_in_sentence(short.movement.name)} và kết quả các chỉ tiêu"
    )
    assert items["launch"].title == f"Phát động {movement_in_sentence(short.next_movement.name)}"
    assert items["commendation"].minutes == 5 + 2 * 3  # one decision; its collective and its two people go up apart


@pytest.mark.parametrize(
    ("part", "begins"), [("Sáng", time(8)), ("chiều", time(14)), ("Tối", time(19, 30)), ("", time(8))]
)
def test_it_begins_by_the_part_of_the_day(world, officer, part, begins):
    one = actions.plan_conference(officer, world.department, name="Hội nghị", held_on=SIGNED, part_of_day=part)
    assert actions.draft_programme(officer, one).starts_at == begins


def test_a_second_draft_overwrites_nothing(programme, conference, officer):
    with pytest.raises(Refusal, match="đã có chương trình"):
        actions.draft_programme(officer, conference)
    assert programme.items.count() == 5


def test_an_item_without_minutes_or_words_is_refused(programme, officer):
    def add(**fields):
        return actions.add_item(
            officer, programme, read_version=1, **({"kind": "other", "title": "Văn nghệ", "minutes": 10} | fields)
        )

    for minutes in (None, 0, -5):
        with pytest.raises(Refusal, match="Chưa ghi số phút"):
            add(minutes=minutes)
        programme.refresh_from_db()
    with pytest.raises(Refusal, match="Chưa ghi nội dung"):
        add(title="  ")
    programme.refresh_from_db()
    assert programme.items.count() == 5 and programme.version == 1
    assert add().ordinal == 6


def test_it_may_end_at_midnight_and_not_a_minute_later(programme, officer):
    left = 24 * 60 - (15 * 60 + 15)
    told = {"kind": "other", "title": "Văn nghệ"}
    with pytest.raises(Refusal, match=r"Bắt đầu lúc 14:00, các mục cộng lại 601 phút thì kéo sang hôm sau.*bớt phút"):
        actions.add_item(officer, programme, read_version=1, minutes=left + 1, **told)
    programme.refresh_from_db()
    actions.add_item(officer, programme, read_version=1, minutes=left, **told)
    assert clocks(programme)[-1] == "15:15-24:00"
    with pytest.raises(Refusal, match="kéo sang hôm sau"):
        actions.revise_programme(officer, programme, read_version=2, starts_at=time(14, 1))
    programme.refresh_from_db()
    with pytest.raises(Refusal, match="kéo sang hôm sau"):
        actions.revise_item(officer, programme.items.first(), read_version=2, minutes=11)
    assert clocks(programme)[-1] == "15:15-24:00"


def test_all_decisions_are_handed_over_in_one_item(short, officer):
    programme = actions.draft_programme(officer, short.held_conference())
    told = {"kind": "commendation", "title": "Trao lần hai", "minutes": 5}
    with pytest.raises(Refusal, match="đã có một mục trao khen thưởng"):
        actions.add_item(officer, programme, read_version=1, **told)
    programme.refresh_from_db()
    other = programme.items.get(kind="closing")
    with pytest.raises(Refusal, match="đã có một mục trao khen thưởng"):
        actions.revise_item(officer, other, read_version=1, kind="commendation")
    assert kinds(programme).count("commendation") == 1


def test_an_item_changes_places_with_its_neighbour(programme, officer):
    report = programme.items.get(kind="report")
    actions.move_item(officer, report, up=True, read_version=1)
    assert kinds(programme)[:3] == ["report", "opening", "typical_case"]
    assert clocks(programme)[:2] == ["14:00-14:20", "14:20-14:30"]
    report.refresh_from_db()
    actions.move_item(officer, report, up=True, read_version=2)  # first already: stays
    report.refresh_from_db()
    actions.move_item(officer, report, up=False, read_version=3)
    assert kinds(programme) == ["opening", "report", "typical_case", "direction", "closing"]
    assert Entry.objects.filter(verb="moved_programme_item").count() == 2


def test_an_item_is_taken_off_and_the_journal_keeps_it(programme, officer):
    actions.remove_item(officer, programme.items.get(kind="direction"), read_version=1)
    assert kinds(programme) == ["opening", "report", "typical_case", "closing"]
    assert "Phát biểu chỉ đạo" in Entry.objects.get(verb="removed_programme_item").note
    programme.refresh_from_db()
    added = actions.add_item(officer, programme, read_version=2, kind="other", title="Văn nghệ", minutes=1)
    assert kinds(programme)[-1] == "other" and added.ordinal == 6


def test_two_hands_never_move_the_same_programme(programme, officer):
    first, last = programme.items.first(), programme.items.last()
    actions.move_item(officer, first, up=False, read_version=1)
    with pytest.raises(Stale):
        actions.remove_item(officer, last, read_version=1)
    assert ProgrammeItem.objects.filter(pk=last.pk).exists()


def test_only_planners_write(world, programme, conference):
    leader = world.user(Role.LEADER)
    item = programme.items.first()
    for act in (
        lambda: actions.draft_programme(leader, conference),
        lambda: actions.revise_programme(leader, programme, read_version=1, per_group=3),
        lambda: actions.add_item(leader, programme, read_version=1, kind="other", title="A", minutes=1),
        lambda: actions.revise_item(leader, item, read_version=1, minutes=1),
        lambda: actions.move_item(leader, item, up=False, read_version=1),
        lambda: actions.remove_item(leader, item, read_version=1),
        lambda: actions.print_script(leader, conference),
    ):
        with pytest.raises(PermissionDenied):
            act()
    programme.refresh_from_db()
    assert programme.version == 1


def test_the_paper_has_every_hour_once(programme, conference):
    paper = programme_paper(conference, queries.items_of(programme))
    tables = docx.Document(io.BytesIO(statement_docx(paper))).tables
    table = next(one for one in tables if one.cell(0, 0).text == "Thời gian")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Thời gian", "Nội dung", "Người thực hiện"]
    assert rows[4] == ["14:50–15:10", "Phát biểu chỉ đạo", "Đồng chí Lê Văn An"]
    assert len(rows) == 6
    assert statement_pdf(paper).startswith(b"%PDF")


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_makes_moves_and_removes(conference, officer, at):
    pk = conference.pk
    assert "Chưa có chương trình" in at(officer, "conference:programme", pk).content.decode()
    assert at(officer, "conference:draft_programme", pk, post={}).status_code == 302
    page = at(officer, "conference:programme", pk).content.decode()
    assert "Chương trình 5 mục, 14:00 đến 15:15" in page and "14:50–15:10" in page
    item = ProgrammeItem.objects.get(kind="report")
    answer = at(officer, "conference:move_item", item.pk, post={"toi": "len", "version": 1})
    assert answer.url == reverse("conference:programme", args=[pk]) + f"#muc-{item.pk}"
    stale = at(officer, "conference:remove_item", item.pk, post={"version": 1})
    assert stale.status_code == 409 and "Người khác vừa đổi mục này" in stale.content.decode()
    assert at(officer, "conference:remove_item", item.pk, post={"version": 2}).status_code == 302
    assert kinds(conference.programme) == ["opening", "typical_case", "direction", "closing"]


def test_a_form_without_minutes_keeps_what_was_typed(programme, conference, officer, at):
    said = {"version": 1, "kind": "other", "title": "Văn nghệ chào mừng", "minutes": ""}
    answer = at(officer, "conference:add_item", conference.pk, post=said)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Văn nghệ chào mừng" in page and "ít nhất 1 phút" in page
    assert at(officer, "conference:add_item", conference.pk, post=said | {"minutes": "1000"}).status_code == 409
    assert at(officer, "conference:add_item", conference.pk, post=said | {"minutes": "15"}).status_code == 302
    assert programme.items.count() == 6


def test_the_start_is_revised_and_a_stale_form_shows_both(programme, conference, officer, at):
    said = {"version": 1, "starts_at": "14h30", "per_group": "6", "reads": "", "hands": ""}
    assert at(officer, "conference:revise_programme", conference.pk, post=said).status_code == 302
    programme.refresh_from_db()
    assert (programme.starts_at, programme.per_group) == (time(14, 30), 6)
    answer = at(officer, "conference:revise_programme", conference.pk, post=said | {"per_group": "9"})
    assert answer.status_code == 409 and "Hai bản khác nhau" in answer.content.decode()
    assert at(officer, "conference:revise_programme", conference.pk, post=said | {"per_group": "0"}).status_code == 422


def test_the_papers_are_taken_as_word_and_pdf(programme, conference, officer, at):
    assert at(officer, "conference:programme_paper", conference.pk, "pdf").content.startswith(b"%PDF")
    assert at(officer, "conference:programme_paper", conference.pk, "docx").content.startswith(b"PK")
    assert at(officer, "conference:programme_paper", conference.pk, "exe").status_code == 404


def test_the_page_asks_as_often_for_many_items(programme, conference, officer, queries_of):
    before = queries_of(officer, "conference:programme", conference.pk)
    for n in range(1, 4):
        actions.add_item(officer, programme, read_version=n, kind="other", title="Văn nghệ", minutes=1)
    assert queries_of(officer, "conference:programme", conference.pk) == before
