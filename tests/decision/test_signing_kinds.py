"""Later acts and tờ trình are signed, sealed, attached and refused as decisions are, alone and together in one batch."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from signature.machine import machine  # noqa: F401  (a fixture)
from trust.authority import LEADER, leader, paper

from bangvang.audit.refusals import Refusal
from bangvang.decision.actions import draft_act, issue_act, send_up
from bangvang.decision.actions.signing import attach_signed, sign_papers
from bangvang.decision.models import Act, Decision, ProposalLetter, SignedCopy
from bangvang.decision.numbered import KINDS, key_of
from bangvang.decision.reactions import keep_letter_papers
from bangvang.decision.signed import next_to_sign, signatures_of, waiting_for
from bangvang.files.queries import content, path_of
from bangvang.nomination.models import Handling
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role
from bangvang.register.models import Honour
from bangvang.signature.actions import sign_waiting
from bangvang.signature.choices import SigningStep
from bangvang.signature.models import SigningOrder

DAY = date(2026, 3, 2)


@pytest.fixture
def office(short, machine):  # noqa: F811
    machine.with_keys(short.department)
    return short


@pytest.fixture
def boss(office):
    return office.user(Role.LEADER)


@pytest.fixture
def letter(office, officer) -> ProposalLetter:
    turns = list(Handling.objects.filter(nomination__proposal=office.submitted_proposal()))
    made = send_up(officer, turns, to_body=office.city, on=date(2020, 7, 6), signer="Trần Quốc Hưng")
    carry_out_waiting()
    made.refresh_from_db()
    return made


@pytest.fixture
def act(office, officer, document_clerk) -> Act:
    office.issued_decision()
    drafted = draft_act(
        officer,
        office.department,
        [Honour.objects.filter(body=office.department).first()],
        kind="annulment",
        ground="fraud_in_declaration",
        facts="Báo cáo thành tích khai khống số người đã đào tạo",
        signed_on=DAY,
        issuer=office.issuer,
    )
    issue_act(document_clerk, drafted, key="k" * 32, today=date(2026, 12, 31))
    carry_out_waiting()
    drafted.refresh_from_db()
    return drafted


@pytest.fixture(params=["letter", "act"])
def numbered(request) -> Act | ProposalLetter:
    return request.getfixturevalue(request.param)


def worked(order: SigningOrder) -> None:
    sign_waiting(order)
    carry_out_waiting()


def test_signed_by_the_leader_then_sealed(numbered, boss, document_clerk):
    worked(sign_papers(boss, numbered.body, "leader", [numbered]))
    first = numbered.signed_copies.get()
    assert (first.paper, first.subject) == (numbered, "Trần Quốc Hưng")
    assert content(first.file).startswith(content(numbered.pdf))
    worked(sign_papers(document_clerk, numbered.body, "agency", [numbered]))
    assert signatures_of(numbered).by_agency.subject == "Con dấu của Sở"
    assert next_to_sign(numbered) is None


def test_one_batch_of_every_kind(letter, act, boss, at):
    decision = Decision.objects.get(state="issued")
    keys = [key_of(one) for one in (decision, act)]
    assert keys == [f"decision-{decision.pk}", f"act-{act.pk}"]
    page = at(boss, "decision:sign", "leader", chon=keys[1]).content.decode()
    assert "3 văn bản chờ ký số" in page and f'value="{keys[1]}" checked' in page
    for words in (letter.code, act.code, decision.code, "Tờ trình", "Quyết định hủy bỏ, tước, phục hồi"):
        assert words in page
    post = {"body": act.body_id, "papers": [*keys, key_of(letter)]}
    assert at(boss, "decision:sign", "leader", post=post).status_code == 302
    worked(SigningOrder.objects.get())
    assert all(signatures_of(one).by_leader for one in (decision, act, letter))
    assert SignedCopy.objects.count() == 3


def test_a_key_that_does_not_wait_is_refused(letter, boss, at):
    for key in ("act-999", "letter-x", "paper-1"):
        answer = at(boss, "decision:sign", "leader", post={"body": letter.body_id, "papers": [key]})
        assert answer.status_code == 422
        assert "không còn chờ bước này" in answer.content.decode()


def test_its_page_says_how_it_was_signed(numbered, boss, officer, at):
    page = {"letter": "decision:letter", "act": "decision:act"}[key_of(numbered).split("-")[0]]
    assert "Chưa có bản ký" in at(officer, page, numbered.pk).content.decode()
    assert f"?chon={key_of(numbered)}" in at(boss, page, numbered.pk).content.decode()
    worked(sign_papers(boss, numbered.body, "leader", [numbered]))
    assert "Người có thẩm quyền đã ký số" in at(officer, page, numbered.pk).content.decode()
    shown = at(officer, "decision:signed_copy", numbered.signed_copies.get().pk)
    assert b"".join(shown) == content(numbered.signed_copies.get().file)


def test_signed_elsewhere_it_is_held_against_its_own_bytes(numbered, officer, boss):
    other = leader().signer().sign(paper(), LEADER)
    with pytest.raises(Refusal, match="không phải bản ký của chính tệp PDF này"):
        attach_signed(officer, numbered, data=other, name="ky.pdf")
    once = leader().signer().sign(content(numbered.pdf), LEADER)
    broken = bytearray(once)
    broken[len(content(numbered.pdf)) // 2] ^= 1
    with pytest.raises(Refusal):
        attach_signed(officer, numbered, data=bytes(broken), name="ky.pdf")
    assert not SignedCopy.objects.exists()
    assert attach_signed(officer, numbered, data=once, name="ky.pdf").paper == numbered
    with pytest.raises(Refusal, match="đã ký ở bước này"):
        sign_papers(boss, numbered.body, "leader", [numbered])


def test_a_signer_s_file_whose_start_differs_is_not_kept(numbered, boss):
    order = sign_papers(boss, numbered.body, "leader", [numbered])
    path = path_of(numbered.pdf.sha256)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    worked(order)
    assert "đã bị thay đổi" in order.items.get().problem
    assert not signatures_of(numbered).any


def test_a_draft_act_and_another_s_act_are_not_signed(office, act, officer, boss):
    honour = Honour.objects.filter(body=office.department).last()
    said = {"kind": "annulment", "ground": "fraud_in_declaration", "facts": "Khai khống số liệu", "signed_on": DAY}
    draft = draft_act(officer, office.department, [honour], issuer=office.issuer, **said)
    with pytest.raises(Refusal, match="chưa ban hành"):
        sign_papers(boss, office.department, "leader", [draft])
    assert act in waiting_for(boss, SigningStep.LEADER, KINDS["act"])
    assert draft not in waiting_for(boss, SigningStep.LEADER, KINDS["act"])


def test_attached_from_its_own_page(numbered, officer, at):
    name = {"letter": "decision:letter_attach_signed", "act": "decision:act_attach_signed"}
    answer = at(officer, name[key_of(numbered).split("-")[0]], numbered.pk)
    assert answer.status_code == 200 and numbered.code in answer.content.decode()


def test_a_letter_is_set_once_and_stays_as_it_was_sent(letter, officer, at):
    kept = letter.pdf.sha256
    keep_letter_papers(letter)
    assert letter.pdf.sha256 == kept
    assert b"".join(at(officer, "decision:letter_paper", letter.pk, "pdf")) == content(letter.pdf)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposalLetter.objects.filter(pk=letter.pk).update(title="Đề nghị khác")


def test_a_copy_is_of_one_paper(letter, act, officer):
    scan = {"kind": "scan", "file": letter.docx, "checked_at": "2026-03-02T00:00:00Z", "by": officer}
    for wrong in ({}, {"letter": letter, "act": act}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignedCopy.objects.create(**scan, **wrong)


def test_the_pages_ask_as_often_for_three_copies_as_for_one(numbered, officer, queries_of):
    from decision.test_signing import picture

    page = {"letter": "decision:letter", "act": "decision:act"}[key_of(numbered).split("-")[0]]
    attach_signed(officer, numbered, data=picture(), name="a.png")
    one = queries_of(officer, page, numbered.pk)
    for _ in range(2):
        attach_signed(officer, numbered, data=picture(), name="a.png")
    assert queries_of(officer, page, numbered.pk) == one
