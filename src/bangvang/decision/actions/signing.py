"""Having decisions signed: digitally in batches, or by a copy that is attached: a scan, or a PDF signed on somebody's machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.chronicle import actions as chronicle
from bangvang.decision.choices import DecisionState, SignedKind
from bangvang.decision.models import Decision, SignedCopy
from bangvang.decision.permissions import may_attach_signed, require
from bangvang.decision.signed import next_to_sign
from bangvang.files.actions import store
from bangvang.files.models import StoredFile
from bangvang.files.queries import PDF, DamagedFile, content
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang.signature.actions import order_signing
from bangvang.signature.choices import SigningStep
from bangvang.signature.looking import accept_file, scan_in
from bangvang.signature.models import SigningItem, SigningOrder
from bangvang.signature.permissions import may_sign
from bangvang.signature.signers import known_fingerprints
from bangvang.signature.validators import too_heavy
from bangvang_trust.pdf import Signature


# ── here, with a declared key ────────────────────────────────────────────────────────────────────────────────────────
def sign_decisions(
    by: User, body: Unit, step: SigningStep | str, decisions: Sequence[Decision], *, signer: str = ""
) -> SigningOrder:
    """Ask for decisions of ``body`` to be signed in one step; a worker signs them and `keep_signed` writes their copies.

    Raises PermissionDenied, and `Refusal` when one is not issued, has no PDF yet, is signed in this step already, or is to
    be sealed before it is signed.
    """
    require(may_sign(by, body, step) and all(decision.body_id == body.pk for decision in decisions))
    files = [_file_for(decision, SigningStep(step)) for decision in decisions]
    codes = ", ".join(decision.code for decision in decisions[:3])
    more = _(" và %(count)d quyết định khác") % {"count": len(decisions) - 3} if len(decisions) > 3 else ""
    return order_signing(by, body, step, files, signer=signer, title=f"{codes}{more}")


def _file_for(decision: Decision, step: SigningStep) -> StoredFile:
    """What this step signs: the decision's PDF, or the copy that the leader has signed."""
    _is_issued(decision)
    following = next_to_sign(decision)
    if following is None or (step == SigningStep.LEADER and following[0] != step):
        raise Refusal(_("%(code)s đã ký ở bước này rồi. Không cần ký lần nữa.") % {"code": decision.code})
    if following[0] != step:
        raise Refusal(
            _("%(code)s chưa có chữ ký của người có thẩm quyền, nên chưa đóng dấu cơ quan được.")
            % {"code": decision.code}
        )
    return following[1]


def keep_signed(item: SigningItem) -> SignedCopy | None:
    """Write the copy that a signed paper is, once; None when the paper is no decision's. Called when the worker has signed."""
    decision = _decision_of(item)
    if decision is None:
        return None
    standing = SignedCopy.objects.filter(item=item).first()
    if standing is not None:
        return standing
    assert item.signed is not None and item.signed_at is not None  # a database constraint
    seen = Signature.from_dict(item.seen)
    return _write(item.order.asked_by, decision, item.signed, SigningStep(item.step), seen, item.signed_at, item)


def _decision_of(item: SigningItem) -> Decision | None:
    if item.step == SigningStep.LEADER:
        return Decision.objects.filter(pdf=item.source).first()
    return Decision.objects.filter(signed_copies__file=item.source).first()


# ── attached ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def attach_signed(by: User, decision: Decision, *, data: bytes, name: str) -> SignedCopy:
    """Attach what was signed elsewhere: the PDF of this page with a digital signature behind it, else a scan of the paper.

    A PDF that begins with the exact bytes of ours is never taken for a scan: its new signature must hold and be of a
    certificate declared for the body. Raises PermissionDenied, and `Refusal` with what is wrong with the file.
    """
    require(may_attach_signed(by, decision))
    _is_issued(decision)
    problem = too_heavy(len(data))
    if problem:
        raise Refusal(problem)
    now = timezone.now()
    base = _base_of(decision, data)
    if base is not None:
        return _attach_digital(by, decision, base, data, now)
    scan = scan_in(data)
    with transaction.atomic():
        ending = "pdf" if scan.media_type == PDF else "jpg"
        stem = name.rpartition(".")[0] or "ban-quet"
        copy = SignedCopy.objects.create(
            decision=decision,
            kind=SignedKind.SCAN,
            file=store(scan.data, name=f"{stem}.{ending}", media_type=scan.media_type),
            checked_at=now,
            by=by,
        )
        audit.record(by, "attached_scan", decision, note=_("%(count)d trang") % {"count": scan.pages})
        outbox.tell("decision.scan_attached", copy)
        chronicle.write("decision.scan_attached", decision, [copy, copy.file])
    return copy


def _base_of(decision: Decision, data: bytes) -> bytes | None:
    """Our own file that ``data`` continues, the one with the most signatures; None when it continues none."""
    copies = decision.signed_copies.exclude(step="").select_related("file").order_by("-id")
    for file in [*(copy.file for copy in copies), decision.pdf]:
        try:
            ours = content(file) if file is not None else None
        except DamagedFile as damaged:
            raise Refusal(str(damaged)) from damaged
        if ours is not None and data.startswith(ours):
            return ours
    return None


def _attach_digital(by: User, decision: Decision, base: bytes, data: bytes, now: datetime) -> SignedCopy:
    if data == base:
        raise Refusal(_("Đây là chính tệp tải từ trang này, chưa có chữ ký mới. Hãy ký tệp rồi đính kèm lại."))
    known = known_fingerprints(decision.body)
    if not known:
        raise Refusal(
            _(
                "%(body)s chưa khai chứng thư của ai, nên chưa biết chữ ký này có đúng người không. "
                "Quản trị máy chủ khai chứng thư theo hướng dẫn “Ký số”."
            )
            % {"body": decision.body}
        )
    seen = accept_file(base, data, fingerprints=set(known), at=now)
    assert seen.certificate is not None  # accepted by its fingerprint
    step = SigningStep(known[seen.certificate.sha256])
    following = next_to_sign(decision)
    if following is None or following[0] != step or content(following[1]) != base:
        raise Refusal(
            _(
                "Chữ ký này là của %(step)s, không phải bước đang chờ. Người có thẩm quyền ký trước, rồi mới đóng dấu cơ quan."
            )
            % {"step": step.label}
        )
    with transaction.atomic():
        stem = decision.pdf.name.removesuffix(".pdf") if decision.pdf else decision.code
        ending = "ky-so" if step == SigningStep.LEADER else "ky-so-dong-dau"
        return _write(by, decision, store(data, name=f"{stem}-{ending}.pdf", media_type=PDF), step, seen, now, None)


def _write(
    by: User,
    decision: Decision,
    file: StoredFile,
    step: SigningStep,
    seen: Signature,
    checked_at: datetime,
    item: SigningItem | None,
) -> SignedCopy:
    """The row of a digital copy, with what was seen in it."""
    try:
        with transaction.atomic():
            copy = SignedCopy.objects.create(
                decision=decision,
                kind=SignedKind.DIGITAL,
                step=step,
                file=file,
                item=item,
                checked_at=checked_at,
                by=by,
                **_facts(seen),
            )
            audit.record(by, "signed_digitally", decision, note=f"{step.label}: {copy.subject}")
            outbox.tell("decision.signed", copy)
            chronicle.write("decision.signed", decision, [copy, file], facts={"step": step.value, "pdf": file.sha256})
    except IntegrityError:
        raise Refusal(_("%(code)s đã có bản ký số ở bước này rồi.") % {"code": decision.code}) from None
    return copy


def _facts(seen: Signature) -> dict[str, Any]:
    certificate = seen.certificate
    assert certificate is not None  # a signature without one is refused
    return {
        "subject": certificate.subject,
        "issuer": certificate.issuer,
        "serial": certificate.serial,
        "valid_from": certificate.not_before,
        "valid_until": certificate.not_after,
        "signed_at": seen.claimed_at,
        "stamped_at": seen.stamped_at,
        "findings": [[finding.reason.value, finding.sentence] for finding in seen.findings],
    }


def _is_issued(decision: Decision) -> None:
    if decision.state != DecisionState.ISSUED:
        raise Refusal(_("Quyết định chưa ban hành nên chưa có bản để ký. Hãy cấp số và ban hành trước."))
