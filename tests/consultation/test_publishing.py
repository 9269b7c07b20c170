"""A list is drawn up from dossiers, shown for its days, and added to only by publishing again with a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.chronicle.models import CoveredRow
from bangvang.consultation import actions
from bangvang.consultation.choices import Phase
from bangvang.consultation.models import Attachment, Consultation, Entry, Publication
from bangvang.consultation.periods import Asked
from bangvang.consultation.queries import entries_of, phase_on, public, visible_to
from bangvang.consultation.validators import MOST_ATTACHMENTS, MOST_BYTES
from bangvang.nomination.actions import refuse, withdraw
from bangvang.register.choices import Role

from .conftest import LAST, OPENED, SAID

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def test_a_list_is_published_with_its_days_its_article_and_a_line_in_the_log(officer, draft):
    publication = actions.publish(officer, draft, today=OPENED, read_version=draft.version)
    assert (publication.opens_on, publication.closes_on, publication.days) == (OPENED, LAST, 10)
    assert publication.period_by == "NĐ 152/2025/NĐ-CP, Điều 44 khoản 2"
    assert ["2025-09-02", "Quốc khánh"] in [[day, why[:10]] for day, why in publication.skipped]
    for model in (Consultation, Publication, Entry):
        table = model._meta.label_lower
        keys = set(model.objects.values_list("pk", flat=True))
        assert keys == set(CoveredRow.objects.filter(shape__table=table).values_list("row_id", flat=True))
    assert public().get().closes_on == LAST


def test_a_published_list_is_locked_in_the_database(published):
    for rows, change in (
        (Consultation.objects.all(), {"title": "khác"}),
        (Entry.objects.all(), {"name": "khác"}),
        (Publication.objects.all(), {"closes_on": date(2025, 12, 31)}),
    ):
        with pytest.raises(Error), transaction.atomic():
            rows.update(**change)


def test_entries_keep_public_words_and_nothing_of_a_citizen(draft):
    columns = {field.name for field in Entry._meta.get_fields()}
    assert not any("birth" in name or "citizen" in name or "person" in name for name in columns)
    first = draft.entries.get(ordinal=1)
    assert first.name == first.handling.nomination.name and first.award == "labor_order_3"


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"opens_on": OPENED - timedelta(days=1)}, "đã qua"),
        ({"closes_by_hand": OPENED - timedelta(days=3), "period_by": "KH 1"}, "trước ngày công khai"),
        ({"days": 3, "period_by": "KH 1"}, "Ngắn hơn quy định"),
        ({"days": 30}, "Chưa ghi văn bản"),
    ],
)
def test_days_that_cannot_be_are_refused(officer, draft, fields, what):
    actions.revise(officer, draft, read_version=draft.version, **fields)
    with pytest.raises(Refusal, match=what):
        actions.publish(officer, draft, today=OPENED, read_version=draft.version)
    assert not Publication.objects.exists() and not public().exists()


def test_a_list_without_an_entry_is_not_published(short, officer):
    empty = actions.begin(officer, short.department, **SAID)
    with pytest.raises(Refusal, match="chưa có hồ sơ nào"):
        actions.publish(officer, empty, today=OPENED, read_version=empty.version)


def test_a_dossier_that_left_stops_the_publication(officer, draft, turns):
    refuse(officer, turns[0], on=OPENED, note="thiếu báo cáo")
    with pytest.raises(Refusal, match="không còn ở cơ quan"):
        actions.publish(officer, draft, today=OPENED, read_version=draft.version)


def test_after_publishing_nothing_is_added_but_by_publishing_again(officer, published, turns):
    with pytest.raises(Refusal, match="công khai bổ sung"):
        actions.add_entries(officer, published, turns[2:])
    with pytest.raises(Refusal, match="vì sao công khai bổ sung"):
        actions.amend(officer, published, turns[2:], reason=" ", today=OPENED, asked=Asked())
    later = date(2025, 8, 25)
    second = actions.amend(officer, published, turns[2:], reason="Đơn vị trình bổ sung", today=later, asked=Asked())
    assert (second.number, second.opens_on, second.entries.get().ordinal) == (2, later, 3)
    assert second.closes_on > LAST and public().get().closes_on == second.closes_on
    assert CoveredRow.objects.filter(shape__table="consultation.publication").count() == 2


def test_a_list_whose_days_are_over_is_not_added_to(officer, published, turns):
    with pytest.raises(Refusal, match="Đã hết hạn"):
        actions.amend(officer, published, turns[2:], reason="thêm", today=LAST + timedelta(days=1), asked=Asked())


def test_a_withdrawn_dossier_stays_on_the_list_and_is_said_to_be_withdrawn(short, officer, published, turns):
    withdraw(officer, turns[0].nomination.proposal, on=OPENED)
    assert [one.left for one in entries_of(published)] == ["đơn vị đã rút hồ sơ"] * 2


def test_how_a_list_stands_follows_from_the_day(officer, published):
    days = {OPENED - timedelta(days=1): Phase.WAITING, OPENED: Phase.OPEN, LAST: Phase.OPEN}
    assert {day: phase_on(published, day) for day in days} == days
    assert phase_on(published, LAST + timedelta(days=1)) == Phase.CLOSED


def test_only_those_who_handle_dossiers_of_the_body_may(short, draft, turns):
    for role in set(Role) - {Role.OFFICER, Role.COUNCIL_SECRETARY}:
        assert not visible_to(short.user(role)).exists()
        with pytest.raises(PermissionDenied):
            actions.publish(short.user(role), draft, today=OPENED, read_version=draft.version)
    stranger = short.outsider(Role.OFFICER)
    assert not visible_to(stranger).exists()
    with pytest.raises(PermissionDenied):
        actions.begin(stranger, short.department, **SAID)
    with pytest.raises(PermissionDenied):
        actions.begin(short.user(Role.OFFICER), short.divisions["Thanh tra Sở"], **SAID)


def test_two_hands_do_not_overwrite_each_other(officer, draft):
    seen = draft.version
    actions.revise(officer, draft, read_version=seen, title="khác")
    with pytest.raises(Stale):
        actions.publish(officer, draft, today=OPENED, read_version=seen)


def test_a_dropped_entry_lets_the_next_move_up(officer, draft):
    actions.drop_entry(officer, draft.entries.select_related("consultation__body").get(ordinal=1))
    assert list(draft.entries.values_list("ordinal", flat=True)) == [1]


def test_a_discarded_draft_is_seen_by_nobody_outside(officer, draft):
    actions.discard(officer, draft, read_version=draft.version)
    assert not public().exists()
    with pytest.raises(Refusal, match="đã bỏ"):
        actions.publish(officer, draft, today=OPENED, read_version=draft.version)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<html><script>alert(1)</script>", "không phải PDF"),
        (b"%PDF-1.7 cut", "không phải PDF"),
        (PDF + b" " * MOST_BYTES, "nặng hơn"),
    ],
)
def test_what_is_no_pdf_is_not_attached(officer, draft, data, what):
    with pytest.raises(Refusal, match=what):
        actions.attach(officer, draft, label="Tờ trình", data=data, name="to-trinh.pdf")


def test_attachments_are_bounded_and_locked_with_the_list(officer, draft):
    for number in range(MOST_ATTACHMENTS):
        actions.attach(officer, draft, label=f"Tài liệu {number}", data=PDF, name="a.pdf")
    with pytest.raises(Refusal, match="không kèm thêm được"):
        actions.attach(officer, draft, label="Thêm", data=PDF, name="a.pdf")
    first = draft.attachments.select_related("consultation__body").first()
    actions.detach(officer, first)
    actions.publish(officer, draft, today=OPENED, read_version=draft.version)
    with pytest.raises(Refusal, match="đã công khai"):
        actions.detach(officer, Attachment.objects.select_related("consultation__body").first())
