"""A mistake of content is amended by a decision that has its number from the same series as every other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from paper.typesetting.papers import docx_text, in_one_line, pdf_pages, squeezed

from bangvang.audit.refusals import Refusal
from bangvang.decision.actions import Change, correct, draft_amendment, drop_act, issue_act
from bangvang.decision.choices import ActKind, DecisionState
from bangvang.decision.models import Act, ActChange, Correction, NumberSeries, RegisterEntry
from bangvang.decision.queries import honour_of, wording_on
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role, Standing

WHY = "Ghi sai tên theo căn cước công dân"
ON = date(2020, 8, 3)


@pytest.fixture
def decision(short):
    return short.issued_decision()


@pytest.fixture
def line(decision):
    return decision.lines.get(name="Bùi Đình Dũng")


@pytest.fixture
def clerk(short):
    return short.user(Role.DOCUMENT_CLERK)


@pytest.fixture
def draft(officer, decision, line):
    """A drafted amendment of one name."""

    def make(new="Bùi Đình Dững", *, on=ON, facts=WHY):
        changes = [Change(line, "name", new)]
        return draft_amendment(officer, decision, changes, facts=facts, issuer=decision.issuer, signed_on=on)

    return make


def cells(decision, on=ON):
    """What the page sends when nothing was typed."""
    return {
        f"{line.pk}-{field}": words
        for line in decision.lines.prefetch_related("corrections")
        for field, words in wording_on(line, on).items()
    }


def test_a_draft_changes_nothing_and_has_no_number(draft, line, decision):
    act = draft()
    assert (act.kind, act.state, act.code) == (ActKind.AMENDMENT, DecisionState.DRAFT, "")
    assert not Correction.objects.exists() and NumberSeries.objects.get().last_number == decision.number


def test_an_issued_amendment_takes_the_next_number_and_every_page_reads_anew(draft, line, decision, clerk):
    act = issue_act(clerk, draft(), key="a" * 32)
    assert act.number == decision.number + 1 and act.code.endswith("/QĐ-SLĐTBXH")
    entry = RegisterEntry.objects.get(act=act)
    assert entry.summary == f"Quyết định. Sửa đổi danh sách kèm theo Quyết định số {decision.code}"
    correction = Correction.objects.get()
    assert (correction.line, correction.old, correction.new) == (line, "Bùi Đình Dũng", "Bùi Đình Dững")
    assert (correction.act, correction.on) == (act.code, ON)
    standing = honour_of(line).standings.order_by("id").last()
    assert (standing.standing, standing.act) == (Standing.CORRECTED, act.code)
    line.refresh_from_db()
    assert line.name == "Bùi Đình Dũng" and wording_on(line, ON)["name"] == "Bùi Đình Dững"


def test_issued_twice_it_has_one_number(draft, clerk, decision):
    act = draft()
    issue_act(clerk, act, key="a" * 32)
    issue_act(clerk, act, key="b" * 32)
    assert Correction.objects.count() == 1 and NumberSeries.objects.get().last_number == decision.number + 1


def test_what_was_corrected_since_the_draft_is_not_written_over(draft, line, officer, clerk, decision):
    act = draft()
    correct(officer, line, field="name", new="Bùi Đình Dựng", act="CV 5/SLĐ", on=ON)
    with pytest.raises(Refusal, match="đã được đính chính sau khi lập dự thảo"):
        issue_act(clerk, act, key="a" * 32)
    act.refresh_from_db()
    assert act.state == DecisionState.DRAFT and Correction.objects.count() == 1
    assert NumberSeries.objects.get().last_number == decision.number


def test_a_correction_of_a_later_day_is_not_passed_by(draft, line, officer, clerk):
    """Signed before it, the amendment would be numbered and change nothing that anybody reads."""
    act = draft()
    correct(officer, line, field="name", new="Bùi Đình Dựng", act="CV 5/SLĐ", on=ON + timedelta(days=1))
    for refused in (draft, lambda: issue_act(clerk, act, key="a" * 32)):
        with pytest.raises(Refusal, match="từ một ngày sau ngày ký"):
            refused()
    assert Correction.objects.count() == 1 and draft(on=ON + timedelta(days=1)).changes.get().old == "Bùi Đình Dựng"


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ({"new": "Bùi Đình Dũng"}, "Chưa sửa chữ nào"),
        ({"on": date(2020, 7, 1)}, "trước ngày ký"),
        ({"facts": "Sai tên"}, "ghi rõ vì sao"),
    ],
)
def test_a_refused_draft_leaves_nothing(draft, why, told):
    with pytest.raises(Refusal, match=told):
        draft(**why)
    assert not Act.objects.exists() and not ActChange.objects.exists()


def test_who_drafts_does_not_number_and_a_stranger_does_neither(draft, officer, clerk, decision, line, short):
    act = draft()
    with pytest.raises(PermissionDenied):
        issue_act(officer, act, key="a" * 32)
    with pytest.raises(PermissionDenied):
        draft_amendment(
            clerk, decision, [Change(line, "name", "Khác")], facts=WHY, issuer=decision.issuer, signed_on=ON
        )


def test_a_dropped_draft_is_not_issued(draft, officer, clerk):
    act = draft()
    drop_act(officer, act, read_version=act.version)
    with pytest.raises(Refusal, match="đã bỏ"):
        issue_act(clerk, act, key="a" * 32)
    assert not Correction.objects.exists()


# ── paper ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_paper_amends_in_the_same_form_as_the_decision(draft, officer, at, decision, line, clerk):
    act = issue_act(clerk, draft(), key="a" * 32)
    carry_out_waiting()
    told, pages = (at(officer, "decision:act_paper", act.pk, kind) for kind in ("docx", "pdf"))
    words = in_one_line(docx_text(b"".join(told)))
    assert f"Số: {act.code}" in words and "ngày 03 tháng 8 năm 2020" in words
    assert f"Về việc sửa đổi danh sách kèm theo Quyết định số {decision.code}" in words
    assert f"Căn cứ Quyết định số {decision.code}" in words
    assert f"Số thứ tự {line.ordinal}, mục họ tên, tên tập thể: đã ghi “Bùi Đình Dũng”, nay là “Bùi Đình Dững”" in words
    assert squeezed("".join(pdf_pages(b"".join(pages)))) == squeezed(words)


def test_many_changes_stand_in_a_list_behind(officer, at, decision):
    changes = [
        Change(line, field, f"Ghi lại {number}")
        for number, line in enumerate(decision.lines.order_by("ordinal"))
        for field in ("position", "merit")
    ]
    act = draft_amendment(officer, decision, changes, facts=WHY, issuer=decision.issuer, signed_on=ON)
    pages = pdf_pages(at(officer, "decision:act_paper", act.pk, "pdf").content)
    assert len(pages) > 1 and "(có danh sách kèm theo)" in in_one_line(pages[0])
    assert all(f"Ghi lại {number}" in in_one_line(pages[-1]) for number in range(3))


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_is_changed_where_it_stands(officer, at, decision, line):
    page = at(officer, "decision:amend", decision.pk)
    assert page.status_code == 200 and 'value="Bùi Đình Dũng"' in page.content.decode()
    said = cells(decision) | {
        f"{line.pk}-name": "Bùi Đình Dững", "facts": WHY, "issuer": decision.issuer_id, "signed_on": "03/08/2020"
    }  # fmt: skip
    answer = at(officer, "decision:amend", decision.pk, post=said)
    assert answer.status_code == 302
    act = Act.objects.get()
    assert [(one.field, one.new) for one in act.changes.all()] == [("name", "Bùi Đình Dững")]
    told = at(officer, "decision:act", act.pk).content.decode()
    assert "Dự thảo sửa đổi Quyết định" in told and "Bùi Đình Dững" in told and "Đã trả lại" not in told


def test_nothing_changed_is_said_and_nothing_written(officer, at, decision):
    said = cells(decision) | {"facts": WHY, "issuer": decision.issuer_id, "signed_on": "03/08/2020"}
    answer = at(officer, "decision:amend", decision.pk, post=said)
    assert answer.status_code in {409, 422} and "Chưa sửa chữ nào" in answer.content.decode()
    assert not Act.objects.exists()


def test_a_line_is_found_by_words_and_by_its_key(officer, at, decision, line):
    for asked in ({"q": "dung bui"}, {"dong": line.pk}):
        page = at(officer, "decision:amend", decision.pk, **asked).content.decode()
        assert page.count(f'name="{line.pk}-') == page.count("<details") * 5 == 5 and 'value="Bùi Đình Dũng"' in page


def test_a_stranger_finds_no_page(short, at, decision):
    assert at(short.outsider(Role.OFFICER), "decision:amend", decision.pk).status_code == 404
    assert at(short.user(Role.DOCUMENT_CLERK), "decision:amend", decision.pk).status_code == 403
