"""A list of one collective and two people for a Labour Order, and the day on which the office lives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from bangvang.consultation import actions
from bangvang.consultation.models import Case, Consultation
from bangvang.consultation.queries import form_key_in, new_form_key, public, visible_to
from bangvang.nomination.models import Handling, Nomination
from bangvang.register.choices import Role
from short_river import shorten

OPENED = date(2025, 8, 20)  # a Wednesday; 1 and 2 September 2025 are off
LAST = date(2025, 9, 5)  # ten working days later
SAID = {
    "title": "danh sách đề nghị tặng Huân chương Lao động năm 2025",
    "legal_basis": "Căn cứ NĐ 152/2025/NĐ-CP;",
    "proposal_code": "45/TTr-SLĐ",
    "proposal_on": date(2025, 8, 15),
    "opens_on": OPENED,
    "contact_person": "Bà Lê Thị Mận, chuyên viên",
    "contact_address": "Phòng Thi đua, 15 phố Minh Hoạ",
}


@pytest.fixture
def live_on(monkeypatch) -> Callable[[date], None]:
    """Let pages and verbs believe that today is another day."""
    asked = timezone.localdate

    def live(day: date) -> None:
        monkeypatch.setattr(
            timezone, "localdate", lambda value=None, zone=None: day if value is None else asked(value, zone)
        )

    return live


@pytest.fixture(autouse=True)
def on_the_first_day(live_on):
    live_on(OPENED)


@pytest.fixture
def short(world):
    shorten(world)
    world.submitted_proposal()
    Nomination.objects.update(award="labor_order_3")
    return world


@pytest.fixture
def officer(short):
    return short.user(Role.OFFICER)


@pytest.fixture
def turns(short) -> list[Handling]:
    return list(Handling.objects.order_by("nomination__ordinal").select_related("nomination__proposal"))


@pytest.fixture
def draft(short, officer, turns) -> Consultation:
    made = actions.begin(officer, short.department, **SAID)
    actions.add_entries(officer, made, turns[:2])
    return visible_to(officer).get(pk=made.pk)


@pytest.fixture
def published(officer, draft) -> Consultation:
    actions.publish(officer, draft, today=OPENED, read_version=draft.version)
    return public().get(pk=draft.pk)


@pytest.fixture
def say(published):
    """Send a comment on the first day, on the whole list or on the entry with an ordinal."""

    def sent(text="Ông A không trực tiếp làm công trình.", *, on=None, day=OPENED, key=None, **more):
        entry = published.entries.select_related("handling").get(ordinal=on) if on else None
        form_key = key or form_key_in(new_form_key())
        return actions.comment(published, entry=entry, text=text, form_key=form_key, today=day, **more)

    return sent


@pytest.fixture
def in_hand(officer, say):
    """A comment on the second entry, taken by the officer."""
    case = Case.objects.get(comment=say(on=2, name="Trần Văn Vẹn", contact="0912 000 111").comment)
    return actions.assign(officer, case, officer, read_version=case.version)
