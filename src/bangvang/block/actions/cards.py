"""Verbs of a card: put marks on it, hand it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.block.actions.scoring import held
from bangvang.block.choices import CardKind
from bangvang.block.models import Card, Criterion, Score
from bangvang.block.permissions import may_fill, require
from bangvang.block.queries.scoring import criteria_of, leaves, missing_in, unexplained_in
from bangvang.block.sheet import points_problem
from bangvang.block.states.scoring import after
from bangvang.files.actions import store
from bangvang.indicator.validators import file_kind
from bangvang.outbox import actions as outbox


@dataclass(frozen=True)
class Mark:
    """Points on one criterion as they were typed; None takes a mark away. A new file takes the place of the old one."""

    criterion: Criterion
    points: Decimal | None
    words: str = ""
    data: bytes = b""
    name: str = ""


def fill(by: User, card: Card, marks: Sequence[Mark], *, today: date, read_version: int) -> Card:
    """Put ``marks`` on the card; other criteria stay as they are. Raises PermissionDenied, Stale; `Refusal` when it is too late
    or early, was handed in, or has a mark beyond its maximum."""
    require(may_fill(by, card))
    with transaction.atomic():
        standing = _open(card, today)
        claim(standing, read_version)
        marked = {one.pk: one for one in leaves(criteria_of(standing.contender.round.sheet))}
        before = {one.criterion_id: one for one in standing.scores.all()}
        for mark in marks:
            if mark.criterion.pk not in marked:
                raise Refusal(
                    _("Mục %(code)s được cộng từ các mục nhỏ nên không chấm riêng.") % {"code": mark.criterion.code}
                )
            _put(standing, mark, before.get(mark.criterion.pk))
        audit.record(by, "filled_score_card", standing, note=_("%(n)d tiêu chí") % {"n": len(marks)})
        outbox.tell("block.card_filled", standing)
    return standing


def _open(card: Card, today: date) -> Card:
    """The card, held. Raises `Refusal` unless its scorer may write on it today."""
    found = Card.objects.select_related("contender__unit", "scorer").get(pk=card.pk)
    found.contender.round = held(found.contender.round)
    standing = Card.objects.select_for_update(of=("self",)).get(pk=card.pk)
    standing.contender, standing.scorer = found.contender, found.scorer
    round = standing.contender.round
    after("score", round.state)
    if standing.is_final:
        raise Refusal(_("Phiếu này đã nộp nên giữ nguyên. Điểm chỉ đổi khi trả lời kiến nghị."))
    until = {CardKind.SELF: round.self_until, CardKind.PEER: round.peer_until}.get(CardKind(standing.kind))
    if until is not None and today > until:
        raise Refusal(
            _("Hạn %(what)s là %(day)s, đã qua. Cơ quan tổ chức (%(organiser)s) gia hạn thì ghi được.")
            % {"what": standing.get_kind_display(), "day": f"{until:%d/%m/%Y}", "organiser": round.block.organiser}
        )
    if standing.kind != CardKind.COUNCIL and not standing.scorer.exists_on(today):
        raise Refusal(_("%(unit)s không còn nên không chấm nữa. Điểm đã nộp vẫn giữ.") % {"unit": standing.scorer})
    if standing.kind != CardKind.SELF and today <= round.self_until and not _own_is_in(standing):
        raise Refusal(
            _("%(unit)s chưa nộp phiếu tự chấm; hạn của đơn vị đến hết %(day)s. Chấm sau khi đơn vị nộp hoặc hết hạn.")
            % {"unit": standing.contender, "day": f"{round.self_until:%d/%m/%Y}"}
        )
    return standing


def _own_is_in(card: Card) -> bool:
    return Card.objects.filter(contender=card.contender, kind=CardKind.SELF, handed_in_at__isnull=False).exists()


def _put(card: Card, mark: Mark, before: Score | None) -> None:
    if mark.points is None:
        if before is not None:
            before.delete()
        return
    problem = points_problem(mark.criterion, mark.points)
    if problem:
        raise Refusal(problem)
    score = before or Score(card=card, criterion=mark.criterion)
    score.points, score.words = mark.points, mark.words.strip()
    if mark.data:
        try:
            score.file = store(mark.data, name=mark.name, media_type=file_kind(mark.data))
        except ValidationError as wrong:
            raise Refusal(f"{mark.criterion.code}: {wrong.messages[0]}") from wrong
    score.save()


def hand_in(by: User, card: Card, *, today: date, read_version: int) -> Card:
    """Hand the card in: from here on its marks stand. Raises PermissionDenied, Stale; `Refusal` where a criterion has no mark,
    or the organiser's points differ from the unit's own without a reason."""
    require(may_fill(by, card))
    with transaction.atomic():
        standing = _open(card, today)
        claim(standing, read_version)
        missing = missing_in(standing, leaves(criteria_of(standing.contender.round.sheet)))
        if missing:
            raise Refusal(
                _("Chưa nộp được: chưa có điểm ở %(codes)s. Không được điểm nào thì ghi 0.") % {"codes": _some(missing)}
            )
        silent = unexplained_in(standing) if standing.kind == CardKind.COUNCIL else []
        if silent:
            raise Refusal(
                _(
                    "Chưa nộp được: điểm thẩm định khác điểm tự chấm ở %(codes)s mà chưa ghi lý do. Ghi lý do để đơn vị biết."
                )
                % {"codes": _some(silent)}
            )
        standing.scores.update(final=True)
        standing.handed_in_at, standing.handed_in_by = timezone.now(), by
        standing.save(update_fields=["handed_in_at", "handed_in_by"])
        audit.record(by, "handed_in_score_card", standing)
        outbox.tell("block.card_handed_in", standing)
    return standing


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:15]) + (_(" và %(n)d mục khác") % {"n": len(codes) - 15} if len(codes) > 15 else "")
