"""What a unit does about a movement that was sent to it: take note, pledge, report."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import is_award
from bangvang.movement.choices import MovementState, PledgeState, ReviewKind
from bangvang.movement.models import Movement, Pledge, Receipt, Review
from bangvang.movement.permissions import may_decide_on, may_take_part, require
from bangvang.movement.queries import works_in
from bangvang.outbox import actions as outbox
from bangvang.register.models import Person, Unit


def take_note(by: User, receipt: Receipt) -> Receipt:
    """Say that the unit has received the movement; a second click changes nothing. Raises PermissionDenied."""
    require(may_take_part(by, receipt.unit))
    with transaction.atomic():
        standing = Receipt.objects.select_for_update(of=("self",)).select_related("movement", "unit").get(pk=receipt.pk)
        if standing.received_at is None:
            standing.received_by, standing.received_at = by, timezone.now()
            standing.save(update_fields=["received_by", "received_at"])
            audit.record(by, "received_movement", standing.movement, note=str(standing.unit))
            outbox.tell("movement.received", standing.movement)
    return standing


def pledge(
    by: User,
    movement: Movement,
    unit: Unit,
    *,
    content: str,
    pledged_on: date,
    person: Person | None = None,
    aims_at: str = "",
    read_version: int | None = None,
) -> Pledge:
    """Write what the unit, or ``person`` who works in it, pledges; a second pledge of the same replaces the first and
    waits again for the level above.

    ``read_version``: the version of the first that was read, None when none was known. Raises PermissionDenied, Stale;
    `Refusal` with what to do.
    """
    require(may_take_part(by, unit))
    with transaction.atomic():
        standing = _running(movement, unit, pledged_on)
        if not content.strip():
            raise Refusal(_("Chưa ghi nội dung đăng ký. Hãy ghi sẽ làm gì, đến mức nào, khi nào xong."))
        if aims_at and not is_award(aims_at):
            raise Refusal(_("Sách luật không có hình thức, danh hiệu này. Hãy chọn trong danh mục."))
        if person is not None and not works_in(person, unit, pledged_on):
            raise Refusal(
                _("Sổ không ghi %(person)s công tác ở %(unit)s vào ngày %(day)s. Hãy xem lại người, đơn vị hoặc ngày.")
                % {"person": person, "unit": unit, "day": f"{pledged_on:%d/%m/%Y}"}
            )
        said = {"content": content.strip(), "aims_at": aims_at, "pledged_on": pledged_on, "unit": unit, "by": by}
        said |= {"state": PledgeState.WAITING, "reason": "", "decided_by": None, "decided_at": None}
        key = (
            {"movement": standing, "person": person} if person else {"movement": standing, "person": None, "unit": unit}
        )
        before = Pledge.objects.select_for_update(of=("self",)).filter(**key).first()
        if before is None:
            done = Pledge.objects.create(**key | said)
        else:
            claim(before, read_version or 0)
            done = before
            for name, value in said.items():
                setattr(done, name, value)
            done.save(update_fields=[*said, "at"])
        audit.record(by, "pledged", movement, note=str(person or unit))
        outbox.tell("movement.pledged", movement)
    return done


def approve_pledge(by: User, pledge: Pledge, *, read_version: int) -> Pledge:
    """Say for the level above that the pledge may stand. Raises PermissionDenied, Stale; `Refusal` when it was decided."""
    return _decide(by, pledge, read_version, PledgeState.APPROVED, "")


def return_pledge(by: User, pledge: Pledge, *, reason: str, read_version: int) -> Pledge:
    """Give the pledge back to its unit with the reason. Raises PermissionDenied, Stale, `Refusal`."""
    if not reason.strip():
        raise Refusal(_("Chưa ghi lý do trả lại. Đơn vị cần biết phải sửa gì."))
    return _decide(by, pledge, read_version, PledgeState.RETURNED, reason.strip())


def _decide(by: User, pledge: Pledge, read_version: int, state: PledgeState, reason: str) -> Pledge:
    require(may_decide_on(by, pledge), _("Cấp trên của đơn vị duyệt đăng ký; đơn vị không tự duyệt."))
    with transaction.atomic():
        claim(pledge, read_version)
        standing = Pledge.objects.select_related("movement", "unit", "person").get(pk=pledge.pk)
        if standing.movement.state != MovementState.LAUNCHED:
            raise Refusal(_("Phong trào này đã tổng kết nên không duyệt đăng ký nữa."))
        if standing.state != PledgeState.WAITING:
            raise Refusal(
                _("Đăng ký này %(state)s rồi. Đơn vị sửa đăng ký thì duyệt lại được.")
                % {"state": standing.get_state_display()}
            )
        standing.state, standing.reason = state, reason
        standing.decided_by, standing.decided_at = by, timezone.now()
        standing.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        note = f"{standing.person or standing.unit}: {state.label}"
        audit.record(by, "decided_pledge", standing.movement, note=f"{note}. {reason}".strip(" ."))
        outbox.tell("movement.pledge_decided", standing.movement)
    return standing


def report(
    by: User,
    movement: Movement,
    unit: Unit,
    kind: ReviewKind,
    *,
    results: str,
    reported_on: date,
    limits: str = "",
    causes: str = "",
    lessons: str = "",
    read_version: int | None = None,
) -> Review:
    """Write what the unit reports of the movement; a second report of the kind replaces the first.

    Raises PermissionDenied, Stale; `Refusal` with what to do.
    """
    require(may_take_part(by, unit))
    with transaction.atomic():
        standing = _running(movement, unit, reported_on)
        if not results.strip():
            raise Refusal(_("Chưa ghi kết quả. Hãy ghi đã làm được gì, kèm số liệu."))
        said = {
            "results": results.strip(),
            "limits": limits.strip(),
            "causes": causes.strip(),
            "lessons": lessons.strip(),
            "reported_on": reported_on,
            "by": by,
        }
        before = Review.objects.select_for_update().filter(movement=standing, unit=unit, kind=kind).first()
        if before is None:
            done = Review.objects.create(movement=standing, unit=unit, kind=kind, **said)
        else:
            claim(before, read_version or 0)
            done = before
            for name, value in said.items():
                setattr(done, name, value)
            done.save(update_fields=[*said, "at"])
        audit.record(by, "reported", movement, note=f"{unit}, {done.get_kind_display()}")
        outbox.tell("movement.reported", movement)
    return done


def _running(movement: Movement, unit: Unit, on: date) -> Movement:
    """The movement, held. Raises `Refusal` unless it runs, was sent to the unit, and the unit stands on the day."""
    standing = Movement.objects.select_for_update(of=("self",)).get(pk=movement.pk)
    if standing.state == MovementState.DRAFT:
        raise Refusal(_("Phong trào này chưa phát động."))
    if standing.state == MovementState.CLOSED:
        raise Refusal(_("Phong trào này đã tổng kết nên không ghi thêm được nữa."))
    if standing.launched_on is not None and on < standing.launched_on:
        raise Refusal(_("Ngày này trước ngày phát động. Hãy xem lại ngày."))
    if on > timezone.localdate():
        raise Refusal(_("Ngày này chưa tới. Hãy ghi ngày đã làm."))
    if not unit.exists_on(on):
        raise Refusal(
            _("%(unit)s không còn vào ngày ấy. Cơ quan phát động giao phong trào cho đơn vị kế thừa, rồi ghi ở đó.")
            % {"unit": unit}
        )
    if not Receipt.objects.filter(movement=standing, unit=unit).exists():
        raise Refusal(_("Phong trào này không gửi cho %(unit)s.") % {"unit": unit})
    return standing
