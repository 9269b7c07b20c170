"""Verbs of printing: have the certificates of a decision printed, and print what is missing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.certificate.actions.golden import Golden, give_numbers
from bangvang.certificate.actions.layouts import layout_used
from bangvang.certificate.models import Certificate, Design, LayoutVersion, PrintOrder
from bangvang.certificate.papers import paper_of, statement_of
from bangvang.certificate.permissions import may_make, require
from bangvang.certificate.queries import Progress, design_for, progress_of, public_base_of
from bangvang.certificate.queries.layouts import deviations, layout_for, layout_of
from bangvang.certificate.signing import signing_key_of
from bangvang.chronicle import actions as chronicle
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import honours_of_decision, lines_in_order, wording_on
from bangvang.files.actions import store
from bangvang.files.queries import PDF
from bangvang.outbox import actions as outbox
from bangvang_paper.typesetting.certificate import certificate_pdfs
from bangvang_paper.typesetting.certificate_layout import SMALLEST_SIGNED_QR_MM, Layout
from bangvang_trust.keys import SigningKey

CHUNK = 50
# Without l, o, i, 0, 1: the address is also printed in plain letters and must survive being typed. 20 of 31 letters are
# 99 bits: nobody finds a certificate by trying.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 20


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
    _lawful(design, decision)
    return design, base


def _lawful(design: Design, decision: Decision) -> None:
    """The decree of the day of signing, where it was read, binds the body's own layout."""
    if design.layout is None:
        return
    for one in deviations(layout_of(design.layout), design.award, decision.signed_on):
        if one.binding:
            raise Refusal(
                _("Mẫu in “%(design)s” khác quy định của ngày ký: %(what)s Hãy sửa ở trang Bố cục rồi in.")
                % {"design": design, "what": one.sentence},
                cite=one.citation,
            )


def print_missing(decision: Decision, *, chunk: int = CHUNK) -> Progress:
    """Print certificates that the decision still lacks, ``chunk`` at a time; each chunk is kept before the next begins.

    Called by the worker and by commands that run without one. A kill loses at most the chunk in hand, and the next call
    goes on from there. No right is asked: `make_certificates` has asked.
    """
    design, base = _printable(decision)
    lines = list(lines_in_order(decision).filter(certificate=None))
    if lines:
        today = timezone.localdate()
        key = signing_key_of(decision.body, today)  # opened once: its passphrase is slow on purpose
        batch = _Batch(
            decision=decision,
            design=design,
            layout=layout_used(design, _layout(design, decision, key), design.emblem),
            base=base,
            honours=honours_of_decision(decision),
            numbers=give_numbers(decision, lines),
            today=today,
            key=key,
        )
        for first in range(0, len(lines), chunk):
            _print(batch, lines[first : first + chunk])
    return _close_order(decision)


def _layout(design: Design, decision: Decision, key: SigningKey | None) -> Layout:
    """What the decision is printed with. A code that nobody could read is refused before the first sheet is spent."""
    layout = layout_for(design, decision.signed_on, signed=key is not None)
    if key is not None and not layout.holds_signed_code:
        raise Refusal(
            _(
                "Cơ quan có khóa ký nên mã QR mang lời đã ký, cần ô từ %(side)d mm. Hãy nới ô mã QR ở trang Bố cục rồi in."
            )
            % {"side": SMALLEST_SIGNED_QR_MM}
        )
    return layout


def _close_order(decision: Decision) -> Progress:
    """Mark the order as done once nothing is missing, and tell so once."""
    with transaction.atomic():
        progress = progress_of(decision)
        if progress.done >= decision.lines.count():
            closed = PrintOrder.objects.filter(decision=decision, done_at=None).update(done_at=timezone.now())
            if closed:
                outbox.tell("certificate.printed", decision)
    return progress


@dataclass(frozen=True)
class _Batch:
    """What all certificates of one printing share. ``numbers``: line id → golden-book number."""

    decision: Decision
    design: Design
    layout: LayoutVersion
    base: str
    honours: dict[int, Any]
    numbers: dict[int, Golden]
    today: date
    key: SigningKey | None


def _print(batch: _Batch, lines: Sequence[Line]) -> None:
    """Set the papers outside the transaction, then keep them in one; a line that somebody else printed is passed over."""
    decision = batch.decision
    ids = {line.pk: new_public_id() for line in lines}
    words = {line.pk: wording_on(line, batch.today) for line in lines}
    letters = {
        line.pk: statement_of(line, words[line.pk], batch.key, public_id=ids[line.pk], on=batch.today) for line in lines
    }
    papers = [
        paper_of(
            line,
            words[line.pk],
            decision=decision,
            layout=layout_of(batch.layout),
            emblem=batch.layout.emblem,
            address=f"{batch.base}/x/{ids[line.pk]}",
            golden=batch.numbers[line.pk].text,
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
                honour=batch.honours[line.pk],
                public_id=ids[line.pk],
                public_base=batch.base,
                design=batch.design,
                layout=batch.layout,
                golden_book_number=batch.numbers[line.pk].number,
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


def new_public_id() -> str:
    """A random name for one certificate, safe in an address and on paper."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


def note_failure(decision: Decision, sentence: str) -> None:
    """Write on the order why printing stopped, for the page to show."""
    PrintOrder.objects.filter(decision=decision).update(error=sentence[:500])
