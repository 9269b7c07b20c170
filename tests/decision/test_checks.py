"""Between the vote and the signing people die, move and are disciplined: everything is looked at again before the number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from decision.rows import three_drafts
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.audit.refusals import Refusal
from bangvang.decision import actions
from bangvang.decision.checks import checks_of
from bangvang.decision.known import known_about
from bangvang.decision.models import Decision, NumberSeries
from bangvang.decision.queries import lines_in_order
from bangvang.identity.actions import merge
from bangvang.nomination.models import Nomination
from bangvang.register.actions import new_person, record_honour
from bangvang.register.choices import DisciplineForm, HoldKind, RecipientKind, Role
from bangvang.register.models import Discipline, Employment, Hold, Honour, Person
from bangvang.vote.models import Result
from bangvang_law.finding import Word
from cast import SIGNED
from short_river import shorten

pytestmark = pytest.mark.django_db
NOW = date(2026, 3, 2)


@pytest.fixture
def short(world):
    return shorten(world)


@pytest.fixture
def draft(short, officer):
    return short.drafted_decision()


def looked_at(decision) -> dict[str, tuple[str, tuple[str, ...]]]:
    checks = checks_of(decision, list(lines_in_order(decision)))
    return {check.name: (check.finding, check.told) for check in checks}


def person_of(decision, ordinal=2) -> Person:
    return decision.lines.get(ordinal=ordinal).handling.nomination.person


def of_today(short) -> Decision:
    return actions.draft_from(
        short.user(Role.OFFICER),
        short.closed_sitting(),
        award="commendation_letter",
        signed_on=NOW,
        issuer=short.issuer,
    )


def held(person, since=date(2020, 7, 1)) -> Hold:
    return Hold.objects.create(
        recipient_kind=RecipientKind.INDIVIDUAL, person=person, kind=HoldKind.values[0], since=since
    )


def test_a_sound_draft_passes_every_check(draft):
    found = looked_at(draft)
    assert len(found) == 12
    assert {name: finding for name, (finding, _told) in found.items() if finding not in {Word.MET, Word.UNKNOWN}} == {}
    assert {name for name, (finding, _told) in found.items() if finding == Word.UNKNOWN} <= {
        "Thẩm quyền vào ngày ký",
        "Cơ cấu",
    }


def test_an_open_matter_stops_the_number_with_its_article_and_a_settled_one_does_not(short):
    decision = of_today(short)
    hold = held(person_of(decision), since=date(2026, 1, 5))
    clerk = short.user(Role.DOCUMENT_CLERK)
    with pytest.raises(Refusal, match="Đoàn Thị Hạnh") as refused:
        actions.issue(clerk, decision, key="k1", today=NOW)
    assert "NĐ 152/2025/NĐ-CP, Điều 4" in refused.value.cite
    assert not NumberSeries.objects.filter(year=2026).exists() and not Honour.objects.filter(decided_on=NOW).exists()
    Hold.objects.filter(pk=hold.pk).update(cleared_on=date(2026, 2, 1))
    assert actions.issue(clerk, decision, key="k1", today=NOW).number == 1


def test_a_matter_opened_after_the_signing_day_stops_nothing(short):
    decision = of_today(short)
    held(person_of(decision), since=date(2026, 3, 3))
    assert looked_at(decision)["Không bị tạm dừng xét"][0] == Word.MET


def test_an_open_matter_of_a_row_merged_into_the_person_counts(short):
    decision = of_today(short)
    other = new_person(name="Đoàn Thị Hanh")
    Employment.objects.create(person=other, unit=short.department, begins_on=date(2010, 1, 1))
    held(other, since=date(2026, 1, 5))
    merge(
        short.user(Role.OFFICER), kept=person_of(decision), gone=other, reason="ghi hai lần khi nạp danh sách",
        document="15/CV-TCCB", document_on=SIGNED,
    )  # fmt: skip
    decision = Decision.objects.get(pk=decision.pk)
    finding, told = looked_at(decision)["Không bị tạm dừng xét"]
    assert finding == Word.NOT_MET and told[0].startswith("Đoàn Thị Hạnh")


def test_in_a_time_whose_rule_was_not_read_a_person_decides(draft, short):
    held(person_of(draft))
    assert looked_at(draft)["Không bị tạm dừng xét"][0] == Word.NEEDS_PERSON
    actions.issue(short.user(Role.DOCUMENT_CLERK), draft, key="k1", today=SIGNED)


def test_discipline_death_and_leaving_are_told(draft):
    person = person_of(draft)
    Discipline.objects.create(person=person, form=DisciplineForm.values[0], begins_on=date(2020, 7, 10))
    person.died_on = date(2020, 7, 11)
    person.save()
    person.employments.update(ends_on=date(2020, 7, 11))
    found = looked_at(draft)
    assert [found[name][0] for name in ("Kỷ luật", "Truy tặng", "Chuyển công tác")] == [Word.NEEDS_PERSON] * 3
    assert all("Đoàn Thị Hạnh" in found[name][1][0] for name in ("Kỷ luật", "Truy tặng", "Chuyển công tác"))


def test_whoever_moved_to_another_unit_still_works(draft, short):
    person = person_of(draft)
    person.employments.update(ends_on=date(2020, 7, 1))
    Employment.objects.create(person=person, unit=short.divisions["Văn phòng Sở"], begins_on=date(2020, 7, 2))
    assert looked_at(draft)["Chuyển công tác"][0] == Word.MET


def test_a_name_that_the_dossier_or_the_register_writes_otherwise_is_told(draft):
    nomination = draft.lines.get(ordinal=2).handling.nomination
    Nomination.objects.filter(pk=nomination.pk).update(name="Đoàn Thị Hạnh (sửa)")
    assert looked_at(draft)["Tên"] == (Word.NEEDS_PERSON, ("Đoàn Thị Hạnh: hồ sơ nay ghi Đoàn Thị Hạnh (sửa)",))
    Nomination.objects.filter(pk=nomination.pk).update(name="Đoàn Thị Hạnh")
    Person.objects.filter(pk=nomination.person_id).update(name="Đoàn Thị Hành Hương")
    assert looked_at(draft)["Tên"][0] == Word.NEEDS_PERSON


def test_a_result_that_did_not_pass_stops_the_number(draft, short):
    question = draft.lines.get(ordinal=2).item.question
    with connection.cursor() as cursor:  # as somebody with a hand in the database would: the row itself is locked
        cursor.execute(
            "DROP TRIGGER IF EXISTS vote_result_no_update"
            + (" ON vote_result" if connection.vendor == "postgresql" else "")
        )
    Result.objects.filter(question=question).update(outcome="failed")
    with pytest.raises(Refusal, match="Hội đồng thông qua"):
        actions.issue(short.user(Role.DOCUMENT_CLERK), draft, key="k1", today=SIGNED)


def test_the_same_award_for_the_same_time_is_told_and_another_time_is_not(draft):
    person = person_of(draft)
    said = {"award": "commendation_letter", "name_as_written": person.name, "issuer_as_written": "Giám đốc Sở"}
    record_honour(
        recipient=person, decided_on=date(2014, 7, 1), act="1/QĐ",
        achieved_from=date(2013, 1, 1), achieved_until=date(2014, 6, 30), **said,
    )  # fmt: skip
    assert looked_at(draft)["Khen hai lần"][0] == Word.MET
    record_honour(
        recipient=person, decided_on=date(2019, 7, 1), act="2/QĐ",
        achieved_from=date(2018, 1, 1), achieved_until=date(2019, 6, 30), **said,
    )  # fmt: skip
    assert looked_at(draft)["Khen hai lần"] == (
        Word.NEEDS_PERSON,
        ("Đoàn Thị Hạnh: Giấy khen, 2/QĐ ngày 01/07/2019",),
    )


def test_two_rows_merged_into_one_person_cannot_both_be_granted(draft, short):
    first, second = person_of(draft), person_of(draft, ordinal=3)
    merge(
        short.user(Role.OFFICER), kept=first, gone=second, reason="ghi hai lần khi nạp danh sách",
        document="15/CV-TCCB", document_on=SIGNED,
    )  # fmt: skip
    with pytest.raises(Refusal, match="Một đối tượng đứng hai dòng"):
        actions.issue(short.user(Role.DOCUMENT_CLERK), draft, key="k1", today=SIGNED)


def test_whoever_has_died_stands_last(short):
    sitting = short.closed_sitting()
    first = sitting.items.filter(recipient_kind="individual").order_by("ordinal").first()
    person = first.handling.nomination.person
    person.died_on = date(2020, 7, 8)
    person.save()
    decision = actions.draft_from(
        short.user(Role.OFFICER), sitting, award="commendation_letter", signed_on=SIGNED, issuer=short.issuer
    )
    assert decision.lines.order_by("ordinal").last().name == first.name


def test_the_checks_ask_as_often_for_three_lines_as_for_one(draft):
    lines, counts = list(lines_in_order(draft)), []
    for some in (lines[-1:], lines):
        with CaptureQueriesContext(connection) as asked:
            checks_of(draft, some)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9


# ── the share of grassroots emulation fighters ───────────────────────────────────────────────────────────────────────
def fighters(draft, *, passed: int) -> tuple[str, str]:
    """The finding and the sentence for a decision of two fighters, when ``passed`` advanced workers passed in its sitting."""
    draft.award = "grassroots_emulation_fighter"
    lines = list(lines_in_order(draft))[1:]
    known = replace(known_about(lines), advanced={draft.sitting_id: passed})
    check = next(one for one in checks_of(draft, lines, known) if one.name.startswith("Tỷ lệ Chiến sĩ"))
    assert check.citations == ("NĐ 91/2017/NĐ-CP, Điều 9 khoản 3",)
    return check.finding, check.sentence


@pytest.mark.parametrize(("passed", "finding"), [(13, "needs_person"), (14, "met"), (0, "needs_person")])
def test_the_share_of_fighters_is_counted_exactly(draft, passed, finding):
    found, sentence = fighters(draft, passed=passed)  # 15 % of 13 is 1, of 14 is 2
    assert found == finding
    assert ("2 người trên" in sentence) == bool(passed)


def test_where_no_cap_was_read_none_is_told(draft):
    draft.award, draft.signed_on = "grassroots_emulation_fighter", NOW
    assert not [one for one in checks_of(draft, list(lines_in_order(draft))) if one.name.startswith("Tỷ lệ")]


def test_advanced_workers_of_the_sitting_are_those_that_passed(world, officer):
    sitting, drafts = three_drafts(world, officer)
    lines = [line for draft in drafts for line in lines_in_order(draft)]
    assert known_about(lines).advanced == {sitting.pk: 1}
