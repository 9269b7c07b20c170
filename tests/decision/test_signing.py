"""How a decision was signed: on paper with a scan, digitally here or elsewhere; never shown as signed without its signature."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image
from signature.machine import machine  # noqa: F401  (a fixture)
from trust.authority import AGENCY, LEADER, authority, leader, paper, seal
from trust.services import Services

from bangvang.audit.refusals import Refusal
from bangvang.decision.actions.signing import attach_signed, sign_papers
from bangvang.decision.models import Decision, SignedCopy
from bangvang.decision.reactions import keep_papers
from bangvang.decision.signed import next_to_sign, signatures_of, waiting_for
from bangvang.files.queries import content, path_of
from bangvang.outbox.actions import carry_out_waiting
from bangvang.register.choices import Role
from bangvang.signature.actions import sign_waiting
from bangvang.signature.choices import SigningStep
from bangvang.signature.models import SigningItem


@pytest.fixture
def issued(short, machine) -> Decision:  # noqa: F811
    """An issued decision with its PDF, in a department that has a key and a seal."""
    machine.with_keys(short.department)
    decision = short.issued_decision()
    keep_papers(decision)
    carry_out_waiting()
    return Decision.objects.select_related("pdf", "body").get(pk=decision.pk)


@pytest.fixture
def boss(short):
    return short.user(Role.LEADER)


def worked(order) -> None:
    """What the worker does: sign, and then carry out what waits for it."""
    sign_waiting(order)
    carry_out_waiting()


def signed_here(decision, boss) -> SignedCopy:
    worked(sign_papers(boss, decision.body, "leader", [decision]))
    return decision.signed_copies.get(step="leader")


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, format="PNG")
    return out.getvalue()


# ── digitally, here ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_leader_then_agency_each_kept_with_what_was_seen(issued, boss, document_clerk):
    copy = signed_here(issued, boss)
    assert content(copy.file).startswith(content(issued.pdf))
    assert (copy.subject, copy.issuer) == ("Trần Quốc Hưng", authority().name)
    assert copy.serial == f"{leader().certificate.serial_number:x}"
    assert copy.valid_until == leader().certificate.not_valid_after_utc
    assert copy.signed_at is not None and copy.checked_at is not None and copy.by == boss
    worked(sign_papers(document_clerk, issued.body, "agency", [issued]))
    both = signatures_of(issued)
    assert both.by_agency.subject == "Con dấu của Sở"
    assert content(both.by_agency.file).startswith(content(copy.file))
    assert next_to_sign(issued) is None


def test_between_asking_and_signing_nothing_is_shown_as_signed(issued, boss, at, officer):
    order = sign_papers(boss, issued.body, "leader", [issued])
    assert "Chưa có bản ký" in at(officer, "decision:detail", issued.pk).content.decode()
    sign_waiting(order)
    assert not signatures_of(issued).any  # signed by the worker, and its copy not written yet
    carry_out_waiting()
    assert "Người có thẩm quyền đã ký số" in at(officer, "decision:detail", issued.pk).content.decode()


def test_a_reaction_that_is_delivered_twice_writes_one_copy(issued, boss):
    from bangvang.decision.actions.signing import keep_signed

    copy = signed_here(issued, boss)
    assert keep_signed(SigningItem.objects.get()) == copy
    assert SignedCopy.objects.count() == 1


def test_a_paper_of_another_kind_writes_no_copy(issued, boss):
    from bangvang.decision.actions.signing import keep_signed
    from bangvang.files.actions import store
    from bangvang.signature.actions import order_signing

    order = order_signing(boss, issued.body, "leader", [store(paper(), name="khac.pdf", media_type="application/pdf")])
    sign_waiting(order)
    assert keep_signed(order.items.get()) is None


def test_the_seal_waits_for_the_leader(issued, document_clerk):
    with pytest.raises(Refusal) as caught:
        sign_papers(document_clerk, issued.body, "agency", [issued])
    assert "chưa có chữ ký của người có thẩm quyền" in caught.value.sentence


def test_a_draft_is_not_signed(short, machine, boss):  # noqa: F811
    machine.with_keys(short.department)
    with pytest.raises(Refusal) as caught:
        sign_papers(boss, short.department, "leader", [short.drafted_decision()])
    assert "chưa ban hành" in caught.value.sentence


def test_signed_once_it_is_not_asked_again(issued, boss):
    signed_here(issued, boss)
    with pytest.raises(Refusal):
        sign_papers(boss, issued.body, "leader", [issued])
    assert not waiting_for(boss, SigningStep.LEADER).exists()


def test_what_waits_is_seen_by_who_signs_it(issued, boss, document_clerk, officer):
    assert list(waiting_for(boss, SigningStep.LEADER)) == [issued]
    assert not waiting_for(document_clerk, SigningStep.LEADER).exists()
    assert not waiting_for(document_clerk, SigningStep.AGENCY).exists()
    signed_here(issued, boss)
    assert list(waiting_for(document_clerk, SigningStep.AGENCY)) == [issued]
    assert not waiting_for(officer, SigningStep.AGENCY).exists()


def test_another_department_s_leader_signs_nothing_here(issued, short):
    with pytest.raises(PermissionDenied):
        sign_papers(short.outsider(Role.LEADER), issued.body, "leader", [issued])
    with pytest.raises(PermissionDenied):
        sign_papers(short.outsider(Role.LEADER), short.other_department, "leader", [issued])


def test_the_page_tells_the_level_that_was_reached_and_what_is_missing(issued, boss, at, officer, machine):  # noqa: F811
    assert signed_here(issued, boss).level == "B-B"
    assert "Mức B-B: chỉ có chữ ký" in at(officer, "decision:detail", issued.pk).content.decode()


def test_with_a_time_stamp_authority_it_is_signed_for_the_archive(short, machine, boss, at, officer):  # noqa: F811
    services = Services()
    try:
        machine.key(authority().holder(asked_at=services.address), "giam-doc.p12")
        machine.declare(
            short.department, "leader", file="keys/signers/giam-doc.p12", timestamp=f"{services.address}/tsa", proofs="B-LTA"
        )
        machine.trust()
        decision = short.issued_decision()
        keep_papers(decision)
        carry_out_waiting()
        decision.refresh_from_db()
        assert signed_here(decision, boss).level == "B-LTA"
    finally:
        services.close()
    page = at(officer, "decision:detail", decision.pk).content.decode()
    assert "Mức B-LTA" in page and "theo dấu thời gian" in page


# ── digitally, elsewhere ─────────────────────────────────────────────────────────────────────────────────────────────
def test_signed_on_the_holder_s_own_machine_and_attached(issued, document_clerk):
    ours = content(issued.pdf)
    copy = attach_signed(document_clerk, issued, data=leader().signer().sign(ours, LEADER), name="ky.pdf")
    assert (copy.kind, copy.step, copy.subject) == ("digital", "leader", "Trần Quốc Hưng")
    sealed = attach_signed(
        document_clerk, issued, data=seal().signer().sign(content(copy.file), AGENCY), name="dau.pdf"
    )
    assert sealed.step == "agency"


def refused(by, decision, data, name="ky.pdf") -> str:
    before = SignedCopy.objects.count()
    with pytest.raises(Refusal) as caught:
        attach_signed(by, decision, data=data, name=name)
    assert SignedCopy.objects.count() == before
    return caught.value.sentence


def test_another_agency_s_valid_certificate_is_refused(issued, officer):
    other = authority().holder("Nguyễn Văn Khác", organisation="Sở Nội vụ")
    assert "Nguyễn Văn Khác" in refused(officer, issued, other.signer().sign(content(issued.pdf), LEADER))


def test_another_document_well_signed_is_no_copy_of_this_one(issued, officer):
    assert "không phải bản ký của chính tệp PDF này" in refused(
        officer, issued, leader().signer().sign(paper(), LEADER)
    )


def test_our_own_file_unsigned_is_told(issued, officer):
    assert "chưa có chữ ký mới" in refused(officer, issued, content(issued.pdf))


def test_altered_and_twice_signed_files_are_refused(issued, officer):
    ours = content(issued.pdf)
    once = leader().signer().sign(ours, LEADER)
    place = once.find(b"/Reason", len(ours)) + 30
    assert "đã bị sửa" in refused(officer, issued, once[:place] + b"X" + once[place + 1 :])
    assert "nhiều hơn một" in refused(officer, issued, seal().signer().sign(once, AGENCY))


def test_the_seal_alone_is_refused(issued, officer):
    assert "ký trước" in refused(officer, issued, seal().signer().sign(content(issued.pdf), AGENCY))


def test_a_second_signature_of_the_leader_is_refused(issued, officer, boss):
    signed_here(issued, boss)
    again = leader().signer().sign(content(issued.pdf), LEADER)
    assert "không phải bước đang chờ" in refused(officer, issued, again)


def test_where_no_certificate_is_declared_nobody_is_recognised(issued, officer, machine):  # noqa: F811
    (machine.folder / "signers.toml").unlink()
    assert "chưa khai chứng thư" in refused(officer, issued, leader().signer().sign(content(issued.pdf), LEADER))


# ── on paper ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_scan_is_kept_and_the_page_says_so(issued, officer, at):
    copy = attach_signed(officer, issued, data=picture(), name="quét trang 1.png")
    assert (copy.kind, copy.step, copy.file.media_type) == ("scan", "", "image/jpeg")
    page = at(officer, "decision:detail", issued.pk).content.decode()
    assert "Đã ký trên giấy, có bản quét" in page
    assert "Chưa có bản ký" not in page
    shown = at(officer, "decision:signed_copy", copy.pk)
    assert shown["Content-Disposition"].startswith("attachment")
    assert b"".join(shown) == content(copy.file)


def test_a_second_scan_stands_beside_the_first(issued, officer):
    first = attach_signed(officer, issued, data=picture(), name="a.png")
    second = attach_signed(officer, issued, data=paper(), name="b.pdf")
    assert signatures_of(issued).scan == second
    assert list(issued.signed_copies.all()) == [first, second]


@pytest.mark.parametrize("data", [b"", b"<svg>", b"%PDF-1.7\nhong"])
def test_what_is_no_scan_is_refused(issued, officer, data):
    assert refused(officer, issued, data)


# ── kept ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_copy_whose_bytes_are_gone_no_longer_shows_the_decision_as_signed(issued, boss, at, officer):
    copy = signed_here(issued, boss)
    path_of(copy.file.sha256).unlink()
    assert not signatures_of(issued).any
    page = at(officer, "decision:detail", issued.pk).content.decode()
    assert "Chưa có bản ký" in page
    assert "khôi phục thư mục tệp" in page
    assert next_to_sign(issued)[0] == SigningStep.AGENCY  # it is brought back, not signed anew


def test_the_rows_do_not_change(issued, boss, officer):
    copy = signed_here(issued, boss)
    for change in ({"subject": "Người khác"}, {"step": "agency"}, {"findings": [["x", "y"]]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignedCopy.objects.filter(pk=copy.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedCopy.objects.filter(pk=copy.pk)._raw_delete("default")


def test_a_digital_row_without_a_certificate_cannot_be_written(issued, officer):
    scan = attach_signed(officer, issued, data=picture(), name="a.png")
    fields = {"decision": issued, "file_id": issued.docx_id, "checked_at": scan.checked_at, "by": officer}
    for wrong in ({"kind": "digital", "step": "leader"}, {"kind": "scan", "serial": "1"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignedCopy.objects.create(**fields, **wrong)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_choosing_and_signing_from_the_page(issued, boss, at):
    page = at(boss, "decision:sign", "leader", chon=f"decision-{issued.pk}").content.decode()
    assert "1 văn bản chờ ký số" in page and issued.code in page and "checked" in page
    answer = at(boss, "decision:sign", "leader", post={"body": issued.body_id, "papers": [f"decision-{issued.pk}"]})
    order = SigningItem.objects.get().order
    assert answer.status_code == 302 and answer["Location"].endswith(f"/ky-so/{order.pk}/")
    assert "Đang ký: 0 trong 1 văn bản" in at(boss, "signature:order", order.pk).content.decode()
    worked(order)
    assert "Đã ký và kiểm xong" in at(boss, "signature:order", order.pk).content.decode()
    assert at(boss, "signature:paper", order.items.get().pk).status_code == 200
    assert "Không có văn bản nào chờ ký số" in at(boss, "decision:sign", "leader").content.decode()


def test_nothing_chosen_is_told(issued, boss, at):
    answer = at(boss, "decision:sign", "leader", post={"body": issued.body_id})
    assert answer.status_code == 422
    assert "Chưa chọn văn bản nào" in answer.content.decode()


def test_looking_for_one_to_sign_signs_nothing_and_keeps_the_tick(issued, boss, at):
    box = f'value="decision-{issued.pk}" checked'
    found = at(
        boss, "decision:sign", "leader", post={"loc": "tim", "tim": issued.code, "papers": [f"decision-{issued.pk}"]}
    )
    assert (
        found.status_code == 200 and box in found.content.decode() and "Hiện 1 trong 1 dòng" in found.content.decode()
    )
    lost = at(boss, "decision:sign", "leader", post={"loc": "tim", "tim": "zzzz", "papers": [f"decision-{issued.pk}"]})
    assert box in lost.content.decode() and "1 dòng không hiện vẫn giữ dấu chọn" in lost.content.decode()
    assert not SigningItem.objects.exists()


def test_where_no_key_is_declared_the_page_offers_paper(issued, boss, at, machine):  # noqa: F811
    (machine.folder / "signers.toml").unlink()
    answer = at(boss, "decision:sign", "leader", post={"body": issued.body_id, "papers": [f"decision-{issued.pk}"]})
    assert answer.status_code == 409
    assert "ký trên giấy" in answer.content.decode()


def test_attaching_from_the_page(issued, officer, at):
    file = SimpleUploadedFile("quet.png", picture())
    assert at(officer, "decision:attach_signed", issued.pk, post={"file": file}).status_code == 302
    wrong = SimpleUploadedFile("quet.png", b"khong phai anh")
    answer = at(officer, "decision:attach_signed", issued.pk, post={"file": wrong})
    assert answer.status_code == 409
    assert "Chỉ nhận bản quét" in answer.content.decode()


def test_the_page_asks_as_often_for_three_copies_as_for_one(issued, officer, queries_of):
    attach_signed(officer, issued, data=picture(), name="a.png")
    one = queries_of(officer, "decision:detail", issued.pk)
    for _ in range(2):
        attach_signed(officer, issued, data=picture(), name="a.png")
    assert queries_of(officer, "decision:detail", issued.pk) == one
