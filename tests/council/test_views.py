"""What a person meets on the pages of the council: nothing typed is lost, nothing leaks, nothing grows with the list."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.council.actions import add_rule, prepare_sitting, revise_sitting
from bangvang.council.models import Member, RegulationRule, Sitting
from bangvang.council.queries import threshold_for
from bangvang.demonstration.sample import sample_list
from bangvang.eligibility.models import Assessment
from bangvang.nomination.models import Nomination
from bangvang.register.choices import Role
from bangvang.vote.actions import enter
from bangvang.vote.models import Result, TellerEntry
from bangvang_paper.vietnamese import folded
from cast import ASSESSED, HELD
from short_river import shorten


@pytest.fixture
def at(client):
    """Open or post as a user: ``at(user, "council:sitting", pk)``, with ``post=`` fields."""

    def go(user, name, *args, post=None, **query):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address, query) if post is None else client.post(address, post)

    return go


def figures(sheet: dict) -> dict:
    """Form fields of a teller's sheet: question → four figures as typed."""
    names = ("agree", "disagree", "blank", "invalid")
    return {f"q{pk}-{name}": value for pk, typed in sheet.items() for name, value in zip(names, typed, strict=True)}


# ── the teller's sheet ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_teller_enters_a_whole_sheet_at_once(short, at):
    sitting = short.open_sitting()
    questions = list(sitting.items.order_by("ordinal").values_list("question_id", flat=True))
    teller = short.user(Role.TELLER)
    answer = at(teller, "council:count", sitting.pk, post=figures(dict.fromkeys(questions, ("11", "0", "0", "0"))))
    assert answer.status_code == 302
    assert TellerEntry.objects.filter(teller=teller, agree=11).count() == 3


def test_the_second_teller_never_sees_the_first_s_figures(short, at):
    sitting = short.open_sitting()
    first, second = short.user(Role.TELLER), short.user(Role.TELLER, again=True)
    for item in sitting.items.all():
        enter(first, item.question, slot=1, agree=7, disagree=4)
    page = at(second, "council:count", sitting.pk).content.decode()
    assert 'value="7"' not in page
    assert 'value="4"' not in page
    assert 'value="7"' in at(first, "council:count", sitting.pk).content.decode()
    for reader in (Role.COUNCIL_SECRETARY, Role.OFFICER, Role.LEADER, Role.COUNCIL_MEMBER, Role.AUDITOR):
        assert "7/11" not in at(short.user(reader), "council:sitting", sitting.pk).content.decode()


def test_a_wrong_sum_holds_up_only_its_own_row_and_keeps_what_was_typed(short, at):
    sitting = short.open_sitting()
    questions = list(sitting.items.order_by("ordinal").values_list("question_id", flat=True))
    typed = {questions[0]: ("11", "0", "", ""), questions[1]: ("9", "1", "", ""), questions[2]: ("", "", "", "")}
    answer = at(short.user(Role.TELLER), "council:count", sitting.pk, post=figures(typed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bốn số cộng lại là 10, nhưng đã phát 11 phiếu" in page
    assert 'value="9"' in page
    assert list(TellerEntry.objects.values_list("question_id", "agree")) == [(questions[0], 11)]


@pytest.mark.parametrize("typed", ["-1", "1,5", "mười một", "99999999999999999999"])
def test_what_is_no_count_is_refused_in_its_row(short, at, typed):
    sitting = short.open_sitting()
    question = sitting.items.first().question_id
    answer = at(short.user(Role.TELLER), "council:count", sitting.pk, post=figures({question: (typed, "0", "0", "0")}))
    assert answer.status_code == 422
    assert not TellerEntry.objects.exists()


def test_a_third_teller_is_told_that_two_are_counting(short, at):
    sitting = short.open_sitting()
    question = sitting.items.first().question
    enter(short.user(Role.TELLER), question, slot=1, agree=11, disagree=0)
    enter(short.user(Role.TELLER, again=True), question, slot=2, agree=10, disagree=1)
    third = short.user(Role.TELLER, again=True)
    assert "Hai người khác đang kiểm phiếu" in at(third, "council:count", sitting.pk).content.decode()
    answer = at(third, "council:count", sitting.pk, post=figures({question.pk: ("11", "0", "0", "0")}))
    assert answer.status_code == 422
    assert not Result.objects.exists()


def test_a_teller_steps_back_and_another_takes_the_place(short, at):
    sitting = short.open_sitting()
    first, second = short.user(Role.TELLER), short.user(Role.TELLER, again=True)
    items = list(sitting.items.order_by("ordinal"))
    for item in items[:2]:
        enter(first, item.question, slot=1, agree=11, disagree=0)
    enter(second, items[0].question, slot=2, agree=11, disagree=0)
    assert "Rút số của 1 mục" in at(first, "council:count", sitting.pk).content.decode()
    assert at(first, "council:withdraw_count", sitting.pk, post={}).status_code == 302
    assert Result.objects.get().question == items[0].question  # what both agreed on stays
    assert not TellerEntry.objects.filter(question=items[1].question, superseded=False).exists()


# ── the sitting ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_heading_says_the_state_at_every_stage(short, at):
    secretary = short.user(Role.COUNCIL_SECRETARY)
    empty = prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    assert "chưa có hồ sơ nào" in at(secretary, "council:sitting", empty.pk).content.decode()
    sitting = short.closed_sitting()
    assert "Hội đồng thông qua 3 trong 3 hồ sơ" in at(secretary, "council:sitting", sitting.pk).content.decode()


def test_closing_too_early_says_which_items_are_missing(short, at):
    sitting = short.open_sitting()
    answer = at(
        short.user(Role.COUNCIL_SECRETARY),
        "council:close",
        sitting.pk,
        post={"version": sitting.version, "ends_at": "16h30"},
    )
    assert answer.status_code == 422
    assert "còn 3 mục chưa có kết quả" in answer.content.decode()
    assert 'value="16h30"' in answer.content.decode()


def test_opening_below_the_quorum_keeps_the_ticks(short, at):
    sitting = short.prepared_sitting()
    two = list(short.council.members.values_list("pk", flat=True))[:2]
    answer = at(
        short.user(Role.COUNCIL_SECRETARY),
        "council:open",
        sitting.pk,
        post={"version": sitting.version, "present": two},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "có mặt 2/11" in page
    assert page.count("checked") == 2


def test_two_people_revising_see_both_texts_and_lose_nothing(short, at):
    sitting = short.prepared_sitting()
    secretary = short.user(Role.COUNCIL_SECRETARY)
    read = sitting.version
    revise_sitting(secretary, sitting, read_version=read, place="Hội trường tầng 3")
    typed = {"version": read, "held_on": "08/07/2020", "begins_at": "14:00", "place": "Phòng họp lớn"}
    answer = at(secretary, "council:revise", sitting.pk, post=typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hội trường tầng 3" in page
    assert "Phòng họp lớn" in page
    assert Sitting.objects.get().place == "Hội trường tầng 3"
    again = at(secretary, "council:revise", sitting.pk, post=typed | {"version": read + 1})
    assert again.status_code == 302
    assert Sitting.objects.get().place == "Phòng họp lớn"


def test_the_agenda_page_shows_why_the_law_refuses_and_offers_only_the_others(short, at):
    proposal = short.assessed_proposal()
    secretary = short.user(Role.COUNCIL_SECRETARY)
    sitting = prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    refused = proposal.nominations.get(name="Bùi Đình Dũng").handlings.get()
    Assessment.objects.create(
        handling=refused,
        on=ASSESSED,
        issuer="provincial_department_head",
        finding="not_met",
        facts={},
        tree={"finding": "not_met", "reason": "Đang bị thanh tra.", "citations": ["NĐ, Điều 4"], "parts": []},
        book_edition="thử",
        governed_on=ASSESSED,
    )
    page = at(secretary, "council:agenda", sitting.pk).content.decode()
    assert "Đang bị thanh tra." in page
    assert "NĐ, Điều 4" in page
    assert f'name="handlings" value="{refused.pk}"' not in page
    assert page.count('name="handlings"') == 2
    answer = at(secretary, "council:agenda", sitting.pk, post={"handlings": [refused.pk]})
    assert answer.status_code == 422
    assert not sitting.items.exists()


def test_choosing_nothing_says_so(short, at):
    short.assessed_proposal()
    secretary = short.user(Role.COUNCIL_SECRETARY)
    sitting = prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    answer = at(secretary, "council:agenda", sitting.pk, post={})
    assert answer.status_code == 422
    assert "Chưa chọn hồ sơ nào" in answer.content.decode()


def test_a_long_agenda_is_looked_through_by_words_and_ticks_out_of_sight_stay(short, at):
    proposal = short.assessed_proposal()
    secretary = short.user(Role.COUNCIL_SECRETARY)
    sitting = prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    turns = {one.name: one.handlings.get().pk for one in proposal.nominations.exclude(collective=None)}
    people = {one.name: one.handlings.get().pk for one in proposal.nominations.filter(collective=None)}
    (sought, key), *others = people.items()
    typed = folded(sought)[:-1] + "w"  # the last letter slips
    looked = at(secretary, "council:agenda", sitting.pk, post={"loc": "tim", "tim": typed, "handlings": [key]})
    page = looked.content.decode()
    assert looked.status_code == 200 and not sitting.items.exists()
    rows = rows_of(page)
    assert rows.pop(key) == {"hidden": False, "checked": True}
    assert set(rows) == {*turns.values(), *(pk for _name, pk in others)}
    assert all(row == {"hidden": True, "checked": False} for row in rows.values())
    ticked = at(secretary, "council:agenda", sitting.pk, post={"loc": "chon", "tim": "", "handlings": []})
    assert all(row["checked"] for row in rows_of(ticked.content.decode()).values())
    cleared = at(secretary, "council:agenda", sitting.pk, post={"loc": "bo", "tim": typed, "handlings": [key, *turns.values()]})
    rows = rows_of(cleared.content.decode())
    assert not rows[key]["checked"] and all(rows[pk]["checked"] for pk in turns.values())
    assert "không hiện vẫn giữ dấu chọn" in cleared.content.decode()


def test_words_that_nobody_on_the_agenda_answers_lose_no_tick(short, at):
    proposal = short.assessed_proposal()
    secretary = short.user(Role.COUNCIL_SECRETARY)
    sitting = prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    keys = [one.handlings.get().pk for one in proposal.nominations.all()]
    page = at(secretary, "council:agenda", sitting.pk, post={"loc": "tim", "tim": "<b>zzz", "handlings": keys})
    assert "Không thấy “&lt;b&gt;zzz”" in page.content.decode()
    assert rows_of(page.content.decode()) == {key: {"hidden": True, "checked": True} for key in keys}


def rows_of(page: str) -> dict[int, dict[str, bool]]:
    """Key → whether its row is out of sight, and whether its box is ticked."""
    found = re.findall(r"<tr( hidden)?>(?:(?!</tr>).)*?name=\"handlings\" value=\"(\d+)\"( checked)?", page, re.DOTALL)
    return {int(key): {"hidden": bool(hidden), "checked": bool(checked)} for hidden, key, checked in found}


def test_the_agenda_goes_through_the_page_in_reading_order(short, at):
    proposal = short.assessed_proposal()
    secretary = short.user(Role.COUNCIL_SECRETARY)
    sitting = prepare_sitting(secretary, short.council, held_on=HELD, place="Phòng họp")
    chosen = [one.handlings.get().pk for one in proposal.nominations.order_by("-ordinal")]
    assert at(secretary, "council:agenda", sitting.pk, post={"handlings": chosen}).status_code == 302
    kinds = list(sitting.items.order_by("ordinal").values_list("recipient_kind", flat=True))
    assert kinds == ["collective", "individual", "individual"]


def test_taking_off_after_opening_is_refused_on_the_page(short, at):
    sitting = short.open_sitting()
    answer = at(short.user(Role.COUNCIL_SECRETARY), "council:take_off", sitting.items.first().pk, post={})
    assert answer.status_code == 409
    assert "đã chốt" in answer.content.decode()


def test_another_department_s_sitting_is_not_found(short, at):
    sitting = short.open_sitting()
    stranger = short.outsider(Role.COUNCIL_SECRETARY)
    for name in ("council:sitting", "council:agenda", "council:open", "council:close", "council:revise"):
        assert at(stranger, name, sitting.pk).status_code == 404
    assert at(stranger, "council:take_off", sitting.items.first().pk, post={}).status_code == 404
    assert at(short.outsider(Role.TELLER), "council:count", sitting.pk).status_code == 404


def test_minutes_are_given_as_files_and_other_kinds_are_not_found(short, at):
    sitting = short.closed_sitting()
    reader = short.user(Role.AUDITOR)
    pdf = at(reader, "council:minutes", sitting.pk, "pdf")
    assert (pdf["Content-Type"], pdf.content[:4]) == ("application/pdf", b"%PDF")
    assert at(reader, "council:minutes", sitting.pk, "docx").content[:2] == b"PK"
    assert at(reader, "council:minutes", sitting.pk, "sitting").status_code == 404


def test_a_name_is_shown_as_text(short, at):
    proposal = short.assessed_proposal()
    Nomination.objects.filter(proposal=proposal).update(merit="<script>alert(1)</script>")
    secretary = short.user(Role.COUNCIL_SECRETARY)
    sitting = prepare_sitting(secretary, short.council, held_on=HELD, place="<b>Phòng</b>")
    at(
        secretary,
        "council:agenda",
        sitting.pk,
        post={"handlings": [one.handlings.get().pk for one in proposal.nominations.all()]},
    )
    page = at(secretary, "council:sitting", sitting.pk).content.decode()
    assert "<script>alert" not in page
    assert "<b>Phòng</b>" not in page
    assert "&lt;script&gt;alert(1)" in page


# ── the council ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_members_and_clauses_are_kept_on_the_page(world, at):
    secretary = world.user(Role.COUNCIL_SECRETARY)
    member = {"name": "Đào Thị Mai", "title": "Phó Chánh Văn phòng", "role": "member", "begins_on": "01/07/2020"}
    assert at(secretary, "council:add_member", world.council.pk, post=member).status_code == 302
    assert Member.objects.get(name="Đào Thị Mai").begins_on == date(2020, 7, 1)
    rule = {
        "award": "",
        "numerator": "3",
        "denominator": "2",
        "base": "present",
        "method": "open",
        "quorum_numerator": "1",
        "quorum_denominator": "0",
        "source": "Quy chế",
        "begins_on": "01/07/2020",
    }
    answer = at(secretary, "council:add_rule", world.council.pk, post=rule)
    assert answer.status_code == 422
    assert "Tử số không được lớn hơn mẫu số" in answer.content.decode()
    assert "Mẫu số phải từ 1" in answer.content.decode()
    good = rule | {"numerator": "1", "denominator": "2", "quorum_denominator": "2"}
    assert at(secretary, "council:add_rule", world.council.pk, post=good).status_code == 302
    clause = RegulationRule.objects.get(source="Quy chế")
    assert at(secretary, "council:end_rule", clause.pk, post={"on": "01/01/2020"}).status_code == 422
    assert at(secretary, "council:end_rule", clause.pk, post={"on": "31/12/2020"}).status_code == 302
    clause.refresh_from_db()
    assert clause.ends_on == date(2020, 12, 31)


def test_an_administrator_sets_up_the_council_of_a_body_that_has_none(world, at):
    administrator = world.user(Role.ADMINISTRATOR, world.city)
    assert f"/co-quan/{world.city.pk}/moi/" in at(administrator, "council:list").content.decode()
    assert at(administrator, "council:new", world.city.pk, post={"name": ""}).status_code == 422
    answer = at(administrator, "council:new", world.city.pk, post={"name": "Hội đồng thành phố"})
    assert at(administrator, "council:list").content.decode().count("/moi/") == 1  # the other department still has none
    assert (
        "Hội đồng thành phố: 0 thành viên"
        in at(administrator, "council:council", answer["Location"].split("/")[-2]).content.decode()
    )


def test_an_invented_clause_is_marked_on_the_screen(world, at):
    page = at(world.user(Role.COUNCIL_SECRETARY), "council:council", world.council.pk).content.decode()
    assert "Quy chế minh hoạ, không có thật." in page


# ── cost ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["council:sitting", "council:count", "council:close", "council:open"])
def test_a_page_costs_the_same_for_one_item_and_for_three_and_at_most_fifteen_queries(world, client, name):
    spent = []
    for people in (1, 3):
        world.sample_list = sample_list()
        sitting = shorten(world, collectives=0, people=people).open_sitting()
        role = Role.TELLER if name == "council:count" else Role.COUNCIL_SECRETARY
        client.force_login(world.user(role))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name, args=[sitting.pk])).status_code == 200
        spent.append(len(queries))
    assert spent[0] == spent[1]
    assert spent[0] <= 15


def test_the_list_of_sittings_costs_the_same_for_one_and_for_three(world, client):
    secretary = world.user(Role.COUNCIL_SECRETARY)
    spent = []
    for times in (1, 2):
        for _time in range(times):
            prepare_sitting(secretary, world.council, held_on=HELD, place="Phòng họp")
        client.force_login(secretary)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("council:list")).status_code == 200
        spent.append(len(queries))
    assert spent[0] == spent[1]
    assert spent[0] <= 15


def test_rules_of_the_regulation_hold_by_their_days(world):
    secretary = world.user(Role.COUNCIL_SECRETARY)
    rule = add_rule(
        secretary,
        world.council,
        award="",
        numerator=1,
        denominator=2,
        strict=True,
        base="present",
        method="open",
        source="Quy chế mới",
        begins_on=date(2021, 1, 1),
    )
    assert threshold_for(world.council, "commendation_letter", date(2020, 12, 31))[3] != "Quy chế mới"
    assert threshold_for(world.council, "commendation_letter", rule.begins_on)[3] == "Quy chế mới"
