"""A held dossier goes no further: not onto an agenda, not into a sitting that opens, not into a numbered decision, not up."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction
from django.urls import reverse

from bangvang.audit.refusals import Refusal
from bangvang.chronicle.models import CoveredRow
from bangvang.council import actions as council
from bangvang.council.queries import candidates_for
from bangvang.decision.actions import send_up
from bangvang.decision.checks import checks_of
from bangvang.decision.queries import lines_in_order
from bangvang.nomination import actions
from bangvang.nomination.models import DossierHold, Handling
from bangvang.nomination.queries import holds_on
from bangvang.register.choices import Role
from bangvang_law.finding import Word
from cast import HELD, SIGNED
from short_river import shorten

pytestmark = pytest.mark.django_db
WHY = {"reason": "Nhân dân phản ánh, đang xác minh", "cite": "NĐ 152/2025/NĐ-CP, Điều 4"}


@pytest.fixture
def short(world):
    return shorten(world)


@pytest.fixture
def officer(short):
    return short.user(Role.OFFICER)


def first_turn() -> Handling:
    return Handling.objects.order_by("nomination__ordinal").first()


def held(officer, on=HELD) -> DossierHold:
    return actions.hold_dossier(officer, first_turn(), on=on, **WHY)


def test_a_held_dossier_stays_off_the_agenda_until_it_is_lifted(short, officer):
    short.assessed_proposal()
    secretary = short.user(Role.COUNCIL_SECRETARY)
    sitting = council.prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    hold = held(officer)
    refused = [one for one in candidates_for(short.council) if one.problem]
    assert [one.handling.pk for one in refused] == [hold.handling_id]
    assert refused[0].cite == WHY["cite"] and "đang xác minh" in refused[0].problem
    with pytest.raises(Refusal, match="tạm dừng"):
        council.put_on_agenda(secretary, sitting, [first_turn()])
    actions.lift_hold(officer, hold, on=HELD, because="Đã xác minh, không đúng")
    assert len(council.put_on_agenda(secretary, sitting, [first_turn()])) == 1
    assert holds_on([hold.handling_id]) == {}


def test_a_sitting_does_not_open_over_a_dossier_that_was_held_meanwhile(short, officer):
    sitting = short.prepared_sitting()
    held(officer)
    secretary = short.user(Role.COUNCIL_SECRETARY)
    everybody = set(short.council.members.values_list("pk", flat=True))
    with pytest.raises(Refusal, match="rút hồ sơ ấy khỏi chương trình"):
        council.open_sitting(secretary, sitting, present=everybody, read_version=sitting.version)
    council.take_off_agenda(secretary, sitting.items.get(handling=first_turn()))
    sitting.refresh_from_db()
    assert council.open_sitting(secretary, sitting, present=everybody, read_version=sitting.version).state == "open"


def test_a_decision_with_a_held_dossier_gets_no_number(short, officer):
    decision = short.drafted_decision()
    held(officer, on=SIGNED)
    check = next(
        one for one in checks_of(decision, list(lines_in_order(decision))) if one.name == "Hồ sơ không tạm dừng"
    )
    assert check.finding == Word.NOT_MET and check.citations == (WHY["cite"],) and len(check.told) == 1


def test_a_held_dossier_is_not_sent_up(short, officer):
    short.assessed_proposal()
    hold = held(officer)
    with pytest.raises(Refusal, match="tạm dừng") as refused:
        send_up(officer, [hold.handling], to_body=short.city, on=HELD)
    assert refused.value.cite == WHY["cite"]


def test_a_hold_says_why_and_by_what_and_is_lifted_once(short, officer):
    short.submitted_proposal()
    with pytest.raises(Refusal, match="theo điều khoản"):
        actions.hold_dossier(officer, first_turn(), on=HELD, reason="đang xác minh", cite=" ")
    with pytest.raises(PermissionDenied):
        actions.hold_dossier(short.outsider(Role.OFFICER), first_turn(), on=HELD, **WHY)
    hold = held(officer)
    with pytest.raises(Refusal, match="vì sao bỏ"):
        actions.lift_hold(officer, hold, on=HELD, because="")
    with pytest.raises(Refusal, match="trước ngày tạm dừng"):
        actions.lift_hold(officer, hold, on=date(2019, 1, 1), because="xong")
    actions.lift_hold(officer, hold, on=HELD, because="xong")
    with pytest.raises(Refusal, match="lần nữa"):
        actions.lift_hold(officer, hold, on=HELD, because="xong")
    assert CoveredRow.objects.filter(shape__table="nomination.dossierhold", row_id=hold.pk).count() == 2
    with pytest.raises(Error), transaction.atomic():
        DossierHold.objects.filter(pk=hold.pk).update(reason="khác")


def test_the_dossier_says_that_it_is_held(client, short, officer):
    short.submitted_proposal()
    hold = held(officer)
    client.force_login(officer)
    page = client.get(reverse("nomination:detail", args=[hold.handling.nomination_id])).content.decode()
    assert "Hồ sơ tạm dừng từ" in page and WHY["reason"] in page and WHY["cite"] in page
