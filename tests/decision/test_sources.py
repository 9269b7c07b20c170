"""Every passage of a draft says where it comes from, whether a hand changed it, and can be put back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.decision import actions
from bangvang.decision.choices import DraftPassage
from bangvang.decision.screen import screen_of
from bangvang.register.choices import Role


def passages(decision):
    decision.refresh_from_db()
    return {passage.field or passage.label: passage for passage in screen_of(decision).passages}


def test_a_fresh_draft_reads_as_proposed_and_names_its_sources(short):
    told = passages(short.drafted_decision())
    assert not any(passage.changed for passage in told.values())
    assert [str(one.sentence) for one in told["proposer_line"].sources] == ["Biên bản họp Hội đồng ngày 08/07/2020."]
    assert "đợt đề nghị “Đề nghị tặng Giấy khen" in told["achievement"].sources[0].sentence
    assert "Giám đốc Sở Lao động - Thương binh và Xã hội" in told["signer_name"].sources[0].sentence
    assert "ngày nhận hồ sơ 01/07/2020 hoặc ngày ký 13/07/2020" in told["grounds"].sources[0].sentence
    assert "NĐ 91/2017/NĐ-CP" in told["grounds"].sources[0].cite
    assert told["Điều 2, cột tiền thưởng"].sources[0].cite
    assert told["ngày ký, quyền ký"].by_hand
    rule = told["danh sách: tên, chức vụ, đơn vị, thành tích"].sources[-1]
    assert (rule.place, rule.sentence.startswith("Ngưỡng thông qua theo: ")) == ("regulation", True)


def test_what_a_hand_changed_shows_both_words_and_can_be_put_back(short, officer):
    decision = short.drafted_decision()
    proposed = decision.title
    actions.revise_draft(officer, decision, read_version=decision.version, title="Về việc khác")
    changed = passages(decision)["title"]
    assert (changed.changed, changed.added, changed.left_out) == (True, ("Về việc khác",), (proposed,))
    assert screen_of(decision).changed == 1
    actions.put_back(officer, decision, "title", read_version=decision.version)
    assert not passages(decision)["title"].changed
    assert decision.title == proposed


def test_a_ground_that_was_typed_stands_beside_those_of_the_book(short, officer):
    decision = short.drafted_decision()
    book = decision.grounds.splitlines()
    typed = "Căn cứ Quy chế thi đua của Sở"
    actions.revise_draft(officer, decision, read_version=decision.version, grounds="\n".join([*book[1:], typed]))
    told = passages(decision)["grounds"]
    assert (told.added, told.left_out) == ((typed,), (book[0],))
    actions.revise_draft(officer, decision, read_version=decision.version, grounds="\n".join(book[::-1]))
    turned = passages(decision)["grounds"]
    assert (turned.changed, turned.added, turned.left_out) == (True, (), ())
    actions.put_back(officer, decision, "grounds", read_version=decision.version)
    assert decision.grounds.splitlines() == book


def test_a_name_left_for_the_pen_is_a_change_that_can_be_taken_back(short, officer):
    decision = short.drafted_decision()
    actions.revise_draft(officer, decision, read_version=decision.version, signer_name="")
    assert passages(decision)["signer_name"].left_out == ("Trần Quốc Hưng",)
    actions.put_back(officer, decision, "signer_name", read_version=decision.version)
    assert decision.signer_name == "Trần Quốc Hưng"


def test_the_proposal_follows_the_day_of_signing(short, officer):
    """A decree that came into force between the two days belongs to the grounds of the new day."""
    decision = short.drafted_decision()
    standing = decision.grounds
    actions.revise_draft(officer, decision, read_version=decision.version, signed_on=date(2020, 7, 20))
    assert not passages(decision)["grounds"].changed
    assert decision.grounds == standing


def test_putting_back_asks_for_the_right_the_version_and_a_passage(short, officer):
    decision = short.drafted_decision()
    with pytest.raises(PermissionDenied):
        actions.put_back(short.user(Role.DOCUMENT_CLERK), decision, "title", read_version=decision.version)
    with pytest.raises(Stale):
        actions.put_back(officer, decision, "title", read_version=decision.version - 1)
    with pytest.raises(Refusal, match="không có đề xuất"):
        actions.put_back(officer, decision, "signed_on", read_version=decision.version)


def test_every_passage_is_a_column_that_may_be_revised():
    assert set(DraftPassage.values) <= set(actions.drafting.REVISABLE)


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_tells_and_the_button_puts_back(short, officer, at):
    decision = short.drafted_decision()
    quiet = at(officer, "decision:detail", decision.pk).content.decode()
    assert "Mọi mục đang như đề xuất" in quiet
    assert "Trả lại như đề xuất" not in quiet
    actions.revise_draft(officer, decision, read_version=decision.version, title="Về việc <b>khác</b>")
    page = at(officer, "decision:detail", decision.pk).content.decode()
    assert "1 mục đã sửa so với đề xuất" in page
    assert "Về việc &lt;b&gt;khác&lt;/b&gt;" in page
    stale = at(officer, "decision:put_back", decision.pk, "title", post={"version": decision.version - 1})
    assert stale.status_code == 409
    assert at(officer, "decision:put_back", decision.pk, "number", post={"version": 1}).status_code == 404
    answer = at(officer, "decision:put_back", decision.pk, "title", post={"version": decision.version})
    assert answer.status_code == 302
    assert "Mọi mục đang như đề xuất" in at(officer, "decision:detail", decision.pk).content.decode()


def test_who_only_reads_sees_the_sources_without_a_button(short, officer, at):
    decision = short.drafted_decision()
    actions.revise_draft(officer, decision, read_version=decision.version, title="Về việc khác")
    page = at(short.user(Role.LEADER), "decision:detail", decision.pk).content.decode()
    assert "Gõ tay, khác đề xuất" in page
    assert "Trả lại như đề xuất" not in page


def test_an_issued_decision_still_says_where_its_words_come_from_and_offers_no_change(short, officer, at):
    decision = short.drafted_decision()
    actions.revise_draft(officer, decision, read_version=decision.version, title="Về việc khác")
    actions.issue(short.user(Role.DOCUMENT_CLERK), decision, key="i" * 32)
    assert passages(decision)["title"].added == ("Về việc khác",)
    page = at(officer, "decision:detail", decision.pk).content.decode()
    assert "Chữ nào từ đâu" in page and "Lời đã ban hành không đổi" in page
    assert "Trả lại như đề xuất" not in page
