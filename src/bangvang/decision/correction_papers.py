"""The công văn by which a mistake of form in an issued decision is corrected, set from the corrections themselves.

A mistake of content is corrected by a document of the same form, so by an act with a number of its own: `act_papers`
(NĐ 30/2020/NĐ-CP, Điều 18 khoản 3). Which of the two it is only a person can say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bangvang.decision.models import Act, ActChange, Correction, Decision
from bangvang.decision.queries import acts_amending
from bangvang.decision.wording import authority_of, default_recipients
from bangvang.files.queries import DOCX, PDF
from bangvang.register.letterhead import letterhead
from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.dispatch import DispatchPaper, dispatch_docx, dispatch_pdf

_WRITTEN = re.compile(r"(\d{1,9})\s*/\s*(\S.*)")
FEW = 3
"""So many corrections are told in the text itself; more stand in a list."""


@dataclass(frozen=True)
class ByOneAct:
    """Corrections of one decision that one document makes from one day on."""

    decision: Decision
    act: str
    on: date
    corrections: Sequence[Correction]
    amendment: Act | None = None
    """The act that holds the paper, where a decision with a number of this body made them."""


def paper_of(made: ByOneAct, kind: str) -> tuple[bytes, str]:
    """(bytes, media type) of the công văn as ``kind`` ``docx`` or ``pdf``. Raises ``press.Unprintable`` for PDF."""
    paper = dispatch_of(made)
    return (dispatch_docx(paper), DOCX) if kind == "docx" else (dispatch_pdf(paper), PDF)


def dispatch_of(made: ByOneAct) -> DispatchPaper:
    """The công văn; without a number of its own it leaves room for the clerk of documents."""
    decision, body = made.decision, made.decision.body
    number, symbol = _number_of(made)
    return DispatchPaper(
        **letterhead(body, on=made.on),
        number=number,
        symbol=symbol,
        signed_on=made.on,
        heading=_("đính chính %(decision)s") % {"decision": corrected(made.decision)},
        addressee=_("Các tập thể, cá nhân có tên và các đơn vị có liên quan"),
        paragraphs=[
            _("%(authority)s đã ban hành %(decision)s %(about)s")
            % {
                "authority": authority_of(decision.issuer),
                "decision": corrected(made.decision),
                "about": decision.title[:1].lower() + decision.title[1:],
            },
            _("Do có sai sót về thể thức, kỹ thuật trình bày, %(body)s đính chính danh sách kèm theo Quyết định như sau%(end)s")
            % {"body": body.name, "end": end_of(made.corrections)},
            *in_words(made.corrections),
            _("Các nội dung khác của %(decision)s không thay đổi") % {"decision": corrected(made.decision)},
            _("%(body)s thông báo để các đơn vị, cá nhân có liên quan biết, thực hiện") % {"body": body.name},
        ],
        power=None,
        signer_title=decision.signer_title,
        recipients=[_("Như trên"), *default_recipients().splitlines()[-1:]],
        annex=annex_of(made.corrections, _("Danh sách đính chính")),
    )  # fmt: skip


def _number_of(made: ByOneAct) -> tuple[str | None, str]:
    """Number and symbol as they were written; where there is no number yet, room for it before the usual symbol."""
    written = _WRITTEN.search(made.act)
    return (written[1], written[2].strip()) if written else (None, made.decision.body.symbol)


# ── words that a công văn and an amending decision share ─────────────────────────────────────────────────────────────
def end_of(changes: Sequence[Correction | ActChange]) -> str:
    """How the sentence before the changes ends."""
    return _(" (có danh sách kèm theo).") if len(changes) > FEW else ":"


def in_words(changes: Sequence[Correction | ActChange]) -> list[str]:
    """The changes in words, when they are few."""
    if len(changes) > FEW:
        return []
    return [
        _("Số thứ tự %(place)s, mục %(field)s: đã ghi “%(old)s”, nay là “%(new)s”")
        % {
            "place": one.line.ordinal,
            "field": one.get_field_display(),
            "old": one.old or _("để trống"),
            "new": one.new or _("để trống"),
        }
        for one in changes
    ]


def annex_of(changes: Sequence[Correction | ActChange], title: str) -> Annex | None:
    """The changes as a list, when they are many."""
    if len(changes) <= FEW:
        return None
    rows: list[list[str | int]] = [
        [one.line.ordinal, one.line.name, one.get_field_display(), one.old, one.new] for one in changes
    ]
    columns = [_("STT"), _("Tập thể, cá nhân"), _("Mục"), _("Đã ghi"), _("Nay là")]
    return Annex(title=title, columns=columns, groups=[AnnexGroup(label="", rows=rows)])


def corrected(decision: Decision) -> str:
    """Number and day of the decision that is corrected."""
    return _("Quyết định số %(code)s ngày %(day)s") % {
        "code": decision.code,
        "day": f"{decision.signed_on:%d/%m/%Y}",
    }


# ── what was corrected ───────────────────────────────────────────────────────────────────────────────────────────────
def by_act(decision: Decision) -> list[ByOneAct]:
    """Corrections of an issued decision, those of one document together, the earliest first. Two questions."""
    rows = (
        Correction.objects.filter(line__decision=decision).select_related("line").order_by("on", "line__ordinal", "pk")
    )
    found: dict[tuple[date, str], list[Correction]] = {}
    for one in rows:
        found.setdefault((one.on, one.act), []).append(one)
    amendments = {act.code: act for act in acts_amending(decision)}
    return [ByOneAct(decision, act, on, corrections, amendments.get(act)) for (on, act), corrections in found.items()]
