"""Verbs of the plan of seats: blocks, the proposal by rule, one person moved by hand, who presides."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.conference.actions.attendance import taken
from bangvang.conference.choices import HallDuty, SeatReason
from bangvang.conference.models import Attendee, Block, Conference, OnDuty, Seat, Seating
from bangvang.conference.models.seating import MOST_IN_A_ROW, MOST_ROWS
from bangvang.conference.permissions import may_plan, require
from bangvang.conference.queries.seating import Place, proposed_seats
from bangvang.outbox import actions as outbox

BLOCK_FIELDS = ("name", "rows", "in_a_row", "on_stage", "section")


# ── the hall ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def add_block(by: User, conference: Conference, **fields: Any) -> Block:
    """Put one block behind the others; ``fields`` are `BLOCK_FIELDS`. Raises PermissionDenied, `Refusal`."""
    require(may_plan(by, conference))
    _known(fields)
    with transaction.atomic():
        taken(conference)
        seating, _new = Seating.objects.get_or_create(conference=conference)
        last = seating.blocks.aggregate(last=Max("ordinal"))["last"] or 0
        block = Block(seating=seating, ordinal=last + 1, **fields)
        _sound(block)
        block.save()
        claim(seating, seating.version)
        audit.record(by, "added_block", conference, note=_told(block))
        outbox.tell("conference.seating_changed", conference)
    return block


def _known(fields: dict[str, Any]) -> None:
    unknown = set(fields) - set(BLOCK_FIELDS)
    if unknown:
        raise ValueError(f"not fields of a block: {sorted(unknown)}")


def _told(block: Block) -> str:
    told = {"name": block.name, "rows": block.rows, "seats": block.in_a_row}
    return _("%(name)s: %(rows)d hàng, mỗi hàng %(seats)d ghế") % told


def _sound(block: Block) -> None:
    """Raise `Refusal` unless the block can stand on the plan."""
    block.name, block.section = block.name.strip(), block.section.strip()
    if not block.name:
        raise Refusal(_("Chưa ghi tên khu vực. Ví dụ: Khu A."))
    if not (1 <= (block.rows or 0) <= MOST_ROWS and 1 <= (block.in_a_row or 0) <= MOST_IN_A_ROW):
        raise Refusal(
            _(
                "Mỗi khu vực có từ 1 đến %(rows)d hàng, mỗi hàng từ 1 đến %(seats)d ghế. Hàng dài hơn thì chia thành hai khu."
            )
            % {"rows": MOST_ROWS, "seats": MOST_IN_A_ROW}
        )
    if block.seating.blocks.filter(name=block.name).exclude(pk=block.pk).exists():
        raise Refusal(_("Sơ đồ đã có %(name)s. Đặt tên khác để chỉ chỗ không nhầm.") % {"name": block.name})


def revise_block(by: User, block: Block, *, read_version: int, **fields: Any) -> Block:
    """Change one block; nobody may lose a seat by it. ``read_version``: the plan's. Raises PermissionDenied, Stale, `Refusal`."""
    conference = block.seating.conference
    require(may_plan(by, conference))
    _known(fields)
    with transaction.atomic():
        taken(conference)
        claim(block.seating, read_version)
        block.refresh_from_db()
        changes = audit.changes_to(block, fields)
        for name, value in fields.items():
            setattr(block, name, value)
        _sound(block)
        outside = block.taken.filter(Q(row__gt=block.rows) | Q(number__gt=block.in_a_row)).count()
        if outside:
            raise Refusal(
                _(
                    "%(count)d người đang ngồi ở phần bị bớt. Chuyển họ sang chỗ khác, hoặc bỏ hết chỗ rồi sửa khu và xếp lại."
                )
                % {"count": outside}
            )
        block.save(update_fields=list(fields))
        audit.record(by, "revised_block", conference, note=block.name, changes=changes)
        outbox.tell("conference.seating_changed", conference)
    return block


def remove_block(by: User, block: Block, *, read_version: int) -> None:
    """Take an empty block off the plan. Raises PermissionDenied, Stale, `Refusal` where somebody sits."""
    conference = block.seating.conference
    require(may_plan(by, conference))
    with transaction.atomic():
        taken(conference)
        claim(block.seating, read_version)
        sitting = block.taken.count()
        if sitting:
            raise Refusal(
                _("%(count)d người đang ngồi ở %(block)s. Chuyển họ sang chỗ khác, hoặc bỏ hết chỗ rồi bỏ khu.")
                % {"count": sitting, "block": block}
            )
        audit.record(by, "removed_block", conference, note=_told(block))
        block.delete()
        outbox.tell("conference.seating_changed", conference)


# ── who sits where ───────────────────────────────────────────────────────────────────────────────────────────────────
def propose_seats(by: User, seating: Seating, *, read_version: int, anew: bool = False) -> int:
    """Seat everybody by the rule, around those who were set by hand; with ``anew`` those too. How many sit now.

    Raises PermissionDenied, Stale; `Refusal` where the hall has too few seats.
    """
    conference = seating.conference
    require(may_plan(by, conference))
    with transaction.atomic():
        taken(conference)
        claim(seating, read_version)
        told, left = proposed_seats(conference, anew=anew)
        if left:
            raise _too_few(len(left), len(told))
        kept = Seat.objects.filter(block__seating=seating)
        if not anew:
            kept = kept.exclude(why=SeatReason.HAND)
        kept.delete()
        Seat.objects.bulk_create(
            (
                Seat(
                    block=one.place.block,
                    row=one.place.row,
                    number=one.place.number,
                    attendee=one.attendee,
                    why=one.why,
                )
                for one in told
            ),
            batch_size=500,
        )
        audit.record(by, "proposed_seats", conference, note=_("%(count)d người") % {"count": len(told)})
        outbox.tell("conference.seating_changed", conference)
        return Seat.objects.filter(block__seating=seating).count()


def _too_few(left: int, seated: int) -> Refusal:
    if not seated:
        return Refusal(
            _("Cần %(count)d chỗ mà sơ đồ chưa có ghế nào còn trống. Hãy thêm khu vực với số hàng, số ghế trước.")
            % {"count": left}
        )
    return Refusal(
        _(
            "Thiếu %(count)d ghế nên chưa xếp ai. Hãy thêm hàng hoặc khu vực; người đã báo không dự thì ghi ở giấy mời của họ "
            "để khỏi giữ chỗ."
        )
        % {"count": left}
    )


def seat(by: User, attendee: Attendee, place: Place, *, read_version: int) -> Seat:
    """Set one person on one seat by hand; whoever sat there takes the seat that becomes free, or stands without one.

    ``read_version`` is the plan's. Raises PermissionDenied, Stale, `Refusal`.
    """
    conference, seating = attendee.conference, place.block.seating
    require(may_plan(by, conference))
    if seating.conference_id != conference.pk:
        raise ValueError("the seat is in the hall of another conference")
    if not place.block.holds(place.row, place.number):
        raise Refusal(_("Không có ghế ấy: %(place)s. Hãy tải lại trang.") % {"place": place.words})
    with transaction.atomic():
        taken(conference)
        claim(seating, read_version)
        here = Seat.objects.filter(attendee=attendee).select_related("block").first()
        there = Seat.objects.filter(block=place.block, row=place.row, number=place.number).first()
        if there is not None and there.attendee_id == attendee.pk:
            return there
        note = f"{attendee}: {place.words}"
        Seat.objects.filter(pk__in=[one.pk for one in (here, there) if one is not None]).delete()
        moved = _put(attendee, place)
        if there is not None:
            other = Attendee.objects.get(pk=there.attendee_id)
            freed = Place(here.block, here.row, here.number) if here is not None else None
            if freed is not None:
                _put(other, freed)
            note += f"; {other}: {freed.words if freed is not None else _('chưa có chỗ')}"
        audit.record(by, "seated", conference, note=note)
        outbox.tell("conference.seating_changed", conference)
    return moved


def _put(attendee: Attendee, place: Place) -> Seat:
    return Seat.objects.create(
        block=place.block, row=place.row, number=place.number, attendee=attendee, why=SeatReason.HAND
    )


def unseat(by: User, attendee: Attendee, *, read_version: int) -> None:
    """Let one person stand without a seat. Raises PermissionDenied, Stale."""
    conference = attendee.conference
    require(may_plan(by, conference))
    with transaction.atomic():
        taken(conference)
        held = Seat.objects.filter(attendee=attendee).select_related("block__seating").first()
        if held is None:
            return
        claim(held.block.seating, read_version)
        audit.record(by, "unseated", conference, note=f"{attendee}: {held}")
        held.delete()
        outbox.tell("conference.seating_changed", conference)


def clear_seats(by: User, seating: Seating, *, read_version: int) -> int:
    """Let nobody sit any more, so that the hall can be changed; how many sat. Raises PermissionDenied, Stale."""
    require(may_plan(by, seating.conference))
    with transaction.atomic():
        taken(seating.conference)
        claim(seating, read_version)
        count, _by_table = Seat.objects.filter(block__seating=seating).delete()
        audit.record(by, "cleared_seats", seating.conference, note=_("%(count)d người") % {"count": count})
        outbox.tell("conference.seating_changed", seating.conference)
    return count


# ── who presides ─────────────────────────────────────────────────────────────────────────────────────────────────────
def give_duty(by: User, attendee: Attendee, duty: str) -> OnDuty | None:
    """Let somebody chair, sit in the presidium or write the minutes; "" takes it back. Raises PermissionDenied, `Refusal`."""
    conference = attendee.conference
    require(may_plan(by, conference))
    if duty and duty not in HallDuty.values:
        raise ValueError(f"no such duty: {duty}")
    with transaction.atomic():
        taken(conference)
        chair = OnDuty.objects.filter(attendee__conference=conference, duty=HallDuty.CHAIR).exclude(attendee=attendee)
        if duty == HallDuty.CHAIR and (sitting := chair.select_related("attendee").first()) is not None:
            raise Refusal(
                _(
                    "%(name)s đang là người chủ trì. Mỗi hội nghị một người chủ trì; những người khác ghi là Đoàn Chủ tịch."
                )
                % {"name": sitting.attendee}
            )
        OnDuty.objects.filter(attendee=attendee).delete()
        given = OnDuty.objects.create(attendee=attendee, duty=duty) if duty else None
        audit.record(
            by, "gave_duty", attendee, note=given.get_duty_display() if given is not None else _("thôi nhiệm vụ")
        )
        outbox.tell("conference.duty_given", attendee)
    return given
