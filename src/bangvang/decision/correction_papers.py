"""The paper by which an issued decision is corrected, set from the corrections themselves.

A mistake of form is corrected by a công văn; one of content by a document of the same form, so a decision
(NĐ 30/2020/NĐ-CP, Điều 18 khoản 3). Which of the two it is only a person can say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bangvang.decision.choices import CorrectionPaper
from bangvang.decision.models import Correction, Decision
from bangvang.decision.wording import authority_of, default_recipients
from bangvang.files.queries import DOCX, PDF
from bangvang.register.letterhead import letterhead
from bangvang_law.book import national_book
from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.decision import DecisionPaper, decision_docx, decision_pdf
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

    @property
    def in_a_list(self) -> bool:
        return len(self.corrections) > FEW

    @property
    def corrected(self) -> str:
        """Number and day of the decision that is corrected."""
        return _("Quyết định số %(code)s ngày %(day)s") % {
            "code": self.decision.code,
            "day": f"{self.decision.signed_on:%d/%m/%Y}",
        }


def paper_of(made: ByOneAct, form: CorrectionPaper, kind: str) -> tuple[bytes, str]:
    """(bytes, media type) of the paper as ``kind`` ``docx`` or ``pdf``. Raises ``press.Unprintable`` for PDF."""
    media_type = DOCX if kind == "docx" else PDF
    if form == CorrectionPaper.DISPATCH:
        set_dispatch: Callable[[DispatchPaper], bytes] = dispatch_docx if kind == "docx" else dispatch_pdf
        return set_dispatch(dispatch_of(made)), media_type
    set_decision: Callable[[DecisionPaper], bytes] = decision_docx if kind == "docx" else decision_pdf
    return set_decision(decision_of(made)), media_type


def dispatch_of(made: ByOneAct) -> DispatchPaper:
    """The công văn; without a number of its own it leaves room for the clerk of documents."""
    decision, body = made.decision, made.decision.body
    number, symbol = _number_of(made, body.symbol)
    return DispatchPaper(
        **letterhead(body, on=made.on),
        number=number,
        symbol=symbol,
        signed_on=made.on,
        heading=_("đính chính %(decision)s") % {"decision": made.corrected},
        addressee=_("Các tập thể, cá nhân có tên và các đơn vị có liên quan"),
        paragraphs=[
            _("%(authority)s đã ban hành %(decision)s %(about)s")
            % {
                "authority": authority_of(decision.issuer),
                "decision": made.corrected,
                "about": decision.title[:1].lower() + decision.title[1:],
            },
            _("Do có sai sót về thể thức, kỹ thuật trình bày, %(body)s đính chính danh sách kèm theo Quyết định như sau%(end)s")
            % {"body": body.name, "end": _end(made)},
            *_told(made),
            _("Các nội dung khác của %(decision)s không thay đổi") % {"decision": made.corrected},
            _("%(body)s thông báo để các đơn vị, cá nhân có liên quan biết, thực hiện") % {"body": body.name},
        ],
        power=None,
        signer_title=decision.signer_title,
        recipients=[_("Như trên"), *default_recipients().splitlines()[-1:]],
        annex=_annex(made),
    )  # fmt: skip


def decision_of(made: ByOneAct) -> DecisionPaper:
    """The decision that amends the earlier one, in the same form."""
    decision, body = made.decision, made.decision.body
    number, symbol = _number_of(made, f"QĐ-{body.symbol}")
    return DecisionPaper(
        **letterhead(body, on=made.on),
        number=number,
        symbol=symbol,
        signed_on=made.on,
        heading=_("Về việc sửa đổi danh sách kèm theo %(decision)s") % {"decision": made.corrected},
        authority_title=authority_of(decision.issuer),
        grounds=[*national_book().grounds(made.on, made.on), _("Căn cứ %(decision)s") % {"decision": made.corrected}],
        proposal_line=decision.proposer_line,
        articles=[
            "\n".join(
                [
                    _("Sửa đổi danh sách kèm theo %(decision)s như sau%(end)s")
                    % {"decision": made.corrected, "end": _end(made)},
                    *(f"{line}." for line in _told(made)),
                ]
            ),
            _("Các nội dung khác của %(decision)s không thay đổi.") % {"decision": made.corrected},
            _(
                "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng các đơn vị có liên quan và các tập thể, "
                "cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
            ),
        ],
        power=None,
        signer_title=decision.signer_title,
        signer_name=None,
        recipients=default_recipients().splitlines(),
        annex=_annex(made),
    )


def _number_of(made: ByOneAct, symbol: str) -> tuple[str | None, str]:
    """Number and symbol as they were written; where there is no number yet, room for it before the usual symbol."""
    written = _WRITTEN.search(made.act)
    return (written[1], written[2].strip()) if written else (None, symbol)


def _end(made: ByOneAct) -> str:
    return _(" (có danh sách kèm theo).") if made.in_a_list else ":"


def _told(made: ByOneAct) -> list[str]:
    if made.in_a_list:
        return []
    return [
        _("Số thứ tự %(place)s, mục %(field)s: đã ghi “%(old)s”, nay là “%(new)s”")
        % {
            "place": one.line.ordinal,
            "field": one.get_field_display(),
            "old": one.old or _("để trống"),
            "new": one.new or _("để trống"),
        }
        for one in made.corrections
    ]


def _annex(made: ByOneAct) -> Annex | None:
    if not made.in_a_list:
        return None
    rows: list[list[str | int]] = [
        [one.line.ordinal, one.line.name, one.get_field_display(), one.old, one.new] for one in made.corrections
    ]
    columns = [_("STT"), _("Tập thể, cá nhân"), _("Mục"), _("Đã ghi"), _("Nay là")]
    return Annex(title=_("Danh sách đính chính"), columns=columns, groups=[AnnexGroup(label="", rows=rows)])


def by_act(decision: Decision) -> list[ByOneAct]:
    """Corrections of an issued decision, those of one document together, the earliest first. One question."""
    rows = (
        Correction.objects.filter(line__decision=decision).select_related("line").order_by("on", "line__ordinal", "pk")
    )
    found: dict[tuple[date, str], list[Correction]] = {}
    for one in rows:
        found.setdefault((one.on, one.act), []).append(one)
    return [ByOneAct(decision, act, on, corrections) for (on, act), corrections in found.items()]
