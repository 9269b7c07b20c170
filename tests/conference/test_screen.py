"""The screen of the hall: one thing after another by the programme and the decisions, driven from one small page."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.conference import actions
from bangvang.conference.cues import WELCOME, standing_at
from bangvang.conference.models import Conference, HallScreen, ItemBegun
from bangvang.conference.queries.screen import as_shown, cue_of
from bangvang.decision.actions import correct
from bangvang.decision.models import Line
from bangvang.register.choices import Role


@pytest.fixture
def conference(short, officer) -> Conference:
    """One collective and two people are honoured at it."""
    one = short.held_conference()
    actions.draft_programme(officer, one)
    return one


def keys(conference) -> list[str]:
    return [one.key.split("-")[0] for one in standing_at(conference, WELCOME).cues]


def labels(conference) -> list[str]:
    return [one.label for one in standing_at(conference, WELCOME).cues]


def test_honours_are_shown_by_decision_group_and_name_in_the_order_of_the_script(conference):
    assert keys(conference) == [
        "", "muc", "muc", "muc", "muc", "muc", "qd", "luot", "ten", "luot", "ten", "ten", "muc", "muc", "muc"
    ]  # fmt: skip
    told = labels(conference)
    names = [line.name for line in Line.objects.order_by("ordinal")]
    assert told[8] == names[0] and [name.split(" ", 1)[1] for name in (told[10], told[11])] == names[1:]


def test_forward_to_the_end_and_back_again(conference, officer):
    seen, here = [], standing_at(conference, WELCOME)
    while here.after is not None:
        actions.show(officer, conference, here.after.key)
        here = standing_at(conference, cue_of(conference))
        seen.append(here.now.key)
    assert seen == [one.key for one in here.cues[1:]] and here.next_part is None
    actions.show(officer, conference, here.before.key)
    assert cue_of(conference) == seen[-2]


def test_two_presses_of_one_button_are_one_step(conference, officer):
    second = standing_at(conference, WELCOME).cues[1]
    actions.show(officer, conference, second.key)
    version = HallScreen.objects.get().version
    actions.show(officer, conference, second.key)
    assert HallScreen.objects.get().version == version and cue_of(conference) == second.key


def test_while_a_name_is_read_the_next_part_is_that_of_the_programme(conference):
    here = standing_at(conference, next(one.key for one in standing_at(conference, WELCOME).cues if one.is_called))
    assert here.next_part.item.kind == "launch" and here.after.key.startswith("luot-")


def test_the_name_is_that_of_the_decision_and_follows_a_correction(short, conference, officer):
    line = Line.objects.order_by("ordinal").last()
    cue = next(one for one in standing_at(conference, WELCOME).cues if one.key == f"ten-{line.pk}")
    assert line.name in cue.heading and cue.kicker == "Giấy khen" and cue.beside.startswith("Trao: ")
    correct(officer, line, field="name", new="Tên Đã Đính Chính", act="CV 5", on=timezone.localdate())
    cue = next(one for one in standing_at(conference, WELCOME).cues if one.key == f"ten-{line.pk}")
    assert "Tên Đã Đính Chính" in cue.heading


def test_what_is_no_longer_on_the_programme_falls_back_and_cannot_be_shown(conference, officer):
    item = conference.programme.items.get(kind="typical_case")
    actions.show(officer, conference, f"muc-{item.pk}")
    programme = conference.programme
    programme.refresh_from_db()
    actions.remove_item(officer, item, read_version=programme.version)
    assert standing_at(conference, cue_of(conference)).now.key == WELCOME
    with pytest.raises(Refusal, match="không còn phần ấy"):
        actions.show(officer, conference, f"muc-{item.pk}")
    gone = standing_at(conference, "ten-99999")
    assert gone.now.item.kind == "commendation"


def test_when_each_part_began_is_kept_on_the_day_only_and_a_rehearsal_leaves_nothing(conference, officer):
    opening = conference.programme.items.get(kind="opening")
    actions.show(officer, conference, f"muc-{opening.pk}")
    assert not ItemBegun.objects.exists()  # the day is long past
    actions.show(officer, conference, WELCOME)
    Conference.objects.update(held_on=timezone.localdate())
    actions.show(officer, conference, f"muc-{opening.pk}")
    kept = ItemBegun.objects.get().at
    report = conference.programme.items.get(kind="report")
    actions.show(officer, conference, f"muc-{report.pk}")
    actions.show(officer, conference, f"muc-{opening.pk}")
    assert ItemBegun.objects.get(item=opening).at == kept and ItemBegun.objects.count() == 2
    actions.show(officer, conference, WELCOME)
    assert not ItemBegun.objects.exists()


def test_only_who_plans_drives(world, conference, officer, at):
    second = standing_at(conference, WELCOME).cues[1].key
    for role in (Role.LEADER, Role.DOCUMENT_CLERK):
        with pytest.raises(PermissionDenied):
            actions.show(world.user(role), conference, second)
        assert at(world.user(role), "conference:remote", conference.pk, post={"toi": second}).status_code == 403
        assert at(world.user(role), "conference:hall_screen", conference.pk).status_code == 200
    assert at(world.outsider(Role.OFFICER), "conference:remote", conference.pk).status_code == 404


def test_the_screen_answers_nothing_while_nothing_changed(conference, officer, at, client):
    shown = as_shown(conference)
    assert at(officer, "conference:hall_screen", conference.pk, co=shown).status_code == 204
    called = next(one for one in standing_at(conference, WELCOME).cues if one.is_called)
    assert at(officer, "conference:remote", conference.pk, post={"toi": called.key}).status_code == 302
    answer = at(officer, "conference:hall_screen", conference.pk, co=shown)
    page = answer.content.decode()
    assert answer.status_code == 200 and called.heading in page and "Tiếp theo" in page
    assert "http://" not in page.replace("http://testserver", "") and "https://" not in page
    client.logout()
    address = f"/hoi-nghi/{conference.pk}/man-hinh/"
    assert client.get(address, headers={"HX-Request": "true"}).status_code == 401
    assert client.get(address).status_code == 302


def test_the_remote_says_what_a_press_will_show(conference, officer, at):
    page = at(officer, "conference:remote", conference.pk).content.decode()
    assert 'data-press="toi"' in page and 'data-press="lui"' not in page  # nothing before the beginning
    assert "Bấm Tiếp thì hiện" in page and "Khai mạc, giới thiệu đại biểu" in page
    answer = at(officer, "conference:remote", conference.pk, post={"toi": "muc-0"})
    assert answer.status_code == 302 and cue_of(conference) == WELCOME


def test_the_screen_asks_little_while_nothing_changes(conference, officer, client, django_assert_max_num_queries):
    client.force_login(officer)
    with django_assert_max_num_queries(9):
        client.get(f"/hoi-nghi/{conference.pk}/man-hinh/", {"co": as_shown(conference)})


def test_a_conference_without_a_programme_shows_its_name(world, officer, at):
    bare = actions.plan_conference(
        officer, world.department, name="Hội nghị chưa có chương trình", held_on=date(2020, 7, 13)
    )
    assert "Hội nghị chưa có chương trình" in at(officer, "conference:hall_screen", bare.pk).content.decode()
    assert "Đây là phần cuối." in at(officer, "conference:remote", bare.pk).content.decode()
