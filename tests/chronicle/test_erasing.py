"""The proof is taken from one row on request, by one person, with a reason; nobody takes it otherwise without being named."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from bangvang.accounts.models import User
from bangvang.audit.freeze import drop_triggers, write_triggers
from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.certificate import actions as certificates
from bangvang.certificate.models import Certificate
from bangvang.chronicle import actions
from bangvang.chronicle.models import CoveredRow, Erasure, Leaf
from bangvang.chronicle.queries import named_rows
from bangvang.chronicle.verifying import verify
from bangvang.decision.models import Line
from bangvang.register.choices import Role
from bangvang.register.models import Honour
from bangvang_trust.log import Leaf as Line_of_log

pytestmark = pytest.mark.django_db
REASON = "Đơn ngày 05/03/2026 của bà Đoàn Thị Hạnh"


@pytest.fixture
def issued(short):
    short.issued_decision()
    actions.sign_head()
    return short


@pytest.fixture
def administrator(issued) -> User:
    return issued.user(Role.ADMINISTRATOR, issued.city)


@pytest.fixture
def hers(issued) -> CoveredRow:
    honour = Honour.objects.exclude(source__decision=None).get(name_as_written="Đoàn Thị Hạnh")
    return CoveredRow.objects.get(shape__table="register.honour", row_id=honour.pk)


def test_the_log_holds_and_says_of_which_row_the_salt_is_gone(administrator, hers):
    before = verify()
    actions.erase(administrator, hers, reason=REASON)
    actions.sign_head()
    report = verify()
    assert report.holds, report.troubles
    assert report.erased == before.erased + 1
    assert report.erasures[-1] == f"Khen thưởng đã ghi {hers.row_id}: đã xóa muối, không còn chứng thực."
    hers.refresh_from_db()
    assert hers.salt is None


def test_the_reason_is_in_the_journal_and_nothing_of_it_in_the_log(administrator, hers):
    actions.erase(administrator, hers, reason=REASON)
    assert Entry.objects.get(verb="erased_salt").note == REASON
    line = Line_of_log.from_cbor(bytes(Leaf.objects.latest("index").entry))
    assert line.kind == "chronicle.salt_erased"
    assert line.facts == {"table": "register.honour", "row": hers.row_id, "rows": 1}


def test_a_salt_that_is_taken_past_the_software_is_named(administrator, hers):
    """What would have slipped through: a changed row whose salt was taken so that nobody can see the change."""
    drop_triggers()
    Honour.objects.filter(pk=hers.row_id).update(merit="khác")
    CoveredRow.objects.filter(pk=hers.pk).update(salt=None)
    write_triggers()
    named = {(trouble.table, trouble.key) for trouble in verify().troubles}
    assert ("register.honour", hers.row_id) in named


def test_a_word_of_erasure_that_is_put_in_by_hand_is_named_itself(administrator, hers):
    CoveredRow.objects.filter(pk=hers.pk).update(salt=None)
    put_in = Erasure.objects.create(table="register.honour", row_id=hers.row_id)
    named = {(trouble.table, trouble.key) for trouble in verify().troubles}
    assert named == {("chronicle.erasure", put_in.pk)}


def test_a_row_that_was_changed_cannot_be_erased(administrator, hers):
    """The honest door must not launder a change either."""
    drop_triggers()
    Honour.objects.filter(pk=hers.row_id).update(merit="khác")
    write_triggers()
    with pytest.raises(Refusal, match="không còn như lúc ghi"):
        actions.erase(administrator, hers, reason=REASON)
    hers.refresh_from_db()
    assert hers.salt is not None and not Erasure.objects.exists()


def test_every_line_about_the_row_loses_its_salt(administrator, hers):
    with transaction.atomic():
        honour = Honour.objects.get(pk=hers.row_id)
        actions.write("register.covered_anew", honour, [honour])
    actions.erase(administrator, hers, reason=REASON)
    assert not CoveredRow.objects.filter(shape__table="register.honour", row_id=hers.row_id).exclude(salt=None).exists()
    assert verify().holds


def test_once_and_never_without_a_reason(administrator, hers):
    with pytest.raises(Refusal, match="vì sao"):
        actions.erase(administrator, hers, reason="  ")
    actions.erase(administrator, hers, reason=REASON)
    with pytest.raises(Refusal, match="đã xóa muối rồi"):
        actions.erase(administrator, hers, reason=REASON)
    with pytest.raises(DatabaseError), transaction.atomic():
        Erasure.objects.all()._raw_delete("default")


def test_nothing_is_erased_when_its_line_cannot_be_written(administrator, hers):
    actions.hold("vừa khôi phục.")
    with pytest.raises(Refusal, match="vừa khôi phục"):
        actions.erase(administrator, hers, reason=REASON)
    hers.refresh_from_db()
    assert hers.salt is not None


@pytest.mark.parametrize("role", list(Role))
def test_nobody_of_the_department_may_not_even_its_administrator(issued, hers, role):
    with pytest.raises(PermissionDenied):
        actions.erase(issued.user(role), hers, reason=REASON)


def test_all_rows_of_a_name_are_found_and_only_what_the_log_knows(issued, hers):
    found = named_rows("Đoàn Thị Hạnh")
    line = Line.objects.get(name="Đoàn Thị Hạnh")
    assert {(one.row._meta.label_lower, one.row.pk) for one in found} >= {
        ("register.honour", hers.row_id), ("decision.line", line.pk),
    }  # fmt: skip
    assert named_rows("Đoàn Thị") == []


def test_the_page_asks_first_and_then_says_it_is_done(administrator, hers, at):
    page = at(administrator, "chronicle:erase", hers.pk).content.decode()
    assert "không lấy lại được" in page and "chưa đọc được văn bản Luật Bảo vệ dữ liệu cá nhân" in page
    assert at(administrator, "chronicle:erase", hers.pk, post={"reason": REASON}).status_code == 422
    hers.refresh_from_db()
    assert hers.salt is not None
    said = {"reason": REASON, "understood": "on"}
    assert at(administrator, "chronicle:erase", hers.pk, post=said).status_code == 302
    assert "Bản ghi này đã xóa muối" in at(administrator, "chronicle:erase", hers.pk).content.decode()
    assert at(administrator, "chronicle:erase", hers.pk, post=said).status_code == 409


def test_the_page_of_names_lists_what_the_log_knows(administrator, client):
    client.force_login(administrator)
    found = client.get("/chung-thuc/xoa-muoi/", {"ten": "Đoàn Thị Hạnh"}).content.decode()
    assert "bản ghi của “Đoàn Thị Hạnh”" in found and "còn chứng thực" in found
    assert "Không có bản ghi nào" in client.get("/chung-thuc/xoa-muoi/", {"ten": "Người Lạ"}).content.decode()


def test_the_pages_are_for_the_administrator_of_the_whole(issued, hers, at):
    for user in (issued.user(Role.ADMINISTRATOR), issued.outsider(Role.ADMINISTRATOR), issued.user(Role.OFFICER)):
        assert at(user, "chronicle:erasable").status_code == 403
        assert at(user, "chronicle:erase", hers.pk).status_code == 403


def test_who_checks_the_certificate_is_told(issued, administrator, hers, client):
    """Before, the page went on to say that the log proves it."""
    decision = Line.objects.get(name="Đoàn Thị Hạnh").decision
    certificates.make_certificates(issued.user(Role.OFFICER), decision)
    certificates.print_missing(decision)
    paper = Certificate.objects.get(line__name="Đoàn Thị Hạnh")
    page = reverse("portal:certificate", args=[paper.public_id])
    assert "Có trong nhật ký chứng thực" in client.get(page).content.decode()
    actions.erase(administrator, hers, reason=REASON)
    told = client.get(page).content.decode()
    assert "Có trong nhật ký chứng thực" not in told and "đã xóa theo yêu cầu" in told
