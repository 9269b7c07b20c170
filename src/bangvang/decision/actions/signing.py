"""Having numbered papers signed: digitally in batches, or by a copy that is attached: a scan, or a PDF signed elsewhere."""

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
from bangvang.decision.choices import SignedKind
from bangvang.decision.models import SignedCopy
from bangvang.decision.numbered import KINDS, Numbered, is_signable, kind_of
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
def sign_papers(
    by: User, body: Unit, step: SigningStep | str, papers: Sequence[Numbered], *, signer: str = ""
) -> SigningOrder:
    """Ask for papers of ``body``, of any kind, to be signed in one step; a worker signs them, `keep_signed` writes the copies.

    Raises PermissionDenied, and `Refusal` when one is not in force, has no PDF yet, is signed in this step already, or is to
    be sealed before it is signed.
    """
    require(may_sign(by, body, step) and all(paper.body_id == body.pk for paper in papers))
    files = [_file_for(paper, SigningStep(step)) for paper in papers]
    codes = ", ".join(paper.code for paper in papers[:3])
    more = _(" và %(count)d văn bản khác") % {"count": len(papers) - 3} if len(papers) > 3 else ""
    return order_signing(by, body, step, files, signer=signer, title=f"{codes}{more}")


def _file_for(paper: Numbered, step: SigningStep) -> StoredFile:
    """What this step signs: the paper's PDF, or the copy that the leader has signed."""
    _is_in_force(paper)
    following = next_to_sign(paper)
    if following is None or (step == SigningStep.LEADER and following[0] != step):
        raise Refusal(_("%(code)s đã ký ở bước này rồi. Không cần ký lần nữa.") % {"code": paper.code})
    if following[0] != step:
        raise Refusal(
            _("%(code)s chưa có chữ ký của người có thẩm quyền, nên chưa đóng dấu cơ quan được.") % {"code": paper.code}
        )
    return following[1]


def keep_signed(item: SigningItem) -> SignedCopy | None:
    """Write the copy that a signed file is, once; None when it is no numbered paper's. Called when the worker has signed."""
    paper = _paper_of(item)
    if paper is None:
        return None
    standing = SignedCopy.objects.filter(item=item).first()
    if standing is not None:
        return standing
    assert item.signed is not None and item.signed_at is not None  # a database constraint
    seen = Signature.from_dict(item.seen)
    return _write(item.order.asked_by, paper, item.signed, SigningStep(item.step), seen, item.signed_at, item)


def _paper_of(item: SigningItem) -> Numbered | None:
    if item.step == SigningStep.LEADER:
        found = (kind.model._default_manager.filter(pdf=item.source).first() for kind in KINDS.values())
        return next((paper for paper in found if paper is not None), None)
    copies = SignedCopy.objects.select_related(*(f"{name}__body" for name in KINDS))
    copy = copies.filter(file=item.source).first()
    return copy.paper if copy else None


# ── attached ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def attach_signed(by: User, paper: Numbered, *, data: bytes, name: str) -> SignedCopy:
    """Attach what was signed elsewhere: the PDF of this page with a digital signature behind it, else a scan of the paper.

    A PDF that begins with the exact bytes of ours is never taken for a scan: its new signature must hold and be of a
    certificate declared for the body. Raises PermissionDenied, and `Refusal` with what is wrong with the file.
    """
    require(may_attach_signed(by, paper))
    _is_in_force(paper)
    problem = too_heavy(len(data))
    if problem:
        raise Refusal(problem)
    now = timezone.now()
    base = _base_of(paper, data)
    if base is not None:
        return _attach_digital(by, paper, base, data, now)
    scan = scan_in(data)
    with transaction.atomic():
        ending = "pdf" if scan.media_type == PDF else "jpg"
        stem = name.rpartition(".")[0] or "ban-quet"
        copy = SignedCopy.objects.create(
            **{kind_of(paper).name: paper},
            kind=SignedKind.SCAN,
            file=store(scan.data, name=f"{stem}.{ending}", media_type=scan.media_type),
            checked_at=now,
            by=by,
        )
        audit.record(by, "attached_scan", paper, note=_("%(count)d trang") % {"count": scan.pages})
        outbox.tell("decision.scan_attached", copy)
        chronicle.write("decision.scan_attached", paper, [copy, copy.file])
    return copy


def _base_of(paper: Numbered, data: bytes) -> bytes | None:
    """Our own file that ``data`` continues, the one with the most signatures; None when it continues none."""
    copies = paper.signed_copies.exclude(step="").select_related("file").order_by("-id")
    for file in [*(copy.file for copy in copies), paper.pdf]:
        try:
            ours = content(file) if file is not None else None
        except DamagedFile as damaged:
            raise Refusal(str(damaged)) from damaged
        if ours is not None and data.startswith(ours):
            return ours
    return None


def _attach_digital(by: User, paper: Numbered, base: bytes, data: bytes, now: datetime) -> SignedCopy:
    if data == base:
        raise Refusal(_("Đây là chính tệp tải từ trang này, chưa có chữ ký mới. Hãy ký tệp rồi đính kèm lại."))
    known = known_fingerprints(paper.body)
    if not known:
        raise Refusal(
            _(
                "%(body)s chưa khai chứng thư của ai, nên chưa biết chữ ký này có đúng người không. "
                "Quản trị máy chủ khai chứng thư theo hướng dẫn “Ký số”."
            )
            % {"body": paper.body}
        )
    seen = accept_file(base, data, fingerprints=set(known), at=now)
    assert seen.certificate is not None  # accepted by its fingerprint
    step = SigningStep(known[seen.certificate.sha256])
    following = next_to_sign(paper)
    if following is None or following[0] != step or content(following[1]) != base:
        raise Refusal(
            _(
                "Chữ ký này là của %(step)s, không phải bước đang chờ. Người có thẩm quyền ký trước, rồi mới đóng dấu cơ quan."
            )
            % {"step": step.label}
        )
    with transaction.atomic():
        stem = paper.pdf.name.removesuffix(".pdf") if paper.pdf else paper.code
        ending = "ky-so" if step == SigningStep.LEADER else "ky-so-dong-dau"
        return _write(by, paper, store(data, name=f"{stem}-{ending}.pdf", media_type=PDF), step, seen, now, None)


def _write(
    by: User,
    paper: Numbered,
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
                **{kind_of(paper).name: paper},
                kind=SignedKind.DIGITAL,
                step=step,
                file=file,
                item=item,
                checked_at=checked_at,
                by=by,
                **_facts(seen),
            )
            audit.record(by, "signed_digitally", paper, note=f"{step.label}: {copy.subject}")
            outbox.tell("decision.signed", copy)
            chronicle.write("decision.signed", paper, [copy, file], facts={"step": step.value, "pdf": file.sha256})
    except IntegrityError:
        raise Refusal(_("%(code)s đã có bản ký số ở bước này rồi.") % {"code": paper.code}) from None
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
        "level": seen.level.value if seen.level else "",
        "findings": [[finding.reason.value, finding.sentence] for finding in seen.findings],
    }


def _is_in_force(paper: Numbered) -> None:
    if not is_signable(paper):
        raise Refusal(
            _(
                "Văn bản chưa ban hành, hoặc là quyết định của cơ quan khác, nên ở đây không có bản để ký. "
                "Hãy cấp số và ban hành trước."
            )
        )
