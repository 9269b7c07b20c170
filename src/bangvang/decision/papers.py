"""The decision as the typesetter takes it, with the list that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bangvang.decision.choices import DecisionState, SigningPower
from bangvang.decision.models import Decision, Line
from bangvang.decision.queries import lines_in_order, total_of
from bangvang.decision.wording import authority_of, counted, counts_of_kinds, given, joined
from bangvang.register.choices import RecipientKind
from bangvang.register.letterhead import invented, letterhead
from bangvang_paper.typesetting.annex import Annex, AnnexGroup
from bangvang_paper.typesetting.decision import DecisionPaper, decision_pdf
from bangvang_paper.typesetting.wording import grouped

_GROUPS = (
    (RecipientKind.COLLECTIVE, "Tập thể"),
    (RecipientKind.HOUSEHOLD, "Hộ gia đình"),
    (RecipientKind.INDIVIDUAL, "Cá nhân"),
)
_ROMAN = ("I", "II", "III")


def render_pdf(decision: Decision) -> bytes:
    """The decision as PDF/A. Raises ``press.Unprintable`` for a letter that no font has."""
    return decision_pdf(decision_paper(decision))


def decision_paper(decision: Decision, lines: Sequence[Line] | None = None) -> DecisionPaper:
    """Every word of the paper. A draft has no number yet: the place is left for the clerk of documents.

    ``lines`` in order may be given by a caller who has them.
    """
    body = decision.body
    lines = list(lines_in_order(decision)) if lines is None else lines
    return DecisionPaper(
        **letterhead(body, on=decision.signed_on, note=note_on_paper(decision)),
        number=decision.number,
        symbol=f"QĐ-{body.symbol}",
        signed_on=decision.signed_on,
        heading=decision.title,
        authority_title=authority_of(decision.issuer),
        grounds=lines_of(decision.grounds),
        proposal_line=decision.proposer_line,
        articles=articles(decision, lines),
        power=power_line(decision),
        signer_title=decision.signer_title,
        signer_name=decision.signer_name or None,
        recipients=lines_of(decision.recipients),
        annex=_annex(decision, lines),
    )


def lines_of(text: str) -> list[str]:
    """Lines of a text field that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def note_on_paper(decision: Decision) -> str | None:
    """The small line on papers that are no real ones: a trial run, or the demonstration's invented people."""
    unissued = _("Dự thảo, chưa ban hành") if decision.state == DecisionState.DRAFT else ""
    return " · ".join(filter(None, (decision.draft_note, invented(decision.body), unissued))) or None


def power_line(decision: Decision) -> str | None:
    """What stands above the signer's title: nothing for the head, "KT. GIÁM ĐỐC" for who signs in the place of it."""
    if decision.power == SigningPower.HEAD:
        return None
    return f"{decision.power} {decision.issuer.title.upper()}"


def articles(decision: Decision, lines: Sequence[Line]) -> list[str]:
    """The three articles, without their numbers."""
    recipients = joined(counted(counts_of_kinds(line.recipient_kind for line in lines)))
    words = given(decision.award)
    return [
        _("%(given)s của %(authority)s cho %(recipients)s đã %(achievement)s (có danh sách kèm theo).")
        % {
            "given": words[:1].upper() + words[1:],
            "authority": authority_of(decision.issuer),
            "recipients": recipients,
            "achievement": decision.achievement,
        },
        _money(decision, lines),
        _(
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng các đơn vị có liên quan và các tập thể, "
            "cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
        ),
    ]


def _money(decision: Decision, lines: Sequence[Line]) -> str:
    total = total_of(lines)
    if not total:  # nothing due, or the law that says how much has not been read: no figure is invented
        return _(
            "Tiền thưởng kèm theo (nếu có) thực hiện theo quy định hiện hành, trích từ quỹ thi đua, khen thưởng của %(office)s."
        ) % {"office": decision.body.name}
    return _(
        "Tiền thưởng kèm theo là %(total)s đồng, trích từ quỹ thi đua, khen thưởng của %(office)s theo quy định hiện hành."
    ) % {
        "total": grouped(total),
        "office": decision.body.name,
    }


def _annex(decision: Decision, lines: Sequence[Line]) -> Annex:
    money = any(line.bonus for line in lines)
    groups: list[AnnexGroup] = []
    for kind, label in _GROUPS:
        rows = [_row(line, money) for line in lines if line.recipient_kind == kind]
        if rows:
            groups.append(AnnexGroup(label=f"{_ROMAN[len(groups)]}. {label} ({len(rows)})", rows=rows))
    columns = [_("STT"), _("Tập thể, cá nhân"), _("Chức vụ, đơn vị")]
    return Annex(
        title=_("Danh sách %(given)s") % {"given": given(decision.award)},
        columns=[*columns, _("Tiền thưởng (đồng)")] if money else columns,
        groups=groups,
        money_column=3 if money else None,
        total=total_of(lines) if money else None,
    )


def _row(line: Line, money: bool) -> list[str | int]:
    name = f"{line.honorific} {line.name}".strip()
    place = ", ".join(part for part in (line.position, line.unit_name) if part)
    row: list[str | int] = [line.ordinal, name, place]
    return [*row, line.bonus or 0] if money else row
