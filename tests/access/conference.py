"""Access to conferences: officers and editors plan; the office reads."""

from __future__ import annotations

from access.route import Route
from bangvang.register.choices import Role

READERS = {
    Role.OFFICER,
    Role.EDITOR,
    Role.LEADER,
    Role.COUNCIL_SECRETARY,
    Role.DOCUMENT_CLERK,
    Role.AUDITOR,
}
PLANNERS = {Role.OFFICER, Role.EDITOR}


def _conference(world):
    return {"pk": world.conference.pk}


ROUTES = {
    "conference:list": Route(signed_in=True),
    "conference:plan": Route(make=lambda world: {"body_pk": world.department.pk}, allowed=PLANNERS),
    "conference:detail": Route(make=_conference, allowed=READERS),
    "conference:edit": Route(make=_conference, allowed=PLANNERS),
    "conference:hand_over": Route(make=_conference, allowed=PLANNERS),
}
