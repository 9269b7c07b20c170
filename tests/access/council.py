"""Access to councils: who serves, runs or watches sees; the secretary runs; tellers count."""

from __future__ import annotations

from access.route import Route

from bangvang.register.choices import Role

READERS = {Role.OFFICER, Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.TELLER, Role.LEADER, Role.AUDITOR}
RUNNERS = {Role.COUNCIL_SECRETARY}


def _council(world):
    return {"pk": world.council.pk}


def _sitting(world):
    return {"pk": world.sitting.pk}


ROUTES = {
    "council:list": Route(signed_in=True),
    "council:council": Route(make=_council, allowed=READERS),
    "council:add_member": Route(make=_council, allowed=RUNNERS),
    "council:end_member": Route(make=lambda world: {"pk": world.council.members.first().pk}, allowed=RUNNERS),
    "council:add_rule": Route(make=_council, allowed=RUNNERS),
    "council:end_rule": Route(make=lambda world: {"pk": world.council.rules.first().pk}, allowed=RUNNERS),
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
    "council:close": Route(make=_sitting, allowed=RUNNERS),
    "council:minutes": Route(make=lambda world: _sitting(world) | {"kind": "pdf"}, allowed=READERS),
}
