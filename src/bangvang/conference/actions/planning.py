"""Verbs of conferences: plan, revise, say which decisions were handed over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.conference.models import Conference
from bangvang.conference.permissions import may_plan, may_plan_for, require
from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

FIELDS = (
    "name",
    "held_on",
    "part_of_day",
    "place",
    "guest",
    "directions",
    "delegates_chosen",
    "delegates_to",
    "closes",
    "launches",
)


def plan_conference(by: User, body: Unit, **fields: Any) -> Conference:
    """Write a conference of ``body``; ``fields`` are some of `FIELDS`. Raises PermissionDenied, Refusal."""
    require(may_plan_for(by, body))
    _known(fields)
    with transaction.atomic():
        conference = Conference(body=body, **fields)
        _own_movements(conference)
        conference.save()
        audit.record(by, "planned_conference", conference)
        outbox.tell("conference.planned", conference)
    return conference


def _known(fields: dict[str, Any]) -> None:
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"not fields of a conference: {sorted(unknown)}")


def _own_movements(conference: Conference) -> None:
    for movement in (conference.closes, conference.launches):
        if movement is not None and movement.body_id != conference.body_id:
            raise Refusal(
                _("Phong trào %(movement)s không do cơ quan này phát động. Hãy chọn phong trào của cơ quan.")
                % {"movement": movement}
            )
    if conference.closes_id is not None and conference.closes_id == conference.launches_id:
        raise Refusal(
            _("Một phong trào không thể vừa tổng kết vừa phát động ở cùng hội nghị. Hãy chọn hai phong trào khác nhau.")
        )


def revise(by: User, conference: Conference, *, read_version: int, **fields: Any) -> Conference:
    """Change what is said of a conference. Raises PermissionDenied, Stale, Refusal."""
    require(may_plan(by, conference))
    _known(fields)
    with transaction.atomic():
        claim(conference, read_version)
        changes = audit.changes_to(conference, fields)
        for name, value in fields.items():
            setattr(conference, name, value)
        _own_movements(conference)
        conference.save(update_fields=list(fields))
        audit.record(by, "revised_conference", conference, changes=changes)
        outbox.tell("conference.revised", conference)
    return conference


def hand_over(
    by: User, conference: Conference, decisions: Iterable[Decision], *, read_version: int | None = None
) -> Conference:
    """Say which issued decisions were handed over; the list given takes the place of the one before. Raises Refusal, Stale."""
    require(may_plan(by, conference))
    chosen = list(decisions)
    for decision in chosen:
        if decision.body_id != conference.body_id or decision.state != DecisionState.ISSUED:
            raise Refusal(
                _("%(decision)s chưa ban hành, hoặc không phải của cơ quan tổ chức hội nghị, nên chưa trao được.")
                % {"decision": decision}
            )
    with transaction.atomic():
        claim(conference, conference.version if read_version is None else read_version)
        before = list(conference.decisions.order_by("pk").values_list("code", flat=True))
        conference.decisions.set(chosen)
        audit.record(
            by, "handed_over", conference, changes={"decisions": [before, [decision.code for decision in chosen]]}
        )
        outbox.tell("conference.handed_over", conference)
    return conference
