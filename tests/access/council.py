"""Access to councils: who serves, runs or watches sees; the secretary runs; tellers count."""

from __future__ import annotations

from access.route import Route
from bangvang.register.choices import Role

READERS = {Role.OFFICER, Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.TELLER, Role.LEADER, Role.AUDITOR}
RUNNERS = {Role.COUNCIL_SECRETARY}
KEEPERS = {Role.COUNCIL_SECRETARY, Role.ADMINISTRATOR}


def _council(world):
    return {"pk": world.council.pk}


def _sitting(world):
    return {"pk": world.sitting.pk}


ROUTES = {
    "council:list": Route(signed_in=True),
    "council:new": Route(make=lambda world: {"body_pk": world.department.pk}, allowed=KEEPERS),
    "council:council": Route(make=_council, allowed=READERS | KEEPERS),
    "council:add_member": Route(make=_council, allowed=KEEPERS),
    "council:end_member": Route(make=lambda world: {"pk": world.council.members.first().pk}, allowed=KEEPERS),
    "council:add_rule": Route(make=_council, allowed=KEEPERS),
    "council:end_rule": Route(make=lambda world: {"pk": world.council.rules.first().pk}, allowed=KEEPERS),
    "council:prepare": Route(make=_council, allowed=RUNNERS),
    "council:sitting": Route(make=_sitting, allowed=READERS),
    "council:revise": Route(make=_sitting, allowed=RUNNERS),
    "council:agenda": Route(make=_sitting, allowed=RUNNERS),
    "council:take_off": Route(
        make=lambda world: {"pk": world.sitting.items.first().pk}, allowed=RUNNERS, method="post"
    ),
    "council:open": Route(make=_sitting, allowed=RUNNERS),
    "council:begin_vote": Route(make=_sitting, allowed=RUNNERS, method="post"),
    "council:count": Route(make=_sitting, allowed={Role.TELLER}),
    "council:withdraw_count": Route(make=_sitting, allowed={Role.TELLER}, method="post"),
    "council:close": Route(make=_sitting, allowed=RUNNERS),
    "council:minutes": Route(make=lambda world: _sitting(world) | {"kind": "pdf"}, allowed=READERS),
}
