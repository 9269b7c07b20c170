"""A decision signed digitally, sealed, and a signed file looked at, in a real browser.

With BANGVANG_PICTURES set, each page is kept at 360, 768 and 1440 px.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from browser.test_accessibility import signed_in
from browser.test_afterwards import seen
from signature.machine import machine  # noqa: F401  (a fixture)
from trust.authority import LEADER, leader, paper, sealed
from trust.pdf_surgery import stream, updated

from bangvang.decision.reactions import keep_papers
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role
from bangvang.signature.actions import note_failure, sign_waiting
from bangvang.signature.models import SigningOrder
from cast import build_world
from short_river import shorten

pytestmark = [pytest.mark.walks, pytest.mark.django_db(transaction=True)]


def test_a_decision_is_signed_sealed_and_checked(visitor, live_server, transactional_db, machine, tmp_path):  # noqa: F811
    world = shorten(build_world())
    machine.with_keys(world.department)
    decision = world.issued_decision()
    keep_papers(decision)
    carry_out_waiting()
    signed_in(visitor.page.context, live_server, world.user(Role.LEADER))
    visitor.open(f"/quyet-dinh/{decision.pk}/")
    assert visitor.page.get_by_text("Chưa có bản ký.").count() == 1
    seen(visitor, "80-chua-co-ban-ky")
    visitor.page.get_by_role("link", name="Ký số", exact=True).click()
    seen(visitor, "81-chon-de-ky")
    visitor.press("Ký số")
    assert visitor.heading == "Đang ký: 0 trong 1 văn bản"
    order = SigningOrder.objects.get()
    note_failure(order, "Không ký được bằng “Chữ ký của Giám đốc”: chưa cắm thẻ. Văn bản vẫn là chưa ký.")
    visitor.open(f"/ky-so/{order.pk}/")
    seen(visitor, "82-luot-ky-dung")
    visitor.press("Ký tiếp phần còn lại")
    sign_waiting(order)
    carry_out_waiting()
    visitor.open(f"/ky-so/{order.pk}/")
    assert visitor.heading == "Đã ký và kiểm xong 1 văn bản"
    seen(visitor, "83-luot-ky-xong")
    visitor.open(f"/quyet-dinh/{decision.pk}/")
    seen(visitor, "84-da-ky-so")

    with ThreadPoolExecutor() as aside:  # the library runs a loop of its own, and Playwright keeps one in this thread
        good = aside.submit(sealed).result()
        signed = aside.submit(leader().signer().sign, paper(), LEADER).result()
    look(visitor, tmp_path, "tot.pdf", good, "Chữ ký đúng, tệp còn nguyên từ khi ký", "85-kiem-tot")
    changed = updated(signed, {5: stream("BT (khac) Tj ET")})
    look(visitor, tmp_path, "sua.pdf", changed, "Chưa thể tin tệp này", "86-kiem-da-sua")
    visitor.open("/ky-so/")
    seen(visitor, "87-cac-luot-ky")
    signed_in(visitor.page.context, live_server, world.user(Role.DOCUMENT_CLERK))
    visitor.open(f"/quyet-dinh/{decision.pk}/ban-ky/")
    seen(visitor, "88-dinh-kem")
    assert visitor.complaints == [] and visitor.outside == []


def look(visitor, folder, name: str, data: bytes, heading: str, picture: str) -> None:
    (folder / name).write_bytes(data)
    visitor.open("/ky-so/kiem-tra/")
    visitor.page.get_by_label("Tệp PDF đã ký").set_input_files(str(folder / name))
    visitor.press("Kiểm tra")
    assert visitor.heading == heading
    seen(visitor, picture)
