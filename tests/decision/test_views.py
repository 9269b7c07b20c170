"""The decision's pages: one red act, one number, and words that are shown as words."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.decision.actions import correct, drop_draft, revise_draft
from bangvang.decision.models import Correction, Decision, ProposalLetter
from bangvang.decision.queries import next_number
from bangvang.demonstration.sample import sample_list
from bangvang.nomination.models import Handling, Nomination
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role
from cast import SIGNED
from short_river import shorten

KEY, OTHER_KEY = "a" * 32, "b" * 32


def drafted(world):
    decision = world.drafted_decision()
    return decision, {"version": decision.version, "key": KEY}


# ── drafting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_draft_is_made_of_three_answers(short, officer, at):
    sitting = short.closed_sitting()
    page = at(officer, "decision:draft", sitting.pk).content.decode()
    assert "Giấy khen, 3 hồ sơ" in page
    said = {"award": "commendation_letter", "signed_on": "13/07/2020", "issuer": short.issuer.pk}
    answer = at(officer, "decision:draft", sitting.pk, post=said)
    decision = Decision.objects.get()
    assert answer["Location"].endswith(f"/{decision.pk}/")
    assert "không còn gì chờ quyết định" in at(officer, "decision:draft", sitting.pk).content.decode()


def test_a_refused_day_keeps_the_form_and_says_why(short, officer, at):
    sitting = short.closed_sitting()
    said = {"award": "commendation_letter", "signed_on": "01/07/2020", "issuer": short.issuer.pk}
    answer = at(officer, "decision:draft", sitting.pk, post=said)
    assert answer.status_code == 422
    assert "trước ngày Hội đồng họp" in answer.content.decode()
    assert 'value="01/07/2020"' in answer.content.decode()
    impossible = at(officer, "decision:draft", sitting.pk, post=said | {"signed_on": "31/02/2020"})
    assert impossible.status_code == 422
    assert not Decision.objects.exists()


def test_editing_a_stale_draft_shows_both_texts(short, officer, at):
    decision = short.drafted_decision()
    form = at(officer, "decision:edit", decision.pk).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {
        "signed_on": "13/07/2020",
        "title": "Về việc tôi gõ",
    }
    revise_draft(officer, decision, read_version=decision.version, title="Về việc người kia lưu")
    answer = at(officer, "decision:edit", decision.pk, post=typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Về việc người kia lưu" in page
    assert "Về việc tôi gõ" in page
    decision.refresh_from_db()
    assert decision.title == "Về việc người kia lưu"
    assert at(officer, "decision:edit", decision.pk, post=typed | {"version": decision.version}).status_code == 302


def test_dropping_answers_with_the_list(short, officer, at):
    decision, _fields = drafted(short)
    assert at(officer, "decision:drop", decision.pk, post={"version": decision.version}).status_code == 302
    assert at(officer, "decision:preview", decision.pk).status_code == 404
    again = at(officer, "decision:drop", decision.pk, post={"version": decision.version})
    assert again.status_code == 409


# ── the one red act ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_seal_is_shown_to_the_clerk_of_documents_only(short, at):
    decision, _fields = drafted(short)
    assert "bv-btn--seal" in at(short.user(Role.DOCUMENT_CLERK), "decision:detail", decision.pk).content.decode()
    for role in (Role.OFFICER, Role.LEADER, Role.ACCOUNTANT, Role.AUDITOR):
        assert "bv-btn--seal" not in at(short.user(role), "decision:detail", decision.pk).content.decode()


def test_a_second_click_shows_the_first_number(short, document_clerk, at):
    decision, fields = drafted(short)
    for key in (KEY, KEY, OTHER_KEY):
        answer = at(document_clerk, "decision:issue", decision.pk, post=fields | {"key": key})
        assert answer.status_code == 302
    decision.refresh_from_db()
    assert (decision.code, decision.idempotency_key) == ("01/QĐ-SLĐTBXH", KEY)
    assert next_number(short.department, 2020) == 2
    assert "đã ban hành số 01/QĐ-SLĐTBXH" in at(document_clerk, "decision:detail", decision.pk).content.decode()


def test_issuing_what_somebody_changed_meanwhile_asks_to_look_again(short, officer, document_clerk, at):
    decision, fields = drafted(short)
    revise_draft(officer, decision, read_version=decision.version, title="Về việc khác")
    answer = at(document_clerk, "decision:issue", decision.pk, post=fields)
    assert answer.status_code == 409
    assert "Người khác vừa đổi mục này" in answer.content.decode()
    assert next_number(short.department, 2020) == 1


@pytest.mark.parametrize("key", ["", "ngắn", "z" * 32, "a" * 33])
def test_a_key_that_no_page_made_is_not_taken(short, document_clerk, at, key):
    decision, fields = drafted(short)
    assert at(document_clerk, "decision:issue", decision.pk, post=fields | {"key": key}).status_code == 409
    assert next_number(short.department, 2020) == 1


def test_every_page_makes_its_own_key(short, document_clerk, at):
    decision, _fields = drafted(short)
    first = at(document_clerk, "decision:detail", decision.pk).context["key"]
    second = at(document_clerk, "decision:detail", decision.pk).context["key"]
    assert len(first) == len(second) == 32
    assert first != second


def test_looking_never_issues(short, document_clerk, at):
    decision, _fields = drafted(short)
    assert at(document_clerk, "decision:issue", decision.pk).status_code == 405
    at(document_clerk, "decision:detail", decision.pk)
    at(document_clerk, "decision:preview", decision.pk)
    assert next_number(short.department, 2020) == 1


# ── papers and lines ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_papers_are_found_once_they_are_set(short, officer, at):
    decision = short.issued_decision()
    assert at(officer, "decision:paper", decision.pk, "pdf").status_code == 404
    assert "Đang dàn trang" in at(officer, "decision:detail", decision.pk).content.decode()
    carry_out_waiting()
    assert at(officer, "decision:paper", decision.pk, "pdf").content[:4] == b"%PDF"
    assert at(officer, "decision:paper", decision.pk, "docx").content[:2] == b"PK"
    assert at(officer, "decision:paper", decision.pk, "sitting").status_code == 404


def test_a_name_with_markup_is_a_name(short, officer, at):
    Nomination.objects.none()
    proposal = short.assessed_proposal()
    Nomination.objects.filter(proposal=proposal, name="Bùi Đình Dũng").update(name="<b>Dũng</b>{{ key }}")
    decision = _decide(short, proposal, officer)
    page = at(officer, "decision:detail", decision.pk).content.decode()
    assert "<b>Dũng</b>" not in page
    assert "&lt;b&gt;Dũng&lt;/b&gt;{{ key }}" in page


def _decide(world, proposal, officer):
    from datetime import time

    from bangvang.council import actions as council
    from bangvang.decision.actions import draft_from
    from bangvang.vote.actions import enter
    from cast import HELD

    secretary = world.user(Role.COUNCIL_SECRETARY)
    sitting = council.prepare_sitting(secretary, world.council, held_on=HELD, place="Phòng họp")
    council.put_on_agenda(secretary, sitting, [one.handlings.get() for one in proposal.nominations.order_by("ordinal")])
    everybody = set(world.council.members.values_list("pk", flat=True))
    council.open_sitting(secretary, sitting, present=everybody, read_version=sitting.version)
    council.begin_vote(secretary, sitting)
    for slot, teller in enumerate([world.user(Role.TELLER), world.user(Role.TELLER, again=True)], start=1):
        for item in sitting.items.all():
            enter(teller, item.question, slot=slot, agree=11, disagree=0)
    sitting.refresh_from_db()
    council.close_sitting(secretary, sitting, ends_at=time(17), read_version=sitting.version)
    return draft_from(officer, sitting, award="commendation_letter", signed_on=SIGNED, issuer=world.issuer)


def test_a_corrected_line_shows_the_new_words_the_mark_and_the_signed_ones(short, officer, at):
    decision = short.issued_decision()
    line = decision.lines.get(name="Bùi Đình Dũng")
    said = {"field": "name", "new": "Bùi Đình Dững", "act": "12/SLĐTBXH-VP", "on": "03/08/2020"}
    assert at(officer, "decision:correct", line.pk, post=said).status_code == 302
    page = at(officer, "decision:detail", decision.pk).content.decode()
    assert "Ông Bùi Đình Dững" in page
    assert "đính chính" in page
    assert "bản ký ghi: Ông Bùi Đình Dũng" in page
    same_again = at(officer, "decision:correct", line.pk, post=said)
    assert same_again.status_code == 422
    assert Correction.objects.count() == 1


def test_who_cannot_open_the_dossier_gets_no_link_to_it(short, at):
    decision = short.issued_decision()
    turn = decision.lines.first().handling
    link = f"/de-nghi/ho-so/{turn.nomination_id}/"
    officer_page = at(short.user(Role.OFFICER), "decision:detail", decision.pk).content.decode()
    accountant_page = at(short.user(Role.ACCOUNTANT), "decision:detail", decision.pk).content.decode()
    assert _nomination_link(turn) in officer_page
    assert _nomination_link(turn) not in accountant_page
    assert link


def _nomination_link(turn) -> str:
    from django.urls import reverse

    return f'href="{reverse("nomination:detail", args=[turn.nomination_id])}"'


def test_another_department_finds_nothing(short, at):
    decision = short.issued_decision()
    stranger = short.outsider(Role.DOCUMENT_CLERK)
    assert at(stranger, "decision:detail", decision.pk).status_code == 404
    assert at(stranger, "decision:issue", decision.pk, post={"version": 1, "key": KEY}).status_code == 404
    assert at(stranger, "decision:correct", decision.lines.first().pk).status_code == 404
    assert at(stranger, "decision:register", short.department.pk).status_code == 404
    assert decision.code not in at(stranger, "decision:list").content.decode()


# ── register and letters ─────────────────────────────────────────────────────────────────────────────────────────────
def test_the_register_of_outgoing_documents_shows_decisions_and_letters(short, officer, document_clerk, at):
    short.issued_decision()
    short.sample_list = sample_list()
    shorten(short, collectives=0, people=3)
    proposal = short.submitted_proposal()
    turns = list(Handling.objects.filter(nomination__proposal=proposal, closed_on=None).values_list("pk", flat=True))
    said = {"to_body": short.city.pk, "on": "14/07/2020", "signer": "Trần Quốc Hưng", "handlings": turns}
    answer = at(officer, "decision:send_up", short.department.pk, post=said)
    letter = ProposalLetter.objects.get()
    assert answer["Location"].endswith(f"/{letter.pk}/")
    assert "3 hồ sơ đã trình" in at(officer, "decision:letter", letter.pk).content.decode()
    page = at(document_clerk, "decision:register", short.department.pk).content.decode()
    assert "01/QĐ-SLĐTBXH" in page
    assert "01/TTr-SLĐTBXH" in page


def test_sending_nothing_up_says_so_and_takes_no_number(short, officer, at):
    short.submitted_proposal()
    said = {"to_body": short.city.pk, "on": "14/07/2020", "signer": "Trần Quốc Hưng"}
    answer = at(officer, "decision:send_up", short.department.pk, post=said)
    assert answer.status_code == 422
    assert "Chưa chọn hồ sơ nào" in answer.content.decode()
    assert not ProposalLetter.objects.exists()


def test_looking_for_a_name_among_those_to_send_up_keeps_what_was_typed_and_sends_nothing(short, officer, at):
    short.submitted_proposal()
    turns = list(Handling.objects.filter(closed_on=None).select_related("nomination"))
    sought = turns[-1]
    said = {"to_body": short.city.pk, "on": "14/07/2020", "signer": "Trần Quốc Hưng", "handlings": [turns[0].pk]}
    looked = at(
        officer, "decision:send_up", short.department.pk, post=said | {"loc": "tim", "tim": sought.nomination.name}
    )
    page = looked.content.decode()
    assert looked.status_code == 200 and not ProposalLetter.objects.exists()
    assert 'value="Trần Quốc Hưng"' in page and 'value="14/07/2020"' in page and "bv-wrong" not in page
    assert f'value="{turns[0].pk}" checked' in page and f'value="{sought.pk}"><span>' in page
    assert "1 dòng không hiện vẫn giữ dấu chọn" in page


# ── cost ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["decision:detail", "decision:edit", "decision:preview"])
def test_a_page_costs_the_same_for_one_line_and_for_three(world, officer, queries_of, name):
    spent = []
    for people in (1, 3):
        world.sample_list = sample_list()
        decision = shorten(world, collectives=0, people=people).drafted_decision()
        spent.append(queries_of(officer, name, decision.pk))
    assert spent[0] == spent[1]
    assert spent[0] <= 17  # one for each check of the desk that reads a table of its own


def test_the_list_costs_the_same_for_one_decision_and_for_three(world, officer, queries_of):
    spent = []
    for times in (1, 2):
        for _time in range(times):
            world.sample_list = sample_list()
            shorten(world, collectives=0, people=1).drafted_decision()
        spent.append(queries_of(officer, "decision:list"))
    assert spent[1] - spent[0] <= 4  # each sitting asks once what still waits in it; ten sittings at most
    assert spent[0] <= 15


def test_corrections_do_not_add_queries(short, officer, queries_of):
    decision = short.issued_decision()
    before = queries_of(officer, "decision:detail", decision.pk)
    for line in decision.lines.all():
        correct(officer, line, field="position", new="Khác hẳn", act="12/QĐ", on=date(2020, 8, 3))
    assert queries_of(officer, "decision:detail", decision.pk) == before


def test_a_dropped_draft_says_so(short, officer, at):
    decision = short.drafted_decision()
    drop_draft(officer, decision, read_version=decision.version)
    assert "đã bỏ" in at(officer, "decision:detail", decision.pk).content.decode()
