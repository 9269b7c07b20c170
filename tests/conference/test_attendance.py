"""Who is invited and who came: once each, from the register or by hand, checked in at the door, taken back in the open."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.conference import actions, queries
from bangvang.conference.choices import AttendeeRole
from bangvang.conference.models import Attendee, Conference
from bangvang.register.choices import Role
from bangvang.register.models import Employment

HELD = date(2020, 7, 13)
UNIT = "Phòng Lao động - Việc làm"


@pytest.fixture
def conference(world, officer) -> Conference:
    return actions.plan_conference(officer, world.department, name="Hội nghị", held_on=HELD, part_of_day="Chiều")


@pytest.fixture
def attendee(conference, officer) -> Attendee:
    return actions.invite(
        officer, conference, name="Lê Thị Mận", position="Trưởng phòng", unit_name="Phòng A", section="Khối A"
    )


@pytest.fixture
def door(world):
    return world.user(Role.DOCUMENT_CLERK)


def somebody_of(world):
    post = Employment.objects.filter(unit__in=[one.pk for one in world.divisions.values()], ends_on=None).first()
    return post.person, post.unit


def test_people_are_invited_in_order_each_with_a_token_of_their_own(conference, officer):
    told = [{"name": "A"}, {"name": " B ", "role": AttendeeRole.GUEST}]
    first, second = actions.invite_all(officer, conference, told)
    third = actions.invite(officer, conference, name="C")
    assert [(one.ordinal, one.name) for one in (first, second, third)] == [(1, "A"), (2, "B"), (3, "C")]
    assert len({one.token for one in (first, second, third)}) == 3 and len(first.token) >= 20


def test_people_of_a_unit_come_with_their_post_and_only_once(world, conference, officer):
    person, unit = somebody_of(world)
    (one,) = actions.invite_from(officer, conference, unit, [person], section="Khối A")
    assert (one.name, one.unit_name, one.person, one.section) == (person.name, unit.name, person, "Khối A")
    assert person not in queries.people_to_invite(conference, unit, officer)
    with pytest.raises(Refusal, match="đã nằm trong danh sách"):
        actions.invite_from(officer, conference, unit, [person])
    with pytest.raises(Refusal, match="đã có trong danh sách, số 1"):
        actions.invite(officer, conference, name="Tên khác", person=person)
    assert conference.attendees.count() == 1


def test_the_dead_are_not_invited(world, conference, officer):
    person, unit = somebody_of(world)
    person.died_on = date(2020, 1, 1)
    person.save()
    assert person not in queries.people_to_invite(conference, unit, officer)
    with pytest.raises(Refusal, match="đã mất"):
        actions.invite(officer, conference, name=person.name, person=person)
    with pytest.raises(Refusal, match="Chưa ghi họ và tên"):
        actions.invite_all(officer, conference, [{"name": "A"}, {"name": "  "}])
    with pytest.raises(Refusal, match="Chưa chọn ai"):
        actions.invite_all(officer, conference, [])
    assert not Attendee.objects.exists()


def test_a_second_scan_changes_nothing(attendee, door, officer):
    first = actions.check_in(door, attendee)
    second = actions.check_in(officer, attendee)
    assert (second.checked_in_at, second.checked_in_by) == (first.checked_in_at, door)
    assert Entry.objects.filter(verb="checked_in").count() == 1


def test_a_wrong_check_in_is_taken_back_in_the_open(attendee, door):
    with pytest.raises(Refusal, match="chưa điểm danh"):
        actions.undo_check_in(door, attendee, reason="x")
    actions.check_in(door, attendee)
    with pytest.raises(Refusal, match="vì sao"):
        actions.undo_check_in(door, attendee, reason=" ")
    actions.undo_check_in(door, attendee, reason="Quét nhầm giấy mời")
    attendee.refresh_from_db()
    entry = Entry.objects.get(verb="undid_check_in")
    assert not attendee.is_present and (entry.actor, entry.note) == (door, "Quét nhầm giấy mời")
    assert entry.changes["checked_in"][0][1] == str(door)


def test_presence_is_closed_and_opened_again(attendee, conference, door, officer):
    with pytest.raises(Refusal, match="Chưa điểm danh ai"):
        actions.close_presence(door, conference)
    late = actions.invite(officer, conference, name="Đến sau")
    actions.check_in(door, attendee)
    actions.close_presence(door, conference)
    with pytest.raises(Refusal, match="Điểm danh đã chốt lúc"):
        actions.check_in(door, late)
    with pytest.raises(Refusal, match="Điểm danh đã chốt lúc"):
        actions.undo_check_in(door, attendee, reason="x")
    actions.reopen_presence(door, conference)
    assert actions.check_in(door, late).is_present
    heads = queries.presence_of(conference)
    assert (heads.delegates, heads.delegates_here, heads.others, heads.here) == (2, 2, 0, 2)


def test_who_is_here_keeps_the_role_they_came_in_and_stays_on_the_list(attendee, door, officer):
    actions.check_in(door, attendee)
    attendee.refresh_from_db()
    with pytest.raises(Refusal, match="không đổi tư cách"):
        actions.revise_attendee(officer, attendee, read_version=attendee.version, role=AttendeeRole.GUEST)
    with pytest.raises(Refusal, match="không bỏ khỏi danh sách"):
        actions.take_off(officer, attendee)
    attendee.refresh_from_db()
    actions.revise_attendee(officer, attendee, read_version=attendee.version, section="Khối B")
    with pytest.raises(Stale):
        actions.revise_attendee(officer, Attendee.objects.get(), read_version=99, section="Khối C")
    standing = Attendee.objects.get()
    assert (standing.role, standing.section) == (AttendeeRole.DELEGATE, "Khối B")


def test_who_was_taken_off_has_an_invitation_that_opens_nothing(client, attendee, officer):
    page = reverse("conference:invitation", args=[attendee.token])
    assert client.get(page).status_code == 200
    actions.take_off(officer, attendee)
    assert client.get(page).status_code == 404
    assert Entry.objects.get(verb="took_off_attendee").note == "1. Lê Thị Mận, Phòng A"


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.OFFICER, Role.EDITOR, Role.COUNCIL_SECRETARY, Role.DOCUMENT_CLERK})
)
def test_others_do_not_stand_at_the_door(world, attendee, role):
    with pytest.raises(PermissionDenied):
        actions.check_in(world.user(role), attendee)
    with pytest.raises(PermissionDenied):
        actions.invite(world.user(role), attendee.conference, name="X")
    assert not Attendee.objects.filter(checked_in_at__isnull=False).exists()


def test_the_list_is_searched_with_or_without_accents_and_by_number(attendee, conference, officer):
    actions.invite(officer, conference, name="Trần Văn Ổi", position="Chuyên viên")
    everybody = queries.attendees_of(conference)

    def found(words):
        return [one.name for one in queries.attendees_matching(everybody, words)]

    assert (
        found("man le") == ["Lê Thị Mận"] and found("ổi") == ["Trần Văn Ổi"] and found("truong PHONG") == ["Lê Thị Mận"]
    )
    assert found("2") == ["Trần Văn Ổi"] and found("lê văn") == [] and len(found("")) == 2


def test_at_the_door_the_scanned_page_asks_and_writes(client, attendee, door):
    page = reverse("conference:invitation", args=[attendee.token])
    scan = reverse("conference:scan", args=[attendee.token])
    stranger = client.get(page).content.decode()
    assert "Giấy mời của Lê Thị Mận" in stranger and scan not in stranger and "<svg" in stranger
    assert client.post(scan).status_code == 302 and not Attendee.objects.get().is_present
    client.force_login(door)
    assert "Ghi Lê Thị Mận có mặt?" in client.get(page).content.decode()
    assert "Lê Thị Mận có mặt" in client.post(scan, follow=True).content.decode()
    assert Attendee.objects.get().checked_in_by == door


def test_the_pages_of_the_list_walk(at, client, world, conference, officer):
    assert "Chưa mời ai" in at(officer, "conference:attendees", conference.pk).content.decode()
    said = {"name": "Lê Thị Mận", "position": "Trưởng phòng", "role": "delegate", "section": "Khối A"}
    assert at(officer, "conference:invite", conference.pk, post=said).status_code == 302
    assert at(officer, "conference:invite", conference.pk, post=said | {"name": ""}).status_code == 422
    person, unit = somebody_of(world)
    shown = at(officer, "conference:invite_from", conference.pk, don_vi=unit.pk).content.decode()
    assert person.name in shown
    address = reverse("conference:invite_from", args=[conference.pk]) + f"?don_vi={unit.pk}"
    assert client.post(address, {"role": "delegate"}).status_code == 422
    assert client.post(address, {"role": "delegate", "people": [person.pk]}).status_code == 302
    one = Attendee.objects.get(name="Lê Thị Mận")
    assert at(officer, "conference:check_in", one.pk, post={}).status_code == 302
    page = at(officer, "conference:attendees", conference.pk).content.decode()
    assert "Có mặt 1/2 đại biểu" in page and "Khối A" in page
    assert person.name not in at(officer, "conference:attendees", conference.pk, loc="co").content.decode()
    assert at(officer, "conference:undo_check_in", one.pk, post={"reason": ""}).status_code == 422
    assert at(officer, "conference:undo_check_in", one.pk, post={"reason": "nhầm"}).status_code == 302


def test_a_stale_attendee_shows_both_texts(at, attendee, officer):
    said = {"version": 1, "name": "Lê Thị Mận", "role": "delegate", "section": "Khối C"}
    actions.revise_attendee(officer, attendee, read_version=1, section="Khối B")
    answer = at(officer, "conference:attendee", attendee.pk, post=said)
    assert answer.status_code == 409 and "Khối B" in answer.content.decode() and "Khối C" in answer.content.decode()


def test_another_department_finds_no_list(world, at, attendee):
    stranger = world.outsider(Role.OFFICER)
    assert at(stranger, "conference:attendees", attendee.conference_id).status_code == 404
    assert at(stranger, "conference:attendee", attendee.pk).status_code == 404
    assert at(stranger, "conference:scan", attendee.token, post={}).status_code == 403


def test_the_list_asks_no_more_for_more(conference, officer, queries_of):
    actions.invite(officer, conference, name="A")
    one = queries_of(officer, "conference:attendees", conference.pk)
    actions.invite_all(officer, conference, [{"name": "B"}, {"name": "C"}])
    assert queries_of(officer, "conference:attendees", conference.pk) == one


def test_a_check_in_from_the_list_goes_back_to_the_search(at, conference, attendee, officer):
    page = at(officer, "conference:attendees", conference.pk, q="man", loc="vang").content.decode()
    assert '<input type="hidden" name="q" value="man">' in page
    answer = at(officer, "conference:check_in", attendee.pk, post={"q": "man & co", "loc": "vang"})
    assert answer["Location"] == reverse("conference:attendees", args=[conference.pk]) + "?q=man+%26+co&loc=vang"


def test_a_role_is_revised_on_the_presence_that_stands_under_the_lock(attendee, door, officer):
    stale = Attendee.objects.get(pk=attendee.pk)  # read before the door wrote
    actions.check_in(door, attendee)
    with pytest.raises(Refusal, match="không đổi tư cách"):
        actions.revise_attendee(officer, stale, read_version=stale.version, role=AttendeeRole.GUEST)
    assert Attendee.objects.get().role == AttendeeRole.DELEGATE
