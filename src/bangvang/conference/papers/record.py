"""Minutes and resolution as the typesetter takes them: an edition word by word, and nothing else.

Minutes follow NĐ 30/2020/NĐ-CP, Mẫu 1.9. The form of a resolution was not read: it is set as a paper with its name (Mẫu 1.4).
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.conference.choices import RecordKind
from bangvang.conference.models import RecordEdition
from bangvang.conference.queries.record import signature_of
from bangvang.conference.record import Record, from_data
from bangvang.conference.script import UNWRITTEN
from bangvang.register.letterhead import letterhead
from bangvang_paper.typesetting.statement import Part, Signer, StatementPaper
from bangvang_paper.typesetting.wording import ended


def record_paper(edition: RecordEdition) -> StatementPaper:
    """The edition for chair and secretary to sign; once it is signed, with the day. Clerks number a resolution by hand."""
    conference, record = edition.conference, from_data(edition.content)
    body, signature = conference.body, signature_of(edition)
    minutes = edition.kind == RecordKind.MINUTES
    return StatementPaper(
        kind=_("Biên bản") if minutes else _("Nghị quyết"),
        heading=conference.name,
        **letterhead(body, on=conference.held_on),
        number=None,
        symbol=f"BB-{body.symbol}" if minutes else f"NQ-{body.symbol}",
        signed_on=signature.signed_on if signature is not None else None,
        opening_words=[*_opening(edition, record)],
        parts=[Part(one.heading, one.lines) for one in record.sections],
        signers=[
            Signer(_("Thư ký hội nghị"), _name(record.secretary)),
            Signer(_("Chủ trì hội nghị"), _name(record.chair)),
        ],
        recipients=[_("Các đơn vị dự hội nghị"), _("Lưu: VT, TĐKT")],
    )


def _opening(edition: RecordEdition, record: Record) -> list[str]:
    told = [_("Bản số %(number)d, lập lại vì: %(because)s.") % {
        "number": edition.number, "because": edition.because.rstrip(".")
    }] if edition.because else []  # fmt: skip
    if edition.kind == RecordKind.RESOLUTION:
        return [*told, *ended(list(record.grounds)), _("Hội nghị quyết nghị:")]
    return [*told, *record.opening]


def _name(name: str) -> str | None:
    """None for the pen where nobody was named."""
    return None if name == UNWRITTEN else name
