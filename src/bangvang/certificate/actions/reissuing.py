"""The verb that makes a certificate anew: against the old paper, or because it is lost."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.certificate.actions.layouts import layout_used
from bangvang.certificate.choices import ReissueKind
from bangvang.certificate.models import Certificate, LayoutVersion, Reissue
from bangvang.certificate.papers import made_anew
from bangvang.certificate.permissions import may_make, require
from bangvang.certificate.validators import reissue_problem
from bangvang.chronicle import actions as chronicle
from bangvang.decision.acts import how_it_stands
from bangvang.decision.queries import wording_on
from bangvang.files.actions import store
from bangvang.files.queries import PDF
from bangvang.outbox import actions as outbox
from bangvang.register.choices import FALLEN
from bangvang_paper.typesetting.certificate import CertificatePaper, certificate_pdfs
from bangvang_trust.errors import Refused


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
            layout=_layout_of(certificate, paper),
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


def _layout_of(certificate: Certificate, paper: CertificatePaper) -> LayoutVersion | None:
    """The row of the layout that the new paper has: that of the first one, or the house's with room for a signed code."""
    kept = certificate.layout
    if kept is None or paper.design is None:
        return None
    return layout_used(certificate.design, paper.design, kept.emblem)
