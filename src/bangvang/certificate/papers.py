"""A certificate as the typesetter takes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.catalogue.queries import award_name
from bangvang.certificate.models import Certificate
from bangvang.certificate.queries.layouts import fit_for_signing, layout_of
from bangvang.certificate.queries.printing import moved
from bangvang.certificate.signing import signed_letters, signing_key_of
from bangvang.decision.models import Decision, Line
from bangvang.decision.papers import note_on_paper, power_line
from bangvang.decision.queries import wording_on
from bangvang.decision.wording import authority_of
from bangvang.files.models import StoredFile
from bangvang.files.queries import content
from bangvang.register.choices import RecipientKind
from bangvang_law.book import national_book
from bangvang_paper.typesetting.certificate import CertificatePaper
from bangvang_paper.typesetting.certificate_layout import Layout
from bangvang_paper.typesetting.certificate_setting import AS_SET, Nudge
from bangvang_trust.keys import SigningKey


def paper_of(
    line: Line,
    words: Mapping[str, str],
    *,
    decision: Decision,
    layout: Layout | None,
    emblem: StoredFile | None,
    address: str,
    golden: str,
    letters: str = "",
    nudge: Nudge = AS_SET,
) -> CertificatePaper:
    """The paper of one line in the given words; ``letters`` is the signed statement that the QR holds behind ``address``.

    ``layout`` None: the house's own, for papers that were printed before layouts were kept.
    """
    return CertificatePaper(
        recipient_kind=line.recipient_kind,
        honorific=words["honorific"],
        name=words["name"],
        position_unit=place_of(line.recipient_kind, words),
        merit=words["merit"] or decision.achievement,
        award_name=award_name(decision.award),
        issuer_title=authority_of(decision.issuer),
        number_code=decision.code,
        decided_on=decision.signed_on,
        golden_book_number=golden,
        place=decision.body.place,
        signed_on=decision.signed_on,
        signer_title=decision.signer_title,
        power=power_line(decision),
        signer_name=decision.signer_name or None,
        verify_url=address,
        statement=letters,
        draft_note=note_on_paper(decision),
        emblem=content(emblem) if emblem else None,
        layout=national_book().certificate_layout(decision.award, on=decision.signed_on),
        design=layout,
        nudge=nudge,
    )


def place_of(kind: str, words: Mapping[str, str]) -> str:
    """Position and unit below the name of a person; only the unit below a collective or a household."""
    if kind == RecipientKind.INDIVIDUAL:
        return ", ".join(part for part in (words["position"], words["unit_name"]) if part)
    return words["unit_name"]


def as_printed(certificate: Certificate) -> CertificatePaper:
    """The paper again in the words in which it was first printed."""
    return _again(certificate, certificate.wording, certificate.statement)


def made_anew(certificate: Certificate, on: date) -> CertificatePaper:
    """The paper again in the words of the day, with a statement signed for them where the body has a key.

    A body's own layout whose code is too small for a statement that reads gets the plain address, as it had at first.
    Raises ``Refused`` when the key does not open.
    """
    line, words, kept = certificate.line, wording_on(certificate.line, on), certificate.layout
    today = timezone.localdate()
    key = signing_key_of(line.decision.body, today)
    letters = statement_of(line, words, key, public_id=certificate.public_id, on=today)
    if not letters or kept is None:
        return _again(certificate, words, letters)
    larger = fit_for_signing(kept, line.decision.award, line.decision.signed_on)
    return _again(certificate, words, letters if larger else "", larger)


def statement_of(line: Line, words: Mapping[str, str], key: SigningKey | None, *, public_id: str, on: date) -> str:
    """The signed letters for one paper: nothing that is not printed on it. Empty without a key."""
    decision = line.decision
    return signed_letters(
        key,
        public_id=public_id,
        form=award_name(decision.award),
        name=f"{words['honorific']} {words['name']}".strip(),
        issuer=authority_of(decision.issuer),
        number=decision.code,
        decided_on=decision.signed_on,
        on=on,
    )


def proof_of(line: Line, *, layout: Layout, emblem: StoredFile | None, on: date) -> CertificatePaper:
    """The paper of a line before it is printed, for reading through: no address yet, the number that is expected."""
    return paper_of(
        line,
        wording_on(line, on),
        decision=line.decision,
        layout=layout,
        emblem=emblem,
        address=_("địa chỉ và mã QR có khi in thật"),
        golden="…",
    )


def _again(
    certificate: Certificate, words: Mapping[str, str], letters: str, layout: Layout | None = None
) -> CertificatePaper:
    """Laid out as it was first printed unless ``layout`` is given, moved as somebody moved it since."""
    line, kept = certificate.line, certificate.layout
    return paper_of(
        line,
        words,
        decision=line.decision,
        layout=layout or (layout_of(kept) if kept is not None else None),
        emblem=kept.emblem if kept is not None else certificate.design.emblem,
        address=certificate.address,
        golden=certificate.golden_text,
        letters=letters,
        nudge=moved(certificate),
    )
