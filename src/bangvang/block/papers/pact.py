"""The pact of a block as the typesetter takes it: filled from what members agreed on, or empty for the pen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from bangvang.block.choices import Answer, PactState
from bangvang.block.models import Block, Pact, Signatory
from bangvang.block.queries import said_by, signatories_of
from bangvang.register.letterhead import invented
from bangvang.register.models import Unit
from bangvang_law.book import national_book
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper

UNWRITTEN = "……………………"
ROWS_TO_FILL = 8
"""Rows of an empty form."""
TARGET_MM = 55.0


def pact_paper(block: Block, year: int, units: Sequence[Unit], pact: Pact | None, *, on: date) -> StatementPaper:
    """Every word of the paper. ``units``: who is to sign; ``pact`` None: a form to fill.

    No instrument that was read sets a form for it: this one is ours, laid out as an administrative paper.
    """
    organiser = block.organiser
    signed_on = pact.signed_on if pact else None
    signatories = signatories_of(pact) if pact else []
    return StatementPaper(
        kind=_("Bản giao ước thi đua"),
        heading=_("Năm %(year)d của %(block)s") % {"year": year, "block": block.name},
        parent_agency=organiser.name,
        agency=block.name,
        number=None,
        symbol="",
        numbered=False,
        place=organiser.place,
        signed_on=signed_on,
        opening_words=[_opening(block, pact), *_lines(pact.text if pact else "")],
        parts=[
            Part(_("I. Nội dung, chỉ tiêu"), grid=_grid(pact)),
            Part(_("II. Cam kết"), [_commitment(), *_missing(pact, signatories)]),
        ],
        signers=_signers(units, signatories, pact),
        draft_note=invented(organiser) or None,
        layout=national_book().document_layout(on=signed_on or on),
    )


def _opening(block: Block, pact: Pact | None) -> str:
    signed = pact is not None and pact.state == PactState.SIGNED
    day = f"{pact.signed_on:%d/%m/%Y}" if pact and pact.signed_on else UNWRITTEN
    place = (pact.place if pact and signed else "") or UNWRITTEN
    said = {"day": day, "place": place, "block": block.name}
    if signed and pact and not pact.place:
        return _("Ngày %(day)s, các đơn vị trong %(block)s ký kết giao ước thi đua.") % said
    return _("Ngày %(day)s, tại %(place)s, các đơn vị trong %(block)s ký kết giao ước thi đua.") % said


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()] or [UNWRITTEN]


def _commitment() -> str:
    return _("Các đơn vị cùng thực hiện giao ước này, báo cáo kết quả để khối chấm điểm, bình xét cuối năm.")


def _grid(pact: Pact | None) -> Grid:
    rows = [(str(row.ordinal), row.content, row.target) for row in pact.undertakings.all()] if pact else []
    rows = rows or [(str(place), "", "") for place in range(1, ROWS_TO_FILL + 1)]
    return Grid((_("STT"), _("Nội dung"), _("Chỉ tiêu")), rows, ("center", "left", "left"), room={2: TARGET_MM})


def _missing(pact: Pact | None, signatories: Sequence[Signatory]) -> list[str]:
    """Who is in the block and did not sign."""
    missing = said_by(signatories).missing
    if pact is None or pact.state != PactState.SIGNED or not missing:
        return []
    return [_("Chưa ký: %(units)s.") % {"units": "; ".join(one.unit.name for one in missing)}]


def _signers(units: Sequence[Unit], signatories: Sequence[Signatory], pact: Pact | None) -> list[Signer]:
    """A place for each unit; on a signed pact for those alone who signed."""
    if pact is None or not signatories:
        return [Signer(_("Thủ trưởng đơn vị"), party=unit.name) for unit in units]
    signed = pact.state == PactState.SIGNED
    return [
        Signer(one.title or _("Thủ trưởng đơn vị"), one.name or None, party=one.unit.name)
        for one in signatories
        if not signed or one.answer == Answer.AGREED
    ]
