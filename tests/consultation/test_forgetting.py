"""Contacts of strangers are forgotten a time after the answer; what was said, and that it was forgotten, stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bangvang.audit.models import Entry
from bangvang.consultation import actions
from bangvang.consultation.models import Comment
from bangvang.discretion import actions as discretion
from bangvang.register.actions import record_honour

from .conftest import OPENED

pytestmark = pytest.mark.django_db
KEPT = timedelta(days=30)


@pytest.fixture(autouse=True)
def days(settings):
    settings.CONTACT_DAYS = KEPT.days


@pytest.fixture
def answered(officer, in_hand):
    return actions.answer(
        officer, in_hand, outcome="noted", reasons="không có việc", answer="Cảm ơn.", on=OPENED, read_version=in_hand.version
    )


def test_a_contact_is_kept_for_its_days_and_then_gone_with_a_row_in_the_journal(client, officer, answered):
    assert actions.forget_contacts(OPENED + KEPT - timedelta(days=1)) == 0
    assert Comment.objects.get().contact == "0912 000 111"
    assert actions.forget_contacts(OPENED + KEPT) == 1 and actions.forget_contacts(OPENED + KEPT) == 0
    comment = Comment.objects.get()
    assert (comment.contact, comment.name) == ("", "Trần Văn Vẹn")
    assert Entry.objects.filter(verb="forgot_contact", actor=None, object_id=answered.pk).count() == 1
    client.force_login(officer)
    page = client.get(f"/lay-y-kien/so/y-kien/{answered.pk}/").content.decode()
    assert "Liên lạc đã xóa" in page and "Xóa liên lạc, đã quá hạn giữ" in page


def test_while_nobody_answered_the_contact_stays(in_hand):
    assert actions.forget_contacts(OPENED + timedelta(days=5_000)) == 0
    assert Comment.objects.get().contact == "0912 000 111"


def test_the_contact_of_a_wish_goes_the_same_way(client, short, officer):
    honour = record_honour(
        recipient=short.person("Đoàn Thị Hạnh"), award="commendation_letter", name_as_written="Đoàn Thị Hạnh", act="9/QĐ",
        decided_on=OPENED,
    )  # fmt: skip
    wish = discretion.ask(
        honour, extent="initials", every_honour=False, asker="self", name="Hạnh", reason="", contact="0900", form_key="k"
    ).wish
    discretion.accept(officer, wish, reason="", cite="", on=OPENED)
    assert discretion.forget_contacts(OPENED + KEPT - timedelta(days=1)) == 0
    assert discretion.forget_contacts(OPENED + KEPT) == 1
    wish.refresh_from_db()
    assert wish.contact == ""
    client.force_login(officer)
    assert "Liên lạc đã xóa" in client.get(f"/bot-hien-ten/so/{wish.pk}/").content.decode()
