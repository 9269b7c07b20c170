"""Pages of movements."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from django.urls import reverse
from questions import questions

from bangvang.movement import actions
from bangvang.movement.choices import MovementState
from bangvang.movement.models import Movement, Receipt
from bangvang.movement.papers import UNWRITTEN
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def said(world, **changes):
    return {
        "body": world.department.pk, "name": "thi đua chuyển đổi số", "kind": "thematic", "reach": "unit",
        "period_from": "01/01/2021", "period_until": "31/12/2021",
    } | changes  # fmt: skip


def test_drafting_and_launching_on_the_pages(signed_in, world):
    answer = signed_in.post(reverse("movement:draft", args=[world.department.pk]), said(world))
    movement = Movement.objects.get(name="thi đua chuyển đổi số")
    assert answer["Location"] == reverse("movement:detail", args=[movement.pk])
    signed_in.post(reverse("movement:launch", args=[movement.pk]), {"on": "04/01/2021", "version": 1})
    text = signed_in.get(reverse("movement:detail", args=[movement.pk])).content.decode()
    assert "đã phát động" in text and "04/01/2021" in text


def test_a_period_out_of_order_keeps_everything_typed(signed_in, world):
    answer = signed_in.post(
        reverse("movement:draft", args=[world.department.pk]), said(world, period_until="01/01/2020")
    )
    text = answer.content.decode()
    assert answer.status_code == 422 and "thi đua chuyển đổi số" in text and "kết thúc trước khi bắt đầu" in text
    assert not Movement.objects.filter(name="thi đua chuyển đổi số").exists()


def test_a_stale_edit_shows_both_texts(signed_in, officer, world):
    movement = world.movement
    actions.revise(officer, Movement.objects.get(pk=movement.pk), read_version=1, slogan="Của người kia")
    data = said(world, name=movement.name, kind="regular", slogan="Của tôi", version=1)
    answer = signed_in.post(reverse("movement:edit", args=[movement.pk]), data)
    text = answer.content.decode()
    assert answer.status_code == 409 and "Của người kia" in text and "Của tôi" in text
    assert Movement.objects.get(pk=movement.pk).slogan == "Của người kia"


def test_planned_awards_are_shown_in_words(signed_in, world):
    signed_in.post(
        reverse("movement:plan", args=[world.movement.pk]), {"award": "advanced_worker", "individuals": "40"}
    )
    text = signed_in.get(reverse("movement:detail", args=[world.movement.pk])).content.decode()
    assert "Giấy khen" in text and "Lao động tiên tiến" in text and "không đặt mức" in text


def test_a_clerk_reads_but_is_offered_no_act(client, world):
    client.force_login(world.user(Role.CLERK))
    text = client.get(reverse("movement:detail", args=[world.movement.pk])).content.decode()
    assert reverse("movement:close", args=[world.movement.pk]) not in text
    assert (
        client.post(reverse("movement:close", args=[world.movement.pk]), {"on": "13/07/2020", "version": 1}).status_code
        == 403
    )
    assert Movement.objects.get(pk=world.movement.pk).state == MovementState.LAUNCHED


def test_a_draft_elsewhere_is_not_found(client, world):
    client.force_login(world.outsider(Role.OFFICER))
    for movement in (world.movement, world.next_movement):
        assert client.get(reverse("movement:detail", args=[movement.pk])).status_code == 404


def test_the_list_asks_as_often_for_five_movements_as_for_two(signed_in, officer, world):
    asked = questions(signed_in, reverse("movement:list"))
    for number in range(3):
        actions.draft_movement(
            officer,
            world.department,
            name=f"phong trào {number}",
            kind="by_spell",
            period_from=date(2021, 1, 1),
            period_until=date(2021, 2, 1),
        )
    assert questions(signed_in, reverse("movement:list")) == asked


# ── the paper, the units, the board ──────────────────────────────────────────────────────────────────────────────────
def test_the_launch_document_says_what_the_movement_says_and_leaves_open_what_it_does_not(signed_in, officer, launched):
    Movement.objects.filter(pk=launched.pk).update(criteria="", document="45/KH-SLĐTBXH")
    actions.plan_award(officer, launched, award="commendation_letter", collectives=3, individuals=9)
    words = docx_words(signed_in.get(reverse("movement:paper", args=[launched.pk, "docx"])).content)
    for said in (
        "KẾ HOẠCH", "I. MỤC TIÊU", "Giải quyết 95 % hồ sơ trước hạn.", "IV. TIÊU CHÍ THI ĐUA", "Số: 45/KH-SLĐTBXH",
        "Từ ngày 01/01/2026 đến hết ngày 31/12/2026.", "nhiều nhất 3 tập thể, 9 cá nhân./.",
    ):  # fmt: skip
        assert said in words, said
    assert words.split("IV. TIÊU CHÍ THI ĐUA")[1].strip().startswith(UNWRITTEN)
    pdf = signed_in.get(reverse("movement:paper", args=[launched.pk, "pdf"]))
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Type"] == "application/pdf"
    assert signed_in.get(reverse("movement:paper", args=[launched.pk, "xls"])).status_code == 404


def docx_words(data: bytes) -> str:
    book = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in book.paragraphs)])


def test_a_unit_takes_note_pledges_and_reports_on_its_pages(client, world, clerk, launched):
    unit = world.divisions["Thanh tra Sở"]
    client.force_login(clerk)
    page = reverse("movement:unit", args=[launched.pk, unit.pk])
    assert "chưa ghi là đã nhận" in client.get(page).content.decode()
    client.post(reverse("movement:take_note", args=[launched.receipts.get(unit=unit).pk]))
    pledge = reverse("movement:pledge", args=[launched.pk, unit.pk])
    refused = client.post(pledge, {"content": "Trả 98 %", "pledged_on": "31/12/2025"})
    assert refused.status_code == 409 and "Trả 98 %" in refused.content.decode()
    assert client.post(pledge, {"content": "Trả 98 %", "pledged_on": "10/02/2026"}).status_code == 302
    one = launched.pledges.get()
    again = {"content": "Trả 99 %", "pledged_on": "10/02/2026", "sua": one.pk}
    assert client.post(pledge, again | {"read_version": one.version - 1 or 99}).status_code == 409
    assert client.post(pledge, again | {"read_version": one.version}).status_code == 302
    report = reverse("movement:report", args=[launched.pk, unit.pk, "interim"])
    assert client.post(report, {"results": "60 %", "reported_on": "30/06/2026"}).status_code == 302
    text = client.get(page).content.decode()
    assert "Trả 99 %" in text and "60 %" in text and "Trả 98 %" not in text
    assert client.get(reverse("movement:report", args=[launched.pk, unit.pk, "weekly"])).status_code == 404


def test_the_board_leaves_those_that_owe_and_asks_no_more_for_more_units(client, world, officer, launched, queries_of):
    client.force_login(officer)
    board = reverse("desk:movement_board", args=[launched.pk])
    count = launched.receipts.count()
    assert f"{count} trong {count} đơn vị còn việc chưa làm" in client.get(board).content.decode()
    few = queries_of(officer, "desk:movement_board", launched.pk)
    for number in range(5):
        unit = new_unit(name=f"Tổ {number}", parent=world.department, begins_on=date(2020, 1, 1))
        Receipt.objects.create(movement=launched, unit=unit, sent_on=date(2026, 1, 5))
    assert queries_of(officer, "desk:movement_board", launched.pk) == few


def test_a_movement_that_cannot_be_handed_on_says_why(client, world, officer, launched):
    client.force_login(officer)
    receipt = launched.receipts.get(unit=world.divisions["Thanh tra Sở"])
    answer = client.post(reverse("movement:hand_on", args=[receipt.pk]), follow=True)
    assert "vẫn đang có" in answer.content.decode()
