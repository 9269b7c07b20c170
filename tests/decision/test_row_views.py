"""Pages of a row: what is proposed, what is ticked, one press."""

from __future__ import annotations

import pytest
from decision.rows import IN_ORDER, LETTER, TITLE_OF_PEOPLE, TITLE_OF_UNITS, sitting_of_three, three_drafts

from bangvang.decision.checks import checks_of
from bangvang.decision.known import known_about
from bangvang.decision.models import Decision, NumberSeries
from bangvang.decision.queries import lines_by_decision, lines_in_order
from bangvang.register.choices import HoldKind, Role
from bangvang.register.models import Hold
from bangvang_law.finding import Word

KEY = "a" * 32


def posted(form, **changes):
    said = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    return {name: value for name, value in (said | changes).items() if value is not None}


def row_form(drafts, *, without=(), **changes):
    said = {f"version-{draft.pk}": draft.version for draft in drafts}
    return said | {"key": KEY, "decisions": [draft.pk for draft in drafts if draft not in without]} | changes


def test_the_page_proposes_every_decision_and_one_press_drafts_them(world, officer, at):
    sitting = sitting_of_three(world)
    page = at(officer, "decision:draft_row", sitting.pk)
    text = page.content.decode()
    assert "3 quyết định chờ soạn từ phiên họp này" in text
    places = [text.index(f">{place}. {name}<") for place, name in enumerate(
        ("Tập thể lao động tiên tiến", "Lao động tiên tiến", "Giấy khen"), start=1
    )]  # fmt: skip
    assert places == sorted(places)
    said = posted(page.context["form"]) | {
        f"{award}-signed_on": "13/07/2020" for award in IN_ORDER
    } | {f"{LETTER}-title": "Về việc tôi gõ"}  # fmt: skip
    answer = at(officer, "decision:draft_row", sitting.pk, post=said)
    assert answer["Location"].endswith("/cap-so/")
    drafts = list(Decision.objects.order_by("pk"))
    assert [draft.award for draft in drafts] == IN_ORDER
    assert drafts[2].title == "Về việc tôi gõ"
    again = at(officer, "decision:draft_row", sitting.pk, post=said)  # the second click of a hurried hand
    assert again["Location"].endswith("/cap-so/")
    assert Decision.objects.count() == 3


def test_what_is_not_ticked_is_left_and_may_stay_empty(world, officer, at):
    sitting = sitting_of_three(world)
    form = at(officer, "decision:draft_row", sitting.pk).context["form"]
    said = posted(form, **{f"{TITLE_OF_UNITS}-take": None, f"{TITLE_OF_UNITS}-title": ""})
    assert at(officer, "decision:draft_row", sitting.pk, post=said).status_code == 302
    assert set(Decision.objects.values_list("award", flat=True)) == {TITLE_OF_PEOPLE, LETTER}


def test_a_refused_row_keeps_what_was_typed_and_names_the_decision(world, officer, at):
    sitting = sitting_of_three(world)
    form = at(officer, "decision:draft_row", sitting.pk).context["form"]
    said = posted(form, **{f"{LETTER}-signed_on": "01/07/2020", f"{LETTER}-title": "Về việc tôi gõ"})
    answer = at(officer, "decision:draft_row", sitting.pk, post=said)
    assert answer.status_code == 409
    assert "Dừng ở quyết định thứ 3, Giấy khen" in answer.content.decode()
    assert "Về việc tôi gõ" in answer.content.decode()
    empty = at(officer, "decision:draft_row", sitting.pk, post=said | {f"{LETTER}-title": " "})
    assert empty.status_code == 422
    assert "Hãy điền mục này" in empty.content.decode()
    assert not Decision.objects.exists()


def test_the_clerk_numbers_the_row_with_one_press(world, officer, document_clerk, at):
    sitting, drafts = three_drafts(world, officer)
    page = at(document_clerk, "decision:row", sitting.pk).content.decode()
    places = [page.index(code) for code in ("01/QĐ-SLĐTBXH", "02/QĐ-SLĐTBXH", "03/QĐ-SLĐTBXH")]
    assert places == sorted(places)
    for _press in range(2):
        answer = at(document_clerk, "decision:row", sitting.pk, post=row_form(drafts))
        assert answer.status_code == 302
    assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2, 3]
    after = at(document_clerk, "decision:row", sitting.pk).content.decode()
    assert "Không còn dự thảo nào chờ cấp số" in after
    assert "03/QĐ-SLĐTBXH" in after


def test_what_is_not_ticked_waits(world, officer, document_clerk, at):
    sitting, drafts = three_drafts(world, officer)
    answer = at(document_clerk, "decision:row", sitting.pk, post=row_form(drafts, without=drafts[1:2]))
    assert answer.status_code == 302
    assert [decision.number for decision in Decision.objects.order_by("pk")] == [1, None, 2]


@pytest.mark.parametrize("changes", [{"key": "ngắn"}, {"decisions": []}, {"decisions": [999_999]}])
def test_a_press_that_no_page_made_numbers_nothing(world, officer, document_clerk, at, changes):
    sitting, drafts = three_drafts(world, officer)
    assert at(document_clerk, "decision:row", sitting.pk, post=row_form(drafts, **changes)).status_code == 422
    without_version = {"key": KEY, "decisions": [draft.pk for draft in drafts]}
    assert at(document_clerk, "decision:row", sitting.pk, post=without_version).status_code == 422
    assert not NumberSeries.objects.exists()


def test_only_the_clerk_of_documents_has_the_seal(world, officer, at):
    sitting, drafts = three_drafts(world, officer)
    assert "bv-btn--seal" in at(world.user(Role.DOCUMENT_CLERK), "decision:row", sitting.pk).content.decode()
    assert "bv-btn--seal" not in at(officer, "decision:row", sitting.pk).content.decode()
    assert at(officer, "decision:row", sitting.pk, post=row_form(drafts)).status_code == 403
    stranger = world.outsider(Role.DOCUMENT_CLERK)
    assert at(stranger, "decision:row", sitting.pk, post=row_form(drafts)).status_code == 404
    assert at(world.outsider(Role.OFFICER), "decision:draft_row", sitting.pk).status_code == 404
    assert not NumberSeries.objects.exists()


def test_the_list_leads_to_both_pages(world, officer, at):
    sitting = sitting_of_three(world)
    assert f"/phien/{sitting.pk}/soan-nhieu/" in at(officer, "decision:list").content.decode()
    form = at(officer, "decision:draft_row", sitting.pk).context["form"]
    at(officer, "decision:draft_row", sitting.pk, post=posted(form))
    page = at(officer, "decision:list").content.decode()
    assert f"/phien/{sitting.pk}/cap-so/" in page
    assert f"/phien/{sitting.pk}/soan-nhieu/" not in page


def test_pages_of_a_row_ask_as_often_for_three_as_for_one(world, officer, queries_of, at):
    sitting = sitting_of_three(world)
    three = queries_of(officer, "decision:draft_row", sitting.pk)
    form = at(officer, "decision:draft_row", sitting.pk).context["form"]
    left = {f"{award}-take": None for award in IN_ORDER[:2]}
    at(officer, "decision:draft_row", sitting.pk, post=posted(form, **left))
    assert queries_of(officer, "decision:draft_row", sitting.pk) == three
    one_draft = queries_of(officer, "decision:row", sitting.pk)
    form = at(officer, "decision:draft_row", sitting.pk).context["form"]
    at(officer, "decision:draft_row", sitting.pk, post=posted(form))
    assert Decision.objects.count() == 3
    assert queries_of(officer, "decision:row", sitting.pk) == one_draft


# ── checks ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_check_of_every_draft_stands_on_the_page_before_the_press(world, officer, document_clerk, at):
    sitting, drafts = three_drafts(world, officer)
    letter = next(draft for draft in drafts if draft.award == LETTER)
    person = letter.lines.get().handling.nomination.person
    Hold.objects.create(
        recipient_kind="individual", person=person, kind=HoldKind.values[0], since=letter.signed_on.replace(day=1)
    )
    person.died_on = letter.signed_on
    person.save()
    page = at(document_clerk, "decision:row", sitting.pk)
    rows = {row["draft"].pk: row for row in page.context["rows"]}
    for draft in drafts:
        told = {check.name: check.finding for check in rows[draft.pk]["told"]}
        met = [check for check in checks_of(draft, list(lines_in_order(draft))) if check.finding == Word.MET]
        assert rows[draft.pk]["met"] == len(met)
        assert ("Truy tặng" in told) == (draft == letter)
    text = page.content.decode()
    assert "Không bị tạm dừng xét" in text and person.name in text
    assert "điều kiểm đạt" in text


def test_what_stops_one_draft_is_told_at_its_row(world, officer, document_clerk, at):
    sitting, drafts = three_drafts(world, officer)
    Decision.objects.filter(pk=drafts[0].pk).update(award="ministry_province_certificate")  # not this office's to give
    page = at(document_clerk, "decision:row", sitting.pk)
    stopped = [row["draft"] for row in page.context["rows"] if row["stopped"]]
    assert stopped == [drafts[0]]
    assert "chưa cấp số được" in page.content.decode()


def test_checks_of_three_drafts_at_once_are_those_of_each_alone(world, officer):
    _sitting, drafts = three_drafts(world, officer)
    lines = lines_by_decision(drafts)
    known = known_about([line for found in lines.values() for line in found])
    for draft in drafts:
        assert checks_of(draft, lines[draft.pk], known) == checks_of(draft, list(lines_in_order(draft)))
