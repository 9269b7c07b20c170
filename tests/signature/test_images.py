"""Pictures of signatures and seals: who keeps them, whose is drawn when, and where on the paper."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from paper.typesetting.papers import DECISION
from signature.pictures import ring, stroke
from trust.authority import paper

from bangvang.audit.refusals import Refusal
from bangvang.files.actions import store
from bangvang.files.queries import content, path_of
from bangvang.register.choices import Role
from bangvang.register.models import Mandate
from bangvang.signature import actions
from bangvang.signature.actions import order_signing, sign_waiting
from bangvang.signature.appearance import look_of
from bangvang.signature.models import SigningImage
from bangvang_law.book import national_book
from bangvang_paper.typesetting.decision import decision_pdf

MM = 72 / 25.4
WIDTH = Decimal("36.0")


@pytest.fixture
def boss(world):
    return world.user(Role.LEADER)


@pytest.fixture
def mandate(boss) -> Mandate:
    return Mandate.objects.get(user=boss)


@pytest.fixture
def pictured(world, officer, mandate) -> tuple[SigningImage, SigningImage]:
    body = world.department
    hand = actions.keep_image(officer, body, data=stroke(), mandate=mandate)
    return hand, actions.keep_image(officer, body, data=ring(), width_mm=WIDTH)


def order_of(world, by, machine, step="leader", data: bytes | None = None):
    if not machine.entries:
        machine.with_keys(world.department)
    file = store(data or decision_pdf(DECISION), name="qd.pdf", media_type="application/pdf")
    return order_signing(by, world.department, step, [file])


def places_of(order) -> dict:
    return look_of(order, timezone.localdate()).places(content(order.items.get().source))


# ── drawn ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_signature_in_the_middle_of_its_room_seal_over_a_third_of_its_left(world, machine, boss, pictured):
    hand, mark = (places_of(order_of(world, boss, machine))[field] for field in ("Nguoi-ky", "Co-quan"))
    assert (hand.left + hand.right) / 2 == pytest.approx((314.65 + 544.25) / 2, abs=0.1)  # the room of this paper
    assert hand.width / hand.height == pytest.approx(pictured[0].width / pictured[0].height, rel=0.01)
    assert mark.width == pytest.approx(36 * MM, abs=0.05)  # true size
    assert mark.right - hand.left == pytest.approx(hand.width / 3, abs=0.05)
    assert mark.low + mark.high == pytest.approx(hand.low + hand.high, abs=0.1)


def test_signed_and_sealed_both_are_drawn(world, machine, boss, document_clerk, pictured):
    order = order_of(world, boss, machine)
    assert sign_waiting(order).finished
    item = order.items.get()
    assert item.is_drawn
    sealing = order_signing(document_clerk, world.department, "agency", [item.signed])
    assert sign_waiting(sealing).finished
    assert sealing.items.get().is_drawn


def test_without_pictures_it_is_signed_and_nothing_is_drawn(world, machine, boss):
    order = order_of(world, boss, machine)
    assert sign_waiting(order).finished
    assert not order.items.get().is_drawn


def test_a_paper_set_before_papers_named_their_places_is_signed_and_nothing_is_drawn(world, machine, boss, pictured):
    order = order_of(world, boss, machine, data=paper())
    assert sign_waiting(order).finished
    assert not order.items.get().is_drawn


def test_a_signature_is_drawn_for_nobody_but_its_owner(world, machine, boss, pictured):
    other = world.user(Role.LEADER, again=True)
    assert set(places_of(order_of(world, other, machine))) == {"Co-quan"}


def test_a_mandate_that_ended_draws_nothing(world, machine, boss, mandate, pictured):
    order = order_of(world, boss, machine)
    Mandate.objects.filter(pk=mandate.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert set(places_of(order)) == {"Co-quan"}


def test_a_withdrawn_picture_draws_nothing(world, machine, officer, boss, pictured):
    for image in pictured:
        actions.withdraw_image(officer, image)
        actions.withdraw_image(officer, image)  # twice changes nothing
    assert places_of(order_of(world, boss, machine)) == {}


def test_a_picture_whose_bytes_are_gone_stops_the_batch(world, machine, boss, pictured):
    order = order_of(world, boss, machine)
    path_of(pictured[0].file.sha256).unlink()
    with pytest.raises(Refusal):
        sign_waiting(order)
    assert order.items.get().signed is None


def test_the_share_and_its_article_are_the_book_s():
    law = national_book().document_layout(on=timezone.localdate())["digital_signature"]
    assert law["agency"]["covers_of_person"] == [1, 3] and "II.8 a" in law["agency"]["citation"]
    assert law["person"]["color"] == "blue" and "II.7 d" in law["person"]["citation"]


# ── kept ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_another_picture_takes_the_place_of_the_first(world, officer, mandate, pictured):
    newer = actions.keep_image(officer, world.department, data=stroke(size=(300, 200)), mandate=mandate)
    assert list(SigningImage.objects.filter(mandate=mandate, ended_at=None)) == [newer]
    pictured[0].refresh_from_db()
    assert pictured[0].ended_by == officer


def test_who_may_not_keep_them(world, officer, boss, mandate):
    for user in (boss, world.outsider(Role.OFFICER), world.user(Role.CLERK)):
        with pytest.raises(PermissionDenied):
            actions.keep_image(user, world.department, data=stroke(), mandate=mandate)
    theirs = Mandate.objects.get(user=world.outsider(Role.LEADER))
    with pytest.raises(Refusal, match="không được phân công"):
        actions.keep_image(officer, world.department, data=stroke(), mandate=theirs)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"data": ring()}, "chiều ngang thật"),
        ({"data": ring(), "width_mm": Decimal(200)}, "chiều ngang thật"),
        ({"data": stroke(), "width_mm": WIDTH}, "không phải màu đỏ"),
        ({"data": b"", "width_mm": WIDTH}, "rỗng"),
        ({"data": b"x" * (5 * 1024 * 1024 + 1), "width_mm": WIDTH}, "nặng hơn"),
    ],
)
def test_what_is_no_seal_is_refused_with_the_reason(world, officer, said, why):
    with pytest.raises(Refusal, match=why):
        actions.keep_image(officer, world.department, **said)
    assert not SigningImage.objects.exists()


def test_the_row_does_not_change(pictured):
    hand, mark = pictured
    for change in ({"width": 1}, {"file_id": mark.file_id}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SigningImage.objects.filter(pk=hand.pk).update(**change)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_set_from_the_page_shown_and_withdrawn(world, officer, mandate, at):
    assert "Chưa có hình" in at(officer, "signature:images").content.decode()
    said = {"of": f"leader-{mandate.pk}", "file": SimpleUploadedFile("ky.png", stroke())}
    assert at(officer, "signature:images", post=said).status_code == 302
    image = SigningImage.objects.get()
    page = at(officer, "signature:images").content.decode()
    assert f"Hình chữ ký của {mandate.user}" in page
    shown = at(officer, "signature:image", image.pk)
    assert shown["Content-Type"] == "image/png" and b"".join(shown) == content(image.file)
    assert at(officer, "signature:image_withdraw", image.pk, post={}).status_code == 302
    assert at(officer, "signature:image", image.pk).status_code == 404


def test_what_is_wrong_is_told_on_the_page(world, officer, at):
    said = {"of": f"agency-{world.department.pk}", "file": SimpleUploadedFile("dau.png", ring())}
    answer = at(officer, "signature:images", post=said)
    assert answer.status_code == 409 and "chiều ngang thật" in answer.content.decode()


def test_the_page_asks_as_often_for_three_pictures_as_for_one(world, officer, mandate, queries_of):
    actions.keep_image(officer, world.department, data=stroke(), mandate=mandate)
    one = queries_of(officer, "signature:images")
    actions.keep_image(officer, world.department, data=ring(), width_mm=WIDTH)
    other = Mandate.objects.get(user=world.user(Role.LEADER, again=True))
    actions.keep_image(officer, world.department, data=stroke(), mandate=other)
    assert queries_of(officer, "signature:images") == one
