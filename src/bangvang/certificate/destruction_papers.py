"""The minutes of a destruction of blanks as the typesetter takes them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.certificate.models import Destruction
from bangvang.register.letterhead import letterhead
from bangvang_paper.typesetting.destruction import DestructionPaper, SpoiledBlank


def destruction_paper(minutes: Destruction) -> DestructionPaper:
    """Every word of the minutes; the number is left to the clerk of documents."""
    body = minutes.body
    sheets = minutes.sheets.select_related("kind", "by").order_by("kind__name", "series", "number", "id")
    return DestructionPaper(
        **letterhead(body, on=minutes.on),
        number=None,
        symbol=f"BB-{body.symbol}",
        signed_on=minutes.on,
        heading=_("Hủy phôi giấy khen, bằng khen in hỏng"),
        held_on=minutes.on,
        venue=minutes.venue,
        members=minutes.members.splitlines(),
        manner=minutes.manner,
        blanks=[SpoiledBlank(sheet.kind.name, sheet.serial, sheet.why, str(sheet.by)) for sheet in sheets],
    )
