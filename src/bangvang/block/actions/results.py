"""Verbs after the marks: object, answer, settle a tie, close the round, put a unit forward, take that back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.block.actions.scoring import held
from bangvang.block.choices import CardKind
from bangvang.block.models import Appeal, Change, Contender, Criterion, Placing, PutForward, Round, Score, TieBreak
from bangvang.block.permissions import may_answer_for, may_organise, may_settle, require
from bangvang.block.queries.honouring import AWARDS
from bangvang.block.queries.scoring import criteria_of, leaves, open_appeals, standings, ties
from bangvang.block.sheet import NOTHING, points_problem
from bangvang.block.states.scoring import after
from bangvang.catalogue.queries import award_name
from bangvang.chronicle import actions as chronicle
from bangvang.chronicle.actions import Part
from bangvang.outbox import actions as outbox


# ── objections ───────────────────────────────────────────────────────────────────────────────────────────────────────
def appeal(by: User, contender: Contender, criterion: Criterion, *, words: str, today: date) -> Appeal:
    """Object, for the unit, to its points on one criterion. Raises PermissionDenied; `Refusal` out of time or a second time."""
    require(may_answer_for(by, contender.unit))
    with transaction.atomic():
        round = held(contender.round)
        after("appeal", round.state)
        if round.appeal_until is None or today > round.appeal_until:
            raise Refusal(
                _("Hạn kiến nghị là %(day)s, đã qua. Điểm đã báo giữ nguyên.")
                % {"day": f"{round.appeal_until:%d/%m/%Y}"}
            )
        if criterion not in leaves(criteria_of(round.sheet)):
            raise Refusal(_("Hãy kiến nghị ở mục nhỏ được chấm điểm, không ở mục cộng."))
        if not contender.cards.filter(kind=CardKind.COUNCIL, handed_in_at__isnull=False).exists():
            raise Refusal(_("%(unit)s chưa được thẩm định nên chưa có điểm để kiến nghị.") % {"unit": contender})
        if not words.strip():
            raise Refusal(_("Chưa ghi nội dung kiến nghị. Hãy ghi vì sao điểm chưa đúng, theo căn cứ nào."))
        if Appeal.objects.filter(contender=contender, criterion=criterion).exists():
            raise Refusal(_("Đã kiến nghị về mục %(code)s. Mỗi mục kiến nghị một lần.") % {"code": criterion.code})
        made = Appeal.objects.create(contender=contender, criterion=criterion, words=words.strip(), on=today, by=by)
        audit.record(by, "appealed_points", made)
        outbox.tell("block.appealed", made)
    return made


def answer_appeal(by: User, appeal: Appeal, *, points: Decimal, words: str, today: date) -> Change:
    """Keep the points or change them, in words. Raises PermissionDenied; `Refusal` for points beyond the maximum."""
    require(may_organise(by, appeal.contender.round.block))
    with transaction.atomic():
        after("appeal", held(appeal.contender.round).state)
        if Change.objects.filter(appeal=appeal).exists():
            raise Refusal(_("Kiến nghị này đã được trả lời. Trả lời rồi thì giữ nguyên."))
        problem = points_problem(appeal.criterion, points)
        if problem:
            raise Refusal(problem)
        if not words.strip():
            raise Refusal(_("Chưa ghi lời trả lời. Giữ hay đổi điểm đều phải nói vì sao."))
        stood = Score.objects.filter(
            card__contender=appeal.contender, card__kind=CardKind.COUNCIL, criterion=appeal.criterion
        ).first()
        change = Change.objects.create(
            appeal=appeal, was=stood.points if stood else NOTHING, becomes=points, words=words.strip(), on=today, by=by
        )
        audit.record(by, "answered_appeal", appeal, note=f"{change.was} → {change.becomes}")
        outbox.tell("block.appeal_answered", appeal)
    return change


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def settle_tie(by: User, round: Round, order: Sequence[Contender], *, reason: str, today: date) -> list[TieBreak]:
    """Say in which order units with equal points come. ``order`` names all of them, the first first.

    Raises PermissionDenied; `Refusal` while points can still change, without a reason, or for units that are no tie.
    """
    require(may_settle(by, round.block))
    with transaction.atomic():
        standing = held(round)
        after("close", standing.state)
        _points_are_final(standing, today)
        if not reason.strip():
            raise Refusal(_("Chưa ghi vì sao đơn vị này đứng trước. Người xếp phải nêu lý do."))
        keys = [one.pk for one in order]
        tied = [{one.contender.pk for one in some} for some in ties(standings(standing))]
        if set(keys) not in tied or len(keys) != len(set(keys)):
            raise Refusal(
                _("Phải xếp thứ tự đúng các đơn vị đang bằng điểm, mỗi đơn vị một lần. Hãy mở lại trang xếp hạng.")
            )
        made = TieBreak.objects.bulk_create(
            TieBreak(contender=one, ordinal=ordinal, reason=reason.strip(), by=by)
            for ordinal, one in enumerate(order, start=1)
        )
        audit.record(by, "settled_tie", standing, note=f"{', '.join(map(str, order))}. {reason.strip()}")
        outbox.tell("block.tie_settled", standing)
    return made


def _points_are_final(round: Round, today: date) -> None:
    if round.appeal_until is not None and today <= round.appeal_until:
        raise Refusal(
            _("Các đơn vị còn được kiến nghị đến hết %(day)s. Sau ngày ấy mới xếp được.")
            % {"day": f"{round.appeal_until:%d/%m/%Y}"}
        )
    waiting = open_appeals(round).count()
    if waiting:
        raise Refusal(_("Còn %(n)d kiến nghị chưa trả lời. Trả lời hết rồi mới xếp được.") % {"n": waiting})


def close_round(by: User, round: Round, *, today: date, read_version: int) -> list[Placing]:
    """End the round: places are written down and stand in the log. Units with equal points keep one place unless settled.

    Raises PermissionDenied, Stale; `Refusal` while units may object or an objection is unanswered.
    """
    require(may_organise(by, round.block))
    with transaction.atomic():
        standing = held(round)
        state = after("close", standing.state)
        claim(standing, read_version)
        _points_are_final(standing, today)
        made = [
            Placing.objects.create(
                contender=one.contender, place=one.place, shared=one.shared, tie_reason=one.tie_reason,
                base=one.counted.base, bonus=one.counted.bonus, penalty=one.counted.penalty, total=one.counted.total,
            )
            for one in standings(standing)
            if one.counted is not None and one.place is not None
        ]  # fmt: skip
        if not made:
            raise Refusal(_("Chưa đơn vị nào có điểm thẩm định nên không kết thúc được."))
        standing.state, standing.closed_on, standing.closed_by = state, today, by
        standing.save(update_fields=["state", "closed_on", "closed_by"])
        audit.record(by, "closed_scoring", standing, note=_("%(n)d đơn vị") % {"n": len(made)})
        outbox.tell("block.round_closed", standing)
        chronicle.write("block.round_closed", standing, made)
    return made


# ── suy tôn ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def put_forward(by: User, contender: Contender, award: str, *, words: str = "", on: date, today: date) -> PutForward:
    """Write down that the block puts the unit forward for an award. Raises PermissionDenied; `Refusal` before the round is
    closed, for a unit that is no more, or twice for the same."""
    require(may_organise(by, contender.round.block))
    with transaction.atomic():
        round = held(contender.round)
        after("put_forward", round.state)
        if award not in AWARDS:
            raise Refusal(_("Khối, cụm không suy tôn cho danh hiệu, hình thức này. Hãy chọn trong danh sách."))
        if not hasattr(contender, "placing"):
            raise Refusal(_("%(unit)s không được xếp hạng trong đợt này nên không suy tôn được.") % {"unit": contender})
        if contender.unit.ends_on is not None and contender.unit.ends_on < on:
            raise Refusal(_("%(unit)s không còn vào ngày ấy nên không suy tôn được.") % {"unit": contender})
        if on > today or (round.closed_on is not None and on < round.closed_on):
            raise Refusal(_("Ngày suy tôn phải từ ngày kết thúc đợt chấm đến hôm nay. Hãy xem lại ngày."))
        if PutForward.objects.filter(contender=contender, award=award, withdrawn_on=None).exists():
            raise Refusal(_("%(unit)s đã được suy tôn %(award)s.") % {"unit": contender, "award": award_name(award)})
        made = PutForward.objects.create(contender=contender, award=award, words=words.strip(), on=on, by=by)
        audit.record(by, "put_forward", made)
        outbox.tell("block.put_forward", made)
        chronicle.write("block.put_forward", made, [made])
    return made


def withdraw_put_forward(by: User, line: PutForward, *, reason: str, today: date) -> PutForward:
    """Take it back; the line stays with the reason. Raises PermissionDenied, `Refusal`."""
    require(may_organise(by, line.contender.round.block))
    with transaction.atomic():
        standing = PutForward.objects.select_for_update(of=("self",)).get(pk=line.pk)
        if standing.withdrawn_on is not None:
            raise Refusal(_("Dòng suy tôn này đã rút rồi."))
        if not reason.strip():
            raise Refusal(_("Chưa ghi vì sao rút."))
        standing.withdrawn_on, standing.withdrawn_by, standing.withdrawn_because = today, by, reason.strip()
        standing.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_because"])
        audit.record(by, "withdrew_put_forward", standing, note=reason.strip())
        outbox.tell("block.put_forward_withdrawn", standing)
        chronicle.write("block.put_forward_withdrawn", standing, [Part(standing, "withdrawal")])
    return standing
