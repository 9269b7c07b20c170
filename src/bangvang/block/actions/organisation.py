"""A block is set up and revised; units are taken in, put in another place, taken out, or followed by those after them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.block.models import Block, Membership
from bangvang.block.permissions import may_organise, may_organise_for, require
from bangvang.block.queries import elsewhere, heir_of
from bangvang.block.validators import span_problem
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit
from bangvang.register.queries import branch

REVISABLE = ("name", "kind", "begins_on", "ends_on", "note")
BASIS = "Luật 06/2022/QH15, Điều 16 khoản 2"


def set_up(by: User, organiser: Unit, *, name: str, begins_on: date, ends_on: date | None = None, **more: Any) -> Block:
    """Begin a block that the organiser's council puts together. Raises PermissionDenied; `Refusal` with what to do."""
    require(may_organise_for(by, organiser))
    if not organiser.is_body:
        raise Refusal(
            _("%(unit)s không có Hội đồng thi đua, khen thưởng riêng. Hãy lập khối, cụm ở cơ quan cấp trên.")
            % {"unit": organiser},
            cite=BASIS,
        )
    with transaction.atomic():
        Unit.objects.select_for_update(of=("self",)).get(pk=organiser.pk)
        _named_once(organiser, name, ends_on)
        _in_order(begins_on, ends_on)
        block = Block.objects.create(organiser=organiser, name=name, begins_on=begins_on, ends_on=ends_on, **more)
        audit.record(by, "set_up_block", block)
        outbox.tell("block.set_up", block)
    return block


def revise(by: User, block: Block, *, read_version: int, **fields: Any) -> Block:
    """Change what is said of the block. Raises PermissionDenied, Stale, Refusal; ValueError for what cannot be revised."""
    require(may_organise(by, block))
    if unknown := set(fields) - set(REVISABLE):
        raise ValueError(f"not revisable: {sorted(unknown)}")
    with transaction.atomic():
        claim(block, read_version)
        standing = Block.objects.select_related("organiser").get(pk=block.pk)
        changes = audit.changes_to(standing, fields)
        for name, value in fields.items():
            setattr(standing, name, value)
        _in_order(standing.begins_on, standing.ends_on)
        _named_once(standing.organiser, standing.name, standing.ends_on, but=standing)
        _holds_what_happened(standing)
        standing.save(update_fields=list(fields))
        audit.record(by, "revised_block", standing, changes=changes)
        outbox.tell("block.revised", standing)
    return standing


def take_in(by: User, block: Block, unit: Unit, *, begins_on: date) -> Membership:
    """Put the unit into the block from the day on, last in the order. Raises PermissionDenied; `Refusal` with what to do."""
    require(may_organise(by, block))
    with transaction.atomic():
        joined = _join(block, unit, begins_on, place=None)
        audit.record(by, "took_into_block", block, note=f"{unit}, {begins_on:%d/%m/%Y}")
        outbox.tell("block.members_changed", block)
    return joined


def pass_on(by: User, membership: Membership) -> Membership:
    """Put the unit that came after a member that ended in its place, from the day after. Raises PermissionDenied, Refusal.

    Where that one is in the block already, the membership that ended is only closed; its row is given then.
    """
    require(may_organise(by, membership.block))
    with transaction.atomic():
        block = Block.objects.select_for_update(of=("self",)).get(pk=membership.block_id)
        standing = Membership.objects.select_related("unit").get(pk=membership.pk)
        unit, last = standing.unit, standing.unit.ends_on
        if last is None or standing.ends_on is not None:
            raise Refusal(_("%(unit)s không phải đơn vị vừa hết trong khối. Không có gì phải chuyển.") % {"unit": unit})
        heir = heir_of(unit)
        if heir is None:
            raise Refusal(
                _(
                    "Sổ chưa ghi đơn vị nào kế thừa %(unit)s. Hãy ghi đơn vị kế thừa vào sổ, hoặc đưa đơn vị khác vào khối."
                )
                % {"unit": unit}
            )
        standing.ends_on = max(last, standing.begins_on)
        standing.save(update_fields=["ends_on"])
        first = max(standing.ends_on + timedelta(days=1), heir.begins_on)
        there = Membership.objects.filter(block=block, unit=heir, ends_on=None).first()
        passed = there or _join(block, heir, first, place=standing.place)
        audit.record(by, "passed_membership_on", block, note=f"{unit} → {heir}")
        outbox.tell("block.members_changed", block)
    return passed


def revise_membership(
    by: User, membership: Membership, *, place: int, ends_on: date | None, read_version: int
) -> Membership:
    """Give the member another place in the order, or a last day. ``read_version``: of its block.

    Raises PermissionDenied, Stale, Refusal.
    """
    require(may_organise(by, membership.block))
    with transaction.atomic():
        block = Block.objects.get(pk=membership.block_id)
        claim(block, read_version)
        standing = Membership.objects.select_related("block", "unit").get(pk=membership.pk)
        if sentence := span_problem(standing.begins_on, ends_on):
            raise Refusal(sentence)
        _held(standing.unit)
        _in_no_other(block, standing.unit, standing.begins_on, ends_on or block.ends_on, but=standing)
        changes = audit.changes_to(standing, {"place": place, "ends_on": ends_on})
        standing.ends_on = ends_on
        standing.save(update_fields=["ends_on"])
        _put_in_place(standing, place)
        audit.record(by, "revised_membership", block, note=str(standing.unit), changes=changes)
        outbox.tell("block.members_changed", block)
    return standing


def _join(block: Block, unit: Unit, begins_on: date, place: int | None) -> Membership:
    """The row, after everything that must hold."""
    standing = Block.objects.select_for_update(of=("self",)).get(pk=block.pk)
    unit = _held(unit)
    if unit.pk == standing.organiser_id or unit.pk not in branch({standing.organiser_id}):
        raise Refusal(
            _("%(unit)s không thuộc %(organiser)s, là cơ quan tổ chức khối này. Hãy chọn đơn vị trực thuộc.")
            % {"unit": unit, "organiser": standing.organiser}
        )
    if not standing.exists_on(begins_on):
        raise Refusal(
            _("%(block)s không có vào ngày %(day)s. Hãy xem lại ngày, hoặc sửa ngày của khối trước.")
            % {"block": standing, "day": f"{begins_on:%d/%m/%Y}"}
        )
    if not unit.exists_on(begins_on):
        _say_that_it_ended(unit, begins_on)
    _in_no_other(standing, unit, begins_on, standing.ends_on)
    last = standing.memberships.aggregate(last=Max("place"))["last"] or 0
    return Membership.objects.create(block=standing, unit=unit, place=place or last + 1, begins_on=begins_on)


def _held(unit: Unit) -> Unit:
    """The unit as it stands, held: two blocks cannot take it in at once."""
    return Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)


def _say_that_it_ended(unit: Unit, day: date) -> None:
    heir = heir_of(unit)
    told = {"unit": unit, "day": f"{day:%d/%m/%Y}", "heir": heir}
    if heir is not None:
        raise Refusal(_("%(unit)s không có vào ngày %(day)s. Hãy chọn đơn vị kế thừa là %(heir)s.") % told)
    raise Refusal(_("%(unit)s không có vào ngày %(day)s. Hãy xem lại ngày hoặc đơn vị.") % told)


def _in_no_other(block: Block, unit: Unit, first: date, last: date | None, but: Membership | None = None) -> None:
    """Refuse when the unit is in this block already, or in another of the same organiser."""
    there = elsewhere(block.organiser, unit, first, last, but=but)
    if there is None:
        return
    told = {"unit": unit, "block": there.block, "since": f"{there.begins_on:%d/%m/%Y}"}
    if there.block_id == block.pk:
        raise Refusal(_("%(unit)s đã ở trong khối này từ ngày %(since)s. Không cần đưa vào lần nữa.") % told)
    raise Refusal(
        _(
            "%(unit)s đang ở %(block)s từ ngày %(since)s. Một đơn vị chỉ ở một khối của cùng cơ quan tổ chức: "
            "cho ra khỏi khối ấy trước, hoặc chọn ngày sau đó."
        )
        % told
    )


def _put_in_place(moved: Membership, place: int) -> None:
    """Let the member stand at ``place`` among those still in, and number all anew."""
    others = list(
        Membership.objects.filter(block=moved.block, ends_on=None).exclude(pk=moved.pk).order_by("place", "pk")
    )
    if moved.ends_on is None:
        others.insert(max(place, 1) - 1, moved)
    for number, one in enumerate(others, start=1):
        if one.place != number:
            one.place = number
            one.save(update_fields=["place"])


def _in_order(begins_on: date, ends_on: date | None) -> None:
    if sentence := span_problem(begins_on, ends_on):
        raise Refusal(sentence)


def _named_once(organiser: Unit, name: str, ends_on: date | None, but: Block | None = None) -> None:
    same = Block.objects.filter(organiser=organiser, name=name, ends_on=None)
    if but is not None:
        same = same.exclude(pk=but.pk)
    if ends_on is None and same.exists():
        raise Refusal(_("%(organiser)s đã có khối tên này. Hãy đặt tên khác.") % {"organiser": organiser})


def _holds_what_happened(block: Block) -> None:
    """Refuse days outside which the block has members or heads."""
    first = block.memberships.order_by("begins_on").first()
    if first is not None and first.begins_on < block.begins_on:
        raise Refusal(
            _("%(unit)s vào khối từ ngày %(day)s, trước ngày khối bắt đầu. Hãy chọn ngày bắt đầu sớm hơn.")
            % {"unit": first.unit, "day": f"{first.begins_on:%d/%m/%Y}"}
        )
    for lead in block.leaderships.select_related("unit", "block"):
        if not block.exists_in(lead.year):
            raise Refusal(
                _("Khối đã có %(title)s năm %(year)d nên ngày bắt đầu, ngày hết phải gồm năm ấy.")
                % {"title": lead.title.lower(), "year": lead.year}
            )
