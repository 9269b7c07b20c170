"""What the people said reaches the council: on the agenda, on the page of the sitting, in the minutes; and the desk calls."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from bangvang.consultation import actions
from bangvang.consultation.models import Case
from bangvang.council import actions as council
from bangvang.council.papers import minutes_paper
from bangvang.council.queries import peoples_voice, summary_of
from bangvang.desk.queries import waiting_for
from bangvang.eligibility.actions import assess_handling
from bangvang.register.choices import Role

from .conftest import LAST, OPENED

pytestmark = pytest.mark.django_db
MET = LAST + timedelta(days=5)


@pytest.fixture
def sitting(short, officer, published, turns):
    """A sitting five days after the list closed, with three dossiers of which the list named two."""
    for turn in turns:
        assess_handling(officer, turn, on=OPENED, authority="state_president")
    secretary = short.user(Role.COUNCIL_SECRETARY)
    made = council.prepare_sitting(secretary, short.council, held_on=MET, place="Phòng họp")
    council.put_on_agenda(secretary, made, turns)
    return made


def test_a_sitting_hears_of_the_list_and_of_dossiers_that_were_on_none(client, short, sitting, turns, live_on):
    live_on(MET)
    voice = peoples_voice(sitting, summary_of(sitting).items)
    assert [told.sentence for told in voice.told] == [
        "Đã lấy ý kiến từ 20/08/2025 đến hết 05/09/2025, 0 ý kiến, chưa có báo cáo kết quả."
    ]
    assert voice.missing == [turns[2].nomination.name]
    client.force_login(short.user(Role.COUNCIL_MEMBER))
    page = client.get(reverse("council:sitting", args=[sitting.pk])).content.decode()
    assert voice.told[0].sentence in page and "chưa thấy danh sách nào đã hết hạn" in page
    (line,) = [line for line in minutes_paper(sitting, ends_at=None).proceedings if "Lấy ý kiến nhân dân" in line]
    assert "đã lấy ý kiến từ 20/08/2025" in line


def test_a_list_that_is_still_open_when_the_council_meets_does_not_count(sitting, published):
    sitting.held_on = LAST
    assert len(peoples_voice(sitting, summary_of(sitting).items).missing) == 3


def test_the_agenda_says_what_was_asked_of_the_people(client, short, published):
    secretary = short.user(Role.COUNCIL_SECRETARY)
    made = council.prepare_sitting(secretary, short.council, held_on=MET, place="Phòng họp")
    client.force_login(secretary)
    page = client.get(reverse("council:agenda", args=[made.pk])).content.decode()
    assert "Đang lấy ý kiến từ 20/08/2025 đến hết 05/09/2025, đến nay 0 ý kiến." in page


def test_the_desk_calls_for_comments_the_last_day_and_the_report(short, officer, published, say, live_on):
    def calls(user) -> list[tuple[str, str]]:
        return [(one.what, one.act) for one in waiting_for(user) if "ý kiến" in one.what.casefold()]

    assert calls(officer) == []
    case = Case.objects.get(comment=say(on=2).comment)
    assert calls(officer) == [(f"Ý kiến nhân dân về Bà {case.comment.entry.name}", "Xem và xử lý")]
    actions.assign(officer, case, officer, read_version=case.version)
    assert calls(short.user(Role.COUNCIL_SECRETARY)) == [] and calls(short.outsider(Role.OFFICER)) == []
    live_on(LAST)
    assert calls(short.user(Role.COUNCIL_SECRETARY)) == [(f"Lấy ý kiến {published.title}", "Xem")]
    live_on(MET)
    assert calls(short.user(Role.COUNCIL_SECRETARY)) == [(f"Lấy ý kiến {published.title}", "Lập báo cáo")]
