"""Papers of scoring, as the typesetter takes them: the score sheet of one unit, and the order of a round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from bangvang.block.choices import CardKind, RoundState
from bangvang.block.exports import remarks
from bangvang.block.models import Card, Contender, Round
from bangvang.block.queries.comparing import Compared, Side, compared
from bangvang.block.queries.scoring import Standing
from bangvang.block.sheet import maximum
from bangvang.design.words import grouped
from bangvang.register.letterhead import invented, letterhead
from bangvang.register.models import Unit
from bangvang.register.queries import body_of, issuer_on
from bangvang_paper.typesetting.sheet import Align
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper


def score_paper(contender: Contender, cards: Sequence[Card], *, on: date) -> StatementPaper:
    """Every word of the score sheet with the marks of ``cards``. No instrument that was read sets a form; this one is ours."""
    round = contender.round
    rows, sides = compared(contender, cards)
    full = grouped(maximum([row.criterion for row in rows]))
    lines = [
        _("Đơn vị được chấm: %(unit)s.") % {"unit": contender.unit_name},
        _("Bảng chấm: %(sheet)s, tổng điểm chuẩn %(full)s.") % {"sheet": _named(round), "full": full},
    ]
    if contender.unit.ends_on is not None:
        lines.append(_("Đơn vị hết ngày %(day)s.") % {"day": f"{contender.unit.ends_on:%d/%m/%Y}"})
    lines += [_mean(side) for side in sides if side.is_mean]
    return _paper(
        round.block.organiser,
        _("Bảng chấm điểm thi đua"),
        _("%(unit)s, năm %(year)d") % {"unit": contender.unit_name, "year": contender.year},
        on=on,
        draft=round.state != RoundState.CLOSED,
        opening=lines,
        parts=[Part("", grid=_marks(rows, sides)), *_changed(rows)],
        signers=[Signer(_("Đại diện đơn vị")), Signer(_("Đại diện cơ quan tổ chức"))],
    )


def _named(round: Round) -> str:
    rule = round.sheet.rule
    return f"{round.sheet.name} ({rule})" if rule else round.sheet.name


def _mean(side: Side) -> str:
    """Which cards a mean is of, and how it is rounded."""
    cards = "; ".join(f"{card.scorer} {grouped(told.total)}" for card, told in side.each if card in side.counted)
    return _("Điểm chấm chéo là trung bình %(n)d phiếu, làm tròn đến phần trăm, từ 0,005 thì lên: %(cards)s.") % {
        "n": len(side.counted),
        "cards": cards,
    }


def _marks(rows: Sequence[Compared], sides: Sequence[Side]) -> Grid:
    kinds = [side.kind for side in sides]
    head = (_("Mã"), _("Nội dung"), _("Điểm"), *(str(kind.label).capitalize() for kind in kinds), _("Căn cứ, lý do"))
    body = [
        (
            row.criterion.code,
            row.criterion.words,
            row.criterion.points,
            *(_figure(row.given.get(kind)) for kind in kinds),
            _words(row, kinds),
        )
        for row in rows
    ]
    body.append(("", _("Tổng điểm"), "", *(grouped(side.told.total) for side in sides), ""))
    figures = range(2, 3 + len(kinds))
    aligns: list[Align] = ["left", "left", *(["right"] * (1 + len(kinds))), "left"]  # type: ignore[list-item]
    return Grid(head, body, aligns, whole=(0, *figures))


def _figure(points: Decimal | None) -> str:
    return "" if points is None else grouped(points)


def _words(row: Compared, kinds: Sequence[CardKind]) -> str:
    said = [score.words for kind in kinds for score in row.scores.get(kind, ()) if score.words]
    return "; ".join(dict.fromkeys(said))


def _changed(rows: Sequence[Compared]) -> list[Part]:
    """What units objected to, and what was answered."""
    told = [
        _("Mục %(code)s: %(asked)s Trả lời: %(answer)s Điểm %(was)s thành %(becomes)s.")
        % {
            "code": row.criterion.code,
            "asked": _sentence(row.appeal.words),
            "answer": _sentence(row.change.words),
            "was": grouped(row.change.was),
            "becomes": grouped(row.change.becomes),
        }
        for row in rows
        if row.appeal is not None and row.change is not None
    ]
    return [Part(_("Kiến nghị đã trả lời"), told)] if told else []


def _sentence(text: str) -> str:
    return f"{' '.join(text.split()).rstrip('.')}."


def ranking_paper(round: Round, rows: Sequence[Standing], *, on: date) -> StatementPaper:
    """Every word of the order of a round; form ours."""
    head = (_("Hạng"), _("Đơn vị"), _("Điểm chuẩn"), _("Thưởng"), _("Trừ"), _("Tổng"), _("Ghi chú"))
    body = [
        (
            str(one.place or "–"),
            one.contender.unit_name,
            *(
                (grouped(figure) for figure in (one.counted.base, one.counted.bonus, one.counted.penalty, one.counted.total))
                if one.counted
                else ("–",) * 4
            ),
            "; ".join(remarks(one)),
        )
        for one in rows
    ]  # fmt: skip
    aligns: list[Align] = ["center", "left", "right", "right", "right", "right", "left"]
    return _paper(
        round.block.organiser,
        _("Bảng xếp hạng thi đua"),
        _("%(block)s, năm %(year)d") % {"block": round.block.name, "year": round.year},
        on=on,
        draft=round.state != RoundState.CLOSED,
        opening=[_("Chấm theo %(sheet)s.") % {"sheet": _named(round)}],
        parts=[Part("", grid=Grid(head, body, aligns, whole=(0, 2, 3, 4, 5)))],
        signers=[_organiser_signs(round.block.organiser, on)],
    )


def _organiser_signs(organiser: Unit, on: date) -> Signer:
    found = issuer_on(body_of(organiser), on)
    return Signer(found.title, found.person_name or None) if found else Signer(_("Thủ trưởng cơ quan"))


def _paper(
    organiser: Unit, kind: str, heading: str, *, on: date, draft: bool, opening: Sequence[str], parts: Sequence[Part],
    signers: Sequence[Signer],
) -> StatementPaper:  # fmt: skip
    body = body_of(organiser)
    notes = filter(None, (invented(body), _("Đợt chấm chưa kết thúc") if draft else ""))
    return StatementPaper(
        kind=kind,
        heading=heading,
        **letterhead(body, on=on, note=". ".join(notes)),
        number=None,
        symbol="",
        numbered=False,
        signed_on=None if draft else on,
        opening_words=opening,
        parts=parts,
        signers=signers,
    )
