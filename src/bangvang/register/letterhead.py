"""The head of every paper that a body issues: who it is, where, what the paper is not, and the measures of the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _

from bangvang.register.models import Unit
from bangvang_law.book import national_book


class Letterhead(TypedDict):
    """Arguments that every official paper of `bangvang_paper.typesetting` takes from its body."""

    parent_agency: str
    agency: str
    place: str
    draft_note: str | None
    layout: Mapping[str, object]


def letterhead(body: Unit, *, on: date, unit: Unit | None = None, note: str | None = None) -> Letterhead:
    """The head of a paper of ``body``, measured by the law of the day ``on``.

    ``unit``: who writes the paper where it is not the body itself; the body then stands above it. ``note``: the whole small
    line above the paper where it says more than `invented`.
    """
    below = unit is not None and unit.pk != body.pk
    return Letterhead(
        parent_agency=body.name if below else body.parent_agency,
        agency=unit.name if unit is not None else body.name,
        place=body.place,
        draft_note=note or invented(body) or None,
        layout=national_book().document_layout(on=on),
    )


def invented(body: Unit) -> str:
    """What a paper says of itself when the body and its people are those of the demonstration; else nothing."""
    return _("Số liệu minh hoạ") if body.demonstration else ""
