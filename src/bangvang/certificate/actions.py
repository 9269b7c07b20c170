"""Verbs of certificates: have them printed, print what is missing, set designs and the public address."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import award_name
from bangvang.certificate.choices import ReissueKind
from bangvang.certificate.models import Certificate, Design, PrintOrder, PublicBase, Reissue
from bangvang.certificate.papers import made_anew, paper_of, statement_of
from bangvang.certificate.permissions import may_make, may_set_up, require
from bangvang.certificate.queries import Progress, design_for, progress_of, public_base_of
from bangvang.certificate.signing import signing_key_of
from bangvang.certificate.validators import clean_address, painted_anew, reissue_problem
from bangvang.chronicle import actions as chronicle
from bangvang.decision.acts import how_it_stands
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import honours_of_decision, lines_in_order, wording_on
from bangvang.files.actions import store
from bangvang.outbox import actions as outbox
from bangvang.register.choices import FALLEN
from bangvang.register.models import Unit
from bangvang_paper.typesetting.certificate import certificate_pdfs
from bangvang_trust.errors import Refused
from bangvang_trust.keys import SigningKey

PDF = "application/pdf"
CHUNK = 50
# Without l, o, i, 0, 1: the address is also printed in plain letters and must survive being typed. 20 of 31 letters are
# 99 bits: nobody finds a certificate by trying.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 20


# ── printing ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def make_certificates(by: User, decision: Decision) -> Progress:
    """Ask for all certificates of an issued decision; a worker prints them. Asking again resumes, and prints none twice.

    Raises PermissionDenied, and `Refusal` when the decision is a draft, no public address is set, or no design is.
    """
    require(may_make(by, decision))
    _printable(decision)
    with transaction.atomic():
        order, new = PrintOrder.objects.get_or_create(
            decision=decision, defaults={"total": decision.lines.count(), "asked_by": by}
        )
        if order.done_at is None:
            PrintOrder.objects.filter(pk=order.pk).update(error="")
            outbox.tell("certificate.ordered", decision)
        if new:
            audit.record(by, "ordered_certificates", decision, note=_("%(count)d giấy") % {"count": order.total})
    return progress_of(decision)


def _printable(decision: Decision) -> tuple[Design, str]:
    """Design and public address, or why nothing can be printed."""
    if decision.state != DecisionState.ISSUED:
        raise Refusal(_("Quyết định chưa ban hành nên chưa in giấy khen được. Hãy cấp số và ban hành trước."))
    base = public_base_of(decision.body)
    if not base:
        raise Refusal(
            _(
                "Chưa có địa chỉ công khai để in dưới mã QR. Hãy ghi địa chỉ ở trang Mẫu giấy khen: in rồi không sửa lại được."
            )
        )
    design = design_for(decision.body, decision.award)
    if design is None:
        raise Refusal(
            _("%(body)s chưa có mẫu in cho %(award)s. Hãy thêm mẫu ở trang Mẫu giấy khen.")
            % {"body": decision.body, "award": award_name(decision.award)}
        )
    return design, base


def print_missing(decision: Decision, *, chunk: int = CHUNK) -> Progress:
    """Print certificates that the decision still lacks, ``chunk`` at a time; each chunk is kept before the next begins.

    Called by the worker and by commands that run without one. A kill loses at most the chunk in hand, and the next call
    goes on from there. No right is asked: `make_certificates` has asked.
    """
    design, base = _printable(decision)
    honours = honours_of_decision(decision)
    lines = list(lines_in_order(decision).filter(certificate=None))
    today = timezone.localdate()
    key = signing_key_of(decision.body, today) if lines else None  # opened once: its passphrase is slow on purpose
    for first in range(0, len(lines), chunk):
        _print(decision, lines[first : first + chunk], design, base, honours, today, key)
    with transaction.atomic():
        progress = progress_of(decision)
        if progress.done >= decision.lines.count():
            closed = PrintOrder.objects.filter(decision=decision, done_at=None).update(done_at=timezone.now())
            if closed:
                outbox.tell("certificate.printed", decision)
    return progress


def _print(
    decision: Decision,
    lines: Sequence[Line],
    design: Design,
    base: str,
    honours: dict,
    today: date,
    key: SigningKey | None,
) -> None:
    """Set the papers outside the transaction, then keep them in one; a line that somebody else printed is passed over."""
    ids = {line.pk: new_public_id() for line in lines}
    words = {line.pk: wording_on(line, today) for line in lines}
    letters = {line.pk: statement_of(line, words[line.pk], key, public_id=ids[line.pk], on=today) for line in lines}
    papers = [
        paper_of(
            line,
            words[line.pk],
            decision=decision,
            design=design,
            address=f"{base}/x/{ids[line.pk]}",
            golden=line.ordinal,
            letters=letters[line.pk],
        )
        for line in lines
    ]
    printed = certificate_pdfs(papers)
    with transaction.atomic():
        locked = Decision.objects.select_for_update().get(pk=decision.pk)
        taken = set(Certificate.objects.filter(line__decision=locked).values_list("line_id", flat=True))
        made = []
        for line, pdf in zip(lines, printed, strict=True):
            if line.pk in taken:
                continue
            certificate = Certificate.objects.create(
                line=line,
                honour=honours[line.pk],
                public_id=ids[line.pk],
                public_base=base,
                design=design,
                golden_book_number=line.ordinal,
                wording=words[line.pk],
                statement=letters[line.pk],
                pdf=store(
                    pdf, name=f"Giay-khen-{line.ordinal:02d}-{decision.code}.pdf".replace("/", "-"), media_type=PDF
                ),
            )
            outbox.tell("certificate.made", certificate, nomination_id=line.handling.nomination_id)
            made.append(certificate)
        if made:
            chronicle.write("certificate.made", decision, [*made, *(one.pdf for one in made)])


# ── made anew ────────────────────────────────────────────────────────────────────────────────────────────────────────
def reissue(
    by: User,
    certificate: Certificate,
    *,
    kind: str,
    reason: str,
    request: str,
    on: date,
    old_taken_on: date | None = None,
    today: date | None = None,
) -> Reissue:
    """Make a certificate anew in today's wording, under the same address and golden-book number, and enter it in the register.

    The procedure is the ministry's or the province's own (NĐ 152/2025/NĐ-CP, Điều 6 khoản 2 điểm a). Raises
    PermissionDenied, and `Refusal` for an honour that has fallen, an exchange without the old paper, or no correction.
    """
    decision = certificate.line.decision
    require(may_make(by, decision))
    day = today or timezone.localdate()
    reason, request = reason.strip(), request.strip()
    problem = reissue_problem(kind, reason=reason, request=request, old_taken_on=old_taken_on, on=on, today=day)
    if problem:
        raise Refusal(problem)
    if how_it_stands(certificate.honour)[0] in FALLEN:
        raise Refusal(_("Lần khen thưởng này đã hủy bỏ hoặc tước nên không cấp đổi, cấp lại giấy."))
    words = wording_on(certificate.line, on)
    if kind == ReissueKind.CORRECTED and words == certificate.wording:
        raise Refusal(
            _("Chưa có đính chính nào có hiệu lực vào ngày cấp. Hãy ghi đính chính trước, hoặc chọn lý do khác.")
        )
    try:
        paper = made_anew(certificate, on)
    except Refused as refused:
        raise Refusal(str(refused)) from refused
    pdf = certificate_pdfs([paper])[0]
    with transaction.atomic():
        done = Reissue.objects.create(
            certificate=certificate,
            kind=ReissueKind(kind),
            reason=reason,
            request=request,
            old_taken_on=old_taken_on,
            on=on,
            wording=words,
            statement=paper.statement,
            pdf=store(
                pdf,
                name=f"Giay-khen-{certificate.golden_book_number:02d}-{decision.code}-cap-lai.pdf".replace("/", "-"),
                media_type=PDF,
            ),
            by=by,
        )
        audit.record(by, "reissued", certificate, note=str(done))
        outbox.tell("certificate.reissued", done, nomination_id=certificate.line.handling.nomination_id)
        chronicle.write("certificate.reissued", certificate, [done, done.pdf])
    return done


def new_public_id() -> str:
    """A random name for one certificate, safe in an address and on paper."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


def note_failure(decision: Decision, sentence: str) -> None:
    """Write on the order why printing stopped, for the page to show."""
    PrintOrder.objects.filter(decision=decision).update(error=sentence[:500])


# ── what a body sets ─────────────────────────────────────────────────────────────────────────────────────────────────
def set_public_base(by: User, body: Unit, *, address: str, read_version: int | None = None) -> PublicBase:
    """Set the address that certificates print from now on; what is printed keeps the old one. Raises ValidationError, Stale."""
    require(may_set_up(by, body))
    cleaned = clean_address(address, demonstration=body.demonstration)
    with transaction.atomic():
        base = PublicBase.objects.select_for_update().filter(body=body).first()
        before = base.address if base else None
        if base is None:
            base = PublicBase.objects.create(body=body, address=cleaned)
        else:
            claim(base, base.version if read_version is None else read_version)
            base.address = cleaned
            base.save(update_fields=["address"])
        audit.record(by, "set_public_base", base, changes={"address": [before, cleaned]})
        outbox.tell("certificate.base_set", base)
    return base


def new_design(
    by: User, body: Unit, *, award: str, name: str, emblem: bytes | None = None, emblem_name: str = ""
) -> Design:
    """Add how the body prints an award. Raises PermissionDenied, `Refusal` when there is one, ValidationError for the picture."""
    require(may_set_up(by, body))
    picture = painted_anew(emblem) if emblem else None
    with transaction.atomic():
        if design_for(body, award) is not None:
            raise Refusal(
                _("%(body)s đã có mẫu in cho %(award)s. Hãy sửa mẫu ấy.") % {"body": body, "award": award_name(award)}
            )
        design = Design.objects.create(body=body, award=award, name=name)
        if picture is not None:
            _keep_emblem(design, picture, emblem_name)
        audit.record(by, "new_design", design)
        outbox.tell("certificate.design_set", design)
    return design


def revise_design(
    by: User,
    design: Design,
    *,
    read_version: int,
    name: str,
    emblem: bytes | None = None,
    emblem_name: str = "",
    without_emblem: bool = False,
) -> Design:
    """Rename a design, replace its emblem or take it away; certificates already printed keep their own bytes."""
    require(may_set_up(by, design.body))
    picture = painted_anew(emblem) if emblem else None
    with transaction.atomic():
        claim(design, read_version)
        changes = {"name": [design.name, name]} if name != design.name else {}
        design.name = name
        if without_emblem:
            design.emblem = None
        design.save(update_fields=["name", "emblem"])
        if picture is not None:
            _keep_emblem(design, picture, emblem_name)
        audit.record(by, "revised_design", design, changes=changes)
        outbox.tell("certificate.design_set", design)
    return design


def _keep_emblem(design: Design, picture: bytes, name: str) -> None:
    stem = name.rpartition(".")[0] or "bieu-trung"
    design.emblem = store(picture, name=f"{stem}.png", media_type="image/png")
    design.save(update_fields=["emblem"])
