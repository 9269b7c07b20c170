"""What the level above says of pledges, how many aim at what, and the paper they are registered on."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from movement.test_views import docx_words

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.desk.queries import waiting_for
from bangvang.movement import actions
from bangvang.movement.choices import PledgeState
from bangvang.movement.models import Movement, Pledge, Receipt
from bangvang.movement.queries import aimed_at, board_of, pledges_waiting
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db
ON = date(2026, 2, 10)
WORDS = {"content": "Trả 98 % hồ sơ trước hạn", "pledged_on": ON}
OF_2026 = {"on": date(2026, 3, 1)}


@pytest.fixture
def unit(world):
    return world.divisions["Thanh tra Sở"]


@pytest.fixture
def pledged(clerk, launched, unit) -> Pledge:
    return actions.pledge(clerk, launched, unit, **WORDS)


def fresh(one: Pledge) -> Pledge:
    return Pledge.objects.get(pk=one.pk)


def test_a_pledge_waits_is_approved_once_and_waits_again_when_it_is_rewritten(officer, clerk, launched, unit, pledged):
    assert pledged.state == PledgeState.WAITING and [one.unit for one in pledges_waiting(officer)] == [unit]
    done = actions.approve_pledge(officer, pledged, read_version=pledged.version)
    assert (done.state, done.decided_by) == (PledgeState.APPROVED, officer) and not pledges_waiting(officer)
    with pytest.raises(Refusal, match="đã duyệt rồi"):
        actions.return_pledge(officer, fresh(pledged), reason="x", read_version=fresh(pledged).version)
    again = actions.pledge(clerk, launched, unit, **WORDS, read_version=fresh(pledged).version)
    assert (fresh(again).state, fresh(again).decided_by) == (PledgeState.WAITING, None)


def test_a_pledge_goes_back_with_a_reason_only(officer, pledged):
    with pytest.raises(Refusal, match="Chưa ghi lý do"):
        actions.return_pledge(officer, pledged, reason="  ", read_version=pledged.version)
    with pytest.raises(Stale):
        actions.return_pledge(officer, fresh(pledged), reason="thiếu chỉ tiêu", read_version=99)
    assert fresh(pledged).state == PledgeState.WAITING
    actions.return_pledge(officer, fresh(pledged), reason="thiếu chỉ tiêu", read_version=fresh(pledged).version)
    assert (fresh(pledged).state, fresh(pledged).reason) == (PledgeState.RETURNED, "thiếu chỉ tiêu")


def test_nobody_approves_for_the_own_unit_alone(world, clerk, unit, pledged):
    for user in (clerk, world.user(Role.OFFICER, unit), world.outsider(Role.OFFICER), world.user(Role.LEADER)):
        with pytest.raises(PermissionDenied):
            actions.approve_pledge(user, pledged, read_version=pledged.version)
    assert fresh(pledged).state == PledgeState.WAITING


def test_a_closed_movement_decides_nothing(officer, launched, pledged):
    version = Movement.objects.get(pk=launched.pk).version
    actions.close_movement(officer, launched, on=date(2026, 11, 20), read_version=version)
    with pytest.raises(Refusal, match="đã tổng kết"):
        actions.approve_pledge(officer, pledged, read_version=pledged.version)


def test_the_board_tells_sent_waiting_returned_approved(officer, launched, unit, pledged):
    def standing() -> dict[str, str]:
        return {str(row.receipt.unit): row.pledging for row in board_of(launched)}

    assert standing()["Thanh tra Sở"] == "waiting" and standing()["Văn phòng Sở"] == "not_sent"
    actions.return_pledge(officer, pledged, reason="thiếu chỉ tiêu", read_version=pledged.version)
    assert standing()["Thanh tra Sở"] == "returned"


def test_more_than_planned_is_warned_of_and_not_refused(officer, clerk, world, launched):
    actions.plan_award(officer, launched, award="commendation_letter", collectives=1)
    for name in ("Thanh tra Sở", "Văn phòng Sở"):
        actions.pledge(clerk, launched, world.divisions[name], **WORDS, aims_at="commendation_letter")
    (one,) = aimed_at(launched, OF_2026["on"])
    assert (one.count, one.most, one.source, one.too_many) == (2, 1, "kế hoạch của phong trào", True)
    first = Pledge.objects.order_by("pk").first()
    actions.return_pledge(officer, first, reason="quá số", read_version=first.version)
    assert not aimed_at(launched, OF_2026["on"])[0].too_many


def test_without_a_number_of_the_plan_or_the_book_none_is_invented(clerk, launched, unit):
    actions.pledge(clerk, launched, unit, **WORDS, aims_at="advanced_labor_collective")
    (one,) = aimed_at(launched, OF_2026["on"])
    assert (one.most, one.source, one.too_many) == (None, "", False)


def test_an_officer_approves_and_returns_on_the_page(client, officer, pledged, unit):
    client.force_login(officer)
    page = reverse("movement:unit", args=[pledged.movement_id, unit.pk])
    assert "1 đăng ký chờ duyệt" in client.get(page).content.decode()
    assert any(one.why.endswith("chờ duyệt") for one in waiting_for(officer))
    back = reverse("movement:decide_pledge", args=[pledged.pk, "tra-lai"])
    name = f"d{pledged.pk}"
    refused = client.post(back, {f"{name}-version": pledged.version})
    assert refused.status_code == 409 and "Chưa ghi lý do" in refused.content.decode()
    said = {f"{name}-version": fresh(pledged).version, f"{name}-reason": "thiếu chỉ tiêu"}
    assert client.post(back, said).status_code == 302
    text = client.get(page).content.decode()
    assert "1 đăng ký bị trả lại" in text and "thiếu chỉ tiêu" in text
    assert client.post(reverse("movement:decide_pledge", args=[pledged.pk, "xoa"]), said).status_code == 404


def test_the_registration_holds_the_unit_and_its_people_or_is_a_form_to_fill(client, clerk, world, launched):
    person = world.person("Đoàn Thị Hạnh")
    home = person.employments.get().unit
    actions.pledge(clerk, launched, home, **WORDS, aims_at="excellent_labor_collective")
    actions.pledge(clerk, launched, home, content="Không để hồ sơ trễ", pledged_on=ON, person=person)
    assert Receipt.objects.filter(movement=launched, unit=home).exists()
    client.force_login(clerk)
    address = reverse("movement:pledge_paper", args=[launched.pk, home.pk, "docx"])
    words = docx_words(client.get(address).content)
    for said in ("BẢN ĐĂNG KÝ THI ĐUA", "Trả 98 % hồ sơ trước hạn", "Đoàn Thị Hạnh", "Không để hồ sơ trễ"):
        assert said in words, said
    assert "Số:" not in words
    empty = docx_words(client.get(address, {"trong": "1"}).content)
    assert "Đoàn Thị Hạnh" not in empty and "……" in empty
    pdf = client.get(reverse("movement:pledge_paper", args=[launched.pk, home.pk, "pdf"]))
    assert pdf.content.startswith(b"%PDF")
