"""A list stopped before its last day says why, takes no more comment, keeps what it has, and counts for no council."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.chronicle.models import CoveredRow
from bangvang.consultation import actions
from bangvang.consultation.choices import Phase
from bangvang.consultation.models import Comment, Publication, Stop
from bangvang.consultation.periods import Asked
from bangvang.consultation.queries import asked_without, consulted_about, phase_on, public, to_report, visible_to
from bangvang.register.choices import Role

from .conftest import LAST, OPENED

pytestmark = pytest.mark.django_db
WHY = "Kế hoạch xét thay đổi theo công văn 77/SNV"


@pytest.fixture
def stopped(officer, published, say) -> Stop:
    say(on=1)
    return actions.stop(officer, published, reason=WHY, today=OPENED, read_version=published.version)


def test_no_comment_is_taken_any_more_and_everything_said_stays(client, published, say, stopped):
    with pytest.raises(Refusal, match="đã dừng lấy ý kiến"):
        actions.comment(public().get(), entry=None, text="muộn", form_key="k", today=OPENED)
    assert Comment.objects.count() == 1 and Publication.objects.get().closes_on == LAST
    page = client.get(f"/lay-y-kien/{published.public_id}/").content.decode()
    assert "Đã dừng lấy ý kiến nhân dân" in page and WHY in page and "20/08/2025" in page
    assert "Gửi ý kiến</a>" not in page
    form = client.get(f"/lay-y-kien/{published.public_id}/gop-y/").content.decode()
    assert "Cơ quan đã dừng lấy ý kiến" in form and "<textarea" not in form
    listed = client.get("/lay-y-kien/").content.decode()
    assert "Hiện không có danh sách nào đang lấy ý kiến" in listed and "Đã dừng lấy ý kiến trước hạn" in listed


def test_the_stop_stands_in_the_log_and_is_locked(stopped):
    assert CoveredRow.objects.filter(shape__table="consultation.stop", row_id=stopped.pk).exists()
    with pytest.raises(Error), transaction.atomic():
        Stop.objects.update(reason="khác")


def test_a_stop_needs_a_reason_a_right_and_days_that_still_run(short, officer, published):
    said = {"today": OPENED, "read_version": published.version}
    with pytest.raises(Refusal, match="vì sao dừng"):
        actions.stop(officer, published, reason=" ", **said)
    with pytest.raises(PermissionDenied):
        actions.stop(short.outsider(Role.OFFICER), published, reason=WHY, **said)
    with pytest.raises(Refusal, match="không còn gì để dừng"):
        actions.stop(officer, published, reason=WHY, today=LAST + timedelta(days=1), read_version=published.version)
    with pytest.raises(Stale):
        actions.stop(officer, published, reason=WHY, today=OPENED, read_version=published.version + 5)
    assert not Stop.objects.exists()


def test_a_stopped_list_is_neither_stopped_twice_nor_added_to(officer, turns, stopped):
    found = visible_to(officer).get()
    with pytest.raises(Refusal, match="đã dừng"):
        actions.stop(officer, found, reason=WHY, today=OPENED, read_version=found.version)
    with pytest.raises(Refusal, match="đã dừng"):
        actions.amend(officer, found, turns[2:], reason="thêm", today=OPENED, asked=Asked())


def test_it_is_reported_with_its_reason_and_does_not_count_as_shown_for_its_days(officer, turns, stopped):
    found = visible_to(officer).get()
    assert phase_on(found, OPENED) == Phase.STOPPED and list(to_report(officer, OPENED)) == [found]
    with pytest.raises(Refusal, match="chưa có kết quả"):
        actions.report(officer, found, number=3, today=OPENED, read_version=found.version)
    case = actions.assign(officer, Comment.objects.get().case, officer, read_version=1)
    actions.answer(
        officer, case, outcome="noted", reasons="không có việc", answer="Cảm ơn.", on=OPENED, read_version=case.version
    )
    report = actions.report(officer, found, number=3, today=OPENED, read_version=found.version)
    assert (report.content["stopped"], report.content["last_day"]) == (WHY, "20/08/2025")
    (told,) = consulted_about([turns[0].pk], OPENED)
    assert "dừng trước hạn ngày 20/08/2025" in told.sentence
    held_on = LAST + timedelta(days=30)
    assert asked_without(found.body_id, [(turns[0], "labor_order_3")], held_on) == [turns[0]]


def test_the_officer_stops_it_on_its_page(client, officer, published):
    client.force_login(officer)
    address = f"/lay-y-kien/so/{published.pk}/"
    assert "Dừng lấy ý kiến trước hạn" in client.get(address).content.decode()
    refused = client.post(f"{address}dung/", {"version": published.version, "reason": ""})
    assert refused.status_code != 302 and not Stop.objects.exists()
    client.post(f"{address}dung/", {"version": published.version, "reason": WHY})
    page = client.get(address).content.decode()
    assert Stop.objects.get().reason == WHY and WHY in page and "Lập báo cáo kết quả" in page
