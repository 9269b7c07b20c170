"""Launch a movement and send it down the tree, set its phases, close it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.movement import states
from bangvang.movement.choices import Phase
from bangvang.movement.models import Movement, MovementPhase, Receipt
from bangvang.movement.permissions import may_lead, require
from bangvang.movement.queries import units_to_send_to
from bangvang.movement.validators import MANDATORY, launch_problems
from bangvang.outbox import actions as outbox
from bangvang.register.queries import authorities_on


def launch(by: User, movement: Movement, *, on: date, read_version: int) -> Movement:
    """Launch the movement on the day: everybody below its body sees it, and every standing unit there is sent it.

    Raises PermissionDenied, Stale; `Refusal` with every article that stands in the way.
    """
    require(may_lead(by, movement))
    with transaction.atomic():
        claim(movement, read_version)
        movement.refresh_from_db()
        movement.state, movement.launched_on = states.after("launch", movement.state), on
        if on > movement.period_until:
            raise Refusal(
                _(
                    "Ngày phát động sau cả ngày kết thúc phong trào. "
                    "Hãy xem lại ngày, hoặc sửa thời gian của phong trào."
                )
            )
        _may_be_launched(movement, on)
        movement.save(update_fields=["state", "launched_on"])
        _done(movement, Phase.LAUNCH, on)
        sent = _send(movement, on)
        audit.record(by, "launched", movement, note=_("gửi %(count)d đơn vị") % {"count": sent})
        outbox.tell("movement.launched", movement)
    return movement


def close_movement(by: User, movement: Movement, *, on: date, read_version: int) -> Movement:
    """Close the movement with its final review on the day."""
    require(may_lead(by, movement))
    with transaction.atomic():
        claim(movement, read_version)
        movement.refresh_from_db(fields=["state", "launched_on"])
        movement.state, movement.closed_on = states.after("close", movement.state), on
        if movement.launched_on and on < movement.launched_on:
            raise Refusal(_("Ngày tổng kết trước ngày phát động. Hãy xem lại ngày."))
        movement.save(update_fields=["state", "closed_on"])
        _done(movement, Phase.FINAL, on)
        audit.record(by, "closed", movement)
        outbox.tell("movement.closed", movement)
    return movement


def set_phase(
    by: User, movement: Movement, phase: Phase, *, due_on: date | None, done_on: date | None, note: str = ""
) -> MovementPhase:
    """Say when a phase is due and when it was done. Launch and final review are done by launching and closing.

    Raises PermissionDenied; `Refusal` for a day outside of what is possible.
    """
    require(may_lead(by, movement))
    with transaction.atomic():
        standing = Movement.objects.select_for_update().get(pk=movement.pk)
        states.after("revise", standing.state)
        if phase in (Phase.LAUNCH, Phase.FINAL) and done_on is not None:
            raise Refusal(_("Ngày phát động, ngày tổng kết ghi bằng nút Phát động, Tổng kết; ở đây chỉ ghi hạn."))
        if done_on is not None and standing.launched_on is None:
            raise Refusal(_("Phong trào chưa phát động nên chưa làm xong giai đoạn nào. Hãy để trống ngày làm xong."))
        if done_on is not None and standing.launched_on is not None and done_on < standing.launched_on:
            raise Refusal(_("Ngày làm xong trước ngày phát động. Hãy xem lại ngày."))
        told, _new = MovementPhase.objects.update_or_create(
            movement=standing, phase=phase, defaults={"due_on": due_on, "note": note.strip()}
        )
        if phase not in (Phase.LAUNCH, Phase.FINAL):
            told.done_on = done_on
            told.save(update_fields=["done_on"])
        audit.record(by, "set_phase", movement, note=str(told.get_phase_display()))
        outbox.tell("movement.phase_set", movement)
    return told


def hand_on(by: User, receipt: Receipt) -> Receipt:
    """Send the movement to the unit that came after one that ended in the middle of it.

    Raises PermissionDenied; `Refusal` when the unit stands, or nobody came after it.
    """
    require(may_lead(by, receipt.movement))
    unit = receipt.unit
    if unit.ends_on is None:
        raise Refusal(_("%(unit)s vẫn đang có, không cần giao cho đơn vị khác.") % {"unit": unit})
    heir = unit.merged_into or unit.successor
    if heir is None:
        raise Refusal(
            _("%(unit)s đã hết mà sổ chưa ghi đơn vị kế thừa. Hãy ghi đơn vị kế thừa ở sổ đơn vị trước.")
            % {"unit": unit}
        )
    with transaction.atomic():
        sent, made = Receipt.objects.get_or_create(
            movement=receipt.movement, unit=heir, defaults={"sent_on": unit.ends_on, "instead_of": unit}
        )
        if not made:
            raise Refusal(_("%(unit)s đã được gửi phong trào này rồi.") % {"unit": heir})
        audit.record(by, "handed_on", receipt.movement, note=f"{unit} → {heir}")
        outbox.tell("movement.handed_on", receipt.movement)
    return sent


def _may_be_launched(movement: Movement, on: date) -> None:
    said = {name: getattr(movement, name) for name in MANDATORY}
    problems = launch_problems(
        said, kind=movement.kind, reach=movement.reach, authorities=authorities_on(movement.body, on), on=on
    )
    if problems:
        raise Refusal(_("Chưa phát động. %(why)s") % {"why": " ".join(problems)})


def _send(movement: Movement, on: date) -> int:
    """Write a receipt for every unit that is to have it; how many."""
    units = units_to_send_to(movement, on)
    Receipt.objects.bulk_create(
        (Receipt(movement=movement, unit_id=unit, sent_on=on) for unit in units), batch_size=500, ignore_conflicts=True
    )
    return len(units)


def _done(movement: Movement, phase: Phase, on: date) -> None:
    MovementPhase.objects.update_or_create(movement=movement, phase=phase, defaults={"done_on": on})
