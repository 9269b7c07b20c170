"""Pages of signing: how far a batch is, and what a signed file proves, in words."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from trust.authority import LEADER, authority, leader, other_authority, paper, sealed, signed
from trust.pdf_surgery import stream, updated

from bangvang.files.actions import store
from bangvang.register.choices import Role
from bangvang.signature.actions import signing as actions
from bangvang.signature.models import SigningOrder


def sent(at, user, data: bytes, name: str = "quyet-dinh.pdf"):
    return at(user, "signature:verify", post={"file": SimpleUploadedFile(name, data)})


def order_of(world, machine, count: int = 1) -> SigningOrder:
    if not machine.entries:
        machine.with_keys(world.department)
    files = [store(paper(f"So {n}"), name=f"so-{n}.pdf", media_type="application/pdf") for n in range(count)]
    return actions.order_signing(world.user(Role.LEADER), world.department, "leader", files, title="Lượt thử")


def test_a_good_file_in_words(world, officer, machine, at):
    machine.trust()
    page = sent(at, officer, sealed()).content.decode()
    assert "Chữ ký đúng, tệp còn nguyên từ khi ký" in page
    for words in ("Trần Quốc Hưng", "Con dấu của Sở", authority().name, "theo máy của người ký", "cả tệp"):
        assert words in page
    assert "Chưa biết chứng thư có bị thu hồi không" in page


def test_a_changed_file_in_words(world, officer, machine, at):
    machine.trust()
    page = sent(at, officer, updated(signed(), {5: stream("BT (khac) Tj ET")})).content.decode()
    assert "Chưa thể tin tệp này" in page
    assert "tệp bị ghi thêm phần làm đổi nội dung" in page


def test_a_file_of_somebody_unknown_in_words(world, officer, machine, at):
    machine.trust()
    stranger = other_authority().holder("Người <b>lạ</b>").signer().sign(paper(), LEADER)
    page = sent(at, officer, stranger).content.decode()
    assert "chưa chứng minh được ai ký" in page
    assert "Người &lt;b&gt;lạ&lt;/b&gt;" in page  # a name comes from whoever signed


def test_a_revoked_certificate_in_words(world, officer, machine, at):
    held = authority().holder()
    machine.trust(("thu-hoi.crl", authority().revoking(held)))
    page = sent(at, officer, held.signer().sign(paper(), LEADER)).content.decode()
    assert "Chứng thư đã bị thu hồi" in page


@pytest.mark.parametrize("data", [paper(), b"khong phai pdf", b""], ids=["unsigned", "no pdf", "empty"])
def test_what_cannot_be_checked_is_refused_with_a_sentence(world, officer, machine, at, data):
    answer = sent(at, officer, data)
    assert answer.status_code in {409, 422}
    assert "Chưa làm được" in answer.content.decode() or "chỗ phải xem lại" in answer.content.decode()


def test_nothing_of_it_is_kept(world, officer, machine, at):
    from bangvang.files.models import StoredFile

    before = StoredFile.objects.count()
    sent(at, officer, signed())
    assert StoredFile.objects.count() == before


def test_the_page_says_when_the_office_trusts_nobody(world, officer, machine, at):
    assert "chưa đặt chứng thư gốc nào" in at(officer, "signature:verify").content.decode()
    machine.trust()
    assert "chưa đặt chứng thư gốc nào" not in at(officer, "signature:verify").content.decode()


def test_a_nominee_does_not_get_there(world, machine, at):
    assert at(world.user(Role.NOMINEE), "signature:verify").status_code == 403


def test_another_department_finds_no_batch(world, machine, at):
    order = order_of(world, machine)
    actions.sign_waiting(order)
    stranger = world.outsider(Role.LEADER)
    assert at(stranger, "signature:order", order.pk).status_code == 404
    assert at(stranger, "signature:paper", order.items.get().pk).status_code == 404
    assert at(stranger, "signature:resume", order.pk, post={}).status_code == 404
    assert "Lượt thử" not in at(stranger, "signature:list").content.decode()


def test_a_stopped_batch_says_why_and_goes_on(world, machine, at):
    order = order_of(world, machine)
    boss = world.user(Role.LEADER)
    actions.note_failure(order, "Không ký được bằng “Thẻ”: chưa cắm thẻ.")
    page = at(boss, "signature:order", order.pk).content.decode()
    assert "Dừng ở 0 trong 1 văn bản" in page and "chưa cắm thẻ" in page
    assert at(boss, "signature:resume", order.pk, post={}).status_code == 302
    actions.sign_waiting(order)
    assert at(boss, "signature:resume", order.pk, post={}).status_code == 409


def test_the_list_asks_as_often_for_three_as_for_one(world, machine, queries_of):
    boss = world.user(Role.LEADER)
    order_of(world, machine)
    one = queries_of(boss, "signature:list")
    order_of(world, machine)
    third = order_of(world, machine, 3)
    assert queries_of(boss, "signature:list") == one
    few = queries_of(boss, "signature:order", SigningOrder.objects.first().pk)
    actions.sign_waiting(third)
    assert queries_of(boss, "signature:order", third.pk) == few
    assert leader()
