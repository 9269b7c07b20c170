"""The head and the deputy of a block are chosen for a year, in turn or with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.block.choices import LeadRole
from bangvang.block.models import Block, Leadership
from bangvang.block.permissions import may_organise, require
from bangvang.block.queries import LEAST, has_year, leaders_of, members_in, turns, whose_turn
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


def choose_lead(
    by: User,
    block: Block,
    *,
    year: int,
    role: str,
    unit: Unit,
    chosen_on: date,
    reason: str = "",
    read_version: int | None = None,
) -> Leadership:
    """Write which member leads the block in the year; a second choice for the same role ends the first, which stays.

    ``reason`` is needed when it is another's turn, and when a choice is ended. ``read_version``: of the choice that was
    read, None when none was known. Raises PermissionDenied, Stale; `Refusal` with what to do.
    """
    require(may_organise(by, block))
    role, reason = LeadRole(role), reason.strip()
    with transaction.atomic():
        standing = Block.objects.select_for_update(of=("self",)).get(pk=block.pk)
        _may_lead(standing, year, unit, chosen_on)
        chosen = leaders_of(standing, year)
        before = chosen.pop(role, None)
        _in_one_role(chosen, unit)
        head = chosen.get(LeadRole.HEAD)
        waiting = turns(standing, year, timezone.localdate())
        _says_why(whose_turn(waiting, role, head.unit if head else None), unit, before, reason)
        changes = {}
        if before is not None:
            claim(before, read_version or 0)
            changes = audit.changes_to(before, {"unit": unit, "reason": reason, "chosen_on": chosen_on})
            _end(before, max(chosen_on, before.chosen_on), reason, by)
        done = Leadership.objects.create(
            block=standing, year=year, role=role, unit=unit, reason=reason, chosen_on=chosen_on, by=by
        )
        audit.record(by, "chose_lead", standing, note=str(done), changes=changes)
        outbox.tell("block.lead_chosen", standing)
    return done


def _end(lead: Leadership, on: date, reason: str, by: User) -> None:
    """From the day on the unit leads no more; its row stays as it was written."""
    lead.ended_on, lead.ended_because, lead.ended_by = on, reason, by
    lead.save(update_fields=["ended_on", "ended_because", "ended_by"])


def _may_lead(block: Block, year: int, unit: Unit, chosen_on: date) -> None:
    """Refuse a year that the block does not have, too few members, a unit that is none, a day not yet come."""
    if not has_year(block, year, timezone.localdate()):
        raise Refusal(
            _("%(block)s không có trong năm %(year)d, hoặc năm ấy còn xa. Hãy xem lại năm, hoặc sửa ngày của khối.")
            % {"block": block, "year": year}
        )
    if chosen_on > timezone.localdate():
        raise Refusal(_("Ngày chọn chưa tới. Hãy ghi ngày các đơn vị đã thống nhất chọn."))
    members = {one.unit_id for one in members_in(block, year)}
    if unit.pk not in members:
        raise Refusal(
            _("%(unit)s không ở trong khối năm %(year)d nên không đứng đầu được. Hãy chọn một đơn vị trong khối.")
            % {"unit": unit, "year": year}
        )
    if len(members) < LEAST:
        raise Refusal(
            _("Khối mới có một đơn vị trong năm %(year)d. Hãy đưa ít nhất hai đơn vị vào khối rồi chọn.")
            % {"year": year}
        )


def _in_one_role(others: dict[str, Leadership], unit: Unit) -> None:
    for other in others.values():
        if other.unit_id == unit.pk:
            raise Refusal(
                _("%(unit)s đã là %(title)s năm %(year)d. Trưởng và phó phải là hai đơn vị.")
                % {"unit": unit, "title": other.title.lower(), "year": other.year}
            )


def _says_why(turn: Unit | None, unit: Unit, before: Leadership | None, reason: str) -> None:
    """Refuse a choice out of turn, or after another, without a reason."""
    if reason:
        return
    if before is not None and before.unit_id == unit.pk:
        raise Refusal(
            _("Năm này đã chọn %(unit)s rồi. Muốn ghi lại cho đúng thì nêu lý do; dòng đã ghi vẫn giữ.")
            % {"unit": unit}
        )
    if before is not None:
        raise Refusal(
            _("Năm này đã chọn %(before)s. Muốn thay bằng %(unit)s thì ghi lý do, để người sau còn hiểu.")
            % {"before": before.unit, "unit": unit}
        )
    if turn is not None and turn != unit:
        raise Refusal(
            _("Theo thứ tự luân phiên thì tới lượt %(turn)s. Chọn %(unit)s thì ghi lý do.")
            % {"turn": turn, "unit": unit}
        )
