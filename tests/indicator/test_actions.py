"""Verbs of indicators, and what each of them refuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from indicator.conftest import TODAY

from bangvang.audit.models import Entry
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.indicator import actions
from bangvang.indicator.models import Indicator, Observation, Target
from bangvang.indicator.periods import quarter, year
from bangvang.outbox.models import Event
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


# ── setting ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_indicator_is_written_down_with_who_set_it(jobs, officer):
    assert Entry.objects.filter(verb="defined_indicator", object_id=jobs.pk, actor=officer).exists()
    assert Event.objects.filter(what="indicator.defined", object_id=jobs.pk).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICER])
def test_only_officers_set_indicators(world, role):
    with pytest.raises(PermissionDenied):
        actions.define_indicator(world.user(role), world.department, name="x", owner=world.department)
    with pytest.raises(PermissionDenied):
        actions.take_set(world.user(role), world.department, "labour", ["jobs"])


def test_a_name_stands_once_a_body(world, officer, jobs):
    with pytest.raises(Refusal, match="đã có chỉ tiêu “Giải quyết việc làm”"):
        actions.define_indicator(officer, world.department, name=jobs.name, measure="%", owner=world.department)
    assert Indicator.objects.filter(name=jobs.name).count() == 1


def test_the_owner_lies_below_the_body(world, officer):
    with pytest.raises(Refusal, match="không phải đơn vị đang hoạt động"):
        actions.define_indicator(officer, world.department, name="x", measure="%", owner=world.other_department)


def test_a_stale_revision_is_not_written_over(world, officer, jobs):
    actions.revise_indicator(officer, Indicator.objects.get(pk=jobs.pk), read_version=1, source="Sổ A")
    with pytest.raises(Stale):
        actions.revise_indicator(officer, Indicator.objects.get(pk=jobs.pk), read_version=1, source="Sổ B")
    assert Indicator.objects.get(pk=jobs.pk).source == "Sổ A"


@pytest.mark.parametrize(("field", "value"), [("measure", "người"), ("direction", "less"), ("period_kind", "quarter")])
def test_what_gives_figures_their_meaning_is_fixed_with_the_first(world, officer, jobs, put, field, value):
    put(jobs, world.department, 2020, 54_630)
    with pytest.raises(Refusal, match="số cũ sẽ mang nghĩa khác"):
        actions.revise_indicator(officer, Indicator.objects.get(pk=jobs.pk), read_version=1, **{field: value})
    assert getattr(Indicator.objects.get(pk=jobs.pk), field) == getattr(jobs, field)


def test_a_set_is_taken_once(world, officer):
    made = actions.take_set(officer, world.department, "labour", ["jobs", "poverty"])
    assert [(one.item_code, one.measure, one.direction) for one in made] == [
        ("jobs", "lượt lao động", "more"), ("poverty", "%", "less"),
    ]  # fmt: skip
    again = actions.take_set(officer, world.department, "labour", ["jobs", "trained"])
    assert [one.item_code for one in again] == ["trained"]
    with pytest.raises(Refusal, match="đã có đủ"):
        actions.take_set(officer, world.department, "labour", ["jobs"])


@pytest.mark.parametrize(("code", "items"), [("labour", []), ("labour", ["nothing"]), ("no-such-set", ["jobs"])])
def test_nothing_is_taken_from_nothing(world, officer, code, items):
    with pytest.raises(Refusal, match="Chưa chọn chỉ tiêu nào"):
        actions.take_set(officer, world.department, code, items)


# ── targets ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_target_without_a_unit_of_measure_is_refused(world, officer):
    bare = actions.define_indicator(officer, world.department, name="Nâng cao đời sống", owner=world.department)
    with pytest.raises(Refusal, match="chưa có đơn vị tính"):
        actions.set_target(officer, bare, world.department, year(2021), value=Decimal(85), today=TODAY)
    with pytest.raises(Refusal, match="chưa có đơn vị tính"):
        actions.observe(officer, bare, world.department, year(2020), value=Decimal(85), today=TODAY)
    assert not Target.objects.exists() and not Observation.objects.exists()
    actions.revise_indicator(officer, bare, read_version=1, measure="%")
    assert actions.set_target(officer, bare, world.department, year(2021), value=Decimal(85), today=TODAY).value == 85


def test_a_second_target_replaces_the_first_and_the_journal_keeps_both(world, officer, jobs):
    for value in (53_000, 55_000):
        actions.set_target(officer, jobs, world.department, year(2021), value=Decimal(value), today=TODAY)
    assert [one.value for one in Target.objects.all()] == [55_000]
    assert [entry.changes["target"] for entry in Entry.objects.filter(verb="set_target").order_by("id")] == [
        [None, ["53000", False]], [["53000", False], ["55000", False]],
    ]  # fmt: skip


def test_a_target_is_of_the_kind_of_its_indicator(world, officer, jobs):
    with pytest.raises(Refusal, match="theo dõi theo năm, không theo quý I/2021"):
        actions.set_target(officer, jobs, world.department, quarter(2021, 1), value=Decimal(1), today=TODAY)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_figure_of_a_period_that_is_not_over_is_refused(world, jobs, put):
    with pytest.raises(Refusal, match=r"Năm 2020 đến hết ngày 31/12/2020 mới xong.*từ ngày 01/01/2021"):
        put(jobs, world.department, 2020, 54_630, today=date(2020, 12, 31))
    assert not Observation.objects.exists()
    assert put(jobs, world.department, 2020, 54_630, today=date(2021, 1, 1)).value == 54_630


def test_an_ended_unit_takes_no_new_figure_and_names_its_heir(world, officer, jobs, put, divisions):
    gone = new_unit(name="Phòng cũ", parent=world.department, begins_on=date(2015, 1, 1))
    old = put(jobs, gone, 2019, 100)
    gone.ends_on, gone.successor = date(2020, 6, 30), divisions[0]
    gone.save()
    with pytest.raises(Refusal, match=f"đã hết hoạt động ngày 30/06/2020.*do {divisions[0]} ghi"):
        put(jobs, gone, 2018, 90)
    with pytest.raises(Refusal, match="đã hết hoạt động"):
        actions.set_target(officer, jobs, gone, year(2021), value=Decimal(1), today=TODAY)
    assert actions.correct(officer, old, value=Decimal(101), reason="cộng sót một lượt").value == 101
    assert Observation.objects.filter(unit=gone).count() == 2


def test_a_unit_has_no_figure_from_before_it_was(world, jobs, put):
    young = new_unit(name="Phòng mới", parent=world.department, begins_on=date(2020, 1, 1))
    with pytest.raises(Refusal, match="có từ ngày 01/01/2020"):
        put(jobs, young, 2019, 1)


def test_a_unit_elsewhere_takes_no_part(world, jobs):
    with pytest.raises(Refusal, match="không thuộc"):
        actions.set_target(
            world.user(Role.OFFICER), jobs, world.other_department, year(2021), value=Decimal(1), today=TODAY
        )


def test_a_figure_is_written_down_once(world, jobs, put):
    put(jobs, world.department, 2020, 54_630)
    with pytest.raises(Refusal, match="Người khác vừa ghi"):
        put(jobs, world.department, 2020, 99)
    assert [one.value for one in Observation.objects.all()] == [54_630]


def test_a_correction_keeps_the_earlier_figure(world, officer, jobs, put):
    first = put(jobs, world.department, 2020, 54_630)
    second = actions.correct(officer, first, value=Decimal(54_603), reason="gõ ngược hai chữ số")
    rows = list(Observation.objects.order_by("id").values_list("value", "current", "corrects"))
    assert rows == [(54_630, False, None), (54_603, True, first.pk)]
    assert second.evidence == first.evidence and second.by == officer


@pytest.mark.parametrize(
    ("value", "reason", "told"), [("54603", "  ", "hãy ghi vì sao sửa"), ("54630", "thử", "không có gì để sửa")]
)
def test_a_correction_needs_a_reason_and_a_change(world, officer, jobs, put, value, reason, told):
    first = put(jobs, world.department, 2020, 54_630)
    with pytest.raises(Refusal, match=told):
        actions.correct(officer, first, value=Decimal(value), reason=reason)
    assert Observation.objects.count() == 1 and Observation.objects.get().current


def test_a_figure_is_corrected_once_and_then_its_correction(world, officer, jobs, put):
    first = put(jobs, world.department, 2020, 54_630)
    second = actions.correct(officer, first, value=Decimal(1), reason="a")
    with pytest.raises(Refusal, match="Người khác vừa ghi"):
        actions.correct(officer, first, value=Decimal(2), reason="b")
    assert actions.correct(officer, second, value=Decimal(3), reason="c").corrects == second


def test_the_database_itself_keeps_what_was_written(world, jobs, put):
    first = put(jobs, world.department, 2020, 54_630)
    with pytest.raises(DatabaseError), transaction.atomic():
        Observation.objects.filter(pk=first.pk).update(value=Decimal(1))
    with pytest.raises(DatabaseError), transaction.atomic():
        first.delete()
    assert Observation.objects.get().value == 54_630


def test_a_table_is_written_whole_or_not_at_all(world, officer, jobs, poverty):
    late = actions.define_indicator(
        officer, world.department, name="Theo quý", measure="%", owner=world.department, period_kind="quarter"
    )
    entries = [actions.Entry(one, Decimal(1)) for one in (jobs, poverty, late)]
    with pytest.raises(Refusal, match="theo dõi theo quý"):
        actions.record_period(officer, world.department, year(2020), entries, today=TODAY)
    assert not Observation.objects.exists()
    written = actions.record_period(
        officer, world.department, year(2020), entries[:2], today=TODAY, evidence=actions.Evidence("Báo cáo 2020")
    )
    assert [(row.indicator, row.evidence) for row in written] == [(jobs, "Báo cáo 2020"), (poverty, "Báo cáo 2020")]


def test_a_table_corrects_only_what_was_seen_and_changed(world, officer, jobs, poverty, put):
    first, second = put(jobs, world.department, 2020, 10), put(poverty, world.department, 2020, "0.32")
    same = actions.Entry(poverty, Decimal("0.32"), seen=second.pk)
    unseen = actions.Entry(jobs, Decimal(11))
    with pytest.raises(Refusal, match="Người khác vừa ghi"):
        actions.record_period(officer, world.department, year(2020), [unseen, same], today=TODAY, reason="cộng lại")
    seen = actions.Entry(jobs, Decimal(11), seen=first.pk)
    with pytest.raises(Refusal, match="hãy ghi vì sao sửa"):
        actions.record_period(officer, world.department, year(2020), [seen, same], today=TODAY)
    written = actions.record_period(officer, world.department, year(2020), [seen, same], today=TODAY, reason="cộng lại")
    assert [row.corrects for row in written] == [first]
    with pytest.raises(Refusal, match="Chưa có số nào mới"):
        actions.record_period(officer, world.department, year(2020), [same], today=TODAY)


def test_a_clerk_enters_for_the_own_unit_and_the_owner_for_the_body(world, jobs, put, divisions):
    clerk = world.user(Role.CLERK, divisions[0])
    put(jobs, divisions[0], 2020, 5, by=clerk)
    for unit in (divisions[1], world.department):
        with pytest.raises(PermissionDenied):
            put(jobs, unit, 2020, 5, by=clerk)
    Indicator.objects.filter(pk=jobs.pk).update(owner=divisions[0])
    put(Indicator.objects.get(pk=jobs.pk), world.department, 2020, 7, by=clerk)
    assert Observation.objects.count() == 2


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.EDITOR, Role.ADMINISTRATOR, Role.NOMINEE])
def test_who_keeps_no_figures_enters_and_corrects_none(world, jobs, put, role):
    first = put(jobs, world.department, 2019, 1)
    with pytest.raises(PermissionDenied):
        put(jobs, world.department, 2020, 1, by=world.user(role))
    with pytest.raises(PermissionDenied):
        actions.correct(world.user(role), first, value=Decimal(2), reason="x")


@pytest.mark.parametrize(
    ("data", "told"), [(b"", "Tệp rỗng"), (b"MZ\x90\x00", "Chỉ giữ tệp PDF"), (b"<html>", "Chỉ giữ tệp PDF")]
)
def test_a_file_that_is_no_evidence_is_refused_with_its_figure(world, officer, jobs, data, told):
    with pytest.raises(Refusal, match=told):
        actions.observe(
            officer, jobs, world.department, year(2020), value=Decimal(1), today=TODAY,
            evidence=actions.Evidence("Báo cáo", data, "bao-cao.pdf"),
        )  # fmt: skip
    assert not Observation.objects.exists()


# ── the end and the public ───────────────────────────────────────────────────────────────────────────────────────────────
def test_only_a_figure_of_a_period_that_is_over_becomes_public(world, officer, jobs, put):
    with pytest.raises(Refusal, match="chưa hết"):
        actions.publish(officer, jobs, year(2021), today=TODAY, read_version=1)
    with pytest.raises(Refusal, match="Chưa có số chung"):
        actions.publish(officer, jobs, year(2020), today=TODAY, read_version=1)
    put(jobs, world.department, 2020, 1)
    actions.publish(officer, jobs, year(2020), today=TODAY, read_version=1)
    assert Indicator.objects.get(pk=jobs.pk).published_through == date(2020, 12, 31)
    actions.withdraw_publication(officer, jobs, read_version=2)
    assert Indicator.objects.get(pk=jobs.pk).published_through is None


def test_a_retired_indicator_takes_no_later_figure(world, officer, jobs, put):
    put(jobs, world.department, 2019, 1)
    with pytest.raises(Refusal, match="Đã có số của kỳ"):
        actions.retire_indicator(officer, jobs, on=date(2019, 1, 1), read_version=1)
    fresh = Indicator.objects.get(pk=jobs.pk)
    actions.retire_indicator(officer, fresh, on=date(2020, 1, 1), read_version=fresh.version)
    with pytest.raises(Refusal, match="thôi theo dõi từ ngày 01/01/2020"):
        put(fresh, world.department, 2020, 1)
    assert put(fresh, world.department, 2018, 1).value == 1


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "about", "told"),
    [
        ("Có 5 hộ.", "lúc nào đó", "Không hiểu kỳ"),
        ("Không có số.", "2020", "không có con số nào"),
        ("Có 5 hộ. " * 3_000, "2020", "dài quá"),
        ("5 hộ " * 301, "2020", "hơn 300 con số"),
    ],
)
def test_a_text_without_figures_or_period_is_not_kept(world, officer, text, about, told):
    with pytest.raises(Refusal, match=told):
        actions.keep_text(officer, world.department, title="x", text=text, about=about)


def test_a_link_is_to_a_figure_and_an_indicator_that_are_there(world, officer, jobs):
    checked = actions.keep_text(officer, world.department, title="x", text="Có 5 hộ.", about="2020")
    for links in ({0: jobs}, {3: Indicator(pk=10**6)}):
        with pytest.raises(Refusal, match="không còn ở đây"):
            actions.link_figures(officer, checked, links, read_version=1)
    actions.link_figures(officer, checked, {3: jobs}, read_version=1)
    with pytest.raises(Stale):
        actions.link_figures(officer, checked, {3: None}, read_version=1)
    assert [(link.place, link.indicator) for link in checked.links.all()] == [(3, jobs)]
