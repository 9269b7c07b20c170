"""Draft a movement, revise what its launch document says, plan its awards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import award_name, is_award
from bangvang.movement import states
from bangvang.movement.models import Movement, PlannedAward
from bangvang.movement.permissions import may_draft, may_lead, require
from bangvang.movement.validators import period_problem
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

REVISABLE = (
    "name",
    "slogan",
    "kind",
    "reach",
    "occasion",
    "period_from",
    "period_until",
    "objective",
    "scope",
    "participants",
    "content",
    "criteria",
    "plan",
    "measures",
    "directive",
    "document",
    "follows",
)


def draft_movement(by: User, body: Unit, **fields: Any) -> Movement:
    """Begin a movement of ``body``. Raises PermissionDenied; `Refusal` when the period is not in order."""
    require(may_draft(by, body))
    if not body.is_body:
        raise Refusal(_("%(body)s không có con dấu nên không phát động phong trào được.") % {"body": body})
    _in_order(fields["period_from"], fields["period_until"])
    with transaction.atomic():
        movement = Movement.objects.create(body=body, **fields)
        audit.record(by, "drafted", movement)
        outbox.tell("movement.drafted", movement)
    return movement


def revise(by: User, movement: Movement, *, read_version: int, **fields: Any) -> Movement:
    """Change what the launch document says; until the movement is closed. Raises PermissionDenied, Stale, Refusal."""
    require(may_lead(by, movement))
    unknown = set(fields) - set(REVISABLE)
    if unknown:
        raise ValueError(f"not revisable: {sorted(unknown)}")
    with transaction.atomic():
        claim(movement, read_version)
        standing = Movement.objects.get(pk=movement.pk)
        states.after("revise", standing.state)
        changes = audit.changes_to(standing, fields)
        for name, value in fields.items():
            setattr(movement, name, value)
        _in_order(movement.period_from, movement.period_until)
        movement.save(update_fields=list(fields))
        audit.record(by, "revised", movement, changes=changes)
        outbox.tell("movement.revised", movement)
    return movement


def plan_award(
    by: User, movement: Movement, *, award: str, collectives: int | None = None, individuals: int | None = None
) -> PlannedAward:
    """Plan an award of the movement, to how many at most (None: no ceiling); a second plan of it replaces the first."""
    require(may_lead(by, movement))
    if not is_award(award):
        raise Refusal(_("Sách luật không có hình thức, danh hiệu này. Hãy chọn trong danh mục."))
    with transaction.atomic():
        standing = Movement.objects.select_for_update().get(pk=movement.pk)
        states.after("revise", standing.state)
        planned, _created = PlannedAward.objects.update_or_create(
            movement=standing, award=award, defaults={"collectives": collectives, "individuals": individuals}
        )
        claim(standing, standing.version)
        movement.version = standing.version
        audit.record(by, "planned_award", movement, changes={award_name(award): [None, [collectives, individuals]]})
        outbox.tell("movement.award_planned", movement)
    return planned


def _in_order(period_from: date, period_until: date) -> None:
    sentence = period_problem(period_from, period_until)
    if sentence:
        raise Refusal(sentence)
