"""Several decisions at one press: all of them in their order, or none with the reason."""

from __future__ import annotations

from datetime import date

import pytest
from decision.rows import IN_ORDER, LETTER, TITLE_OF_PEOPLE, TITLE_OF_UNITS, sitting_of_three, three_drafts, wish
from django.core.exceptions import PermissionDenied

from bangvang.audit.refusals import Refusal
from bangvang.chronicle.models import Leaf
from bangvang.decision import actions
from bangvang.decision.actions import issuing
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision, Line, NumberSeries, RegisterEntry
from bangvang.decision.queries import in_a_row, items_by_award
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang.register.models import Honour, Issuer, Person
from cast import SIGNED

NEXT_DAY = date(2020, 7, 14)


def read(decisions):
    return {decision.pk: decision.version for decision in decisions}


def nothing_was_issued():
    return (
        not NumberSeries.objects.exists()
        and not RegisterEntry.objects.exists()
        and not Honour.objects.filter(body__isnull=False, source__has_key="decision").exists()
        and not Event.objects.filter(what="decision.issued").exists()
        and set(Decision.objects.values_list("state", flat=True)) == {DecisionState.DRAFT}
    )


# ── drafted ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_titles_come_before_forms_and_collectives_before_people(world):
    assert list(items_by_award(sitting_of_three(world))) == IN_ORDER


def test_who_has_died_stands_last_in_the_row(world):
    sitting = sitting_of_three(world)
    Person.objects.filter(pk=sitting.items.get(award=TITLE_OF_PEOPLE).handling.nomination.person_id).update(
        died_on=date(2020, 7, 10)
    )
    assert list(items_by_award(sitting)) == [TITLE_OF_UNITS, LETTER, TITLE_OF_PEOPLE]


def test_one_press_drafts_one_decision_a_form(world, officer):
    _sitting, made = three_drafts(world, officer)
    assert [decision.award for decision in made] == IN_ORDER
    assert [decision.lines.count() for decision in made] == [1, 1, 1]
    assert made[0].title.startswith("Về việc tặng danh hiệu “Tập thể lao động tiên tiến” cho 1 tập thể")
    assert {decision.state for decision in made} == {DecisionState.DRAFT}


def test_drafts_take_the_order_of_the_law_whatever_order_was_asked(world, officer):
    sitting = sitting_of_three(world)
    made = actions.draft_in_a_row(officer, sitting, [wish(world, award) for award in reversed(IN_ORDER)])
    assert [decision.award for decision in made] == IN_ORDER
    assert [decision.pk for decision in made] == sorted(decision.pk for decision in made)


def test_day_signer_and_title_are_each_decision_s_own(world, officer):
    sitting = sitting_of_three(world)
    wishes = [wish(world, TITLE_OF_UNITS, title="Về việc khác"), wish(world, LETTER, signed_on=NEXT_DAY)]
    first, second = actions.draft_in_a_row(officer, sitting, wishes)
    assert (first.title, first.signed_on) == ("Về việc khác", SIGNED)
    assert second.signed_on == NEXT_DAY
    assert list(items_by_award(sitting)) == [TITLE_OF_PEOPLE]


def test_one_that_is_refused_leaves_none(world, officer):
    sitting = sitting_of_three(world)
    wishes = [wish(world, TITLE_OF_UNITS), wish(world, TITLE_OF_PEOPLE, signed_on=date(2020, 7, 7))]
    with pytest.raises(
        Refusal, match=r"Dừng ở quyết định thứ 2, Lao động tiên tiến.*trước ngày Hội đồng họp.*Chưa lập"
    ):
        actions.draft_in_a_row(officer, sitting, wishes)
    assert not Decision.objects.exists()
    assert not Line.objects.exists()
    assert not Event.objects.filter(what="decision.drafted").exists()


def test_an_issuer_without_the_power_stops_the_row_with_the_article(world, officer):
    sitting = sitting_of_three(world)
    Issuer.objects.filter(body=world.department).update(ends_on=date(2020, 7, 12))
    with pytest.raises(Refusal, match=r"thứ 1.*không giữ thẩm quyền"):
        actions.draft_in_a_row(officer, sitting, [wish(world, award) for award in IN_ORDER])
    assert not Decision.objects.exists()


def test_a_list_that_changed_since_the_page_was_opened_is_not_drafted(world, officer):
    sitting = sitting_of_three(world)
    seen = {"collective": 0, "household": 0, "individual": 2}
    with pytest.raises(Refusal, match="vừa đổi sau khi mở trang"):
        actions.draft_in_a_row(officer, sitting, [wish(world, LETTER, counts=seen)])
    assert not Decision.objects.exists()


def test_what_was_drafted_meanwhile_stops_the_row(world, officer):
    sitting = sitting_of_three(world)
    actions.draft_in_a_row(officer, sitting, [wish(world, LETTER)])
    with pytest.raises(Refusal, match=r"thứ 2, Giấy khen.*không còn hồ sơ nào"):
        actions.draft_in_a_row(officer, sitting, [wish(world, TITLE_OF_UNITS), wish(world, LETTER)])
    assert Decision.objects.count() == 1


def test_no_decision_chosen_and_no_right(world, officer):
    sitting = sitting_of_three(world)
    with pytest.raises(Refusal, match="Chưa chọn"):
        actions.draft_in_a_row(officer, sitting, [])
    with pytest.raises(PermissionDenied):
        actions.draft_in_a_row(world.user(Role.DOCUMENT_CLERK), sitting, [wish(world, LETTER)])


# ── issued ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_numbers_follow_each_other_in_the_order_of_the_row(world, officer, document_clerk):
    _sitting, drafts = three_drafts(world, officer)
    lines_before = Leaf.objects.count()
    issued = actions.issue_in_a_row(document_clerk, drafts[::-1], key="k" * 32, read_versions=read(drafts))
    assert [(decision.award, decision.number) for decision in issued] == list(zip(IN_ORDER, (1, 2, 3), strict=True))
    assert list(RegisterEntry.objects.order_by("pk").values_list("code", flat=True)) == [
        "01/QĐ-SLĐTBXH", "02/QĐ-SLĐTBXH", "03/QĐ-SLĐTBXH",
    ]  # fmt: skip
    assert Leaf.objects.count() == lines_before + 3
    assert Decision.objects.values("idempotency_key").distinct().count() == 3


def test_the_day_of_signing_comes_first_in_the_order(world, officer, document_clerk):
    _sitting, (units, people, letter) = three_drafts(world, officer)
    actions.revise_draft(officer, units, read_version=units.version, signed_on=NEXT_DAY)
    drafts = list(Decision.objects.all())
    assert [decision.award for decision in in_a_row(drafts)] == [TITLE_OF_PEOPLE, LETTER, TITLE_OF_UNITS]
    issued = actions.issue_in_a_row(document_clerk, drafts, key="k" * 32, read_versions=read(drafts))
    assert [(decision.pk, decision.number) for decision in issued] == [(people.pk, 1), (letter.pk, 2), (units.pk, 3)]


def test_a_second_press_gets_the_first_answer(world, officer, document_clerk):
    _sitting, drafts = three_drafts(world, officer)
    for key in ("k" * 32, "k" * 32, "j" * 32):
        again = [Decision.objects.get(pk=draft.pk) for draft in drafts]
        issued = actions.issue_in_a_row(document_clerk, again, key=key, read_versions=read(drafts))
        assert [decision.number for decision in issued] == [1, 2, 3]
    assert NumberSeries.objects.get().last_number == 3
    assert RegisterEntry.objects.count() == 3


def test_one_that_is_stopped_stops_all_and_is_named(world, officer, document_clerk):
    from bangvang.nomination.actions import refuse

    _sitting, drafts = three_drafts(world, officer)
    refuse(officer, drafts[2].lines.get().handling, on=SIGNED, note="có đơn tố cáo")
    with pytest.raises(Refusal, match=r"Dừng ở quyết định thứ 3, Giấy khen.*Chưa quyết định nào"):
        actions.issue_in_a_row(document_clerk, drafts, key="k" * 32, read_versions=read(drafts))
    assert nothing_was_issued()
    issued = actions.issue_in_a_row(document_clerk, drafts[:2], key="k" * 32, read_versions=read(drafts))
    assert [decision.number for decision in issued] == [1, 2]


def test_a_failure_in_the_middle_leaves_nothing(world, officer, document_clerk, monkeypatch):
    _sitting, drafts = three_drafts(world, officer)
    written = []

    def breaks_at_the_second(*given, **said):
        written.append(given)
        if len(written) == 2:
            raise RuntimeError("đứt giữa chừng")
        return whole(*given, **said)

    whole = issuing.chronicle.write
    monkeypatch.setattr(issuing.chronicle, "write", breaks_at_the_second)
    with pytest.raises(RuntimeError):
        actions.issue_in_a_row(document_clerk, drafts, key="k" * 32, read_versions=read(drafts))
    monkeypatch.undo()
    assert nothing_was_issued()


def test_the_log_is_written_after_everything_else(world, officer, document_clerk, monkeypatch):
    """The log is one for all bodies: whoever holds it while waiting for something else would keep the others waiting."""
    _sitting, drafts = three_drafts(world, officer)
    told = []
    for name in ("take_number", "close_handling"):
        whole = getattr(issuing, name)
        monkeypatch.setattr(issuing, name, lambda *a, _w=whole, _n=name, **k: (told.append(_n), _w(*a, **k))[1])
    write = issuing.chronicle.write
    monkeypatch.setattr(issuing.chronicle, "write", lambda *a, **k: (told.append("write"), write(*a, **k))[1])
    actions.issue_in_a_row(document_clerk, drafts, key="k" * 32, read_versions=read(drafts))
    assert told == ["take_number", "close_handling"] * 3 + ["write"] * 3


def test_a_draft_that_was_changed_after_it_was_read_stops_all(world, officer, document_clerk):
    _sitting, drafts = three_drafts(world, officer)
    versions = read(drafts)
    actions.revise_draft(officer, drafts[1], read_version=drafts[1].version, title="Về việc khác")
    with pytest.raises(Refusal, match=r"thứ 2, Lao động tiên tiến.*vừa sửa dự thảo"):
        actions.issue_in_a_row(document_clerk, drafts, key="k" * 32, read_versions=versions)
    assert nothing_was_issued()


def test_one_that_another_clerk_numbered_meanwhile_stops_the_rest(world, officer, document_clerk):
    _sitting, drafts = three_drafts(world, officer)
    actions.issue(document_clerk, drafts[1], key="j" * 32)
    again = [Decision.objects.get(pk=draft.pk) for draft in drafts]
    with pytest.raises(Refusal, match="Người khác vừa cấp số 01/QĐ-SLĐTBXH"):
        actions.issue_in_a_row(document_clerk, again, key="k" * 32, read_versions=read(drafts))
    assert NumberSeries.objects.get().last_number == 1


def test_only_the_clerk_of_documents_numbers_a_row(world, officer):
    _sitting, drafts = three_drafts(world, officer)
    with pytest.raises(PermissionDenied):
        actions.issue_in_a_row(officer, drafts, key="k" * 32, read_versions=read(drafts))
    with pytest.raises(Refusal, match="Chưa chọn"):
        actions.issue_in_a_row(world.user(Role.DOCUMENT_CLERK), [], key="k" * 32, read_versions={})
    assert nothing_was_issued()
